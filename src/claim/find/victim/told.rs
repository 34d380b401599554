//! Of whom a phrase of harm tells: by where the harmed stands to it.

use super::super::scene::Telling;
use super::phrase::{Phrase, Points};
use super::several::{list_before, objects};
use super::unnamed::{himself, implied, owner};
use super::unreal::{is_adverb, is_elided, is_negated, is_quantified, is_unreal};
use super::{object, subject};
use crate::lexicon::victims::{self, Cue, Flag, Stands};
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// Of whom a phrase of harm tells.
pub(super) enum Told {
    Nobody,
    /// The person of the verb before it in its sentence.
    Before,
    People(Vec<Phrase>),
    /// Those to whom another did it: "shot his wife and a neighbor".
    Others(Vec<Phrase>),
}

pub(super) fn told_of(
    telling: &Telling,
    cue: Range<usize>,
    what: Cue,
    range: &Range<usize>,
    follows: bool,
) -> Told {
    let tokens = &telling.tokens;
    if is_quantified(telling, &cue) {
        return Told::Nobody;
    }
    match what.stands {
        Stands::EitherSide => either(telling, cue, range, follows),
        Stands::BeforeBe => {
            if tokens.folded(cue.end - 1) == "to"
                && !(cue.end..(cue.end + 8).min(range.end)).any(|i| victims::is_of_hospital(tokens.folded(i)))
            {
                return Told::Nobody;
            }
            passive(telling, &cue, range, follows).unwrap_or_else(|| reduced(telling, &cue, range, follows))
        }
        Stands::Before => {
            if is_negated(tokens, cue.start, range.start) || is_unreal(tokens, cue.start, range.start) {
                return Told::Nobody;
            }
            if tokens.folded(cue.start) == "dead" {
                return match passive(telling, &cue, range, follows) {
                    Some(told) => told,
                    None => direct(telling, &cue, range),
                };
            }
            let end = verb_start(tokens, cue.start, range.start);
            if let Some(own) = (cue.start..cue.end).find_map(|i| object::himself(tokens, i)) {
                // "shot a girl, then turned the gun on himself": what stands before is no subject.
                let is_bare =
                    end > range.start && tokens.folded(end - 1) == "," || is_elided(tokens, end, range.start);
                let subject = if is_bare { None } else { subject::subject(telling, end, range.start) };
                return Told::Others(vec![himself(subject, &own)]);
            }
            if is_elided(tokens, cue.start, range.start) && follows {
                return Told::Before;
            }
            subjects(telling, end, range, follows)
        }
        Stands::Behind => objects(telling, cue.end, range),
        Stands::Owns => owner(telling, &cue, range),
        Stands::Nowhere => implied(telling, &cue, range),
    }
}

/// "was shot", "shot a man", "man shot in Orlo".
fn either(telling: &Telling, cue: Range<usize>, range: &Range<usize>, follows: bool) -> Told {
    let tokens = &telling.tokens;
    if let Some(told) = passive(telling, &cue, range, follows) {
        return told;
    }
    if is_negated(tokens, cue.start, range.start) || is_unreal(tokens, cue.start, range.start) {
        return Told::Nobody;
    }
    if let Told::Others(mut phrases) = objects(telling, cue.end, range) {
        if let Some(first) = phrases.first_mut().filter(|first| first.points == Points::Self_) {
            let end = verb_start(tokens, cue.start, range.start);
            *first = himself(subject::subject(telling, end, range.start), first);
        }
        return Told::Others(phrases);
    }
    reduced(telling, &cue, range, follows)
}

/// A form of "be" before it, and before that the subject; `None` without a form of "be".
fn passive(telling: &Telling, cue: &Range<usize>, range: &Range<usize>, follows: bool) -> Option<Told> {
    let tokens = &telling.tokens;
    let mut be = cue.start;
    while be > range.start && is_adverb(tokens.folded(be - 1)) {
        be -= 1;
    }
    let is_be = |word: &str| victims::is(word, Flag::Be);
    if be == range.start || !is_be(tokens.folded(be - 1)) {
        return None;
    }
    if is_negated(tokens, cue.start, range.start) || is_unreal(tokens, be, range.start) {
        return Some(Told::Nobody);
    }
    let many = matches!(tokens.folded(be - 1), "were" | "are");
    let end = verb_start(tokens, be - 1, range.start);
    if follows && is_elided(tokens, end, range.start) {
        return Some(Told::Before);
    }
    if many {
        return Some(list_before(telling, end, range.start));
    }
    Some(subjects(telling, end, range, follows))
}

/// The words of a verb before token `at` that its subject stands before: "has been", "had later".
fn verb_start(tokens: &Tokens, at: usize, first: usize) -> usize {
    let mut start = at;
    while start > first {
        let word = tokens.folded(start - 1);
        let is_verb = victims::is(word, Flag::WithinVerb) || is_adverb(word);
        // What belongs to a verb alone is passed over; a subject never ends with one of these.
        if !is_verb || matches!(word, "and") {
            break;
        }
        start -= 1;
    }
    start
}

fn subjects(telling: &Telling, end: usize, range: &Range<usize>, follows: bool) -> Told {
    if follows && is_elided(&telling.tokens, end, range.start) {
        return Told::Before;
    }
    match subject::subject(telling, end, range.start) {
        Some(phrase) => Told::People(vec![phrase]),
        None if follows && telling.tokens.folded(end.saturating_sub(1)) == "," => Told::Before,
        None => Told::Nobody,
    }
}

/// "Man shot in Orlo", "a woman wounded by a stray bullet": a participle right behind its person.
fn reduced(telling: &Telling, cue: &Range<usize>, range: &Range<usize>, follows: bool) -> Told {
    let tokens = &telling.tokens;
    let goes_on = cue.end >= range.end
        || tokens.kind(cue.end) != Some(TokenKind::Word)
        || victims::is(tokens.folded(cue.end), Flag::GoesOn)
        || tokens.folded(cue.end) == "at" && tokens.folded(cue.end - 1) != "shot";
    if !goes_on && tokens.folded(cue.end - 1) != "to" {
        return Told::Nobody;
    }
    // "shot in the leg and wounded"
    if follows && is_elided(tokens, cue.start, range.start) {
        return Told::Before;
    }
    direct(telling, cue, range)
}

fn direct(telling: &Telling, cue: &Range<usize>, range: &Range<usize>) -> Told {
    let mut end = cue.start;
    while end > range.start && is_adverb(telling.tokens.folded(end - 1)) {
        end -= 1;
    }
    // "Berg accidentally shot", "the officer shot": who does it.
    let shoots = telling.tokens.folded(cue.start) == "shot" && cue.len() == 1;
    match subject::ending(telling, end, range.start)
        .filter(|phrase| !shoots || phrase.points != Points::Known && end == cue.start)
    {
        // "the man who shot", "he shot": who does it.
        Some(phrase)
            if phrase.points != Points::Pronoun
                && phrase.person != victims::Person::Suspect
                && !matches!(telling.tokens.folded(end - 1), "who" | "that") =>
        {
            Told::People(vec![phrase])
        }
        _ => Told::Nobody,
    }
}
