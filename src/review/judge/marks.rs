//! The claims of now by their ids, each with what it says as a mark.

use super::stale;
use crate::claim::Claim;
use crate::claim::identity::fingerprint;
use crate::compare::Question;
use crate::review::decision::{Decision, Mark};
use crate::review::standing::Stale;
use std::collections::{BTreeSet, HashMap};

/// The claims of now, by their ids: where each stands among them, and its mark.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    by_id: HashMap<String, (usize, String)>,
}

impl Marks {
    /// Marks all claims.
    pub fn of(claims: &[Claim]) -> Marks {
        let marked = claims.iter().enumerate().map(|(i, claim)| (claim.id.clone(), (i, fingerprint(claim))));
        Marks { by_id: marked.collect() }
    }

    /// The place of a claim among all, by its id.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).map(|(place, _)| *place)
    }

    /// What a claim says now, as a mark, by its id.
    pub fn mark(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(|(_, mark)| mark.as_str())
    }

    /// The places of those marks whose claims are there.
    pub(super) fn places<'m>(&self, marks: impl IntoIterator<Item = &'m Mark>) -> Vec<usize> {
        marks.into_iter().filter_map(|mark| self.place(&mark.id)).collect()
    }

    /// True where a claim is there and says what it said.
    pub(super) fn stands(&self, mark: &Mark) -> bool {
        self.mark(&mark.id) == Some(mark.mark.as_str())
    }

    /// What became of the claims of a decision, but for those that are `excused`; `None` where all are there and say what they said.
    pub(super) fn difference(&self, decision: &Decision, excused: impl Fn(&Mark) -> bool) -> Option<Stale> {
        let (mut left, mut changed) = (Vec::new(), Vec::new());
        for mark in decision.ruling.claims().iter().filter(|mark| !excused(mark)) {
            match self.by_id.get(mark.id.as_str()) {
                None => left.push(mark.clone()),
                Some((i, now)) if *now != mark.mark => changed.push((mark.clone(), Some(*i))),
                Some(_) => {}
            }
        }
        (!left.is_empty() || !changed.is_empty()).then(|| Stale { left, changed, ..stale(decision) })
    }

    /// The same for a decision on a row as a whole, the `q`th: it has those claims and no others. `home` has the row of each claim.
    pub(super) fn difference_of_row(
        &self,
        decision: &Decision,
        q: usize,
        question: &Question,
        home: &[Option<usize>],
    ) -> Option<Stale> {
        let is_at_home = |i: usize| home.get(i).copied().flatten() == Some(q);
        let (mut left, mut changed, mut stayed) = (Vec::new(), Vec::new(), BTreeSet::new());
        for mark in decision.ruling.claims() {
            match self.by_id.get(mark.id.as_str()).filter(|(i, _)| is_at_home(*i)) {
                None => left.push(mark.clone()),
                Some((i, now)) => {
                    stayed.insert(*i);
                    if *now != mark.mark {
                        changed.push((mark.clone(), Some(*i)));
                    }
                }
            }
        }
        let joined: Vec<usize> = question.claims.iter().filter(|i| !stayed.contains(i)).copied().collect();
        let same = joined.is_empty() && left.is_empty() && changed.is_empty();
        (!same).then(|| Stale { joined, left, changed, ..stale(decision) })
    }
}
