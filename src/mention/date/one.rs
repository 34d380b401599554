//! The one expression that begins at a token: which shapes are tried there, the most telling first. What joins it to
//! another ("to 5 May", "at noon") is left to the files above.

use super::phrased;
use super::read::Reader;
use super::value::Found;
use crate::lexicon::calendar::{Flags, Word};
use crate::text::TokenKind;

/// A day, month, year or other date at `i`, without what joins it.
pub(super) fn date_at(reader: &Reader, i: usize) -> Option<Found> {
    let found = simple(reader, i)?;
    (found.first == i || reader.floor <= found.first).then_some(found)
}

/// The expression at which `i` is the first telling token, with what stands before it and belongs to it.
pub(super) fn simple(reader: &Reader, i: usize) -> Option<Found> {
    match reader.tokens.kind(i)? {
        TokenKind::Digits => figures(reader, i),
        TokenKind::Word => {
            let word = reader.word(i);
            if word.is(Flags::TELLING) || word.way.is_some() { words(reader, i, word) } else { None }
        }
        TokenKind::Sign => match reader.folded(i) {
            "½" => reader.length(i),
            "'" => reader.short_decade(i).or_else(|| reader.short_year(i)),
            _ => None,
        },
        TokenKind::Break => None,
    }
}

fn figures(reader: &Reader, i: usize) -> Option<Found> {
    if let Some(found) = reader.numeric(i) {
        return Some(found);
    }
    if reader.word(i).is(Flags::OPENS_NAME)
        && let Some(found) = reader.named_day(i)
    {
        return Some(found);
    }
    if let Some(found) = phrased::at(reader, i, date_at) {
        return Some(found);
    }
    if let Some(found) = reader.days_before_month(i) {
        return Some(found);
    }
    if let Some(found) = reader.named(i) {
        let first = reader.with_the(i);
        return Some(Found { first, ..found });
    }
    if let Some(found) = reader.clock(i) {
        return Some(found);
    }
    if let Some(found) = reader.with_ordinal(i).or_else(|| reader.day_alone(i)) {
        return Some(found);
    }
    if let Some(found) = reader.length(i) {
        return Some(found);
    }
    reader.bare_year(i)
}

fn words(reader: &Reader, i: usize, word: &Word) -> Option<Found> {
    if word.is(Flags::OPENS_NAME)
        && let Some(found) = reader.named_day(i)
    {
        return Some(found);
    }
    if let Some(found) = phrased::at(reader, i, date_at) {
        return Some(found);
    }
    if word.is(Flags::EVERY) {
        return reader.every(i);
    }
    if word.is(Flags::HOUR) {
        return reader.clock(i);
    }
    if word.decade.is_some()
        && let Some(found) = reader.named_decade(i)
    {
        return Some(found);
    }
    if word.is(Flags::HALF_OR_QUARTER)
        && let Some(found) = reader.last_half(i).or_else(|| reader.short_quarter(i))
    {
        return Some(found);
    }
    if word.is(Flags::AMOUNT) {
        return reader.length(i);
    }
    if word.month.is_some()
        && let Some(found) = reader.named(i)
    {
        let first = reader.with_edge(found.first);
        return Some(Found { first, ..found });
    }
    if word.weekday.is_some() {
        return reader.weekday(i);
    }
    if word.day.is_some() {
        return reader.counted(i);
    }
    if word.ordinal.is_some() || matches!(word.number, Some(20 | 30)) {
        if let Some(found) = reader.named(i) {
            let first = reader.with_the(i);
            return Some(Found { first, ..found });
        }
        if let Some(found) = reader.with_ordinal(i) {
            return Some(found);
        }
    }
    if (word.number.is_some() || word.is(Flags::VAGUE))
        && let Some(found) = reader.year_in_words(i).or_else(|| reader.length(i))
    {
        return Some(found);
    }
    if word.season.is_some() {
        return reader.season(i);
    }
    if word.part.is_some() {
        return reader.part_of_day(i);
    }
    if word.unit.is_some() {
        return reader.unit_named(i);
    }
    if word.recurring.is_some() {
        return reader.recurring(i);
    }
    None
}
