//! Which claim of another article is likest to a claim, and how far ahead of the next it is.
//!
//! An article answers a question once, as a rule: of its figures the likest is likelier the answer than its level of likeness
//! alone says, and the others less. Casualties are left out: a toll is told again and again, with every new count.

use super::align;
use super::ladder;
use super::prepared::Prepared;
use crate::claim::Kind;
use std::collections::{BTreeMap, HashMap};

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
        for (n, &i) in block.iter().enumerate() {
            for &k in &block[..n] {
                let (a, b) = (&claims[i], &claims[k]);
                if a.article == b.article {
                    continue;
                }
                let likeness = ladder::alone(a, b);
                if likeness.veto.is_none() {
                    note(rivals.entry(i).or_default(), b.article, k, likeness.score);
                    note(rivals.entry(k).or_default(), a.article, i, likeness.score);
                }
            }
        }
    }
    for (i, rivals) in rivals {
        claims[i].rivals = rivals;
    }
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
