//! All that a person needs to rule on a row, in plain words.

use super::queue::{follow, words_of};
use super::work::Desk;
use crate::case::{Case, Comparison};
use crate::claim::{Check, Claim};
use crate::compare::Verdict;
use crate::compare::question::PERHAPS_THE_SAME;
use crate::report::context::{Context, Telling};
use crate::report::decided::{
    by_and_when, changes, day, did, in_short, note_words, origin_reason, said, who,
};
use crate::report::explain::meaning;
use crate::report::view::{Lines, shared, source};
use crate::report::wording::{self, Shared, printable};
use crate::review::{Ruling, Stale};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A row with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its place among the questions of the case.
    pub question: usize,
    /// Its id.
    pub id: String,
    /// What it asks.
    pub label: String,
    /// The verdict in force.
    pub verdict: Verdict,
    /// The rules' verdict.
    pub machine: Verdict,
    /// The rules' verdict and why, in one line: "conflict, values apart: 9 against 15".
    pub standing: String,
    /// The reason in a sentence.
    pub meaning: &'static str,
    /// Who ruled: "agree, Ana, 2031-05-09 14:03 UTC", or "accepted, …"; `None` where nobody did.
    pub ruled: Option<String>,
    /// Who wants another look.
    pub flagged: Option<String>,
    /// Remarks, the earliest first.
    pub notes: Vec<String>,
    /// What made the row what it is: merged, split.
    pub shaped: Vec<Shaped>,
    /// Claims of it that somebody rejected: "courier 9, rejected by Ana, 2031-05-09 14:03 UTC".
    pub rejected: Vec<String>,
    /// Decisions that hold no longer.
    pub stale: Vec<Gone>,
    /// Which of them can be ruled again on what stands now: "verdict agree, note"; empty for none.
    pub renewable: String,
    /// Rows that stand beside it.
    pub beside: Vec<Beside>,
    /// Its claims, in its order.
    pub claims: Vec<Told>,
}

/// A decision that made a row what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shaped {
    /// Where it names many claims, how many: "split: 8 claims from 9 · Ana Marek, 2031-05-09"; `None` where `full` is short.
    pub short: Option<String>,
    /// What was decided, with all claims that it names, by whom and when.
    pub full: String,
}

/// A decision that holds no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Its id.
    pub decision: String,
    /// What was decided, by whom and when.
    pub decided: String,
    /// The same in a few words: "ruled agree by Ana".
    pub short: String,
    /// What changed since, each a line.
    pub changes: Vec<String>,
}

/// A row that stands beside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its place among the questions of the case.
    pub question: usize,
    /// How it stands to it: "a part of it".
    pub how: &'static str,
    /// What it asks, and its verdict.
    pub label: String,
}

/// A claim of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its place among the claims of the comparison.
    pub claim: usize,
    /// Its id.
    pub id: String,
    /// The article's id.
    pub article: String,
    /// The outlet, where that says more than the id.
    pub outlet: Option<String>,
    /// Where its words stand: "articles/meridian.txt, line 7".
    pub place: String,
    /// The value with who vouches for it, as in the table.
    pub says: String,
    /// Who vouches for it, as written, and through whom the article has it.
    pub said_by: Option<String>,
    /// The telling that it belongs to, where other articles are of it.
    pub origin: Option<String>,
    /// What people changed about it, or where in curated.yaml it stands.
    pub by_hand: Option<String>,
    /// Its words between those around them.
    pub context: Context,
}

impl Sheet {
    /// The row of a question; `None` where there is none.
    pub fn of(desk: &Desk, question: usize) -> Option<Sheet> {
        let comparison = desk.comparison();
        let asked = comparison.questions.get(question)?;
        let decided_on = comparison.review.standings.get(question)?;
        let shared = shared(comparison);
        let machine = asked.reason.verdict();
        let by_rules = crate::compare::Question { verdict: machine, ..asked.clone() };
        let stale = decided_on.stale.iter().filter_map(|i| comparison.review.stale.get(*i));
        let lines = Lines::among(desk.case(), &articles(comparison, question));
        let told = |i: &usize| told(desk, &lines, *i, shared);
        Some(Sheet {
            question,
            id: asked.id.clone(),
            label: printable(&asked.label),
            verdict: asked.verdict,
            machine,
            standing: wording::standing(&by_rules, &comparison.claims, shared.year),
            meaning: meaning(asked.reason),
            ruled: decided_on.ruled.as_ref().map(|ruled| {
                let word = if ruled.is_accepted() { "accepted" } else { ruled.verdict.word() };
                format!("{word}, {}", by_and_when(&ruled.decision))
            }),
            flagged: decided_on.flagged.as_ref().map(by_and_when),
            notes: decided_on
                .notes
                .iter()
                .map(|decision| format!("{} {}", note_words(decision).unwrap_or_default(), who(decision)))
                .collect(),
            // An amendment stands with its claim.
            shaped: decided_on
                .shaped
                .iter()
                .filter(|one| one.ruling.row().is_some())
                .map(|one| Shaped {
                    short: in_short(one).map(|short| format!("{short} · {}, {}", who(one), day(one))),
                    full: words_of(comparison, one),
                })
                .collect(),
            stale: stale.map(|stale| gone(comparison, stale)).collect(),
            rejected: rejected(desk, question),
            renewable: if decided_on.stale.is_empty() { String::new() } else { desk.renewable(question) },
            beside: beside(desk, question),
            claims: asked.claims.iter().filter_map(told).collect(),
        })
    }

