//! A case: articles on the same events with what people added, taken the whole way from files to judged questions.
//!
//! The way is one straight line: [`Case::open`] reads, [`Case::extract`] finds the claims, [`Case::compare`] lets the claims
//! written by hand join, aligns and judges. Nothing flows back, and nothing here writes.

mod by_hand;
mod comparison;
pub mod origin;
mod stages;

pub use comparison::{Comparison, Rules};

use crate::article::{self, Article, Unread, zone};
use crate::claim::Claim;
use crate::claim::file::{self, Absent, Curated, Gaps, Known};
use crate::claim::find::{self, Unplaced};
use crate::compare::Source;
use crate::compare::set::VagueWords;
use crate::error::{Error, Problem, Result};
use crate::mention::Anchor;
use crate::mention::anchor;
use crate::review::{self, Decision, Log, Ruling, judge, log};
use by_hand::with_curated;
use jiff::civil::Date;
use origin::Origins;
use rayon::prelude::*;
use stages::Stages;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Articles on the same events, read and dated.
#[derive(Debug, Clone)]
pub struct Case {
    /// The folder's name; "articles" for articles that were named one by one.
    pub name: String,
    /// Its folder, where it has one.
    pub folder: Option<PathBuf>,
    /// What case.yaml calls it.
    pub title: Option<String>,
    /// Its articles, sorted by id.
    pub articles: Vec<Article>,
    /// Articles known by their metadata alone, sorted by id.
    pub absent: Vec<Absent>,
    /// The reference day of each article, by id.
    pub anchors: BTreeMap<String, Anchor>,
    /// Files that were passed over.
    pub unread: Vec<Unread>,
    /// The newsroom's own vague words, out of case.yaml.
    pub vague: VagueWords,
    curated: Curated,
    log: Log,
    gaps: Gaps,
}

/// A case as far as its files are sound.
#[derive(Debug)]
pub struct Attempt {
    /// The case.
    pub case: Case,
    /// What is wrong with its articles and with case.yaml; and of curated.yaml and review.yaml, what keeps them from being read.
    pub problems: Vec<Problem>,
    /// Files that the system does not let be read.
    pub failures: Vec<Error>,
}

/// What was found in the articles of a case.
#[derive(Debug, Clone, Default)]
pub struct Extraction {
    /// The claims, by article and place.
    pub claims: Vec<Claim>,
    /// Figures and dates that were read and belong to no claim.
    pub unplaced: Vec<Unplaced>,
}

impl Case {
    /// True for a folder that is a case: it has a folder of articles, or files that describe it.
    pub fn is_case(path: &Path) -> bool {
        path.is_dir()
            && [file::ARTICLES, file::CASE, file::CURATED].iter().any(|name| path.join(name).exists())
    }

    /// Reads a case's folder.
    ///
    /// # Errors
    ///
    /// Files that can't be read; as [`Error::Problems`], all together: what is wrong with articles and with case.yaml.
    pub fn open(folder: &Path) -> Result<Case> {
        let mut attempt = Case::attempt(folder)?;
        if !attempt.failures.is_empty() {
            return Err(attempt.failures.swap_remove(0));
        }
        if attempt.problems.is_empty() { Ok(attempt.case) } else { Err(Error::Problems(attempt.problems)) }
    }

