//! The lines above the table: what was read and found, what is left out, and what could not be read.

use super::shown::{is_compared, is_seen, is_shown, is_touched};
use super::{Column, Row, Rows, seen};
use crate::article::Article;
use crate::article::language::is_english;
use crate::case::origin::{Origin, Why};
use crate::case::{Case, Comparison};
use crate::claim::Check;
use crate::compare::{Question, Verdict};
use crate::mention::anchor::From;
use crate::report::decided;
use crate::report::wording::{self, count, printable};
use crate::review::{Decision, REVIEW};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn head(
    case: &Case,
    comparison: &Comparison,
    shown: Rows,
    rows: &[Row],
    columns: &[Column],
) -> Vec<String> {
    let mut lines = vec![counts(case, comparison)];
    lines.extend(seen::lines(case, comparison));
    lines.extend(folded(comparison, shown));
    lines.extend(one_telling(case, comparison));
    lines.extend(undated(case, comparison));
    lines.extend(foreign(case));
    lines.extend(comparison.gathered().splits().iter().map(wording::split));
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
        // What a person read instead and its article no longer bears out leaves the claim as it was found; and a claim whose like
        // is gone stands where it stands by itself.
        let is_of_another = ["`amends`", "`same_as`"].iter().any(|key| problem.message.starts_with(key));
        let is_amendment = problem.path.file_name().is_some_and(|name| name == REVIEW);
        let word = if is_amendment || is_of_another { "not applied" } else { "not compared" };
        lines.push(format!("{word}: {}", printable(&problem.to_string())));
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
    let of_text = |id: &str| read.is_empty() || read.contains(id);
    let sources = comparison.sources.iter().filter(|source| of_text(&source.id));
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
    let articles = match (case.articles.len(), case.absent.len()) {
        (n, 0) => count(n, "article"),
        (0, n) => format!("{} known by metadata alone", count(n, "article")),
        (n, m) => format!("{} (and {m} known by metadata alone)", count(n, "article")),
    };
    format!(
        "{} · {articles}, {} · {} · {}{listed}",
        printable(&case.name),
        count(origins.len(), "origin"),
        count(comparison.claims.len(), "claim"),
        count(compared, "question"),
    )
}

/// What is left out of the table and which flag shows it.
fn folded(comparison: &Comparison, shown: Rows) -> Option<String> {
    let all = || comparison.questions.iter().enumerate();
    let is_single =
        |i: usize, question: &Question| question.verdict == Verdict::Single && !is_touched(comparison, i);
    let singles = all().filter(|(i, question)| is_single(*i, question)).count();
    let is_left = |i: usize, question: &Question| !is_shown(comparison, i, question, shown);
    let mut parts = Vec::new();
    let (left, why) = match shown {
        Rows::Flagged => {
            let calm = |(i, question): &(usize, &Question)| !is_single(*i, question) && is_left(*i, question);
            (all().filter(calm).count(), "without a flag are left out (--only flagged)")
        }
        Rows::Unseen => {
            let seen = |(i, _): &(usize, &Question)| is_compared(comparison, *i) && is_seen(comparison, *i);
            (all().filter(seen).count(), "seen by a person are left out (--only unseen)")
        }
        Rows::Stale => {
            let calm =
                |(i, question): &(usize, &Question)| is_compared(comparison, *i) && is_left(*i, question);
            (all().filter(calm).count(), "without a stale decision are left out (--only stale)")
        }
        Rows::Compared | Rows::All => (0, ""),
    };
    if left > 0 {
        parts.push(format!("{left} {why}"));
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

/// Articles that do not read as English, or say that they are none.
fn foreign(case: &Case) -> Option<String> {
    let is_foreign = |article: &&Article| match article.metadata.lang.as_deref() {
        Some(lang) => !lang.to_lowercase().starts_with("en"),
        None => !is_english(&article.body),
    };
    let ids: Vec<String> =
        case.articles.iter().filter(is_foreign).map(|article| printable(&article.id)).collect();
    let listed = if ids.len() > 6 { count(ids.len(), "article") } else { ids.join(", ") };
    let verb = if ids.len() == 1 { "does" } else { "do" };
    (!ids.is_empty())
        .then(|| format!("{listed} {verb} not read as English: what is found there is not to be trusted"))
}

/// Articles that are one telling, and why: "one origin, AFP: courier credits AFP ("(AFP) —"); meridian runs one text with courier".
fn one_telling(case: &Case, comparison: &Comparison) -> Vec<String> {
    const MOST: usize = 6;
    let shared = comparison.origins.shared();
    let line = |(name, origins): (&str, &Vec<&Origin>)| {
        let mut listed: Vec<String> = Vec::new();
        // Those that one decision made one stand together.
        let mut ruled: Vec<(&Decision, Vec<String>)> = Vec::new();
        for origin in origins.iter().take(MOST) {
            let id = printable(&origin.article);
            match (decided::of_origin(case, comparison, origin), &origin.why) {
                (Some(by), _) => match ruled.iter_mut().find(|(known, _)| known.id == by.id) {
                    Some((_, ids)) => ids.push(id),
                    None => ruled.push((by, vec![id])),
                },
                (None, Why::Own) => listed.push(id),
                (None, _) => listed.push(printable(&format!("{id} {}", origin.reason()))),
            }
        }
        listed.extend(ruled.into_iter().map(|(by, ids)| {
            format!("{} by a decision of {} on {}", ids.join(", "), decided::who(by), decided::day(by))
        }));
        if origins.len() > MOST {
            listed.push(format!("{} more", origins.len() - MOST));
        }
        format!("one origin, {}: {}", printable(name), listed.join("; "))
    };
    let mut lines: Vec<String> = shared.iter().take(MOST).map(|(name, list)| line((name, list))).collect();
    if shared.len() > MOST {
        lines.push(format!("{} more with several articles", count(shared.len() - MOST, "origin")));
    }
    lines
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
