//! How two claims of one question stand to each other: the first rule that fires, with all that were tried.
//!
//! The order of the rules is the order of this file; docs/verdicts.md explains each to users.

use super::prepared::{Prepared, Source};
use super::set::{self, Interval};
use super::verdict::Reason;
use crate::claim::{Certainty, Check, Kind, Speaker, Value};
use crate::lexicon::{conversions, events};
use crate::mention::When;
use crate::mention::anchor;
use crate::mention::figure::{Dimension, Hedge, Number, Unit};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// How two claims stand to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Why; gives the verdict.
    pub reason: Reason,
    /// The rules that were tried before and did not fire, in order.
    pub tried: Vec<&'static str>,
    /// True where the reason is likely and not certain.
    pub likely: bool,
}

/// Relates two claims of one question; `None` where one of them has nothing to compare.
pub fn relate(a: &Prepared, b: &Prepared) -> Option<Relation> {
    let mut tried = Vec::new();
    if a.claim.evidence.check == Check::Orphaned || b.claim.evidence.check == Check::Orphaned {
        return None;
    }
    for (name, rule) in RULES {
        if let Some((reason, likely)) = rule(a, b) {
            return Some(Relation { reason, tried, likely });
        }
        tried.push(*name);
    }
    None
}

type Fired = Option<(Reason, bool)>;
type Rule = fn(&Prepared, &Prepared) -> Fired;

/// The rules, in the order in which they are tried.
const RULES: &[(&str, Rule)] = &[
    ("comparable units", incomparable),
    ("superseded", superseded),
    ("rescheduled", rescheduled),
    ("denied", denied),
    ("same value", same_value),
    ("a later count of one source", later_of_one_line),
    ("one inside the other", within),
    ("rounded", rounded),
    ("parts of a sum", sum_of_parts),
    ("overlap", overlap),
    ("a round or vague bound", soft_bound),
    ("planned or possible", hedged),
    ("one speaker, one occasion", quoted_differently),
    ("a later count", later_of_another),
    ("known days", date_unknown),
    ("stated scope", scope_unstated),
    ("other speakers", other_speaker),
    ("apart", values_apart),
];

fn sure(reason: Reason) -> Fired {
    Some((reason, false))
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

fn numbers<'a>(a: &'a Prepared, b: &'a Prepared) -> Option<(&'a Number, &'a Number)> {
    match (&a.claim.value, &b.claim.value) {
        (Value::Figure { number: x, .. }, Value::Figure { number: y, .. }) => Some((x, y)),
        _ => None,
    }
}

