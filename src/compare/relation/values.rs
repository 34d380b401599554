//! How two values stand by themselves: equal, one inside the other, rounded, a sum, overlapping or apart.
//!
//! A figure is an interval, put into the unit of the other; a date is a run of days. Who says so and when is left out.

use super::{Fired, is_nationality, sure};
use crate::claim::{Kind, Value};
use crate::compare::prepared::Prepared;
use crate::compare::set::{self, Interval};
use crate::compare::verdict::Reason;
use crate::lexicon::conversions;
use crate::lexicon::offices::{self, Stand};
use crate::mention::When;
use crate::mention::date::Precision;
use crate::mention::figure::{Dimension, Hedge, Number, Unit};
use rust_decimal::Decimal;

pub(super) fn incomparable(a: &Prepared, b: &Prepared) -> Fired {
    // Only a person puts two sorts of claim into one row: a place beside a statement.
    let is_number = |p: &Prepared| matches!(p.claim.kind, Kind::Casualties | Kind::Quantity);
    if a.claim.kind != b.claim.kind && !(is_number(a) && is_number(b)) {
        return sure(Reason::Incomparable);
    }
    numbers(a, b)?;
    if intervals(a, b).is_none() { sure(Reason::Incomparable) } else { None }
}

pub(super) fn same_value(a: &Prepared, b: &Prepared) -> Fired {
    if is_equal(a, b) { sure(Reason::SameValue) } else { None }
}

pub(super) fn within(a: &Prepared, b: &Prepared) -> Fired {
    if let Some(stand) = office(a, b) {
        return if stand == Stand::Part { sure(Reason::Within) } else { None };
    }
    if let Some((x, y)) = dates(a, b) {
        let ((p, q), (r, s)) = (set::days(x)?, set::days(y)?);
        let inside = p <= r && s <= q || r <= p && q <= s;
        return if inside { sure(Reason::CoarserDate) } else { None };
    }
    let (x, y) = intervals(a, b)?;
    if x.holds(&y) || y.holds(&x) { sure(Reason::Within) } else { None }
}

/// One is the other rounded, in the unit of either: 75 kilometres are 46.6 miles, which are written "50 miles".
pub(super) fn rounded(a: &Prepared, b: &Prepared) -> Fired {
    if is_rounded(a, b)? || is_rounded(b, a)? { sure(Reason::Rounded) } else { None }
}

/// True where one of two single figures is the other rounded, in the unit of the first; `None` for others.
fn is_rounded(a: &Prepared, b: &Prepared) -> Option<bool> {
    let (x, y) = numbers(a, b)?;
    let (p, q) = intervals(a, b)?;
    let single = |number: &Number, set: &Interval| match (number.min, number.max) {
        (Some(min), Some(max)) if min == max => {
            set.low.zip(set.high).map(|(low, high)| (low + high) / Decimal::TWO)
        }
        _ => None,
    };
    let (u, v) = (single(x, &p)?, single(y, &q)?);
    let converted = conversion(a, b) != Some(Decimal::ONE);
    let shown = x.hedge.is_some() || y.hedge.is_some() || x.step != y.step || converted;
    Some(shown && (set::is_rounding(u, v) || converted && set::is_rounding(near(u), near(v))))
}

/// A party's leader can be the prime minister as well; of two ministries only one is likely.
pub(super) fn offices(a: &Prepared, b: &Prepared) -> Fired {
    if office(a, b)? == Stand::Both { sure(Reason::Overlap) } else { None }
}

/// How two offices of one person stand; `None` for other claims.
fn office(a: &Prepared, b: &Prepared) -> Option<Stand> {
    match (&a.claim.value, &b.claim.value) {
        (Value::Text(x), Value::Text(y)) if a.claim.kind == Kind::Role && !is_nationality(a) => {
            Some(offices::stand(x, y))
        }
        _ => None,
    }
}

/// "one side lost 15, the other three" and "18 killed on both sides".
pub(super) fn sum_of_parts(a: &Prepared, b: &Prepared) -> Fired {
    let value = |p: &Prepared| p.set.filter(|set| set.low == set.high).and_then(|set| set.low);
    let adds_up = |parts: &Prepared, whole: &Prepared| parts.sum.is_some() && parts.sum == value(whole);
    if a.claim.article != b.claim.article && (adds_up(a, b) || adds_up(b, a)) {
        sure(Reason::SumOfParts)
    } else {
        None
    }
}

pub(super) fn overlap(a: &Prepared, b: &Prepared) -> Fired {
    if let Some((x, y)) = dates(a, b) {
        return if days_apart(x, y) && !is_next_to_loose_days(x, y) { None } else { sure(Reason::Overlap) };
    }
    let (x, y) = intervals(a, b)?;
    if x.is_apart(&y) { None } else { sure(Reason::Overlap) }
}

/// "more than 5,000" and "5,000", "dozens" and 130: a bound that is itself round, or the upper end of a vague word, is no wall. Its
/// lower end is one, where both say what they count: who has eight injured does not have dozens.
pub(super) fn soft_bound(a: &Prepared, b: &Prepared) -> Fired {
    let (x, y) = numbers(a, b)?;
    let (p, q) = intervals(a, b)?;
    let ((lower, low_word), (upper, high_word)) = if p.high.zip(q.low).is_some_and(|(high, low)| high <= low)
    {
        ((p, x), (q, y))
    } else {
        ((q, y), (p, x))
    };
    let (high, low) = lower.high.zip(upper.low)?;
    let vague = |number: &Number| number.hedge == Some(Hedge::Vague);
    let is_soft = vague(low_word) || vague(high_word) && !(says_what(a) && says_what(b));
    if is_soft && low <= high * Decimal::TWO {
        return sure(Reason::Overlap);
    }
    let round = set::last_place(high) >= Decimal::TEN || is_length_of_time(a);
    if high == low && round { sure(Reason::Rounded) } else { None }
}

