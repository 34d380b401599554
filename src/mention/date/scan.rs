//! One pass over a text: at each token the rules that can begin there, the most telling first.

use super::range;
use super::read::Reader;
use super::value::{Found, Value};
use crate::lexicon::calendar::Word;
use crate::text::{TokenKind, Tokens};

/// Every expression of a text, in its order; none overlap.
pub(super) fn all(tokens: &Tokens) -> Vec<Found> {
    let mut found = Vec::new();
    let mut reader = Reader { tokens, floor: 0 };
    let mut i = 0;
    while i < tokens.len() {
        let Some(here) = at(&reader, i) else {
            i += 1;
            continue;
        };
        let mut next = Some(here);
        while let Some(one) = next {
            i = (one.last + 1).max(i + 1);
            reader.floor = one.last + 1;
            next = range::list_goes_on(&reader, &one);
            found.push(one);
        }
    }
    found
}

/// The expression whose first telling token is `i`, with what joins it.
fn at(reader: &Reader, i: usize) -> Option<Found> {
    let mut found = simple(reader, i)?;
    reader.with_way(&mut found);
    reader.with_week(&mut found);
    if let Some(range) = range::follow(reader, &found) {
        return Some(range);
    }
    Some(with_clock(reader, found))
}

/// A day, month, year or other date at `i`, without what joins it.
pub(super) fn date_at(reader: &Reader, i: usize) -> Option<Found> {
    let found = simple(reader, i)?;
    (found.first == i || reader.floor <= found.first).then_some(found)
}

fn simple(reader: &Reader, i: usize) -> Option<Found> {
    match reader.tokens.kind(i)? {
        TokenKind::Digits => figures(reader, i),
        TokenKind::Word => {
            let folded = reader.folded(i);
            if matches!(folded, "every" | "each" | "per") {
                return reader.every(i);
            }
            if folded == "half"
                && let Some(found) = reader.last_half(i)
            {
                return Some(found);
            }
            if matches!(
                folded,
                "a" | "an"
                    | "couple"
                    | "few"
                    | "half"
                    | "dozens"
                    | "tens"
                    | "scores"
                    | "hundreds"
                    | "thousands"
            ) {
                return reader.length(i);
            }
            if matches!(folded, "midday" | "midnight" | "noon") {
                return reader.clock(i);
            }
            if folded == "q" {
                return reader.short_quarter(i);
            }
            if folded == "overnight" {
                let mut found = Found::new(i, i, Value::Part, "part-of-day");
                found.part = Some("NI");
                return Some(found);
            }
            if let Some(decade) = reader.named_decade(i) {
                return Some(decade);
            }
            words(reader, i, crate::lexicon::calendar::word(folded)?)
        }
        TokenKind::Sign => match reader.folded(i) {
            "½" => reader.length(i),
            "'" => reader.short_decade(i),
            _ => None,
        },
        TokenKind::Break => None,
    }
}

fn figures(reader: &Reader, i: usize) -> Option<Found> {
    if let Some(found) = reader.numeric(i) {
        return Some(found);
    }
    if reader.word(i).opens
        && let Some(found) = reader.phrase(i)
    {
        return Some(found);
    }
    if let Some(found) = range::days_before_month(reader, i) {
        return Some(found);
    }
    if let Some(found) = reader.named(i) {
        let first = reader.with_the(i);
        return Some(Found { first, ..found });
    }
    if let Some(found) = reader.clock(i) {
        return Some(found);
    }
    if let Some(found) = reader.with_ordinal(i) {
        return Some(found);
    }
    if let Some(found) = reader.length(i) {
        return Some(found);
    }
    reader.bare_year(i)
}

fn words(reader: &Reader, i: usize, word: &Word) -> Option<Found> {
    if word.opens
        && let Some(found) = reader.phrase(i)
    {
        return Some(found);
    }
    if word.month.is_some()
        && let Some(found) = reader.named(i)
    {
        let first = reader.with_edge(i);
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
    if (word.number.is_some() || word.vague)
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

/// Joins a time of day and the day beside it: "at 7 p.m. on Thursday", "Thursday at 7 p.m.".
fn with_clock(reader: &Reader, found: Found) -> Found {
    let mut next = found.last + 1;
    if let Value::Clock { time, day: None } = &found.value {
        if reader.is(next, ",") || reader.is(next, "on") {
            next += 1;
        }
        let other = Reader { tokens: reader.tokens, floor: next };
        let day = (next..next + 2)
            .find_map(|i| simple(&other, i))
            .filter(|day| is_day(&day.value) && day.first == next);
        return match day {
            Some(day) => {
                let value = Value::Clock { time: time.clone(), day: Some(Box::new(day.value)) };
                Found { last: day.last, value, ..found }
            }
            None => after_bracket(reader, found, next),
        };
    }
    if !is_day(&found.value) || found.part.is_some() {
        return found;
    }
    if reader.is(next, ",") {
        next += 1;
    }
    if matches!(reader.folded(next), "at" | "around" | "about") {
        next += 1;
    }
    let other = Reader { tokens: reader.tokens, floor: next };
    let is_start = matches!(reader.tokens.kind(next), Some(TokenKind::Digits))
        || matches!(reader.folded(next), "midday" | "midnight" | "noon");
    match other.clock(next).filter(|_| is_start) {
        Some(Found { last, value: Value::Clock { time, .. }, .. }) => {
            let value = Value::Clock { time, day: Some(Box::new(found.value)) };
            Found { last, value, ..Found::new(found.first, last, Value::Part, "time-of-day") }
        }
        _ => found,
    }
}

/// "at 6:15 am (2115 GMT Tuesday)", "at 9:20 a.m. (0620 GMT) Friday": the day stands after the other clock.
fn after_bracket(reader: &Reader, found: Found, open: usize) -> Found {
    if !reader.is(open, "(") {
        return found;
    }
    let other = Reader { tokens: reader.tokens, floor: open + 1 };
    let Some(clock) =
        other.clock(open + 1).filter(|_| reader.tokens.kind(open + 1) == Some(TokenKind::Digits))
    else {
        return found;
    };
    if !reader.is(clock.last + 1, ")") {
        return found;
    }
    let next = if reader.is(clock.last + 2, "on") { clock.last + 3 } else { clock.last + 2 };
    let beyond = Reader { tokens: reader.tokens, floor: next };
    match (simple(&beyond, next), &found.value) {
        (Some(day), Value::Clock { time, .. }) if is_day(&day.value) && day.first == next => {
            let value = Value::Clock { time: time.clone(), day: Some(Box::new(day.value)) };
            Found { value, ..found }
        }
        _ => found,
    }
}

fn is_day(value: &Value) -> bool {
    matches!(value, Value::Day { .. } | Value::Weekday { .. } | Value::Counted(_) | Value::Either { .. })
}
