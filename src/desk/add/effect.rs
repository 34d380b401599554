//! What a new claim does to the table: the row that it joins or makes, and what becomes of its verdict.

use super::Adding;
use crate::case::Comparison;
use crate::claim::file::append::Appended;
use crate::claim::{ByHand, Check, Claim};
use crate::compare::Question;
use crate::error::Result;
use crate::report::asked::row_of;
use crate::report::view::shared;
use crate::report::wording::{cell, clip, standing};
use std::collections::BTreeSet;

/// What a new claim does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Effect {
    /// Its article, where the text of that is not here and the quote is taken unchecked.
    pub unchecked: Option<String>,
    /// The found claim that gives way to it, for it says the same.
    pub replaces: Option<String>,
    /// What it does to rows, in the order to tell it.
    pub moves: Vec<Move>,
    /// The other claims of the row in which it stands then.
    pub beside: Vec<Beside>,
    /// How many decisions hold no longer with it.
    pub stale: usize,
}

/// A claim that stands in one row with the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its article.
    pub article: String,
    /// What it says.
    pub says: String,
    /// Its quote, as it stands in the article.
    pub quote: String,
}

/// What a claim does to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// It makes a row of its own.
    Makes(Now),
    /// It joins a row: as that was, and as it is then.
    Joins(Now, Now),
    /// It corrects, or takes the place of, a claim that stood in the same row.
    Stays(Now, Now),
    /// The claim that it corrects stood in another row; this one it joins.
    GoesTo(Now, Now),
    /// It makes several rows one.
    Unites(Vec<Now>, Now),
    /// The claim that it corrects stood in this row; what is left of it.
    Leaves(Now, Vec<Now>),
}

/// A row as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// Its number in the table, from 1.
    pub number: usize,
    /// What it asks.
    pub label: String,
    /// Its verdict and why, in one line.
    pub standing: String,
}

impl Adding<'_> {
    /// What a claim would do.
    ///
    /// # Errors
    ///
    /// As [`crate::case::Case::compare`].
    pub fn effect(&self, appended: &Appended) -> Result<Effect> {
        let case = self.case.with_curated(&self.path(), &appended.text);
        let after = case.compare_found(self.extraction)?;
        let id = appended.claim.id.as_ref().map_or("", |id| id.text.as_str());
        let mut effect = Effect::default();
        match after.claims.iter().position(|claim| claim.id == id) {
            Some(place) => placed(&mut effect, self, &after, place),
            None => taken_out(&mut effect, self, &after, appended),
        }
        effect.stale = after.review.stale.len().saturating_sub(self.before.review.stale.len());
        Ok(effect)
    }
}

fn placed(effect: &mut Effect, adding: &Adding, after: &Comparison, place: usize) {
    let Some(claim) = after.claims.get(place) else { return };
    if claim.evidence.check == Check::Unchecked {
        effect.unchecked = Some(claim.article.clone());
    }
    let amends = claim.by_hand.as_ref().and_then(|by_hand| by_hand.amends.as_deref());
    let replaced = if amends.is_none() { replaced(adding, after) } else { None };
    effect.replaces = replaced.map(str::to_owned);
    let Some((now, row)) =
        row_of(after, place).and_then(|i| Some((row_now(after, i)?, after.questions.get(i)?)))
    else {
        return;
    };
    let others: Vec<&Claim> =
        row.claims.iter().filter(|i| **i != place).filter_map(|i| after.claims.get(*i)).collect();
    let shared = shared(after);
    let beside = |claim: &&Claim| Beside {
        article: claim.article.clone(),
        says: cell(claim, shared),
        quote: claim.evidence.quote.clone(),
    };
    effect.beside = others.iter().map(beside).collect();
    let joined = rows_before(adding, &others);
    let gone = amends.or(replaced);
    let own = gone.and_then(|id| rows_of(adding.before, &BTreeSet::from([id])).first().copied());
    let rest = own.zip(gone).map(|(own, id)| others_of(adding, own, id)).unwrap_or_default();
    let stays = others.iter().any(|claim| rest.contains(claim.id.as_str()));
    let was = |row: usize| row_now(adding.before, row);
    let moves = &mut effect.moves;
    // A row that had the claim and others, of which none came along, is another row by now.
    let left = own.filter(|_| !rest.is_empty() && !stays);
    if let Some(own) = left {
        leaves(moves, adding, after, own, &rest);
    }
    let own = if left.is_some() { None } else { own };
    moves.extend(match (joined.as_slice(), own) {
        ([], None) => Some(Move::Makes(now)),
        ([], Some(own)) => was(own).map(|was| Move::Stays(was, now)),
        ([one], Some(own)) if own == *one => was(own).map(|was| Move::Stays(was, now)),
        ([one], Some(_)) => was(*one).map(|was| Move::GoesTo(was, now)),
        ([one], None) => was(*one).map(|was| Move::Joins(was, now)),
        (several, _) => Some(Move::Unites(several.iter().filter_map(|row| was(*row)).collect(), now)),
    });
}

