//! How two tellings of where one event happened stand: the same place, one inside the other, or apart.
//!
//! Two places of which it is not known whether one lies in the other are never held against each other.

use super::{Fired, sure};
use crate::claim::{Kind, Value};
use crate::compare::prepared::Prepared;
use crate::compare::verdict::Reason;
use crate::lexicon::places::{self, Stand};

/// Decides two places but for those that exclude each other, which go on to who says so.
pub(super) fn places(a: &Prepared, b: &Prepared) -> Fired {
    let by_hand = a.claim.by_hand.is_some() || b.claim.by_hand.is_some();
    match stand(a, b)? {
        Stand::Same => sure(Reason::SameValue),
        Stand::Part => sure(Reason::CoarserPlace),
        Stand::Beside => sure(Reason::Overlap),
        // What a person put into one row is two places.
        Stand::Unknown if by_hand => None,
        Stand::Unknown => sure(Reason::PlaceUnknown),
        Stand::Apart => None,
    }
}

/// How two places stand; `None` for other claims.
pub(in crate::compare) fn stand(a: &Prepared, b: &Prepared) -> Option<Stand> {
    match (&a.claim.value, &b.claim.value) {
        (Value::Text(x), Value::Text(y)) if a.claim.kind == Kind::Place && b.claim.kind == Kind::Place => {
            // Each was read once, not once for every other.
            Some(match (&a.facts.site, &b.facts.site) {
                _ if x == y && !x.is_empty() => Stand::Same,
                (Some(x), Some(y)) => places::stand_of(x, y),
                _ => Stand::Unknown,
            })
        }
        _ => None,
    }
}
