//! Number words, magnitudes, parts and vague words; the words are `data/numbers.yaml`.
//!
//! Nothing here knows how the words are put together: that is for [`figure`](crate::mention::figure).

use super::hash::Words;
use super::phrases::{Phrases, Side};
use serde::Deserialize;
use serde::de::IgnoredAny;
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
    Ordinal(u64),
    /// "half", "thirds", "quarter": what a whole is divided by.
    Part(u32),
    /// Begins a vague word or a word for zero: "dozens", "several", "nobody".
    Opens,
    /// "twice", "doubled".
    Multiple(u32),
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    ones: BTreeMap<String, u32>,
    tens: BTreeMap<String, u32>,
    magnitudes: BTreeMap<String, u64>,
    letters: BTreeMap<String, u64>,
    letters_of_money: BTreeMap<String, u64>,
    ordinals: BTreeMap<String, u64>,
    parts: BTreeMap<String, u32>,
    vague: Vec<Vague>,
    none: Vec<String>,
    multiples: BTreeMap<String, u32>,
    #[serde(rename = "yes")]
    _yes: IgnoredAny,
    #[serde(rename = "no")]
    _no: IgnoredAny,
}

struct Read {
    words: Words<Word>,
    letters: Words<u64>,
    letters_of_money: Words<u64>,
    parts: Words<u32>,
    vague: Phrases<Vague>,
    ends: HashMap<String, (u64, u64)>,
    none: Phrases<()>,
}

static READ: LazyLock<Read> = LazyLock::new(|| {
    let file: File = super::load("numbers.yaml", include_str!("data/numbers.yaml"));
    let mut words = Words::default();
    let openers =
        file.vague.iter().map(|vague| vague.words.as_str()).chain(file.none.iter().map(String::as_str));
    for phrase in openers {
        let mut words_of = phrase.split(' ');
        // "a couple" opens with its second word: "a" stands before too much else.
        let first = words_of.next().filter(|first| *first != "a");
        if let Some(first) = first.or_else(|| words_of.next()) {
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
    Read {
        words,
        letters: file.letters.into_iter().collect(),
        letters_of_money: file.letters_of_money.into_iter().collect(),
        parts: file.parts.into_iter().collect(),
        ends: file.vague.iter().map(|vague| (vague.words.clone(), (vague.min, vague.max))).collect(),
        vague: Phrases::new(file.vague.into_iter().map(|vague| (vague.words.clone(), vague)), Side::First),
        none: Phrases::new(file.none.into_iter().map(|words| (words, ())), Side::First),
    }
});

/// What a lower-case word can do in a number, if anything.
pub fn word(word: &str) -> Option<Word> {
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
}
