//! Dates of events that come round again, parted by occasion: the next round is not the round before it.
//!
//! An announced date and a held stretch of days that begins on it or contains it are one occasion. A date that lies before
//! the day of an article that announces another is another occasion. The split gives no verdict.

use super::prepared::Prepared;
use super::set;
use crate::claim::{Certainty, Kind, Value};
use crate::lexicon::events;
use jiff::civil::Date;

/// True where two dates of recurring events are two occasions, whatever else they share.
pub fn is_other(a: &Prepared, b: &Prepared) -> bool {
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
