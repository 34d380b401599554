//! A case under review: one decision after another is tried, put on disk, and only then shown.
//!
//! What others change on disk in the meantime is read before each decision. A decision on what has become another row is held
//! back, so that nobody rules on what they have not seen.

mod amend;
mod aside;
mod claims;
mod news;
mod renew;
mod ripple;

pub use amend::Field;
pub use aside::Aside;
pub use news::News;
pub use renew::Renewed;
#[cfg(test)]
pub(super) use ripple::ripple;

use crate::case::{Case, Comparison, Extraction, Rules};
use crate::claim::file;
use crate::claim::identity::fingerprint;
use crate::desk::words;
use crate::disk::{Stamps, stamps};
use crate::error::{Error, Problem, Result};
use crate::report::wording::printable;
use crate::review::{Decision, Log, Mark, REVIEW, Ruling, line, log, standing::mark_of, store};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A case with what was found in it, under review by one person.
#[derive(Debug)]
pub struct Desk {
    folder: PathBuf,
    by: String,
    case: Case,
    extraction: Extraction,
    comparison: Comparison,
    /// Where the claims of curated.yaml stand: "curated.yaml:14", by id.
    written: BTreeMap<String, String>,
    /// The rows as the rules alone make them, where they are known or somebody rejected a claim.
    rules: Option<Rules>,
    inputs: Stamps,
    decisions: Stamps,
}

/// What became of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is on disk.
    Made {
        /// The decision.
        decision: Box<Decision>,
        /// Why it does not hold although it was made; `None` where it does.
        but: Option<String>,
        /// What others changed before.
        news: News,
        /// On which row, what was ruled, and what stood there before: one line.
        words: String,
    },
    /// The row has that very ruling: nothing was written.
    Already {
        /// What it has: "already accepted by Ana Marek".
        words: String,
        /// What others changed before.
        news: News,
    },
    /// What it is about has changed on disk: nothing was written.
    Held {
        /// What was changed.
        news: News,
    },
    /// There is nothing to undo, or nothing to redo.
    Nothing,
}

const INPUTS: &[&str] = &[file::ARTICLES, file::CASE, file::CURATED];

impl Desk {
    /// Reads a case and finds its claims, once.
    ///
    /// # Errors
    ///
    /// As [`Case::open`] and [`Case::compare`].
    pub fn open(folder: &Path, by: &str) -> Result<Desk> {
        let (inputs, decisions) = (stamps(folder, INPUTS), stamps(folder, &[REVIEW]));
        let case = Case::open(folder)?;
        let extraction = case.extract();
        let comparison = case.compare_found(&extraction)?;
        let rules = rules(&case, &extraction, &comparison, None);
        let written = written(folder)?;
        let (folder, by) = (folder.to_path_buf(), by.to_owned());
        Ok(Desk { folder, by, case, extraction, comparison, written, rules, inputs, decisions })
    }

    /// The case.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The case's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Who decides.
    pub fn by(&self) -> &str {
        &self.by
    }

    /// The rows as they stand.
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// Where a claim of curated.yaml stands: "curated.yaml:14"; `None` for one that was found.
    pub fn written_at(&self, id: &str) -> Option<&str> {
        self.written.get(id).map(String::as_str)
    }

    /// The claims that the rules put in one row with a rejected claim, itself among them.
    pub fn neighbours(&self, id: &str) -> Vec<&str> {
        self.rules.as_ref().map(|rules| rules.neighbours(id)).unwrap_or_default()
    }

    /// Reads what others changed on disk; `None` where nothing did.
    ///
    /// # Errors
    ///
    /// As [`Desk::open`]; all stays as it was then.
    pub fn look(&mut self) -> Result<Option<News>> {
        let (inputs, decisions) = (stamps(&self.folder, INPUTS), stamps(&self.folder, &[REVIEW]));
        if inputs == self.inputs && decisions == self.decisions {
            return Ok(None);
        }
        let mut news = News::default();
        if inputs == self.inputs {
            let log = log::read(&self.folder)?;
            let comparison = self.case.compare_again(&log, &self.extraction, &self.comparison)?;
            news.read(self.case.log(), &log);
            self.take(log, comparison);
        } else {
            let fresh = Desk::open(&self.folder, &self.by)?;
            news.lines
                .push("the case's articles or claims were changed on disk, and are read again".to_owned());
            news.read(self.case.log(), fresh.case.log());
            *self = fresh;
        }
        (self.inputs, self.decisions) = (inputs, decisions);
        Ok(Some(news))
    }

