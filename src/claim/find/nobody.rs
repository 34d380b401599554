//! "No soldiers were killed": a count of nobody, told by a closed word before a noun.
//!
//! "No" stands in every text and counts nothing by itself; so it is a figure only before people of whom a harm is said in the
//! same clause. "No injuries were reported" is left out, which early reports say of what they have not heard of yet. What counts
//! no one in a word of its own ("nobody") is read as a figure before.

use crate::lexicon::casualties::{self, Strength};
use crate::lexicon::words::{self, stem};
use crate::mention::Figure;
use crate::mention::figure::{Dimension, Noun, Number};
use crate::text::{Span, TokenKind, Tokens};
use rust_decimal::Decimal;

/// The rule of counts of nobody.
const RULE: &str = "no before a noun";
/// The most words before the head of a noun: "no senior police officer".
const MOST_WORDS: usize = 4;
/// Past these tokens no harm is said of the noun.
const REACH: usize = 5;

/// Adds the counts of nobody to the figures of a text, in their order.
pub(super) fn complete(figures: &mut Vec<Figure>, tokens: &Tokens, sentences: &[Span]) {
    let mut found = Vec::new();
    for sentence in sentences {
        let range = tokens.within(*sentence);
        for at in range.clone().filter(|at| tokens.folded(*at) == "no") {
            if let Some(noun) = noun(tokens, at + 1, range.end)
                && harm_is_said(tokens, noun.end, range.end)
            {
                found.push(figure(tokens, at, noun));
            }
        }
    }
    if !found.is_empty() {
        figures.extend(found);
        figures.sort_by_key(|figure| (figure.number.start, figure.number.end));
    }
}

/// The words from `first` to a head that names people, which a verb or the end of the phrase follows.
fn noun(tokens: &Tokens, first: usize, end: usize) -> Option<std::ops::Range<usize>> {
    for head in first..(first + MOST_WORDS).min(end) {
        if tokens.kind(head) != Some(TokenKind::Word) || words::is_closed(tokens.folded(head)) {
            return None;
        }
        let closes = tokens.kind(head + 1) != Some(TokenKind::Word) || goes_on(tokens.folded(head + 1));
        if closes {
            let people = casualties::people(&stem(tokens.folded(head))).is_some();
            return people.then_some(first..head + 1);
        }
    }
    None
}

/// True for the words with which a clause goes on behind the people that it speaks of.
fn goes_on(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "is"
            | "are"
            | "has"
            | "have"
            | "had"
            | "died"
            | "among"
            | "in"
            | "from"
            | "on"
            | "at"
    )
}

fn is_harm(tokens: &Tokens, at: usize) -> bool {
    casualties::harm(&stem(tokens.folded(at))).is_some_and(|(_, strength)| strength == Strength::Plain)
}

/// True where a harm is said of the noun that ends before `from`, in its own clause.
fn harm_is_said(tokens: &Tokens, from: usize, end: usize) -> bool {
    let clause = (from..(from + REACH).min(end)).take_while(|at| tokens.kind(*at) == Some(TokenKind::Word));
    let mut words = clause.skip_while(|at| !goes_on(tokens.folded(*at)));
    words.any(|at| is_harm(tokens, at))
}

fn figure(tokens: &Tokens, at: usize, noun: std::ops::Range<usize>) -> Figure {
    let number = tokens.span(at, at);
    Figure {
        span: number,
        number,
        hedged: number,
        value: Number {
            min: Some(Decimal::ZERO),
            max: Some(Decimal::ZERO),
            open_min: false,
            open_max: false,
            hedge: None,
            hedge_words: String::new(),
            step: Decimal::ONE,
        },
        upper: None,
        unit: None,
        per: None,
        noun: Some(Noun {
            span: tokens.span(noun.start, noun.end - 1),
            head: tokens.folded(noun.end - 1).to_string(),
        }),
        dimension: Dimension::Count,
        change: None,
        change_word: None,
        rule: RULE,
    }
}
