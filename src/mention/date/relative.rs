//! Days counted from the anchor or from the text: "Thursday", "yesterday", "this morning", "last May".

use super::read::Reader;
use super::value::{Found, From, Value, Year};
use crate::lexicon::calendar::{Flags, Unit};
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// "Thursday", "late Thursday night", "Sun, 15 Sep 2013", "last Friday", "every Monday".
    pub(super) fn weekday(&self, i: usize) -> Option<Found> {
        let word = self.word(i);
        let weekday = word.weekday?;
        let mut next = i + 1;
        if self.is(next, ".") && self.glued(i) && word.is(Flags::SHORT) {
            next += 1;
        }
        let of_day =
            if self.is(next, ",") || self.is(next, "the") || self.is(next, "(") { next + 1 } else { next };
        if let Some(found) = self.named(of_day).or_else(|| self.numeric(of_day))
            && matches!(found.value, Value::Day { .. } | Value::Either { .. })
        {
            let first = self.with_edge(i);
            if let Value::Either { year, a, b } = found.value
                && let Some(value) = on_weekday(weekday, year, a, b)
            {
                return Some(Found { first, value, rule: "weekday-day", ..found });
            }
            return Some(Found { first, rule: "weekday-day", ..found });
        }
        if let Some((day, after)) = self.ordinal(of_day)
            && self.tokens.kind(of_day) == Some(TokenKind::Digits)
            && (!word.is(Flags::SHORT) || self.capital(i))
        {
            return Some(Found::new(i, after - 1, Value::WeekdayDay { weekday, day }, "weekday-day"));
        }
        if word.is(Flags::SHORT) {
            return None;
        }
        if let Some((month, day, last)) = self.month_and_day(next) {
            let first = self.way_before(i).0;
            let value = Value::Day { year: Year::Unsaid, month, day };
            return Some(Found::new(first, last, value, "weekday-day"));
        }
        let plural = self.folded(i).ends_with("ays");
        if let Some(before) = self.before(i)
            && matches!(self.folded(before), "every" | "each" | "any")
        {
            let timex = format!("XXXX-WXX-{weekday}");
            return Some(Found::new(before, i, Value::Set(timex), "every-weekday"));
        }
        if plural && !self.names_event(i + 1) {
            let part = self.part(i + 1);
            let last = part.map_or(i, |(_, after)| after - 1);
            return Some(Found::new(i, last, Value::Set(every_weekday(weekday, part)), "every-weekday"));
        }
        // "Friday mornings"
        if self.word(i + 1).part.is_some() && self.word(i + 1).is(Flags::PLURAL) {
            let timex = every_weekday(weekday, self.part(i + 1));
            return Some(Found::new(i, i + 1, Value::Set(timex), "every-weekday"));
        }
        // "they meet on a Monday": any; "a Monday rally" is that of one Monday.
        let article = i > 1 && matches!(self.word_before(i), "a" | "an");
        if article
            && self.word(i - 2).is(Flags::BEFORE_DAY)
            && self.part(i + 1).is_none()
            && !self.capital(i + 1)
        {
            let timex = format!("XXXX-WXX-{weekday}");
            return Some(Found::new(i - 1, i, Value::Set(timex), "any-weekday"));
        }
        let (first, way) = self.way_before(i);
        let text = first < i && matches!(self.word_before(i), "previous" | "following");
        let from = if text { From::Text } else { From::Anchor };
        let mut found = Found::new(first, i, Value::Weekday { weekday, way, from }, "weekday");
        self.add_part(&mut found);
        Some(found)
    }

    /// "5/12", "7-6" after a weekday: the month first, where that makes a day.
    fn month_and_day(&self, i: usize) -> Option<(i8, i8, usize)> {
        let sign = self.folded(i + 1);
        let joined = self.glued(i) && matches!(sign, "/" | "-" | ".") && self.glued(i + 1);
        if !joined || self.part_of_figure(i + 2, i + 2) {
            return None;
        }
        let part = |at| i8::try_from(self.digits(at, 1..=2)?).ok();
        let (a, b) = (part(i)?, part(i + 2)?);
        let exists = |month, day| super::days::day(2000, month, day).is_some();
        match (exists(a, b), exists(b, a)) {
            (true, _) => Some((a, b, i + 2)),
            (false, true) => Some((b, a, i + 2)),
            _ => None,
        }
    }

    /// "on the 18th", "by the 4th": the month is that of the text or the anchor's.
    pub(super) fn day_alone(&self, i: usize) -> Option<Found> {
        let (day, next) = self.ordinal(i).filter(|(day, next)| (1..=31).contains(day) && *next == i + 2)?;
        let the = self.before(i).filter(|the| self.is(*the, "the"))?;
        let placed = self.before(the).is_some_and(|before| self.word(before).is(Flags::BEFORE_DAY));
        let ends = match self.tokens.kind(next) {
            None | Some(TokenKind::Break) => true,
            Some(TokenKind::Sign) => matches!(self.folded(next), "." | "," | ";" | "?" | "!" | ")"),
            Some(TokenKind::Word) => self.word(next).is(Flags::FUNCTION) && !self.is(next, "of"),
            Some(TokenKind::Digits) => false,
        };
        (placed && ends).then(|| Found::new(the, next - 1, Value::DayOfMonth(day), "day-alone"))
    }

    /// True where a lower-case noun follows: "Saturdays blast" is one Saturday's.
    fn names_event(&self, i: usize) -> bool {
        let function = self.word(i).is(Flags::FUNCTION);
        self.tokens.kind(i) == Some(TokenKind::Word) && !function && !self.capital(i)
    }

    /// "last", "this past", "the following", "late" before `i`: the first token of them, and the way.
    fn way_before(&self, i: usize) -> (usize, Option<i32>) {
        let Some(before) = self.before(i) else { return (i, None) };
        if let Some(way) = self.word(before).way {
            let past = self.is(before, "past") || self.is(before, "coming");
            let first = match self.before(before) {
                Some(earlier)
                    if matches!(self.folded(earlier), "the" | "this")
                        && (past || self.is(earlier, "the")) =>
                {
                    earlier
                }
                _ => before,
            };
            return (first, Some(way));
        }
        (self.with_edge(i), None)
    }

    /// Takes the part of a day that follows: "Thursday night", "yesterday afternoon".
    pub(super) fn add_part(&self, found: &mut Found) {
        let mut next = found.last + 1;
        if self.word(next).is(Flags::EDGE) && self.word(next + 1).part.is_some() {
            next += 1;
        }
        if let Some((part, after)) = self.part(next)
            && !self.word(next).is(Flags::PLURAL)
        {
            found.last = after - 1;
            found.part = Some(part);
        }
    }

    /// "today", "late yesterday", "tomorrow night", "the day before yesterday".
    pub(super) fn counted(&self, i: usize) -> Option<Found> {
        let days = self.word(i).day?;
        let first = self.with_edge(i);
        let mut found = Found::new(first, i, Value::Counted(days), "day-counted");
        if self.is(i, "tonight") {
            found.part = Some("NI");
        }
        self.add_part(&mut found);
        Some(found)
    }

    /// "this morning", "last night", "later that evening", "overnight".
    pub(super) fn part_of_day(&self, i: usize) -> Option<Found> {
        let part = self.word(i).part?;
        let before = self.before(i)?;
        let (first, value) = match self.folded(before) {
            "this" => (before, Value::Counted(0)),
            "last" if part == "NI" || part == "EV" => (before, Value::Counted(-1)),
            "that" | "same" => (self.with_the(before), Value::Part(0)),
            "next" | "following" => {
                let value = Value::Unit { unit: Unit::Day, shift: 1, from: From::Text };
                (self.with_the(before), value)
            }
            "late" | "early" if self.before(before).is_some_and(|this| self.is(this, "this")) => {
                (before - 1, Value::Counted(0))
            }
            _ => return None,
        };
        let mut found = Found::new(self.with_edge(first), i, value, "part-of-day");
        found.part = Some(part);
        Some(found)
    }

    /// The last, this or the next year's, for what carries a year: "last May", "next summer", "this September".
    pub(super) fn with_way(&self, found: &mut Found) {
        let first = found.first;
        let Some(before) = self.before(first) else { return };
        let year = match &mut found.value {
            Value::Month { year, .. }
            | Value::Season { year, .. }
            | Value::Quarter { year, .. }
            | Value::Holiday { year, .. } => year,
            _ => return,
        };
        if *year != Year::Unsaid {
            return;
        }
        if let Some(way) =
            self.word(before).way.filter(|_| !matches!(self.folded(before), "latest" | "current"))
        {
            *year = Year::Way(way);
            found.first = match self.before(before) {
                Some(the) if self.is(the, "the") || (self.is(the, "this") && !self.is(before, "this")) => the,
                _ => before,
            };
        }
    }
}

/// The one of two readings that falls on the weekday before it: "Friday, 03/04/2026".
fn on_weekday(weekday: i8, year: i16, a: i8, b: i8) -> Option<Value> {
    let falls = |month: i8, day: i8| {
        let on = super::days::day(year, month, day)?.weekday().to_monday_one_offset() == weekday;
        on.then_some(Value::Day { year: Year::Said(year), month, day })
    };
    match (falls(b, a), falls(a, b)) {
        (Some(one), None) | (None, Some(one)) => Some(one),
        _ => None,
    }
}

fn every_weekday(weekday: i8, part: Option<(&str, usize)>) -> String {
    match part {
        Some((part, _)) => format!("XXXX-WXX-{weekday}T{part}"),
        None => format!("XXXX-WXX-{weekday}"),
    }
}
