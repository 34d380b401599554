//! The words of the calendar: months, weekdays, units of time, and the words that change how those beside them are
//! read; they are `data/calendar.yaml`. One look-up tells all that a word can mean.
//!
//! What they mean together is for `mention::date` to say; named days, patterns and tense have files of their own.

use super::hash::Words;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A unit of time, the finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// A week, from Monday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// What one lower-case word can mean; several can hold at once ("second" is an ordinal and a unit).
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// The month, from 1.
    pub month: Option<i8>,
    /// The weekday, Monday is 1.
    pub weekday: Option<i8>,
    /// A unit of time.
    pub unit: Option<Unit>,
    /// A number.
    pub number: Option<i32>,
    /// A place in an order.
    pub ordinal: Option<i8>,
    /// The part of a day, as TIMEX3 has it: `MO`.
    pub part: Option<&'static str>,
    /// The season, as TIMEX3 has it: `SU`.
    pub season: Option<&'static str>,
    /// The decade, without its last digit: "sixties" is 196.
    pub decade: Option<i16>,
    /// Days from the anchor day: "yesterday" is -1.
    pub day: Option<i32>,
    /// Which one: "last" is -1, "this" 0, "next" 1.
    pub way: Option<i32>,
    /// What recurs, as TIMEX3 has it: "daily" is `P1D`.
    pub recurring: Option<&'static str>,
    /// What else it can be.
    pub flags: Flags,
}

impl Word {
    /// A word that is not of the calendar.
    pub const NONE: Word = Word {
        month: None,
        weekday: None,
        unit: None,
        number: None,
        ordinal: None,
        part: None,
        season: None,
        decade: None,
        day: None,
        way: None,
        recurring: None,
        flags: Flags(0),
    };

    /// True where any of the flags is set.
    pub fn is(&self, flags: Flags) -> bool {
        self.flags.0 & flags.0 != 0
    }
}

/// What a word can be beside its meanings; any number at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags(u64);

impl Flags {
    /// A month's name that is as often another word.
    pub const DOUBTFUL: Flags = Flags(1);
    /// "Sun", which is a weekday only before a calendar day.
    pub const SHORT: Flags = Flags(1 << 1);
    /// More than one of the unit.
    pub const PLURAL: Flags = Flags(1 << 2);
    /// An amount without a number: "several".
    pub const VAGUE: Flags = Flags(1 << 3);
    /// Belongs to the expression after it: "early", "late".
    pub const EDGE: Flags = Flags(1 << 4);
    /// Begins what recurs: "every".
    pub const EVERY: Flags = Flags(1 << 5);
    /// Begins an amount of a unit: "a", "few", "half".
    pub const AMOUNT: Flags = Flags(1 << 6);
    /// An hour by name: "noon".
    pub const HOUR: Flags = Flags(1 << 7);
    /// Begins a named day.
    pub const OPENS_NAME: Flags = Flags(1 << 8);
    /// Begins a pattern of dates.
    pub const OPENS_PATTERN: Flags = Flags(1 << 9);
    /// Makes a bare four-digit figure after it a year: "in".
    pub const BEFORE_YEAR: Flags = Flags(1 << 10);
    /// The same, but stands before other figures as often: "of 1500".
    pub const LOOSELY_BEFORE_YEAR: Flags = Flags(1 << 11);
    /// A verb after which "from", "to" and "by" stand before amounts.
    pub const CHANGE: Flags = Flags(1 << 12);
    /// Stands before a year that names a thing: "the 2021 accord".
    pub const NAMES_BY_YEAR: Flags = Flags(1 << 13);
    /// A noun that is counted rather than dated: "2000 people".
    pub const COUNTED: Flags = Flags(1 << 14);
    /// What goes by its year: "World Cup 2018".
    pub const EVENT: Flags = Flags(1 << 15);
    /// What goes by a number that is no year: "Resolution 1973".
    pub const NUMBERED: Flags = Flags(1 << 16);
    /// A word before which "May" and "March" are months.
    pub const BEFORE_MONTH: Flags = Flags(1 << 17);
    /// A verb after which "from … to …" is a change of plan.
    pub const MOVED: Flags = Flags(1 << 18);
    /// Shows that its clause looks back.
    pub const PAST: Flags = Flags(1 << 19);
    /// Begins a phrase that looks ahead.
    pub const OPENS_AHEAD: Flags = Flags(1 << 20);
    /// Begins a phrase that looks back.
    pub const OPENS_BACK: Flags = Flags(1 << 21);
    /// Joins words and is no noun: "and", "on", "who".
    pub const FUNCTION: Flags = Flags(1 << 22);
    /// May stand between a number and its unit: "consecutive", "more".
    pub const BEFORE_UNIT: Flags = Flags(1 << 23);
    /// Shows that "a week" after it is a length: "for", "within".
    pub const BEFORE_LENGTH: Flags = Flags(1 << 24);
    /// Shows that "a year" after it is a rate: "twice", "percent".
    pub const BEFORE_RATE: Flags = Flags(1 << 25);
    /// What money makes in half a year: "profit".
    pub const RESULT: Flags = Flags(1 << 26);
    /// Article or possessive: a word in -ed after it tells no tense.
    pub const DETERMINER: Flags = Flags(1 << 27);

    /// "half", and the sign of a quarter: "Q3".
    pub const HALF_OR_QUARTER: Flags = Flags(1 << 28);

    /// Stands before a day without its month: "on the 18th".
    pub const BEFORE_DAY: Flags = Flags(1 << 29);

    /// Makes a year of the figure after its full stop: "d. 1984".
    pub const SHORT_BEFORE_YEAR: Flags = Flags(1 << 30);

    /// Stands with "of" before what it is an edge of: "the end of March".
    pub const OF_EDGE: Flags = Flags(1 << 32);

    /// A verb after which a form that looks past is none: "will cut", "to be held".
    pub const AUXILIARY: Flags = Flags(1 << 33);

    /// Both.
    const fn or(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// Flags of words at which an expression can be found: the others are passed over at once.
    pub const TELLING: Flags = Flags::VAGUE
        .or(Flags::EVERY)
        .or(Flags::AMOUNT)
        .or(Flags::HOUR)
        .or(Flags::OPENS_NAME)
        .or(Flags::OPENS_PATTERN)
        .or(Flags::HALF_OR_QUARTER)
        .or(Flags(1 << 31));
    /// The word has a meaning of its own at which an expression can be found.
    const MEANS: Flags = Flags(1 << 31);
}

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
        set(word, &|w| w.part = Some(for_good(part)));
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
