//! A unit of time with no amount: "last week", "this month", "the same day", "the year-earlier quarter", "decades".

use super::read::Reader;
use super::value::{Found, From, Value, timex};
use crate::lexicon::calendar::{Flags, Unit};
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// "last week", "this month", "the latest quarter", "the same day", "the day before": a unit with no amount.
    pub(super) fn unit_named(&self, i: usize) -> Option<Found> {
        let word = self.word(i);
        let unit = word.unit.filter(|unit| *unit >= Unit::Day)?;
        if word.is(Flags::PLURAL) && !self.lost_apostrophe(i) {
            return self.units_bare(i, unit);
        }
        if unit == Unit::Year && self.tokens.reads(i + 1, &["'", "s"]) {
            let fiscal = if self.is(i + 3, "fiscal") { i + 4 } else { i + 3 };
            if self.with_ordinal(fiscal).is_some_and(|found| found.first < i) {
                return None;
            }
        }
        let before = self.before(i)?;
        let before_word = self.folded(before);
        let the = self.before(before).filter(|the| matches!(self.folded(*the), "the" | "this"));
        if let Some(way) = self.word(before).way {
            let text = matches!(before_word, "previous" | "following")
                || (unit == Unit::Day && way != 0 && the.is_some());
            let from = if text { From::Text } else { From::Anchor };
            // "this past week" and "the last week" are the last one.
            let first = self.with_edge(the.unwrap_or(before));
            // "the last week of July", "the last day of the siege": not counted from today.
            if (unit == Unit::Day && way == 0) || (way != 0 && self.is(i + 1, "of")) {
                return None;
            }
            let mut found = Found::new(first, i, Value::Unit { unit, shift: way, from }, "unit-named");
            if unit == Unit::Week {
                self.weekday_of_week(&mut found, way);
            }
            return Some(found);
        }
        match before_word {
            "same" | "that" => {
                let first = self.with_edge(self.with_the(before));
                Some(Found::new(first, i, Value::Unit { unit, shift: 0, from: From::Text }, "unit-of-text"))
            }
            "the" => self.unit_with_the(before, i, unit),
            _ => self.year_back(i, unit),
        }
    }

    /// "this years budget", "last weeks talks": one year, one week.
    fn lost_apostrophe(&self, i: usize) -> bool {
        let Some(before) = self.before(i) else { return false };
        let one = self.is(before, "this")
            || (matches!(self.folded(before), "last" | "next")
                && !matches!(self.word_before(before), "the" | "in"));
        one && self.tokens.kind(i + 1) == Some(TokenKind::Word)
            && !matches!(self.folded(i + 1), "ago" | "and" | "of" | "to" | "in")
    }

    fn unit_with_the(&self, the: usize, i: usize, unit: Unit) -> Option<Found> {
        // "the Quarter" is a part of a town, "the Week" a paper.
        if self.capital(i) && !self.capital(the) {
            return None;
        }
        let edge = self.with_edge(the);
        // "the day before", "the year after": counted from the text, where nothing else follows to count from.
        if matches!(self.folded(i + 1), "before" | "after") && self.ends(i + 2) {
            let shift = if self.is(i + 1, "after") { 1 } else { -1 };
            let value = Value::Unit { unit, shift, from: From::Text };
            return Some(Found::new(the, i + 1, value, "unit-of-text"));
        }
        if let Some(found) = self.year_back(i, unit) {
            return Some(found);
        }
        // "the quarter-to-quarter comparison"
        if self.is(i + 1, "-") && self.glued(i) {
            return None;
        }
        if unit == Unit::Quarter {
            return Some(Found::new(
                the,
                i,
                Value::Unit { unit, shift: 0, from: From::Text },
                "unit-of-text",
            ));
        }
        if unit == Unit::Weekend {
            return Some(Found::new(edge, i, Value::Unit { unit, shift: 0, from: From::Anchor }, "weekend"));
        }
        // "high for the year", "the week's most active session"; "the year of the flood" is no date here.
        let year_or_week = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
        let alone =
            self.is(i + 1, "'") || (self.ends(i + 1) && self.tokens.kind(i + 1) != Some(TokenKind::Word));
        if year_or_week && alone {
            return Some(Found::new(
                edge,
                i,
                Value::Unit { unit, shift: 0, from: From::Anchor },
                "unit-named",
            ));
        }
        // "the end of the year", "earlier in the week"
        if edge < the && unit >= Unit::Week {
            return Some(Found::new(
                edge,
                i,
                Value::Unit { unit, shift: 0, from: From::Anchor },
                "unit-named",
            ));
        }
        None
    }

    /// "the year-earlier quarter", "the year-ago period", "year-earlier profit".
    fn year_back(&self, i: usize, unit: Unit) -> Option<Found> {
        if unit != Unit::Year || !self.is(i + 1, "-") || !matches!(self.folded(i + 2), "ago" | "earlier") {
            return None;
        }
        let mut last = i + 2;
        if matches!(self.folded(last + 1), "period" | "quarter") {
            last += 1;
        } else if let Some((_, next)) = self.ordinal(last + 1)
            && self.is(next, "quarter")
        {
            last = next;
        }
        let value = Value::Ago { count: -1, unit, from: From::Text, and: None };
        Some(Found::new(self.with_the(i), last, value, "units-ago"))
    }

    /// True where a clause ends, or another begins.
    fn ends(&self, i: usize) -> bool {
        match self.tokens.kind(i) {
            None | Some(TokenKind::Break) => true,
            Some(TokenKind::Sign) => matches!(self.folded(i), "." | "," | ";" | ":" | ")" | "-"),
            Some(TokenKind::Word) => matches!(self.folded(i), "and" | "but" | "as" | "when"),
            Some(TokenKind::Digits) => false,
        }
    }

    /// "next week Tuesday", "this week Monday".
    fn weekday_of_week(&self, found: &mut Found, way: i32) {
        let word = self.word(found.last + 1);
        if let (Some(_), false, 0) = (word.weekday, word.is(Flags::SHORT), way) {
            let weekday = word.weekday.unwrap_or(1);
            found.last += 1;
            found.value = Value::Weekday { weekday, way: Some(0), from: From::Anchor };
        }
    }

    /// "years", "decades", "recent months": some of the unit, how many is not said.
    fn units_bare(&self, i: usize, unit: Unit) -> Option<Found> {
        let leads = self.word_ahead_of(i).is(Flags::BEFORE_UNITS);
        if unit == Unit::Weekend || (unit == Unit::Quarter && !leads) {
            return None;
        }
        let timex = timex("X", unit);
        let before = self.word_before(i);
        let counted =
            i > 0 && (self.amount(i - 1).is_some() || self.tokens.kind(i - 1) == Some(TokenKind::Digits));
        if counted
            || self.word_ahead_of(i).ordinal.is_some()
            || self.year(i + 1).is_some()
            || (self.capital(i) && self.capital(i + 1))
            || before == "-"
            || self.word_ahead_of(i).is(Flags::NO_LENGTH)
            || self.is(i + 1, "old")
        {
            return None;
        }
        let mut first = i;
        if let Some(at) = self.before(i)
            && self.word(at).is(Flags::BEFORE_UNITS)
        {
            first = self.with_the(at);
        }
        let mut last = i;
        if matches!(self.folded(i + 1), "ago" | "earlier" | "later") {
            last = i + 1;
        } else if self.is(i + 1, "-") && self.glued(i) && self.is(i + 2, "long") {
            last = i + 2;
        }
        Some(Found::new(first, last, Value::Length(timex), "units-unnumbered"))
    }
}
