//! The rows of a case as a reviewer takes them: the most serious first, in an order that stays while decisions are made.
//!
//! The order is by the machine's verdict, not by people's: a row does not move because somebody ruled on it.

use super::Filter;
use crate::case::Comparison;
use crate::compare::Verdict;
use crate::compare::question::PERHAPS_THE_SAME;
use crate::report::decided::{by_and_when, in_full, note_words};
use crate::report::view::leads;
use crate::review::Decision;
use std::collections::{BTreeMap, BTreeSet};

/// Which rows are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All but those that one article alone answers and no person has touched.
    Compared,
    /// Those too.
    All,
}

/// How far the work is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many rows there are.
    pub rows: usize,
    /// On how many a person has ruled, or said a word, as they stand now.
    pub seen: usize,
    /// How many have a verdict by a person.
    pub ruled: usize,
    /// How many wait for another look.
    pub flagged: usize,
    /// How many have a decision that does not hold any more, and none that takes its place.
    pub stale: usize,
}

/// All rows of a case in the order in which they are gone through.
#[derive(Debug, Clone, Default)]
pub struct Queue {
    slots: Vec<Slot>,
}

/// A place in the queue, and the row that has it.
#[derive(Debug, Clone)]
struct Slot {
    question: usize,
    id: String,
    claims: BTreeSet<String>,
}

impl Slot {
    fn of(comparison: &Comparison, question: usize) -> Slot {
        let id = comparison.questions.get(question).map(|question| question.id.clone()).unwrap_or_default();
        Slot { question, id, claims: claim_ids(comparison, question).into_iter().collect() }
    }
}

impl Queue {
    /// The rows as they stand: those with a stale decision first, then by the machine's verdict, then as in the table.
    pub fn of(comparison: &Comparison) -> Queue {
        let mut order: Vec<usize> = (0..comparison.questions.len()).collect();
        order.sort_by_cached_key(|question| rank(comparison, *question));
        Queue { slots: order.into_iter().map(|question| Slot::of(comparison, question)).collect() }
    }

    /// The rows after a decision: each keeps its place; one that was split off stands behind the row that it came from, and one
    /// that was merged has the place of the first.
    pub fn refresh(&mut self, comparison: &Comparison) {
        let homes = homes(comparison);
        let by_id: BTreeMap<&str, usize> =
            comparison.questions.iter().enumerate().map(|(i, question)| (question.id.as_str(), i)).collect();
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        let mut slots: Vec<Slot> = Vec::with_capacity(comparison.questions.len());
        let mut origins: BTreeMap<String, usize> = BTreeMap::new();
        for old in &self.slots {
            let now = by_id.get(old.id.as_str()).copied().or_else(|| most(&homes, old.claims.iter()));
            if let Some(question) = now.filter(|question| taken.insert(*question)) {
                slots.push(Slot::of(comparison, question));
            }
            let place = slots.len();
            origins.extend(old.claims.iter().map(|claim| (claim.clone(), place)));
        }
        let mut fresh: Vec<usize> =
            (0..comparison.questions.len()).filter(|question| !taken.contains(question)).collect();
        fresh.sort_by_cached_key(|question| {
            let place = claim_ids(comparison, *question).iter().find_map(|claim| origins.get(claim).copied());
            (place.unwrap_or(usize::MAX), rank(comparison, *question))
        });
        // From the last to the first, so that the places of the others stay.
        for question in fresh.into_iter().rev() {
            let slot = Slot::of(comparison, question);
            let place = slot.claims.iter().find_map(|claim| origins.get(claim).copied());
            let place = place.unwrap_or(slots.len()).min(slots.len());
            slots.insert(place, slot);
        }
        self.slots = slots;
    }

    /// The rows in their order, as places among the questions of the comparison.
    pub fn questions(&self) -> impl Iterator<Item = usize> + '_ {
        self.slots.iter().map(|slot| slot.question)
    }

    /// The rows of a scope that a filter lets through.
    pub fn shown(&self, comparison: &Comparison, scope: Scope, filter: &Filter) -> Vec<usize> {
        self.questions()
            .filter(|question| is_in(comparison, *question, scope) && filter.fits(comparison, *question))
            .collect()
    }
}

