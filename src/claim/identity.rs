//! The ids of found claims, and the fingerprint of what a claim says.
//!
//! An id rests on the words of a claim's sentence, the figure as written and its occurrence, so it outlives new rules and shifted
//! offsets; a fingerprint rests on value and speaker, so a decision can tell whether what it was made on has changed.

use super::{Claim, Kind, Value};
use std::collections::HashSet;
use std::fmt::Write;

/// Gives the claims of one article their ids, in the order of the text.
#[derive(Debug)]
pub struct Identities {
    article: String,
    given: HashSet<String>,
}

impl Identities {
    /// For the claims of the article of this id.
    pub fn new(article: &str) -> Self {
        Identities { article: article.to_string(), given: HashSet::new() }
    }

    /// The id `<article>-<kind>-<6 hex>` of the next claim, from the lower-case words of its sentence and the figure as written.
    pub fn next<'a>(&mut self, kind: Kind, sentence: impl Iterator<Item = &'a str>, figure: &str) -> String {
        let mut hash = Fnv::new();
        for word in sentence {
            hash.add(word);
        }
        hash.add(figure);
        // The same figure in the same words again: its occurrence tells the two apart.
        for occurrence in 0u32.. {
            let mut own = hash;
            own.add(&occurrence.to_string());
            let id = format!("{}-{}-{:06x}", self.article, kind.word(), own.0 & 0x00ff_ffff);
            if self.given.insert(id.clone()) {
                return id;
            }
        }
        self.article.clone()
    }
}

/// What a claim says and on whose word, in 16 hex digits.
pub fn fingerprint(claim: &Claim) -> String {
    let mut said = String::new();
    let written = match &claim.value {
        Value::Figure { number, unit, .. } => {
            let unit = unit.as_ref().map_or("", |unit| unit.name.as_str());
            write!(said, "{:?} {:?} {} {} {unit}", number.min, number.max, number.open_min, number.open_max)
        }
        Value::Date(when) => write!(said, "{}", when.edtf),
        Value::Text(text) => write!(said, "{text}"),
    };
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
    let mut hash = Fnv::new();
    hash.add(&said);
    hash.add(claim.said_by.as_ref().map_or("", |speaker| speaker.key.as_str()));
    format!("{:016x}", hash.0)
}

/// FNV-1a in 64 bits: short, public, and the same on every machine and for all time.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a word and its end, so that "a b" and "ab" differ.
    fn add(&mut self, word: &str) {
        for byte in word.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_outlives_what_stands_around_its_sentence() {
        let id = |words: &str| Identities::new("a").next(Kind::Date, words.split(' '), "12 May");
        assert_eq!(id("it opens on 12 may"), id("it opens on 12 may"));
        assert_ne!(id("it opens on 12 may"), id("it closes on 12 may"));
    }

    #[test]
    fn the_same_words_twice_are_two_claims() {
        let mut identities = Identities::new("a");
        let first = identities.next(Kind::Quantity, ["nine"].into_iter(), "nine");
        let second = identities.next(Kind::Quantity, ["nine"].into_iter(), "nine");
        assert_ne!(first, second);
        assert!(first.starts_with("a-quantity-"), "{first}");
    }
}
