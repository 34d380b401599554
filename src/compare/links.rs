//! What people ruled on which claims answer one question: stronger than any likeness, and than any veto.

use super::prepared::Prepared;

/// Claims that belong together and claims that do not, by their places among the claims of the case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Groups of claims that answer one question.
    pub same: Vec<Vec<usize>>,
    /// Pairs of claims that answer two.
    pub apart: Vec<(usize, usize)>,
}

impl Links {
    /// Writes the links into the claims.
    pub(super) fn mark(&self, claims: &mut [Prepared]) {
        for group in &self.same {
            let first = group.iter().copied().min();
            for i in group {
                if let Some(claim) = claims.get_mut(*i) {
                    claim.joined = first;
                }
            }
        }
        for (a, b) in &self.apart {
            for (one, other) in [(a, b), (b, a)] {
                if let Some(claim) = claims.get_mut(*one) {
                    claim.apart.push(*other);
                }
            }
        }
    }
}

/// True for two claims that a person ruled to answer one question.
pub(super) fn are_joined(a: &Prepared, b: &Prepared) -> bool {
    a.joined.is_some() && a.joined == b.joined
}

/// True where a person ruled that a claim of one group answers another question than one of the other group.
pub(super) fn are_apart(claims: &[Prepared], one: &[usize], other: &[usize]) -> bool {
    one.iter().any(|i| claims[*i].apart.iter().any(|k| other.contains(k)))
}
