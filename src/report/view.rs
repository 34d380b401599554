//! What the table and the Markdown document show, as plain words computed once; how it is laid out is for them.

use super::wording::{self, Speakers, count, printable};
use crate::article::{Article, Part};
use crate::case::{Case, Comparison};
use crate::claim::{Check, Claim};
use crate::compare::{Question, Verdict};
use crate::mention::anchor::From;
use crate::text::Places;
use std::collections::{BTreeMap, BTreeSet};

/// Which questions are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Conflicts and disputes alone.
    Flagged,
    /// All that several articles answer, or one of them in several ways.
    Compared,
    /// Those that one article alone answers, too.
    All,
}

/// A case in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The case's name.
    pub name: String,
    /// What case.yaml calls it.
    pub title: Option<String>,
    /// What was read and found, and what could not be, each a line.
    pub head: Vec<String>,
    /// The articles that have a value in one of the rows.
    pub columns: Vec<Column>,
    /// The questions that are shown, flagged first.
    pub rows: Vec<Row>,
    /// Figures and dates that belong to no question.
    pub unplaced: Vec<Unplaced>,
    /// What to give to `dissensus explain` for this case; `None` for articles that were named one by one.
    pub path: Option<String>,
}

/// An article in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its id.
    pub id: String,
    /// Its outlet, where that says more than the id.
    pub source: Option<String>,
}

/// A question in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its place among all questions of the case, from 1.
    pub number: usize,
    /// Its id.
    pub question: String,
    /// How its claims stand to each other.
    pub verdict: Verdict,
    /// What it asks.
    pub label: String,
    /// For each column what its article says, in the order of the text; empty for silence.
    pub cells: Vec<Vec<String>>,
    /// The verdict and why.
    pub standing: String,
    /// The words behind a flagged row; empty for others.
    pub quotes: Vec<Quote>,
}

/// The words behind a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The article's id.
    pub article: String,
    /// Its outlet.
    pub source: Option<String>,
    /// Where they stand: "line 7"; `None` where the words have no place in a text.
    pub line: Option<String>,
    /// The value with its speaker, as in the table.
    pub value: String,
    /// The words.
    pub quote: String,
}

/// A figure or date that belongs to no question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The article's id.
    pub article: String,
    /// Where it stands: "line 7".
    pub line: String,
    /// The words.
    pub quote: String,
    /// Why it is no claim.
    pub why: String,
}

impl View {
    /// What is shown of a case; `path` is what the user named it by.
    pub fn of(case: &Case, comparison: &Comparison, shown: Rows, path: Option<&str>) -> View {
        let year = common_year(comparison);
        let numbered =
            comparison.questions.iter().enumerate().filter(|(_, question)| is_shown(question, shown));
        let questions: Vec<(usize, &Question)> = numbered.collect();
        let speak: BTreeSet<&str> = questions
            .iter()
            .flat_map(|(_, question)| claims_of(question, comparison))
            .map(|claim| claim.article.as_str())
            .collect();
        let columns: Vec<Column> =
            speak.iter().map(|id| Column { id: (*id).to_string(), source: source(case, id) }).collect();
        let lines = Lines::of(case);
        let rows: Vec<Row> = questions
            .iter()
            .map(|(i, question)| row(*i, question, comparison, &columns, &lines, year))
            .collect();
        let unplaced = comparison.unplaced.iter().map(|left| Unplaced {
            article: left.article.clone(),
            line: lines.line(&left.article, left.span.start).unwrap_or_default(),
            quote: printable(&left.quote),
            why: left.why.to_string(),
        });
        View {
            name: printable(&case.name),
            title: case.title.as_deref().map(printable),
            head: head(case, comparison, shown, &rows, &columns),
            columns,
            rows,
            unplaced: unplaced.collect(),
            path: path.map(str::to_string),
        }
    }
}

fn is_shown(question: &Question, shown: Rows) -> bool {
    match shown {
        Rows::Flagged => question.verdict.is_flagged(),
        Rows::Compared => question.verdict != Verdict::Single,
        Rows::All => true,
    }
}

fn claims_of<'c>(question: &'c Question, comparison: &'c Comparison) -> impl Iterator<Item = &'c Claim> {
    question.claims.iter().filter_map(|i| comparison.claims.get(*i))
}

/// The year that days are written without: the one of all articles whose day is known.
pub fn common_year(comparison: &Comparison) -> Option<i16> {
    let years: BTreeSet<i16> = comparison.sources.iter().filter_map(|source| source.anchor.year).collect();
    if years.len() == 1 { years.first().copied() } else { None }
}

