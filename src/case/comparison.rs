//! A case aligned and judged, and where each claim stands in it.

use super::origin::Origins;
use super::stages::Stages;
use crate::claim::Claim;
use crate::claim::find::Unplaced;
use crate::compare::{Gathered, Links, Prepared, Question, Source};
use crate::error::Problem;
use crate::review::Review;
use std::sync::Arc;

/// A case aligned and judged.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// All claims that were compared, found and by hand, by article and place.
    pub claims: Arc<Vec<Claim>>,
    /// What is known of each article.
    pub sources: Arc<Vec<Source>>,
    /// Where each article comes from, and why.
    pub origins: Arc<Origins>,
    /// The questions, flagged first.
    pub questions: Vec<Question>,
    /// Figures and dates that were read and belong to no claim.
    pub unplaced: Arc<Vec<Unplaced>>,
    /// Curated claims whose quotes have gone from their articles, and amendments that no longer fit theirs.
    pub orphaned: Vec<Problem>,
    /// What people ruled on which claims belong together, as far as it holds.
    pub links: Links,
    /// What people decided, and what of it holds.
    pub review: Review,
    /// For each claim its question, by its place.
    pub(super) homes: Vec<Option<usize>>,
    pub(super) stages: Stages,
}

impl Comparison {
    /// The place of a claim among the claims, by its id.
    pub fn claim_of(&self, id: &str) -> Option<usize> {
        self.stages.told.marks.place(id)
    }

    /// What a claim says, as a mark, by its id.
    pub fn mark_of(&self, id: &str) -> Option<&str> {
        self.stages.told.marks.mark(id)
    }

    /// The place of the question that a claim answers, by the claim's place.
    pub fn home(&self, claim: usize) -> Option<usize> {
        self.homes.get(claim).copied().flatten()
    }

    /// The place of the question that a claim answers, by the claim's id.
    pub fn row_of(&self, claim: &str) -> Option<usize> {
        self.home(self.claim_of(claim)?)
    }

    /// The place of the question of this id.
    pub fn question_of(&self, id: &str) -> Option<usize> {
        // A question is called by its first claim.
        self.row_of(id).filter(|row| self.questions.get(*row).is_some_and(|question| question.id == id))
    }

    /// The claims made ready for comparison, with what people ruled on them.
    pub fn prepared(&self) -> Vec<Prepared<'_>> {
        self.stages.gathered.prepared(&self.claims, &self.sources, &self.links)
    }

    /// The claims as the rules gathered them, before anybody merged or split.
    pub fn gathered(&self) -> &Gathered {
        &self.stages.gathered
    }

    /// The rows of the rules, where no person rejected or amended a claim or ruled on a telling; else `None`.
    pub fn rules(&self) -> Option<Rules> {
        self.stages.told.is_untouched().then(|| Rules { stages: self.stages.clone() })
    }
}

/// The rows of a case as the rules alone make them.
#[derive(Debug, Clone)]
pub struct Rules {
    stages: Stages,
}

impl Rules {
    /// The ids of the claims that stand in one row with a claim, itself among them; empty where there is no such claim.
    pub fn neighbours(&self, id: &str) -> Vec<&str> {
        let told = &self.stages.told;
        let row = told.marks.place(id).map(|claim| self.stages.gathered.row(claim));
        let claims = row.unwrap_or_default().iter().filter_map(|i| told.claims.get(*i));
        claims.map(|claim| claim.id.as_str()).collect()
    }
}
