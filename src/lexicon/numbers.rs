//! Number words, magnitudes, vague words, hedges and the verbs of rise and fall; the words are `data/numbers.yaml`.
//!
//! Nothing here knows how the words are put together: that is for [`figure`](crate::mention::figure).

use super::phrases::{Phrases, Side, WordMap};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a single word can do in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// "a", "an": a number only before a magnitude.
    Article,
    /// "zero" to "nineteen".
    Ones(u32),
    /// "twenty" to "ninety".
    Tens(u32),
    /// "dozen", "hundred", "million": what it multiplies by.
    Magnitude(u64),
    /// "first", "thirtieth"; a part too, where `part` says so.
    Ordinal(u32),
    /// "half", "thirds", "quarter": what a whole is divided by.
    Part(u32),
    /// Begins a vague word or a word for zero: "dozens", "several", "nobody".
    Opens,
    /// "twice", "doubled".
    Multiple(u32),
}

/// How a hedge bounds a number; a twin of the figure's hedge, which this room doesn't know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// "about".
    About,
    /// "nearly".
    Nearly,
    /// "at least".
    AtLeast,
    /// "more than".
    MoreThan,
    /// "up to".
    UpTo,
    /// "less than".
    LessThan,
}

/// A vague word's ends, both included.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vague {
    /// As listed: "tens of thousands".
    pub words: String,
    /// Lower end.
    pub min: u64,
    /// Upper end, for a comparison: the word itself has none.
    pub max: u64,
    /// The words one of which must follow; empty where the word has one meaning.
    #[serde(default)]
    pub before: Vec<String>,
}

/// Which way a verb or noun moves a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// "rose".
    Up,
    /// "fell".
    Down,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    ones: BTreeMap<String, u32>,
    tens: BTreeMap<String, u32>,
    magnitudes: BTreeMap<String, u64>,
    letters: BTreeMap<String, u64>,
    letters_of_money: BTreeMap<String, u64>,
    ordinals: BTreeMap<String, u32>,
    parts: BTreeMap<String, u32>,
    vague: Vec<Vague>,
    none: Vec<String>,
    multiples: BTreeMap<String, u32>,
    before: Hedges,
    adverbs: Vec<String>,
    after: Hedges,
    up: Moves,
    down: Moves,
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
    behind: Vec<String>,
}

struct Read {
    words: WordMap<Word>,
    /// For each first letter, the lengths of the number words that begin with it: most words of a text end here.
    lengths: [u32; 26],
    letters: WordMap<u64>,
    letters_of_money: WordMap<u64>,
    parts: WordMap<u32>,
    vague: Phrases<Vague>,
    ends: HashMap<String, (u64, u64)>,
    none: Phrases<()>,
    before: Phrases<Bound>,
    adverbs: Phrases<()>,
    after: Phrases<Bound>,
    ahead: WordMap<Way>,
    behind: WordMap<Way>,
}

static READ: LazyLock<Read> = LazyLock::new(|| {
    let file: File = super::load("numbers.yaml", include_str!("data/numbers.yaml"));
    let mut words = WordMap::default();
    let openers =
        file.vague.iter().map(|vague| vague.words.as_str()).chain(file.none.iter().map(String::as_str));
    for phrase in openers {
        if let Some(first) = phrase.split(' ').next() {
            words.insert(first.to_string(), Word::Opens);
        }
    }
    words.extend(file.multiples.into_iter().map(|(word, by)| (word, Word::Multiple(by))));
    words.extend(file.parts.iter().map(|(word, by)| (word.clone(), Word::Part(*by))));
    words.extend(file.ordinals.into_iter().map(|(word, place)| (word, Word::Ordinal(place))));
    words.extend(file.magnitudes.into_iter().map(|(word, by)| (word, Word::Magnitude(by))));
    words.extend(file.tens.into_iter().map(|(word, value)| (word, Word::Tens(value))));
    words.extend(file.ones.into_iter().map(|(word, value)| (word, Word::Ones(value))));
    words.insert("a".to_string(), Word::Article);
    words.insert("an".to_string(), Word::Article);
    let mut lengths = [0u32; 26];
    for word in words.keys() {
        if let Some(mask) = letter(word).and_then(|at| lengths.get_mut(at)) {
            *mask |= 1 << word.len().min(31);
        }
    }
    let ahead = moves(file.up.ahead, file.down.ahead);
    let behind = moves(file.up.behind, file.down.behind);
    Read {
        words,
        lengths,
        letters: file.letters.into_iter().collect(),
        letters_of_money: file.letters_of_money.into_iter().collect(),
        parts: file.parts.into_iter().collect(),
        ends: file.vague.iter().map(|vague| (vague.words.clone(), (vague.min, vague.max))).collect(),
        vague: Phrases::new(file.vague.into_iter().map(|vague| (vague.words.clone(), vague)), Side::First),
        none: Phrases::new(file.none.into_iter().map(|words| (words, ())), Side::First),
        before: Phrases::new(bounds(file.before), Side::Last),
        adverbs: Phrases::new(file.adverbs.into_iter().map(|words| (words, ())), Side::Last),
        after: Phrases::new(bounds(file.after), Side::First),
        ahead,
        behind,
    }
});

