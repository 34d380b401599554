//! Which cases the paths on the command line name.

use dissensus::article::line;
use dissensus::case::Case;
use dissensus::claim::file::{ARTICLES, CASE, CURATED};
use dissensus::heap::articles::Input;
use dissensus::review::REVIEW;
use dissensus::{Error, Result};
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// One case, not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Named {
    /// A case folder.
    Folder(PathBuf),
    /// Articles outside of any case folder, compared with each other.
    Articles(Vec<PathBuf>),
}

impl Named {
    pub(crate) fn open(&self) -> Result<Case> {
        match self {
            Named::Folder(folder) => Case::open(folder),
            Named::Articles(paths) => {
                if let Some(lines) = paths.iter().find(|path| is_lines(path) && path.exists()) {
                    let what = "JSON lines are articles on many events, and no case: `dissensus stories FILE --into FOLDER` makes a case folder of each story";
                    return Err(Error::Nothing { path: lines.clone(), what: what.to_owned() });
                }
                Case::of_articles(&paths.iter().map(PathBuf::as_path).collect::<Vec<_>>())
            }
        }
    }

    /// What `explain` takes for this case; `None` where no one path names it.
    pub(crate) fn path(&self) -> Option<String> {
        match self {
            Named::Folder(folder) => Some(folder.display().to_string()),
            Named::Articles(paths) => match paths.as_slice() {
                [path] if path.as_os_str() != "-" => Some(path.display().to_string()),
                _ => None,
            },
        }
    }
}

/// The cases of the paths, in their order: each case folder is one, a folder of case folders is all of them by name, and
/// all other articles together are one, the last.
///
/// # Errors
///
/// [`Error::Read`] for a folder that can't be listed.
pub(crate) fn named(paths: &[PathBuf]) -> Result<Vec<Named>> {
    let mut named = Vec::new();
    let mut loose = Vec::new();
    for path in paths {
        if Case::is_case(path) {
            named.push(Named::Folder(path.clone()));
            continue;
        }
        let inside = cases_in(path)?;
        if inside.is_empty() {
            loose.push(path.clone());
        }
        named.extend(inside.into_iter().map(Named::Folder));
    }
    if !loose.is_empty() {
        named.push(Named::Articles(loose));
    }
    Ok(named)
}

/// What a heap of articles is read from, where the paths outside of case folders name one: JSON lines, or a folder of loose articles.
/// Articles that were named one by one belong together, and so does what lies in a case's `articles`.
///
/// # Errors
///
/// [`Error::Read`] for standard input.
pub(crate) fn heap(named: &Named) -> Result<Option<Vec<Input>>> {
    let Named::Articles(paths) = named else { return Ok(None) };
    if paths.iter().any(|path| is_stdin(path)) && !stdin_is_lines()? {
        // A text, which can be read but once.
        return Ok(None);
    }
    let is_folder = |path: &Path| path.is_dir() && path.file_name().is_none_or(|name| name != ARTICLES);
    let is_heap = paths.iter().any(|path| is_stdin(path) || is_lines(path) || is_folder(path));
    Ok(is_heap.then(|| loose(paths)))
}

/// What the paths are read as where all of it is a heap: `-` is JSON lines, and so is a file of that ending.
pub(crate) fn loose(paths: &[PathBuf]) -> Vec<Input> {
    let mut inputs: Vec<Input> = Vec::new();
    for path in paths {
        if is_stdin(path) {
            inputs.push(Input::Standard);
        } else if is_lines(path) {
            inputs.push(Input::Lines(path.clone()));
        } else if let Some(Input::Files(files)) = inputs.last_mut() {
            files.push(path.clone());
        } else {
            inputs.push(Input::Files(vec![path.clone()]));
        }
    }
    inputs
}

