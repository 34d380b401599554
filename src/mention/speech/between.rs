//! What stands between a speaker and a cue, or a cue and what is said: adverbs, days, "in a statement".

use super::text::Text;
use crate::lexicon::names::Class;
use crate::lexicon::speech::As;

/// How far "in" may stand before the "statement" that it holds.
const OCCASION: usize = 7;

/// How far back the other comma of a pair is looked for.
const HOLE: usize = 24;

/// Skips what stands between a speaker and the verb at `i`, and gives the token before it, not before `from`.
pub(super) fn skip_back(text: &Text, from: usize, i: usize) -> Option<usize> {
    let mut at = text.before(i, from)?;
    for _ in 0..10 {
        let next = step_back(text, from, i, at)?;
        if next == at {
            break;
        }
        at = text.before(next + 1, from)?;
    }
    Some(at)
}

/// The token before the adverb, day or occasion that ends at `at`; `at` itself where there is none.
fn step_back(text: &Text, from: usize, i: usize, at: usize) -> Option<usize> {
    let free = text.name(at).is_none();
    let month = text.tokens.get(at).is_some_and(|token| token.capital)
        && (text.class(at).any(Class::CALENDAR) || text.folded(at) == "may");
    if text.is(at, As::Day) || text.is(at, As::Time) || month {
        let mut next = at.checked_sub(1)?;
        while next > from && (text.is(next, As::BeforeTime) || (month && text.folded(next) == "in")) {
            next -= 1;
        }
        return Some(next);
    }
    let adverb = text.folded(at).ends_with("ly")
        && text.folded(at).len() > 4
        && !text.is(at, As::Speaker)
        && !text.is(at, As::Outlet);
    if free && (adverb || text.is(at, As::Between)) {
        return at.checked_sub(1);
    }
    if text.is(at, As::Occasion)
        && let Some(within) =
            (from..at).rev().take(5).find(|k| matches!(text.folded(*k), "in" | "at" | "during" | "on"))
        && within > from
    {
        return within.checked_sub(1);
    }
    if text.folded(at) == "," && at > from {
        // ", however," is passed over with both of its commas.
        let paired = (from..at).rev().take(HOLE).any(|k| text.folded(k) == ",");
        if at + 1 < i && !paired && text.is(at + 1, As::Between) && !text.is(at + 1, As::Auxiliary) {
            return at.checked_sub(1);
        }
        if text.is(at - 1, As::Between)
            && text.name(at - 1).is_none()
            && text.folded(at.saturating_sub(2)) == ","
        {
            return at.checked_sub(3);
        }
    }
    Some(at)
}

/// Skips "on Sunday", "in a statement", "quietly" behind a cue.
pub(super) fn skip_ahead(text: &Text, from: usize, limit: usize) -> usize {
    let mut at = from;
    for _ in 0..4 {
        let next = step_ahead(text, at, limit);
        if next == at {
            break;
        }
        at = next;
    }
    // "said in Karvale that", "reported, citing the minister, that": to the word that begins what is said.
    let aside = text.folded(at) == "," || text.is(at, As::Preposition);
    if aside
        && let Some(that) =
            (at..(at + 16).min(limit)).find(|k| matches!(text.folded(*k), "that" | ":" | "\"" | ";"))
        && matches!(text.folded(that), "that" | ":")
        && (text.folded(that - 1) == "," || text.folded(at) != ",")
        && (text.folded(at) == "," || (at..that).all(|k| text.folded(k) != ","))
        && (at + 1..that).all(|k| text.cue(k).is_none() && !text.is(k, As::Auxiliary))
    {
        return that;
    }
    at.min(limit)
}

fn step_ahead(text: &Text, at: usize, limit: usize) -> usize {
    let word = text.folded(at);
    if text.is(at, As::BeforeTime) && (text.is(at + 1, As::Day) || text.is(at + 1, As::Time)) {
        return at + 2;
    }
    if text.is(at, As::Day) || text.is(at, As::Time) || matches!(word, "late" | "early" | "later" | "earlier")
    {
        return at + 1;
    }
    if word.len() > 4
        && word.ends_with("ly")
        && text.word(at)
        && (matches!(text.folded(at + 1), "that" | ":" | "\"") || text.is(at + 1, As::Preposition))
    {
        return at + 1;
    }
    if text.is(at, As::Through) {
        let end = (at + 1..(at + OCCASION).min(limit))
            .take_while(|k| text.word(*k))
            .find(|k| text.is(*k, As::Occasion));
        // "in a radio interview".
        let Some(mut end) = end else { return at };
        while end + 1 < limit && text.is(end + 1, As::Occasion) {
            end += 1;
        }
        return end + 1;
    }
    at
}
