//! A figure as JSON: value or ends, unit as written and by its one name, modifier, kind.

use super::number::Number;
use super::{Sort, sort_of};
use crate::lexicon::{numbers, units};
use crate::mention::figure::{Change, Dimension, Figure, Hedge};
use crate::text::Places;
use rust_decimal::Decimal;
use serde::Serialize;
use std::borrow::Cow;

/// A quantity of one text.
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

/// The JSON of a figure; `None` for a vague word that the table of vague words does not have.
pub(super) fn of<'a>(text: &'a str, places: &Places, figure: &'a Figure) -> Option<Quantity<'a>> {
    let (unit, unit_norm) = unit(text, figure);
    let (value, min, max) = value(text, figure)?;
    Some(Quantity {
        mention: if sort_of(text, figure) == Sort::Loose { "loose" } else { "quantity" },
        start: places.chars(figure.hedged.start),
        end: places.chars(figure.hedged.end),
        kind: kind(figure),
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
    })
}

type Ends = (Option<Decimal>, Option<Decimal>, Option<Decimal>);

/// Value, or least and most.
fn value(text: &str, figure: &Figure) -> Option<Ends> {
    let number = &figure.value;
    let (mut min, mut max) = (number.min, number.max);
    if number.hedge == Some(Hedge::Vague) {
        let (_, most) = numbers::vague_ends(&figure.number.of(text).to_lowercase())?;
        max = Some(most.into());
    }
    if figure.rule == "fraction" {
        min = min.and_then(|min| min.checked_div(Decimal::ONE_HUNDRED));
        max = max.and_then(|max| max.checked_div(Decimal::ONE_HUNDRED));
    }
    let ends =
        matches!(number.hedge, Some(Hedge::Range | Hedge::Vague)) || figure.dimension == Dimension::Score;
    if ends { Some((None, min, max)) } else { Some((min.or(max), None, None)) }
}

fn unit<'a>(text: &'a str, figure: &'a Figure) -> (Option<Cow<'a, str>>, Option<Cow<'a, str>>) {
    if let Some(noun) = &figure.noun {
        return (Some(noun.span.of(text).into()), Some(noun.head.as_str().into()));
    }
    let Some(unit) = &figure.unit else { return (None, None) };
    if figure.rule == "fraction" {
        return (None, None);
    }
    let written = if figure.dimension == Dimension::Age { &unit.name } else { &unit.written };
    let name = units::currency(&unit.name).unwrap_or(&unit.name);
    match &figure.per {
        Some(per) => (Some(format!("{written} per {per}").into()), Some(format!("{name} per {per}").into())),
        None => (Some(written.into()), Some(name.into())),
    }
}

fn modifier(figure: &Figure) -> &'static str {
    match figure.value.hedge {
        Some(Hedge::About) => "~",
        Some(Hedge::Nearly | Hedge::LessThan) => "<",
        Some(Hedge::UpTo) => "<=",
        Some(Hedge::AtLeast) => ">=",
        Some(Hedge::MoreThan) => ">",
        Some(Hedge::Range) if figure.value.hedge_words.is_empty() => "range",
        Some(Hedge::Range) => "~",
        Some(Hedge::Vague) | None => "=",
    }
}

/// The kind of a quantity, in the words of the common test sets.
pub(super) fn kind(figure: &Figure) -> &'static str {
    match figure.dimension {
        Dimension::Count if figure.value.hedge == Some(Hedge::Range) => "range",
        Dimension::Count => "number",
        Dimension::Money => "money",
        Dimension::Percent => "percent",
        Dimension::PercentagePoint => "percentage point",
        Dimension::Ordinal => "ordinal",
        Dimension::Age => "age",
        Dimension::Duration => "duration",
        Dimension::Temperature => "temperature",
        Dimension::Score => "score",
        Dimension::Ratio => "ratio",
        _ => "dimension",
    }
}
