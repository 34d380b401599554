//! A date as JSON: TIMEX3 type and value, the days that are meant, and what of it the text states.

use crate::mention::DateMention;
use crate::mention::date::{Basis, Parts, Reading, Type, When};
use crate::text::{Places, Span};
use jiff::civil;
use serde::Serialize;

/// A date of one text.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Date<'a> {
    mention: &'static str,
    start: usize,
    end: usize,
    r#type: &'static str,
    value: &'a str,
    #[serde(flatten)]
    days: Days,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Told>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<Other<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range<'a>>,
    rule: &'static str,
}

/// The days that are meant, both included.
#[derive(Debug, Clone, Copy, Default, Serialize)]
struct Days {
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<civil::Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<civil::Date>,
}

/// Where year, month and day come from; left out where nothing gives them.
#[derive(Debug, Clone, Copy, Serialize)]
struct Told {
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<&'static str>,
}

/// A second way to read it.
#[derive(Debug, Clone, Serialize)]
struct Other<'a> {
    value: &'a str,
    #[serde(flatten)]
    days: Days,
}

/// The range of which a date is one end.
#[derive(Debug, Clone, Copy, Serialize)]
struct Range<'a> {
    start: usize,
    end: usize,
    value: &'a str,
}

/// Gives out a date; a range whose ends are dates of their own as both of them, as TIMEX3 has it.
pub(super) fn each<'a>(places: &Places, date: &'a DateMention, take: &mut dyn FnMut(&Date<'a>)) {
    let stretch = |span: Span| (places.chars(span.start), places.chars(span.end));
    let (start, end) = stretch(date.span);
    let plain = |span: Span, kind: Type, value: &'a str| {
        let (start, end) = stretch(span);
        let (days, r#type) = (Days::default(), type_word(kind));
        let (parts, other, range) = (None, None, None);
        Date { mention: "date", start, end, r#type, value, days, parts, other, range, rule: date.rule }
    };
    match date.ends.as_deref() {
        Some(ends) => {
            for one in ends {
                let range = Some(Range { start, end, value: &date.timex });
                take(&Date { range, ..plain(one.span, one.kind, &one.timex) });
            }
        }
        None => take(&Date {
            days: days(date.when.as_ref()),
            parts: told(date.parts),
            other: date.other.as_deref().map(other),
            ..plain(date.span, date.kind, &date.timex)
        }),
    }
}

fn other(reading: &Reading) -> Other<'_> {
    Other { value: &reading.timex, days: days(reading.when.as_ref()) }
}

fn days(when: Option<&When>) -> Days {
    Days { first: when.and_then(|when| when.start), last: when.and_then(|when| when.end) }
}

fn told(parts: Parts) -> Option<Told> {
    let Parts { year, month, day } = parts;
    let says = |basis| (basis != Basis::NotGiven).then(|| basis_word(basis));
    let none = [year, month, day].iter().all(|basis| *basis == Basis::NotGiven);
    (!none).then(|| Told { year: says(year), month: says(month), day: says(day) })
}

/// Where a part of a date comes from.
pub(super) fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::TakenFromText => "taken from the text",
        Basis::CountedFromAnchor => "counted from the reference day",
        Basis::NotGiven => "not given",
    }
}

/// The type, in the words of TIMEX3 and in lower case.
pub(super) fn type_word(kind: Type) -> &'static str {
    match kind {
        Type::Date => "date",
        Type::Time => "time",
        Type::Duration => "duration",
        Type::Set => "set",
    }
}
