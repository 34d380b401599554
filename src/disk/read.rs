//! The text of a file that people write.

use crate::error::{Error, Problem, Result};
use std::io::ErrorKind;
use std::path::Path;

/// The text of a file, `None` where there is no such file.
///
/// # Errors
///
/// A file that can't be read, or is no UTF-8.
pub fn read_text(path: &Path) -> Result<Option<String>> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(Error::Read { path: path.to_path_buf(), source }),
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(text)),
        Err(error) => {
            let sound = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(error.as_bytes().get(..sound).unwrap_or(&[])).into_owned();
            let last = before.rsplit('\n').next().unwrap_or("");
            Err(Error::Problems(vec![Problem {
                path: path.to_path_buf(),
                line: before.matches('\n').count() + 1,
                column: last.chars().count() + 1,
                message: "this is no UTF-8 text".to_owned(),
                help: Some("save the file as UTF-8".to_owned()),
                excerpt: String::new(),
                width: 1,
            }]))
        }
    }
}
