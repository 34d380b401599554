//! Whether two places that differ are of one event, and two nationalities of one person, firmly enough to be held against each other.

use super::super::ladder::identity::{age, noun};
use super::super::prepared::Prepared;
use super::super::relation::{is_nationality, nationality_stand, place_stand};
use crate::claim::Basis;
use crate::lexicon::places::Stand;
use crate::lexicon::{events, identities, places};
use compact_str::CompactString;
use std::collections::BTreeSet;

/// From this score on two places are of one event, however they differ.
const ONE_EVENT: f32 = 0.55;

/// So many people of one name or age in two articles are no chance.
const NO_CHANCE: usize = 2;

/// True where two places that differ are of one event: a single one, the only one of its sort in either article, on no two days.
pub(super) fn are_of_one_event(claims: &[Prepared], a: usize, b: usize, score: f32) -> bool {
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
        claims.iter().filter(|other| other.article == own.article).all(|other| {
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
        let mut found: BTreeSet<CompactString> = BTreeSet::new();
        for other in claims.iter().filter(|other| other.article == own.article) {
            let about = &other.claim.about;
            let ages = about.words.iter().filter(|word| word.concept.starts_with("aged "));
            found.extend(about.names.iter().chain(ages).map(|word| word.concept.clone()));
        }
        found
    };
    people(a).intersection(&people(b)).count() >= NO_CHANCE
}

/// True where two nationalities are told of one person: by name, by age, or as the only one of that sort in one event.
pub(super) fn is_one_person(claims: &[Prepared], a: usize, b: usize) -> bool {
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
                let mut others =
                    claims.iter().filter(|other| other.article == own.article && is_nationality(other));
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
