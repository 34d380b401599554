//! The row that a claim is put into: by the question that a person gave the row, else beside a found claim of it.

use super::guess::key_of;
use super::{Adding, Draft, Effect, Move, Wrong};
use crate::claim::{Claim, Value};
use crate::compare::Question;
use crate::mention::figure::{self, Dimension};
use crate::report::asked::row_of;
use crate::text::Tokens;

/// Why a claim can't stand in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// The row's claims give another thing: the key of theirs, and that of the new one.
    Kind(&'static str, &'static str),
    /// Their figures measure something else.
    Dimension,
}

impl Effect {
    /// True where the claim stands in the row at a place among the questions, as that was before.
    pub fn enters(&self, row: usize) -> bool {
        let is_it = |now: &super::Now| now.number == row + 1;
        self.moves.iter().any(|step| match step {
            Move::Joins(was, _) | Move::Stays(was, _) | Move::GoesTo(was, _) => is_it(was),
            Move::Unites(rows, _) => rows.iter().any(is_it),
            Move::Makes(_) | Move::Leaves(..) => false,
        })
    }
}

impl Adding<'_> {
    /// Why a claim can't stand in a row, by what both give; `None` where it can, or nothing is given yet.
    pub fn misfit(&self, draft: &Draft, row: usize) -> Option<Misfit> {
        let key = draft.value_key()?;
        let question = self.before.questions.get(row)?;
        let claims: Vec<&Claim> = question.claims.iter().filter_map(|i| self.before.claims.get(*i)).collect();
        let first = claims.first().copied()?;
        // Money can stand under either key of a figure.
        let sort = |key: &'static str| if key == "amount" { "figure" } else { key };
        if !claims.iter().any(|claim| sort(key_of(claim)) == sort(key)) {
            return Some(Misfit::Kind(key_of(first), key));
        }
        let text = draft.text(key).filter(|_| sort(key) == "figure")?;
        let measured = dimension(text, draft.text("quote").unwrap_or(""))?;
        let is_alike =
            |claim: &&Claim| matches!(claim.value, Value::Figure { dimension, .. } if dimension == measured);
        (!claims.iter().any(is_alike)).then_some(Misfit::Dimension)
    }

    /// The row of the table in which a claim stood, as its place among the questions.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        let place = self.before.claims.iter().position(|claim| claim.id == id)?;
        row_of(self.before, place)
    }

    /// A question that has the words of one row's label means that row: the claim is put beside a found claim of it.
    ///
    /// # Errors
    ///
    /// As [`Draft::set`].
    pub fn join_by_label(&self, draft: &mut Draft) -> Result<(), Wrong> {
        let Some(words) = draft.text("question").map(str::to_owned) else { return Ok(()) };
        let is_called = |question: &Question| question.label.eq_ignore_ascii_case(&words);
        let mut rows = (0..).zip(&self.before.questions).filter(|(_, question)| is_called(question));
        if let (Some((row, _)), None) = (rows.next(), rows.next())
            && !draft.has("same_as")
            && !draft.has("amends")
        {
            self.join(draft, row)?;
            draft.set("question", &words)?;
        }
        Ok(())
    }

    /// Puts the claim into a row.
    ///
    /// # Errors
    ///
    /// As [`Draft::set`].
    pub fn join(&self, draft: &mut Draft, row: usize) -> Result<(), Wrong> {
        let Some(question) = self.before.questions.get(row) else { return Ok(()) };
        let claims: Vec<&Claim> = question.claims.iter().filter_map(|i| self.before.claims.get(*i)).collect();
        if let Some(words) = claims.iter().find_map(|claim| claim.by_hand.as_ref()?.question.as_ref()) {
            return draft.set("question", words);
        }
        // A found claim of the same article may give way to the new one; one of another article stays.
        let article = self.article_of(draft).map_or("", |article| article.id.as_str());
        let Some(other) = claims.iter().find(|claim| claim.by_hand.is_none() && claim.article != article)
        else {
            return draft.set("question", &question.label);
        };
        draft.set("same_as", &other.id)?;
        let kind = self.appended(draft).ok().and_then(|appended| {
            let id = appended.claim.id.as_ref().map(|id| id.text.clone())?;
            self.checked(&appended).claims.into_iter().find(|claim| claim.id == id).map(|claim| claim.kind)
        });
        // Claims of two kinds are never compared; the words of the row tell which is meant.
        if kind.is_some_and(|kind| kind != question.kind) {
            draft.set("question", &question.label)?;
        }
        Ok(())
    }
}

/// What a figure measures; `None` where it is not one figure. A bare number is what it is in the quote.
fn dimension(text: &str, quote: &str) -> Option<Dimension> {
    let found = figure::find(&Tokens::new(text), &[]);
    let [only] = found.as_slice() else { return None };
    let is_same =
        |other: &&figure::Figure| (other.value.min, other.value.max) == (only.value.min, only.value.max);
    let in_quote = figure::find(&Tokens::new(quote), &[]);
    let measured = in_quote.iter().find(is_same).map(|figure| figure.dimension);
    Some(if only.dimension == Dimension::Count { measured.unwrap_or(only.dimension) } else { only.dimension })
}
