//! Whether a figure or date is stated, planned, possible or called an earlier one, by cues near it.

use super::scene::Scene;
use crate::claim::{Basis, Certainty};
use crate::lexicon::certainty::cues;
use std::ops::Range;

/// How far before or after its figure a cue of certainty counts.
const CLAUSE: u32 = 12;
/// How far before its figure a cue that calls it an earlier one counts.
const BEFORE: u32 = 4;

/// True where the text calls the figure at `run` an earlier one.
pub(super) fn is_superseded(scene: &Scene, run: &Range<usize>) -> bool {
    let first = run.start.saturating_sub(8).max(scene.range.start);
    (first..run.start).any(|i| {
        cues().earlier.iter().any(|phrase| {
            let end = i + phrase.len();
            reads(scene, i, phrase) && end <= run.start && scene.distance(run, end - 1) <= BEFORE
        })
    })
}

/// How certain the text is of the figure or date at `run`.
pub(super) fn of(scene: &Scene, run: &Range<usize>) -> Certainty {
    let kinds = [
        (&cues().denied, Certainty::Denied),
        (&cues().possible, Certainty::Possible),
        (&cues().planned, Certainty::Planned),
    ];
    let mut nearest: Option<(u32, Certainty)> = None;
    for (phrases, certainty) in kinds {
        let Some(distance) = nearest_cue(scene, run, phrases) else { continue };
        if nearest.is_none_or(|(best, _)| distance < best) {
            nearest = Some((distance, certainty));
        }
    }
    nearest.map_or(Certainty::Stated, |(_, certainty)| certainty)
}

/// True where the text says that a plan moved, near the date at `run`.
pub(super) fn is_moved(scene: &Scene, run: &Range<usize>) -> bool {
    nearest_cue(scene, run, &cues().moved).is_some()
}

/// Over what the figure at `run` counts.
pub(super) fn basis(scene: &Scene, run: &Range<usize>) -> Basis {
    if nearest_cue(scene, run, &cues().cumulative).is_some() {
        Basis::Cumulative
    } else if nearest_cue(scene, run, &cues().period).is_some() {
        Basis::Period
    } else {
        Basis::Incident
    }
}

fn nearest_cue(scene: &Scene, run: &Range<usize>, phrases: &[Vec<String>]) -> Option<u32> {
    let mut nearest = None;
    for i in scene.range.clone() {
        let distance = scene.distance(run, i);
        if distance > CLAUSE || nearest.is_some_and(|best| best <= distance) {
            continue;
        }
        if phrases.iter().any(|phrase| reads(scene, i, phrase)) {
            nearest = Some(distance);
        }
    }
    nearest
}

fn reads(scene: &Scene, i: usize, phrase: &[String]) -> bool {
    // "set for 9 May" is no "may".
    let month = scene.tokens().folded(i) == "may" && scene.tokens().get(i).is_some_and(|token| token.capital);
    if month {
        return false;
    }
    phrase.iter().enumerate().all(|(k, word)| scene.tokens().folded(i + k) == word)
}
