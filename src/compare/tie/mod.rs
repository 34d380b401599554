//! How firmly two claims of a row belong together, and what excuses a difference between them from being a flag.
//!
//! A row may rest on looser ties than an accusation. What the values are to each other is for [`relation`] to say.

mod identity;

use super::ladder::{self, Field, Level, thresholds};
use super::links::are_joined;
use super::prepared::Prepared;
use super::relation::{self, is_nationality};
use super::row::Row;
use super::verdict::Verdict;
use crate::article::Part;
use crate::claim::{Kind, Value};
use crate::lexicon::events;
use crate::mention::date::Precision;
use std::cell::OnceCell;

/// True where two claims belong together firmly enough for a difference to be held against them: on their own likeness, or
/// on that of both to the rest of the row. What a person joined is firm.
pub(super) fn is_strong(row: &Row, a: usize, b: usize) -> bool {
    weakness(row, a, b).is_none()
}

/// Why a difference between two claims of a row is not held against them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weakness {
    /// Two dates that do not both name one event beside the day.
    EventUnnamed,
    /// One date is a day, the other a month or a year.
    OtherwiseFine,
    /// One figure is more than five times the other.
    FarApart,
    /// Two dates whose events are named with different words.
    OtherEventWord,
    /// Two dates of two years, of incidents or of what comes round again.
    OtherYear,
    /// Two figures whose articles tell of incidents of other sorts.
    OtherIncident,
    /// Neither says what it measures or counts: the words around them are all there is.
    WordsAlone,
    /// Two places or nationalities that may be of two events or people.
    PerhapsTwo,
    /// Too little in common, by themselves and with the rest of the row.
    TooLittle,
}

/// What makes the tie of two claims of a row too weak for a flag; `None` where it is firm enough.
pub(super) fn weakness(row: &Row, a: usize, b: usize) -> Option<Weakness> {
    let claims = row.claims;
    let by_hand = |i: usize| claims[i].claim.by_hand.is_some();
    if by_hand(a) || by_hand(b) || are_joined(&claims[a], &claims[b]) {
        return None;
    }
    let known = OnceCell::new();
    let score = || *known.get_or_init(|| row.score(a, b));
    if claims[a].claim.kind == Kind::Place {
        let is_one = identity::are_of_one_event(claims, a, b, score());
        return (!is_one).then_some(Weakness::PerhapsTwo);
    }
    if is_nationality(&claims[a]) {
        return (!identity::is_one_person(claims, a, b)).then_some(Weakness::PerhapsTwo);
    }
    let is_date = claims[a].claim.kind == Kind::Date;
    // Days of one event only differ where both name the same event, and name it beside the day.
    if is_date && !are_of_one_event(&claims[a], &claims[b]) && score() < thresholds().sure {
        return Some(Weakness::EventUnnamed);
    }
    // A fire and a flood in one town on one day have all else in common.
    if !is_date && claims[a].incidents.are_apart(claims[b].incidents) {
        return Some(Weakness::OtherIncident);
    }
    // What speaks for two things sooner than for one thing told wrongly asks for the firmest tie.
    let doubt = if is_otherwise_fine(&claims[a], &claims[b]) {
        Some(Weakness::OtherwiseFine)
    } else if is_far_apart(&claims[a], &claims[b]) {
        Some(Weakness::FarApart)
    } else if is_date && claims[a].claim.about.measure != claims[b].claim.about.measure {
        Some(Weakness::OtherEventWord)
    } else if is_date && are_two_incidents(&claims[a], &claims[b]) {
        Some(Weakness::OtherYear)
    } else {
        None
    };
    if doubt.is_some() && score() < thresholds().sure {
        return doubt;
    }
    // Where the words around them are all that says what they measure or count, they have to say much.
    if claims[a].claim.kind == Kind::Quantity && !say_what(&claims[a], &claims[b]) {
        return (score() < thresholds().wordy).then_some(Weakness::WordsAlone);
    }
    if score() >= thresholds().strong {
        return None;
    }
    let strong = thresholds().strong;
    let of_row = row.distinct.len() > 2 && row.average(a) >= strong && row.average(b) >= strong;
    if of_row { None } else { Some(Weakness::TooLittle) }
}

/// True for incidents, rounds and votes of two years, which are two events sooner than one; a birth is one.
fn are_two_incidents(a: &Prepared, b: &Prepared) -> bool {
    let family = a.claim.about.measure.as_deref().and_then(events::family);
    !a.shares_year(b) && family.is_some_and(|family| family.incident || family.recurring)
}

