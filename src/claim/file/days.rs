//! Dates as people write them in claim files: an ISO day, EDTF level 1, or an interval of either.
//!
//! Prose ("29 February 2020") is not read here: a file holds the day that the prose means.

use crate::mention::When;
use crate::mention::date::Precision;
use edtf_core::{Bound, Edtf, Interval, IntervalEndpoint};
use jiff::ToSpan;
use jiff::civil::Date;

/// What a date may look like, for help lines.
pub(super) const SHAPES: &str = "write a day as 2020-02-29, a month as 2020-02, a year as 2020, days from one to another as \
                                 2020-02-27/2020-02-29";

/// Reads a date; the error says in lower case what is wrong with it.
///
/// EDTF's `~` (about) widens by one day, month or year, by how fine the date is; `?` widens nothing and stays in
/// [`When::edtf`].
pub fn read(text: &str) -> Result<When, String> {
    let date = Edtf::parse(text).map_err(|error| format!("is no date: {}", error.message))?;
    if date.level() > 1 {
        return Err("is a date of EDTF level 2, and level 1 is read".to_owned());
    }
    let (first, last) = match &date {
        Edtf::Date(day) => (*day, *day),
        Edtf::Interval(Interval { start, end }) => match (inner(start), inner(end)) {
            (Some(first), Some(last)) => (first, last),
            (Some(one), None) | (None, Some(one)) => (one, one),
            (None, None) => return Err("has neither a first nor a last day".to_owned()),
        },
        Edtf::DateTime(_) => return Err("has a time of day, and a day is expected".to_owned()),
        Edtf::Set(_) => return Err("is a set of dates, and one date is expected".to_owned()),
    };
    let bounds = date.bounds();
    let mut start = day(bounds.earliest)?;
    let mut end = day(bounds.latest)?;
    if start.zip(end).is_some_and(|(start, end)| end < start) {
        return Err("ends before it begins".to_owned());
    }
    if first.is_approximate() {
        start = start.map(|day| day.saturating_sub(slack(&first)));
    }
    if last.is_approximate() {
        end = end.map(|day| day.saturating_add(slack(&last)));
    }
    let mut precision = fineness(&first).max(fineness(&last));
    if precision == Precision::Day && start != end {
        precision = Precision::Days;
    }
    Ok(When { start, end, precision, year_inferred: false, relative: false, edtf: date.to_string() })
}

fn inner(end: &IntervalEndpoint) -> Option<edtf_core::Date> {
    match end {
        IntervalEndpoint::Date(day)
        | IntervalEndpoint::OnOrBefore(day)
        | IntervalEndpoint::OnOrAfter(day) => Some(*day),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn day(bound: Bound) -> Result<Option<Date>, String> {
    let Bound::Date(day) = bound else { return Ok(None) };
    // jiff ends where calendars of news do, at the years -9999 and 9999.
    let read = i16::try_from(day.year).ok().zip(i8::try_from(day.month).ok()).zip(i8::try_from(day.day).ok());
    let date = read.and_then(|((year, month), day)| Date::new(year, month, day).ok());
    date.map(Some).ok_or_else(|| "is too far off".to_owned())
}

fn fineness(date: &edtf_core::Date) -> Precision {
    match date.precision() {
        _ if date.year.has_unspecified() => Precision::Decade,
        _ if date.month.is_some_and(|month| month.has_unspecified()) => Precision::Year,
        _ if date.day.is_some_and(|day| day.has_unspecified()) => Precision::Month,
        edtf_core::Precision::Day => Precision::Day,
        edtf_core::Precision::Month | edtf_core::Precision::Season => Precision::Month,
        edtf_core::Precision::Year => Precision::Year,
    }
}

fn slack(date: &edtf_core::Date) -> jiff::Span {
    match fineness(date) {
        Precision::Day | Precision::Days => 1.day(),
        Precision::Month => 1.month(),
        Precision::Year => 1.year(),
        Precision::Decade => 10.years(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, start: &str, end: &str, precision: Precision) {
        let when = read(text).unwrap();
        let shown = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
        assert_eq!((shown(when.start).as_str(), shown(when.end).as_str()), (start, end), "{text}");
        assert_eq!(when.precision, precision, "{text}");
    }

    #[test]
    fn days_months_years_and_intervals() {
        reads("2020-02-29", "2020-02-29", "2020-02-29", Precision::Day);
        reads("2020-02", "2020-02-01", "2020-02-29", Precision::Month);
        reads("2020", "2020-01-01", "2020-12-31", Precision::Year);
        reads("201X", "2010-01-01", "2019-12-31", Precision::Decade);
        reads("2020-02-XX", "2020-02-01", "2020-02-29", Precision::Month);
        reads("2020-02-27/2020-02-29", "2020-02-27", "2020-02-29", Precision::Days);
        reads("2020-02/2020-03", "2020-02-01", "2020-03-31", Precision::Month);
        reads("2020-02-27/..", "2020-02-27", "", Precision::Days);
        reads("../2020-02-27", "", "2020-02-27", Precision::Days);
    }

    #[test]
    fn about_widens_and_uncertain_does_not() {
        reads("2020~", "2019-01-01", "2021-12-31", Precision::Year);
        reads("2020-02-29~", "2020-02-28", "2020-03-01", Precision::Days);
        reads("2020?", "2020-01-01", "2020-12-31", Precision::Year);
    }

    #[test]
    fn what_is_no_date_is_told() {
        for text in
            ["", "29 February 2020", "29/02/2020", "2020-02-30", "2020-2-3", "12:30", "2021/2020", "../.."]
        {
            assert!(read(text).is_err(), "{text}");
        }
        assert!(read("{2019, 2020}").is_err());
        assert!(read("2020-02-29T12:30:00").is_err());
        assert!(read("Y-170000002").is_err());
    }
}
