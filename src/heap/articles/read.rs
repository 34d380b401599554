//! The first reading of a heap: each article is sketched, given to the stories, and dropped.

use super::place::{Place, Source, words};
use super::{Heap, record, wrong};
use crate::article::{self, Article, Unread};
use crate::disk::feed::{Cut, Feed, Portion};
use crate::error::{Error, Problem, Result};
use crate::story::{Sketch, Stories, Story};
use rayon::prelude::*;
use std::collections::HashMap;
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

/// How articles are put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grouping {
    /// By the incident that they tell of.
    Stories,
    /// All as one story, of this name.
    Together(String),
}

/// Stories are given so many sketches at once, however the articles arrived.
const PORTION: usize = 512;
/// So many files are read side by side.
const FILES: usize = 512;
/// So many problems are kept: who has more of them has one mistake in his program.
const PROBLEMS: usize = 50;

pub(super) fn read(inputs: &[Input], grouping: &Grouping, told: &(dyn Fn(usize) + Sync)) -> Result<Heap> {
    let mut first = First {
        grouping,
        told,
        stories: Stories::default(),
        waiting: Vec::new(),
        known: HashMap::new(),
        places: Vec::new(),
        sources: Vec::new(),
        problems: Vec::new(),
        more_problems: 0,
        unread: Vec::new(),
    };
    for input in inputs {
        match input {
            Input::Lines(path) => first.file(path)?,
            Input::Standard => first.pipe(Path::new("standard input"), std::io::stdin())?,
            Input::Files(paths) => first.files(paths)?,
        }
    }
    Ok(first.done())
}

/// What the first reading has gathered so far.
struct First<'a> {
    grouping: &'a Grouping,
    told: &'a (dyn Fn(usize) + Sync),
    stories: Stories,
    waiting: Vec<(String, Sketch)>,
    /// Which article has an id.
    known: HashMap<String, usize>,
    places: Vec<Place>,
    sources: Vec<Source>,
    problems: Vec<Problem>,
    more_problems: usize,
    unread: Vec<Unread>,
}

/// What one line or file turned out to be.
enum Seen {
    Article { id: String, sketch: Sketch, place: Place },
    Wrong(Problem),
    Unread(Unread),
}

