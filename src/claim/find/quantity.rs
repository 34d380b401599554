//! Quantities: every other figure, with what it measures or counts.

use super::scene::{Scene, side_of};
use super::{Draft, certainty, evidence};
use crate::claim::about::{About, Basis, Group};
use crate::claim::{Kind, Value};
use crate::lexicon::measures::{self, Of};
use crate::lexicon::{casualties, words};
use crate::mention::figure::Dimension;
use crate::mention::{Figure, When};
use crate::text::Span;
use std::ops::Range;

/// Past these steps a word does not say what a figure measures.
const MEASURE_REACH: u32 = 14;
/// Past these steps a date does not say when the event of a figure was.
const WHEN_REACH: u32 = 16;

/// The words of a figure with its hedge, unit and counted noun.
pub(super) fn core(figure: &Figure) -> Span {
    let own = figure.hedged.join(&figure.span);
    figure.noun.as_ref().map_or(own, |noun| own.join(&noun.span))
}

/// The tokens of [`core`].
pub(super) fn run(scene: &Scene, figure: &Figure) -> Range<usize> {
    scene.tokens_of(core(figure))
}

/// The claim of figure `i`, or why it is none.
pub(super) fn draft(scene: &Scene, _i: usize, figure: &Figure) -> Result<Draft, &'static str> {
    if matches!(figure.dimension, Dimension::Ordinal | Dimension::Score | Dimension::Ratio) {
        return Err("an order, a score or a ratio");
    }
    let core = core(figure);
    let run = scene.tokens_of(core);
    let mut about = About::default();
    scene.surround(&mut about, &run, core);
    let (measure, cue) = measure(scene, figure, &run);
    about.measure = measure;
    about.counted = counted(scene, figure);
    about.when = when(scene, &run);
    about.basis = Some(match about.measure.as_deref() {
        Some("share") => Basis::OfADay,
        _ => certainty::basis(scene, &run),
    });
    let nothing = about.measure.is_none() && about.counted.is_none() && figure.unit.is_none();
    if nothing && about.words.iter().all(|word| word.weight < 0.5) {
        return Err("a bare number that nothing near it explains");
    }
    let quote = evidence::with_cue(scene, core, &run, cue);
    Ok(Draft {
        kind: Kind::Quantity,
        value: Value::Figure {
            number: figure.value.clone(),
            unit: figure.unit.clone(),
            dimension: figure.dimension,
        },
        about,
        core,
        quote,
        certainty: certainty::of(scene, &run),
        as_of: as_of(scene, &run),
        superseded: certainty::is_superseded(scene, &run),
        moved: false,
        rule: figure.rule,
    })
}

/// What a figure measures and the token that says so: the nearest word of a measure of its dimension, else the dimension.
fn measure(scene: &Scene, figure: &Figure, run: &Range<usize>) -> (Option<String>, Option<usize>) {
    let of = match figure.dimension {
        Dimension::Money => Of::Money,
        Dimension::Percent | Dimension::PercentagePoint => Of::Percent,
        Dimension::Length => Of::Length,
        Dimension::Area => Of::Area,
        Dimension::Speed => Of::Speed,
        Dimension::Age => return (Some("age".to_string()), None),
        Dimension::Magnitude => return (Some("magnitude".to_string()), None),
        Dimension::Temperature => return (Some("temperature".to_string()), None),
        _ => return (None, None),
    };
    let mut best: Option<(u32, &'static str, usize)> = None;
    for at in scene.range.clone() {
        let Some(name) = scene.stem(at).and_then(|stem| measures::measure(stem, of)) else { continue };
        let distance = scene.distance(run, at);
        // What stands after a figure names it more often ("$15 million to charity") than what stands before.
        let cost = if at >= run.end { distance } else { distance + 1 };
        if cost <= MEASURE_REACH && best.is_none_or(|(least, _, _)| cost < least) {
            best = Some((cost, name, at));
        }
    }
    match best {
        Some((_, name, at)) => (Some(name.to_string()), Some(at)),
        None => (None, None),
    }
}

/// What a figure without a unit counts.
fn counted(scene: &Scene, figure: &Figure) -> Option<Group> {
    let noun = figure.noun.as_ref()?;
    let stem = words::stem(&noun.head);
    let key = casualties::people(&stem).map_or(stem, |people| people.key.to_string());
    let side = scene.names().find(|name| noun.span.overlaps(&name.span)).map(|name| side_of(name).to_string());
    Some(Group { written: noun.span.of(scene.tokens().text()).to_string(), key, side, side_inferred: false })
}

/// When the event of a figure was: the nearest date of its sentence.
pub(super) fn when(scene: &Scene, run: &Range<usize>) -> Option<When> {
    let mut best: Option<(u32, &When)> = None;
    for date in &scene.dates {
        let Some(when) = &date.when else { continue };
        let distance = scene.distance(run, scene.tokens_of(date.span).start);
        if distance <= WHEN_REACH && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, when));
        }
    }
    best.map(|(_, when)| when.clone())
}

/// The day as of which a figure holds: "as of Monday", "up to midday Monday", "by late Tuesday".
pub(super) fn as_of(scene: &Scene, run: &Range<usize>) -> Option<When> {
    let tokens = scene.tokens();
    for date in &scene.dates {
        let first = scene.tokens_of(date.span).start;
        if scene.distance(run, first) > WHEN_REACH {
            continue;
        }
        let before = |n: usize| first.checked_sub(n).map_or("", |i| tokens.folded(i));
        let said = before(1) == "of" && before(2) == "as" || before(1) == "by" || before(1) == "until";
        if said {
            return date.when.clone();
        }
    }
    None
}
