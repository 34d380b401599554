//! Who says it, how firmly and of whom: a denial, a plan, one speaker quoted twice, a side left unsaid, two speakers.

use super::values::{can_both_hold, numbers};
use super::{Fired, sure};
use crate::claim::{Certainty, Claim, Group, Kind, Speaker, Value};
use crate::compare::prepared::Prepared;
use crate::compare::verdict::Reason;
use crate::lexicon::casualties::Flag;
use crate::lexicon::{casualties, events};
use crate::mention::figure::Dimension;
use rust_decimal::Decimal;

/// What one asserts and a named other says is not so. A denial of 40 dead leaves room for twelve; two denials leave room for each other.
pub(super) fn denied(a: &Prepared, b: &Prepared) -> Fired {
    let denies = |p: &Prepared| p.claim.certainty == Certainty::Denied;
    let denial = match (denies(a), denies(b)) {
        (true, false) => a,
        (false, true) => b,
        (true, true) if can_both_hold(a, b) == Some(false) => return sure(Reason::Overlap),
        _ => return None,
    };
    denial.speaker()?;
    if can_both_hold(a, b) == Some(false) {
        return sure(Reason::Within);
    }
    if a.speaker() != b.speaker() {
        return sure(Reason::Denied);
    }
    // One who says it and then denies it was misheard, or has thought better of it.
    if a.claim.kind == Kind::Statement || a.claim.article == b.claim.article {
        return None;
    }
    if is_one_occasion(a, b) {
        return sure(Reason::QuotedDifferently);
    }
    let known = a.has_known_day() && b.has_known_day();
    if known { sure(Reason::Revised) } else { sure(Reason::DateUnknown) }
}

/// A count of none against a count of some, where whoever counts none is named and is not who counts some.
pub(super) fn none_against_some(a: &Prepared, b: &Prepared) -> Fired {
    let none = match (is_none(a), is_none(b)) {
        (true, false) if is_some(b) => a,
        (false, true) if is_some(a) => b,
        _ => return None,
    };
    none.speaker()?;
    if a.speaker() == b.speaker() { None } else { sure(Reason::Denied) }
}

pub(super) fn hedged(a: &Prepared, b: &Prepared) -> Fired {
    let possible = |p: &Prepared| matches!(p.claim.certainty, Certainty::Possible | Certainty::Reported);
    if numbers(a, b).is_some() {
        // What is pledged or planned is not held against what came of it.
        let planned = |p: &Prepared| p.claim.certainty == Certainty::Planned;
        let money = matches!(&a.claim.value, Value::Figure { dimension: Dimension::Money, .. });
        return if money && planned(a) != planned(b) { sure(Reason::Hedged) } else { None };
    }
    if possible(a) == possible(b) {
        return None;
    }
    sure(Reason::Hedged)
}

pub(super) fn quoted_differently(a: &Prepared, b: &Prepared) -> Fired {
    let (x, y) = (a.claim.said_by.as_ref()?, b.claim.said_by.as_ref()?);
    if a.claim.article != b.claim.article && x.key == y.key && is_one_occasion(a, b) {
        sure(Reason::QuotedDifferently)
    } else {
        None
    }
}

/// True where two claims hold as of one known day, or tell of one stated day.
fn is_one_occasion(a: &Prepared, b: &Prepared) -> bool {
    let stated = |p: &Prepared| p.when.filter(|(start, end)| start == end && p.claim.kind != Kind::Date);
    let known = a.has_known_day() && b.has_known_day() && a.day == b.day;
    known || stated(a).is_some() && stated(a) == stated(b)
}

