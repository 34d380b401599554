//! Dates in prose: full and partial days, ranges, weekdays, parts of days, lengths of time.
//!
//! An expression is found and given a value (what it says), then the value is resolved (which days it means). The
//! files know each other in this order only, each those before it:
//!
//! - what is told: `when` (a mention, for its users), `value` (what an expression says), `days` (arithmetic);
//! - `read`: the text as the rules see it; `numbers`: days of a month, years and amounts in it;
//! - the shapes, none of which knows another but `bare_year` for what may stand before: `bare_year`, `figures`,
//!   `named`, `period`, `clock`, `length`, `relative`, `unit_named`, and `slots` and `phrased` for the patterns that are data;
//! - `one`: which shape begins at a token; `range` and `joined`: what two of them make together; `scan`: a whole text;
//! - `tense`, `context`: the clause around and the dates before;
//! - `year`, `stretch`, `derived`, `order`, `meaning`, `unresolved`, `resolve`: from a value to days.

mod bare_year;
mod clock;
pub(crate) mod compact;
mod context;
mod days;
mod derived;
mod figures;
mod joined;
mod length;
mod meaning;
mod named;
mod numbers;
mod one;
mod order;
mod period;
mod phrased;
mod range;
mod read;
mod relative;
mod resolve;
mod scan;
mod slots;
mod stretch;
pub(in crate::mention) mod tense;
#[cfg(test)]
mod tests;
mod unit_named;
mod unresolved;
mod value;
mod when;
mod year;

pub use when::{Basis, DateMention, End, Parts, Precision, Reading, Type, When};

use super::Anchor;
use crate::lexicon::calendar::Unit;
use crate::text::{Span, Tokens};
use context::{Context, Last, Order};
use jiff::civil::Date;
use read::Reader;
use resolve::Resolved;
use tense::Tense;
use value::{Found, Value};

/// Finds the dates of a text in the order of the text; none overlap.
pub fn find(tokens: &Tokens, anchor: &Anchor) -> Vec<DateMention> {
    let words = read::meanings(tokens);
    let reader = Reader::new(tokens, &words);
    let found = scan::all(&reader);
    let mut story =
        Story { reader, anchor, order: order::of_text(&found, anchor), last: None, day: None, quarter: None };
    found.iter().filter_map(|one| story.mention(one)).collect()
}

/// A text as it is told: what was named last, for what counts from it.
struct Story<'a, 't> {
    reader: Reader<'a, 't>,
    anchor: &'a Anchor,
    order: Option<Order>,
    last: Option<Last>,
    /// The day named last.
    day: Option<Last>,
    /// The quarter that the text reports on: the first that it names.
    quarter: Option<Last>,
}

impl Story<'_, '_> {
    /// The mention that an expression makes; what it names is remembered.
    fn mention(&mut self, found: &Found) -> Option<DateMention> {
        let resolved = resolve::resolve(found, &self.context(found));
        if found.value == Value::Same && self.last.is_none() {
            // "until then", where nothing was named before
            return None;
        }
        self.remember(found, &resolved);
        let tokens = self.reader.tokens;
        let ends = found.ends.and_then(|ends| ends_of(tokens, ends, &resolved));
        let mut parts = resolved.parts;
        if found.rule == "day-of-list" && parts.day == Basis::Stated {
            // "4" of "May 2, 4 and 6"
            parts.month = Basis::TakenFromText;
        }
        Some(DateMention {
            span: tokens.span(found.first, found.last),
            kind: resolved.kind,
            timex: resolved.timex,
            when: resolved.when,
            other: resolved.other,
            parts,
            ends,
            rule: found.rule,
        })
    }

    fn context(&self, found: &Found) -> Context<'_> {
        let tense = if needs_tense(&found.value) {
            tense::of(&self.reader, found.first, found.last)
        } else {
            Tense::Unsaid
        };
        let after = |last: &Last| found.first.saturating_sub(last.end);
        let last_day = self.last.filter(|last| last.precision == Precision::Day && after(last) <= NOT_FAR);
        let near = self.day.filter(|day| same_sentence(self.reader.tokens, day.end, found.first));
        let lends =
            |last: &Last| last.year_said && last.precision == Precision::Day && after(last) <= LENDS_YEAR;
        let lends_year = self.last.filter(lends);
        // A quarter named in passing is gone with its sentence: what comes after speaks of the one that is reported on.
        let passed = |last: &Last| last.quarter && !same_sentence(self.reader.tokens, last.end, found.first);
        let last = if self.last.as_ref().is_some_and(passed) { self.quarter } else { self.last };
        let told = tense == Tense::Past && tense::is_told(&self.reader, found.first);
        Context { anchor: self.anchor, tense, told, last, last_day, near, lends_year, order: self.order }
    }

    fn remember(&mut self, found: &Found, resolved: &Resolved) {
        // "a year earlier" is a comparison: the story stays where it was.
        if matches!(found.value, Value::Ago { unit: Unit::Year, .. } | Value::Period { .. }) {
            return;
        }
        if let (Value::Length(length), Some(own)) = (&found.value, self.anchor.day)
            && matches!(length.as_str(), "P6M" | "P9M")
        {
            // "in the nine months it earned …": "a year earlier" is no longer a quarter of the year before.
            self.last = Some(Last {
                start: own,
                precision: Precision::Year,
                quarter: false,
                year_said: false,
                end: found.last + 1,
            });
            return;
        }
        let Some(When { start: Some(start), precision, .. }) = &resolved.when else { return };
        let last = Last {
            start: *start,
            precision: *precision,
            quarter: resolved.timex.contains("-Q"),
            year_said: resolved.parts.year == Basis::Stated,
            end: found.last + 1,
        };
        self.last = Some(last);
        if last.quarter && self.quarter.is_none() {
            self.quarter = Some(last);
        }
        if *precision == Precision::Day {
            self.day = Some(last);
        }
    }
}

/// The ends of a range as dates of their own, with their halves of its value.
fn ends_of(tokens: &Tokens, ends: [(usize, usize); 2], range: &Resolved) -> Option<Box<[End; 2]>> {
    let (first, last) = range.timex.split_once('/')?;
    let end = |(from, to), timex: &str| End {
        span: tokens.span(from, to),
        kind: range.kind,
        timex: timex.to_owned(),
    };
    Some(Box::new([end(ends[0], first), end(ends[1], last)]))
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

/// How many tokens may stand between a day with its year and a day that takes its year from it.
const LENDS_YEAR: usize = 60;

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
    let words = read::meanings(tokens);
    let reader = Reader::new(tokens, &words);
    let mut said = Vec::new();
    for found in scan::all(&reader) {
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
                    let tense = tense::of(&reader, found.first, found.last);
                    said.push(SaidDay { span, year, month: *month, day: *day, tense });
                }
            }
        }
    }
    said
}
