//! Another day: of the month, of the week, of another month.

use crate::claim::Value;
use crate::lexicon::calendar;
use crate::mention::{Anchor, date};
use crate::selfcheck::places::Place;
use crate::selfcheck::{Change, Kind};
use crate::text::{Span, TokenKind, Tokens};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Another day of the month, or another weekday.
pub(in crate::selfcheck) fn day(place: &Place, random: &mut fastrand::Rng) -> Option<Change> {
    let Value::Date(when) = &place.claim.value else { return None };
    let day = when.start.filter(|start| when.end == Some(*start))?;
    for (at, kind, written) in words_of_one_date(place)? {
        if written.parse() == Ok(day.day()) {
            let moved = 1 + (day.day() - 1 + random.i8(2..10)) % 28;
            let far = (moved - day.day()).abs() > 1;
            return far.then(|| Change::of(Kind::DayMoved, place, at, moved.to_string()))?;
        }
        if let Some(today) = weekday(&written.to_lowercase()).filter(|_| kind == TokenKind::Word) {
            let other = (today + random.usize(2..6)) % 7;
            return Change::of(Kind::DayMoved, place, at, (*WEEKDAYS.get(other)?).to_owned());
        }
    }
    None
}

/// Another month, written out as the one that stands there.
pub(in crate::selfcheck) fn month(place: &Place, random: &mut fastrand::Rng) -> Option<Change> {
    for (at, _, written) in words_of_one_date(place)? {
        if let Some(month) = MONTHS.iter().position(|month| *month == written) {
            let other = (month + random.usize(2..11)) % 12;
            return Change::of(Kind::MonthChanged, place, at, (*MONTHS.get(other)?).to_owned());
        }
    }
    None
}

/// The words of the date of a claim with their places in the body; `None` where its quote has several dates, of which any may be
/// the claim's.
fn words_of_one_date<'a>(place: &Place<'a>) -> Option<Vec<(Span, TokenKind, &'a str)>> {
    let Value::Date(_) = &place.claim.value else { return None };
    let text = place.body.get(place.quote.start..place.quote.end)?;
    let tokens = Tokens::new(text);
    let mentions = date::find(&tokens, &Anchor::UNKNOWN);
    let [mention] = mentions.as_slice() else { return None };
    let mut words = Vec::new();
    for i in tokens.within(mention.span) {
        let span = tokens.span(i, i);
        let at = Span::new(place.quote.start + span.start, place.quote.start + span.end);
        words.push((at, tokens.kind(i)?, place.body.get(at.start..at.end)?));
    }
    Some(words)
}

/// The place of a weekday in the week, from 0 for Monday.
fn weekday(word: &str) -> Option<usize> {
    let day = calendar::word(word).weekday?;
    usize::try_from(day).ok()?.checked_sub(1)
}