    /// Makes a decision: it is on disk when this returns [`Outcome::Made`]. `now` is moved behind the last decision of the case
    /// where the clock is late, so that what was ruled last stands.
    ///
    /// # Errors
    ///
    /// What others changed can't be read, the decision breaks a rule, or it can't be written; all stays as it was then.
    pub fn decide(&mut self, ruling: Ruling, note: Option<String>, now: Timestamp) -> Result<Outcome> {
        let news = self.look()?.unwrap_or_default();
        if !self.stands(&ruling, &news) {
            return Ok(Outcome::Held { news });
        }
        // With a remark it says something new.
        if let (None, Some(words)) = (&note, words::already(self, &ruling)) {
            return Ok(Outcome::Already { words, news });
        }
        let words = words::words(self, &ruling, note.as_deref());
        let decision = Decision::new(self.after_all(now), &self.by, ruling, note);
        let log = self.case.log().with(decision.clone());
        let comparison = self.case.compare_again(&log, &self.extraction, &self.comparison)?;
        let also = ripple::is_felt_elsewhere(&log, &decision)
            .then(|| ripple::ripple(&self.comparison, &comparison, &self.subject(&decision)))
            .flatten();
        let words = [Some(words), also].into_iter().flatten().collect::<Vec<_>>().join("; ");
        let written = store::add(&self.folder, std::slice::from_ref(&decision))?;
        let decision = written.into_iter().next().unwrap_or(decision);
        let before = std::mem::replace(&mut self.decisions, stamps(&self.folder, &[REVIEW]));
        if self.is_all_there_is(&decision, &log, before.length()) {
            self.take(log, comparison);
        } else {
            // Somebody wrote between the last look and now.
            let log = log::read(&self.folder)?;
            let comparison = self.case.compare_again(&log, &self.extraction, &comparison)?;
            self.take(log, comparison);
        }
        let but = self.why_not(&decision);
        Ok(Outcome::Made { decision: Box::new(decision), but, news, words })
    }

    /// Takes back this person's last decision that counts.
    ///
    /// # Errors
    ///
    /// As [`Desk::decide`].
    pub fn undo(&mut self, now: Timestamp) -> Result<Outcome> {
        let news = self.look()?.unwrap_or_default();
        let Some(last) = self.case.log().last_of(&self.by) else { return Ok(Outcome::Nothing) };
        let of = last.id.clone();
        self.decide_after(news, Ruling::Undo { of }, now)
    }

    /// Takes back the decision of this id, whoever made it.
    ///
    /// # Errors
    ///
    /// As [`Desk::decide`].
    pub fn undo_of(&mut self, id: &str, now: Timestamp) -> Result<Outcome> {
        let news = self.look()?.unwrap_or_default();
        if !self.case.log().counting().iter().any(|decision| decision.id == id) {
            return Ok(Outcome::Nothing);
        }
        self.decide_after(news, Ruling::Undo { of: id.to_owned() }, now)
    }

    /// Takes back this person's last undo, where nothing was decided by them since.
    ///
    /// # Errors
    ///
    /// As [`Desk::decide`].
    pub fn redo(&mut self, now: Timestamp) -> Result<Outcome> {
        let news = self.look()?.unwrap_or_default();
        let Some(of) = last_undo(self.case.log(), &self.by) else { return Ok(Outcome::Nothing) };
        self.decide_after(news, Ruling::Undo { of }, now)
    }

    /// Has these decisions and what they make of the case from now on.
    fn take(&mut self, log: Log, comparison: Comparison) {
        self.case.take(log);
        self.rules = rules(&self.case, &self.extraction, &comparison, self.rules.take());
        self.comparison = comparison;
    }

    fn decide_after(&mut self, before: News, ruling: Ruling, now: Timestamp) -> Result<Outcome> {
        match self.decide(ruling, None, now)? {
            Outcome::Made { decision, but, mut news, words } => {
                news.lines.splice(0..0, before.lines);
                Ok(Outcome::Made { decision, but, news, words })
            }
            other => Ok(other),
        }
    }

    /// What a decision was about: of an undo, what that undid.
    pub fn subject(&self, decision: &Decision) -> Vec<String> {
        let mut ruling = &decision.ruling;
        // An undo of an undo of a decision, and no deeper.
        for _ in 0..3 {
            if let Ruling::Undo { of } = ruling
                && let Some(undone) = self.case.log().decision(of)
            {
                ruling = &undone.ruling;
            }
        }
        ruling.claims().iter().map(|mark| mark.id.clone()).collect()
    }

    /// True where the file grew by this decision alone, so that what was tried is what stands there.
    fn is_all_there_is(&self, decision: &Decision, tried: &Log, before: u64) -> bool {
        let head = if before == 0 { store::head().len() } else { 0 };
        let grown = (head + line::write(decision).len()) as u64;
        tried.decision(&decision.id).is_some() && self.decisions.length() == before + grown
    }

    /// The time of the next decision: later than all that this one may answer.
    fn after_all(&self, now: Timestamp) -> Timestamp {
        let last = self.case.log().entries.iter().map(|entry| entry.decision.at).max();
        let next = last.and_then(|last| last.checked_add(SignedDuration::from_millis(1)).ok());
        next.map_or(now, |next| now.max(next))
    }

