//! What a number without a unit is by the words around it: an age, a magnitude, a count of one, a part of a word.

use super::numeral::{Form, Numeral};
use super::quantity::Quantity;
use super::{Dimension, Unit};
use crate::lexicon::counted as words_around;
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// "magnitude 7.6", "measuring 7.6", "the 7.6 quake".
pub(super) fn magnitude(tokens: &Tokens, a: &Quantity, tail: &Quantity, first: usize) -> Option<Unit> {
    let fits = |number: &Numeral| {
        number.value > Decimal::ZERO && number.value < Decimal::TEN && number.form == Form::Digits
    };
    if !fits(&a.number) || !fits(&tail.number) {
        return None;
    }
    let decimal = a.number.step < Decimal::ONE;
    let mut before = first.checked_sub(1)?;
    while matches!(tokens.folded(before), "of" | "about" | "at" | "a" | "-") && before > 0 {
        before -= 1;
    }
    let word = tokens.folded(before);
    let quake = words_around::quake(tokens.folded(tail.last + 1));
    let named = matches!(word, "magnitude" | "magnitudes");
    let measured =
        words_around::measuring(word) && decimal && tokens.kind(tail.last + 1) != Some(TokenKind::Word)
            || words_around::measuring(word) && decimal && words_around::stops(tokens.folded(tail.last + 1));
    if !(named || measured || quake && decimal) {
        return None;
    }
    let written = if named { tokens.written(before).to_string() } else { String::new() };
    Some(Unit { written, name: "magnitude".to_string(), dimension: Dimension::Magnitude })
}

/// "aged 36", "Robert Roe, 32,", "a man, 35,".
pub(super) fn age(tokens: &Tokens, a: &Quantity, tail: &Quantity, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let years = |number: &Numeral| {
        number.value > Decimal::ZERO && number.value <= Decimal::from(115) && number.step == Decimal::ONE
    };
    if !years(&a.number) || !years(&tail.number) {
        return false;
    }
    let word = tokens.folded(before);
    let of =
        word == "of" && before.checked_sub(1).is_some_and(|k| matches!(tokens.folded(k), "age" | "ages"));
    // "a girl of 12".
    let one_of = word == "of"
        && before.checked_sub(1).is_some_and(|k| words_around::person(tokens.folded(k)))
        && before
            .checked_sub(2)
            .is_some_and(|k| matches!(tokens.folded(k), "a" | "the" | "one" | "old" | "young"));
    if matches!(word, "aged" | "age")
        || of
        || one_of && a.number.is_bare() && a.number.last == tail.number.last
    {
        return true;
    }
    let alone = a.number.is_bare() && a.number.last == tail.number.last;
    let closes = matches!(tokens.folded(tail.last + 1), "," | "." | ";") && tokens.glued(tail.last);
    let Some(name) = before.checked_sub(1).filter(|_| word == "," && alone && closes) else { return false };
    let token = tokens.get(name);
    let capital = token.is_some_and(|token| token.capital && token.kind == TokenKind::Word)
        && !words_around::month(tokens.folded(name));
    let given = name
        .checked_sub(1)
        .and_then(|k| tokens.get(k))
        .is_some_and(|token| token.capital && token.kind == TokenKind::Word);
    let list = tokens.folded(tail.last + 1) == "," && tokens.kind(tail.last + 2) == Some(TokenKind::Digits);
    !list
        && (capital
            && (given || tokens.folded(tail.last + 1) == ",")
            && !words_around::stops(tokens.folded(name))
            || words_around::person(tokens.folded(name)))
}

/// "killed one", "at least one", "one dead": a bare "one" that counts.
pub(super) fn lone_one(tokens: &Tokens, number: &Numeral, bound: bool) -> bool {
    let before = number.first.checked_sub(1).map_or("", |k| tokens.folded(k));
    let next = tokens.folded(number.last + 1);
    let counted = words_around::state(next);
    if before == "only" && next == "of" {
        return true;
    }
    // "at least one of the best" is the pronoun again, "at least one was" is not.
    counted || next != "of" && (bound || words_around::harms(before))
}

/// "486-based", "a one-time bonus", "model 70-A21": no counts.
pub(super) fn coined(tokens: &Tokens, tail: &Quantity, single: bool) -> bool {
    let word = tail.number.last + 2;
    let based = tokens.folded(word).ends_with("ed") && tokens.folded(word).len() > 3;
    let code = tokens.glued(word) && tokens.kind(word + 1) == Some(TokenKind::Digits);
    let aside = single
        && matches!(tokens.folded(word), "time" | "off" | "on" | "way" | "sided" | "to" | "size" | "stop");
    based || code || aside
}

/// "high-five": a number word that a hyphen ties to the word before.
pub(super) fn part_of_word(tokens: &Tokens, first: usize) -> bool {
    let Some(outer) = first.checked_sub(2) else { return false };
    tokens.folded(outer + 1) == "-"
        && tokens.glued(outer)
        && tokens.glued(outer + 1)
        && tokens.kind(outer) == Some(TokenKind::Word)
}

/// "the Big Three", "Group of Seven", "Six Nations": number words that are part of a name.
pub(super) fn name_in_words(tokens: &Tokens, number: &Numeral) -> bool {
    let capital =
        |k: usize| tokens.get(k).is_some_and(|token| token.capital && token.kind == TokenKind::Word);
    if number.form != Form::Words || !capital(number.first) {
        return false;
    }
    let Some(before) = number.first.checked_sub(1) else { return false };
    let running = tokens.kind(before) == Some(TokenKind::Word)
        && !tokens.get(before).is_some_and(|token| token.capital);
    running && (capital(number.last + 1) || tokens.folded(before) == "the")
}

/// True where "four times" goes on as "as many", "more", "the number": a ratio, not a count.
pub(super) fn compares(tokens: &Tokens, at: usize) -> bool {
    matches!(
        tokens.folded(at),
        "as" | "the"
            | "more"
            | "higher"
            | "larger"
            | "greater"
            | "bigger"
            | "faster"
            | "less"
            | "its"
            | "their"
            | "what"
            | "that"
            | "longer"
            | "lower"
    )
}