/// Whom the one counts is unsaid, and the other's words or article offer a narrower answer. Sides are people's: besieged towns that
/// are called the rebels' in one article alone are the same towns.
pub(super) fn scope_unstated(a: &Prepared, b: &Prepared) -> Fired {
    let (x, y) = (a.claim.about.counted.as_ref(), b.claim.about.counted.as_ref());
    let is_of_people = |group: Option<&Group>| group.is_none_or(|group| casualties::is_of_people(&group.key));
    let side = |group: Option<&Group>| group.and_then(|group| group.side.clone());
    if is_of_people(x) && is_of_people(y) && side(x).is_none() != side(y).is_none() {
        let stated =
            |group: Option<&Group>| group.is_some_and(|group| group.side.is_some() && !group.side_inferred);
        if stated(x) || stated(y) || a.has_other_scope || b.has_other_scope {
            return sure(Reason::ScopeUnstated);
        }
    }
    // "15 northern and three southern soldiers" are parts of what "19 soldiers" may count.
    if a.claim.kind == Kind::Casualties && a.sum.is_some() != b.sum.is_some() {
        return sure(Reason::ScopeUnstated);
    }
    // "31,000 in his district alone" are some of those that the other counts.
    if a.claim.about.is_part != b.claim.about.is_part {
        return sure(Reason::ScopeUnstated);
    }
    // The houses destroyed are some of those damaged.
    let events = a.claim.about.event.as_deref().zip(b.claim.about.event.as_deref());
    if events.is_some_and(|(x, y)| events::are_part_and_whole(x, y)) {
        return sure(Reason::ScopeUnstated);
    }
    // "the two towns" are some that were told of before, and not all that there are.
    if a.claim.about.points_back || b.claim.about.points_back {
        return sure(Reason::ScopeUnstated);
    }
    // "314 people on board" and "296 passengers": the passengers are some of the people.
    let (Some(x), Some(y)) = (x, y) else { return None };
    let parts = casualties::is_part(&x.key) != casualties::is_part(&y.key);
    if a.claim.kind == Kind::Quantity && parts { sure(Reason::ScopeUnstated) } else { None }
}

/// "Three men" may be some of those who were hurt, whoever says so; they are not more than all.
pub(super) fn one_sex(a: &Prepared, b: &Prepared) -> Fired {
    let is_some = a.claim.kind == Kind::Casualties && (are_some_of(a, b) || are_some_of(b, a));
    if is_some { sure(Reason::ScopeUnstated) } else { None }
}

/// True for fewer men beside more people.
fn are_some_of(a: &Prepared, b: &Prepared) -> bool {
    let low = |p: &Prepared| p.set.and_then(|set| set.low);
    let are_fewer = low(a).zip(low(b)).is_some_and(|(men, all)| men < all);
    are_fewer && is_of_one_sex(a.claim) && !is_of_one_sex(b.claim)
}

/// True for "seven men"; whose words only a part of those harmed are.
pub(in crate::compare) fn is_of_one_sex(claim: &Claim) -> bool {
    let head = claim.about.counted.as_ref().and_then(|group| group.written.split_whitespace().next_back());
    head.is_some_and(|head| casualties::is(&head.to_lowercase(), Flag::OfOneSex))
}

pub(super) fn other_speaker(a: &Prepared, b: &Prepared) -> Fired {
    let (x, y) = (a.claim.said_by.as_ref()?, b.claim.said_by.as_ref()?);
    if is_same_speaker(x, y) { None } else { sure(Reason::OtherSpeaker) }
}

fn is_none(p: &Prepared) -> bool {
    matches!(&p.claim.value, Value::Figure { number, dimension: Dimension::Count, .. } if number.max == Some(Decimal::ZERO))
}

fn is_some(p: &Prepared) -> bool {
    matches!(&p.claim.value, Value::Figure { number, .. } if number.min.is_some_and(|min| min > Decimal::ZERO))
}

/// True where both rest on one speaker, or on one origin.
pub(super) fn is_one_line(a: &Prepared, b: &Prepared) -> bool {
    match (&a.claim.said_by, &b.claim.said_by) {
        (Some(x), Some(y)) => is_same_speaker(x, y),
        // A later version of one text may drop its source, or name it at last.
        _ => a.origin == b.origin,
    }
}

/// True where both speak with one voice: the same name, or one side's spokesmen.
fn is_same_speaker(a: &Speaker, b: &Speaker) -> bool {
    let voice = |speaker: &Speaker| speaker.side.clone().unwrap_or_else(|| speaker.key.clone());
    a.key == b.key || voice(a) == voice(b) || strsim::jaro_winkler(&a.key, &b.key) > 0.95
}
