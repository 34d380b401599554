//! Who is harmed and by whom: the group that a figure of harm counts, the side that it stands on.

use super::super::counted;
use super::super::scene::{Scene, side_of};
use crate::claim::about::Group;
use crate::lexicon::casualties;
use crate::mention::Figure;
use crate::mention::name::Sort;
use crate::mention::speech::Act;
use crate::text::Span;
use std::ops::Range;

/// Who a figure counts: its noun, or what "9 of the dead were …" says they were.
pub(super) fn group(scene: &Scene, i: usize, figure: &Figure) -> Group {
    let anyone = || Group {
        written: "people".to_string(),
        key: "person".to_string(),
        side: None,
        side_inferred: false,
    };
    let mut group = counted::group(scene, figure).unwrap_or_else(anyone);
    // "two deaths" counts people by their harm.
    if casualties::harm(&group.key).is_some() && counted::people(scene, figure).is_none() {
        group.key = "person".to_string();
    }
    // "four of its drivers", "9 of the dead were sailors", "six of whom were pupils".
    if group.key == "person"
        && let Some((word, people)) = said_to_be(scene, i, figure)
    {
        group.key = people.to_string();
        group.written = word;
    }
    group
}

fn said_to_be(scene: &Scene, i: usize, figure: &Figure) -> Option<(String, &'static str)> {
    let tokens = scene.tokens();
    let run = scene.run(figure);
    let next = scene.figures.get(i + 1).map_or(scene.range.end, |next| scene.tokens_of(next.hedged).start);
    let end = next.min(run.end + 8).max(run.end);
    let of = (run.end..end.min(run.end + 2)).any(|k| tokens.folded(k) == "of");
    if !of {
        return None;
    }
    let people =
        |k: usize| scene.stem(k).and_then(casualties::people).filter(|people| people.key != "person");
    // "four of its drivers were among the dead" names them before the verb, "9 of the dead were sailors" after it.
    let verb =
        (run.end..end).find(|k| matches!(tokens.folded(*k), "were" | "was" | "are" | "is")).unwrap_or(end);
    let (k, people) = (run.end..verb).chain(verb..end).find_map(|k| Some((k, people(k)?)))?;
    Some((tokens.written(k).to_string(), people.key))
}

/// The side of people whose side the text leaves unsaid: the speaker's own, where the speaker confirms; else the last
/// country or body named before the figure that isn't the speaker's.
pub(super) fn inferred_side(scene: &Scene, core: Span) -> Option<String> {
    let speech = scene.speaker_at(core);
    let speaker_side = speech
        .and_then(|speech| speech.named())
        .map(|named| named.side.clone().unwrap_or_else(|| named.key.clone()));
    if speech.is_some_and(|speech| speech.act == Act::Confirms) {
        return speaker_side;
    }
    let before = scene
        .names()
        .filter(|name| name.span.end <= core.start && matches!(name.sort, Sort::Place | Sort::Body));
    before
        .filter(|name| Some(side_of(name)) != speaker_side.as_deref())
        .last()
        .map(|name| side_of(name).to_string())
}

/// Who harmed them: the name in "killed by X".
pub(super) fn by(scene: &Scene, run: &Range<usize>) -> Option<String> {
    let tokens = scene.tokens();
    for name in scene.names() {
        let first = scene.tokens_of(name.span).start;
        let by = first.checked_sub(1).is_some_and(|i| tokens.folded(i) == "by");
        if by && first >= run.end && scene.distance(run, first) < 10 {
            return Some(side_of(name).to_string());
        }
    }
    None
}
