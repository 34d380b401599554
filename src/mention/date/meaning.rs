//! The days that a value means, against an anchor that is a day, a year or a stretch of days.

use super::context::{Context, Last};
use super::days;
use super::derived;
use super::order;
use super::stretch::{Days, of_text, one_day, season, stretch, unit_around, weekday_on};
use super::tense::Tense;
use super::value::{From, Value, Year, unsaid};
use super::when::{Basis, Parts, Precision};
use super::year::{Look, nearest_year, year_number};
use crate::lexicon::calendar::Unit;
use jiff::civil::Date;

/// The days of a value; `None` where the anchor does not tell.
pub(super) fn days_of(value: &Value, context: &Context) -> Option<Days> {
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
            if let (Year::Unsaid, Some(lent)) = (year, context.lends_year)
                && let Some(found) = in_year_of_text(lent, *month, *day)
            {
                let mut found = one_day(found, true, false);
                found.parts.year = Basis::TakenFromText;
                return Some(found);
            }
            let year_of = |around: Date, look: Look| nearest_year(around, *month, Some(*day), look);
            let said = year_number(*year, today, context, year_of)?;
            let day = days::day(said, *month, *day)?;
            Some(one_day(day, !matches!(year, Year::Said(_)), false))
        }
        Value::DayOfMonth(day) => {
            let found = day_of_month(*day, today, context)?;
            let basis = match context.last_day {
                Some(_) => Basis::TakenFromText,
                None => Basis::CountedFromAnchor,
            };
            let parts = Parts { year: basis, month: basis, day: Basis::Stated };
            Some(Days { parts, ..one_day(found, true, true) })
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
            let found = weekday_on(*weekday, *way, base(*from, Unit::Day, today, context)?, context)?;
            Some(if is_of_text(*from, context) { of_text(found) } else { found })
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
            let found = unit_around(*unit, base(*from, *unit, today, context)?, *shift)?;
            Some(if is_of_text(*from, context) { of_text(found) } else { found })
        }
        Value::Ago { count, unit, from, and } => {
            let grain = context.last.filter(|_| *unit == Unit::Year && *count == -1);
            match (grain, from) {
                // "a year earlier" after a quarter or a month is that quarter or month of the year before.
                (Some(last), _) if last.quarter => {
                    Some(of_text(unit_around(Unit::Quarter, last.start, count.checked_mul(4)?)?))
                }
                (Some(last), From::Text) if last.precision == Precision::Month => {
                    Some(of_text(unit_around(Unit::Month, last.start, count.checked_mul(12)?)?))
                }
                // "two years later" with no date before it is later than something unknown.
                (None, From::Text) if *count > 0 && context.last.is_none() => None,
                _ => {
                    let base = base(*from, *unit, today, context)?;
                    let found = match and {
                        Some((more, finer)) => {
                            let coarse = derived::shifted(base, *count, *unit)?;
                            unit_around(*finer, coarse, *more)?
                        }
                        None => unit_around(*unit, base, *count)?,
                    };
                    Some(if is_of_text(*from, context) { of_text(found) } else { found })
                }
            }
        }
        Value::WeekOf(day) => {
            let day = on(day, today, context)?;
            let week = unit_around(Unit::Week, day.start, 0)?;
            Some(Days { year_unsaid: day.year_unsaid, relative: day.relative, parts: day.parts, ..week })
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
                let this = days::holiday(*holiday, around.year())?;
                nearest_year(around, this.month(), Some(this.day()), look)
            };
            let fixed = matches!(holiday, crate::lexicon::named_days::Holiday::Once(..));
            let said = if fixed { 1 } else { year_number(*year, today, context, year_of)? };
            Some(one_day(days::holiday(*holiday, said)?, unsaid(*year) && !fixed, false))
        }
        Value::Either { year, a, b } => order::readings(*year, *a, *b, context).map(|(first, _)| first),
        Value::Ahead { count, unit, .. } => {
            let count = (*count)?;
            match unit {
                Unit::Day | Unit::Week => Some(one_day(derived::shifted(today?, count, *unit)?, true, true)),
                unit => unit_around(*unit, today?, count),
            }
        }
        Value::Beyond { count, unit, day } => match day {
            Some(day) => derived::beyond(&on(day, today, context)?, *count, *unit),
            None => unit_around(*unit, today?, *count),
        },
        Value::Nth { nth, of, whole } => derived::nth(&on(whole, today, context)?, *nth, *of),
        Value::Firsts { count, unit, whole } => {
            let whole = match whole {
                Some(whole) => on(whole, today, context)?,
                None => unit_around(Unit::Year, today?, 0)?,
            };
            derived::firsts(&whole, *count, *unit)
        }
        Value::WeekdayOf { weekday, week } => derived::weekday_of(&on(week, today, context)?, *weekday),
        Value::WeekdayDay { weekday, day } => derived::weekday_day(*weekday, *day, today?, context),
        Value::Same => {
            let last = context.last?;
            let unit = match last.precision {
                Precision::Day => Unit::Day,
                Precision::Month if last.quarter => Unit::Quarter,
                Precision::Month => Unit::Month,
                Precision::Year => Unit::Year,
                Precision::Days | Precision::Decade => return None,
            };
            Some(of_text(unit_around(unit, last.start, 0)?))
        }
        Value::LastDay { unit, shift } => derived::last_day(*unit, today?, *shift),
        Value::Period { year, shift } => derived::period(context.last?, *year, *shift),
        Value::Turn(unit) => derived::turn(*unit, today?),
        Value::Range(first, last) => range(first, last, today, context),
        Value::Part(shift) => match context.last_day {
            Some(last) => Some(of_text(one_day(last.start, true, true))),
            None => Some(one_day(days::plus(today?, *shift)?, true, true)),
        },
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
        From::TextOrAnchor => context.last_day.map(|last| last.start).or(today),
    }
}

