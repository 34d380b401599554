//! Figures of a shape of their own: scores, ratios, places in an order.

use super::numeral::{Form, Numeral};
use super::quantity::{self, Quantity};
use super::read::Draft;
use super::{Dimension, Figure, Number};
use crate::lexicon::counted as words_around;
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// "2-0", "a 9-2 lead", "a vote of 52-35".
pub(super) fn score(tokens: &Tokens, a: &Quantity) -> Option<Option<Draft>> {
    let joint = a.last + 1;
    let plain = a.number.is_bare() && a.unit.is_none() && tokens.written(a.last).len() <= 3;
    if !plain || tokens.folded(joint) != "-" || !tokens.glued(a.last) || !tokens.glued(joint) {
        return None;
    }
    if tokens.kind(joint + 1) != Some(TokenKind::Digits) || tokens.written(joint + 1).len() > 3 {
        return None;
    }
    let b: Decimal = tokens.written(joint + 1).parse().ok()?;
    let next = joint + 2;
    let unitless =
        !tokens.glued(joint + 1) || matches!(tokens.folded(next), "." | "," | ")" | "\"" | "'" | ";");
    let told = (1..=4)
        .any(|k| a.first.checked_sub(k).is_some_and(|k| words_around::scores(tokens.folded(k))))
        || (0..2).any(|k| words_around::scores(tokens.folded(next + k)));
    if !unitless || tokens.folded(next) == "percent" || (a.number.value < b && !told) {
        return None;
    }
    if a.number.value == b && !told {
        return Some(None);
    }
    let mut number = a.number.clone();
    number.last = joint + 1;
    let mut draft = simple(tokens, number, Dimension::Score, "score");
    draft.figure.value.min = Some(a.number.value.min(b));
    draft.figure.value.max = Some(a.number.value.max(b));
    Some(Some(draft))
}

/// "one in five", "2 out of 3".
pub(super) fn ratio(tokens: &Tokens, a: &Quantity) -> Option<Draft> {
    let joint = a.last + 1;
    if a.unit.is_some()
        || !matches!(a.number.form, Form::Digits | Form::Words)
        || a.number.scale != Decimal::ONE
    {
        return None;
    }
    let start = if tokens.reads(joint, &["out", "of"]) || tokens.reads(joint, &["out", "of", "every"]) {
        joint + 2
    } else if tokens.folded(joint) == "in" {
        joint + 1
    } else {
        return None;
    };
    let start = if tokens.folded(start) == "every" { start + 1 } else { start };
    let b = quantity::forward(tokens, start)?;
    let one_in = a.number.value == Decimal::ONE || tokens.folded(joint) == "out";
    let small =
        a.number.value < b.number.value && b.unit.is_none() && b.number.value <= Decimal::ONE_THOUSAND;
    if !one_in && a.number.value > Decimal::TEN || !small || a.number.value <= Decimal::ZERO {
        return None;
    }
    // "two in 12 villages" counts twice; "one in five" and "3 in 10" divide.
    let ten = [2, 3, 4, 5, 6, 8, 10, 20, 100, 1000].map(Decimal::from).contains(&b.number.value);
    if !one_in && !ten {
        return None;
    }
    let mut number = a.number.clone();
    number.value = a.number.value.checked_div(b.number.value)?;
    number.step = number.value;
    number.last = b.number.last;
    Some(simple(tokens, number, Dimension::Ratio, "ratio"))
}

pub(super) fn ordinal(tokens: &Tokens, number: Numeral) -> Option<Draft> {
    let month = |k: Option<usize>| {
        k.is_some_and(|k| {
            tokens.get(k).is_some_and(|token| token.capital) && words_around::month(tokens.folded(k))
        })
    };
    let of = usize::from(tokens.folded(number.last + 1) == "of");
    // "first-team players", "a third-floor flat".
    if tokens.folded(number.last + 1) == "-" && tokens.glued(number.last) && tokens.glued(number.last + 1) {
        return None;
    }
    if month(number.first.checked_sub(1)) || month(Some(number.last + 1 + of)) {
        return None;
    }
    Some(simple(tokens, number, Dimension::Ordinal, "ordinal"))
}

/// A figure without unit, hedge or noun.
pub(super) fn simple(tokens: &Tokens, number: Numeral, dimension: Dimension, rule: &'static str) -> Draft {
    let span = tokens.span(number.first, number.last);
    let value = Number {
        min: Some(number.value),
        max: Some(number.value),
        open_min: false,
        open_max: false,
        hedge: None,
        hedge_words: String::new(),
        step: number.step,
    };
    let figure = Figure {
        span,
        number: span,
        hedged: span,
        value,
        unit: None,
        per: None,
        noun: None,
        dimension,
        change: None,
        rule,
    };
    Draft { figure, first: number.first, last: number.last, end: number.last }
}
