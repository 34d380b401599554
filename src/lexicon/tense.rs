//! Words that show which way a clause looks, back or ahead; they are `data/date_tense.yaml`.

use super::hash::{WordSet, Words};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    future: Vec<String>,
    right_before: Vec<String>,
    not_ahead_after: WordSet,
    past: WordSet,
    not_past: WordSet,
    moved: WordSet,
    auxiliaries: WordSet,
    yes: BTreeMap<String, String>,
    no: BTreeMap<String, String>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("date_tense.yaml", include_str!("data/date_tense.yaml")));

/// The file as it is embedded, to tell the line of an example.
pub const TEXT: &str = include_str!("data/date_tense.yaml");

/// Phrases, by their first word.
type Phrases = Words<Vec<Vec<String>>>;

static FUTURE: LazyLock<Phrases> = LazyLock::new(|| phrases(FILE.future.iter()));
static PAST: LazyLock<Phrases> =
    LazyLock::new(|| phrases(FILE.past.iter().filter(|words| words.contains(' '))));

static RIGHT_BEFORE: LazyLock<Vec<Vec<String>>> =
    LazyLock::new(|| FILE.right_before.iter().map(|phrase| super::calendar::split(phrase)).collect());

/// The phrases that make a date right after them one to come.
pub fn right_before() -> &'static [Vec<String>] {
    &RIGHT_BEFORE
}

fn phrases<'a>(list: impl Iterator<Item = &'a String>) -> Phrases {
    let mut by_word = Phrases::default();
    for phrase in list {
        let words = super::calendar::split(phrase);
        if let Some(first) = words.first().cloned() {
            by_word.entry(first).or_default().push(words);
        }
    }
    by_word
}

/// The phrases that look ahead and begin with a lower-case word.
pub fn ahead(first: &str) -> &'static [Vec<String>] {
    FUTURE.get(first).map_or(&[], Vec::as_slice)
}

/// The phrases of several words that look back and begin with a lower-case word.
pub fn back(first: &str) -> &'static [Vec<String>] {
    PAST.get(first).map_or(&[], Vec::as_slice)
}

/// True for a word in -ed that is a form of a verb as far as its spelling tells.
pub fn is_participle(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !FILE.not_past.contains(word)
}

/// The words of one kind, for the calendar's table of words.
pub(super) fn listed() -> [(super::calendar::Flags, Vec<&'static str>); 6] {
    use super::calendar::Flags;
    let single = |set: &'static WordSet| -> Vec<&'static str> {
        set.iter().map(String::as_str).filter(|word| !word.contains(' ')).collect()
    };
    let openers = |phrases: &'static Phrases| phrases.keys().map(String::as_str).collect();
    [
        (Flags::PAST, single(&FILE.past)),
        (Flags::MOVED, single(&FILE.moved)),
        (Flags::AUXILIARY, single(&FILE.auxiliaries)),
        (Flags::NOT_AHEAD, single(&FILE.not_ahead_after)),
        (Flags::OPENS_AHEAD, openers(&FUTURE)),
        (Flags::OPENS_BACK, openers(&PAST)),
    ]
}

/// The examples of the file: sentences with a date in brackets, and which way its clause looks.
pub fn examples() -> impl Iterator<Item = (&'static String, &'static String)> {
    FILE.yes.iter().chain(&FILE.no)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_looks_both_ways() {
        for word in &FILE.future {
            assert!(!FILE.past.contains(word), "{word}");
        }
    }
}
