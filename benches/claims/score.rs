//! How well claims were aligned and judged: pairs of claims put together, and planted disagreements found.

use super::world::{self, NOT_SCORED};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A row as it came out.
#[derive(Debug)]
pub struct Row {
    /// The places of its claims in the order in which they were given.
    pub claims: Vec<usize>,
    pub is_flagged: bool,
}

#[derive(Debug, Default)]
pub struct Score {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
    pub scored: usize,
    pub planted: usize,
    pub found: usize,
    pub flagged: usize,
    pub false_flags: usize,
}

fn pairs(n: usize) -> u64 {
    let n = n as u64;
    n * n.saturating_sub(1) / 2
}

/// Scores rows; `gold` has for each claim its question, `article` a number of its article, `odd` those that differ from the others.
pub fn of(seed: u64, rows: &[Row], gold: &[u32], article: &[u32], odd: &HashMap<u32, u32>) -> Score {
    let mut score = Score::default();
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    let mut tellers: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (i, question) in gold.iter().enumerate().filter(|(_, question)| **question != NOT_SCORED) {
        *sizes.entry(*question).or_default() += 1;
        tellers.entry(*question).or_default().insert(article[i]);
        score.scored += 1;
    }
    let (mut together, mut right) = (0, 0);
    let mut found: BTreeSet<u32> = BTreeSet::new();
    for row in rows {
        let mut by_question: BTreeMap<u32, usize> = BTreeMap::new();
        for i in row.claims.iter().filter(|i| gold[**i] != NOT_SCORED) {
            *by_question.entry(gold[*i]).or_default() += 1;
        }
        together += pairs(by_question.values().sum());
        right += by_question.values().map(|n| pairs(*n)).sum::<u64>();
        if row.is_flagged && !by_question.is_empty() {
            score.flagged += 1;
            // A flag is right where the row has the odd article's claim of a planted question beside another's.
            let is_right = |question: &&u32| {
                let of = |i: &&usize| gold[**i] == **question;
                let has = |is_odd: bool| {
                    row.claims.iter().filter(of).any(|i| (odd.get(question) == Some(&article[*i])) == is_odd)
                };
                odd.contains_key(question) && has(true) && has(false)
            };
            let planted: Vec<u32> = by_question.keys().filter(is_right).copied().collect();
            score.false_flags += usize::from(planted.is_empty());
            found.extend(planted);
        }
    }
    let all: u64 = sizes.values().map(|n| pairs(*n)).sum();
    score.precision = right as f64 / together.max(1) as f64;
    score.recall = right as f64 / all.max(1) as f64;
    score.f1 = 2.0 * score.precision * score.recall / (score.precision + score.recall).max(f64::EPSILON);
    for (question, tellers) in tellers {
        // What only one article tells, or only the others do, nobody can find to differ.
        let differs = odd.get(&question).is_some_and(|odd| tellers.contains(odd) && tellers.len() > 1);
        if differs && world::is_planted(seed, question) {
            score.planted += 1;
            score.found += usize::from(found.contains(&question));
        }
    }
    score
}
