//! Claims gathered into groups that answer one question.
//!
//! What people wrote to be one in curated.yaml is joined first; what they ruled in review acts on the rows that come of this ([`links`](super::links)).
//! Then blocks: only claims of one kind and dimension can meet. Within a block, average
//! linkage: the two groups whose claims are most alike on average are joined, until no two are alike enough. One bridge
//! between two groups does not join them, and a veto between any two of their claims keeps them apart.

use super::ladder::{self, thresholds};
use super::prepared::Prepared;
use super::told;
use crate::claim::{Claim, Kind, Value};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// Groups of indices into the claims; each sorted, and the groups by their first index.
pub fn align(claims: &[Prepared]) -> Vec<Vec<usize>> {
    let mut blocks: BTreeMap<String, Vec<Vec<usize>>> = BTreeMap::new();
    for unit in joined_by_hand(claims) {
        blocks.entry(block(claims[unit[0]].claim)).or_default().push(unit);
    }
    let mut groups = Vec::new();
    for mut units in blocks.into_values() {
        // Every pair of a block is compared: what is longer than any case of articles is compared stretch by stretch.
        while units.len() > LARGEST {
            let rest = units.split_off(LARGEST);
            groups.extend(link(claims, units));
            units = rest;
        }
        groups.extend(link(claims, units));
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// How many claims of one block are compared with one another; what costs more than it brings begins far above any case of news articles.
pub(super) const LARGEST: usize = 2000;

/// What must be equal for two claims to be compared at all; never the value.
pub(super) fn block(claim: &Claim) -> String {
    match &claim.value {
        Value::Figure { .. } if claim.kind == Kind::Casualties => {
            format!("{:?} {}", claim.kind, claim.about.measure.as_deref().unwrap_or(""))
        }
        Value::Figure { dimension, .. } => format!("{:?} {dimension:?}", claim.kind),
        _ => format!("{:?}", claim.kind),
    }
}

/// Every claim, alone or with those that a person put beside it: by `same_as`, or by equal words for the question.
fn joined_by_hand(claims: &[Prepared]) -> Vec<Vec<usize>> {
    let by_id: HashMap<&str, usize> =
        claims.iter().enumerate().map(|(i, p)| (p.claim.id.as_str(), i)).collect();
    let amended: HashMap<&str, usize> = claims
        .iter()
        .enumerate()
        .filter_map(|(i, p)| Some((p.claim.by_hand.as_ref()?.amends.as_deref()?, i)))
        .collect();
    let mut by_question: BTreeMap<String, usize> = BTreeMap::new();
    // The unit of each claim is that of the claim that it points to, followed to its end.
    let mut home: Vec<usize> = (0..claims.len()).collect();
    for (i, prepared) in claims.iter().enumerate() {
        // Copies of one telling are one claim.
        union(&mut home, prepared.copy_of, i);
        let Some(by_hand) = &prepared.claim.by_hand else { continue };
        if let Some(question) = &by_hand.question {
            let words = question.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            let first = *by_question.entry(words).or_insert(i);
            union(&mut home, first, i);
        }
        if let Some(id) = by_hand.same_as.as_deref()
            && let Some(other) = by_id.get(id).or_else(|| amended.get(id))
        {
            union(&mut home, *other, i);
        }
    }
    let mut units: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..claims.len() {
        units.entry(root(&home, i)).or_default().push(i);
    }
    units.into_values().collect()
}

pub(super) fn root(home: &[usize], mut i: usize) -> usize {
    while home[i] != i {
        i = home[i];
    }
    i
}

pub(super) fn union(home: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(home, a), root(home, b));
    home[a.max(b)] = a.min(b);
}

const APART: f32 = f32::NEG_INFINITY;

fn link(claims: &[Prepared], mut groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let n = groups.len();
    let speaking: Vec<Vec<usize>> = groups.iter().map(|group| spoken_for(claims, group)).collect();
    // likeness[i][k] for i > k: the average over the pairs of two groups; a veto is minus infinity and stays it.
    let to_those_before = |i: usize| (0..i).map(|k| average_of(claims, &speaking[i], &speaking[k])).collect();
    let mut likeness: Vec<Vec<f32>> = (0..n).into_par_iter().map(to_those_before).collect();
    let mut weight: Vec<f32> = speaking.iter().map(|group| group.len() as f32).collect();
    let mut alive: Vec<bool> = vec![true; n];
    // For each group its likest among those before it, so that a round costs no more than the groups there are.
    let mut likest: Vec<Option<(f32, usize)>> = (0..n).map(|i| likest_before(&likeness, &alive, i)).collect();
    loop {
        let mut best: Option<(f32, usize, usize)> = None;
        for i in (0..n).filter(|i| alive[*i]) {
            if let Some((score, k)) = likest[i]
                && best.is_none_or(|(most, _, _)| score > most)
            {
                best = Some((score, k, i));
            }
        }
        let Some((_, keep, gone)) = best else { break };
        let (a, b) = (weight[keep], weight[gone]);
        for other in (0..n).filter(|i| alive[*i] && *i != keep && *i != gone) {
            let joined = (at(&likeness, keep, other) * a + at(&likeness, gone, other) * b) / (a + b);
            likeness[keep.max(other)][keep.min(other)] = joined;
        }
        let moved = std::mem::take(&mut groups[gone]);
        groups[keep].extend(moved);
        weight[keep] += weight[gone];
        alive[gone] = false;
        for i in (0..n).filter(|i| alive[*i] && *i >= keep) {
            let touched = i == keep || likest[i].is_some_and(|(_, k)| k == keep || k == gone);
            // Where the joined group is as like as what was likest, nothing else can be.
            let still = keep < i && likest[i].is_some_and(|(most, _)| likeness[i][keep] >= most);
            if touched && still {
                likest[i] = Some((likeness[i][keep], keep));
            } else if touched {
                likest[i] = likest_before(&likeness, &alive, i);
            } else {
                let score = if keep < i { likeness[i][keep] } else { APART };
                likest[i] = likelier(likest[i], (score, keep));
            }
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The likest of the groups before `i`, the first of equals; `None` where none is like enough for one row.
fn likest_before(likeness: &[Vec<f32>], alive: &[bool], i: usize) -> Option<(f32, usize)> {
    let mut best = None;
    for (k, score) in likeness[i].iter().enumerate() {
        if alive[k] {
            best = likelier(best, (*score, k));
        }
    }
    best
}

fn likelier(best: Option<(f32, usize)>, found: (f32, usize)) -> Option<(f32, usize)> {
    let better = best.is_none_or(|(most, k)| found.0 > most || found.0 == most && found.1 < k);
    if found.0 >= thresholds().link && better { Some(found) } else { best }
}

/// How alike two groups are, on average over their pairs; minus infinity where two of their claims can't answer one question.
pub(super) fn average(claims: &[Prepared], one: &[usize], other: &[usize]) -> f32 {
    average_of(claims, &spoken_for(claims, one), &spoken_for(claims, other))
}

/// The same of the claims that speak for two groups.
fn average_of(claims: &[Prepared], one: &[usize], other: &[usize]) -> f32 {
    let mut sum = 0.0;
    for &i in one {
        for &k in other {
            let found = ladder::compare(&claims[i], &claims[k]);
            if found.veto.is_some() {
                return APART;
            }
            sum += found.score;
        }
    }
    sum / (one.len() * other.len()).max(1) as f32
}

/// What speaks for a group: its found claims where a person joined others to them, whose few words would only dilute it; of
/// copies the first.
pub(super) fn spoken_for(claims: &[Prepared], group: &[usize]) -> Vec<usize> {
    let group = told::without_copies(claims, group);
    let found: Vec<usize> = group.iter().copied().filter(|i| claims[*i].claim.by_hand.is_none()).collect();
    if found.is_empty() { group } else { found }
}

fn at(likeness: &[Vec<f32>], a: usize, b: usize) -> f32 {
    likeness[a.max(b)][a.min(b)]
}
