//! Words around a number: where a counted noun ends, what makes a number a name, what makes it a score or a magnitude.
//!
//! The words are `data/counted.yaml`; nothing here looks at a text.

use super::phrases::{Phrases, Side, WordSet};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    stops: WordSet,
    plurals: WordSet,
    singulars: WordSet,
    modifiers: WordSet,
    names: Vec<String>,
    months: WordSet,
    clocks: Vec<String>,
    scores: WordSet,
    harm: WordSet,
    quakes: WordSet,
    measuring: WordSet,
    people: WordSet,
    states: WordSet,
}

struct Read {
    file: File,
    names: Phrases<()>,
    clocks: Phrases<()>,
}

static READ: LazyLock<Read> = LazyLock::new(|| {
    let mut file: File = super::load("counted.yaml", include_str!("data/counted.yaml"));
    let list = |words: Vec<String>, side| Phrases::new(words.into_iter().map(|words| (words, ())), side);
    let names = list(std::mem::take(&mut file.names), Side::Last);
    let clocks = list(std::mem::take(&mut file.clocks), Side::First);
    Read { file, names, clocks }
});

/// True for a word that no noun phrase goes past: "of", "were", "said".
pub fn stops(word: &str) -> bool {
    READ.file.stops.contains(word)
}

/// True for a word that looks like a plural noun.
pub fn is_plural(word: &str) -> bool {
    if READ.file.plurals.contains(word) {
        return true;
    }
    let ending = word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    ending && !READ.file.singulars.contains(word) && !stops(word)
}

/// True for a plural that stands before another noun: "sports".
pub fn modifies(word: &str) -> bool {
    READ.file.modifiers.contains(word)
}

/// The words before a number that make it a name, by their last word.
pub fn names() -> &'static Phrases<()> {
    &READ.names
}

/// True for a month, in full or short.
pub fn month(word: &str) -> bool {
    READ.file.months.contains(word)
}

/// The words after a number that make it a time of day, by their first word.
pub fn clocks() -> &'static Phrases<()> {
    &READ.clocks
}

/// True for a word that tells a score: "won".
pub fn scores(word: &str) -> bool {
    READ.file.scores.contains(word)
}

/// True for a verb of harm: "killed".
pub fn harms(word: &str) -> bool {
    READ.file.harm.contains(word)
}

/// True for an earthquake by any name.
pub fn quake(word: &str) -> bool {
    READ.file.quakes.contains(word)
}

/// True for a word before an earthquake's magnitude: "measuring".
pub fn measuring(word: &str) -> bool {
    READ.file.measuring.contains(word)
}

/// True for what became of the counted: "12 dead".
pub fn state(word: &str) -> bool {
    READ.file.states.contains(word)
}

/// True for a person whose age may follow between commas.
pub fn person(word: &str) -> bool {
    READ.file.people.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_guessed_by_their_ending() {
        for word in ["soldiers", "people", "houses", "aircraft"] {
            assert!(is_plural(word), "{word}");
        }
        for word in ["class", "bus", "was", "famous", "soldier", "killed"] {
            assert!(!is_plural(word), "{word}");
        }
    }

    #[test]
    fn lists_are_sorted() {
        let text = include_str!("data/counted.yaml");
        let lists: std::collections::BTreeMap<String, Vec<String>> =
            crate::lexicon::load("counted.yaml", text);
        for (name, words) in lists {
            assert!(words.is_sorted(), "{name}");
        }
    }
}
