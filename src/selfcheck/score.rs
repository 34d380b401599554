//! Every change made, one at a time, and what came of it, counted by kind.

use super::outcome::{self, Finding, Outcome, Why};
use super::places::{Place, places, sides};
use super::{Change, Kind, harmful, harmless};
use crate::case::Case;
use crate::error::Result;
use rayon::prelude::*;

/// How many changes of one kind came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Tally {
    /// The claims of the case that can be so changed.
    pub possible: usize,
    /// How many of these another article tells as well, in a row without a flag: only they can be noticed.
    pub told_twice: usize,
    /// How many changes were made, of these claims alone.
    pub made: usize,
    /// How many raised a flag.
    pub flagged: usize,
    /// How many made their row an update.
    pub updated: usize,
    /// How many made it unsure.
    pub unsure: usize,
    /// How many made it none of these.
    pub quiet: usize,
}

impl Tally {
    fn add(&mut self, other: &Tally) {
        self.possible += other.possible;
        self.told_twice += other.told_twice;
        self.made += other.made;
        self.flagged += other.flagged;
        self.updated += other.updated;
        self.unsure += other.unsure;
        self.quiet += other.quiet;
    }
}

/// The tally of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Line {
    /// The kind.
    pub kind: Kind,
    /// Whether two articles disagree after it.
    pub harmful: bool,
    /// What came of the changes.
    #[serde(flatten)]
    pub tally: Tally,
}

/// What came of all changes of a case.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// The seed that chose them.
    pub seed: u64,
    /// How many changes of each kind were made at most.
    pub count: usize,
    /// Harmful changes of figures and days, added up.
    pub values: Tally,
    /// Harmless changes, added up.
    pub harmless: Tally,
    /// By kind, in the order of [`Kind::ALL`].
    pub tallies: Vec<Line>,
    /// Each change with what came of it.
    pub changes: Vec<Finding>,
}

impl Report {
    /// Why harmful changes raised no flag, in the order of [`Why::ALL`], each with how many.
    pub fn unnoticed(&self) -> Vec<(Why, usize)> {
        let of = |why: Why| self.changes.iter().filter(|one| one.why == Some(why)).count();
        let counted = Why::ALL.into_iter().map(|why| (why, of(why)));
        counted.filter(|(_, number)| *number > 0).collect()
    }
}

/// Changes a case's texts, at most `most` times for each kind, and compares each changed case. After each, `told` is called with how
/// many changes there are in all; on any thread.
///
/// The same case, seed and number give the same report. Claims by hand are left out: their quotes would not stand.
///
/// # Errors
///
/// As [`Case::compare`].
pub fn run(case: &Case, seed: u64, most: usize, told: &(dyn Fn(usize) + Sync)) -> Result<Report> {
    let case = case.without_hand_work();
    let before = case.compare()?;
    let sides = sides(&case, &before);
    let places = places(&case, &before, &sides);
    let mut random = fastrand::Rng::with_seed(seed);
    let mut tallies = Vec::new();
    let mut changes = Vec::new();
    for kind in Kind::ALL {
        let (chosen, tally) = chosen(kind, &places, most, &mut random);
        changes.extend(chosen);
        tallies.push(Line { kind, harmful: kind.is_harmful(), tally });
    }
    let found: Vec<Result<Option<Finding>>> = changes
        .par_iter()
        .map(|change| {
            let found = outcome::find(&case, &before, change);
            told(changes.len());
            found
        })
        .collect();
    let mut done = Vec::new();
    for one in found {
        done.extend(one?);
    }
    let (mut values, mut harmless) = (Tally::default(), Tally::default());
    for line in &mut tallies {
        count(&mut line.tally, line.kind, &done);
        if line.kind.is_of_value() {
            values.add(&line.tally);
        } else if !line.harmful {
            harmless.add(&line.tally);
        }
    }
    Ok(Report { seed, count: most, values, harmless, tallies, changes: done })
}

/// The changes of one kind, and on how many claims it could be made.
fn chosen(kind: Kind, places: &[Place], most: usize, random: &mut fastrand::Rng) -> (Vec<Change>, Tally) {
    let fits = |place: &&Place| change(kind, place, &mut random.clone()).is_some();
    let fitting: Vec<&Place> = places.iter().filter(fits).collect();
    let told: Vec<&Place> = fitting.iter().copied().filter(|place| place.told_by.is_some()).collect();
    let tally = Tally { possible: fitting.len(), told_twice: told.len(), ..Tally::default() };
    let times = if kind.has_many_ways() { 3 } else { 1 };
    let mut order: Vec<&Place> =
        told.into_iter().flat_map(|place| std::iter::repeat_n(place, times)).collect();
    random.shuffle(&mut order);
    let mut made: Vec<Change> =
        order.into_iter().filter_map(|place| change(kind, place, random)).take(most).collect();
    made.sort_by(|a, b| (&a.article, a.at, &a.with).cmp(&(&b.article, b.at, &b.with)));
    made.dedup();
    (made, tally)
}

fn change(kind: Kind, place: &Place, random: &mut fastrand::Rng) -> Option<Change> {
    match kind {
        Kind::FigureChanged => harmful::figure(place, random),
        Kind::DigitChanged => harmful::digit(place, random),
        Kind::TenTimes => harmful::ten_times(place),
        Kind::HarmsSwapped => harmful::harms(place),
        Kind::UnitChanged => harmful::unit(place, random),
        Kind::DayMoved => harmful::day(place, random),
        Kind::MonthChanged => harmful::month(place, random),
        Kind::SideChanged => harmful::side(place, random),
        Kind::Negated => harmful::negated(place),
        Kind::Denied => harmful::denied(place),
        Kind::Rounded => harmless::rounded(place),
        Kind::Separators => harmless::separators(place),
        Kind::NumberWords => harmless::number_words(place),
        Kind::Respelled => harmless::respelled(place, random),
        Kind::Synonym => harmless::synonym(place, random),
        Kind::Reordered => harmless::reordered(place),
    }
}

fn count(tally: &mut Tally, kind: Kind, done: &[Finding]) {
    for one in done.iter().filter(|one| one.change.kind == kind) {
        tally.made += 1;
        match one.outcome {
            Outcome::Flagged => tally.flagged += 1,
            Outcome::Updated => tally.updated += 1,
            Outcome::Unsure => tally.unsure += 1,
            Outcome::Quiet => tally.quiet += 1,
        }
    }
}