/// True for a file of JSON lines, by its ending.
pub(crate) fn is_lines(path: &Path) -> bool {
    line::is_name(path) && !path.is_dir()
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// True where standard input begins as JSON does, or has a record on a line after others; nothing of it is taken.
fn stdin_is_lines() -> Result<bool> {
    let mut input = std::io::stdin().lock();
    let begun =
        input.fill_buf().map_err(|source| Error::Read { path: PathBuf::from("standard input"), source })?;
    let begun = begun.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begun).trim_ascii_start();
    // "[Update] ..." is a text.
    let is_list = begun.strip_prefix(b"[").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{"));
    let is_record = |line: &[u8]| line.starts_with(b"{\"") || line.starts_with(b"{ \"");
    Ok(begun.starts_with(b"{") || is_list || begun.split(|byte| *byte == b'\n').any(is_record))
}

/// The one case that a path names.
pub(crate) fn one(path: &Path) -> Result<Named> {
    match named(&[path.to_path_buf()])?.as_slice() {
        [one] => Ok(one.clone()),
        several => {
            let what = format!("this folder has {} cases: name one of them", several.len());
            Err(Error::Nothing { path: path.to_path_buf(), what })
        }
    }
}

/// The one case that a path names, for work that is kept in its folder.
///
/// # Errors
///
/// [`Error::Nothing`] where there is no case, or more than one.
pub(crate) fn folder(path: &Path) -> Result<PathBuf> {
    match one(path)? {
        Named::Folder(folder) => Ok(folder),
        Named::Articles(_) => {
            let what = "no case here: decisions need a case folder to be kept in (`dissensus new` makes one)";
            Err(Error::Nothing { path: path.to_path_buf(), what: what.to_owned() })
        }
    }
}

/// Refuses to write where something lies that people wrote: an article, or a file of a case; and among loose articles what would be read
/// as one of them the next time.
///
/// # Errors
///
/// [`Error::Nothing`], before anything is written.
pub(crate) fn spare_inputs(output: Option<&Path>, named: &[Named]) -> Result<()> {
    let Some(output) = output else { return Ok(()) };
    let lies_in =
        output.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let lies_in = lies_in.and_then(|folder| std::fs::canonicalize(folder).ok());
    let is_text = output.extension().is_some_and(|ending| {
        ["md", "txt", "html", "htm"].iter().any(|text| ending.eq_ignore_ascii_case(text))
    });
    let is_folder = |path: &PathBuf| path.is_dir() && std::fs::canonicalize(path).ok() == lies_in;
    let is_among =
        named.iter().any(|named| matches!(named, Named::Articles(paths) if paths.iter().any(is_folder)));
    if is_text && is_among {
        let what = "the articles lie here, and the report would be read as one of them the next time: name another folder".to_owned();
        return Err(Error::Nothing { path: output.to_path_buf(), what });
    }
    // What is not there yet is nobody's work.
    let Ok(target) = std::fs::canonicalize(output) else { return Ok(()) };
    let is_at = |path: &Path| std::fs::canonicalize(path).is_ok_and(|path| path == target);
    let is_in = |folder: &Path| std::fs::canonicalize(folder).is_ok_and(|folder| target.starts_with(folder));
    let is_input = named.iter().any(|named| match named {
        Named::Folder(folder) => {
            is_in(&folder.join(ARTICLES))
                || [CASE, CURATED, REVIEW].iter().any(|file| is_at(&folder.join(file)))
        }
        Named::Articles(paths) => paths.iter().any(|path| is_at(path) || path.is_dir() && is_in(path)),
    });
    if is_input && target.is_file() {
        let what = "this is read for the report, and would be lost: name another file to write".to_owned();
        return Err(Error::Nothing { path: output.to_path_buf(), what });
    }
    Ok(())
}

/// The case folders in a folder, by name.
fn cases_in(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |source| Error::Read { path: folder.to_path_buf(), source };
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && Case::is_case(&path) {
            cases.push(path);
        }
    }
    cases.sort();
    Ok(cases)
}
