//! One program at a time changes the files of a folder, or a file that is read and written anew.
//!
//! The lock is the system's, on a file in the folder's `.dissensus` or beside the file: it goes when the program goes, however that dies. Whoever
//! has to wait waits for [`PATIENCE`] and then tells who holds it, so that a program that hangs doesn't hang all others.

use super::write::refused;
use crate::error::{Error, Result};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

/// Where a case keeps what is for programs: the schemas for editors, and the lock.
pub const OWN_FOLDER: &str = ".dissensus";

/// How long a program waits for another one; what is done under the lock takes some milliseconds.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// What keeps the lock out of git: it belongs to one machine. Not the schemas, which colleagues' editors need as well.
const IGNORE: &str = "\
# The lock is for this machine alone; the schemas beside it are for everybody's editor.
/lock
/.gitignore
";

/// Held while files are changed; let go when it is dropped, and by the system when the program dies.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Waits until no other program changes the files of this folder, but no longer than [`PATIENCE`].
///
/// # Errors
///
/// [`Error::Busy`] where another program does not let go; [`Error::Write`] where the folder can't be written.
pub fn lock(folder: &Path) -> Result<Lock> {
    lock_within(folder, PATIENCE)
}

/// The same with another patience; none at all tries once.
///
/// # Errors
///
/// As [`lock`].
pub fn lock_within(folder: &Path, patience: Duration) -> Result<Lock> {
    let file = hold(folder, &own_folder(folder)?.join("lock"), patience)?;
    if sign(&file).is_ok() {
        sweep(folder, &file);
    }
    Ok(Lock { _file: file })
}

/// Waits until no other program works with this file, which is read first and written anew at the end; the lock is on a hidden file
/// beside it, since the file itself is replaced.
///
/// # Errors
///
/// As [`lock`].
pub fn lock_file(path: &Path, patience: Duration) -> Result<Lock> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file = hold(path, &path.with_file_name(format!(".{name}.lock")), patience)?;
    // Who holds it is for whoever waits; the lock holds without.
    let _ = sign(&file);
    Ok(Lock { _file: file })
}

/// The file at `lock`, locked, for work on `path`.
fn hold(path: &Path, lock: &Path, patience: Duration) -> Result<File> {
    let failed = |source| refused(lock, source);
    let file = open(lock).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::Error(source)) => Err(failed(source)),
        Err(TryLockError::WouldBlock) => match wait(file, patience) {
            Some(locked) => locked.map_err(failed),
            None => {
                let holder = fs::read_to_string(lock).ok().and_then(|text| text.trim().parse().ok());
                Err(Error::Busy { path: path.to_path_buf(), holder, waited: patience })
            }
        },
    }
}

/// The folder for what is for programs, made where there is none, with what keeps the lock out of git.
///
/// # Errors
///
/// [`Error::Write`]; a folder that isn't there is not made.
pub fn own_folder(folder: &Path) -> Result<PathBuf> {
    let own = folder.join(OWN_FOLDER);
    match fs::create_dir(&own) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(refused(&own, error)),
        _ => {}
    }
    let ignore = own.join(".gitignore");
    if fs::symlink_metadata(&ignore).is_err() {
        // Nothing is lost with it, so nobody waits for the disk.
        fs::write(&ignore, IGNORE).map_err(|source| refused(&ignore, source))?;
    }
    Ok(own)
}

fn open(path: &Path) -> std::io::Result<File> {
    // A pipe would be waited for.
    if fs::metadata(path).is_ok_and(|about| !about.is_file()) {
        return Err(std::io::Error::new(ErrorKind::InvalidInput, "it is no file: take it away"));
    }
    match OpenOptions::new().create(true).truncate(false).write(true).open(path) {
        // Another user of the machine made it: it can be locked all the same.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => File::open(path).map_err(|_| error),
        opened => opened,
    }
}

/// Waits in the system's queue, where nobody is passed over; `None` when patience ends first.
fn wait(file: File, patience: Duration) -> Option<std::io::Result<File>> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let locked = loop {
            match file.lock() {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                done => break done,
            }
        };
        // Where nobody waits any more, the file is closed here and the lock let go.
        let _ = sender.send(locked.map(|()| file));
    });
    receiver.recv_timeout(patience).ok()
}

/// Writes who holds the lock into it, for whoever waits for it.
fn sign(mut file: &File) -> std::io::Result<()> {
    file.set_len(0)?;
    write!(file, "{}", std::process::id())
}

/// How old a half-written file is before it is taken for what a killed program left.
const LEFT_BEHIND: Duration = Duration::from_secs(60);

/// Takes away what a killed program left beside the files it was writing; the clock is the disk's own.
fn sweep(folder: &Path, lock: &File) {
    let Ok(now) = lock.metadata().and_then(|data| data.modified()) else { return };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if !super::write::is_beside(&name.to_string_lossy()) {
            continue;
        }
        let modified = entry.metadata().and_then(|data| data.modified());
        let age = modified.ok().and_then(|modified| now.duration_since(modified).ok());
        if age.is_some_and(|age| age > LEFT_BEHIND) {
            // Nothing is lost where it stays.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    #[test]
    fn a_second_one_waits_and_then_says_who_holds_it() {
        let folder = tempfile::tempdir().unwrap();
        let held = lock(folder.path()).unwrap();
        let error = lock_within(folder.path(), Duration::from_millis(30)).unwrap_err().to_string();
        let expected = format!("another program (process {}) has been at work on it", std::process::id());
        assert!(error.contains(&expected), "{error}");
        drop(held);
        // The one that gave up may have its turn in the queue first, and lets go at once.
        lock(folder.path()).unwrap();
    }

    #[test]
    fn a_file_is_locked_beside_it_and_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("known.stories");
        let held = lock_file(&path, Duration::ZERO).unwrap();
        let error = lock_file(&path, Duration::from_millis(10)).unwrap_err().to_string();
        assert!(error.contains("known.stories: another program"), "{error}");
        assert!(!path.exists());
        drop(held);
        lock_file(&path, PATIENCE).unwrap();
    }

    #[test]
    fn whoever_gave_up_waiting_does_not_keep_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let held = lock(folder.path()).unwrap();
        lock_within(folder.path(), Duration::from_millis(10)).unwrap_err();
        drop(held);
        for _ in 0..20 {
            lock(folder.path()).unwrap();
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let error = lock(&folder.path().join("ferry")).unwrap_err().to_string();
        assert!(error.contains("ferry/.dissensus: cannot be written"), "{error}");
        assert!(!folder.path().join("ferry").exists());
    }

    #[test]
    fn what_a_killed_program_left_goes_when_it_is_old_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let old = SystemTime::now() - Duration::from_secs(600);
        for (name, is_old) in [
            (".curated.yaml.41-0.new", true),
            (".review.yaml.42-3.new", false),
            (".notes.new", true),
            ("curated.yaml.41-0.new", true),
        ] {
            let file = File::create(folder.path().join(name)).unwrap();
            if is_old {
                file.set_modified(old).unwrap();
            }
        }
        lock(folder.path()).unwrap();
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, [".dissensus", ".notes.new", ".review.yaml.42-3.new", "curated.yaml.41-0.new"]);
    }
}
