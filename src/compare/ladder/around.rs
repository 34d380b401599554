//! What stands around two values: names, places, words and days, the place in a list, and where and how firmly it is told.

use super::identity;
use super::veto::Veto;
use super::{Field, Level, Step};
use crate::claim::{Certainty, Kind};
use crate::compare::prepared::Prepared;
use jiff::civil::Date;

pub(super) fn names(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Names;
    if a.names.is_empty() || b.names.is_empty() {
        return Ok((field, Level::Missing, 0.0));
    }
    let shared = a.names.share(&b.names);
    let level = match shared {
        s if s >= 0.7 => (Level::Exact, 0.20),
        s if s >= 0.35 => (Level::Similar, 0.10),
        s if s > 0.10 => (Level::Similar, 0.0),
        _ if a.names.is_near() && b.names.is_near() => {
            (Level::Different, if a.claim.kind == Kind::Date { -0.10 } else { -0.20 })
        }
        _ => (Level::Missing, 0.0),
    };
    Ok((field, level.0, level.1))
}

pub(super) fn places(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Places;
    if a.places.is_empty() || b.places.is_empty() {
        return Ok((field, Level::Missing, 0.0));
    }
    let shared = a.places.share(&b.places);
    let level = match shared {
        s if s >= 0.6 => (Level::Exact, if a.claim.kind == Kind::Date { 0.20 } else { 0.15 }),
        s if s >= 0.2 => (Level::Similar, 0.05),
        _ if a.places.is_near() && b.places.is_near() => (Level::Different, -0.10),
        _ => (Level::Missing, 0.0),
    };
    Ok((field, level.0, level.1))
}

pub(super) fn words(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Words;
    if a.words.is_empty() || b.words.is_empty() {
        return Ok((field, Level::Missing, 0.0));
    }
    let shared = a.words.share(&b.words);
    // Five named levels are shown; what they weigh grows with what is shared.
    let level = match shared {
        s if s >= 0.55 => Level::Exact,
        s if s >= 0.30 => Level::Similar,
        s if s >= 0.12 => Level::Alias,
        _ => Level::Different,
    };
    // A toll is told in many words, and of the main event unless the text says otherwise.
    let weight = match a.claim.kind {
        Kind::Casualties => ((shared - 0.10) * 0.8).clamp(-0.05, 0.30),
        Kind::Date => ((shared - 0.20) * 1.2).clamp(0.0, 0.50),
        _ => ((shared - 0.20) * 1.2).clamp(-0.05, 0.50),
    };
    Ok((field, level, weight))
}

/// Two sentences that have another figure or day in common tell of one thing; that they have none says nothing.
pub(super) fn beside(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Beside;
    if a.claim.article == b.claim.article {
        return Ok((field, Level::Missing, 0.0));
    }
    Ok(match a.beside.share(&b.beside) {
        s if s >= 0.6 => (field, Level::Exact, 0.25),
        s if s > 0.2 => (field, Level::Similar, 0.15),
        _ => (field, Level::Missing, 0.0),
    })
}

pub(super) fn when(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::When;
    if a.claim.kind == Kind::Date {
        if a.claim.about.is_bound != b.claim.about.is_bound {
            return Err(Veto::DayAndBound);
        }
        // "the 2021 accord" names its year, and is no accord of another.
        let named = a.claim.about.year_names_it || b.claim.about.year_names_it;
        return if named && !a.shares_year(b) {
            Err(Veto::OtherTime)
        } else {
            Ok((field, Level::Missing, 0.0))
        };
    }
    match (a.when, b.when) {
        (Some(x), Some(y)) if x == y => Ok((field, Level::Exact, 0.10)),
        (Some(x), Some(y)) => {
            let apart = if x.1 < y.0 { days(x.1, y.0) } else { days(y.1, x.0) };
            match apart {
                8.. => Err(Veto::OtherTime),
                1..=7 => Ok((field, Level::Different, -0.10)),
                // A rate of one year is not the rate of eight: a period counts by its length, a day within it does not.
                _ if is_period(x) && is_period(y) => Ok((field, Level::Different, -0.25)),
                _ => Ok((field, Level::Similar, 0.05)),
            }
        }
        // A figure of a year that its text has to name is about another event than a figure without date.
        (Some(x), None) | (None, Some(x)) => {
            let (dated, silent) = if a.when.is_none() { (b, a) } else { (a, b) };
            if a.claim.kind != Kind::Casualties {
                return Ok((field, Level::Missing, 0.0));
            }
            let past = match silent.day.or(dated.day) {
                Some(day) => days(x.1, day) > 90,
                None => {
                    dated.claim.about.when.as_ref().is_some_and(|when| !when.relative && !when.year_inferred)
                }
            };
            Ok(if past { (field, Level::Different, -0.35) } else { (field, Level::Missing, 0.0) })
        }
        (None, None) => Ok((field, Level::Missing, 0.0)),
    }
}

fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// True for stretches of a month or more, over which figures are counted.
fn is_period(when: (Date, Date)) -> bool {
    days(when.0, when.1) >= 27
}

pub(super) fn order(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Order;
    match (a.claim.about.order, b.claim.about.order) {
        (Some(x), Some(y)) if x == y => Ok((field, Level::Exact, 0.20)),
        (Some(_), Some(_)) => Err(Veto::OtherOrder),
        _ => Ok((field, Level::Missing, 0.0)),
    }
}

/// What is asked for or planned is seldom what came of it.
pub(super) fn certainty(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Certainty;
    let planned = |p: &Prepared| p.claim.certainty == Certainty::Planned;
    if a.claim.kind == Kind::Quantity && planned(a) != planned(b) {
        return Ok((field, Level::Different, -0.10));
    }
    Ok((field, Level::Missing, 0.0))
}

/// Two answers of one article to one question are rarer than two questions, unless one restates the other.
pub(super) fn article(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Article;
    if a.claim.article != b.claim.article {
        return Ok((field, Level::Missing, 0.0));
    }
    // A person named twice is the same person.
    let is_role = a.claim.kind == Kind::Role || identity::is_same_place(a, b);
    if is_role || a.claim.superseded != b.claim.superseded || a.is_other_writing_of(b) || a.restates(b) {
        return Ok((field, Level::Alias, 0.0));
    }
    // Two figures of one article answer one question only where all else is the same.
    let two_voices = a.speaker().is_some() && b.speaker().is_some() && a.speaker() != b.speaker();
    let weight = match (two_voices, a.claim.kind) {
        (true, _) => -0.10,
        (false, Kind::Casualties) => -0.20,
        (false, _) => -0.40,
    };
    Ok((field, Level::Different, weight))
}

/// What each of two articles tells of once only is likelier the same than one of many.
pub(super) fn only_one(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::OnlyOne;
    if a.claim.article == b.claim.article || a.claim.kind == Kind::Date {
        return Ok((field, Level::Missing, 0.0));
    }
    let said = a.claim.about.measure.is_some() || a.claim.about.counted.is_some();
    if said && a.is_only_one && b.is_only_one {
        return Ok((field, Level::Exact, 0.10));
    }
    Ok((field, Level::Missing, 0.0))
}
