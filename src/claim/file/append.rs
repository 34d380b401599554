//! A claim added to the text of curated.yaml, all that stood there kept byte for byte.
//!
//! The text is changed in one place: lines are put in after the last claim. What comes of it is read again, and given back only
//! where every earlier claim is the same as before and the new one is the one that was meant. A file in which lines cannot be
//! added so (a list in `[ ]`) is left as it is, with what to do about it. Nothing is held against articles here ([`super::check`])
//! and nothing is written.

mod lines;
mod place;

use super::written::{self, Curated, WrittenClaim, WrittenValue};
use crate::error::{Error, Problem, Result};
use crate::yaml::{At, Text};
use std::collections::BTreeMap;
use std::path::Path;

/// What a key of a claim holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A text.
    Text(String),
    /// The bounds of a figure, each with its text: `{low: 20, high: 25, unit: people}`.
    Bounds(Vec<(String, String)>),
}

/// curated.yaml with one claim more.
#[derive(Debug, Clone, PartialEq)]
pub struct Appended {
    /// The whole text.
    pub text: String,
    /// The lines that were added, each with `\n` at its end, whatever the file has.
    pub lines: String,
    /// The line, from 1, on which the new claim begins.
    pub line: usize,
    /// The new claim as the reader of the file reads it.
    pub claim: WrittenClaim,
}

impl Appended {
    /// True for a problem of the new claim.
    pub fn is_of_it(&self, problem: &Problem) -> bool {
        let last = self.line + self.lines.lines().count();
        (self.line..last).contains(&problem.line)
    }

    /// The key of the new claim whose value a problem points at.
    pub fn key_of(&self, problem: &Problem) -> Option<&'static str> {
        let here = |at: &At| (at.line, at.column) == (problem.line, problem.column);
        let texts = texts(&self.claim);
        if let Some((key, _)) = texts.iter().find(|(_, text)| here(&text.at)) {
            return Some(key);
        }
        match &self.claim.value {
            Some(WrittenValue::Bounds { at, low, best, high, unit }) => {
                let mut inner = [low, best, high, unit].into_iter().flatten();
                (here(at) || inner.any(|text| here(&text.at))).then_some("figure")
            }
            _ => self.claim.reject.as_ref().filter(|at| here(at)).map(|_| "reject"),
        }
    }
}

/// The text of curated.yaml with this claim after its last one; an empty file gets its first keys with it.
///
/// The keys are written in the order in which they are given, each once.
///
/// # Errors
///
/// [`Error::Problems`] where the file has no place to which lines could be added, or what came of it would be read otherwise
/// than it is meant.
pub fn append(path: &Path, file: &str, claim: &[(&str, Said)]) -> Result<Appended> {
    let before = written::read(path, file);
    let text = file.strip_prefix('\u{feff}').unwrap_or(file);
    let mark = &file[..file.len() - text.len()];
    for place in place::places(path, text, &before)? {
        let added = lines::written(claim, &place);
        let (head, tail) = text.split_at(place.at);
        let lines = format!("{}{added}", place.above);
        let whole = format!("{mark}{head}{}{lines}{tail}", place.joint);
        let mut after = written::read(path, &whole);
        if is_meant(&before, &after, claim)
            && let Some(claim) = after.claims.pop()
        {
            let text = whole;
            let line = 1
                + text.get(..mark.len() + place.at).map_or(0, breaks)
                + breaks(place.joint)
                + breaks(&place.above);
            return Ok(Appended { text, lines: lines.replace("\r\n", "\n"), line, claim });
        }
    }
    let lines = lines::plain(claim);
    Err(Error::Problems(vec![Problem {
        path: path.to_path_buf(),
        line: 0,
        column: 0,
        message: "no claim can be added without changing what stands here".to_owned(),
        help: Some(format!("add it by hand, as an item of `claims`:\n{lines}")),
        excerpt: String::new(),
        width: 1,
    }]))
}

fn breaks(text: &str) -> usize {
    text.matches('\n').count()
}

