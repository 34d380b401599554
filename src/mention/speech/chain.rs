//! Who passed it on: "told Reuters", "Reuters quoted police as saying", "the agency said, citing the ministry".

use super::Act;
use super::cue::{By, Found, Sentence};
use super::form::Around;
use super::phrase::{Head, Phrase};
use super::scope::{opening, scope_end, scope_start};
use super::subject::{passive, subject};
use super::text::Text;
use super::who::{self, Kind};
use crate::lexicon::speech::{self, As};
use crate::mention::name::{Form, Sort};
use crate::text::Span;

/// How far an addressee may reach.
const ADDRESSEE: usize = 10;

/// How many attributions away in its sentence an outlet is looked for that tells of one.
const NEAR: usize = 6;

/// "told Reuters", "told a briefing that": where what is told begins, and the outlet that was told.
pub(super) fn told(text: &Text, i: usize, limit: usize) -> (usize, Option<Span>) {
    if i >= limit {
        return (limit, None);
    }
    if text.is(i, As::Addressee) && text.name(i).is_none() {
        return (i + 1, None);
    }
    let mut at = i;
    let mut last_name = None;
    while at < limit && at < i + ADDRESSEE {
        if let Some(name) = text.name(at) {
            last_name = Some(name);
            at += 1;
            continue;
        }
        if text.possessive(at) {
            at += 2;
            continue;
        }
        let begins = text.is(at, As::Determiner) && at == i;
        let inside =
            text.word(at) && !text.is(at, As::Stop) && !text.is(at, As::Determiner) && text.cue(at).is_none();
        let after_name = last_name.is_some() && !text.is(at, As::Speaker) && !text.is(at, As::Outlet);
        if !(inside || begins) || after_name {
            break;
        }
        at += 1;
    }
    // Without a name and with many words it is no addressee but what is told.
    if last_name.is_none() && at > i + 5 {
        return (i, None);
    }
    let Some(last) = at.checked_sub(1).filter(|last| *last >= i) else { return (i, None) };
    let named = last_name
        .and_then(|name| text.names.get(name))
        .filter(|name| name.form == Form::Outlet || name.sort == Sort::Body || name.sort == Sort::Unknown);
    let whole = text.tokens.span(i, last);
    let via = match named {
        // "the Harbour Post" as a whole; of "Peru's Canal News channel" the name.
        Some(name) => {
            let article = text.is(i, As::Determiner) && text.start(i + 1) == name.span.start;
            Some(if article { Span::new(text.start(i), name.span.end) } else { name.span })
        }
        None if (i..at).any(|k| text.is(k, As::Outlet))
            && (text.is(last, As::Outlet) || !text.is(last, As::Occasion)) =>
        {
            Some(whole)
        }
        None => None,
    };
    // "told a reporter from the Lantern".
    if via.is_none()
        && matches!(text.folded(at), "from" | "of" | "for" | "with")
        && text.is(last, As::Asks)
        && let Some(phrase) = text.forward(at + 1, limit)
        && matches!(phrase.head, Head::Name(_))
    {
        return (phrase.last + 1, Some(text.span(&phrase)));
    }
    (at, via)
}

/// "was quoted by Reuters as saying", "AFP quoted police as saying".
pub(super) fn quoted(text: &Text, around: &Around, i: usize) -> Option<Found> {
    let sentence = around.sentence;
    let (from, end) = (sentence.range.start, sentence.range.end);
    let saying = (i..(i + 14).min(end)).find(|at| text.folded(*at) == "saying")?;
    let mut next = saying + 1;
    let (phrase, via) = if passive(text, sentence, i) {
        let phrase = subject(text, from, i)?;
        let by = if text.folded(i + 1) == "by" {
            text.forward(i + 2, saying)
        } else if text.folded(next) == "by" {
            let via = text.forward(next + 1, end);
            next = via.map_or(next, |via| via.last + 1);
            via
        } else {
            None
        };
        (phrase, by)
    } else {
        (text.forward(i + 1, saying)?, subject(text, from, i))
    };
    let via = via.filter(|phrase| !matches!(phrase.head, Head::Pronoun(_))).map(|phrase| text.span(&phrase));
    let by = who::resolve(text, &phrase, sentence, around.spoken)?;
    let ended = (next..end).all(|at| !text.word(at));
    let first = phrase.first.min(i);
    let scope = if ended {
        let start = scope_start(sentence, around.quotes);
        Span::new(start, text.start(first).max(start))
    } else {
        Span::new(text.start(opening(text, next)).min(sentence.span.end), scope_end(sentence, around.quotes))
    };
    Some(Found {
        cue: i..saying + 1,
        first,
        by,
        act: Act::Says,
        scope,
        via: via.into_iter().collect(),
        behind: !ended,
    })
}

