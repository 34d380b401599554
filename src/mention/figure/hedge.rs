//! Hedges before and after a figure, and the bounds that they set; rises and falls.

use super::{Change, Dimension, Hedge};
use crate::lexicon::counted::{self, Flag};
use crate::lexicon::{hedges, numbers};
use crate::text::{Span, TokenKind, Tokens};

/// A hedge with its tokens, both ends included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) hedge: Hedge,
}

/// The hedge that ends right before token `first`; "perhaps more than" is one hedge, of the word next to the number.
pub(super) fn before(tokens: &Tokens, first: usize, dimension: Dimension) -> Option<Found> {
    let word = |k| tokens.folded(k);
    let mut end = first.checked_sub(1)?;
    // "at least another 20", "some additional 20".
    if counted::is(tokens.folded(end), Flag::Rounded) {
        end = end.checked_sub(1)?;
    }
    let mut found: Option<Found> = None;
    for _ in 0..3 {
        let Some((length, outer)) = hedges::before().at(end, word) else { break };
        let start = end + 1 - length;
        if found.is_none() && during(tokens, start, end, dimension) {
            return None;
        }
        let outer = *outer;
        let hedge = match found {
            None => outer,
            // "at least about 20" keeps its bound.
            Some(inner) if inner.hedge == Hedge::About => outer,
            Some(inner) => inner.hedge,
        };
        found = Some(Found { first: start, last: found.map_or(end, |inner| inner.last), hedge });
        let Some(next) = start.checked_sub(1) else { break };
        end = next;
        if let Some((length, ())) = hedges::adverbs().at(end, word) {
            let start = end + 1 - length;
            found = found.map(|inner| Found { first: start, ..inner });
            let Some(next) = start.checked_sub(1) else { break };
            end = next;
        }
    }
    found
}

/// "over three years" is mostly the time that something took; "for over three years" is a bound.
fn during(tokens: &Tokens, start: usize, end: usize, dimension: Dimension) -> bool {
    if dimension != Dimension::Duration
        || start != end
        || !matches!(tokens.folded(end), "over" | "within" | "beyond")
    {
        return false;
    }
    let before = start.checked_sub(1).map_or("", |k| tokens.folded(k));
    tokens.folded(end) == "over" && !counted::is(before, Flag::Lasting)
}

/// The hedge that begins right after token `last`.
pub(super) fn after(tokens: &Tokens, last: usize) -> Option<Found> {
    let first = last + 1;
    let (length, hedge) = hedges::after().at(first, |k| tokens.folded(k))?;
    let end = first + length - 1;
    let sign = tokens.folded(first);
    // "40+", "40-plus"; "14 plus two" adds.
    let spaced = !tokens.glued(last) && (sign != "+" || tokens.kind(end + 1) != Some(TokenKind::Word));
    if matches!(sign, "+" | "-" | "plus") && (spaced || sign == "plus") {
        return None;
    }
    // "more than 200 or less than 190": the hedge of the next number.
    if tokens.folded(end + 1) == "than" {
        return None;
    }
    // "14 people at least two of whom": the hedge of the next number.
    if matches!(tokens.kind(end + 1), Some(TokenKind::Digits))
        || numbers::word(tokens.folded(end + 1)).is_some()
    {
        return None;
    }
    Some(Found { first, last: end, hedge: *hedge })
}

/// Which way the words before token `first` and after token `last` move the figure, with the word that says so.
pub(super) fn change(
    tokens: &Tokens,
    first: usize,
    last: usize,
    dimension: Dimension,
) -> Option<(Change, usize)> {
    let moves = matches!(dimension, Dimension::Money | Dimension::Percent | Dimension::PercentagePoint);
    if let Some(before) = first.checked_sub(1) {
        let by = tokens.folded(before) == "by";
        // "a rise of 3 percent".
        let noun = before.checked_sub(1).filter(|_| tokens.folded(before) == "of");
        if let Some(noun) = noun
            && let Some(found) = hedges::behind(tokens.folded(noun))
        {
            return Some((found, noun));
        }
        let verb = if by { before.checked_sub(1) } else { Some(before) };
        let word = verb.map_or("", |k| tokens.folded(k));
        if tokens.folded(before) == "+" && tokens.glued(before) {
            return Some((Change::Up, before));
        }
        if let Some(found) = hedges::ahead(word)
            && (moves || by || !hedges::moves_measures(word))
        {
            return verb.map(|verb| (found, verb));
        }
    }
    if !moves {
        return None;
    }
    hedges::behind(tokens.folded(last + 1)).map(|found| (found, last + 1))
}

/// The words of a hedge as written, before and after.
pub(super) fn words(tokens: &Tokens, before: Option<Found>, after: Option<Found>) -> String {
    let span = |found: Found| -> Span { tokens.span(found.first, found.last) };
    let parts = [before, after].into_iter().flatten().map(|found| span(found).of(tokens.text()));
    parts.collect::<Vec<_>>().join(" … ")
}
