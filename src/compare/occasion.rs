//! Dates parted by occasion: the next round is not the round before it, and the ferry of this week not the one of 2019.
//!
//! An announced date and a held stretch of days that begins on it or contains it are one occasion. A date that lies before
//! the day of an article that announces another is another occasion. The split gives no verdict.

use super::prepared::{Prepared, Source};
use super::set;
use crate::claim::{Certainty, Claim, Kind, Value};
use crate::lexicon::events;
use crate::mention::date::Precision;
use jiff::civil::Date;

/// How a date stands to its article, for all the pairs that it is in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs {
    /// A day of the weeks around its article.
    is_news: bool,
    /// A month, a year or years that were over a season before the article.
    is_history: bool,
    /// A date of what comes round again.
    is_recurring: bool,
}

/// Reads how a claim's date stands to its article; nothing of other claims.
pub(super) fn signs(claim: &Claim, source: Option<&Source>) -> Signs {
    const WEEKS: i32 = 31;
    const SEASON: i32 = 91;
    let Value::Date(when) = &claim.value else { return Signs::default() };
    let stretch = set::days(when).zip(source.and_then(|source| source.anchor.day));
    let from_article = stretch.map(|(date, day)| (date.0 - day).get_days().abs());
    let before = stretch.map(|(date, day)| (day - date.1).get_days());
    let family = claim.about.measure.as_deref().and_then(events::family);
    Signs {
        is_news: when.precision <= Precision::Days && from_article.is_some_and(|days| days <= WEEKS),
        is_history: when.precision > Precision::Days && before.is_some_and(|days| days > SEASON),
        is_recurring: claim.kind == Kind::Date && family.is_some_and(|family| family.recurring),
    }
}

/// True where two dates of recurring events are two occasions, or one is the news and the other history, whatever else they share.
#[inline]
pub fn is_other(a: &Prepared, b: &Prepared) -> bool {
    let (x, y) = (a.facts.occasion, b.facts.occasion);
    x.is_news && y.is_history
        || y.is_news && x.is_history
        || x.is_recurring && y.is_recurring && are_two(a, b)
}

fn are_two(a: &Prepared, b: &Prepared) -> bool {
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