/// "the AP reported, citing police", "according to the Star, which cited an official", "citing police, the AP said":
/// police by way of the AP.
pub(super) fn cite(text: &Text, around: &Around, found: &mut [Found]) {
    let range = &around.sentence.range;
    let Some(citing) = range.clone().find(|at| is_citing(text, range.start, *at)) else { return };
    let Some(phrase) = text.forward(citing + 1, range.end).or_else(|| source(text, citing + 1, range.end))
    else {
        return;
    };
    if !is_specific(text, &phrase) {
        return;
    }
    let Some(by) = who::resolve(text, &phrase, around.sentence, around.spoken) else { return };
    let near = match found.iter().rposition(|one| one.first < citing) {
        None if citing == range.start => found.iter().position(|one| one.first > citing),
        before => before,
    };
    // "The Post, citing two people, reported": the cue of the one that cites stands behind.
    let Some(one) = near.and_then(|k| found.get_mut(k)) else { return };
    let By::Who(who) = &one.by else { return };
    if who.kind == Kind::Person && !names_outlet(text, who.span) {
        return;
    }
    one.via.insert(0, who.span);
    one.by = by;
    // What was cited for is no part of what was said.
    let end = text.start(text.before(citing, range.start).unwrap_or(citing));
    if !one.behind && one.scope.end > end && one.scope.start < text.start(one.first) {
        one.scope = Span::new(one.scope.start, text.start(one.first));
    }
}

/// "citing", "quoting", "which cited".
fn is_citing(text: &Text, from: usize, i: usize) -> bool {
    match text.folded(i) {
        "citing" => text.word(i),
        "quoting" => i == from || text.folded(i - 1) == ",",
        "cited" | "cites" | "quoted" | "quotes" => {
            text.before(i, from).is_some_and(|before| text.is(before, As::Relative))
        }
        _ => false,
    }
}

/// "two people briefed on the talks": people whose noun is not known to speak.
fn source(text: &Text, first: usize, limit: usize) -> Option<Phrase> {
    let inside = |at: &usize| {
        (text.word(*at) || text.digits(*at))
            && !text.is(*at, As::Stop)
            && !text.is(*at, As::Holds)
            && (*at == first || !text.folded(*at).ends_with("ed"))
    };
    let last = (first..limit).take(4).take_while(inside).last()?;
    text.word(last).then_some(Phrase { first, last, head: Head::Noun(last) })
}

fn is_specific(text: &Text, phrase: &Phrase) -> bool {
    match phrase.head {
        Head::Name(_) => true,
        Head::Noun(at) => !speech::word(&speech::lemma(text.folded(at))).is(As::Vague) || phrase.first < at,
        Head::Pronoun(_) => false,
    }
}

fn names_outlet(text: &Text, span: Span) -> bool {
    text.tokens.within(span).any(|i| {
        text.is(i, As::Outlet)
            || text.name_of(i).is_some_and(|name| name.form == Form::Outlet || name.sort == Sort::Unknown)
    })
}

/// Gives each attribution the outlets of its sentence that tell of it: "Pell told AFP, the Harbour Post reported".
pub(super) fn link(text: &Text, sentence: &Sentence, found: &mut [Found]) {
    let outlets: Vec<Option<Span>> = found
        .iter()
        .map(|one| match &one.by {
            By::Who(who) if matches!(one.act, Act::Says | Act::According) => {
                outlet_span(text, who.span).then_some(who.span)
            }
            _ => None,
        })
        .collect();
    for k in 0..found.len() {
        let Some(inner) = found.get(k) else { continue };
        let (cue, own) = (text.tokens.span(inner.cue.start, inner.cue.start), inner.by.span());
        let mut more: Vec<Span> = aside(text, sentence, inner).into_iter().collect();
        for (other, outer) in found.iter().enumerate().take(k + NEAR + 1).skip(k.saturating_sub(NEAR)) {
            let Some(outlet) = outlets.get(other).copied().flatten() else { continue };
            if other != k && outer.scope.contains(&cue) && own.is_none_or(|own| !own.overlaps(&outlet)) {
                more.push(outlet);
            }
        }
        if let Some(inner) = found.get_mut(k) {
            for via in more {
                if !inner.via.iter().any(|known| known.overlaps(&via)) {
                    inner.via.push(via);
                }
            }
        }
    }
}

fn outlet_span(text: &Text, span: Span) -> bool {
    text.tokens
        .within(span)
        .any(|i| text.is(i, As::Outlet) || text.name_of(i).is_some_and(|name| name.form == Form::Outlet))
}

/// "in an interview with the Post", "quoted by state media" beside the speaker.
fn aside(text: &Text, sentence: &Sentence, one: &Found) -> Option<Span> {
    let range = sentence.range.start..sentence.range.end.min(one.cue.end + 16);
    let near = range.start.max(one.first.saturating_sub(16))..range.end;
    for i in near {
        let begins = match text.folded(i) {
            "interview" if text.folded(i + 1) == "with" => i + 2,
            "speaking" if text.folded(i + 1) == "to" => i + 2,
            "quoted" | "seen" | "obtained" | "reviewed" if text.folded(i + 1) == "by" && i > one.first => {
                i + 2
            }
            _ => continue,
        };
        let phrase = text.forward(begins, sentence.range.end)?;
        let outlet = text.outlet(&phrase)
            || matches!(phrase.head, Head::Name(name) if text.names.get(name).is_some_and(|name| name.sort == Sort::Unknown || name.sort == Sort::Body));
        let span = text.span(&phrase);
        let own = one.by.span().is_some_and(|own| own.start >= span.start && own.overlaps(&span));
        return (outlet && !own).then_some(span);
    }
    None
}
