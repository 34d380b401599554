//! Ranges: "12 to 15", "20-25", "between $19 and $22 million"; a rise from one figure to another is none.

use super::Dimension;
use super::counted::{self, Count};
use super::numeral::{Form, Numeral};
use super::quantity::{self, Quantity};
use crate::lexicon::hedges;
use crate::text::Tokens;
use rust_decimal::Decimal;

/// The other end of a range, the range's own words included.
pub(super) struct Other {
    pub(super) quantity: Quantity,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    /// True for "between 12 and 15" and "from 12 to 15": the word belongs to the hedge.
    pub(super) opener: Option<usize>,
}

/// "12 to 15", "20-25", "between $19 and $22 million", "two or three".
pub(super) fn range(tokens: &Tokens, a: &Quantity) -> Option<Other> {
    if !matches!(a.number.form, Form::Digits | Form::Words | Form::Part) {
        return None;
    }
    let joint = a.last + 1;
    let glued = tokens.glued(a.last);
    let before = a.first.checked_sub(1).map_or("", |k| tokens.folded(k));
    let up_to = tokens.folded(joint) == "up" && tokens.folded(joint + 1) == "to";
    let between = before == "between" || before == "from" && (up_to || tokens.folded(joint) == "to");
    let start = match tokens.folded(joint) {
        "-" if glued && tokens.folded(joint + 1) == "to" && tokens.folded(joint + 2) == "-" => joint + 3,
        // "8- to 16-metre".
        "-" if glued && tokens.folded(joint + 1) == "to" => joint + 2,
        "-" | "~" if glued == tokens.glued(joint) => joint + 1,
        // "21,000 to-26,000".
        "to" if tokens.folded(joint + 1) == "-" && tokens.glued(joint) && tokens.glued(joint + 1) => {
            joint + 2
        }
        "to" => joint + 1,
        "up" if between && up_to => joint + 2,
        // "$7/$9".
        "/" if glued && tokens.glued(joint) && a.first < a.number.first && money(a) => joint + 1,
        "and" if before == "between" => joint + 1,
        "or" if a.unit.is_none() => joint + 1,
        _ => return None,
    };
    let mut b = quantity::forward(tokens, start)?;
    if tokens.folded(joint) == "or" {
        let small = a.number.value < Decimal::from(20) && a.number.form == b.number.form;
        if !small || b.number.value != a.number.value + Decimal::ONE || b.first != start {
            return None;
        }
    }
    // "$10m-15m" has no metres.
    if money(a) && a.number.scale > Decimal::ONE && b.unit.as_ref().is_some_and(|unit| unit.written == "m") {
        b = quantity::of_money(tokens, start)?;
    }
    if tokens.folded(joint) == "/" && !(b.first < b.number.first && money(&b)) {
        return None;
    }
    if matches!(a.number.form, Form::Part) != matches!(b.number.form, Form::Part) {
        return None;
    }
    let both = match (&a.unit, &b.unit) {
        (None, None) => false,
        (None, Some(_)) => false,
        (Some(x), Some(y)) if x.name == y.name && a.per.is_none() => true,
        // "$500 to 600", "£10-15".
        (Some(x), None) if x.dimension == Dimension::Money && a.first < a.number.first => {
            b.unit = a.unit.clone();
            false
        }
        _ => return None,
    };
    if tokens.folded(joint) == "to" && moved(tokens, a, both || b.unit.is_none()) {
        return None;
    }
    let mut low = a.number.value;
    let high = b.number.value;
    let shared = a.number.scale == Decimal::ONE && b.number.scale >= Decimal::ONE_THOUSAND;
    if shared
        && let Some(mantissa) = high.checked_div(b.number.scale)
        && low < mantissa
    {
        low = low.checked_mul(b.number.scale)?;
    }
    let falls = low >= high;
    // "-5 to -10 degrees".
    let cold = low < Decimal::ZERO && high < low;
    if falls && !(between && low > high || cold) {
        return None;
    }
    let four = |number: &Numeral| number.is_bare() && tokens.written(number.first).len() == 4;
    let recent = low >= Decimal::from(1900)
        || counted::noun(tokens, b.last + 1, Count::Many).is_none() && low >= Decimal::from(1000);
    let year = four(&a.number)
        && four(&b.number)
        && a.unit.is_none()
        && b.unit.is_none()
        && recent
        && high < Decimal::from(2150);
    if year {
        return None;
    }
    let opener = between.then(|| a.first - 1);
    Some(Other { quantity: b, low: low.min(high), high: low.max(high), opener })
}

fn money(of: &Quantity) -> bool {
    of.dimension() == Dimension::Money
}

/// "rose from 20 to 70", "fell 7% to 3%": two figures, not a range.
fn moved(tokens: &Tokens, a: &Quantity, both: bool) -> bool {
    let mut at = a.first;
    for _ in 0..6 {
        let Some(before) = at.checked_sub(1) else { return false };
        let word = tokens.folded(before);
        if matches!(word, "." | "\n" | ";") {
            return false;
        }
        if hedges::ahead(word).is_some() {
            let from = tokens.folded(a.first.saturating_sub(1)) == "from";
            let beside = before + 2 >= a.first;
            return from || beside && both;
        }
        at = before;
    }
    false
}
