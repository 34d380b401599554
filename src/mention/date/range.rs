//! From one date to another, and lists of days: "October 18–19", "between 2011 and 2014", "Oct. 25 and 30".

use super::one;
use super::read::Reader;
use super::value::{Found, Value, Year};
use crate::lexicon::calendar::Flags;
use crate::text::TokenKind;

/// How many tokens may stand between "from 1981," and "through 2004".
const ASIDE: usize = 12;

/// The range that begins with `found`, where one does.
pub(super) fn follow(reader: &Reader, found: &Found) -> Option<Found> {
    if found.part.is_some() || !can_begin(&found.value) {
        return None;
    }
    let opener = reader.word_before(found.first);
    let next = found.last + 1;
    let joint = reader.folded(next);
    let joined = match joint {
        "-" | "~" => true,
        "to" | "through" | "thru" | "till" | "until" => !reader.is_moved(found.first),
        "and" => opener == "between",
        "," if opener == "from" => return after_aside(reader, found, next),
        _ => false,
    };
    if !joined {
        return None;
    }
    let at = next + 1;
    let other = reader.from(at);
    if let Some(year) = short_year(reader, found, joint, at) {
        let range = Value::Range(Box::new(found.value.clone()), Box::new(Value::Year(Year::Said(year))));
        return Some(Found::new(found.first, at, range, "range"));
    }
    if let Value::Day { year, month, .. } = found.value
        && let Some((day, after)) = other.day_of_month(at)
        && !other.part_of_figure(at, after - 1)
        // "Apr 19, 2016 - 12:30 PM", "May 19 - 05/17/16"
        && !other.is_clock_or_date(after)
        && other.named(at).is_none()
        && !other.word(after).is(Flags::COUNTED)
    {
        // "October 18–19, 2025"
        let comma = if other.is(after, ",") { after + 1 } else { after };
        let (said, last) = match (year, other.year(comma)) {
            (Year::Unsaid, Some(said)) => (Year::Said(said), comma),
            _ => (year, after - 1),
        };
        let first = with_year(&found.value, said);
        let range = Value::Range(Box::new(first), Box::new(Value::Day { year: said, month, day }));
        return Some(Found::new(found.first, last, range, "range"));
    }
    let end = match other.year(at) {
        Some(year) if matches!(found.value, Value::Year(_) | Value::Month { .. }) && !counts(&other, at) => {
            Found::new(at, at, Value::Year(Year::Said(year)), "year")
        }
        _ => {
            let mut first = at;
            let leads = |i| {
                let word = other.word(i);
                word.is(Flags::EDGE)
                    || word.is(Flags::DETERMINER)
                    || word.is(Flags::OF_EDGE)
                    || other.is(i, "of")
            };
            while leads(first) && first < at + 3 {
                first += 1;
            }
            (at..=first).find_map(|i| one::date_at(&other, i))?
        }
    };
    if end.part.is_some() || !fits(&found.value, &end.value) {
        return None;
    }
    let first = match year_of(&end.value) {
        Some(year) => with_year(&found.value, year),
        None => found.value.clone(),
    };
    let ends = Some([(found.first, found.last), (end.first, end.last)]);
    let range = Value::Range(Box::new(first), Box::new(end.value));
    Some(Found { ends, ..Found::new(found.first, end.last, range, "range") })
}

/// The next day of a list after `found`: "Oct. 25 and 30", "April 2, 9 and 16".
pub(super) fn list_goes_on(reader: &Reader, found: &Found) -> Option<Found> {
    let Value::Day { year, month, .. } = found.value else { return None };
    let next = found.last + 1;
    let mut at = next;
    while at < next + 2 && matches!(reader.folded(at), "," | "and" | "or" | "&") {
        at += 1;
    }
    if at == next {
        return None;
    }
    let (day, after) = reader.day_of_month(at)?;
    if reader.tokens.kind(at) != Some(TokenKind::Digits)
        || reader.part_of_figure(at, after - 1)
        || reader.named(at).is_some()
    {
        return None;
    }
    let goes_on = match reader.tokens.kind(after) {
        None | Some(TokenKind::Break) => true,
        Some(TokenKind::Sign) => matches!(reader.folded(after), "." | "," | ";" | ")"),
        Some(TokenKind::Word) => matches!(
            reader.folded(after),
            "and" | "or" | "in" | "at" | "on" | "respectively" | "with" | "when" | "as"
        ),
        Some(TokenKind::Digits) => false,
    };
    goes_on.then(|| Found::new(at, after - 1, Value::Day { year, month, day }, "day-of-list"))
}

