//! Noun phrases for one person: "a 19-year-old man", "Anna Berg, 34,", "his wife", "she".
//!
//! Read backwards from a verb, whose subject they are, or onwards from one, whose object they are. Two or more people in one
//! noun, "two men", are figures and none of these.

use super::super::scene::Telling;
use super::beside::{age_in, person_at};
use crate::lexicon::victims::{self, Person};
use crate::lexicon::words;
use crate::text::TokenKind;
use rust_decimal::Decimal;
use std::ops::Range;

/// The most words from the beginning of a noun phrase to its head.
pub(super) const LONGEST: usize = 8;
/// How a phrase points at its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Points {
    /// "a man", and "man" in a headline.
    New,
    /// "another man", "a second victim": somebody not told of yet.
    Another,
    /// "the other man", "the second victim".
    Other,
    /// "the man".
    Known,
    /// "his wife": somebody beside the one whose wife she is.
    Own,
    /// "charged with murder": whom no words name.
    Implied,
    /// "murder-suicide": who did it, and died.
    Doer,
    /// "he".
    Pronoun,
    /// "himself".
    Self_,
}

/// One person as a phrase names them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    /// Its tokens.
    pub run: Range<usize>,
    /// How it points.
    pub points: Points,
    /// The noun, in lower case; empty for names and pronouns.
    pub noun: String,
    /// What noun or pronoun say.
    pub person: Person,
    /// The key of the name.
    pub name: Option<String>,
    /// The age.
    pub age: Option<Decimal>,
}

impl Phrase {
    /// Takes over what a phrase beside it says of the same person.
    pub fn is_also(&mut self, other: Phrase) {
        self.run.end = self.run.end.max(other.run.end);
        self.name = self.name.take().or(other.name);
        self.age = self.age.or(other.age);
        if self.person == Person::Either {
            self.person = other.person;
        }
    }
}

/// True for a word that no noun phrase goes past.
pub(super) fn closes(telling: &Telling, i: usize) -> bool {
    let tokens = &telling.tokens;
    let word = tokens.folded(i);
    match tokens.kind(i) {
        Some(TokenKind::Word) => {
            words::is_closed(word)
                && !matches!(word, "old" | "year" | "s" | "own" | "other" | "off" | "on-duty")
                || matches!(word, "was" | "were" | "is" | "are" | "and" | "who" | "said" | "has" | "had")
        }
        Some(TokenKind::Digits) => false,
        Some(TokenKind::Sign) => match word {
            "-" | "‐" => !tokens.glued(i) && !tokens.glued(i + 1),
            _ => !matches!(word, "'" | "’" | "."),
        },
        _ => true,
    }
}

pub(super) fn determiner(word: &str) -> Option<Points> {
    Some(match word {
        "a" | "an" | "one" => Points::New,
        "another" | "second" | "third" | "fourth" | "other" => Points::Another,
        "the" | "this" | "its" | "s" => Points::Known,
        "his" | "her" | "their" => Points::Own,
        _ => return None,
    })
}

/// The phrase whose head or name is token `e`, read backwards to its beginning, not past `first`.
pub(super) fn with_head(telling: &Telling, e: usize, first: usize) -> Option<Phrase> {
    let tokens = &telling.tokens;
    if let Some(name) = person_at(telling, e) {
        let mut run = tokens.within(name.span);
        if let Some(title) = name.title.filter(|title| title.end <= name.span.start) {
            run.start = tokens.within(title).start.max(first);
        }
        let before = run.start.saturating_sub(6).max(first)..run.start;
        // "19-year-old Anna Berg"
        let age = tokens
            .folded(run.start.saturating_sub(1))
            .eq("old")
            .then(|| age_in(telling, before.clone()))
            .flatten();
        if age.is_some() {
            run.start = before.clone().rev().find(|i| closes(telling, *i)).map_or(before.start, |i| i + 1);
        }
        let known = tokens.within(name.span);
        let noun = (run.start..known.start).rev().find_map(|i| victims::person(tokens.folded(i)));
        return Some(Phrase {
            run,
            points: Points::Known,
            noun: String::new(),
            person: noun.filter(|noun| *noun != Person::Suspect).unwrap_or(Person::Either),
            name: Some(name.key.clone()),
            age,
        });
    }
    let word = tokens.folded(e);
    let pronoun = match word {
        "he" | "him" => Some(Person::Male),
        "she" | "her" => Some(Person::Female),
        _ => None,
    };
    if let Some(person) = pronoun {
        return Some(Phrase {
            run: e..e + 1,
            points: Points::Pronoun,
            noun: String::new(),
            person,
            name: None,
            age: None,
        });
    }
    // "wounded another", "a third was shot"
    let alone = matches!(word, "another" | "second" | "third" | "fourth")
        && (word == "another" || e > first && matches!(tokens.folded(e - 1), "a" | "the"));
    if alone {
        let start = if word == "another" { e } else { e - 1 };
        return Some(Phrase {
            run: start..e + 1,
            points: if tokens.folded(start) == "the" { Points::Other } else { Points::Another },
            noun: "person".to_string(),
            person: Person::Either,
            name: None,
            age: None,
        });
    }
    let mut person = victims::person(word)?;
    let mut noun = word.to_string();
    if word == "old" {
        return None;
    }
    let mut start = e;
    let mut points = Points::New;
    while start > first && e - start < LONGEST {
        let before = tokens.folded(start - 1);
        if let Some(kind) = determiner(before) {
            let second = kind == Points::Another;
            points = match (points, kind) {
                (Points::Another, Points::Known | Points::Own) => Points::Other,
                (Points::Another, _) => points,
                _ => kind,
            };
            start -= 1;
            if second && before != "another" {
                continue;
            }
            break;
        }
        if closes(telling, start - 1) {
            break;
        }
        start -= 1;
    }
    // "two other men", "both victims" are read as figures; "no man" is nobody.
    let before = tokens.folded(start.saturating_sub(1));
    if start > first && matches!(before, "no" | "every" | "each" | "any") {
        return None;
    }
    if person == Person::Either
        && let Some(sex) = (start..e).rev().find_map(|i| {
            victims::person(tokens.folded(i)).filter(|sex| matches!(sex, Person::Male | Person::Female))
        })
    {
        person = sex;
    }
    if matches!(noun.as_str(), "old" | "year-old") {
        noun = "person".to_string();
    }
    Some(Phrase { run: start..e + 1, points, noun, person, name: None, age: age_in(telling, start..e + 1) })
}
