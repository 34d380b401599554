//! Which claim of another article is likest to a claim, and how far ahead of the next it is.
//!
//! An article answers a question once, as a rule: of its figures the likest is likelier the answer than its level of likeness
//! alone says, and the others less. Casualties are left out: a toll is told again and again, with every new count.

use super::align;
use super::ladder;
use super::prepared::Prepared;
use crate::claim::Kind;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The two likest claims of one article, seen from a claim of another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likest {
    /// How like the likest is.
    first: f32,
    /// Which claim that is.
    claim: usize,
    /// How like the next is; minus infinity where there is none.
    second: f32,
}

/// The likest claims of each other article, by its number.
pub type Rivals = BTreeMap<usize, Likest>;

/// How far two claims are ahead of what else could be meant in either of their articles: negative where another claim is
/// likelier; `None` where nothing was compared.
pub(super) fn lead(a: &Prepared, b: &Prepared, score: f32) -> Option<f32> {
    let next = |from: &Prepared, to: &Prepared| {
        let likest = from.rivals.get(&to.article)?;
        Some(if likest.claim == to.index { likest.second } else { likest.first })
    };
    Some(score - next(a, b)?.max(next(b, a)?))
}

/// Finds the likest claims of every claim among the other articles.
pub(super) fn find(claims: &mut [Prepared]) {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, prepared) in claims.iter().enumerate() {
        if prepared.claim.kind != Kind::Casualties {
            blocks.entry(align::block(prepared.claim)).or_default().push(i);
        }
    }
    let mut rivals: HashMap<usize, Rivals> = HashMap::new();
    for block in blocks.values().flat_map(|block| block.chunks(align::LARGEST)) {
        // The likeness of each claim to those before it; `None` for what is not compared.
        let likeness: Vec<Vec<Option<f32>>> =
            block.par_iter().enumerate().map(|(n, i)| likeness(claims, *i, &block[..n])).collect();
        for (n, &i) in block.iter().enumerate() {
            for (&k, score) in block[..n].iter().zip(&likeness[n]) {
                if let Some(score) = score {
                    note(rivals.entry(i).or_default(), claims[k].article, k, *score);
                    note(rivals.entry(k).or_default(), claims[i].article, i, *score);
                }
            }
        }
    }
    for (i, rivals) in rivals {
        claims[i].rivals = Arc::new(rivals);
    }
}

/// How like a claim is to each of others: `None` for one of its own article, and for one that answers another question whatever else.
fn likeness(claims: &[Prepared], i: usize, others: &[usize]) -> Vec<Option<f32>> {
    let one = &claims[i];
    let of = |k: &usize| {
        let other = &claims[*k];
        if one.article == other.article {
            return None;
        }
        let likeness = ladder::alone(one, other);
        likeness.veto.is_none().then_some(likeness.score)
    };
    others.iter().map(of).collect()
}

fn note(rivals: &mut Rivals, article: usize, claim: usize, score: f32) {
    let likest = rivals.entry(article).or_insert(Likest {
        first: f32::NEG_INFINITY,
        claim,
        second: f32::NEG_INFINITY,
    });
    if score > likest.first {
        *likest = Likest { first: score, claim, second: likest.first };
    } else if score > likest.second {
        likest.second = score;
    }
}
