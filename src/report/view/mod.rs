//! What the table and the Markdown document show, as plain words computed once; how it is laid out is for them.

mod head;
mod lines;

pub use lines::Lines;

use super::asked::row_of;
use super::wording::{self, Shared, Speakers, Unchecked, printable};
use crate::article::Part;
use crate::case::{Case, Comparison};
use crate::claim::{Check, Claim};
use crate::compare::question::PERHAPS_THE_SAME;
use crate::compare::{Question, Related, Verdict};
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
    /// What is said where there are none.
    pub nothing: &'static str,
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
    /// Which part of the table it belongs to.
    pub section: Section,
    /// The shown rows that it stands beside: "part of 4", "parts: 7, 9".
    pub related: Vec<String>,
    /// Claims that may answer it, too, and differ on a weak tie; `None` where there are none.
    pub perhaps: Option<Perhaps>,
    /// The words behind a flagged row; empty for others.
    pub quotes: Vec<Quote>,
}

/// The parts of the table, one below the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Figures and dates that are compared.
    Figures,
    /// Statements, places and offices that are compared.
    Others,
    /// What one article alone answers.
    Alone,
}

impl Section {
    /// What stands above it, where there is another one before it.
    pub fn title(self) -> &'static str {
        match self {
            Section::Figures => "figures and dates",
            Section::Others => "statements, places and offices",
            Section::Alone => "answered by one article alone",
        }
    }
}

/// Claims that may answer a question and are not held against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Perhaps {
    /// For each column what its article says.
    pub cells: Vec<Vec<String>>,
    /// "unsure, weak match: row 23".
    pub standing: String,
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

impl Row {
    /// The question, with what it stands beside below it.
    pub fn asks(&self) -> Vec<&str> {
        std::iter::once(&self.label).chain(&self.related).map(String::as_str).collect()
    }
}

/// Who says what, a line for each value: "ansel-courier, cpa: 1998".
pub fn who_says_what(cells: &[Vec<String>], columns: &[Column]) -> Vec<String> {
    let mut said: Vec<(Vec<&str>, String)> = Vec::new();
    for (column, cell) in columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        let words = cell.join("; ");
        match said.iter_mut().find(|(_, other)| *other == words) {
            Some((ids, _)) => ids.push(&column.id),
            None => said.push((vec![&column.id], words)),
        }
    }
    said.into_iter().map(|(ids, words)| format!("{}: {words}", ids.join(", "))).collect()
}

impl View {
    /// What is shown of a case: of the rows that `shown` lets through, those of which `is_asked` holds for the label or one of
    /// the quotes; `path` is what the user named the case by.
    pub fn of(
        case: &Case,
        comparison: &Comparison,
        shown: Rows,
        is_asked: &dyn Fn(&str) -> bool,
        path: Option<&str>,
    ) -> View {
        let shared = shared(comparison);
        let asked = |question: &Question| {
            is_asked(&question.label)
                || claims_of(question, comparison).into_iter().any(|claim| is_asked(&claim.evidence.quote))
        };
        let numbered = comparison
            .questions
            .iter()
            .enumerate()
            .filter(|(i, question)| is_shown(comparison, *i, question, shown) && asked(question));
        let questions: Vec<(usize, &Question)> = numbered.collect();
        let numbers: BTreeMap<&str, usize> =
            questions.iter().map(|(i, question)| (question.id.as_str(), i + 1)).collect();
        let speak: BTreeSet<&str> = questions
            .iter()
            .flat_map(|(i, question)| {
                let hidden = hidden(comparison, *i, &numbers);
                question
                    .claims
                    .iter()
                    .copied()
                    .chain(hidden.into_iter().flat_map(|other| other.claims.clone()))
            })
            .filter_map(|i| comparison.claims.get(i))
            .map(|claim| claim.article.as_str())
            .collect();
        let columns: Vec<Column> =
            speak.iter().map(|id| Column { id: (*id).to_string(), source: source(case, id) }).collect();
        let lines = Lines::of(case);
        let rows: Vec<Row> = questions
            .iter()
            .map(|(i, question)| Row {
                related: related(question, &numbers),
                perhaps: perhaps(&hidden(comparison, *i, &numbers), comparison, &columns, shared),
                ..row(*i, question, comparison, &columns, &lines, shared)
            })
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
            head: head::head(case, comparison, shown, &rows, &columns),
            columns,
            rows,
            nothing: match shown {
                Rows::Flagged => "No conflict and no dispute.",
                Rows::Compared => "No question is answered by two articles.",
                Rows::All => "No figure, date or statement was found.",
            },
            unplaced: unplaced.collect(),
            path: path.map(str::to_string),
        }
    }
}

