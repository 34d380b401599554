//! Files written whole or not at all: beside the place first, then moved there.
//!
//! Which are not whole yet is kept for the whole program, so that one which is interrupted takes them away.

use crate::error::{Error, Result};
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Writes a file whole: a reader, or a run that is cut short, meets the old file or the new one, never half of one.
/// It is on disk when this returns, its name in the folder too.
///
/// The file keeps its permissions; where it is a link, the file behind the link is written. What is no file (a pipe,
/// `/dev/null`) can't be replaced, and is written straight.
///
/// # Errors
///
/// [`Error::Write`], with nothing changed.
pub fn write_beside(path: &Path, text: &str) -> Result<()> {
    let mut beside = Beside::begin(path)?;
    beside.write(text.as_bytes())?;
    beside.finish()
}

/// A file that is written piece by piece and is there whole, or not at all: as [`write_beside`], for what does not fit into memory.
///
/// Dropped before its end, it leaves nothing.
#[derive(Debug)]
pub struct Beside {
    path: PathBuf,
    target: PathBuf,
    file: BufWriter<File>,
    /// Where it is written until it is whole; `None` for what is written straight, and once it has its name.
    beside: Option<PathBuf>,
    permissions: Option<Permissions>,
}

impl Beside {
    /// Opens the file beside the place.
    ///
    /// # Errors
    ///
    /// [`Error::Write`], with nothing changed.
    pub fn begin(path: &Path) -> Result<Beside> {
        let failed = |source| refused(path, source);
        let target = behind_links(path).map_err(failed)?;
        let old = fs::metadata(&target).ok();
        let path = path.to_path_buf();
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            let file = OpenOptions::new().write(true).open(&target).map_err(failed)?;
            return Ok(Beside { path, target, file: BufWriter::new(file), beside: None, permissions: None });
        }
        let (beside, file) = open_beside(&target).map_err(failed)?;
        let permissions = old.map(|old| old.permissions());
        Ok(Beside { path, target, file: BufWriter::new(file), beside: Some(beside), permissions })
    }

    /// Adds to its end.
    ///
    /// # Errors
    ///
    /// [`Error::Write`]; the place is as it was.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).map_err(|source| refused(&self.path, source))
    }

    /// Puts it in its place; it is on disk when this returns, its name in the folder too.
    ///
    /// # Errors
    ///
    /// [`Error::Write`], with nothing changed.
    pub fn finish(mut self) -> Result<()> {
        self.settle().map_err(|source| refused(&self.path, source))
    }

    fn settle(&mut self) -> io::Result<()> {
        self.file.flush()?;
        let Some(beside) = &self.beside else { return Ok(()) };
        if let Some(permissions) = self.permissions.take() {
            fs::set_permissions(beside, permissions)?;
        }
        self.file.get_ref().sync_all()?;
        let mut unfinished = unfinished();
        fs::rename(beside, &self.target)?;
        unfinished.remove(beside);
        self.beside = None;
        drop(unfinished);
        sync_folder(&self.target)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            // What stopped the writing is the error to tell; what is left beside is ours to take away.
            let _ = fs::remove_file(beside);
            unfinished().remove(beside);
        }
    }
}

/// The files of this program that are not whole yet.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes away what this program has not finished writing. While what it gives is held no file is begun or gets its name, so that a program which
/// ends then leaves nothing half done.
#[must_use]
pub fn abandon() -> Abandoned {
    let unfinished = unfinished();
    for beside in unfinished.iter() {
        // A file that can't be taken away is known by its name, and swept up later.
        let _ = fs::remove_file(beside);
    }
    Abandoned { _unfinished: unfinished }
}

/// Held until the program ends.
#[derive(Debug)]
pub struct Abandoned {
    _unfinished: MutexGuard<'static, BTreeSet<PathBuf>>,
}

/// Writes a file where there is none; one that was there stays as it is.
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

