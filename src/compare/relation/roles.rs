//! How two tellings of one person's nationality stand. Offices are for [`values`](super::values).

use super::{Fired, sure};
use crate::claim::Value;
use crate::compare::prepared::Prepared;
use crate::compare::verdict::Reason;
use crate::lexicon::identities::{self, Stand};

/// Decides two nationalities but for those that exclude each other, which go on to who says so.
pub(super) fn nationalities(a: &Prepared, b: &Prepared) -> Fired {
    match stand(a, b)? {
        Stand::Same => sure(Reason::SameValue),
        Stand::Part => sure(Reason::Overlap),
        Stand::Apart => None,
    }
}

/// How two nationalities stand; `None` for other claims.
pub(in crate::compare) fn stand(a: &Prepared, b: &Prepared) -> Option<Stand> {
    match (&a.claim.value, &b.claim.value) {
        (Value::Text(x), Value::Text(y)) if is_nationality(a) && is_nationality(b) => {
            Some(identities::stand(x, y))
        }
        _ => None,
    }
}

/// True for claims of a nationality.
pub(in crate::compare) fn is_nationality(p: &Prepared) -> bool {
    p.facts.is_nationality
}
