//! The mentions of texts by themselves, without claims or comparison: for other programs as JSON lines, for people as a list.
//!
//! The JSON is that of common test sets for quantities and dates: offsets in Unicode scalar values, the end not
//! included, TIMEX3 values for dates.

mod date;
mod number;
pub mod plain;
mod quantity;
mod said;
pub mod text;

mod record;

pub use record::record;

use crate::mention::figure::Hedge;
use crate::mention::{Anchor, Figure, Mentions, date as dates, figure, name, speech};
use crate::text::{Tokens, sentences};
use rust_decimal::Decimal;

/// A sort of mention that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Numbers with units, bounds and what they count, as test sets for quantities mark them.
    Quantities,
    /// Amounts told without a number: "twice", "doubled", "several".
    Loose,
    /// Dates, times of day, lengths of time, what recurs.
    Dates,
    /// Who said what.
    Speech,
    /// People, places and bodies.
    Names,
}

/// Finds the mentions of the sorts that are asked for; the lists of the others are empty.
///
/// What lies inside a date is no quantity, whether or not dates are asked for.
pub fn find(tokens: &Tokens, anchor: &Anchor, asked: &[Sort]) -> Mentions {
    let mut found = Mentions::default();
    let is_asked = |sort| asked.contains(&sort);
    let figures = is_asked(Sort::Quantities) || is_asked(Sort::Loose);
    if figures || is_asked(Sort::Dates) {
        found.dates = dates::find(tokens, anchor);
    }
    if figures {
        found.figures = figure::find(tokens, &found.dates);
        found.figures.retain(|figure| is_asked(sort_of(figure)));
    }
    if !is_asked(Sort::Dates) {
        found.dates.clear();
    }
    if is_asked(Sort::Speech) || is_asked(Sort::Names) {
        let sentences = sentences(tokens);
        found.names = name::find(tokens, &sentences);
        if is_asked(Sort::Speech) {
            found.speech = speech::find(tokens, &sentences, &found.names);
            // They come by their cues; what is said may stand before the cue of another.
            found.speech.sort_by_key(|said| (said.scope.start, said.scope.end, said.cue.start));
        }
    }
    if !is_asked(Sort::Names) {
        found.names.clear();
    }
    found
}

/// Whether a figure is a quantity, or an amount told without a number.
fn sort_of(figure: &Figure) -> Sort {
    let is_loose = match figure.value.hedge {
        Some(Hedge::Vague) => figure.upper.is_some_and(|upper| upper < A_DOZEN),
        _ => figure.rule == "multiple",
    };
    if is_loose { Sort::Loose } else { Sort::Quantities }
}

/// "Several" and "a handful" say less than a number does; from "dozens" on an order of magnitude is told.
const A_DOZEN: Decimal = Decimal::from_parts(12, 0, 0, false, 0);
