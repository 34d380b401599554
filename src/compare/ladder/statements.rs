//! What two statements are of: their families, the thing that they speak of, and the sides that accuse each other.
//!
//! Names, places and words around them weigh as for other claims. Which way a statement goes is its value and joins nothing.

use super::around;
use super::veto::Veto;
use super::{Field, Level, Scale, Sink, Step};
use crate::claim::Stance;
use crate::claim::about::COMMON;
use crate::compare::prepared::Prepared;
use crate::lexicon::statements::Pole;

/// The fields in which statements are compared, in order.
pub(super) fn weigh<S: Sink>(a: &Prepared, b: &Prepared, mut scale: Scale<S>) -> Result<f32, Veto> {
    scale.put(Field::Measure, family(a, b))?;
    scale.put(Field::Event, thing(a, b))?;
    scale.put(Field::Counted, sides(a, b))?;
    scale.put(Field::Names, around::names(a, b))?;
    scale.put(Field::Places, around::places(a, b))?;
    scale.put(Field::Words, around::words(a, b))?;
    scale.put(Field::Article, article(a, b))?;
    scale.put(Field::OnlyOne, around::only_one(a, b))?;
    Ok(scale.score)
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
    let Some((x, y)) = stances(a, b) else { return Ok(None) };
    if x.mutual != y.mutual {
        // "each accused the other" is a row of its own.
        return Err(Veto::OtherMeasure);
    }
    let Some((p, q)) = a.facts.stance.zip(b.facts.stance) else { return Ok(None) };
    if p.family == q.family {
        return Ok(Some(match p.known {
            // Of some things a case seldom has two.
            Some(family) if family.one => Level::Exact,
            Some(_) => Level::Alias,
            // An accusation can be of anything.
            None => Level::Slight,
        }));
    }
    if p.kin & q.kin != 0 { Ok(Some(Level::Slight)) } else { Err(Veto::OtherMeasure) }
}

fn thing(a: &Prepared, b: &Prepared) -> Step {
    let (x, y) = (a.facts.event, b.facts.event);
    if !x.is_told() || !y.is_told() {
        return Ok(None);
    }
    Ok(Some(if x.number == y.number {
        Level::Exact
    } else if x.is_kin(y) {
        Level::Alias
    } else {
        Level::Different
    }))
}

fn sides(a: &Prepared, b: &Prepared) -> Step {
    let Some((x, y)) = stances(a, b) else { return Ok(None) };
    let family = a.facts.stance.and_then(|held| held.known);
    if family.is_some_and(|family| family.set) || x.parties.is_empty() || y.parties.is_empty() {
        return Ok(None);
    }
    // Of several causes the same one is told of one thing; that two differ says nothing.
    let is_answer = family.is_some_and(|family| family.answer);
    Ok(Some(if are_of_each_other(a, b) || is_answer && x.parties == y.parties {
        Level::Exact
    } else if x.parties == y.parties {
        Level::Alias
    } else {
        Level::Different
    }))
}

/// One article may tell both what is said and who denies it.
fn article(a: &Prepared, b: &Prepared) -> Step {
    Ok((a.article == b.article).then_some(Level::Alias))
}
