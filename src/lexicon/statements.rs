//! Families of statements that newspapers disagree on, with the ways to say them for and against; they are `data/statements.yaml`.
//!
//! What a text says by them is for the claims to find; nothing here looks at a text.

use super::hash::{WordSet, Words};
use super::patterns::Patterns;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::LazyLock;

/// Which way a statement goes.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Pole {
    /// It holds: agreed, open, well equipped.
    For,
    /// The opposite holds: collapsed, locked, ill-equipped.
    Against,
    /// Nobody knows.
    Open,
}

impl Pole {
    /// The other way round; what nobody knows stays so.
    pub fn turned(self) -> Pole {
        match self {
            Pole::For => Pole::Against,
            Pole::Against => Pole::For,
            Pole::Open => Pole::Open,
        }
    }

    /// The word for it: "for".
    pub fn word(self) -> &'static str {
        match self {
            Pole::For => "for",
            Pole::Against => "against",
            Pole::Open => "open",
        }
    }
}

/// Who must tell a statement for it to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// Anybody, the article too.
    #[default]
    Anyone,
    /// Somebody whom the text names says so.
    Speaker,
    /// Somebody who is named before it holds so: "Sweden recognises".
    Holder,
    /// Somebody named behind it holds so: "praised by Sweden as".
    By,
    /// Somebody who is named claims, alleges or denies it.
    Charge,
}

/// Whether the name beside a statement tells who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// It does not.
    #[default]
    None,
    /// Where there is one.
    Told,
    /// Without one it is no statement.
    Needed,
}

/// Where the thing of a statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    /// Before its words or behind them, there before the next comma.
    #[default]
    Near,
    /// Before or behind its words, in their clause.
    Clause,
    /// Right behind them.
    Behind,
}

/// A family of statements: the ways to answer one sort of question.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// The question, before the words for the topic: "outcome of".
    pub asks: String,
    /// True where what holds on one day may not on the next.
    #[serde(default)]
    pub changes: bool,
    /// True where a case seldom has two things of which such is told.
    #[serde(default)]
    pub one: bool,
    /// Whether the name beside it tells who did it.
    #[serde(default)]
    pub party: Party,
    /// True where the thing is its value.
    #[serde(default)]
    pub answer: bool,
    /// True where it counts though it is only supposed.
    #[serde(default)]
    pub supposed: bool,
    /// True where the names that it takes are its value, as a set.
    #[serde(default)]
    pub set: bool,
    ways: Vec<WrittenWay>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenWay {
    pole: Pole,
    #[serde(default)]
    told: Told,
    thing: Option<String>,
    #[serde(default)]
    stands: Stands,
    #[serde(default)]
    incident: bool,
    beside: Option<String>,
    say: Vec<String>,
}

/// What a pattern means where it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A statement.
    Says {
        /// The name of its family.
        family: &'static str,
        /// Which way it goes.
        pole: Pole,
        /// Who must tell it.
        told: Told,
        /// The class of which a word must stand beside it.
        thing: Option<(Class, Stands)>,
        /// The class of which a word must stand before it, that it is not about.
        beside: Option<Class>,
        /// True where an incident must stand before it.
        incident: bool,
        /// True where a "not" inside its words turns it round.
        turns: bool,
    },
    /// A denial of what was told before it.
    Denies,
    /// Two sides that say the same of each other.
    Mutual,
    /// Words that look like a statement and are none: "tsunami warning system".
    Nothing,
}

/// What a slot of a pattern takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// A word of a class.
    Class(Class),
    /// A name.
    Name,
    /// Names, joined by "and" and commas.
    Names,
}

/// How many classes the file can have: each is a bit of what a word is.
const MOST: u32 = 128;

/// A class of words, by its place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class(u32);

impl FromStr for Slot {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "name" => Ok(Slot::Name),
            "names" => Ok(Slot::Names),
            _ => class(name).map(Slot::Class),
        }
    }
}

