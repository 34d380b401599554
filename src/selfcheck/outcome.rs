//! What came of one change: how its claim stands now, and why a harmful change raised no flag.

use super::change::Change;
use crate::case::{Case, Comparison};
use crate::compare::apart::{self, Apart, Doubt, Gathering};
use crate::compare::prepared::prepare;
use crate::compare::{Question, Reason, Verdict, relation};
use crate::error::Result;

/// What came of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Its row is a conflict or a dispute.
    Flagged,
    /// Its row is an update: the changed text reads like a later count or a moved plan.
    Updated,
    /// Its row is unsure.
    Unsure,
    /// Its row is none of these: what was changed is not seen.
    Quiet,
}

/// Why a change raised no flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Nothing is read at the changed place any more.
    Unread,
    /// It was gathered with the other's claim no more: it asks another question now.
    OtherQuestion,
    /// It was gathered with the other's claim, and the row was parted, as the tie is too weak for a flag.
    TieTooWeak,
    /// Its own article says the old value as well, or gives the new one on the same word.
    SaidTwice,
    /// Both values can be true: a bound, a rounding, a coarser date, something planned.
    BothCanBeTrue,
    /// The changed text reads like a later count or a moved plan.
    ReadsAsUpdate,
    /// A day or a scope that would decide it is not known.
    NotKnown,
    /// Another rule.
    Other,
}

/// A change with what came of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// The change.
    #[serde(flatten)]
    pub change: Change,
    /// What came of it.
    pub outcome: Outcome,
    /// Why no flag was raised; `None` where one was.
    pub why: Option<Why>,
    /// The row that the changed claim stands in now; `None` where nothing is read there.
    pub row: Option<Row>,
}

/// A row as a finding tells it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Row {
    /// What it asks.
    pub label: String,
    /// How its claims stand to each other.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// What stands between the changed claim and the one that it was the same as, in a few words.
    pub detail: String,
}

/// What comes of a change; `None` where it can't be made.
pub(super) fn find(case: &Case, change: &Change) -> Result<Option<Finding>> {
    let Some(article) = case.articles.iter().find(|article| article.id == change.article) else {
        return Ok(None);
    };
    let Some(body) = change.apply(&article.body) else { return Ok(None) };
    let changed = case.with_body(&change.article, body);
    let comparison = changed.compare()?;
    let worst = comparison
        .questions
        .iter()
        .filter(|question| is_touched(&comparison, question, change))
        .max_by_key(|question| severity(question.verdict));
    let outcome = match worst.map(|question| question.verdict) {
        Some(verdict) if verdict.is_flagged() => Outcome::Flagged,
        Some(Verdict::Updated) => Outcome::Updated,
        Some(Verdict::Unsure) => Outcome::Unsure,
        _ => Outcome::Quiet,
    };
    let told = tell(&changed, &comparison, change, worst);
    let why = if outcome == Outcome::Flagged { None } else { Some(told.0) };
    Ok(Some(Finding { change: change.clone(), outcome, why, row: told.1 }))
}

fn severity(verdict: Verdict) -> (bool, bool, bool) {
    (verdict.is_flagged(), verdict == Verdict::Updated, verdict == Verdict::Unsure)
}

/// True for a row that has a claim at the changed place.
fn is_touched(comparison: &Comparison, question: &Question, change: &Change) -> bool {
    question.claims.iter().any(|i| is_changed(comparison, *i, change))
}

fn is_changed(comparison: &Comparison, i: usize, change: &Change) -> bool {
    comparison.claims.get(i).is_some_and(|claim| {
        claim.article == change.article
            && claim.kind == change.of
            && claim.evidence.span.is_some_and(|span| span.overlaps(&change.claim))
    })
}

fn tell(
    case: &Case,
    comparison: &Comparison,
    change: &Change,
    worst: Option<&Question>,
) -> (Why, Option<Row>) {
    let Some(question) = worst else { return (Why::Unread, None) };
    let row = |detail: String| {
        Some(Row {
            label: question.label.clone(),
            verdict: question.verdict,
            reason: question.reason,
            detail,
        })
    };
    let own = question.claims.iter().copied().find(|i| is_changed(comparison, *i, change));
    let other = (0..comparison.claims.len())
        .find(|i| comparison.claims.get(*i).is_some_and(|claim| claim.id == change.told_by));
    let (Some(own), Some(other)) = (own, other) else { return (Why::Unread, row(String::new())) };
    let claims = prepare(&comparison.claims, &comparison.sources, &case.vague);
    let gathering = Gathering::of(&claims);
    let (Some(p), Some(q)) = (claims.get(own), claims.get(other)) else {
        return (Why::Unread, row(String::new()));
    };
    let related = relation::relate(p, q).map(|relation| relation.reason);
    let by_value = || match related.map(Reason::verdict) {
        Some(Verdict::Agree | Verdict::Compatible | Verdict::Single) => Why::BothCanBeTrue,
        Some(Verdict::Updated) => Why::ReadsAsUpdate,
        Some(Verdict::Unsure) => Why::NotKnown,
        _ => Why::Other,
    };
    let by_doubt = |doubt: Doubt| match doubt {
        Doubt::OneVoice | Doubt::AnsweredBetter => Why::SaidTwice,
        Doubt::Weak(_) => Why::TieTooWeak,
        Doubt::None => Why::Other,
    };
    let code = related.map_or("", Reason::code);
    if question.claims.contains(&other) {
        let doubt = apart::doubt(&claims, &question.claims, own, other);
        let flag = related.is_some_and(|reason| reason.verdict().is_flagged());
        let why = if flag { by_doubt(doubt) } else { by_value() };
        return (why, row(format!("{code}; {doubt:?}")));
    }
    match gathering.apart(&claims, own, other) {
        Some(Apart::Parted(doubt)) => (by_doubt(doubt), row(format!("{code}; parted, {doubt:?}"))),
        Some(apart) => (Why::OtherQuestion, row(format!("{code}; {apart:?}"))),
        None => (Why::Other, row(String::new())),
    }
}
