//! Who vouches for a value, in a few words.

use super::plain::{clip, printable};
use crate::claim::Speaker;
use crate::lexicon::names::{self, Class};

/// A speaker in a few words; `None` where the text only has a pronoun that nothing resolves.
pub fn speaker(speaker: &Speaker) -> Option<String> {
    let name = printable(&speaker.name);
    let bare = before_clause(strip_article(&name));
    let is_pronoun =
        matches!(bare.to_lowercase().as_str(), "he" | "she" | "it" | "they" | "who" | "we" | "i");
    if is_pronoun {
        let known = !speaker.key.is_empty() && speaker.key.to_lowercase() != bare.to_lowercase();
        return known.then(|| capitalised(&speaker.key));
    }
    if let Some(surname) = surname(bare, &speaker.key) {
        return Some(surname.to_string());
    }
    let short = clip(bare, MOST_OF_A_NAME);
    let Some(cut) = short.strip_suffix('…') else { return Some(short) };
    let mut kept: Vec<&str> = cut.split(' ').collect();
    while kept.last().is_some_and(|word| word.chars().all(char::is_lowercase) && word.len() <= 4) {
        kept.pop();
    }
    Some(format!("{}…", kept.join(" ")))
}

const MOST_OF_A_NAME: usize = 32;

/// "Marrin" of "Transport Minister Ilse Marrin"; `None` for bodies, and for names that are short as they are.
fn surname<'n>(name: &'n str, key: &str) -> Option<&'n str> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (last, before) = words.split_last()?;
    // A body's key is a common noun, "association"; before a person's name stands an office or a given name.
    let office = Class::HONORIFIC.and(Class::OFFICE).and(Class::WOMAN).and(Class::MAN);
    let is_person = before.iter().any(|word| names::class(&word.to_lowercase()).any(office));
    let is_key = last.to_lowercase() == key.to_lowercase();
    (before.len() > 1 && is_key && is_person).then_some(*last)
}

/// "a list that the owners gave": what is said of a speaker is no part of the name.
fn before_clause(name: &str) -> &str {
    let starts = [" that ", " which ", " who ", " whose "];
    let first = starts.iter().filter_map(|start| name.find(start)).min();
    first.and_then(|at| name.get(..at)).unwrap_or(name)
}

fn strip_article(name: &str) -> &str {
    for article in ["the ", "The ", "a ", "A ", "an ", "An "] {
        if let Some(rest) = name.strip_prefix(article) {
            return rest;
        }
    }
    name
}

fn capitalised(key: &str) -> String {
    let words = key.split(' ').map(|word| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::speech::Act;

    #[track_caller]
    fn named(name: &str, key: &str, expected: Option<&str>) {
        let who = Speaker {
            name: name.to_string(),
            key: key.to_string(),
            side: None,
            act: Act::Says,
            via: Vec::new(),
        };
        assert_eq!(speaker(&who).as_deref(), expected, "{name}");
    }

    #[test]
    fn speakers_are_short_and_pronouns_are_nobody() {
        named("the coastguard", "coastguard", Some("coastguard"));
        named("Transport Minister Ilse Marrin", "marrin", Some("Marrin"));
        named("Tove Aldritch", "aldritch", Some("Tove Aldritch"));
        named("the Harbour Workers' Association", "association", Some("Harbour Workers' Association"));
        named("She", "marrin", Some("Marrin"));
        named("she", "she", None);
        named("the Standing Committee on the Safety of Ferries", "committee", Some("Standing Committee…"));
    }
}
