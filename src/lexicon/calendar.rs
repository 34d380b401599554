//! The words of the calendar: months, weekdays, units of time, named days, and the words that show which way a
//! clause looks. What they mean together is for `mention::date` to say.

use super::hash::{WordSet, Words};
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
#[derive(Debug, Clone, Default)]
pub struct Word {
    /// The month, from 1.
    pub month: Option<i8>,
    /// True for a month's name that is as often another word.
    pub doubtful: bool,
    /// The weekday, Monday is 1.
    pub weekday: Option<i8>,
    /// True for "Sun", which is a weekday only before a calendar day.
    pub short: bool,
    /// A unit of time.
    pub unit: Option<Unit>,
    /// True for more than one of the unit.
    pub plural: bool,
    /// A number.
    pub number: Option<i32>,
    /// A place in an order.
    pub ordinal: Option<i8>,
    /// True for "several".
    pub vague: bool,
    /// The part of a day, as TIMEX3 has it: `MO`.
    pub part: Option<String>,
    /// The season, as TIMEX3 has it: `SU`.
    pub season: Option<String>,
    /// Days from the anchor day: "yesterday" is -1.
    pub day: Option<i32>,
    /// Which one: "last" is -1, "this" 0, "next" 1.
    pub way: Option<i32>,
    /// True for "early", "late".
    pub edge: bool,
    /// What recurs, as TIMEX3 has it: "daily" is `P1D`.
    pub recurring: Option<String>,
    /// True where a phrase of [`phrases`] begins with the word.
    pub opens: bool,
}

/// A day that goes by a name, year by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holiday {
    /// The same day of the same month.
    Fixed {
        /// From 1.
        month: i8,
        /// From 1.
        day: i8,
    },
    /// So many days after Easter Sunday of the western churches.
    Easter(i32),
    /// The nth weekday of a month; -1 is the last.
    Nth {
        /// From 1.
        month: i8,
        /// Monday is 1.
        weekday: i8,
        /// From 1, or -1.
        nth: i8,
    },
    /// One day of one year: year, month, day.
    Once(i16, i8, i8),
}

/// What a phrase means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// No day: `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`.
    Reference(String),
    /// A named day.
    Holiday(Holiday),
}

/// Several words, one after another, in lower case; signs are words of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: Vec<String>,
    /// What they mean.
    pub meaning: Meaning,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayLine {
    names: Vec<String>,
    month: Option<i8>,
    day: Option<i8>,
    easter: Option<i32>,
    weekday: Option<i8>,
    nth: Option<i8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatedLine {
    names: Vec<String>,
    date: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    months: BTreeMap<String, i8>,
    doubtful_months: Vec<String>,
    months_after: WordSet,
    weekdays: BTreeMap<String, i8>,
    short_weekdays: BTreeMap<String, i8>,
    units: BTreeMap<Unit, Vec<String>>,
    numbers: BTreeMap<String, i32>,
    ordinals: BTreeMap<String, i8>,
    vague: Vec<String>,
    parts: BTreeMap<String, String>,
    seasons: BTreeMap<String, String>,
    days: BTreeMap<String, i32>,
    ways: BTreeMap<String, i32>,
    edges: Vec<String>,
    bounds: Vec<String>,
    recurring: BTreeMap<String, String>,
    years_after: WordSet,
    years_loosely_after: WordSet,
    changes: WordSet,
    years_naming: WordSet,
    counted: WordSet,
    events: WordSet,
    decades: Words<i16>,
    zones: Words<String>,
    references: BTreeMap<String, Vec<String>>,
    holidays: Vec<HolidayLine>,
    dated_names: Vec<DatedLine>,
    future: Vec<String>,
    past: WordSet,
    not_past: WordSet,
    moved: WordSet,
}

struct Calendar {
    words: Words<Word>,
    phrases: Words<Vec<Phrase>>,
    bounds: Vec<Vec<String>>,
    future: Words<Vec<Vec<String>>>,
    file: File,
}

static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| prepare(super::load("calendar.yaml", include_str!("data/calendar.yaml"))));

fn prepare(file: File) -> Calendar {
    let mut words: Words<Word> = Words::default();
    let mut set = |word: &str, change: &dyn Fn(&mut Word)| change(words.entry(word.to_owned()).or_default());
    for (word, month) in &file.months {
        set(word, &|w| w.month = Some(*month));
    }
    for word in &file.doubtful_months {
        set(word, &|w| w.doubtful = true);
    }
    for (word, day) in &file.weekdays {
        set(word, &|w| w.weekday = Some(*day));
    }
    for (word, day) in &file.short_weekdays {
        set(word, &|w| {
            w.weekday = Some(*day);
            w.short = true;
        });
    }
    for (unit, names) in &file.units {
        for word in names {
            set(word, &|w| {
                w.unit = Some(*unit);
                w.plural = word.ends_with('s');
            });
        }
    }
    for (word, number) in &file.numbers {
        set(word, &|w| w.number = Some(*number));
    }
    for (word, ordinal) in &file.ordinals {
        set(word, &|w| w.ordinal = Some(*ordinal));
    }
    for word in &file.vague {
        set(word, &|w| w.vague = true);
    }
    for (word, part) in &file.parts {
        set(word, &|w| w.part = Some(part.clone()));
    }
    for (word, season) in &file.seasons {
        set(word, &|w| w.season = Some(season.clone()));
    }
    for (word, day) in &file.days {
        set(word, &|w| w.day = Some(*day));
    }
    for (word, way) in &file.ways {
        set(word, &|w| w.way = Some(*way));
    }
    for word in &file.edges {
        set(word, &|w| w.edge = true);
    }
    for (word, every) in &file.recurring {
        set(word, &|w| w.recurring = Some(every.clone()));
    }
    let mut phrases: Words<Vec<Phrase>> = Words::default();
    for phrase in phrases_of(&file) {
        let Some(first) = phrase.words.first() else { continue };
        set(first, &|w| w.opens = true);
        phrases.entry(first.clone()).or_default().push(phrase);
    }
    for list in phrases.values_mut() {
        // The longest first, so that "Christmas Day" is not read as "Christmas".
        list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }
    let mut bounds: Vec<Vec<String>> = file.bounds.iter().map(|phrase| split(phrase)).collect();
    bounds.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    let mut future: Words<Vec<Vec<String>>> = Words::default();
    for phrase in &file.future {
        let words = split(phrase);
        if let Some(first) = words.first() {
            future.entry(first.clone()).or_default().push(words);
        }
    }
    Calendar { words, phrases, bounds, future, file }
}

