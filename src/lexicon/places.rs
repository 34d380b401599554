//! Where things happen: the words around a place's name, and how two tellings of one place stand to each other.
//!
//! A place is held as it is told, "near Kessel, Orlo province": in, near or off it, its name, and what it lies in. Which event
//! happened there is left out.

use super::hash::{WordSet, Words};
use super::names::{self, Entry, Known};
use super::words::stem;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    events: WordSet,
    wide: WordSet,
    words: BTreeMap<String, Vec<String>>,
    not_events: Vec<String>,
    takers: WordSet,
    shots: WordSet,
    no_fire: WordSet,
    prepositions: BTreeMap<Side, Vec<String>>,
    happens: WordSet,
    hits: WordSet,
    barriers: WordSet,
    leads: WordSet,
    holders: WordSet,
    care: WordSet,
    at: WordSet,
    sorts: BTreeMap<String, Vec<String>>,
    beside: BTreeMap<Side, Vec<String>>,
    before: WordSet,
    parts: WordSet,
    regions: WordSet,
    claimed: WordSet,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    stands: BTreeMap<Stand, Vec<(String, String)>>,
    #[serde(rename = "examples")]
    _examples: serde::de::IgnoredAny,
}

/// How a thing lies to the place that is named for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// In it, on it, at it.
    In,
    /// Close to it, or outside.
    Near,
    /// At sea before it.
    Off,
}

/// How two tellings of one place stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stand {
    /// The same place in the same or other words.
    Same,
    /// One lies in the other: a city and its country.
    Part,
    /// In it and near it.
    Beside,
    /// Whether one lies in the other is not known.
    Unknown,
    /// Two cities, two villages, two countries.
    Apart,
}

/// What a word can be before or behind a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// "in", "near", "off".
    Preposition(Side),
    /// "village", "coast", "outskirts": a noun of a place, with how what is "of" it lies to it.
    Noun(Side),
    /// "southern", "remote", "the".
    Empty,
}

static FILE: LazyLock<File> = LazyLock::new(|| super::load("places.yaml", include_str!("data/places.yaml")));

static SORTS: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let words = FILE.sorts.iter().flat_map(|(sort, words)| words.iter().map(move |word| (word, sort)));
    words.map(|(word, sort)| (word.clone(), sort.as_str())).collect()
});

static AROUND: LazyLock<Words<Word>> = LazyLock::new(|| {
    let mut words: Words<Word> = Words::default();
    for word in FILE.before.iter() {
        words.insert(word.clone(), Word::Empty);
    }
    for (side, list) in &FILE.beside {
        for word in list {
            words.insert(word.clone(), Word::Noun(*side));
        }
    }
    for word in FILE.sorts.values().flatten() {
        words.insert(word.clone(), Word::Noun(Side::In));
    }
    for (side, list) in &FILE.prepositions {
        for word in list {
            words.insert(word.clone(), Word::Preposition(*side));
        }
    }
    words
});

static WORDS: LazyLock<Words<&'static str>> = LazyLock::new(|| {
    let words = FILE.words.iter().flat_map(|(family, words)| words.iter().map(move |word| (word, family)));
    words.map(|(word, family)| (word.clone(), family.as_str())).collect()
});

static NOT_EVENTS: LazyLock<WordSet> =
    LazyLock::new(|| FILE.not_events.iter().map(|word| stem(word)).collect());

/// What a lower-case word is before a place's name.
pub fn around(word: &str) -> Option<Word> {
    AROUND.get(word).copied()
}

/// The sort of place that a lower-case noun names: "village".
pub fn sort(word: &str) -> Option<&'static str> {
    SORTS.get(word).copied()
}

/// True for an event that has one place, told by a word of this family and stem.
pub fn has_place(family: &str, stem: &str) -> bool {
    FILE.events.contains(family) && !NOT_EVENTS.contains(stem)
}

/// The family of a lower-case word that tells of an event only beside a place: "landfall".
pub fn event_word(word: &str) -> Option<&'static str> {
    WORDS.get(word).copied()
}

/// True for events that are felt in several places at once.
pub fn is_wide(family: &str) -> bool {
    FILE.wide.contains(family)
}

/// What a lower-case word between an event and its place does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// "hit", "killing": leads from the event to what it met.
    Hits,
    /// "held", "took": says that it happened.
    Happens,
    /// Cuts the place from what stands before.
    Barrier,
    /// A thing that lies there by itself.
    Holder,
    /// "at", "on": what it leads to is where it happened.
    At,
    /// Anything else.
    Nothing,
}

/// What a lower-case word between an event and its place does.
pub fn between(word: &str) -> Between {
    let lists = [
        (&FILE.hits, Between::Hits),
        (&FILE.happens, Between::Happens),
        (&FILE.barriers, Between::Barrier),
        (&FILE.holders, Between::Holder),
        (&FILE.at, Between::At),
    ];
    lists.iter().find(|(list, _)| list.contains(word)).map_or(Between::Nothing, |(_, meant)| *meant)
}

