//! Years and decades that stand alone: "in 2011", "the 2021 accord", "(1984)", "the 1980s"; a figure of four digits is
//! a year only where the words around it say so.

use super::read::Reader;
use super::value::{Found, Value, Year};
use crate::lexicon::calendar::{Flags, Unit};
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// A bare year or decade: "in 2011", "the 2021 accord", "(1984)", "the 1980s".
    pub(super) fn bare_year(&self, i: usize) -> Option<Found> {
        let year = self.year(i)?;
        // "1980s", "1980's"
        let s = if self.is(i + 1, "'") && self.glued(i) { i + 2 } else { i + 1 };
        let the = self.word_ahead_of(i).is(Flags::EDGE) || matches!(self.word_before(i), "the" | "-");
        if self.is(s, "s") && self.glued(s - 1) && year % 10 == 0 && (s == i + 1 || the) {
            let first = self.with_the(self.with_edge(i));
            return Some(Found::new(first, s, Value::Decade(year / 10), "decade"));
        }
        if !self.is_year_here(i) || self.belongs_to_month(i + 1) || self.belongs_to_quarter(i + 1) {
            return None;
        }
        let first = self.with_edge(i);
        Some(Found::new(first, i, Value::Year(Year::Said(year)), "year"))
    }

    /// True where a month or quarter takes the year before it: "2017 April", "2017-Q1"; not "in 2017 April 4 was".
    fn belongs_to_month(&self, i: usize) -> bool {
        let at = if self.is(i, "-") && self.glued(i) { i + 1 } else { i };
        if self.word(at).month.is_some_and(|_| !self.word(at).is(Flags::DOUBTFUL)) {
            return self.tokens.kind(at + 1) != Some(TokenKind::Digits);
        }
        matches!(self.folded(at), "h" | "q") && self.glued(at) && self.digits(at + 1, 1..=1).is_some()
    }

    /// True where a quarter takes the year before it: "2030's second quarter".
    fn belongs_to_quarter(&self, i: usize) -> bool {
        let next = self.tokens.reads(i, &["'", "s"]).then(|| self.ordinal(i + 2)).flatten();
        next.is_some_and(|(_, unit)| self.unit(unit) == Some(Unit::Quarter))
    }

    /// True where a figure of four digits is a year for what stands around it.
    fn is_year_here(&self, i: usize) -> bool {
        let next = self.folded(i + 1);
        if self.word(i + 1).is(Flags::COUNTED) || self.unit(i + 1).is_some() {
            return false;
        }
        if self.glued(i) && self.tokens.kind(i + 1) == Some(TokenKind::Word) || self.is_house_number(i) {
            return false;
        }
        if self.glued(i)
            && next == "-"
            && self.glued(i + 1)
            && self.tokens.kind(i + 2) == Some(TokenKind::Word)
        {
            // "a 2004-based firm" is one; "2000-strong", "1500-acre" are not.
            let word = self.folded(i + 2);
            if self.word(i + 2).is(Flags::COUNTED)
                || self.unit(i + 2).is_some()
                || matches!(word, "strong" | "plus" | "odd")
            {
                return false;
            }
        }
        // "1987's crash", "2029-2031"
        if next == "'"
            && self.glued(i)
            && self.is(i + 2, "s")
            && self.year(i).is_some_and(|year| year >= 1800)
        {
            return true;
        }
        if next == "-" && self.glued(i) && self.glued(i + 1) && self.year(i + 2) > self.year(i) {
            return !self.glued(i.wrapping_sub(1)) || matches!(self.word_before(i), "(" | "[");
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
                        && (self.word(before.wrapping_sub(1)).is(Flags::EDGE)
                            || matches!(word, "post" | "pre"))
                }
                // "in 1991, 1992 and 1995", "from 1981, when …": the list goes on from a year.
                "," => {
                    let ends = matches!(next, "," | "and" | "or" | "." | ")" | ";");
                    // "(Salt and Rope, 1950)", "Orlo, 1859."
                    let closes =
                        matches!(next, ")" | ";") || (next == "." && self.capital(before.wrapping_sub(1)));
                    before > 0 && (ends && self.year(before - 1).is_some() || closes)
                }
                "'" => {
                    self.glued(before) && self.tokens.kind(before.wrapping_sub(1)) != Some(TokenKind::Word)
                }
                "/" => before > 0 && self.year(before - 1).is_some(),
                // "(m. 1949; div. 1964)", "c. 1690"
                "." if self.glued(before.wrapping_sub(1))
                    && self.word(before.wrapping_sub(1)).is(Flags::SHORT_BEFORE_YEAR) =>
                {
                    true
                }
                _ => false,
            },
            Some(TokenKind::Word) => {
                let word = self.folded(before);
                let recent = self.year(i).is_some_and(|year| year >= 1800);
                if self.word(before).is(Flags::BEFORE_YEAR) {
                    let amount = matches!(word, "by" | "from" | "to" | "of")
                        && (before.saturating_sub(4)..before).any(|i| self.word(i).is(Flags::CHANGE));
                    // "until 1739.", "from 1699 or 1700"
                    let alone = matches!(next, "." | "," | ";" | ")" | "or" | "and" | "-" | "to")
                        && matches!(word, "after" | "before" | "from" | "till" | "until");
                    return !amount && (recent || alone || !self.word(before).is(Flags::LOOSELY_BEFORE_YEAR));
                }
                if matches!(word, "and" | "or") {
                    return before > 0
                        && (self.year(before - 1).is_some() || (recent && self.floor == before));
                }
                if !recent {
                    return false;
                }
                // "Expo Canada 2016", "Ferry Race 2018"; not "Resolution 1973", "Windows 2000".
                if self.is_name_of_year(before)
                    && (1900..2050).contains(&self.year(i).unwrap_or(0))
                    && !plural(next)
                {
                    return true;
                }
                // "World Cup 2018", "(from file, 2008)"
                let ends = matches!(self.tokens.kind(i + 1), None | Some(TokenKind::Break | TokenKind::Sign))
                    || matches!(next, "in" | "at");
                if self.word(before).is(Flags::EVENT) && ends {
                    return true;
                }
                let named = self.word(before).is(Flags::NAMES_BY_YEAR)
                    || (word == "s" && self.word_before(before) == "'");
                named && self.tokens.kind(i + 1) == Some(TokenKind::Word)
            }
            _ => false,
        }
    }

    /// "to 1802 Pier St.", "at 1900 South Dunmarrow Avenue"
    fn is_house_number(&self, i: usize) -> bool {
        for at in i + 1..=i + 4 {
            let stop = self.is(at, ".") && at > i + 1;
            if !self.capital(at) && !stop {
                return false;
            }
            if at > i + 1 && self.word(at).is(Flags::STREET) {
                return true;
            }
        }
        false
    }

    /// True where a name stands before a figure that is no number of its own.
    fn is_name_of_year(&self, before: usize) -> bool {
        let word = self.word(before);
        self.capital(before)
            && self.folded(before).chars().count() > 2
            && !word.is(Flags::NUMBERED)
            && !word.is(Flags::FUNCTION)
            && before > 0
            && self.capital(before - 1)
            && !self.word(before - 1).is(Flags::NUMBERED)
    }

    /// The first token of the edge word before `i` ("early 1991", "mid-2011"), or `i`.
    pub(super) fn with_edge(&self, i: usize) -> usize {
        let Some(before) = self.before(i) else { return i };
        if self.is(before, "fiscal") && self.year(i).is_some() {
            return before;
        }
        if self.word(before).is(Flags::EDGE) {
            return before;
        }
        if self.is(before, "-")
            && let Some(word) = self.before(before)
            && self.glued(word)
            && (self.word(word).is(Flags::EDGE) || matches!(self.folded(word), "post" | "pre"))
        {
            return word;
        }
        // "the end of 2008", "the beginning of March"
        if self.is(before, "of")
            && let Some(edge) = self.before(before)
            && self.word(edge).is(Flags::OF_EDGE)
        {
            return self.with_the(edge);
        }
        i
    }

    /// The article before `i`, or `i`.
    pub(super) fn with_article(&self, i: usize) -> usize {
        self.before(i).filter(|before| matches!(self.folded(*before), "the" | "a" | "an")).unwrap_or(i)
    }

    /// The "the" before `i`, or `i`.
    pub(super) fn with_the(&self, i: usize) -> usize {
        self.before(i).filter(|before| self.is(*before, "the")).unwrap_or(i)
    }
}