/// True where the text says what is measured or counted, and not only what happened around it.
fn says_what(p: &Prepared) -> bool {
    p.claim.about.measure.is_some() || p.claim.about.counted.is_some()
}

pub(super) fn apart(_: &Prepared, _: &Prepared) -> Fired {
    sure(Reason::ValuesApart)
}

/// The two figures as intervals in one unit; `None` for dates and where no exact rule converts.
fn intervals(a: &Prepared, b: &Prepared) -> Option<(Interval, Interval)> {
    Some((a.set?, b.set?.times(conversion(a, b)?)?))
}

/// By what the second figure is multiplied to stand in the unit of the first.
fn conversion(a: &Prepared, b: &Prepared) -> Option<Decimal> {
    match (&a.claim.value, &b.claim.value) {
        (Value::Figure { unit: p, .. }, Value::Figure { unit: q, .. }) => factor(q.as_ref(), p.as_ref()),
        _ => None,
    }
}

/// By what a figure in `from` is multiplied to stand in `to`.
fn factor(from: Option<&Unit>, to: Option<&Unit>) -> Option<Decimal> {
    match (from, to) {
        (None, None) => Some(Decimal::ONE),
        (Some(from), Some(to)) if from.name == to.name => Some(Decimal::ONE),
        (Some(from), Some(to)) => conversions::factor(&from.name, &to.name),
        _ => None,
    }
}

pub(super) fn numbers<'a>(a: &'a Prepared, b: &'a Prepared) -> Option<(&'a Number, &'a Number)> {
    match (&a.claim.value, &b.claim.value) {
        (Value::Figure { number: x, .. }, Value::Figure { number: y, .. }) => Some((x, y)),
        _ => None,
    }
}

pub(super) fn dates<'a>(a: &'a Prepared, b: &'a Prepared) -> Option<(&'a When, &'a When)> {
    match (&a.claim.value, &b.claim.value) {
        (Value::Date(x), Value::Date(y)) => Some((x, y)),
        _ => None,
    }
}

pub(super) fn is_equal(a: &Prepared, b: &Prepared) -> bool {
    if let Some((x, y)) = dates(a, b) {
        return x.start == y.start && x.end == y.end;
    }
    if let Some(stand) = office(a, b) {
        return stand == Stand::Same;
    }
    let (Some((x, y)), Some((p, q))) = (numbers(a, b), intervals(a, b)) else {
        return a.claim.value == b.claim.value;
    };
    if p == q {
        return true;
    }
    // The same best value with and without a hedge agrees: "58" and "about 58".
    let best = |number: &Number| (number.min == number.max).then_some(number.min).flatten();
    let same_unit = matches!((&a.claim.value, &b.claim.value),
        (Value::Figure { unit: x, .. }, Value::Figure { unit: y, .. })
            if x.as_ref().map(|unit| &unit.name) == y.as_ref().map(|unit| &unit.name));
    same_unit && best(x).is_some() && best(x) == best(y)
}

/// By what the larger of two figures exceeds the smaller, in one unit; `None` for open and empty ones.
pub(super) fn ratio(a: &Prepared, b: &Prepared) -> Option<Decimal> {
    let (x, y) = intervals(a, b)?;
    let (x, y) = (x.low?.abs(), y.low?.abs());
    x.max(y).checked_div(x.min(y))
}

/// True where one value leaves room for the other, by bounds or by rounding; `None` for what is no figure and no date.
pub(super) fn can_both_hold(a: &Prepared, b: &Prepared) -> Option<bool> {
    if let Some((x, y)) = dates(a, b) {
        return Some(!days_apart(x, y));
    }
    let (x, y) = intervals(a, b)?;
    Some(!x.is_apart(&y) || is_equal(a, b) || rounded(a, b).is_some())
}

/// A converted figure to three significant places, as people write it.
fn near(value: Decimal) -> Decimal {
    value.round_sf(3).unwrap_or(value)
}

fn is_length_of_time(p: &Prepared) -> bool {
    matches!(&p.claim.value, Value::Figure { dimension: Dimension::Duration, .. })
}

/// "This weekend" may begin on a Friday: a day next to a stretch that was named loosely is no other day.
fn is_next_to_loose_days(x: &When, y: &When) -> bool {
    let loose = |when: &When| when.relative && when.precision == Precision::Days;
    let (Some((p, q)), Some((r, s))) = (set::days(x), set::days(y)) else { return false };
    let gap = if q < r { (r - q).get_days() } else { (p - s).get_days() };
    (loose(x) || loose(y)) && gap == 1
}

/// True where two dates share no day; an unknown end shares nothing.
pub(super) fn days_apart(x: &When, y: &When) -> bool {
    match (set::days(x), set::days(y)) {
        (Some((p, q)), Some((r, s))) => q < r || s < p,
        _ => true,
    }
}