/// True for a word behind "is" or "have" with which the event goes on: "is due", "have been".
pub fn leads(word: &str) -> bool {
    FILE.leads.contains(word)
}

/// What "fire" is behind a lower-case word: a fire, shots, or no event at all.
pub fn fire_behind(word: &str) -> Option<&'static str> {
    if FILE.no_fire.contains(word) {
        return None;
    }
    Some(if FILE.shots.contains(word) { "shooting" } else { "blaze" })
}

/// True for where people die of what befell them elsewhere: "hospital".
pub fn is_care(word: &str) -> bool {
    FILE.care.contains(word)
}

/// The examples of the file, each a text with a place in it.
#[cfg(test)]
pub(crate) fn examples() -> super::examples::Examples {
    super::examples::Examples::of("places.yaml", include_str!("data/places.yaml"))
}

/// True for a word that makes another thing of the event word before it: "fire officials".
pub fn takes(word: &str) -> bool {
    FILE.takers.contains(word)
}

/// A place as it is told, in the words by which it is compared.
#[derive(Debug)]
pub struct Site {
    side: Side,
    /// Its name without the noun of its sort.
    name: String,
    /// The sort that its words name.
    sort: Option<&'static str>,
    known: Option<&'static Entry>,
    /// What its own words say that it lies in.
    within: Vec<Site>,
}

impl Site {
    /// The key of the country that its own words name behind it.
    fn told_country(&self) -> Option<&str> {
        self.within.iter().rev().find_map(|site| site.country())
    }

    /// The key of the country that it lies in or is; of two places of one name the words behind it tell which is meant.
    fn country(&self) -> Option<&str> {
        self.told_country().or_else(|| self.known.and_then(|entry| entry.side.as_deref()))
    }

    /// The same, where no other country is said to have a place of that name.
    fn sure_country(&self) -> Option<&str> {
        let is_sure = !FILE.claimed.contains(&self.name);
        self.told_country().or_else(|| self.country().filter(|_| is_sure))
    }

    fn is_country(&self) -> bool {
        self.known.is_some_and(|entry| matches!(entry.known, Known::Country | Known::Adjective))
    }

    fn is_city(&self) -> bool {
        let known = self.known.is_some_and(|entry| matches!(entry.known, Known::City | Known::Seat));
        known && !FILE.regions.contains(&self.name) && !matches!(self.sort, Some("province" | "state"))
    }

    fn is_named_as(&self, other: &Site) -> bool {
        match (self.known, other.known) {
            (Some(a), Some(b)) => a.key == b.key,
            (None, None) => is_spelling_of(&self.name, &other.name),
            _ => false,
        }
    }

    /// "Kabul airport" lies in Kabul, and "Mount Oru" in Mount Oru National Park or the other way; West Orlo is not Orlo.
    fn has_name_within(&self, other: &Site) -> bool {
        let (own, others): (Vec<&str>, Vec<&str>) =
            (self.name.split(' ').collect(), other.name.split(' ').collect());
        let (short, long) = if own.len() < others.len() { (own, others) } else { (others, own) };
        let is_within = short.iter().all(|word| long.contains(word));
        let says = |word: &&str| {
            short.contains(word) || FILE.parts.contains(word) || names::class(word).any(names::Class::PLACE)
        };
        let both_known = self.known.is_some() && other.known.is_some();
        is_within && !both_known && short.len() < long.len() && (short.len() > 1 || long.iter().all(says))
    }

    fn lies_in(&self, other: &Site) -> bool {
        let told = self.within.iter().any(|site| site.is_named_as(other));
        told || other.is_country() && other.country().is_some() && self.country() == other.country()
    }
}

/// Holds two tellings of where one thing happened against each other, in any case of letters.
pub fn stand(a: &str, b: &str) -> Stand {
    if a == b && !a.is_empty() {
        return Stand::Same;
    }
    match (site(a), site(b)) {
        (Some(x), Some(y)) => stand_of(&x, &y),
        _ => Stand::Unknown,
    }
}

/// The same of two places in other words, which were read before.
pub fn stand_of(x: &Site, y: &Site) -> Stand {
    let both_in = x.side == Side::In && y.side == Side::In;
    let another_sort = x.sort.zip(y.sort).is_some_and(|(p, q)| p != q);
    if x.is_named_as(y) {
        let told = x.told_country().zip(y.told_country());
        return match (told.is_some_and(|(p, q)| p != q), another_sort) {
            (true, _) => Stand::Apart,
            (_, true) => Stand::Part,
            _ if x.side == y.side => Stand::Same,
            _ if x.is_country() => Stand::Part,
            _ => Stand::Beside,
        };
    }
    if x.lies_in(y) || y.lies_in(x) || x.has_name_within(y) {
        return Stand::Part;
    }
    if !both_in {
        return Stand::Unknown;
    }
    let two_countries = x.sure_country().zip(y.sure_country()).is_some_and(|(p, q)| p != q);
    // Of a place that is known by its sort alone, another name may be the larger place around it.
    let one_sort = x.sort.is_some() && x.sort == y.sort;
    let two_cities = x.is_city() && y.is_city() && !is_seat_of_one(x, y);
    if two_countries || two_cities || one_sort { Stand::Apart } else { Stand::Unknown }
}

