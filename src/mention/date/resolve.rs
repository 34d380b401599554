//! From what an expression says to the days that it means, against the anchor and the dates before it.

use super::days;
use super::pattern::unresolved;
use super::stretch::{Days, one_day, season, stretch, unit_around, weekday_on};
use super::tense::Tense;
use super::value::{Found, From, Value, Year};
use super::year::{Look, nearest_year, year_number};
use super::{Precision, Type, When};
use crate::lexicon::calendar::Unit;
use crate::mention::anchor::{self, Anchor};
use jiff::civil::Date;

/// What an expression is held against.
pub(super) struct Context<'a> {
    pub(super) anchor: &'a Anchor,
    pub(super) tense: Tense,
    /// The date that the text named last.
    pub(super) last: Option<Last>,
    /// The same, where it is a day and not far.
    pub(super) last_day: Option<Last>,
    /// The day named last, where it stands in the same sentence.
    pub(super) near: Option<Last>,
}

/// The date that a text named last: what "that day" and "a year earlier" count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Last {
    pub(super) start: Date,
    pub(super) precision: Precision,
    /// It was a quarter of a year.
    pub(super) quarter: bool,
    /// The token after it.
    pub(super) end: usize,
}

/// An expression's sort, TIMEX3 value and days.
pub(super) struct Resolved {
    pub(super) kind: Type,
    pub(super) timex: String,
    pub(super) when: Option<When>,
}

pub(super) fn resolve(found: &Found, context: &Context) -> Resolved {
    if let Some(plain) = without_days(&found.value, context) {
        return plain;
    }
    let kind = if found.part.is_some() { Type::Time } else { Type::Date };
    let Some(days) = days_of(&found.value, context) else {
        let timex = with_part(unresolved(&found.value, context), found.part);
        return Resolved { kind, timex, when: None };
    };
    let inferred = context.anchor.from == anchor::From::Inferred && days.year_unsaid;
    let when = When {
        start: Some(days.start),
        end: Some(days.end),
        precision: days.precision,
        year_inferred: inferred,
        relative: days.relative,
        edtf: days.edtf,
    };
    Resolved { kind, timex: with_part(days.timex, found.part), when: Some(when) }
}

fn with_part(timex: String, part: Option<&str>) -> String {
    match part {
        Some(part) => format!("{timex}T{part}"),
        None => timex,
    }
}

/// Lengths, sets, references and times of day: what has no days of its own.
fn without_days(value: &Value, context: &Context) -> Option<Resolved> {
    let (kind, timex) = match value {
        Value::Length(timex) => (Type::Duration, timex.clone()),
        Value::Set(timex) => (Type::Set, timex.clone()),
        Value::Reference(timex) => (Type::Date, (*timex).to_owned()),
        Value::Clock { time, day } => {
            let days = match day {
                Some(day) => days_of(day, context),
                None => context.near.map(|last| one_day(last.start, true, true)),
            };
            let base = match (&days, context.anchor.day) {
                (Some(days), _) => days.timex.clone(),
                (None, Some(day)) => day.to_string(),
                (None, None) => "XXXX-XX-XX".to_owned(),
            };
            let when = days.map(|days| When {
                start: Some(days.start),
                end: Some(days.end),
                precision: days.precision,
                year_inferred: context.anchor.from == anchor::From::Inferred && days.year_unsaid,
                relative: days.relative,
                edtf: days.edtf,
            });
            return Some(Resolved { kind: Type::Time, timex: format!("{base}{time}"), when });
        }
        _ => return None,
    };
    Some(Resolved { kind, timex, when: None })
}

fn days_of(value: &Value, context: &Context) -> Option<Days> {
    if context.anchor.day.is_some() || context.anchor.earliest.is_none() {
        return on(value, context.anchor.day, context);
    }
    // The anchor is a stretch of days: what means the same from both of its ends means it from all of it.
    let (earliest, latest) = (context.anchor.earliest, context.anchor.latest);
    if let Some(fixed) = on(value, None, context) {
        return Some(fixed);
    }
    let from_first = on(value, Some(earliest?), context)?;
    let from_last = on(value, Some(latest?), context)?;
    (from_first.start == from_last.start && from_first.end == from_last.end).then_some(from_last)
}