/// The outlet of an article, where its id does not say it already.
pub fn source(case: &Case, id: &str) -> Option<String> {
    let read = case.articles.iter().find(|article| article.id == id).map(|article| &article.metadata);
    let metadata =
        read.or_else(|| case.absent.iter().find(|absent| absent.id == id).map(|absent| &absent.metadata));
    let source = printable(metadata?.source.as_deref()?);
    let letters =
        |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (said, plain) = (letters(&source), letters(id));
    if said == plain || said.strip_prefix("the") == Some(&plain) { None } else { Some(source) }
}

fn row(
    i: usize,
    question: &Question,
    comparison: &Comparison,
    columns: &[Column],
    lines: &Lines,
    year: Option<i16>,
) -> Row {
    let speakers = if question.verdict == Verdict::Agree { Speakers::Left } else { Speakers::Named };
    let cells = columns.iter().map(|column| {
        let own: Vec<&Claim> =
            claims_of(question, comparison).filter(|claim| claim.article == column.id).collect();
        cell(&own, year, speakers)
    });
    let quotes =
        claims_of(question, comparison).filter(|_| question.verdict.is_flagged()).map(|claim| Quote {
            article: claim.article.clone(),
            source: lines.source(&claim.article),
            line: claim.evidence.span.and_then(|span| lines.line(&claim.article, span.start)),
            value: wording::cell(claim, year, Speakers::Named),
            quote: printable(&claim.evidence.quote),
        });
    Row {
        number: i + 1,
        question: question.id.clone(),
        verdict: question.verdict,
        label: printable(&question.label),
        cells: cells.collect(),
        standing: wording::standing(question, &comparison.claims, year),
        quotes: quotes.collect(),
    }
}

/// What one article says, each value once: a value that is repeated stands where it is said with a speaker.
fn cell(claims: &[&Claim], year: Option<i16>, speakers: Speakers) -> Vec<String> {
    let key = |claim: &Claim| claim.said_by.as_ref().map(|speaker| speaker.key.clone());
    let mut kept: Vec<&Claim> = Vec::new();
    for claim in claims {
        let same = |other: &&Claim| other.value == claim.value && other.superseded == claim.superseded;
        let same_speaker =
            |other: &Claim| speakers == Speakers::Left || key(other) == key(claim) || key(other).is_none();
        let known = claims.iter().filter(|other| same(other) && !std::ptr::eq(**other, *claim));
        let told = kept.iter().any(|other| same(other) && (same_speaker(other) || key(claim).is_none()));
        let told_later = key(claim).is_none() && claim.evidence.part == Part::Title && known.count() > 0;
        if !told && !told_later {
            kept.push(claim);
        }
    }
    let mut words: Vec<String> = kept.iter().map(|claim| wording::cell(claim, year, speakers)).collect();
    words.dedup();
    words
}

/// Where words stand, in lines of their articles' files.
pub struct Lines<'c> {
    articles: BTreeMap<&'c str, (&'c Article, Places<'c>)>,
}

impl<'c> Lines<'c> {
    /// Reads the articles of a case once.
    pub fn of(case: &'c Case) -> Self {
        let places = |article: &'c Article| (article.id.as_str(), (article, Places::new(&article.body)));
        Lines { articles: case.articles.iter().map(places).collect() }
    }

    /// Where byte `at` of the article's body stands: "line 7" of its file; of a web page, of the text that was read from it.
    pub fn line(&self, id: &str, at: usize) -> Option<String> {
        let (article, places) = self.articles.get(id)?;
        let line = places.place(at).line + article.lines_before;
        let extension = article.path.as_ref().and_then(|path| path.extension());
        let is_page =
            extension.is_some_and(|extension| extension.to_string_lossy().to_lowercase().starts_with("htm"));
        Some(if is_page { format!("line {line} of the page's text") } else { format!("line {line}") })
    }

    fn source(&self, id: &str) -> Option<String> {
        self.articles.get(id).and_then(|(article, _)| article.metadata.source.as_deref()).map(printable)
    }
}

fn head(case: &Case, comparison: &Comparison, shown: Rows, rows: &[Row], columns: &[Column]) -> Vec<String> {
    let mut lines = vec![counts(case, comparison)];
    lines.extend(folded(comparison, shown));
    lines.extend(undated(case, comparison));
    lines.extend(silent(case, rows, columns));
    let unchecked = comparison.claims.iter().filter(|claim| claim.evidence.check == Check::Unchecked).count();
    if unchecked > 0 {
        let verb = if unchecked == 1 { "is" } else { "are" };
        lines.push(format!(
            "{} {verb} about articles whose text is not here: the quotes are unchecked",
            count(unchecked, "claim")
        ));
    }
    for problem in &comparison.orphaned {
        lines.push(format!("not compared: {}", printable(&problem.to_string())));
    }
    for unread in case.unread.iter().take(MOST_UNREAD) {
        lines.push(format!(
            "not read: {}: {}",
            printable(&unread.path.display().to_string()),
            printable(&unread.why)
        ));
    }
    if case.unread.len() > MOST_UNREAD {
        lines.push(format!("not read: {} more (--format json names them)", case.unread.len() - MOST_UNREAD));
    }
    lines
}

