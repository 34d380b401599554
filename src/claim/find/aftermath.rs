//! What is done about an event that is over: a remembrance, a debate to come, a sentence that tells of it. Its day is not the event's.

use super::certainty;
use super::scene::Scene;
use crate::claim::Certainty;
use crate::lexicon::{aftermath, events, words};
use crate::mention::DateMention;
use crate::text::TokenKind;
use std::ops::Range;

/// The measure of such days.
pub(super) const FAMILY: &str = "aftermath";

/// How far behind a date "the day on which" may open what is remembered.
const OPENS_WITHIN: usize = 12;
/// How far before an event the verb may stand that deals with it.
const DEALS_WITHIN: usize = 7;
/// How far before a date the verb may stand of which "that" behind the date is the object.
const TELLS_WITHIN: usize = 5;

/// "remembered on 4 March the day on which divers found the wreck": the word that remembers.
pub(super) fn remembered_day(scene: &Scene, run: &Range<usize>) -> Option<usize> {
    let tokens = scene.tokens();
    let end = scene.range.end.min(run.end + OPENS_WITHIN);
    let opens = |i: &usize| {
        let which = matches!(tokens.folded(i + 2), "on" | "in" | "at") && tokens.folded(i + 3) == "which";
        tokens.folded(*i) == "the"
            && aftermath::is_day(tokens.folded(i + 1))
            && (which || matches!(tokens.folded(i + 2), "when" | "that"))
    };
    let opener = (run.end..end).find(opens)?;
    let remembers = |i: &usize| scene.stem(*i).is_some_and(aftermath::remembers);
    (scene.range.start..opener).rev().find(remembers)
}

/// The word that deals with the event at `at`, where the date is the day of that: "to debate the explosion next week".
pub(super) fn dealt_with(
    scene: &Scene,
    mention: &DateMention,
    run: &Range<usize>,
    at: usize,
) -> Option<usize> {
    if at >= run.start {
        return None;
    }
    let tokens = scene.tokens();
    let first = at.saturating_sub(DEALS_WITHIN).max(scene.range.start);
    for i in (first..at).rev() {
        let word = tokens.folded(i);
        if tokens.kind(i) != Some(TokenKind::Word)
            || words::is_closed(word) && !aftermath::may_stand_between(word)
        {
            return None;
        }
        // "The hearings open on 9 May": a subject has no article behind it.
        if !aftermath::may_stand_between(tokens.folded(i + 1)) {
            continue;
        }
        let Some(stem) = scene.stem(i) else { continue };
        if aftermath::remembers(stem) || aftermath::deals(stem) && is_ahead(scene, mention, run) {
            return Some(i);
        }
    }
    None
}

/// True for a date that is still to come when the article is written.
fn is_ahead(scene: &Scene, mention: &DateMention, run: &Range<usize>) -> bool {
    let start = mention.when.as_ref().and_then(|when| when.start);
    match start.zip(scene.day()) {
        Some((start, day)) => start > day,
        None => certainty::of(scene, run) == Certainty::Planned,
    }
}

/// "told reporters on Monday that the damage was great": the word that tells, of a date between it and "that".
pub(super) fn told_on(scene: &Scene, run: &Range<usize>) -> Option<usize> {
    if scene.tokens().folded(run.end) != "that" || !scene.range.contains(&run.end) {
        return None;
    }
    let first = run.start.saturating_sub(TELLS_WITHIN).max(scene.range.start);
    (first..run.start).rev().find(|i| scene.stem(*i).and_then(events::family_of) == Some("saying"))
}

/// True for an event that stands behind "after", behind its date: "cut jobs on Monday after a merger".
pub(super) fn was_before(scene: &Scene, run: &Range<usize>, at: usize) -> bool {
    at > run.end && aftermath::leads_back(scene.tokens().folded(run.end))
}

/// True for "in the evening" of a day that only another sentence names: which one, is a guess.
pub(super) fn names_no_day(scene: &Scene, run: &Range<usize>) -> bool {
    run.clone().all(|i| aftermath::names_no_day(scene.tokens().folded(i)))
        && scene.dates.iter().all(|date| scene.tokens_of(date.span) == *run)
}

#[cfg(test)]
mod tests {
    use super::super::Telling;
    use super::super::date;
    use crate::lexicon::{aftermath, examples};
    use crate::mention::Anchor;
    use crate::mention::anchor::From;
    use jiff::civil;

    #[test]
    fn the_examples_of_the_file_hold() {
        let anchor = Anchor::on(civil::date(2031, 3, 5), From::Unknown);
        for (marked, expected) in aftermath::examples() {
            let at = marked.find('[').unwrap();
            let text = marked.replace(['[', ']'], "");
            let telling = Telling::new(&text, &anchor);
            let got = telling.scenes().find_map(|scene| {
                let date = scene.dates.iter().find(|date| date.span.end > at)?;
                date::draft(&scene, date).ok()?.about.measure
            });
            let place = examples::place("aftermath.yaml", aftermath::TEXT, marked);
            assert_eq!(got.as_ref(), Some(expected), "{place}: \"{marked}\"");
        }
    }
}
