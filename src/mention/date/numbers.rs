//! Numbers beside the words of the calendar: days of a month, ordinals, years, amounts of a unit.

use super::read::Reader;
use super::value::Amount;
use crate::lexicon::calendar::Flags;

impl Reader<'_, '_> {
    /// A day of a month at `i`: "19", "19th", "nineteenth", "twenty-first"; gives it and the token after it.
    pub(super) fn day_of_month(&self, i: usize) -> Option<(i8, usize)> {
        if let Some(day) = self.digits(i, 1..=2) {
            let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
            let suffix = self.glued(i) && matches!(self.folded(i + 1), "st" | "nd" | "rd" | "th");
            return Some((day, if suffix { i + 2 } else { i + 1 }));
        }
        self.ordinal_word(i)
    }

    /// An ordinal at `i`: "19th", "nineteenth"; gives it and the token after it.
    pub(super) fn ordinal(&self, i: usize) -> Option<(i8, usize)> {
        if let Some(number) = self.digits(i, 1..=2) {
            let suffix = self.glued(i) && matches!(self.folded(i + 1), "st" | "nd" | "rd" | "th");
            return if suffix { Some((i8::try_from(number).ok()?, i + 2)) } else { None };
        }
        self.ordinal_word(i)
    }

    fn ordinal_word(&self, i: usize) -> Option<(i8, usize)> {
        let word = self.word(i);
        if let Some(ordinal) = word.ordinal {
            return Some((ordinal, i + 1));
        }
        let tens = word.number.filter(|tens| matches!(tens, 20 | 30))?;
        let next = if self.is(i + 1, "-") { i + 2 } else { i + 1 };
        let ones = self.word(next).ordinal.filter(|ones| *ones < 10)?;
        Some((i8::try_from(tens).ok()? + ones, next + 1))
    }

    /// A number in words below a hundred, or a round hundred: "twelve", "twenty-five".
    pub(super) fn number_word(&self, i: usize) -> Option<(i32, usize)> {
        let number = self.word(i).number?;
        if (20..100).contains(&number) {
            let next = if self.is(i + 1, "-") { i + 2 } else { i + 1 };
            if let Some(ones) = self.word(next).number.filter(|ones| *ones < 10) {
                return Some((number + ones, next + 1));
            }
        }
        if number < 20 && self.is(i + 1, "hundred") {
            return Some((number * 100, i + 2));
        }
        Some((number, i + 1))
    }

    /// A year of four digits at `i`, from 1500 to 2100, not part of a longer figure.
    pub(super) fn year(&self, i: usize) -> Option<i16> {
        let year = self.digits(i, 4..=4).filter(|year| (1500..=2100).contains(year))?;
        if self.part_of_figure(i, i) {
            return None;
        }
        i16::try_from(year).ok()
    }

    /// A year at `i` beside a month, a season or a quarter, and its last token: "1997", "'97", "nineteen ninety-seven".
    pub(super) fn any_year(&self, i: usize) -> Option<(i16, usize)> {
        if let Some(year) = self.year(i) {
            return Some((year, i));
        }
        if self.is(i, "'") && self.glued(i) && !(i > 0 && self.glued(i - 1)) && !self.is(i + 2, "s") {
            let tens = self.digits(i + 1, 2..=2)?;
            return Some((i16::try_from(tens + if tens < 40 { 2000 } else { 1900 }).ok()?, i + 1));
        }
        let (year, next) = self.year_words(i)?;
        Some((year, next - 1))
    }

