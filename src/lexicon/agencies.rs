//! News agencies as credits and datelines write them.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    name: String,
    written: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agencies {
    agencies: Vec<Agency>,
    before: Vec<String>,
    after: Vec<String>,
    shared: Vec<String>,
    #[serde(rename = "examples")]
    _examples: serde::de::IgnoredAny,
}

struct Lists {
    names: FxHashMap<String, &'static str>,
    /// The words that names begin with.
    first_words: FxHashSet<String>,
    before: Vec<String>,
    after: Vec<String>,
    shared: Vec<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let list: Agencies = super::load("agencies.yaml", include_str!("data/agencies.yaml"));
    let mut names = FxHashMap::default();
    for agency in list.agencies {
        // The table lives as long as the program.
        let name: &'static str = agency.name.leak();
        for form in agency.written {
            names.insert(form.to_uppercase(), name);
            names.insert(form, name);
        }
    }
    let first_words = names.keys().filter_map(|name| name.split(' ').next()).map(str::to_owned).collect();
    Lists { names, first_words, before: list.before, after: list.after, shared: list.shared }
});

/// The name in reports of an agency that is written so: `The Associated Press` is `AP`; `None` for what is no agency.
pub fn named(written: &str) -> Option<&'static str> {
    LISTS.names.get(written.trim()).copied()
}

/// The one agency that a credit names, alone or with the words that credits put round it: `Reuters Staff`, `Jane Roe of The
/// Associated Press`, `the Reuters news agency`.
pub fn credited(written: &str) -> Option<&'static str> {
    const LONGEST: usize = 5;
    if let Some(name) = named(written) {
        return Some(name);
    }
    // Most speakers are no agency.
    if !written.split_whitespace().take(16).any(|word| LISTS.first_words.contains(word)) {
        return None;
    }
    let words: Vec<&str> = written.split_whitespace().take(16).collect();
    let is_in = |list: &[String], word: &str| {
        let low = word.to_lowercase();
        list.contains(&low)
    };
    // "Russia's Interfax".
    let leads = |word: &&str| is_in(&LISTS.before, word) || word.ends_with("'s") || word.ends_with("’s");
    for first in 0..words.len() {
        let led = first.checked_sub(1).and_then(|i| words.get(i)).is_none_or(leads);
        if !led {
            continue;
        }
        for last in (first..words.len().min(first + LONGEST)).rev() {
            let followed = words.get(last + 1).is_none_or(|word| is_in(&LISTS.after, word));
            let name = words.get(first..=last).filter(|_| followed).and_then(|part| named(&part.join(" ")));
            if name.is_some() {
                return name;
            }
        }
    }
    None
}

/// The agency that an outlet is: `reuters`, `Xinhua News Agency`; upper and lower case do not count.
pub fn outlet(name: &str) -> Option<&'static str> {
    credited(name).or_else(|| named(&name.to_uppercase()))
}

/// True for a line that tells of several hands: "With reporting by AFP".
pub fn is_shared(line: &str) -> bool {
    let low = line.to_lowercase();
    LISTS.shared.iter().any(|words| {
        low.match_indices(words.as_str()).any(|(at, _)| {
            let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !part(low[..at].chars().next_back()) && !part(low[at + words.len()..].chars().next())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::examples::Examples;

    #[test]
    fn agencies_are_found_as_written() {
        assert_eq!(named("The Associated Press"), Some("AP"));
        assert_eq!(named("REUTERS"), Some("Reuters"));
        assert_eq!(named("ap"), None);
        assert_eq!(named("The Courier"), None);
    }

    #[test]
    fn the_examples_of_the_file_hold() {
        let examples = Examples::of("agencies.yaml", include_str!("data/agencies.yaml"));
        let failures = examples.hold(|written| credited(written).map(str::to_owned).into_iter().collect());
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn names_are_sorted_and_no_form_stands_twice() {
        let list: Agencies = crate::lexicon::load("agencies.yaml", include_str!("data/agencies.yaml"));
        for words in [&list.before, &list.after, &list.shared] {
            assert!(words.is_sorted(), "{words:?}");
        }
        let list = list.agencies;
        assert!(list.is_sorted_by(|a, b| a.name < b.name));
        let mut forms: Vec<&String> = list.iter().flat_map(|agency| &agency.written).collect();
        let all = forms.len();
        forms.sort();
        forms.dedup();
        assert_eq!(forms.len(), all);
    }
}
