//! The rows that one can be merged with, each with enough of it to choose by.

use super::{Queue, candidates, row_of};
use crate::case::Comparison;
use crate::compare::Verdict;
use crate::report::view::shared;
use crate::report::wording::{self, Shared, printable};

/// A row to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its place among the questions of the case.
    pub question: usize,
    /// Its id.
    pub id: String,
    /// What it asks.
    pub label: String,
    /// The verdict in force.
    pub verdict: Verdict,
    /// Who says what, each once: "courier: 9 (police)".
    pub says: Vec<String>,
}

/// Rows to choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The first of them, the likest first; the one that is chosen already is among them.
    pub first: Vec<Choice>,
    /// How many there are.
    pub all: usize,
}

/// The rows that have all words of `find`, at most `most` of them told; `chosen` is a claim of one that is told in any case.
pub fn choices(
    comparison: &Comparison,
    queue: &Queue,
    question: usize,
    find: &str,
    chosen: Option<&str>,
    most: usize,
) -> Choices {
    let shared = shared(comparison);
    let find = find.to_lowercase();
    let words: Vec<&str> = find.split_whitespace().collect();
    let chosen = chosen.and_then(|claim| row_of(comparison, claim)).filter(|row| *row != question);
    let mut choices = Choices::default();
    for row in candidates(comparison, queue, question) {
        let is_chosen = chosen == Some(row);
        // Without words all fit, and what is not shown need not be told.
        if words.is_empty() && choices.first.len() >= most && !is_chosen {
            choices.all += 1;
            continue;
        }
        let Some(choice) = choice(comparison, row, shared) else { continue };
        let line = format!("{} {}", choice.label, choice.says.join(" ")).to_lowercase();
        let fits = words.iter().all(|word| line.contains(word));
        choices.all += usize::from(fits);
        if is_chosen {
            choices.first.insert(0, choice);
            choices.first.truncate(most.max(1));
        } else if fits && choices.first.len() < most {
            choices.first.push(choice);
        }
    }
    choices
}

fn choice(comparison: &Comparison, row: usize, shared: Shared) -> Option<Choice> {
    let asked = comparison.questions.get(row)?;
    let mut says: Vec<String> = Vec::new();
    for claim in asked.claims.iter().filter_map(|i| comparison.claims.get(*i)) {
        let words = format!("{}: {}", printable(&claim.article), wording::cell(claim, shared));
        if !says.contains(&words) {
            says.push(words);
        }
    }
    let (id, label) = (asked.id.clone(), printable(&asked.label));
    Some(Choice { question: row, id, label, verdict: asked.verdict, says })
}