fn is_shown(comparison: &Comparison, i: usize, question: &Question, shown: Rows) -> bool {
    match shown {
        Rows::Flagged => question.verdict.is_flagged(),
        Rows::Compared => question.verdict != Verdict::Single || leads(comparison, i),
        Rows::All => true,
    }
}

/// The questions that may be the same as one, each with its place: what was gathered with it on a tie that is too weak.
fn perhaps_the_same<'c>(comparison: &'c Comparison, question: &'c Question) -> Vec<(usize, &'c Question)> {
    let is_one = |other: &Question| {
        let named = |related: &&Related| related.how == PERHAPS_THE_SAME;
        question.related.iter().filter(named).any(|related| related.question == other.id)
    };
    comparison.questions.iter().enumerate().filter(|(_, other)| is_one(other)).collect()
}

/// True for the first of several questions that may be one and of which no two articles answer any: the others are shown under it.
pub(crate) fn leads(comparison: &Comparison, i: usize) -> bool {
    let Some(question) = comparison.questions.get(i) else { return false };
    let others = perhaps_the_same(comparison, question);
    let is_other = |claim: &Claim| claims_of(question, comparison).all(|own| own.article != claim.article);
    let of_others = others.iter().any(|(_, other)| claims_of(other, comparison).any(is_other));
    of_others && others.iter().all(|(k, other)| *k > i && other.verdict == Verdict::Single)
}

/// What may be the same as a question and has no row of its own in the table.
fn hidden<'c>(comparison: &'c Comparison, i: usize, numbers: &BTreeMap<&str, usize>) -> Vec<&'c Question> {
    let Some(question) = comparison.questions.get(i) else { return Vec::new() };
    let others = perhaps_the_same(comparison, question).into_iter().map(|(_, other)| other);
    others.filter(|other| !numbers.contains_key(other.id.as_str())).collect()
}

fn claims_of<'c>(question: &'c Question, comparison: &'c Comparison) -> impl Iterator<Item = &'c Claim> {
    question.claims.iter().filter_map(|i| comparison.claims.get(*i))
}

/// What is said once for a whole case: the one year of all articles whose day is known, and that no quote could be checked.
pub fn shared(comparison: &Comparison) -> Shared {
    let years: BTreeSet<i16> = comparison.sources.iter().filter_map(|source| source.anchor.year).collect();
    let all_unchecked = comparison.claims.iter().all(|claim| claim.evidence.check == Check::Unchecked);
    Shared {
        year: if years.len() == 1 { years.first().copied() } else { None },
        speakers: Speakers::Named,
        unchecked: if all_unchecked { Unchecked::Everywhere } else { Unchecked::Marked },
    }
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
    shared: Shared,
) -> Row {
    let speakers = if question.verdict == Verdict::Agree { Speakers::Left } else { Speakers::Named };
    let in_row = Shared { speakers, ..shared };
    let quotes =
        claims_of(question, comparison).filter(|_| question.verdict.is_flagged()).map(|claim| Quote {
            article: claim.article.clone(),
            source: lines.source(&claim.article),
            line: claim.evidence.span.and_then(|span| lines.line(&claim.article, span.start)),
            value: wording::cell(claim, shared),
            quote: printable(&claim.evidence.quote),
        });
    Row {
        number: i + 1,
        question: question.id.clone(),
        verdict: question.verdict,
        label: printable(&question.label),
        cells: cells(&question.claims, comparison, columns, in_row),
        standing: wording::standing(question, &comparison.claims, shared.year),
        section: section(question),
        related: Vec::new(),
        perhaps: None,
        quotes: quotes.collect(),
    }
}