    /// True where what a ruling is about is as it was when it was made, and nobody else ruled on it.
    fn stands(&self, ruling: &Ruling, news: &News) -> bool {
        let says = |mark: &Mark| {
            let mut found = self.extraction.claims.iter();
            found.any(|claim| claim.id == mark.id && fingerprint(claim) == mark.mark)
        };
        let untouched = |marks: &[Mark]| marks.iter().all(|mark| !news.touched.contains(&mark.id));
        match ruling {
            Ruling::Undo { of } => self.case.log().decision(of).is_some(),
            Ruling::SameOrigin { articles } => {
                let is_here = |mark: &Mark| {
                    self.case.articles.iter().any(|one| one.id == mark.id && mark_of(one) == mark.mark)
                };
                untouched(articles) && articles.iter().all(is_here)
            }
            Ruling::Reject { claim } | Ruling::Amend { claim, .. } => {
                untouched(std::slice::from_ref(claim)) && says(claim)
            }
            ruling => {
                let marks = ruling.claims();
                let stands = |mark: &Mark| self.comparison.mark_of(&mark.id) == Some(mark.mark.as_str());
                untouched(marks) && marks.iter().all(stands) && self.is_whole(marks)
            }
        }
    }

    /// True where these claims are one row, or several, and no part of one.
    fn is_whole(&self, marks: &[Mark]) -> bool {
        let ids: BTreeSet<&str> = marks.iter().map(|mark| mark.id.as_str()).collect();
        let is_meant =
            |i: &usize| self.comparison.claims.get(*i).is_some_and(|claim| ids.contains(claim.id.as_str()));
        let rows = words::rows_with(&self.comparison, marks.iter()).into_iter();
        let mut rows = rows.filter_map(|row| self.comparison.questions.get(row));
        rows.all(|row| row.claims.iter().all(is_meant))
    }

    /// Why a decision that was just made has not come about; `None` where it has.
    fn why_not(&self, decision: &Decision) -> Option<String> {
        let stale = self.comparison.review.stale.iter().any(|stale| stale.decision.id == decision.id);
        let homes = || words::rows_with(&self.comparison, decision.ruling.claims().iter());
        match &decision.ruling {
            _ if stale => Some("it is written, but does not hold: see what is stale".to_owned()),
            Ruling::Same { .. } if homes().len() > 1 => {
                Some("it is written, but the rows still stand apart".to_owned())
            }
            Ruling::Apart { .. } if homes().len() < 2 => {
                Some("it is written, but the claims still stand in one row".to_owned())
            }
            _ => None,
        }
    }
}

/// The last undo of a person that undoes a decision, is not undone itself, and after which they decided nothing.
fn last_undo(log: &Log, by: &str) -> Option<String> {
    let undone = log.undone();
    for decision in log.entries.iter().rev().map(|entry| &entry.decision).filter(|decision| decision.by == by)
    {
        match &decision.ruling {
            Ruling::Undo { .. } if undone.contains(decision.id.as_str()) => {}
            Ruling::Undo { of } => {
                let redoes =
                    log.decision(of).is_none_or(|target| matches!(target.ruling, Ruling::Undo { .. }));
                if !redoes {
                    return Some(decision.id.clone());
                }
            }
            // What was undone since is no new thread.
            _ if undone.contains(decision.id.as_str()) => {}
            _ => return None,
        }
    }
    None
}

/// The rows as the rules alone make them, which a row with a rejected claim is told by; `None` where they are not known and nobody
/// rejected any.
fn rules(
    case: &Case,
    extraction: &Extraction,
    comparison: &Comparison,
    known: Option<Rules>,
) -> Option<Rules> {
    let is_asked = || {
        let all = comparison.review.beside.iter();
        all.into_iter().any(|decision| matches!(decision.ruling, Ruling::Reject { .. }))
    };
    if known.is_some() || !is_asked() {
        return comparison.rules().or(known);
    }
    let bare = case.compare_again(&Log::default(), extraction, comparison).ok();
    bare.and_then(|bare| bare.rules())
}

/// Where the claims of curated.yaml stand.
fn written(folder: &Path) -> Result<BTreeMap<String, String>> {
    Ok(in_file(&file::read_curated(folder)?))
}

fn in_file(curated: &file::Curated) -> BTreeMap<String, String> {
    let name = curated.path.display().to_string();
    let ids = curated.claims.iter().filter_map(|claim| claim.id.as_ref());
    ids.map(|id| (id.text.clone(), format!("{}:{}", printable(&name), id.at.line))).collect()
}

/// Problems in one line, for where there is room for no more.
pub fn in_a_line(error: &Error) -> String {
    match error {
        Error::Problems(problems) => {
            let one = |problem: &Problem| match &problem.help {
                Some(help) if !help.is_empty() => format!("{} ({help})", problem.message),
                _ => problem.message.clone(),
            };
            printable(&problems.iter().map(one).collect::<Vec<_>>().join("; "))
        }
        error => printable(&error.to_string()),
    }
}
