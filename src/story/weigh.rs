//! Sketches as vectors of length one: each term by its strength, its sort and its rarity.

use super::Sketch;
use super::sketch::PARTS;
use super::weights::Weights;
use crate::lexicon::story_words;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// One article, or one group of articles as the sum of theirs.
#[derive(Debug, Clone, Default)]
pub struct Vector {
    /// Terms and what each counts for, sorted by term.
    pub terms: Vec<(u32, f32)>,
    /// First and last day of publication.
    pub days: Option<(i32, i32)>,
}

/// The vectors of all sketches.
pub fn all(sketches: &[Sketch], weights: &Weights) -> Vec<Vector> {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for sketch in sketches {
        for term in &sketch.terms {
            *counts.entry(*term).or_insert(0) += 1;
        }
    }
    let total = sketches.len() as f32;
    let share_of = |term: u32, count: u32| (count as f32 + weights.background * story_words::share(term)) / (total + weights.background);
    let weigh = |sketch: &Sketch| -> Vector {
        let mut terms: Vec<(u32, f32)> = Vec::with_capacity(sketch.terms.len());
        for (term, strength) in sketch.terms.iter().zip(&sketch.strengths) {
            let count = counts.get(term).copied().unwrap_or(0);
            if count < 2 { continue }
            let share = share_of(*term, count);
            if share > weights.common { continue }
            let rare = (-share.ln()).max(0.0).powf(weights.rarity_power);
            let sort = weights.of_sort.get((term & 7) as usize).copied().unwrap_or(0.0);
            if rare * sort > 0.0 {
                terms.push((*term, rare * sort * f32::from(*strength) / PARTS));
            }
        }
        let length = terms.iter().map(|(_, x)| x * x).sum::<f32>().sqrt();
        if length > 0.0 {
            terms.iter_mut().for_each(|(_, x)| *x /= length);
        }
        Vector { terms, days: sketch.day.map(|day| (day, day)) }
    };
    sketches.par_iter().map(weigh).collect()
}

/// The sum of the products of what two vectors share.
pub fn product(a: &Vector, b: &Vector) -> f32 {
    let (mut sum, mut i, mut j) = (0.0, 0, 0);
    while let (Some((s, x)), Some((t, y))) = (a.terms.get(i), b.terms.get(j)) {
        match s.cmp(t) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += x * y;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// What distance in time takes away from likeness.
pub fn late(a: &Vector, b: &Vector, weights: &Weights) -> f32 {
    let (Some((a_first, a_last)), Some((b_first, b_last))) = (a.days, b.days) else { return 0.0 };
    let days = (b_first - a_last).max(a_first - b_last).max(0) as f32;
    if days <= weights.free_days { 0.0 } else { (weights.day * days).min(weights.day_most) }
}
