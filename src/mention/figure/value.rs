//! What a figure says: its bounds by range, hedge and vague word, and the rule that read it.

use super::hedge::{self, Found};
use super::numeral::Form;
use super::quantity::Quantity;
use super::range::Other;
use super::{Dimension, Hedge, Number};
use crate::text::Tokens;

/// The rule's name, as a person would say it.
pub(super) fn rule_of(quantity: &Quantity, ranged: bool, dimension: Dimension) -> &'static str {
    match (quantity.number.form, dimension) {
        (Form::Part, _) => "fraction",
        (Form::Vague, _) => "vague",
        _ if ranged => "range",
        (_, Dimension::Money) => "money",
        (_, Dimension::Percent | Dimension::PercentagePoint) => "percent",
        (_, Dimension::Age) => "age",
        (_, Dimension::Duration) => "duration",
        (_, Dimension::Magnitude) => "magnitude",
        (Form::Words, Dimension::Count) => "words",
        (_, Dimension::Count) => "digits",
        _ => "measure",
    }
}

/// The bounds of a figure.
pub(super) fn value(
    tokens: &Tokens,
    quantity: &Quantity,
    other: Option<&Other>,
    before: Option<Found>,
    after: Option<Found>,
) -> Number {
    let mut words = hedge::words(tokens, before, after);
    let single = quantity.number.value;
    let mut made = Number {
        min: Some(single),
        max: Some(single),
        open_min: false,
        open_max: false,
        hedge: None,
        hedge_words: String::new(),
        step: quantity.number.step,
    };
    if let Some(other) = other {
        made.min = Some(other.low);
        made.max = Some(other.high);
        made.step = made.step.min(other.quantity.number.step);
        made.hedge = Some(Hedge::Range);
        made.hedge_words = words;
        return made;
    }
    if quantity.number.form == Form::Vague {
        let vague = tokens.span(quantity.number.first, quantity.number.last).of(tokens.text());
        words = if words.is_empty() { vague.to_string() } else { format!("{words} {vague}") };
        made.max = None;
        made.hedge = Some(Hedge::Vague);
        made.hedge_words = words;
        return made;
    }
    if let Some(found) = before.or(after) {
        bound(&mut made, found.hedge);
    }
    made.hedge_words = words;
    made
}

/// Bounds a number as a hedge does.
pub(super) fn bound(number: &mut Number, hedge: Hedge) {
    match hedge {
        Hedge::AtLeast => number.max = None,
        Hedge::MoreThan => (number.max, number.open_min) = (None, true),
        Hedge::UpTo => number.min = None,
        Hedge::LessThan => (number.min, number.open_max) = (None, true),
        Hedge::About | Hedge::Nearly | Hedge::Range | Hedge::Vague => {}
    }
    number.hedge = Some(hedge);
}
