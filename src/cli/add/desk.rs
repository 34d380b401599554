//! The case that a claim is added to: as it was, as it would be with the claim, and changed on disk.

use super::draft::{Draft, flag};
use super::{Stop, ids, refused};
use crate::cli::new;
use crate::cli::paths::{self, Named};
use dissensus::Error;
use dissensus::article::Article;
use dissensus::case::{Case, Comparison, Extraction};
use dissensus::claim::Claim;
use dissensus::claim::file::append::{Appended, append};
use dissensus::claim::file::quote::Searched;
use dissensus::claim::file::{CURATED, Checked, schema, written};
use dissensus::compare::Question;
use dissensus::disk::{self, lock::OWN_FOLDER};
use dissensus::mention::Anchor;
use dissensus::report::asked::row_of;
use dissensus::text::Span;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A case as it was before the claim.
pub(super) struct Desk {
    folder: PathBuf,
    pub(super) case: Case,
    pub(super) extraction: Extraction,
    pub(super) before: Comparison,
}

impl Desk {
    pub(super) fn open(path: &Path) -> std::result::Result<Desk, Stop> {
        let nothing = |what: &str| Error::Nothing { path: path.to_path_buf(), what: what.to_owned() };
        if !path.is_dir() {
            return Err(
                nothing("there is no such folder: name a case, or make one with `dissensus new`").into()
            );
        }
        let Named::Folder(folder) = paths::one(path)? else {
            let what =
                "no case here: expected `articles`, case.yaml or curated.yaml (`dissensus new` makes a case)";
            return Err(nothing(what).into());
        };
        let case = Case::open(&folder)?;
        let extraction = case.extract();
        let before = case.compare_found(&extraction)?;
        Ok(Desk { folder, case, extraction, before })
    }

    pub(super) fn path(&self) -> PathBuf {
        self.folder.join(CURATED)
    }

    pub(super) fn article(&self, id: &str) -> Option<&Article> {
        self.case.articles.iter().find(|article| article.id == id)
    }

    /// The article of a claim that is being made, where its text is here.
    pub(super) fn article_of(&self, draft: &Draft) -> Option<&Article> {
        let amended = || self.amended(draft).map(|claim| claim.article.as_str());
        self.article(draft.text("article").or_else(amended)?)
    }

    /// The found claim that it amends.
    fn amended(&self, draft: &Draft) -> Option<&Claim> {
        let id = draft.text("amends")?;
        self.extraction.claims.iter().find(|claim| claim.id == id)
    }

    pub(super) fn anchor(&self, id: &str) -> &Anchor {
        self.case.anchors.get(id).unwrap_or(&Anchor::UNKNOWN)
    }

    /// The articles that have these words.
    pub(super) fn with_quote(&self, quote: &str) -> Vec<&str> {
        let has = |article: &&Article| !Searched::new(&article.body).find(quote).is_empty();
        self.case.articles.iter().filter(has).map(|article| article.id.as_str()).collect()
    }

