//! One pass over a text: at each token the rules that can begin there, the most telling first.

use super::joined::with_clock;
use super::one::simple;
use super::range;
use super::read::Reader;
use super::value::Found;
use crate::text::{TokenKind, Tokens};

/// Every expression of a text, in its order; none overlap.
pub(super) fn all(whole: &Reader) -> Vec<Found> {
    let mut found = Vec::new();
    let mut reader = *whole;
    let mut i = 0;
    while i < reader.tokens.len() {
        if let Some(past) = past_long_row(reader.tokens, i) {
            i = past;
            continue;
        }
        let Some(here) = at(&reader, i) else {
            i += 1;
            continue;
        };
        let mut next = Some(here);
        while let Some(one) = next {
            i = (one.last + 1).max(i + 1);
            reader.floor = one.last + 1;
            next = range::list_goes_on(&reader, &one);
            found.push(one);
        }
    }
    found
}

/// So many figures in a row are more than any date and time have, and no date begins in such a row.
const LONG_ROW: usize = 9;

/// The token after a long row of figures that signs join without a space, as in tables and serial numbers.
fn past_long_row(tokens: &Tokens, i: usize) -> Option<usize> {
    let is_figure = |k: usize| tokens.kind(k) == Some(TokenKind::Digits);
    if !is_figure(i) {
        return None;
    }
    let (mut last, mut figures) = (i, 1);
    while matches!(tokens.folded(last + 1), "-" | "." | "," | "/" | ":")
        && tokens.glued(last)
        && tokens.glued(last + 1)
        && is_figure(last + 2)
    {
        last += 2;
        figures += 1;
    }
    (figures >= LONG_ROW).then_some(last + 1)
}

/// The expression whose first telling token is `i`, with what joins it.
fn at(reader: &Reader, i: usize) -> Option<Found> {
    let mut found = simple(reader, i)?;
    reader.with_way(&mut found);
    if let Some(range) = range::follow(reader, &found) {
        return Some(range);
    }
    Some(with_clock(reader, found))
}
