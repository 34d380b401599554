//! JSON schemas (draft-07) of curated.yaml and case.yaml, for editors that complete and check while one types.
//!
//! They are kept by hand beside the readers, for what they say best is help for people; tests hold their keys to
//! the readers' and run both over the same examples.

/// The schema of curated.yaml.
pub const CLAIMS: &str = include_str!("claims.schema.json");

/// The schema of case.yaml.
pub const CASE: &str = include_str!("case.schema.json");
