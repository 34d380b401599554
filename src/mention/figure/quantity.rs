//! A numeral with all that belongs to it: minus, sign of money, unit and what it is per.

use super::measure::{self, Found};
use super::numeral::{Form, Numeral, Setting};
use super::{Dimension, Unit};
use super::{compound, digits, words};
use crate::lexicon::numbers;
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// A numeral with its unit, from token `first` to token `last`; `end` is the last token of "per share".
#[derive(Debug, Clone)]
pub(super) struct Quantity {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) end: usize,
    pub(super) number: Numeral,
    pub(super) unit: Option<Unit>,
    pub(super) per: Option<String>,
}

impl Quantity {
    pub(super) fn dimension(&self) -> Dimension {
        self.unit.as_ref().map_or(Dimension::Count, |unit| unit.dimension)
    }
}

/// The quantity whose digits are token `i`.
pub(super) fn at_digits(tokens: &Tokens, i: usize) -> Option<Quantity> {
    let start = start_of(tokens, i);
    let sign = minus_before(tokens, start);
    let money = measure::money_before(tokens, sign.unwrap_or(start));
    let setting = if money.is_some() { Setting::Money } else { Setting::Plain };
    let mut number = digits::digits(tokens, i, setting)?;
    // "-$5 million".
    let outer = money.as_ref().and_then(|money| minus_before(tokens, money.first));
    if money.is_none()
        && let Some(suffixed) = before_code(tokens, i)
    {
        number = suffixed;
    }
    if let Some(sign) = sign {
        number.first = sign;
        number.value = below(number.value);
    } else if outer.is_some() {
        number.value = below(number.value);
    }
    let mut made = with_unit(tokens, number, money);
    if let Some(outer) = outer {
        made.first = outer;
    }
    Some(made)
}

/// A number below zero; zero stays as it is, for `-0` is written out as another number than it is read as.
fn below(value: Decimal) -> Decimal {
    if value.is_zero() { value } else { -value }
}

/// "125m USD": letters that are a magnitude because money follows.
fn before_code(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let number = digits::digits(tokens, i, Setting::Money)?;
    let unit = measure::unit_after(tokens, &number)?;
    let letter = number.scale != Decimal::ONE && tokens.glued(number.last.checked_sub(1)?);
    (letter && unit.unit.dimension == Dimension::Money).then_some(number)
}

/// The quantity that begins with the number word or the fraction sign at token `i`.
pub(super) fn of(tokens: &Tokens, mut number: Numeral) -> Quantity {
    if number.form == Form::Words
        && let Some(before) = number.first.checked_sub(1)
        && matches!(tokens.folded(before), "minus" | "negative")
    {
        number.first = before;
        number.value = below(number.value);
    }
    with_unit(tokens, number, None)
}

/// The quantity that begins at token `j`, a sign of money included: the second end of a range.
pub(super) fn forward(tokens: &Tokens, j: usize) -> Option<Quantity> {
    match tokens.kind(j)? {
        TokenKind::Digits => {
            if super::refuse::digits(tokens, j).is_some() {
                return None;
            }
            at_digits(tokens, j)
        }
        TokenKind::Word if numbers::word(tokens.folded(j)).is_some() => {
            let number = words::words(tokens, j, numbers::word(tokens.folded(j))?)?;
            matches!(number.form, Form::Words | Form::Part).then(|| of(tokens, number))
        }
        TokenKind::Word | TokenKind::Sign => {
            let digits = (j + 1..j + 4).find(|k| tokens.kind(*k) == Some(TokenKind::Digits))?;
            let found = at_digits(tokens, digits)?;
            (found.first == j).then_some(found)
        }
        TokenKind::Break => None,
    }
}

/// The same for digits whose letter is of money: the "15m" of "$10m-15m".
pub(super) fn of_money(tokens: &Tokens, j: usize) -> Option<Quantity> {
    digits::digits(tokens, j, Setting::Money).map(|number| with_unit(tokens, number, None))
}

/// The first token of the digits at `i`, a decimal point before them included.
fn start_of(tokens: &Tokens, i: usize) -> usize {
    let point = i.checked_sub(1).filter(|k| tokens.folded(*k) == "." && tokens.glued(*k));
    let free = |k: &usize| {
        k.checked_sub(1)
            .is_none_or(|before| !tokens.glued(before) || tokens.kind(before) == Some(TokenKind::Sign))
    };
    point.filter(free).unwrap_or(i)
}

