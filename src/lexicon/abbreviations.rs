//! Words whose full stop does not end a sentence.

use super::hash::Words;
use serde::Deserialize;
use std::sync::LazyLock;

/// When the full stop after an abbreviation goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Whatever follows: "Dr. Oduya".
    Always,
    /// Before a figure: "No. 7", "Jan. 4".
    BeforeFigure,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    always: Vec<String>,
    before_figure: Vec<String>,
}

static KINDS: LazyLock<Words<Kind>> = LazyLock::new(|| {
    let file: File = super::load("abbreviations.yaml", include_str!("data/abbreviations.yaml"));
    let always = file.always.into_iter().map(|word| (word, Kind::Always));
    let before = file.before_figure.into_iter().map(|word| (word, Kind::BeforeFigure));
    always.chain(before).collect()
});

/// What kind of abbreviation a lower-case word without its full stop is, if it is one.
pub fn kind(word: &str) -> Option<Kind> {
    KINDS.get(word).copied()
}
