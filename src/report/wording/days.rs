//! Days in one short writing, so that "Thursday" and "19 October" can be held against each other.

use crate::mention::When;
use crate::mention::date::Precision;
use jiff::civil::Date;

/// Days in one short writing: "9 May", "18–19 Oct 2025", "2016"; `None` where the days are not known.
pub fn day_words(when: &When, year: Option<i16>) -> Option<String> {
    match (when.start, when.end) {
        (None, None) => None,
        (Some(start), None) => Some(format!("from {}", day(start, year))),
        (None, Some(end)) => Some(format!("until {}", day(end, year))),
        (Some(start), Some(end)) => Some(run(start, end, when.precision, year)),
    }
}

/// The days from one to another: "9 May 2031", "9–11 May 2031", "28 Apr – 2 May 2031".
pub fn between(first: Date, last: Date) -> String {
    run(first, last, Precision::Day, None)
}

fn run(start: Date, end: Date, precision: Precision, year: Option<i16>) -> String {
    let of_year =
        |date: Date| if Some(date.year()) == year { String::new() } else { format!(" {}", date.year()) };
    if precision == Precision::Decade {
        return format!("{}–{}", start.year(), end.year());
    }
    let whole_months = start.day() == 1 && end == end.last_of_month();
    let one_year = start.year() == end.year();
    if precision == Precision::Year && one_year {
        return start.year().to_string();
    }
    if precision == Precision::Year {
        return format!("{}–{}", start.year(), end.year());
    }
    if precision == Precision::Month && whole_months {
        return match (one_year, start.month() == end.month()) {
            (true, true) => format!("{}{}", month(start), of_year(end)),
            (true, false) => format!("{}–{}{}", month(start), month(end), of_year(end)),
            (false, _) => format!("{} {} – {} {}", month(start), start.year(), month(end), end.year()),
        };
    }
    if start == end {
        return day(start, year);
    }
    if one_year && start.month() == end.month() {
        return format!("{}–{} {}{}", start.day(), end.day(), month(end), of_year(end));
    }
    let first = if one_year { format!("{} {}", start.day(), month(start)) } else { day(start, None) };
    format!("{first} – {}", day(end, if one_year { year } else { None }))
}

fn day(date: Date, year: Option<i16>) -> String {
    let of_year = if Some(date.year()) == year { String::new() } else { format!(" {}", date.year()) };
    format!("{} {}{of_year}", date.day(), month(date))
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::{Anchor, date};
    use crate::text::Tokens;

    #[track_caller]
    fn days(text: &str, expected: &str) {
        let found = date::find(&Tokens::new(text), &Anchor::UNKNOWN);
        let when = found.iter().find_map(|mention| mention.when.as_ref()).unwrap();
        assert_eq!(day_words(when, Some(2031)).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn days_are_short_and_leave_out_the_year_of_the_case() {
        days("on 9 May 2031", "9 May");
        days("on 9 May 2030", "9 May 2030");
        days("from October 18 to 19, 2025", "18–19 Oct 2025");
        days("in March 2031", "Mar");
        days("in 1994", "1994");
    }
}
