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
use std::borrow::Cow;

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
    let speaking: Vec<Cow<[usize]>> = groups.iter().map(|group| spoken_for(claims, group)).collect();
    // The average over the pairs of two groups; a veto is minus infinity and stays it.
    let mut averages: Vec<f32> = Vec::with_capacity(n * (n - 1) / 2);
    for (i, one) in speaking.iter().enumerate() {
        for other in &speaking[..i] {
            averages.push(average_of(one, other, |a, b| likeness.score(claims, a, b)));
        }
    }
    let weight: Vec<f32> = speaking.iter().map(|group| group.len() as f32).collect();
    drop(speaking);
    for (keep, gone) in joins(averages, weight, thresholds().link, Likest::of) {
        let moved = std::mem::take(&mut groups[gone]);
        groups[keep].extend(moved);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Which groups are joined, one after the other, each to one before it: of those that are as like as `link` the most alike, the first of
/// equals. Of groups before one, `look` finds the likest.
fn joins(
    mut averages: Vec<f32>,
    mut weight: Vec<f32>,
    link: f32,
    mut look: impl FnMut(&[f32]) -> Likest,
) -> Vec<(usize, usize)> {
    let mut joins = Vec::new();
    // The places of the groups that are left, in order.
    let mut left: Vec<usize> = (0..weight.len()).collect();
    // For each group its likest among those before it, so that a round costs no more than the groups there are.
    let mut likest: Vec<Likest> = left.iter().map(|i| look(row(&averages, *i))).collect();
    loop {
        let mut best: Option<(f32, usize)> = None;
        for &i in &left {
            let score = likest[i].score;
            if score >= link && best.is_none_or(|(most, _)| score > most) {
                best = Some((score, i));
            }
        }
        let Some((_, gone)) = best else { return joins };
        if likest[gone].is_old {
            likest[gone] = look(row(&averages, gone));
            continue;
        }
        let keep = likest[gone].which;
        left.retain(|i| *i != gone);
        let (a, b) = (weight[keep], weight[gone]);
        for &other in left.iter().filter(|i| **i != keep) {
            let joined = (averages[at(keep, other)] * a + averages[at(gone, other)] * b) / (a + b);
            averages[at(keep, other)] = joined;
            averages[at(gone, other)] = APART;
        }
        weight[keep] += weight[gone];
        likest[keep] = look(row(&averages, keep));
        for &i in left.iter().filter(|i| **i > keep) {
            likest[i].join(averages[at(i, keep)], keep, gone);
        }
        joins.push((keep, gone));
    }
}

/// The averages of a group with those before it.
fn row(averages: &[f32], group: usize) -> &[f32] {
    let start = at(0, group);
    averages.get(start..start + group).unwrap_or_default()
}

/// The likest of the groups before one, the first of equals. It is looked for again only where it would be joined next: of thousands that
/// are equally alike, each join changes what is likest to all the others, though by a rounding alone.
#[derive(Debug, Clone, Copy)]
struct Likest {
    /// How like it is; of what is old, at most so like.
    score: f32,
    /// Which it is.
    which: usize,
    /// At most so like are all others.
    others: f32,
    /// True where what it was has been joined since, and another may be likest.
    is_old: bool,
}

impl Likest {
    fn of(row: &[f32]) -> Likest {
        let mut likest = Likest { score: APART, which: 0, others: APART, is_old: false };
        for (which, &score) in row.iter().enumerate() {
            if score > likest.score {
                likest = Likest { score, which, others: likest.score, is_old: false };
            } else if score > likest.others {
                likest.others = score;
            }
        }
        likest
    }

    /// Two groups were joined to the first of them, which is so like now: on average never more than both were, but for roundings.
    fn join(&mut self, score: f32, keep: usize, gone: usize) {
        let is_joined = self.which == keep || self.which == gone;
        if self.is_old {
            if score > self.score {
                *self = Likest { score, which: keep, others: self.score, is_old: false };
            }
        } else if is_joined && (score >= self.score || score > self.others) {
            (self.score, self.which) = (score, keep);
        } else if is_joined {
            (self.score, self.is_old) = (self.others, true);
        } else if score > self.score || score == self.score && keep < self.which {
            *self = Likest { score, which: keep, others: self.score, is_old: false };
        } else {
            self.others = self.others.max(score);
        }
    }
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
pub(super) fn spoken_for<'a>(claims: &[Prepared], group: &'a [usize]) -> Cow<'a, [usize]> {
    if group.len() == 1 {
        return Cow::Borrowed(group);
    }
    let group = told::without_copies(claims, group);
    let found: Vec<usize> = group.iter().copied().filter(|i| claims[*i].claim.by_hand.is_none()).collect();
    Cow::Owned(if found.is_empty() { group } else { found })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same without anything kept from round to round.
    fn plainly(mut averages: Vec<f32>, mut weight: Vec<f32>, link: f32) -> Vec<(usize, usize)> {
        let mut joins = Vec::new();
        let mut is_left = vec![true; weight.len()];
        loop {
            let mut best: Option<(f32, usize, usize)> = None;
            for i in (0..weight.len()).filter(|i| is_left[*i]) {
                for k in (0..i).filter(|k| is_left[*k]) {
                    let score = averages[at(i, k)];
                    if score >= link && best.is_none_or(|(most, ..)| score > most) {
                        best = Some((score, k, i));
                    }
                }
            }
            let Some((_, keep, gone)) = best else { return joins };
            is_left[gone] = false;
            let (a, b) = (weight[keep], weight[gone]);
            for other in (0..weight.len()).filter(|i| is_left[*i] && *i != keep) {
                averages[at(keep, other)] =
                    (averages[at(keep, other)] * a + averages[at(gone, other)] * b) / (a + b);
            }
            weight[keep] += b;
            joins.push((keep, gone));
        }
    }

    proptest! {
        #[test]
        fn what_is_kept_from_round_to_round_changes_nothing(levels in proptest::collection::vec(0u8..6, 0..200)) {
            let of = |level: &u8| if *level == 0 { APART } else { f32::from(*level) * 0.17 + 0.1 };
            let n = (0..).take_while(|n| n * (n + 1) / 2 <= levels.len()).last().unwrap_or(0);
            let averages: Vec<f32> = levels.iter().take(n * n.saturating_sub(1) / 2).map(of).collect();
            let weight = vec![1.0; n];
            let expected = plainly(averages.clone(), weight.clone(), 0.3);
            prop_assert_eq!(joins(averages, weight, 0.3, Likest::of), expected);
        }
    }

    #[test]
    fn what_is_equally_alike_is_looked_at_a_few_times() {
        let n = 400;
        // Equal, nearly equal, and alike in two halves; averages of thirds are never exact.
        for score in [
            |_: usize, _: usize| 0.7,
            |i, k| 0.7 + ((i + k) % 3) as f32 * 1e-7,
            |i, k| {
                if (i + k) % 2 == 0 { 0.9 } else { 0.7 }
            },
        ] {
            let averages = (0..n).flat_map(|i| (0..i).map(move |k| score(i, k))).collect();
            let mut looks = 0;
            let joined = joins(averages, vec![1.0; n], 0.3, |row| {
                looks += 1;
                Likest::of(row)
            });
            assert_eq!(joined.len(), n - 1);
            // Once for each group, once for each join, and a few where a rounding decides; never for all at every join.
            assert!(looks < 8 * n, "{looks} rows of averages looked at");
        }
    }
}
