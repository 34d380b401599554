//! What the passing of time does to two values: a count is superseded, grows or is corrected, a date is moved, a day is unknown.

use super::values::{dates, days_apart, is_equal, numbers, rounded, within};
use super::voices::is_one_line;
use super::{Fired, sure};
use crate::claim::{Certainty, Kind};
use crate::compare::prepared::Prepared;
use crate::compare::verdict::Reason;
use crate::lexicon::events;
use crate::mention::When;
use crate::mention::figure::Number;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A count that its own article calls earlier is compared with its successor only.
pub(super) fn superseded(a: &Prepared, b: &Prepared) -> Fired {
    if a.claim.superseded == b.claim.superseded {
        return None;
    }
    if is_equal(a, b) {
        return sure(Reason::SameValue);
    }
    sure(Reason::Superseded)
}

pub(super) fn rescheduled(a: &Prepared, b: &Prepared) -> Fired {
    let (x, y) = dates(a, b)?;
    let planned = |p: &Prepared| p.claim.certainty == Certainty::Planned;
    let moved = a.claim.moved || b.claim.moved;
    if moved && (planned(a) || planned(b)) && days_apart(x, y) { sure(Reason::Rescheduled) } else { None }
}

/// A running count that the same source gives otherwise later on.
pub(super) fn later_of_one_line(a: &Prepared, b: &Prepared) -> Fired {
    let (first, then, rises) = in_time(a, b)?;
    if !is_one_line(first, then) || rounded(a, b).is_some() {
        return None;
    }
    match rises {
        Rise::Up => sure(Reason::LaterReport),
        Rise::Down if within(a, b).is_none() => sure(Reason::Revised),
        _ => None,
    }
}

/// A running count that another source gives higher later on: likely the same count, grown.
pub(super) fn later_of_another(a: &Prepared, b: &Prepared) -> Fired {
    let (_, _, rises) = in_time(a, b)?;
    // The missing grow fewer as they are found.
    let falls = rises == Rise::Down && a.claim.about.measure.as_deref() == Some("missing");
    if rises == Rise::Up || falls { Some((Reason::LaterReport, true)) } else { None }
}

/// A figure of a day is compared within its day; a date of an inferred year flags nothing.
pub(super) fn date_unknown(a: &Prepared, b: &Prepared) -> Fired {
    if let Some((x, y)) = dates(a, b) {
        // What is planned on one day may be planned otherwise on another.
        let planned = |p: &Prepared| matches!(p.claim.certainty, Certainty::Planned | Certainty::Possible);
        if (planned(a) || planned(b)) && (a.day.is_none() || a.day != b.day) {
            return sure(Reason::DateUnknown);
        }
        return if x.year_inferred || y.year_inferred { inferred_year(x, y) } else { None };
    }
    // Of a growing count, an article without a date may simply be the older one.
    if numbers(a, b).is_some() && is_running(a) && is_running(b) && a.day.is_some() != b.day.is_some() {
        return sure(Reason::DateUnknown);
    }
    let daily = |p: &Prepared| p.claim.about.basis == Some(crate::claim::Basis::OfADay);
    if !(daily(a) && daily(b)) {
        return None;
    }
    let day = |p: &Prepared| p.when.map(|(start, _)| start).or(p.day);
    match (day(a), day(b)) {
        (Some(x), Some(y)) if x == y => None,
        _ => sure(Reason::DateUnknown),
    }
}

#[derive(PartialEq, Eq)]
enum Rise {
    Up,
    Same,
    Down,
}

/// Two running counts of different known days, the earlier first.
fn in_time<'p, 'a>(
    a: &'p Prepared<'a>,
    b: &'p Prepared<'a>,
) -> Option<(&'p Prepared<'a>, &'p Prepared<'a>, Rise)> {
    let (x, y) = numbers(a, b)?;
    if !is_running(a) || !is_running(b) || !a.is_published() || !b.is_published() {
        return None;
    }
    let (first, then, old, new) = match (a.day?, b.day?) {
        (p, q) if p < q => (a, b, x, y),
        (p, q) if q < p => (b, a, y, x),
        _ => return None,
    };
    let rise = match lower_end(new).cmp(&lower_end(old)) {
        std::cmp::Ordering::Greater => Rise::Up,
        std::cmp::Ordering::Equal => Rise::Same,
        std::cmp::Ordering::Less => Rise::Down,
    };
    Some((first, then, rise))
}

fn lower_end(number: &Number) -> Option<Decimal> {
    number.min.or(number.max)
}

/// True for counts that grow while the event lasts: casualties, the displaced, the damaged.
fn is_running(p: &Prepared) -> bool {
    let words = p.claim.about.words.iter().filter(|word| word.weight > 0.4);
    p.claim.kind == Kind::Casualties
        || words.filter_map(|word| events::family(&word.concept)).any(|family| family.running)
}

/// An inferred year decides nothing; where month and day differ by themselves, the year is not what parts them.
fn inferred_year(x: &When, y: &When) -> Fired {
    let part = |date: Option<Date>| date.map(|date| (date.month(), date.day()));
    let day = |when: &When| part(when.start).zip(part(when.end));
    match (day(x), day(y)) {
        (Some(p), Some(q)) if p != q && x.precision == y.precision => None,
        _ => sure(Reason::DateUnknown),
    }
}
