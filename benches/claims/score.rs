//! How well claims were aligned and judged: pairs of claims put together, and planted disagreements found.

use super::world::NOT_SCORED;
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

/// Scores rows; `gold` has for each claim its question, `article` a number of its article, `odd` for each planted question
/// the article that differs, and one that does not.
pub fn of(rows: &[Row], gold: &[u32], article: &[u32], odd: &HashMap<u32, [u32; 2]>) -> Score {
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
            let planted = planted(row, gold, article, odd);
            score.false_flags += usize::from(planted.is_empty());
            found.extend(planted);
        }
    }
    let all: u64 = sizes.values().map(|n| pairs(*n)).sum();
    score.precision = right as f64 / together.max(1) as f64;
    score.recall = right as f64 / all.max(1) as f64;
    score.f1 = 2.0 * score.precision * score.recall / (score.precision + score.recall).max(f64::EPSILON);
    for (question, tellers) in tellers {
        // What only one of the two tells, nobody can find to differ.
        if odd.get(&question).is_some_and(|odd| odd.iter().all(|article| tellers.contains(article))) {
            score.planted += 1;
            score.found += usize::from(found.contains(&question));
        }
    }
    score
}

/// The planted questions of a row of which it has the odd article's claim beside another's: a flag on it is right.
fn planted(row: &Row, gold: &[u32], article: &[u32], odd: &HashMap<u32, [u32; 2]>) -> BTreeSet<u32> {
    let has = |question: u32, is_odd: bool| {
        let of = row.claims.iter().filter(|i| gold[**i] == question);
        of.into_iter().any(|i| odd.get(&question).is_some_and(|odd| odd[0] == article[*i]) == is_odd)
    };
    let asked: BTreeSet<u32> = row.claims.iter().map(|i| gold[*i]).filter(|q| odd.contains_key(q)).collect();
    asked.into_iter().filter(|question| has(*question, true) && has(*question, false)).collect()
}

/// Prints how many flags of each sort are false, and some of each: a row of one question by what `sort` says of it, others by the
/// two questions that were joined.
pub fn tell_false_flags(
    rows: &[Row],
    gold: &[u32],
    article: &[u32],
    odd: &HashMap<u32, [u32; 2]>,
    texts: &[String],
    sort: impl Fn(&[u32]) -> String,
) {
    let mut sorts: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.is_flagged && planted(row, gold, article, odd).is_empty()) {
        let asked: BTreeSet<u32> = row.claims.iter().map(|i| gold[*i]).filter(|q| *q != NOT_SCORED).collect();
        if !asked.is_empty() {
            sorts.entry(sort(&asked.into_iter().collect::<Vec<u32>>())).or_default().push(row);
        }
    }
    let mut sorts: Vec<(String, Vec<&Row>)> = sorts.into_iter().collect();
    sorts.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    for (sort, rows) in &sorts {
        println!("FALSE {} {sort}", rows.len());
    }
    for (sort, rows) in sorts.iter().take(12) {
        for row in rows.iter().take(3) {
            println!("FALSE FLAG {sort}");
            row.claims.iter().for_each(|i| println!("    {} {}", gold[*i], texts[*i]));
        }
    }
}

/// Prints pairs that were parted or joined wrongly, some of each.
pub fn tell_errors(rows: &[Row], gold: &[u32], texts: &[String]) {
    let mut row_of: Vec<usize> = vec![usize::MAX; gold.len()];
    let mut joined = 0;
    for (r, row) in rows.iter().enumerate() {
        row.claims.iter().for_each(|i| row_of[*i] = r);
        let scored: Vec<usize> = row.claims.iter().copied().filter(|i| gold[*i] != NOT_SCORED).collect();
        if let Some(pair) = scored.windows(2).find(|pair| gold[pair[0]] != gold[pair[1]])
            && joined < 40
        {
            joined += 1;
            println!(
                "JOINED {:?}\n  {}\n  {}",
                (gold[pair[0]], gold[pair[1]]),
                texts[pair[0]],
                texts[pair[1]]
            );
        }
    }
    let mut first: HashMap<u32, usize> = HashMap::new();
    let mut parted = 0;
    for (i, question) in gold.iter().enumerate().filter(|(_, question)| **question != NOT_SCORED) {
        let k = *first.entry(*question).or_insert(i);
        if row_of[i] != row_of[k] && parted < 60 {
            parted += 1;
            println!("PARTED slot {}\n  {}\n  {}", question % 16, texts[k], texts[i]);
        }
    }
}
