//! How far the review of a case is, for scripts and for a page's head.

use super::queue::words_of;
use super::{Progress, Scope, progress};
use crate::case::Comparison;
use crate::report::decided::changes;
use crate::report::wording::printable;
use serde::Serialize;
use std::collections::BTreeMap;

/// How far the review is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Rows that are gone through: without those that one article alone answers, unless a person touched them.
    pub rows: usize,
    /// Rows on which a person ruled, or said a word, as they stand now.
    pub seen: usize,
    /// Of these, rows with a verdict by a person; the others are flagged or noted.
    pub ruled: usize,
    /// Rows that nobody has seen.
    pub unseen: usize,
    /// Rows that one article alone answers and nobody touched.
    pub alone: usize,
    /// Rows that wait for another look.
    pub flagged: Vec<Entry>,
    /// Decisions that do not hold any more and that none takes the place of.
    pub stale: Vec<Entry>,
    /// How many decisions count.
    pub decisions: usize,
    /// Who made how many of them.
    pub by: BTreeMap<String, usize>,
}

/// A row that needs somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The question's id; `None` where nothing of the row is left.
    pub id: Option<String>,
    /// What it asks.
    pub label: String,
    /// The id of the decision.
    pub decision: String,
    /// What was decided, by whom and when.
    pub decided: String,
    /// What changed since, each a line; empty for a flag.
    pub changes: Vec<String>,
}

/// How far the review of a case is.
pub fn status(comparison: &Comparison) -> Status {
    let Progress { rows, seen, ruled, .. } = progress(comparison, Scope::Compared);
    let review = &comparison.review;
    let mut flagged = Vec::new();
    for (question, standing) in comparison.questions.iter().zip(&review.standings) {
        if let Some(decision) = &standing.flagged {
            flagged.push(Entry {
                id: Some(question.id.clone()),
                label: printable(&question.label),
                decision: decision.id.clone(),
                decided: words_of(comparison, decision),
                changes: Vec::new(),
            });
        }
    }
    let open = review.stale.iter().filter(|stale| stale.settled_by.is_none());
    let stale = open.map(|stale| {
        let question = stale.question.and_then(|question| comparison.questions.get(question));
        let was = stale.decision.ruling.row().map(|row| row.label.as_str());
        Entry {
            id: question.map(|question| question.id.clone()),
            label: printable(question.map(|question| question.label.as_str()).or(was).unwrap_or("")),
            decision: stale.decision.id.clone(),
            decided: words_of(comparison, &stale.decision),
            changes: changes(comparison, stale),
        }
    });
    Status {
        rows,
        seen,
        ruled,
        unseen: rows - seen,
        alone: comparison.questions.len() - rows,
        flagged,
        stale: stale.collect(),
        decisions: review.decisions,
        by: review.by.clone(),
    }
}
