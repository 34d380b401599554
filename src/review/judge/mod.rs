//! Decisions held against what stands now: which hold, and which are stale and why.
//!
//! A decision holds while the claims it was made on say what they said, and, where it is on a row as a whole, while the row has
//! those claims and no others. What is stale is not applied; a later decision of its sort in its place settles it. A merge or a split
//! is not undone by what people did to its claims: a rejected claim leaves it, an amended one stays in it.
//!
//! The way from claims to rows has a stage for each sort of decision: [`claims`], [`tellings`], [`shape`], [`rows`]. Each is a
//! function of the decisions that count, the earliest first, and of the stages before it; it looks at those of its own sort alone.

mod claims;
mod marks;
mod rows;
mod shape;
mod tellings;

pub use claims::{Read, claims};
pub use marks::Marks;
pub use rows::rows;
pub use shape::{Shape, shape};
pub use tellings::{Tellings, tellings};

use super::decision::{Decision, Ruling};
use super::standing::Stale;
use std::collections::BTreeMap;

/// Decisions that do not hold, by their ids.
type AllStale = BTreeMap<String, Stale>;

/// True for a decision on what claims say.
pub fn is_on_claim(decision: &Decision) -> bool {
    matches!(decision.ruling, Ruling::Reject { .. } | Ruling::Amend { .. })
}

/// True for a decision on whose telling articles are.
pub fn is_on_articles(decision: &Decision) -> bool {
    matches!(decision.ruling, Ruling::SameOrigin { .. })
}

/// True for a decision on which claims make a row.
pub fn is_on_shape(decision: &Decision) -> bool {
    matches!(decision.ruling, Ruling::Same { .. } | Ruling::Apart { .. })
}

fn stale(decision: &Decision) -> Stale {
    Stale {
        decision: decision.clone(),
        question: None,
        joined: Vec::new(),
        left: Vec::new(),
        changed: Vec::new(),
        overruled_by: None,
        settled_by: None,
    }
}
