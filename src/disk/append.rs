//! Lines added at the end of a file that is never rewritten.

use crate::error::{Error, Result};
use std::fs::OpenOptions;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Adds lines at the end of a file, which begins with `head` where there was none; they are on disk when this returns.
///
/// The caller holds the folder's lock.
///
/// # Errors
///
/// [`Error::Write`]; the file is then as long as it was before.
pub fn append(path: &Path, head: &str, lines: &str) -> Result<()> {
    let failed = |source| Error::Write { path: path.to_path_buf(), source };
    let mut file =
        OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path).map_err(failed)?;
    let before = file.seek(SeekFrom::End(0)).map_err(failed)?;
    let mut text = String::new();
    if before == 0 {
        text.push_str(head);
    } else {
        let mut last = [0];
        file.seek(SeekFrom::End(-1)).and_then(|_| file.read_exact(&mut last)).map_err(failed)?;
        if last != *b"\n" {
            text.push('\n');
        }
    }
    text.push_str(lines);
    if let Err(source) = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()) {
        // The first error is the one to tell.
        let _ = file.set_len(before);
        return Err(failed(source));
    }
    Ok(())
}
