//! Days with how they are written: one day, the week around it, a quarter, a season.

use super::context::Context;
use super::days;
use super::tense::Tense;
use super::value::{Year, unsaid};
use super::when::{Basis, Parts, Precision};
use super::year::{Look, nearest_year, year_number};
use crate::lexicon::calendar::Unit;
use jiff::civil::Date;

/// Days, with how they are written.
#[derive(Debug, Clone)]
pub(super) struct Days {
    pub(super) start: Date,
    pub(super) end: Date,
    pub(super) precision: Precision,
    pub(super) timex: String,
    pub(super) edtf: String,
    /// The year was not in the text.
    pub(super) year_unsaid: bool,
    pub(super) relative: bool,
    pub(super) parts: Parts,
}

/// The parts of a date of one precision: what is finer is not given.
pub(super) fn parts(precision: Precision, year: Basis, rest: Basis) -> Parts {
    let at_most = |coarsest| if precision <= coarsest { rest } else { Basis::NotGiven };
    Parts { year, month: at_most(Precision::Month), day: at_most(Precision::Days) }
}

/// The basis of a year that the text has, or has not.
fn year_basis(unsaid: bool) -> Basis {
    if unsaid { Basis::CountedFromAnchor } else { Basis::Stated }
}

pub(super) fn one_day(day: Date, year_unsaid: bool, relative: bool) -> Days {
    let written = day.to_string();
    Days {
        start: day,
        end: day,
        precision: Precision::Day,
        timex: written.clone(),
        edtf: written,
        year_unsaid,
        relative,
        parts: parts(
            Precision::Day,
            year_basis(year_unsaid || relative),
            if relative { Basis::CountedFromAnchor } else { Basis::Stated },
        ),
    }
}

pub(super) fn stretch(
    bounds: (Date, Date),
    precision: Precision,
    timex: String,
    edtf: String,
    year_unsaid: bool,
) -> Days {
    Days {
        start: bounds.0,
        end: bounds.1,
        precision,
        timex,
        edtf,
        year_unsaid,
        relative: false,
        parts: parts(precision, year_basis(year_unsaid), Basis::Stated),
    }
}

/// The same days, taken from a date that the text named before.
pub(super) fn of_text(days: Days) -> Days {
    Days { parts: parts(days.precision, Basis::TakenFromText, Basis::TakenFromText), ..days }
}

pub(super) fn weekday_on(number: i8, way: Option<i32>, today: Date, context: &Context) -> Option<Days> {
    let weekday = days::weekday(number)?;
    let found = match way {
        Some(-1) => days::weekday_before(days::plus(today, -1)?, weekday)?,
        Some(1) => days::weekday_after(days::plus(today, 1)?, weekday)?,
        Some(_) => {
            let (monday, _) = days::week(today)?;
            days::plus(monday, i32::from(number) - 1)?
        }
        None if context.tense == Tense::Future => days::weekday_after(today, weekday)?,
        None => days::weekday_before(today, weekday)?,
    };
    Some(one_day(found, true, true))
}

/// The unit around a day, so many units away: "last week", "two years ago".
pub(super) fn unit_around(unit: Unit, base: Date, shift: i32) -> Option<Days> {
    let mut found = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => one_day(days::plus(base, shift)?, true, true),
        Unit::Week => {
            let (monday, sunday) = days::week(days::plus(base, shift.checked_mul(7)?)?)?;
            stretch(
                (monday, sunday),
                Precision::Days,
                days::week_name(monday),
                format!("{monday}/{sunday}"),
                true,
            )
        }
        Unit::Weekend => {
            let (monday, sunday) = days::week(days::plus(base, shift.checked_mul(7)?)?)?;
            let saturday = days::plus(monday, 5)?;
            let timex = format!("{}-WE", days::week_name(monday));
            stretch((saturday, sunday), Precision::Days, timex, format!("{saturday}/{sunday}"), true)
        }
        Unit::Month => {
            let (year, month) = days::shift_month(base.year(), base.month(), shift)?;
            let timex = format!("{year:04}-{month:02}");
            stretch(days::month(year, month)?, Precision::Month, timex.clone(), timex, true)
        }
        Unit::Quarter => {
            let (year, month) = days::shift_month(base.year(), base.month(), shift.checked_mul(3)?)?;
            let quarter = (month - 1) / 3 + 1;
            let first = quarter * 3 - 2;
            let edtf = format!("{year:04}-{first:02}/{year:04}-{:02}", first + 2);
            let bounds = days::months(year, first, first + 2)?;
            stretch(bounds, Precision::Month, format!("{year:04}-Q{quarter}"), edtf, true)
        }
        Unit::Year => {
            let year = i16::try_from(i32::from(base.year()).checked_add(shift)?).ok()?;
            let timex = format!("{year:04}");
            stretch(days::year(year)?, Precision::Year, timex.clone(), timex, true)
        }
        Unit::Decade => {
            let tens = i16::try_from(i32::from(base.year() / 10).checked_add(shift)?).ok()?;
            let first = tens.checked_mul(10)?;
            let bounds = (days::year(first)?.0, days::year(first.checked_add(9)?)?.1);
            stretch(bounds, Precision::Decade, format!("{tens:03}"), format!("{tens:03}X"), true)
        }
        Unit::Century => {
            let hundreds = i16::try_from(i32::from(base.year() / 100).checked_add(shift)?).ok()?;
            let first = hundreds.checked_mul(100)?;
            let bounds = (days::year(first)?.0, days::year(first.checked_add(99)?)?.1);
            stretch(bounds, Precision::Decade, format!("{hundreds:02}"), format!("{hundreds:02}XX"), true)
        }
    };
    found.relative = true;
    found.parts = parts(found.precision, Basis::CountedFromAnchor, Basis::CountedFromAnchor);
    Some(found)
}

/// Seasons as the northern half of the world has them, their edges generous; winter goes on into the next year.
pub(super) fn season(year: Year, code: &str, today: Option<Date>, context: &Context) -> Option<Days> {
    let (first, last, number) = match code {
        "SP" => (3, 6, 21),
        "SU" => (6, 9, 22),
        "FA" => (9, 12, 23),
        _ => (12, 3, 24),
    };
    let year_of = |around: Date, look: Look| nearest_year(around, first, None, look);
    let said = year_number(year, today, context, year_of)?;
    let start = days::month(said, first)?.0;
    let end = days::month(if last < first { said + 1 } else { said }, last)?.1;
    let timex = format!("{said:04}-{code}");
    Some(stretch((start, end), Precision::Month, timex, format!("{said:04}-{number}"), unsaid(year)))
}
