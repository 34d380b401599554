//! A desk at which people decide: decisions made from what a case's rows are, laid over the case in memory.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a case that does not read is a failed test, and no test uses all of it"
)]

use dissensus::case::{Case, Comparison};
use dissensus::claim::Claim;
use dissensus::compare::Verdict;
use dissensus::report::view::shared;
use dissensus::report::wording::{self, Shared};
use dissensus::review::standing::mark_of;
use dissensus::review::{Decision, Mark, Row, Ruling, line, store};
use jiff::Timestamp;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A case on which somebody works.
pub struct Desk {
    pub case: Case,
    at: Timestamp,
}

impl Desk {
    /// The sample case.
    pub fn ferry() -> Desk {
        let folder = Path::new("claims/ferry-2031");
        Desk { case: Case::open(folder).unwrap(), at: "2031-05-20T14:03:00Z".parse().unwrap() }
    }

    pub fn compared(&self) -> Comparison {
        self.case.compare().unwrap()
    }

    /// Makes a decision, a minute after the one before, and gives its id.
    pub fn decide(&mut self, by: &str, ruling: Ruling, note: Option<&str>) -> String {
        let decision = Decision::new(self.at, by, ruling, note.map(str::to_string));
        self.at += jiff::SignedDuration::from_mins(1);
        let id = decision.id.clone();
        self.case = self.case.with_log(self.case.log().with(decision));
        id
    }

    /// The row whose label begins so, as a decision meets it now.
    pub fn row(&self, label: &str) -> Row {
        let comparison = self.compared();
        let question = comparison.questions.iter().find(|question| question.label.starts_with(label));
        let question = question.unwrap_or_else(|| panic!("no row {label}"));
        let claims = question.claims.iter().map(|i| mark(&comparison, *i)).collect();
        Row { label: question.label.clone(), claims }
    }

    /// A verdict on a row.
    pub fn rule(&mut self, by: &str, label: &str, verdict: Verdict, note: Option<&str>) -> String {
        let comparison = self.compared();
        let question =
            comparison.questions.iter().find(|question| question.label.starts_with(label)).unwrap();
        let was = format!("{}, {}", question.reason.verdict().word(), question.reason.code());
        self.decide(by, Ruling::Verdict { on: self.row(label), verdict, was }, note)
    }

    /// The claim of an article in the row whose label begins so.
    pub fn claim(&self, label: &str, article: &str) -> Mark {
        let row = self.row(label);
        row.claims.into_iter().find(|mark| mark.id.starts_with(article)).unwrap()
    }

    /// The articles as a decision meets them now.
    pub fn articles(&self, ids: &[&str]) -> Vec<Mark> {
        let found = self.case.articles.iter().filter(|article| ids.contains(&article.id.as_str()));
        found
            .map(|article| Mark {
                id: article.id.clone(),
                mark: mark_of(article),
                says: article.metadata.source.clone().unwrap_or_default(),
            })
            .collect()
    }

    /// The sample case in a folder of its own, `claims/ferry-2031`, with what was decided in its review.yaml.
    pub fn on_disk(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("claims/ferry-2031");
        fs::create_dir_all(copy.join("articles")).unwrap();
        for from in ["", "articles"] {
            for entry in fs::read_dir(Path::new("claims/ferry-2031").join(from)).unwrap() {
                let entry = entry.unwrap();
                if entry.path().is_file() {
                    fs::copy(entry.path(), copy.join(from).join(entry.file_name())).unwrap();
                }
            }
        }
        let lines = self.case.log().entries.iter().map(|entry| line::write(&entry.decision));
        let text = store::head() + &lines.collect::<String>();
        fs::write(copy.join("review.yaml"), text).unwrap();
        folder
    }

    /// Another text in an article.
    pub fn edit(&mut self, article: &str, from: &str, to: &str) {
        let body = self.case.articles.iter().find(|one| one.id == article).unwrap().body.clone();
        assert!(body.contains(from), "{article} does not say {from}");
        self.case = self.case.with_body(article, body.replace(from, to));
    }
}

fn mark(comparison: &Comparison, i: usize) -> Mark {
    let claim: &Claim = &comparison.claims[i];
    let in_cell = Shared { year: shared(comparison).year, ..Shared::default() };
    Mark::of(claim, wording::cell(claim, in_cell))
}
