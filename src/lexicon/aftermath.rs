//! Words for what is done about an event that is over; they are `data/aftermath.yaml`.

use super::hash::WordSet;
use super::words::stem;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    remembering: Vec<String>,
    dealing: Vec<String>,
    day: WordSet,
    between: WordSet,
    before_that: WordSet,
    no_day: WordSet,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    yes: BTreeMap<String, String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    no: BTreeMap<String, String>,
}

/// The file as it is embedded, to tell the line of an example.
#[cfg(test)]
pub const TEXT: &str = include_str!("data/aftermath.yaml");

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("aftermath.yaml", include_str!("data/aftermath.yaml")));

static REMEMBERING: LazyLock<WordSet> =
    LazyLock::new(|| FILE.remembering.iter().map(|word| stem(word)).collect());

static DEALING: LazyLock<WordSet> = LazyLock::new(|| FILE.dealing.iter().map(|word| stem(word)).collect());

/// True for the stem of a word of remembering: "marked", "vigil".
pub fn remembers(stem: &str) -> bool {
    REMEMBERING.contains(stem)
}

/// True for the stem of a verb whose object is an event that was before: "debate".
pub fn deals(stem: &str) -> bool {
    DEALING.contains(stem)
}

/// True for a noun of time that "on which" may stand behind.
pub fn is_day(word: &str) -> bool {
    FILE.day.contains(word)
}

/// True for a closed word that may stand between a verb and the event that it deals with.
pub fn may_stand_between(word: &str) -> bool {
    FILE.between.contains(word)
}

/// True for a word that leads over from a date to what was before it.
pub fn leads_back(word: &str) -> bool {
    FILE.before_that.contains(word)
}

/// True for a word that may stand in "in the evening", which names no day.
pub fn names_no_day(word: &str) -> bool {
    FILE.no_day.contains(word)
}

/// The examples of the file: sentences with a date in brackets, and whose day it is.
#[cfg(test)]
pub fn examples() -> impl Iterator<Item = (&'static String, &'static String)> {
    FILE.yes.iter().chain(&FILE.no)
}