    /// A year in words, and the token after it: "nineteen ninety-seven", "two thousand and six".
    pub(super) fn year_words(&self, i: usize) -> Option<(i16, usize)> {
        let number = self.word(i).number?;
        if matches!(number, 18..=20) {
            let (rest, next) = if self.is(i + 1, "oh") {
                self.number_word(i + 2).filter(|(rest, _)| *rest < 10)?
            } else {
                self.number_word(i + 1).filter(|(rest, _)| (10..100).contains(rest))?
            };
            return Some((i16::try_from(number * 100 + rest).ok()?, next));
        }
        if number != 2 || !self.is(i + 1, "thousand") {
            return None;
        }
        let and = if self.is(i + 2, "and") { i + 3 } else { i + 2 };
        match self.number_word(and).filter(|(rest, _)| *rest < 100) {
            Some((rest, next)) => Some((i16::try_from(2000 + rest).ok()?, next)),
            None => Some((2000, i + 2)),
        }
    }

    /// An amount of a unit at `i`: "four", "12", "2½", "two and a half", "several", "a few"; and the token after it.
    pub(super) fn amount(&self, i: usize) -> Option<(Amount, usize)> {
        let vague = |next| Some((Amount::VAGUE, next));
        match self.folded(i) {
            "a" | "an" | "the" => {
                let next = self.folded(i + 1);
                if next == "few" || next == "couple" || next == "number" {
                    let of = if self.is(i + 2, "of") { i + 3 } else { i + 2 };
                    return match next {
                        "couple" => Some((Amount::whole(2), of)),
                        _ => vague(of),
                    };
                }
                if next == "half" || self.is(i, "the") {
                    return None;
                }
                return Some((Amount::whole(1), i + 1));
            }
            "half" => {
                let next = if matches!(self.folded(i + 1), "a" | "an") { i + 2 } else { i + 1 };
                return Some((Amount::parted("0.5".to_owned()), next));
            }
            "few" => return vague(i + 1),
            "couple" => return Some((Amount::whole(2), if self.is(i + 1, "of") { i + 2 } else { i + 1 })),
            "dozens" | "tens" | "scores" | "hundreds" | "thousands" if self.is(i + 1, "of") => {
                return vague(i + 2);
            }
            "½" => return Some((Amount::parted("0.5".to_owned()), i + 1)),
            _ => {}
        }
        if self.word(i).is(Flags::VAGUE) {
            return vague(i + 1);
        }
        if let Some((number, next)) = self.number_word(i) {
            return Some(self.with_half(number, next));
        }
        let number = self.digits(i, 1..=4)?;
        // "100 000 000 years ago": the end of a longer figure.
        if self.folded(i).starts_with('0') && self.folded(i).len() > 1 {
            return None;
        }
        if i > 0 && self.glued(i - 1) && matches!(self.folded(i - 1), "." | "," | "$" | "€" | "£" | "/" | ":")
        {
            return None;
        }
        let point = self.glued(i) && self.is(i + 1, ".") && self.glued(i + 1);
        if let (true, Some(_)) = (point, self.digits(i + 2, 1..=3)) {
            let timex = format!("{number}.{}", self.folded(i + 2));
            return Some((Amount::parted(timex), i + 3));
        }
        let comma = self.glued(i) && self.is(i + 1, ",") && self.glued(i + 1);
        if let (true, Some(_)) = (comma, self.digits(i + 2, 3..=3)) {
            let timex = format!("{number}{}", self.folded(i + 2));
            return Some((timex.parse().map_or(Amount::VAGUE, Amount::whole), i + 3));
        }
        Some(self.with_half(number, i + 1))
    }

    /// "two and a half", "5 1/2", "2½", "one and a quarter".
    fn with_half(&self, number: i32, next: usize) -> (Amount, usize) {
        let reads = |words: &[&str]| self.tokens.reads(next, words).then(|| next + words.len());
        let half = reads(&["and", "a", "half"])
            .or_else(|| reads(&["and", "half"]))
            .or_else(|| reads(&["1", "/", "2"]))
            .or_else(|| reads(&["½"]));
        if let Some(next) = half {
            return (Amount::parted(format!("{number}.5")), next);
        }
        match reads(&["and", "a", "quarter"]) {
            Some(next) => (Amount::parted(format!("{number}.25")), next),
            None => (Amount::whole(number), next),
        }
    }
}
