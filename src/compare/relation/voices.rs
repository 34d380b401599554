//! Who says it, how firmly and of whom: a denial, a plan, one speaker quoted twice, a side left unsaid, two speakers.

use super::values::numbers;
use super::{Fired, sure};
use crate::claim::{Certainty, Kind, Speaker, Value};
use crate::compare::prepared::{Prepared, Source};
use crate::compare::verdict::Reason;
use crate::lexicon::casualties;
use crate::mention::figure::Dimension;
use rust_decimal::Decimal;

pub(super) fn denied(a: &Prepared, b: &Prepared) -> Fired {
    let denies = |p: &Prepared| p.claim.certainty == Certainty::Denied || is_none(p);
    if denies(a) == denies(b)
        || a.speaker().is_none()
        || a.speaker() == b.speaker()
        || !is_some(if denies(a) { b } else { a })
    {
        return None;
    }
    sure(Reason::Denied)
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
    let published = a.day.is_some() && a.day == b.day && a.is_published() && b.is_published();
    let stated = |p: &Prepared| p.when.filter(|(start, end)| start == end && p.claim.kind != Kind::Date);
    let one_occasion = published || stated(a).is_some() && stated(a) == stated(b);
    if a.claim.article != b.claim.article && x.key == y.key && one_occasion {
        sure(Reason::QuotedDifferently)
    } else {
        None
    }
}

pub(super) fn scope_unstated(a: &Prepared, b: &Prepared) -> Fired {
    let side = |p: &Prepared| p.claim.about.counted.as_ref().and_then(|group| group.side.clone());
    let unsaid = side(a).is_none() != side(b).is_none();
    let stated = |p: &Prepared| {
        p.claim.about.counted.as_ref().is_some_and(|group| group.side.is_some() && !group.side_inferred)
    };
    if unsaid && (stated(a) || stated(b)) {
        return sure(Reason::ScopeUnstated);
    }
    // "314 people on board" and "296 passengers": the passengers are some of the people.
    let is_part = |p: &Prepared| p.claim.about.counted.as_ref().map(|group| casualties::is_part(&group.key));
    if a.claim.kind == Kind::Quantity && is_part(a).zip(is_part(b)).is_some_and(|(x, y)| x != y) {
        return sure(Reason::ScopeUnstated);
    }
    // Without a side on one hand, and with several sides in the other's article, who is meant is open.
    if unsaid && (a.has_other_scope || b.has_other_scope) { sure(Reason::ScopeUnstated) } else { None }
}

pub(super) fn other_speaker(a: &Prepared, b: &Prepared) -> Fired {
    let (x, y) = (a.claim.said_by.as_ref()?, b.claim.said_by.as_ref()?);
    if is_same_speaker(x, y) { None } else { sure(Reason::OtherSpeaker) }
}

fn is_none(p: &Prepared) -> bool {
    matches!(&p.claim.value, Value::Figure { number, dimension: Dimension::Count, .. } if number.max == Some(Decimal::ZERO))
}

fn is_some(p: &Prepared) -> bool {
    if p.claim.kind == Kind::Statement {
        return true;
    }
    matches!(&p.claim.value, Value::Figure { number, .. } if number.min.is_some_and(|min| min > Decimal::ZERO))
}

/// True where both rest on one speaker, or on one origin.
pub(super) fn is_one_line(a: &Prepared, b: &Prepared) -> bool {
    let origin = |source: Option<&Source>| source.map(|source| source.origin.clone());
    match (&a.claim.said_by, &b.claim.said_by) {
        (Some(x), Some(y)) => is_same_speaker(x, y),
        (None, None) => origin(a.source).is_some() && origin(a.source) == origin(b.source),
        _ => false,
    }
}

/// True where both speak with one voice: the same name, or one side's spokesmen.
fn is_same_speaker(a: &Speaker, b: &Speaker) -> bool {
    let voice = |speaker: &Speaker| speaker.side.clone().unwrap_or_else(|| speaker.key.clone());
    a.key == b.key || voice(a) == voice(b) || strsim::jaro_winkler(&a.key, &b.key) > 0.95
}
