//! Days that go by a name: Christmas, Election Day, 9/11; the names and their rules are `data/date_names.yaml`.

use super::hash::{WordSet, Words};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The rule that gives a named day its date, year by year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// The same day of the same month.
    Fixed {
        /// From 1.
        month: i8,
        /// From 1.
        day: i8,
    },
    /// So many days after Easter Sunday of the western churches.
    Easter(i32),
    /// So many days after Easter Sunday of the eastern churches.
    OrthodoxEaster(i32),
    /// The nth weekday of a month; -1 is the last.
    Nth {
        /// From 1.
        month: i8,
        /// Monday is 1.
        weekday: i8,
        /// From 1, or -1.
        nth: i8,
    },
    /// The first such weekday on or after a day of a month.
    OnOrAfter {
        /// From 1.
        month: i8,
        /// From 1.
        day: i8,
        /// Monday is 1.
        weekday: i8,
    },
    /// One day of one year: year, month, day.
    Once(i16, i8, i8),
}

/// A name, as the words and signs that a text's tokens have, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The words and signs, one after another: `new`, `year`, `'`, `s`, `day`.
    pub words: Vec<String>,
    /// Which day it is.
    pub holiday: Holiday,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    names: Vec<String>,
    month: Option<i8>,
    day: Option<i8>,
    easter: Option<i32>,
    orthodox_easter: Option<i32>,
    weekday: Option<i8>,
    nth: Option<i8>,
    from: Option<i8>,
    once: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    holidays: Vec<Line>,
    not_before: WordSet,
    yes: BTreeMap<String, String>,
    no: Vec<String>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("date_names.yaml", include_str!("data/date_names.yaml")));

static NAMES: LazyLock<Words<Vec<Name>>> = LazyLock::new(|| {
    let mut names: Words<Vec<Name>> = Words::default();
    for line in &FILE.holidays {
        let Some(holiday) = rule(line) else { continue };
        for name in &line.names {
            let words = super::calendar::split(name);
            if let Some(first) = words.first().cloned() {
                names.entry(first).or_default().push(Name { words, holiday });
            }
        }
    }
    for list in names.values_mut() {
        // The longest first, so that "Christmas Day" is not read as "Christmas".
        list.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
    }
    names
});

fn rule(line: &Line) -> Option<Holiday> {
    if let Some(once) = &line.once {
        let mut parts = once.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        return Some(Holiday::Once(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?));
    }
    match (line.month, line.day, line.weekday, line.nth, line.from) {
        (Some(month), Some(day), None, None, None) => Some(Holiday::Fixed { month, day }),
        (Some(month), None, Some(weekday), Some(nth), None) => Some(Holiday::Nth { month, weekday, nth }),
        (Some(month), None, Some(weekday), None, Some(day)) => {
            Some(Holiday::OnOrAfter { month, day, weekday })
        }
        (None, None, None, None, None) => {
            line.easter.map(Holiday::Easter).or(line.orthodox_easter.map(Holiday::OrthodoxEaster))
        }
        _ => None,
    }
}

/// The names that begin with a lower-case word or figure, the longest first.
pub fn names(first: &str) -> &'static [Name] {
    NAMES.get(first).map_or(&[], Vec::as_slice)
}

/// True for a noun that makes a name before it no day: "party".
pub fn is_thing(word: &str) -> bool {
    FILE.not_before.contains(word)
}

/// The words that a name can begin with.
pub(super) fn first_words() -> impl Iterator<Item = &'static String> {
    NAMES.keys()
}

/// The sentences of the file with the TIMEX3 value of their named day, and those without one.
pub fn examples() -> (&'static BTreeMap<String, String>, &'static [String]) {
    (&FILE.yes, &FILE.no)
}

/// The file as it is embedded, to tell the line of an example.
pub const TEXT: &str = include_str!("data/date_names.yaml");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_one_rule() {
        for line in &FILE.holidays {
            assert!(rule(line).is_some(), "{:?}", line.names);
        }
    }

    #[test]
    fn no_name_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for name in FILE.holidays.iter().flat_map(|line| &line.names) {
            assert!(seen.insert(name), "{name}");
        }
    }
}
