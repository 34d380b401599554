//! Dates in prose: full and partial days, ranges, weekdays, parts of days, lengths of time.

mod calendar_day;
mod clock;
mod days;
mod length;
mod period;
mod range;
mod read;
mod relative;
mod resolve;
mod scan;
mod tense;
mod value;

use super::Anchor;
use crate::text::{Span, Tokens};
use jiff::civil::Date;
use resolve::Last;
use value::Value;

/// What sort of expression a date mention is, in the terms of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// A day, month, year, season, decade, or a stretch of days.
    Date,
    /// A time of day or a part of one.
    Time,
    /// A length of time: "four days".
    Duration,
    /// Something that recurs: "every Monday".
    Set,
}

/// How fine a date is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// One day.
    Day,
    /// Several days that were named or counted: "October 25 and 30", "last week", "the weekend".
    Days,
    /// A calendar month, season, quarter or half.
    Month,
    /// A calendar year.
    Year,
    /// A decade or a century.
    Decade,
}

/// When something is, as far as a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// First day, included; `None` where open or unknown.
    pub start: Option<Date>,
    /// Last day, included; `None` where open or unknown.
    pub end: Option<Date>,
    /// How fine it is stated.
    pub precision: Precision,
    /// True where the year is not in the text and comes from an anchor that was itself inferred.
    pub year_inferred: bool,
    /// True where the day was counted from the anchor: "Thursday", "yesterday", "last week".
    pub relative: bool,
    /// The value as EDTF level 1: `2025-10-19`, `2025-10`, `2025-10-25/2025-10-30`.
    pub edtf: String,
}

/// A date, time or length of time in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// The expression itself: "late Thursday", "October 18–19".
    pub span: Span,
    /// What sort it is.
    pub kind: Type,
    /// The TIMEX3 value: `2025-10-30TNI`, `P4D`, `2025-10`, `PRESENT_REF`.
    pub timex: String,
    /// The days meant; `None` for lengths, sets, references, and what no anchor resolves.
    pub when: Option<When>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Finds the dates of a text in the order of the text; none overlap.
pub fn find(tokens: &Tokens, anchor: &Anchor) -> Vec<DateMention> {
    let mut mentions = Vec::new();
    let mut last: Option<Last> = None;
    for found in scan::all(tokens) {
        let tense = tense::of(tokens, found.first, found.last);
        let near = last.filter(|last| same_sentence(tokens, last.end, found.first));
        let context = resolve::Context { anchor, tense, last, near };
        let resolved = resolve::resolve(&found, &context);
        if let Some(When { start: Some(start), precision, .. }) = &resolved.when {
            let quarter = resolved.timex.contains("-Q");
            last = Some(Last { start: *start, precision: *precision, quarter, end: found.last + 1 });
        }
        mentions.push(DateMention {
            span: tokens.span(found.first, found.last),
            kind: resolved.kind,
            timex: resolved.timex,
            when: resolved.when,
            rule: found.rule,
        });
    }
    mentions
}

/// How many tokens may stand between a day and a time of that day.
const SAME_SENTENCE: usize = 30;

fn same_sentence(tokens: &Tokens, from: usize, to: usize) -> bool {
    from <= to && to - from <= SAME_SENTENCE && !(from..to).any(|i| tense::ends_clause(tokens, i))
}

/// The days that the text states in full, with their year, in its own order.
pub fn full_days(tokens: &Tokens) -> Vec<(Span, Date)> {
    let mut days = Vec::new();
    for found in scan::all(tokens) {
        let span = tokens.span(found.first, found.last);
        let whole = match &found.value {
            Value::Clock { day: Some(day), .. } => day,
            value => value,
        };
        match whole {
            Value::Range(first, last) => days.extend([first, last].into_iter().filter_map(|end| full(end)).map(|day| (span, day))),
            value => days.extend(full(value).map(|day| (span, day))),
        }
    }
    days
}

fn full(value: &Value) -> Option<Date> {
    match value {
        Value::Day { year: value::Year::Said(year), month, day } => days::day(*year, *month, *day),
        _ => None,
    }
}
