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
        let (verb, them) = if fresh == 1 { ("holds", "it") } else { ("hold", "them") };
        lines.push(format!(
            "{} on what it changed no longer {verb}; `dissensus review` shows {them}",
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
    let gone = amends.or(replaced);
    let own = gone.and_then(|id| rows_of(&desk.before, &BTreeSet::from([id])).first().copied());
    let rest = own.zip(gone).map(|(own, id)| others_of(desk, own, id)).unwrap_or_default();
    let stays = others.iter().any(|claim| rest.contains(claim.id.as_str()));
    // A row that had the claim and others, of which none came along, is another row by now.
    if let Some(own) = own.filter(|_| !rest.is_empty() && !stays) {
        leaves(lines, desk, after, own, &rest);
        match joined.as_slice() {
            [] => lines.push(format!("makes {now}")),
            [one] => became(lines, "joins", desk, *one, &now),
            several => joins(lines, several, &now),
        }
        return;
    }
    match (joined.as_slice(), own) {
        ([], None) => lines.push(format!("makes {now}")),
        ([], Some(own)) => became(lines, "stays in", desk, own, &now),
        ([one], Some(own)) if own == *one => became(lines, "stays in", desk, own, &now),
        ([one], Some(_)) => became(lines, "moves to", desk, *one, &now),
        ([one], None) => became(lines, "joins", desk, *one, &now),
        (several, _) => joins(lines, several, &now),
    }
}

/// "joins row 3: helicopters (search), agree", and what that row is now.
fn became(lines: &mut Vec<String>, verb: &str, desk: &Desk, was: usize, now: &str) {
    let Some(old) = desk.before.questions.get(was) else { return };
    let before = format!("row {}: {}, {}", was + 1, clip(&old.label, 80), said(old, &desk.before));
    lines.push(format!("{verb} {before}"));
    if before != now {
        lines.push(format!("  now {now}"));
    }
}

fn joins(lines: &mut Vec<String>, rows: &[usize], now: &str) {
    let numbers: Vec<String> = rows.iter().map(|i| (i + 1).to_string()).collect();
    lines.push(format!("joins rows {} into one", numbers.join(" and ")));
    lines.push(format!("  now {now}"));
}

/// The row that a claim left, and what is left of it.
fn leaves(lines: &mut Vec<String>, desk: &Desk, after: &Comparison, was: usize, rest: &BTreeSet<&str>) {
    let Some(old) = desk.before.questions.get(was) else { return };
    lines.push(format!("leaves row {}: {}, {}", was + 1, clip(&old.label, 80), said(old, &desk.before)));
    let rows = rows_of(after, rest);
    if rows.is_empty() {
        lines.push("  nothing else answers it: the row is gone".to_owned());
    }
    for (i, row) in rows.into_iter().filter_map(|i| Some((i, after.questions.get(i)?))) {
        lines.push(format!("  which is now row {}: {}, {}", i + 1, clip(&row.label, 80), said(row, after)));
    }
}

/// The claims that stood in a row beside one.
fn others_of<'d>(desk: &'d Desk, row: usize, id: &str) -> BTreeSet<&'d str> {
    let Some(row) = desk.before.questions.get(row) else { return BTreeSet::new() };
    let claims = row.claims.iter().filter_map(|i| desk.before.claims.get(*i));
    claims.map(|claim| claim.id.as_str()).filter(|other| *other != id).collect()
}

/// A claim that is none: what its row is without it.
fn taken_out(lines: &mut Vec<String>, desk: &Desk, after: &Comparison, appended: &Appended) {
    let Some(amends) = appended.claim.amends.as_ref().map(|id| id.text.as_str()) else { return };
    let Some(was) = rows_of(&desk.before, &BTreeSet::from([amends])).first().copied() else { return };
    leaves(lines, desk, after, was, &others_of(desk, was, amends));
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
