//! What two claims say is measured or counted, and the event that it belongs to.

use super::identity;
use super::veto::Veto;
use super::{Field, Level, Step};
use crate::claim::Kind;
use crate::compare::prepared::Prepared;
use crate::lexicon::{casualties, events, measures, words};

pub(super) fn measure(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Measure;
    if let Some(step) = identity::event_of_places(a, b) {
        return step;
    }
    let (x, y) = (&a.claim.about.measure, &b.claim.about.measure);
    if a.claim.kind == Kind::Date && [x, y].into_iter().flatten().any(|measure| is_telling(measure)) {
        // The day on which somebody spoke, or a count stood, is the day of no event, and seldom that of another speech.
        return Err(Veto::EventAndSpeech);
    }
    match (x, y) {
        (Some(x), Some(y)) if x == y => {
            Ok((field, Level::Exact, if is_plain(x) || measures::is_loose(x) { 0.15 } else { 0.30 }))
        }
        (Some(x), Some(y)) if a.claim.kind == Kind::Date => {
            if events::are_kin(x, y) {
                Ok((field, Level::Alias, 0.20))
            } else {
                Ok((field, Level::Different, -0.05))
            }
        }
        (Some(x), Some(y)) if measures::is_loose(x) || measures::is_loose(y) => {
            Ok((field, Level::Alias, 0.0))
        }
        (Some(_), Some(_)) => Err(Veto::OtherMeasure),
        (None, None) => Ok((field, Level::Missing, 0.0)),
        // An amount of which one text says what it is, and the other does not, is seldom the same amount.
        _ if a.claim.kind == Kind::Quantity => Ok((field, Level::Missing, -0.10)),
        _ => Ok((field, Level::Missing, 0.0)),
    }
}

/// Where nothing else says what is measured ("for two years"), the event does.
pub(super) fn event(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Event;
    let (Some(x), Some(y)) = (&a.claim.about.event, &b.claim.about.event) else {
        return Ok((field, Level::Missing, 0.0));
    };
    let says_it_all = a.claim.about.measure.is_none() && b.claim.about.measure.is_none();
    let casualties = a.claim.kind == Kind::Casualties;
    let (same, kin, other) = match (casualties, says_it_all) {
        (true, _) => (0.10, 0.05, -0.05),
        (false, true) => (0.20, 0.10, -0.10),
        (false, false) => (0.05, 0.0, -0.05),
    };
    Ok(if x == y {
        (field, Level::Exact, same)
    } else if events::are_kin(x, y) {
        (field, Level::Alias, kin)
    } else {
        (field, Level::Different, other)
    })
}

/// True for the days of speeches and of counts.
fn is_telling(measure: &str) -> bool {
    matches!(measure, "saying" | "count")
}

/// A measure that follows from the unit alone, or that every article is full of, says little.
fn is_plain(measure: &str) -> bool {
    matches!(measure, "age" | "magnitude" | "temperature" | "saying" | "treated" | "hospitalised")
}

pub(super) fn counted(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Counted;
    if let Some(step) = identity::person(a, b) {
        return step;
    }
    let (Some(x), Some(y)) = (&a.claim.about.counted, &b.claim.about.counted) else {
        return Ok((field, Level::Missing, 0.0));
    };
    if let (Some(p), Some(q)) = (&x.side, &y.side)
        && p != q
    {
        return Err(Veto::OtherSide);
    }
    if a.claim.kind == Kind::Role && have_other_first_names(&x.written, &y.written) {
        return Err(Veto::OtherPopulation);
    }
    let people = |key: &str| key == "person" || casualties::people(key).is_some() || casualties::is_part(key);
    if x.key == y.key {
        let generic = x.key == "person";
        let weight = match (generic, a.claim.kind) {
            (true, Kind::Casualties) => 0.15,
            (true, _) => 0.05,
            (false, Kind::Quantity) if people(&x.key) && !casualties::is_part(&x.key) => 0.15,
            (false, Kind::Quantity) if !is_same_phrase(&x.written, &y.written) => 0.15,
            (false, _) => 0.30,
        };
        return Ok((field, Level::Exact, weight));
    }
    if people(&x.key) && people(&y.key) {
        let part = |key: &str| casualties::is_part(key);
        return match (part(&x.key), part(&y.key)) {
            (true, true) => Err(Veto::OtherPopulation),
            (true, false) | (false, true) if a.claim.kind == Kind::Quantity => {
                Ok((field, Level::Alias, 0.05))
            }
            (true, false) | (false, true) => Err(Veto::PartAndWhole),
            (false, false) => Ok((field, Level::Alias, 0.15)),
        };
    }
    if strsim::normalized_levenshtein(&x.key, &y.key) > 0.85 {
        return Ok((field, Level::Similar, 0.20));
    }
    Err(Veto::OtherPopulation)
}

/// True for "Sara Khan" and "Imran Khan"; a surname alone may be either's.
fn have_other_first_names(a: &str, b: &str) -> bool {
    let first = |name: &str| {
        let (first, _) = name.split_once(char::is_whitespace)?;
        Some(first.trim_end_matches('.').to_lowercase())
    };
    match (first(a), first(b)) {
        // "S. Khan" may be Sara.
        (Some(x), Some(y)) => !x.starts_with(&y) && !y.starts_with(&x),
        _ => false,
    }
}

/// True where two noun phrases have the same words before their head: "office buildings" are not all buildings.
fn is_same_phrase(a: &str, b: &str) -> bool {
    let modifiers = |phrase: &str| {
        let words: Vec<String> = phrase
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(words::stem)
            .collect();
        words.split_last().map(|(_, before)| before.to_vec()).unwrap_or_default()
    };
    modifiers(a) == modifiers(b)
}
