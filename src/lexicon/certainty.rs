//! Cues for how a figure or a date stands to the world: planned, possible, earlier, moved, denied.

use super::hash::Words;
use serde::Deserialize;
use std::sync::LazyLock;

/// Phrases of one meaning, by their first word; each is its lower-case words in order.
#[derive(Debug, Default)]
pub struct Phrases(Words<Vec<Vec<String>>>);

impl Phrases {
    /// The phrases that begin with a lower-case word.
    pub fn from(&self, word: &str) -> &[Vec<String>] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }
}

/// Phrases by what they say.
#[derive(Debug)]
pub struct Cues {
    /// The figure is the earlier one.
    pub earlier: Phrases,
    /// Announced, not yet so.
    pub planned: Phrases,
    /// Sounds like a plan and is none.
    pub unplanned: Phrases,
    /// The date of a plan has moved.
    pub moved: Phrases,
    /// Said with reserve.
    pub possible: Phrases,
    /// Said not to be so.
    pub denied: Phrases,
    /// Counted over a stretch of time.
    pub period: Phrases,
    /// Counted over all there ever was.
    pub cumulative: Phrases,
    /// Counted in one part of where there is more.
    pub part: Phrases,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    earlier: Vec<String>,
    planned: Vec<String>,
    unplanned: Vec<String>,
    moved: Vec<String>,
    possible: Vec<String>,
    denied: Vec<String>,
    period: Vec<String>,
    cumulative: Vec<String>,
    part: Vec<String>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let file: File = super::load("certainty.yaml", include_str!("data/certainty.yaml"));
    let split = |phrases: Vec<String>| {
        let mut by_first = Phrases::default();
        for phrase in phrases {
            let words: Vec<String> = phrase.split_whitespace().map(str::to_string).collect();
            if let Some(first) = words.first() {
                by_first.0.entry(first.clone()).or_default().push(words);
            }
        }
        by_first
    };
    Cues {
        earlier: split(file.earlier),
        planned: split(file.planned),
        unplanned: split(file.unplanned),
        moved: split(file.moved),
        possible: split(file.possible),
        denied: split(file.denied),
        period: split(file.period),
        cumulative: split(file.cumulative),
        part: split(file.part),
    }
});

/// The cues of the file.
pub fn cues() -> &'static Cues {
    &CUES
}
