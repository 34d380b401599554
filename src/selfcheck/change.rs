//! A change of one place in one article.

use super::Kind;
use super::places::Place;
use crate::claim;
use crate::text::Span;

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
    /// The id of another article's claim with the same value; "" where there is none.
    pub told_by: String,
    /// Where the changed claim stood, in bytes.
    #[serde(skip)]
    pub before: Span,
    /// Where it stands in the new body, in bytes.
    #[serde(skip)]
    pub claim: Span,
    /// What sort of claim is changed.
    #[serde(skip)]
    pub of: claim::Kind,
}

impl Change {
    /// A change in the sentence of a claim; `None` where it changes nothing.
    pub(super) fn of(kind: Kind, place: &Place, at: Span, with: String) -> Option<Change> {
        let was = place.body.get(at.start..at.end)?;
        if was == with {
            return None;
        }
        let quote = place.quote;
        let moved = |at_old: usize| (at_old + with.len()).checked_sub(at.len());
        let claim = if at.end <= quote.start {
            Span::new(moved(quote.start)?, moved(quote.end)?)
        } else if at.start >= quote.end {
            quote
        } else {
            Span::new(quote.start.min(at.start), moved(quote.end.max(at.end))?)
        };
        Some(Change {
            kind,
            article: place.claim.article.clone(),
            at,
            was: was.to_owned(),
            with,
            told_by: place.told_by.map(|other| other.id.clone()).unwrap_or_default(),
            before: quote,
            claim,
            of: place.claim.kind,
        })
    }

    /// The article's body after the change.
    pub(super) fn apply(&self, body: &str) -> Option<String> {
        let (before, after) = (body.get(..self.at.start)?, body.get(self.at.end..)?);
        Some(format!("{before}{}{after}", self.with))
    }
}
