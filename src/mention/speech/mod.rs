//! Who said what: the speaker of a stretch of text, and how the text stands to it.
//!
//! A speaker whom the text does not name ("is said to", "reportedly") is no speaker here. Whether what was said
//! is true, and whether two speakers are one, is not for this room.

mod cue;
mod form;
mod phrase;
mod quote;
mod scope;
mod subject;
mod who;

use super::Name;
use crate::text::{Span, Tokens};

/// How a text reports what somebody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// "said", "told", "according to": neutral.
    Says,
    /// "claimed", "alleged": the text keeps its distance.
    Claims,
    /// "confirmed", "acknowledged".
    Confirms,
    /// "denied", "rejected", "disputed".
    Denies,
    /// "accused", "blamed".
    Accuses,
}

/// A speaker and what is theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The cue: "said", "according to".
    pub cue: Span,
    /// The speaker as written: "Defence Minister Khawaja Asif", "police", "a monitoring group".
    pub speaker: Span,
    /// One key for the speaker, in lower case: "asif", "pakistan", "police", "disaster agency".
    pub key: String,
    /// The country or body that the speaker speaks for, by its key: "pakistan" for its minister.
    pub side: Option<String>,
    /// How the text reports it.
    pub act: Act,
    /// What is said: a stretch of the same sentence, or of a quotation that goes on.
    pub scope: Span,
    /// The outlet between the speaker and this text: "told Reuters", "quoted by AFP", "the AP said, citing police".
    pub via: Option<Span>,
}

/// Finds who said what, in the order of the text.
pub fn find(tokens: &Tokens, sentences: &[Span], names: &[Name]) -> Vec<Attribution> {
    let text = phrase::Text::new(tokens, names);
    let quotes = quote::find(tokens);
    let mut found = cue::find(&text, sentences, &quotes);
    quote::carry_on(sentences, &quotes, &mut found);
    found.sort_by_key(|said| (said.cue.start, said.scope.start, said.scope.end));
    found
}

/// The innermost attribution whose scope covers the span: of several the one with the shortest scope.
pub fn speaker_of(speech: &[Attribution], at: Span) -> Option<&Attribution> {
    speech.iter().filter(|said| said.scope.contains(&at)).min_by_key(|said| said.scope.len())
}

#[cfg(test)]
mod tests;
