//! Lengths of time, what is counted by them, and what recurs: "four days", "two years ago", "every year", "daily".

use super::read::Reader;
use super::value::{Found, From, Value, letters, timex};
use crate::lexicon::calendar::{self, Flags, Unit};
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// An amount of a unit at `i`, with what stands around it: "more than two years", "a week ago", "the past 20 years".
    pub(super) fn length(&self, i: usize) -> Option<Found> {
        let (amount, mut next) = self.amount(i)?;
        let article = matches!(self.folded(i), "a" | "an");
        if self.is(next, "-") && self.glued(next.wrapping_sub(1)) {
            next += 1;
        }
        if self.word(next).is(Flags::BEFORE_UNIT) {
            next += 1;
        }
        let unit = self.unit(next)?;
        let plural = self.word(next).is(Flags::PLURAL);
        // "a second attack", "a quarter of the town", "one second"
        let hyphen = self.is(next.wrapping_sub(1), "-");
        if unit == Unit::Second && !plural && !hyphen {
            return None;
        }
        if unit == Unit::Quarter && (article || !plural && self.is(next + 1, "of") || self.is(next + 1, "-"))
        {
            return None;
        }
        if self.digits(i, 4..=4).is_some()
            && !self.glued(i)
            && unit != Unit::Year
            && self.year(i).is_some()
            && !plural
        {
            return None;
        }
        if self.is_age(next + 1) {
            return None;
        }
        let counted = matches!(self.folded(next + 1), "ago" | "earlier" | "later" | "before" | "after");
        if article && unit != Unit::Weekend && !counted && self.is_rate(i) {
            return Some(Found::new(i, next, Value::Set(timex("1", unit)), "rate"));
        }
        let mut value = timex(&amount.timex(), unit);
        let mut last = next;
        let mut more = None;
        if self.is(last + 1, "-") && self.glued(last) && matches!(self.folded(last + 2), "long") {
            last += 2;
        }
        if amount.whole.is_some() {
            let after: [(&[&str], &str); 3] =
                [(&["and", "a", "half"], ".5"), (&["and", "half"], ".5"), (&["and", "a", "quarter"], ".25")];
            if let Some((words, part)) = after.iter().find(|(words, _)| self.tokens.reads(last + 1, words)) {
                value = timex(&format!("{}{part}", amount.timex()), unit);
                last += words.len();
            }
        }
        // "two years and three months", "1 hour 30 minutes"
        let and = if self.is(last + 1, "and") || self.is(last + 1, ",") { last + 2 } else { last + 1 };
        if amount.whole.is_some()
            && let Some((smaller, at)) = self.amount(and)
            && let Some(finer) = self.unit(at).filter(|finer| *finer < unit && *finer != Unit::Weekend)
            && !self.is_age(at + 1)
            // "the last three months, and two days ago"
            && !(self.word_ahead_of(i).way.is_some() && matches!(self.folded(at + 1), "ago" | "earlier" | "later"))
            && !matches!(self.folded(and), "a" | "an")
        {
            let (before, after) = letters(finer);
            let joint = if before == "PT" && !value.starts_with("PT") { "T" } else { "" };
            value = format!("{value}{joint}{}{after}", smaller.timex());
            last = at;
            more = smaller.whole.map(|whole| (whole, finer));
        }
        let (first, way) = self.before_length(i, next);
        if let Some(found) = self.counted_by(first, last, &amount.whole, unit, more) {
            return Some(found);
        }
        // "an hour and a half"
        let halved = self.tokens.reads(next + 1, &["and", "a", "half"]);
        if article && way.is_none() && first == i && !halved && !self.stands_as_length(i, last) {
            return None;
        }
        Some(Found::new(first, last, Value::Length(value), "length"))
    }

    /// "-old", " old", " of age": an age is a figure, not a length.
    fn is_age(&self, i: usize) -> bool {
        let word = if self.is(i, "-") { i + 1 } else { i };
        self.is(word, "old") || self.is(word, "olds") || (self.is(i, "of") && self.is(i + 1, "age"))
    }

    /// "$3 a day", "4% a year", "twice a week".
    fn is_rate(&self, article: usize) -> bool {
        let Some(before) = article.checked_sub(1) else { return false };
        match self.tokens.kind(before) {
            Some(TokenKind::Digits) => true,
            Some(TokenKind::Sign) => self.is(before, "%"),
            Some(TokenKind::Word) => {
                self.word(before).is(Flags::BEFORE_RATE) || self.word(before).is(Flags::COUNTED)
            }
            _ => false,
        }
    }

    /// An article's length is one only where it lasts or is counted: "for a week", "a day earlier", not "a year of war".
    fn stands_as_length(&self, i: usize, last: usize) -> bool {
        self.word_ahead_of(i).is(Flags::BEFORE_LENGTH)
            || matches!(self.folded(last + 1), "after" | "before" | "later" | "long")
    }

    /// "ago", "earlier", "later", "from now" after a length.
    fn counted_by(
        &self,
        first: usize,
        last: usize,
        whole: &Option<i32>,
        unit: Unit,
        more: Option<(i32, Unit)>,
    ) -> Option<Found> {
        let (sign, from, end) = match self.folded(last + 1) {
            "ago" => (-1, From::Anchor, last + 1),
            "earlier" => (-1, From::Text, last + 1),
            "later" => (1, From::Text, last + 1),
            "from" if matches!(self.folded(last + 2), "now" | "today") => (1, From::Anchor, last + 2),
            "-" if self.glued(last) && matches!(self.folded(last + 2), "ago" | "earlier") => {
                (-1, if self.is(last + 2, "ago") { From::Anchor } else { From::Text }, last + 2)
            }
            _ => return None,
        };
        let Some(whole) = whole else {
            return Some(Found::new(first, end, Value::Length(timex("X", unit)), "units-ago"));
        };
        if unit < Unit::Day {
            return Some(Found::new(first, end, Value::Length(timex(&whole.to_string(), unit)), "units-ago"));
        }
        let count = sign * whole;
        let and = more.filter(|(_, finer)| *finer >= Unit::Day).map(|(more, finer)| (sign * more, finer));
        Some(Found::new(first, end, Value::Ago { count, unit, from, and }, "units-ago"))
    }

    /// "the past", "more than", "at least" before a length: the first token of them.
    fn before_length(&self, i: usize, unit: usize) -> (usize, Option<i32>) {
        let mut first = i;
        let mut way = None;
        if let Some(before) = self.before(first)
            && (self.word(before).way.is_some()
                || matches!(self.folded(before), "first" | "final" | "initial"))
        {
            way = self.word(before).way;
            first = before;
        }
        if (first < i || !matches!(self.folded(i), "a" | "an"))
            && let Some(before) = self.before(first)
            && !(self.is(unit.wrapping_sub(1), "-") && first == i)
            && (self.is(before, "the") || (first == i && matches!(self.folded(before), "these" | "those")))
        {
            first = before;
        }
        for phrase in calendar::bounds() {
            let Some(start) = first.checked_sub(phrase.len()).filter(|start| *start >= self.floor) else {
                continue;
            };
            // "over the past year" and "over three years" are not "more than".
            let plain = phrase.len() == 1 && (first < i || matches!(self.folded(start), "over" | "under"));
            if !plain && phrase.iter().enumerate().all(|(k, word)| self.is(start + k, word)) {
                return (start, way);
            }
        }
        (first, way)
    }

    /// "every day", "each year", "every two weeks", "per year".
    pub(super) fn every(&self, i: usize) -> Option<Found> {
        let word = self.word(i + 1);
        if let Some(month) = word.month.filter(|_| self.capital(i + 1)) {
            return Some(Found::new(i, i + 1, Value::Set(format!("XXXX-{month:02}")), "every-month"));
        }
        if let Some(season) = word.season {
            return Some(Found::new(i, i + 1, Value::Set(format!("XXXX-{season}")), "every-season"));
        }
        if let Some(part) = word.part {
            return Some(Found::new(i, i + 1, Value::Set(format!("T{part}")), "every-part"));
        }
        if let Some(unit) = word.unit.filter(|_| !word.is(Flags::PLURAL)) {
            if self.is(i, "per") && unit < Unit::Day {
                return None;
            }
            return Some(Found::new(i, i + 1, Value::Set(timex("1", unit)), "every-unit"));
        }
        let (amount, next) = self.amount(i + 1)?;
        let unit = self.unit(next)?;
        Some(Found::new(i, next, Value::Set(timex(&amount.timex(), unit)), "every-units"))
    }

    /// "daily", "annual".
    pub(super) fn recurring(&self, i: usize) -> Option<Found> {
        let every = self.word(i).recurring?;
        // "The Daily Courier" is a name, and so is what "the daily Courier" has.
        if self.capital(i + 1) {
            return None;
        }
        Some(Found::new(i, i, Value::Set(every.to_owned()), "recurring"))
    }
}
