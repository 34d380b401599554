//! What a new claim did to the table: the row that it joined or made, and what became of its verdict.

use super::desk::Desk;
use dissensus::Result;
use dissensus::case::Comparison;
use dissensus::claim::file::append::Appended;
use dissensus::claim::{ByHand, Check, Claim};
use dissensus::compare::Question;
use dissensus::report::asked::row_of;
use dissensus::report::view::shared;
use dissensus::report::wording::{clip, count, standing};
use std::collections::BTreeSet;

/// What the claim did, a line for each thing.
pub(super) fn of(desk: &Desk, appended: &Appended) -> Result<String> {
    let case = desk.case.with_curated(&desk.path(), &appended.text);
    let after = case.compare_found(&desk.extraction)?;
    let id = appended.claim.id.as_ref().map_or("", |id| id.text.as_str());
    let mut lines = Vec::new();
    match after.claims.iter().position(|claim| claim.id == id) {
        Some(place) => placed(&mut lines, desk, &after, place),
        None => taken_out(&mut lines, desk, &after, appended),
    }
    let fresh = after.review.stale.len().saturating_sub(desk.before.review.stale.len());
    if fresh > 0 {
        lines.push(format!(
            "{} on what it changed no longer hold; `dissensus review` shows them",
            count(fresh, "decision")
        ));
    }
    Ok(lines.iter().map(|line| format!("{line}\n")).collect())
}

fn placed(lines: &mut Vec<String>, desk: &Desk, after: &Comparison, place: usize) {
    let Some(claim) = after.claims.get(place) else { return };
    if claim.evidence.check == Check::Unchecked {
        lines.push(format!("the text of `{}` is not here: the quote is taken unchecked", claim.article));
    }
    let amends = claim.by_hand.as_ref().and_then(|by_hand| by_hand.amends.as_deref());
    let replaced = if amends.is_none() { replaced(desk, after) } else { None };
    if let Some(gone) = replaced {
        lines.push(format!("takes the place of {gone}, which says the same"));
        lines.push(format!("  to change a part of that claim and keep the rest: --amends {gone}"));
    }
    let Some((number, row)) = row_of(after, place).and_then(|i| Some((i + 1, after.questions.get(i)?)))
    else {
        return;
    };
    let now = format!("row {number}: {}, {}", clip(&row.label, 80), said(row, after));
    let others: Vec<&Claim> =
        row.claims.iter().filter(|i| **i != place).filter_map(|i| after.claims.get(*i)).collect();
    let joined = rows_before(desk, &others);
    let own =
        amends.or(replaced).and_then(|id| rows_of(&desk.before, &BTreeSet::from([id])).first().copied());
    let was = match (joined.as_slice(), own) {
        ([], own) => own,
        ([one], _) => Some(*one),
        (several, _) => {
            let numbers: Vec<String> = several.iter().map(|i| (i + 1).to_string()).collect();
            lines.push(format!("joins rows {} into one", numbers.join(" and ")));
            lines.push(format!("  now {now}"));
            return;
        }
    };
    let Some((was, old)) = was.and_then(|i| Some((i, desk.before.questions.get(i)?))) else {
        lines.push(format!("makes {now}"));
        return;
    };
    let verb = match own {
        None => "joins",
        Some(own) if own == was => "stays in",
        Some(_) => "moves to",
    };
    let before = format!("row {}: {}, {}", was + 1, clip(&old.label, 80), said(old, &desk.before));
    lines.push(format!("{verb} {before}"));
    if before != now {
        lines.push(format!("  now {now}"));
    }
}

/// A claim that is none: what its row is without it.
fn taken_out(lines: &mut Vec<String>, desk: &Desk, after: &Comparison, appended: &Appended) {
    let Some(amends) = appended.claim.amends.as_ref().map(|id| id.text.as_str()) else { return };
    let Some(was) = rows_of(&desk.before, &BTreeSet::from([amends])).first().copied() else { return };
    let Some(old) = desk.before.questions.get(was) else { return };
    lines.push(format!("leaves row {}: {}, {}", was + 1, clip(&old.label, 80), said(old, &desk.before)));
    let rest: BTreeSet<&str> = old
        .claims
        .iter()
        .filter_map(|i| desk.before.claims.get(*i))
        .map(|claim| claim.id.as_str())
        .filter(|id| *id != amends)
        .collect();
    match rows_of(after, &rest).as_slice() {
        [] => lines.push("  nothing else answers it: the row is gone".to_owned()),
        rows => {
            for i in rows {
                if let Some(row) = after.questions.get(*i) {
                    lines.push(format!(
                        "  now row {}: {}, {}",
                        i + 1,
                        clip(&row.label, 80),
                        said(row, after)
                    ));
                }
            }
        }
    }
}

fn said(row: &Question, comparison: &Comparison) -> String {
    standing(row, &comparison.claims, shared(comparison).year)
}

/// The rows in which claims stood before, each once.
fn rows_before(desk: &Desk, claims: &[&Claim]) -> Vec<usize> {
    let ids: BTreeSet<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
    rows_of(&desk.before, &ids)
}

fn rows_of(comparison: &Comparison, ids: &BTreeSet<&str>) -> Vec<usize> {
    let goes_by = |claim: &Claim| {
        let amends = |by_hand: &ByHand| by_hand.amends.as_deref().is_some_and(|id| ids.contains(id));
        ids.contains(claim.id.as_str()) || claim.by_hand.as_ref().is_some_and(amends)
    };
    let has =
        |question: &Question| question.claims.iter().filter_map(|i| comparison.claims.get(*i)).any(goes_by);
    let rows = comparison.questions.iter().enumerate().filter(|(_, question)| has(question));
    rows.map(|(i, _)| i).collect()
}

/// The found claim that is no longer there because the new one says the same in its place.
fn replaced<'d>(desk: &'d Desk, after: &Comparison) -> Option<&'d str> {
    let now: BTreeSet<&str> = after.claims.iter().map(|claim| claim.id.as_str()).collect();
    let gone = desk.before.claims.iter().find(|claim| !now.contains(claim.id.as_str()));
    gone.map(|claim| claim.id.as_str())
}
