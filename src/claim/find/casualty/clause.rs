//! How a figure stands to a word of harm in its sentence: how far, in whose clause, and whether the word tells of a harm at all.

use super::super::scene::Scene;
use super::nobody::is_people;
use super::{CROSSING, FAR};
use crate::lexicon::casualties::{self, Flag};
use crate::mention::Figure;
use crate::mention::figure::Dimension;
use std::ops::Range;

/// Steps from a figure to a word of harm, with other figures and other clauses between as obstacles.
pub(super) fn cost(scene: &Scene, own: usize, run: &Range<usize>, cue: usize) -> u32 {
    let tokens = scene.tokens();
    let between = if cue < run.start { cue..run.start } else { run.end..cue };
    let mut cost = scene.distance(run, cue);
    let bridge = between.clone().any(|i| matches!(tokens.folded(i), "among" | "including" | "included"));
    if !bridge {
        cost += CROSSING * crossed(scene, own, &between);
    }
    // "90 migrants, of whom 31 drowned": the word belongs to those of whom it is said.
    if cue >= run.end && between.clone().any(|i| tokens.folded(i) == "whom") {
        cost += 2 * CROSSING;
    }
    // "one of two people hurt when four gunmen stormed the branch", "two boys were playing when a girl was shot": another clause has
    // its own people.
    let has_noun = scene.figures.get(own).is_some_and(|figure| figure.noun.is_some());
    let is_behind = cue >= run.end;
    if (has_noun || is_behind) && between.clone().any(|i| opens_clause(scene, i, is_behind)) {
        cost += if is_behind { 3 * FAR } else { FAR };
    }
    if cue < run.start && between.clone().any(|i| matches!(tokens.folded(i), "and" | "while" | "but")) {
        // "… were killed and 250 others injured": an "and" between parts them.
        cost += 3;
        // "were killed and eight others, among them a girl, were wounded": who has a verb of their own has no other.
        if cue + 2 == run.start && has_own_verb(scene, own, run) {
            cost += FAR;
        }
    }
    cost
}

/// How many other counts of people stand between.
fn crossed(scene: &Scene, own: usize, between: &Range<usize>) -> u32 {
    let counts = |figure: &&Figure| figure.dimension == Dimension::Count && is_people(scene, figure);
    let others = scene.figures.iter().enumerate().filter(|(k, figure)| *k != own && counts(figure));
    let crossed =
        others.filter(|(_, figure)| between.contains(&scene.tokens_of(figure.number).start)).count();
    u32::try_from(crossed).unwrap_or(u32::MAX / (CROSSING + 1))
}

/// "when", and "after" unless "after being shot" goes on with the same subject.
fn opens_clause(scene: &Scene, i: usize, is_behind: bool) -> bool {
    let tokens = scene.tokens();
    let word = tokens.folded(i);
    if casualties::is(word, Flag::Says) {
        // ", police said,": what is said goes on behind it.
        return tokens.folded(i + 1) != ",";
    }
    // "two men, known as dealers, were shot".
    (casualties::is(word, Flag::Clause) || word == "as" && !is_behind)
        && !tokens.folded(i + 1).ends_with("ing")
}

/// "eight others, among them a girl, were wounded": a passive verb of harm behind the figure, with no other count before it.
fn has_own_verb(scene: &Scene, own: usize, run: &Range<usize>) -> bool {
    let verb = (run.end..scene.range.end).find(|i| {
        scene.stem(*i).and_then(casualties::harm).is_some_and(|(measure, _)| measure != "killed")
            && is_passive(scene, *i)
    });
    verb.is_some_and(|verb| crossed(scene, own, &(run.end..verb)) == 0)
}

/// "were killed", "was wounded": what stands before it is its subject, however long.
pub(super) fn is_passive(scene: &Scene, cue: usize) -> bool {
    let before = |n: usize| cue.checked_sub(n).map_or("", |i| scene.tokens().folded(i));
    let be = |word: &str| matches!(word, "was" | "were" | "been" | "are");
    be(before(1)) || be(before(2))
}

