//! Figures: numbers with their bounds and hedges, what they are measured in and what they count.

mod around;
mod bounds;
mod cardinal;
mod compose;
mod compound;
mod continental;
mod counted;
mod digits;
#[cfg(test)]
mod examples;
mod hedge;
mod kind;
mod lists;
mod measure;
mod named;
mod noun;
mod numeral;
mod parts;
mod power;
mod quantity;
mod range;
mod read;
mod refuse;
mod senses;
mod shapes;
#[cfg(test)]
mod tests;
mod value;
mod words;

pub use kind::Kind;

pub use crate::lexicon::hedges::{Change, Hedge};
pub use crate::lexicon::units::Dimension;

use super::DateMention;
use super::date::Type;
use crate::text::{Span, Tokens};
use rust_decimal::Decimal;

/// A number as a text gives it, exact and with its bounds.
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
pub struct Number {
    /// Lower bound, included unless `open_min`; `None` where there is none ("up to 40").
    pub min: Option<Decimal>,
    /// Upper bound, included unless `open_max`; `None` where there is none ("at least 10").
    pub max: Option<Decimal>,
    /// True for "more than 14": 14 itself is left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open_min: bool,
    /// True for "less than 14".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open_max: bool,
    /// How the text hedges it, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hedge: Option<Hedge>,
    /// The hedging words as written: "at least", "dozens"; empty where there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hedge_words: String,
    /// One of the last written unit: 1 for "58", 100000 for "1.5 million", 0.1 for "7.6".
    pub step: Decimal,
}

impl Number {
    /// A whole number that is told as it is, without hedge and bounds.
    pub fn exactly(value: Decimal) -> Number {
        Number {
            min: Some(value),
            max: Some(value),
            open_min: false,
            open_max: false,
            hedge: None,
            hedge_words: String::new(),
            step: Decimal::ONE,
        }
    }
}

/// A unit of measure.
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
pub struct Unit {
    /// As written: "km", "kilometers", "$", "Rs".
    pub written: String,
    /// One name for it, English, singular, British spelling (`kilometre`, `day`, `percent`), ISO 4217 for money
    /// (`USD`, also for `$` alone; `rupee`, `peso`, `franc` where the text does not say whose).
    pub name: String,
    /// What it measures.
    pub dimension: Dimension,
}

/// What a figure counts: the noun after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    /// The whole phrase: "Afghan civilians", "three-storey hotels".
    pub span: Span,
    /// The head as written, lower case: "civilians", "hotels".
    pub head: String,
}

/// A number in a text, with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Number and unit, without hedge and counted noun: "2,500 kilometres", "$3bn", "58".
    pub span: Span,
    /// The number alone: "2,500", "3bn", "58".
    pub number: Span,
    /// From the hedge, where there is one, to the end of the unit.
    pub hedged: Span,
    /// What it says.
    pub value: Number,
    /// The upper end of a vague word by the table of vague words ("dozens": 120); the text itself gives none.
    pub upper: Option<Decimal>,
    /// What it is measured in; `None` for counts.
    pub unit: Option<Unit>,
    /// What it is per, in lower case as written: "share", "year", "square foot"; the units of speed have theirs in the name.
    pub per: Option<String>,
    /// What it counts, for figures without a unit and for "5 billion rupees in aid" the thing paid for is left out.
    pub noun: Option<Noun>,
    /// Which dimension it has; `Count` for figures without a unit.
    pub dimension: Dimension,
    /// A rise or a fall, where the text says so.
    pub change: Option<Change>,
    /// The word that says so: "rose", "drop".
    pub change_word: Option<Span>,
    /// The rule that found it, as a person would say it: "digits", "words", "money", "range", "vague".
    pub rule: &'static str,
}

/// Finds the figures of a text in its order; what lies inside a date is left to the dates, lengths of time are read.
pub fn find(tokens: &Tokens, dates: &[DateMention]) -> Vec<Figure> {
    let mut found = read::all(tokens);
    let mut next = 0;
    found.retain(|figure| {
        while dates.get(next).is_some_and(|date| date.span.end <= figure.number.start) {
            next += 1;
        }
        let taken = |date: &&DateMention| date.kind != Type::Duration && date.span.overlaps(&figure.number);
        // Two dates can touch one range of numbers; more never do.
        !dates.iter().skip(next).take(2).any(|date| taken(&date))
    });
    found
}
