//! Dates with a month's name: "19 October 2025", "Oct. 10", "the 6th of November", "March 2011".

use super::read::Reader;
use super::value::{Found, Value, Year};
use crate::lexicon::calendar::Flags;
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// A date that begins at `i` with a month's name or a day: "October 19, 2025", "19 October", "March 2011".
    pub(super) fn named(&self, i: usize) -> Option<Found> {
        if self.word(i).month.is_some() { self.month_first(i) } else { self.day_first(i) }
    }

    /// The month at `i` and the token after its name, full stop included.
    fn month_name(&self, i: usize) -> Option<(i8, usize)> {
        let month = self.word(i).month?;
        let stop =
            self.is(i + 1, ".") && self.glued(i) && self.folded(i).len() <= 4 && self.folded(i) != "may";
        Some((month, if stop { i + 2 } else { i + 1 }))
    }

    fn month_first(&self, i: usize) -> Option<Found> {
        let (month, next) = self.month_name(i)?;
        // "December of 1999", "Aug-2015"
        let joined = matches!(self.folded(next), "-" | "/") && self.glued(next);
        let of = if self.is(next, "of") || self.is(next, ",") || joined { next + 1 } else { next };
        if let Some((year, last)) = self.any_year(of)
            && (self.capital(i) || of == next)
        {
            return Some(Found::new(i, last, Value::Month { year: Year::Said(year), month }, "month-year"));
        }
        let the = if self.is(next, "the") { next + 1 } else { next };
        if let Some((day, after)) = self.day_of_month(the)
            && !self.part_of_figure(the, after - 1)
            && exists(month, day)
            && !self.counts(after)
            && !(after - the == 1 && self.word(the).ordinal.is_some() && !self.capital(i))
        {
            if !self.capital(i)
                && matches!(self.folded(i), "may" | "march" | "mar")
                && self.trailing_year(after).is_none()
            {
                return None;
            }
            let (year, last) = match self.trailing_year(after) {
                Some((year, last)) => (Year::Said(year), last),
                None => (Year::Unsaid, after - 1),
            };
            let rule = if year == Year::Unsaid { "month-day" } else { "month-day-year" };
            return Some(Found::new(i, last, Value::Day { year, month, day }, rule));
        }
        if let Some((year, last)) = self.year_of_other(next) {
            return Some(Found::new(i, last, Value::Month { year, month }, "month-year"));
        }
        let doubtful = self.word(i).is(Flags::DOUBTFUL);
        if doubtful && (!self.capital(i) || !self.is_month_here(i)) {
            return None;
        }
        // "April Korm and June Haldar" are people.
        if self.is_first_name(i) {
            return None;
        }
        // "august" in lower case is another word.
        if !self.capital(i) && self.is(i, "august") {
            return None;
        }
        let bare = if next == i + 2 && doubtful { next - 1 } else { i };
        if let Some((year, first)) = self.year_ahead_of(i) {
            return Some(Found::new(
                first,
                bare,
                Value::Month { year: Year::Said(year), month },
                "month-year",
            ));
        }
        Some(Found::new(i, bare, Value::Month { year: Year::Unsaid, month }, "month"))
    }

    /// True where a month's name stands as somebody's: a name follows it, and nothing before it asks for a month.
    fn is_first_name(&self, i: usize) -> bool {
        let next = self.word(i + 1);
        let named = matches!(self.folded(i), "april" | "august" | "june")
            && self.capital(i + 1)
            && self.tokens.kind(i + 1) == Some(TokenKind::Word)
            && !next.is(Flags::TELLING)
            && !next.is(Flags::FUNCTION);
        let before = self.word_ahead_of(i);
        named && !before.is(Flags::BEFORE_MONTH) && !before.is(Flags::DETERMINER) && !before.is(Flags::EDGE)
    }

    /// The year right before `i` and its token: "2017 April", "2017-Q1".
    pub(super) fn year_ahead_of(&self, i: usize) -> Option<(i16, usize)> {
        let before = self.before(i)?;
        let at = if self.is(before, "-") && self.glued(before) { self.before(before)? } else { before };
        Some((self.year(at)?, at))
    }

    /// True where "May" or "March" can only be a month: after "in", "last"; not before "be".
    fn is_month_here(&self, i: usize) -> bool {
        let before = self.word_before(i);
        // "the May elections", not "the March of the unions".
        let named = matches!(before, "a" | "the") && self.tokens.kind(i + 1) == Some(TokenKind::Word);
        if named
            && self.folded(i).len() > 2
            && !self.capital(i + 1)
            && !self.is(i + 1, "of")
            && self.is_month_in_full(i)
        {
            return true;
        }
        // "Jan-Feb 2017"
        let joined = matches!(self.folded(i + 1), "-" | "to")
            && self.word(i + 2).month.is_some()
            && self.capital(i + 2);
        joined
            || self.word_ahead_of(i).is(Flags::BEFORE_MONTH)
            || (self.is(i + 1, "of") && self.year(i + 2).is_some())
    }

    fn is_month_in_full(&self, i: usize) -> bool {
        matches!(self.folded(i), "march" | "may")
    }

    /// True where the figure before `i` counts something: "May 20 people": left alone.
    fn counts(&self, i: usize) -> bool {
        self.word(i).is(Flags::COUNTED)
            || self.is(i, "%")
            || (self.is(i, ":") && self.glued(i) && self.tokens.kind(i + 1) == Some(TokenKind::Digits))
    }

    /// A year after a month and day: ", 2025", " 2025", " of 1995", " last year".
    fn trailing_year(&self, i: usize) -> Option<(i16, usize)> {
        let at = if matches!(self.folded(i), "," | "of" | "-" | "/") { i + 1 } else { i };
        self.any_year(at)
    }

    /// "of this year", "last year", "of next year" after a month, a quarter or a season.
    pub(super) fn year_of_other(&self, i: usize) -> Option<(Year, usize)> {
        let at = if self.is(i, "of") || self.is(i, "in") || self.is(i, ",") { i + 1 } else { i };
        if let (Some((year, last)), true) = (self.any_year(at), at > i) {
            return Some((Year::Said(year), last));
        }
        let at = if self.is(at, "the") { at + 1 } else { at };
        // "of the year"
        if at > i + 1 && self.is(at - 1, "the") && self.is(at, "year") && self.is(i, "of") {
            return Some((Year::Shift(0), at));
        }
        let way = self.word(at).way?;
        self.is(at + 1, "year").then_some((Year::Shift(way), at + 1))
    }

    fn day_first(&self, i: usize) -> Option<Found> {
        let (day, next) = self.day_of_month(i)?;
        if matches!(self.word_before(i), "$" | "€" | "£") {
            return None;
        }
        if self.part_of_figure(i, next - 1) && !self.is(next, "-") {
            return None;
        }
        let mut at = next;
        if self.is(at, "of") || (matches!(self.folded(at), "-" | "/") && self.glued(at)) {
            at += 1;
        }
        let day_word = self.is(at, "day") && self.is(at + 1, "of");
        if day_word {
            at += 2;
        }
        let (month, after) = self.month_name(at)?;
        if !exists(month, day) {
            return None;
        }
        let certain = self.capital(at) || !matches!(self.folded(at), "may" | "march" | "mar");
        let trailing = self.trailing_year(after);
        if !certain && trailing.is_none() {
            return None;
        }
        // "in the second May": an ordinal that counts months, or "20 April protesters".
        if next == at && self.word(i).ordinal.is_some() && !self.is(next, "of") && trailing.is_none() {
            return None;
        }
        // "killed 19 October 7 victims": the month has its own day.
        if trailing.is_none()
            && self.digits(after, 1..=2).is_some()
            && !self.part_of_figure(after, after)
            && let Some((_, end)) = self.day_of_month(after)
            && self.trailing_year(end).is_some()
        {
            return None;
        }
        let stop = if after == at + 2 && trailing.is_none() && !self.word(at).is(Flags::DOUBTFUL) {
            after - 2
        } else {
            after - 1
        };
        let (year, last) = match trailing {
            Some((year, last)) => (Year::Said(year), last),
            None => match self.year_of_other(after) {
                Some((year, last)) => (year, last),
                None => (Year::Unsaid, stop),
            },
        };
        let rule = if year == Year::Unsaid { "day-month" } else { "day-month-year" };
        Some(Found::new(i, last, Value::Day { year, month, day }, rule))
    }

    /// "from 3 to 5 May", "18-19 October": days that share the month after them.
    pub(super) fn days_before_month(&self, i: usize) -> Option<Found> {
        let (day, next) = self.day_of_month(i)?;
        let joint = self.folded(next);
        let list = joint == "and" && self.word_before(i) != "between";
        if !matches!(joint, "-" | "~" | "to" | "through" | "until" | "and")
            || self.part_of_figure(i, next - 1)
        {
            return None;
        }
        let end = self.named(next + 1)?;
        let Value::Day { year, month, day: last_day } = end.value else { return None };
        if end.first != next + 1 || last_day <= day || self.word(next + 1).month.is_some() {
            return None;
        }
        let first = Value::Day { year, month, day };
        if list && last_day != day + 1 {
            return Some(Found::new(i, next - 1, first, "day-of-list"));
        }
        if !list && joint != "-" && self.is_moved(i) {
            return Some(Found::new(i, next - 1, first, "day-of-list"));
        }
        let range = Value::Range(Box::new(first), Box::new(end.value));
        // "18 and 19 June" are two days, "18-19 June" is one stretch; both cover the same days.
        let ends = list.then_some([(i, next - 1), (end.first, end.last)]);
        Some(Found { ends, ..Found::new(i, end.last, range, "range") })
    }

    /// True where what follows a figure makes it a time of day or a date in figures: "12:30", "5/17".
    pub(super) fn is_clock_or_date(&self, i: usize) -> bool {
        let joined = i > 0 && self.glued(i - 1) && matches!(self.folded(i), ":" | "/");
        joined && self.tokens.kind(i + 1) == Some(TokenKind::Digits) || matches!(self.folded(i), "am" | "pm")
    }

    /// "moved from 9 May to 12 May" is a change of plan: two days, no stretch between them.
    pub(super) fn is_moved(&self, first: usize) -> bool {
        (first.saturating_sub(8)..first).any(|i| self.word(i).is(Flags::MOVED))
    }
}

/// True for a day that some year has.
fn exists(month: i8, day: i8) -> bool {
    super::days::day(2000, month, day).is_some()
}
