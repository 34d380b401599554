//! Names that are known beforehand, and the words by which unknown ones are sorted.
//!
//! Countries, cities and large bodies with all their spellings are entries; offices, heads of bodies and places,
//! particles and given names are word classes. Companies and small places have no entries: rules tell them.

use super::hash::Words;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What an entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Known {
    /// A country by its name.
    Country,
    /// A country by its adjective or people: "Afghan".
    Adjective,
    /// A capital or an address that stands for a government: "Kabul", "Kremlin".
    Seat,
    /// Any other city, state or region.
    City,
    /// A body.
    Body,
    /// A body that every country has: "Supreme Court".
    National,
    /// An agency or outlet, which is told things and passes them on.
    Outlet,
}

/// One spelling of a known name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its words after the first, in lower case, split as tokens are; the last stop of "U.S." is left out.
    pub rest: Vec<String>,
    /// True where only capitals count: "US", "WHO".
    pub capitals: bool,
    /// One key for all spellings.
    pub key: String,
    /// The key of the country it belongs to.
    pub side: Option<String>,
    /// What it names.
    pub known: Known,
}

/// What a single lower-case word can be in a name; any number at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Class(u32);

impl Class {
    /// "mr", "pope".
    pub const HONORIFIC: Class = Class(1);
    /// The last word of an office.
    pub const OFFICE: Class = Class(1 << 1);
    /// A word before it.
    pub const MODIFIER: Class = Class(1 << 2);
    /// A word that makes a name a body.
    pub const BODY: Class = Class(1 << 3);
    /// A word at the end of a company's name.
    pub const COMPANY: Class = Class(1 << 4);
    /// A word at the end of a place's name.
    pub const PLACE: Class = Class(1 << 5);
    /// A word at the beginning of a place's name.
    pub const PLACE_HEAD: Class = Class(1 << 6);
    /// "in", "near".
    pub const PLACE_PREPOSITION: Class = Class(1 << 7);
    /// "town", "province"; "north".
    pub const PLACE_NOUN: Class = Class(1 << 8);
    /// "de", "bin", "al".
    pub const PARTICLE: Class = Class(1 << 9);
    /// A word that begins sentences and no names.
    pub const COMMON: Class = Class(1 << 10);
    /// A woman's given name.
    pub const WOMAN: Class = Class(1 << 11);
    /// A man's given name.
    pub const MAN: Class = Class(1 << 12);
    /// A service that people with an office speak for.
    pub const SERVICE: Class = Class(1 << 13);
    /// A month or a weekday.
    pub const CALENDAR: Class = Class(1 << 14);
    /// A shortened one: "Jan", "Sept".
    pub const CALENDAR_SHORT: Class = Class(1 << 15);
    /// A word behind a person's name: "Jr".
    pub const SUFFIX: Class = Class(1 << 16);
    /// A word at a company's end that is no part of its key: "Inc".
    pub const LEGAL: Class = Class(1 << 17);
    /// A word of a place that "of" follows: "Gulf of".
    pub const PLACE_OF: Class = Class(1 << 18);
    /// An article of another language behind a particle: "de la".
    pub const ARTICLE: Class = Class(1 << 19);
    /// A particle that is a word of English as well: "as", "do".
    pub const ENGLISH: Class = Class(1 << 20);
    /// A body that every country has by that name: "ministry".
    pub const GENERIC: Class = Class(1 << 21);
    /// A point of the compass.
    pub const DIRECTION: Class = Class(1 << 22);

