//! The claims of a case gathered into rows, as far as nobody merged or split any: what costs most, and what no merge and no split
//! changes. What people ruled on rows is laid over it.

use super::blocks::{Blocks, Split};
use super::likeness::Likeness;
use super::links::Links;
use super::prepared::{Own, Prepared, Source, ready};
use super::question::{self, Question};
use super::rivals::Rivals;
use super::set::VagueWords;
use super::{align, scope};
use crate::claim::Claim;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Claims gathered by the rules alone; good for the claims and sources that it was made of.
#[derive(Debug, Clone)]
pub struct Gathered {
    /// What each claim is compared by.
    own: Vec<(Arc<Own>, Arc<Rivals>)>,
    /// The claims that are alike enough, before rows are parted.
    groups: Vec<Vec<usize>>,
    /// For each group its rows, judged, without what stands beside them.
    rows: Vec<Vec<Question>>,
    /// What was too big to be compared as a whole.
    splits: Vec<Split>,
}

/// From how many groups on they are judged on several threads.
const MANY: usize = 100;

impl Gathered {
    /// Gathers and judges: a pure function of the claims in their order and of what is known of their articles. `own` are the
    /// newsroom's own vague words.
    pub fn of(claims: &[Claim], sources: &[Source], own: &VagueWords) -> Gathered {
        let (prepared, groups, rows, splits) = gather(claims, sources, own);
        let own = prepared.into_iter().map(|one| (one.own, one.rivals)).collect();
        Gathered { own, groups, rows, splits }
    }

    /// The blocks that were too big to be compared as a whole: claims of different parts of them were not held against each other.
    pub fn splits(&self) -> &[Split] {
        &self.splits
    }

    /// The claims made ready, with what people ruled on them.
    pub fn prepared<'a>(
        &self,
        claims: &'a [Claim],
        sources: &'a [Source],
        links: &Links,
    ) -> Vec<Prepared<'a>> {
        let ready = |(claim, (own, rivals)): (&'a Claim, &(Arc<Own>, Arc<Rivals>))| Prepared {
            claim,
            source: own.of_source.and_then(|place| sources.get(place)),
            own: own.clone(),
            rivals: rivals.clone(),
            joined: None,
            apart: BTreeSet::new(),
        };
        let mut prepared: Vec<Prepared> = claims.iter().zip(&self.own).map(ready).collect();
        links.mark(&mut prepared);
        prepared
    }

    /// The claims that are alike enough, before rows are parted.
    pub fn groups(&self) -> &[Vec<usize>] {
        &self.groups
    }

    /// The claims that the rules put in one row with a claim, itself among them; empty where there is no such claim.
    pub fn row(&self, claim: usize) -> &[usize] {
        let rows = self.rows.iter().flatten().map(|row| row.claims.as_slice());
        rows.into_iter().find(|row| row.contains(&claim)).unwrap_or_default()
    }

    /// The questions as people merged and split them, in the order of the table. Only rows on which somebody ruled are settled and
    /// judged again.
    pub fn questions(&self, claims: &[Claim], sources: &[Source], links: &Links) -> Vec<Question> {
        let prepared = self.prepared(claims, sources, links);
        // What a person joined ties its claims firmly, whatever row they end in.
        let is_free = |row: &[usize]| row.iter().all(|i| prepared[*i].joined.is_none());
        let mut rows: Vec<Vec<usize>> = Vec::new();
        // Of each claim its group and its row; and the row of the rules that begins with it.
        let mut gathered: Vec<(usize, usize)> = vec![(0, 0); claims.len()];
        let mut judged: Vec<Option<&Question>> = vec![None; claims.len()];
        for (g, (group, known)) in self.groups.iter().zip(&self.rows).enumerate() {
            let parts = if is_free(group) {
                known.iter().map(|row| row.claims.clone()).collect()
            } else {
                question::settle(&prepared, group.clone())
            };
            for part in parts {
                part.iter().for_each(|i| gathered[*i] = (g, rows.len()));
                rows.push(part);
            }
            for row in known {
                if let Some(first) = row.claims.first() {
                    judged[*first] = Some(row);
                }
            }
        }
        let judge = |row: &Vec<usize>| {
            let known = row.first().and_then(|first| judged[*first]);
            match known.filter(|known| known.claims == *row && is_free(row)) {
                Some(known) => known.clone(),
                None => question::judge(&prepared, row),
            }
        };
        let questions: Vec<Question> = links.shape(&prepared, rows).iter().map(judge).collect();
        in_order(&prepared, questions, &gathered)
    }
}

/// The questions of claims on which nobody ruled, in the order of the table: what [`Gathered::questions`] gives, kept for no second look.
pub(super) fn once(claims: &[Claim], sources: &[Source], own: &VagueWords) -> Vec<Question> {
    let (prepared, _, judged, _) = gather(claims, sources, own);
    let mut gathered: Vec<(usize, usize)> = vec![(0, 0); claims.len()];
    let mut questions: Vec<Question> = Vec::with_capacity(judged.len());
    for (g, rows) in judged.into_iter().enumerate() {
        for row in rows {
            row.claims.iter().for_each(|i| gathered[*i] = (g, questions.len()));
            questions.push(row);
        }
    }
    in_order(&prepared, questions, &gathered)
}

/// Claims made ready, their groups, for each group its judged rows, and what was split.
type Gathering<'a> = (Vec<Prepared<'a>>, Vec<Vec<usize>>, Vec<Vec<Question>>, Vec<Split>);

fn gather<'a>(claims: &'a [Claim], sources: &'a [Source], own: &VagueWords) -> Gathering<'a> {
    let mut prepared = ready(claims, sources, own);
    let mut blocks = Blocks::of(&prepared);
    let splits = std::mem::take(&mut blocks.splits);
    let likeness = Likeness::of(&mut prepared, &blocks);
    let groups = align::align(&prepared, blocks, &likeness);
    drop(likeness);
    let judged = |group: &Vec<usize>| -> Vec<Question> {
        let parts = question::settle(&prepared, group.clone());
        parts.iter().map(|row| question::judge(&prepared, row)).collect()
    };
    let rows = if groups.len() < MANY {
        groups.iter().map(judged).collect()
    } else {
        groups.par_iter().map(judged).collect()
    };
    (prepared, groups, rows, splits)
}

/// Says what stands beside each question, and puts them into the order of the table; `gathered` has for each claim its group and its row.
fn in_order(claims: &[Prepared], mut questions: Vec<Question>, gathered: &[(usize, usize)]) -> Vec<Question> {
    question::siblings(claims, &mut questions, gathered);
    scope::relate(claims, &mut questions);
    questions.sort_by_cached_key(question::order);
    questions
}
