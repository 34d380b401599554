//! Quarters, halves, seasons, decades and centuries by name, named days and references: "the third quarter", "summer
//! 2010", "the sixties", "Christmas Eve", "now".

use super::read::Reader;
use super::value::{Found, Value, Year};
use crate::lexicon::calendar::{Flags, Unit};
use crate::lexicon::named_days;
use crate::text::TokenKind;

/// How far from a quarter a word of a game may stand.
const GAME_REACH: usize = 14;

impl Reader<'_, '_> {
    /// "the third quarter of last year", "first-half", "20th century", "the 18th": what begins with an ordinal.
    pub(super) fn with_ordinal(&self, i: usize) -> Option<Found> {
        let (number, mut next) = self.ordinal(i)?;
        if self.is(next, "-") || self.is(next, "fiscal") {
            next += 1;
        }
        let unit = self.unit(next);
        let half = self.is(next, "half");
        let value = |year| match unit {
            Some(Unit::Quarter) if (1..=4).contains(&number) => Some(Value::Quarter { year, number }),
            _ if half && (1..=2).contains(&number) => Some(Value::Half { year, number }),
            _ => None,
        };
        // "20th Century Korm" is a name.
        let name = self.capital(next) && self.capital(next + 1);
        if unit == Some(Unit::Century) && number > 1 && !name {
            let first = self.with_the(i);
            return Some(Found::new(first, next, Value::Century(i16::from(number) - 1), "century"));
        }
        value(Year::Unsaid)?;
        if let Some((first, year)) = self.years(i) {
            return Some(Found::new(first, next, value(year)?, if half { "half" } else { "quarter" }));
        }
        let (year, last) = match self.year_of_other(next + 1) {
            Some((year, last)) => (year, last),
            None => match self.any_year(next + 1) {
                Some((year, last)) => (Year::Said(year), last),
                None => (Year::Unsaid, next),
            },
        };
        // "a lead in the second quarter" of a game
        if unit == Some(Unit::Quarter) && year == Year::Unsaid && self.is_of_game(i, last) {
            return None;
        }
        // "the second half" of a match, of an hour: a half is one of a year where the year is said.
        if half && year == Year::Unsaid && !self.is_half_year(i, last) {
            return None;
        }
        let fiscal = match self.before(i) {
            Some(before) if self.is(before, "fiscal") => before,
            Some(before)
                if self.is(before, "-")
                    && self.before(before).is_some_and(|word| self.is(word, "fiscal")) =>
            {
                before - 1
            }
            _ => i,
        };
        // "the third-quarter loss" is the loss's "the".
        let adjective = next > i + 1 && self.is(next - 1, "-") && year == Year::Unsaid;
        let first = if adjective { fiscal } else { self.with_edge(self.with_the(fiscal)) };
        Some(Found::new(first, last, value(year)?, if half { "half" } else { "quarter" }))
    }

    /// "this year's", "last year's" before `i`: the first token of it, and the way.
    fn years(&self, i: usize) -> Option<(usize, Year)> {
        let i = if self.word_before(i) == "fiscal" { i.checked_sub(1)? } else { i };
        let of = |at: usize| self.tokens.reads(at, &["'", "s"]);
        if let Some(at) = i.checked_sub(3).filter(|at| *at >= self.floor && of(*at + 1))
            && let Some(year) = self.year(at)
        {
            return Some((self.with_edge(at), Year::Said(year)));
        }
        let way = i.checked_sub(4).filter(|way| *way >= self.floor)?;
        let year = self.is(way + 1, "year") && of(way + 2);
        self.word(way).way.filter(|_| year).map(|shift| (way, Year::Shift(shift)))
    }

    /// True where words of a game stand around a quarter.
    fn is_of_game(&self, first: usize, last: usize) -> bool {
        (first.saturating_sub(GAME_REACH)..last + GAME_REACH).any(|i| self.word(i).is(Flags::GAME))
    }

    fn is_half_year(&self, i: usize, last: usize) -> bool {
        self.is(i + 1, "-") && self.word(last + 1).is(Flags::RESULT)
    }

    /// "the last half of 1989", "the latter half of 1989".
    pub(super) fn last_half(&self, i: usize) -> Option<Found> {
        let half = self.is(i, "half");
        let before =
            self.before(i).filter(|before| half && matches!(self.folded(*before), "last" | "latter"))?;
        let (year, last) = self.year_of_other(i + 1)?;
        let first = self.with_the(before);
        Some(Found::new(first, last, Value::Half { year, number: 2 }, "half"))
    }

    /// "Q3 2019", "Q1".
    pub(super) fn short_quarter(&self, i: usize) -> Option<Found> {
        if !matches!(self.folded(i), "h" | "q")
            || !self.glued(i)
            || self.part_of_figure(i + 1, i + 1) && !self.glued(i)
        {
            return None;
        }
        let number = self.digits(i + 1, 1..=1).filter(|number| (1..=4).contains(number))?;
        let (year, last) = match self.any_year(i + 2) {
            Some((year, last)) => (Year::Said(year), last),
            None => self.year_of_other(i + 2).unwrap_or((Year::Unsaid, i + 1)),
        };
        let number = i8::try_from(number).ok()?;
        let (first, year) = match self.year_ahead_of(i).filter(|_| year == Year::Unsaid) {
            Some((said, first)) => (first, Year::Said(said)),
            None => (i, year),
        };
        // "H2" is a half where a year stands beside it, and else many things.
        if self.is(i, "h") {
            let half = (1..=2).contains(&number) && matches!(year, Year::Said(_));
            return half.then(|| Found::new(first, last, Value::Half { year, number }, "half"));
        }
        Some(Found::new(first, last, Value::Quarter { year, number }, "quarter"))
    }

