//! What the words around a number make of it: part of a name, a ratio, a multiple, an age; `data/figure_patterns.yaml`.
//!
//! The patterns are held against a text by [`figure`](crate::mention::figure); what else must hold is said there.

use super::hash::{WordSet, Words};
use super::patterns::Patterns;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::LazyLock;

/// What a pattern has a place for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The number that is looked at, in digits or in words.
    Number,
    /// Another number behind it.
    Other,
}

impl FromStr for Slot {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "number" => Ok(Slot::Number),
            "other" => Ok(Slot::Other),
            _ => Err("expected `{number}` or `{other}`".to_owned()),
        }
    }
}

/// How sure a ratio's words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ratio {
    /// "3 out of 10", "two in every five".
    Told,
    /// "two in five", which "two in 12 villages" looks like: for small round numbers alone.
    IfRound,
    /// "one over twenty", where nothing is counted behind it.
    Over,
    /// "a ratio of three to one".
    To,
}

/// What sort of word names a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// A name of its own: "Boeing 737".
    Proper,
    /// A common noun: "Highway 61", "game 6".
    Label,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    models: BTreeMap<String, Vec<String>>,
    aside: Group,
    name: Group,
    label: Group,
    ratio: Group,
    ratio_if_round: Group,
    ratio_over: Group,
    ratio_to: Group,
    multiple: Group,
    age: Group,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    patterns: Vec<String>,
    #[serde(rename = "yes")]
    _yes: IgnoredAny,
    #[serde(rename = "no")]
    _no: IgnoredAny,
}

/// Patterns of one sort with their meanings, and the words without which none begins with the number.
#[derive(Debug)]
pub struct Set<M> {
    /// The patterns.
    pub patterns: Patterns<Slot, M>,
    follows: WordSet,
}

impl<M> Set<M> {
    fn new(list: Vec<(String, M)>) -> Result<Self, String> {
        // "[", "|" and "]" part words; what begins with the number is followed by any of its words.
        let words = |pattern: &str| -> Vec<String> {
            let parts = pattern.split([' ', '[', ']', '|']).filter(|word| !word.is_empty());
            parts.map(str::to_owned).collect()
        };
        let numbered = list.iter().filter(|(pattern, _)| pattern.starts_with('{'));
        let follows: Vec<String> = numbered.flat_map(|(pattern, _)| words(pattern)).collect();
        Ok(Set { patterns: Patterns::new(list)?, follows: follows.into_iter().collect() })
    }

    /// False for a word that comes in no pattern that begins with the number.
    pub fn may_follow(&self, word: &str) -> bool {
        self.follows.contains(word)
    }
}

#[derive(Deserialize)]
#[serde(try_from = "File")]
struct Read {
    makers: Words<String>,
    asides: Set<()>,
    names: Set<Name>,
    ratios: Set<Ratio>,
    multiples: Set<()>,
    ages: Set<()>,
}

impl TryFrom<File> for Read {
    type Error = String;

    fn try_from(file: File) -> Result<Self, String> {
        let alone = |group: Group| Set::new(of(group, ()));
        let mut names = of(file.name, Name::Proper);
        names.extend(of(file.label, Name::Label));
        let mut ratios = of(file.ratio, Ratio::Told);
        ratios.extend(of(file.ratio_if_round, Ratio::IfRound));
        ratios.extend(of(file.ratio_over, Ratio::Over));
        ratios.extend(of(file.ratio_to, Ratio::To));
        let models = file
            .models
            .into_iter()
            .flat_map(|(maker, models)| models.into_iter().map(move |model| (model, maker.clone())));
        Ok(Read {
            makers: models.collect(),
            asides: alone(file.aside)?,
            names: Set::new(names)?,
            ratios: Set::new(ratios)?,
            multiples: alone(file.multiple)?,
            ages: alone(file.age)?,
        })
    }
}

fn of<M: Copy>(group: Group, meaning: M) -> Vec<(String, M)> {
    group.patterns.into_iter().map(|pattern| (pattern, meaning)).collect()
}

static READ: LazyLock<Read> =
    LazyLock::new(|| super::load("figure_patterns.yaml", include_str!("data/figure_patterns.yaml")));

/// The maker of the model that a number names, in lower case: "boeing" for "737".
pub fn maker(number: &str) -> Option<&'static str> {
    READ.makers.get(number).map(String::as_str)
}

/// What makes a number no figure at all.
pub fn asides() -> &'static Set<()> {
    &READ.asides
}

/// What makes a number part of a name.
pub fn names() -> &'static Set<Name> {
    &READ.names
}

/// What makes two numbers a ratio.
pub fn ratios() -> &'static Set<Ratio> {
    &READ.ratios
}

/// What makes a number a multiple.
pub fn multiples() -> &'static Set<()> {
    &READ.multiples
}

/// What makes a number an age.
pub fn ages() -> &'static Set<()> {
    &READ.ages
}
