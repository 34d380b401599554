//! What is left of a date that no anchor resolves: its TIMEX3 value with `X` for what is not known.

use super::context::Context;
use super::value::{Value, Year};
use crate::lexicon::calendar::Unit;

/// The TIMEX3 value of what no anchor resolves, with `X` for what is not known.
pub(super) fn unresolved(value: &Value, context: &Context) -> String {
    let year_of = |year: &Year| match (year, context.anchor.year) {
        (Year::Said(year), _) => format!("{year:04}"),
        (Year::Unsaid, Some(year)) => format!("{year:04}"),
        _ => "XXXX".to_owned(),
    };
    match value {
        Value::Day { year, month, day } => format!("{}-{month:02}-{day:02}", year_of(year)),
        Value::Month { year, month } => format!("{}-{month:02}", year_of(year)),
        Value::Season { year, code } => format!("{}-{code}", year_of(year)),
        Value::Quarter { year, number } => format!("{}-Q{number}", year_of(year)),
        Value::Half { year, number } => format!("{}-H{number}", year_of(year)),
        Value::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Value::Weekday { weekday, .. } => format!("XXXX-WXX-{weekday}"),
        Value::Either { year, .. } => format!("{year:04}-XX-XX"),
        Value::Unit { unit, .. } | Value::Ago { unit, .. } => match unit {
            Unit::Week => "XXXX-WXX".to_owned(),
            Unit::Weekend => "XXXX-WXX-WE".to_owned(),
            Unit::Month => "XXXX-XX".to_owned(),
            Unit::Quarter => "XXXX-QX".to_owned(),
            Unit::Year => "XXXX".to_owned(),
            Unit::Decade => "XXX".to_owned(),
            Unit::Century => "XX".to_owned(),
            Unit::Day | Unit::Hour | Unit::Minute | Unit::Second => "XXXX-XX-XX".to_owned(),
        },
        Value::Range(first, last) => format!("{}/{}", unresolved(first, context), unresolved(last, context)),
        Value::Year(year) => year_of(year),
        _ => "XXXX-XX-XX".to_owned(),
    }
}
