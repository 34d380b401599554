//! Words that news uses for one another: one key for all of a family, to compare the words around two claims.
//!
//! Which events and which counted things are the same is decided in [`events`] and [`things`]; a family here may join
//! one of theirs, for the words around a claim only.

use super::hash::Words;
use super::words::stem;
use super::{events, things};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// By subject, for those who read and write them: the words of each family, with spaces between.
    families: BTreeMap<String, Vec<String>>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    yes: BTreeMap<String, Vec<String>>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    no: BTreeMap<String, Vec<String>>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("synonyms.yaml", include_str!("data/synonyms.yaml")));

static SYNONYMS: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let mut keys = Words::default();
    for line in FILE.families.values().flatten() {
        let Some(first) = line.split_whitespace().next() else { continue };
        let key = told_elsewhere(&stem(first)).unwrap_or(first);
        for word in line.split_whitespace() {
            keys.insert(stem(word), key);
        }
    }
    keys
});

/// The one key for the stem of a word and all words that news uses for it.
///
/// Families of events come first, then things, then the synonyms; a stem of none of them stands for itself.
pub fn key(stem: &str) -> Option<&'static str> {
    told_elsewhere(stem).or_else(|| SYNONYMS.get(stem).copied())
}

fn told_elsewhere(stem: &str) -> Option<&'static str> {
    events::family_of(stem).or_else(|| things::key(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_file_hold() {
        for (name, words) in &FILE.yes {
            for word in words {
                assert_eq!(key(&stem(word)), Some(name.as_str()), "{word}");
            }
        }
        for (name, words) in &FILE.no {
            for word in words {
                assert_ne!(key(&stem(word)), Some(name.as_str()), "{word}");
            }
        }
    }

    #[test]
    fn a_word_stands_in_one_family() {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for line in FILE.families.values().flatten() {
            for word in line.split_whitespace() {
                if let Some(other) = seen.insert(stem(word), line) {
                    panic!("{word}: once is enough, in \"{line}\" or in \"{other}\"");
                }
            }
        }
    }

    #[test]
    fn only_the_first_word_of_a_family_is_told_elsewhere() {
        for line in FILE.families.values().flatten() {
            assert!(line.split_whitespace().count() > 1, "{line}: a family of one");
            for word in line.split_whitespace().skip(1) {
                assert_eq!(told_elsewhere(&stem(word)), None, "{word} is an event or a thing already");
            }
        }
    }

    #[test]
    fn no_family_has_the_name_of_events_that_it_does_not_join() {
        for key in SYNONYMS.values() {
            assert!(events::family(key).is_none() || events_have(key), "{key} is a family of events.yaml");
        }
    }

    fn events_have(name: &str) -> bool {
        let firsts = FILE.families.values().flatten().filter_map(|line| line.split_whitespace().next());
        firsts.map(stem).any(|first| events::family_of(&first) == Some(name))
    }

    #[test]
    fn families_are_sorted_within_their_subject() {
        for (subject, lines) in &FILE.families {
            assert!(lines.is_sorted(), "{subject}");
        }
    }
}
