//! What two claims say is measured or counted, and the event that it belongs to.

use super::identity;
use super::veto::Veto;
use super::{Level, Step};
use crate::claim::{Kind, Value};
use crate::compare::prepared::Prepared;
use crate::lexicon::{casualties, events, measures, words};
use crate::mention::figure::Dimension;

pub(super) fn measure(a: &Prepared, b: &Prepared) -> Step {
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
            let says_little = is_plain(x) || measures::is_loose(x);
            Ok(Some(if says_little { Level::Alias } else { Level::Exact }))
        }
        (Some(x), Some(y)) if a.claim.kind == Kind::Date => {
            let one_event = events::are_kin(x, y) || share_event(a, b);
            Ok(Some(if one_event { Level::Alias } else { Level::Different }))
        }
        (Some(x), _) if b.claim.about.other_measures.contains(x) => Ok(Some(Level::Slight)),
        (_, Some(y)) if a.claim.about.other_measures.contains(y) => Ok(Some(Level::Slight)),
        (Some(x), Some(y)) if measures::is_loose(x) || measures::is_loose(y) => Ok(Some(Level::Missing)),
        (Some(_), Some(_)) if is_count_or_time(a) => Ok(Some(Level::Different)),
        (Some(_), Some(_)) => Err(Veto::OtherMeasure),
        (None, None) => Ok(None),
        // An amount of which one text says what it is, and the other does not, is seldom the same amount.
        _ => Ok(Some(Level::Missing)),
    }
}

/// True where one event stands near both values, if not nearest: "sank early on Sunday, killing 9" tells of a sinking.
fn share_event(a: &Prepared, b: &Prepared) -> bool {
    let near = |p: &Prepared, concept: &str| {
        p.claim.about.words.iter().any(|word| word.concept == concept && word.weight >= NEAR_EVENT)
            || p.claim.about.measure.as_deref() == Some(concept)
    };
    let told = a.claim.about.words.iter().filter(|word| word.weight >= NEAR_EVENT);
    let mut families = told.map(|word| word.concept.as_str()).chain(a.claim.about.measure.as_deref());
    families.any(|concept| events::family(concept).is_some() && !is_telling(concept) && near(b, concept))
}

/// From this weight on an event word stands near a value.
const NEAR_EVENT: f32 = 0.4;

/// True for counts and lengths of time, whose measures don't exclude one another: who is evacuated may be rescued as well.
fn is_count_or_time(p: &Prepared) -> bool {
    p.claim.kind == Kind::Quantity
        && matches!(&p.claim.value, Value::Figure { dimension: Dimension::Count | Dimension::Duration, .. })
}

/// The event to which a figure of a known measure belongs.
pub(super) fn event(a: &Prepared, b: &Prepared) -> Step {
    Ok(if says_it_all(a, b) { None } else { families(a, b) })
}

/// Where nothing else says what is measured ("for two years"), the event does.
pub(super) fn activity(a: &Prepared, b: &Prepared) -> Step {
    Ok(if says_it_all(a, b) { families(a, b) } else { None })
}

fn says_it_all(a: &Prepared, b: &Prepared) -> bool {
    a.claim.kind != Kind::Casualties && a.claim.about.measure.is_none() && b.claim.about.measure.is_none()
}

fn families(a: &Prepared, b: &Prepared) -> Option<Level> {
    match (&a.claim.about.event, &b.claim.about.event) {
        (Some(x), Some(y)) if x == y => Some(Level::Exact),
        (Some(x), Some(y)) if events::are_kin(x, y) || share_event(a, b) => Some(Level::Alias),
        (Some(_), Some(_)) => Some(Level::Different),
        (None, None) => None,
        _ => Some(Level::Missing),
    }
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
    if let Some(step) = identity::person(a, b) {
        return step;
    }
    let (Some(x), Some(y)) = (&a.claim.about.counted, &b.claim.about.counted) else {
        let neither = a.claim.about.counted.is_none() && b.claim.about.counted.is_none();
        return Ok((!neither).then_some(Level::Missing));
    };
    if let (Some(p), Some(q)) = (&x.side, &y.side)
        && p != q
    {
        return Err(Veto::OtherSide);
    }
    if a.claim.kind == Kind::Role && have_other_first_names(&x.written, &y.written) {
        return Err(Veto::OtherPopulation);
    }
    let is_quantity = a.claim.kind == Kind::Quantity;
    let people = |key: &str| key == "person" || casualties::people(key).is_some() || casualties::is_part(key);
    let part = |key: &str| casualties::is_part(key);
    if x.key == y.key {
        // "office buildings" are not all buildings, and of people a text counts many.
        let loosely =
            is_quantity && (people(&x.key) && !part(&x.key) || !is_same_phrase(&x.written, &y.written));
        return Ok(Some(match x.key.as_str() {
            // A name says whose age it is, however much of it is written.
            _ if a.claim.about.measure.as_deref() == Some("age") => Level::Exact,
            "person" if is_quantity => Level::Slight,
            "person" => Level::Alias,
            _ if loosely => Level::Alias,
            _ => Level::Exact,
        }));
    }
    if people(&x.key) && people(&y.key) {
        return match (part(&x.key), part(&y.key)) {
            (true, true) => Err(Veto::OtherPopulation),
            (true, false) | (false, true) if is_quantity => Ok(Some(Level::Slight)),
            (true, false) | (false, true) => Err(Veto::PartAndWhole),
            (false, false) => Ok(Some(Level::Alias)),
        };
    }
    if strsim::normalized_levenshtein(&x.key, &y.key) > 0.85 {
        return Ok(Some(Level::Alias));
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