/// The days that a value means when the anchor day is `today`.
fn on(value: &Value, today: Option<Date>, context: &Context) -> Option<Days> {
    match value {
        Value::Day { year, month, day } => {
            let year_of = |around: Date, look: Look| nearest_year(around, *month, Some(*day), look);
            let said = year_number(*year, today, context, year_of)?;
            let day = days::day(said, *month, *day)?;
            Some(one_day(day, !matches!(year, Year::Said(_)), false))
        }
        Value::DayOfMonth(day) => {
            let near = context.last.map(|last| last.start).or(today)?;
            let found = days::day(near.year(), near.month(), *day)?;
            Some(one_day(found, true, true))
        }
        Value::Month { year, month } => {
            let year_of = |around: Date, look: Look| nearest_year(around, *month, None, look);
            let said = year_number(*year, today, context, year_of)?;
            let timex = format!("{said:04}-{month:02}");
            let bounds = days::month(said, *month)?;
            Some(stretch(bounds, Precision::Month, timex.clone(), timex, unsaid(*year)))
        }
        Value::Year(year) => {
            let said = year_number(*year, today, context, |around, _| Some(around.year()))?;
            let timex = format!("{said:04}");
            let mut found = stretch(days::year(said)?, Precision::Year, timex.clone(), timex, unsaid(*year));
            found.relative = unsaid(*year);
            Some(found)
        }
        Value::Decade(tens) => {
            let first = tens.checked_mul(10)?;
            let bounds = (days::year(first)?.0, days::year(first.checked_add(9)?)?.1);
            Some(stretch(bounds, Precision::Decade, format!("{tens:03}"), format!("{tens:03}X"), false))
        }
        Value::Century(hundreds) => {
            let first = hundreds.checked_mul(100)?;
            let bounds = (days::year(first.max(1))?.0, days::year(first.checked_add(99)?)?.1);
            Some(stretch(
                bounds,
                Precision::Decade,
                format!("{hundreds:02}"),
                format!("{hundreds:02}XX"),
                false,
            ))
        }
        Value::Weekday { weekday, way, from } => {
            weekday_on(*weekday, *way, base(*from, Unit::Day, today, context)?, context)
        }
        Value::Counted(count) => Some(one_day(days::plus(today?, *count)?, true, true)),
        Value::Unit { unit: Unit::Weekend, shift: 0, .. } => {
            // "the weekend" on a weekday is the one behind, unless the clause looks ahead.
            let today = today?;
            let ahead = context.tense == Tense::Future || today.weekday().to_monday_zero_offset() >= 5;
            unit_around(Unit::Weekend, today, if ahead { 0 } else { -1 })
        }
        Value::Unit { unit, shift, from } => {
            if *unit == Unit::Quarter
                && *from == From::Text
                && *shift == 0
                && !context.last.is_some_and(|last| last.quarter)
            {
                // "the quarter" with none named before it: the last one that ended.
                return unit_around(*unit, today?, -1);
            }
            unit_around(*unit, base(*from, *unit, today, context)?, *shift)
        }
        Value::Ago { count, unit, from } => {
            let grain = context.last.filter(|_| *unit == Unit::Year && *count == -1);
            match (grain, from) {
                // "a year earlier" after a quarter or a month is that quarter or month of the year before.
                (Some(last), _) if last.quarter => {
                    unit_around(Unit::Quarter, last.start, count.checked_mul(4)?)
                }
                (Some(last), From::Text) if last.precision == Precision::Month => {
                    unit_around(Unit::Month, last.start, count.checked_mul(12)?)
                }
                // "two years later" with no date before it is later than something unknown.
                (None, From::Text) if *count > 0 && context.last.is_none() => None,
                _ => unit_around(*unit, base(*from, *unit, today, context)?, *count),
            }
        }
        Value::WeekOf(day) => {
            let day = on(day, today, context)?;
            let mut week = unit_around(Unit::Week, day.start, 0)?;
            (week.year_unsaid, week.relative) = (day.year_unsaid, day.relative);
            Some(week)
        }
        Value::Season { year, code } => season(*year, code, today, context),
        Value::Quarter { year, number } => {
            let first = number.checked_mul(3)?.checked_sub(2)?;
            let year_of = |around: Date, look: Look| nearest_year(around, first + 2, None, look);
            let said = year_number(*year, today, context, year_of)?;
            let edtf = format!("{said:04}-{first:02}/{said:04}-{:02}", first + 2);
            let bounds = days::months(said, first, first + 2)?;
            Some(stretch(bounds, Precision::Month, format!("{said:04}-Q{number}"), edtf, unsaid(*year)))
        }
        Value::Half { year, number } => {
            let first = if *number == 1 { 1 } else { 7 };
            let year_of = |around: Date, look: Look| nearest_year(around, first, None, look);
            let said = year_number(*year, today, context, year_of)?;
            let edtf = format!("{said:04}-{first:02}/{said:04}-{:02}", first + 5);
            let bounds = days::months(said, first, first + 5)?;
            Some(stretch(bounds, Precision::Month, format!("{said:04}-H{number}"), edtf, unsaid(*year)))
        }
        Value::Holiday { year, holiday } => {
            let year_of = |around: Date, look: Look| {
                let this = days::holiday(holiday, around.year())?;
                nearest_year(around, this.month(), Some(this.day()), look)
            };
            let fixed = matches!(holiday, crate::lexicon::calendar::Holiday::Once(..));
            let said = if fixed { 1 } else { year_number(*year, today, context, year_of)? };
            Some(one_day(days::holiday(holiday, said)?, unsaid(*year) && !fixed, false))
        }
        Value::Either { year, a, b } => {
            // Day first or month first: the anchor day tells, where it is one of the two.
            let (day_first, month_first) = (days::day(*year, *b, *a), days::day(*year, *a, *b));
            let day = match (day_first, month_first) {
                (Some(only), None) | (None, Some(only)) => only,
                (Some(one), Some(other)) if one == other => one,
                (Some(one), Some(other)) => today.filter(|day| *day == one || *day == other)?,
                (None, None) => return None,
            };
            Some(one_day(day, false, false))
        }
        Value::Range(first, last) => range(first, last, today, context),
        Value::Part => Some(one_day(context.last_day?.start, true, true)),
        Value::Length(_) | Value::Set(_) | Value::Reference(_) | Value::Clock { .. } => None,
    }
}

