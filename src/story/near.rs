//! Which articles may tell of one incident: those that share rare terms.
//!
//! Never all pairs: an index from each rare term to the articles that have it gives each article a bounded number of others.

use super::weigh::{Vector, late, product};
use super::weights::Weights;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// How many of its terms an article is looked up by, the weightiest first.
const KEYS: usize = 48;
/// How many articles are looked at for one term, the nearest in time.
const LOOKED_AT: usize = 512;
/// How many likely articles are compared in full.
const COMPARED: usize = 64;
/// A link is kept from this share of the threshold on.
const KEPT: f32 = 0.25;

/// Two articles that are alike, and how much.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The later article.
    pub late: u32,
    /// The earlier article.
    pub early: u32,
    /// How much they are alike.
    pub alike: f32,
}

/// The links between all articles.
pub fn edges(vectors: &[Vector], weights: &Weights) -> Vec<Edge> {
    let mut index: FxHashMap<u32, Vec<(i32, u32, f32)>> = FxHashMap::default();
    for (i, vector) in (0u32..).zip(vectors) {
        let day = vector.days.map_or(i32::MAX, |(first, _)| first);
        for (term, x) in &vector.terms {
            index.entry(*term).or_default().push((day, i, *x));
        }
    }
    index.par_iter_mut().for_each(|(_, list)| list.sort_unstable_by_key(|(day, i, _)| (*day, *i)));
    let found: Vec<Vec<Edge>> = (0..vectors.len())
        .into_par_iter()
        .map_init(|| vec![0.0f32; vectors.len()], |sums, i| of(i, vectors, &index, sums, weights))
        .collect();
    found.into_iter().flatten().collect()
}

fn of(
    i: usize,
    vectors: &[Vector],
    index: &FxHashMap<u32, Vec<(i32, u32, f32)>>,
    sums: &mut [f32],
    weights: &Weights,
) -> Vec<Edge> {
    let Some(vector) = vectors.get(i) else { return Vec::new() };
    let day = vector.days.map_or(i32::MAX, |(first, _)| first);
    let mut keys = vector.terms.clone();
    keys.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    keys.truncate(KEYS);
    let mut touched: Vec<u32> = Vec::new();
    for (term, x) in keys {
        let Some(list) = index.get(&term) else { continue };
        let middle = list.partition_point(|(other, _, _)| *other < day);
        let from = middle.saturating_sub(LOOKED_AT / 2).min(list.len().saturating_sub(LOOKED_AT));
        for (_, j, y) in list.iter().skip(from).take(LOOKED_AT) {
            let Some(sum) = sums.get_mut(*j as usize) else { continue };
            if *sum == 0.0 {
                touched.push(*j);
            }
            *sum += x * y;
        }
    }
    let mut likely: Vec<(f32, u32)> = Vec::with_capacity(touched.len());
    for j in touched {
        let Some(sum) = sums.get_mut(j as usize) else { continue };
        if j as usize != i && *sum >= weights.alike * KEPT * 0.5 {
            likely.push((*sum, j));
        }
        *sum = 0.0;
    }
    if likely.len() > COMPARED {
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        likely.truncate(COMPARED);
    }
    let mut edges = Vec::new();
    for (_, j) in likely {
        let Some(other) = vectors.get(j as usize) else { continue };
        let alike = product(vector, other) - late(vector, other, weights);
        if alike >= weights.alike * KEPT {
            let i = u32::try_from(i).unwrap_or(u32::MAX);
            edges.push(Edge { late: i.max(j), early: i.min(j), alike });
        }
    }
    edges
}
