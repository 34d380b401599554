//! Several people in a row: "a man and a woman were shot", "he shot his wife and a neighbor".

use super::super::scene::Telling;
use super::phrase::{Phrase, Points};
use super::told::Told;
use super::unnamed::suspect;
use super::{object, subject};
use crate::lexicon::victims::{self, Flag};
use crate::text::TokenKind;
use std::ops::Range;

/// "a man and a woman" before `end`: each of them; nobody where a phrase for many closes the list.
pub(super) fn list_before(telling: &Telling, end: usize, first: usize) -> Told {
    let tokens = &telling.tokens;
    let mut phrases = Vec::new();
    let mut end = end;
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
    if phrases.len() < 2 {
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
    while let Some(phrase) = object::beginning(telling, start, range.end) {
        start = phrase.run.end;
        phrases.push(phrase);
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
    // "killed his wife and then himself"
    for phrase in phrases.iter_mut().skip(1).filter(|phrase| phrase.points == Points::Self_) {
        *phrase = suspect(phrase);
    }
    if phrases.is_empty() { Told::Nobody } else { Told::People(phrases) }
}
