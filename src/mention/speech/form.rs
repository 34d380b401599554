//! Cues that are no finite verbs: "according to", "hailed by", "a claim that", "claiming".

use super::Act;
use super::between::skip_ahead;
use super::chain::told;
use super::cue::{By, Found, Sentence};
use super::phrase::{Head, Phrase};
use super::scope::{introduces, opening, scope_end, scope_start};
use super::subject::main_subject;
use super::text::Text;
use super::who::{self, Who};
use crate::lexicon::speech::As;
use crate::text::Span;

/// How many tokens before a participle its subject may stand.
const CLAUSE: usize = 40;

/// What the cues of one sentence share.
pub(super) struct Around<'s> {
    pub(super) sentence: &'s Sentence,
    pub(super) quotes: &'s [Span],
    pub(super) spoken: &'s [Who],
}

/// "according to police".
pub(super) fn according(text: &Text, around: &Around, i: usize) -> Option<Found> {
    let sentence = around.sentence;
    let (from, limit) = (sentence.range.start, sentence.range.end);
    let phrase = text.forward(i + 2, limit).or_else(|| plural_ahead(text, i + 2, limit))?;
    let phrase = text.issuer(phrase, limit);
    let by = who::resolve(text, &phrase, sentence, around.spoken)?;
    let lead = (from..i).filter(|at| text.word(*at)).take(3).count();
    let opened = lead == 0 || (lead < 3 && introduces(text, from));
    let joined = text.before(i, from).is_some_and(|at| text.is(at, As::Joins) || text.folded(at) == ";");
    let scope = if opened || joined {
        let mut next = phrase.last + 1;
        // "According to Lena Brandt, the mayor, nine died": an apposition is passed over.
        while next < limit && text.folded(next) != "," && next < phrase.last + 8 && !opened_clause(text, next)
        {
            next += 1;
        }
        if text.folded(next) != "," {
            next = phrase.last + 1;
        }
        let next = if text.folded(next) == "," { next + 1 } else { next };
        Span::new(text.start(next).min(sentence.span.end), scope_end(sentence, around.quotes))
    } else {
        // "…, according to police, and four were hurt, according to the hospital".
        let clause = (from..i).rev().take(200).find(|at| {
            text.folded(*at) == ";" || (text.folded(*at) == "according" && text.folded(at + 1) == "to")
        });
        let start = match clause {
            None => scope_start(sentence, around.quotes),
            Some(at) if text.folded(at) == ";" => text.start(at + 1),
            Some(at) => (at..i)
                .find(|k| matches!(text.folded(*k), "and" | "but" | "while") && text.folded(k - 1) == ",")
                .map_or_else(|| scope_start(sentence, around.quotes), |k| text.start(k + 1)),
        };
        Span::new(start, text.start(i).max(start))
    };
    Some(Found { cue: i..i + 2, first: i, by, act: Act::According, scope, via: Vec::new(), behind: opened })
}

fn opened_clause(text: &Text, i: usize) -> bool {
    text.is(i, As::Auxiliary) || text.cue(i).is_some()
}

/// "according to some accounts": a noun phrase whose noun is not known to speak.
fn plural_ahead(text: &Text, first: usize, limit: usize) -> Option<Phrase> {
    let last = (first..limit).take(4).take_while(|at| text.word(*at) && !text.is(*at, As::Stop)).last()?;
    Some(Phrase { first, last, head: Head::Noun(last) })
}

/// "hailed by the strikers as a way out": theirs is what follows "as".
pub(super) fn agent(text: &Text, around: &Around, i: usize) -> Option<Found> {
    let sentence = around.sentence;
    if !text.folded(text.before(i, sentence.range.start)?).ends_with("ed") {
        return None;
    }
    let phrase = text.forward(i + 1, sentence.range.end)?;
    if text.folded(phrase.last + 1) != "as" || !text.speaks(&phrase) {
        return None;
    }
    let by = who::resolve(text, &phrase, sentence, around.spoken)?;
    let start = text.start(phrase.last + 2).min(sentence.span.end);
    let scope = Span::new(start, scope_end(sentence, around.quotes));
    Some(Found { cue: i - 1..i, first: i - 1, by, act: Act::Says, scope, via: Vec::new(), behind: true })
}

/// "Kabul's claim that", "allegations by the port that".
pub(super) fn noun(text: &Text, around: &Around, i: usize, act: Act) -> Option<Found> {
    let sentence = around.sentence;
    let from = sentence.range.start;
    let that = matches!(text.folded(i + 1), "that" | "of");
    let by = matches!(text.folded(i + 1), "by" | "from");
    let (phrase, next) = if that && i >= from + 3 && text.possessive(i - 2) {
        (text.back(i - 3, from)?, i + 2)
    } else if by {
        let phrase = text.forward(i + 2, sentence.range.end)?;
        if !matches!(text.folded(phrase.last + 1), "that" | "of") {
            return None;
        }
        (phrase, phrase.last + 2)
    } else {
        return None;
    };
    if !text.speaks(&phrase) {
        return None;
    }
    let by = who::resolve(text, &phrase, sentence, around.spoken)?;
    let start = text.start(next).min(sentence.span.end);
    let scope = Span::new(start, sentence.span.end);
    Some(Found { cue: i..i + 1, first: phrase.first.min(i), by, act, scope, via: Vec::new(), behind: true })
}

/// "…, claiming to have": the speaker of the same sentence, or the subject of its main clause.
pub(super) fn participle(text: &Text, around: &Around, i: usize, act: Act, found: &[Found]) -> Option<Found> {
    let sentence = around.sentence;
    let from = sentence.range.start;
    if text.folded(i) == "adding" && text.folded(i + 1) == "to" {
        return None;
    }
    let by = if let Some(one) = found.last() {
        one.by.clone()
    } else if i == from {
        // "Citing", "Speaking" at the head: the subject comes behind the comma.
        return None;
    } else {
        if text.cue(i - 1).is_some() {
            // What was no cue for want of a subject has none the second time.
            return None;
        }
        let phrase = main_subject(text, from.max(i.saturating_sub(CLAUSE)), i)?;
        who::resolve(text, &phrase, sentence, around.spoken)?
    };
    if let By::Nobody(None) = by {
        return None;
    }
    let mut next = i + 1;
    if text.folded(i) == "telling" {
        next = told(text, next, sentence.range.end).0;
    }
    next = opening(text, skip_ahead(text, next, sentence.range.end));
    let scope = Span::new(text.start(next).min(sentence.span.end), scope_end(sentence, around.quotes));
    if scope.is_empty() {
        return None;
    }
    Some(Found { cue: i..i + 1, first: i, by, act, scope, via: Vec::new(), behind: true })
}