/// Two seats of one government may lie in each other: "Westminster", "London".
fn is_seat_of_one(a: &Site, b: &Site) -> bool {
    let seat = |site: &Site| site.known.is_some_and(|entry| entry.known == Known::Seat);
    seat(a) && seat(b) && a.country() == b.country()
}

/// Reads "near Kessel, Orlo province"; `None` where no word names a place.
pub fn site(told: &str) -> Option<Site> {
    let lower = names::plain(&told.to_lowercase());
    let mut parts = lower.split(',').map(str::trim).filter(|part| !part.is_empty());
    let mut first = one(parts.next()?)?;
    first.within = parts.filter_map(one).collect();
    Some(first)
}

fn one(part: &str) -> Option<Site> {
    let mut words: Vec<&str> =
        part.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    let mut side = Side::In;
    let mut named = None;
    while let (Some(first), true) = (words.first(), words.len() > 1) {
        match around(first) {
            Some(Word::Preposition(found)) => side = found,
            Some(Word::Noun(found)) if words.get(1) == Some(&"of") => {
                named = sort(first).or(named);
                if found != Side::In {
                    side = found;
                }
            }
            Some(Word::Empty) => {}
            _ if *first == "of" => {}
            _ => break,
        }
        words.remove(0);
    }
    while let (Some(last), true) = (words.last(), words.len() > 1) {
        let Some(sort) = sort(last) else { break };
        named = Some(sort);
        words.pop();
    }
    // "Mt Oru", "St Anne".
    let full = |word: &&str| match *word {
        "mt" => "mount".to_owned(),
        "st" => "saint".to_owned(),
        word => word.to_owned(),
    };
    let name = words.iter().map(full).collect::<Vec<_>>().join(" ");
    let known = entry(&words);
    let name = known.map_or(name, |entry| entry.key.clone());
    (!name.is_empty()).then_some(Site { side, name, sort: named, known, within: Vec::new() })
}

/// The known place that words name from the first to the last.
fn entry(words: &[&str]) -> Option<&'static Entry> {
    let (first, rest) = words.split_first()?;
    let is_place =
        |entry: &&Entry| matches!(entry.known, Known::Country | Known::Adjective | Known::Seat | Known::City);
    let fits = |entry: &&Entry| {
        let own = entry.rest.iter().filter(|word| word.chars().any(char::is_alphanumeric));
        own.map(String::as_str).eq(rest.iter().copied())
    };
    names::starting(first).iter().filter(is_place).find(fits)
}

/// True for two ways to write a name that the lexicon does not have: "Rashidin" and "Rashideen".
fn is_spelling_of(a: &str, b: &str) -> bool {
    let letters = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (a, b) = (letters(a), letters(b));
    if a == b {
        return true;
    }
    let most = match a.chars().count().min(b.chars().count()) {
        8.. => 2,
        5.. => 1,
        _ => return false,
    };
    a.chars().next() == b.chars().next() && strsim::osa_distance(&a, &b) <= most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::events;
    use crate::lexicon::examples::place;
    use proptest::prelude::*;

    #[test]
    fn the_examples_stand_as_they_say() {
        let text = include_str!("data/places.yaml");
        for (expected, pairs) in &FILE.stands {
            for (a, b) in pairs {
                let place = place("places.yaml", text, a);
                assert_eq!(stand(a, b), *expected, "{place}: {a} | {b}");
                assert_eq!(stand(b, a), *expected, "{place}: {b} | {a}");
            }
        }
    }

    #[test]
    fn families_and_regions_are_those_of_their_files() {
        for family in FILE.events.iter().chain(FILE.wide.iter()).chain(FILE.words.keys()) {
            assert!(events::family(family).is_some(), "{family} is no family of events.yaml");
        }
        for region in FILE.regions.iter().chain(FILE.claimed.iter()) {
            let words: Vec<&str> = region.split(' ').collect();
            assert!(entry(&words).is_some(), "{region} is in neither cities.yaml nor countries.yaml");
        }
    }

    proptest! {
        #[test]
        fn any_two_texts_stand_somehow(a in "\\PC{0,40}", b in "\\PC{0,40}") {
            prop_assert_eq!(stand(&a, &b), stand(&b, &a));
        }
    }
}
