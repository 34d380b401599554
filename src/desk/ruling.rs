//! What a decision is made of: rulings out of rows and claims as they stand.

use crate::article::Article;
use crate::case::Comparison;
use crate::claim::Claim;
use crate::compare::{Question, Verdict};
use crate::report::view::shared;
use crate::report::wording::{self, printable};
use crate::review::standing::mark_of;
use crate::review::{Mark, Row, Ruling};

/// The verdicts in the order of their keys, the digits from 1.
pub const VERDICTS: [Verdict; 7] = [
    Verdict::Conflict,
    Verdict::Disputed,
    Verdict::Updated,
    Verdict::Compatible,
    Verdict::Agree,
    Verdict::Unsure,
    Verdict::Single,
];

/// A row as a decision meets it; `None` where there is no such question.
pub fn row(comparison: &Comparison, question: usize) -> Option<Row> {
    let asked = comparison.questions.get(question)?;
    Some(Row { label: asked.label.clone(), claims: marks(comparison, asked) })
}

fn marks(comparison: &Comparison, asked: &Question) -> Vec<Mark> {
    let claims = asked.claims.iter().filter_map(|i| comparison.claims.get(*i));
    claims.map(|claim| mark(comparison, claim)).collect()
}

/// A claim as a decision meets it.
pub fn mark(comparison: &Comparison, claim: &Claim) -> Mark {
    Mark::of(claim, wording::cell(claim, shared(comparison)))
}

/// The row's verdict is this.
pub fn verdict(comparison: &Comparison, question: usize, verdict: Verdict) -> Option<Ruling> {
    let reason = comparison.questions.get(question)?.reason;
    let was = format!("{}, {}", reason.verdict().word(), reason.code());
    Some(Ruling::Verdict { on: row(comparison, question)?, verdict, was })
}

/// The row's verdict is what the machine says.
pub fn accept(comparison: &Comparison, question: usize) -> Option<Ruling> {
    verdict(comparison, question, comparison.questions.get(question)?.reason.verdict())
}

/// The row waits for another look.
pub fn flag(comparison: &Comparison, question: usize) -> Option<Ruling> {
    Some(Ruling::Flag { on: row(comparison, question)? })
}

/// The row does not wait for another look any more.
pub fn unflag(comparison: &Comparison, question: usize) -> Option<Ruling> {
    Some(Ruling::Unflag { on: row(comparison, question)? })
}

/// The one of [`flag`] and [`unflag`] that changes something.
pub fn toggle_flag(comparison: &Comparison, question: usize) -> Option<Ruling> {
    match comparison.review.standings.get(question)?.flagged {
        Some(_) => unflag(comparison, question),
        None => flag(comparison, question),
    }
}

/// A remark on the row; the words stand in the decision.
pub fn note(comparison: &Comparison, question: usize) -> Option<Ruling> {
    Some(Ruling::Note { on: row(comparison, question)? })
}

/// Two rows answer one question.
pub fn merge(comparison: &Comparison, question: usize, other: usize) -> Option<Ruling> {
    let mut on = row(comparison, question)?;
    on.claims.extend(row(comparison, other).filter(|_| question != other)?.claims);
    Some(Ruling::Same { on })
}

/// These claims of a row, by their ids, answer another question; `None` where none would leave, or none would stay.
pub fn split(comparison: &Comparison, question: usize, leaving: &[String]) -> Option<Ruling> {
    let on = row(comparison, question)?;
    let leaving: Vec<String> =
        on.claims.iter().map(|mark| mark.id.clone()).filter(|id| leaving.contains(id)).collect();
    (!leaving.is_empty() && leaving.len() < on.claims.len()).then_some(Ruling::Apart { on, leaving })
}

/// These articles are one telling; `None` for fewer than two.
pub fn same_origin(articles: &[&Article]) -> Option<Ruling> {
    let mark = |article: &&Article| Mark {
        id: article.id.clone(),
        mark: mark_of(article),
        says: printable(article.metadata.source.as_deref().unwrap_or(&article.id)),
    };
    (articles.len() > 1).then(|| Ruling::SameOrigin { articles: articles.iter().map(mark).collect() })
}
