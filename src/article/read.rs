//! Articles out of files, folders and standard input.
//!
//! The files are read side by side; what comes out is in one order all the same. What is no article is named
//! with a reason. Metadata of case.yaml is not read here.

use super::{Article, Metadata, front_matter, html, line, zone};
use crate::disk::read::text_of;
use crate::error::{Error, Problem, Result};
use crate::text::printable::is_unprintable;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A larger file is no article; it is refused before it is read.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// A file that was named or found and could not be read as an article, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unread {
    /// The file.
    pub path: PathBuf,
    /// Why, in one line.
    pub why: String,
}

/// What was read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The articles, sorted by id.
    pub articles: Vec<Article>,
    /// What was passed over, sorted by path.
    pub unread: Vec<Unread>,
}

/// What was read, and what kept the rest from being read.
#[derive(Debug, Default)]
pub struct Attempt {
    /// The articles as far as their files are sound, and what was passed over.
    pub reading: Reading,
    /// What is wrong with the files: text that is not UTF-8, two articles of one id, malformed front matter, files over 64 MB.
    pub problems: Vec<Problem>,
    /// The ids of the articles that have problems. Where only its front matter has, the article is there with the rest of it.
    pub marred: BTreeSet<String>,
    /// Files that the system does not let be read.
    pub failures: Vec<Error>,
}

/// Reads the articles under the paths; a folder gives the files in it (a case's folder those in its `articles`),
/// `-` is one article on standard input. A file that is named twice is read once.
///
/// # Errors
///
/// A path that does not exist or can't be read; as [`Error::Problems`], all together: text that is not UTF-8, two
/// articles of one id, malformed front matter, files over 64 MB.
pub fn read(paths: &[&Path]) -> Result<Reading> {
    let mut attempt = attempt(paths)?;
    if !attempt.failures.is_empty() {
        return Err(attempt.failures.swap_remove(0));
    }
    if attempt.problems.is_empty() { Ok(attempt.reading) } else { Err(Error::Problems(attempt.problems)) }
}

/// The same, with what is sound in spite of what is not.
///
/// # Errors
///
/// A path that does not exist, or a folder that can't be listed.
pub fn attempt(paths: &[&Path]) -> Result<Attempt> {
    let mut found = Found::default();
    for path in paths {
        found.add(path)?;
    }
    let outcomes: Vec<Result<Outcome>> = found.files.par_iter().map(|file| read_file(file)).collect();
    let mut done = Attempt::default();
    let mut articles: Vec<Article> = Vec::new();
    let mut unread = found.unread;
    for (file, outcome) in found.files.iter().zip(outcomes) {
        match outcome {
            Ok(Outcome::Read(article)) => articles.push(*article),
            Ok(Outcome::Unread(passed)) => unread.push(passed),
            Ok(Outcome::Marred(article, more)) => {
                done.problems.extend(more);
                done.marred.insert(article.id.clone());
                articles.push(*article);
            }
            Ok(Outcome::Wrong(more)) => {
                done.problems.extend(more);
                done.marred.insert(id_of(file));
            }
            Err(failure) => {
                done.failures.push(failure);
                done.marred.insert(id_of(file));
            }
        }
    }
    articles.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    let mut doubles: BTreeSet<String> = BTreeSet::new();
    for pair in articles.windows(2) {
        if let [first, second] = pair
            && first.id == second.id
        {
            done.problems.push(same_id(first, second));
            doubles.insert(first.id.clone());
        }
    }
    // Nobody can know which of the two is meant.
    articles.retain(|article| !doubles.contains(&article.id));
    done.marred.extend(doubles);
    done.problems.sort();
    unread.sort();
    unread.dedup();
    done.reading = Reading { articles, unread };
    Ok(done)
}

/// The files of articles that the paths lead to, in their order, and what is passed over, before any is read; [`attempt`] takes each of
/// them. An article's id is what [`id_of`] says.
///
/// # Errors
///
/// As [`attempt`].
pub fn listed_files(paths: &[&Path]) -> Result<(Vec<PathBuf>, Vec<Unread>)> {
    let mut found = Found::default();
    for path in paths {
        found.add(path)?;
    }
    Ok((found.files, found.unread))
}

/// The files that the paths lead to, before any is read.
#[derive(Default)]
struct Found {
    files: Vec<PathBuf>,
    unread: Vec<Unread>,
    seen: HashSet<PathBuf>,
}

