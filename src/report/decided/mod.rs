//! What people decided, entry by entry: on which row each stands now, and whether it holds.
//!
//! [`crate::review`] says what holds on each row; here the same is told from the side of the entries, those that were undone or
//! replaced among them.

mod words;

pub use words::{by_and_when, changes, day, did, in_full, in_short, note_words, said, standing, state, who};

use crate::case::origin::{Origin, Why};
use crate::case::{Case, Comparison};
use crate::compare::Question;
use crate::report::wording::count;
use crate::review::{Decision, Entry, Log, Mark, Ruling, Stale};
use std::collections::{BTreeMap, BTreeSet};

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'c> {
    /// It counts and holds.
    Holds,
    /// It would hold, but a later one of its sort on the same row, or claim, says what stands now.
    Replaced(&'c Decision),
    /// What it was made on is not what it was, or it was overruled; where a later one settled that, nothing is left to do.
    Stale(&'c Stale),
    /// A later entry took it back.
    Undone(&'c Decision),
}

/// A decision with what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told<'c> {
    /// The decision.
    pub decision: &'c Decision,
    /// The row that has most of its claims now, by its place among the questions.
    pub row: Option<usize>,
    /// What became of it.
    pub state: State<'c>,
}

/// How many decisions count, and how many were taken back: "35 decisions count, 26 taken back". The lines that take one back are no
/// decisions themselves.
pub fn counted(log: &Log) -> String {
    let counting = log.counting().len();
    let is_undo = |entry: &&Entry| matches!(entry.decision.ruling, Ruling::Undo { .. });
    let taken_back = log.entries.iter().filter(|entry| !is_undo(entry)).count() - counting;
    let verb = if counting == 1 { "counts" } else { "count" };
    let mut said = format!("{} {verb}", count(counting, "decision"));
    if taken_back > 0 {
        said.push_str(&format!(", {taken_back} taken back"));
    }
    said
}

/// What became of the decisions that count, those that none is of left out: "30 hold, 2 replaced, 2 stale, 1 settled since".
pub fn became(told: &[Told]) -> String {
    let of = |is: fn(&State) -> bool| {
        let counting = told.iter().filter(|one| !matches!(one.decision.ruling, Ruling::Undo { .. }));
        counting.filter(|one| is(&one.state)).count()
    };
    let holding = of(|state| matches!(state, State::Holds));
    let counts = [
        (holding, if holding == 1 { "holds" } else { "hold" }),
        (of(|state| matches!(state, State::Replaced(_))), "replaced"),
        (of(|state| matches!(state, State::Stale(stale) if is_open(stale))), "stale"),
        (of(|state| matches!(state, State::Stale(stale) if !is_open(stale))), "settled since"),
    ];
    let said = counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}"));
    said.collect::<Vec<_>>().join(", ")
}

/// True for a decision that holds no longer and that no later one settled: it waits for somebody.
pub fn is_open(stale: &Stale) -> bool {
    stale.settled_by.is_none() && stale.overruled_by.is_none()
}

/// All entries of the log, the earliest first.
pub fn history<'c>(case: &'c Case, comparison: &'c Comparison) -> Vec<Told<'c>> {
    let log = case.log();
    if log.entries.is_empty() {
        return Vec::new();
    }
    tell(log, comparison, log.entries.iter().map(|entry| &entry.decision).collect())
}

/// The entries that are about a row, as [`of_row`] finds them among all, without telling all: on a long log a row costs little.
pub fn history_of_row<'c>(case: &'c Case, comparison: &'c Comparison, row: usize) -> Vec<Told<'c>> {
    let log = case.log();
    let decisions = || log.entries.iter().map(|entry| &entry.decision);
    let own = ids_of(comparison, row);
    let here = comparison.review.stale.iter().filter(|stale| stale.question == Some(row));
    let stale: BTreeSet<&str> = here.map(|stale| stale.decision.id.as_str()).collect();
    let about = about(decisions(), &own, &stale);
    if about.is_empty() {
        return Vec::new();
    }
    // What took the place of one of them may be on claims that have left the row since.
    let rows = Rows::of(comparison, &about);
    let homes: BTreeSet<usize> = about.iter().filter_map(|decision| rows.of_decision(decision)).collect();
    let near: BTreeSet<&str> = homes.into_iter().flat_map(|home| ids_of(comparison, home)).collect();
    let known: BTreeSet<&str> = about.iter().map(|decision| decision.id.as_str()).collect();
    let is_near = |decision: &&Decision| {
        known.contains(decision.id.as_str())
            || decision.ruling.claims().iter().any(|mark| near.contains(mark.id.as_str()))
    };
    of_row(&tell(log, comparison, decisions().filter(is_near).collect()), comparison, row)
}

