//! A question as a row: its label, its cells, its verdict, and what stands beside it.

use super::cells::cells;
use super::lines::Lines;
use super::shown::is_marked;
use super::{Column, Perhaps, Quote, Row, Section, claims_of, remarks};
use crate::case::Comparison;
use crate::compare::question::PERHAPS_THE_SAME;
use crate::compare::{Question, Verdict};
use crate::report::asked::row_of;
use crate::report::context::Context;
use crate::report::decided;
use crate::report::wording::{self, Shared, Speakers, printable};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn row(
    i: usize,
    question: &Question,
    comparison: &Comparison,
    columns: &[Column],
    lines: &Lines,
    shared: Shared,
) -> Row {
    // Where a person says "agree" over values that differ, who vouches for which is still to be seen.
    let rules = question.reason.verdict();
    let speakers = if rules == Verdict::Agree { Speakers::Left } else { Speakers::Named };
    let in_row = Shared { speakers, ..shared };
    let flagged = question.verdict.is_flagged() || rules.is_flagged() || is_marked(comparison, i);
    let quotes = claims_of(question, comparison).filter(|_| flagged).map(|claim| Quote {
        article: claim.article.clone(),
        source: lines.source(&claim.article),
        line: claim.evidence.span.and_then(|span| lines.line(&claim.article, span.start)),
        value: wording::cell(claim, shared),
        quote: Context::in_sentence(claim, lines.article(&claim.article)),
    });
    Row {
        number: i + 1,
        question: question.id.clone(),
        verdict: question.verdict,
        label: printable(&question.label),
        cells: cells(&question.claims, comparison, columns, in_row),
        standing: decided::standing(comparison, i, shared.year),
        remarks: remarks::of_row(comparison, i),
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

/// The claims of questions that may be the same and have no row, with where `explain` finds them: "unsure, weak match: row 23".
pub(super) fn perhaps(
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
pub(super) fn related(question: &Question, numbers: &BTreeMap<&str, usize>) -> Vec<String> {
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
