//! A line of a heap made an article, or what is wrong with it.

use super::wrong;
use crate::article::{Article, line};
use crate::error::Problem;
use std::path::Path;

/// The article of line `number` (from 1) of what people call `name`; `None` for an empty line. The line's break may stand behind it, and
/// before the first one the mark that some programs begin a file with.
///
/// # Errors
///
/// What is wrong with the line, with its place.
pub(super) fn record(bytes: &[u8], number: usize, name: &Path) -> Result<Option<Article>, Problem> {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    let bytes = if number == 1 { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes) } else { bytes };
    let text = std::str::from_utf8(bytes)
        .map_err(|error| wrong::not_text(name, number, bytes, error.valid_up_to()))?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    line::read(text).map(Some).map_err(|mistake| wrong::line(name, number, text, mistake))
}
