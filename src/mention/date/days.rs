//! Arithmetic on days: bounds of months and weeks, Easter, the nth weekday. No clock, no time zone.

use crate::lexicon::named_days::Holiday;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// The day so many days later; `None` past the ends of the calendar.
pub(super) fn plus(day: Date, days: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// A day that exists.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// First and last day of a month.
pub(super) fn month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = day(year, month, 1)?;
    Some((first, first.last_of_month()))
}

/// First day of one month and last of another of the same year.
pub(super) fn months(year: i16, first: i8, last: i8) -> Option<(Date, Date)> {
    Some((month(year, first)?.0, month(year, last)?.1))
}

/// First and last day of a year.
pub(super) fn year(year: i16) -> Option<(Date, Date)> {
    months(year, 1, 12)
}

/// A month so many months later, as year and month.
pub(super) fn shift_month(year: i16, month: i8, by: i32) -> Option<(i16, i8)> {
    let months = i32::from(year) * 12 + i32::from(month) - 1 + by;
    let year = i16::try_from(months.div_euclid(12)).ok()?;
    Some((year, i8::try_from(months.rem_euclid(12) + 1).ok()?))
}

/// Monday to Sunday around a day.
pub(super) fn week(day: Date) -> Option<(Date, Date)> {
    let monday = plus(day, -i32::from(day.weekday().to_monday_zero_offset()))?;
    Some((monday, plus(monday, 6)?))
}

/// The ISO week of a day, as TIMEX3 has it: `2025-W44`.
pub(super) fn week_name(day: Date) -> String {
    let week = ISOWeekDate::from(day);
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The weekday that has this number, Monday is 1.
pub(super) fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

/// The most recent such weekday on or before a day.
pub(super) fn weekday_before(day: Date, weekday: Weekday) -> Option<Date> {
    plus(day, -i32::from(day.weekday().since(weekday)))
}

/// The next such weekday on or after a day.
pub(super) fn weekday_after(day: Date, weekday: Weekday) -> Option<Date> {
    plus(day, i32::from(day.weekday().until(weekday)))
}

/// A named day in one year.
pub(super) fn holiday(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Fixed { month, day: of_month } => day(year, month, of_month),
        Holiday::Easter(days) => plus(easter(year)?, days),
        Holiday::OrthodoxEaster(days) => plus(orthodox_easter(year)?, days),
        Holiday::OnOrAfter { month, day: from, weekday: number } => {
            weekday_after(day(year, month, from)?, weekday(number)?)
        }
        Holiday::Nth { month, weekday: number, nth } => {
            day(year, month, 1)?.nth_weekday_of_month(nth, weekday(number)?).ok()
        }
        Holiday::Once(year, month, of_month) => day(year, month, of_month),
    }
}

/// Easter Sunday of the western churches, by the anonymous Gregorian method (Nature, 20 April 1876).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?)
}

/// Easter Sunday of the eastern churches, by Meeus's Julian method, in the Gregorian calendar from 1900 to 2099.
fn orthodox_easter(year: i16) -> Option<Date> {
    if !(1900..2100).contains(&year) {
        return None;
    }
    let y = i32::from(year);
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    plus(day(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?)?, 13)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_computed() {
        for (year, month, of_month) in [(1961, 4, 2), (2008, 3, 23), (2025, 4, 20), (2038, 4, 25)] {
            assert_eq!(easter(year), day(year, month, of_month));
        }
    }

    #[test]
    fn the_eastern_easter_is_computed() {
        for (year, month, of_month) in [(2008, 4, 27), (2024, 5, 5), (2025, 4, 20)] {
            assert_eq!(orthodox_easter(year), day(year, month, of_month));
        }
    }

    #[test]
    fn weekdays_lie_around_a_day() {
        let saturday = day(2031, 5, 10).unwrap();
        let thursday = weekday(4).unwrap();
        assert_eq!(weekday_before(saturday, thursday), day(2031, 5, 8));
        assert_eq!(weekday_after(saturday, thursday), day(2031, 5, 15));
        assert_eq!(weekday_before(saturday, Weekday::Saturday), Some(saturday));
        assert_eq!(week_name(saturday), "2031-W19");
    }
}
