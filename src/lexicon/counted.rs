//! Words around a number: where a counted noun ends, what makes a number a year, a score or a magnitude.
//!
//! The words are `data/counted.yaml`; nothing here looks at a text. A word is looked up once, for all that it is.

use super::hash::Words;
use super::phrases::{Phrases, Side};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a word beside a number can be; the comments of the data file have an example of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// No noun phrase goes past it: "of", "were", "said".
    Stop,
    /// A plural that does not end in -s.
    Plural,
    /// A word in -s that is no plural.
    Singular,
    /// A plural that stands before another noun: "sports".
    Modifier,
    /// A month, in full or short.
    Month,
    /// Tells a score: "won".
    Score,
    /// A verb of harm: "killed".
    Harm,
    /// An earthquake by any name.
    Quake,
    /// Stands before an earthquake's magnitude: "measuring".
    Measuring,
    /// A person whose age may follow between commas.
    Person,
    /// What became of the counted: "12 dead".
    State,
    /// Stands between "of" and the counted: "the", "its".
    Owner,
    /// Stands before a bare year: "in".
    Dated,
    /// Stands before a year of former centuries too.
    LongAgo,
    /// Shows that "the 345" counts: "were".
    GoesOn,
    /// Makes "over" a bound of a length of time: "for".
    Lasting,
    /// A unit that comes in halves: "hour".
    HalfUnit,
    /// Makes "half" a part of a match or a year: "opening".
    HalfName,
    /// A singular that a number measures: "page".
    Sized,
    /// Stands between a hedge and its number: "another".
    Rounded,
    /// Joins two numbers: "to".
    Joint,
    /// Stands between a number and what it adds: "50 more people".
    Adding,
    /// Stands before a model: "the 737".
    BeforeModel,
    /// Makes "second" a time: "per second".
    OfTime,
    /// Says what a figure is per: "$5 a day".
    Rate,
    /// Makes "a year" a time behind a figure: "$6 billion a year earlier".
    TimeBehind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: BTreeMap<Flag, Vec<String>>,
    clocks: Vec<String>,
    #[serde(rename = "yes")]
    _yes: IgnoredAny,
    #[serde(rename = "no")]
    _no: IgnoredAny,
}

struct Read {
    words: Words<u32>,
    clocks: Phrases<()>,
}

static READ: LazyLock<Read> = LazyLock::new(|| {
    let file: File = super::load("counted.yaml", include_str!("data/counted.yaml"));
    let mut words: Words<u32> = Words::default();
    for (flag, list) in file.words {
        for word in list {
            *words.entry(word).or_default() |= 1 << flag as u32;
        }
    }
    Read { words, clocks: Phrases::new(file.clocks.into_iter().map(|words| (words, ())), Side::First) }
});

/// True for a lower-case word that stands in the list of `flag`.
pub fn is(word: &str, flag: Flag) -> bool {
    flags(word) & 1 << flag as u32 != 0
}

fn flags(word: &str) -> u32 {
    READ.words.get(word).copied().unwrap_or_default()
}

/// True for a word that looks like a plural noun.
pub fn is_plural(word: &str) -> bool {
    let flags = flags(word);
    let listed = |flag: Flag| flags & 1 << flag as u32 != 0;
    if listed(Flag::Plural) {
        return true;
    }
    let ending = word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    ending && !listed(Flag::Singular) && !listed(Flag::Stop)
}

/// The words after a number that make it a time of day, by their first word.
pub fn clocks() -> &'static Phrases<()> {
    &READ.clocks
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
        let file: File = crate::lexicon::load("counted.yaml", include_str!("data/counted.yaml"));
        for (flag, words) in file.words {
            assert!(words.is_sorted(), "{flag:?}");
        }
        assert!(file.clocks.is_sorted());
    }
}
