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
    read_bytes(path)?.map(|bytes| decoded(path, bytes)).transpose()
}

/// The bytes of a file, `None` where there is no such file.
pub(super) fn read_bytes(path: &Path) -> Result<Option<Vec<u8>>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read { path: path.to_path_buf(), source }),
    }
}

/// The text that bytes of a file are.
pub(super) fn decoded(path: &Path, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|error| {
        let sound = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..sound).unwrap_or(&[])).into_owned();
        let last = before.rsplit('\n').next().unwrap_or("");
        Error::Problems(vec![Problem {
            path: path.to_path_buf(),
            line: before.matches('\n').count() + 1,
            column: last.chars().count() + 1,
            message: "this is no UTF-8 text".to_owned(),
            help: Some("save the file as UTF-8".to_owned()),
            excerpt: String::new(),
            width: 1,
        }])
    })
}