fn moves(up: Vec<String>, down: Vec<String>) -> WordMap<Way> {
    let up = up.into_iter().map(|word| (word, Way::Up));
    up.chain(down.into_iter().map(|word| (word, Way::Down))).collect()
}

fn bounds(hedges: Hedges) -> Vec<(String, Bound)> {
    let lists = [
        (hedges.about, Bound::About),
        (hedges.nearly, Bound::Nearly),
        (hedges.at_least, Bound::AtLeast),
        (hedges.more_than, Bound::MoreThan),
        (hedges.up_to, Bound::UpTo),
        (hedges.less_than, Bound::LessThan),
    ];
    let mut made = Vec::new();
    for (list, bound) in lists {
        made.extend(list.into_iter().map(|words| (words, bound)));
    }
    made
}

fn letter(word: &str) -> Option<usize> {
    let first = *word.as_bytes().first()?;
    first.is_ascii_lowercase().then(|| usize::from(first - b'a'))
}

/// What a lower-case word can do in a number, if anything.
pub fn word(word: &str) -> Option<Word> {
    let lengths = *READ.lengths.get(letter(word)?)?;
    if lengths & (1 << word.len().min(31)) == 0 {
        return None;
    }
    READ.words.get(word).copied()
}

/// What a whole is divided by: 3 for "third" and "thirds".
pub fn part(word: &str) -> Option<u32> {
    READ.parts.get(word).copied()
}

/// The magnitude of letters after digits: "5k", "3bn".
pub fn letters(word: &str) -> Option<u64> {
    READ.letters.get(word).copied()
}

/// The magnitude of letters that mean one only with money or a counted noun: "$5m", "1.5m people".
pub fn letters_of_money(word: &str) -> Option<u64> {
    READ.letters_of_money.get(word).copied()
}

/// The vague words, by their first word.
pub fn vague() -> &'static Phrases<Vague> {
    &READ.vague
}

/// The ends of a vague word as a comparison takes them, both included; the words in lower case as listed.
pub fn vague_ends(words: &str) -> Option<(u64, u64)> {
    READ.ends.get(words).copied()
}

/// The words for zero, by their first word.
pub fn none() -> &'static Phrases<()> {
    &READ.none
}

/// The hedges that stand before a number, by their last word.
pub fn before() -> &'static Phrases<Bound> {
    &READ.before
}

/// The adverbs that may stand before a hedge, by their last word.
pub fn adverbs() -> &'static Phrases<()> {
    &READ.adverbs
}

/// The hedges that stand after a number, by their first word.
pub fn after() -> &'static Phrases<Bound> {
    &READ.after
}

/// Which way a word before a figure moves it: "rose".
pub fn ahead(word: &str) -> Option<Way> {
    READ.ahead.get(word).copied()
}

/// Which way a word after a figure moves it: "a 3% drop".
pub fn behind(word: &str) -> Option<Way> {
    READ.behind.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        assert_eq!(word("seven"), Some(Word::Ones(7)));
        assert_eq!(word("ninety"), Some(Word::Tens(90)));
        assert_eq!(word("crore"), Some(Word::Magnitude(10_000_000)));
        assert_eq!(word("third"), Some(Word::Ordinal(3)));
        assert_eq!(word("dozens"), Some(Word::Opens));
        assert_eq!(word("seventy-seven"), None);
        assert_eq!(word("harbour"), None);
    }

    #[test]
    fn vague_words_have_their_ends_in_order() {
        let file: File = crate::lexicon::load("numbers.yaml", include_str!("data/numbers.yaml"));
        for entry in file.vague {
            assert!(entry.min < entry.max, "{}", entry.words);
        }
    }

    #[test]
    fn no_hedge_means_two_bounds() {
        let file: File = crate::lexicon::load("numbers.yaml", include_str!("data/numbers.yaml"));
        for hedges in [file.before, file.after] {
            let mut seen = BTreeMap::new();
            for (words, bound) in bounds(hedges) {
                assert_eq!(seen.insert(words.clone(), bound), None, "{words}");
            }
        }
    }
}
