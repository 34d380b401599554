//! Casualty counts: which figures of a sentence count the killed, the injured, the missing, and who they are.
//!
//! Each figure goes to the nearest word of harm, counted in steps: "killed 9" and "9 were injured" before "killed in
//! the attack, 9 of …". "Including 5 children", "5 of them" and "5 of whom" take the harm of the figure before.

mod clause;
mod draft;
mod nobody;
mod who;

use super::certainty;
use super::scene::Scene;
use crate::claim::about::Group;
use crate::lexicon::casualties::{self, Strength};
use crate::mention::Figure;
use crate::mention::figure::Dimension;
use clause::{is_passive, is_toll};
pub(super) use draft::draft;
use nobody::{is_none_of_them, is_people};
use std::ops::Range;
use who::group;

/// The harm that a figure counts.
pub(super) struct Harm {
    /// `killed`, `injured:serious`.
    measure: String,
    /// The token of the word of harm.
    cue: usize,
    /// Who is harmed; `person` where the text does not say.
    group: Group,
}

/// A word of harm: its token, its measure, how firmly it ties a figure to it.
type Cue = (usize, &'static str, Strength);

/// Beyond these steps a word of harm belongs to something else.
const FAR: u32 = 9;
/// A figure between a figure and a word of harm takes that word for itself, unless it is a part of the first.
const CROSSING: u32 = 7;

/// For each figure of the sentence, the harm that it counts.
pub(super) fn harms(scene: &Scene) -> Vec<Option<Harm>> {
    let mut found: Vec<Option<Harm>> = Vec::with_capacity(scene.figures.len());
    if scene.figures.is_empty() {
        return found;
    }
    let cue = |at: usize| {
        scene.stem(at).and_then(casualties::harm).map(|(measure, strength)| (at, measure, strength))
    };
    let cues: Vec<Cue> = scene.range.clone().filter_map(cue).collect();
    for (i, figure) in scene.figures.iter().enumerate() {
        let harm = harm(scene, i, figure, &cues, found.last().and_then(Option::as_ref));
        found.push(harm);
    }
    // "17 pickers and 9 guards were killed": what is joined by a comma or "and" shares the word that closes the list.
    for i in (0..found.len().saturating_sub(1)).rev() {
        if found[i].is_none()
            && found[i + 1].is_some()
            && is_people(scene, scene.figures[i])
            && joined(scene, i)
        {
            let (measure, cue) = match &found[i + 1] {
                Some(next) => (next.measure.clone(), next.cue),
                None => continue,
            };
            let group = group(scene, i, scene.figures[i]);
            found[i] = Some(Harm { measure, cue, group });
        }
    }
    found
}

fn harm(scene: &Scene, i: usize, figure: &Figure, cues: &[Cue], before: Option<&Harm>) -> Option<Harm> {
    if figure.dimension != Dimension::Count {
        return None;
    }
    let run = scene.run(figure);
    if is_none_of_them(scene, figure, &run) {
        return None;
    }
    if let Some(before) = before
        && (is_part_of_before(scene, &run) || figure.noun.is_none() && certainty::is_superseded(scene, &run))
    {
        let measure = match grave_after(scene, &run) {
            Some(gravity) if before.measure == "injured" => format!("injured:{gravity}"),
            _ => before.measure.clone(),
        };
        return Some(Harm { measure, cue: before.cue, group: group(scene, i, figure) });
    }
    if let Some((cue, measure)) = in_condition(scene, &run) {
        return Some(Harm { measure: measure.to_string(), cue, group: group(scene, i, figure) });
    }
    let Some((cue, measure)) = nearest(scene, i, figure, &run, cues) else {
        return lost(scene, i, figure, &run);
    };
    if measure == "killed" && adds(scene, &run) {
        return Some(Harm { measure: "killed:more".to_string(), cue, group: group(scene, i, figure) });
    }
    let measure = match gravity(scene, cue) {
        Some(gravity) if measure == "injured" => format!("{measure}:{gravity}"),
        _ => measure.to_string(),
    };
    Some(Harm { measure, cue, group: group(scene, i, figure) })
}

/// The word of harm that a figure counts, with its measure.
fn nearest(
    scene: &Scene,
    i: usize,
    figure: &Figure,
    run: &Range<usize>,
    cues: &[Cue],
) -> Option<(usize, &'static str)> {
    let mut best: Option<(u32, usize, &'static str)> = None;
    for &(at, measure, strength) in cues {
        let is_shot = measure == "shot";
        if is_shot && !(clause::is_hit(scene, at) && clause::is_counted_beside(scene, figure, run, at)) {
            continue;
        }
        if nobody::is_of_whom_none(scene, figure, at)
            || at > run.end && nobody::is_accused(scene, run.end..at)
            || nobody::did_it(scene, run, at)
        {
            continue;
        }
        let limit = match strength {
            Strength::Plain if is_toll(scene, at) && clause::stands_at(scene, run) && at < run.start => {
                u32::MAX
            }
            Strength::Plain if is_toll(scene, at) => FAR + 8,
            // "17 pickers from the farms above Orlo were killed".
            Strength::Plain if is_passive(scene, at) && at > run.end => FAR + 10,
            Strength::Plain => FAR,
            Strength::Weak if clause::weak_holds(scene, run, at) => FAR,
            Strength::Weak => continue,
        };
        // No cost is less than the way, and most words of a long sentence are too far off.
        let most = best.map_or(limit, |(least, _, _)| limit.min(least));
        let cost = match scene.distance(run, at) {
            _ if run.contains(&at) => 0,
            way if way > most => continue,
            _ => clause::cost(scene, i, run, at),
        };
        if cost <= limit && best.is_none_or(|(least, _, _)| cost < least) {
            best = Some((cost, at, measure));
        }
    }
    best.map(|(_, cue, measure)| (cue, measure))
}

/// "two others in critical condition", "three were listed in fair condition": of the injured is a condition told.
fn in_condition(scene: &Scene, run: &Range<usize>) -> Option<(usize, &'static str)> {
    let tokens = scene.tokens();
    let near = (run.end..run.end + 5)
        .take_while(|i| scene.range.contains(i) && !matches!(tokens.folded(*i), "," | "and" | ";"));
    let at = near.into_iter().find(|i| tokens.folded(*i) == "in")?;
    let measure = casualties::condition(tokens.folded(at + 1))?;
    let condition = (at + 2..at + 5).find(|i| tokens.folded(*i) == "condition")?;
    scene.range.contains(&condition).then_some((condition, measure))
}

/// "the army lost 58 soldiers": of those who stand on a side, to lose them is to have them killed.
fn lost(scene: &Scene, i: usize, figure: &Figure, run: &Range<usize>) -> Option<Harm> {
    let group = group(scene, i, figure);
    let cue = run.start.checked_sub(1).filter(|at| scene.range.contains(at))?;
    let loses = matches!(scene.tokens().folded(cue), "lost" | "lose" | "loses" | "losing");
    (loses && casualties::is_sided(&group.key)).then(|| Harm { measure: "killed".to_string(), cue, group })
}

/// "five of them seriously": how grave, told behind the figure.
fn grave_after(scene: &Scene, run: &Range<usize>) -> Option<&'static str> {
    (run.end..run.end + 4)
        .filter(|i| scene.range.contains(i))
        .find_map(|i| casualties::gravity(scene.tokens().folded(i)))
}

fn is_part_of_before(scene: &Scene, run: &Range<usize>) -> bool {
    let tokens = scene.tokens();
    let after = |words: &[&str]| tokens.reads(run.end, words);
    let including = (run.start.saturating_sub(3)..run.start)
        .any(|i| i >= scene.range.start && matches!(tokens.folded(i), "including" | "among" | "includes"));
    including && !after(&["injured"]) && !after(&["wounded"])
        || after(&["of", "them"])
        || after(&["of", "whom"])
}

/// "nine more bodies", "another nine", "a further nine": a figure that adds to a count and is none itself.
fn adds(scene: &Scene, run: &Range<usize>) -> bool {
    let before = (run.start.saturating_sub(2)..run.start + 1)
        .any(|i| matches!(scene.tokens().folded(i), "another" | "further" | "additional"));
    before
        || run.clone().skip(1).any(|i| {
            matches!(scene.tokens().folded(i), "more" | "further") && scene.tokens().folded(i + 1) != "than"
        })
}

fn gravity(scene: &Scene, cue: usize) -> Option<&'static str> {
    (cue.saturating_sub(2)..cue + 2)
        .filter(|i| scene.range.contains(i))
        .find_map(|i| casualties::gravity(scene.tokens().folded(i)))
}