fn phrases_of(file: &File) -> Vec<Phrase> {
    let mut found = Vec::new();
    for (reference, phrases) in &file.references {
        for phrase in phrases {
            found.push(Phrase { words: split(phrase), meaning: Meaning::Reference(reference.clone()) });
        }
    }
    for line in &file.holidays {
        let holiday = match (line.month, line.day, line.easter, line.weekday, line.nth) {
            (Some(month), Some(day), None, None, None) => Holiday::Fixed { month, day },
            (None, None, Some(days), None, None) => Holiday::Easter(days),
            (Some(month), None, None, Some(weekday), Some(nth)) => Holiday::Nth { month, weekday, nth },
            _ => continue,
        };
        for name in &line.names {
            found.push(Phrase { words: split(name), meaning: Meaning::Holiday(holiday.clone()) });
        }
    }
    for line in &file.dated_names {
        let mut parts = line.date.splitn(3, '-').map(|part| part.parse::<i16>().ok());
        let (Some(Some(year)), Some(Some(month)), Some(Some(day))) =
            (parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { continue };
        for name in &line.names {
            let meaning = Meaning::Holiday(Holiday::Once(year, month, day));
            found.push(Phrase { words: split(name), meaning });
        }
    }
    found
}

/// Words and signs as a text's tokens have them: "new year's day" is five.
fn split(phrase: &str) -> Vec<String> {
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

/// What a lower-case word can mean, if it is of the calendar at all.
pub fn word(word: &str) -> Option<&'static Word> {
    CALENDAR.words.get(word)
}

/// The phrases that begin with a lower-case word, the longest first.
pub fn phrases(first: &str) -> &'static [Phrase] {
    CALENDAR.phrases.get(first).map_or(&[], Vec::as_slice)
}

/// The phrases that bound a length ("more", "than"), the longest first.
pub fn bounds() -> &'static [Vec<String>] {
    &CALENDAR.bounds
}

/// The phrases that look ahead and begin with a lower-case word.
pub fn future(first: &str) -> &'static [Vec<String>] {
    CALENDAR.future.get(first).map_or(&[], Vec::as_slice)
}

/// True for a word that shows that its clause looks back.
pub fn is_past(word: &str) -> bool {
    CALENDAR.file.past.contains(word)
        || (word.len() > 4 && word.ends_with("ed") && !CALENDAR.file.not_past.contains(word))
}

/// True for a word that makes a bare four-digit figure after it a year.
pub fn precedes_year(word: &str) -> bool {
    CALENDAR.file.years_after.contains(word)
}

/// True for such a word that stands before other figures as often: "of 1500".
pub fn loosely_precedes_year(word: &str) -> bool {
    CALENDAR.file.years_loosely_after.contains(word)
}

/// True for a verb after which "from", "to" and "by" stand before amounts.
pub fn is_change(word: &str) -> bool {
    CALENDAR.file.changes.contains(word)
}

/// True for a word before a year that names a thing: "the 2021 accord".
pub fn names_by_year(word: &str) -> bool {
    CALENDAR.file.years_naming.contains(word)
}

/// True for a noun that is counted rather than dated: "2000 people".
pub fn is_counted(word: &str) -> bool {
    CALENDAR.file.counted.contains(word)
}

/// True for what goes by its year: "World Cup 2018".
pub fn is_event(word: &str) -> bool {
    CALENDAR.file.events.contains(word)
}

/// The decade that a word names, without its last digit: "sixties" is 196.
pub fn decade(word: &str) -> Option<i16> {
    CALENDAR.file.decades.get(word).copied()
}

/// True for a word before which "May" and "March" are months.
pub fn precedes_month(word: &str) -> bool {
    CALENDAR.file.months_after.contains(word)
}

/// The time zone that a lower-case word names, as TIMEX3 has it; "" where TIMEX3 leaves it out.
pub fn zone(word: &str) -> Option<&'static str> {
    CALENDAR.file.zones.get(word).map(String::as_str)
}

/// True for a verb after which "from … to …" is a change of plan.
pub fn is_moved(word: &str) -> bool {
    CALENDAR.file.moved.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_holiday_has_one_rule() {
        let file: File = serde_yaml::from_str(include_str!("data/calendar.yaml")).unwrap();
        let names: usize = file.holidays.iter().map(|line| line.names.len()).sum::<usize>()
            + file.dated_names.iter().map(|line| line.names.len()).sum::<usize>();
        let read = phrases_of(&file).iter().filter(|p| matches!(p.meaning, Meaning::Holiday(_))).count();
        assert_eq!(read, names);
    }

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
        let second = word("second").unwrap();
        assert_eq!((second.ordinal, second.unit), (Some(2), Some(Unit::Second)));
        assert!(word("ferry").is_none());
    }
}
