//! What the passing of time does to two values: a count is superseded, grows or is corrected, a date is moved, a day is unknown.

use super::values::{dates, days_apart, is_equal, numbers, rounded, within};
use super::voices::is_one_line;
use super::{Fired, sure};
use crate::claim::find::UNNAMED_DAY;
use crate::claim::{Basis, Certainty, Kind, Value};
use crate::compare::prepared::Prepared;
use crate::compare::verdict::Reason;
use crate::compare::{occasion, set};
use crate::lexicon::events::{self, Growing};
use crate::lexicon::{casualties, measures, words};
use crate::mention::When;
use crate::mention::figure::{Dimension, Number};
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

/// A date of a plan that an article says was moved; likely also one that a later article tells as held on another day.
pub(super) fn rescheduled(a: &Prepared, b: &Prepared) -> Fired {
    let (x, y) = dates(a, b)?;
    let planned = occasion::announces;
    if !days_apart(x, y) || !planned(a) && !planned(b) {
        return None;
    }
    // Two articles that both give the new date differ about it.
    let both_moved = a.claim.moved && b.claim.moved && a.claim.superseded == b.claim.superseded;
    if a.claim.moved || b.claim.moved {
        return if both_moved { None } else { sure(Reason::Rescheduled) };
    }
    let (plan, fact) = if planned(a) { (a, b) } else { (b, a) };
    if fact.claim.certainty != Certainty::Stated || !plan.has_known_day() || !fact.has_known_day() {
        return None;
    }
    let held = if planned(a) { set::days(y) } else { set::days(x) };
    let since = plan.day.zip(held).is_some_and(|(day, held)| day <= held.0);
    let told = fact.day.zip(held).is_some_and(|(day, held)| held.1 <= day);
    if since && told && plan.day < fact.day { Some((Reason::Rescheduled, true)) } else { None }
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

/// A running count that another source gives higher later on: likely the same count, grown. A price of one day says nothing of
/// another day's.
pub(super) fn later_of_another(a: &Prepared, b: &Prepared) -> Fired {
    if is_daily(a) && is_daily(b) {
        let days = known_day(a).zip(known_day(b));
        return if days.is_some_and(|(x, y)| x != y) { sure(Reason::LaterReport) } else { None };
    }
    let (_, _, rises) = in_time(a, b)?;
    // The missing grow fewer as they are found.
    let falls = rises == Rise::Down && ebbs(a) && ebbs(b);
    if rises == Rise::Up || falls { Some((Reason::LaterReport, true)) } else { None }
}

/// Within how many days two articles tell of one plan.
const SOON: i32 = 2;

/// A figure of a day is compared within its day; a date of an inferred year flags nothing.
pub(super) fn date_unknown(a: &Prepared, b: &Prepared) -> Fired {
    if let Some((x, y)) = dates(a, b) {
        // Whose evening "in the evening" is, is a guess.
        if a.claim.rule == UNNAMED_DAY || b.claim.rule == UNNAMED_DAY {
            return sure(Reason::DateUnknown);
        }
        // What is planned in one week may be planned otherwise in another, where the weeks are known.
        let planned = |p: &Prepared| p.claim.certainty == Certainty::Possible || occasion::announces(p);
        let apart = a.day.zip(b.day).map(|(x, y)| (x - y).get_days().abs());
        if (planned(a) || planned(b)) && apart.is_some_and(|days| days > SOON) {
            return sure(Reason::DateUnknown);
        }
        return if x.year_inferred || y.year_inferred { inferred_year(x, y) } else { None };
    }
    // Of a growing count, an article without a date may simply be the older one.
    if numbers(a, b).is_some() && is_running(a) && is_running(b) && a.day.is_some() != b.day.is_some() {
        return sure(Reason::DateUnknown);
    }
    if !(is_daily(a) && is_daily(b)) {
        return None;
    }
    let day = |p: &Prepared| p.when.map(|(start, _)| start).or(p.day);
    match (day(a), day(b)) {
        (Some(x), Some(y)) if x == y => None,
        _ => sure(Reason::DateUnknown),
    }
}

/// True for a price at the close, a daily count.
fn is_daily(p: &Prepared) -> bool {
    p.claim.about.basis == Some(Basis::OfADay)
}

/// The day of a daily figure, from its text, else that of its article where the article states it.
fn known_day(p: &Prepared) -> Option<Date> {
    let stated = p.when.filter(|(start, end)| start == end).map(|(start, _)| start);
    stated.or_else(|| p.day.filter(|_| p.has_known_day()))
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
    if !is_running(a) || !is_running(b) || !a.has_known_day() || !b.has_known_day() {
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

/// True for what grows while its event lasts: casualties, the displaced, the houses damaged, the sum recovered. Two villages that are
/// evacuated stay two.
fn is_running(p: &Prepared) -> bool {
    let Value::Figure { dimension, .. } = &p.claim.value else { return false };
    if p.claim.kind == Kind::Casualties {
        return !is_long_past(p);
    }
    let counted = p.claim.about.counted.as_ref().map(|group| group.key.as_str());
    let grows = match dimension {
        Dimension::Count if counted.is_none_or(casualties::is_of_people) => Growing::People,
        Dimension::Count => Growing::Things,
        Dimension::Money => Growing::Money,
        // A fire burns more of the hills each day.
        Dimension::Area => {
            return p
                .claim
                .about
                .event
                .as_deref()
                .and_then(events::family)
                .is_some_and(|family| family.incident);
        }
        _ => return false,
    };
    let measure = p.claim.about.measure.as_deref();
    if ebbs(p) || measure.is_some_and(measures::grows) || counted.is_some_and(measures::is_happening) {
        return true;
    }
    let about = &p.claim.about;
    let near = about.words.iter().filter(|word| word.weight > 0.4).map(|word| word.concept.as_str());
    let measured = about.measure.as_deref().and_then(|measure| events::family_of(&words::stem(measure)));
    // Refugees and rescuers are people of what grows; what an incident has cost is counted up for weeks.
    let counted = counted.and_then(|key| events::family_of(&words::stem(key)));
    let event = about.event.as_deref().filter(|_| measure == Some("cost"));
    if event.and_then(events::family).is_some_and(|family| family.incident) {
        return true;
    }
    let mut families = near.chain(measured).chain(counted).chain(event).filter_map(events::family);
    families.any(|family| family.running.contains(&grows))
}

fn ebbs(p: &Prepared) -> bool {
    p.claim.about.measure.as_deref().is_some_and(measures::ebbs)
}

/// True where the text dates the event months before its own day: its count grows no more.
fn is_long_past(p: &Prepared) -> bool {
    let since = p.when.zip(p.day).map(|((_, end), day)| (day - end).get_days());
    since.is_some_and(|days| days > STILL_COUNTED)
}

/// For so many days a count may still grow.
const STILL_COUNTED: i32 = 90;

/// An inferred year decides nothing; where month and day differ by themselves, the year is not what parts them.
fn inferred_year(x: &When, y: &When) -> Fired {
    let part = |date: Option<Date>| date.map(|date| (date.month(), date.day()));
    let day = |when: &When| part(when.start).zip(part(when.end));
    match (day(x), day(y)) {
        (Some(p), Some(q)) if p != q && x.precision == y.precision => None,
        _ => sure(Reason::DateUnknown),
    }
}
