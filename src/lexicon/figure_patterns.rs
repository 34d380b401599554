//! What the words around a number make of it: part of a name, a ratio, a multiple, an age; `data/figure_patterns.yaml`.
//!
//! The patterns are held against a text by [`figure`](crate::mention::figure); what else must hold is said there.

use super::patterns::Patterns;
use super::phrases::WordMap;
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

#[derive(Deserialize)]
#[serde(try_from = "File")]
struct Read {
    makers: WordMap<String>,
    asides: Patterns<Slot, ()>,
    names: Patterns<Slot, Name>,
    ratios: Patterns<Slot, Ratio>,
    multiples: Patterns<Slot, ()>,
    ages: Patterns<Slot, ()>,
}

impl TryFrom<File> for Read {
    type Error = String;

    fn try_from(file: File) -> Result<Self, String> {
        let alone = |group: Group| Patterns::new(group.patterns.into_iter().map(|pattern| (pattern, ())));
        let of = |group: Group, name| group.patterns.into_iter().map(move |pattern| (pattern, name));
        let names = of(file.name, Name::Proper).chain(of(file.label, Name::Label));
        let ratios = [
            (file.ratio, Ratio::Told),
            (file.ratio_if_round, Ratio::IfRound),
            (file.ratio_over, Ratio::Over),
            (file.ratio_to, Ratio::To),
        ];
        let ratios = ratios.into_iter().flat_map(|(group, ratio)| {
            group.patterns.into_iter().map(move |pattern| (pattern, ratio))
        });
        let models = file.models.into_iter().flat_map(|(maker, models)| {
            models.into_iter().map(move |model| (model, maker.clone()))
        });
        Ok(Read {
            makers: models.collect(),
            asides: alone(file.aside)?,
            names: Patterns::new(names)?,
            ratios: Patterns::new(ratios)?,
            multiples: alone(file.multiple)?,
            ages: alone(file.age)?,
        })
    }
}

static READ: LazyLock<Read> =
    LazyLock::new(|| super::load("figure_patterns.yaml", include_str!("data/figure_patterns.yaml")));

/// The maker of the model that a number names, in lower case: "boeing" for "737".
pub fn maker(number: &str) -> Option<&'static str> {
    READ.makers.get(number).map(String::as_str)
}

/// What makes a number no figure at all.
pub fn asides() -> &'static Patterns<Slot, ()> {
    &READ.asides
}

/// What makes a number part of a name.
pub fn names() -> &'static Patterns<Slot, Name> {
    &READ.names
}

/// What makes two numbers a ratio.
pub fn ratios() -> &'static Patterns<Slot, Ratio> {
    &READ.ratios
}

/// What makes a number a multiple.
pub fn multiples() -> &'static Patterns<Slot, ()> {
    &READ.multiples
}

/// What makes a number an age.
pub fn ages() -> &'static Patterns<Slot, ()> {
    &READ.ages
}
