//! Sketches as vectors of length one: each term by its strength, its sort and its rarity; how alike two of them are.

use super::Sketch;
use super::sketch::PARTS;
use super::weights::Weights;
use crate::lexicon::story_words;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// A story's sum keeps so many terms, the weightiest, however it grows.
const LONGEST_SUM: usize = 512;

/// In how many articles each term stands.
pub type Counts = FxHashMap<u32, u32>;

/// What terms count for in this heap.
#[derive(Debug, Default)]
pub struct Rarity {
    /// Those that stand in several articles; 0 for what tells nothing apart.
    of: FxHashMap<u32, f32>,
    /// What a term of each sort that stands in one article counts for: it links nothing, but it is part of what the article tells.
    alone: [f32; 8],
}

/// One article, or a group of articles as the sum of theirs.
#[derive(Debug, Clone, Default)]
pub struct Vector {
    /// Terms and what each counts for, sorted by term.
    pub terms: Vec<(u32, f32)>,
    /// First and last day of publication.
    pub days: Option<(i32, i32)>,
}

/// What terms count for: the heap's own counts, and what news at large says as long as the heap is small.
#[expect(clippy::cast_precision_loss, reason = "a share needs no more than seven digits")]
pub fn rarity(counts: &Counts, articles: usize, weights: &Weights) -> Rarity {
    let all = articles as f32 + weights.background;
    let weight = |sort: f32, share: f32| sort * (-share.ln()).max(0.0).powf(weights.rarity_power);
    let mut rarity = Rarity::default();
    for (slot, sort) in rarity.alone.iter_mut().zip(weights.of_sort) {
        *slot = weights.alone * weight(sort, 1.0 / all);
    }
    for (term, count) in counts {
        if *count < 2 {
            continue;
        }
        let at_large = story_words::share(*term);
        if at_large > weights.common {
            rarity.of.insert(*term, 0.0);
            continue;
        }
        let here = (*count as f32 + weights.background * at_large) / all;
        let sort = weights.of_sort.get((term & 7) as usize).copied().unwrap_or(0.0);
        rarity.of.insert(*term, weight(sort, here.min(weights.least_rare.max(at_large))));
    }
    rarity
}

/// The vector of one article.
pub fn vector(sketch: &Sketch, rarity: &Rarity) -> Vector {
    let mut terms: Vec<(u32, f32)> = Vec::with_capacity(sketch.terms.len());
    let mut length = 0.0;
    for (term, strength) in sketch.terms.iter().zip(&sketch.strengths) {
        let strength = f32::from(*strength) / PARTS;
        let shared = rarity.of.get(term);
        let alone = rarity.alone.get((term & 7) as usize).copied().unwrap_or(0.0);
        let x = strength * shared.copied().unwrap_or(alone);
        length += x * x;
        if shared.is_some() && x > 0.0 {
            terms.push((*term, x));
        }
    }
    let length = length.sqrt();
    if length > 0.0 {
        terms.iter_mut().for_each(|(_, x)| *x /= length);
    }
    Vector { terms, days: sketch.day.map(|day| (day, day)) }
}

/// The sum of the products of what two vectors share, each `most` at most; for two articles 0 where they share nothing.
pub fn product(a: &Vector, b: &Vector, most: f32) -> f32 {
    shared(a, b).map(|(_, x)| x.min(most)).sum()
}

/// What two vectors share, term by term, with what it adds to their product.
pub fn shared<'v>(a: &'v Vector, b: &'v Vector) -> impl Iterator<Item = (u32, f32)> + 'v {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while let (Some((s, x)), Some((t, y))) = (a.terms.get(i), b.terms.get(j)) {
            match s.cmp(t) {
                Ordering::Less => i += 1,
                Ordering::Greater => j += 1,
                Ordering::Equal => {
                    i += 1;
                    j += 1;
                    return Some((*s, x * y));
                }
            }
        }
        None
    })
}

/// What distance in time takes away from likeness; nothing where a day is not known.
#[expect(clippy::cast_precision_loss, reason = "days are few")]
pub fn late(a: &Vector, b: &Vector, weights: &Weights) -> f32 {
    let (Some((a_first, a_last)), Some((b_first, b_last))) = (a.days, b.days) else { return 0.0 };
    let apart = b_first.saturating_sub(a_last).max(a_first.saturating_sub(b_last));
    let days = apart.max(0) as f32;
    if days <= weights.free_days { 0.0 } else { (weights.day * days).min(weights.day_most) }
}

/// The sum of two vectors, from the first day of either to the last.
pub fn sum(a: Vector, b: Vector) -> Vector {
    let days = match (a.days, b.days) {
        (Some((s, t)), Some((u, v))) => Some((s.min(u), t.max(v))),
        (one, other) => one.or(other),
    };
    let mut terms: Vec<(u32, f32)> = Vec::with_capacity(a.terms.len() + b.terms.len());
    let (mut left, mut right) = (a.terms.into_iter().peekable(), b.terms.into_iter().peekable());
    while let (Some((s, x)), Some((t, y))) = (left.peek(), right.peek()) {
        match s.cmp(t) {
            Ordering::Less => terms.extend(left.next()),
            Ordering::Greater => terms.extend(right.next()),
            Ordering::Equal => {
                terms.push((*s, x + y));
                left.next();
                right.next();
            }
        }
    }
    terms.extend(left);
    terms.extend(right);
    if terms.len() > LONGEST_SUM {
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.truncate(LONGEST_SUM);
        terms.sort_by_key(|(term, _)| *term);
    }
    Vector { terms, days }
}
