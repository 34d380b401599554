//! A decision in one line for whoever made it: on which row, what was ruled, and what stood there before.

use super::walk::row_of;
use super::work::Desk;
use crate::case::Comparison;
use crate::compare::Verdict;
use crate::report::decided::{said, who};
use crate::report::wording::{clip, count, printable};
use crate::review::{Decision, Mark, Row, Ruling, Standing};
use std::collections::BTreeSet;

/// So much of a label, a remark or a list says which one it is.
const LONGEST: usize = 60;

/// "life rafts (launched): ruled updated; replaces your agree; the rules say disputed". Told of the rows as they stand before the
/// decision is made.
pub(super) fn words(desk: &Desk, ruling: &Ruling, note: Option<&str>) -> String {
    let told = match ruling {
        Ruling::Undo { of } => taken_back(desk, of),
        ruling => ruled(desk, ruling),
    };
    match note {
        Some(note) if matches!(ruling, Ruling::Note { .. }) => format!("{told} “{}”", clip(note, LONGEST)),
        Some(note) => format!("{told}; with the note “{}”", clip(note, LONGEST)),
        None => told,
    }
}

/// What an undo takes back; of the undo of an undo, what counts again.
fn taken_back(desk: &Desk, of: &str) -> String {
    let mut did = "taken back";
    let mut of = of.to_owned();
    // An undo of an undo of a decision, and no deeper.
    for _ in 0..3 {
        let Some(decision) = desk.case().log().decision(&of) else { break };
        let Ruling::Undo { of: next } = &decision.ruling else {
            return format!("{did}: {}", in_short(desk, decision));
        };
        did = if did == "taken back" { "done again" } else { "taken back" };
        of.clone_from(next);
    }
    format!("{did}: {}", printable(&of))
}

/// A decision of the past: "17ce05a2, Ana Marek's “life rafts (launched): ruled updated”".
fn in_short(desk: &Desk, decision: &Decision) -> String {
    let comparison = desk.comparison();
    let label = decision.ruling.row().map(|row| format!("{}: ", clip(&row.label, LONGEST)));
    let note = decision.note.as_ref().map(|note| format!(" “{}”", clip(note, LONGEST))).unwrap_or_default();
    let did = match &decision.ruling {
        Ruling::Verdict { verdict, was, .. } if was.split([',', ':']).next() == Some(verdict.word()) => {
            format!("accepted {}", verdict.word())
        }
        Ruling::Verdict { verdict, .. } => format!("ruled {}", verdict.word()),
        Ruling::Flag { .. } => "flagged".into(),
        Ruling::Unflag { .. } => "flag taken away".into(),
        Ruling::Note { .. } => "noted".into(),
        Ruling::Same { on } => format!("merged: {}", listed(comparison, on.claims.iter())),
        Ruling::Apart { on, leaving } => split(comparison, on, leaving),
        Ruling::SameOrigin { articles } => one_telling(articles),
        Ruling::Reject { claim } => format!("{} is no claim", said(comparison, claim)),
        Ruling::Amend { claim, to } => format!("{} amended: {}", said(comparison, claim), pairs(to)),
        Ruling::Undo { of } => format!("undo of {}", printable(of)),
    };
    let by = whose(desk, decision);
    format!("{} {}, {}{did}{note}", by, printable(&decision.id), label.unwrap_or_default())
}

fn ruled(desk: &Desk, ruling: &Ruling) -> String {
    let comparison = desk.comparison();
    let row = ruling.claims().first().and_then(|mark| row_of(comparison, &mark.id));
    let label = |row: &Row| clip(&row.label, LONGEST);
    let standing = row.and_then(|row| comparison.review.standings.get(row));
    match ruling {
        Ruling::Verdict { on, verdict, .. } => {
            let machine = row.and_then(|row| comparison.questions.get(row)).map(|one| one.reason.verdict());
            let before = standing.and_then(|standing| standing.ruled.as_ref());
            let before = before
                .filter(|ruled| ruled.verdict != *verdict)
                .map(|ruled| format!("; replaces {} {}", whose(desk, &ruled.decision), ruled.verdict.word()));
            let rules = machine
                .filter(|machine| machine != verdict)
                .map(|machine| format!("; the rules say {}", machine.word()));
            let did = if machine == Some(*verdict) { "accepted" } else { "ruled" };
            let (before, rules) = (before.unwrap_or_default(), rules.unwrap_or_default());
            format!("{}: {did} {}{before}{rules}", label(on), verdict.word())
        }
        Ruling::Flag { on } => format!("{}: flagged", label(on)),
        Ruling::Unflag { on } => {
            let flagged = standing.and_then(|standing| standing.flagged.as_ref());
            let by = flagged.map(|decision| format!(", {}", whose(desk, decision))).unwrap_or_default();
            format!("{}: flag taken away{by}", label(on))
        }
        Ruling::Note { on } => format!("{}: noted", label(on)),
        Ruling::Same { on } => {
            let rows = rows_with(comparison, on.claims.iter());
            let labels: Vec<String> = rows
                .iter()
                .filter_map(|row| comparison.questions.get(*row))
                .map(|one| clip(&one.label, LONGEST))
                .collect();
            let others: Vec<&str> =
                labels.iter().map(String::as_str).filter(|other| *other != label(on)).collect();
            let with =
                if others.is_empty() { String::new() } else { format!(" with {}", others.join(" and ")) };
            format!("{}: merged{with}; {} now", label(on), count(on.claims.len(), "claim"))
        }
        Ruling::Apart { on, leaving } => format!("{}: {}", label(on), split(comparison, on, leaving)),
        Ruling::SameOrigin { articles } => one_telling(articles),
        Ruling::Reject { claim } => {
            format!("{}rejected: {} is no claim", of_row(comparison, row), said(comparison, claim))
        }
        Ruling::Amend { claim, to } => {
            format!("{}amended: {}, now {}", of_row(comparison, row), said(comparison, claim), pairs(to))
        }
        Ruling::Undo { of } => taken_back(desk, of),
    }
}

