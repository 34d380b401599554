//! Claims gathered into groups that answer one question.
//!
//! Blocks first: only claims of one kind, dimension and measure can meet. Within a block, average linkage: the two groups
//! whose claims are most alike on average are joined, until no two are alike enough. One bridge between two groups does not
//! join them, and a veto between any two of their claims keeps them apart.

use super::ladder::{self, LINK};
use super::prepared::Prepared;
use crate::claim::{Claim, Value};
use std::collections::BTreeMap;

/// Groups of indices into the claims; each sorted, and the groups by their first index.
pub fn align(claims: &[Prepared]) -> Vec<Vec<usize>> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, prepared) in claims.iter().enumerate() {
        blocks.entry(block(prepared.claim)).or_default().push(i);
    }
    let mut groups = Vec::new();
    for members in blocks.values() {
        groups.extend(link(claims, members));
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// What must be equal for two claims to be compared at all; never the value.
fn block(claim: &Claim) -> String {
    match &claim.value {
        Value::Figure { dimension, .. } => format!("{:?} {dimension:?}", claim.kind),
        _ => format!("{:?}", claim.kind),
    }
}

const APART: f32 = f32::NEG_INFINITY;

fn link(claims: &[Prepared], members: &[usize]) -> Vec<Vec<usize>> {
    let n = members.len();
    // likeness[i][k] for i > k, the average over the pairs of two groups; a veto is minus infinity and stays it.
    let mut likeness: Vec<Vec<f32>> = Vec::with_capacity(n);
    for i in 0..n {
        let row = (0..i).map(|k| {
            let found = ladder::compare(&claims[members[i]], &claims[members[k]]);
            if found.veto.is_some() { APART } else { found.score }
        });
        likeness.push(row.collect());
    }
    let mut groups: Vec<Vec<usize>> = members.iter().map(|member| vec![*member]).collect();
    let mut alive: Vec<usize> = (0..n).collect();
    loop {
        let mut best: Option<(f32, usize, usize)> = None;
        for (x, &i) in alive.iter().enumerate() {
            for &k in &alive[..x] {
                let score = likeness[i][k];
                if score >= LINK && best.is_none_or(|(most, _, _)| score > most) {
                    best = Some((score, k, i));
                }
            }
        }
        let Some((_, keep, gone)) = best else { break };
        let (a, b) = (groups[keep].len() as f32, groups[gone].len() as f32);
        for &other in &alive {
            if other == keep || other == gone {
                continue;
            }
            let from_keep = at(&likeness, keep, other);
            let from_gone = at(&likeness, gone, other);
            let joined = (from_keep * a + from_gone * b) / (a + b);
            let (row, column) = (keep.max(other), keep.min(other));
            likeness[row][column] = joined;
        }
        let moved = std::mem::take(&mut groups[gone]);
        groups[keep].extend(moved);
        alive.retain(|i| *i != gone);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn at(likeness: &[Vec<f32>], a: usize, b: usize) -> f32 {
    likeness[a.max(b)][a.min(b)]
}
