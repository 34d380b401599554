//! A claim by hand: made of what a person typed or selected, held against its article, tried in the table, and added to curated.yaml.
//!
//! Nothing here knows where it is typed: `dissensus add` and a page use the same [`Draft`] and [`Adding`]. What is wrong, and what a
//! claim does to the table, are values ([`Wrong`], [`Effect`]); each screen has its own words for the keys.

mod draft;
mod effect;
mod guess;
mod ids;
mod place;
mod row;
mod wrong;

pub use draft::{Draft, Lack, ORDER, on_one_line};
pub use effect::{Beside, Effect, Move, Now};
pub use guess::Guess;
pub use place::{Occurrence, line, words_before};
pub use row::Misfit;
pub use wrong::{Help, NotAdded, Wrong};

use super::Desk;
use crate::article::Article;
use crate::case::{Case, Comparison, Extraction};
use crate::claim::Claim;
use crate::claim::file::append::{Appended, append, is_told};
use crate::claim::file::quote::Searched;
use crate::claim::file::{CURATED, Checked, EMPTY, schema, written};
use crate::disk::{self, lock::OWN_FOLDER};
use crate::error::Error;
use crate::mention::Anchor;
use crate::text::Span;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A case that a claim is added to, as it was before.
#[derive(Debug, Clone, Copy)]
pub struct Adding<'d> {
    /// The case's folder.
    pub folder: &'d Path,
    /// The case.
    pub case: &'d Case,
    /// What the rules found in it.
    pub extraction: &'d Extraction,
    /// Its rows.
    pub before: &'d Comparison,
}

impl Desk {
    /// The case as it stands on the desk, for a claim to be added to.
    pub fn adding(&self) -> Adding<'_> {
        Adding {
            folder: self.folder(),
            case: self.case(),
            extraction: self.extraction(),
            before: self.comparison(),
        }
    }

    /// Adds a claim, and takes the rows as they are with it. Other programs may have changed the file since it was read: what they
    /// wrote stays.
    ///
    /// # Errors
    ///
    /// As [`Adding::write`]; and what keeps a case with this claim from being compared. All stays as it was then.
    pub fn add(&mut self, draft: &Draft) -> Result<Appended, NotAdded> {
        // A claim with which the case can't be compared is none to add.
        let adding = self.adding();
        adding.effect(&adding.appended(draft)?)?;
        let added = adding.write(draft)?;
        self.take_claims(&added.text)?;
        Ok(added)
    }
}

impl<'d> Adding<'d> {
    /// The file that the claim goes to.
    pub fn path(&self) -> PathBuf {
        self.folder.join(CURATED)
    }

