//! Who said what: the speaker of a stretch of text, and how the text stands to it.

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
    /// One key for the speaker in this text, in lower case: "asif", "pakistan", "police".
    pub key: String,
    /// The country or body that the speaker speaks for, as a key.
    pub side: Option<String>,
    /// How the text reports it.
    pub act: Act,
    /// What is said: a stretch of the same sentence, or of a quotation that goes on.
    pub scope: Span,
    /// Whom the speaker quotes in turn, as in "the paper said, citing the ministry".
    pub via: Option<Span>,
}

/// Finds who said what, in the order of the text.
pub fn find(_tokens: &Tokens, _sentences: &[Span], _names: &[Name]) -> Vec<Attribution> {
    Vec::new()
}

/// The innermost attribution whose scope covers a span.
pub fn speaker_of(_speech: &[Attribution], _at: Span) -> Option<&Attribution> {
    None
}
