//! From an expression to its sort, TIMEX3 value, days and parts. Which days a value means is for `meaning`.

use super::context::Context;
use super::meaning::days_of;
use super::order;
use super::stretch::{Days, of_text, one_day};
use super::tense::Tense;
use super::unresolved::unresolved;
use super::value::{Found, Value, unsaid};
use super::when::{Basis, Parts, Reading, Type, When};
use crate::mention::anchor;

/// An expression's sort, TIMEX3 value and days.
pub(super) struct Resolved {
    pub(super) kind: Type,
    pub(super) timex: String,
    pub(super) when: Option<When>,
    pub(super) other: Option<Box<Reading>>,
    pub(super) parts: Parts,
}

impl Resolved {
    fn plain(kind: Type, timex: String) -> Self {
        Resolved { kind, timex, when: None, other: None, parts: Parts::default() }
    }

    fn of(days: Days, kind: Type, part: Option<&str>, context: &Context) -> Self {
        let timex = with_part(days.timex.clone(), part);
        Resolved { kind, timex, parts: days.parts, when: Some(when(days, context)), other: None }
    }
}

pub(super) fn resolve(found: &Found, context: &Context) -> Resolved {
    if let Some(plain) = without_days(&found.value, context) {
        return plain;
    }
    let kind = if found.part.is_some() { Type::Time } else { Type::Date };
    if let Value::Either { year, a, b } = found.value
        && let Some((first, second)) = order::readings(year, a, b, context)
    {
        let other = second.map(|other| Resolved::of(other, kind, found.part, context));
        let other = other.map(|other| Box::new(Reading { timex: other.timex, when: other.when }));
        return Resolved { other, ..Resolved::of(first, kind, found.part, context) };
    }
    match days_of(&found.value, context) {
        Some(days) => {
            let resolved = Resolved::of(days, kind, found.part, context);
            // "by then" points at a date and is none; "in the evening", where no day was named, may be any evening.
            let vague = match found.value {
                Value::Same => true,
                Value::Part(_) => context.last_day.is_none(),
                _ => false,
            };
            if vague { Resolved { when: None, ..resolved } } else { resolved }
        }
        None => {
            let timex = with_part(unresolved(&found.value, context), found.part);
            Resolved { parts: stated(&found.value), ..Resolved::plain(kind, timex) }
        }
    }
}

fn when(days: Days, context: &Context) -> When {
    let inferred = context.anchor.from == anchor::From::Inferred && days.year_unsaid;
    When {
        start: Some(days.start),
        end: Some(days.end),
        precision: days.precision,
        year_inferred: inferred || days.parts.year == Basis::TakenFromText && !days.relative,
        relative: days.relative,
        edtf: days.edtf,
    }
}

fn with_part(timex: String, part: Option<&str>) -> String {
    match part {
        Some(part) => format!("{timex}T{part}"),
        None => timex,
    }
}

/// Lengths, sets, references and times of day: what has no days of its own.
fn without_days(value: &Value, context: &Context) -> Option<Resolved> {
    match value {
        Value::Length(timex) => Some(Resolved::plain(Type::Duration, timex.clone())),
        Value::Set(timex) => Some(Resolved::plain(Type::Set, timex.clone())),
        Value::Reference(timex) => Some(Resolved::plain(Type::Date, (*timex).to_owned())),
        Value::Ahead { count, length, .. } if count.is_none() || context.tense != Tense::Future => {
            Some(Resolved::plain(Type::Duration, length.clone()))
        }
        Value::Clock { time, day } => {
            let days = match day {
                Some(day) => days_of(day, context),
                None => context.near.map(|last| of_text(one_day(last.start, true, true))),
            };
            let base = match (&days, context.anchor.day) {
                (Some(days), _) => days.timex.clone(),
                (None, Some(day)) => day.to_string(),
                (None, None) => "XXXX-XX-XX".to_owned(),
            };
            let timex = format!("{base}{time}");
            Some(match days {
                Some(days) => Resolved { timex, ..Resolved::of(days, Type::Time, None, context) },
                None => Resolved::plain(Type::Time, timex),
            })
        }
        _ => None,
    }
}

/// What an expression states that no anchor resolves.
fn stated(value: &Value) -> Parts {
    let (year, month, day) = match value {
        Value::Day { year, .. } => (!unsaid(*year), true, true),
        Value::Month { year, .. } | Value::Season { year, .. } | Value::Quarter { year, .. } => {
            (!unsaid(*year), true, false)
        }
        Value::DayOfMonth(_) | Value::WeekdayDay { .. } => (false, false, true),
        _ => (false, false, false),
    };
    let basis = |is: bool| if is { Basis::Stated } else { Basis::NotGiven };
    Parts { year: basis(year), month: basis(month), day: basis(day) }
}
