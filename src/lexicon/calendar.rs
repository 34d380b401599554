//! The words of the calendar: months, weekdays, units of time, and the words that change how those beside them are
//! read; they are `data/calendar.yaml`. One look-up tells all that a word can mean.
//!
//! What they mean together is for `mention::date` to say; named days, patterns and tense have files of their own.

use super::hash::Words;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use super::time_words::{Flags, Unit, Word};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    months: BTreeMap<String, i8>,
    doubtful_months: Vec<String>,
    months_after: Vec<String>,
    weekdays: BTreeMap<String, i8>,
    short_weekdays: BTreeMap<String, i8>,
    units: BTreeMap<Unit, Vec<String>>,
    numbers: BTreeMap<String, i32>,
    ordinals: BTreeMap<String, i8>,
    vague: Vec<String>,
    amounts: Vec<String>,
    every: Vec<String>,
    hours: Vec<String>,
    parts: BTreeMap<String, String>,
    seasons: BTreeMap<String, String>,
    days: BTreeMap<String, i32>,
    ways: BTreeMap<String, i32>,
    edges: Vec<String>,
    bounds: Vec<String>,
    recurring: BTreeMap<String, String>,
    years_after: Vec<String>,
    years_loosely_after: Vec<String>,
    changes: Vec<String>,
    years_naming: Vec<String>,
    counted: Vec<String>,
    events: Vec<String>,
    games: Vec<String>,
    comparing: Vec<String>,
    before_bare_units: Vec<String>,
    not_lengths_after: Vec<String>,
    streets: Vec<String>,
    numbered: Vec<String>,
    decades: BTreeMap<String, i16>,
    zones: Words<String>,
    functions: Vec<String>,
    before_units: Vec<String>,
    before_lengths: Vec<String>,
    before_rates: Vec<String>,
    results: Vec<String>,
    days_after: Vec<String>,
    edges_of: Vec<String>,
    years_after_short: Vec<String>,
    halves_and_quarters: Vec<String>,
    determiners: Vec<String>,
}

struct Calendar {
    words: Words<Word>,
    bounds: Vec<Vec<String>>,
    zones: Words<String>,
}

static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| prepare(super::load("calendar.yaml", include_str!("data/calendar.yaml"))));

fn prepare(file: File) -> Calendar {
    let mut words: Words<Word> = Words::default();
    meanings(&mut words, &file);
    for word in words.values_mut() {
        word.flags = word.flags.or(Flags::MEANS);
    }
    // What only changes how the words beside it are read has no meaning at which an expression is found.
    for (word, way) in &file.ways {
        words.entry(word.clone()).or_default().way = Some(*way);
    }
    let lists = [
        (Flags::DOUBTFUL, &file.doubtful_months),
        (Flags::BEFORE_MONTH, &file.months_after),
        (Flags::VAGUE, &file.vague),
        (Flags::AMOUNT, &file.amounts),
        (Flags::EVERY, &file.every),
        (Flags::HOUR, &file.hours),
        (Flags::EDGE, &file.edges),
        (Flags::BEFORE_YEAR, &file.years_after),
        (Flags::LOOSELY_BEFORE_YEAR, &file.years_loosely_after),
        (Flags::CHANGE, &file.changes),
        (Flags::NAMES_BY_YEAR, &file.years_naming),
        (Flags::COUNTED, &file.counted),
        (Flags::EVENT, &file.events),
        (Flags::GAME, &file.games),
        (Flags::COMPARES, &file.comparing),
        (Flags::BEFORE_UNITS, &file.before_bare_units),
        (Flags::NO_LENGTH, &file.not_lengths_after),
        (Flags::STREET, &file.streets),
        (Flags::NUMBERED, &file.numbered),
        (Flags::FUNCTION, &file.functions),
        (Flags::BEFORE_UNIT, &file.before_units),
        (Flags::BEFORE_LENGTH, &file.before_lengths),
        (Flags::BEFORE_RATE, &file.before_rates),
        (Flags::RESULT, &file.results),
        (Flags::BEFORE_DAY, &file.days_after),
        (Flags::OF_EDGE, &file.edges_of),
        (Flags::SHORT_BEFORE_YEAR, &file.years_after_short),
        (Flags::HALF_OR_QUARTER, &file.halves_and_quarters),
        (Flags::DETERMINER, &file.determiners),
    ];
    let mut set = |word: &str, flag: Flags| {
        let entry = words.entry(word.to_owned()).or_default();
        entry.flags = entry.flags.or(flag);
    };
    for (flag, list) in lists {
        list.iter().for_each(|word| set(word, flag));
    }
    for (flag, list) in super::tense::listed() {
        list.iter().for_each(|word| set(word, flag));
    }
    super::named_days::first_words().for_each(|word| set(word, Flags::OPENS_NAME));
    super::date_patterns::first_words().into_iter().for_each(|word| set(word, Flags::OPENS_PATTERN));
    let mut bounds: Vec<Vec<String>> = file.bounds.iter().map(|phrase| split(phrase)).collect();
    bounds.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    Calendar { words, bounds, zones: file.zones }
}

