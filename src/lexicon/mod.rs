//! Words and rules as data: one YAML file for each subject in `data/`, one reader for each beside it.
//!
//! A new word is a line in a data file and touches no Rust. Every file carries its examples, and the tests run
//! them. Nothing here looks at a text.

pub mod abbreviations;
pub mod aftermath;
pub mod agencies;
pub mod calendar;
pub mod casualties;
pub mod certainty;
pub mod changes;
pub mod conversions;
pub mod counted;
pub mod date_patterns;
pub mod events;
pub mod examples;
pub mod figure_patterns;
pub mod furniture;
pub mod hash;
pub mod hedges;
pub mod identities;
pub mod measures;
pub mod named_days;
pub mod names;
pub mod numbers;
pub mod offices;
pub mod patterns;
pub mod phrases;
pub mod places;
pub mod speech;
pub mod statements;
pub mod story_words;
pub mod synonyms;
pub mod tense;
pub mod things;
pub mod time_words;
pub mod units;
pub mod victims;
pub mod words;

use serde::de::DeserializeOwned;

/// Reads one embedded data file.
///
/// The files are part of the program and the tests read every one of them, so a mistake in one is a mistake in
/// the build: it stops the program with the file and the line.
#[expect(clippy::panic, reason = "an embedded file that does not parse is a build that no test has seen")]
fn load<T: DeserializeOwned>(file: &str, text: &str) -> T {
    match serde_yaml::from_str(text) {
        Ok(read) => read,
        Err(error) => panic!("src/lexicon/data/{file}: {error}"),
    }
}

/// What was made of an embedded data file, or the stop of the program with the file and what is wrong with it.
#[expect(clippy::panic, reason = "a mistake in an embedded file is a mistake in the build, as above")]
fn checked<T>(file: &str, made: Result<T, String>) -> T {
    match made {
        Ok(made) => made,
        Err(problem) => panic!("src/lexicon/data/{file}: {problem}"),
    }
}