    /// Reads a case's folder as far as its files are sound, and tells what is wrong with the others.
    ///
    /// # Errors
    ///
    /// A folder that can't be listed.
    pub fn attempt(folder: &Path) -> Result<Attempt> {
        let mut failures = Vec::new();
        let mut problems = Vec::new();
        let mut gaps = Gaps::default();
        let described = read_or(file::read_case(folder), &mut problems, &mut failures);
        gaps.case_file = described.as_ref().is_none_or(|described| !described.problems.is_empty());
        let described = described.unwrap_or_default();
        problems.extend(described.problems.iter().cloned());
        let curated = read_or(file::read_curated(folder), &mut problems, &mut failures).unwrap_or_default();
        let log = read_or(log::read(folder), &mut problems, &mut failures).unwrap_or_default();
        let place = folder.join(file::ARTICLES);
        let read =
            if place.is_dir() { article::attempt(&[place.as_path()])? } else { article::Attempt::default() };
        problems.extend(read.problems);
        failures.extend(read.failures);
        gaps.articles = read.marred;
        let mut reading = read.reading;
        reading.unread.extend(beside_articles(folder));
        let untitled: BTreeSet<String> = untitled(&reading.articles);
        let completed = file::complete(&described, &mut reading.articles);
        problems.extend(completed.problems);
        // A title out of case.yaml tells the headline of a body that was read without one.
        let newly =
            |article: &&mut Article| untitled.contains(&article.id) && article.metadata.title.is_some();
        for article in reading.articles.iter_mut().filter(newly) {
            article.zones = zone::find(&article.body, article.metadata.title.as_deref());
        }
        let name = folder
            .canonicalize()
            .ok()
            .and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()));
        let mut case = Case::of(name.unwrap_or_default(), reading, &completed.dated);
        case.folder = Some(folder.to_path_buf());
        case.title = described.title;
        case.vague = described.vague;
        case.absent = completed.absent;
        case.curated = curated;
        case.log = log;
        case.gaps = gaps;
        Ok(Attempt { case, problems, failures })
    }

    /// Reads articles that belong to no folder of a case: files, folders of articles, `-` for standard input.
    ///
    /// # Errors
    ///
    /// As [`article::read()`]; and [`Error::Nothing`] where the paths hold no article.
    pub fn of_articles(paths: &[&Path]) -> Result<Case> {
        let reading = article::read(paths)?;
        if reading.articles.is_empty() {
            let what = if paths == [Path::new("-")] {
                "standard input is empty: pipe an article's text into it"
            } else {
                "no article here: expected .txt, .md or .html files, or a case folder with `articles` in it"
            };
            let path = paths.first().map(|path| path.to_path_buf()).unwrap_or_default();
            return Err(Error::Nothing { path, what: what.to_string() });
        }
        let name = match paths {
            [path] if path.is_dir() => path.file_name().map(|name| name.to_string_lossy().into_owned()),
            _ => None,
        };
        Ok(Case::of(name.unwrap_or_else(|| "articles".to_string()), reading, &BTreeSet::new()))
    }

    /// A case of articles that were read before, in whatever order; of two with one id the caller leaves one out.
    pub fn of_read(name: impl Into<String>, mut articles: Vec<Article>) -> Case {
        // As files have it, so that a line and a file give one report.
        articles.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
        let reading = article::Reading { articles, unread: Vec::new() };
        Case::of(name.into(), reading, &BTreeSet::new())
    }

    fn of(name: String, reading: article::Reading, dated: &BTreeSet<String>) -> Case {
        let anchors = anchors(&reading.articles, dated);
        Case {
            name,
            folder: None,
            title: None,
            articles: reading.articles,
            absent: Vec::new(),
            anchors,
            unread: reading.unread,
            vague: VagueWords::new(),
            curated: Curated::default(),
            log: Log::default(),
            gaps: Gaps::default(),
        }
    }

    /// The same case with another text for one of its articles; days and metadata stay.
    pub fn with_body(&self, article: &str, body: String) -> Case {
        let mut changed = self.clone();
        if let Some(article) = changed.articles.iter_mut().find(|one| one.id == article) {
            article.zones = zone::find(&body, article.metadata.title.as_deref());
            article.body = body;
        }
        changed
    }

    /// The same case as the rules alone see it: without what people wrote into curated.yaml and decided in review.yaml.
    pub fn without_hand_work(&self) -> Case {
        Case { curated: Curated::default(), log: Log::default(), ..self.clone() }
    }

    /// The same case with this text for its curated.yaml.
    pub fn with_curated(&self, path: &Path, text: &str) -> Case {
        Case { curated: file::written::read(path, text), ..self.clone() }
    }

    /// The decisions of people on it.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The same case with these decisions instead of its own.
    pub fn with_log(&self, log: Log) -> Case {
        Case { log, ..self.clone() }
    }

    /// Finds the claims of all articles, each a pure function of its article and reference day.
    pub fn extract(&self) -> Extraction {
        let found: Vec<find::Found> =
            self.articles.par_iter().map(|article| find::find(article, self.anchor(&article.id))).collect();
        let mut extraction = Extraction::default();
        for one in found {
            extraction.claims.extend(one.claims);
            extraction.unplaced.extend(one.unplaced);
        }
        extraction
    }

    fn anchor(&self, id: &str) -> &Anchor {
        self.anchors.get(id).unwrap_or(&Anchor::UNKNOWN)
    }

    /// What a person wrote, held against the articles and the found claims.
    pub fn checked(&self, found: &[Claim]) -> file::Checked {
        let known = Known { articles: &self.articles, absent: &self.absent, anchors: &self.anchors, found };
        file::check_in_part(&self.curated, &known, &self.gaps)
    }

    /// What is wrong with its review.yaml, held against the claims that were found.
    pub fn review_problems(&self, found: &[Claim]) -> Vec<Problem> {
        let mut problems = self.log.problems.clone();
        problems.extend(review::check::problems(&self.log));
        let claims = with_curated(found.to_vec(), self.checked(found).claims);
        judge::claims(&self.log.counting(), claims, |claim, decision| {
            let (amended, wrong) = self.amended(&self.log, claim, decision);
            problems.extend(wrong);
            amended
        });
        problems
    }

    /// How many claims its curated.yaml has.
    pub fn curated_len(&self) -> usize {
        self.curated.claims.len()
    }

    /// Takes the case from its articles to judged questions.
    ///
    /// # Errors
    ///
    /// [`Error::Problems`] with all that is wrong with curated.yaml and review.yaml.
    pub fn compare(&self) -> Result<Comparison> {
        self.compare_found(&self.extract())
    }

    /// The same with the claims that were found before: they do not change with what people write.
    ///
    /// # Errors
    ///
    /// As [`Case::compare`].
    pub fn compare_found(&self, extraction: &Extraction) -> Result<Comparison> {
        Stages::of(self, &self.log, extraction, None)?.comparison(&self.log)
    }

    /// The same with other decisions, begun at the first stage that they change: `before` is what was compared of this very case,
    /// with the same claims found. The result is what [`Case::compare_found`] gives of the case with these decisions.
    ///
    /// # Errors
    ///
    /// As [`Case::compare`].
    pub fn compare_again(
        &self,
        log: &Log,
        extraction: &Extraction,
        before: &Comparison,
    ) -> Result<Comparison> {
        Stages::of(self, log, extraction, Some(&before.stages))?.comparison(log)
    }

    /// Has these decisions from now on.
    pub(crate) fn take(&mut self, log: Log) {
        self.log = log;
    }

    /// A claim as a person reads it instead, and what is wrong with that.
    fn amended(&self, log: &Log, claim: &Claim, decision: &Decision) -> (Option<Claim>, Vec<Problem>) {
        let Ruling::Amend { to, .. } = &decision.ruling else { return (None, Vec::new()) };
        let known =
            Known { articles: &self.articles, absent: &self.absent, anchors: &self.anchors, found: &[] };
        // What a broken file keeps from being looked at is wrong with that file, and not with the decision.
        if self.gaps.touch(&claim.article) {
            return (Some(claim.clone()), Vec::new());
        }
        let at = log.place_of(&decision.id).unwrap_or_default();
        // The file's text is for the excerpts of problems, which few have.
        let read = |text: &str| file::amended(claim, to, at, (&log.path, text), &known);
        match read("").or_else(|_| read(&log.text)) {
            Ok(amended) => (Some(amended), Vec::new()),
            Err(wrong) => (None, wrong),
        }
    }

    /// The first and the last day on which its articles were published, as far as they or their datelines say it.
    pub fn stated_days(&self) -> Option<(Date, Date)> {
        let is_stated =
            |anchor: &&Anchor| !matches!(anchor.from, anchor::From::Inferred | anchor::From::Unknown);
        let days = || self.anchors.values().filter(is_stated).filter_map(|anchor| anchor.day);
        days().min().zip(days().max())
    }

    /// Where its articles come from, and why.
    pub fn origins(&self) -> Origins {
        let day = |article: &Article| {
            let anchor = self.anchor(&article.id);
            let stated = !matches!(anchor.from, anchor::From::Inferred | anchor::From::Unknown);
            Some((article.id.clone(), anchor.day.filter(|_| stated)?))
        };
        origin::find(&self.articles, &self.absent, &self.articles.iter().filter_map(day).collect())
    }

    /// What comparing takes of its articles beside their claims; `origins` are theirs.
    pub fn sources(&self, origins: &Origins) -> Vec<Source> {
        let anchors = self.articles.iter().map(|article| (*self.anchor(&article.id), &article.metadata));
        let absent = self.absent.iter().map(|absent| {
            let day = absent.metadata.published;
            let anchor = day.map_or(Anchor::UNKNOWN, |day| Anchor::on(day, anchor::From::CaseFile));
            (anchor, &absent.metadata)
        });
        let known = anchors.chain(absent);
        // Origins stand in the same order.
        known
            .zip(origins.iter())
            .map(|((anchor, metadata), origin)| Source {
                id: origin.article.clone(),
                anchor,
                outlet: metadata.source.clone(),
                origin: origin.name.clone(),
            })
            .collect()
    }
}

