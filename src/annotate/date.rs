//! A date as JSON: TIMEX3 type and value, and the days that are meant.

use crate::mention::DateMention;
use crate::mention::date::Type;
use crate::text::Places;
use serde::Serialize;

/// A date of one text.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Date<'a> {
    mention: &'static str,
    start: usize,
    end: usize,
    r#type: &'static str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<jiff::civil::Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<jiff::civil::Date>,
    rule: &'static str,
}

pub(super) fn of<'a>(places: &Places, date: &'a DateMention) -> Date<'a> {
    let when = date.when.as_ref();
    Date {
        mention: "date",
        start: places.chars(date.span.start),
        end: places.chars(date.span.end),
        r#type: type_word(date.kind),
        value: &date.timex,
        first: when.and_then(|when| when.start),
        last: when.and_then(|when| when.end),
        rule: date.rule,
    }
}

/// The type, in the words of TIMEX3 and in lower case.
pub(super) fn type_word(kind: Type) -> &'static str {
    match kind {
        Type::Date => "date",
        Type::Time => "time",
        Type::Duration => "duration",
        Type::Set => "set",
    }
}
