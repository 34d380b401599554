//! How far people have come with the rows of a case, for the lines above the table.

use super::shown::{is_compared, is_seen};
use crate::case::{Case, Comparison};
use crate::report::decided::{self, State, who};
use crate::report::wording::{count, printable};
use crate::review::Ruling;
use std::collections::{BTreeMap, BTreeSet};

/// "12 of 30 rows seen by a person (Ana Marek 8, Ben 4), 2 flagged for another look, 1 decision stale", where anybody decided
/// anything; and a line of review.yaml that was cut short.
pub(super) fn lines(case: &Case, comparison: &Comparison) -> Vec<String> {
    let mut lines = Vec::new();
    if comparison.review.decisions > 0 {
        lines.push(progress(case, comparison));
    }
    lines.extend(case.log().cut.as_ref().map(|cut| format!("not counted: {}", printable(&cut.to_string()))));
    lines
}

fn progress(case: &Case, comparison: &Comparison) -> String {
    let rows: Vec<usize> = (0..comparison.questions.len()).filter(|i| is_compared(comparison, *i)).collect();
    let seen: Vec<usize> = rows.iter().copied().filter(|i| is_seen(comparison, *i)).collect();
    let mut parts = vec![format!(
        "{} of {} seen by a person{}",
        seen.len(),
        count(rows.len(), "row"),
        by_whom(comparison, &seen)
    )];
    let flagged = comparison.review.standings.iter().filter(|standing| standing.flagged.is_some()).count();
    if flagged > 0 {
        parts.push(format!("{flagged} flagged for another look"));
    }
    let stale = comparison.review.stale.iter().filter(|stale| stale.settled_by.is_none()).count();
    if stale > 0 {
        parts.push(format!("{} stale", count(stale, "decision")));
    }
    let history = decided::history(case, comparison);
    let rejected: BTreeSet<&str> = history
        .iter()
        .filter(|told| told.state == State::Holds)
        .filter_map(|told| match &told.decision.ruling {
            Ruling::Reject { claim } => Some(claim.id.as_str()),
            _ => None,
        })
        .collect();
    if !rejected.is_empty() {
        parts.push(format!("{} rejected", count(rejected.len(), "claim")));
    }
    parts.join(", ")
}

/// How many of the seen rows each has ruled on, flagged or remarked on; a row that two have seen counts for both.
fn by_whom(comparison: &Comparison, seen: &[usize]) -> String {
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    for standing in seen.iter().filter_map(|i| comparison.review.standings.get(*i)) {
        let ruled = standing.ruled.as_ref().map(|ruled| &ruled.decision);
        let by: BTreeSet<String> =
            ruled.into_iter().chain(&standing.flagged).chain(&standing.notes).map(who).collect();
        for name in by {
            *rows.entry(name).or_default() += 1;
        }
    }
    let listed: Vec<String> = rows.iter().map(|(name, rows)| format!("{name} {rows}")).collect();
    if listed.is_empty() { String::new() } else { format!(" ({})", listed.join(", ")) }
}