/// The row that a claim left, and what is left of it.
fn leaves(moves: &mut Vec<Move>, adding: &Adding, after: &Comparison, was: usize, rest: &BTreeSet<&str>) {
    let Some(old) = row_now(adding.before, was) else { return };
    let rows = rows_of(after, rest).into_iter().filter_map(|row| row_now(after, row));
    moves.push(Move::Leaves(old, rows.collect()));
}

fn row_now(comparison: &Comparison, row: usize) -> Option<Now> {
    let question = comparison.questions.get(row)?;
    let standing = standing(question, &comparison.claims, shared(comparison).year);
    Some(Now { number: row + 1, label: clip(&question.label, 80), standing })
}

/// The claims that stood in a row beside one.
fn others_of<'d>(adding: &Adding<'d>, row: usize, id: &str) -> BTreeSet<&'d str> {
    let Some(row) = adding.before.questions.get(row) else { return BTreeSet::new() };
    let claims = row.claims.iter().filter_map(|i| adding.before.claims.get(*i));
    claims.map(|claim| claim.id.as_str()).filter(|other| *other != id).collect()
}

/// A claim that is none: what its row is without it.
fn taken_out(effect: &mut Effect, adding: &Adding, after: &Comparison, appended: &Appended) {
    let Some(amends) = appended.claim.amends.as_ref().map(|id| id.text.as_str()) else { return };
    let Some(was) = rows_of(adding.before, &BTreeSet::from([amends])).first().copied() else { return };
    leaves(&mut effect.moves, adding, after, was, &others_of(adding, was, amends));
}

/// The rows in which claims stood before, each once.
fn rows_before(adding: &Adding, claims: &[&Claim]) -> Vec<usize> {
    let ids: BTreeSet<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
    rows_of(adding.before, &ids)
}

fn rows_of(comparison: &Comparison, ids: &BTreeSet<&str>) -> Vec<usize> {
    let goes_by = |claim: &Claim| {
        let amends = |by_hand: &ByHand| by_hand.amends.as_deref().is_some_and(|id| ids.contains(id));
        ids.contains(claim.id.as_str()) || claim.by_hand.as_ref().is_some_and(amends)
    };
    let has =
        |question: &Question| question.claims.iter().filter_map(|i| comparison.claims.get(*i)).any(goes_by);
    let rows = comparison.questions.iter().enumerate().filter(|(_, question)| has(question));
    rows.map(|(i, _)| i).collect()
}

/// The found claim that is no longer there because the new one says the same in its place.
fn replaced<'d>(adding: &Adding<'d>, after: &Comparison) -> Option<&'d str> {
    let now: BTreeSet<&str> = after.claims.iter().map(|claim| claim.id.as_str()).collect();
    let gone = adding.before.claims.iter().find(|claim| !now.contains(claim.id.as_str()));
    gone.map(|claim| claim.id.as_str())
}