/// True for a whole count with its noun, or right beside the verb: "two shot", "2 were shot", "shot two"; "Berg, 59, had shot" is an age.
pub(super) fn is_counted_beside(scene: &Scene, figure: &Figure, run: &Range<usize>, at: usize) -> bool {
    let tokens = scene.tokens();
    let helps = |i: usize| casualties::is(tokens.folded(i), Flag::BeforeVerb);
    figure.noun.is_some()
        || at + 1 == run.start
        || at >= run.end && (run.end..at).all(helps) && tokens.folded(run.start.saturating_sub(1)) != ","
}

/// "were shot", "shot two men", "3 shot in Orlo": people are hit; "a shot", "shots fired", "shot at" tell of none.
pub(super) fn is_hit(scene: &Scene, at: usize) -> bool {
    let tokens = scene.tokens();
    let before = at.checked_sub(1).map_or("", |i| tokens.folded(i));
    let behind = tokens.folded(at + 1);
    // "shot dead", "shot and killed", "fatally shot" tell of another harm in the next word.
    let is_graver = matches!(behind, "dead" | "to")
        || before == "fatally"
        || behind == "and" && scene.stem(at + 2).and_then(casualties::harm).is_some();
    tokens.folded(at) == "shot"
        && !casualties::is(before, Flag::BeforeNoun)
        && !is_graver
        && (!matches!(behind, "at" | "clock" | "put" | "fired") || is_at_a_place(scene, at))
}

/// "were shot at a hotel": what is shot at is none of them.
fn is_at_a_place(scene: &Scene, at: usize) -> bool {
    let tokens = scene.tokens();
    let named = tokens.get(at + 2).is_some_and(|token| token.capital);
    tokens.folded(at + 1) == "at"
        && is_passive(scene, at)
        && (named || matches!(tokens.folded(at + 2), "a" | "an" | "the"))
}

/// "has climbed to some 31", "stands at 9", "reached 40": a figure that a toll further off has come to.
pub(super) fn stands_at(scene: &Scene, run: &Range<usize>) -> bool {
    let before = run.start.checked_sub(1).map_or("", |i| scene.tokens().folded(i));
    casualties::is(before, Flag::StandsAt)
}

pub(super) fn is_toll(scene: &Scene, cue: usize) -> bool {
    matches!(scene.stem(cue), Some("toll"))
}

/// "the number of victims is 9", "9 victims", "claimed 9 lives", "9 bodies": the weak words count only so.
pub(super) fn weak_holds(scene: &Scene, run: &Range<usize>, cue: usize) -> bool {
    let tokens = scene.tokens();
    if run.contains(&cue) {
        let claims = |i: usize| {
            matches!(scene.stem(i), Some("claim" | "cost" | "lost" | "los" | "loss" | "tak" | "recover"))
        };
        let noun = scene.stem(cue) == Some("life") || scene.stem(cue) == Some("lif");
        // "Six victims were taken to a hospital": a victim of whom another harm is told need not be dead.
        if scene.stem(cue) == Some("victim") && tells_of_living(scene) {
            return false;
        }
        return !noun || (run.start.saturating_sub(4)..run.start).any(claims);
    }
    // "23 are in hospital", "taken to a hospital".
    if scene.stem(cue) == Some("hospital") {
        let before = |n: usize| cue.checked_sub(n).map_or("", |i| tokens.folded(i));
        let leads = |word: &str| matches!(word, "in" | "to");
        return cue >= run.end && (leads(before(1)) || matches!(before(1), "a" | "the") && leads(before(2)));
    }
    // "14 people lost their lives".
    let lost = |i: usize| matches!(tokens.folded(i), "lost" | "lose" | "losing");
    if cue >= run.end && (run.end..cue).any(lost) && cue - run.end <= 3 {
        return true;
    }
    cue < run.start
        && cue >= 2
        && tokens.folded(cue - 1) == "of"
        && matches!(tokens.folded(cue - 2), "number" | "count" | "total")
}

/// True where a sentence tells of people who are hurt, shot or in hospital.
fn tells_of_living(scene: &Scene) -> bool {
    scene.range.clone().any(|i| {
        let harm = scene.stem(i).and_then(casualties::harm);
        harm.is_some_and(|(measure, _)| measure != "killed")
            || casualties::is(scene.tokens().folded(i), Flag::Living)
    })
}
