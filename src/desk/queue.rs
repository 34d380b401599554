//! The rows of a case as a reviewer takes them: the most serious first, in an order that stays while decisions are made.
//!
//! The order is by the machine's verdict, not by people's: a row does not move because somebody ruled on it.

use super::Filter;
use crate::case::Comparison;
use crate::claim::Claim;
use crate::compare::Verdict;
use crate::compare::question::PERHAPS_THE_SAME;
use crate::report::decided::{by_and_when, in_full, note_words};
use crate::report::view::leads;
use crate::review::Decision;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

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
    /// The claims that the places in the slots are of.
    of: Arc<Vec<Claim>>,
}

/// A place in the queue, and the row that has it.
#[derive(Debug, Clone)]
struct Slot {
    question: usize,
    id: String,
    /// The ids of its claims, in the order of the row.
    claims: Vec<String>,
    /// Their places among the claims.
    places: Vec<usize>,
}

impl Slot {
    fn of(comparison: &Comparison, question: usize) -> Slot {
        let asked = comparison.questions.get(question);
        let id = asked.map(|asked| asked.id.clone()).unwrap_or_default();
        let places = asked.map(|asked| asked.claims.clone()).unwrap_or_default();
        Slot { question, id, claims: claim_ids(comparison, question), places }
    }

    /// The row that begins with the first claim of this one, where its claims have the places that they had.
    fn beginning(&self, comparison: &Comparison) -> Option<usize> {
        let first = *self.places.first()?;
        let row = comparison.home(first)?;
        (comparison.questions.get(row)?.claims.first() == Some(&first)).then_some(row)
    }

    /// The same place with what the row is now.
    fn now(self, comparison: &Comparison, question: usize) -> Slot {
        let asked = comparison.questions.get(question).filter(|asked| asked.id == self.id);
        let claims = asked.map(|asked| asked.claims.as_slice()).unwrap_or_default();
        let ids = claims.iter().filter_map(|i| comparison.claims.get(*i)).map(|claim| claim.id.as_str());
        if ids.eq(self.claims.iter().map(String::as_str)) {
            Slot { question, places: claims.to_vec(), ..self }
        } else {
            Slot::of(comparison, question)
        }
    }

    /// The same where its claims have the places that they had: no id is looked at.
    fn now_in_place(self, comparison: &Comparison, question: usize) -> Slot {
        let asked = comparison.questions.get(question);
        if asked.is_some_and(|asked| asked.claims == self.places) {
            Slot { question, ..self }
        } else {
            Slot::of(comparison, question)
        }
    }
}

impl Queue {
    /// The rows as they stand: those with a stale decision first, then by the machine's verdict, then as in the table.
    pub fn of(comparison: &Comparison) -> Queue {
        let mut order: Vec<usize> = (0..comparison.questions.len()).collect();
        order.sort_by_cached_key(|question| rank(comparison, *question));
        let slots = order.into_iter().map(|question| Slot::of(comparison, question)).collect();
        Queue { slots, of: comparison.claims.clone() }
    }

    /// The rows after a decision: each keeps its place; one that was split off stands behind the row that it came from, and one
    /// that was merged has the place of the first.
    pub fn refresh(&mut self, comparison: &Comparison) {
        // After a decision on rows the claims are the very same, and are known by their places.
        let are_same = Arc::ptr_eq(&self.of, &comparison.claims);
        let mut is_taken = vec![false; comparison.questions.len()];
        let mut now: Vec<Option<usize>> = Vec::with_capacity(self.slots.len());
        for old in &self.slots {
            let row = match are_same {
                true => old.beginning(comparison),
                false => comparison.question_of(&old.id),
            };
            let row = row.or_else(|| follow(comparison, old.claims.iter()));
            let row = row.filter(|row| is_taken.get(*row) == Some(&false));
            if let Some(row) = row {
                is_taken[row] = true;
            }
            now.push(row);
        }
        let fresh: Vec<usize> =
            (0..comparison.questions.len()).filter(|question| !is_taken[*question]).collect();
        let fresh = self.placed(comparison, &now, fresh);
        let old = std::mem::take(&mut self.slots).into_iter().zip(now);
        let now = if are_same { Slot::now_in_place } else { Slot::now };
        self.slots = old.filter_map(|(old, row)| Some(now(old, comparison, row?))).collect();
        self.of = comparison.claims.clone();
        // From the last to the first, so that the places of the others stay.
        for (place, question) in fresh.into_iter().rev() {
            self.slots.insert(place.min(self.slots.len()), Slot::of(comparison, question));
        }
    }

    /// Rows that are new, each with its place among those that stay, which `now` has for each slot: behind the row that it came from.
    fn placed(
        &self,
        comparison: &Comparison,
        now: &[Option<usize>],
        mut fresh: Vec<usize>,
    ) -> Vec<(usize, usize)> {
        let mut origins: HashMap<String, Option<usize>> =
            fresh.iter().flat_map(|row| claim_ids(comparison, *row)).map(|claim| (claim, None)).collect();
        if origins.is_empty() {
            return Vec::new();
        }
        let mut place = 0;
        for (old, row) in self.slots.iter().zip(now) {
            place += usize::from(row.is_some());
            for claim in &old.claims {
                if let Some(origin) = origins.get_mut(claim) {
                    *origin = Some(place);
                }
            }
        }
        let origin = |claim: &String| origins.get(claim).copied().flatten();
        fresh.sort_by_cached_key(|row| {
            let place = claim_ids(comparison, *row).iter().find_map(origin);
            (place.unwrap_or(usize::MAX), rank(comparison, *row))
        });
        let mut placed = Vec::with_capacity(fresh.len());
        for row in fresh {
            let mut claims = claim_ids(comparison, row);
            claims.sort_unstable();
            placed.push((claims.iter().find_map(origin).unwrap_or(usize::MAX), row));
        }
        placed
    }

    /// The rows in their order, as places among the questions of the comparison.
    pub fn questions(&self) -> impl Iterator<Item = usize> + '_ {
        self.slots.iter().map(|slot| slot.question)
    }

    /// The claims of each row as they were when the queue was made or refreshed last, by their ids.
    pub fn claims(&self) -> impl Iterator<Item = &[String]> + '_ {
        self.slots.iter().map(|slot| slot.claims.as_slice())
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

/// The row that has most of these claims now, the first of equals.
pub fn follow<I: AsRef<str>>(comparison: &Comparison, claims: impl Iterator<Item = I>) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for question in claims.filter_map(|claim| comparison.row_of(claim.as_ref())) {
        *counts.entry(question).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(question, count)| (*count, std::cmp::Reverse(*question))).map(|(q, _)| q)
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
    (!is_stale, seriousness(comparison, question), question)
}

/// How soon a row comes by the machine's verdict, from 0; rows of one seriousness stand together.
pub fn seriousness(comparison: &Comparison, question: usize) -> u8 {
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
    seriousness.unwrap_or(u8::MAX)
}

/// A decision in a line: "split into two rows: post 14 from courier 9 (Ana Marek, 2031-05-09 14:03 UTC)".
pub(super) fn words_of(comparison: &Comparison, decision: &Decision) -> String {
    let note = note_words(decision).map(|note| format!(", {note}")).unwrap_or_default();
    format!("{}{note} ({})", in_full(comparison, decision), by_and_when(decision))
}
