//! Dates in figures alone: "2025-10-19", "15.04.2017", "15/09/2013", "2008-09".

use super::read::Reader;
use super::value::{DAY_FIRST, MONTH_FIRST};
use super::value::{Found, Value, Year};
use crate::text::TokenKind;

impl Reader<'_, '_> {
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
        if wide && self.word(i + 2).month.is_some() {
            return self.year_month_day(i);
        }
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
                let day = |month: i8, day: i8| Value::Day { year: Year::Said(year), month, day };
                let (value, rule) = if sign == "." {
                    super::days::day(year, b, a)?;
                    (day(b, a), "day-in-figures")
                } else {
                    match (super::days::day(year, b, a).is_some(), super::days::day(year, a, b).is_some()) {
                        (true, true) if a == b => (day(b, a), "day-in-figures"),
                        (true, true) => (Value::Either { year, a, b }, "day-in-figures"),
                        (true, false) => (day(b, a), DAY_FIRST),
                        (false, true) => (day(a, b), MONTH_FIRST),
                        (false, false) => return None,
                    }
                };
                Some(Found::new(i, i + 4, value, rule))
            }
            _ => None,
        }
    }

    /// "2019-Aug-01", "2019/aug/1".
    fn year_month_day(&self, i: usize) -> Option<Found> {
        let year = self.year(i)?;
        let month = self.word(i + 2).month?;
        let joined = self.glued(i + 2) && self.folded(i + 3) == self.folded(i + 1) && self.glued(i + 3);
        let day = i8::try_from(self.digits(i + 4, 1..=2).filter(|_| joined)?).ok()?;
        super::days::day(year, month, day)?;
        Some(Found::new(i, i + 4, Value::Day { year: Year::Said(year), month, day }, "iso-day"))
    }

    fn year_or_longer(&self, year: i32) -> Option<i16> {
        i16::try_from(year).ok().filter(|year| (1500..=2100).contains(year))
    }
}

/// The year that two digits stand for: "07" is 2007, "91" is 1991.
fn century_of(year: i32) -> Option<i16> {
    let century = if year < 50 { 2000 } else { 1900 };
    i16::try_from(year + century).ok()
}
