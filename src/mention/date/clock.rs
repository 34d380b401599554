//! Times of day: "7:48 a.m.", "11am", "2248 GMT", "15:48", "noon".

use super::read::Reader;
use super::value::{Found, Value};
use crate::lexicon::calendar;
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// A time of day at `i`, with its zone.
    pub(super) fn clock(&self, i: usize) -> Option<Found> {
        if matches!(self.folded(i), "midday" | "midnight" | "noon") {
            if self.word_before(i) == "high" {
                return None;
            }
            let time = if self.is(i, "midnight") { "T24:00" } else { "T12:00" };
            return Some(self.with_zone(i, i + 1, time.to_owned()));
        }
        if self.part_of_figure(i, i) && !(self.glued(i) && self.is(i + 1, ".")) {
            return None;
        }
        if i > 0 && self.glued(i - 1) && matches!(self.folded(i - 1), "/" | "." | ":") {
            return None;
        }
        if let Some(time) = self.digits(i, 4..=4) {
            // "2248 GMT"
            let zone = self.tokens.kind(i + 1) == Some(TokenKind::Word)
                && calendar::zone(self.folded(i + 1)).is_some();
            let hours = self.is(i + 1, "hours") && calendar::zone(self.folded(i + 2)).is_some();
            let valid = time / 100 < 24 && time % 100 < 60;
            if !valid || !(zone || hours) || (self.is(i + 1, "local") && !self.is(i + 2, "time")) {
                return None;
            }
            let next = if hours { i + 2 } else { i + 1 };
            return Some(self.with_zone(i, next, format!("T{:02}:{:02}", time / 100, time % 100)));
        }
        let hour = self.digits(i, 1..=2).filter(|hour| *hour < 25)?;
        let sign = self.folded(i + 1);
        let mut minute = None;
        let mut next = i + 1;
        if matches!(sign, ":" | ".") && self.glued(i) && self.glued(i + 1) && self.folded(i + 2).len() == 2 {
            minute = self.digits(i + 2, 2..=2).filter(|minute| *minute < 60);
            minute?;
            next = i + 3;
            if self.is(next, ":") && self.glued(next - 1) && self.digits(next + 1, 2..=2).is_some() {
                next += 2;
            }
        }
        let meridiem = self.meridiem(next);
        let zone = calendar::zone(self.folded(next))
            .is_some_and(|_| !self.is(next, "local") || self.is(next + 1, "time"));
        let by_name = minute.is_none() && self.tokens.reads(next, &["o", "'", "clock"]);
        let (hour, after) = match meridiem {
            None if by_name => (hour, next + 3),
            Some((pm, after)) => {
                if !(1..=12).contains(&hour) {
                    return None;
                }
                (hour % 12 + if pm { 12 } else { 0 }, after)
            }
            None => {
                let colon = sign == ":" && minute.is_some() && hour < 24;
                let told = zone
                    || self.folded(i).len() == 2
                    || matches!(self.word_before(i), "at" | "by" | "until" | "around" | "about");
                if !colon || !told {
                    return None;
                }
                (hour, next)
            }
        };
        Some(self.with_zone(i, after, format!("T{hour:02}:{:02}", minute.unwrap_or(0))))
    }

    /// "am", "p.m." at `i`: true for the afternoon, and the token after.
    fn meridiem(&self, i: usize) -> Option<(bool, usize)> {
        match self.folded(i) {
            "am" => Some((false, i + 1)),
            "pm" => Some((true, i + 1)),
            // "4 in the morning"
            "in" if self.is(i + 1, "the")
                && matches!(self.folded(i + 2), "morning" | "afternoon" | "evening") =>
            {
                Some((!self.is(i + 2, "morning"), i + 3))
            }
            word @ ("a" | "p") if self.tokens.reads(i + 1, &[".", "m"]) && self.glued(i) => {
                let stop = self.is(i + 3, ".") && self.glued(i + 2);
                Some((word == "p", if stop { i + 4 } else { i + 3 }))
            }
            _ => None,
        }
    }

    /// Takes the zone at `next`: "GMT", "local time", "Eastern time".
    fn with_zone(&self, first: usize, next: usize, mut time: String) -> Found {
        let mut last = next - 1;
        if let Some(zone) = calendar::zone(self.folded(next)) {
            if self.is(next, "local") {
                if self.is(next + 1, "time") {
                    last = next + 1;
                }
            } else {
                time.push_str(zone);
                last = next;
            }
        }
        // "Pacific time", "British Summer Time"
        for words in 1..=2 {
            let named = (next..next + words).all(|i| self.capital(i) && self.word(i).weekday.is_none());
            if last < next && named && self.is(next + words, "time") {
                last = next + words;
            }
        }
        Found::new(first, last, Value::Clock { time, day: None }, "time-of-day")
    }
}
