//! What stands around two values: names, places, words and days, the place in a list, and where and how firmly it is told.

use super::identity;
use super::veto::Veto;
use super::{Level, Step};
use crate::claim::Kind;
use crate::compare::prepared::Prepared;
use crate::compare::vector::Vector;

pub(super) fn names(a: &Prepared, b: &Prepared) -> Step {
    shared(&a.names, &b.names, |share| match share {
        s if s >= 0.7 => Level::Exact,
        s if s >= 0.35 => Level::Similar,
        _ => Level::Slight,
    })
}

pub(super) fn places(a: &Prepared, b: &Prepared) -> Step {
    shared(&a.places, &b.places, |share| match share {
        s if s >= 0.6 => Level::Exact,
        s if s >= 0.2 => Level::Similar,
        _ => Level::Slight,
    })
}

/// How much two lists of names share; that they share none says something only where both stand beside their values.
fn shared(a: &Vector, b: &Vector, level: impl Fn(f32) -> Level) -> Step {
    if a.is_empty() && b.is_empty() {
        return Ok(None);
    }
    if a.is_empty() || b.is_empty() {
        return Ok(Some(Level::Missing));
    }
    Ok(match a.share(b) {
        share if share > 0.10 => Some(level(share)),
        _ if a.is_near() && b.is_near() => Some(Level::Different),
        _ => Some(Level::Missing),
    })
}

pub(super) fn words(a: &Prepared, b: &Prepared) -> Step {
    if a.words.is_empty() || b.words.is_empty() {
        return Ok(None);
    }
    Ok(Some(match a.words.share(&b.words) {
        s if s >= 0.55 => Level::Exact,
        s if s >= 0.35 => Level::Similar,
        s if s >= 0.20 => Level::Slight,
        _ => Level::Different,
    }))
}

/// Two sentences that have another figure or day in common tell of one thing; that they have none says nothing.
pub(super) fn beside(a: &Prepared, b: &Prepared) -> Step {
    if a.article == b.article {
        return Ok(None);
    }
    Ok(match a.beside.share(&b.beside) {
        s if s >= 0.6 => Some(Level::Exact),
        s if s > 0.2 => Some(Level::Similar),
        _ => None,
    })
}

pub(super) fn when(a: &Prepared, b: &Prepared) -> Step {
    if a.facts.kind == Kind::Date {
        if a.facts.is_bound != b.facts.is_bound {
            return Err(Veto::DayAndBound);
        }
        // "the 2021 accord" names its year, and is no accord of another.
        let named = a.facts.year_names_it || b.facts.year_names_it;
        return if named && !a.shares_year(b) { Err(Veto::OtherTime) } else { Ok(None) };
    }
    match (a.facts.when, b.facts.when) {
        (Some(x), Some(y)) if x == y => Ok(Some(Level::Exact)),
        (Some(x), Some(y)) => {
            let apart = if x.1 < y.0 { y.0 - x.1 } else { x.0 - y.1 };
            match apart {
                8.. => Err(Veto::OtherTime),
                1..=7 => Ok(Some(Level::Slight)),
                // A rate of one year is not the rate of eight: a period counts by its length, a day within it does not.
                _ if is_period(x) && is_period(y) => Ok(Some(Level::Different)),
                _ => Ok(Some(Level::Contained)),
            }
        }
        // A figure of a year that its text has to name is about another event than a figure without date.
        (Some(_), None) | (None, Some(_)) => {
            let (dated, silent) = if a.facts.when.is_none() { (b, a) } else { (a, b) };
            let is_other = a.facts.kind == Kind::Casualties && is_past(dated, silent);
            Ok(Some(if is_other { Level::Different } else { Level::Missing }))
        }
        (None, None) => Ok(None),
    }
}

/// True where a dated event was over a season before the day of a claim without date.
fn is_past(dated: &Prepared, silent: &Prepared) -> bool {
    match (silent.day.or(dated.day), dated.when) {
        (Some(day), Some((_, end))) => (day - end).get_days() > 90,
        _ => dated.claim.about.when.as_ref().is_some_and(|when| !when.relative && !when.year_inferred),
    }
}

/// True for stretches of a month or more, over which figures are counted.
fn is_period(when: (i32, i32)) -> bool {
    when.1 - when.0 >= 27
}

pub(super) fn order(a: &Prepared, b: &Prepared) -> Step {
    match (a.facts.order, b.facts.order) {
        (Some(x), Some(y)) if x == y => Ok(Some(Level::Exact)),
        (Some(_), Some(_)) => Err(Veto::OtherOrder),
        _ => Ok(None),
    }
}

/// What is asked for or planned is seldom what came of it.
pub(super) fn certainty(a: &Prepared, b: &Prepared) -> Step {
    Ok((a.facts.is_planned != b.facts.is_planned).then_some(Level::Different))
}

/// Two answers of one article to one question are rarer than two questions, unless one restates the other.
pub(super) fn article(a: &Prepared, b: &Prepared) -> Step {
    if a.article != b.article {
        return Ok(None);
    }
    // A person named twice is the same person.
    let is_role = a.claim.kind == Kind::Role || identity::is_same_place(a, b);
    if is_role || a.claim.superseded != b.claim.superseded || a.is_other_writing_of(b) || a.restates(b) {
        return Ok(None);
    }
    // Two figures of one article answer one question only where all else is the same; of two speakers, sooner.
    let two_voices = a.speaker().is_some() && b.speaker().is_some() && a.speaker() != b.speaker();
    Ok(Some(if two_voices { Level::Slight } else { Level::Different }))
}

/// What each of two articles tells of once only is likelier the same than one of many.
pub(super) fn only_one(a: &Prepared, b: &Prepared) -> Step {
    if a.article == b.article || a.facts.kind == Kind::Date {
        return Ok(None);
    }
    let said = a.facts.measure.is_told() || a.facts.counted.is_some();
    Ok((said && a.is_only_one && b.is_only_one).then_some(Level::Exact))
}
