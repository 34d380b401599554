//! Cues in their sentences: which phrase is the speaker, and which clause is theirs.

use super::form::{according, agent, cite, noun, participle, quoted};
use super::phrase::{Text, determiner};
use super::scope::{cut, end_of, finite, scope_start};
use super::subject::{document_only, negated, passive, speaker, speaks};
use super::who::{self, Who};
use super::{Act, Attribution};
use crate::lexicon::speech;
use crate::mention::name::Sort;
use crate::text::Span;
use std::ops::Range;

/// Where a speaker stands to the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// "police said".
    Before,
    /// "said police".
    After,
}

pub(super) struct Sentence {
    pub(super) index: usize,
    pub(super) range: Range<usize>,
    pub(super) span: Span,
}

/// A cue with its speaker, before its scope is settled.
pub(super) struct Found {
    pub(super) cue: Range<usize>,
    pub(super) first: usize,
    pub(super) who: Who,
    pub(super) act: Act,
    pub(super) scope: Span,
    pub(super) via: Option<Span>,
    /// True where the scope lies behind the cue and a later coordinate clause may cut it.
    pub(super) behind: bool,
}

/// The attributions of a text by its cues, sentence after sentence.
pub(super) fn find(text: &Text, sentences: &[Span], quotes: &[Span]) -> Vec<Attribution> {
    let mut spoken: Vec<Who> = Vec::new();
    let mut all = Vec::new();
    for (index, span) in sentences.iter().enumerate() {
        let sentence = Sentence { index, range: text.tokens.within(*span), span: *span };
        let mut found: Vec<Found> = Vec::new();
        let mut i = sentence.range.start;
        while i < sentence.range.end {
            let step = at(text, &sentence, quotes, i, &spoken, &found);
            if let Some(one) = step {
                i = one.cue.end.max(i + 1);
                spoken.push(one.who.clone());
                found.push(one);
            } else {
                i += 1;
            }
        }
        cut(text, &sentence, &mut found);
        cite(text, &sentence, &mut found, &spoken);
        for one in found {
            all.push(Attribution {
                cue: text.tokens.span(one.cue.start, one.cue.end.saturating_sub(1)),
                speaker: one.who.span,
                key: one.who.key,
                side: one.who.side,
                act: one.act,
                scope: one.scope,
                via: one.via,
            });
        }
        // Only the last few are ever asked for.
        if spoken.len() > 64 {
            spoken.drain(..32);
        }
    }
    all
}

fn at(
    text: &Text,
    sentence: &Sentence,
    quotes: &[Span],
    i: usize,
    spoken: &[Who],
    found: &[Found],
) -> Option<Found> {
    if !text.word(i) {
        return None;
    }
    let word = text.folded(i);
    match word {
        "according" if text.folded(i + 1) == "to" => return according(text, sentence, quotes, i, spoken),
        "by" => return agent(text, sentence, quotes, i, spoken),
        "quoted" => return quoted(text, sentence, quotes, i, spoken),
        _ => {}
    }
    if let Some(manner) = speech::noun(word)
        && let Some(one) = noun(text, sentence, i, who::act(manner), spoken)
    {
        return Some(one);
    }
    let cue = speech::verb(word)?;
    if text.name(i).is_some() {
        return None;
    }
    let act = who::act(cue.manner);
    let previous = i.checked_sub(1).filter(|at| *at >= sentence.range.start).map_or("", |at| text.folded(at));
    if matches!(previous, "to" | "as") || (determiner(previous) && !word.ends_with("id")) {
        return None;
    }
    if word.ends_with("ing") {
        return participle(text, sentence, quotes, i, act, spoken, found);
    }
    if passive(text, sentence, i) {
        // "was reported by the port": the port's; without "by" nobody's.
        let by = text.folded(i + 1) == "by";
        let phrase = if by { text.forward(i + 2, sentence.range.end)? } else { return None };
        let who = who::resolve(text, &phrase, sentence.index, sentence.range.start, spoken)?;
        let scope = Span::new(scope_start(sentence, quotes), end_of(text, i.saturating_sub(1)));
        return Some(Found { cue: i..i + 2, first: phrase.first, who, act, scope, via: None, behind: false });
    }
    if matches!(word, "put" | "puts" | "value" | "valued" | "values")
        && !(i..(i + 20).min(sentence.range.end)).any(|at| text.folded(at) == "at")
    {
        return None;
    }
    // "Local media reports said", "claims were made": a noun that looks like a verb.
    let next = text.folded(i + 1);
    let noun_form = matches!(
        word,
        "reports"
            | "report"
            | "claims"
            | "claim"
            | "estimates"
            | "forecasts"
            | "forecast"
            | "counts"
            | "notes"
            | "fears"
            | "reads"
            | "shows"
            | "lists"
            | "states"
            | "put"
    );
    let next_verb = speech::verb(next).is_some() && !next.ends_with("ing");
    if noun_form
        && (next_verb
            || matches!(
                next,
                "has"
                    | "have"
                    | "had"
                    | "was"
                    | "were"
                    | "is"
                    | "are"
                    | "of"
                    | "by"
                    | "from"
                    | "will"
                    | "soon"
                    | "later"
            ))
    {
        return None;
    }
    // "The storm claimed nine lives."
    if word.starts_with("claim")
        && (i + 1..i + 7).any(|at| matches!(text.folded(at), "lives" | "life" | "victims"))
    {
        return None;
    }
    if word == "states" && next != "that" {
        return None;
    }
    if matches!(word, "added" | "found" | "posted" | "issued") {
        let plain = matches!(text.folded(i + 1), "that" | "," | "\"" | ":" | "." | "");
        let pronoun = matches!(previous, "he" | "she" | "it" | "they");
        let in_quote = previous == "\"" || (previous == "," && word == "added");
        let person =
            i > 0 && text.name(i - 1).and_then(|n| text.names.get(n)).is_some_and(|n| n.sort == Sort::Person);
        if !plain && !pronoun && !in_quote && !person {
            return None;
        }
    }
    let (phrase, order) = speaker(text, sentence, quotes, i, act)?;
    let act = match negated(text, &phrase, i) {
        false => act,
        // "has never accepted" denies; "has not confirmed" says nothing.
        true if matches!(
            word,
            "accepted" | "accepts" | "acknowledged" | "acknowledges" | "recognised" | "recognized"
        ) =>
        {
            Act::Denies
        }
        true if act == Act::Denies => act,
        true => return None,
    };
    if cue.narrow && !speaks(text, &phrase) {
        return None;
    }
    if document_only(text, i, &phrase) {
        return None;
    }
    let who = who::resolve(text, &phrase, sentence.index, sentence.range.start, spoken)?;
    Some(finite(text, sentence, quotes, i, act, phrase, order, who))
}
