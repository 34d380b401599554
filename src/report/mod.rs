//! The report of a case in its formats: one result, one short file for each format.
//!
//! [`view`] computes once, as plain words, what the table and the Markdown document show; [`json`] is for programs and
//! takes nothing from it. Nothing here prints.

pub mod asked;
pub(crate) mod columns;
pub mod context;
pub mod decided;
pub mod explain;
pub mod json;
pub mod markdown;
pub mod table;
pub mod view;
pub mod wording;

pub use view::{Rows, View};

/// How a text for people looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Signs alone.
    Plain,
    /// Colours and bold beside the signs, by ANSI sequences.
    Coloured,
}
