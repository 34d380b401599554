//! Articles joined to groups by average linkage: two groups are one story where all their articles are alike on average, so that
//! no chain of single likenesses joins two incidents.

use super::near::Edge;
use super::weigh::{Vector, late, product};
use super::weights::Weights;
use rustc_hash::FxHashSet;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Two groups that may be one.
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

struct Group {
    articles: Vec<usize>,
    sum: Vector,
    near: FxHashSet<u32>,
}

/// Groups the articles; each group sorted.
pub fn groups(vectors: Vec<Vector>, edges: Vec<Edge>, weights: &Weights) -> Vec<Vec<usize>> {
    let mut groups: Vec<Option<Group>> = vectors
        .into_iter()
        .enumerate()
        .map(|(i, sum)| Some(Group { articles: vec![i], sum, near: FxHashSet::default() }))
        .collect();
    let mut heap = BinaryHeap::new();
    for edge in edges {
        for (of, to) in [(edge.late, edge.early), (edge.early, edge.late)] {
            if let Some(Some(group)) = groups.get_mut(of as usize) {
                group.near.insert(to);
            }
        }
        if edge.alike >= weights.alike {
            heap.push(Pair { alike: edge.alike, a: edge.early, b: edge.late });
        }
    }
    while let Some(Pair { a, b, .. }) = heap.pop() {
        let both = (groups.get(a as usize), groups.get(b as usize));
        let (Some(Some(_)), Some(Some(_))) = both else { continue };
        let first = groups.get_mut(a as usize).and_then(Option::take);
        let second = groups.get_mut(b as usize).and_then(Option::take);
        let (Some(first), Some(second)) = (first, second) else { continue };
        let number = u32::try_from(groups.len()).unwrap_or(u32::MAX);
        let merged = merge(first, second, &groups);
        let mut near: Vec<u32> = merged.near.iter().copied().collect();
        near.sort_unstable();
        for k in near {
            let Some(Some(other)) = groups.get_mut(k as usize) else { continue };
            other.near.insert(number);
            let alike = between(&merged, other, weights);
            if alike >= weights.alike && alike >= weights.x[0] * cohesion(&merged, weights).min(cohesion(other, weights)) {
                heap.push(Pair { alike, a: k, b: number });
            }
        }
        groups.push(Some(merged));
    }
    groups.into_iter().flatten().map(|group| group.articles).collect()
}

fn cohesion(group: &Group, weights: &Weights) -> f32 {
    let n = group.articles.len() as f32;
    if n < 2.0 {
        return 0.0;
    }
    let square: f32 = group.sum.terms.iter().map(|(_, x)| x * x).sum();
    let pairs = n * (n - 1.0);
    (square - n) / pairs * pairs / (pairs + weights.x[1])
}

fn between(a: &Group, b: &Group, weights: &Weights) -> f32 {
    let pairs = a.articles.len() as f32 * b.articles.len() as f32;
    product(&a.sum, &b.sum) / pairs - late(&a.sum, &b.sum, weights)
}

fn merge(a: Group, b: Group, groups: &[Option<Group>]) -> Group {
    let mut articles = a.articles;
    articles.extend(b.articles);
    articles.sort_unstable();
    let mut near = a.near;
    near.extend(b.near);
    near.retain(|k| groups.get(*k as usize).is_some_and(Option::is_some));
    let days = match (a.sum.days, b.sum.days) {
        (Some((s, t)), Some((u, v))) => Some((s.min(u), t.max(v))),
        (one, other) => one.or(other),
    };
    let mut terms = Vec::with_capacity(a.sum.terms.len() + b.sum.terms.len());
    let (mut left, mut right) = (a.sum.terms.into_iter().peekable(), b.sum.terms.into_iter().peekable());
    loop {
        match (left.peek(), right.peek()) {
            (Some((s, x)), Some((t, y))) if s == t => {
                terms.push((*s, x + y));
                left.next();
                right.next();
            }
            (Some((s, _)), Some((t, _))) if s > t => terms.extend(right.next()),
            (Some(_), _) => terms.extend(left.next()),
            (None, Some(_)) => terms.extend(right.next()),
            (None, None) => break,
        }
    }
    Group { articles, sum: Vector { terms, days }, near }
}
