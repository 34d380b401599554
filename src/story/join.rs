//! Articles joined to groups by average linkage: two groups are one story where all their articles are alike on average, so that
//! no chain of single likenesses joins two incidents.
//!
//! Two groups that each hold together, and are much less alike than they are in themselves, stay two: two ships taken in one gulf
//! in one month share nearly all their words. Stories that stood before stay as they are; articles may join them.

use super::near::Edge;
use super::weigh::{Vector, late, product, sum};
use super::weights::Weights;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A group of articles.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// Its new articles, by their numbers.
    pub articles: Vec<u32>,
    /// The story that it was before, if it was one.
    pub story: Option<u32>,
    /// How many articles are in the sum.
    pub summed: usize,
    /// The sum of their vectors.
    pub sum: Vector,
    /// How alike its articles are, summed over all pairs of them.
    pub within: f32,
    /// The groups that it has links to.
    pub near: Vec<u32>,
}

/// Two groups that may be one; the most alike first, then those that came first.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pair {
    alike: f32,
    a: u32,
    b: u32,
}

impl Eq for Pair {}

impl Ord for Pair {
    fn cmp(&self, other: &Self) -> Ordering {
        self.alike.total_cmp(&other.alike).then(other.a.cmp(&self.a)).then(other.b.cmp(&self.b))
    }
}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Joins groups along the links, which go by the groups' places.
pub fn join(groups: Vec<Group>, edges: &[Edge], weights: &Weights) -> Vec<Group> {
    let mut groups: Vec<Option<Group>> = groups.into_iter().map(Some).collect();
    for edge in edges {
        for (of, to) in [(edge.from, edge.to), (edge.to, edge.from)] {
            if let Some(group) = at(&mut groups, of) {
                group.near.push(to);
            }
        }
    }
    let mut heap = BinaryHeap::new();
    for (i, group) in (0u32..).zip(&mut groups) {
        if let Some(group) = group {
            group.near.sort_unstable();
            group.near.dedup();
            group.near.retain(|near| *near != i);
        }
    }
    for (b, group) in (0u32..).zip(&groups) {
        let Some(group) = group else { continue };
        for a in group.near.iter().take_while(|a| **a < b) {
            let other = groups.get(*a as usize).and_then(Option::as_ref);
            if let Some(alike) = other.and_then(|other| one_story(group, other, weights)) {
                heap.push(Pair { alike, a: *a, b });
            }
        }
    }
    while let Some(Pair { a, b, .. }) = heap.pop() {
        if at(&mut groups, a).is_none() || at(&mut groups, b).is_none() {
            continue;
        }
        let (Some(mut merged), Some(second)) = (take(&mut groups, a), take(&mut groups, b)) else { continue };
        let Ok(number) = u32::try_from(groups.len()) else { break };
        merged.take(second, weights);
        merged.near.retain(|near| groups.get(*near as usize).is_some_and(Option::is_some));
        for near in &merged.near {
            let Some(other) = at(&mut groups, *near) else { continue };
            other.near.push(number);
            if let Some(alike) = one_story(&merged, other, weights) {
                heap.push(Pair { alike, a: *near, b: number });
            }
        }
        groups.push(Some(merged));
    }
    groups.into_iter().flatten().collect()
}

fn at(groups: &mut [Option<Group>], number: u32) -> Option<&mut Group> {
    groups.get_mut(number as usize).and_then(Option::as_mut)
}

fn take(groups: &mut [Option<Group>], number: u32) -> Option<Group> {
    groups.get_mut(number as usize).and_then(Option::take)
}

/// How much two groups are alike, where that is enough for one story.
#[expect(clippy::cast_precision_loss, reason = "groups are small")]
fn one_story(a: &Group, b: &Group, weights: &Weights) -> Option<f32> {
    // What was told as two stories before stays two.
    if a.story.is_some() && b.story.is_some() {
        return None;
    }
    let pairs = a.summed as f32 * b.summed as f32;
    let alike = a.across(b, weights) / pairs - late(&a.sum, &b.sum, weights);
    let held = weights.cohesion * cohesion(a, weights).min(cohesion(b, weights));
    (alike >= weights.alike.max(held)).then_some(alike)
}

/// How alike a group's articles are among themselves; little is made of few.
#[expect(clippy::cast_precision_loss, reason = "groups are small")]
fn cohesion(group: &Group, weights: &Weights) -> f32 {
    let articles = group.summed as f32;
    2.0 * group.within / (articles * (articles - 1.0) + weights.cohesion_pairs)
}

impl Group {
    /// How alike the articles of two groups are, summed over all pairs; time is left out.
    #[expect(clippy::cast_precision_loss, reason = "groups are small")]
    pub fn across(&self, other: &Group, weights: &Weights) -> f32 {
        let pairs = self.summed as f32 * other.summed as f32;
        product(&self.sum, &other.sum, weights.one_term * pairs)
    }

    /// Takes the articles of another group; it stays the story that it was.
    pub fn take(&mut self, other: Group, weights: &Weights) {
        self.within += other.within + self.across(&other, weights);
        self.articles.extend(other.articles);
        self.story = self.story.or(other.story);
        self.summed += other.summed;
        self.sum = sum(std::mem::take(&mut self.sum), other.sum);
        self.near.extend(other.near);
        self.near.sort_unstable();
        self.near.dedup();
    }
}
