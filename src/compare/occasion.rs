//! Dates parted by occasion: the next round is not the round before it, and the ferry of this week not the one of 2019.
//!
//! An announced date and a held stretch of days that begins on it or contains it are one occasion. A date that lies before
//! the day of an article that announces another is another occasion. The split gives no verdict.

use super::prepared::Prepared;
use super::set;
use crate::claim::{Certainty, Kind, Value};
use crate::lexicon::events;
use crate::mention::date::Precision;
use jiff::civil::Date;

/// True where two dates of recurring events are two occasions, or one is the news and the other history, whatever else they share.
pub fn is_other(a: &Prepared, b: &Prepared) -> bool {
    if is_news(a) && is_history(b) || is_news(b) && is_history(a) {
        return true;
    }
    if !is_recurring(a) || !is_recurring(b) {
        return false;
    }
    let (Some(x), Some(y)) = (days(a), days(b)) else { return false };
    if x.0 <= y.1 && y.0 <= x.1 || a.claim.moved || b.claim.moved {
        return false;
    }
    // Two articles may announce one meeting for two days: that is a difference, not two meetings.
    if announces(a) && announces(b) {
        return has_passed(x, b) || has_passed(y, a);
    }
    true
}

/// True for a day of the weeks around its article.
fn is_news(p: &Prepared) -> bool {
    const WEEKS: i32 = 31;
    let Value::Date(when) = &p.claim.value else { return false };
    let from_article = days(p).zip(day(p)).map(|(date, day)| (date.0 - day).get_days().abs());
    when.precision <= Precision::Days && from_article.is_some_and(|days| days <= WEEKS)
}

/// True for a month, a year or years that were over a season before the article.
fn is_history(p: &Prepared) -> bool {
    const SEASON: i32 = 91;
    let Value::Date(when) = &p.claim.value else { return false };
    let before = days(p).zip(day(p)).map(|(date, day)| (day - date.1).get_days());
    when.precision > Precision::Days && before.is_some_and(|days| days > SEASON)
}

fn day(p: &Prepared) -> Option<Date> {
    p.source.and_then(|source| source.anchor.day)
}

fn is_recurring(p: &Prepared) -> bool {
    let family = p.claim.about.measure.as_deref().and_then(events::family);
    p.claim.kind == Kind::Date && family.is_some_and(|family| family.recurring)
}

/// True for a date that is still to come, by its words or because it lies after its article's day.
pub(super) fn announces(p: &Prepared) -> bool {
    let ahead =
        || days(p).zip(p.source.and_then(|source| source.anchor.day)).is_some_and(|(date, day)| date.0 > day);
    p.claim.certainty == Certainty::Planned || ahead()
}

/// True where days lie before the day of an article, or before the first day that it can be of.
fn has_passed(held: (Date, Date), article: &Prepared) -> bool {
    let earliest = article.source.and_then(|source| source.anchor.day.or(source.anchor.earliest));
    earliest.is_some_and(|day| held.1 < day)
}

fn days(p: &Prepared) -> Option<(Date, Date)> {
    match &p.claim.value {
        Value::Date(when) => set::days(when),
        _ => None,
    }
}