/// True where both say what is measured or counted, and it is the same; where one says what is measured and the other does not, what
/// they count is not enough: the passengers on board are not those that another ship can take.
fn say_what(a: &Prepared, b: &Prepared) -> bool {
    let levels = ladder::compare(a, b).levels;
    let at = |field: Field| levels.iter().find(|(own, ..)| *own == field).map(|(_, level, _)| *level);
    let same = |field: Field| matches!(at(field), Some(Level::Exact | Level::Alias));
    let one_sided = matches!(at(Field::Measure), Some(Level::Missing | Level::Different));
    same(Field::Measure) || same(Field::Order) || same(Field::Counted) && !one_sided
}

/// True for two claims of one article that it does not give to two speakers: an article that has two figures of its own tells of
/// two things more often than it contradicts itself.
pub fn is_one_voice(a: &Prepared, b: &Prepared) -> bool {
    let headline = |p: &Prepared| p.claim.evidence.part == Part::Title;
    if headline(a) != headline(b) {
        return false;
    }
    a.article == b.article && (a.speaker().is_none() || b.speaker().is_none() || a.speaker() == b.speaker())
}

/// True where the article of one claim has another in the row that does not differ from the other claim: the day of the second
/// crash is not held against an article that tells of the first as well.
pub(super) fn is_answered_better(row: &Row, a: usize, b: usize) -> bool {
    let claims = row.claims;
    // An article that gives a person two offices of one sort is a slip somewhere, and worth a look; one that tells what both
    // sides say tells of their dispute.
    let is_office = claims[a].claim.kind == Kind::Role && !is_nationality(&claims[a]);
    if is_office || claims[a].claim.kind == Kind::Statement {
        return false;
    }
    let better = |own: usize, other: usize| {
        row.of_article(claims[own].article).any(|k| {
            k != own
                && is_one_voice(&claims[k], &claims[own])
                && !claims[k].restates(&claims[own])
                // In two copies of one text, what both have excuses no figure that one of them changed.
                && !row.has_copy(k, claims[other].article)
                && relation::reason(&claims[k], &claims[other])
                    .is_some_and(|(reason, _)| matches!(reason.verdict(), Verdict::Agree | Verdict::Compatible))
        })
    };
    better(a, b) || better(b, a)
}

/// True for "75 km (50 miles)": one value written twice is not held against itself, nor its miles against another's kilometres
/// where its own kilometres are there.
pub(super) fn is_written_better(row: &Row, a: usize, b: usize) -> bool {
    let claims = row.claims;
    let unit = |i: usize| match &claims[i].claim.value {
        Value::Figure { unit, .. } => unit.as_ref().map(|unit| unit.name.as_str()),
        _ => None,
    };
    if unit(a) == unit(b) {
        return false;
    }
    let rewritten = |own: usize, other: usize| {
        let mut twins =
            row.of_article(claims[own].article).filter(|k| claims[own].is_other_writing_of(&claims[*k]));
        twins.any(|k| k == other || unit(k) == unit(other))
    };
    rewritten(a, b) || rewritten(b, a)
}

/// True where one figure is more than five times the other.
fn is_far_apart(a: &Prepared, b: &Prepared) -> bool {
    let end = |p: &Prepared| match &p.claim.value {
        Value::Figure { number, .. } => number.min.or(number.max),
        _ => None,
    };
    match (end(a), end(b)) {
        (Some(x), Some(y)) => {
            let five = rust_decimal::Decimal::from(5);
            let (small, large) = (x.abs().min(y.abs()), x.abs().max(y.abs()));
            // "None", on somebody's word, is no figure that is far off: it denies the other.
            let denies = |p: &Prepared, end: rust_decimal::Decimal| end.is_zero() && p.speaker().is_some();
            let denied = denies(a, x) || denies(b, y);
            !denied && small.checked_mul(five).is_some_and(|most| large > most)
        }
        _ => false,
    }
}

/// True where one date is a day and the other a month or a year: they speak of two things sooner than two days do.
fn is_otherwise_fine(a: &Prepared, b: &Prepared) -> bool {
    let fine = |p: &Prepared| match &p.claim.value {
        Value::Date(when) => Some(when.precision.max(Precision::Days)),
        _ => None,
    };
    fine(a) != fine(b)
}

/// True for two dates of one event: both name it, or one word for it, within a few words of the day.
fn are_of_one_event(a: &Prepared, b: &Prepared) -> bool {
    if let (Some(x), Some(y)) = (&a.claim.about.measure, &b.claim.about.measure)
        && x != y
        && !events::are_kin(x, y)
    {
        return false;
    }
    let beside = |p: &Prepared, concept: &str| {
        p.claim.about.words.iter().any(|word| word.concept == concept && word.weight >= 0.5)
    };
    // Two attacks of one week both killed: that people came to harm is no name of an event.
    let names_it = |concept: &str| !matches!(concept, "death" | "injury");
    a.claim
        .about
        .words
        .iter()
        .any(|word| word.weight >= 0.5 && names_it(&word.concept) && beside(b, &word.concept))
}
