//! Words of equal meaning for things that news counts.

use super::hash::Words;
use super::words::stem;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    things: BTreeMap<String, Vec<String>>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    yes: BTreeMap<String, Vec<String>>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    no: BTreeMap<String, Vec<String>>,
}

static FILE: LazyLock<File> = LazyLock::new(|| super::load("things.yaml", include_str!("data/things.yaml")));

static THINGS: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let words = FILE.things.iter().flat_map(|(name, words)| words.iter().map(move |word| (word, name)));
    words.map(|(word, name)| (stem(word), name.as_str())).collect()
});

/// The one key for the stem of a noun and all nouns of its meaning.
pub fn key(stem: &str) -> Option<&'static str> {
    THINGS.get(stem).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_file_hold() {
        for (name, words) in &FILE.yes {
            assert!(words.iter().all(|word| key(&stem(word)) == Some(name)), "{name}");
        }
        for (name, words) in &FILE.no {
            assert!(words.iter().all(|word| key(&stem(word)) != Some(name)), "{name}");
        }
    }

    #[test]
    fn a_word_stands_in_one_line() {
        assert_eq!(THINGS.keys().count(), FILE.things.values().map(Vec::len).sum::<usize>());
    }
}
