//! What came of one change: how its claim stands now, and why a harmful change raised no flag.

use super::change::Change;
use crate::case::{Case, Comparison};
use crate::compare::apart::{self, Apart, Doubt, Gathering};
use crate::compare::question::PERHAPS_THE_SAME;
use crate::compare::{Question, Reason, Related, Verdict, relation};
use crate::error::Result;
use crate::text::Span;

/// What came of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Its row is a conflict or a dispute.
    Flagged,
    /// Its row is an update: the changed text reads like a later count or a moved plan.
    Updated,
    /// Its row is unsure, or it is listed under the row of the other article's claim: "perhaps also".
    Unsure,
    /// Its row is none of these: what was changed is not seen.
    Quiet,
}

/// Why a harmful change raised no flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It asks another question now, which nobody else answers, or answers otherwise.
    OtherQuestion,
    /// The tie to the other article's claim is too weak for a flag.
    TieTooWeak,
    /// Both values can be true: a bound, a rounding, a coarser date, something planned.
    BothCanBeTrue,
    /// A day or a scope that would decide it is not known.
    NotKnown,
    /// Nothing is read at the changed place any more.
    Unread,
    /// The changed text is read as it was: what was put in makes no difference to it.
    NoDifference,
    /// The changed text reads like a later count or a moved plan.
    ReadsAsUpdate,
    /// Its own article gives the old value as well.
    SaidTwice,
}

impl Why {
    /// All of them; first those that a better comparison could mend.
    pub const ALL: [Why; 8] = [
        Why::OtherQuestion,
        Why::TieTooWeak,
        Why::BothCanBeTrue,
        Why::NotKnown,
        Why::Unread,
        Why::NoDifference,
        Why::ReadsAsUpdate,
        Why::SaidTwice,
    ];

    /// What it says, for people.
    pub fn phrase(self) -> &'static str {
        match self {
            Why::OtherQuestion => "asks another question now, and no other article contradicts it there",
            Why::TieTooWeak => "the tie to the other article's claim is too weak for a flag",
            Why::BothCanBeTrue => "by the words both values can be true",
            Why::NotKnown => "a day or a scope that would decide it is not in the texts",
            Why::Unread => "nothing is read at the changed place any more",
            Why::NoDifference => "read as before: what was put in makes no difference",
            Why::ReadsAsUpdate => "reads like a later count or a moved date, as a real one would",
            Why::SaidTwice => "its own article gives the old value as well",
        }
    }
}

/// A change with what came of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// The change.
    #[serde(flatten)]
    pub change: Change,
    /// What came of it.
    pub outcome: Outcome,
    /// Why a harmful change raised no flag; `None` where it did, and for harmless ones.
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
}

/// What comes of a change of the case that `before` was made of; `None` where it can't be made.
pub(super) fn find(case: &Case, before: &Comparison, change: &Change) -> Result<Option<Finding>> {
    let Some(article) = case.articles.iter().find(|article| article.id == change.article) else {
        return Ok(None);
    };
    let Some(body) = change.apply(&article.body) else { return Ok(None) };
    let changed = case.with_body(&change.article, body);
    let after = changed.compare()?;
    let touched: Vec<&Question> = after
        .questions
        .iter()
        .filter(|question| is_touched(&after, question, change, change.claim))
        .collect();
    // A harmless change should raise no flag anywhere, a harmful one should raise one where it was made.
    let more_flags = if change.kind.is_harmful() {
        let earlier = before.questions.iter();
        let earlier = earlier.filter(|question| is_touched(before, question, change, change.before));
        flags(touched.iter().copied()) > flags(earlier)
    } else {
        flags(after.questions.iter()) > flags(before.questions.iter())
    };
    let worst = touched.iter().map(|question| question.verdict).max_by_key(|verdict| severity(*verdict));
    let outcome = match worst {
        _ if more_flags => Outcome::Flagged,
        Some(Verdict::Updated) => Outcome::Updated,
        Some(Verdict::Unsure) => Outcome::Unsure,
        _ if touched.iter().any(|question| may_be_told_by(&after, question, change)) => Outcome::Unsure,
        _ => Outcome::Quiet,
    };
    let row = touched.iter().copied().max_by_key(|question| severity(question.verdict));
    let told = outcome == Outcome::Flagged || !change.kind.is_harmful();
    let why = if told { None } else { Some(why(&after, change, row)) };
    let row = row.map(|question| Row {
        label: question.label.clone(),
        verdict: question.verdict,
        reason: question.reason,
    });
    Ok(Some(Finding { change: change.clone(), outcome, why, row }))
}

