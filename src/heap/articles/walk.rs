//! Articles of a heap, one by one and in their order: JSON lines out of files and pipes, and loose files.
//!
//! Of each article something is made, side by side; the article is dropped, and what was made is handed over with its place.

use super::place::{Place, Source};
use super::record;
use crate::article::{self, Article, Unread};
use crate::disk::feed::{Cut, Feed, Portion};
use crate::error::{Error, Problem, Result};
use rayon::prelude::*;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// What articles are read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file of JSON lines.
    Lines(PathBuf),
    /// JSON lines on standard input.
    Standard,
    /// Files of articles, and folders of them.
    Files(Vec<PathBuf>),
}

/// Whether articles are read again later: what comes by a pipe is set down then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// They are.
    Yes,
    /// Once is enough.
    No,
}

/// So many files are read side by side.
const FILES: usize = 512;

/// What one line or file turned out to be.
pub(super) enum Seen<T> {
    Article { id: String, made: T, place: Place },
    Wrong(Problem),
    Unread(Unread),
}

/// Walks through the inputs: `make` makes something of each article, as a pure function of it, and `take` is handed portions in the order
/// of the inputs, with what people call the source. What is read again later is given back.
pub(super) fn walk<T: Send>(
    inputs: &[Input],
    again: Again,
    make: impl Fn(&Article) -> T + Sync,
    take: impl FnMut(Vec<Seen<T>>, &Path) + Send,
) -> Result<Vec<Source>> {
    let mut walk = Walk { again, make, take, source: 0, kept: Vec::new() };
    for input in inputs {
        match input {
            Input::Lines(path) => walk.file(path)?,
            Input::Standard => walk.pipe(Path::new("standard input"), std::io::stdin())?,
            Input::Files(paths) => walk.files(paths)?,
        }
    }
    Ok(walk.kept)
}

struct Walk<M, H> {
    again: Again,
    make: M,
    take: H,
    /// Which of the sources is read.
    source: usize,
    kept: Vec<Source>,
}

impl<T: Send, M: Fn(&Article) -> T + Sync, H: FnMut(Vec<Seen<T>>, &Path) + Send> Walk<M, H> {
    /// A file of JSON lines; what is no plain file is as what comes by a pipe. One that can't be opened keeps no other from being read.
    fn file(&mut self, path: &Path) -> Result<()> {
        let failed = |source| Error::Read { path: path.to_path_buf(), source };
        let file = match File::open(path) {
            Ok(file) => file,
            Err(source) => {
                // The reader of articles knows what to say of a file that is not there.
                let error = article::attempt(&[path]).err().unwrap_or_else(|| failed(source));
                (self.take)(vec![Seen::Wrong(failure(path, &error))], path);
                return Ok(());
            }
        };
        if !file.metadata().map_err(failed)?.is_file() {
            return self.pipe(path, file);
        }
        let again = (self.again == Again::Yes).then(|| File::open(path)).transpose().map_err(failed)?;
        self.lines(path, file, None)?;
        self.keep(path, again);
        Ok(())
    }

    /// Lines that can be read but once: where they are read again, they are set down in a file that has no name and goes with the program.
    fn pipe(&mut self, name: &Path, input: impl Read + Send) -> Result<()> {
        if self.again == Again::No {
            self.lines(name, input, None)?;
            self.keep(name, None);
            return Ok(());
        }
        let failed = |source| Error::Write { path: std::env::temp_dir(), source };
        let spool = tempfile::tempfile().map_err(failed)?;
        let again = spool.try_clone().map_err(failed)?;
        let mut spool = BufWriter::new(spool);
        self.lines(name, input, Some(&mut spool))?;
        spool.flush().map_err(failed)?;
        self.keep(name, Some(again));
        Ok(())
    }

    fn keep(&mut self, name: &Path, again: Option<File>) {
        self.source += 1;
        self.kept.extend(again.map(|file| Source { name: name.to_path_buf(), file }));
    }

