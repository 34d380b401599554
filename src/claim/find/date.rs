//! Dates of events: what happened on the day that a text names.

use super::scene::Scene;
use super::{Draft, aftermath, certainty, evidence};
use crate::claim::about::About;
use crate::claim::{Kind, Value};
use crate::lexicon::{synonyms, words};
use crate::mention::DateMention;
use crate::mention::date::{Precision, Type};
use crate::text::TokenKind;
use std::ops::Range;

/// The rule of "in the evening" of a day that only another sentence names.
pub const UNNAMED_DAY: &str = "a part of a day that the sentence does not name";
/// Past these steps an event does not belong to a date.
const EVENT_REACH: u32 = 14;
/// Past these steps a rise is no event of a date.
const COUNT_REACH: u32 = 6;
/// Past these steps a verb of speech is no event of a date.
const SPEECH_REACH: u32 = 3;

/// True for what may be a day in a calendar: not a length, a habit or "now".
pub(super) fn is_date(mention: &DateMention) -> bool {
    !matches!(mention.kind, Type::Duration | Type::Set) && !mention.timex.ends_with("_REF")
}

/// The claim of a date, or why it is none.
pub(super) fn draft(scene: &Scene, mention: &DateMention) -> Result<Draft, &'static str> {
    if mention.other.is_some() {
        // Neither reading is compared: a difference between day and month first is none between sources.
        return Err("a date that can be read in two orders");
    }
    let Some(when) = &mention.when else { return Err("a date that nothing resolves") };
    let run = scene.tokens_of(mention.span);
    let mut about = About::default();
    scene.surround(&mut about, &run, mention.span);
    let event = aftermath_or_event(scene, mention, &run);
    about.year_names_it = when.precision >= Precision::Year && names_its_thing(scene, &run);
    about.is_bound = is_bound(scene, &run);
    let family = if dates_a_count(scene, &run) { Some("count") } else { event.map(|(_, family)| family) };
    about.measure = family.map(str::to_string);
    if about.words.iter().all(|word| word.weight < 0.4) && about.names.is_empty() {
        return Err("a date that nothing near it explains");
    }
    let moved = certainty::is_moved(scene, &run);
    let quote = evidence::with_cue(
        scene,
        mention.span,
        &run,
        event.map(|(at, _)| at).or_else(|| nearest_word(scene, &run)),
    );
    Ok(Draft {
        kind: Kind::Date,
        value: Value::Date(when.clone()),
        about,
        core: mention.span,
        quote,
        certainty: certainty::of(scene, &run),
        as_of: None,
        superseded: moved && certainty::is_superseded(scene, &run),
        moved,
        rule: if aftermath::names_no_day(scene, &run) { UNNAMED_DAY } else { mention.rule },
    })
}

/// True for "since January", "after 12 May": the event lies beyond the day, not on it.
fn is_bound(scene: &Scene, run: &Range<usize>) -> bool {
    let tokens = scene.tokens();
    let before = run.start.checked_sub(1).map_or("", |i| tokens.folded(i));
    // "the worst since 2019, when the Petrel ran aground": that was in 2019.
    let told = (run.end..run.end + 2).any(|i| tokens.folded(i) == "when");
    matches!(before, "since" | "after") && !told
}

/// True for a year that stands before its noun without a preposition: "the 2021 accord".
fn names_its_thing(scene: &Scene, run: &Range<usize>) -> bool {
    let tokens = scene.tokens();
    let before = run.start.checked_sub(1).map_or("", |i| tokens.folded(i));
    let noun = tokens.kind(run.end) == Some(TokenKind::Word) && !words::is_closed(tokens.folded(run.end));
    noun && !matches!(
        before,
        "in" | "since" | "by" | "of" | "from" | "until" | "during" | "to" | "and" | "before" | "after"
    )
}

/// What was done on a date about an event that is over, else the event nearest to it.
fn aftermath_or_event(
    scene: &Scene,
    mention: &DateMention,
    run: &Range<usize>,
) -> Option<(usize, &'static str)> {
    if let Some(at) = aftermath::remembered_day(scene, run) {
        return Some((at, aftermath::FAMILY));
    }
    if let Some(at) = aftermath::told_on(scene, run) {
        return Some((at, "saying"));
    }
    let (at, family) = event(scene, run)?;
    match aftermath::dealt_with(scene, mention, run, at) {
        Some(at) => Some((at, aftermath::FAMILY)),
        None => Some((at, family)),
    }
}

/// The event nearest to a date: its token and its family. A verb of speech is it only right beside the date ("said on
/// Monday"): elsewhere it says who tells of an event, not what happened.
fn event(scene: &Scene, run: &Range<usize>) -> Option<(usize, &'static str)> {
    let mut best: Option<(u32, usize, &'static str)> = None;
    let says = |at: &usize| scene.is_plain(*at) && !words::is_empty(scene.tokens().folded(*at));
    for at in scene.range.clone().filter(says) {
        let distance = scene.distance(run, at);
        // "The toll rose to 23 on Friday": the day is that of the count.
        let rises = distance <= COUNT_REACH && scene.stem(at).and_then(synonyms::key) == Some("rise");
        let counts = rises || scene.tokens().folded(at + 1) == "toll";
        let family = if counts { Some("count") } else { scene.family(at) };
        let Some(family) = family else { continue };
        let family = if is_news_conference(scene, at) { "saying" } else { family };
        if family == "saying" && distance > SPEECH_REACH {
            continue;
        }
        let cost = if aftermath::was_before(scene, run, at) { distance + EVENT_REACH } else { distance };
        if distance <= EVENT_REACH && best.is_none_or(|(least, _, _)| cost < least) {
            best = Some((cost, at, family));
        }
    }
    best.map(|(_, at, family)| (at, family))
}

/// "up from 14 a day earlier": a date right behind a figure is that of the count.
fn dates_a_count(scene: &Scene, run: &Range<usize>) -> bool {
    run.start > scene.range.start && scene.figures.iter().any(|figure| scene.run(figure).end == run.start)
}

/// "told a news conference on Monday" is speech; a peace conference is an event.
fn is_news_conference(scene: &Scene, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| scene.tokens().folded(i));
    matches!(before, "news" | "press") && scene.tokens().folded(at).starts_with("conference")
}

fn nearest_word(scene: &Scene, run: &Range<usize>) -> Option<usize> {
    let says = |at: &usize| scene.stem(*at).is_some_and(|stem| !words::is_empty(stem));
    scene
        .range
        .clone()
        .filter(|at| !run.contains(at))
        .filter(says)
        .min_by_key(|at| (scene.distance(run, *at), *at))
}
