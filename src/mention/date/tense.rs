//! Which way the clause around a date looks: back, as news mostly does, or ahead.
//!
//! The nearest word that tells before the date decides ("said", "will", "is scheduled for"), else the first one
//! after it, within the sentence. The words are data.

use crate::lexicon::{abbreviations, calendar};
use crate::text::{TokenKind, Tokens};

/// Which way a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
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
pub(crate) fn of(tokens: &Tokens, first: usize, last: usize) -> Tense {
    // "Thursday's ruling" has been given.
    if tokens.folded(last + 1) == "'" && tokens.folded(last + 2) == "s" {
        return Tense::Past;
    }
    for i in (first.saturating_sub(REACH)..first).rev() {
        if ends_clause(tokens, i) {
            break;
        }
        if let Some(tense) = at(tokens, i) {
            return tense;
        }
    }
    for i in last + 1..(last + 1 + REACH).min(tokens.len()) {
        if ends_clause(tokens, i) {
            break;
        }
        if let Some(tense) = at(tokens, i) {
            return tense;
        }
    }
    Tense::Unsaid
}

pub(super) fn ends_clause(tokens: &Tokens, i: usize) -> bool {
    match tokens.kind(i) {
        Some(TokenKind::Break) => true,
        Some(TokenKind::Sign) => match tokens.folded(i) {
            "!" | "?" | ";" => true,
            // "Sept. 30", "a.m.", "3.5" go on.
            "." => {
                let word = i.checked_sub(1).map_or("", |before| tokens.folded(before));
                let short = word.chars().count() == 1 || abbreviations::kind(word).is_some();
                !tokens.glued(i) && !short
            }
            _ => false,
        },
        _ => false,
    }
}

fn at(tokens: &Tokens, i: usize) -> Option<Tense> {
    if tokens.kind(i) != Some(TokenKind::Word) {
        return None;
    }
    let word = tokens.folded(i);
    if is_ahead(tokens, i) {
        return Some(Tense::Future);
    }
    // "Ahmed" is no participle.
    let name = word.ends_with("ed") && i > 0 && tokens.get(i).is_some_and(|token| token.capital);
    if name || !calendar::is_past(word) {
        return None;
    }
    // "will be finalized", "must be returned": the participle does not tell, the verb before it does.
    let before = i.checked_sub(1).map_or("", |before| tokens.folded(before));
    if matches!(before, "be" | "being" | "to" | "get" | "stay" | "stays" | "remain" | "remains" | "keep") {
        return None;
    }
    // "has been scheduled", "had planned": what it is followed by looks ahead.
    let next = if tokens.folded(i + 1) == "been" { i + 2 } else { i + 1 };
    if matches!(word, "had" | "has" | "have" | "was" | "were") && is_ahead(tokens, next) {
        return Some(Tense::Future);
    }
    Some(Tense::Past)
}

fn is_ahead(tokens: &Tokens, i: usize) -> bool {
    let ahead = calendar::future(tokens.folded(i));
    ahead.iter().any(|phrase| phrase.iter().enumerate().all(|(k, part)| tokens.folded(i + k) == part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn looks(text: &str, tense: Tense) {
        let tokens = Tokens::new(text);
        let day = (0..tokens.len()).find(|i| tokens.folded(*i) == "friday").unwrap();
        assert_eq!(of(&tokens, day, day), tense, "{text}");
    }

    #[test]
    fn the_nearest_word_before_decides() {
        looks("The mayor said Friday that work will begin", Tense::Past);
        looks("Work is scheduled for Friday, the mayor said", Tense::Future);
        looks("The mayor said that work will begin on Friday", Tense::Future);
        looks("It sank. On Friday the inquiry will open", Tense::Future);
        looks("Friday market", Tense::Unsaid);
    }
}