    /// The lines of the source that comes next.
    fn lines(
        &mut self,
        name: &Path,
        input: impl Read + Send,
        mut spool: Option<&mut BufWriter<File>>,
    ) -> Result<()> {
        let (source, make, take) = (self.source, &self.make, &mut self.take);
        let mut feed = Feed::new(Vec::new(), input, Cut::Lines);
        let mut offset = 0;
        let mut before: Vec<Vec<Seen<T>>> = Vec::new();
        let mut hand_over = |seen: Vec<Vec<Seen<T>>>| take(seen.into_iter().flatten().collect(), name);
        loop {
            let portions =
                feed.portions().map_err(|error| Error::Read { path: name.to_path_buf(), source: error })?;
            if portions.is_empty() {
                hand_over(before);
                return Ok(());
            }
            let mut begun: Vec<(u64, Portion)> = Vec::with_capacity(portions.len());
            for portion in portions {
                if let Some(spool) = &mut spool {
                    let failed = |source| Error::Write { path: std::env::temp_dir(), source };
                    spool.write_all(&portion.bytes).map_err(failed)?;
                }
                let length = portion.bytes.len() as u64;
                begun.push((offset, portion));
                offset += length;
            }
            // While these are read, those before are taken.
            let of = |(offset, portion): &(u64, Portion)| self::lines(portion, *offset, source, name, make);
            let (seen, ()) = rayon::join(|| begun.par_iter().map(of).collect(), || hand_over(before));
            before = seen;
        }
    }

    /// Files of articles, in the order of their ids.
    fn files(&mut self, paths: &[PathBuf]) -> Result<()> {
        let mut there: Vec<&Path> = Vec::new();
        for path in paths {
            match article::read::listed_files(&[path]) {
                Ok(_) => there.push(path),
                Err(error) => (self.take)(vec![Seen::Wrong(failure(path, &error))], path),
            }
        }
        let (files, unread) = article::read::listed_files(&there)?;
        (self.take)(unread.into_iter().map(Seen::Unread).collect(), Path::new(""));
        let mut files: Vec<(String, PathBuf)> =
            files.into_iter().map(|path| (article::read::id_of(&path), path)).collect();
        files.sort();
        for some in files.chunks(FILES) {
            let of = |(_, path): &(String, PathBuf)| file(path, &self.make);
            let seen: Vec<Vec<Seen<T>>> = some.par_iter().map(of).collect();
            (self.take)(seen.into_iter().flatten().collect(), Path::new(""));
        }
        Ok(())
    }
}

/// The articles of a portion of lines, which begins at byte `offset` of the source.
fn lines<T>(
    portion: &Portion,
    mut offset: u64,
    source: usize,
    name: &Path,
    make: impl Fn(&Article) -> T,
) -> Vec<Seen<T>> {
    let mut seen = Vec::new();
    for (i, bytes) in portion.bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let (line, length) = (portion.lines_before + i + 1, bytes.len());
        let place = Place::Line { source, line, offset, length };
        offset += length as u64;
        match record(bytes, line, name) {
            Ok(None) => {}
            Ok(Some(article)) if article.body.trim().is_empty() => {
                let path = PathBuf::from(format!("{}:{line}", name.display()));
                seen.push(Seen::Unread(Unread { path, why: "empty".to_owned() }));
            }
            Ok(Some(article)) => seen.push(made(article, place, &make)),
            Err(problem) => seen.push(Seen::Wrong(problem)),
        }
    }
    seen
}

/// The article of a file; where something is wrong with it, all that is.
fn file<T>(path: &Path, make: impl Fn(&Article) -> T) -> Vec<Seen<T>> {
    let attempt = match article::attempt(&[path]) {
        Ok(attempt) => attempt,
        Err(error) => return vec![Seen::Wrong(failure(path, &error))],
    };
    let mut seen: Vec<Seen<T>> = attempt.problems.into_iter().map(Seen::Wrong).collect();
    seen.extend(attempt.failures.iter().map(|error| Seen::Wrong(failure(path, error))));
    seen.extend(attempt.reading.unread.into_iter().map(Seen::Unread));
    // What is wrong with its front matter could date it wrongly.
    let sound = attempt.reading.articles.into_iter().filter(|article| !attempt.marred.contains(&article.id));
    seen.extend(sound.map(|article| made(article, Place::File(path.to_path_buf()), &make)));
    seen
}

fn made<T>(article: Article, place: Place, make: impl Fn(&Article) -> T) -> Seen<T> {
    Seen::Article { made: make(&article), id: article.id, place }
}

fn failure(path: &Path, error: &Error) -> Problem {
    let message = match error {
        Error::Read { source, .. } => format!("cannot be read: {source}"),
        other => other.to_string(),
    };
    let help = Some("it was left out".to_owned());
    Problem { path: path.to_path_buf(), line: 0, column: 0, message, help, excerpt: String::new(), width: 1 }
}