/// True where a row is of the scope.
pub fn is_in(comparison: &Comparison, question: usize, scope: Scope) -> bool {
    scope == Scope::All || !is_alone(comparison, question)
}

/// How far the work on the rows of a scope is.
pub fn progress(comparison: &Comparison, scope: Scope) -> Progress {
    let mut progress = Progress::default();
    let rows = (0..comparison.questions.len()).filter(|question| is_in(comparison, *question, scope));
    for standing in rows.filter_map(|question| comparison.review.standings.get(question)) {
        progress.rows += 1;
        progress.seen += usize::from(standing.is_seen());
        progress.ruled += usize::from(standing.ruled.is_some());
        progress.flagged += usize::from(standing.flagged.is_some());
        progress.stale += usize::from(!standing.stale.is_empty());
    }
    progress
}

/// The row that has most of these claims now.
pub fn follow<'i>(comparison: &Comparison, claims: impl Iterator<Item = &'i String>) -> Option<usize> {
    most(&homes(comparison), claims)
}

/// The ids of a row's claims, in its order.
pub fn claim_ids(comparison: &Comparison, question: usize) -> Vec<String> {
    let places = comparison.questions.get(question).map(|question| question.claims.as_slice());
    let claims = places.unwrap_or_default().iter().filter_map(|i| comparison.claims.get(*i));
    claims.map(|claim| claim.id.clone()).collect()
}

/// One article alone answers it, nothing else may be the same question, and no person has touched it.
fn is_alone(comparison: &Comparison, question: usize) -> bool {
    let Some(asked) = comparison.questions.get(question) else { return true };
    let untouched = comparison.review.standings.get(question).is_none_or(|standing| {
        !standing.is_seen() && standing.shaped.is_empty() && standing.stale.is_empty()
    });
    asked.reason.verdict() == Verdict::Single && untouched && !may_be_another(comparison, question)
}

/// True for the first of several rows of one article each that may be one question: the table shows the others below it.
fn may_be_another(comparison: &Comparison, question: usize) -> bool {
    let related =
        comparison.questions.get(question).map(|asked| asked.related.as_slice()).unwrap_or_default();
    related.iter().any(|related| related.how == PERHAPS_THE_SAME) && leads(comparison, question)
}

fn rank(comparison: &Comparison, question: usize) -> (bool, u8, usize) {
    let is_stale =
        comparison.review.standings.get(question).is_some_and(|standing| !standing.stale.is_empty());
    let seriousness = comparison.questions.get(question).map(|asked| match asked.reason.verdict() {
        Verdict::Conflict => 0,
        Verdict::Disputed => 1,
        Verdict::Unsure => 2,
        Verdict::Updated => 3,
        Verdict::Compatible => 4,
        Verdict::Agree => 5,
        // What may be the same question as others is as unsure as a row can be.
        Verdict::Single if may_be_another(comparison, question) => 2,
        Verdict::Single => 6,
    });
    (!is_stale, seriousness.unwrap_or(u8::MAX), question)
}

/// A decision in a line: "split into two rows: post 14 from courier 9 (Ana Marek, 2031-05-09 14:03 UTC)".
pub(super) fn words_of(comparison: &Comparison, decision: &Decision) -> String {
    let note = note_words(decision).map(|note| format!(", {note}")).unwrap_or_default();
    format!("{}{note} ({})", in_full(comparison, decision), by_and_when(decision))
}

/// The question of each claim.
fn homes(comparison: &Comparison) -> BTreeMap<&str, usize> {
    let mut homes = BTreeMap::new();
    for (i, question) in comparison.questions.iter().enumerate() {
        let claims = question.claims.iter().filter_map(|claim| comparison.claims.get(*claim));
        homes.extend(claims.map(|claim| (claim.id.as_str(), i)));
    }
    homes
}

fn most<'i>(homes: &BTreeMap<&str, usize>, claims: impl Iterator<Item = &'i String>) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for question in claims.filter_map(|claim| homes.get(claim.as_str())) {
        *counts.entry(*question).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(question, count)| (*count, std::cmp::Reverse(*question))).map(|(q, _)| q)
}
