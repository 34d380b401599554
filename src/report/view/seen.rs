//! How far people have come with the rows of a case, for the lines above the table.

use super::shown::{is_compared, is_seen};
use crate::case::{Case, Comparison};
use crate::compare::Verdict;
use crate::report::decided::{self, State, Told, who};
use crate::report::wording::{count, printable};
use crate::review::{Decision, Ruling};
use std::collections::{BTreeMap, BTreeSet};

/// "12 of 30 rows (27 questions, 3 single) seen by a person (Ana Marek 8, Ben 4), 2 flagged for another look, 1 decision stale", where anybody decided
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
    let seen: BTreeSet<usize> = rows.iter().copied().filter(|i| is_seen(comparison, *i)).collect();
    let history = decided::history(case, comparison);
    // The line above counts the questions that several articles answer.
    let is_single = |i: &&usize| {
        comparison.questions.get(**i).is_some_and(|question| question.verdict == Verdict::Single)
    };
    let of_what = match rows.iter().filter(is_single).count() {
        0 => String::new(),
        single => format!(" ({}, {single} single)", count(rows.len() - single, "question")),
    };
    let mut parts = vec![format!(
        "{} of {}{of_what} seen by a person{}",
        seen.len(),
        count(rows.len(), "row"),
        by_whom(&history, &seen)
    )];
    let flagged = comparison.review.standings.iter().filter(|standing| standing.flagged.is_some()).count();
    if flagged > 0 {
        parts.push(format!("{flagged} flagged for another look"));
    }
    let stale = comparison.review.stale.iter().filter(|stale| stale.settled_by.is_none()).count();
    if stale > 0 {
        parts.push(format!("{} stale", count(stale, "decision")));
    }
    let is_rejection = |decision: &&Decision| matches!(decision.ruling, Ruling::Reject { .. });
    let rejected = comparison.review.beside.iter().filter(is_rejection).count();
    if rejected > 0 {
        parts.push(format!("{} rejected", count(rejected, "claim")));
    }
    parts.join(", ")
}

/// How many of the seen rows each has ruled on, flagged or remarked on; a row that two have seen counts for both.
fn by_whom(history: &[Told], seen: &BTreeSet<usize>) -> String {
    let mut rows: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for told in history.iter().filter(|told| matches!(told.state, State::Holds | State::Replaced(_))) {
        // Who merged or amended what a row is made of need not have seen the row that came of it.
        let on_row = matches!(
            told.decision.ruling,
            Ruling::Verdict { .. } | Ruling::Flag { .. } | Ruling::Unflag { .. } | Ruling::Note { .. }
        );
        if let Some(row) = told.row.filter(|row| on_row && seen.contains(row)) {
            rows.entry(who(told.decision)).or_default().insert(row);
        }
    }
    let listed: Vec<String> = rows.iter().map(|(name, rows)| format!("{name} {}", rows.len())).collect();
    if listed.is_empty() { String::new() } else { format!(" ({})", listed.join(", ")) }
}