    /// The articles of the row whose text is here, each once, in its order.
    pub fn articles(&self, case: &Case) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for told in &self.claims {
            let is_here = case.articles.iter().any(|article| article.id == told.article);
            if is_here && !ids.contains(&told.article) {
                ids.push(told.article.clone());
            }
        }
        ids
    }

    /// The whole article of a claim; `None` where its text is not here.
    pub fn telling(desk: &Desk, claim: usize) -> Option<Telling> {
        let claim = desk.comparison().claims.get(claim)?;
        let article = desk.case().articles.iter().find(|article| article.id == claim.article)?;
        Some(Telling::of(claim, article))
    }
}

/// The ids of the articles of a row.
fn articles(comparison: &Comparison, question: usize) -> BTreeSet<&str> {
    let claims = comparison.questions.get(question).map(|asked| asked.claims.as_slice()).unwrap_or_default();
    claims.iter().filter_map(|i| comparison.claims.get(*i)).map(|claim| claim.article.as_str()).collect()
}

fn gone(comparison: &Comparison, stale: &Stale) -> Gone {
    Gone {
        decision: stale.decision.id.clone(),
        decided: words_of(comparison, &stale.decision),
        short: format!("{} by {}", did(&stale.decision.ruling), who(&stale.decision)),
        changes: changes(comparison, stale),
    }
}

/// Decisions that hold no longer, that none settled since, and of which no row is left to show them on.
pub fn homeless(comparison: &Comparison) -> Vec<Gone> {
    let stale = comparison.review.stale.iter();
    let open = stale.filter(|stale| stale.settled_by.is_none() && stale.question.is_none());
    open.map(|stale| gone(comparison, stale)).collect()
}

/// The rejected claims whose neighbours are in a row.
fn rejected(desk: &Desk, question: usize) -> Vec<String> {
    let comparison = desk.comparison();
    let mut told = Vec::new();
    for decision in &comparison.review.beside {
        let Ruling::Reject { claim } = &decision.ruling else { continue };
        let others = desk.neighbours(&claim.id);
        let others = others.iter().filter(|id| **id != claim.id);
        if follow(comparison, others) == Some(question) {
            told.push(format!("{}, rejected by {}", said(comparison, claim), by_and_when(decision)));
        }
    }
    told
}

fn beside(desk: &Desk, question: usize) -> Vec<Beside> {
    let questions = &desk.comparison().questions;
    let Some(asked) = questions.get(question) else { return Vec::new() };
    let mut beside = Vec::new();
    for related in &asked.related {
        let Some(place) = desk.comparison().question_of(&related.question) else { continue };
        let how = match related.how {
            "part" => "a part of it",
            "whole" => "its whole",
            "other measure" => "another harm of the same event",
            PERHAPS_THE_SAME => "perhaps the same question",
            how => how,
        };
        let label = questions
            .get(place)
            .map(|other| format!("{} ({})", printable(&other.label), other.verdict.word()));
        beside.push(Beside { question: place, how, label: label.unwrap_or_default() });
    }
    beside
}

fn told(desk: &Desk, lines: &Lines, i: usize, shared: Shared) -> Option<Told> {
    let claim = desk.comparison().claims.get(i)?;
    let article = desk.case().articles.iter().find(|article| article.id == claim.article);
    let said_by = claim.said_by.as_ref().map(|speaker| {
        let via = speaker.via.iter().map(|via| format!(", through {via}")).collect::<String>();
        printable(&format!("{}{via}", speaker.name))
    });
    Some(Told {
        claim: i,
        id: claim.id.clone(),
        article: printable(&claim.article),
        outlet: source(desk.case(), &claim.article),
        place: place(desk, lines, claim),
        says: wording::cell(claim, shared),
        said_by,
        origin: origin(desk, claim),
        by_hand: by_hand(desk, claim),
        context: Context::of(claim, article),
    })
}

/// "articles/meridian.txt, line 7", from the case's folder.
fn place(desk: &Desk, lines: &Lines, claim: &Claim) -> String {
    let article = desk.case().articles.iter().find(|article| article.id == claim.article);
    let Some(article) = article else { return "its text is not here: the quote is unchecked".to_owned() };
    let path = article.path.clone().unwrap_or_else(|| PathBuf::from("standard input"));
    let path = path.strip_prefix(desk.folder()).unwrap_or(&path).display().to_string();
    let path = printable(&path);
    if claim.evidence.check == Check::Orphaned {
        return format!("{path}, which has these words no longer");
    }
    match claim.evidence.span.and_then(|span| lines.line(&claim.article, span.start)) {
        Some(line) => format!("{path}, {line}"),
        None => format!("{path}, in the headline"),
    }
}

fn origin(desk: &Desk, claim: &Claim) -> Option<String> {
    let origins = &desk.comparison().origins;
    let own = origins.of(&claim.article)?;
    let shared = origins.shared();
    shared.contains_key(own.name.as_str()).then(|| {
        printable(&format!(
            "{}: the article {}",
            own.name,
            origin_reason(desk.case(), desk.comparison(), own)
        ))
    })
}

/// The last amendment of a claim, or "by hand: curated.yaml:14".
fn by_hand(desk: &Desk, claim: &Claim) -> Option<String> {
    if let Some(place) = desk.written_at(&claim.id) {
        return Some(format!("by hand: {place}"));
    }
    claim.by_hand.as_ref()?;
    let counting = desk.case().log().counting();
    let amended = counting.into_iter().rev().find(
        |decision| matches!(&decision.ruling, Ruling::Amend { claim: mark, .. } if mark.id == claim.id),
    );
    amended.map(|decision| words_of(desk.comparison(), decision))
}
