//! Whether a figure or date is stated, planned, possible or called an earlier one, by cues near it.

use super::scene::Scene;
use crate::claim::{Basis, Certainty};
use crate::lexicon::certainty::{Phrases, cues};
use crate::lexicon::synonyms;
use crate::mention::name::Sort;
use crate::text::Span;
use std::ops::Range;

/// How far before or after its figure a cue of certainty counts.
const CLAUSE: u32 = 12;
/// How far before its figure a cue that calls it an earlier one counts.
const BEFORE: u32 = 4;

/// True where the text calls the figure at `run` an earlier one.
pub(super) fn is_superseded(scene: &Scene, run: &Range<usize>) -> bool {
    let first = run.start.saturating_sub(8).max(scene.range.start);
    (first..run.start).any(|i| {
        cues().earlier.from(scene.tokens().folded(i)).iter().any(|phrase| {
            let end = i + phrase.len();
            // "rose from 24 to 31": what "from" names is the figure right after it.
            let reach = if phrase.last().is_some_and(|word| word == "from") { 0 } else { BEFORE };
            reads(scene, i, phrase) && end <= run.start && scene.distance(run, end - 1) <= reach
        })
    }) || is_left_behind(scene, run)
}

/// "rose to 31 from 24": a figure after "from" that stands behind one after "to".
fn is_left_behind(scene: &Scene, run: &Range<usize>) -> bool {
    let tokens = scene.tokens();
    let from = run.start.checked_sub(1).is_some_and(|i| tokens.folded(i) == "from");
    let first = run.start.saturating_sub(10).max(scene.range.start);
    let counts = |i: usize| matches!(scene.stem(i).and_then(synonyms::key), Some("count" | "rise" | "fall"));
    let to = (first..run.start).rev().find(|i| tokens.folded(*i) == "to");
    from && to.is_some_and(|to| to > 0 && counts(to - 1) && (to..run.start).any(|i| is_figure(scene, i)))
}

fn is_figure(scene: &Scene, i: usize) -> bool {
    scene.figures.iter().any(|figure| scene.tokens_of(figure.number).contains(&i))
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

/// True where the figure at `run` counts what is in one place or time alone.
pub(super) fn is_of_a_part(scene: &Scene, run: &Range<usize>) -> bool {
    nearest_cue(scene, run, &cues().part).is_some() || is_of_a_place_alone(scene, run)
}

/// "in Orlo alone", "on Monday alone": one place or day of several.
fn is_of_a_place_alone(scene: &Scene, run: &Range<usize>) -> bool {
    let ends = |span: Span, i: usize| scene.tokens_of(span).end == i;
    scene.range.clone().any(|i| {
        scene.tokens().folded(i) == "alone"
            && scene.distance(run, i) <= CLAUSE
            && (scene.names().any(|name| name.sort == Sort::Place && ends(name.span, i))
                || scene.dates.iter().any(|date| ends(date.span, i)))
    })
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

fn nearest_cue(scene: &Scene, run: &Range<usize>, phrases: &Phrases) -> Option<u32> {
    let mut nearest = None;
    for i in scene.range.clone() {
        let distance = scene.distance(run, i);
        if distance > CLAUSE || nearest.is_some_and(|best| best <= distance) {
            continue;
        }
        let begun = phrases.from(scene.tokens().folded(i));
        let unplanned =
            || cues().unplanned.from(scene.tokens().folded(i)).iter().any(|phrase| reads(scene, i, phrase));
        if begun.iter().any(|phrase| reads(scene, i, phrase)) && !unplanned() {
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
