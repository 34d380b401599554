//! A change of one place in one article, and the rows that can be changed.

use crate::case::{Case, Comparison};
use crate::claim::{self, Claim, Value};
use crate::compare::{Question, Verdict};
use crate::text::Span;

/// What sort of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An exact figure becomes another one.
    FigureChanged,
    /// A day of a month, or a weekday, becomes another one.
    DayMoved,
    /// Two sides of one sentence change places.
    SidesSwapped,
    /// Who said it denies it.
    Denied,
    /// An exact figure becomes "about" a round one.
    Rounded,
    /// A number is written in digits or in words, a unit in the other spelling.
    Respelled,
    /// The day moves from the end of its sentence to the front.
    Reordered,
}

impl Kind {
    /// All kinds, the harmful first.
    pub const ALL: [Kind; 7] = [
        Kind::FigureChanged,
        Kind::DayMoved,
        Kind::SidesSwapped,
        Kind::Denied,
        Kind::Rounded,
        Kind::Respelled,
        Kind::Reordered,
    ];

    /// True where the change makes two articles disagree.
    pub fn is_harmful(self) -> bool {
        matches!(self, Kind::FigureChanged | Kind::DayMoved | Kind::SidesSwapped | Kind::Denied)
    }

    /// A phrase for people.
    pub fn phrase(self) -> &'static str {
        match self {
            Kind::FigureChanged => "another figure",
            Kind::DayMoved => "another day",
            Kind::SidesSwapped => "sides swapped",
            Kind::Denied => "said becomes denied",
            Kind::Rounded => "about a round figure",
            Kind::Respelled => "another spelling",
            Kind::Reordered => "the day goes first",
        }
    }
}

/// A change of one place of one article.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// What sort it is.
    pub kind: Kind,
    /// The article.
    pub article: String,
    /// The stretch of its body that is taken out, in bytes.
    pub at: Span,
    /// What stood there.
    pub was: String,
    /// What takes its place.
    pub with: String,
    /// The id of another article's claim with the same value.
    pub told_by: String,
    /// Where the changed claim stands in the new body, in bytes.
    #[serde(skip)]
    pub claim: Span,
    /// What sort of claim is changed: rows of others are not looked at.
    #[serde(skip)]
    pub of: claim::Kind,
}

impl Change {
    /// A change of a part of a claim's own words.
    pub(super) fn within(kind: Kind, aligned: &Aligned, at: Span, with: String) -> Option<Change> {
        let quote = aligned.claim.evidence.span?;
        let end = (quote.end + with.len()).checked_sub(at.len())?;
        Some(Change::moving(kind, aligned, at, with, Span::new(quote.start, end)))
    }

    /// A change around a claim, after which the claim stands at `claim`.
    pub(super) fn moving(kind: Kind, aligned: &Aligned, at: Span, with: String, claim: Span) -> Change {
        Change {
            kind,
            article: aligned.claim.article.clone(),
            at,
            was: at.of(aligned.body).to_owned(),
            with,
            told_by: aligned.told_by.clone(),
            claim,
            of: aligned.claim.kind,
        }
    }

    /// The article's body after the change.
    pub(super) fn apply(&self, body: &str) -> Option<String> {
        let (before, after) = (body.get(..self.at.start)?, body.get(self.at.end..)?);
        Some(format!("{before}{}{after}", self.with))
    }
}

/// A claim that stands in a row with an equal claim of another article, and no flag.
pub(super) struct Aligned<'a> {
    pub(super) claim: &'a Claim,
    pub(super) body: &'a str,
    /// The id of another article's claim with the same value.
    pub(super) told_by: String,
}

/// The claims that can be changed: found by rule, in the telling, in an unflagged row where another article says the same.
pub(super) fn aligned<'a>(case: &'a Case, comparison: &'a Comparison) -> Vec<Aligned<'a>> {
    let mut found = Vec::new();
    for question in &comparison.questions {
        if question.verdict != Verdict::Agree && question.verdict != Verdict::Compatible {
            continue;
        }
        for claim in claims(comparison, question) {
            let again = claims(comparison, question)
                .find(|other| other.article != claim.article && is_said_again(&claim.value, &other.value));
            let article = case.articles.iter().find(|article| article.id == claim.article);
            if let (Some(again), Some(article), Some(_)) = (again, article, claim.evidence.span) {
                found.push(Aligned { claim, body: &article.body, told_by: again.id.clone() });
            }
        }
    }
    found.sort_by_key(|aligned| (&aligned.claim.article, aligned.claim.evidence.span, &aligned.claim.id));
    found
}

fn claims<'a>(comparison: &'a Comparison, question: &'a Question) -> impl Iterator<Item = &'a Claim> {
    question.claims.iter().filter_map(|i| comparison.claims.get(*i))
}

/// True where both give one value, hedges aside.
fn is_said_again(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Figure { number: x, .. }, Value::Figure { number: y, .. }) => {
            x.min == x.max && (x.min, x.max) == (y.min, y.max)
        }
        (Value::Date(x), Value::Date(y)) => {
            x.start.is_some() && x.start == x.end && (x.start, x.end) == (y.start, y.end)
        }
        _ => false,
    }
}
