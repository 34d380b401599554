//! The year of a date that doesn't say it: the nearest in the direction that the clause looks.

use super::context::Context;
use super::tense::Tense;
use super::value::Year;
use jiff::civil::Date;

/// Which way the year of a date without one is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Back, today or this month included.
    Back,
    /// The same, where the verb right before the date leaves no doubt: "it occurred on April 8".
    Told,
    /// Ahead, today or this month included.
    Ahead,
    /// Back, this month not included: "last May".
    Before,
    /// Ahead, this month not included: "next May".
    After,
    /// The nearer of the two days; of months the one behind.
    Nearest,
}

/// The year of a date: as said, as counted from the anchor, or the nearest in the direction of the clause.
pub(super) fn year_number(
    year: Year,
    today: Option<Date>,
    context: &Context,
    nearest: impl Fn(Date, Look) -> Option<i16>,
) -> Option<i16> {
    let this = today.map(|day| day.year()).or(context.anchor.year);
    match year {
        Year::Said(year) => Some(year),
        Year::Shift(by) => i16::try_from(i32::from(this?).checked_add(by)?).ok(),
        Year::Way(-1) => nearest(today?, Look::Before),
        Year::Way(0) => this,
        Year::Way(_) => nearest(today?, Look::After),
        Year::Unsaid => match (today, context.tense) {
            (None, _) => context.anchor.year,
            (Some(day), Tense::Future) => nearest(day, Look::Ahead),
            (Some(day), Tense::Past) if context.told => nearest(day, Look::Told),
            (Some(day), Tense::Past) => nearest(day, Look::Back),
            (Some(day), Tense::Unsaid) => nearest(day, Look::Nearest),
        },
    }
}

/// Months from the anchor past which the direction of the clause is not believed, less than twelve.
pub(super) const FAR: i32 = 3;

/// The year of a month, or of a month and day, seen from a day.
pub(super) fn nearest_year(around: Date, month: i8, day: Option<i8>, look: Look) -> Option<i16> {
    let key = (month, day.unwrap_or(0));
    let now = (around.month(), if day.is_some() { around.day() } else { 0 });
    let year = around.year();
    let months = i32::from(month) - i32::from(around.month());
    // A date without its year is seldom more than two thirds of a year away, whatever the verb: past that, the
    // other way is meant ("the dividend paid on Dec. 14", in October).
    Some(match look {
        Look::Back if key > now && months < FAR => year,
        Look::Back | Look::Told => year - i16::from(key > now),
        Look::Before => year - i16::from(key >= now),
        Look::Ahead if key < now && -months < FAR => year,
        Look::Ahead => year + i16::from(key < now),
        Look::After => year + i16::from(key <= now),
        Look::Nearest if day.is_some() => year - i16::from(months > 6) + i16::from(months < -6),
        // A month without a day is one of news, which looks back.
        Look::Nearest => year - i16::from(key > now && months >= FAR),
    })
}
