//! Cues in their sentences: which phrase is the speaker, and which clause is theirs.

use super::chain::{cite, link, quoted};
use super::cut::cut;
use super::form::{Around, according, agent, noun, participle};
use super::scope::{Verb, finite};
use super::subject::{document_only, negated, passive, speaker};
use super::text::Text;
use super::who::{self, Who};
use super::{Act, Attribution, Named, Speaker, label, unknown, verb};
use crate::lexicon::speech::{As, Needs};
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

/// Whose word it is.
#[derive(Debug, Clone)]
pub(super) enum By {
    /// Somebody whom the text names or calls by a noun.
    Who(Who),
    /// Somebody whom it does not; with the words for one that it only points to.
    Nobody(Option<Span>),
}

impl By {
    pub(super) fn span(&self) -> Option<Span> {
        match self {
            By::Who(who) => Some(who.span),
            By::Nobody(span) => *span,
        }
    }
}

/// A cue with its speaker and its scope.
pub(super) struct Found {
    pub(super) cue: Range<usize>,
    /// The first token of the cue or of the speaker, whichever is first.
    pub(super) first: usize,
    pub(super) by: By,
    pub(super) act: Act,
    pub(super) scope: Span,
    /// From the nearest to the farthest.
    pub(super) via: Vec<Span>,
    /// True where the scope lies behind the cue and a later coordinate clause may cut it.
    pub(super) behind: bool,
}

/// How many speakers are remembered.
const REMEMBERED: usize = 64;

/// The attributions of a text by its cues, sentence after sentence.
pub(super) fn find(text: &Text, sentences: &[Span], quotes: &[Span]) -> Vec<Attribution> {
    let mut spoken: Vec<Who> = Vec::new();
    let mut all = Vec::new();
    for (index, span) in sentences.iter().enumerate() {
        let sentence = Sentence { index, range: text.tokens.within(*span), span: *span };
        for one in in_sentence(text, &sentence, quotes, &mut spoken) {
            all.push(Attribution {
                cue: text.tokens.span(one.cue.start, one.cue.end.saturating_sub(1)),
                speaker: match one.by {
                    By::Who(who) => Speaker::Named(Named { span: who.span, key: who.key, side: who.side }),
                    By::Nobody(span) => Speaker::Unknown(span),
                },
                act: one.act,
                scope: one.scope,
                via: one.via,
            });
        }
        if spoken.len() > REMEMBERED {
            spoken.drain(..REMEMBERED / 2);
        }
    }
    all
}

fn in_sentence(text: &Text, sentence: &Sentence, quotes: &[Span], spoken: &mut Vec<Who>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut i = sentence.range.start;
    if let Some(one) = label::find(text, &Around { sentence, quotes, spoken }) {
        i = one.cue.end;
        keep(one, &mut found, spoken);
    }
    while i < sentence.range.end {
        let step = at(text, &Around { sentence, quotes, spoken }, i, &found);
        i = step.as_ref().map_or(i + 1, |one| one.cue.end.max(i + 1));
        if let Some(one) = step {
            keep(one, &mut found, spoken);
        }
    }
    if found.is_empty() {
        return found;
    }
    cut(text, sentence, &mut found);
    cite(text, &Around { sentence, quotes, spoken }, &mut found);
    link(text, sentence, &mut found);
    unknown::leave_to_named(text, &mut found);
    // "use extreme caution": where nothing is said, nobody says it.
    found.retain(|one| !one.scope.of(text.tokens.text()).trim().is_empty());
    found
}

fn keep(one: Found, found: &mut Vec<Found>, spoken: &mut Vec<Who>) {
    if let By::Who(who) = &one.by {
        spoken.push(who.clone());
        if spoken.len() > 2 * REMEMBERED {
            spoken.drain(..REMEMBERED);
        }
    }
    found.push(one);
}

fn at(text: &Text, around: &Around, i: usize, found: &[Found]) -> Option<Found> {
    if !text.word(i) {
        return None;
    }
    match text.folded(i) {
        "according" if text.folded(i + 1) == "to" => return according(text, around, i),
        "by" => return agent(text, around, i),
        "quoted" => return quoted(text, around, i),
        _ => {}
    }
    let entry = text.entry(i);
    if let Some(manner) = entry.noun
        && let Some(one) = noun(text, around, i, who::act(manner))
    {
        return Some(one);
    }
    if entry.cue.is_some()
        && let Some(one) = by_verb(text, around, i, found)
    {
        return Some(one);
    }
    unknown::at(text, around.sentence, i)
}

/// A verb of speech with its speaker.
fn by_verb(text: &Text, around: &Around, i: usize, found: &[Found]) -> Option<Found> {
    let sentence = around.sentence;
    let cue = text.cue(i)?;
    if !verb::reports(text, sentence, i, cue) {
        return None;
    }
    let act = who::act(cue.manner);
    if text.folded(i).ends_with("ing") {
        return participle(text, around, i, act, found);
    }
    if passive(text, sentence, i) {
        return verb::passive_agent(text, around, i, act);
    }
    let (phrase, order) = speaker(text, sentence, around.quotes, i, act)?;
    let act = match negated(text, &phrase, i) {
        false => act,
        // "has never accepted" denies; "has not confirmed" says nothing.
        true if text.is(i, As::Accepts) => Act::Denies,
        true if act == Act::Denies => act,
        true => return None,
    };
    if cue.needs == Needs::Narrow && !verb::is_evident(text, sentence, i, &phrase, order) {
        return None;
    }
    if document_only(text, i, &phrase) || verb::is_supposed(text, sentence, &phrase) {
        return None;
    }
    let by = who::resolve(text, &phrase, sentence, around.spoken)?;
    Some(finite(text, sentence, around.quotes, &Verb { at: i, act, phrase, order }, by))
}
