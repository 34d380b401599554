//! Files written whole or not at all: beside the place first, then moved there.

use crate::error::{Error, Result};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes a file whole: a reader, or a run that is cut short, meets the old file or the new one, never half of one.
///
/// The file keeps its permissions; where it is a link, the file behind the link is written.
///
/// # Errors
///
/// [`Error::Write`], with nothing changed.
pub fn write_beside(path: &Path, text: &str) -> Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let failed = |source| Error::Write { path: path.to_path_buf(), source };
    let (beside, mut file) = open_beside(&target).map_err(failed)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| {
        if let Ok(old) = fs::metadata(&target) {
            fs::set_permissions(&beside, old.permissions())?;
        }
        fs::rename(&beside, &target)
    });
    if let Err(source) = written {
        // The first error is the one to tell; what is left beside is ours to take away.
        let _ = fs::remove_file(&beside);
        return Err(failed(source));
    }
    Ok(())
}

/// Writes a file where there is none; false where one was there, which stays as it is.
///
/// # Errors
///
/// [`Error::Write`].
pub fn write_new(path: &Path, text: &str) -> Result<Written> {
    // A link that leads nowhere is somebody's too.
    if fs::symlink_metadata(path).is_ok() {
        return Ok(Written::Kept);
    }
    write_beside(path, text)?;
    Ok(Written::Made)
}

/// What came of writing a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It was made.
    Made,
    /// One was there, and was left alone.
    Kept,
}

fn open_beside(target: &Path) -> std::io::Result<(PathBuf, File)> {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut number = 0;
    loop {
        let beside = target.with_file_name(format!(".{name}.{}-{number}.new", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 100 => number += 1,
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_replaced_whole_and_nothing_is_left_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("extracted.yaml");
        write_beside(&path, "one").unwrap();
        write_beside(&path, "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(write_new(&path, "three").unwrap(), Written::Kept);
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_beside(&folder.path().join("none/curated.yaml"), "").unwrap_err();
        assert!(error.to_string().contains("none/curated.yaml: cannot be written"), "{error}");
    }
}
