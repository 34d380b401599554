//! Figures of a shape of their own: scores, ratios, places in an order.

use super::around;
use super::hedge;
use super::numeral::{Form, Numeral};
use super::quantity::{self, Quantity};
use super::read::Draft;
use super::refuse::is_year;
use super::value;
use super::{Dimension, Figure, Number};
use crate::lexicon::counted::{self, Flag};
use crate::lexicon::figure_patterns::{self, Ratio};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// "2-0", "a 9-2 lead", "a vote of 52-35".
pub(super) fn score(tokens: &Tokens, a: &Quantity) -> Option<Option<Draft>> {
    let joint = a.last + 1;
    if tokens.folded(joint) == "to" {
        return told_score(tokens, a).map(Some);
    }
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
        .any(|k| a.first.checked_sub(k).is_some_and(|k| counted::is(tokens.folded(k), Flag::Score)))
        || (0..2).any(|k| counted::is(tokens.folded(next + k), Flag::Score));
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

/// "a vote of 52 to 35", "won by three to one": a fall that no "from" opens, behind a word that tells a score.
fn told_score(tokens: &Tokens, a: &Quantity) -> Option<Draft> {
    let from = a.first.checked_sub(1).is_some_and(|k| tokens.folded(k) == "from");
    let told =
        (1..=4).any(|k| a.first.checked_sub(k).is_some_and(|k| counted::is(tokens.folded(k), Flag::Score)));
    let plain = a.unit.is_none() && a.number.scale == Decimal::ONE && a.number.value.is_integer();
    if from || !told || !plain || !matches!(a.number.form, Form::Digits | Form::Words) {
        return None;
    }
    let b = quantity::forward(tokens, a.last + 2)?;
    let counts = b.unit.is_some() || counted::is_plural(tokens.folded(b.last + 1));
    if counts
        || !b.number.value.is_integer()
        || b.number.value >= a.number.value
        || b.number.scale != Decimal::ONE
    {
        return None;
    }
    let mut number = a.number.clone();
    number.last = b.number.last;
    let mut draft = simple(tokens, number, Dimension::Score, "score");
    draft.figure.value.min = Some(b.number.value);
    Some(draft)
}

/// "one in five", "2 out of 3".
pub(super) fn ratio(tokens: &Tokens, a: &Quantity) -> Option<Draft> {
    if a.unit.is_some()
        || !matches!(a.number.form, Form::Digits | Form::Words)
        || a.number.scale != Decimal::ONE
        || a.number.value.is_zero()
    {
        return None;
    }
    let found = around::at(figure_patterns::ratios(), tokens, a.first, a.last)?;
    let b = found.other.filter(|b| b.unit.is_none())?;
    let fits = match found.meaning {
        _ if a.number.value < Decimal::ZERO && found.meaning != Ratio::Over => false,
        Ratio::To => b.number.value > Decimal::ZERO,
        Ratio::Over => {
            let next = tokens.kind(b.last + 1);
            a.number.value.abs() == Decimal::ONE
                && b.number.value > Decimal::ONE
                && !matches!(next, Some(TokenKind::Word | TokenKind::Digits))
        }
        Ratio::Told => a.number.value <= b.number.value,
        // "two in 12 villages" counts twice; "one in five" and "3 in 10" divide.
        Ratio::IfRound => {
            let round = [2, 3, 4, 5, 6, 8, 10, 20, 100, 1000].map(Decimal::from).contains(&b.number.value);
            // "one in 2019".
            let year = b.number.is_bare() && is_year(tokens.written(b.number.first));
            a.number.value < b.number.value
                && !year
                && (a.number.value == Decimal::ONE || round && a.number.value <= Decimal::TEN)
        }
    };
    if !fits {
        return None;
    }
    let mut number = a.number.clone();
    number.value = a.number.value.checked_div(b.number.value)?;
    number.step = number.value;
    number.last = b.number.last;
    Some(hedged(tokens, simple(tokens, number, Dimension::Ratio, "ratio")))
}

/// "more than one in three", "nearly doubled": the hedge before a figure of a shape of its own.
pub(super) fn hedged(tokens: &Tokens, mut draft: Draft) -> Draft {
    if let Some(found) = hedge::before(tokens, draft.first, draft.figure.dimension) {
        let number = &mut draft.figure.value;
        value::bound(number, found.hedge);
        number.hedge_words = hedge::words(tokens, Some(found), None);
        draft.figure.hedged = tokens.span(found.first, draft.last);
    }
    draft
}

/// "a five-fold rise".
pub(super) fn fold(tokens: &Tokens, a: &Quantity) -> Option<Draft> {
    if a.unit.is_some() || !matches!(a.number.form, Form::Digits | Form::Words) {
        return None;
    }
    let found = around::at(figure_patterns::multiples(), tokens, a.first, a.last)?;
    let last = found.next.checked_sub(1).filter(|last| tokens.folded(*last) == "fold")?;
    let mut number = a.number.clone();
    number.last = last;
    Some(simple(tokens, number, Dimension::Ratio, "multiple"))
}

/// "third", "the 19th": a place in an order.
pub(super) fn ordinal(tokens: &Tokens, number: Numeral) -> Option<Draft> {
    let month = |k: Option<usize>| {
        k.is_some_and(|k| {
            tokens.get(k).is_some_and(|token| token.capital) && counted::is(tokens.folded(k), Flag::Month)
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
        upper: None,
        unit: None,
        per: None,
        noun: None,
        dimension,
        change: None,
        change_word: None,
        rule,
    };
    Draft { figure, first: number.first, last: number.last, end: number.last }
}
