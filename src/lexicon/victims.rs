//! How the harm of one person is told where no figure counts it.
//!
//! The words are `data/victims.yaml`; nothing here looks at a text.

use super::hash::{WordSet, Words};
use super::phrases::{Phrases, Side};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a noun for one person says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Person {
    /// "man", "husband".
    Male,
    /// "woman", "niece".
    Female,
    /// "victim", "child".
    Either,
    /// "gunman", "suspect": who did the harm, as a rule.
    Suspect,
}

/// Where the harmed stands to a phrase of harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// "was shot", "shot a man", "man shot in Orlo".
    EitherSide,
    /// Before a form of "be": "was pronounced dead".
    BeforeBe,
    /// Before it: "died".
    Before,
    /// Behind it: "killing a man".
    Behind,
    /// Before it as its owner: "her death".
    Owns,
    /// In no words: "charged with murder".
    Nowhere,
}

/// What a phrase says of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// `killed`, `injured`, `shot`.
    pub measure: &'static str,
    /// Where the harmed stands to it.
    pub stands: Stands,
}

/// What a word around a phrase of harm can be; the comments of the data file have an example of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// A form of "be".
    Be,
    /// Stands between a subject and its participle: "listed".
    WithinVerb,
    /// An adverb that does not end in -ly.
    Adverb,
    /// Stands before a verb that has the subject of the verb before: "and".
    Joins,
    /// Stands behind a participle right behind its person: "in".
    GoesOn,
    /// Makes the phrase before it the subject of another clause: "said".
    Predicate,
    /// Opens a clause, beyond which no subject is looked for: "when".
    Opens,
    /// Holds the phrase behind it as a part of another: "of".
    Holds,
    /// Says that the harm did not happen: "never".
    Not,
    /// Says that the harm may come or might have been: "could".
    Unreal,
    /// Makes a murder none: "attempted".
    Attempt,
    /// Makes a homicide the name of an office: "detectives".
    Office,
    /// Who somebody is to another: "wife".
    Kin,
}

/// How old somebody may be, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ages {
    /// The least age in years.
    pub from: u8,
    /// The highest.
    pub to: u8,
}

impl Ages {
    /// Any age.
    pub const ANY: Ages = Ages { from: 0, to: u8::MAX };

    /// The ages that both allow.
    pub fn and(self, other: Ages) -> Ages {
        Ages { from: self.from.max(other.from), to: self.to.min(other.to) }
    }

    /// So many years more at either end.
    pub fn widened(self, years: u8) -> Ages {
        Ages { from: self.from.saturating_sub(years), to: self.to.saturating_add(years) }
    }

    /// True where no age is allowed.
    pub fn is_empty(self) -> bool {
        self.from > self.to
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgesOf {
    from: u8,
    to: u8,
    nouns: Vec<String>,
}

type ByMeasure = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    nouns: BTreeMap<Person, Vec<String>>,
    ages: Vec<AgesOf>,
    verbs: ByMeasure,
    passive: ByMeasure,
    does: ByMeasure,
    of: ByMeasure,
    own: ByMeasure,
    implies: ByMeasure,
    hospital: Vec<String>,
    flags: BTreeMap<Flag, Vec<String>>,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

struct Read {
    nouns: Words<Person>,
    ages: Words<Ages>,
    cues: Phrases<Cue>,
    hospital: WordSet,
    flags: Words<u32>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("victims.yaml", include_str!("data/victims.yaml")));

static READ: LazyLock<Read> = LazyLock::new(|| {
    let mut nouns = Words::default();
    for (person, list) in &FILE.nouns {
        for word in list {
            nouns.insert(word.clone(), *person);
        }
    }
    let mut ages = Words::default();
    for of in &FILE.ages {
        for word in &of.nouns {
            ages.insert(word.clone(), Ages { from: of.from, to: of.to });
        }
    }
    let lists = [
        (&FILE.verbs, Stands::EitherSide),
        (&FILE.passive, Stands::BeforeBe),
        (&FILE.does, Stands::Before),
        (&FILE.of, Stands::Behind),
        (&FILE.own, Stands::Owns),
        (&FILE.implies, Stands::Nowhere),
    ];
    let mut cues = Vec::new();
    for (by_measure, stands) in lists {
        for (measure, phrases) in by_measure {
            cues.extend(
                phrases.iter().map(|phrase| (phrase.clone(), Cue { measure: measure.as_str(), stands })),
            );
        }
    }
    let mut hospital = WordSet::default();
    for word in &FILE.hospital {
        hospital.insert(word.clone());
    }
    let mut flags: Words<u32> = Words::default();
    for (flag, list) in &FILE.flags {
        for word in list {
            *flags.entry(word.clone()).or_default() |= 1 << *flag as u32;
        }
    }
    Read { flags, ages, nouns, cues: Phrases::new(cues, Side::First), hospital }
});

/// What a lower-case noun for one person says of them.
pub fn person(word: &str) -> Option<Person> {
    READ.nouns.get(word).copied()
}

/// How old somebody may be of whom a lower-case noun is used.
pub fn ages(word: &str) -> Ages {
    READ.ages.get(word).copied().unwrap_or(Ages::ANY)
}

/// The phrases of harm, by their first word.
pub fn cues() -> &'static Phrases<Cue> {
    &READ.cues
}

/// True for a lower-case word of a hospital's name.
pub fn is_of_hospital(word: &str) -> bool {
    READ.hospital.contains(word)
}

/// True for a lower-case word that stands in the list of `flag`.
pub fn is(word: &str, flag: Flag) -> bool {
    READ.flags.get(word).is_some_and(|flags| flags & 1 << flag as u32 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        let lists = [&FILE.verbs, &FILE.passive, &FILE.does, &FILE.of, &FILE.own, &FILE.implies];
        for list in lists
            .iter()
            .flat_map(|by_measure| by_measure.values())
            .chain(FILE.nouns.values())
            .chain(FILE.flags.values())
        {
            assert!(list.is_sorted(), "{list:?}");
        }
        assert!(FILE.hospital.is_sorted());
    }

    #[test]
    fn every_measure_is_a_harm() {
        let lists = [&FILE.verbs, &FILE.passive, &FILE.does, &FILE.of, &FILE.own, &FILE.implies];
        for measure in lists.iter().flat_map(|by_measure| by_measure.keys()) {
            assert!(crate::lexicon::casualties::is_harm(measure), "{measure}");
        }
    }
}
