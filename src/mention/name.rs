//! Names of people, places and bodies, with one key for all the ways to write one.

use crate::text::{Span, Tokens};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A person.
    Person,
    /// A country, town, region, river.
    Place,
    /// A government, party, company, agency, armed group.
    Body,
    /// A capitalised name that no rule places.
    Unknown,
}

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name as written, without title: "Khawaja Asif".
    pub span: Span,
    /// What it names.
    pub sort: Sort,
    /// One lower-case key for all its forms in this text: "turkey" for Türkiye, "asif" for Khawaja Asif and Asif.
    pub key: String,
    /// The office or title before or after it, as written: "Defence Minister".
    pub title: Option<Span>,
}

/// Finds the names of a text, in its order; none overlap.
pub fn find(_tokens: &Tokens, _sentences: &[Span]) -> Vec<Name> {
    Vec::new()
}
