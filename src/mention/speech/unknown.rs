//! What somebody says whom the text does not name: "it is claimed that", "reportedly", "is said to", "reports that".

use super::Act;
use super::between::skip_ahead;
use super::cue::{By, Found, Sentence};
use super::scope::{introduces, opening};
use super::subject::passive;
use super::text::Text;
use super::who;
use crate::lexicon::speech::{As, Manner};
use crate::text::Span;
use std::ops::Range;

/// How far a clause is followed on each side of a cue.
const CLAUSE: usize = 60;

/// What the word at `i` tells of a speaker who is not named.
pub(super) fn at(text: &Text, sentence: &Sentence, i: usize) -> Option<Found> {
    let entry = text.entry(i);
    if let Some(manner) = entry.adverb {
        return Some(adverb(text, sentence, i, who::act(manner)));
    }
    if entry.is(As::Hearsay) {
        return participle(text, sentence, i);
    }
    if entry.is(As::Heard) && text.folded(i + 1) == "that" {
        let hearer = text.before(i, sentence.range.start).is_some_and(|at| text.is(at, As::Hearer));
        return hearer.then(|| behind(text, sentence, i, i + 1, Act::Says));
    }
    if entry.is(As::Emerges) {
        let it = text.before(i, sentence.range.start).is_some_and(|at| text.folded(at) == "it");
        let that = skip_ahead(text, i + 1, sentence.range.end);
        return (it && text.folded(that) == "that").then(|| behind(text, sentence, i, that, Act::Says));
    }
    if text.tokens.reads(i, &["has", "it", "that"]) {
        return Some(behind(text, sentence, i, i + 2, Act::Says));
    }
    noun(text, sentence, i, who::act(entry.noun?))
}

/// "reports that nine died", where no one's: not "the report that was published", nor what somebody denies.
fn noun(text: &Text, sentence: &Sentence, i: usize, act: Act) -> Option<Found> {
    let next = i + 2;
    let clause = text.folded(i + 1) == "that"
        && !text.is(next, As::Auxiliary)
        && !text.is(next, As::Be)
        && text.cue(next).is_none();
    let from = sentence.range.start.max(i.saturating_sub(5));
    let refused = (from..i).any(|at| {
        text.is(at, As::Negation)
            || text.folded(at) == "no"
            || text.cue(at).is_some_and(|cue| cue.manner == Manner::Denies)
    });
    // "Claims that the captain was drunk were dismissed."
    let refused = refused
        || (next..sentence.range.end.min(next + 16)).any(|at| {
            text.cue(at).is_some_and(|cue| cue.manner == Manner::Denies) && text.is(at - 1, As::Be)
        });
    let held =
        text.is(i, As::Occasion) && (from..i).any(|at| matches!(text.folded(at), "in" | "at" | "during"));
    if !clause || refused || held || text.name(i).is_some() {
        return None;
    }
    let mut found = behind(text, sentence, i, i + 1, act);
    if introduces(text, sentence.range.start)
        && let Some(comma) = (next..sentence.range.end).take(CLAUSE).find(|at| text.folded(*at) == ",")
    {
        // "Amid claims that votes were lost, the board met."
        found.scope = Span::new(found.scope.start, text.start(comma).max(found.scope.start));
    }
    Some(found)
}

