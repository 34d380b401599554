//! A time of day and the day beside it: "at 7 p.m. on Thursday", "Thursday at 7 p.m.".

use super::one::simple;
use super::read::Reader;
use super::value::{Found, Value};
use crate::text::TokenKind;

/// Joins a time of day and the day beside it: "at 7 p.m. on Thursday", "Thursday at 7 p.m.".
pub(super) fn with_clock(reader: &Reader, found: Found) -> Found {
    let mut next = found.last + 1;
    if let Value::Clock { time, day: None } = &found.value {
        if reader.is(next, ",") || reader.is(next, "on") {
            next += 1;
        }
        let other = reader.from(next);
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
    if let (true, Some(part)) = (is_day(&found.value), found.part) {
        return with_hour(reader, found, part);
    }
    if !is_day(&found.value) {
        return found;
    }
    // "May 4, 7 p.m.", "May 4 - 7:30 p.m."
    if matches!(reader.folded(next), "," | "-" | "|") {
        next += 1;
    }
    if matches!(reader.folded(next), "at" | "around" | "about") {
        next += 1;
    }
    let other = reader.from(next);
    let is_start = matches!(reader.tokens.kind(next), Some(TokenKind::Digits))
        || matches!(reader.folded(next), "midday" | "midnight" | "noon");
    match other.clock(next).filter(|_| is_start) {
        Some(Found { last, value: Value::Clock { time, .. }, .. }) => {
            let value = Value::Clock { time, day: Some(Box::new(found.value)) };
            Found { last, value, ..Found::new(found.first, last, Value::Part(0), "time-of-day") }
        }
        _ => found,
    }
}

/// "tonight at 8", "Friday morning at 7:30", "last night around 2 am": the part tells which half of the day.
fn with_hour(reader: &Reader, found: Found, part: &str) -> Found {
    let at = found.last + 1;
    if !matches!(reader.folded(at), "at" | "around" | "about") {
        return found;
    }
    let joined = |time: String, last: usize| {
        let value = Value::Clock { time, day: Some(Box::new(found.value.clone())) };
        Found { last, ..Found::new(found.first, last, value, "time-of-day") }
    };
    if let Some(Found { last, value: Value::Clock { time, .. }, .. }) = reader.from(at + 1).clock(at + 1) {
        return joined(time, last);
    }
    let ends = !matches!(reader.tokens.kind(at + 2), Some(TokenKind::Word | TokenKind::Digits))
        && !reader.glued(at + 1);
    let stop = matches!(reader.folded(at + 2), "." | "," | ";" | "?" | "") || ends;
    match reader.digits(at + 1, 1..=2).filter(|hour| stop && (1..=12).contains(hour)) {
        Some(hour) => {
            let afternoon = match part {
                "AF" | "EV" => true,
                "NI" => (6..12).contains(&hour),
                _ => false,
            };
            let hour = hour % 12 + if afternoon { 12 } else { 0 };
            joined(format!("T{hour:02}"), at + 1)
        }
        None => found,
    }
}

/// "at 6:15 am (2115 GMT Tuesday)", "at 9:20 a.m. (0620 GMT) Friday": the day stands after the other clock.
fn after_bracket(reader: &Reader, found: Found, open: usize) -> Found {
    if !reader.is(open, "(") {
        return found;
    }
    let other = reader.from(open + 1);
    let Some(clock) =
        other.clock(open + 1).filter(|_| reader.tokens.kind(open + 1) == Some(TokenKind::Digits))
    else {
        return found;
    };
    if !reader.is(clock.last + 1, ")") {
        return found;
    }
    let next = if reader.is(clock.last + 2, "on") { clock.last + 3 } else { clock.last + 2 };
    let beyond = reader.from(next);
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