impl Found {
    fn add(&mut self, path: &Path) -> Result<()> {
        if is_stdin(path) {
            self.take(path);
            return Ok(());
        }
        let about = path.metadata().map_err(|source| missing(path, source))?;
        if !about.is_dir() {
            if !about.is_file() && Kind::of(path).is_some() {
                self.pass(path, "a pipe or a device, no file");
                return Ok(());
            }
            self.sort_out(path);
            return Ok(());
        }
        let inner = path.join("articles");
        let folder = if inner.is_dir() { inner.as_path() } else { path };
        for file in listed(folder)? {
            let hidden = file.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if hidden {
                continue;
            }
            match file.metadata() {
                Ok(about) if about.is_dir() => {
                    self.pass(&file, "a folder in a folder; name it to read what is in it");
                }
                // A pipe would be waited for, and a device has no end.
                Ok(about) if !about.is_file() => self.pass(&file, "a pipe or a device, no file"),
                Ok(_) => self.sort_out(&file),
                Err(_) => self.pass(&file, "a link that leads nowhere"),
            }
        }
        Ok(())
    }

    fn sort_out(&mut self, path: &Path) {
        // An article's id is printed wherever the article is spoken of.
        if id_of(path).contains(is_unprintable) {
            self.pass(path, "its name has signs that cannot be printed: give it another one");
            return;
        }
        match Kind::of(path) {
            Some(_) => self.take(path),
            None if line::is_name(path) => {
                self.pass(path, "JSON lines: name the file itself to have its articles read");
            }
            None => self.pass(path, "not an article: .txt, .md, .html and .htm files are read"),
        }
    }

    fn take(&mut self, path: &Path) {
        let real =
            if is_stdin(path) { path.to_owned() } else { path.canonicalize().unwrap_or(path.to_owned()) };
        if self.seen.insert(real) {
            self.files.push(path.to_owned());
        }
    }

    fn pass(&mut self, path: &Path, why: &str) {
        self.unread.push(Unread { path: path.to_owned(), why: why.to_owned() });
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn missing(path: &Path, source: io::Error) -> Error {
    if source.kind() != io::ErrorKind::NotFound {
        return Error::Read { path: path.to_owned(), source };
    }
    let mut text = "there is no such file or folder".to_owned();
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        text.push_str("; check the path, or run where it begins");
    } else if let Some(near) = nearest(path, folder) {
        text.push_str(&format!("; did you mean {}?", near.display()));
    }
    Error::Read { path: path.to_owned(), source: io::Error::new(io::ErrorKind::NotFound, text) }
}

/// The neighbour whose name is most like that of a path that does not exist.
fn nearest(path: &Path, folder: &Path) -> Option<PathBuf> {
    let wanted = path.file_name()?.to_string_lossy().to_lowercase();
    let mut best: Option<(PathBuf, f64)> = None;
    for other in listed(folder).ok()? {
        let Some(name) = other.file_name() else { continue };
        let like = strsim::normalized_damerau_levenshtein(&wanted, &name.to_string_lossy().to_lowercase());
        if like >= 0.6 && best.as_ref().is_none_or(|(_, most)| like > *most) {
            best = Some((path.with_file_name(name), like));
        }
    }
    best.map(|(near, _)| near)
}

/// The direct entries of a folder, sorted.
fn listed(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |source| Error::Read { path: folder.to_owned(), source };
    let mut entries = Vec::new();
    for entry in folder.read_dir().map_err(failed)? {
        entries.push(entry.map_err(failed)?.path());
    }
    entries.sort();
    Ok(entries)
}

/// How a file is read, by its ending.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Page,
}

impl Kind {
    fn of(path: &Path) -> Option<Kind> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "md" => Some(Kind::Text),
            "html" | "htm" => Some(Kind::Page),
            _ => None,
        }
    }
}

/// What became of one file.
enum Outcome {
    Read(Box<Article>),
    Unread(Unread),
    /// Read, but for what is wrong with its front matter.
    Marred(Box<Article>, Vec<Problem>),
    Wrong(Vec<Problem>),
}

/// An article's id: its file's name without the ending.
pub fn id_of(path: &Path) -> String {
    if is_stdin(path) {
        return "stdin".to_owned();
    }
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn read_file(path: &Path) -> Result<Outcome> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    if is_stdin(path) {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
        return Ok(from_bytes(id_of(path), None, bytes, Kind::Text));
    }
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > LARGEST {
        return Ok(Outcome::Wrong(vec![too_large(path, size)]));
    }
    bytes.reserve_exact(usize::try_from(size).unwrap_or(0) + 1);
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(from_bytes(id_of(path), Some(path.to_owned()), bytes, Kind::of(path).unwrap_or(Kind::Text)))
}

