//! What two statements are of: their families, the thing that they speak of, and the sides that accuse each other.
//!
//! Names, places and words around them weigh as for other claims. Which way a statement goes is its value and joins nothing.

use super::around;
use super::veto::Veto;
use super::{Field, Level, Step};
use crate::claim::Stance;
use crate::claim::about::COMMON;
use crate::compare::prepared::Prepared;
use crate::lexicon::statements::Pole;
use crate::lexicon::{events, statements};

/// The fields in which statements are compared.
pub(super) const STEPS: [fn(&Prepared, &Prepared) -> Step; 8] = [
    family,
    thing,
    sides,
    |a, b| softly(around::names(a, b)),
    |a, b| softly(around::places(a, b)),
    around::words,
    article,
    around::only_one,
];

/// Two articles that tell of one dispute seldom name the same people beside it.
fn softly(step: Step) -> Step {
    step.map(|(field, level, weight)| (field, level, weight.max(-0.05)))
}

fn stances<'a>(a: &'a Prepared, b: &'a Prepared) -> Option<(&'a Stance, &'a Stance)> {
    Some((a.claim.about.stance.as_ref()?, b.claim.about.stance.as_ref()?))
}

/// The side of who says or holds it.
pub(in crate::compare) fn voice<'a>(p: &'a Prepared) -> Option<&'a str> {
    let speaker = p.claim.said_by.as_ref()?;
    Some(speaker.side.as_deref().unwrap_or(&speaker.key))
}

/// True where two sides accuse each other; one of them may call the other by a noun: "the army".
pub(in crate::compare) fn are_of_each_other(a: &Prepared, b: &Prepared) -> bool {
    let Some((x, y)) = stances(a, b) else { return false };
    let (Some(p), Some(q)) = (voice(a), voice(b)) else { return false };
    let accuses = |stance: &Stance, side: &str| {
        stance.parties.iter().any(|party| party.strip_prefix(COMMON).unwrap_or(party) == side)
    };
    let may_accuse = |stance: &Stance, side: &str, own: &str| {
        let is_noun = stance.parties.iter().any(|party| party.starts_with(COMMON)) && !accuses(stance, own);
        accuses(stance, side) || is_noun
    };
    let asserted = x.pole == y.pole && x.pole == Pole::For;
    p != q && asserted && (accuses(x, q) && may_accuse(y, p, q) || accuses(y, p) && may_accuse(x, q, p))
}

fn family(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Measure;
    let Some((x, y)) = stances(a, b) else { return Ok((field, Level::Missing, 0.0)) };
    if x.mutual != y.mutual {
        // "each accused the other" is a row of its own.
        return Err(Veto::OtherMeasure);
    }
    if x.family == y.family {
        let weight = match statements::family(&x.family) {
            Some(family) if family.one => 0.44,
            Some(_) => 0.25,
            // An accusation can be of anything.
            None => 0.10,
        };
        return Ok((field, Level::Exact, weight));
    }
    if statements::are_kin(&x.family, &y.family) {
        return Ok((field, Level::Alias, if are_of_each_other(a, b) { 0.15 } else { 0.10 }));
    }
    Err(Veto::OtherMeasure)
}

fn thing(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Event;
    let (Some(x), Some(y)) = (&a.claim.about.event, &b.claim.about.event) else {
        return Ok((field, Level::Missing, 0.0));
    };
    Ok(if x == y {
        (field, Level::Exact, 0.15)
    } else if events::are_kin(x, y) {
        (field, Level::Alias, 0.10)
    } else {
        (field, Level::Different, 0.0)
    })
}

fn sides(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Counted;
    let Some((x, y)) = stances(a, b) else { return Ok((field, Level::Missing, 0.0)) };
    let family = statements::family(&x.family);
    if family.is_some_and(|family| family.set) || x.parties.is_empty() || y.parties.is_empty() {
        return Ok((field, Level::Missing, 0.0));
    }
    if are_of_each_other(a, b) {
        return Ok((field, Level::Exact, 0.25));
    }
    if x.parties == y.parties {
        // Of several causes the same one is told of one thing; that two differ says nothing.
        let is_answer = family.is_some_and(|family| family.answer);
        return Ok((field, Level::Exact, if is_answer { 0.25 } else { 0.15 }));
    }
    Ok((field, Level::Different, -0.05))
}

/// One article may tell both what is said and who denies it.
fn article(a: &Prepared, b: &Prepared) -> Step {
    let level = if a.claim.article == b.claim.article { Level::Alias } else { Level::Missing };
    Ok((Field::Article, level, 0.0))
}
