//! People whom no noun of their own names: "himself", "her death", "charged with murder".

use super::super::scene::Telling;
use super::phrase::{Phrase, Points};
use super::subject;
use super::told::Told;
use super::unreal::{is_negated, is_unreal};
use crate::lexicon::victims::{self, Flag};
use std::ops::Range;

/// "shot himself": the one who did it, as far as the subject names them.
pub(super) fn himself(subject: Option<Phrase>, own: &Phrase) -> Phrase {
    let named = subject.filter(|subject| !matches!(subject.points, Points::Pronoun | Points::Self_));
    match named {
        Some(named) if named.person == victims::Person::Either => {
            Phrase { points: Points::Self_, person: own.person, ..named }
        }
        Some(named) => Phrase { points: Points::Self_, ..named },
        None => own.clone(),
    }
}

/// "charged with murder", "the fatal shooting": somebody died, whom the words do not name.
pub(super) fn implied(telling: &Telling, cue: &Range<usize>, range: &Range<usize>) -> Told {
    let tokens = &telling.tokens;
    let from = cue.start.saturating_sub(4).max(range.start);
    let is_attempt = (from..cue.start).any(|i| victims::is(tokens.folded(i), Flag::Attempt));
    let is_office = victims::is(tokens.folded(cue.end), Flag::Office);
    if is_attempt
        || is_office
        || is_negated(tokens, cue.start, range.start)
        || is_unreal(tokens, cue.start, range.start)
    {
        return Told::Nobody;
    }
    let victim = Phrase {
        run: cue.clone(),
        points: Points::Implied,
        noun: "victim".to_string(),
        person: victims::Person::Either,
        name: None,
        age: None,
    };
    // "A murder-suicide" has two dead at least.
    if cue.len() > 1
        && cue.clone().any(|i| tokens.folded(i) == "murder")
        && tokens.folded(cue.end - 1) == "suicide"
    {
        let doer = Phrase { points: Points::Doer, noun: "suspect".to_string(), ..victim.clone() };
        return Told::People(vec![victim, doer]);
    }
    Told::People(vec![victim])
}

/// "her death", "Anna Berg's murder".
pub(super) fn owner(telling: &Telling, cue: &Range<usize>, range: &Range<usize>) -> Told {
    let tokens = &telling.tokens;
    let before = cue.start.saturating_sub(1);
    if before <= range.start {
        return Told::Nobody;
    }
    if matches!(tokens.folded(before), "his" | "her") {
        let person =
            if tokens.folded(before) == "his" { victims::Person::Male } else { victims::Person::Female };
        let phrase = Phrase {
            run: before..before + 1,
            points: Points::Pronoun,
            noun: String::new(),
            person,
            name: None,
            age: None,
        };
        return Told::People(vec![phrase]);
    }
    if tokens.folded(before) != "s" || before < range.start + 2 {
        return Told::Nobody;
    }
    match subject::ending(telling, before - 1, range.start) {
        Some(phrase) if phrase.points != Points::Pronoun => Told::People(vec![phrase]),
        _ => Told::Nobody,
    }
}