/// The error for a file or folder that the system would not write, with what to do about it.
pub fn refused(path: &Path, source: io::Error) -> Error {
    let to_do = match source.kind() {
        ErrorKind::StorageFull => "make room on the disk, then do it again; this file was not written",
        ErrorKind::QuotaExceeded => {
            "make room in your share of the disk, then do it again; this file was not written"
        }
        ErrorKind::FileTooLarge => {
            "raise the limit on the size of files (ulimit -f), then do it again; this file was not written"
        }
        ErrorKind::PermissionDenied => {
            "you may not write there: ask its owner, or copy the case to a folder of your own"
        }
        ErrorKind::ReadOnlyFilesystem => {
            "the disk is for reading alone: copy the case to a folder of your own"
        }
        ErrorKind::NotFound => "there is no such folder: is the path right?",
        ErrorKind::NotADirectory => "a file stands where a folder should be: move it away",
        _ => return Error::Write { path: path.to_path_buf(), source },
    };
    let source = io::Error::new(source.kind(), format!("{source}: {to_do}"));
    Error::Write { path: path.to_path_buf(), source }
}

/// True for the name of a file that [`write_beside`] had not finished: `.curated.yaml.4711-0.new`.
pub(super) fn is_beside(name: &str) -> bool {
    let inner = name.strip_prefix('.').and_then(|name| name.strip_suffix(".new"));
    let numbers =
        inner.and_then(|inner| inner.rsplit_once('.')).and_then(|(_, numbers)| numbers.split_once('-'));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    numbers.is_some_and(|(program, number)| is_number(program) && is_number(number))
}

/// So many links, one behind the other, are a ring.
const LINKS: usize = 40;

/// The file that is meant: behind links, also behind one that leads to a file which is not there yet.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    if let Ok(target) = fs::canonicalize(path) {
        return Ok(target);
    }
    let mut target = path.to_path_buf();
    for _ in 0..LINKS {
        let Ok(next) = fs::read_link(&target) else { return Ok(target) };
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(io::Error::other("these links lead round in a ring: correct them"))
}

fn open_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut unfinished = unfinished();
    let mut number = 0;
    loop {
        let beside = target.with_file_name(format!(".{name}.{}-{number}.new", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Ok(file) => {
                unfinished.insert(beside.clone());
                return Ok((beside, file));
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 100 => number += 1,
            Err(error) => return Err(error),
        }
    }
}

/// Puts a folder's entry for a file on disk; without it a new name may be gone after the power fails.
fn sync_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Systems on which a folder can't be opened or synced keep their entries in their own way.
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if error.kind() == ErrorKind::StorageFull || error.raw_os_error() == Some(EIO) => {
            Err(error)
        }
        _ => Ok(()),
    }
}

/// The system's number for a disk that fails.
const EIO: i32 = 5;

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
    fn what_is_not_finished_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        fs::write(&path, "old").unwrap();
        let mut beside = Beside::begin(&path).unwrap();
        beside.write(b"one").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        drop(beside);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let mut beside = Beside::begin(&path).unwrap();
        for piece in ["one, ", "two"] {
            beside.write(piece.as_bytes()).unwrap();
        }
        beside.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one, two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_beside(&folder.path().join("none/curated.yaml"), "").unwrap_err();
        assert!(error.to_string().contains("none/curated.yaml: cannot be written"), "{error}");
        assert!(error.to_string().contains("is the path right?"), "{error}");
    }

    #[test]
    fn the_name_of_an_unfinished_file_is_known() {
        for (name, expected) in [
            (".curated.yaml.4711-0.new", true),
            (".review.yaml.1-12.new", true),
            (".curated.yaml.new", false),
            ("curated.yaml.4711-0.new", false),
            (".curated.yaml.-0.new", false),
            (".a.b-c.new", false),
        ] {
            assert_eq!(is_beside(name), expected, "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_one_that_leads_nowhere_yet_is_followed() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (link, target) = (folder.path().join("review.yaml"), folder.path().join("shared.yaml"));
        symlink("shared.yaml", &link).unwrap();
        write_beside(&link, "one").unwrap();
        write_beside(&link, "two").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&target).unwrap(), "two");
        let ring = folder.path().join("ring");
        symlink("ring", &ring).unwrap();
        assert!(write_beside(&ring, "").unwrap_err().to_string().contains("in a ring"));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_never_replaced() {
        use std::os::unix::fs::{FileTypeExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("out");
        symlink("/dev/null", &link).unwrap();
        write_beside(&link, "report").unwrap();
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }
}
