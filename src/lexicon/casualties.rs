//! How casualties are told: the harms, how grave they are, and who is harmed.

use super::hash::Words;
use super::words::stem;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    measures: BTreeMap<String, Measure>,
    severity: BTreeMap<String, Vec<String>>,
    groups: BTreeMap<String, Group>,
    conditions: BTreeMap<String, Vec<String>>,
    flags: BTreeMap<Flag, Vec<String>>,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

/// What a word beside a figure of harm can be; the comments of the data file have an example of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Said of those who did it: "charged".
    Accused,
    /// Tells of people who live: "recovering".
    Living,
    /// Opens a clause with people of its own: "when".
    Clause,
    /// Opens what somebody says: "said".
    Says,
    /// Stands before ages: "ages".
    AgeBefore,
    /// Stands behind an age: "yo".
    OfAge,
    /// Bounds an age behind "and": "under".
    AgeBound,
    /// Goes on with what is said of a name with an age: "was".
    SaidOfOne,
    /// What a gallery counts: "image".
    Counted,
    /// Makes a wish of a verb: "should".
    Wish,
    /// Says of bare figures that they count happenings: "separate".
    Apart,
    /// Befalls oneself: "died".
    OfOneself,
    /// What is done to those behind it: "killing".
    Doing,
    /// Of which one person may have several: "wounds".
    OfOnePerson,
    /// A noun of harm that "of" goes on with: "death".
    OfAnother,
    /// Stands between a subject and "shot": "were".
    BeforeVerb,
    /// Makes a noun of "shot": "the".
    BeforeNoun,
    /// Is said of people of one sex: "men".
    OfOneSex,
    /// Stands before a figure that a toll has come to: "reached".
    StandsAt,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    words: Vec<String>,
    weak: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    words: Vec<String>,
    #[serde(default)]
    part: bool,
    #[serde(default)]
    sided: bool,
}

/// How firmly a word ties a figure to a harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// A figure beside it is meant.
    Plain,
    /// Only a figure said of it: "the number of victims is 9".
    Weak,
}

/// Who a group word speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct People {
    /// The key for all words of equal meaning.
    pub key: &'static str,
    /// True where the group is a part of those harmed and never the same as "people".
    pub part: bool,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("casualties.yaml", include_str!("data/casualties.yaml")));

static HARMS: LazyLock<Words<(&'static str, Strength)>> = LazyLock::new(|| {
    let mut harms = Words::default();
    for (name, measure) in &FILE.measures {
        for word in &measure.weak {
            harms.insert(stem(word), (name.as_str(), Strength::Weak));
        }
        for word in &measure.words {
            harms.insert(stem(word), (name.as_str(), Strength::Plain));
        }
    }
    harms
});

static PEOPLE: LazyLock<Words<People>> = LazyLock::new(|| {
    let mut people = Words::default();
    for (name, group) in &FILE.groups {
        for word in &group.words {
            people.insert(stem(word), People { key: name, part: group.part });
        }
    }
    people
});

static FLAGS: LazyLock<Words<u32>> = LazyLock::new(|| {
    let mut flags: Words<u32> = Words::default();
    for (flag, list) in &FILE.flags {
        for word in list {
            *flags.entry(word.clone()).or_default() |= 1 << *flag as u32;
        }
    }
    flags
});

static CONDITIONS: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let mut conditions = Words::default();
    for (measure, list) in &FILE.conditions {
        for word in list {
            conditions.insert(word.clone(), measure.as_str());
        }
    }
    conditions
});

static GRAVITY: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let words = FILE.severity.iter().flat_map(|(name, words)| words.iter().map(move |word| (word, name)));
    words.map(|(word, name)| (word.as_str(), name.as_str())).collect()
});

/// The harm that a stem means, and how firmly.
pub fn harm(stem: &str) -> Option<(&'static str, Strength)> {
    HARMS.get(stem).copied()
}

/// How grave an injury a lower-case word makes it: `serious` or `minor`.
pub fn gravity(word: &str) -> Option<&'static str> {
    GRAVITY.get(word).copied()
}

/// The measure of those who are in this condition: `injured` for "stable".
pub fn condition(word: &str) -> Option<&'static str> {
    CONDITIONS.get(word).copied()
}

/// True for a lower-case word that stands in the list of `flag`.
pub fn is(word: &str, flag: Flag) -> bool {
    FLAGS.get(word).is_some_and(|flags| flags & 1 << flag as u32 != 0)
}

/// The people that the stem of a noun speaks of.
pub fn people(stem: &str) -> Option<People> {
    PEOPLE.get(stem).copied()
}

/// True where the group of this key is a part of those harmed.
pub fn is_part(key: &str) -> bool {
    FILE.groups.get(key).is_some_and(|group| group.part)
}

/// True where this is the key of a group of people.
pub fn is_group(key: &str) -> bool {
    FILE.groups.contains_key(key)
}

/// True where this key is one of people: "person", a group of the file, or a word for people.
pub fn is_of_people(key: &str) -> bool {
    key == "person" || is_group(key) || people(key).is_some()
}

/// True where the group of this key stands on a side: soldiers, police, fighters.
pub fn is_sided(key: &str) -> bool {
    FILE.groups.get(key).is_some_and(|group| group.sided)
}

/// True where this name is a harm: `killed`, `injured:serious`.
pub fn is_harm(measure: &str) -> bool {
    let plain = measure.split(':').next().unwrap_or(measure);
    FILE.measures.contains_key(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn means(word: &str, expected: Option<&str>) {
        assert_eq!(harm(&stem(word)).map(|(measure, _)| measure), expected, "{word}");
    }

    #[test]
    fn forms_of_the_harms() {
        for word in ["killed", "killing", "deaths", "dead", "fatalities", "died", "drowned"] {
            means(word, Some("killed"));
        }
        means("wounded", Some("injured"));
        means("injuring", Some("injured"));
        means("hospitalised", Some("hospitalised"));
        means("deadline", None);
        means("killer", None);
        means("wound-up", None);
    }

    #[test]
    fn flags_and_conditions_are_sorted() {
        for (flag, words) in &FILE.flags {
            assert!(words.is_sorted(), "{flag:?}");
        }
        for (measure, words) in &FILE.conditions {
            assert!(words.is_sorted() && is_harm(measure), "{measure}");
        }
    }

    #[test]
    fn words_for_the_same_people_share_a_key() {
        let key = |word: &str| people(&stem(word)).map(|group| group.key);
        assert_eq!(key("soldiers"), key("troops"));
        assert_eq!(key("soldiers"), key("personnel"));
        assert_ne!(key("soldiers"), key("civilians"));
        assert_eq!(key("buses"), None);
    }
}