    /// True where any of the classes of `other` is among these.
    pub fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn and(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

type CountryLine = (Vec<String>, Vec<String>, Vec<String>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bodies {
    bodies: Vec<Vec<String>>,
    outlets: Vec<Vec<String>>,
    national: Vec<String>,
    sides: HashMap<String, String>,
    #[serde(rename = "examples")]
    _examples: serde::de::IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Countries {
    countries: Vec<CountryLine>,
    #[serde(rename = "examples")]
    _examples: serde::de::IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cities {
    cities: HashMap<String, Vec<String>>,
    #[serde(rename = "examples")]
    _examples: serde::de::IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordLists {
    honorifics: String,
    offices: String,
    modifiers: String,
    bodies: String,
    companies: String,
    places: String,
    place_heads: String,
    place_prepositions: String,
    place_nouns: String,
    particles: String,
    common: String,
    women: String,
    men: String,
    services: String,
    calendar: String,
    calendar_short: String,
    suffixes: String,
    legal: String,
    place_of: String,
    articles: String,
    english: String,
    generic: String,
    directions: String,
    #[serde(rename = "examples")]
    _examples: serde::de::IgnoredAny,
}

static ENTRIES: LazyLock<Words<Vec<Entry>>> = LazyLock::new(|| {
    let mut entries: Words<Vec<Entry>> = Words::default();
    let mut add = |name: &str, key: &str, side: Option<&str>, known: Known| {
        let mut words = split(name).into_iter();
        let Some(first) = words.next() else { return };
        let mut rest: Vec<String> = words.collect();
        // The last stop of "U.S." may be the sentence's own.
        if rest.last().is_some_and(|last| last == ".") {
            rest.pop();
        }
        let letters = name.chars().filter(|c| c.is_alphabetic());
        let entry = Entry {
            rest,
            capitals: letters.clone().count() > 1 && letters.clone().all(char::is_uppercase),
            key: key.to_owned(),
            side: side.map(str::to_owned),
            known,
        };
        entries.entry(first).or_default().push(entry);
    };
    let countries: Countries = super::load("countries.yaml", include_str!("data/countries.yaml"));
    for (names, adjectives, seats) in &countries.countries {
        let Some(key) = names.first().map(|name| name.to_lowercase()) else { continue };
        for name in names {
            add(name, &key, Some(&key), Known::Country);
        }
        for adjective in adjectives {
            add(adjective, &key, Some(&key), Known::Adjective);
        }
        for seat in seats {
            for name in seat.split('|') {
                add(name, &first_key(seat), Some(&key), Known::Seat);
            }
        }
    }
    let cities: Cities = super::load("cities.yaml", include_str!("data/cities.yaml"));
    let mut cities: Vec<_> = cities.cities.into_iter().collect();
    cities.sort();
    for (country, cities) in &cities {
        for city in cities {
            for name in city.split('|') {
                add(name, &first_key(city), Some(&country.to_lowercase()), Known::City);
            }
        }
    }
    let bodies: Bodies = super::load("bodies.yaml", include_str!("data/bodies.yaml"));
    for (list, known) in [(&bodies.bodies, Known::Body), (&bodies.outlets, Known::Outlet)] {
        for names in list {
            let Some(key) = names.first().map(|name| name.to_lowercase()) else { continue };
            for name in names {
                let known = if bodies.national.contains(&key) { Known::National } else { known };
                add(name, &key, bodies.sides.get(&key).map(String::as_str), known);
            }
        }
    }
    for list in entries.values_mut() {
        // The longest first; of equal ones the first in the files.
        list.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
    }
    entries
});

static CLASSES: LazyLock<Words<Class>> = LazyLock::new(|| {
    let words: WordLists = super::load("names.yaml", include_str!("data/names.yaml"));
    let lists = [
        (&words.honorifics, Class::HONORIFIC),
        (&words.offices, Class::OFFICE),
        (&words.modifiers, Class::MODIFIER),
        (&words.bodies, Class::BODY),
        (&words.companies, Class::COMPANY),
        (&words.places, Class::PLACE),
        (&words.place_heads, Class::PLACE_HEAD),
        (&words.place_prepositions, Class::PLACE_PREPOSITION),
        (&words.place_nouns, Class::PLACE_NOUN),
        (&words.particles, Class::PARTICLE),
        (&words.services, Class::SERVICE),
        (&words.common, Class::COMMON),
        (&words.women, Class::WOMAN),
        (&words.men, Class::MAN),
        (&words.calendar, Class::CALENDAR),
        (&words.calendar_short, Class::CALENDAR_SHORT),
        (&words.suffixes, Class::SUFFIX),
        (&words.legal, Class::LEGAL),
        (&words.place_of, Class::PLACE_OF),
        (&words.articles, Class::ARTICLE),
        (&words.english, Class::ENGLISH),
        (&words.generic, Class::GENERIC),
        (&words.directions, Class::DIRECTION),
    ];
    let mut classes: Words<Class> = Words::default();
    for (list, class) in lists {
        for word in list.split_whitespace() {
            let entry = classes.entry(word.to_owned()).or_default();
            *entry = entry.and(class);
        }
    }
    classes
});

/// The examples of the files, each a text with a name in it.
#[cfg(test)]
pub(crate) fn examples() -> [super::examples::Examples; 4] {
    use super::examples::Examples;
    [
        Examples::of("bodies.yaml", include_str!("data/bodies.yaml")),
        Examples::of("cities.yaml", include_str!("data/cities.yaml")),
        Examples::of("countries.yaml", include_str!("data/countries.yaml")),
        Examples::of("names.yaml", include_str!("data/names.yaml")),
    ]
}

/// The known names that begin with a lower-case word, the longest first.
pub fn starting(word: &str) -> &'static [Entry] {
    ENTRIES.get(word).map_or(&[], Vec::as_slice)
}

/// What a lower-case word can be in a name.
pub fn class(word: &str) -> Class {
    CLASSES.get(word).copied().unwrap_or_default()
}

/// Accents that English text drops as often as not, for keys: "São Paulo" and "Sao Paulo" are one.
pub fn plain(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => 'a',
            'ç' | 'č' | 'ć' => 'c',
            'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
            'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
            'ñ' | 'ń' => 'n',
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => 'o',
            'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
            'š' | 'ş' | 'ș' => 's',
            'ž' => 'z',
            'ğ' => 'g',
            c => c,
        })
        .collect()
}

/// The key of "Kyiv|Kiev".
fn first_key(spellings: &str) -> String {
    plain(&spellings.split('|').next().unwrap_or(spellings).to_lowercase())
}

/// Splits a name of the data as texts are split into tokens: words, and each sign alone.
fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for c in name.chars() {
        if c.is_alphabetic() {
            if !open {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
        } else if !c.is_whitespace() {
            words.push(c.to_string());
        }
        open = c.is_alphabetic();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_country_share_a_key() {
        for word in ["türkiye", "turkiye", "turkish", "turkey"] {
            assert_eq!(starting(word)[0].key, "turkey");
        }
        assert_eq!(starting("kiev")[0].side.as_deref(), Some("ukraine"));
        assert!(starting("us")[0].rest.len() >= starting("us").last().unwrap().rest.len());
    }

    #[test]
    fn every_city_has_a_country_of_the_list() {
        for entry in ENTRIES.values().flatten().filter(|entry| entry.known == Known::City) {
            let side = entry.side.clone().unwrap();
            assert!(
                ENTRIES.values().flatten().any(|other| other.known == Known::Country && other.key == side),
                "{} lies in no known country",
                entry.key
            );
        }
    }

    #[test]
    fn every_country_line_has_its_own_names() {
        let mut seen: HashMap<(String, Vec<String>), String> = HashMap::new();
        for (first, list) in ENTRIES.iter() {
            for entry in list {
                let name = (first.clone(), entry.rest.clone());
                if let Some(key) = seen.insert(name, entry.key.clone()) {
                    assert_eq!(key, entry.key, "two names are written alike: {first} {:?}", entry.rest);
                }
            }
        }
    }
}
