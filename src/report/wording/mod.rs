//! Values, speakers and verdicts in a few plain words, the same in every format.
//!
//! A figure keeps its article's own words ("at least 14"), a day is written one way.

mod days;
mod error_rate;
mod figures;
mod plain;
mod speaker;
mod splits;
mod standing;

pub use days::{between, day_words};
pub use error_rate::error_rate;
pub use figures::grouped;
pub use plain::{clip, count, printable, shell, wrap};
pub use speaker::speaker;
pub use splits::split;
pub use standing::standing;

use crate::article::Part;
use crate::claim::{Certainty, Check, Claim, Kind, Value};
use rust_decimal::Decimal;

/// A claim's value. Days of `year` are written without it.
pub fn value(claim: &Claim, year: Option<i16>) -> String {
    match &claim.value {
        Value::Figure { number, unit, .. } => figures::own_words(&claim.evidence.quote, number)
            .unwrap_or_else(|| figures::number_words(number, unit.as_ref())),
        Value::Date(when) => day_words(when, year).unwrap_or_else(|| clip(&claim.evidence.quote, 30)),
        Value::Text(text) => clip(text, 60),
    }
}

/// What a cell leaves out, since all cells around it share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shared {
    /// The year of days that are written without it.
    pub year: Option<i16>,
    /// Whether who vouches for a value is named.
    pub speakers: Speakers,
    /// Whether a quote that nothing could check is marked.
    pub unchecked: Unchecked,
}

/// Whether a cell names who vouches for its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Speakers {
    /// It does.
    #[default]
    Named,
    /// It does not: all values of the row are the same.
    Left,
}

/// Whether a cell says that its quote is unchecked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unchecked {
    /// It does.
    #[default]
    Marked,
    /// It does not: those of the whole case are.
    Everywhere,
}

/// A claim's value with what a reader of the table must know of it: who vouches for it, that it is an earlier count.
pub fn cell(claim: &Claim, shared: Shared) -> String {
    let mut words = value(claim, shared.year);
    if claim.superseded {
        words = format!("was {words}");
    }
    let mut aside: Vec<String> = Vec::new();
    if shared.speakers == Speakers::Named {
        aside.extend(claim.said_by.as_ref().and_then(speaker));
    }
    aside.extend(aside_of(claim, shared.unchecked).map(str::to_string));
    if aside.is_empty() { words } else { format!("{words} ({})", aside.join(", ")) }
}

fn aside_of(claim: &Claim, unchecked: Unchecked) -> Option<&'static str> {
    let nothing = matches!(&claim.value, Value::Figure { number, .. } if number.max == Some(Decimal::ZERO));
    match (claim.evidence.check, claim.certainty, claim.evidence.part) {
        (Check::Orphaned, ..) => Some("quote gone"),
        (Check::Unchecked, ..) if unchecked == Unchecked::Marked => Some("unchecked"),
        (_, Certainty::Denied, _) if !nothing => Some("denied"),
        (_, Certainty::Reported, _) if claim.kind != Kind::Statement => Some("reported"),
        (_, Certainty::Possible, _) if claim.kind != Kind::Statement => Some("possible"),
        (.., Part::Caption) => Some("caption"),
        _ => None,
    }
}
