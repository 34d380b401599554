//! Several people in a row: "a man and a woman were shot", "he shot his wife and a neighbor".

use super::super::scene::Telling;
use super::phrase::{Phrase, Points};
use super::told::Told;
use super::{object, subject, unreal};
use crate::lexicon::victims::{self, Flag};
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// "a man and a woman" before `end`: each of them; nobody where a phrase for many closes the list.
pub(super) fn list_before(telling: &Telling, end: usize, first: usize) -> Told {
    let tokens = &telling.tokens;
    let mut phrases = Vec::new();
    let mut end = end;
    // "the victims, a boy and a girl, were taken to a hospital".
    if end > first + 1 && tokens.folded(end - 1) == "," && tokens.kind(end - 2) == Some(TokenKind::Word) {
        end -= 1;
    }
    while let Some(phrase) = subject::ending(telling, end, first) {
        end = phrase.run.start;
        phrases.push(phrase);
        let joint = |i: usize| matches!(tokens.folded(i), "and" | "," | "&");
        let was = end;
        while end > first && joint(end - 1) {
            end -= 1;
        }
        if was == end {
            break;
        }
        // ", 34, and": the comma belongs to the phrase before.
        if tokens.folded(end) == "," && tokens.kind(end.saturating_sub(1)) == Some(TokenKind::Digits) {
            end += 1;
        }
    }
    // "Two pupils and a young baker were shot": the figure counts the others.
    let joins_many = phrases.len() == 1
        && end > first
        && matches!(tokens.folded(end), "and" | "," | "&")
        && unreal::is_many(tokens.folded(end - 1));
    if phrases.len() < 2 && !joins_many {
        return Told::Nobody;
    }
    phrases.reverse();
    Told::People(phrases)
}

/// "his wife and a neighbor" from `start` on.
pub(super) fn objects(telling: &Telling, start: usize, range: &Range<usize>) -> Told {
    let tokens = &telling.tokens;
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut start = start;
    loop {
        let next = if phrases.is_empty() {
            object::beginning(telling, start, range.end)
        } else {
            object::further(telling, start, range.end)
        };
        let Some(phrase) = next else { break };
        start = phrase.run.end;
        match phrases.last_mut().filter(|last| is_beside(tokens, last, &phrase)) {
            Some(last) => last.is_also(phrase),
            None => phrases.push(phrase),
        }
        let mut next = start;
        while matches!(tokens.folded(next), "," | "and" | "&" | "then") && next < range.end {
            next += 1;
        }
        if next == start && !matches!(tokens.folded(next.saturating_sub(1)), ",") {
            break;
        }
        start = next;
    }
    // "shot him and he fell", "killed a man, the officer said": what follows is another clause's subject.
    if phrases.len() > 1 {
        let is_clause = |phrase: &Phrase| {
            tokens.kind(phrase.run.end) == Some(TokenKind::Word)
                && victims::is(tokens.folded(phrase.run.end), Flag::Predicate)
        };
        let first_pronoun =
            phrases.iter().skip(1).position(|phrase| phrase.points == Points::Pronoun || is_clause(phrase));
        if let Some(k) = first_pronoun {
            phrases.truncate(k + 1);
        }
    }
    if phrases.is_empty() { Told::Nobody } else { Told::Others(phrases) }
}

/// "his wife, Anna Berg,", "Tom Harrow, the son of a farmer": a name and a noun with a comma between are one person.
fn is_beside(tokens: &Tokens, one: &Phrase, other: &Phrase) -> bool {
    let named = |phrase: &Phrase| phrase.name.is_some();
    let is_noun = |phrase: &Phrase| phrase.name.is_none() && !phrase.noun.is_empty();
    (one.run.end..other.run.start).all(|i| tokens.folded(i) == ",")
        && (named(one) && is_noun(other) && other.points != Points::New || is_noun(one) && named(other))
}