/// True where all that was there is read as before, and what came after it is the claim that was meant.
fn is_meant(before: &Curated, after: &Curated, claim: &[(&str, Said)]) -> bool {
    let told = |curated: &Curated| {
        let mut told: Vec<String> = curated.problems.iter().map(|problem| problem.message.clone()).collect();
        told.sort();
        told
    };
    let Some((last, earlier)) = after.claims.split_last() else { return false };
    let meant: BTreeMap<&str, Said> = claim.iter().map(|(key, said)| (*key, trimmed(said))).collect();
    // An empty file has no problem, and none comes up.
    earlier == before.claims
        && told(before) == told(after)
        && last.incomplete.is_empty()
        && said(last) == meant
}

fn trimmed(said: &Said) -> Said {
    match said {
        Said::Text(text) => Said::Text(text.trim().to_owned()),
        Said::Bounds(bounds) => {
            Said::Bounds(bounds.iter().map(|(key, text)| (key.clone(), text.trim().to_owned())).collect())
        }
    }
}

/// What a claim as written says under each of its keys.
fn said(claim: &WrittenClaim) -> BTreeMap<&'static str, Said> {
    let mut said: BTreeMap<&'static str, Said> = BTreeMap::new();
    for (key, text) in texts(claim) {
        said.insert(key, Said::Text(text.text.clone()));
    }
    if claim.reject.is_some() {
        said.insert("reject", Said::Text("true".to_owned()));
    }
    if let Some(WrittenValue::Bounds { low, best, high, unit, .. }) = &claim.value {
        let bounds = [("low", low), ("best", best), ("high", high), ("unit", unit)];
        let given =
            bounds.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text.as_ref()?.text.clone())));
        said.insert("figure", Said::Bounds(given.collect()));
    }
    said
}

/// The keys of a claim that hold one text, with their texts.
/// True for a claim of the file that has just these keys with these texts, whatever its id.
pub fn is_told(claim: &WrittenClaim, keys: &[(&'static str, Said)]) -> bool {
    let without_id = |key: &str| key != "id";
    let mut there: Vec<(&str, &str)> =
        texts(claim).into_iter().map(|(key, text)| (key, text.text.as_str())).collect();
    there.retain(|(key, _)| without_id(key));
    let mut asked = Vec::with_capacity(keys.len());
    for (key, said) in keys.iter().filter(|(key, _)| without_id(key)) {
        // Bounds are told from one another by their own words alone: who gives them twice means it.
        let Said::Text(text) = said else { return false };
        asked.push((*key, text.as_str()));
    }
    there.sort_unstable();
    asked.sort_unstable();
    there == asked
}

fn texts(claim: &WrittenClaim) -> Vec<(&'static str, &Text)> {
    let mut texts: Vec<(&'static str, &Text)> = [
        ("id", &claim.id),
        ("article", &claim.article),
        ("quote", &claim.quote),
        ("after", &claim.after),
        ("question", &claim.question),
        ("said_by", &claim.said_by),
        ("who", &claim.who),
        ("by", &claim.by),
        ("event", &claim.event),
        ("where", &claim.place),
        ("when", &claim.when),
        ("measure", &claim.measure),
        ("as_of", &claim.as_of),
        ("said_on", &claim.said_on),
        ("via", &claim.via),
        ("note", &claim.note),
        ("same_as", &claim.same_as),
        ("amends", &claim.amends),
    ]
    .into_iter()
    .filter_map(|(key, text)| Some((key, text.as_ref()?)))
    .collect();
    texts.extend(match claim.value.as_ref() {
        None | Some(WrittenValue::Bounds { .. }) => None,
        Some(WrittenValue::Figure(text)) => Some(("figure", text)),
        Some(WrittenValue::Amount(text)) => Some(("amount", text)),
        Some(WrittenValue::Date(text)) => Some(("date", text)),
        Some(WrittenValue::Place(text)) => Some(("place", text)),
        Some(WrittenValue::Role(text)) => Some(("role", text)),
        Some(WrittenValue::Statement(text)) => Some(("statement", text)),
    });
    texts
}

#[cfg(test)]
mod tests;
