//! A claim that is being made: its keys with what was given for each, in the order in which they are written.

use super::wrong::Wrong;
use crate::claim::file::append::Said;
use crate::claim::file::written::{self, VALUE_KEYS, WrittenValue};
use std::path::Path;

/// The order of the keys in a new claim: what it is, its words, its value, what that is about, who says so.
pub const ORDER: &[&str] = &[
    "id",
    "amends",
    "reject",
    "article",
    "quote",
    "after",
    "figure",
    "amount",
    "date",
    "place",
    "role",
    "statement",
    "question",
    "same_as",
    "said_by",
    "via",
    "said_on",
    "as_of",
    "who",
    "by",
    "event",
    "where",
    "when",
    "measure",
    "note",
];

/// What a claim cannot be without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Its article.
    Article,
    /// The article's words that prove it.
    Quote,
    /// One of [`VALUE_KEYS`].
    Value,
    /// For an amendment: anything that is to change.
    Change,
}

/// A claim that is being made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    keys: Vec<(&'static str, Said)>,
}

impl Draft {
    /// Puts a text under a key; what was there is replaced. Line breaks and tabs are spaces.
    ///
    /// # Errors
    ///
    /// A text without words, and a figure in braces that gives no bounds.
    pub fn set(&mut self, key: &'static str, text: &str) -> Result<(), Wrong> {
        let text = on_one_line(text);
        if text.is_empty() {
            let message = format!("`{key}` has no words: give some, or leave it out");
            return Err(Wrong::new(key, message));
        }
        let said = match key {
            "figure" if text.starts_with('{') => bounds(&text).ok_or_else(|| {
                let how = "bounds are written as '{low: 20, best: 22, high: 25, unit: people}', each as far as known";
                Wrong::new(key, how.to_owned())
            })?,
            _ => Said::Text(text),
        };
        self.unset(key);
        self.keys.push((key, said));
        Ok(())
    }

    /// Takes a key away.
    pub fn unset(&mut self, key: &str) {
        self.keys.retain(|(known, _)| *known != key);
    }

    /// True where a key has something.
    pub fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|(known, _)| *known == key)
    }

    /// The text under a key; bounds have none.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.keys.iter().find(|(known, _)| *known == key).and_then(|(_, said)| match said {
            Said::Text(text) => Some(text.as_str()),
            Said::Bounds(_) => None,
        })
    }

    /// The key of its value.
    pub fn value_key(&self) -> Option<&'static str> {
        VALUE_KEYS.iter().find(|key| self.has(key)).copied()
    }

    /// Its keys in the order in which they are written.
    pub fn keys(&self) -> Vec<(&'static str, Said)> {
        let mut keys = self.keys.clone();
        keys.sort_by_key(|(key, _)| ORDER.iter().position(|known| known == key));
        keys
    }

    /// What it still needs.
    pub fn missing(&self) -> Vec<Lack> {
        if self.has("amends") {
            let changes = |key: &&str| !matches!(*key, "id" | "amends" | "article" | "note");
            let changed = self.keys.iter().any(|(key, _)| changes(key));
            return if changed { Vec::new() } else { vec![Lack::Change] };
        }
        let mut missing = Vec::new();
        for (key, lack) in [("article", Lack::Article), ("quote", Lack::Quote)] {
            if !self.has(key) {
                missing.push(lack);
            }
        }
        if self.value_key().is_none() {
            missing.push(Lack::Value);
        }
        missing
    }
}

/// A text as people paste it, its line breaks taken out.
pub fn on_one_line(text: &str) -> String {
    let breaks = ['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let pieces: Vec<&str> =
        text.split(breaks).map(|piece| piece.trim_matches(' ')).filter(|piece| !piece.is_empty()).collect();
    let text = pieces.join(" ");
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Bounds as they stand in a file.
fn bounds(text: &str) -> Option<Said> {
    let file = format!("schema: {}\nclaims:\n  - id: x\n    figure: {text}\n", written::SCHEMA);
    let read = written::read(Path::new("figure"), &file);
    let value = read.claims.first().and_then(|claim| claim.value.as_ref());
    let (Some(WrittenValue::Bounds { low, best, high, unit, .. }), true) = (value, read.problems.is_empty())
    else {
        return None;
    };
    let bounds = [("low", low), ("best", best), ("high", high), ("unit", unit)];
    let given =
        bounds.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text.as_ref()?.text.clone())));
    Some(Said::Bounds(given.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::file::written::CLAIM_KEYS;

    #[test]
    fn every_key_of_a_claim_has_its_place() {
        let (mut order, mut keys) = (ORDER.to_vec(), CLAIM_KEYS.to_vec());
        order.sort_unstable();
        keys.sort_unstable();
        assert_eq!(order, keys);
    }

    #[test]
    fn pasted_texts_stand_on_one_line() {
        assert_eq!(on_one_line(" at least\r\n  14 people\n\n drowned "), "at least 14 people drowned");
        assert_eq!(on_one_line("2\u{a0}500 km"), "2\u{a0}500 km");
    }

    #[test]
    fn bounds_are_read_as_in_the_file() {
        let mut draft = Draft::default();
        draft.set("figure", "{low: 20, high: 25, unit: people}").unwrap();
        let text = |key: &str, text: &str| (key.to_owned(), text.to_owned());
        let bounds = Said::Bounds(vec![text("low", "20"), text("high", "25"), text("unit", "people")]);
        assert_eq!(draft.keys(), [("figure", bounds)]);
        assert!(draft.set("figure", "{lowest: 20}").is_err());
        assert!(draft.set("figure", "{low: 20").is_err());
        assert!(draft.set("quote", " \n ").is_err());
    }

    #[test]
    fn what_is_missing_is_named() {
        let mut draft = Draft::default();
        draft.set("quote", "q").unwrap();
        assert_eq!(draft.missing(), [Lack::Article, Lack::Value]);
        draft.set("amends", "a").unwrap();
        assert!(draft.missing().is_empty());
        draft.unset("quote");
        assert_eq!(draft.missing(), [Lack::Change]);
    }
}
