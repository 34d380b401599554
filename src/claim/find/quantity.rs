//! Quantities: every other figure, with what it measures or counts.

use super::scene::{Scene, core};
use super::{Draft, certainty, counted, evidence, sums};
use crate::claim::about::{About, Basis};
use crate::claim::{Kind, Value};
use crate::lexicon::measures::{self, Of};
use crate::lexicon::{casualties, words};
use crate::mention::date::Precision;
use crate::mention::figure::Dimension;
use crate::mention::{Figure, When};
use crate::text::TokenKind;
use std::collections::BTreeSet;
use std::ops::Range;

/// Past these steps a word does not say what a figure measures.
const MEASURE_REACH: u32 = 14;
/// The same for counts and lengths of time, around which many things happen.
const LOOSE_REACH: u32 = 6;
/// Past these steps a date does not say when the event of a figure was, unless it opens the sentence.
const WHEN_REACH: u32 = 16;

/// The claim of figure `i`, or why it is none.
pub(super) fn draft(scene: &Scene, i: usize, figure: &Figure) -> Result<Draft, &'static str> {
    if matches!(figure.dimension, Dimension::Ordinal | Dimension::Score | Dimension::Ratio) {
        return Err("an order, a score or a ratio");
    }
    let core = core(figure);
    let run = scene.tokens_of(core);
    let mut about = About::default();
    let (measure, cue) = measure(scene, figure, &run);
    // "rose by 300 to 4,200": what a figure rises by is another measure than the figure.
    let by = run.start.checked_sub(1).is_some_and(|i| scene.tokens().folded(i) == "by");
    about.measure = if by && figure.change.is_some() { Some("change".to_string()) } else { measure };
    about.other_measures = other_measures(scene, figure, &run, about.measure.as_deref());
    scene.surround(&mut about, &run, core);
    without_measure(&mut about, figure);
    about.order = order(scene, i, figure);
    about.parts = sums::of_parts(scene, i, figure);
    about.counted = counted::group(scene, figure);
    about.points_back = counted::points_back(scene, figure);
    about.is_part = certainty::is_of_a_part(scene, &run);
    about.event = scene.event(&run).map(str::to_string);
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

/// Takes the words of the measure out of the words around: they are compared as the measure.
fn without_measure(about: &mut About, figure: &Figure) {
    let (Some(measure), Some(of)) = (about.measure.clone(), of(figure)) else { return };
    about.words.retain(|word| measures::measure(&words::stem(&word.written), of) != Some(measure.as_str()));
}

/// A figure's place among figures of its own unit that are told in a row ("7.6 and 7.4"), or the place that the text names
/// ("the first tremor, of 6.8"); `None` where it stands alone.
pub(super) fn order(scene: &Scene, i: usize, figure: &Figure) -> Option<u8> {
    let run = scene.run(figure);
    for at in (run.start.saturating_sub(5)..run.start).rev().filter(|at| scene.range.contains(at)) {
        let named = match scene.tokens().folded(at) {
            "first" => Some(1),
            "second" => Some(2),
            "third" => Some(3),
            _ => None,
        };
        if named.is_some() && figure.dimension != Dimension::Count {
            return named;
        }
    }
    let row = |k: usize| scene.figures.get(k).is_some_and(|other| in_row(scene, figure, other));
    let before = (0..i).rev().take_while(|k| row(*k)).count();
    let after = (i + 1..scene.figures.len()).take_while(|k| row(*k)).count();
    if before + after == 0 || figure.dimension == Dimension::Count {
        None
    } else {
        u8::try_from(before + 1).ok()
    }
}

/// True where two figures of one unit stand in one enumeration.
fn in_row(scene: &Scene, a: &Figure, b: &Figure) -> bool {
    let (x, y) = (scene.run(a), scene.run(b));
    let between = if x.end <= y.start { x.end..y.start } else { y.end..x.start };
    let joins = |k: usize| {
        let word = scene.tokens().folded(k);
        matches!(word, "," | "and" | "or") || scene.tokens().kind(k) == Some(TokenKind::Digits) || word == "."
    };
    a.dimension == b.dimension
        && between.len() <= 6
        && between.clone().any(|k| scene.tokens().folded(k) == "and")
        && between.clone().all(joins)
}

