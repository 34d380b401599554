//! What belongs together and what does not, by what people merged and split.

use super::{AllStale, Marks, Read, is_on_shape, stale};
use crate::compare::Links;
use crate::review::decision::{Decision, Mark, Ruling};
use crate::review::standing::Stale;
use crate::review::unions::Unions;

/// What people ruled on which claims belong together, and what became of those rulings.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// As far as it holds.
    pub links: Links,
    pub(super) stale: AllStale,
}

/// What belongs together and what does not: what was ruled last on two claims stands. `present` are the claims as people `read` them.
pub fn shape(decisions: &[&Decision], present: &Marks, read: &Read) -> Shape {
    let mut shape = Shape::default();
    let mut unions = Unions::default();
    let mut holding = Vec::new();
    for decision in decisions.iter().copied().filter(|decision| is_on_shape(decision)) {
        match present.difference(decision, |mark| read.is_by_people(mark)) {
            Some(stale) => {
                shape.stale.insert(decision.id.clone(), stale);
            }
            None => holding.push(decision),
        }
    }
    // From the last to the first: what an earlier one says against a later one is overruled.
    for decision in holding.into_iter().rev() {
        let by = match &decision.ruling {
            Ruling::Apart { leaving, on } => {
                let leaves = |mark: &&Mark| leaving.contains(&mark.id);
                let (gone, kept): (Vec<&Mark>, Vec<&Mark>) = on.claims.iter().partition(leaves);
                unions.part(&present.places(gone), &present.places(kept), &decision.id)
            }
            ruling => unions.join(&present.places(ruling.claims()), &decision.id),
        };
        if let Some(by) = by {
            let stale = Stale { overruled_by: Some(by.clone()), settled_by: Some(by), ..stale(decision) };
            shape.stale.insert(decision.id.clone(), stale);
        }
    }
    shape.links = unions.links();
    shape
}