    /// Puts whole ids for those that were given by their beginnings, and the question of a claim by hand for its id.
    pub(super) fn resolve(&self, draft: &mut Draft) -> std::result::Result<(), String> {
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
                        return Err(format!(
                            "{}: `{asked}` is a claim of {} itself: edit it there",
                            flag(key),
                            file.display()
                        ));
                    }
                },
                None => ids::found(&self.extraction.claims, &asked)
                    .map_err(|why| format!("{}: {why}", flag(key)))?
                    .id
                    .clone(),
            };
            draft.set(key, &id)?;
        }
        Ok(())
    }

    /// What is missing, where nobody can be asked.
    pub(super) fn lacks(&self, draft: &Draft, missing: &[&str]) -> String {
        let mut out = match missing {
            [one] => format!("{one} is missing"),
            [first @ .., last] => format!("{} and {last} are missing", first.join(", ")),
            [] => String::new(),
        };
        if !draft.has("article") && !draft.has("amends") {
            let found = draft.text("quote").map(|quote| self.with_quote(quote)).unwrap_or_default();
            let absent = self.case.absent.iter().map(|absent| absent.id.as_str());
            let ids = self.case.articles.iter().map(|article| article.id.as_str()).chain(absent);
            let ids: Vec<&str> = ids.take(12).collect();
            match found.as_slice() {
                [] => out.push_str(&format!("\n  the articles: {}", ids.join(", "))),
                found => out.push_str(&format!("\n  the quote stands in {}", found.join(", "))),
            }
        }
        out.push_str(
            "\n  on a terminal, `dissensus add` asks for what is missing; see also `dissensus add --help`",
        );
        out
    }

    /// The file as it would be, sound.
    pub(super) fn appended(&self, draft: &Draft) -> std::result::Result<Appended, Stop> {
        let path = self.path();
        let text = disk::read_text(&path)?;
        let text = text.as_deref().unwrap_or(new::CURATED_FILE);
        let mut draft = draft.clone();
        if !draft.has("id") {
            let claims = written::read(&path, text).claims;
            let taken: BTreeSet<String> =
                claims.into_iter().filter_map(|claim| Some(claim.id?.text)).collect();
            let amended = self.amended(&draft);
            let article = draft.text("article").or(amended.map(|claim| claim.article.as_str()));
            let id = ids::made(&draft, article, &taken);
            draft.set("id", &id).map_err(Stop::Refused)?;
        }
        let appended = append(&path, text, &draft.keys())?;
        let checked = self.checked(&appended);
        let (own, others): (Vec<_>, Vec<_>) =
            checked.problems.into_iter().partition(|problem| appended.is_of_it(problem));
        let orphaned = checked.orphaned.into_iter().filter(|problem| appended.is_of_it(problem));
        let own: Vec<_> = own.into_iter().chain(orphaned).collect();
        if !own.is_empty() {
            return Err(Stop::Refused(refused::told(&own, &appended, &draft, self)));
        }
        if !others.is_empty() {
            return Err(Error::Problems(others).into());
        }
        Ok(appended)
    }

    pub(super) fn checked(&self, appended: &Appended) -> Checked {
        self.case.with_curated(&self.path(), &appended.text).checked(&self.extraction.claims)
    }

    /// Adds the claim, while no other program changes the case; the file may have grown since it was read.
    pub(super) fn write(&self, draft: &Draft) -> std::result::Result<Appended, Stop> {
        let _lock = disk::lock(&self.folder)?;
        let path = self.path();
        let appended = self.appended(draft)?;
        if !path.exists() {
            disk::write_new(&self.folder.join(OWN_FOLDER).join("claims.schema.json"), schema::CLAIMS)?;
        }
        disk::write_beside(&path, &appended.text)?;
        Ok(appended)
    }

    /// The row of the table in which a claim stood, as its place among the questions.
    pub(super) fn row_of(&self, id: &str) -> Option<usize> {
        let place = self.before.claims.iter().position(|claim| claim.id == id)?;
        row_of(&self.before, place)
    }

    /// A question that has the words of one row's label means that row: the claim is put beside a found claim of it.
    pub(super) fn join_by_label(&self, draft: &mut Draft) -> std::result::Result<(), String> {
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

    /// Puts the claim into a row: by the question that a person gave the row, else beside a found claim of it.
    pub(super) fn join(&self, draft: &mut Draft, row: usize) -> std::result::Result<(), String> {
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

    /// The found claims of an article whose words overlap a stretch of it.
    pub(super) fn found_in<'d>(&'d self, article: &'d str, span: Span) -> impl Iterator<Item = &'d Claim> {
        let overlaps = move |claim: &&Claim| claim.evidence.span.is_some_and(|own| own.overlaps(&span));
        self.extraction.claims.iter().filter(move |claim| claim.article == article).filter(overlaps)
    }
}