/// What a figure measures and the token that says so: the nearest word of a measure of its dimension, else the dimension.
fn measure(scene: &Scene, figure: &Figure, run: &Range<usize>) -> (Option<String>, Option<usize>) {
    let Some(of) = of(figure) else {
        let own = match figure.dimension {
            Dimension::Age => Some("age"),
            Dimension::Magnitude => Some("magnitude"),
            Dimension::Temperature => Some("temperature"),
            _ => None,
        };
        return (own.map(str::to_string), None);
    };
    let behind =
        |i: usize| if scene.range.contains(&(run.end + i)) { scene.tokens().folded(run.end + i) } else { "" };
    if let Some(name) = measures::behind(of, behind) {
        return (Some(name.to_string()), Some(run.end));
    }
    let mut best: Option<(u32, &'static str, usize)> = None;
    for at in scene.range.clone() {
        let Some(name) = scene.stem(at).and_then(|stem| measures::measure(stem, of)) else { continue };
        let distance = scene.distance(run, at);
        let cost = match complement(scene, run, at) {
            Some(place) => place,
            None => distance + 4,
        };
        // "54 hostages were freed": who they are says less than what befell them.
        let is_own_noun = of.is_loose() && run.contains(&at);
        let loose = if measures::is_loose(name) || is_own_noun { 6 } else { 0 };
        let reach = if of.is_loose() { LOOSE_REACH } else { MEASURE_REACH };
        if distance <= reach && best.is_none_or(|(least, _, _)| cost + loose < least) {
            best = Some((cost + loose, name, at));
        }
    }
    // "135 km from the town": a closed word right after it names it too, unless a word beside it does ("fell 9 m from").
    let beside = best.is_some_and(|(_, _, at)| scene.distance(run, at) <= 1);
    if let Some(name) = measures::after(scene.tokens().folded(run.end), of).filter(|_| !beside) {
        return (Some(name.to_string()), Some(run.end));
    }
    match best {
        Some((_, name, at)) => (Some(name.to_string()), Some(at)),
        None => (None, None),
    }
}

/// The other measures of a figure's dimension that its sentence names within reach.
fn other_measures(scene: &Scene, figure: &Figure, run: &Range<usize>, own: Option<&str>) -> Vec<String> {
    let Some(of) = of(figure) else { return Vec::new() };
    let mut found = BTreeSet::new();
    for at in scene.range.clone().filter(|at| scene.distance(run, *at) <= MEASURE_REACH) {
        let name = scene.stem(at).and_then(|stem| measures::measure(stem, of));
        found.extend(name.filter(|name| Some(*name) != own && !measures::is_loose(name)));
    }
    found.into_iter().map(str::to_string).collect()
}

/// The dimension under which the measures of a figure stand, where it has measures of its own.
fn of(figure: &Figure) -> Option<Of> {
    match figure.dimension {
        Dimension::Money => Some(Of::Money),
        Dimension::Percent | Dimension::PercentagePoint => Some(Of::Percent),
        Dimension::Length => Some(Of::Length),
        Dimension::Area => Some(Of::Area),
        Dimension::Speed => Some(Of::Speed),
        Dimension::Duration => Some(Of::Duration),
        Dimension::Count if may_be_people(figure) => Some(Of::People),
        Dimension::Count => Some(Of::Count),
        _ => None,
    }
}

/// True for a count of people, or of nothing that the text names.
fn may_be_people(figure: &Figure) -> bool {
    figure.noun.as_ref().is_none_or(|noun| casualties::people(&words::stem(&noun.head)).is_some())
}

/// How well a word that names the figure itself does so, 0 for best; `None` for any other word. Such are the last noun of
/// "in federal income taxes" or "to charity" after it, of "$13 billion acquisition", and "revenue of" before it. A verb
/// beside it ("paid $43 million in taxes") says less.
fn complement(scene: &Scene, run: &Range<usize>, at: usize) -> Option<u32> {
    let tokens = scene.tokens();
    if at >= run.end {
        let joins = matches!(tokens.folded(run.end), "in" | "of" | "to" | "for" | "as");
        let first = if joins { run.end + 1 } else { run.end };
        let phrase = (first..=at)
            .all(|i| tokens.kind(i) == Some(TokenKind::Word) && !words::is_closed(tokens.folded(i)));
        // Further into the phrase is nearer to its head.
        let place = u32::try_from(at.saturating_sub(first)).ok()?;
        return (phrase && place <= 4).then(|| 4 - place);
    }
    let of = at + 2 == run.start && matches!(tokens.folded(at + 1), "of" | "at" | "was" | "is" | ":");
    (at + 1 == run.start && tokens.glued(at) || of).then_some(4)
}

/// When the event of a figure was: the nearest date of its sentence, else the month or year that the sentence before names.
pub(super) fn when(scene: &Scene, run: &Range<usize>) -> Option<When> {
    let mut best: Option<(u32, &When)> = None;
    for date in &scene.dates {
        let Some(when) = date.only_when() else { continue };
        let first = scene.tokens_of(date.span).start;
        let opens = first <= scene.range.start + 2;
        let distance = scene.distance(run, first);
        if (distance <= WHEN_REACH || opens) && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, when));
        }
    }
    let told_before = || {
        let mut named = scene.dates_before.iter().filter_map(|date| date.only_when());
        named.rfind(|when| !when.relative && when.precision >= Precision::Month)
    };
    best.map(|(_, when)| when).or_else(told_before).cloned()
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
            return date.only_when().cloned();
        }
    }
    None
}
