//! How firmly two claims of a row belong together, and what excuses a difference between them from being a flag.
//!
//! A row may rest on looser ties than an accusation. What the values are to each other is for [`relation`] to say.

use super::ladder::{self, STRONG, SURE};
use super::prepared::Prepared;
use super::relation;
use super::verdict::Verdict;
use crate::article::Part;
use crate::claim::{Kind, Value};
use crate::lexicon::events;
use crate::mention::date::Precision;

/// True where two claims of a group belong together whatever their values, or their values can stand beside each other.
pub(super) fn is_firm(claims: &[Prepared], group: &[usize], a: usize, b: usize) -> bool {
    let earlier = claims[a].claim.superseded != claims[b].claim.superseded;
    if earlier || is_written_better(claims, group, a, b) {
        return true;
    }
    relation::relate(&claims[a], &claims[b]).is_none_or(|relation| {
        !relation.reason.verdict().is_flagged()
            || !is_one_voice(&claims[a], &claims[b])
                && !is_answered_better(claims, group, a, b)
                && is_strong(claims, group, a, b)
    })
}

/// True where two claims belong together firmly enough for a difference to be held against them: on their own likeness, or
/// on that of both to the rest of the row. What a person joined is firm.
pub(super) fn is_strong(claims: &[Prepared], group: &[usize], a: usize, b: usize) -> bool {
    let by_hand = |i: usize| claims[i].claim.by_hand.is_some();
    if by_hand(a) || by_hand(b) {
        return true;
    }
    let score = |i: usize, k: usize| {
        let found = ladder::compare(&claims[i], &claims[k]);
        if found.veto.is_some() { 0.0 } else { found.score }
    };
    let is_date = claims[a].claim.kind == Kind::Date;
    // Days of one event only differ where both name the same event, and name it beside the day.
    if is_date && !are_of_one_event(&claims[a], &claims[b]) {
        return false;
    }
    // What speaks for two things sooner than for one thing told wrongly asks for the firmest tie.
    let is_doubtful = is_otherwise_fine(&claims[a], &claims[b])
        || is_far_apart(&claims[a], &claims[b])
        || is_date && claims[a].claim.about.measure != claims[b].claim.about.measure;
    if is_doubtful && score(a, b) < SURE {
        return false;
    }
    if score(a, b) >= STRONG {
        return true;
    }
    let average = |i: usize| {
        let others: Vec<usize> = group.iter().copied().filter(|k| *k != i).collect();
        others.iter().map(|k| score(i, *k)).sum::<f32>() / others.len().max(1) as f32
    };
    group.len() > 2 && average(a) >= STRONG && average(b) >= STRONG
}

/// True for two claims of one article that it does not give to two speakers: an article that has two figures of its own tells of
/// two things more often than it contradicts itself.
pub(super) fn is_one_voice(a: &Prepared, b: &Prepared) -> bool {
    let headline = |p: &Prepared| p.claim.evidence.part == Part::Title;
    if headline(a) != headline(b) {
        return false;
    }
    a.claim.article == b.claim.article
        && (a.speaker().is_none() || b.speaker().is_none() || a.speaker() == b.speaker())
}

/// True where the article of one claim has another in the row that does not differ from the other claim: the day of the second
/// crash is not held against an article that tells of the first as well.
pub(super) fn is_answered_better(claims: &[Prepared], group: &[usize], a: usize, b: usize) -> bool {
    // An article that gives a person two offices of one sort is a slip somewhere, and worth a look; one that tells what both
    // sides say tells of their dispute.
    if matches!(claims[a].claim.kind, Kind::Role | Kind::Statement) {
        return false;
    }
    let better = |own: usize, other: usize| {
        group.iter().any(|&k| {
            let beside = k != own && claims[k].claim.article == claims[own].claim.article;
            beside
                && is_one_voice(&claims[k], &claims[own])
                && !claims[k].restates(&claims[own])
                && relation::relate(&claims[k], &claims[other]).is_some_and(|relation| {
                    matches!(relation.reason.verdict(), Verdict::Agree | Verdict::Compatible)
                })
        })
    };
    better(a, b) || better(b, a)
}

/// True for "75 km (50 miles)": one value written twice is not held against itself, nor its miles against another's kilometres
/// where its own kilometres are there.
pub(super) fn is_written_better(claims: &[Prepared], group: &[usize], a: usize, b: usize) -> bool {
    let unit = |i: usize| match &claims[i].claim.value {
        Value::Figure { unit, .. } => unit.as_ref().map(|unit| unit.name.as_str()),
        _ => None,
    };
    if unit(a) == unit(b) {
        return false;
    }
    let rewritten = |own: usize, other: usize| {
        let twin = |k: &&usize| {
            claims[own].is_other_writing_of(&claims[**k])
                && claims[own].claim.article == claims[**k].claim.article
        };
        group.iter().filter(twin).any(|k| *k == other || unit(*k) == unit(other))
    };
    rewritten(a, b) || rewritten(b, a)
}

/// True for claims of one article, or of articles that run one origin's text: copies of one telling count as one.
pub(super) fn is_one_telling(a: &Prepared, b: &Prepared) -> bool {
    a.claim.article == b.claim.article || a.source.zip(b.source).is_some_and(|(x, y)| x.origin == y.origin)
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
            small.checked_mul(five).is_some_and(|most| large > most)
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
    a.claim.about.words.iter().any(|word| word.weight >= 0.5 && beside(b, &word.concept))
}
