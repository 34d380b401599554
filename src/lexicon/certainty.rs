//! Cues for how a figure or a date stands to the world: planned, possible, earlier, moved, denied.

use serde::Deserialize;
use std::sync::LazyLock;

/// Phrases by what they say; each is its lower-case words in order.
#[derive(Debug)]
pub struct Cues {
    /// The figure is the earlier one.
    pub earlier: Vec<Vec<String>>,
    /// Announced, not yet so.
    pub planned: Vec<Vec<String>>,
    /// The date of a plan has moved.
    pub moved: Vec<Vec<String>>,
    /// Said with reserve.
    pub possible: Vec<Vec<String>>,
    /// Said not to be so.
    pub denied: Vec<Vec<String>>,
    /// Counted over a stretch of time.
    pub period: Vec<Vec<String>>,
    /// Counted over all there ever was.
    pub cumulative: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    earlier: Vec<String>,
    planned: Vec<String>,
    moved: Vec<String>,
    possible: Vec<String>,
    denied: Vec<String>,
    period: Vec<String>,
    cumulative: Vec<String>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let file: File = super::load("certainty.yaml", include_str!("data/certainty.yaml"));
    let split = |phrases: Vec<String>| -> Vec<Vec<String>> {
        phrases.iter().map(|phrase| phrase.split_whitespace().map(str::to_string).collect()).collect()
    };
    Cues {
        earlier: split(file.earlier),
        planned: split(file.planned),
        moved: split(file.moved),
        possible: split(file.possible),
        denied: split(file.denied),
        period: split(file.period),
        cumulative: split(file.cumulative),
    }
});

/// The cues of the file.
pub fn cues() -> &'static Cues {
    &CUES
}
