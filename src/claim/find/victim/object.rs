//! The phrase for one person behind a verb: its object, read onwards.

use super::super::scene::Telling;
use super::beside::{age_beside, age_in, person_at};
use super::phrase::{LONGEST, Phrase, Points, closes, determiner, with_head};
use super::subject;
use crate::lexicon::casualties;
use crate::lexicon::victims::{self, Flag, Person};
use crate::lexicon::words::stem;
use crate::text::TokenKind;

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
    let mut phrase = subject::ending(telling, head + 1, s)?;
    phrase.run.start = phrase.run.start.min(s);
    if phrase.age.is_none() {
        phrase.age = age_in(telling, s..head + 1);
    }
    // "a shooting victim", "the wounded boy": a bare noun is part of another phrase.
    let is_bare = phrase.name.is_none() && phrase.age.is_none() && determiner(tokens.folded(s)).is_none();
    if is_bare && !victims::is(&phrase.noun, Flag::Kin) {
        return None;
    }
    if let Some((age, close)) = age_beside(telling, phrase.run.end) {
        phrase.age = phrase.age.or(Some(age));
        phrase.run.end = close;
    }
    Some(phrase)
}
