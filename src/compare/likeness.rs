//! How like the claims of each block are, every pair compared once: which claim of another article is likest, and the scores that linking
//! averages.
//!
//! An article answers a question once, as a rule: of its figures the likest is likelier the answer than its level of likeness alone
//! says, and the others less. Casualties are left out: a toll is told again and again, with every new count.

use super::blocks::Blocks;
use super::ladder;
use super::prepared::Prepared;
use super::rivals::{Likest, Rivals};
use crate::claim::Kind;
use rayon::prelude::*;
use std::sync::Arc;

/// The score of what can't answer one question.
pub(super) const APART: f32 = f32::NEG_INFINITY;

/// From how many claims on a block is worth several threads.
const MANY: usize = 100;

/// The scores of all pairs of claims that stand in one block.
#[derive(Debug)]
pub(super) struct Likeness {
    /// For each claim its block and its place there.
    places: Vec<(usize, usize)>,
    /// For each block the scores of its pairs: for its second claim one, for its third two, and so on.
    scores: Vec<Vec<f32>>,
}

impl Likeness {
    /// Compares the claims of each block, and tells each claim its rivals.
    pub fn of(claims: &mut [Prepared], blocks: &Blocks) -> Likeness {
        let mut places = vec![(0, 0); claims.len()];
        for (block, members) in blocks.claims.iter().enumerate() {
            for (place, i) in members.iter().enumerate() {
                places[*i] = (block, place);
            }
        }
        let articles = claims.iter().map(|one| one.article + 1).max().unwrap_or_default();
        let mut scores = Vec::with_capacity(blocks.claims.len());
        for members in &blocks.claims {
            let mut found = alone(claims, members);
            let is_asked = members.first().is_some_and(|i| claims[*i].facts.kind != Kind::Casualties);
            if is_asked && members.len() > 1 {
                let rivals = rivals(claims, members, &found, articles);
                ahead(claims, members, &rivals, &mut found);
                for (i, rivals) in members.iter().zip(rivals) {
                    claims[*i].rivals = Arc::new(rivals);
                }
            }
            scores.push(found);
        }
        Likeness { places, scores }
    }

    /// The score of two claims; [`APART`] where they can't answer one question.
    pub fn score(&self, claims: &[Prepared], a: usize, b: usize) -> f32 {
        let ((block, x), (other, y)) = (self.places[a], self.places[b]);
        if block != other || x == y {
            return ladder::score(&claims[a], &claims[b]).unwrap_or(APART);
        }
        self.scores[block][at(x, y)]
    }
}

/// Where the score of two different places stands.
#[inline]
pub(super) fn at(x: usize, y: usize) -> usize {
    let (low, high) = (x.min(y), x.max(y));
    high * high.saturating_sub(1) / 2 + low
}

/// The scores of each claim with those before it, one after the other.
fn rows(scores: &mut [f32], claims: usize) -> Vec<(usize, &mut [f32])> {
    let mut rows = Vec::with_capacity(claims);
    let mut rest = scores;
    for place in 0..claims {
        let (row, behind) = rest.split_at_mut(place);
        rows.push((place, row));
        rest = behind;
    }
    rows
}

/// Does the same for every row, on several threads where there are many.
fn for_rows(scores: &mut [f32], claims: usize, act: impl Fn(usize, &mut [f32]) + Sync) {
    let rows = rows(scores, claims);
    if claims < MANY {
        rows.into_iter().for_each(|(place, row)| act(place, row));
    } else {
        rows.into_par_iter().for_each(|(place, row)| act(place, row));
    }
}

/// How like the claims of a block are by themselves.
fn alone(claims: &[Prepared], members: &[usize]) -> Vec<f32> {
    let n = members.len();
    let mut scores = vec![APART; n * n.saturating_sub(1) / 2];
    for_rows(&mut scores, n, |place, row| {
        let one = &claims[members[place]];
        for (score, k) in row.iter_mut().zip(members) {
            *score = ladder::alone(one, &claims[*k]).unwrap_or(APART);
        }
    });
    scores
}

/// For each claim of a block the likest of the other articles.
fn rivals(claims: &[Prepared], members: &[usize], scores: &[f32], articles: usize) -> Vec<Rivals> {
    let of = |scratch: &mut Vec<Option<Likest>>, place: usize| {
        let own = claims[members[place]].article;
        let others = members.iter().enumerate().filter_map(|(other, k)| {
            let article = claims[*k].article;
            if article == own {
                return None;
            }
            let score = scores[at(place, other)];
            (score != APART).then_some((article, *k, score))
        });
        Rivals::of(others, scratch)
    };
    let room = || vec![None; articles];
    if members.len() < MANY {
        let mut scratch = room();
        return (0..members.len()).map(|place| of(&mut scratch, place)).collect();
    }
    (0..members.len()).into_par_iter().map_init(room, |scratch, place| of(scratch, place)).collect()
}

/// Adds what it weighs to be ahead of what else could be meant.
fn ahead(claims: &[Prepared], members: &[usize], rivals: &[Rivals], scores: &mut [f32]) {
    for_rows(scores, members.len(), |place, row| {
        let one = &claims[members[place]];
        for (other, score) in row.iter_mut().enumerate() {
            let k = &claims[members[other]];
            if *score == APART || one.article == k.article {
                continue;
            }
            let (from, to) = ((one.article, one.index), (k.article, k.index));
            if let Some(lead) = rivals[place].lead_over(to, &rivals[other], from, *score) {
                *score += ladder::of_lead(one.facts.kind, lead).1;
            }
        }
    });
}
