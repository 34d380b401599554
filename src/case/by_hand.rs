//! Claims that people wrote, put among those that were found.

use crate::claim::{ByHand, Claim, Kind, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Found claims with those by hand: an amended claim gives way, a rejected one goes, the others join in their article's place.
pub(super) fn with_curated(found: Vec<Claim>, curated: Vec<Claim>) -> Vec<Claim> {
    let mut given: BTreeMap<String, Claim> = BTreeMap::new();
    let mut rejected: BTreeSet<String> = BTreeSet::new();
    let mut fresh = Vec::new();
    for claim in curated {
        match claim.by_hand.as_ref() {
            Some(ByHand { amends: Some(id), reject: true, .. }) => {
                rejected.insert(id.clone());
            }
            Some(ByHand { amends: Some(id), .. }) => {
                given.insert(id.clone(), claim);
            }
            _ => fresh.push(claim),
        }
    }
    let mut claims: Vec<Claim> = Vec::with_capacity(found.len() + fresh.len());
    for claim in found {
        if rejected.contains(&claim.id) {
            continue;
        }
        let told = fresh.iter_mut().find(|by_hand| is_told_by_hand(&claim, by_hand));
        match told {
            // It takes the found one's place, and stays in its row unless its own question says otherwise.
            Some(by_hand) if by_hand.kind != Kind::Statement && by_hand.about.question.is_none() => {
                let own = std::mem::take(&mut by_hand.about);
                by_hand.about = own.laid_over(claim.about);
            }
            Some(_) => {}
            None => claims.push(given.remove(&claim.id).unwrap_or(claim)),
        }
    }
    claims.extend(fresh);
    let place = |claim: &Claim| claim.evidence.span.map_or(usize::MAX, |span| span.start);
    claims.sort_by(|a, b| (&a.article, place(a)).cmp(&(&b.article, place(b))));
    claims
}

/// True where a person wrote the very claim that was found: their telling of it stands.
fn is_told_by_hand(found: &Claim, by_hand: &Claim) -> bool {
    let overlap = match (found.evidence.span, by_hand.evidence.span) {
        (Some(a), Some(b)) => a.overlaps(&b),
        _ => false,
    };
    found.article == by_hand.article
        && found.kind == by_hand.kind
        && overlap
        && is_same_value(&found.value, &by_hand.value)
}

fn is_same_value(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Figure { number: x, .. }, Value::Figure { number: y, .. }) => {
            (x.min, x.max) == (y.min, y.max)
        }
        (Value::Date(x), Value::Date(y)) => (x.start, x.end) == (y.start, y.end),
        _ => a == b,
    }
}
