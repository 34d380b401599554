//! Dates in prose: full and partial days, ranges, weekdays, parts of days, lengths of time.

mod bare_year;
mod clock;
mod days;
mod figures;
mod length;
mod named;
mod pattern;
mod period;
mod range;
mod read;
mod relative;
mod resolve;
mod scan;
mod stretch;
pub(in crate::mention) mod tense;
#[cfg(test)]
mod tests;
mod unit_named;
mod value;
mod year;

use super::Anchor;
use crate::lexicon::calendar::Unit;
use crate::text::{Span, Tokens};
use jiff::civil::Date;
use resolve::Last;
use tense::Tense;
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
    let mut day: Option<Last> = None;
    for found in scan::all(tokens) {
        let tense = if needs_tense(&found.value) {
            tense::of(tokens, found.first, found.last)
        } else {
            Tense::Unsaid
        };
        let is_day =
            |last: &Last| last.precision == Precision::Day && found.first.saturating_sub(last.end) <= NOT_FAR;
        let last_day = last.filter(is_day);
        let near = day.filter(|day| same_sentence(tokens, day.end, found.first));
        let context = resolve::Context { anchor, tense, last, last_day, near };
        let resolved = resolve::resolve(&found, &context);
        // "a year earlier" is a comparison: the story stays where it was.
        let compares = matches!(found.value, Value::Ago { unit: Unit::Year, .. });
        if let Some(When { start: Some(start), precision, .. }) = &resolved.when
            && !compares
        {
            let quarter = resolved.timex.contains("-Q");
            last = Some(Last { start: *start, precision: *precision, quarter, end: found.last + 1 });
            if *precision == Precision::Day {
                day = last;
            }
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

/// False for what means the same whichever way its clause looks.
fn needs_tense(value: &Value) -> bool {
    !matches!(
        value,
        Value::Length(_)
            | Value::Set(_)
            | Value::Reference(_)
            | Value::Counted(_)
            | Value::Year(_)
            | Value::Ago { .. }
    )
}

/// How many tokens may stand between a day and "the same day".
const NOT_FAR: usize = 200;

/// How many tokens may stand between a day and a time of that day.
const SAME_SENTENCE: usize = 30;

fn same_sentence(tokens: &Tokens, from: usize, to: usize) -> bool {
    from <= to && to - from <= SAME_SENTENCE && !(from..to).any(|i| tense::ends_clause(tokens, i))
}

/// The days that the text states in full, with their year, in its own order.
pub fn full_days(tokens: &Tokens) -> Vec<(Span, Date)> {
    let full = |said: SaidDay| Some((said.span, days::day(said.year?, said.month, said.day)?));
    said_days(tokens).into_iter().filter_map(full).collect()
}

/// A day of a month as a text says it, with or without its year; both ends of a range are such days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::mention) struct SaidDay {
    pub(in crate::mention) span: Span,
    pub(in crate::mention) year: Option<i16>,
    pub(in crate::mention) month: i8,
    pub(in crate::mention) day: i8,
    pub(in crate::mention) tense: Tense,
}

/// The days of a month that a text names, in its own order.
pub(in crate::mention) fn said_days(tokens: &Tokens) -> Vec<SaidDay> {
    let mut said = Vec::new();
    for found in scan::all(tokens) {
        let span = tokens.span(found.first, found.last);
        let value = match &found.value {
            Value::Clock { day: Some(day), .. } => day.as_ref(),
            value => value,
        };
        let ends = match value {
            Value::Range(first, last) => vec![first.as_ref(), last.as_ref()],
            value => vec![value],
        };
        for end in ends {
            if let Value::Day { year, month, day } = end {
                let (year, unsaid) = match year {
                    value::Year::Said(year) => (Some(*year), false),
                    year => (None, *year == value::Year::Unsaid),
                };
                if year.is_some() || unsaid {
                    let tense = tense::of(tokens, found.first, found.last);
                    said.push(SaidDay { span, year, month: *month, day: *day, tense });
                }
            }
        }
    }
    said
}