fn class(name: &str) -> Result<Class, String> {
    let place = FILE.classes.keys().position(|known| known == name);
    let place = place.and_then(|place| u32::try_from(place).ok()).filter(|place| *place < MOST);
    place.map(Class).ok_or_else(|| format!("no class `{name}` among the first {MOST} of the file"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    classes: BTreeMap<String, String>,
    families: BTreeMap<String, Family>,
    kin: Vec<Vec<String>>,
    supposing: WordSet,
    noun_before: WordSet,
    negations: WordSet,
    denials: Vec<String>,
    mutual: Vec<String>,
    nothing: Vec<String>,
    clause_ends: WordSet,
    #[serde(rename = "examples")]
    _examples: serde::de::IgnoredAny,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("statements.yaml", include_str!("data/statements.yaml")));

/// What a word is to statements: the classes that it is in, one bit for each.
static WORDS: LazyLock<Words<u128>> = LazyLock::new(|| {
    let mut words: Words<u128> = Words::default();
    for (place, list) in FILE.classes.values().enumerate().take(MOST as usize) {
        for word in list.split_whitespace() {
            *words.entry(word.to_owned()).or_default() |= 1 << place;
        }
    }
    words
});

static PATTERNS: LazyLock<Patterns<Slot, Way>> = LazyLock::new(read);

#[expect(clippy::panic, reason = "an embedded file that does not parse is a build that no test has seen")]
fn read() -> Patterns<Slot, Way> {
    let mut list = Vec::new();
    for (family, written) in &FILE.families {
        for way in &written.ways {
            let known = |name: &String| match class(name) {
                Ok(class) => class,
                Err(problem) => panic!("src/lexicon/data/statements.yaml: {family}: {problem}"),
            };
            let thing = way.thing.as_ref().map(|name| (known(name), way.stands));
            let beside = way.beside.as_ref().map(known);
            let (pole, told, incident) = (way.pole, way.told, way.incident);
            for pattern in &way.say {
                let turns = pattern.contains("[{not}]");
                list.push((
                    pattern.clone(),
                    Way::Says { family, pole, told, thing, beside, incident, turns },
                ));
            }
        }
    }
    list.extend(FILE.denials.iter().map(|pattern| (pattern.clone(), Way::Denies)));
    list.extend(FILE.mutual.iter().map(|pattern| (pattern.clone(), Way::Mutual)));
    list.extend(FILE.nothing.iter().map(|pattern| (pattern.clone(), Way::Nothing)));
    match Patterns::new(list) {
        Ok(patterns) => patterns,
        Err(problem) => panic!("src/lexicon/data/statements.yaml: {problem}"),
    }
}

/// The patterns of all families, of denials and of sides that accuse each other.
pub fn patterns() -> &'static Patterns<Slot, Way> {
    &PATTERNS
}

/// The classes of a lower-case word, one bit for each; 0 for nearly every word.
pub fn classes(word: &str) -> u128 {
    WORDS.get(word).copied().unwrap_or(0)
}

impl Class {
    /// True where the class is among these bits.
    pub fn is_in(self, bits: u128) -> bool {
        bits & (1 << self.0) != 0
    }

    /// The classes among these bits.
    pub fn all_of(bits: u128) -> impl Iterator<Item = Class> {
        (0..MOST).filter(move |place| bits & (1 << place) != 0).map(Class)
    }
}

/// True for a word of the class of this name.
fn is_of(word: &str, name: &str) -> bool {
    let bits = classes(word);
    bits != 0 && class(name).is_ok_and(|class| class.is_in(bits))
}

/// The family of this name.
pub fn family(name: &str) -> Option<&'static Family> {
    FILE.families.get(name)
}

/// True for families that answer one question where two sides accuse each other.
pub fn are_kin(a: &str, b: &str) -> bool {
    kin(a) & kin(b) != 0
}

/// The lines of kin in which a family stands, one bit for each; a test holds that there are no more lines than bits.
pub fn kin(name: &str) -> u64 {
    let lines = FILE.kin.iter().enumerate().filter(|(_, line)| line.iter().any(|family| family == name));
    lines.fold(0, |bits, (line, _)| bits | 1 << line)
}

/// True for a lower-case form of "deny": of other verbs of denial, "reject", nobody knows whether a claim is denied.
pub fn is_denying(word: &str) -> bool {
    is_of(word, "denies")
}

/// True for a lower-case form of "be" or "have": a clause has one, a noun phrase has none.
pub fn is_of_clause(word: &str) -> bool {
    is_of(word, "be") || is_of(word, "aux")
}

/// True for "not" and "never".
pub fn is_not(word: &str) -> bool {
    is_of(word, "not")
}

/// True for a lower-case word with which no quote begins: "of", "and", "that".
pub fn is_joint(word: &str) -> bool {
    is_of(word, "joint")
}

/// True for a lower-case verb of blame, which says who did it.
pub fn is_blame(word: &str) -> bool {
    is_of(word, "blame")
}

/// True for a lower-case word that makes what is told one of before: "earlier", "previous".
pub fn is_of_before(word: &str) -> bool {
    is_of(word, "earlier")
}

/// True for a lower-case noun for people who hold something to be so.
pub fn is_people(word: &str) -> bool {
    is_of(word, "people")
}

/// True for a lower-case word that only points to what was said before it: "the allegations".
pub fn is_retort(word: &str) -> bool {
    is_of(word, "retort")
}

/// True for a lower-case word that turns round what comes after it.
pub fn is_negation(word: &str) -> bool {
    FILE.negations.contains(word)
}

/// True for a lower-case word that makes what comes after it a thought.
pub fn is_supposing(word: &str) -> bool {
    FILE.supposing.contains(word)
}

/// True where a lower-case word is no verb behind the one before it: "the support".
pub fn is_noun(before: &str, word: &str) -> bool {
    FILE.noun_before.contains(before) && is_of(word, "noun_too")
}

/// True for a lower-case word at which a clause ends.
pub fn is_clause_end(word: &str) -> bool {
    FILE.clause_ends.contains(word)
}

/// The names of the families.
#[cfg(test)]
pub(crate) fn names() -> impl Iterator<Item = &'static String> {
    FILE.families.keys()
}

/// The examples of the file.
#[cfg(test)]
pub(crate) fn examples() -> super::examples::Examples {
    super::examples::Examples::of("statements.yaml", include_str!("data/statements.yaml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_of_the_file_is_read() {
        assert!(patterns().first_words().count() > 50);
    }

    #[test]
    fn a_class_that_is_not_there_is_told() {
        assert!("nosuch".parse::<Slot>().unwrap_err().contains("no class `nosuch`"));
        assert!("talks".parse::<Slot>().is_ok());
    }

    #[test]
    fn the_words_of_a_class_are_sorted() {
        for (name, list) in &FILE.classes {
            let words: Vec<&str> = list.split_whitespace().collect();
            let mut sorted = words.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(words, sorted, "{name}");
        }
    }

    #[test]
    fn kin_are_families() {
        assert!(FILE.kin.len() <= 64, "more lines of kin than bits");
        for name in FILE.kin.iter().flatten() {
            assert!(family(name).is_some() || matches!(name.as_str(), "accusation" | "denial"), "{name}");
        }
    }
}
