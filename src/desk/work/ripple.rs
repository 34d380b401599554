//! What a decision did to other rows than the one that it was made on: a claim that is rejected may have held others together.

use crate::case::Comparison;
use crate::compare::Verdict;
use crate::desk::claim_ids;
use crate::report::wording::{clip, count};
use crate::review::{Decision, Log, Ruling};
use std::collections::BTreeSet;

/// So many rows are named.
const NAMED: usize = 3;
/// So much of a label says which row it is.
const LONGEST: usize = 50;

/// True for a decision after which claims are aligned anew, so that rows may change on which nobody ruled.
pub(super) fn is_felt_elsewhere(log: &Log, decision: &Decision) -> bool {
    let mut ruling = &decision.ruling;
    // An undo of an undo of a decision, and no deeper.
    for _ in 0..3 {
        let Ruling::Undo { of } = ruling else { break };
        let Some(undone) = log.decision(of) else { break };
        ruling = &undone.ruling;
    }
    matches!(ruling, Ruling::Reject { .. } | Ruling::Amend { .. } | Ruling::SameOrigin { .. })
}

/// "also changed: who is behind the attack, who breaks the ceasefire; 1 decision no longer holds"; `None` where nothing did. `touched`
/// are the claims that the decision was about: the rows that have, or had, one of them are meant to change.
pub(in crate::desk) fn ripple(before: &Comparison, after: &Comparison, touched: &[String]) -> Option<String> {
    let now: BTreeSet<(Vec<String>, Verdict)> = rows(after).collect();
    let meant = |(claims, _): &(Vec<String>, Verdict)| claims.iter().any(|claim| touched.contains(claim));
    let own: BTreeSet<String> =
        rows(before).chain(rows(after)).filter(meant).flat_map(|(claims, _)| claims).collect();
    let changed = rows(before)
        .zip(&before.questions)
        .filter(|(row, _)| !now.contains(row) && !row.0.iter().any(|claim| own.contains(claim)));
    let labels: Vec<String> = changed.map(|(_, question)| clip(&question.label, LONGEST)).collect();
    let mut told = Vec::new();
    if !labels.is_empty() {
        let named = labels.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = labels.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {}", count(more, "more row")) } else { String::new() };
        told.push(format!("also changed: {named}{more}"));
    }
    let stale = open(after).saturating_sub(open(before));
    if stale > 0 {
        let verb = if stale == 1 { "holds" } else { "hold" };
        told.push(format!("{} no longer {verb}", count(stale, "decision")));
    }
    (!told.is_empty()).then(|| told.join("; "))
}

/// The claims of each row, sorted, with the rules' verdict.
fn rows(comparison: &Comparison) -> impl Iterator<Item = (Vec<String>, Verdict)> {
    comparison.questions.iter().enumerate().map(|(row, question)| {
        let mut claims = claim_ids(comparison, row);
        claims.sort_unstable();
        (claims, question.reason.verdict())
    })
}

fn open(comparison: &Comparison) -> usize {
    comparison.review.stale.iter().filter(|stale| stale.settled_by.is_none()).count()
}
