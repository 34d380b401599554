//! The claim of a figure whose harm is known: whom it counts, when, on whose word.

use super::super::scene::{Scene, core};
use super::super::{Draft, certainty, evidence, quantity, sums};
use super::{Harm, is_part_of_before, who};
use crate::claim::about::About;
use crate::claim::{Kind, Value};
use crate::lexicon::casualties;
use crate::lexicon::words::stem;
use crate::mention::Figure;
use crate::mention::figure::Dimension;
use std::ops::Range;

/// The claim of figure `i`, which counts `harm`.
pub(in crate::claim::find) fn draft(scene: &Scene, i: usize, figure: &Figure, harm: &Harm) -> Draft {
    let run = scene.run(figure);
    let core = core(figure);
    let mut about = About { measure: Some(harm.measure.clone()), ..About::default() };
    scene.surround(&mut about, &run, core);
    // The words of harm are compared as the measure.
    about.words.retain(|word| casualties::harm(&stem(&word.written)).is_none());
    about.event = scene.incident(&run).map(str::to_string);
    about.when = quantity::when(scene, &run);
    about.basis = Some(certainty::basis(scene, &run));
    let mut counted = harm.group.clone();
    if counted.side.is_none() && casualties::is_sided(&counted.key) {
        counted.side = who::inferred_side(scene, core);
        counted.side_inferred = counted.side.is_some();
    }
    about.counted = Some(counted);
    about.by = who::by(scene, &run);
    about.parts = sums::of_parts(scene, i, figure);
    about.is_part =
        is_part_of_before(scene, &run) || is_among(scene, &run) || certainty::is_of_a_part(scene, &run);
    let quote = evidence::with_cue(scene, core, &run, Some(harm.cue));
    Draft {
        kind: Kind::Casualties,
        value: Value::Figure { number: figure.value.clone(), unit: None, dimension: Dimension::Count },
        about,
        core,
        quote,
        certainty: certainty::of(scene, &run),
        as_of: quantity::as_of(scene, &run),
        superseded: certainty::is_superseded(scene, &run),
        moved: false,
        rule: "casualty: figure beside a word of harm",
    }
}

/// "25 children were among the dead": a part of those told of before.
fn is_among(scene: &Scene, run: &Range<usize>) -> bool {
    (run.end..run.end + 4).any(|i| scene.range.contains(&i) && scene.tokens().reads(i, &["among", "the"]))
}
