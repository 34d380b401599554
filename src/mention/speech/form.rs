//! Cues that are no finite verbs: "according to", "quoted by", "claiming", "a claim that", "citing".

use super::Act;
use super::cue::{Found, Sentence};
use super::phrase::{Head, Text};
use super::scope::{introduces, opening, scope_end, scope_start, skip_adverbials, start_of, told};
use super::subject::{issuer, main_subject, passive, speaks, subject};
use super::who::{self, Kind, Who};
use crate::lexicon::speech;
use crate::text::Span;

pub(super) fn according(
    text: &Text,
    sentence: &Sentence,
    quotes: &[Span],
    i: usize,
    spoken: &[Who],
) -> Option<Found> {
    let phrase = text.forward(i + 2, sentence.range.end)?;
    let phrase = issuer(text, phrase, sentence.range.end);
    let who = who::resolve(text, &phrase, sentence.index, sentence.range.start, spoken)?;
    let lead = (sentence.range.start..i).filter(|at| text.word(*at)).take(3).count();
    let opened = lead == 0 || (lead < 3 && introduces(text, sentence.range.start));
    let clause = (sentence.range.start..i).rev().take(200).find(|at| matches!(text.folded(*at), ";"));
    let scope = if opened || matches!(text.folded(i - 1), ";" | "and" | "but" | "while") {
        let mut next = phrase.last + 1;
        if text.folded(next) == "," {
            next += 1;
        }
        Span::new(start_of(text, next).min(sentence.span.end), scope_end(sentence, quotes))
    } else {
        let start = clause.map_or_else(|| scope_start(sentence, quotes), |at| start_of(text, at + 1));
        Span::new(start, start_of(text, i))
    };
    Some(Found { cue: i..i + 2, first: i, who, act: Act::Says, scope, via: None, behind: opened })
}

/// "hailed by the strikers as a way out": theirs is what follows "as".
pub(super) fn agent(
    text: &Text,
    sentence: &Sentence,
    quotes: &[Span],
    i: usize,
    spoken: &[Who],
) -> Option<Found> {
    if !text.folded(i.checked_sub(1).filter(|at| *at >= sentence.range.start)?).ends_with("ed") {
        return None;
    }
    let phrase = text.forward(i + 1, sentence.range.end)?;
    if text.folded(phrase.last + 1) != "as" || !speaks(text, &phrase) {
        return None;
    }
    let who = who::resolve(text, &phrase, sentence.index, sentence.range.start, spoken)?;
    let scope =
        Span::new(start_of(text, phrase.last + 2).min(sentence.span.end), scope_end(sentence, quotes));
    Some(Found { cue: i - 1..i, first: i - 1, who, act: Act::Says, scope, via: None, behind: true })
}

/// "was quoted by Reuters as saying", "AFP quoted police as saying".
pub(super) fn quoted(
    text: &Text,
    sentence: &Sentence,
    quotes: &[Span],
    i: usize,
    spoken: &[Who],
) -> Option<Found> {
    let from = sentence.range.start;
    let end = sentence.range.end;
    let saying = (i..(i + 14).min(end)).find(|at| text.folded(*at) == "saying")?;
    let (phrase, via) = if passive(text, sentence, i) {
        let phrase = subject(text, from, i)?;
        let via = (text.folded(i + 1) == "by").then(|| text.forward(i + 2, saying)).flatten();
        (phrase, via)
    } else {
        (text.forward(i + 1, saying)?, subject(text, from, i))
    };
    let via = via.and_then(|phrase| match phrase.head {
        Head::Name(name) => text.names.get(name).map(|name| name.span),
        _ => None,
    });
    let who = who::resolve(text, &phrase, sentence.index, from, spoken)?;
    let ended = (saying + 1..end).all(|at| !text.word(at));
    let first = phrase.first.min(i);
    let scope = if ended {
        Span::new(scope_start(sentence, quotes), start_of(text, first))
    } else {
        Span::new(start_of(text, saying + 1), scope_end(sentence, quotes))
    };
    Some(Found { cue: i..saying + 1, first, who, act: Act::Says, scope, via, behind: !ended })
}

/// "Kabul's claim that", "allegations by the port that".
pub(super) fn noun(text: &Text, sentence: &Sentence, i: usize, act: Act, spoken: &[Who]) -> Option<Found> {
    let that = matches!(text.folded(i + 1), "that" | "of");
    let by = matches!(text.folded(i + 1), "by" | "from");
    let from = sentence.range.start;
    let (phrase, next) = if that && i >= from + 3 && text.folded(i - 1) == "s" && text.folded(i - 2) == "'" {
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
    if !speaks(text, &phrase) {
        return None;
    }
    let who = who::resolve(text, &phrase, sentence.index, from, spoken)?;
    let scope = Span::new(start_of(text, next).min(sentence.span.end), sentence.span.end);
    Some(Found { cue: i..i + 1, first: phrase.first.min(i), who, act, scope, via: None, behind: true })
}

/// "…, claiming to have": the speaker of the same sentence, or the subject of its main clause.
pub(super) fn participle(
    text: &Text,
    sentence: &Sentence,
    quotes: &[Span],
    i: usize,
    act: Act,
    spoken: &[Who],
    found: &[Found],
) -> Option<Found> {
    let from = sentence.range.start;
    if text.folded(i) == "adding" && text.folded(i + 1) == "to" {
        return None;
    }
    let who = if let Some(one) = found.last() {
        one.who.clone()
    } else if i == from {
        // "Citing", "Speaking" at the head: the subject comes behind the comma.
        return None;
    } else {
        let phrase = main_subject(text, from.max(i.saturating_sub(100)), i)?;
        who::resolve(text, &phrase, sentence.index, from, spoken)?
    };
    let mut next = i + 1;
    if text.folded(i) == "telling" {
        next = told(text, next, sentence.range.end).0;
    }
    next = opening(text, skip_adverbials(text, next, sentence.range.end));
    let scope = Span::new(start_of(text, next).min(sentence.span.end), scope_end(sentence, quotes));
    if scope.is_empty() {
        return None;
    }
    Some(Found { cue: i..i + 1, first: i, who, act, scope, via: None, behind: true })
}

/// "the AP reported, citing police": police by way of the AP.
pub(super) fn cite(text: &Text, sentence: &Sentence, found: &mut [Found], spoken: &[Who]) {
    let Some(citing) = sentence.range.clone().find(|at| text.folded(*at) == "citing" && text.word(*at))
    else {
        return;
    };
    let Some(phrase) = text.forward(citing + 1, sentence.range.end) else { return };
    let specific = match phrase.head {
        Head::Name(_) => true,
        Head::Noun(at) => !matches!(
            speech::lemma(text.folded(at)).as_str(),
            "source" | "people" | "person" | "report" | "record" | "document" | "data"
        ),
        Head::Pronoun(_) => false,
    };
    if !specific {
        return;
    }
    let Some(who) = who::resolve(text, &phrase, sentence.index, sentence.range.start, spoken) else { return };
    let near = found.iter_mut().rev().find(|one| one.first < citing).or(None);
    if let Some(one) = near
        && one.who.kind != Kind::Person
    {
        one.via = Some(one.who.span);
        one.who = who;
    }
}
