//! Patterns of words around a number: names, ratios, multiples, ages; the patterns are data.

use super::quantity::{self, Quantity};
use crate::lexicon::figure_patterns::{self, Name, Slot};
use crate::lexicon::patterns::{Match, Patterns, Reading};
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
    /// The other number, where the slot is for one.
    type Taken = Option<Quantity>;

    fn word(&self, i: usize) -> &str {
        self.tokens.folded(i)
    }

    fn take(&self, slot: Slot, i: usize) -> Option<(Self::Taken, usize)> {
        match slot {
            Slot::Number => (i == self.first).then_some((None, self.last + 1)),
            Slot::Other if i > self.last => {
                let other = quantity::forward(self.tokens, i)?;
                let next = other.last + 1;
                Some((Some(other), next))
            }
            Slot::Other => None,
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

fn found<M: Copy>(first: usize, of: Match<'_, M, Option<Quantity>>) -> Found<M> {
    let other = of.taken.into_iter().flatten().next();
    Found { first, meaning: *of.meaning, other, next: of.next }
}

/// The pattern that reaches farthest back from the number at tokens `first` to `last`, or begins with it.
pub(super) fn at<M: Copy>(
    patterns: &Patterns<Slot, M>,
    tokens: &Tokens,
    first: usize,
    last: usize,
) -> Option<Found<M>> {
    let around = Around { tokens, first, last };
    for back in (0..=BEFORE).rev() {
        let Some(start) = first.checked_sub(back) else { continue };
        // "one-time" has the number itself as a word.
        if let Some(of) = patterns.at(&around, start).filter(|of| of.next > last) {
            return Some(found(start, of));
        }
    }
    patterns.at_slot(&around, Slot::Number, first).map(|of| found(first, of))
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
