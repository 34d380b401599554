//! What figures measure, by the words beside them.

use super::hash::Words;
use super::words::stem;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    measures: BTreeMap<String, Measure>,
    ebbs: Vec<String>,
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
}