    /// An article whose text is here.
    pub fn article(&self, id: &str) -> Option<&'d Article> {
        self.case.articles.iter().find(|article| article.id == id)
    }

    /// The article of a claim that is being made, where its text is here.
    pub fn article_of(&self, draft: &Draft) -> Option<&'d Article> {
        let amended = || self.amended(draft).map(|claim| claim.article.as_str());
        self.article(draft.text("article").or_else(amended)?)
    }

    /// The found claim that it amends.
    fn amended(&self, draft: &Draft) -> Option<&'d Claim> {
        let id = draft.text("amends")?;
        self.extraction.claims.iter().find(|claim| claim.id == id)
    }

    fn anchor(&self, id: &str) -> &'d Anchor {
        self.case.anchors.get(id).unwrap_or(&Anchor::UNKNOWN)
    }

    /// The articles that have these words.
    pub fn with_quote(&self, quote: &str) -> Vec<&'d str> {
        let has = |article: &&Article| !Searched::new(&article.body).find(quote).is_empty();
        self.case.articles.iter().filter(has).map(|article| article.id.as_str()).collect()
    }

    /// Puts whole ids for those that were given by their beginnings, and the question of a claim by hand for its id.
    ///
    /// # Errors
    ///
    /// An id that no found claim has, or several.
    pub fn resolve(&self, draft: &mut Draft) -> Result<(), Wrong> {
        for key in ["amends", "same_as"] {
            let Some(asked) = draft.text(key).map(str::to_owned) else { continue };
            let by_hand = self
                .before
                .claims
                .iter()
                .find(|claim| claim.id == asked)
                .and_then(|claim| claim.by_hand.as_ref());
            let id = match by_hand {
                Some(by_hand) => match (&by_hand.amends, &by_hand.question) {
                    (Some(found), _) => found.clone(),
                    (None, Some(question)) if key == "same_as" && !draft.has("question") => {
                        draft.unset(key);
                        draft.set("question", question)?;
                        continue;
                    }
                    _ => {
                        let file = self.path();
                        let message =
                            format!("`{asked}` is a claim of {} itself: edit it there", file.display());
                        return Err(Wrong::new(key, message));
                    }
                },
                None => ids::found(&self.extraction.claims, key, &asked)?.id.clone(),
            };
            draft.set(key, &id)?;
        }
        Ok(())
    }

    /// The file as it would be, sound.
    ///
    /// # Errors
    ///
    /// What is wrong with the claim, all of it; else what is wrong with the file.
    pub fn appended(&self, draft: &Draft) -> Result<Appended, NotAdded> {
        let path = self.path();
        let text = disk::read_text(&path)?;
        let text = text.as_deref().unwrap_or(EMPTY);
        let mut draft = draft.clone();
        if !draft.has("id") {
            let claims = written::read(&path, text).claims;
            // A form that is sent twice adds one claim.
            if let Some(twin) = claims.iter().find(|claim| is_told(claim, &draft.keys())) {
                let line = twin.id.as_ref().map_or(0, |id| id.at.line);
                let message = format!("{} has this very claim already, in line {line}", path.display());
                return Err(Wrong::new("quote", message).into());
            }
            let taken: BTreeSet<String> =
                claims.into_iter().filter_map(|claim| Some(claim.id?.text)).collect();
            let amended = self.amended(&draft);
            let article = draft.text("article").or(amended.map(|claim| claim.article.as_str()));
            let id = ids::made(&draft, article, &taken);
            draft.set("id", &id)?;
        }
        let appended = append(&path, text, &draft.keys())?;
        let checked = self.checked(&appended);
        let (own, others): (Vec<_>, Vec<_>) =
            checked.problems.into_iter().partition(|problem| appended.is_of_it(problem));
        let orphaned = checked.orphaned.into_iter().filter(|problem| appended.is_of_it(problem));
        let own: Vec<_> = own.into_iter().chain(orphaned).collect();
        if !own.is_empty() {
            return Err(NotAdded::Wrong(wrong::of(&own, &appended, &draft, self)));
        }
        if !others.is_empty() {
            return Err(Error::Problems(others).into());
        }
        Ok(appended)
    }

    fn checked(&self, appended: &Appended) -> Checked {
        self.case.with_curated(&self.path(), &appended.text).checked(&self.extraction.claims)
    }

    /// Adds the claim, while no other program changes the case; the file may have grown since it was read.
    ///
    /// # Errors
    ///
    /// As [`Adding::appended`], held against the file as it is by now; and a file that can't be written.
    pub fn write(&self, draft: &Draft) -> Result<Appended, NotAdded> {
        let _lock = disk::lock(self.folder)?;
        let path = self.path();
        let appended = self.appended(draft)?;
        if !path.exists() {
            disk::write_new(&self.folder.join(OWN_FOLDER).join("claims.schema.json"), schema::CLAIMS)?;
        }
        disk::write_beside(&path, &appended.text)?;
        Ok(appended)
    }

    /// The found claims of an article whose words overlap a stretch of it.
    fn found_in<'a>(&self, article: &'a str, span: Span) -> impl Iterator<Item = &'d Claim> + use<'a, 'd> {
        let overlaps = move |claim: &&Claim| claim.evidence.span.is_some_and(|own| own.overlaps(&span));
        self.extraction.claims.iter().filter(move |claim| claim.article == article).filter(overlaps)
    }
}

#[cfg(test)]
mod tests;
