//! A claim's words where they stand: the quote with a sentence either side, or in its whole article.

use crate::article::Article;
use crate::claim::{Check, Claim};
use crate::report::wording::printable;
use crate::text::{Span, Tokens, sentences};

/// A quote between the words around it, each safe to print and on one line, with its spaces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// What stands before it, from the sentence before its own.
    pub before: String,
    /// The quote.
    pub quote: String,
    /// What stands behind it, to the end of the sentence behind its own.
    pub after: String,
}

impl Context {
    /// The quote of a claim in its article; alone where its place is not known.
    pub fn of(claim: &Claim, article: Option<&Article>) -> Context {
        let alone = || Context { quote: printable(&claim.evidence.quote), ..Context::default() };
        let (Some(article), Some(span), Check::Verbatim) =
            (article, claim.evidence.span, claim.evidence.check)
        else {
            return alone();
        };
        let all = sentences(&Tokens::new(&article.body));
        let first = all.iter().position(|sentence| sentence.end > span.start);
        let last = all.iter().rposition(|sentence| sentence.start < span.end);
        let (Some(first), Some(last)) = (first, last) else { return alone() };
        let from = all.get(first.saturating_sub(1)).map_or(span.start, |sentence| sentence.start);
        let to = all.get(last + 1).or(all.last()).map_or(span.end, |sentence| sentence.end);
        let whole = around(&article.body, Span::new(from.min(span.start), to.max(span.end)), span);
        Context { before: tail(whole.before, MOST), after: head(whole.after, MOST), ..whole }
    }

    /// The quote in its own sentence.
    pub fn in_sentence(claim: &Claim, article: Option<&Article>) -> Context {
        let known = (article, claim.evidence.span, claim.evidence.sentence);
        let (Some(article), Some(span), Some(sentence)) = known else {
            return Context { quote: printable(&claim.evidence.quote), ..Context::default() };
        };
        let all = Span::new(sentence.start.min(span.start), sentence.end.max(span.end));
        let whole = around(&article.body, all, span);
        Context { before: tail(whole.before, FEW), after: head(whole.after, FEW), ..whole }
    }
}

/// So many characters of a sentence say what it is about; the whole article has the rest.
const MOST: usize = 600;
/// In a list, so many do on either side.
const FEW: usize = 160;

fn head(text: String, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text,
    }
}

fn tail(text: String, most: usize) -> String {
    match text.char_indices().rev().nth(most) {
        Some((at, _)) => format!("…{}", text.get(at..).unwrap_or_default()),
        None => text,
    }
}

fn around(body: &str, all: Span, quote: Span) -> Context {
    let before = Span::new(all.start, quote.start).of(body);
    let after = Span::new(quote.end, all.end).of(body);
    let gap = |there: bool| if there { " " } else { "" };
    Context {
        before: format!("{}{}", printable(before), gap(before.ends_with(char::is_whitespace))),
        quote: printable(quote.of(body)),
        after: format!("{}{}", gap(after.starts_with(char::is_whitespace)), printable(after)),
    }
}

/// An article's text around a quote, in the lines of its body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Telling {
    /// The article's id.
    pub article: String,
    /// Its outlet and headline, as far as they are known.
    pub head: Vec<String>,
    /// Its lines; in that of the quote the quote is told apart, in others everything stands before it.
    pub lines: Vec<Context>,
    /// The line in which the quote begins, from 0; `None` where its place is not known.
    pub line: Option<usize>,
}

impl Telling {
    /// The article of a claim.
    pub fn of(claim: &Claim, article: &Article) -> Telling {
        let body = article.body.as_str();
        let known = claim.evidence.span.filter(|_| claim.evidence.check == Check::Verbatim);
        let mut telling = Telling {
            article: printable(&article.id),
            head: [&article.metadata.source, &article.metadata.title]
                .into_iter()
                .flatten()
                .map(|text| printable(text))
                .collect(),
            ..Telling::default()
        };
        let mut start = 0;
        for line in body.split('\n') {
            let whole = Span::new(start, start + line.len());
            let quote = known.map_or(Span::new(whole.end, whole.end), |quote| {
                Span::new(quote.start.clamp(whole.start, whole.end), quote.end.clamp(whole.start, whole.end))
            });
            if telling.line.is_none() && !quote.is_empty() {
                telling.line = Some(telling.lines.len());
            }
            // A line without words of the quote stands before it as a whole.
            let quote = if quote.is_empty() { Span::new(whole.end, whole.end) } else { quote };
            telling.lines.push(around(body, whole, quote));
            start += line.len() + 1;
        }
        telling
    }
}