fn joined(scene: &Scene, i: usize) -> bool {
    let (Some(a), Some(b)) = (scene.figures.get(i), scene.figures.get(i + 1)) else { return false };
    let from = scene.run(a).end;
    let to = scene.run(b).start;
    from <= to && (from..to).all(|k| matches!(scene.tokens().folded(k), "," | "and" | "or"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::find::Telling;
    use crate::lexicon::examples::Examples;
    use crate::mention::Anchor;

    /// The casualty counts of a text: "injured 9".
    fn counted(text: &str) -> Vec<String> {
        let telling = Telling::new(text, &Anchor::UNKNOWN);
        let mut all = Vec::new();
        for scene in telling.scenes() {
            for (figure, harm) in scene.figures.iter().zip(harms(&scene)) {
                let number = figure.value.min.map(|min| min.to_string()).unwrap_or_default();
                all.extend(harm.map(|harm| format!("{} {number}", harm.measure)));
            }
        }
        all
    }

    #[test]
    fn examples_of_the_data_hold() {
        let examples = Examples::of("casualties.yaml", include_str!("../../../lexicon/data/casualties.yaml"));
        let failures = examples.hold(counted);
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn figures_that_count_none_of_the_harmed_are_no_claims() {
        for text in [
            "None of the wounded was in danger.",
            "None of their injuries are grave.",
            "None of those who were injured has left.",
            "The two women, ages 20 and 22, were there when he was hurt.",
            "He was killed at 7050 Old Mill Road.",
            "Two boys were playing in the yard when a girl was shot.",
            "Three officers who shot and killed a baker are on leave.",
            "The court charged six people in the shooting death of a baker.",
        ] {
            assert_eq!(counted(text), [""; 0], "{text}");
        }
    }
}
