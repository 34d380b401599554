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
    /// True for what the law does about it.
    #[serde(default)]
    law: bool,
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

/// A set of families of events, one bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Families([u64; 2]);

impl Families {
    /// The families of both.
    pub fn and(self, other: Families) -> Families {
        Families([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    /// True where a family is in both.
    #[inline]
    pub fn meet(self, other: Families) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) != 0
    }
}

/// What comparing events asks of a word, for many comparisons.
#[derive(Debug, Clone, Copy, Default)]
pub struct Marks {
    /// The family that it names: one, or none.
    pub family: Families,
    /// The lines of kin in which it stands, one bit for each: two are kin where they meet.
    pub kin: u64,
    /// True where such events come round again.
    pub recurring: bool,
    /// True for what befalls people: a fire, a flood, an attack.
    pub incident: bool,
    /// True for what the law does about it: an arrest, a plea, a sentence.
    pub law: bool,
}

static MARKS: LazyLock<Words<Marks>> = LazyLock::new(|| {
    let mut marks: Words<Marks> = Words::default();
    for name in FILE.families.keys().chain(FILE.kin.iter().flatten()) {
        let place = FILE.families.keys().position(|family| family == name);
        let mut own = Marks {
            recurring: family(name).is_some_and(|family| family.recurring),
            incident: family(name).is_some_and(|family| family.incident),
            law: family(name).is_some_and(|family| family.law),
            ..Marks::default()
        };
        if let Some(place) = place {
            own.family.0[place / 64] = 1 << (place % 64);
        }
        for (line, _) in FILE.kin.iter().enumerate().filter(|(_, line)| line.contains(name)) {
            own.kin |= 1 << line;
        }
        marks.insert(name.clone(), own);
    }
    marks
});

/// What comparing events asks of a word: nothing, for one that names none.
pub fn marks(name: &str) -> Marks {
    MARKS.get(name).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_say_what_the_file_says() {
        assert!(FILE.families.len() <= 128 && FILE.kin.len() <= 64);
        let names: Vec<&str> = FILE.families.keys().map(String::as_str).chain(["table"]).collect();
        for a in &names {
            assert_eq!(marks(a).recurring, family(a).is_some_and(|family| family.recurring), "{a}");
            for b in &names {
                assert_eq!(marks(a).kin & marks(b).kin != 0, are_kin(a, b), "{a}, {b}");
                assert_eq!(marks(a).family.meet(marks(b).family), a == b && family(a).is_some(), "{a}, {b}");
            }
        }
    }

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
