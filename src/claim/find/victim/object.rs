//! The phrase for one person behind a verb: its object, read onwards.

use super::super::scene::Telling;
use super::beside::{age_beside, age_in, person_at};
use super::phrase::{LONGEST, Phrase, Points, closes, determiner, with_head};
use super::subject;
use crate::lexicon::casualties;
use crate::lexicon::victims::{self, Flag, Person};
use crate::lexicon::words::stem;
use crate::text::{TokenKind, Tokens};

/// "himself", and in headlines "self".
pub(super) fn himself(tokens: &Tokens, i: usize) -> Option<Phrase> {
    let person = match tokens.folded(i) {
        "himself" => Person::Male,
        "herself" => Person::Female,
        "self" => Person::Either,
        _ => return None,
    };
    Some(Phrase { run: i..i + 1, points: Points::Self_, noun: String::new(), person, name: None, age: None })
}

/// The phrase that begins at token `s`, read onwards, not past `end`; "a shooting victim", "the wounded boy": a bare noun is part of another
/// phrase.
pub(super) fn beginning(telling: &Telling, s: usize, end: usize) -> Option<Phrase> {
    let phrase = further(telling, s, end)?;
    let names_nobody = phrase.name.is_none() && phrase.age.is_none() && phrase.points != Points::Self_;
    let is_bare = names_nobody && determiner(telling.tokens.folded(s)).is_none();
    (!is_bare || telling.tokens.folded(s) == "him" || victims::is(&phrase.noun, Flag::Kin)).then_some(phrase)
}

/// The phrase that goes on a list at token `s`: "shoots himself, girl".
pub(super) fn further(telling: &Telling, s: usize, end: usize) -> Option<Phrase> {
    let tokens = &telling.tokens;
    if let Some(own) = himself(tokens, s) {
        return Some(own);
    }
    if tokens.folded(s) == "him" {
        return with_head(telling, s, s);
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
    let mut phrase = subject::ending(telling, head + 1, s)?;
    phrase.run.start = phrase.run.start.min(s);
    if phrase.age.is_none() {
        phrase.age = age_in(telling, s..head + 1);
    }
    if let Some((age, close)) = age_beside(telling, phrase.run.end) {
        phrase.age = phrase.age.or(Some(age));
        phrase.run.end = close;
    }
    Some(phrase)
}
