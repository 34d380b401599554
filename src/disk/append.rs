//! Lines added at the end of a file that is never rewritten.
//!
//! What the lines mean, and what a cut line at the end is, the caller knows; here is how bytes get to the disk.

use super::read::{LARGEST, read_text};
use super::write::refused;
use crate::error::{Error, Result};
use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

/// A file to which lines are appended, as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// Its text: byte for byte that of the file, but for what stands behind the last line break and is no UTF-8.
    pub text: String,
    /// How many bytes the file has.
    pub length: u64,
}

/// Reads a file to which lines are appended; `None` where there is no such file.
///
/// A program that was killed may have stopped in the midst of a character. Where the bytes behind the last line break
/// begin with `begins` (after spaces) and are no UTF-8, U+FFFD stands for what is not.
///
/// # Errors
///
/// As [`read_text`].
pub fn read_appended(path: &Path, begins: &str) -> Result<Option<Appended>> {
    match read_text(path) {
        Ok(Some(text)) => Ok(Some(Appended { length: text.len() as u64, text })),
        Ok(None) => Ok(None),
        Err(error) => read_torn(path, begins).map(Some).ok_or(error),
    }
}

/// A file that is text but for its last line, which begins as told.
fn read_torn(path: &Path, begins: &str) -> Option<Appended> {
    let about = fs::metadata(path).ok()?;
    if !about.is_file() || about.len() > LARGEST as u64 {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    let (lines, rest) = bytes.split_at(bytes.iter().rposition(|byte| *byte == b'\n')? + 1);
    let is_torn =
        std::str::from_utf8(rest).is_err() && rest.trim_ascii_start().starts_with(begins.as_bytes());
    let lines = std::str::from_utf8(lines).ok().filter(|_| is_torn)?;
    let text = lines.to_owned() + &String::from_utf8_lossy(rest);
    Some(Appended { text, length: bytes.len() as u64 })
}

/// Adds a text behind the first `keep` bytes of a file of `length` bytes; what was behind them goes. All of it is on disk
/// when this returns.
///
/// The caller holds the folder's lock, and has read the file under it.
///
/// # Errors
///
/// [`Error::Write`], where the disk does not take it or the file is of another length by now; it is then `keep` bytes long, or untouched.
pub fn append(path: &Path, length: u64, keep: u64, text: &str) -> Result<()> {
    let failed = |source| refused(path, source);
    let mut file = OpenOptions::new().write(true).open(path).map_err(failed)?;
    let now = file.metadata().map_err(failed)?;
    if !now.is_file() || now.len() != length || keep > length {
        let what = "another program changed it at the same time; nothing was changed: do it again";
        return Err(Error::Write { path: path.to_path_buf(), source: std::io::Error::other(what) });
    }
    if keep < length {
        file.set_len(keep).map_err(failed)?;
    }
    let written = file
        .seek(SeekFrom::Start(keep))
        .and_then(|_| file.write_all(text.as_bytes()))
        .and_then(|()| file.sync_all());
    if let Err(source) = written {
        // The first error is the one to tell.
        let _ = file.set_len(keep).and_then(|()| file.sync_all());
        return Err(failed(source));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_added_and_a_torn_one_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("review.yaml");
        fs::write(&path, "one\ntw").unwrap();
        append(&path, 6, 4, "three\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\nthree\n");
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_is_never_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("review.yaml");
        fs::write(&path, "one\ntwo\n").unwrap();
        let error = append(&path, 4, 4, "three\n").unwrap_err().to_string();
        assert!(error.contains("another program changed it"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\n");
    }

    #[test]
    fn half_a_character_at_the_end_of_a_torn_line_is_no_error_and_elsewhere_is_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("review.yaml");
        for (bytes, is_read) in [
            (&b"a\n  - {note: caf\xc3"[..], true),
            (b"a\n# caf\xc3", false),
            (b"caf\xc3\n  - {note: caf\xc3", false),
            (b"caf\xc3\n  - {note: b}", false),
        ] {
            fs::write(&path, bytes).unwrap();
            assert_eq!(read_appended(&path, "- {").is_ok(), is_read, "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(read_appended(&folder.path().join("none"), "- {").unwrap(), None);
    }
}
