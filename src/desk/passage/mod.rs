//! An article's text for a screen: paragraphs of sentences, and of each word whether a quote has it.
//!
//! Plain data, no markup: what a quoted word looks like is for the screen. A quote is marked where its claim says that it stands, and
//! nowhere else; nothing is looked for. Cost grows with the text that is shown and with the number of quotes, however they overlap.

mod odd;
mod part;
mod quotes;
#[cfg(test)]
mod tests;
mod value;
mod window;

pub use part::{LARGEST, part, part_of, parts};
pub use quotes::{headline, quotes};
pub use window::{LONG, windows};

use crate::text::{Span, TokenKind, Tokens, sentences};
use std::collections::BTreeSet;

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// Of a claim of the row, by its place in the row, from 0.
    Row(usize),
    /// Of a claim of another row, by its place among the claims of the comparison.
    Other(usize),
}

/// A quote in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// Its words, in bytes of the text.
    pub span: Span,
    /// Whose they are.
    pub of: Of,
    /// The words in it that gave the value, where that is sure.
    pub value: Option<Span>,
}

/// A text, or what is shown of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage<'t> {
    /// What is shown, in the order of the text.
    pub blocks: Vec<Block<'t>>,
}

/// A part of what is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'t> {
    /// Something is left out here.
    Gap,
    /// A paragraph: a line of the text; of a text that is wrapped at a fixed width, all lines up to an empty one.
    Paragraph(Vec<Sentence<'t>>),
}

/// A sentence with the space behind it, or what a window shows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence<'t> {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// Its words, in their order.
    pub pieces: Vec<Piece<'t>>,
}

/// Words of which the same holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The words.
    pub words: Words<'t>,
    /// Whose quote they are: of several quotes of the row the shortest, and of those of other rows only where the row has none.
    pub of: Option<Of>,
    /// True for the words that gave the value of a claim of the row.
    pub is_value: bool,
    /// The claims of the row whose quotes begin here, in their order.
    pub begins: Vec<usize>,
}

/// What stands in a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words<'t> {
    /// Words that a screen can show as they are.
    Text(&'t str),
    /// A character that would move the cursor, or turn the direction of what follows; it is named, not shown.
    Odd(char),
}

impl Piece<'_> {
    /// True where the same holds of the words of another piece.
    fn goes_on(&self, other: &Piece) -> bool {
        self.of == other.of && self.is_value == other.is_value && other.begins.is_empty()
    }
}

impl<'t> Passage<'t> {
    /// The text in these windows, which stand in order and apart from each other, with the quotes marked.
    pub fn of(text: &'t str, windows: &[Span], quotes: &[Quote]) -> Passage<'t> {
        let mut sweep = Sweep::of(text, windows, quotes);
        let mut passage = Passage::default();
        let mut shown = 0;
        for window in windows {
            if !is_blank(text, shown, window.start) {
                passage.blocks.push(Block::Gap);
            }
            passage.blocks.extend(paragraphs(text, *window, &mut sweep).into_iter().map(Block::Paragraph));
            shown = window.end;
        }
        if !is_blank(text, shown, text.len()) {
            passage.blocks.push(Block::Gap);
        }
        passage
    }

    /// The sentences that are shown.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence<'t>> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Gap => &[],
            Block::Paragraph(sentences) => sentences.as_slice(),
        })
    }
}

/// True where nothing is left out between the two: white space is looked at for a while, and more of it is something.
fn is_blank(text: &str, from: usize, to: usize) -> bool {
    const ENOUGH: usize = 1000;
    to.saturating_sub(from) < ENOUGH && Span::new(from, to).of(text).trim().is_empty()
}

fn paragraphs<'t>(text: &'t str, window: Span, sweep: &mut Sweep) -> Vec<Vec<Sentence<'t>>> {
    let tokens = Tokens::new(window.of(text));
    let breaks = tokens.iter().filter(|token| token.kind == TokenKind::Break);
    let mut breaks = breaks.map(|token| token.span.start).peekable();
    let mut spans: Vec<Vec<Span>> = Vec::new();
    for sentence in sentences(&tokens) {
        let is_new = breaks.next_if(|at| *at <= sentence.start).is_some();
        while breaks.next_if(|at| *at <= sentence.start).is_some() {}
        let span = Span::new(window.start + sentence.start, window.start + sentence.end);
        match spans.last_mut().filter(|_| !is_new) {
            Some(paragraph) => {
                // The space between belongs to the sentence before it.
                if let Some(before) = paragraph.last_mut() {
                    before.end = span.start;
                }
                paragraph.push(span);
            }
            None => spans.push(vec![span]),
        }
    }
    spans.into_iter().map(|paragraph| marked(text, &paragraph, sweep)).collect()
}

