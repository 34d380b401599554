//! Families of words that tell of one sort of event.

use super::hash::Words;
use super::words::stem;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One family of event words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Its words, any form of which is meant.
    words: Vec<String>,
    /// True where such events come round again, so that two dates may be two occasions.
    #[serde(default)]
    pub recurring: bool,
    /// True where people come to harm in such events.
    #[serde(default)]
    pub incident: bool,
    /// The family of which this one tells the gravest part, where there is one: what is destroyed is damaged as well.
    #[serde(default)]
    part_of: Option<String>,
    /// Of what the counts grow while the event lasts; empty where they stand.
    #[serde(default)]
    pub running: Vec<Growing>,
}

/// What is counted, of which there may be more on a later day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Growing {
    /// The dead, the displaced, the rescued.
    People,
    /// Houses, bridges, fields.
    Things,
    /// Sums raised, repaid, lost.
    Money,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    families: BTreeMap<String, Family>,
    kin: Vec<Vec<String>>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    yes: BTreeMap<String, Vec<String>>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    no: BTreeMap<String, Vec<String>>,
}

static FILE: LazyLock<File> = LazyLock::new(|| super::load("events.yaml", include_str!("data/events.yaml")));

static FAMILIES: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let words =
        FILE.families.iter().flat_map(|(name, family)| family.words.iter().map(move |word| (word, name)));
    words.map(|(word, name)| (stem(word), name.as_str())).collect()
});

/// The name of the family that a stem belongs to.
pub fn family_of(stem: &str) -> Option<&'static str> {
    FAMILIES.get(stem).copied()
}

/// The family of this name.
pub fn family(name: &str) -> Option<&'static Family> {
    FILE.families.get(name)
}

/// True where one family tells a part of what the other tells.
pub fn are_part_and_whole(a: &str, b: &str) -> bool {
    let is_part = |part: &str, whole: &str| {
        family(part).and_then(|family| family.part_of.as_deref()).is_some_and(|of| of == whole)
    };
    is_part(a, b) || is_part(b, a)
}

/// True where two families tell of one thing from several sides.
pub fn are_kin(a: &str, b: &str) -> bool {
    let has = |line: &[String], name: &str| line.iter().any(|family| family == name);
    FILE.kin.iter().any(|line| has(line, a) && has(line, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_file_hold() {
        for (name, words) in &FILE.yes {
            for word in words {
                assert_eq!(family_of(&stem(word)), Some(name.as_str()), "{word}");
            }
        }
        for (name, words) in &FILE.no {
            for word in words {
                assert_ne!(family_of(&stem(word)), Some(name.as_str()), "{word}");
            }
        }
    }

    #[test]
    fn kin_are_families_of_the_file() {
        for name in FILE.kin.iter().flatten() {
            assert!(FILE.families.contains_key(name), "{name}");
        }
    }

    #[test]
    fn a_word_stands_in_one_family() {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (name, family) in &FILE.families {
            for word in &family.words {
                let before = seen.insert(stem(word), name);
                assert!(
                    before.is_none_or(|other| other == name),
                    "{word}: {name} and {}",
                    before.unwrap_or("")
                );
            }
        }
    }
}