fn base(from: From, unit: Unit, today: Option<Date>, context: &Context) -> Option<Date> {
    match from {
        From::Anchor => today,
        // "the same day" after "in 2013" is no day that is known.
        From::Text if unit <= Unit::Weekend && context.last.is_some() => {
            context.last_day.map(|last| last.start)
        }
        From::Text => context.last.map(|last| last.start).or(today),
    }
}

pub(super) fn unsaid(year: Year) -> bool {
    !matches!(year, Year::Said(_))
}

fn range(first: &Value, last: &Value, today: Option<Date>, context: &Context) -> Option<Days> {
    let from = on(first, today, context)?;
    // The last day is the first such day after the first.
    let yearless =
        matches!(last, Value::Day { year: Year::Unsaid, .. } | Value::Month { year: Year::Unsaid, .. });
    let named = Last { start: from.start, precision: from.precision, quarter: false, end: 0 };
    let near = Context {
        anchor: context.anchor,
        tense: if yearless { Tense::Future } else { context.tense },
        last: Some(named),
        last_day: None,
        near: None,
    };
    let mut to = on(last, if yearless { Some(from.start) } else { today }, &near)?;
    to.year_unsaid &= from.year_unsaid || !yearless;
    if to.end < from.start {
        // "25 December to 2 January": the last day lies in the year after.
        if !to.year_unsaid {
            return None;
        }
        let later = match last {
            Value::Day { month, day, .. } => {
                Value::Day { year: Year::Said(from.end.year() + 1), month: *month, day: *day }
            }
            Value::Month { month, .. } => {
                Value::Month { year: Year::Said(from.end.year() + 1), month: *month }
            }
            Value::Weekday { weekday, .. } => {
                to = one_day(days::weekday_after(from.start, days::weekday(*weekday)?)?, true, true);
                Value::Part
            }
            _ => return None,
        };
        if later != Value::Part {
            to = on(&later, today, &near)?;
        }
    }
    let first_edtf = from.edtf.split('/').next().unwrap_or("");
    let last_edtf = to.edtf.rsplit('/').next().unwrap_or("");
    let days = from.precision == Precision::Day && to.precision == Precision::Day;
    Some(Days {
        start: from.start,
        end: to.end,
        precision: if days { Precision::Days } else { from.precision.max(to.precision) },
        timex: format!("{}/{}", from.timex, to.timex),
        edtf: format!("{first_edtf}/{last_edtf}"),
        year_unsaid: from.year_unsaid || to.year_unsaid,
        relative: from.relative || to.relative,
    })
}
