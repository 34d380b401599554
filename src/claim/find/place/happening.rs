//! Which words tell of an event that has a place, and which tokens are part of a date or another mention.

use crate::claim::find::scene::Scene;
use crate::lexicon::{events, places};
use crate::text::Span;
use std::ops::Range;

/// The family of the event that a token tells of, where such events have a place.
pub(super) fn happening(scene: &Scene, at: usize) -> Option<&'static str> {
    if !scene.is_plain(at) {
        return None;
    }
    let tokens = scene.tokens();
    let stem = scene.stem(at)?;
    let word = tokens.folded(at);
    let before = at.checked_sub(1).map_or("", |i| tokens.folded(i));
    if places::takes(tokens.folded(at + 1)) {
        return None;
    }
    if let Some(family) = places::event_word(word) {
        return Some(family);
    }
    let family = match scene.family(at)? {
        // "air strikes in Orlo"; "struck" alone says what it did, and a strike is a walkout.
        "strike" if matches!(before, "air" | "drone" | "missile" | "rocket") => "airstrike",
        "storm" if matches!(word, "stormed" | "storming") => "attack",
        // "Rebels storm hotel".
        "storm" if word == "storm" && before.ends_with('s') || before.ends_with("men") => "attack",
        "blaze" if matches!(word, "burned" | "burnt" | "burning") => return None,
        "shooting"
            if matches!(word, "shot" | "shots")
                && matches!(before, "film" | "filmed" | "video" | "footage") =>
        {
            return None;
        }
        "death" if before == "shot" => "shooting",
        family => family,
    };
    places::has_place(family, stem).then_some(family)
}

pub(super) fn is_incident(family: &str) -> bool {
    events::family(family).is_some_and(|family| family.incident) || family == "death"
}

pub(super) fn in_date(scene: &Scene, at: usize) -> bool {
    scene.dates.iter().any(|date| contains(scene, date.span, at))
}

pub(super) fn in_mention(scene: &Scene, at: usize) -> bool {
    in_date(scene, at)
        || scene.figures.iter().any(|figure| contains(scene, figure.span, at))
        || scene.names().any(|name| contains(scene, name.span, at))
}

fn contains(scene: &Scene, span: Span, at: usize) -> bool {
    let run: Range<usize> = scene.tokens_of(span);
    run.contains(&at)
}
