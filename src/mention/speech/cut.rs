//! Ends a scope where another one of the same sentence begins.

use super::cue::{Found, Sentence};
use super::text::Text;
use crate::lexicon::speech::As;
use crate::text::Span;

/// Ends scopes where a coordinate clause has its own speaker: "Peru said nine died, but Chile said six".
pub(super) fn cut(text: &Text, sentence: &Sentence, found: &mut [Found]) {
    for k in 1..found.len() {
        let Some((earlier, later)) = found.split_at_mut_checked(k) else { continue };
        let (Some(earlier), Some(later)) = (earlier.last_mut(), later.first()) else { continue };
        if let Some(end) = end_of(text, sentence, later) {
            end_at(text, earlier, end);
        }
    }
}

/// The token at which what was said before `later` ends.
fn end_of(text: &Text, sentence: &Sentence, later: &Found) -> Option<usize> {
    let start = sentence.range.start;
    // "Tarn admitted killing two but denied killing the third": the verb itself stands behind the joining word.
    if let Some(join) = text.before(later.cue.start, start + 1).filter(|at| text.is(*at, As::Joins))
        && later.behind
    {
        return Some(join);
    }
    let before = text.before(later.first, start + 1)?;
    if text.folded(later.cue.start).ends_with("ing") && later.cue.start == later.first {
        // "Police said nine died, adding that two were hurt."
        return (text.folded(before) == ",").then_some(before);
    }
    if !later.behind {
        if matches!(text.folded(before), "that" | "which")
            && let Some(comma) = (start..before).rev().take(8).find(|at| text.folded(*at) == ",")
        {
            // "…, a claim that Peru denied" is Peru's, not the first speaker's.
            return Some(comma);
        }
        // "Rebels claimed 40 dead, the paper reported": the claim is within the report.
        let scope = text.tokens.at(later.scope.start);
        return Some(if scope > start && scope < later.first { scope } else { later.first });
    }
    if text.folded(before) == "that" || text.folded(before) == "which" {
        // "40 dead, a number that the army denies": what is denied is not the first speaker's to say.
        return None;
    }
    let contrast = text.folded(before) == "," && text.is(start, As::Contrast);
    // "…, the coroner having said that": a second speaker behind a comma.
    let spliced = text.folded(before) == ","
        && later.first < later.cue.start
        && text.folded(later.cue.start - 1) == "having";
    let joint = contrast || spliced || text.is(before, As::Joins) || text.folded(before) == ";";
    joint.then_some(before)
}

fn end_at(text: &Text, earlier: &mut Found, token: usize) {
    let mut token = token;
    if text.folded(token.saturating_sub(1)) == "," && token > 0 {
        token -= 1;
    }
    let end = text.start(token);
    if !(earlier.scope.start < end && earlier.scope.end > end) {
        return;
    }
    if earlier.behind {
        earlier.scope = Span::new(earlier.scope.start, end);
    } else if text.start(earlier.first) <= end {
        // "Nine died, police said, adding": what was said before the speaker ends there.
        earlier.scope = Span::new(earlier.scope.start, text.start(earlier.first).max(earlier.scope.start));
    }
}