/// The minus before token `start`: "-15", "minus 15", "minus-15".
fn minus_before(tokens: &Tokens, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    match tokens.folded(before) {
        "minus" | "negative" => Some(before),
        "-" if tokens.glued(before) => {
            let Some(outer) = before.checked_sub(1) else { return Some(before) };
            if tokens.folded(outer) == "minus" {
                return Some(outer);
            }
            let sign = matches!(tokens.folded(outer), "$" | "£" | "€" | "(");
            (!tokens.glued(outer) || sign).then_some(before)
        }
        _ => None,
    }
}

fn with_unit(tokens: &Tokens, number: Numeral, money: Option<Found>) -> Quantity {
    let mut made =
        Quantity { first: number.first, last: number.last, end: number.last, unit: None, per: None, number };
    if made.number.form == Form::Part {
        share(tokens, &mut made);
        return made;
    }
    if money.is_none()
        && let Some((value, last)) = compound::feet_and_inches(tokens, &made.number)
    {
        made.number.value = value;
        made.last = last;
        made.end = last;
        let written = tokens.span(made.number.last + 1, last).of(tokens.text()).to_string();
        made.number.last = last;
        made.unit = Some(Unit { written, name: "foot".to_string(), dimension: Dimension::Length });
        return made;
    }
    let mut after = measure::unit_after(tokens, &made.number);
    if money.is_none() && after.is_none() && made.number.scale == Decimal::ONE {
        after = millions_of_money(tokens, &mut made.number);
    }
    match (money, after) {
        (Some(money), after) => {
            made.first = money.first;
            made.unit = Some(money.unit);
            if let Some(after) = after
                && after.unit.dimension == Dimension::Money
            {
                made.last = after.last;
                if let Some(unit) = &mut made.unit
                    && unit.name == "USD"
                {
                    unit.name = after.unit.name;
                }
            }
        }
        (None, Some(mut after)) => {
            measure::settle_pounds(tokens, &made.number, &mut after);
            made.last = after.last;
            made.unit = Some(after.unit);
            compound::add(tokens, &mut made);
        }
        (None, None) => {}
    }
    scaled_behind(tokens, &mut made);
    made.end = made.last;
    if made.unit.is_some()
        && let Some((per, end)) = measure::per_after(tokens, made.last)
    {
        made.per = Some(per);
        made.end = end;
    }
    below_zero(tokens, &mut made);
    made
}

/// "30 MUSD": the unit, where the number is made so many millions.
fn millions_of_money(tokens: &Tokens, number: &mut Numeral) -> Option<Found> {
    let found = measure::millions_after(tokens, number.last)?;
    let million = Decimal::from(1_000_000);
    number.value = number.value.checked_mul(million)?;
    number.step = number.step.checked_mul(million)?;
    number.scale = million;
    Some(found)
}

/// "75 USD million": the magnitude behind the code.
fn scaled_behind(tokens: &Tokens, made: &mut Quantity) {
    let code = made
        .unit
        .as_ref()
        .is_some_and(|unit| unit.dimension == Dimension::Money && unit.written == unit.name);
    if !code || made.last == made.number.last || made.number.scale != Decimal::ONE {
        return;
    }
    let Some(numbers::Word::Magnitude(by @ 1000..)) = numbers::word(tokens.folded(made.last + 1)) else {
        return;
    };
    let by = Decimal::from(by);
    if let (Some(value), Some(step)) = (made.number.value.checked_mul(by), made.number.step.checked_mul(by)) {
        (made.number.value, made.number.step, made.number.scale) = (value, step, by);
        made.last += 1;
    }
}

/// A share is given in per cent: half is 50.
fn share(tokens: &Tokens, made: &mut Quantity) {
    let Some(value) = made.number.value.checked_mul(Decimal::ONE_HUNDRED) else { return };
    made.number.value = value;
    let written = tokens.span(made.first, made.last).of(tokens.text()).to_string();
    made.unit = Some(Unit { written, name: "percent".to_string(), dimension: Dimension::Percent });
}

/// "15 degrees below zero".
fn below_zero(tokens: &Tokens, made: &mut Quantity) {
    let cold = made.dimension() == Dimension::Temperature && tokens.reads(made.last + 1, &["below", "zero"]);
    if cold && made.number.value > Decimal::ZERO {
        made.number.value = -made.number.value;
        made.last += 2;
        made.end = made.last;
    }
}
