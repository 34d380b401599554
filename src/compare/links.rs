//! What people ruled on which claims answer one question: stronger than any likeness, and than any veto.
//!
//! Rulings act on the rows that the rules made, and on no others: what was merged is one row with all of both, what was split is
//! two, and every other row stays what it was. So nobody meets a change that was not asked for, and undo gives back what was there.

use super::align;
use super::blocks::{root, union};
use super::prepared::Prepared;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Claims that belong together and claims that do not, by their places among the claims of the case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Groups of claims that answer one question; no claim is in two.
    pub same: Vec<Vec<usize>>,
    /// Pairs of claims that answer two; of two groups in `same` none or all pairs are meant.
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
                    claim.apart.insert(*other);
                }
            }
        }
    }

    /// The rows of the rules as people have them; rows on which nothing was ruled stay as they are and where they are.
    pub(super) fn shape(&self, claims: &[Prepared], rows: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        if *self == Links::default() {
            return rows;
        }
        let row_of: HashMap<usize, usize> = rows
            .iter()
            .enumerate()
            .flat_map(|(row, members)| members.iter().map(move |i| (*i, row)))
            .collect();
        // Rows with claims of one group become one; the first of them stands for it.
        let mut into: Vec<usize> = (0..rows.len()).collect();
        for group in &self.same {
            let mut touched = group.iter().filter_map(|i| row_of.get(i));
            let Some(first) = touched.next() else { continue };
            for other in touched {
                union(&mut into, *first, *other);
            }
        }
        let mut merged: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (row, members) in rows.iter().enumerate() {
            merged.entry(root(&into, row)).or_default().extend(members);
        }
        let mut shaped = Vec::with_capacity(rows.len());
        for mut members in merged.into_values() {
            members.sort_unstable();
            let all: BTreeSet<usize> = members.iter().copied().collect();
            if members.iter().any(|i| !claims[*i].apart.is_disjoint(&all)) {
                shaped.extend(cut(claims, &members, &all, &row_of));
            } else {
                shaped.push(members);
            }
        }
        shaped
    }
}

/// Claims that stand in one row, or were merged into one, less what people ruled apart: as few rows as can be. A claim on which
/// nothing was ruled goes where it is likest.
fn cut(
    claims: &[Prepared],
    members: &[usize],
    all: &BTreeSet<usize>,
    row_of: &HashMap<usize, usize>,
) -> Vec<Vec<usize>> {
    // What was merged stays together; so do claims of a row that are parted from the same others.
    let mut units: BTreeMap<(Option<usize>, Vec<usize>), Vec<usize>> = BTreeMap::new();
    for &i in members {
        let row = row_of.get(&i).copied().unwrap_or_default();
        let key = match claims[i].joined {
            Some(first) => (Some(first), Vec::new()),
            None if claims[i].apart.is_disjoint(all) => (None, vec![row, i]),
            None => {
                (None, [row].into_iter().chain(claims[i].apart.iter().copied()).chain([usize::MAX]).collect())
            }
        };
        units.entry(key).or_default().push(i);
    }
    let mut units: Vec<Vec<usize>> = units.into_values().collect();
    let is_free = |unit: &Vec<usize>| unit.iter().all(|i| claims[*i].apart.is_disjoint(all));
    units.sort_by_key(|unit| (is_free(unit), unit.clone()));
    let rows = |group: &[usize]| -> BTreeSet<usize> {
        group.iter().filter_map(|i| row_of.get(i)).copied().collect()
    };
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for mut unit in units {
        let own = rows(&unit);
        let (mut near, far): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| !own.is_disjoint(&rows(part)));
        near.sort_by(|a, b| align::average(claims, &unit, b).total_cmp(&align::average(claims, &unit, a)));
        parts = far;
        for part in near {
            if are_apart(claims, &unit, &part) {
                parts.push(part);
            } else {
                unit.extend(part);
            }
        }
        unit.sort_unstable();
        parts.push(unit);
        parts.sort_unstable();
    }
    parts
}

/// True for two claims that a person ruled to answer one question.
pub(super) fn are_joined(a: &Prepared, b: &Prepared) -> bool {
    a.joined.is_some() && a.joined == b.joined
}

/// True where a person ruled that a claim of one group answers another question than one of the other group.
pub(super) fn are_apart(claims: &[Prepared], one: &[usize], other: &[usize]) -> bool {
    one.iter().any(|i| other.iter().any(|k| claims[*i].apart.contains(k)))
}
