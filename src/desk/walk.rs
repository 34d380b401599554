//! From row to row: which rows may come next, which can be merged with one, and whether a row is what a person saw.

use super::Queue;
use crate::case::Comparison;
use crate::claim::identity::hash;
use std::cmp::Reverse;

/// True where no person has seen a row as it stands now.
pub fn is_open(comparison: &Comparison, question: usize) -> bool {
    comparison.review.standings.get(question).is_some_and(|standing| !standing.is_seen())
}

/// The next of these rows that nobody has seen, from `at` on and then from the first again; `None` where all are seen.
pub fn next_open(comparison: &Comparison, rows: &[usize], at: usize) -> Option<usize> {
    let (before, after) = rows.split_at(at.min(rows.len()));
    after.iter().chain(before).copied().find(|row| is_open(comparison, *row))
}

/// A mark of a row as a person sees it: its claims with what they say and whose telling they are, what the rules say of it, and what
/// was decided on it. A decision that was made on another mark is made on a row that nobody saw.
pub fn seen(comparison: &Comparison, question: usize) -> String {
    let claims = comparison.questions.get(question).map(|asked| asked.claims.as_slice()).unwrap_or_default();
    let mut text = String::new();
    for claim in claims.iter().filter_map(|i| comparison.claims.get(*i)) {
        let mark = comparison.mark_of(&claim.id).unwrap_or_default();
        let origin = comparison.origins.of(&claim.article).map_or("", |origin| origin.name.as_str());
        text.push_str(&format!("{} {mark} {origin}\n", claim.id));
    }
    if let Some(asked) = comparison.questions.get(question) {
        text.push_str(&format!("{} {}\n", asked.reason.verdict().word(), asked.reason.code()));
    }
    if let Some(standing) = comparison.review.standings.get(question) {
        let ruled = standing.ruled.iter().map(|ruled| &ruled.decision);
        for decision in ruled.chain(&standing.flagged).chain(&standing.notes).chain(&standing.shaped) {
            text.push_str(&decision.id);
            text.push('\n');
        }
        let stale = standing.stale.iter().filter_map(|i| comparison.review.stale.get(*i));
        stale.for_each(|stale| text.push_str(&stale.decision.id));
    }
    format!("{:016x}", hash(&text))
}

/// The rows that one can be merged with: those beside it first, then those of its kind by how many words they share.
pub fn candidates(comparison: &Comparison, queue: &Queue, question: usize) -> Vec<usize> {
    let Some(own) = comparison.questions.get(question) else { return Vec::new() };
    let words: Vec<String> = own.label.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut others: Vec<usize> = queue.questions().filter(|other| *other != question).collect();
    others.sort_by_cached_key(|other| {
        let Some(asked) = comparison.questions.get(*other) else { return (true, true, Reverse(0)) };
        let is_beside = own.related.iter().any(|related| related.question == asked.id);
        let label = asked.label.to_lowercase();
        let shared = label.split_whitespace().filter(|word| words.iter().any(|own| own == word)).count();
        (!is_beside, asked.kind != own.kind, Reverse(shared))
    });
    others
}

/// The row that has a claim, by the claim's id.
pub fn row_of(comparison: &Comparison, claim: &str) -> Option<usize> {
    comparison.row_of(claim)
}
