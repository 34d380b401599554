//! Days made of other days: "two days after Christmas", "the third week of January", "the turn of the century".

use super::context::{Context, Last};
use super::days;
use super::stretch::{Days, one_day, stretch, unit_around};
use super::tense::Tense;
use super::value::Piece;
use super::when::{Basis, Parts, Precision};
use crate::lexicon::calendar::Unit;
use jiff::civil::Date;

/// So many units from a date: from a day the day that lies so far off, from a month or a year the unit around that day.
pub(super) fn beyond(base: &Days, count: i32, unit: Unit) -> Option<Days> {
    let from = if count < 0 { base.start } else { base.end };
    if base.precision > Precision::Days && unit > Unit::Week {
        return Some(Days { parts: base.parts, ..unit_around(unit, from, count)? });
    }
    Some(Days { parts: base.parts, ..one_day(shifted(from, count, unit)?, base.year_unsaid, base.relative) })
}

/// The day that lies so many units off.
pub(super) fn shifted(from: Date, count: i32, unit: Unit) -> Option<Date> {
    let months = |by: i32| {
        let (year, month) = days::shift_month(from.year(), from.month(), by)?;
        let last = days::month(year, month)?.1.day();
        days::day(year, month, from.day().min(last))
    };
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Day | Unit::Weekend => days::plus(from, count),
        Unit::Week => days::plus(from, count.checked_mul(7)?),
        Unit::Month => months(count),
        Unit::Quarter => months(count.checked_mul(3)?),
        Unit::Year => months(count.checked_mul(12)?),
        Unit::Decade => months(count.checked_mul(120)?),
        Unit::Century => months(count.checked_mul(1200)?),
    }
}

/// The nth unit or weekday of a stretch; -1 is the last. A week is of the stretch that its Thursday lies in, as ISO 8601 has it.
pub(super) fn nth(whole: &Days, nth: i8, of: Piece) -> Option<Days> {
    let n = i32::from(nth);
    let found = match of {
        Piece::Unit(Unit::Day) => {
            let day = if n > 0 { days::plus(whole.start, n - 1)? } else { whole.end };
            one_day(day, true, false)
        }
        Piece::Unit(unit @ (Unit::Week | Unit::Weekend)) => {
            let thursday = nth_weekday(whole, n, 4)?;
            unit_around(unit, thursday, 0)?
        }
        Piece::Unit(Unit::Month) if whole.precision >= Precision::Month => {
            let first = if n > 0 { whole.start } else { whole.end };
            unit_around(Unit::Month, first, if n > 0 { n - 1 } else { 0 })?
        }
        Piece::Unit(Unit::Quarter) if n < 0 && whole.precision == Precision::Year => {
            unit_around(Unit::Quarter, whole.end, 0)?
        }
        Piece::Unit(_) => return None,
        Piece::Weekday(weekday) => one_day(nth_weekday(whole, n, weekday)?, true, false),
    };
    let inside = found.end >= whole.start && found.start <= whole.end;
    let parts = Parts { month: whole.parts.month.or_stated(), day: Basis::Stated, ..whole.parts };
    let parts =
        if found.precision == Precision::Month { Parts { day: Basis::NotGiven, ..parts } } else { parts };
    inside.then_some(Days { parts, year_unsaid: whole.year_unsaid, relative: whole.relative, ..found })
}

fn nth_weekday(whole: &Days, n: i32, number: i8) -> Option<Date> {
    let weekday = days::weekday(number)?;
    if n < 0 {
        return days::weekday_before(whole.end, weekday);
    }
    days::plus(days::weekday_after(whole.start, weekday)?, (n - 1).checked_mul(7)?)
}

/// The first so many units of a year.
pub(super) fn firsts(whole: &Days, count: i32, unit: Unit) -> Option<Days> {
    let last = unit_around(unit, whole.start, count.checked_sub(1)?)?;
    if count < 1 || last.end > whole.end {
        return None;
    }
    let both = format!("{}/{}", whole.start, last.end);
    let made = stretch((whole.start, last.end), Precision::Month, both.clone(), both, whole.year_unsaid);
    let parts = Parts { month: Basis::Stated, day: Basis::NotGiven, ..whole.parts };
    Some(Days { parts, relative: whole.relative, ..made })
}

/// A weekday of a week.
pub(super) fn weekday_of(week: &Days, number: i8) -> Option<Days> {
    let day = days::weekday_after(days::week(week.start)?.0, days::weekday(number)?)?;
    Some(Days { parts: week.parts, ..one_day(day, true, true) })
}

/// The nearest day that has this weekday and this day of the month, in the direction of the clause.
pub(super) fn weekday_day(number: i8, of_month: i8, today: Date, context: &Context) -> Option<Days> {
    let weekday = days::weekday(number)?;
    let ahead = context.tense == Tense::Future;
    // Every pair comes within fourteen months, but for the 31st.
    for months in 0..=28 {
        let (year, month) =
            days::shift_month(today.year(), today.month(), if ahead { months } else { -months })?;
        let Some(day) = days::day(year, month, of_month) else { continue };
        let right_way = if ahead { day >= today } else { day <= today };
        if right_way && day.weekday() == weekday {
            let counted = Basis::CountedFromAnchor;
            let parts = Parts { year: counted, month: counted, day: Basis::Stated };
            return Some(Days { parts, ..one_day(day, true, true) });
        }
    }
    None
}

/// The last day of the unit around a day.
pub(super) fn last_day(unit: Unit, today: Date, shift: i32) -> Option<Days> {
    let around = unit_around(unit, today, shift)?;
    Some(Days { parts: Parts { day: Basis::Stated, ..around.parts }, ..one_day(around.end, true, true) })
}

/// The quarter or month that the text named last, in another year.
pub(super) fn period(last: Last, year: Option<i16>, shift: i32) -> Option<Days> {
    let by = match year {
        Some(year) => i32::from(year) - i32::from(last.start.year()),
        None => shift,
    };
    let unit = match last.precision {
        _ if last.quarter => Unit::Quarter,
        Precision::Month => Unit::Month,
        _ => Unit::Year,
    };
    let months = if unit == Unit::Quarter { 4 } else { 12 };
    let by = if unit == Unit::Year { by } else { by.checked_mul(months)? };
    let found = unit_around(unit, last.start, by)?;
    let year_basis = if year.is_some() { Basis::Stated } else { Basis::TakenFromText };
    let parts = Parts { year: year_basis, month: Basis::TakenFromText, day: Basis::NotGiven };
    Some(Days { parts, year_unsaid: year.is_none(), ..found })
}

/// The year at which the decade or century nearest to a day begins.
pub(super) fn turn(unit: Unit, today: Date) -> Option<Days> {
    let years = if unit == Unit::Decade { 10 } else { 100 };
    let year = i16::try_from((i32::from(today.year()) + years / 2) / years * years).ok()?;
    let timex = format!("{year:04}");
    let mut found = stretch(days::year(year)?, Precision::Year, timex.clone(), timex, true);
    found.relative = true;
    found.parts.year = Basis::CountedFromAnchor;
    Some(found)
}
