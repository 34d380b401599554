//! Phrases of one or more words with a meaning, found by their first or their last word, the longest first.
//!
//! How a phrase is held against a text is left to the caller, who gives a way to look at the words.

use super::hash::Words;

/// Which word of a phrase a text is looked up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The phrase begins at the word.
    First,
    /// The phrase ends with the word.
    Last,
}

/// Phrases with their meanings.
#[derive(Debug, Clone)]
pub struct Phrases<M> {
    side: Side,
    by_word: Words<Vec<(Vec<String>, M)>>,
}

impl<M> Phrases<M> {
    /// Keeps phrases whose words stand apart by one space.
    pub fn new(list: impl IntoIterator<Item = (String, M)>, side: Side) -> Self {
        let mut by_word: Words<Vec<(Vec<String>, M)>> = Words::default();
        for (phrase, meaning) in list {
            let words: Vec<String> = phrase.split(' ').map(str::to_string).collect();
            let key = match side {
                Side::First => words.first(),
                Side::Last => words.last(),
            };
            if let Some(key) = key.cloned() {
                by_word.entry(key).or_default().push((words, meaning));
            }
        }
        for phrases in by_word.values_mut() {
            phrases.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        }
        Phrases { side, by_word }
    }

    /// The longest phrase that begins (or ends) at `at`, with its length in words; `word` gives the word at an index.
    pub fn at<'s, 'w: 's>(
        &'s self,
        at: usize,
        word: impl Fn(usize) -> &'w str + 's,
    ) -> Option<(usize, &'s M)> {
        self.all(at, word).next()
    }

    /// Every phrase that begins (or ends) at `at`, the longest first.
    pub fn all<'s, 'w: 's>(
        &'s self,
        at: usize,
        word: impl Fn(usize) -> &'w str + 's,
    ) -> impl Iterator<Item = (usize, &'s M)> + 's {
        let phrases = self.by_word.get(word(at)).map_or(&[][..], Vec::as_slice);
        phrases.iter().filter_map(move |(words, meaning)| {
            let first = match self.side {
                Side::First => at,
                Side::Last => (at + 1).checked_sub(words.len())?,
            };
            let same = words.iter().enumerate().all(|(k, expected)| word(first + k) == expected);
            same.then_some((words.len(), meaning))
        })
    }
}
