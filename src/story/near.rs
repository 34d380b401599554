//! Which articles may tell of one incident: those that share rare terms.
//!
//! Never all pairs: an index from each telling term to the articles that have it gives each article a bounded number of others.
//! Of a term that stands in very many articles those nearest in time are looked at; how often that was so is counted.

use super::weigh::{Vector, late, product};
use super::weights::Weights;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many articles are looked up one after another with the same room for sums.
const AT_ONCE: usize = 1024;

/// Two articles that are alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The one that was looked up.
    pub from: u32,
    /// The other.
    pub to: u32,
    /// How much they are alike.
    pub alike: f32,
}

/// Where a term stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    term: u32,
    day: i32,
    article: u32,
    counts_for: f32,
}

struct Index {
    places: Vec<Place>,
    of_term: FxHashMap<u32, Range<usize>>,
}

impl Index {
    fn of(vectors: &[Vector], weights: &Weights) -> Index {
        let each = |(i, vector): (usize, &Vector)| -> Vec<Place> {
            let (day, article) = (day(vector), u32::try_from(i).unwrap_or(u32::MAX));
            let place = |(term, counts_for)| Place { term, day, article, counts_for };
            keys(vector, weights).into_iter().map(place).collect()
        };
        let mut places: Vec<Place> = vectors.par_iter().enumerate().flat_map_iter(each).collect();
        places.par_sort_unstable_by_key(|place| (place.term, place.day, place.article));
        let mut of_term = FxHashMap::default();
        let mut from = 0;
        for same in places.chunk_by(|a, b| a.term == b.term) {
            if let Some(place) = same.first() {
                of_term.insert(place.term, from..from + same.len());
            }
            from += same.len();
        }
        Index { places, of_term }
    }

    fn places(&self, term: u32) -> &[Place] {
        self.of_term.get(&term).and_then(|range| self.places.get(range.clone())).unwrap_or_default()
    }
}

/// The links that the articles from `first` on have to each other and to those before, by article; and how many terms were too
/// common to be looked at in full.
pub fn edges(vectors: &[Vector], first: usize, weights: &Weights) -> (Vec<Edge>, usize) {
    let index = Index::of(vectors, weights);
    let cut = index.of_term.values().filter(|range| range.len() > weights.looked_at).count();
    let all: Vec<usize> = (first..vectors.len()).collect();
    let some = |some: &[usize]| -> Vec<Edge> {
        let mut sums = vec![0.0; vectors.len()];
        some.iter().flat_map(|i| of(*i, vectors, &index, &mut sums, weights)).collect()
    };
    let found: Vec<Vec<Edge>> = all.par_chunks(AT_ONCE).map(some).collect();
    (found.into_iter().flatten().collect(), cut)
}

/// The links of one article. `sums` is all zeros, before and after.
fn of(i: usize, vectors: &[Vector], index: &Index, sums: &mut [f32], weights: &Weights) -> Vec<Edge> {
    let (Some(vector), Ok(from)) = (vectors.get(i), u32::try_from(i)) else { return Vec::new() };
    let here = (day(vector), from);
    let mut touched: Vec<u32> = Vec::new();
    for (term, x) in keys(vector, weights) {
        let places = index.places(term);
        let middle = places.partition_point(|place| (place.day, place.article) < here);
        let most = weights.looked_at;
        let start = middle.saturating_sub(most / 2).min(places.len().saturating_sub(most));
        for place in places.iter().skip(start).take(most) {
            let Some(sum) = sums.get_mut(place.article as usize) else { continue };
            if *sum == 0.0 {
                touched.push(place.article);
            }
            *sum += x * place.counts_for;
        }
    }
    let mut likely: Vec<(f32, u32)> = Vec::with_capacity(touched.len());
    for article in touched {
        let Some(sum) = sums.get_mut(article as usize) else { continue };
        // Half of what is needed: the terms beyond the keys add to it.
        if article != from && *sum >= weights.alike * weights.kept * 0.5 {
            likely.push((*sum, article));
        }
        *sum = 0.0;
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    likely.truncate(weights.compared);
    let mut edges = Vec::new();
    for (_, to) in likely {
        let Some(other) = vectors.get(to as usize) else { continue };
        let alike = product(vector, other, weights.one_term) - late(vector, other, weights);
        if alike >= weights.alike * weights.kept {
            edges.push(Edge { from, to, alike });
        }
    }
    edges
}

/// The day by which articles lie in the index; those without one lie together at the end.
fn day(vector: &Vector) -> i32 {
    vector.days.map_or(i32::MAX, |(first, _)| first)
}

/// The terms by which an article is looked up, the weightiest first.
fn keys(vector: &Vector, weights: &Weights) -> Vec<(u32, f32)> {
    let heavier = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    let mut keys = vector.terms.clone();
    if weights.keys < keys.len() {
        keys.select_nth_unstable_by(weights.keys, heavier);
        keys.truncate(weights.keys);
    }
    keys.sort_unstable_by(heavier);
    keys
}
