//! Days, months and years by their figures and names: "19 October 2025", "Oct. 10", "15.04.2017", "in 2011".

use super::read::Reader;
use super::value::{Found, Value, Year};
use crate::lexicon::calendar;
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
        let of = if self.is(next, "of") || self.is(next, ",") || (self.is(next, "-") && self.glued(next)) {
            next + 1
        } else {
            next
        };
        if let Some(year) = self.year(of)
            && (self.capital(i) || of == next)
        {
            return Some(Found::new(i, of, Value::Month { year: Year::Said(year), month }, "month-year"));
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
        if !self.capital(i) || (self.word(i).doubtful && !self.is_month_here(i)) {
            return None;
        }
        let bare = if next == i + 2 && self.word(i).doubtful { next - 1 } else { i };
        Some(Found::new(i, bare, Value::Month { year: Year::Unsaid, month }, "month"))
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
        joined || calendar::precedes_month(before) || (self.is(i + 1, "of") && self.year(i + 2).is_some())
    }

    fn is_month_in_full(&self, i: usize) -> bool {
        matches!(self.folded(i), "march" | "may")
    }

    /// True where the figure before `i` counts something: "May 20 people": left alone.
    fn counts(&self, i: usize) -> bool {
        calendar::is_counted(self.folded(i))
            || self.is(i, "%")
            || (self.is(i, ":") && self.glued(i) && self.tokens.kind(i + 1) == Some(TokenKind::Digits))
    }

    /// A year after a month and day: ", 2025", " 2025", " of 1995", " last year".
    fn trailing_year(&self, i: usize) -> Option<(i16, usize)> {
        let at = if self.is(i, ",") || self.is(i, "of") || self.is(i, "-") { i + 1 } else { i };
        self.year(at).map(|year| (year, at))
    }

    /// "of this year", "last year", "of next year" after a month, a quarter or a season.
    pub(super) fn year_of_other(&self, i: usize) -> Option<(Year, usize)> {
        let at = if self.is(i, "of") || self.is(i, "in") || self.is(i, ",") { i + 1 } else { i };
        if let (Some(year), true) = (self.year(at), at > i) {
            return Some((Year::Said(year), at));
        }
        let at = if self.is(at, "the") { at + 1 } else { at };
        let way = self.word(at).way?;
        self.is(at + 1, "year").then_some((Year::Shift(way), at + 1))
    }

    fn day_first(&self, i: usize) -> Option<Found> {
        let (day, next) = self.day_of_month(i)?;
        if self.part_of_figure(i, next - 1) && !self.is(next, "-") {
            return None;
        }
        let mut at = next;
        if self.is(at, "of") || (self.is(at, "-") && self.glued(at)) {
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
        let stop = if after == at + 2 && trailing.is_none() && !self.word(at).doubtful {
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

    /// A date in figures: "2025-10-19", "15.04.2017", "15/09/2013", "2025-10".
    pub(super) fn numeric(&self, i: usize) -> Option<Found> {
        let first = self.digits(i, 1..=4)?;
        if i > 0
            && self.glued(i - 1)
            && !matches!(self.folded(i - 1), "(" | "[" | "\"" | "'" | ":" | "," | "-" | "~")
        {
            return None;
        }
        if !self.glued(i) {
            return None;
        }
        let sign = self.folded(i + 1);
        if !matches!(sign, "-" | "/" | ".") || !self.glued(i + 1) {
            return None;
        }
        let wide = self.folded(i).len() == 4;
        let second = self.digits(i + 2, 1..=2)?;
        let third = (self.glued(i + 2) && self.is(i + 3, sign) && self.glued(i + 3))
            .then(|| self.digits(i + 4, 1..=4))
            .flatten();
        match (wide, third) {
            (true, Some(day)) if self.folded(i + 4).len() <= 2 => {
                let (year, month, day) =
                    (i16::try_from(first).ok()?, i8::try_from(second).ok()?, i8::try_from(day).ok()?);
                super::days::day(year, month, day)?;
                Some(Found::new(i, i + 4, Value::Day { year: Year::Said(year), month, day }, "iso-day"))
            }
            (true, None) if sign == "-" => {
                let year = self.year_or_longer(first)?;
                if self.folded(i + 2).len() == 2 && second == (first + 1) % 100 {
                    let range = Value::Range(
                        Box::new(Value::Year(Year::Said(year))),
                        Box::new(Value::Year(Year::Said(year + 1))),
                    );
                    return Some(Found::new(i, i + 2, range, "season-years"));
                }
                let month = i8::try_from(second).ok().filter(|month| (1..=12).contains(month))?;
                if self.glued(i + 2) && self.tokens.kind(i + 3) != Some(TokenKind::Sign) {
                    return None;
                }
                Some(Found::new(i, i + 2, Value::Month { year: Year::Said(year), month }, "iso-month"))
            }
            (false, Some(third)) if sign != "-" || self.folded(i + 4).len() == 4 => {
                let year = match self.folded(i + 4).len() {
                    4 => self.year_or_longer(third)?,
                    2 if sign == "/" => century_of(third)?,
                    _ => return None,
                };
                let (a, b) = (i8::try_from(first).ok()?, i8::try_from(second).ok()?);
                let value = if sign == "." {
                    super::days::day(year, b, a)?;
                    Value::Day { year: Year::Said(year), month: b, day: a }
                } else {
                    match (super::days::day(year, b, a).is_some(), super::days::day(year, a, b).is_some()) {
                        (true, true) if a == b => Value::Day { year: Year::Said(year), month: b, day: a },
                        (true, true) => Value::Either { year, a, b },
                        (true, false) => Value::Day { year: Year::Said(year), month: b, day: a },
                        (false, true) => Value::Day { year: Year::Said(year), month: a, day: b },
                        (false, false) => return None,
                    }
                };
                Some(Found::new(i, i + 4, value, "day-in-figures"))
            }
            _ => None,
        }
    }

    fn year_or_longer(&self, year: i32) -> Option<i16> {
        i16::try_from(year).ok().filter(|year| (1500..=2100).contains(year))
    }

    /// A bare year or decade: "in 2011", "the 2021 accord", "(1984)", "the 1980s".
    pub(super) fn bare_year(&self, i: usize) -> Option<Found> {
        let year = self.year(i)?;
        // "1980s", "1980's"
        let s = if self.is(i + 1, "'") && self.glued(i) { i + 2 } else { i + 1 };
        if self.is(s, "s") && self.glued(s - 1) && year % 10 == 0 {
            let first = self.with_the(self.with_edge(i));
            return Some(Found::new(first, s, Value::Decade(year / 10), "decade"));
        }
        if !self.is_year_here(i) {
            return None;
        }
        let first = self.with_edge(i);
        Some(Found::new(first, i, Value::Year(Year::Said(year)), "year"))
    }

    /// True where a figure of four digits is a year for what stands around it.
    fn is_year_here(&self, i: usize) -> bool {
        let next = self.folded(i + 1);
        if calendar::is_counted(next) || self.unit(i + 1).is_some() {
            return false;
        }
        if self.glued(i) && self.tokens.kind(i + 1) == Some(TokenKind::Word) {
            return false;
        }
        if self.glued(i)
            && next == "-"
            && self.glued(i + 1)
            && self.tokens.kind(i + 2) == Some(TokenKind::Word)
        {
            // "a 2004-based firm" is one; "2000-strong", "1500-acre" are not.
            let word = self.folded(i + 2);
            if calendar::is_counted(word)
                || self.unit(i + 2).is_some()
                || matches!(word, "strong" | "plus" | "odd")
            {
                return false;
            }
        }
        let round = self.digits(i, 4..=4).is_some_and(|year| year % 100 == 0);
        let plural = |word: &str| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        if round && self.tokens.kind(i + 1) == Some(TokenKind::Word) && !self.capital(i + 1) && plural(next) {
            return false;
        }
        let Some(before) = i.checked_sub(1) else {
            return matches!(next, "was" | "saw" | "is" | ":");
        };
        match self.tokens.kind(before) {
            Some(TokenKind::Sign) => match self.folded(before) {
                // "(1984)", "(2004-2011)", "(1984, 1991)"
                "(" | "[" => matches!(next, ")" | "]" | "-" | "," | ";"),
                "-" => {
                    let word = self.word_before(before);
                    self.glued(before)
                        && (self.word(before.wrapping_sub(1)).edge || matches!(word, "post" | "pre"))
                }
                // "in 1991, 1992 and 1995", "from 1977, when …": the list goes on from a year.
                "," => {
                    before > 0
                        && self.year(before - 1).is_some()
                        && matches!(next, "," | "and" | "or" | "." | ")")
                }
                "'" => {
                    self.glued(before) && self.tokens.kind(before.wrapping_sub(1)) != Some(TokenKind::Word)
                }
                "/" => before > 0 && self.year(before - 1).is_some(),
                _ => false,
            },
            Some(TokenKind::Word) => {
                let word = self.folded(before);
                let recent = self.year(i).is_some_and(|year| year >= 1800);
                if calendar::precedes_year(word) {
                    let amount = matches!(word, "by" | "from" | "to" | "of")
                        && (before.saturating_sub(4)..before).any(|i| calendar::is_change(self.folded(i)));
                    return !amount && (recent || !calendar::loosely_precedes_year(word));
                }
                if !recent {
                    return false;
                }
                if matches!(word, "and" | "or") {
                    return before > 0 && (self.year(before - 1).is_some() || self.floor == before);
                }
                // "World Cup 2018", "(from file, 2008)"
                let ends = matches!(self.tokens.kind(i + 1), None | Some(TokenKind::Break | TokenKind::Sign))
                    || matches!(next, "in" | "at");
                if calendar::is_event(word) && ends {
                    return true;
                }
                let named = calendar::names_by_year(word) || (word == "s" && self.word_before(before) == "'");
                named && self.tokens.kind(i + 1) == Some(TokenKind::Word)
            }
            _ => false,
        }
    }

    /// The first token of the edge word before `i` ("early 1991", "mid-2011"), or `i`.
    pub(super) fn with_edge(&self, i: usize) -> usize {
        let Some(before) = self.before(i) else { return i };
        if self.is(before, "fiscal") && self.year(i).is_some() {
            return before;
        }
        if self.word(before).edge {
            return before;
        }
        if self.is(before, "-")
            && let Some(word) = self.before(before)
            && self.glued(word)
            && (self.word(word).edge || matches!(self.folded(word), "post" | "pre"))
        {
            return word;
        }
        // "the end of 2008", "the beginning of March"
        if self.is(before, "of")
            && let Some(edge) = self.before(before)
            && matches!(self.folded(edge), "end" | "beginning" | "start" | "middle" | "rest" | "close")
        {
            return self.with_the(edge);
        }
        i
    }

    /// The "the" before `i`, or `i`.
    pub(super) fn with_the(&self, i: usize) -> usize {
        self.before(i).filter(|before| self.is(*before, "the")).unwrap_or(i)
    }
}

/// True for a day that some year has.
fn exists(month: i8, day: i8) -> bool {
    super::days::day(2000, month, day).is_some()
}

/// The year that two digits stand for: "07" is 2007, "91" is 1991.
fn century_of(year: i32) -> Option<i16> {
    let century = if year < 50 { 2000 } else { 1900 };
    i16::try_from(year + century).ok()
}
