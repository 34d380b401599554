//! Offices of people as sets of words, so that two tellings of one person's office can be held against each other.

use super::hash::{WordSet, Words};
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

static SAME: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let words = FILE.same.iter().flat_map(|(one, others)| others.iter().map(move |other| (other, one)));
    words.map(|(other, one)| (other.clone(), one.as_str())).collect()
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
    let differs: Vec<&str> = x.words.symmetric_difference(&y.words).copied().collect();
    if differs.iter().any(|word| FILE.once.contains(word)) {
        return Stand::Both;
    }
    let is_other = differs.iter().any(|word| FILE.other.contains(word));
    if !is_other && (x.words.is_subset(&y.words) || y.words.is_subset(&x.words)) {
        return Stand::Part;
    }
    if x.head == y.head && FILE.single.contains(x.head) { Stand::Apart } else { Stand::Both }
}

fn office(lower: &str) -> Office<'_> {
    let is_sign = |c: char| !c.is_alphanumeric();
    let one = |word: &'_ str| SAME.get(word).copied();
    let all = || lower.split(is_sign).filter(|word| !word.is_empty());
    let head = all().take_while(|word| !matches!(*word, "of" | "for")).last().unwrap_or("");
    let words = all().filter(|word| !FILE.empty.contains(word)).map(|word| one(word).unwrap_or(word));
    Office { head: one(head).unwrap_or(head), words: words.collect() }
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
                let place = place("offices.yaml", text, &format!("[{a}, {b}]"));
                assert_eq!(stand(a, b), *expected, "{place}");
                assert_eq!(stand(b, a), *expected, "{place}, the other way");
            }
        }
    }
}
