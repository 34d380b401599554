//! What the table and the Markdown document show, as plain words computed once; how it is laid out is for them.

mod cells;
mod head;
mod lines;
mod remarks;
mod row;
mod seen;
mod shown;
mod story;

pub use cells::{shared, source, who_says_what};
pub use lines::Lines;
pub use remarks::{Decisions, Remarks};
pub use shown::{Rows, is_compared, leads};
pub use story::{Heading, Narrowed, Summary};

use super::context::Context;
use super::wording::printable;
use crate::case::{Case, Comparison};
use crate::claim::Claim;
use crate::compare::{Question, Verdict};
use row::{perhaps, related, row};
use shown::{hidden, is_shown};
use std::collections::{BTreeMap, BTreeSet};

/// A case in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The case's name.
    pub name: String,
    /// What case.yaml calls it; of a story its headline.
    pub title: Option<String>,
    /// Whether it is one of the stories of a heap.
    pub is_story: bool,
    /// What was read and found, and what could not be, each a line.
    pub head: Vec<String>,
    /// The articles that have a value in one of the rows.
    pub columns: Vec<Column>,
    /// The questions that are shown, flagged first.
    pub rows: Vec<Row>,
    /// What is said where there are none.
    pub nothing: String,
    /// What people decided on the case, entry by entry.
    pub decisions: Decisions,
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
    /// The verdict and why; where a person ruled on it, who did.
    pub standing: String,
    /// What people said of it besides, and what they said that holds no longer.
    pub remarks: Remarks,
    /// Which part of the table it belongs to.
    pub section: Section,
    /// The shown rows that it stands beside: "part of 4", "parts: 7, 9".
    pub related: Vec<String>,
    /// Claims that may answer it, too, and differ on a weak tie; `None` where there are none.
    pub perhaps: Option<Perhaps>,
    /// The words behind a row that the rules or a person flagged, or that people remarked on; empty for others.
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
    /// The words, in their sentence.
    pub quote: Context,
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
            is_story: false,
            head: head::head(case, comparison, shown, &rows, &columns),
            columns,
            rows,
            nothing: nothing(shown).to_string(),
            decisions: remarks::decisions(case, comparison),
            unplaced: unplaced.collect(),
            path: path.map(str::to_string),
        }
    }
}

/// What is said where none of these rows is there.
fn nothing(shown: Rows) -> &'static str {
    match shown {
        Rows::Flagged => "No conflict, no dispute, and no row that a person flagged.",
        Rows::Unseen => "No row is left that no person has seen.",
        Rows::Stale => "No row has a stale decision.",
        Rows::Compared => "No question is answered by two articles.",
        Rows::All => "No figure, date or statement was found.",
    }
}

fn claims_of<'c>(question: &'c Question, comparison: &'c Comparison) -> impl Iterator<Item = &'c Claim> {
    question.claims.iter().filter_map(|i| comparison.claims.get(*i))
}