/// True for what was counted from a date that the text named.
fn is_of_text(from: From, context: &Context) -> bool {
    match from {
        From::Anchor => false,
        From::Text => context.last.is_some(),
        From::TextOrAnchor => context.last_day.is_some(),
    }
}

fn range(first: &Value, last: &Value, today: Option<Date>, context: &Context) -> Option<Days> {
    let from = on(first, today, context)?;
    // The last day is the first such day after the first.
    let yearless =
        matches!(last, Value::Day { year: Year::Unsaid, .. } | Value::Month { year: Year::Unsaid, .. });
    let named =
        Last { start: from.start, precision: from.precision, quarter: false, year_said: false, end: 0 };
    let near = Context {
        anchor: context.anchor,
        told: false,
        tense: if yearless { Tense::Future } else { context.tense },
        last: Some(named),
        last_day: None,
        near: None,
        lends_year: None,
        order: context.order,
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
                Value::Part(0)
            }
            _ => return None,
        };
        if later != Value::Part(0) {
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
        parts: from.parts.of_both(to.parts),
    })
}

/// The day of the month of the date named last, else the nearest such day in the direction of the clause.
fn day_of_month(day: i8, today: Option<Date>, context: &Context) -> Option<Date> {
    if let Some(last) = context.last_day {
        return days::day(last.start.year(), last.start.month(), day);
    }
    let today = today?;
    let this = days::day(today.year(), today.month(), day);
    let by = match (context.tense, this) {
        (Tense::Future, Some(this)) if this < today => 1,
        (Tense::Past, Some(this)) if this > today => -1,
        (Tense::Unsaid, Some(this)) if this > days::plus(today, 14)? => -1,
        _ => return this,
    };
    let (year, month) = days::shift_month(today.year(), today.month(), by)?;
    days::day(year, month, day)
}

/// How many days after a date with its year a date without one may lie and still be of that year.
const SAME_STORY: i32 = 62;

/// "On 4 March 2019 it sank. On 6 March divers found it": the day in the year of the date named before.
fn in_year_of_text(lent: Last, month: i8, day: i8) -> Option<Date> {
    let found = days::day(lent.start.year(), month, day)?;
    let after = (found - lent.start).get_days();
    (0..=SAME_STORY).contains(&after).then_some(found)
}
