//! Offices of people as sets of words, so that two tellings of one person's office can be held against each other.

use super::hash::{WordSet, Words};
use super::names::{self, Known};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    same: BTreeMap<String, Vec<String>>,
    other: WordSet,
    single: WordSet,
    once: WordSet,
    empty: WordSet,
    none: WordSet,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    examples: BTreeMap<Stand, Vec<(String, String)>>,
}

/// How two tellings of one person's office stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stand {
    /// The same office in the same or other words.
    Same,
    /// One says more than the other: "minister", "defence minister".
    Part,
    /// Two offices that one person can hold: "party leader", "prime minister"; one after the other, or at once.
    Both,
    /// Two offices of one sort: "foreign minister", "defence minister".
    Apart,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("offices.yaml", include_str!("data/offices.yaml")));

/// Words for the same: those of one word, and the phrases with what stands for them, the longest first.
struct Same {
    words: Words<&'static str>,
    phrases: Vec<(Vec<&'static str>, &'static str)>,
}

static SAME: LazyLock<Same> = LazyLock::new(|| {
    let mut same = Same { words: Words::default(), phrases: Vec::new() };
    for (one, others) in &FILE.same {
        for other in others {
            if other.contains(' ') {
                same.phrases.push((other.split(' ').collect(), one));
            } else {
                same.words.insert(other.clone(), one);
            }
        }
    }
    same.phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    same
});

/// An office as words.
struct Office<'a> {
    /// What it is in the end: "minister" of "minister of defence".
    head: &'a str,
    words: BTreeSet<&'a str>,
}

/// Holds two tellings of one person's office against each other, in any case of letters.
pub fn stand(a: &str, b: &str) -> Stand {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let (x, y) = (office(&a), office(&b));
    if x.words == y.words {
        return Stand::Same;
    }
    // "deputy" stands for "vice", and makes a minister none that is held against a minister.
    if is_once(&a) != is_once(&b) {
        return Stand::Both;
    }
    let differs: Vec<&str> = x.words.symmetric_difference(&y.words).copied().collect();
    if differs.iter().all(|word| FILE.other.contains(word)) {
        return Stand::Apart;
    }
    if x.words.is_subset(&y.words) || y.words.is_subset(&x.words) {
        return Stand::Part;
    }
    if x.head == y.head && FILE.single.contains(x.head) { Stand::Apart } else { Stand::Both }
}

/// True for a word of time or rank before an office: "former".
pub fn is_once_word(word: &str) -> bool {
    FILE.once.contains(word)
}

/// True for a noun beside a name that is no office: "survivor".
pub fn is_none(word: &str) -> bool {
    FILE.none.contains(word)
}

/// True for words that are an office only together: "chief executive".
pub fn is_phrase(words: &[&str]) -> bool {
    SAME.phrases.iter().any(|(phrase, _)| phrase == words)
}

fn is_once(lower: &str) -> bool {
    lower.split(|c: char| !c.is_alphanumeric()).any(is_once_word)
}

fn office(lower: &str) -> Office<'_> {
    let split: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut all: Vec<&str> = Vec::with_capacity(split.len());
    let mut i = 0;
    while let Some(rest) = split.get(i..).filter(|rest| !rest.is_empty()) {
        let phrase = SAME.phrases.iter().find(|(phrase, _)| rest.starts_with(phrase));
        match (phrase, rest.first()) {
            (Some((phrase, one)), _) => {
                all.push(one);
                i += phrase.len();
            }
            (None, Some(word)) => {
                all.push(SAME.words.get(word).copied().unwrap_or(word));
                i += 1;
            }
            (None, None) => break,
        }
    }
    let head = all.iter().take_while(|word| !matches!(**word, "of" | "for" | "to" | "at")).last().copied();
    let head = head.unwrap_or("");
    // The Peruvian defence minister is the defence minister; an ambassador is one to somewhere.
    let is_country = |word: &str| {
        names::starting(word)
            .iter()
            .any(|entry| entry.rest.is_empty() && matches!(entry.known, Known::Country | Known::Adjective))
    };
    let says = |word: &&str| !FILE.empty.contains(word) && (head == "ambassador" || !is_country(word));
    Office { head, words: all.into_iter().filter(says).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::examples::place;

    #[test]
    fn the_examples_stand_as_they_say() {
        let text = include_str!("data/offices.yaml");
        for (expected, pairs) in &FILE.examples {
            for (a, b) in pairs {
                let place = place("offices.yaml", text, a);
                assert_eq!(stand(a, b), *expected, "{place}: {a} | {b}");
                assert_eq!(stand(b, a), *expected, "{place}: {b} | {a}");
            }
        }
    }
}
