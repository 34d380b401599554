//! One program at a time changes the files of a folder.

use crate::error::{Error, Result};
use std::fs::{self, File, OpenOptions};
use std::path::Path;

/// Where a case keeps what is for programs: the schemas for editors, and the lock.
pub const OWN_FOLDER: &str = ".dissensus";

/// Held while files of a folder are changed; let go when it is dropped, and by the system when the program dies.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Waits until no other program changes the files of this folder.
///
/// # Errors
///
/// [`Error::Write`] where the folder can't be written.
pub fn lock(folder: &Path) -> Result<Lock> {
    let own = folder.join(OWN_FOLDER);
    let path = own.join("lock");
    let failed = |source| Error::Write { path: path.clone(), source };
    fs::create_dir_all(&own).map_err(failed)?;
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
    file.lock().map_err(failed)?;
    Ok(Lock { _file: file })
}
