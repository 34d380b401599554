//! What a number without a unit is by the words around it: an age, a magnitude, a count of one, a part of a word.

use super::around;
use super::numeral::{Form, Numeral};
use super::quantity::Quantity;
use super::{Dimension, Unit};
use crate::lexicon::counted::{self, Flag};
use crate::lexicon::{figure_patterns, numbers};
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
    while matches!(tokens.folded(before), "of" | "at" | "a" | "-") && before > 0 {
        before -= 1;
    }
    let word = tokens.folded(before);
    let quake = counted::is(tokens.folded(tail.last + 1), Flag::Quake);
    let named = matches!(word, "magnitude" | "magnitudes");
    let measured =
        counted::is(word, Flag::Measuring) && decimal && tokens.kind(tail.last + 1) != Some(TokenKind::Word)
            || counted::is(word, Flag::Measuring)
                && decimal
                && counted::is(tokens.folded(tail.last + 1), Flag::Stop);
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
    let told = tokens.folded(before) != "("
        && around::at(figure_patterns::ages(), tokens, first, tail.last).is_some();
    if told || bracketed_age(tokens, a.first, tail.last) {
        return true;
    }
    let alone = a.number.is_bare() && a.number.last == tail.number.last;
    let closes = matches!(tokens.folded(tail.last + 1), "," | "." | ";") && tokens.glued(tail.last);
    let Some(name) = before.checked_sub(1).filter(|_| word == "," && alone && closes) else { return false };
    let token = tokens.get(name);
    let capital = token.is_some_and(|token| token.capital && token.kind == TokenKind::Word)
        && !counted::is(tokens.folded(name), Flag::Month);
    let given = name
        .checked_sub(1)
        .and_then(|k| tokens.get(k))
        .is_some_and(|token| token.capital && token.kind == TokenKind::Word);
    let list = tokens.folded(tail.last + 1) == "," && tokens.kind(tail.last + 2) == Some(TokenKind::Digits);
    !list
        && (capital
            && (given || tokens.folded(tail.last + 1) == ",")
            && !counted::is(tokens.folded(name), Flag::Stop)
            || counted::is(tokens.folded(name), Flag::Person))
}

/// "killed one", "at least one", "one dead": a bare "one" that counts.
pub(super) fn lone_one(tokens: &Tokens, number: &Numeral, bound: bool) -> bool {
    let before = number.first.checked_sub(1).map_or("", |k| tokens.folded(k));
    let next = tokens.folded(number.last + 1);
    let counted = counted::is(next, Flag::State);
    if before == "only" && next == "of" {
        return true;
    }
    // "at least one of the best" is the pronoun again, "at least one was" is not.
    counted || next != "of" && (bound || counted::is(before, Flag::Harm))
}

/// "Roe (53), of Lindmar": an age in brackets behind a name, where the words after it are of a person.
pub(super) fn bracketed_age(tokens: &Tokens, first: usize, last: usize) -> bool {
    let Some(name) = first.checked_sub(2).filter(|open| tokens.folded(open + 1) == "(") else { return false };
    tokens.get(name).is_some_and(|token| token.capital && token.kind == TokenKind::Word)
        && !counted::is(tokens.folded(name), Flag::Stop)
        && tokens.written(name).chars().any(char::is_lowercase)
        && around::at(figure_patterns::ages(), tokens, first, last).is_some()
}

/// "486-based", "model 70-A21": no counts.
pub(super) fn coined(tokens: &Tokens, tail: &Quantity) -> bool {
    let word = tail.number.last + 2;
    let based = tokens.folded(word).ends_with("ed") && tokens.folded(word).len() > 3;
    let code = tokens.glued(word) && tokens.kind(word + 1) == Some(TokenKind::Digits);
    // "fifty-fifty".
    let twice = tail.number.form == Form::Words && numbers::word(tokens.folded(word)).is_some();
    // "1-in-100-year", "25-to-life".
    let tied =
        tokens.glued(word) && counted::is(tokens.folded(word), Flag::Stop) && tokens.folded(word + 1) == "-";
    based || code || twice || tied
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
    // "the Kick Six win": a name between an article and a small word.
    let article = before.checked_sub(1).is_some_and(|k| tokens.folded(k) == "the");
    let next = number.last + 1;
    if article && capital(before) && tokens.kind(next) == Some(TokenKind::Word) && !capital(next) {
        return true;
    }
    let running = tokens.kind(before) == Some(TokenKind::Word)
        && !tokens.get(before).is_some_and(|token| token.capital);
    running && (capital(number.last + 1) || tokens.folded(before) == "the")
}
