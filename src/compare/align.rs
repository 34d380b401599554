//! Claims gathered into groups that answer one question.
//!
//! What people wrote to be one in curated.yaml is joined first; what they ruled in review acts on the rows that come of this ([`links`](super::links)).
//! Then blocks ([`blocks`](super::blocks)): only claims of one kind and dimension can meet. Within a block, average
//! linkage: the two groups whose claims are most alike on average are joined, until no two are alike enough. One bridge
//! between two groups does not join them, and a veto between any two of their claims keeps them apart.

use super::blocks::Blocks;
use super::ladder::{self, thresholds};
use super::likeness::{APART, Likeness, at};
use super::prepared::Prepared;
use super::told;

/// Groups of indices into the claims; each sorted, and the groups by their first index.
pub(super) fn align(claims: &[Prepared], blocks: Blocks, likeness: &Likeness) -> Vec<Vec<usize>> {
    let mut groups = Vec::with_capacity(claims.len());
    for units in blocks.units {
        groups.extend(link(claims, units, likeness));
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

fn link(claims: &[Prepared], mut groups: Vec<Vec<usize>>, likeness: &Likeness) -> Vec<Vec<usize>> {
    let n = groups.len();
    if n < 2 {
        return groups;
    }
    let speaking: Vec<Vec<usize>> = groups.iter().map(|group| spoken_for(claims, group)).collect();
    // The average over the pairs of two groups; a veto is minus infinity and stays it.
    let mut averages: Vec<f32> = Vec::with_capacity(n * (n - 1) / 2);
    for (i, one) in speaking.iter().enumerate() {
        for other in &speaking[..i] {
            averages.push(average_of(one, other, |a, b| likeness.score(claims, a, b)));
        }
    }
    let mut weight: Vec<f32> = speaking.iter().map(|group| group.len() as f32).collect();
    // The places of the groups that are left, in order.
    let mut left: Vec<usize> = (0..n).collect();
    // For each group its likest among those before it, so that a round costs no more than the groups there are.
    let mut likest: Vec<Option<(f32, usize)>> = (0..n).map(|i| likest_before(&averages, 0..i, i)).collect();
    loop {
        let mut best: Option<(f32, usize, usize)> = None;
        for &i in &left {
            if let Some((score, k)) = likest[i]
                && best.is_none_or(|(most, _, _)| score > most)
            {
                best = Some((score, k, i));
            }
        }
        let Some((_, keep, gone)) = best else { break };
        left.retain(|i| *i != gone);
        let (a, b) = (weight[keep], weight[gone]);
        for &other in left.iter().filter(|i| **i != keep) {
            let joined = (averages[at(keep, other)] * a + averages[at(gone, other)] * b) / (a + b);
            averages[at(keep, other)] = joined;
        }
        let moved = std::mem::take(&mut groups[gone]);
        groups[keep].extend(moved);
        weight[keep] += weight[gone];
        for &i in left.iter().filter(|i| **i >= keep) {
            let touched = i == keep || likest[i].is_some_and(|(_, k)| k == keep || k == gone);
            let score = if keep < i { averages[at(i, keep)] } else { APART };
            // Where the joined group is as like as what was likest, nothing else can be.
            let still = likest[i].is_some_and(|(most, _)| score >= most);
            if touched && still {
                likest[i] = Some((score, keep));
            } else if touched {
                likest[i] = likest_before(&averages, left.iter().copied().take_while(|k| *k < i), i);
            } else {
                likest[i] = likelier(likest[i], (score, keep));
            }
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The likest of the groups before `i`, the first of equals; `None` where none is like enough for one row.
fn likest_before(averages: &[f32], before: impl Iterator<Item = usize>, i: usize) -> Option<(f32, usize)> {
    let mut best = None;
    for k in before {
        best = likelier(best, (averages[at(i, k)], k));
    }
    best
}

fn likelier(best: Option<(f32, usize)>, found: (f32, usize)) -> Option<(f32, usize)> {
    let better = best.is_none_or(|(most, k)| found.0 > most || found.0 == most && found.1 < k);
    if found.0 >= thresholds().link && better { Some(found) } else { best }
}

/// How alike two groups are, on average over their pairs; minus infinity where two of their claims can't answer one question.
pub(super) fn average(claims: &[Prepared], one: &[usize], other: &[usize]) -> f32 {
    let score = |a: usize, b: usize| ladder::score(&claims[a], &claims[b]).unwrap_or(APART);
    average_of(&spoken_for(claims, one), &spoken_for(claims, other), score)
}

/// The same of the claims that speak for two groups.
fn average_of(one: &[usize], other: &[usize], score: impl Fn(usize, usize) -> f32) -> f32 {
    let mut sum = 0.0;
    for &i in one {
        for &k in other {
            let found = score(i, k);
            if found == APART {
                return APART;
            }
            sum += found;
        }
    }
    sum / (one.len() * other.len()).max(1) as f32
}

/// What speaks for a group: its found claims where a person joined others to them, whose few words would only dilute it; of
/// copies the first.
pub(super) fn spoken_for(claims: &[Prepared], group: &[usize]) -> Vec<usize> {
    if let [only] = group {
        return vec![*only];
    }
    let group = told::without_copies(claims, group);
    let found: Vec<usize> = group.iter().copied().filter(|i| claims[*i].claim.by_hand.is_none()).collect();
    if found.is_empty() { group } else { found }
}
