//! The shortest words that prove a claim: the figure with its noun and cue, the date with its event.

use super::scene::Scene;
use crate::text::Span;
use std::ops::Range;

/// How many steps a word may stand from its figure and still be quoted with it.
const NEAR: u32 = 10;

/// The span from a core to the token `cue`, where it stands near; the core alone otherwise.
pub(super) fn with_cue(scene: &Scene, core: Span, run: &Range<usize>, cue: Option<usize>) -> Span {
    let Some(cue) = cue else { return core };
    let Some(token) = scene.tokens().get(cue) else { return core };
    if scene.distance(run, cue) > NEAR || !scene.span.contains(&token.span) {
        return core;
    }
    core.join(&token.span)
}
