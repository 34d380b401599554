//! review.yaml appended to: a decision is on disk before anybody is told that it is made.

use super::decision::Decision;
use super::{REVIEW, SCHEMA, line};
use crate::disk::{append, lock};
use crate::error::Result;
use std::path::Path;

/// What a new file begins with.
pub fn head() -> String {
    format!(
        "\
# What people ruled on this case, a decision a line, in the order in which they were made (docs/review.md).
# Lines are only ever added: to take one back is a further line (`dissensus review`, key u).
schema: {SCHEMA}
decisions:
"
    )
}

/// Appends decisions to a case's review.yaml; once it returns they are on disk, all of them.
///
/// # Errors
///
/// The folder can't be locked or written; the file is then as it was before.
pub fn add(folder: &Path, decisions: &[Decision]) -> Result<()> {
    let _lock = lock(folder)?;
    let lines: String = decisions.iter().map(line::write).collect();
    append(&folder.join(REVIEW), &head(), &lines)
}