fn section(question: &Question) -> Section {
    match question.verdict {
        Verdict::Single => Section::Alone,
        _ if question.kind.is_figure() => Section::Figures,
        _ => Section::Others,
    }
}

/// What each column's article says in these claims.
fn cells(claims: &[usize], comparison: &Comparison, columns: &[Column], shared: Shared) -> Vec<Vec<String>> {
    let claims: Vec<&Claim> = claims.iter().filter_map(|i| comparison.claims.get(*i)).collect();
    let of = |column: &Column| -> Vec<&Claim> {
        claims.iter().copied().filter(|claim| claim.article == column.id).collect()
    };
    columns.iter().map(|column| cell(&of(column), shared)).collect()
}

/// The claims of questions that may be the same and have no row, with where `explain` finds them: "unsure, weak match: row 23".
fn perhaps(
    hidden: &[&Question],
    comparison: &Comparison,
    columns: &[Column],
    shared: Shared,
) -> Option<Perhaps> {
    let claims: Vec<usize> = hidden.iter().flat_map(|question| question.claims.iter().copied()).collect();
    let rows: BTreeSet<usize> = claims.iter().filter_map(|i| row_of(comparison, *i)).collect();
    let listed: Vec<String> = rows.iter().map(|row| (row + 1).to_string()).collect();
    let row = if listed.len() == 1 { "row" } else { "rows" };
    (!claims.is_empty()).then(|| Perhaps {
        cells: cells(&claims, comparison, columns, shared),
        standing: format!("unsure, weak match: {row} {}", listed.join(", ")),
    })
}

/// The shown questions that one stands beside, by their numbers: its whole and its parts, and the other harms of a flagged one.
fn related(question: &Question, numbers: &BTreeMap<&str, usize>) -> Vec<String> {
    let mut lines = Vec::new();
    let hows = [
        ("whole", "part of"),
        ("part", "parts:"),
        ("other measure", "see also"),
        (PERHAPS_THE_SAME, "perhaps the same as"),
    ];
    for (how, words) in hows {
        let beside = question.related.iter().filter(|related| related.how == how);
        let rows: BTreeSet<usize> =
            beside.filter_map(|related| numbers.get(related.question.as_str())).copied().collect();
        if rows.is_empty() || how == "other measure" && !question.verdict.is_flagged() {
            continue;
        }
        let listed: Vec<String> = rows.iter().map(usize::to_string).collect();
        lines.push(format!("{words} {}", listed.join(", ")));
    }
    lines
}

/// So many values of one article are taken in at a glance.
const MOST_VALUES: usize = 6;

/// What one article says, each value once: a value that is repeated stands where it is said with a speaker.
fn cell(claims: &[&Claim], shared: Shared) -> Vec<String> {
    let key = |claim: &Claim| claim.said_by.as_ref().map(|speaker| speaker.key.clone());
    let mut kept: Vec<&Claim> = Vec::new();
    for claim in claims {
        let same = |other: &&Claim| other.value == claim.value && other.superseded == claim.superseded;
        let same_speaker = |other: &Claim| {
            shared.speakers == Speakers::Left || key(other) == key(claim) || key(other).is_none()
        };
        let known = claims.iter().filter(|other| same(other) && !std::ptr::eq(**other, *claim));
        let told = kept.iter().any(|other| same(other) && (same_speaker(other) || key(claim).is_none()));
        let told_later = key(claim).is_none() && claim.evidence.part == Part::Title && known.count() > 0;
        if !told && !told_later {
            kept.push(claim);
        }
    }
    let mut words: Vec<String> = kept.iter().map(|claim| wording::cell(claim, shared)).collect();
    words.dedup();
    if words.len() > MOST_VALUES {
        let more = words.len() - MOST_VALUES;
        words.truncate(MOST_VALUES);
        words.push(format!("and {more} more"));
    }
    words
}
