//! A figure as JSON: value or ends, unit as written and by its one name, modifier, kind.

use super::number::Number;
use super::{Sort, sort_of};
use crate::lexicon::units;
use crate::mention::figure::{Change, Dimension, Figure, Hedge, Unit};
use crate::text::Places;
use rust_decimal::Decimal;
use serde::Serialize;
use std::borrow::Cow;

/// A quantity of one text; `start` and `end` take in hedge and unit.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Quantity<'a> {
    mention: &'static str,
    start: usize,
    end: usize,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<Number>,
    unit: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_norm: Option<Cow<'a, str>>,
    modifier: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    hedge: &'a str,
    rule: &'static str,
}

pub(super) fn of<'a>(text: &'a str, places: &Places, figure: &'a Figure) -> Quantity<'a> {
    let (unit, unit_norm) = unit(text, figure);
    let (value, min, max) = value(figure);
    Quantity {
        mention: if sort_of(figure) == Sort::Loose { "loose" } else { "quantity" },
        start: places.chars(figure.hedged.start),
        end: places.chars(figure.hedged.end),
        kind: figure.kind().name(),
        value: value.map(Number),
        min: min.map(Number),
        max: max.map(Number),
        unit,
        unit_norm,
        modifier: modifier(figure),
        change: figure.change.map(|change| match change {
            Change::Up => "up",
            Change::Down => "down",
        }),
        hedge: &figure.value.hedge_words,
        rule: figure.rule,
    }
}

/// Value, or least and most. A share is told in hundredths by the figure, and as the share that it is here: half is 0.5.
fn value(figure: &Figure) -> (Option<Decimal>, Option<Decimal>, Option<Decimal>) {
    let is_share = figure.rule == "fraction";
    let told = |end: Option<Decimal>| {
        if is_share { end.and_then(|end| end.checked_div(Decimal::ONE_HUNDRED)) } else { end }
    };
    let (min, max) = figure.ends();
    let (min, max) = (told(min), told(max));
    let has_ends = matches!(figure.value.hedge, Some(Hedge::Range | Hedge::Vague));
    if has_ends || figure.dimension == Dimension::Score {
        (None, min, max)
    } else {
        (min.or(max), None, None)
    }
}

/// The unit as written and by its name, else the counted noun and its head; with what it is per.
fn unit<'a>(text: &'a str, figure: &'a Figure) -> (Option<Cow<'a, str>>, Option<Cow<'a, str>>) {
    let (written, name) = match (&figure.noun, &figure.unit) {
        (Some(noun), _) => (noun.span.of(text), noun.head.as_str()),
        // "Half" is told as a share, without the per cent that the figure has it in.
        (None, Some(unit)) if figure.rule != "fraction" => (written(unit), in_words(unit)),
        _ => return (None, None),
    };
    match &figure.per {
        Some(per) => (Some(format!("{written} per {per}").into()), Some(format!("{name} per {per}").into())),
        None => (Some(written.into()), Some(name.into())),
    }
}

/// "36-year-old" is written in years.
fn written(unit: &Unit) -> &str {
    if unit.dimension == Dimension::Age { &unit.name } else { &unit.written }
}

/// "dollar" for USD.
fn in_words(unit: &Unit) -> &str {
    units::currency(&unit.name).unwrap_or(&unit.name)
}

/// As common test sets have it: a vague word says what it says, a hedged range is approximate.
fn modifier(figure: &Figure) -> &'static str {
    match figure.value.hedge {
        Some(Hedge::Range) if !figure.value.hedge_words.is_empty() => "~",
        Some(Hedge::Vague) => "=",
        _ => figure.modifier(),
    }
}