/// What was read; what is wrong with it, or why it could not be read, goes to the others.
fn read_or<T>(read: Result<T>, problems: &mut Vec<Problem>, failures: &mut Vec<Error>) -> Option<T> {
    match read {
        Ok(read) => return Some(read),
        Err(Error::Problems(more)) => problems.extend(more),
        Err(failure) => failures.push(failure),
    }
    None
}

/// The ids of articles whose own files give no title.
fn untitled(articles: &[Article]) -> BTreeSet<String> {
    let without = articles.iter().filter(|article| article.metadata.title.is_none());
    without.map(|article| article.id.clone()).collect()
}

/// Articles that lie in a case's folder and not in its `articles`, where nobody would look for them.
fn beside_articles(folder: &Path) -> Vec<Unread> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let is_article = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
        let own = path.file_stem().is_some_and(|stem| stem == "expected" || stem == "README");
        path.is_file() && !own && matches!(ending, "txt" | "md" | "html" | "htm")
    };
    let mut paths: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_article).collect();
    paths.sort();
    let why = "lies beside the case's `articles`: move it there".to_string();
    paths.into_iter().map(|path| Unread { path, why: why.clone() }).collect()
}

/// The reference day of each article; `dated` are those whose day of publication comes from case.yaml.
fn anchors(articles: &[Article], dated: &BTreeSet<String>) -> BTreeMap<String, Anchor> {
    let inputs: Vec<anchor::Input> = articles
        .iter()
        .map(|article| anchor::Input {
            article,
            case_day: article.metadata.published.filter(|_| dated.contains(&article.id)),
        })
        .collect();
    let ids = articles.iter().map(|article| article.id.clone());
    ids.zip(anchor::of_case(&inputs)).collect()
}