/// The sentences of a paragraph, cut where something else holds of the words.
fn marked<'t>(text: &'t str, paragraph: &[Span], sweep: &mut Sweep) -> Vec<Sentence<'t>> {
    let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) else { return Vec::new() };
    let odd = odd::odd(text, first.join(last));
    let mut odd = odd.into_iter().peekable();
    let mut all = Vec::new();
    for sentence in paragraph {
        let mut pieces: Vec<Piece<'t>> = Vec::new();
        let mut at = sentence.start;
        // Where the last piece begins, while more words of the text can be joined to it.
        let mut joins: Option<usize> = None;
        while at < sentence.end {
            sweep.go(at);
            let shown = odd.next_if(|(place, _)| *place == at).map(|(_, shown)| shown);
            let end = match shown {
                Some(shown) => at + shown.length,
                None => {
                    sentence.end.min(odd.peek().map_or(sentence.end, |(place, _)| *place)).min(sweep.next())
                }
            };
            let words = shown.map_or(Words::Text(Span::new(at, end).of(text)), |shown| shown.words);
            let piece = sweep.piece(words);
            match (pieces.last_mut(), joins) {
                (Some(last), Some(start)) if shown.is_none() && last.goes_on(&piece) => {
                    last.words = Words::Text(Span::new(start, end).of(text));
                }
                _ => {
                    pieces.push(piece);
                    joins = shown.is_none().then_some(at);
                }
            }
            at = end.max(at + 1);
        }
        all.push(Sentence { span: *sentence, pieces });
    }
    all
}

/// The quotes that cover a place, while it goes through a text.
struct Sweep<'q> {
    quotes: &'q [Quote],
    /// Where something begins or ends, in order.
    events: Vec<Event>,
    done: usize,
    /// The quotes of the row that cover the place, the shortest first.
    row: BTreeSet<(usize, usize)>,
    other: BTreeSet<(usize, usize)>,
    values: usize,
    begun: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Event {
    at: usize,
    what: What,
    quote: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    ValueEnds,
    Ends,
    Begins,
    ValueBegins,
}

impl<'q> Sweep<'q> {
    fn of(text: &str, windows: &[Span], quotes: &'q [Quote]) -> Sweep<'q> {
        let mut events = Vec::with_capacity(quotes.len() * 2);
        let is_shown = |span: &Span| {
            let next = windows.partition_point(|window| window.end <= span.start);
            !span.of(text).is_empty() && windows.get(next).is_some_and(|window| window.overlaps(span))
        };
        for (quote, marked) in quotes.iter().enumerate().filter(|(_, quote)| is_shown(&quote.span)) {
            events.push(Event { at: marked.span.start, what: What::Begins, quote });
            events.push(Event { at: marked.span.end, what: What::Ends, quote });
            if let (Some(value), Of::Row(_)) =
                (marked.value.filter(|value| !value.of(text).is_empty()), marked.of)
            {
                events.push(Event { at: value.start, what: What::ValueBegins, quote });
                events.push(Event { at: value.end, what: What::ValueEnds, quote });
            }
        }
        events.sort_unstable();
        let (row, other) = (BTreeSet::new(), BTreeSet::new());
        Sweep { quotes, events, done: 0, row, other, values: 0, begun: Vec::new() }
    }

    /// Goes on to a place behind the last one.
    fn go(&mut self, at: usize) {
        while let Some(event) = self.events.get(self.done).filter(|event| event.at <= at) {
            self.done += 1;
            let Some(quote) = self.quotes.get(event.quote) else { continue };
            let key = (quote.span.len(), event.quote);
            match (event.what, quote.of) {
                (What::Begins, Of::Row(claim)) => {
                    self.row.insert(key);
                    self.begun.push(claim);
                }
                (What::Begins, Of::Other(_)) => {
                    self.other.insert(key);
                }
                (What::Ends, Of::Row(_)) => {
                    self.row.remove(&key);
                }
                (What::Ends, Of::Other(_)) => {
                    self.other.remove(&key);
                }
                (What::ValueBegins, _) => self.values += 1,
                (What::ValueEnds, _) => self.values = self.values.saturating_sub(1),
            }
        }
    }

    /// The next place where something begins or ends.
    fn next(&self) -> usize {
        self.events.get(self.done).map_or(usize::MAX, |event| event.at)
    }

    fn piece<'t>(&mut self, words: Words<'t>) -> Piece<'t> {
        let covering = self.row.first().or(self.other.first());
        let of = covering.and_then(|(_, quote)| self.quotes.get(*quote)).map(|quote| quote.of);
        let mut begins = std::mem::take(&mut self.begun);
        begins.sort_unstable();
        Piece { words, of, is_value: self.values > 0, begins }
    }
}
