//! Which way the clause around a date looks: back, as news mostly does, or ahead.
//!
//! The nearest word that tells before the date decides ("said", "will", "is scheduled for"), else the first one
//! after it, within the sentence. The words are data.

use super::read::Reader;
use crate::lexicon::calendar::Flags;
use crate::lexicon::{abbreviations, tense};
use crate::text::{TokenKind, Tokens};

/// Which way a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::mention) enum Tense {
    /// A word says that it looks back.
    Past,
    /// A word says that it looks ahead.
    Future,
    /// No word tells.
    Unsaid,
}

/// How far a word may stand from the date that it speaks of.
const REACH: usize = 18;

/// Which way the clause around tokens `first` to `last` looks.
pub(super) fn of(reader: &Reader, first: usize, last: usize) -> Tense {
    let tokens = reader.tokens;
    if is_deadline(reader, first) {
        return Tense::Future;
    }
    // "Thursday's ruling" has been given, "ahead of Thursday's vote" has not.
    if tokens.folded(last + 1) == "'" && tokens.folded(last + 2) == "s" {
        return Tense::Past;
    }
    for i in (first.saturating_sub(REACH)..first).rev() {
        if ends_clause(tokens, i) {
            break;
        }
        if let Some(tense) = at(reader, i) {
            return tense;
        }
    }
    for i in last + 1..(last + 1 + REACH).min(tokens.len()) {
        if ends_clause(tokens, i) {
            break;
        }
        if let Some(tense) = at(reader, i) {
            return tense;
        }
    }
    Tense::Unsaid
}

/// How far before "until Friday" the verb of a change of plan may stand.
const MOVED_REACH: usize = 4;

/// "postponed until Friday", "the vote is Friday": what a plan was moved to, or is set for, lies ahead.
fn is_deadline(reader: &Reader, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let ends = |phrase: &Vec<String>| {
        phrase.iter().rev().enumerate().all(|(k, word)| before >= k && reader.is(before - k, word))
    };
    if tense::right_before().iter().any(ends) {
        return true;
    }
    matches!(reader.folded(before), "until" | "till" | "to")
        && (before.saturating_sub(MOVED_REACH)..before).any(|i| reader.word(i).is(Flags::MOVED))
}

pub(super) fn ends_clause(tokens: &Tokens, i: usize) -> bool {
    match tokens.kind(i) {
        Some(TokenKind::Break) => true,
        Some(TokenKind::Sign) => match tokens.folded(i) {
            "!" | "?" | ";" => true,
            // "Sept. 30", "a.m.", "3.5" go on.
            "." => {
                let word = i.checked_sub(1).map_or("", |before| tokens.folded(before));
                let short = word.chars().count() == 1 || abbreviations::kind(word).is_some();
                !tokens.glued(i) && !short
            }
            _ => false,
        },
        _ => false,
    }
}

fn at(reader: &Reader, i: usize) -> Option<Tense> {
    let tokens = reader.tokens;
    if tokens.kind(i) != Some(TokenKind::Word) && tokens.folded(i) != "'" {
        return None;
    }
    let word = tokens.folded(i);
    let flags = reader.word(i);
    if flags.is(Flags::OPENS_BACK) && reads(tokens, i, tense::back(word)) {
        return Some(Tense::Past);
    }
    if flags.is(Flags::OPENS_AHEAD) && reads(tokens, i, tense::ahead(word)) {
        return Some(Tense::Future);
    }
    let participle = tense::is_participle(word);
    if !flags.is(Flags::PAST) && !participle {
        return None;
    }
    let before = i.wrapping_sub(1);
    // "Ahmed" is no participle, and "a proposed law" tells no tense.
    let capital = tokens.get(i).is_some_and(|token| token.capital);
    if participle && (capital && i > 0 || reader.word(before).is(Flags::DETERMINER)) {
        return None;
    }
    // "will be finalized", "must be returned", "will not have": the form does not tell, the verb before it does.
    let auxiliary = if tokens.folded(before) == "not" { before.wrapping_sub(1) } else { before };
    if reader.word(auxiliary).is(Flags::AUXILIARY) {
        return None;
    }
    // "has been scheduled", "had planned": what it is followed by looks ahead.
    let next = if tokens.folded(i + 1) == "been" { i + 2 } else { i + 1 };
    if matches!(word, "had" | "has" | "have" | "was" | "were")
        && reads(tokens, next, tense::ahead(tokens.folded(next)))
    {
        return Some(Tense::Future);
    }
    Some(Tense::Past)
}

fn reads(tokens: &Tokens, i: usize, phrases: &[Vec<String>]) -> bool {
    phrases.iter().any(|phrase| phrase.iter().enumerate().all(|(k, part)| tokens.folded(i + k) == part))
}
