//! What figures measure, by the words beside them.

use super::hash::{WordSet, Words};
use super::words::stem;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    measures: BTreeMap<String, Measure>,
    behind: BTreeMap<String, Behind>,
    apart: Vec<(String, String)>,
    grows: Vec<String>,
    happenings: Vec<String>,
    ebbs: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    behind_yes: BTreeMap<String, String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    behind_no: BTreeMap<String, String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    yes: BTreeMap<String, Vec<String>>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    no: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    of: Vec<Of>,
    words: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    loose: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Behind {
    of: Vec<Of>,
    phrases: Vec<String>,
}

/// The dimensions that have measures of their own; of the others the dimension says it all (an age, a magnitude).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// Amounts of money.
    Money,
    /// Shares in per cent.
    Percent,
    /// Lengths.
    Length,
    /// Areas.
    Area,
    /// Speeds.
    Speed,
    /// Counts of people.
    People,
    /// Counts of things.
    Count,
    /// Lengths of time.
    Duration,
}

impl Of {
    /// True for dimensions whose measures are told in too many ways for two of them to exclude each other: who is
    /// evacuated may be rescued as well. A price is no debt.
    pub fn is_loose(self) -> bool {
        matches!(self, Of::People | Of::Count | Of::Duration)
    }
}

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("measures.yaml", include_str!("data/measures.yaml")));

static MEASURES: LazyLock<Words<Vec<(Of, &'static str)>>> = LazyLock::new(|| {
    let mut measures: Words<Vec<(Of, &'static str)>> = Words::default();
    for (name, measure) in &FILE.measures {
        for word in &measure.words {
            let found = measures.entry(stem(word)).or_default();
            for of in &measure.of {
                if !found.contains(&(*of, name.as_str())) {
                    found.push((*of, name.as_str()));
                }
            }
        }
    }
    measures
});

/// The measure of this dimension that a stem stands for.
pub fn measure(stem: &str, of: Of) -> Option<&'static str> {
    MEASURES.get(stem)?.iter().find(|(dimension, _)| *dimension == of).map(|(_, name)| *name)
}

/// The measure of this dimension that a closed word right after a figure names: "9 km from".
pub fn after(word: &str, of: Of) -> Option<&'static str> {
    let named =
        |measure: &Measure| measure.of.contains(&of) && measure.after.iter().any(|after| after == word);
    FILE.measures.iter().find(|(_, measure)| named(measure)).map(|(name, _)| name.as_str())
}

/// A phrase behind a figure of some dimensions: its words, and the measure that it names.
struct Phrase {
    words: Vec<String>,
    of: &'static [Of],
    measure: &'static str,
}

static BEHIND: LazyLock<Words<Vec<Phrase>>> = LazyLock::new(|| {
    let mut behind: Words<Vec<Phrase>> = Words::default();
    for (measure, Behind { of, phrases }) in &FILE.behind {
        for phrase in phrases {
            let words: Vec<String> = phrase.split(' ').map(str::to_string).collect();
            if let Some(first) = words.first().cloned() {
                behind.entry(first).or_default().push(Phrase { words, of, measure });
            }
        }
    }
    behind
});

/// The measure of this dimension that the words behind a figure and its noun name: "38 percent voted". `word` gives the words, in
/// lower case.
pub fn behind<'t>(of: Of, word: impl Fn(usize) -> &'t str) -> Option<&'static str> {
    let reads = |phrase: &&Phrase| {
        phrase.of.contains(&of) && phrase.words.iter().enumerate().all(|(i, own)| word(i) == own)
    };
    let phrases = BEHIND.get(word(0))?.iter().filter(reads);
    phrases.max_by_key(|phrase| phrase.words.len()).map(|phrase| phrase.measure)
}

/// The pairs of measures that never answer one question in which a measure is the first, and those in which it is the second: one bit each.
pub fn apart(name: &str) -> (u32, u32) {
    let (mut first, mut second) = (0, 0);
    for (i, (a, b)) in FILE.apart.iter().enumerate() {
        first |= u32::from(a == name) << i;
        second |= u32::from(b == name) << i;
    }
    (first, second)
}

/// True for measures that grow while the event lasts: arrests, the evacuated.
pub fn grows(name: &str) -> bool {
    FILE.grows.iter().any(|measure| measure == name)
}

/// True for the key of things of which there is one more with each that happens: cases, arrests.
pub fn is_happening(key: &str) -> bool {
    static KEYS: LazyLock<WordSet> =
        LazyLock::new(|| FILE.happenings.iter().map(|word| stem(word)).collect());
    KEYS.contains(key)
}

/// True for measures that stand with any other of their dimension.
pub fn is_loose(name: &str) -> bool {
    FILE.measures.get(name).is_some_and(|measure| measure.loose)
}

/// True for measures of people whose count falls again as they are found, freed or sent home.
pub fn ebbs(name: &str) -> bool {
    FILE.ebbs.iter().any(|measure| measure == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(name: &str, word: &str) -> bool {
        MEASURES.get(&stem(word)).is_some_and(|found| found.iter().any(|(_, measure)| *measure == name))
    }

    #[test]
    fn the_examples_of_the_file_hold() {
        for (name, words) in &FILE.yes {
            assert!(words.iter().all(|word| is(name, word)), "{name}");
        }
        for (name, words) in &FILE.no {
            assert!(!words.iter().any(|word| is(name, word)), "{name}");
        }
    }

    #[test]
    fn a_word_has_one_measure_in_a_dimension() {
        for (word, found) in MEASURES.iter() {
            for of in
                [Of::Money, Of::Percent, Of::Length, Of::Area, Of::Speed, Of::People, Of::Count, Of::Duration]
            {
                let names: Vec<_> = found.iter().filter(|(dimension, _)| *dimension == of).collect();
                assert!(names.len() <= 1, "{word}: {names:?}");
            }
        }
    }

    #[test]
    fn the_words_behind_a_figure_name_its_measure() {
        let read = |text: &str| {
            let words: Vec<&str> = text.split(' ').skip(2).collect();
            let of = if text.contains("percent") { Of::Percent } else { Of::People };
            behind(of, |i| words.get(i).copied().unwrap_or(""))
        };
        for (text, measure) in &FILE.behind_yes {
            assert_eq!(read(text), Some(measure.as_str()), "{text}");
        }
        for (text, measure) in &FILE.behind_no {
            assert_ne!(read(text), Some(measure.as_str()), "{text}");
        }
    }

    #[test]
    fn what_stands_apart_has_a_bit_in_each_place() {
        assert!(FILE.apart.len() <= 32);
        for (a, b) in &FILE.apart {
            assert_ne!(apart(a).0 & apart(b).1, 0, "{a}, {b}");
            for name in [a, b] {
                let known = FILE.measures.contains_key(name) || FILE.behind.contains_key(name);
                assert!(known, "{name}");
            }
        }
    }
}
