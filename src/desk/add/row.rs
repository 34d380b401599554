//! The row that a claim is put into: by the question that a person gave the row, else beside a found claim of it.

use super::{Adding, Draft, Wrong};
use crate::claim::Claim;
use crate::compare::Question;
use crate::report::asked::row_of;

impl Adding<'_> {
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
