//! Day first or month first: dates in figures of which two orders make a day ("03/04/2025").
//!
//! The order is settled by another such date of the text with a part over 12, or by one that is the article's own day
//! in one order only. Where nothing settles it there are two readings, and none is dropped.

use super::context::{Context, Order};
use super::days;
use super::stretch::{Days, one_day};
use super::value::{DAY_FIRST, Found, MONTH_FIRST, Value};
use crate::mention::anchor::{Anchor, From};
use jiff::civil::Date;

/// The order in which a text writes its dates in figures, where it shows one; `None` where it shows none, or both.
pub(super) fn of_text(found: &[Found], anchor: &Anchor) -> Option<Order> {
    let mut seen: Option<Order> = None;
    for one in found {
        let shown = match (&one.value, one.rule) {
            (_, DAY_FIRST) => Some(Order::DayFirst),
            (_, MONTH_FIRST) => Some(Order::MonthFirst),
            (Value::Either { year, a, b }, _) => dateline(*year, *a, *b, anchor),
            _ => None,
        };
        if shown.is_some() && seen.is_some() && shown != seen {
            return None;
        }
        seen = seen.or(shown);
    }
    seen
}

/// The order in which a date in figures is the article's own day.
fn dateline(year: i16, a: i8, b: i8, anchor: &Anchor) -> Option<Order> {
    let own = anchor.day.filter(|_| anchor.from != From::Inferred)?;
    let (day_first, month_first) = (days::day(year, b, a), days::day(year, a, b));
    match (day_first == Some(own), month_first == Some(own)) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// The likelier reading, and the other one where nothing settles the order.
pub(super) fn readings(year: i16, a: i8, b: i8, context: &Context) -> Option<(Days, Option<Days>)> {
    let made = |day: Date| one_day(day, false, false);
    match (days::day(year, b, a), days::day(year, a, b)) {
        (Some(only), None) | (None, Some(only)) => Some((made(only), None)),
        (Some(one), Some(other)) if one == other => Some((made(one), None)),
        (Some(day_first), Some(month_first)) => Some(match context.order {
            Some(Order::DayFirst) => (made(day_first), None),
            Some(Order::MonthFirst) => (made(month_first), None),
            None if is_nearer(day_first, month_first, context.anchor.day) => {
                (made(day_first), Some(made(month_first)))
            }
            None => (made(month_first), Some(made(day_first))),
        }),
        (None, None) => None,
    }
}

/// How near to the article's day a reading has to be, in days, to be taken for the likelier one.
const NEAR: i32 = 31;

fn is_nearer(one: Date, other: Date, own: Option<Date>) -> bool {
    let Some(own) = own else { return false };
    let off = |day: Date| (day - own).get_days().abs();
    off(one) <= NEAR && off(other) > NEAR
}
