//! Who said what: the speaker of a stretch of text, how the text stands to it, and through whom it came.
//!
//! A speaker whom the text does not name ("is said to", "reportedly") is a value of its own. Whether what was said
//! is true, and whether two speakers are one, is not for this room.

mod ahead;
mod between;
mod chain;
mod cue;
mod cut;
mod form;
mod label;
mod outer;
mod phrase;
mod quote;
mod scope;
mod subject;
mod text;
mod unknown;
mod verb;
mod who;

use super::Name;
use crate::text::{Span, Tokens};

/// How a text reports what somebody said.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// "said", "told": neutral.
    Says,
    /// "according to": neutral, with no verb of the speaker's own.
    According,
    /// "claimed", "insisted": the text keeps its distance.
    Claims,
    /// "alleged": likewise, of wrongs.
    Alleges,
    /// "confirmed", "acknowledged".
    Confirms,
    /// "denied", "rejected", "disputed".
    Denies,
    /// "accused", "blamed".
    Accuses,
}

/// A speaker whom the text names, or calls by a noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// As written: "Defence Minister Khawaja Asif", "police", "a monitoring group".
    pub span: Span,
    /// One key for the speaker, in lower case: "asif", "pakistan", "police", "disaster agency".
    pub key: String,
    /// The country or body that the speaker speaks for, by its key: "pakistan" for its minister.
    pub side: Option<String>,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// Somebody whom the text names, or calls by a noun.
    Named(Named),
    /// Somebody it does not: "reportedly", "it is claimed that"; with the word for one that it only points to, a "she" of
    /// whom nothing before tells.
    Unknown(Option<Span>),
}

impl Speaker {
    /// The words for the speaker; `None` where there are none.
    pub fn span(&self) -> Option<Span> {
        match self {
            Speaker::Named(named) => Some(named.span),
            Speaker::Unknown(span) => *span,
        }
    }
}

/// A speaker and what is theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The cue: "said", "according to".
    pub cue: Span,
    /// Who vouches for it: of a chain the innermost, the official whom an agency quotes.
    pub speaker: Speaker,
    /// How the text reports it.
    pub act: Act,
    /// What is said: a stretch of the same sentence, or of a quotation that goes on.
    pub scope: Span,
    /// The outlets between the speaker and this text, from the nearest to the speaker to the farthest: "told Reuters",
    /// "quoted by AFP", "the AP said, citing police".
    pub via: Vec<Span>,
}

impl Attribution {
    /// The speaker, where the text names one.
    pub fn named(&self) -> Option<&Named> {
        match &self.speaker {
            Speaker::Named(named) => Some(named),
            Speaker::Unknown(_) => None,
        }
    }
}

/// Finds who said what, in the order of the text.
pub fn find(tokens: &Tokens, sentences: &[Span], names: &[Name]) -> Vec<Attribution> {
    let text = text::Text::new(tokens, names);
    let quotes = quote::find(tokens);
    let sentences = quote::rejoined(tokens, sentences);
    let mut found = cue::find(&text, &sentences, &quotes);
    quote::carry_on(&sentences, &quotes, &mut found);
    found.sort_by_key(|said| (said.cue.start, said.scope.start, said.scope.end));
    found
}

/// The innermost attribution whose scope covers the span: of several the one with the shortest scope.
pub fn speaker_of(speech: &[Attribution], at: Span) -> Option<&Attribution> {
    speech.iter().filter(|said| said.scope.contains(&at)).min_by_key(|said| said.scope.len())
}

#[cfg(test)]
mod tests;
