//! What may stand between an event and its place: auxiliaries, what the event met; no other verb.

use super::happening::happening;
use crate::claim::find::scene::Scene;
use crate::lexicon::places::{self, Between, Word};
use crate::lexicon::words;
use crate::text::TokenKind;

/// "was held", "were killed": an auxiliary before what happened, and "which was held" after a comma.
pub(super) fn is_joined(scene: &Scene, at: usize) -> bool {
    let tokens = scene.tokens();
    let next = tokens.folded(at + 1);
    match tokens.folded(at) {
        "is" | "are" | "was" | "were" | "has" | "have" | "had" => {
            // "the epicentre was near Orlo"
            matches!(places::around(next), Some(Word::Preposition(_)))
                || places::leads(next)
                || matches!(places::between(next), Between::Happens | Between::Hits)
                || happening(scene, at + 1).is_some()
        }
        "to" => matches!(
            tokens.folded(at.saturating_sub(1)),
            "close" | "next" | "due" | "set" | "expected" | "scheduled"
        ),
        _ => false,
    }
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(word, "was" | "were" | "be" | "been" | "being" | "is" | "are")
}

/// True for a thing that the event itself met: "a blast at the ministry", "shells hit a hospital".
pub(super) fn is_met(scene: &Scene, at: usize) -> bool {
    let tokens = scene.tokens();
    let first = at.saturating_sub(4).max(scene.range.start);
    for i in (first..at).rev() {
        match places::between(tokens.folded(i)) {
            Between::Hits => return true,
            Between::At => {
                // "shot four people at a centre"; who dies at a hospital was hurt elsewhere.
                let first = i.saturating_sub(6).max(scene.range.start);
                let mut before = (first..i).rev();
                let stops = |k: usize| {
                    places::between(tokens.folded(k)) == Between::Barrier || tokens.folded(k) == ","
                };
                let event = before.by_ref().take_while(|k| !stops(*k)).find_map(|k| happening(scene, k));
                return event.is_some_and(|family| family != "death" || !places::is_care(tokens.folded(at)));
            }
            Between::Barrier => return false,
            _ => {}
        }
    }
    false
}

/// True for a verb that is neither the event's nor one by which it meets a thing: "was condemned".
pub(super) fn is_other_verb(scene: &Scene, at: usize) -> bool {
    let tokens = scene.tokens();
    let word = tokens.folded(at);
    if !(word.len() > 4 && word.ends_with("ed")) || places::between(word) != Between::Nothing {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |i| tokens.folded(i));
    let after = tokens.folded(at + 1);
    // "a crowded market", "two parked cars" stand before their noun; "condemned in", "condemned by" do not.
    let before_noun = tokens.kind(at + 1) == Some(TokenKind::Word) && !words::is_closed(after);
    is_auxiliary(before) || !before_noun || at.checked_sub(1).is_some_and(|at| happening(scene, at).is_some())
}
