//! The kinds of incident, what is told of them and what stands around it, read from the data beside this file; and words filled into them.

use fastrand::Rng;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A kind of incident; see the head of kinds.yaml.
#[derive(Deserialize)]
pub struct Kind {
    pub kind: String,
    pub event: String,
    pub what: String,
    pub did: String,
    pub r#where: String,
    pub who: String,
    pub body: String,
    pub why: String,
    pub tells: Vec<String>,
}

/// What is told in figures; see the head of measures.yaml.
#[derive(Default)]
pub struct Measure {
    pub low: u32,
    pub high: u32,
    pub grows: bool,
    pub part: bool,
    pub tenths: bool,
    /// What 1 of the figure stands for.
    pub times: f64,
    pub said: Vec<String>,
}

#[derive(Deserialize)]
pub struct Colour {
    pub says: Vec<String>,
    pub colour: Vec<String>,
    pub why_unclear: Vec<String>,
    pub before: Vec<String>,
    pub page: Vec<String>,
    pub heads: Vec<String>,
    pub leads: Vec<String>,
    pub later: Vec<String>,
}

pub struct Data {
    pub kinds: Vec<Kind>,
    pub measures: BTreeMap<String, Measure>,
    pub colour: Colour,
}

impl Data {
    pub fn read() -> Data {
        let measures: BTreeMap<String, String> = serde_yaml::from_str(include_str!("measures.yaml")).unwrap();
        let measures = measures.into_iter().map(|(name, text)| (name, measure(&text))).collect();
        let kinds = serde_yaml::from_str(include_str!("kinds.yaml")).unwrap();
        let colour = serde_yaml::from_str(include_str!("colour.yaml")).unwrap();
        Data { kinds, measures, colour }
    }
}

fn measure(text: &str) -> Measure {
    let mut parts = text.split(" ; ");
    let mut made = Measure { times: 1.0, ..Measure::default() };
    for word in parts.next().unwrap().split_whitespace() {
        match word {
            "grows" => made.grows = true,
            "part" => made.part = true,
            "tenths" => made.tenths = true,
            "x1000" => made.times = 1e3,
            "x1000000" => made.times = 1e6,
            range => {
                let (low, high) = range.split_once('-').unwrap();
                (made.low, made.high) = (low.parse().unwrap(), high.parse().unwrap());
            }
        }
    }
    made.said = parts.map(str::to_owned).collect();
    made
}

pub fn one_of<'a, T>(rng: &mut Rng, all: &'a [T]) -> &'a T {
    &all[rng.usize(..all.len())]
}

/// Takes one of each `(a|b)`, and what `word` knows for each `{slot}`, in which both may stand again.
pub fn fill(rng: &mut Rng, template: &str, word: &mut dyn FnMut(&mut Rng, &str) -> String) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['(', '{']) {
        out.push_str(&rest[..at]);
        let close = if rest[at..].starts_with('(') { ')' } else { '}' };
        let end = at + rest[at..].find(close).unwrap();
        let inner = &rest[at + 1..end];
        let chosen = if close == ')' {
            let ways: Vec<&str> = inner.split('|').collect();
            (*one_of(rng, &ways)).to_owned()
        } else {
            word(rng, inner)
        };
        out.push_str(&fill(rng, &chosen, word));
        rest = &rest[end + 1..];
    }
    out + rest
}

/// The same with its first letter a capital.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
