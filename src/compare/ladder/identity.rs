//! What two places say of their events, and two nationalities of their people.
//!
//! Values never join. Of events that come round again, and of one article's, another place tells of another occasion.

use super::veto::Veto;
use super::{Level, Step};
use crate::claim::Kind;
use crate::compare::prepared::Prepared;
use crate::compare::relation::place_stand;
use crate::lexicon::identities;
use crate::lexicon::places::Stand;

/// The events of two places; `None` for other claims.
pub(super) fn event_of_places(a: &Prepared, b: &Prepared) -> Option<Step> {
    if a.facts.kind != Kind::Place || b.facts.kind != Kind::Place {
        return None;
    }
    let (x, y) = (a.facts.measure, b.facts.measure);
    if !x.is_told() || !y.is_told() {
        return Some(Ok(Some(Level::Missing)));
    }
    let is_same = x.number == y.number;
    if !is_same && !x.is_kin(y) {
        return Some(Err(Veto::OtherMeasure));
    }
    let stand = place_stand(a, b)?;
    let differ = matches!(stand, Stand::Apart | Stand::Unknown);
    let one_day = a.facts.when.is_some() && a.facts.when == b.facts.when;
    if differ && !one_day && (x.is_recurring || y.is_recurring) {
        return Some(Err(Veto::OtherOccasion));
    }
    Some(match is_same {
        true => Ok(Some(Level::Exact)),
        // Somebody may die elsewhere than the crash was.
        false if !differ => Ok(Some(Level::Alias)),
        false => Err(Veto::OtherMeasure),
    })
}

/// True for two tellings of one place in one article.
pub(super) fn is_same_place(a: &Prepared, b: &Prepared) -> bool {
    matches!(place_stand(a, b), Some(Stand::Same | Stand::Part | Stand::Beside))
}

/// The people of two nationalities; `None` for other claims and for two that are named.
pub(super) fn person(a: &Prepared, b: &Prepared) -> Option<Step> {
    if !a.facts.is_nationality || !b.facts.is_nationality {
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

/// The noun for a person whom no name is told of.
pub(in crate::compare) fn noun<'a>(p: &'a Prepared) -> Option<&'a str> {
    p.claim.about.counted.as_ref().and_then(|group| group.key.strip_prefix("a "))
}

/// How old the person is, as it is written.
pub(in crate::compare) fn age<'a>(p: &'a Prepared) -> Option<&'a str> {
    p.claim.about.words.iter().find_map(|word| word.concept.strip_prefix("aged "))
}
