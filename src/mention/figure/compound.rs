//! Two units that are written one after the other: "5 feet 2 inches", "13 dollars and 45 cents".

use super::numeral::{Numeral, Setting};
use super::quantity::Quantity;
use super::{Dimension, digits, measure, words};
use crate::lexicon::{numbers, units};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// Adds the smaller unit to a quantity that a larger one has ended; leaves it alone where none follows.
pub(super) fn add(tokens: &Tokens, made: &mut Quantity) {
    let Some(compound) = made.unit.as_ref().and_then(|unit| units::compound(&unit.name)) else { return };
    let whole = made.number.scale == Decimal::ONE && made.number.value.is_integer();
    if !whole || made.number.value.is_sign_negative() {
        return;
    }
    let mut at = made.last + 1;
    if tokens.folded(at) == "," && tokens.folded(at + 1) != "and" {
        at += 1;
    }
    if tokens.folded(at) == "and" {
        at += 1;
    }
    let smaller = match tokens.kind(at) {
        Some(TokenKind::Digits) => digits::digits(tokens, at, Setting::Plain),
        Some(TokenKind::Word) => {
            numbers::word(tokens.folded(at)).and_then(|word| words::words(tokens, at, word))
        }
        _ => None,
    };
    let Some(smaller) = smaller else { return };
    let by = Decimal::from(compound.by);
    let fits = smaller.value >= Decimal::ZERO && smaller.value < by;
    // "5 pounds 4 ounces" are of weight, "5 pounds 20 pence" of money: the smaller unit says which.
    let last = match measure::unit_after(tokens, &smaller) {
        Some(unit) if unit.unit.name == compound.with => unit.last,
        None if spoken(tokens, made, &smaller, at) => smaller.last,
        _ => return,
    };
    if !fits {
        return;
    }
    let (Some(more), Some(step)) = (smaller.value.checked_div(by), smaller.step.checked_div(by)) else {
        return;
    };
    if let Some(value) = made.number.value.checked_add(more) {
        made.number.value = value;
        made.number.step = step;
        made.number.last = smaller.last;
        made.last = last;
    }
}

/// "6'3\"": feet and inches in signs, which stand for quotes as well, so both must stand.
pub(super) fn feet_and_inches(tokens: &Tokens, number: &Numeral) -> Option<(Decimal, usize)> {
    let (feet, inches) = (number.last + 1, number.last + 2);
    let signs = tokens.folded(feet) == "'" && tokens.folded(inches + 1) == "\"";
    let stuck = (number.last..=inches).all(|k| tokens.glued(k));
    if !number.is_bare() || !signs || !stuck || tokens.kind(inches) != Some(TokenKind::Digits) {
        return None;
    }
    let more: Decimal = tokens.folded(inches).parse().ok().filter(|more| *more < Decimal::from(12))?;
    let value = number.value.checked_add(more.checked_div(Decimal::from(12))?)?;
    Some((value, inches + 1))
}

/// "two pounds fifty", where nothing is counted behind it.
fn spoken(tokens: &Tokens, made: &Quantity, smaller: &Numeral, at: usize) -> bool {
    let ends = !matches!(tokens.kind(smaller.last + 1), Some(TokenKind::Word | TokenKind::Digits));
    at == made.last + 1
        && ends
        && made.dimension() == Dimension::Money
        && smaller.value >= Decimal::TEN
        && smaller.value.is_integer()
}