impl First<'_> {
    /// A file of JSON lines; what is no plain file is set down as what comes by a pipe.
    fn file(&mut self, path: &Path) -> Result<()> {
        let failed = |source| Error::Read { path: path.to_path_buf(), source };
        // The reader of articles knows what to say of a file that is not there.
        let file = File::open(path).map_err(|source| match article::attempt(&[path]) {
            Err(error) => error,
            Ok(_) => failed(source),
        })?;
        if !file.metadata().map_err(failed)?.is_file() {
            return self.pipe(path, file);
        }
        let again = File::open(path).map_err(failed)?;
        self.lines(path, file, None)?;
        self.sources.push(Source { name: path.to_path_buf(), file: again });
        Ok(())
    }

    /// Lines that can be read but once: they are set down in a file that has no name and goes with the program.
    fn pipe(&mut self, name: &Path, input: impl Read + Send) -> Result<()> {
        let failed = |source| Error::Write { path: std::env::temp_dir(), source };
        let spool = tempfile::tempfile().map_err(failed)?;
        let again = spool.try_clone().map_err(failed)?;
        let mut spool = BufWriter::new(spool);
        self.lines(name, input, Some(&mut spool))?;
        spool.flush().map_err(failed)?;
        self.sources.push(Source { name: name.to_path_buf(), file: again });
        Ok(())
    }

    /// The lines of the source that comes next.
    fn lines(
        &mut self,
        name: &Path,
        input: impl Read + Send,
        mut spool: Option<&mut BufWriter<File>>,
    ) -> Result<()> {
        // What is wrong with its lines is told by the name, before the source is among the others.
        let source = self.sources.len();
        let mut feed = Feed::new(Vec::new(), input, Cut::Lines);
        let mut offset = 0;
        let mut before: Vec<Vec<Seen>> = Vec::new();
        loop {
            let portions =
                feed.portions().map_err(|error| Error::Read { path: name.to_path_buf(), source: error })?;
            if portions.is_empty() {
                self.take(before, name);
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
            // While these are read, those before are grouped.
            let of = |(offset, portion): &(u64, Portion)| self::lines(portion, *offset, source, name);
            let (seen, ()) = rayon::join(|| begun.par_iter().map(of).collect(), || self.take(before, name));
            before = seen;
        }
    }

    /// Files of articles, in the order of their ids.
    fn files(&mut self, paths: &[PathBuf]) -> Result<()> {
        let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
        let (files, unread) = article::read::listed_files(&paths)?;
        self.unread.extend(unread);
        let mut files: Vec<(String, PathBuf)> =
            files.into_iter().map(|path| (article::read::id_of(&path), path)).collect();
        files.sort();
        for some in files.chunks(FILES) {
            let seen: Vec<Vec<Seen>> = some.par_iter().map(|(_, path)| file(path)).collect();
            self.take(seen, Path::new(""));
        }
        Ok(())
    }

    fn take(&mut self, seen: Vec<Vec<Seen>>, name: &Path) {
        let had = self.places.len();
        for one in seen.into_iter().flatten() {
            match one {
                Seen::Wrong(problem) => self.complain(problem),
                Seen::Unread(unread) => self.unread.push(unread),
                Seen::Article { id, sketch, place } => self.article(id, sketch, place, name),
            }
        }
        (self.told)(self.places.len() - had);
    }

    fn article(&mut self, id: String, sketch: Sketch, place: Place, name: &Path) {
        if let Some(first) = self.known.get(&id).and_then(|i| self.places.get(*i)) {
            let first = match first {
                // Its source is not among the others yet.
                Place::Line { source, line, .. } if *source == self.sources.len() => {
                    format!("{}:{line}", name.display())
                }
                known => words(known, &self.sources),
            };
            let at = match place {
                Place::Line { line, .. } => (name.to_path_buf(), line),
                Place::File(path) => (path, 0),
            };
            self.complain(wrong::same_id(&id, at, &first));
            return;
        }
        self.known.insert(id.clone(), self.places.len());
        self.places.push(place);
        if *self.grouping == Grouping::Stories {
            self.waiting.push((id, sketch));
            if self.waiting.len() >= PORTION {
                self.stories.add(std::mem::take(&mut self.waiting));
            }
        }
    }

    fn complain(&mut self, problem: Problem) {
        if self.problems.len() < PROBLEMS {
            self.problems.push(problem);
        } else {
            self.more_problems += 1;
        }
    }

    fn done(mut self) -> Heap {
        self.unread.sort();
        self.unread.dedup();
        let stories = match self.grouping {
            Grouping::Together(name) => all_as_one(name.clone(), self.places.len()),
            Grouping::Stories => {
                self.stories.add(self.waiting);
                self.stories.list()
            }
        };
        Heap {
            stories,
            problems: self.problems,
            more_problems: self.more_problems,
            unread: self.unread,
            places: self.places,
            sources: self.sources,
        }
    }
}

/// All articles as one story; none where there is no article.
pub(super) fn all_as_one(name: String, articles: usize) -> Vec<Story> {
    if articles == 0 {
        return Vec::new();
    }
    vec![Story { id: name, articles: (0..articles).collect(), title_of: 0 }]
}

/// The articles of a portion of lines, which begins at byte `offset` of the source.
fn lines(portion: &Portion, mut offset: u64, source: usize, name: &Path) -> Vec<Seen> {
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
            Ok(Some(article)) => seen.push(sketched(article, place)),
            Err(problem) => seen.push(Seen::Wrong(problem)),
        }
    }
    seen
}

/// The article of a file; where something is wrong with it, all that is.
fn file(path: &Path) -> Vec<Seen> {
    let attempt = match article::attempt(&[path]) {
        Ok(attempt) => attempt,
        Err(error) => return vec![Seen::Wrong(failure(path, &error))],
    };
    let mut seen: Vec<Seen> = attempt.problems.into_iter().map(Seen::Wrong).collect();
    seen.extend(attempt.failures.iter().map(|error| Seen::Wrong(failure(path, error))));
    seen.extend(attempt.reading.unread.into_iter().map(Seen::Unread));
    // What is wrong with its front matter could date it wrongly.
    let sound = attempt.reading.articles.into_iter().filter(|article| !attempt.marred.contains(&article.id));
    seen.extend(sound.map(|article| sketched(article, Place::File(path.to_path_buf()))));
    seen
}

fn failure(path: &Path, error: &Error) -> Problem {
    let message = match error {
        Error::Read { source, .. } => format!("cannot be read: {source}"),
        other => other.to_string(),
    };
    let help = Some("it was left out: see who may read it".to_owned());
    Problem { path: path.to_path_buf(), line: 0, column: 0, message, help, excerpt: String::new(), width: 1 }
}

fn sketched(article: Article, place: Place) -> Seen {
    Seen::Article { sketch: Sketch::of(&article), id: article.id, place }
}