/// True where a row may be the same question as that of the other article's claim, on a tie that is too weak.
fn may_be_told_by(comparison: &Comparison, question: &Question, change: &Change) -> bool {
    let is_told = |i: &usize| comparison.claims.get(*i).is_some_and(|claim| claim.id == change.told_by);
    let home = comparison.questions.iter().find(|other| other.claims.iter().any(is_told));
    home.is_some_and(|home| {
        let perhaps = |related: &&Related| related.how == PERHAPS_THE_SAME;
        home.related.iter().filter(perhaps).any(|related| related.question == question.id)
    })
}

fn flags<'q>(questions: impl Iterator<Item = &'q Question>) -> usize {
    questions.filter(|question| question.verdict.is_flagged()).count()
}

fn severity(verdict: Verdict) -> (bool, bool, bool) {
    (verdict.is_flagged(), verdict == Verdict::Updated, verdict == Verdict::Unsure)
}

/// True for a row that has a claim at the changed place. A changed figure or day is looked for among the claims of its own kind: that
/// something else of its sentence is flagged is no proof that the change was seen.
fn is_touched(comparison: &Comparison, question: &Question, change: &Change, at: Span) -> bool {
    question.claims.iter().any(|i| stands_at(comparison, *i, change, at))
}

fn stands_at(comparison: &Comparison, i: usize, change: &Change, at: Span) -> bool {
    comparison.claims.get(i).is_some_and(|claim| {
        claim.article == change.article
            && (claim.kind == change.of || !change.kind.is_of_value())
            && claim.evidence.span.is_some_and(|span| span.overlaps(&at))
    })
}

/// Why a harmful change raised no flag: what stands between its claim and the one that had its value.
fn why(after: &Comparison, change: &Change, row: Option<&Question>) -> Why {
    let Some(question) = row else { return Why::Unread };
    let Some(other) = after.claims.iter().position(|claim| claim.id == change.told_by) else {
        return Why::Unread;
    };
    let claims = after.prepared();
    let related = |i: usize| Some(relation::relate(claims.get(i)?, claims.get(other)?)?.reason.verdict());
    let at_place = || question.claims.iter().copied().filter(|i| stands_at(after, *i, change, change.claim));
    // Of two writings of one figure, "22 miles (36 kilometres)", the one that was changed is meant.
    let changed =
        at_place().find(|i| related(*i).is_some_and(Verdict::is_flagged)).or_else(|| at_place().next());
    let Some(own) = changed else { return Why::Unread };
    let verdict = related(own);
    let gathering = Gathering::of(after.gathered());
    let by_doubt = |doubt: Doubt| match doubt {
        Doubt::OneVoice | Doubt::AnsweredBetter => Why::SaidTwice,
        Doubt::Weak(_) | Doubt::None => Why::TieTooWeak,
    };
    if !question.claims.contains(&other) {
        return match gathering.apart(&claims, own, other) {
            Some(Apart::Parted(doubt)) => by_doubt(doubt),
            _ => Why::OtherQuestion,
        };
    }
    match verdict {
        Some(Verdict::Agree) => Why::NoDifference,
        Some(Verdict::Compatible | Verdict::Single) => Why::BothCanBeTrue,
        Some(Verdict::Updated) => Why::ReadsAsUpdate,
        Some(Verdict::Unsure) => Why::NotKnown,
        _ => by_doubt(apart::doubt(&claims, &question.claims, own, other)),
    }
}