/// The decisions on any of these claims, those of these ids, and the undoing of them.
fn about<'c>(
    all: impl Iterator<Item = &'c Decision>,
    claims: &BTreeSet<&str>,
    ids: &BTreeSet<&str>,
) -> Vec<&'c Decision> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for decision in all {
        let on_claims = decision.ruling.claims().iter().any(|mark| claims.contains(mark.id.as_str()));
        let of_known = matches!(&decision.ruling, Ruling::Undo { of } if known.contains(of.as_str()));
        if on_claims || of_known || ids.contains(decision.id.as_str()) {
            known.insert(&decision.id);
            found.push(decision);
        }
    }
    found
}

/// Some decisions of the log, in its order, with what became of each.
fn tell<'c>(log: &'c Log, comparison: &'c Comparison, decisions: Vec<&'c Decision>) -> Vec<Told<'c>> {
    let undone = log.undone();
    let undoing: BTreeMap<&str, &Decision> = log
        .entries
        .iter()
        .map(|entry| &entry.decision)
        .filter(|decision| !undone.contains(decision.id.as_str()))
        .filter_map(|decision| match &decision.ruling {
            Ruling::Undo { of } => Some((of.as_str(), decision)),
            _ => None,
        })
        .collect();
    let stale: BTreeMap<&str, &Stale> =
        comparison.review.stale.iter().map(|stale| (stale.decision.id.as_str(), stale)).collect();
    let rows = Rows::of(comparison, &decisions);
    let mut told: Vec<Told> = Vec::with_capacity(decisions.len());
    for decision in decisions {
        let id = decision.id.as_str();
        let (state, row) = match (undoing.get(id), stale.get(id)) {
            (Some(by), _) => (State::Undone(by), rows.of_decision(decision)),
            (None, Some(stale)) => (State::Stale(stale), stale.question),
            (None, None) => (State::Holds, rows.of_decision(decision)),
        };
        told.push(Told { decision, row, state });
    }
    replace(&mut told);
    told
}

/// The ids of the claims of a row.
fn ids_of(comparison: &Comparison, row: usize) -> BTreeSet<&str> {
    let claims = comparison.questions.get(row).map(|question| question.claims.as_slice());
    let claims = claims.unwrap_or_default().iter().filter_map(|i| comparison.claims.get(*i));
    claims.map(|claim| claim.id.as_str()).collect()
}

/// Marks what a later decision of its sort replaced: of a row's verdicts and flags, and of a claim's rejections, the last word stands.
/// Amendments are laid one over the other; a rejection leaves nothing of them, and whoever amends a rejected claim takes it for one.
fn replace<'c>(told: &mut [Told<'c>]) {
    let mut on_rows: BTreeMap<(&str, usize), &'c Decision> = BTreeMap::new();
    let mut on_claims: BTreeMap<&str, &'c Decision> = BTreeMap::new();
    let mut rejections: BTreeMap<&str, &'c Decision> = BTreeMap::new();
    // From the last to the first: what is met first of its sort is the last word.
    for one in told.iter_mut().rev().filter(|one| one.state == State::Holds) {
        let decision = one.decision;
        let by = match &decision.ruling {
            Ruling::Verdict { .. } => one.row.map(|row| *on_rows.entry(("verdict", row)).or_insert(decision)),
            Ruling::Flag { .. } | Ruling::Unflag { .. } => {
                one.row.map(|row| *on_rows.entry(("flag", row)).or_insert(decision))
            }
            Ruling::Reject { claim } => {
                rejections.entry(&claim.id).or_insert(decision);
                Some(*on_claims.entry(&claim.id).or_insert(decision))
            }
            Ruling::Amend { claim, .. } => {
                on_claims.entry(&claim.id).or_insert(decision);
                rejections.get(claim.id.as_str()).copied()
            }
            _ => None,
        };
        if let Some(by) = by.filter(|by| by.id != decision.id) {
            one.state = State::Replaced(by);
        }
    }
}

