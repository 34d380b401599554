//! Hedges, and the verbs and nouns of rise and fall; the words are `data/hedges.yaml`.
//!
//! What a hedge does to a number is for [`figure`](crate::mention::figure) to say.

use super::hash::{WordSet, Words};
use super::phrases::{Phrases, Side};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::sync::LazyLock;

/// How a text hedges a number.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// "about 150", "some 300", "roughly 60".
    About,
    /// "nearly 60", "almost 60": at most the figure.
    Nearly,
    /// "at least 14", "14 or more".
    AtLeast,
    /// "more than 14", "over 14".
    MoreThan,
    /// "up to 40", "as many as 40", "at most 40".
    UpTo,
    /// "less than 40", "under 40", "fewer than 40".
    LessThan,
    /// "20 to 25", "between 20 and 25": no word of the data file, the shape says it.
    Range,
    /// "dozens", "hundreds", "several": a word of the table of vague words.
    Vague,
}

/// Whether a text calls a figure a rise or a fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// "rose by 3", "up 3".
    Up,
    /// "fell by 3", "down 3".
    Down,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    before: Hedges,
    adverbs: Vec<String>,
    after: Hedges,
    up: Moves,
    down: Moves,
    #[serde(rename = "yes")]
    _yes: IgnoredAny,
    #[serde(rename = "no")]
    _no: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hedges {
    about: Vec<String>,
    #[serde(default)]
    nearly: Vec<String>,
    at_least: Vec<String>,
    #[serde(default)]
    more_than: Vec<String>,
    up_to: Vec<String>,
    #[serde(default)]
    less_than: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Moves {
    ahead: Vec<String>,
    ahead_of_measures: Vec<String>,
    behind: Vec<String>,
}

struct Read {
    before: Phrases<Hedge>,
    adverbs: Phrases<()>,
    after: Phrases<Hedge>,
    ahead: Words<Change>,
    of_measures: WordSet,
    behind: Words<Change>,
}

static READ: LazyLock<Read> = LazyLock::new(|| {
    let file: File = super::load("hedges.yaml", include_str!("data/hedges.yaml"));
    let measures = moves(file.up.ahead_of_measures, file.down.ahead_of_measures);
    let of_measures = measures.keys().cloned().collect();
    let mut ahead = moves(file.up.ahead, file.down.ahead);
    ahead.extend(measures.iter().map(|(word, change)| (word.clone(), *change)));
    Read {
        before: Phrases::new(listed(file.before), Side::Last),
        adverbs: Phrases::new(file.adverbs.into_iter().map(|words| (words, ())), Side::Last),
        after: Phrases::new(listed(file.after), Side::First),
        ahead,
        of_measures,
        behind: moves(file.up.behind, file.down.behind),
    }
});

fn moves(up: Vec<String>, down: Vec<String>) -> Words<Change> {
    let up = up.into_iter().map(|word| (word, Change::Up));
    up.chain(down.into_iter().map(|word| (word, Change::Down))).collect()
}

fn listed(hedges: Hedges) -> Vec<(String, Hedge)> {
    let lists = [
        (hedges.about, Hedge::About),
        (hedges.nearly, Hedge::Nearly),
        (hedges.at_least, Hedge::AtLeast),
        (hedges.more_than, Hedge::MoreThan),
        (hedges.up_to, Hedge::UpTo),
        (hedges.less_than, Hedge::LessThan),
    ];
    let mut made = Vec::new();
    for (list, hedge) in lists {
        made.extend(list.into_iter().map(|words| (words, hedge)));
    }
    made
}

/// The hedges that stand before a number, by their last word.
pub fn before() -> &'static Phrases<Hedge> {
    &READ.before
}

/// The adverbs that may stand before a hedge, by their last word.
pub fn adverbs() -> &'static Phrases<()> {
    &READ.adverbs
}

/// The hedges that stand after a number, by their first word.
pub fn after() -> &'static Phrases<Hedge> {
    &READ.after
}

/// Which way a word before a figure moves it: "rose".
pub fn ahead(word: &str) -> Option<Change> {
    READ.ahead.get(word).copied()
}

/// True for a word that moves money and shares alone: "added 12 people" is no rise.
pub fn moves_measures(word: &str) -> bool {
    READ.of_measures.contains(word)
}

/// Which way a word after a figure moves it: "a 3% drop".
pub fn behind(word: &str) -> Option<Change> {
    READ.behind.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_phrase_means_two_hedges() {
        let file: File = crate::lexicon::load("hedges.yaml", include_str!("data/hedges.yaml"));
        for hedges in [file.before, file.after] {
            let mut seen = BTreeMap::new();
            for (words, hedge) in listed(hedges) {
                assert_eq!(seen.insert(words.clone(), hedge), None, "{words}");
            }
        }
    }

    #[test]
    fn lists_are_sorted() {
        let file: File = crate::lexicon::load("hedges.yaml", include_str!("data/hedges.yaml"));
        for hedges in [&file.before, &file.after] {
            let lists = [&hedges.about, &hedges.nearly, &hedges.at_least, &hedges.more_than, &hedges.up_to];
            assert!(lists.into_iter().chain([&hedges.less_than]).all(|list| list.is_sorted()));
        }
        for moves in [&file.up, &file.down] {
            let lists = [&moves.ahead, &moves.ahead_of_measures, &moves.behind];
            assert!(lists.into_iter().all(|list| list.is_sorted()));
        }
    }
}
