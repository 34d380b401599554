//! What a person asks `explain` for: a row's number, an id or its beginning, or words of a question.

use crate::case::Comparison;
use crate::error::{Error, Result};
use crate::report::wording::clip;

/// The question meant, as its place among the questions of the case.
///
/// # Errors
///
/// [`Error::Unknown`], with what comes nearest.
pub fn question(comparison: &Comparison, asked: &str) -> Result<usize> {
    let questions = &comparison.questions;
    if let Ok(number) = asked.parse::<usize>() {
        return number.checked_sub(1).filter(|i| *i < questions.len()).ok_or_else(|| {
            unknown(format!(
                "there is no row {number}: the case has {}",
                super::wording::count(questions.len(), "question")
            ))
        });
    }
    if let Some(i) = questions.iter().position(|question| question.id == asked) {
        return Ok(i);
    }
    // The id of any claim stands for the question that it answers.
    if let Ok(claim) = claim(comparison, asked)
        && let Some(i) = row_of(comparison, claim)
    {
        return Ok(i);
    }
    let words: Vec<String> = asked.to_lowercase().split_whitespace().map(str::to_string).collect();
    let fits = |label: &str| words.iter().all(|word| label.to_lowercase().contains(word.as_str()));
    let found: Vec<usize> =
        (0..questions.len()).filter(|i| questions.get(*i).is_some_and(|q| fits(&q.label))).collect();
    // Of several the one whose label begins so is meant: "life rafts" and not "members (rafts, life)".
    let phrase = words.join(" ");
    let begins = |i: &&usize| {
        questions.get(**i).is_some_and(|question| question.label.to_lowercase().starts_with(&phrase))
    };
    let begun: Vec<usize> = found.iter().filter(begins).copied().collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [_, ..] if begun.len() == 1 => Ok(begun.first().copied().unwrap_or_default()),
        [] => {
            let names = questions.iter().enumerate().flat_map(|(i, question)| {
                [
                    (question.id.as_str(), question.id.clone()),
                    (question.label.as_str(), named(i, &question.label)),
                ]
            });
            Err(unknown(format!("no question is called `{}`{}", clip(asked, 60), nearest(asked, names))))
        }
        several => {
            let listed = several.iter().take(8).filter_map(|i| Some(named(*i, &questions.get(*i)?.label)));
            let listed = listed.collect::<Vec<_>>().join("; ");
            Err(unknown(format!(
                "`{}` fits {} questions; name one by its number: {listed}",
                clip(asked, 60),
                several.len()
            )))
        }
    }
}

fn named(i: usize, label: &str) -> String {
    format!("{} {}", i + 1, clip(label, 50))
}

/// The row that a claim stands in.
pub fn row_of(comparison: &Comparison, claim: usize) -> Option<usize> {
    comparison.home(claim)
}

/// The claim meant, as its place among the claims of the case: its id, or a beginning that no other id has.
///
/// # Errors
///
/// [`Error::Unknown`], with what comes nearest.
pub fn claim(comparison: &Comparison, asked: &str) -> Result<usize> {
    let claims = &comparison.claims;
    if let Some(i) = claims.iter().position(|claim| claim.id == asked) {
        return Ok(i);
    }
    let found: Vec<usize> =
        claims.iter().enumerate().filter(|(_, claim)| claim.id.starts_with(asked)).map(|(i, _)| i).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let names = claims.iter().map(|claim| (claim.id.as_str(), claim.id.clone()));
            Err(unknown(format!("no claim is called `{}`{}", clip(asked, 60), nearest(asked, names))))
        }
        several => {
            let ids = several.iter().take(8).filter_map(|i| claims.get(*i)).map(|claim| claim.id.as_str());
            let ids = ids.collect::<Vec<_>>().join(", ");
            Err(unknown(format!("`{}` begins {} ids: {ids}", clip(asked, 60), several.len())))
        }
    }
}

fn unknown(what: String) -> Error {
    Error::Unknown { what }
}

/// The three names that are most like what was asked for.
fn nearest<'n>(asked: &str, names: impl Iterator<Item = (&'n str, String)>) -> String {
    let asked = asked.to_lowercase();
    let mut scored: Vec<(f64, String)> =
        names.map(|(name, shown)| (strsim::jaro_winkler(&asked, &name.to_lowercase()), shown)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let listed: Vec<String> =
        scored.into_iter().filter(|(score, _)| *score > 0.6).take(3).map(|(_, shown)| shown).collect();
    if listed.is_empty() { String::new() } else { format!("; nearest: {}", listed.join("; ")) }
}
