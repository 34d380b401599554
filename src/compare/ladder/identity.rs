//! Whether two places are of one event, and two nationalities of one person.
//!
//! Values never join. Of events that come round again, and of one article's, another place tells of another occasion.

use super::veto::Veto;
use super::{Level, Step};
use crate::claim::{Basis, Kind};
use crate::compare::prepared::Prepared;
use crate::compare::relation::{is_nationality, nationality_stand, place_stand};
use crate::lexicon::places::Stand;
use crate::lexicon::{events, identities, places};
use std::collections::BTreeSet;

/// From this score on two places are of one event, however they differ.
const ONE_EVENT: f32 = 0.55;

/// So many people of one name or age in two articles are no chance.
const NO_CHANCE: usize = 2;

/// The events of two places; `None` for other claims.
pub(super) fn event_of_places(a: &Prepared, b: &Prepared) -> Option<Step> {
    if a.claim.kind != Kind::Place || b.claim.kind != Kind::Place {
        return None;
    }
    let (Some(x), Some(y)) = (&a.claim.about.measure, &b.claim.about.measure) else {
        return Some(Ok(Some(Level::Missing)));
    };
    if x != y && !events::are_kin(x, y) {
        return Some(Err(Veto::OtherMeasure));
    }
    let stand = place_stand(a, b)?;
    let differ = matches!(stand, Stand::Apart | Stand::Unknown);
    let recurring = |family: &str| events::family(family).is_some_and(|family| family.recurring);
    let one_day = a.when.is_some() && a.when == b.when;
    if differ && !one_day && (recurring(x) || recurring(y)) {
        return Some(Err(Veto::OtherOccasion));
    }
    Some(match (x == y, events::are_kin(x, y)) {
        (true, _) => Ok(Some(Level::Exact)),
        // Somebody may die elsewhere than the crash was.
        (_, true) if !differ => Ok(Some(Level::Alias)),
        _ => Err(Veto::OtherMeasure),
    })
}

/// True for two tellings of one place in one article.
pub(super) fn is_same_place(a: &Prepared, b: &Prepared) -> bool {
    matches!(place_stand(a, b), Some(Stand::Same | Stand::Part | Stand::Beside))
}

/// True where two places that differ are of one event: a single one, the only one of its sort in either article, on no two days.
pub(in crate::compare) fn are_of_one_event(claims: &[Prepared], a: usize, b: usize, score: f32) -> bool {
    let (a, b) = (&claims[a], &claims[b]);
    let Some(family) = a.claim.about.measure.as_deref() else { return false };
    if b.claim.about.measure.as_deref() != Some(family) || places::is_wide(family) {
        return false;
    }
    let single = |p: &Prepared| p.claim.about.basis != Some(Basis::Period);
    if !single(a) || !single(b) {
        return false;
    }
    if a.when.zip(b.when).is_some_and(|(x, y)| x.1 < y.0 || y.1 < x.0) {
        return false;
    }
    let alone = |own: &Prepared| {
        claims.iter().filter(|other| other.claim.article == own.claim.article).all(|other| {
            !matches!(place_stand(own, other), Some(Stand::Apart | Stand::Unknown))
                || other
                    .claim
                    .about
                    .measure
                    .as_deref()
                    .is_some_and(|other| !events::are_kin(other, family) && other != family)
        })
    };
    alone(a) && alone(b) && (score >= ONE_EVENT || share_people(claims, a, b))
}

/// True where two articles name two or more of the same people and ages: they tell of one event.
fn share_people(claims: &[Prepared], a: &Prepared, b: &Prepared) -> bool {
    let people = |own: &Prepared| {
        let mut found: BTreeSet<String> = BTreeSet::new();
        for other in claims.iter().filter(|other| other.claim.article == own.claim.article) {
            let about = &other.claim.about;
            let ages = about.words.iter().filter(|word| word.concept.starts_with("aged "));
            found.extend(about.names.iter().chain(ages).map(|word| word.concept.clone()));
        }
        found
    };
    people(a).intersection(&people(b)).count() >= NO_CHANCE
}

/// The people of two nationalities; `None` for other claims and for two that are named.
pub(super) fn person(a: &Prepared, b: &Prepared) -> Option<Step> {
    if !is_nationality(a) || !is_nationality(b) {
        return None;
    }
    let ages = age(a).zip(age(b));
    let other_age = ages.is_some_and(|(x, y)| x != y);
    let one_age = ages.is_some_and(|(x, y)| x == y);
    match (noun(a), noun(b)) {
        (None, None) => None,
        (Some(x), Some(y)) if identities::are_apart(x, y) => Some(Err(Veto::OtherPopulation)),
        _ if other_age => Some(Err(Veto::OtherPopulation)),
        _ if one_age => Some(Ok(Some(Level::Exact))),
        // Of one the age is told and not of the other: likely two.
        (Some(_), Some(_)) if age(a).is_some() != age(b).is_some() => Some(Ok(Some(Level::Different))),
        (Some(x), Some(y)) if x == y && !identities::is_loose(x) => Some(Ok(Some(Level::Alias))),
        _ => Some(Ok(Some(Level::Missing))),
    }
}

/// True where two nationalities are told of one person: by name, by age, or as the only one of that sort in one event.
pub(in crate::compare) fn is_one_person(claims: &[Prepared], a: usize, b: usize) -> bool {
    let (a, b) = (&claims[a], &claims[b]);
    if age(a).zip(age(b)).is_some_and(|(x, y)| x == y) {
        return true;
    }
    match (noun(a), noun(b)) {
        (None, None) => true,
        (Some(x), Some(y)) => {
            let event = |p: &Prepared| p.claim.about.event.clone();
            let ageless = age(a).is_none() && age(b).is_none();
            // An article that tells of people of two countries may mean another of them.
            let alone = |own: &Prepared| {
                let mut others = claims
                    .iter()
                    .filter(|other| other.claim.article == own.claim.article && is_nationality(other));
                others.all(|other| nationality_stand(own, other) != Some(identities::Stand::Apart))
            };
            x == y
                && !identities::is_loose(x)
                && a.is_only_one
                && b.is_only_one
                && event(a).is_some()
                && event(a) == event(b)
                && ageless
                && alone(a)
                && alone(b)
        }
        _ => false,
    }
}

/// The noun for a person whom no name is told of.
pub(in crate::compare) fn noun<'a>(p: &'a Prepared) -> Option<&'a str> {
    p.claim.about.counted.as_ref().and_then(|group| group.key.strip_prefix("a "))
}

fn age<'a>(p: &'a Prepared) -> Option<&'a str> {
    p.claim.about.words.iter().find_map(|word| word.concept.strip_prefix("aged "))
}
