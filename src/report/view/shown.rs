//! Which questions the table shows.

use super::claims_of;
use crate::case::Comparison;
use crate::claim::Claim;
use crate::compare::question::PERHAPS_THE_SAME;
use crate::compare::{Question, Verdict};
use crate::report::decided::is_ruled_otherwise;
use crate::review::Standing;
use std::collections::{BTreeMap, BTreeSet};

/// Which questions are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Conflicts and disputes alone, and what a person flagged for another look.
    Flagged,
    /// Of the compared those that no person has seen as they stand.
    Unseen,
    /// Those on which a decision holds no longer, and no later one settled that.
    Stale,
    /// All that several articles answer, or one of them in several ways; and all that people decided on.
    Compared,
    /// Those that one article alone answers, too.
    All,
}

pub(super) fn is_shown(comparison: &Comparison, i: usize, question: &Question, shown: Rows) -> bool {
    let standing = comparison.review.standings.get(i);
    match shown {
        Rows::Flagged => {
            question.verdict.is_flagged() || standing.is_some_and(|standing| standing.flagged.is_some())
        }
        Rows::Unseen => is_compared(comparison, i) && !is_seen(comparison, i),
        Rows::Stale => standing.is_some_and(|standing| !standing.stale.is_empty()),
        Rows::Compared => is_compared(comparison, i),
        Rows::All => true,
    }
}

/// True for a row of the table as it is without options: what is compared, and what people decided on.
pub fn is_compared(comparison: &Comparison, i: usize) -> bool {
    let Some(question) = comparison.questions.get(i) else { return false };
    question.reason.verdict() != Verdict::Single || is_touched(comparison, i) || leads(comparison, i)
}

/// True where a person has seen the row as it stands.
pub(super) fn is_seen(comparison: &Comparison, i: usize) -> bool {
    comparison.review.standings.get(i).is_some_and(Standing::is_seen)
}

/// True where people decided anything on a row, or on what it was.
pub(super) fn is_touched(comparison: &Comparison, i: usize) -> bool {
    comparison.review.standings.get(i).is_some_and(|standing| *standing != Standing::default())
}

/// True where people said more of a row than that they accept it.
pub(super) fn is_marked(comparison: &Comparison, i: usize) -> bool {
    let question = comparison.questions.get(i);
    let Some((question, standing)) = question.zip(comparison.review.standings.get(i)) else { return false };
    let is_plain = standing.flagged.is_none() && standing.notes.is_empty() && standing.stale.is_empty();
    !is_plain || is_ruled_otherwise(question)
}

/// The questions that may be the same as one, each with its place: what was gathered with it on a tie that is too weak.
fn perhaps_the_same<'c>(comparison: &'c Comparison, question: &'c Question) -> Vec<(usize, &'c Question)> {
    let named = question.related.iter().filter(|related| related.how == PERHAPS_THE_SAME);
    let places: BTreeSet<usize> =
        named.filter_map(|related| comparison.question_of(&related.question)).collect();
    places.into_iter().filter_map(|place| Some((place, comparison.questions.get(place)?))).collect()
}

/// True for the first of several questions that may be one and of which no two articles answer any: the others are shown under it.
pub fn leads(comparison: &Comparison, i: usize) -> bool {
    let Some(question) = comparison.questions.get(i) else { return false };
    // Most rows have none.
    if question.related.is_empty() {
        return false;
    }
    let others = perhaps_the_same(comparison, question);
    let is_other = |claim: &Claim| claims_of(question, comparison).all(|own| own.article != claim.article);
    let of_others = others.iter().any(|(_, other)| claims_of(other, comparison).any(is_other));
    of_others && others.iter().all(|(k, other)| *k > i && other.verdict == Verdict::Single)
}

/// What may be the same as a question and has no row of its own in the table.
pub(super) fn hidden<'c>(
    comparison: &'c Comparison,
    i: usize,
    numbers: &BTreeMap<&str, usize>,
) -> Vec<&'c Question> {
    let Some(question) = comparison.questions.get(i) else { return Vec::new() };
    let others = perhaps_the_same(comparison, question).into_iter().map(|(_, other)| other);
    others.filter(|other| !numbers.contains_key(other.id.as_str())).collect()
}
