//! What an expression says, before it is held against an anchor: "Thursday", "19 October", "two years ago".

use crate::lexicon::calendar::Unit;
use crate::lexicon::named_days::Holiday;
use std::borrow::Cow;

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
    /// The number, where it is whole and known.
    pub(super) whole: Option<i32>,
    /// What it is else: `2.5`, `X`.
    pub(super) other: Cow<'static, str>,
}

impl Amount {
    /// An amount without a number: "several".
    pub(super) const VAGUE: Amount = Amount { whole: None, other: Cow::Borrowed("X") };

    pub(super) fn whole(number: i32) -> Self {
        Amount { whole: Some(number), other: Cow::Borrowed("") }
    }

    /// An amount with a part: `2.5`.
    pub(super) fn parted(text: String) -> Self {
        Amount { whole: None, other: Cow::Owned(text) }
    }

    /// `4`, `2.5`, `X`.
    pub(super) fn timex(&self) -> Cow<'_, str> {
        match self.whole {
            Some(whole) => Cow::Owned(whole.to_string()),
            None => Cow::Borrowed(&self.other),
        }
    }
}

/// What something is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// "two years ago", "last week".
    Anchor,
    /// "a day earlier": the date that the text named last.
    Text,
    /// "later in the day": the day that the text named last, else the anchor.
    TextOrAnchor,
}

/// What a month or a year has several of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// "the third week".
    Unit(Unit),
    /// "the first Tuesday", Monday is 1.
    Weekday(i8),
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
    /// "two years ago": -2 years; with more of a finer unit ("two weeks and three days ago").
    Ago { count: i32, unit: Unit, from: From, and: Option<(i32, Unit)> },
    /// "the summer of 2010".
    Season { year: Year, code: &'static str },
    /// "the third quarter".
    Quarter { year: Year, number: i8 },
    /// "the second half of 2008".
    Half { year: Year, number: i8 },
    /// "Easter".
    Holiday { year: Year, holiday: Holiday },
    /// A day in figures of which two orders make a day: "03/04/2025" is 3, 4.
    Either { year: i16, a: i8, b: i8 },
    /// A length: its TIMEX3 value.
    Length(String),
    /// "in five years": counted from the anchor where the clause looks ahead, else the length.
    Ahead { count: Option<i32>, unit: Unit, length: String },
    /// "two days after Christmas"; without a day, from the anchor.
    Beyond { count: i32, unit: Unit, day: Option<Box<Value>> },
    /// "the third week of January"; -1 is the last.
    Nth { nth: i8, of: Piece, whole: Box<Value> },
    /// "the first two quarters of 1990"; without a whole, of the anchor's year.
    Firsts { count: i32, unit: Unit, whole: Option<Box<Value>> },
    /// "Monday of last week".
    WeekdayOf { weekday: i8, week: Box<Value> },
    /// "Friday the 13th": the nearest day that is both.
    WeekdayDay { weekday: i8, day: i8 },
    /// "until then": the date that the text named last.
    Same,
    /// "year-end".
    LastDay { unit: Unit, shift: i32 },
    /// "the same quarter last year": the quarter or month named last, in another year.
    Period { year: Option<i16>, shift: i32 },
    /// "the turn of the century".
    Turn(Unit),
    /// What recurs: its TIMEX3 value.
    Set(String),
    /// `PRESENT_REF` and its like.
    Reference(&'static str),
    /// A time of day: `T07:48`, with the zone.
    Clock { time: String, day: Option<Box<Value>> },
    /// "that morning", with no day beside it; where the text names none, so many days from the anchor.
    Part(i32),
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
    /// First and last token of both ends of a range, where each is a date of its own.
    pub(super) ends: Option<[(usize, usize); 2]>,
}

impl Found {
    pub(super) fn new(first: usize, last: usize, value: Value, rule: &'static str) -> Self {
        Found { first, last, value, part: None, rule, ends: None }
    }
}

/// True where the text does not say the year in figures.
pub(super) fn unsaid(year: Year) -> bool {
    !matches!(year, Year::Said(_))
}

/// The TIMEX3 value of an amount of a unit: `P4D`, `PT2H`, `PXY`.
pub(super) fn timex(amount: &str, unit: Unit) -> String {
    let (before, after) = letters(unit);
    format!("{before}{amount}{after}")
}

pub(super) fn letters(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Second => ("PT", "S"),
        Unit::Minute => ("PT", "M"),
        Unit::Hour => ("PT", "H"),
        Unit::Day => ("P", "D"),
        Unit::Weekend => ("P", "WE"),
        Unit::Week => ("P", "W"),
        Unit::Month => ("P", "M"),
        Unit::Quarter => ("P", "Q"),
        Unit::Year => ("P", "Y"),
        Unit::Decade => ("P", "DE"),
        Unit::Century => ("P", "CE"),
    }
}

/// The rule of a date in figures that can only have its day first.
pub(super) const DAY_FIRST: &str = "day-first-in-figures";

/// The rule of a date in figures that can only have its month first.
pub(super) const MONTH_FIRST: &str = "month-first-in-figures";