/// "is said to have", "were reported killed", "it was announced that", "were told that"; ", said to be".
fn participle(text: &Text, sentence: &Sentence, i: usize) -> Option<Found> {
    let range = &sentence.range;
    let act = text.cue(i).map_or(Act::Says, |cue| who::act(cue.manner));
    let next = skip_ahead(text, i + 1, range.end);
    let to = text.folded(i + 1) == "to" && matches!(text.folded(i + 2), "be" | "have");
    if text.folded(i + 1) == "by" {
        return None;
    }
    if passive(text, sentence, i) {
        if text.folded(next) == "that" {
            let it = (range.start.max(i.saturating_sub(6))..i).any(|at| text.folded(at) == "it");
            return (it || text.is(i, As::Tells)).then(|| behind(text, sentence, i, next, act));
        }
        if text.is(i, As::Tells) {
            return None;
        }
        let state = text.is(i, As::State) && is_state(text, i + 1);
        let says = text.folded(i + 1) == "to" && text.word(i + 2);
        return (says || state).then(|| whole(text, sentence, i, act));
    }
    // "The painting, said to be worth two million, was found": only what is told of it.
    let apposed = text
        .before(i, range.start)
        .is_some_and(|at| text.folded(at) == "," || text.word(at) && !text.is(at, As::Stop));
    let subject = text.before(i, range.start).is_some_and(|at| text.is(at, As::Unsaid));
    if !to || !apposed || subject || text.is(i, As::Tells) {
        return None;
    }
    let end = (i + 2..range.end).take(CLAUSE).find(|at| text.folded(*at) == ",");
    let start = text.start(i + 2);
    let stop = end.map_or(sentence.span.end, |comma| text.start(comma)).max(start);
    Some(found(i, act, Span::new(start, stop)))
}

/// "reported killed", "reported sunk"; not "reported missing", which is how somebody is looked for.
fn is_state(text: &Text, i: usize) -> bool {
    text.word(i) && (text.folded(i).ends_with("ed") || text.is(i, As::Harmed))
}

fn adverb(text: &Text, sentence: &Sentence, i: usize, act: Act) -> Found {
    whole(text, sentence, i, act)
}

/// The clause around the cue at `i`; behind the cue where it stands first.
fn whole(text: &Text, sentence: &Sentence, i: usize, act: Act) -> Found {
    let range = clause(text, sentence, i);
    let start = if range.start == i {
        text.start(if text.folded(i + 1) == "," { i + 2 } else { i + 1 })
    } else {
        text.start(range.start)
    };
    let stop = if range.end >= sentence.range.end { sentence.span.end } else { text.start(range.end) };
    found(i, act, Span::new(start.min(stop), stop))
}

/// The clause that token `i` stands in, as far as signs and joining words tell.
fn clause(text: &Text, sentence: &Sentence, i: usize) -> Range<usize> {
    let ends = |at: usize| {
        matches!(text.folded(at), ";" | ":" | "\"") || (text.folded(at) == "," && text.is(at + 1, As::Joins))
    };
    let first = sentence.range.start.max(i.saturating_sub(CLAUSE));
    let start = (first..i).rev().find(|at| ends(*at)).map_or(first, |at| at + 1);
    let start = if text.is(start, As::Joins) && start < i { start + 1 } else { start };
    let last = sentence.range.end.min(i + CLAUSE);
    let stop = (i + 1..last).find(|at| ends(*at)).unwrap_or(last);
    start..stop
}

fn behind(text: &Text, sentence: &Sentence, i: usize, that: usize, act: Act) -> Found {
    let start = text.start(opening(text, that)).min(sentence.span.end);
    Found { behind: true, ..found(i, act, Span::new(start, sentence.span.end)) }
}

fn found(i: usize, act: Act, scope: Span) -> Found {
    Found { cue: i..i + 1, first: i, by: By::Nobody(None), act, scope, via: Vec::new(), behind: false }
}

/// Leaves to a named speaker what is "reportedly" so within that speaker's own words.
pub(super) fn leave_to_named(text: &Text, found: &mut Vec<Found>) {
    if found.iter().all(|one| !matches!(one.by, By::Nobody(None))) {
        return;
    }
    let named: Vec<Span> =
        found.iter().filter(|one| !matches!(one.by, By::Nobody(None))).map(|one| one.scope).collect();
    let mut at = 0;
    found.retain(|one| {
        if !matches!(one.by, By::Nobody(None)) || one.behind {
            return true;
        }
        let cue = text.tokens.span(one.cue.start, one.cue.start);
        // The named scopes stand in the order of the text, nearly.
        while named.get(at).is_some_and(|scope| scope.end < cue.start) {
            at += 1;
        }
        !named.iter().skip(at.saturating_sub(2)).take(6).any(|scope| scope.contains(&cue))
    });
}
