//! Why a question has its verdict: every claim with its words where they stand, every pair with what was compared.
//!
//! Nothing is remembered from the comparison: the same pure functions are asked again.

mod apart;
mod claim;
mod decided;
mod levels;
mod meaning;
mod pairs;
mod rows;
mod why;

pub use decided::decision;
pub use meaning::meaning;
pub use rows::rows;

use super::Look;
use super::asked::row_of;
use super::decided as told_of;
use super::view::{Lines, shared};
use super::wording::{self, count, printable};
use crate::case::{Case, Comparison};
use crate::compare::apart::Gathering;
use crate::compare::question::PERHAPS_THE_SAME;
use crate::compare::{Prepared, Question, Reason};

/// Longer lines are hard to read.
const WIDEST: usize = 110;

/// Explains the question that stands at `index` among those of the case; nothing where there is none.
pub fn question(case: &Case, comparison: &Comparison, index: usize, width: usize, look: Look) -> String {
    let Some(question) = comparison.questions.get(index) else { return String::new() };
    let mut told = Telling::new(case, comparison, width, look);
    let title = format!("{}. {}", index + 1, printable(&question.label));
    told.line(&told.bold(&title));
    let standing = told_of::standing(comparison, index, told.year);
    told.line(&format!("{} {standing}", question.verdict.sign()));
    let by = if told_of::is_ruled_otherwise(question) { "By the rules: " } else { "" };
    told.hanging(&format!("  {by}{}", told.meaning_of(question)), 2);
    let behind = format!(
        "  {} in {} of {}; id {}",
        count(question.claims.len(), "claim"),
        count(question.articles, "article"),
        count(question.origins, "independent origin"),
        question.id
    );
    told.line(&behind);
    for related in related(comparison, question) {
        told.hanging(&format!("  {related}"), 4);
    }
    told.decisions_on(index);
    for &i in &question.claims {
        told.claim(i);
    }
    told.sum(question);
    told.pairs(question);
    if question.articles < 2 && comparison.sources.len() > 1 {
        told.nearest(question);
    }
    told.commands(question);
    told.out
}

/// The questions beside one, each in a line: "its whole: 4. people killed (attack), disputed: police, army".
fn related(comparison: &Comparison, question: &Question) -> Vec<String> {
    let mut lines = Vec::new();
    for related in &question.related {
        let place = comparison.questions.iter().position(|other| other.id == related.question);
        let Some((i, other)) = place.and_then(|i| Some((i, comparison.questions.get(i)?))) else { continue };
        let how = match related.how {
            "part" => "a part of it",
            "whole" => "the whole that it is a part of",
            "other measure" => "another harm of the same event",
            PERHAPS_THE_SAME => "perhaps the same question, on a tie too weak to say so",
            how => how,
        };
        let verdict = other.verdict.word();
        lines.push(format!("beside it, {how}: {}. {} ({verdict})", i + 1, printable(&other.label)));
    }
    lines
}

/// Explains why two claims do or do not stand in one row.
pub fn pair(case: &Case, comparison: &Comparison, a: usize, b: usize, width: usize, look: Look) -> String {
    let mut told = Telling::new(case, comparison, width, look);
    let (first, second) = (row_of(comparison, a), row_of(comparison, b));
    let verdict = match (first, second) {
        _ if a == b => "This is one claim, named twice.".to_string(),
        (Some(x), Some(y)) if x == y => format!("Both answer question {}: they stand in one row.", x + 1),
        (Some(x), Some(y)) => format!("They stand in two rows, {} and {}.", x + 1, y + 1),
        _ => "One of them stands in no row.".to_string(),
    };
    told.line(&told.bold(&verdict));
    told.claim(a);
    if a == b {
        return told.out;
    }
    told.claim(b);
    told.line("");
    let decides = first.and_then(|row| comparison.questions.get(row));
    let decides = decides.filter(|question| question.pair == Some((a.min(b), a.max(b))));
    told.measure();
    told.pair(a, b, decides);
    if let (Some(x), Some(y)) = (first, second)
        && x != y
    {
        told.kept_apart(a, b);
    }
    told.out
}

struct Telling<'c> {
    case: &'c Case,
    comparison: &'c Comparison,
    prepared: Vec<Prepared<'c>>,
    gathering: Gathering,
    lines: Lines<'c>,
    year: Option<i16>,
    width: usize,
    look: Look,
    out: String,
}

impl<'c> Telling<'c> {
    fn new(case: &'c Case, comparison: &'c Comparison, width: usize, look: Look) -> Self {
        Telling {
            case,
            comparison,
            gathering: Gathering::of(comparison.gathered()),
            prepared: comparison.prepared(),
            lines: Lines::of(case),
            year: shared(comparison).year,
            width: width.clamp(40, WIDEST),
            look,
            out: String::new(),
        }
    }

    fn line(&mut self, line: &str) {
        let text = line.trim_start_matches('\n');
        self.out.extend(std::iter::repeat_n('\n', line.len() - text.len()));
        // What follows stands below the words and not below the name of the field.
        let own = text.len() - text.trim_start().len();
        let field = text
            .get(own..)
            .and_then(|rest| rest.find("  ").map(|at| at + rest[at..].len() - rest[at..].trim_start().len()));
        wording::wrap(&mut self.out, text, self.width, own + field.filter(|field| *field < 16).unwrap_or(0));
    }

    /// A line of which what does not fit hangs at `hang` columns.
    fn hanging(&mut self, line: &str, hang: usize) {
        // On a narrow terminal there is no room for columns.
        let hang = if hang * 2 > self.width { 8 } else { hang };
        wording::wrap(&mut self.out, line, self.width, hang);
    }

    /// What the reason of a row says of it.
    fn meaning_of(&self, question: &Question) -> &'static str {
        match (question.reason, question.claims.len(), question.articles) {
            (Reason::OneValue, 1, _) => "One claim alone answers this.",
            (Reason::OneValue, _, 1) => {
                "One article alone answers this, and nothing in it contradicts itself."
            }
            (Reason::OneValue, ..) => {
                "One origin alone answers this: the articles run one text, or one of the quotes is gone."
            }
            (reason, ..) => meaning(reason),
        }
    }

    /// The claims whose own sentence lists parts that add up to something else.
    fn sum(&mut self, question: &Question) {
        if question.reason != Reason::SumMismatch {
            return;
        }
        for &i in &question.claims {
            let Some(parts) = self.comparison.claims.get(i).and_then(|claim| claim.about.parts) else {
                continue;
            };
            let line = format!(
                "  {}: the parts that its own sentence lists add up to {}.",
                self.short(i),
                wording::grouped(parts)
            );
            self.line("");
            self.hanging(&line, 2);
        }
    }

    fn bold(&self, words: &str) -> String {
        match self.look {
            Look::Plain => words.to_string(),
            Look::Coloured => format!("\u{1b}[1m{words}\u{1b}[0m"),
        }
    }
}