const MOST_UNREAD: usize = 10;

/// "ferry-2031 · 5 articles, 4 origins · 41 claims · 12 questions: 1 conflict, 1 disputed".
fn counts(case: &Case, comparison: &Comparison) -> String {
    let read: BTreeSet<&str> = case.articles.iter().map(|article| article.id.as_str()).collect();
    let sources = comparison.sources.iter().filter(|source| read.contains(source.id.as_str()));
    let origins: BTreeSet<&str> = sources.map(|source| source.origin.as_str()).collect();
    let mut by_verdict: BTreeMap<Verdict, usize> = BTreeMap::new();
    for question in &comparison.questions {
        *by_verdict.entry(question.verdict).or_default() += 1;
    }
    by_verdict.remove(&Verdict::Single);
    let compared: usize = by_verdict.values().sum();
    let listed: Vec<String> =
        by_verdict.iter().rev().map(|(verdict, n)| format!("{n} {}", verdict.word())).collect();
    let listed = if listed.is_empty() { String::new() } else { format!(": {}", listed.join(", ")) };
    let absent = match case.absent.len() {
        0 => String::new(),
        n => format!(" (and {n} known by metadata alone)"),
    };
    format!(
        "{} · {}{absent}, {} · {} · {}{listed}",
        printable(&case.name),
        count(case.articles.len(), "article"),
        count(origins.len(), "origin"),
        count(comparison.claims.len(), "claim"),
        count(compared, "question"),
    )
}

/// What is left out of the table and which flag shows it.
fn folded(comparison: &Comparison, shown: Rows) -> Option<String> {
    let singles = comparison.questions.iter().filter(|question| question.verdict == Verdict::Single).count();
    let calm =
        comparison.questions.iter().filter(|question| !question.verdict.is_flagged()).count() - singles;
    let mut parts = Vec::new();
    if shown == Rows::Flagged && calm > 0 {
        parts.push(format!("{calm} without a flag are left out (--only flagged)"));
    }
    if shown != Rows::All && singles > 0 {
        let verb = if singles == 1 { "is" } else { "are" };
        parts.push(format!("{singles} more {verb} answered by one article only (--all)"));
    }
    if !comparison.unplaced.is_empty() {
        let n = comparison.unplaced.len();
        parts.push(format!(
            "{} read but placed in no question (--unplaced)",
            count_of(n, "figure or date", "figures and dates")
        ));
    }
    if parts.is_empty() { None } else { Some(parts.join(" · ")) }
}

fn count_of(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// Articles without a date, and what that means for theirs.
fn undated(case: &Case, comparison: &Comparison) -> Vec<String> {
    let read: BTreeSet<&str> = case.articles.iter().map(|article| article.id.as_str()).collect();
    let from = |from: From| {
        comparison
            .sources
            .iter()
            .filter(|source| read.contains(source.id.as_str()) && source.anchor.from == from)
            .count()
    };
    let of = |n: usize| {
        let (all, verb) = (read.len(), if n == 1 { "has" } else { "have" });
        match (n, all) {
            (1, 1) => "the article has no date".to_string(),
            _ => format!("{n} of {} {verb} no date", count(all, "article")),
        }
    };
    let (inferred, unknown) = (from(From::Inferred), from(From::Unknown));
    let mut lines = Vec::new();
    if inferred > 0 {
        let whose = if inferred == 1 { "its years are" } else { "their years are" };
        lines.push(format!("{}; {whose} taken from the full dates of the case", of(inferred)));
    }
    if unknown > 0 {
        lines.push(format!("{}; weekdays and days without a year stay open there", of(unknown)));
    }
    lines
}

/// Articles that no row has a column for.
fn silent(case: &Case, rows: &[Row], columns: &[Column]) -> Option<String> {
    let heard: BTreeSet<&str> = columns.iter().map(|column| column.id.as_str()).collect();
    let silent: Vec<&str> =
        case.articles.iter().map(|article| article.id.as_str()).filter(|id| !heard.contains(id)).collect();
    if rows.is_empty() || silent.is_empty() {
        return None;
    }
    let listed = if silent.len() > 6 { count(silent.len(), "article") } else { silent.join(", ") };
    Some(format!("no row here has anything from {listed}"))
}
