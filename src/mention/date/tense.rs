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

/// True where a verb in the past stands right before a date, with at most "on", "in" or "late" between.
pub(super) fn is_told(reader: &Reader, first: usize) -> bool {
    let between = |i: usize| matches!(reader.folded(i), "on" | "in" | "late" | "early" | "back");
    let mut i = first.wrapping_sub(1);
    while between(i) && i + 3 > first {
        i = i.wrapping_sub(1);
    }
    let verb = reader.word(i).is(Flags::PAST) || tense::is_participle(reader.folded(i));
    verb && at(reader, i) == Some(Tense::Past)
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

#[inline]
pub(super) fn ends_clause(tokens: &Tokens, i: usize) -> bool {
    match tokens.kind(i) {
        Some(TokenKind::Word | TokenKind::Digits) => false,
        Some(TokenKind::Break) => true,
        Some(TokenKind::Sign) => match tokens.folded(i) {
            "!" | "?" | ";" => true,
            // "Sept. 30", "a.m.", "3.5" go on.
            "." => {
                let word = i.checked_sub(1).map_or("", |before| tokens.folded(before));
                let short = word.chars().count() == 1 || abbreviations::kind(word).is_some();
                // "he would say.At noon" lost its space.
                let lost = word.len() > 2 && tokens.get(i + 1).is_some_and(|next| next.capital);
                (!tokens.glued(i) || lost) && !short
            }
            _ => false,
        },
        _ => false,
    }
}

fn at(reader: &Reader, i: usize) -> Option<Tense> {
    let tokens = reader.tokens;
    let flags = reader.word(i);
    // Most words tell nothing; whether one ends in -ed is seen without its lower-case form.
    if !flags.is(Flags::TELLS_TENSE) && !ends_in_ed(tokens, i) {
        return None;
    }
    let word = tokens.folded(i);
    if flags.is(Flags::OPENS_BACK) && reads(tokens, i, tense::back(word)) {
        return Some(Tense::Past);
    }
    let before = i.wrapping_sub(1);
    // "a planned vigil" tells no tense, and "failed to return" has no plan.
    let participle = tense::is_participle(word);
    let noun = participle || matches!(word, "plan" | "plans") && reader.folded(i + 1) != "to";
    let no_plan =
        noun && is_noun_phrase(reader, before) || word == "to" && reader.word(before).is(Flags::NOT_AHEAD);
    if !no_plan && flags.is(Flags::OPENS_AHEAD) && reads(tokens, i, tense::ahead(word)) {
        // "had planned" is over.
        return Some(if tokens.folded(before) == "had" && i > 0 { Tense::Past } else { Tense::Future });
    }
    if !flags.is(Flags::PAST) && !participle {
        return None;
    }
    // "Ahmed" is no participle, and "a proposed law" tells no tense.
    let capital = tokens.get(i).is_some_and(|token| token.capital);
    let name = capital && i > 0 && !ends_clause(tokens, before);
    if participle && (name || is_noun_phrase(reader, before)) {
        return None;
    }
    // "will be finalized", "must be returned", "will not have": the form does not tell, the verb before it does.
    let auxiliary = if tokens.folded(before) == "not" { before.wrapping_sub(1) } else { before };
    if reader.word(auxiliary).is(Flags::AUXILIARY) {
        return None;
    }
    // "has been scheduled": what it is followed by looks ahead; "had planned" is over.
    let next = if tokens.folded(i + 1) == "been" { i + 2 } else { i + 1 };
    if matches!(word, "has" | "have" | "was" | "were")
        && reads(tokens, next, tense::ahead(tokens.folded(next)))
    {
        return Some(Tense::Future);
    }
    Some(Tense::Past)
}

/// True for "a", "the", "his" before a word in -ed; "that happened" has a verb.
fn is_noun_phrase(reader: &Reader, i: usize) -> bool {
    reader.word(i).is(Flags::DETERMINER) && !matches!(reader.folded(i), "that" | "these" | "this" | "those")
}

fn ends_in_ed(tokens: &Tokens, i: usize) -> bool {
    let Some(token) = tokens.get(i) else { return false };
    let text = tokens.text().as_bytes();
    token.kind == TokenKind::Word
        && token
            .span
            .end
            .checked_sub(2)
            .and_then(|from| text.get(from..token.span.end))
            .is_some_and(|end| end == b"ed")
}

fn reads(tokens: &Tokens, i: usize, phrases: &[Vec<String>]) -> bool {
    phrases.iter().any(|phrase| phrase.iter().enumerate().all(|(k, part)| tokens.folded(i + k) == part))
}