fn counts(reader: &Reader, year: usize) -> bool {
    reader.word(year + 1).is(Flags::COUNTED) || reader.unit(year + 1).is_some()
}

/// "from 1981, when they were elected, through 2004".
fn after_aside(reader: &Reader, found: &Found, comma: usize) -> Option<Found> {
    if !matches!(found.value, Value::Year(Year::Said(_))) {
        return None;
    }
    for i in comma + 1..comma + ASIDE {
        match reader.folded(i) {
            "." | ";" | "\n" | "" => return None,
            "," if matches!(reader.folded(i + 1), "through" | "to" | "until") => {
                let year = reader.year(i + 2)?;
                let range =
                    Value::Range(Box::new(found.value.clone()), Box::new(Value::Year(Year::Said(year))));
                let ends = Some([(found.first, found.last), (i + 2, i + 2)]);
                return Some(Found { ends, ..Found::new(found.first, i + 2, range, "range") });
            }
            _ => {}
        }
    }
    None
}

/// "2007-14", "1998/99": the second year without its century.
fn short_year(reader: &Reader, found: &Found, joint: &str, at: usize) -> Option<i16> {
    let Value::Year(Year::Said(first)) = found.value else { return None };
    if joint != "-"
        || !reader.glued(at - 1)
        || reader.digits(at, 2..=2).is_none()
        || reader.part_of_figure(at, at)
    {
        return None;
    }
    let year = first / 100 * 100 + i16::try_from(reader.digits(at, 2..=2)?).ok()?;
    (year > first).then_some(year)
}

fn can_begin(value: &Value) -> bool {
    matches!(
        value,
        Value::Day { .. }
            | Value::Month { .. }
            | Value::Year(_)
            | Value::Weekday { .. }
            | Value::Quarter { .. }
            | Value::Season { .. }
            | Value::Counted(_)
            | Value::Decade(_)
    )
}

/// True where a range from the one to the other makes sense.
fn fits(first: &Value, last: &Value) -> bool {
    match (first, last) {
        (Value::Day { .. }, Value::Day { .. } | Value::Weekday { .. } | Value::Counted(_)) => true,
        (Value::Weekday { .. }, Value::Weekday { .. } | Value::Day { .. } | Value::Counted(_)) => true,
        (Value::Counted(_), Value::Weekday { .. } | Value::Day { .. } | Value::Counted(_)) => true,
        (Value::Month { .. }, Value::Month { .. } | Value::Year(_) | Value::Day { .. }) => true,
        (Value::Year(a), Value::Year(b)) => !matches!((a, b), (Year::Said(a), Year::Said(b)) if a > b),
        (Value::Quarter { .. }, Value::Quarter { .. })
        | (Value::Season { .. }, Value::Season { .. })
        | (Value::Decade(_), Value::Decade(_)) => true,
        _ => false,
    }
}

fn year_of(value: &Value) -> Option<Year> {
    match value {
        Value::Day { year, .. } | Value::Month { year, .. } | Value::Quarter { year, .. } => {
            (*year != Year::Unsaid).then_some(*year)
        }
        _ => None,
    }
}

/// The same value in this year, where its own is not said.
fn with_year(value: &Value, said: Year) -> Value {
    let mut value = value.clone();
    match &mut value {
        Value::Day { year, .. } | Value::Month { year, .. } | Value::Quarter { year, .. }
            if *year == Year::Unsaid =>
        {
            *year = said
        }
        _ => {}
    }
    value
}
