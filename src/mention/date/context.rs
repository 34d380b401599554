//! What an expression is held against: the anchor, the clause around it, and the dates that the text named before.

use super::tense::Tense;
use super::when::Precision;
use crate::mention::anchor::Anchor;
use jiff::civil::Date;

/// What an expression is held against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) anchor: &'a Anchor,
    pub(super) tense: Tense,
    /// A verb in the past stands right before the expression.
    pub(super) told: bool,
    /// The date that the text named last.
    pub(super) last: Option<Last>,
    /// The same, where it is a day and not far.
    pub(super) last_day: Option<Last>,
    /// The day named last, where it stands in the same sentence.
    pub(super) near: Option<Last>,
    /// The date named last, where its year is said and it stands close enough to give it on.
    pub(super) lends_year: Option<Last>,
    /// The order of day and month in figures.
    pub(super) order: Option<Order>,
}

/// The date that a text named last: what "that day" and "a year earlier" count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Last {
    pub(super) start: Date,
    pub(super) precision: Precision,
    /// It was a quarter of a year.
    pub(super) quarter: bool,
    /// Its year stands in the text.
    pub(super) year_said: bool,
    /// The token after it.
    pub(super) end: usize,
}

/// The order of day and month in dates of figures, where the text settles it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// "25/04/2031"
    DayFirst,
    /// "04/25/2031"
    MonthFirst,
}
