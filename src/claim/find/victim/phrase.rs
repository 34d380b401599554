//! Noun phrases for one person: "a 19-year-old man", "Anna Berg, 34,", "his wife", "she".
//!
//! Read backwards from a verb, whose subject they are, or onwards from one, whose object they are. Two or more people in one
//! noun, "two men", are figures and none of these.

use super::super::scene::Telling;
use crate::lexicon::casualties;
use crate::lexicon::victims::{self, Person};
use crate::lexicon::words::{self, stem};
use crate::mention::Name;
use crate::mention::figure::Dimension;
use crate::mention::name::{Form, Sort};
use crate::text::TokenKind;
use rust_decimal::Decimal;
use std::ops::Range;

/// The most words from the beginning of a noun phrase to its head.
const LONGEST: usize = 8;
/// How far before a verb its subject is looked for.
const FAR: usize = 22;

/// How a phrase points at its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Points {
    /// "a man", and "man" in a headline.
    New,
    /// "another man", "a second victim": somebody not told of yet.
    Another,
    /// "the other man", "the second victim".
    Other,
    /// "the man", "his wife".
    Known,
    /// "charged with murder": whom no words name.
    Implied,
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

/// The person's name that holds token `i`.
fn name_at<'a>(telling: &'a Telling, i: usize) -> Option<&'a Name> {
    let span = telling.tokens.get(i)?.span;
    let names = &telling.mentions.names;
    let first = names.partition_point(|name| name.span.end <= span.start);
    names.get(first).filter(|name| name.span.contains(&span))
}

fn person_at<'a>(telling: &'a Telling, i: usize) -> Option<&'a Name> {
    name_at(telling, i).filter(|name| {
        name.sort == Sort::Person
            || name.sort == Sort::Unknown
                && name.form == Form::Plain
                && telling.tokens.within(name.span).len() >= 2
                && age_beside(telling, telling.tokens.within(name.span).end).is_some()
    })
}

/// The age in tokens `range`: "19-year-old".
fn age_in(telling: &Telling, range: Range<usize>) -> Option<Decimal> {
    let first = telling.tokens.get(range.start)?.span.start;
    let end = telling.tokens.get(range.end.checked_sub(1)?)?.span.end;
    let figures = &telling.mentions.figures;
    let from = figures.partition_point(|figure| figure.number.start < first);
    figures[from..]
        .iter()
        .take_while(|figure| figure.number.start < end)
        .find(|figure| figure.dimension == Dimension::Age)
        .and_then(|figure| figure.value.min)
}

/// The age right behind a phrase that ends before token `end`: ", 34,", "(34)".
fn age_beside(telling: &Telling, end: usize) -> Option<(Decimal, usize)> {
    let tokens = &telling.tokens;
    if !matches!(tokens.folded(end), "," | "(") || tokens.kind(end + 1) != Some(TokenKind::Digits) {
        return None;
    }
    let age: u32 = tokens.folded(end + 1).parse().ok().filter(|age| *age <= 110)?;
    let close = end + 2;
    let closed = matches!(tokens.folded(close), "," | ")");
    (closed || tokens.folded(close) == ".").then(|| (age.into(), close + usize::from(closed)))
}

/// True for a word that no noun phrase goes past.
fn closes(telling: &Telling, i: usize) -> bool {
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

fn determiner(word: &str) -> Option<Points> {
    Some(match word {
        "a" | "an" | "one" => Points::New,
        "another" | "second" | "third" | "fourth" | "other" => Points::Another,
        "the" | "this" | "his" | "her" | "their" | "its" | "s" => Points::Known,
        _ => return None,
    })
}

/// The phrase whose head or name is token `e`, read backwards to its beginning, not past `first`.
fn with_head(telling: &Telling, e: usize, first: usize) -> Option<Phrase> {
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
                (Points::Another, Points::Known) => Points::Other,
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
        && let Some(sex) = (start..e).rev().find_map(|i| match tokens.folded(i) {
            "male" => Some(Person::Male),
            "female" => Some(Person::Female),
            other => victims::person(other).filter(|sex| matches!(sex, Person::Male | Person::Female)),
        })
    {
        person = sex;
    }
    if matches!(noun.as_str(), "old" | "year-old") {
        noun = "person".to_string();
    }
    Some(Phrase { run: start..e + 1, points, noun, person, name: None, age: age_in(telling, start..e + 1) })
}

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
        if matches!(
            word,
            ";" | ":"
                | "\""
                | "“"
                | "”"
                | "when"
                | "after"
                | "while"
                | "because"
                | "before"
                | "where"
                | "said"
                | "says"
                | "told"
                | "if"
                | "that"
        ) {
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
    start > first
        && matches!(
            telling.tokens.folded(start - 1),
            "of" | "by"
                | "with"
                | "near"
                | "from"
                | "to"
                | "for"
                | "at"
                | "against"
                | "on"
                | "into"
                | "toward"
                | "towards"
                | "about"
                | "as"
                | "like"
        )
}

/// The phrase that begins at token `s`, read onwards, not past `end`.
pub(super) fn beginning(telling: &Telling, s: usize, end: usize) -> Option<Phrase> {
    let tokens = &telling.tokens;
    match tokens.folded(s) {
        "himself" | "herself" => {
            let person = if tokens.folded(s) == "himself" { Person::Male } else { Person::Female };
            return Some(Phrase {
                run: s..s + 1,
                points: Points::Self_,
                noun: String::new(),
                person,
                name: None,
                age: None,
            });
        }
        "him" => return with_head(telling, s, s),
        _ => {}
    }
    let mut head = None;
    let mut k = s;
    if determiner(tokens.folded(s)).is_some() {
        while determiner(tokens.folded(k)).is_some() {
            k += 1;
        }
    }
    while k < end.min(s + LONGEST + 3) {
        if let Some(name) = person_at(telling, k) {
            k = tokens.within(name.span).end;
            // "Anna Berg's husband" is another person.
            if matches!(tokens.folded(k), "'" | "’") && tokens.folded(k + 1) == "s" {
                k += 2;
                head = None;
                continue;
            }
            head = Some(k - 1);
            continue;
        }
        if tokens.folded(k) == "old" && age_in(telling, s..k + 1).is_some() {
            head = Some(k);
            k += 1;
            continue;
        }
        if closes(telling, k) || tokens.kind(k) == Some(TokenKind::Break) || tokens.folded(k).ends_with("ing")
        {
            break;
        }
        if victims::person(tokens.folded(k)).is_some() {
            head = Some(k);
        } else if casualties::people(&stem(tokens.folded(k))).is_some() && tokens.folded(k).ends_with('s') {
            return None;
        }
        k += 1;
    }
    let Some(head) = head else {
        let alone = matches!(tokens.folded(s), "another" | "her")
            && (s + 1 >= end || tokens.folded(s + 1) == "." || closes(telling, s + 1));
        return alone.then(|| with_head(telling, s, s)).flatten();
    };
    let mut phrase = ending(telling, head + 1, s)?;
    phrase.run.start = phrase.run.start.min(s);
    if phrase.age.is_none() {
        phrase.age = age_in(telling, s..head + 1);
    }
    // "a shooting victim", "the wounded boy": a bare noun is part of another phrase.
    let is_bare = phrase.name.is_none() && phrase.age.is_none() && determiner(tokens.folded(s)).is_none();
    if is_bare && !super::person::is_kin(&phrase.noun) {
        return None;
    }
    if let Some((age, close)) = age_beside(telling, phrase.run.end) {
        phrase.age = phrase.age.or(Some(age));
        phrase.run.end = close;
    }
    Some(phrase)
}