fn dates<'a>(a: &'a Prepared, b: &'a Prepared) -> Option<(&'a When, &'a When)> {
    match (&a.claim.value, &b.claim.value) {
        (Value::Date(x), Value::Date(y)) => Some((x, y)),
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

fn incomparable(a: &Prepared, b: &Prepared) -> Fired {
    numbers(a, b)?;
    if intervals(a, b).is_none() { sure(Reason::Incomparable) } else { None }
}

/// A count that its own article calls earlier is compared with its successor only.
fn superseded(a: &Prepared, b: &Prepared) -> Fired {
    if a.claim.superseded == b.claim.superseded {
        return None;
    }
    if is_equal(a, b) {
        return sure(Reason::SameValue);
    }
    sure(Reason::Superseded)
}

fn rescheduled(a: &Prepared, b: &Prepared) -> Fired {
    let (x, y) = dates(a, b)?;
    let planned = |p: &Prepared| p.claim.certainty == Certainty::Planned;
    let moved = a.claim.moved || b.claim.moved;
    if moved && (planned(a) || planned(b)) && days_apart(x, y) { sure(Reason::Rescheduled) } else { None }
}

fn denied(a: &Prepared, b: &Prepared) -> Fired {
    let denies = |p: &Prepared| p.claim.certainty == Certainty::Denied || is_none(p);
    if denies(a) == denies(b)
        || a.speaker().is_none()
        || a.speaker() == b.speaker()
        || !is_some(if denies(a) { b } else { a })
    {
        return None;
    }
    sure(Reason::Denied)
}

fn is_none(p: &Prepared) -> bool {
    matches!(&p.claim.value, Value::Figure { number, dimension: Dimension::Count, .. } if number.max == Some(Decimal::ZERO))
}

fn is_some(p: &Prepared) -> bool {
    matches!(&p.claim.value, Value::Figure { number, .. } if number.min.is_some_and(|min| min > Decimal::ZERO))
}

fn is_equal(a: &Prepared, b: &Prepared) -> bool {
    if let Some((x, y)) = dates(a, b) {
        return x.start == y.start && x.end == y.end;
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

fn same_value(a: &Prepared, b: &Prepared) -> Fired {
    if is_equal(a, b) { sure(Reason::SameValue) } else { None }
}

fn within(a: &Prepared, b: &Prepared) -> Fired {
    if let Some((x, y)) = dates(a, b) {
        let ((p, q), (r, s)) = (set::days(x)?, set::days(y)?);
        let inside = p <= r && s <= q || r <= p && q <= s;
        return if inside { sure(Reason::CoarserDate) } else { None };
    }
    let (x, y) = intervals(a, b)?;
    if x.holds(&y) || y.holds(&x) { sure(Reason::Within) } else { None }
}

fn rounded(a: &Prepared, b: &Prepared) -> Fired {
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
    if shown && (set::is_rounding(u, v) || converted && set::is_rounding(near(u), near(v))) {
        return sure(Reason::Rounded);
    }
    None
}

/// A converted figure to four places, as people write it.
fn near(value: Decimal) -> Decimal {
    value.round_sf(3).unwrap_or(value)
}

/// "one side lost 15, the other three" and "18 killed on both sides".
fn sum_of_parts(a: &Prepared, b: &Prepared) -> Fired {
    let value = |p: &Prepared| p.set.filter(|set| set.low == set.high).and_then(|set| set.low);
    let adds_up = |parts: &Prepared, whole: &Prepared| parts.sum.is_some() && parts.sum == value(whole);
    if a.claim.article != b.claim.article && (adds_up(a, b) || adds_up(b, a)) {
        sure(Reason::SumOfParts)
    } else {
        None
    }
}

/// "more than 5,000" and "5,000", "dozens" and 130: a bound that is itself round or vague is no wall.
fn soft_bound(a: &Prepared, b: &Prepared) -> Fired {
    let (x, y) = numbers(a, b)?;
    let (p, q) = intervals(a, b)?;
    let (lower, upper) =
        if p.high.zip(q.low).is_some_and(|(high, low)| high <= low) { (p, q) } else { (q, p) };
    let (high, low) = lower.high.zip(upper.low)?;
    let vague = |number: &Number| number.hedge == Some(Hedge::Vague);
    if (vague(x) || vague(y)) && low <= high * Decimal::TWO {
        return sure(Reason::Overlap);
    }
    let round = set::last_place(high) >= Decimal::TEN || is_length_of_time(a);
    if high == low && round { sure(Reason::Rounded) } else { None }
}

fn is_length_of_time(p: &Prepared) -> bool {
    matches!(&p.claim.value, Value::Figure { dimension: Dimension::Duration, .. })
}

fn overlap(a: &Prepared, b: &Prepared) -> Fired {
    if let Some((x, y)) = dates(a, b) {
        return if days_apart(x, y) { None } else { sure(Reason::Overlap) };
    }
    let (x, y) = intervals(a, b)?;
    if x.is_apart(&y) { None } else { sure(Reason::Overlap) }
}

/// True where two dates share no day; an unknown end shares nothing.
fn days_apart(x: &When, y: &When) -> bool {
    match (set::days(x), set::days(y)) {
        (Some((p, q)), Some((r, s))) => q < r || s < p,
        _ => true,
    }
}

fn hedged(a: &Prepared, b: &Prepared) -> Fired {
    let possible = |p: &Prepared| p.claim.certainty == Certainty::Possible;
    if numbers(a, b).is_some() {
        // What is pledged or planned is not held against what came of it.
        let planned = |p: &Prepared| p.claim.certainty == Certainty::Planned;
        let money = matches!(&a.claim.value, Value::Figure { dimension: Dimension::Money, .. });
        return if money && planned(a) != planned(b) { sure(Reason::Hedged) } else { None };
    }
    if possible(a) == possible(b) {
        return None;
    }
    sure(Reason::Hedged)
}

fn quoted_differently(a: &Prepared, b: &Prepared) -> Fired {
    let (x, y) = (a.claim.said_by.as_ref()?, b.claim.said_by.as_ref()?);
    let published = a.day.is_some() && a.day == b.day && is_published(a) && is_published(b);
    let stated = |p: &Prepared| p.when.filter(|(start, end)| start == end && p.claim.kind != Kind::Date);
    let one_occasion = published || stated(a).is_some() && stated(a) == stated(b);
    if a.claim.article != b.claim.article && x.key == y.key && one_occasion {
        sure(Reason::QuotedDifferently)
    } else {
        None
    }
}

fn is_published(p: &Prepared) -> bool {
    p.source.is_some_and(|source| is_stated(&source.anchor))
}

fn is_stated(anchor: &anchor::Anchor) -> bool {
    !matches!(anchor.from, anchor::From::Inferred | anchor::From::Unknown)
}

/// A running count that the same source gives otherwise later on.
fn later_of_one_line(a: &Prepared, b: &Prepared) -> Fired {
    let (first, then, rises) = in_time(a, b)?;
    if !is_one_line(first, then) || rounded(a, b).is_some() {
        return None;
    }
    match rises {
        Rise::Up => sure(Reason::LaterReport),
        Rise::Down if within(a, b).is_none() => sure(Reason::Revised),
        _ => None,
    }
}

/// A running count that another source gives higher later on: likely the same count, grown.
fn later_of_another(a: &Prepared, b: &Prepared) -> Fired {
    let (_, _, rises) = in_time(a, b)?;
    // The missing grow fewer as they are found.
    let falls = rises == Rise::Down && a.claim.about.measure.as_deref() == Some("missing");
    if rises == Rise::Up || falls { Some((Reason::LaterReport, true)) } else { None }
}

#[derive(PartialEq, Eq)]
enum Rise {
    Up,
    Same,
    Down,
}

/// Two running counts of different known days, the earlier first.
fn in_time<'p, 'a>(
    a: &'p Prepared<'a>,
    b: &'p Prepared<'a>,
) -> Option<(&'p Prepared<'a>, &'p Prepared<'a>, Rise)> {
    let (x, y) = numbers(a, b)?;
    if !is_running(a) || !is_running(b) || !is_published(a) || !is_published(b) {
        return None;
    }
    let (first, then, old, new) = match (a.day?, b.day?) {
        (p, q) if p < q => (a, b, x, y),
        (p, q) if q < p => (b, a, y, x),
        _ => return None,
    };
    let rise = match lower_end(new).cmp(&lower_end(old)) {
        std::cmp::Ordering::Greater => Rise::Up,
        std::cmp::Ordering::Equal => Rise::Same,
        std::cmp::Ordering::Less => Rise::Down,
    };
    Some((first, then, rise))
}

fn lower_end(number: &Number) -> Option<Decimal> {
    number.min.or(number.max)
}

/// True for counts that grow while the event lasts: casualties, the displaced, the damaged.
fn is_running(p: &Prepared) -> bool {
    let words = p.claim.about.words.iter().filter(|word| word.weight > 0.4);
    p.claim.kind == Kind::Casualties
        || words.filter_map(|word| events::family(&word.concept)).any(|family| family.running)
}

/// True where both rest on one speaker, or on one origin.
fn is_one_line(a: &Prepared, b: &Prepared) -> bool {
    let origin = |source: Option<&Source>| source.map(|source| source.origin.clone());
    match (&a.claim.said_by, &b.claim.said_by) {
        (Some(x), Some(y)) => is_same_speaker(x, y),
        (None, None) => origin(a.source).is_some() && origin(a.source) == origin(b.source),
        _ => false,
    }
}

/// True where both speak with one voice: the same name, or one side's spokesmen.
pub fn is_same_speaker(a: &Speaker, b: &Speaker) -> bool {
    let voice = |speaker: &Speaker| speaker.side.clone().unwrap_or_else(|| speaker.key.clone());
    a.key == b.key || voice(a) == voice(b) || strsim::jaro_winkler(&a.key, &b.key) > 0.95
}

/// A figure of a day is compared within its day; a date of an inferred year flags nothing.
fn date_unknown(a: &Prepared, b: &Prepared) -> Fired {
    if let Some((x, y)) = dates(a, b) {
        // What is planned on one day may be planned otherwise on another.
        let planned = |p: &Prepared| matches!(p.claim.certainty, Certainty::Planned | Certainty::Possible);
        if (planned(a) || planned(b)) && (a.day.is_none() || a.day != b.day) {
            return sure(Reason::DateUnknown);
        }
        return if x.year_inferred || y.year_inferred { inferred_year(x, y) } else { None };
    }
    let daily = |p: &Prepared| p.claim.about.basis == Some(crate::claim::Basis::OfADay);
    if !(daily(a) && daily(b)) {
        return None;
    }
    let day = |p: &Prepared| p.when.map(|(start, _)| start).or(p.day);
    match (day(a), day(b)) {
        (Some(x), Some(y)) if x == y => None,
        _ => sure(Reason::DateUnknown),
    }
}

/// An inferred year decides nothing; where month and day differ by themselves, the year is not what parts them.
fn inferred_year(x: &When, y: &When) -> Fired {
    let part = |date: Option<Date>| date.map(|date| (date.month(), date.day()));
    let day = |when: &When| part(when.start).zip(part(when.end));
    match (day(x), day(y)) {
        (Some(p), Some(q)) if p != q && x.precision == y.precision => None,
        _ => sure(Reason::DateUnknown),
    }
}

fn scope_unstated(a: &Prepared, b: &Prepared) -> Fired {
    let side = |p: &Prepared| p.claim.about.counted.as_ref().and_then(|group| group.side.clone());
    let unsaid = side(a).is_none() != side(b).is_none();
    let stated = |p: &Prepared| {
        p.claim.about.counted.as_ref().is_some_and(|group| group.side.is_some() && !group.side_inferred)
    };
    if unsaid && (stated(a) || stated(b)) {
        return sure(Reason::ScopeUnstated);
    }
    // Without a side on one hand, and with several sides in the other's article, who is meant is open.
    if unsaid && (a.has_other_scope || b.has_other_scope) { sure(Reason::ScopeUnstated) } else { None }
}

fn other_speaker(a: &Prepared, b: &Prepared) -> Fired {
    let (x, y) = (a.claim.said_by.as_ref()?, b.claim.said_by.as_ref()?);
    if is_same_speaker(x, y) { None } else { sure(Reason::OtherSpeaker) }
}

fn values_apart(_: &Prepared, _: &Prepared) -> Fired {
    sure(Reason::ValuesApart)
}
