//! What two claims say is measured or counted, and the event that it belongs to.

use super::identity;
use super::veto::Veto;
use super::{Level, Step};
use crate::claim::Kind;
use crate::compare::facts::Counted;
use crate::compare::prepared::Prepared;
use crate::mention::figure::Dimension;
use rust_decimal::Decimal;

pub(super) fn measure(a: &Prepared, b: &Prepared) -> Step {
    if let Some(step) = identity::event_of_places(a, b) {
        return step;
    }
    let (x, y) = (a.facts.measure, b.facts.measure);
    let is_date = a.facts.kind == Kind::Date;
    if is_date && (x.is_telling || y.is_telling) {
        // The day on which somebody spoke, or a count stood, is the day of no event, and seldom that of another speech.
        return Err(Veto::EventAndSpeech);
    }
    let both = x.is_told() && y.is_told();
    if both && x.number == y.number {
        return Ok(Some(if x.says_little || x.is_loose { Level::Alias } else { Level::Exact }));
    }
    if both && (x.is_apart(y) || is_date && x.is_deed_and_law(y)) {
        return Err(Veto::OtherMeasure);
    }
    if both && is_date {
        let one_event = x.is_kin(y) || share_event(a, b);
        return Ok(Some(if one_event { Level::Alias } else { Level::Different }));
    }
    if x.is_told() && b.facts.other_measures.contains(&x.number)
        || y.is_told() && a.facts.other_measures.contains(&y.number)
    {
        return Ok(Some(Level::Slight));
    }
    if both {
        return match x.is_loose || y.is_loose {
            true => Ok(Some(Level::Missing)),
            false if is_count_or_time(a) => Ok(Some(Level::Different)),
            false => Err(Veto::OtherMeasure),
        };
    }
    // An amount of which one text says what it is, and the other does not, is seldom the same amount.
    Ok((x.is_told() || y.is_told()).then_some(Level::Missing))
}

/// True where one event stands near both values, if not nearest: "sank early on Sunday, killing 9" tells of a sinking.
fn share_event(a: &Prepared, b: &Prepared) -> bool {
    a.facts.near.meet(b.facts.near)
}

/// True for counts and lengths of time, whose measures don't exclude one another: who is evacuated may be rescued as well.
fn is_count_or_time(p: &Prepared) -> bool {
    p.facts.kind == Kind::Quantity
        && matches!(p.facts.dimension, Some(Dimension::Count | Dimension::Duration))
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
    a.facts.kind != Kind::Casualties && !a.facts.measure.is_told() && !b.facts.measure.is_told()
}

fn families(a: &Prepared, b: &Prepared) -> Option<Level> {
    let (x, y) = (a.facts.event, b.facts.event);
    match (x.is_told(), y.is_told()) {
        (true, true) if x.number == y.number => Some(Level::Exact),
        (true, true) if x.is_kin(y) || share_event(a, b) => Some(Level::Alias),
        (true, true) => Some(Level::Different),
        (false, false) => None,
        _ => Some(Level::Missing),
    }
}

pub(super) fn counted(a: &Prepared, b: &Prepared) -> Step {
    if let Some(step) = identity::person(a, b) {
        return step;
    }
    if are_of_two_ages(a, b) {
        return Err(Veto::OtherPopulation);
    }
    let (Some(x), Some(y)) = (&a.facts.counted, &b.facts.counted) else {
        let neither = a.facts.counted.is_none() && b.facts.counted.is_none();
        return Ok((!neither).then_some(Level::Missing));
    };
    if x.side != 0 && y.side != 0 && x.side != y.side {
        return Err(Veto::OtherSide);
    }
    if a.facts.kind == Kind::Role && have_other_first_names(x, y) {
        return Err(Veto::OtherPopulation);
    }
    let is_quantity = a.facts.kind == Kind::Quantity;
    if x.key == y.key {
        let is_age = a.claim.about.measure.as_deref() == Some("age");
        if is_age && have_unlike_first_names(x, y) {
            return Err(Veto::OtherPopulation);
        }
        // "office buildings" are not all buildings, and of people a text counts many.
        let loosely = is_quantity && (x.is_people() && !x.is_part() || x.phrase != y.phrase);
        return Ok(Some(match x.is_person() {
            // A name says whose age it is, however much of it is written.
            _ if is_age => Level::Exact,
            true if is_quantity => Level::Slight,
            true => Level::Alias,
            false if loosely => Level::Alias,
            false => Level::Exact,
        }));
    }
    if x.is_people() && y.is_people() {
        return match (x.is_part(), y.is_part()) {
            (true, true) => Err(Veto::OtherPopulation),
            (true, false) | (false, true) if is_quantity => Ok(Some(Level::Slight)),
            (true, false) | (false, true) => Err(Veto::PartAndWhole),
            (false, false) => Ok(Some(Level::Alias)),
        };
    }
    if x.may_be_spelling_of(y) && are_spellings(a, b) {
        return Ok(Some(Level::Alias));
    }
    Err(Veto::OtherPopulation)
}

/// By so many years the age of one person who is named in one telling at most is told wrongly.
const AGES_APART: i64 = 1;

/// True for ages of people of whom one is not named and that are years apart: an event has a victim and a suspect, and "a 19-year-old man"
/// and "a 21-year-old" are known by nothing else.
fn are_of_two_ages(a: &Prepared, b: &Prepared) -> bool {
    if a.facts.dimension != Some(Dimension::Age) || a.facts.counted.is_some() && b.facts.counted.is_some() {
        return false;
    }
    let age = |p: &Prepared| p.set.filter(|set| set.low == set.high).and_then(|set| set.low);
    let Some((x, y)) = age(a).zip(age(b)) else { return false };
    // Of the old, a few years more are soon miscounted.
    let (gap, elder) = ((x - y).abs(), x.max(y));
    gap > Decimal::from(AGES_APART) && gap * Decimal::from(20) > elder
}

fn are_spellings(a: &Prepared, b: &Prepared) -> bool {
    let (Some(x), Some(y)) = (&a.claim.about.counted, &b.claim.about.counted) else { return false };
    strsim::normalized_levenshtein(&x.key, &y.key) > 0.85
}

/// True for "Sara Khan" and "Imran Khan", who may be of one family; "Bob" and "Bobby", "Mike" and "Michael" are one.
fn have_unlike_first_names(a: &Counted, b: &Counted) -> bool {
    let (Some(x), Some(y)) = (&a.first_name, &b.first_name) else { return false };
    x.chars().next() != y.chars().next() || strsim::normalized_levenshtein(x, y) < ONE_FIRST_NAME
}

/// First names less alike than this are two, though they begin alike.
const ONE_FIRST_NAME: f64 = 0.35;

/// True for "Sara Khan" and "Imran Khan"; a surname alone may be either's.
fn have_other_first_names(a: &Counted, b: &Counted) -> bool {
    match (&a.first_name, &b.first_name) {
        // "S. Khan" may be Sara.
        (Some(x), Some(y)) => !x.starts_with(y) && !y.starts_with(x),
        _ => false,
    }
}
