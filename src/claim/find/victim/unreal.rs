//! What the words before a verb of harm make of it: harm that did not happen, that might happen, that befell a crowd, or whose person
//! is that of the verb before.

use super::super::scene::Telling;
use crate::lexicon::casualties;
use crate::lexicon::victims::{self, Flag};
use crate::lexicon::words::stem;
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

pub(super) fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") && word.len() > 4 && word != "family" || victims::is(word, Flag::Adverb)
}

/// "and" or a comma before the verb: its subject is that of the verb before.
pub(super) fn is_elided(tokens: &Tokens, at: usize, first: usize) -> bool {
    let mut i = at;
    while i > first && (is_adverb(tokens.folded(i - 1)) || tokens.folded(i - 1) == "where") {
        i -= 1;
    }
    i > first && victims::is(tokens.folded(i - 1), Flag::Joins)
}

pub(super) fn is_negated(tokens: &Tokens, at: usize, first: usize) -> bool {
    let from = at.saturating_sub(4).max(first);
    (from..at).any(|i| victims::is(tokens.folded(i), Flag::Not))
}

/// "could have been killed", "to be shot", "if he died": what may come or might have been.
pub(super) fn is_unreal(tokens: &Tokens, at: usize, first: usize) -> bool {
    let from = at.saturating_sub(4).max(first);
    (from..at).any(|i| victims::is(tokens.folded(i), Flag::Unreal))
        || (from..at)
            .any(|i| tokens.folded(i) == "to" && matches!(tokens.folded(i + 1), "be" | "have" | "get"))
}

/// "two shot", "three were killed": what a figure counts is no lone person's.
pub(super) fn is_quantified(telling: &Telling, cue: &Range<usize>) -> bool {
    let tokens = &telling.tokens;
    cue.start > 0
        && tokens.kind(cue.start - 1) == Some(TokenKind::Word)
        && is_many(tokens.folded(cue.start - 1))
}

/// "men", "teenagers": a noun for several people.
pub(super) fn is_many(word: &str) -> bool {
    (word.ends_with('s') || word.ends_with("men") || word == "children")
        && victims::person(word).is_none()
        && casualties::people(&stem(word)).is_some()
}
