//! Where a quote stands in its article, and which of several places is meant: by the words around a selection, or by words before it.

use super::{Adding, Draft, Wrong};
use crate::article::Article;
use crate::claim::file::quote::Searched;
use crate::text::{Places, Span};

/// One of the places of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Where it stands in the article's body, in bytes.
    pub span: Span,
    /// "line 7", as the article's file counts.
    pub line: String,
    /// Words before it that tell it from the others, as few as do; `None` where none do.
    pub after: Option<String>,
}

/// The most words that are put under `after`.
const MOST_WORDS: usize = 12;

impl Adding<'_> {
    /// All places of a claim's quote in the body of its article, in order.
    pub fn occurrences(&self, draft: &Draft) -> Vec<Occurrence> {
        let Some(article) = self.article_of(draft) else { return Vec::new() };
        let spans = Searched::new(&article.body).find(draft.text("quote").unwrap_or(""));
        let place = |span: &Span| Occurrence {
            span: *span,
            line: line(article, *span),
            after: apart(&article.body, &spans, *span),
        };
        spans.iter().map(place).collect()
    }

    /// The place of a claim's quote that its `after` means; the first where it has none.
    pub fn span(&self, draft: &Draft) -> Option<Span> {
        let article = self.article_of(draft)?;
        let searched = Searched::new(&article.body);
        let spans = searched.find(draft.text("quote")?);
        let Some(after) = draft.text("after") else { return spans.first().copied() };
        let before = searched.find(after);
        spans.into_iter().find(|span| before.iter().any(|words| words.end <= span.start))
    }

    /// Of several places of a quote takes the one whose surroundings fit a selection, as in a W3C TextQuoteSelector: `prefix` is text
    /// right before it and `suffix` right behind it, of any length. The place goes into `after`, as short as tells it apart.
    /// Where no one place fits best, or the quote stands once, nothing is set.
    ///
    /// # Errors
    ///
    /// As [`Draft::set`].
    pub fn choose(&self, draft: &mut Draft, prefix: &str, suffix: &str) -> Result<(), Wrong> {
        let Some(article) = self.article_of(draft) else { return Ok(()) };
        let searched = Searched::new(&article.body);
        let spans = searched.find(draft.text("quote").unwrap_or(""));
        if spans.len() < 2 {
            return Ok(());
        }
        let fits: Vec<usize> = spans.iter().map(|span| fit(&article.body, *span, prefix, suffix)).collect();
        let best = fits.iter().copied().max().unwrap_or(0);
        let mut fitting = spans.iter().zip(&fits).filter(|(_, fit)| **fit == best);
        let (Some((span, _)), None) = (fitting.next(), fitting.next()) else { return Ok(()) };
        apart(&article.body, &spans, *span).map_or(Ok(()), |words| draft.set("after", &words))
    }
}

/// Words before a place that mean it alone: those that stand once, else any run after which no other of the places comes first.
fn apart(body: &str, places: &[Span], place: Span) -> Option<String> {
    words_before(body, place).or_else(|| {
        let searched = Searched::new(body);
        let words: Vec<&str> = body.get(..place.start)?.split_whitespace().rev().take(MOST_WORDS).collect();
        (1..=words.len()).find_map(|count| {
            let words: Vec<&str> = words.iter().take(count).rev().copied().collect();
            let words = words.join(" ");
            let ends = searched.find(&words).into_iter().map(|found| found.end);
            let mut means = ends.filter_map(|end| places.iter().find(|place| place.start >= end));
            let first = means.next()?;
            (*first == place && means.all(|other| *other == place)).then_some(words)
        })
    })
}

/// How many letters and digits on both sides of a place are those around the selection. Spaces and signs do not count: a page
/// may show others.
fn fit(body: &str, place: Span, prefix: &str, suffix: &str) -> usize {
    let before = body.get(..place.start).unwrap_or("");
    let after = body.get(place.end..).unwrap_or("");
    let same = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| {
        one.zip(other).take_while(|(one, other)| one == other).count()
    };
    let letters = |c: &char| c.is_alphanumeric();
    same(&mut before.chars().rev().filter(letters), &mut prefix.chars().rev().filter(letters))
        + same(&mut after.chars().filter(letters), &mut suffix.chars().filter(letters))
}

/// The shortest run of words right before a quote that is there once and on its line.
pub fn words_before(body: &str, quote: Span) -> Option<String> {
    let searched = Searched::new(body);
    let head = body.get(..quote.start)?;
    let line = head.rsplit('\n').find(|line| !line.trim().is_empty())?;
    let words: Vec<&str> = line.split_whitespace().collect();
    (2..=words.len().min(MOST_WORDS)).find_map(|count| {
        let words = words.get(words.len() - count..)?.join(" ");
        (searched.find(&words).len() == 1 && !words.contains('"')).then_some(words)
    })
}

/// Where words stand: "line 7".
pub fn line(article: &Article, span: Span) -> String {
    format!("line {}", article.lines_before + Places::new(&article.body).place(span.start).line)
}
