//! The phrase for one person before a verb: its subject, read backwards.

use super::super::scene::Telling;
use super::beside::{age_beside, age_in};
use super::phrase::{Phrase, Points, determiner, with_head};
use crate::lexicon::casualties;
use crate::lexicon::victims::{self, Flag, Person};
use crate::lexicon::words::stem;
use crate::text::TokenKind;

/// How far before a verb its subject is looked for.
const FAR: usize = 22;

/// The phrase that ends right before token `end`.
pub(super) fn ending(telling: &Telling, end: usize, first: usize) -> Option<Phrase> {
    let tokens = &telling.tokens;
    let e = end.checked_sub(1).filter(|e| *e >= first)?;
    match tokens.folded(e) {
        "who" | "that" | "whom" => {
            let mut e = e;
            if e > first && tokens.folded(e - 1) == "," {
                e -= 1;
                // "Anna Berg, 34, who": the age is read below.
                return after_comma(telling, e, first).or_else(|| ending(telling, e, first));
            }
            return ending(telling, e, first);
        }
        "," | ")" => return after_comma(telling, e, first),
        _ => {}
    }
    if matches!(tokens.kind(e), Some(TokenKind::Digits)) && e > first && tokens.folded(e - 1) == "," {
        // "Berg, 34 was": a comma is missing.
        let mut phrase = with_head(telling, e.checked_sub(2)?, first)?;
        let age: u32 = tokens.folded(e).parse().ok().filter(|age| *age <= 110)?;
        phrase.age = Some(age.into());
        phrase.run.end = e + 1;
        return Some(phrase);
    }
    // "a 19-year-old was shot"
    if tokens.folded(e) == "old" {
        let from = e.saturating_sub(6).max(first);
        let age = age_in(telling, from..e + 1)?;
        let start = (from..e).rev().find(|i| determiner(tokens.folded(*i)).is_some()).unwrap_or(from);
        let points = determiner(tokens.folded(start)).unwrap_or(Points::New);
        return Some(Phrase {
            run: start..e + 1,
            points,
            noun: "person".to_string(),
            person: Person::Either,
            name: None,
            age: Some(age),
        });
    }
    with_head(telling, e, first)
}

/// The phrase before the comma at `comma` or before what stands between two commas: "Anna Berg, 34,", "Anna Berg, a mother of two,".
fn after_comma(telling: &Telling, comma: usize, first: usize) -> Option<Phrase> {
    let tokens = &telling.tokens;
    let from = comma.saturating_sub(14).max(first);
    let open = (from..comma).rev().find(|i| matches!(tokens.folded(*i), "," | "("))?;
    let mut phrase = if matches!(tokens.folded(open.wrapping_sub(1)), "," | ")")
        || tokens.kind(open.wrapping_sub(1)) == Some(TokenKind::Digits)
    {
        after_comma(telling, open, first).or_else(|| ending(telling, open, first))?
    } else {
        with_head(telling, open.checked_sub(1).filter(|e| *e >= first)?, first)?
    };
    if phrase.age.is_none() {
        phrase.age = age_beside(telling, open).map(|(age, _)| age);
    }
    phrase.run.end = comma + 1;
    Some(phrase)
}

/// The subject of a verb before which `end` stands: the phrase right before it, else the nearest before it that no preposition holds.
pub(super) fn subject(telling: &Telling, end: usize, first: usize) -> Option<Phrase> {
    let who = matches!(telling.tokens.folded(end.saturating_sub(1)), "who" | "that" | "whom");
    if let Some(phrase) = ending(telling, end, first) {
        // "the name of the boy, who died": a relative clause is about what stands right before it.
        if who {
            return Some(phrase);
        }
        return (!is_held(telling, phrase.run.start, first)).then_some(phrase).or_else(|| {
            let start = end.checked_sub(1)?;
            nearest(telling, start, first)
        });
    }
    nearest(telling, end, first)
}

fn nearest(telling: &Telling, end: usize, first: usize) -> Option<Phrase> {
    let tokens = &telling.tokens;
    let from = end.saturating_sub(FAR).max(first);
    let mut e = end;
    while e > from {
        let word = tokens.folded(e - 1);
        if matches!(word, ";" | ":" | "\"" | "“" | "”") || victims::is(word, Flag::Opens) {
            return None;
        }
        // "two men", "several people" are the subject, and no one person.
        if tokens.kind(e - 1) == Some(TokenKind::Word)
            && (word.ends_with('s') || matches!(word, "people" | "men" | "women" | "children" | "they"))
            && (word == "they" || casualties::people(&stem(word)).is_some())
            && victims::person(word).is_none()
            && !is_held(telling, e - 1, first)
        {
            return None;
        }
        // "the sheriff's detectives": an owner does nothing.
        let owns = matches!(tokens.folded(e), "'" | "’") && tokens.folded(e + 1) == "s";
        if !owns && let Some(phrase) = with_head(telling, e - 1, first) {
            if !is_held(telling, phrase.run.start, first) {
                return Some(phrase);
            }
            e = phrase.run.start;
            continue;
        }
        e -= 1;
    }
    None
}

/// True where a preposition stands before token `start`: its phrase is part of another.
fn is_held(telling: &Telling, start: usize, first: usize) -> bool {
    start > first && victims::is(telling.tokens.folded(start - 1), Flag::Holds)
}