/// An article out of a text that is at hand; `None` where nothing stands below its front matter.
///
/// # Errors
///
/// What is wrong with its front matter, or its bytes; `path` is what they are told of.
pub fn of_text(id: &str, path: &Path, bytes: Vec<u8>) -> std::result::Result<Option<Article>, Vec<Problem>> {
    made(from_bytes(id.to_owned(), Some(path.to_owned()), bytes, Kind::Text))
}

/// The same for a saved web page.
///
/// # Errors
///
/// What is wrong with its bytes.
pub fn of_page(id: &str, path: &Path, bytes: Vec<u8>) -> std::result::Result<Option<Article>, Vec<Problem>> {
    made(from_bytes(id.to_owned(), Some(path.to_owned()), bytes, Kind::Page))
}

fn made(outcome: Outcome) -> std::result::Result<Option<Article>, Vec<Problem>> {
    match outcome {
        Outcome::Read(article) => Ok(Some(*article)),
        Outcome::Unread(_) => Ok(None),
        Outcome::Marred(_, problems) | Outcome::Wrong(problems) => Err(problems),
    }
}

/// Makes an article of a file's bytes: the part of reading that needs no file.
fn from_bytes(id: String, path: Option<PathBuf>, bytes: Vec<u8>, kind: Kind) -> Outcome {
    let place = path.clone().unwrap_or_else(|| PathBuf::from("standard input"));
    let pass = |why: &str| Outcome::Unread(Unread { path: place.clone(), why: why.to_owned() });
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > LARGEST {
        return Outcome::Wrong(vec![too_large(&place, size)]);
    }
    let text = match decode(bytes, &place) {
        Ok(text) => text,
        Err(problem) => return Outcome::Wrong(vec![problem]),
    };
    if text.trim().is_empty() {
        return pass("empty");
    }
    // Standard input has no ending that tells a page from a text.
    let kind = if path.is_none() && is_page(text.as_bytes()) { Kind::Page } else { kind };
    let mut problems = Vec::new();
    let (metadata, body, lines_before) = match kind {
        Kind::Page => match html::read(&text) {
            Ok(page) => (page.metadata, page.text, 0),
            Err(why) => return pass(why),
        },
        Kind::Text => match with_front_matter(text, &place, &mut problems) {
            Ok(parts) => parts,
            Err(problem) => return Outcome::Wrong(vec![problem]),
        },
    };
    if body.trim().is_empty() && !problems.is_empty() {
        return Outcome::Wrong(problems);
    }
    if body.trim().is_empty() {
        return pass("no text below its front matter");
    }
    let zones = zone::find(&body, metadata.title.as_deref());
    let article = Box::new(Article { id, path, metadata, body, lines_before, zones });
    if problems.is_empty() { Outcome::Read(article) } else { Outcome::Marred(article, problems) }
}

/// What stands above a text, the text, and the lines before it; mistakes in the front matter's keys go to `problems`.
fn with_front_matter(
    mut text: String,
    path: &Path,
    problems: &mut Vec<Problem>,
) -> std::result::Result<(Metadata, String, usize), Problem> {
    let split = front_matter::split(&text, path)?;
    let Some(front) = split.front else { return Ok((Metadata::default(), text, 0)) };
    let (metadata, wrong) = front_matter::parse(front, path);
    problems.extend(wrong);
    let (from, lines_before) = (text.len() - split.body.len(), split.lines_before);
    text.drain(..from);
    Ok((metadata, text, lines_before))
}

/// True for what begins like a web page.
pub fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    [b"<!doctype html".as_slice(), b"<html"]
        .iter()
        .any(|mark| start.get(..mark.len()).is_some_and(|open| open.eq_ignore_ascii_case(mark)))
}

/// UTF-8 without BOM, with LF for CRLF and CR.
fn decode(bytes: Vec<u8>, path: &Path) -> std::result::Result<String, Problem> {
    let mut text = text_of(bytes, path).map_err(|problem| *problem)?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    Ok(text)
}

fn too_large(path: &Path, size: u64) -> Problem {
    Problem {
        path: path.to_owned(),
        line: 0,
        column: 0,
        message: format!(
            "the file has {} MB; an article of at most 64 MB is read",
            size.div_ceil(1024 * 1024)
        ),
        help: Some("one file holds one article: part it, or leave it out".to_owned()),
        excerpt: String::new(),
        width: 1,
    }
}

fn same_id(first: &Article, second: &Article) -> Problem {
    let named = |article: &Article| article.path.clone().unwrap_or_else(|| PathBuf::from("standard input"));
    Problem {
        path: named(second),
        line: 0,
        column: 0,
        message: format!("the article has the id {:?}, and so has {}", second.id, named(first).display()),
        help: Some("an article's id is its file's name without the ending: rename one of the two".to_owned()),
        excerpt: String::new(),
        width: 1,
    }
}
