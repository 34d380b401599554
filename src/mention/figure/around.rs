//! Patterns of words around a number: names, ratios, multiples, ages; the patterns are data.

use super::quantity::{self, Quantity};
use crate::lexicon::figure_patterns::{self, Name, Set, Slot};
use crate::lexicon::patterns::{Match, Reading};
use crate::text::{TokenKind, Tokens};

/// How many words of a pattern may stand before the number.
const BEFORE: usize = 3;

/// A text around one number, from token `first` to token `last`.
struct Around<'t> {
    tokens: &'t Tokens<'t>,
    first: usize,
    last: usize,
}

impl Reading<Slot> for Around<'_> {
    /// Where the other number begins, where the slot is for one: it is read once the pattern holds.
    type Taken = Option<usize>;

    fn word(&self, i: usize) -> &str {
        self.tokens.folded(i)
    }

    fn take(&self, slot: Slot, i: usize) -> Option<(Self::Taken, usize)> {
        match slot {
            Slot::Number => (i == self.first).then_some((None, self.last + 1)),
            Slot::Other => (i > self.last).then_some((Some(i), i + 1)),
        }
    }
}

/// A pattern found around a number: its first token, what it means, the other number, the token after it.
pub(super) struct Found<M> {
    pub(super) first: usize,
    pub(super) meaning: M,
    pub(super) other: Option<Quantity>,
    pub(super) next: usize,
}

fn found<M: Copy>(tokens: &Tokens, first: usize, of: Match<'_, M, Option<usize>>) -> Option<Found<M>> {
    let (other, next) = match of.taken.into_iter().flatten().next() {
        Some(at) => {
            let other = quantity::forward(tokens, at)?;
            let next = other.last + 1;
            (Some(other), next)
        }
        None => (None, of.next),
    };
    Some(Found { first, meaning: *of.meaning, other, next })
}

/// The pattern that reaches farthest back from the number at tokens `first` to `last`, or begins with it.
pub(super) fn at<M: Copy>(set: &Set<M>, tokens: &Tokens, first: usize, last: usize) -> Option<Found<M>> {
    let around = Around { tokens, first, last };
    for back in (0..=BEFORE).rev() {
        let Some(start) = first.checked_sub(back) else { continue };
        // "one-time" has the number itself as a word.
        if let Some(of) = set.patterns.at(&around, start).filter(|of| of.next > last) {
            return found(tokens, start, of);
        }
    }
    if !set.may_follow(tokens.folded(last + 1)) {
        return None;
    }
    set.patterns.at_slot(&around, Slot::Number, first).and_then(|of| found(tokens, first, of))
}

/// What names the number at tokens `first` to `last`, with its first token: "Highway 61", "Group of 20".
pub(super) fn name(tokens: &Tokens, first: usize, last: usize) -> Option<(usize, Name)> {
    at(figure_patterns::names(), tokens, first, last).map(|found| (found.first, found.meaning))
}

/// True where a word with a capital names the digits at token `i`: "Boeing 737".
pub(super) fn names_model(tokens: &Tokens, i: usize) -> bool {
    name(tokens, i, i).is_some_and(|(first, _)| is_named(tokens, first))
}

/// True for a word with a capital anywhere ("iPhone"), or the sign of "S&P".
pub(super) fn is_named(tokens: &Tokens, first: usize) -> bool {
    tokens.kind(first) == Some(TokenKind::Sign) || has_capital(tokens.written(first))
}

/// True for a word with a capital anywhere: "iPhone".
pub(super) fn has_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}