    /// "the summer of 2010", "last winter", "in the spring".
    pub(super) fn season(&self, i: usize) -> Option<Found> {
        let code = self.word(i).season?;
        // "the Spring-area shooting" was in a town.
        if self.capital(i) && self.is(i + 1, "-") && self.glued(i) {
            return None;
        }
        let edge = self.with_edge(i);
        let the = self.with_the(edge);
        let before = self.word_before(the);
        if let Some((year, last)) = self
            .any_year(i + 1)
            .map(|(year, last)| (Year::Said(year), last))
            .or_else(|| self.year_of_other(i + 1))
        {
            return Some(Found::new(the, last, Value::Season { year, code }, "season"));
        }
        let word = self.folded(i);
        let verb = matches!(word, "spring" | "fall");
        let way =
            self.before(edge).is_some_and(|at| self.word(at).way.is_some_and(|_| !self.is(at, "latest")));
        let placed =
            matches!(before, "in" | "during" | "since" | "until" | "by") && (the < edge || edge < i || !verb);
        // "hurt in the fall"
        let placed = placed && word != "fall";
        if way || (placed && !self.is(i + 1, "of")) || (!verb && the < i && !self.capital(i)) {
            return Some(Found::new(the, i, Value::Season { year: Year::Unsaid, code }, "season"));
        }
        None
    }

    /// "the sixties", "nineteen ninety-one", "two thousand and six".
    pub(super) fn year_in_words(&self, i: usize) -> Option<Found> {
        let (year, next) = self.year_words(i)?;
        // "nineteen ninety-one", not "twenty fifty-year-old trees".
        if self.unit(next).is_some() || self.is(next, "-") || self.is(next, "hundred") {
            return None;
        }
        // "two thousand sheep"
        let loose = self.is(i + 1, "thousand");
        let ends = self.tokens.kind(next) != Some(TokenKind::Word) || self.word(next).is(Flags::FUNCTION);
        if loose && !(ends && self.word_ahead_of(i).is(Flags::BEFORE_YEAR)) {
            return None;
        }
        Some(Found::new(i, next - 1, Value::Year(Year::Said(year)), "year-in-words"))
    }

    /// "the sixties", "the late nineties"; not "in his sixties".
    pub(super) fn named_decade(&self, i: usize) -> Option<Found> {
        let decade = self.word(i).decade?;
        let first = self.with_the(self.with_edge(i));
        (first < i).then(|| Found::new(first, i, Value::Decade(decade), "decade"))
    }

    /// "in '95", "the class of '95".
    pub(super) fn short_year(&self, quote: usize) -> Option<Found> {
        let (year, last) = self.any_year(quote).filter(|(_, last)| *last == quote + 1)?;
        let word = self.word_ahead_of(quote);
        (word.is(Flags::BEFORE_YEAR) && !self.is(last + 1, "'"))
            .then(|| Found::new(quote, last, Value::Year(Year::Said(year)), "year"))
    }

    /// "the '80s".
    pub(super) fn short_decade(&self, quote: usize) -> Option<Found> {
        let decade = self.digits(quote + 1, 2..=2).filter(|tens| tens % 10 == 0)?;
        if !self.glued(quote) || !self.glued(quote + 1) || !self.is(quote + 2, "s") {
            return None;
        }
        let tens = i16::try_from(if decade < 30 { 200 } else { 190 } + decade / 10).ok()?;
        let first = self.with_the(self.with_edge(quote));
        Some(Found::new(first, quote + 2, Value::Decade(tens), "decade"))
    }

    /// "Christmas Eve", "Election Day 2028", "9/11".
    pub(super) fn named_day(&self, i: usize) -> Option<Found> {
        for name in named_days::names(self.folded(i)) {
            let last = i + name.words.len() - 1;
            if !name.words.iter().enumerate().all(|(k, word)| self.is(i + k, word)) {
                continue;
            }
            if self.tokens.kind(i) == Some(TokenKind::Digits) {
                if self.part_of_figure(i, last) || !self.glued(i) {
                    continue;
                }
            } else if self.follows_name(i) || !self.capital(i) && self.year(last + 1).is_none() {
                continue;
            }
            if named_days::is_thing(self.folded(last + 1)) {
                return None;
            }
            let (year, last) = match self.any_year(last + 1) {
                Some((year, last)) => (Year::Said(year), last),
                None => self.year_of_other(last + 1).unwrap_or((Year::Unsaid, last)),
            };
            return Some(Found::new(i, last, Value::Holiday { year, holiday: name.holiday }, "named-day"));
        }
        None
    }

    /// True where the word before is most likely a first name: "Pier Christmas won".
    fn follows_name(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let word = self.word(before);
        self.capital(before)
            && self.tokens.kind(before) == Some(TokenKind::Word)
            && word.way.is_none()
            && !word.is(Flags::TELLING)
            && !word.is(Flags::FUNCTION)
            && !word.is(Flags::BEFORE_YEAR)
            && i >= 2
            && !matches!(self.tokens.kind(i - 2), Some(TokenKind::Break))
            && self.folded(i - 2) != "."
    }
}
