//! Every change made, one at a time, and what came of it.

use super::change::{Aligned, Change, Kind, aligned};
use super::outcome::{self, Finding, Outcome};
use super::{harmful, harmless};
use crate::case::{Case, Comparison};
use crate::error::Result;
use rayon::prelude::*;

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
    pub changes: Vec<Finding>,
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
    let outcomes: Vec<Result<Option<Finding>>> =
        changes.par_iter().map(|change| outcome::find(&case, change)).collect();
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

fn tally(kind: Kind, done: &[Finding]) -> Tally {
    let of = |wanted: Outcome| {
        done.iter().filter(|one| one.change.kind == kind && one.outcome == wanted).count()
    };
    Tally {
        kind,
        made: done.iter().filter(|one| one.change.kind == kind).count(),
        flagged: of(Outcome::Flagged),
        updated: of(Outcome::Updated),
        unsure: of(Outcome::Unsure),
    }
}
