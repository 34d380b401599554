//! What a date mention is, for whoever uses one: its span, sort, TIMEX3 value, days, and what of it the text states.

use crate::text::Span;
use jiff::civil::Date;

/// What sort of expression a date mention is, in the terms of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// A day, month, year, season, decade, or a stretch of days.
    Date,
    /// A time of day or a part of one.
    Time,
    /// A length of time: "four days".
    Duration,
    /// Something that recurs: "every Monday".
    Set,
}

/// How fine a date is stated.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// One day.
    Day,
    /// Several days that were named or counted: "October 25 and 30", "last week", "the weekend".
    Days,
    /// A calendar month, season, quarter or half.
    Month,
    /// A calendar year.
    Year,
    /// A decade or a century.
    Decade,
}

/// When something is, as far as a text says.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
pub struct When {
    /// First day, included; `None` where open or unknown.
    #[borsh(
        serialize_with = "crate::mention::date::compact::put",
        deserialize_with = "crate::mention::date::compact::take"
    )]
    pub start: Option<Date>,
    /// Last day, included; `None` where open or unknown.
    #[borsh(
        serialize_with = "crate::mention::date::compact::put",
        deserialize_with = "crate::mention::date::compact::take"
    )]
    pub end: Option<Date>,
    /// How fine it is stated.
    pub precision: Precision,
    /// True where the year is not in the text and comes from an anchor that was itself inferred, or from a date
    /// that the text names before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub year_inferred: bool,
    /// True where the day was counted from the anchor: "Thursday", "yesterday", "last week".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub relative: bool,
    /// The value as EDTF level 1: `2025-10-19`, `2025-10`, `2025-10-25/2025-10-30`.
    pub edtf: String,
}

/// Where a part of a date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Basis {
    /// The expression itself says it: the 4 of "4 May".
    Stated,
    /// A date that the text named before gives it: "the same day", "a week later".
    TakenFromText,
    /// It was counted from the article's reference day: "yesterday", the year of "4 May".
    CountedFromAnchor,
    /// Nothing gives it: the day of "May 2031".
    #[default]
    NotGiven,
}

/// What of a date is stated, part by part, and where the rest comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// The year, decade or century.
    pub year: Basis,
    /// The month, quarter, half or season.
    pub month: Basis,
    /// The day or week.
    pub day: Basis,
}

/// One way to read a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The TIMEX3 value.
    pub timex: String,
    /// The days meant.
    pub when: Option<When>,
}

/// One end of a range whose two ends are dates of their own: "2019" and "2021" of "from 2019 to 2021".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The end itself, inside the range's span.
    pub span: Span,
    /// What sort it is.
    pub kind: Type,
    /// Its TIMEX3 value.
    pub timex: String,
}

/// A date, time or length of time in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// The expression itself: "late Thursday", "October 18–19".
    pub span: Span,
    /// What sort it is.
    pub kind: Type,
    /// The TIMEX3 value: `2025-10-30TNI`, `P4D`, `2025-10`, `PRESENT_REF`.
    pub timex: String,
    /// The days meant; `None` for lengths, sets, references, and what no anchor resolves.
    pub when: Option<When>,
    /// The second reading of a date whose order of day and month nothing settles ("03/04/2025"); the first, in
    /// `timex` and `when`, is the one nearer to the article's day, else the one with the month first.
    pub other: Option<Box<Reading>>,
    /// Which of its parts the expression states, and where the others come from; of a range its two ends taken
    /// together, the less certain basis of each part.
    pub parts: Parts,
    /// The first and the last end of a range, where each is a date of its own.
    pub ends: Option<Box<[End; 2]>>,
    /// The rule that found it.
    pub rule: &'static str,
}

impl DateMention {
    /// The days meant, where there is one way to read them.
    pub fn only_when(&self) -> Option<&When> {
        if self.other.is_some() { None } else { self.when.as_ref() }
    }
}

impl Parts {
    /// The less certain of the two for each part, as for the two ends of a range.
    pub(super) fn of_both(self, other: Parts) -> Parts {
        let lesser = |a: Basis, b: Basis| match (a, b) {
            (Basis::Stated, b) => b,
            (a, Basis::Stated) => a,
            (Basis::NotGiven, _) | (_, Basis::NotGiven) => Basis::NotGiven,
            (Basis::CountedFromAnchor, _) | (_, Basis::CountedFromAnchor) => Basis::CountedFromAnchor,
            _ => Basis::TakenFromText,
        };
        Parts {
            year: lesser(self.year, other.year),
            month: lesser(self.month, other.month),
            day: lesser(self.day, other.day),
        }
    }
}

impl Basis {
    /// The basis, or that the expression says it where nothing gave it before.
    pub(super) fn or_stated(self) -> Basis {
        if self == Basis::NotGiven { Basis::Stated } else { self }
    }
}
