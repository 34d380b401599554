//! Every change made, one at a time, and what came of it.

use super::change::{Aligned, Change, Kind, aligned};
use super::{harmful, harmless};
use crate::case::{Case, Comparison};
use crate::compare::{Question, Verdict};
use crate::error::Result;
use rayon::prelude::*;

/// What came of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Its row is a conflict or a dispute.
    Flagged,
    /// Its row is an update: the changed text reads like a later count or a moved plan.
    Updated,
    /// Its row is unsure.
    Unsure,
    /// Its row stands as it stood, or the claim stands alone.
    Quiet,
}

/// How many changes of one kind came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// The kind.
    pub kind: Kind,
    /// How many were made.
    pub made: usize,
    /// How many rows became conflicts or disputes.
    pub flagged: usize,
    /// How many became updates.
    pub updated: usize,
    /// How many became unsure.
    pub unsure: usize,
}

/// What came of all changes of a case.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// The seed that chose them.
    pub seed: u64,
    /// By kind, in the order of [`Kind::ALL`].
    pub tallies: Vec<Tally>,
    /// Each change with what came of it.
    pub changes: Vec<(Change, Outcome)>,
}

/// Changes a case's texts, at most `most` times for each kind, and compares each changed case.
///
/// The same case, seed and number give the same report. Claims by hand are left out: their quotes would not stand.
///
/// # Errors
///
/// As [`Case::compare`].
pub fn run(case: &Case, seed: u64, most: usize) -> Result<Report> {
    let case = case.without_hand_work();
    let comparison = case.compare()?;
    let changes = chosen(&case, &comparison, seed, most);
    let outcomes: Vec<Result<Option<(Change, Outcome)>>> = changes
        .into_par_iter()
        .map(|change| Ok(outcome(&case, &change)?.map(|outcome| (change, outcome))))
        .collect();
    let mut done = Vec::new();
    for outcome in outcomes {
        done.extend(outcome?);
    }
    let tallies = Kind::ALL.iter().map(|kind| tally(*kind, &done)).collect();
    Ok(Report { seed, tallies, changes: done })
}

fn chosen(case: &Case, comparison: &Comparison, seed: u64, most: usize) -> Vec<Change> {
    let mut random = fastrand::Rng::with_seed(seed);
    let rows = aligned(case, comparison);
    let mut changes = Vec::new();
    for kind in Kind::ALL {
        // What takes a random value is tried with several.
        let times = if matches!(kind, Kind::FigureChanged | Kind::DayMoved) { 3 } else { 1 };
        let mut order: Vec<&Aligned> = rows.iter().flat_map(|row| std::iter::repeat_n(row, times)).collect();
        random.shuffle(&mut order);
        let made = order.into_iter().filter_map(|row| change(kind, row, &mut random)).take(most);
        let mut made: Vec<Change> = made.collect();
        made.sort_by(|a, b| (&a.article, a.at, &a.with).cmp(&(&b.article, b.at, &b.with)));
        made.dedup();
        changes.extend(made);
    }
    changes
}

fn change(kind: Kind, row: &Aligned, random: &mut fastrand::Rng) -> Option<Change> {
    match kind {
        Kind::FigureChanged => harmful::figure(row, random),
        Kind::DayMoved => harmful::day(row, random),
        Kind::SidesSwapped => harmful::sides(row),
        Kind::Denied => harmful::denied(row),
        Kind::Rounded => harmless::rounded(row),
        Kind::Respelled => harmless::respelled(row),
        Kind::Reordered => harmless::reordered(row),
    }
}

/// What comes of a change; `None` where it can't be made.
fn outcome(case: &Case, change: &Change) -> Result<Option<Outcome>> {
    let Some(article) = case.articles.iter().find(|article| article.id == change.article) else {
        return Ok(None);
    };
    let Some(body) = change.apply(&article.body) else { return Ok(None) };
    let changed = case.with_body(&change.article, body).compare()?;
    let worst = changed
        .questions
        .iter()
        .filter(|question| is_touched(&changed, question, change))
        .map(|question| question.verdict)
        .max_by_key(|verdict| {
            (verdict.is_flagged(), *verdict == Verdict::Updated, *verdict == Verdict::Unsure)
        });
    Ok(Some(match worst {
        Some(verdict) if verdict.is_flagged() => Outcome::Flagged,
        Some(Verdict::Updated) => Outcome::Updated,
        Some(Verdict::Unsure) => Outcome::Unsure,
        _ => Outcome::Quiet,
    }))
}

/// True for a row that has a claim at the changed place.
fn is_touched(comparison: &Comparison, question: &Question, change: &Change) -> bool {
    let mut claims = question.claims.iter().filter_map(|i| comparison.claims.get(*i));
    claims.any(|claim| {
        claim.article == change.article
            && claim.evidence.span.is_some_and(|span| span.overlaps(&change.claim))
    })
}

fn tally(kind: Kind, done: &[(Change, Outcome)]) -> Tally {
    let of = |wanted: Outcome| {
        done.iter().filter(|(change, outcome)| change.kind == kind && *outcome == wanted).count()
    };
    Tally {
        kind,
        made: done.iter().filter(|(change, _)| change.kind == kind).count(),
        flagged: of(Outcome::Flagged),
        updated: of(Outcome::Updated),
        unsure: of(Outcome::Unsure),
    }
}