/// What stands there already, where a ruling would say nothing new: "life rafts (launched): already accepted by Ana Marek".
pub(super) fn already(desk: &Desk, ruling: &Ruling) -> Option<String> {
    let comparison = desk.comparison();
    let row = ruling.claims().first().and_then(|mark| row_of(comparison, &mark.id))?;
    let standing: &Standing = comparison.review.standings.get(row)?;
    let told = match ruling {
        Ruling::Verdict { verdict, .. } => {
            let ruled = standing.ruled.as_ref().filter(|ruled| ruled.verdict == *verdict)?;
            let word = match ruled.is_accepted() {
                true => "accepted".to_owned(),
                false => format!("ruled {}", verdict.word()),
            };
            format!("already {word} by {}", who(&ruled.decision))
        }
        Ruling::Flag { .. } => format!("already flagged by {}", who(standing.flagged.as_ref()?)),
        Ruling::Unflag { .. } if standing.flagged.is_none() => "no flag is on it".to_owned(),
        _ => return None,
    };
    Some(format!("{}{told}", of_row(comparison, Some(row))))
}

/// A verdict by a few words of it: "agree", for a list of what was renewed.
pub(super) fn sort_words(ruling: &Ruling) -> String {
    match ruling {
        Ruling::Verdict { verdict, .. } => verdict_words(*verdict),
        Ruling::Flag { .. } => "flag".into(),
        Ruling::Unflag { .. } => "no flag".into(),
        Ruling::Note { .. } => "note".into(),
        Ruling::Same { .. } => "merge".into(),
        Ruling::Apart { .. } => "split".into(),
        Ruling::SameOrigin { .. } => "same origin".into(),
        Ruling::Reject { .. } => "rejection".into(),
        Ruling::Amend { .. } => "amendment".into(),
        Ruling::Undo { .. } => "undo".into(),
    }
}

fn verdict_words(verdict: Verdict) -> String {
    format!("verdict {}", verdict.word())
}

fn whose(desk: &Desk, decision: &Decision) -> String {
    if decision.by == desk.by() { "your".to_owned() } else { format!("{}'s", who(decision)) }
}

fn of_row(comparison: &Comparison, row: Option<usize>) -> String {
    let label = row.and_then(|row| comparison.questions.get(row)).map(|one| clip(&one.label, LONGEST));
    label.map(|label| format!("{label}: ")).unwrap_or_default()
}

fn split(comparison: &Comparison, on: &Row, leaving: &[String]) -> String {
    let (gone, kept): (Vec<&Mark>, Vec<&Mark>) =
        on.claims.iter().partition(|mark| leaving.contains(&mark.id));
    format!("split: {} from {}", listed(comparison, gone.into_iter()), listed(comparison, kept.into_iter()))
}

fn one_telling(articles: &[Mark]) -> String {
    let ids: Vec<String> = articles.iter().map(|mark| printable(&mark.id)).collect();
    format!("one telling: {}", ids.join(", "))
}

fn pairs(to: &[(String, String)]) -> String {
    let pairs: Vec<String> =
        to.iter().map(|(key, text)| format!("{}: {}", key.replace('_', " "), printable(text))).collect();
    pairs.join(", ")
}

/// The first claims by name, the others by their number.
fn listed<'m>(comparison: &Comparison, marks: impl Iterator<Item = &'m Mark>) -> String {
    let all: Vec<String> = marks.map(|mark| said(comparison, mark)).collect();
    match all.as_slice() {
        [first, second, third, _, _, ..] => {
            format!("{first}, {second}, {third} and {} more", all.len() - 3)
        }
        _ => all.join(", "),
    }
}

/// The rows that have any of these claims.
pub(super) fn rows_with<'m>(
    comparison: &Comparison,
    marks: impl Iterator<Item = &'m Mark>,
) -> BTreeSet<usize> {
    marks.filter_map(|mark| row_of(comparison, &mark.id)).collect()
}
