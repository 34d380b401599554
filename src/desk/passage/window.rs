//! Which parts of a long text are shown at first: what stands around the quotes of the row.

use super::{Of, Quote};
use crate::text::Span;

/// The longest text that is shown as a whole, in characters.
pub const LONG: usize = 12_000;

/// So many characters either side of a quote.
const AROUND: usize = 1500;

/// How much shorter it may become to begin and end with a sentence, in characters.
const GIVE: usize = 500;

/// Two windows with less than this between them are one, in bytes.
const NEAR: usize = 300;

/// The most of one quote that is shown, in bytes.
const QUOTE: usize = 8000;

/// When so much is shown, in bytes, the other quotes are left for the whole article.
const MOST: usize = 60_000;

/// What is shown of a text, in its order: all of it where it is short; else what is around the row's quotes, or its beginning.
pub fn windows(text: &str, quotes: &[Quote]) -> Vec<Span> {
    if text.len() <= LONG || text.chars().nth(LONG).is_none() {
        return vec![Span::new(0, text.len())];
    }
    let of_row = quotes.iter().filter(|quote| matches!(quote.of, Of::Row(_))).map(|quote| quote.span);
    let mut spans: Vec<Span> = of_row.collect();
    spans.sort_unstable();
    if spans.is_empty() {
        spans.push(Span::new(0, 0));
    }
    let mut windows: Vec<Span> = Vec::new();
    let mut shown = 0;
    for quote in spans {
        let end = text.floor_char_boundary(quote.end.min(quote.start + QUOTE));
        let quote = Span::new(quote.start, end);
        if windows.last().is_some_and(|last| last.contains(&quote) && quote.end + NEAR < last.end) {
            continue;
        }
        if shown > MOST {
            break;
        }
        let window = Span::new(begin(text, quote.start), finish(text, quote.end));
        match windows.last_mut().filter(|last| window.start <= last.end + NEAR) {
            Some(last) => {
                shown -= last.len();
                *last = last.join(&window);
            }
            None => windows.push(window),
        }
        shown += windows.last().map_or(0, Span::len);
    }
    windows
}

/// Where a window begins that shows what stands before `at`.
fn begin(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let Some((from, _)) = before.char_indices().rev().nth(AROUND) else { return 0 };
    let give = text.get(from..at).unwrap_or_default();
    let give = give.char_indices().nth(GIVE).map_or(give, |(end, _)| give.get(..end).unwrap_or_default());
    let line = give.find('\n').map(|at| at + 1);
    let cut = line.or_else(|| sentence_ends(give).next()).or_else(|| give.find(' ').map(|at| at + 1));
    from + cut.unwrap_or(0)
}

/// Where a window ends that shows what stands behind `at`.
fn finish(text: &str, at: usize) -> usize {
    let after = text.get(at..).unwrap_or_default();
    let Some((length, _)) = after.char_indices().nth(AROUND) else { return text.len() };
    let shown = after.get(..length).unwrap_or_default();
    let from = shown.char_indices().rev().nth(GIVE).map_or(0, |(from, _)| from);
    let give = shown.get(from..).unwrap_or_default();
    let cut = give.rfind('\n').or_else(|| sentence_ends(give).last()).or_else(|| give.rfind(' '));
    at + cut.map_or(length, |cut| from + cut)
}

/// The places behind a sign that ends a sentence and the space behind it.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '؟' | '۔' | '।');
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let is_end = matches!(c, '。' | '！' | '？') || (c == ' ' && ends(before));
        before = c;
        is_end.then(|| at + c.len_utf8())
    })
}