/// Of the rows, which has most claims of a decision.
struct Rows<'c> {
    by_claim: BTreeMap<&'c str, usize>,
}

impl<'c> Rows<'c> {
    /// The rows of the claims of these decisions.
    fn of(comparison: &'c Comparison, decisions: &[&Decision]) -> Rows<'c> {
        let marks = decisions.iter().flat_map(|decision| decision.ruling.claims());
        let wanted: BTreeSet<&str> = marks.map(|mark| mark.id.as_str()).collect();
        let mut by_claim = BTreeMap::new();
        for (row, question) in comparison.questions.iter().enumerate() {
            let claims = question.claims.iter().filter_map(|i| comparison.claims.get(*i));
            let claims = claims.filter(|claim| wanted.contains(claim.id.as_str()));
            by_claim.extend(claims.map(|claim| (claim.id.as_str(), row)));
        }
        Rows { by_claim }
    }

    fn of_decision(&self, decision: &Decision) -> Option<usize> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for mark in decision.ruling.claims() {
            if let Some(row) = self.by_claim.get(mark.id.as_str()) {
                *counts.entry(*row).or_default() += 1;
            }
        }
        counts.into_iter().max_by_key(|(row, count)| (*count, std::cmp::Reverse(*row))).map(|(row, _)| row)
    }
}

/// The entries that are about a row: those on claims of it, those that stand on it now, and the undoing of them.
pub fn of_row<'c>(all: &[Told<'c>], comparison: &Comparison, row: usize) -> Vec<Told<'c>> {
    let ids = ids_of(comparison, row);
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for told in all {
        let on_claims = told.decision.ruling.claims().iter().any(|mark| ids.contains(mark.id.as_str()));
        let of_known = matches!(&told.decision.ruling, Ruling::Undo { of } if known.contains(of.as_str()));
        if on_claims || of_known || told.row == Some(row) {
            known.insert(told.decision.id.as_str());
            found.push(*told);
        }
    }
    found
}

/// The decision by which an article is of its origin: one that names it, or an article with which it was one telling before; `None`
/// where no decision says so.
pub fn of_origin<'c>(case: &Case, comparison: &'c Comparison, origin: &Origin) -> Option<&'c Decision> {
    let rulings = || {
        comparison.review.beside.iter().rev().filter_map(|decision| match &decision.ruling {
            Ruling::SameOrigin { articles } => Some((decision, articles)),
            _ => None,
        })
    };
    let named = rulings().find(|(_, articles)| articles.iter().any(|mark| mark.id == origin.article));
    let own = case.articles.iter().find(|article| article.id == origin.article);
    let is_written = own.is_none_or(|article| article.metadata.origin.is_some());
    let along = || {
        let is_along =
            |mark: &Mark| comparison.origins.of(&mark.id).is_some_and(|other| other.name == origin.name);
        rulings().find(|(_, articles)| articles.iter().any(is_along))
    };
    let along = if origin.why == Why::Ruled && !is_written { along() } else { None };
    named.or(along).map(|(decision, _)| decision)
}

/// Why an article is of its origin, in plain words: where a person decided so, who and when.
pub fn origin_reason(case: &Case, comparison: &Comparison, origin: &Origin) -> String {
    match of_origin(case, comparison, origin) {
        Some(decision) => format!("is of it by a decision of {} on {}", who(decision), day(decision)),
        None => origin.reason(),
    }
}

/// True where the person's verdict on a row is not that of the rules.
pub fn is_ruled_otherwise(question: &Question) -> bool {
    question.verdict != question.reason.verdict()
}
