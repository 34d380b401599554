//! Words of the lexicon and what they mean, for look-ups at every token of a text.
//!
//! Nearly every word of a text is in no list. So a list first asks for a word's length with its first and its last
//! letter, and only then hashes it; the words come from our own data, so nobody can make them collide.

use serde::{Deserialize, Deserializer};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from words of the lexicon.
#[derive(Debug, Clone)]
pub struct Words<V> {
    sieve: Sieve,
    map: HashMap<String, V, BuildHasherDefault<WordHasher>>,
}

impl<V> Default for Words<V> {
    fn default() -> Self {
        Words { sieve: Sieve::default(), map: HashMap::default() }
    }
}

impl<V> Words<V> {
    /// What a word means.
    #[inline]
    pub fn get(&self, word: &str) -> Option<&V> {
        if self.sieve.lets_through(word) { self.map.get(word) } else { None }
    }

    /// True for a word of the list.
    #[inline]
    pub fn contains_key(&self, word: &str) -> bool {
        self.sieve.lets_through(word) && self.map.contains_key(word)
    }

    /// Gives a word its meaning; what it meant before.
    pub fn insert(&mut self, word: String, meaning: V) -> Option<V> {
        self.sieve.take(&word);
        self.map.insert(word, meaning)
    }

    /// The place of a word, to fill or to change.
    pub fn entry(&mut self, word: String) -> Entry<'_, String, V> {
        self.sieve.take(&word);
        self.map.entry(word)
    }

    /// Every word with its meaning, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &V)> {
        self.map.iter()
    }

    /// Every word, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.map.keys()
    }

    /// Every meaning, in no order.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.map.values()
    }

    /// Every meaning, to change, in no order.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.map.values_mut()
    }
}

impl<V> Extend<(String, V)> for Words<V> {
    fn extend<I: IntoIterator<Item = (String, V)>>(&mut self, list: I) {
        for (word, meaning) in list {
            self.insert(word, meaning);
        }
    }
}

impl<V> FromIterator<(String, V)> for Words<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(list: I) -> Self {
        let mut words = Words::default();
        words.extend(list);
        words
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Words<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(HashMap::<String, V>::deserialize(deserializer)?.into_iter().collect())
    }
}

/// A list of words.
#[derive(Debug, Clone, Default)]
pub struct WordSet(Words<()>);

impl WordSet {
    /// True for a word of the list.
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// Adds a word; false where it was there.
    pub fn insert(&mut self, word: String) -> bool {
        self.0.insert(word, ()).is_none()
    }

    /// Every word, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(word, ())| word)
    }
}

impl FromIterator<String> for WordSet {
    fn from_iter<I: IntoIterator<Item = String>>(list: I) -> Self {
        WordSet(list.into_iter().map(|word| (word, ())).collect())
    }
}

impl<'de> Deserialize<'de> for WordSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<String>::deserialize(deserializer)?.into_iter().collect())
    }
}

/// Which first and last letters the words of each length have: what it doesn't let through is in no list.
#[derive(Debug, Clone, Copy, Default)]
struct Sieve {
    first: [u32; LENGTHS],
    last: [u32; LENGTHS],
}

/// Longer words count as one length.
const LENGTHS: usize = 20;

impl Sieve {
    fn take(&mut self, word: &str) {
        let (length, first, last) = Sieve::of(word);
        if let (Some(firsts), Some(lasts)) = (self.first.get_mut(length), self.last.get_mut(length)) {
            *firsts |= first;
            *lasts |= last;
        }
    }

    #[inline]
    fn lets_through(&self, word: &str) -> bool {
        let (length, first, last) = Sieve::of(word);
        self.first.get(length).is_some_and(|firsts| firsts & first != 0)
            && self.last.get(length).is_some_and(|lasts| lasts & last != 0)
    }

    #[inline]
    fn of(word: &str) -> (usize, u32, u32) {
        let bit = |byte: Option<&u8>| 1u32 << (byte.copied().unwrap_or(0) & 31);
        (word.len().min(LENGTHS - 1), bit(word.as_bytes().first()), bit(word.as_bytes().last()))
    }
}

/// Multiply and rotate over eight bytes at a time.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordHasher(u64);

const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

impl Hasher for WordHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0u8; 8];
            for (to, from) in eight.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(FACTOR);
        }
    }

    #[inline]
    fn write_u8(&mut self, _: u8) {
        // What `str` adds to part one string of several from the next; here there is one.
    }

    #[inline]
    fn finish(&self) -> u64 {
        // The table takes its bits from both ends.
        self.0 ^ (self.0 >> 29)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again() {
        let mut words: Words<usize> = Words::default();
        for i in 0..500 {
            words.insert(format!("word{i}"), i);
        }
        words.insert(String::new(), 500);
        words.insert("é".repeat(30), 501);
        assert!((0..500).all(|i| words.get(&format!("word{i}")) == Some(&i)));
        assert_eq!(words.get(""), Some(&500));
        assert_eq!(words.get(&"é".repeat(30)), Some(&501));
        for unknown in ["word500", "w", "words", &"é".repeat(31), "0"] {
            assert!(!words.contains_key(unknown), "{unknown}");
        }
    }
}