/// The meanings at which an expression can be found.
fn meanings(words: &mut Words<Word>, file: &File) {
    let mut set = |word: &str, change: &dyn Fn(&mut Word)| change(words.entry(word.to_owned()).or_default());
    for (word, month) in &file.months {
        set(word, &|w| w.month = Some(*month));
    }
    for (word, day) in &file.weekdays {
        set(word, &|w| w.weekday = Some(*day));
    }
    for (word, day) in &file.short_weekdays {
        set(word, &|w| {
            w.weekday = Some(*day);
            w.flags = w.flags.or(Flags::SHORT);
        });
    }
    for (unit, names) in &file.units {
        for word in names {
            set(word, &|w| {
                w.unit = Some(*unit);
                if word.ends_with('s') {
                    w.flags = w.flags.or(Flags::PLURAL);
                }
            });
        }
    }
    for (word, number) in &file.numbers {
        set(word, &|w| w.number = Some(*number));
    }
    for (word, ordinal) in &file.ordinals {
        set(word, &|w| w.ordinal = Some(*ordinal));
    }
    for (word, part) in &file.parts {
        set(word, &|w| {
            w.part = Some(for_good(part));
            if word.ends_with('s') {
                w.flags = w.flags.or(Flags::PLURAL);
            }
        });
    }
    for (word, season) in &file.seasons {
        set(word, &|w| w.season = Some(for_good(season)));
    }
    for (word, decade) in &file.decades {
        set(word, &|w| w.decade = Some(*decade));
    }
    for (word, day) in &file.days {
        set(word, &|w| w.day = Some(*day));
    }
    for (word, every) in &file.recurring {
        set(word, &|w| w.recurring = Some(for_good(every)));
    }
}

/// A text of the lexicon, kept as long as the program runs.
pub(super) fn for_good(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// Words and signs as a text's tokens have them: "new year's day" is five.
pub(super) fn split(phrase: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut kind = ' ';
    for c in phrase.chars() {
        let this = match c {
            c if c.is_whitespace() => ' ',
            c if c.is_ascii_digit() => '0',
            c if c.is_alphabetic() => 'a',
            _ => '.',
        };
        match words.last_mut() {
            Some(word) if this == kind && matches!(this, '0' | 'a') => word.push(c),
            _ if this != ' ' => words.push(c.to_string()),
            _ => {}
        }
        kind = this;
    }
    words
}

/// What a lower-case word can mean; [`Word::NONE`] where it is not of the calendar at all.
pub fn word(word: &str) -> &'static Word {
    static NONE: Word = Word::NONE;
    CALENDAR.words.get(word).unwrap_or(&NONE)
}

/// The phrases that bound a length ("more", "than"), the longest first.
pub fn bounds() -> &'static [Vec<String>] {
    &CALENDAR.bounds
}

/// The time zone that a lower-case word names, as TIMEX3 has it; "" where TIMEX3 leaves it out.
pub fn zone(word: &str) -> Option<&'static str> {
    CALENDAR.zones.get(word).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_without_doubles() {
        let text = include_str!("data/calendar.yaml");
        let file: BTreeMap<String, serde_yaml::Value> = serde_yaml::from_str(text).unwrap();
        for (name, value) in &file {
            let Some(list) = value.as_sequence() else { continue };
            let words: Vec<&str> = list.iter().filter_map(|word| word.as_str()).collect();
            assert!(words.is_sorted_by(|a, b| a < b), "{name}: {words:?}");
        }
    }

    #[test]
    fn phrases_are_split_as_texts_are() {
        assert_eq!(split("new year's day"), ["new", "year", "'", "s", "day"]);
        assert_eq!(split("9/11"), ["9", "/", "11"]);
        assert_eq!(split("sept. 11th"), ["sept", ".", "11", "th"]);
    }

    #[test]
    fn words_have_their_meanings() {
        let second = word("second");
        assert_eq!((second.ordinal, second.unit), (Some(2), Some(Unit::Second)));
        assert!(word("second").is(Flags::TELLING) && !word("ferry").is(Flags::TELLING));
        assert!(word("days").is(Flags::PLURAL) && !word("day").is(Flags::PLURAL));
    }
}
