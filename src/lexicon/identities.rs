//! Who one person is: the nouns by which news speaks of one, and how two tellings of a nationality stand to each other.
//!
//! Nationalities are the adjectives and peoples of countries.yaml; where somebody lives is none.

use super::hash::{WordSet, Words};
use super::names::{self, Entry, Known};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    people: BTreeMap<String, Vec<String>>,
    loose: WordSet,
    apart: Vec<Vec<String>>,
    between: WordSet,
    parts: WordSet,
    plural: WordSet,
    peoples: Words<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    stands: BTreeMap<Stand, Vec<(String, String)>>,
    #[serde(rename = "examples")]
    _examples: serde::de::IgnoredAny,
}

/// How two tellings of one person's nationality stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stand {
    /// The same.
    Same,
    /// One says more than the other, or one tells of birth and the other of now.
    Part,
    /// Two nationalities.
    Apart,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("identities.yaml", include_str!("data/identities.yaml")));

static PEOPLE: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let words = FILE.people.iter().flat_map(|(key, words)| words.iter().map(move |word| (word, key)));
    words.map(|(word, key)| (word.clone(), key.as_str())).collect()
});

/// The key of a lower-case noun for one person: "climber" for "mountaineer".
pub fn person(noun: &str) -> Option<&'static str> {
    PEOPLE.get(noun).copied()
}

/// True for a key that says too little to tell one person of an event from another.
pub fn is_loose(key: &str) -> bool {
    FILE.loose.contains(key)
}

/// True for two keys of people that are nobody at once: the attacker and the victim.
pub fn are_apart(a: &str, b: &str) -> bool {
    let has = |line: &[String], key: &str| line.iter().any(|other| other == key);
    a != b && FILE.apart.iter().any(|line| has(line, a) && has(line, b))
}

/// True for a word that may stand between a nationality and its noun: "a Peruvian ski guide".
pub fn is_between(word: &str) -> bool {
    FILE.between.contains(word)
}

/// True for a lower-case word that names a people and no single one of it.
pub fn is_plural(word: &str) -> bool {
    FILE.plural.contains(word)
}

/// The examples of the file, each a text with a nationality in it.
#[cfg(test)]
pub(crate) fn examples() -> super::examples::Examples {
    super::examples::Examples::of("identities.yaml", include_str!("data/identities.yaml"))
}

/// The word for one of a people that a text calls by its country's name: "New Zealander".
pub fn people_of(country: &str) -> Option<&'static str> {
    FILE.peoples.get(&country.to_lowercase()).map(String::as_str)
}

/// Holds two tellings of one person's nationality against each other, in any case of letters.
pub fn stand(a: &str, b: &str) -> Stand {
    if a == b && !a.is_empty() {
        return Stand::Same;
    }
    let (x, y) = (nations(a), nations(b));
    if x == y && !x.is_empty() {
        return Stand::Same;
    }
    let shares = x.iter().any(|(nation, _)| y.iter().any(|(other, _)| nation == other));
    if x.is_empty() || y.is_empty() || shares {
        return Stand::Part;
    }
    // Born in one country, a citizen of another: nothing speaks against it.
    let born = |told: &BTreeSet<(&str, Told)>| told.iter().all(|(_, how)| *how == Told::Born);
    if born(&x) == born(&y) { Stand::Apart } else { Stand::Part }
}

/// How a nationality is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    /// "Somali-born".
    Born,
    /// As what somebody is.
    Is,
    /// As a people within a state: "English".
    Within,
}

/// The countries that a telling names: "New Zealand-born Australian".
fn nations(told: &str) -> BTreeSet<(&'static str, Told)> {
    let lower = told.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut found = BTreeSet::new();
    let mut i = 0;
    while let Some(rest) = words.get(i..).filter(|rest| !rest.is_empty()) {
        let Some((entry, length)) = entry(rest) else {
            i += 1;
            continue;
        };
        let how = match rest.get(length) {
            Some(&"born") => Told::Born,
            _ if rest.first().is_some_and(|word| FILE.parts.contains(word)) => Told::Within,
            _ => Told::Is,
        };
        found.insert((entry.key.as_str(), how));
        i += length;
    }
    found
}

/// The country or people that words begin with, and in how many of them.
fn entry(words: &[&str]) -> Option<(&'static Entry, usize)> {
    let (first, rest) = words.split_first()?;
    let is_nation = |entry: &&Entry| matches!(entry.known, Known::Country | Known::Adjective);
    names::starting(first).iter().filter(is_nation).find_map(|entry| {
        let own: Vec<&str> = entry
            .rest
            .iter()
            .map(String::as_str)
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .collect();
        rest.starts_with(&own).then_some((entry, own.len() + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::examples::place;
    use proptest::prelude::*;

    #[test]
    fn the_examples_stand_as_they_say() {
        let text = include_str!("data/identities.yaml");
        for (expected, pairs) in &FILE.stands {
            for (a, b) in pairs {
                let place = place("identities.yaml", text, &format!("[{a}, {b}]"));
                assert_eq!(stand(a, b), *expected, "{place}");
                assert_eq!(stand(b, a), *expected, "{place}, the other way");
            }
        }
    }

    #[test]
    fn every_word_is_known_where_it_must_be() {
        assert_eq!(
            PEOPLE.keys().count(),
            FILE.people.values().map(Vec::len).sum::<usize>(),
            "a noun in two lines"
        );
        for key in FILE.apart.iter().flatten().chain(FILE.loose.iter()) {
            assert!(FILE.people.contains_key(key), "{key} is no line of people");
        }
        for people in FILE.parts.iter().chain(FILE.plural.iter()) {
            assert!(entry(&[people]).is_some(), "{people} is no people of countries.yaml");
        }
    }

    proptest! {
        #[test]
        fn any_two_texts_stand_somehow(a in "\\PC{0,40}", b in "\\PC{0,40}") {
            prop_assert_eq!(stand(&a, &b), stand(&b, &a));
        }
    }
}
