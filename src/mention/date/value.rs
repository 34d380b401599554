//! What an expression says, before it is held against an anchor: "Thursday", "19 October", "two years ago".

use crate::lexicon::calendar::{Holiday, Unit};

/// What a text says of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// "2025".
    Said(i16),
    /// "of last year": -1; "of this year": 0.
    Shift(i32),
    /// Nothing: the nearest one in the direction that the clause looks.
    Unsaid,
    /// "last May" is -1, "next May" 1.
    Way(i32),
}

/// An amount of a unit, as TIMEX3 writes it, and as a whole number where it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// `4`, `2.5`, `X`.
    pub(super) timex: String,
    /// The number, where it is whole and known.
    pub(super) whole: Option<i32>,
}

/// What something is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// "two years ago", "last week".
    Anchor,
    /// "a day earlier": the date that the text named last.
    Text,
}

/// What an expression says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// "19 October".
    Day { year: Year, month: i8, day: i8 },
    /// "the 18th": the month is that of the text or the anchor.
    DayOfMonth(i8),
    /// "March 2011".
    Month { year: Year, month: i8 },
    /// "2011", "last year".
    Year(Year),
    /// "the 1980s": 198.
    Decade(i16),
    /// "the 20th century": 19.
    Century(i16),
    /// "Thursday" (Monday is 1); the way is that of "last Thursday", "the previous Thursday" counts from the text.
    Weekday { weekday: i8, way: Option<i32>, from: From },
    /// "yesterday": -1.
    Counted(i32),
    /// "last week": -1.
    Unit { unit: Unit, shift: i32, from: From },
    /// "the week of March 6".
    WeekOf(Box<Value>),
    /// "two years ago": -2 years.
    Ago { count: i32, unit: Unit, from: From },
    /// "the summer of 2010".
    Season { year: Year, code: &'static str },
    /// "the third quarter".
    Quarter { year: Year, number: i8 },
    /// "the second half of 2008".
    Half { year: Year, number: i8 },
    /// "Easter".
    Holiday { year: Year, holiday: &'static Holiday },
    /// A day that can't be read without knowing which of two orders was meant: "03/04/2025".
    Either { year: i16, a: i8, b: i8 },
    /// A length: its TIMEX3 value.
    Length(String),
    /// What recurs: its TIMEX3 value.
    Set(String),
    /// `PRESENT_REF` and its like.
    Reference(&'static str),
    /// A time of day: `T07:48`, with the zone.
    Clock { time: String, day: Option<Box<Value>> },
    /// "that morning", with no day beside it.
    Part,
    /// From one to another, both included.
    Range(Box<Value>, Box<Value>),
}

/// One expression found in a text; tokens from `first` to `last`, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The first token.
    pub(super) first: usize,
    /// The last token.
    pub(super) last: usize,
    /// What it says.
    pub(super) value: Value,
    /// The part of the day, as TIMEX3 has it: `NI`.
    pub(super) part: Option<&'static str>,
    /// The rule that found it.
    pub(super) rule: &'static str,
}

impl Found {
    pub(super) fn new(first: usize, last: usize, value: Value, rule: &'static str) -> Self {
        Found { first, last, value, part: None, rule }
    }
}
