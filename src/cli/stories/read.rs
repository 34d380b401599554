//! Articles read to be grouped: JSON lines in portions, files and folders; of each its sketch is kept, and no text.

use super::super::progress::Progress;
use super::super::{complain, paths};
use dissensus::article::{self, Article};
use dissensus::disk::feed::{Cut, Feed, Portion};
use dissensus::heap::articles::{record, same_id};
use dissensus::report::wording::count;
use dissensus::story::{Sketch, Stories};
use dissensus::{Error, Problem, Result};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// So many problems are told: who has more of them has one mistake in his program.
const PROBLEMS: usize = 50;

/// Whether the words of the terms are kept, to tell why articles are grouped as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    Kept,
    Dropped,
}

/// What was read so far.
pub(super) struct Heap<'a> {
    pub(super) stories: Stories,
    /// The place of each article of this run among those of the stories, in the order of the input.
    pub(super) places: Vec<usize>,
    /// How many articles the stories had before this run.
    pub(super) before: usize,
    /// The sketches of the new articles, where reasons are asked for.
    pub(super) sketches: Vec<Sketch>,
    /// What terms stand for, where reasons are asked for.
    pub(super) words: FxHashMap<u32, String>,
    /// True where something could not be read.
    pub(super) failed: bool,
    is_kept: Words,
    known: FxHashMap<String, Known>,
    problems: Vec<Problem>,
    more_problems: usize,
    progress: &'a Progress,
}

/// Where an article is known from.
struct Known {
    place: usize,
    /// Its place in this run's input; `None` where an earlier run had it.
    stands: Option<(PathBuf, usize)>,
}

/// One article as it was read.
struct Seen {
    id: String,
    line: usize,
    sketch: Sketch,
    words: FxHashMap<u32, String>,
}

impl<'a> Heap<'a> {
    pub(super) fn new(stories: Stories, is_kept: Words, progress: &'a Progress) -> Self {
        let earlier = |(place, id): (usize, &String)| (id.clone(), Known { place, stands: None });
        let known = stories.ids().iter().enumerate().map(earlier).collect();
        Heap {
            before: stories.ids().len(),
            stories,
            places: Vec::new(),
            sketches: Vec::new(),
            words: FxHashMap::default(),
            failed: false,
            is_kept,
            known,
            problems: Vec::new(),
            more_problems: 0,
            progress,
        }
    }

    pub(super) fn read(&mut self, path: &Path) -> Result<()> {
        let failed = |source| Error::Read { path: path.to_path_buf(), source };
        if paths::is_stdin(path) {
            return self.records(std::io::stdin().lock(), Path::new("standard input"));
        }
        if paths::is_lines(path) {
            // The reader of articles knows what to say of a file that is not there.
            let file = File::open(path).map_err(|source| match article::attempt(&[path]) {
                Err(error) => error,
                Ok(_) => failed(source),
            })?;
            return self.records(file, path);
        }
        let attempt = article::attempt(&[path])?;
        self.failed |= !attempt.problems.is_empty() || !attempt.failures.is_empty();
        for failure in attempt.failures {
            complain(&failure);
        }
        for unread in attempt.reading.unread {
            complain(&Error::Nothing { path: unread.path, what: unread.why });
        }
        attempt.problems.into_iter().for_each(|problem| self.problem(problem));
        let seen = |article: &Article| self.seen(article, 0);
        let seen: Vec<Seen> = attempt.reading.articles.par_iter().map(seen).collect();
        self.take(seen, path);
        Ok(())
    }

    fn records(&mut self, input: impl Read, path: &Path) -> Result<()> {
        let mut feed = Feed::new(Vec::new(), input, Cut::Lines);
        loop {
            let failed = |source| Error::Read { path: path.to_path_buf(), source };
            let portions = feed.portions().map_err(failed)?;
            if portions.is_empty() {
                return Ok(());
            }
            let read: Vec<(Vec<Seen>, Vec<Problem>)> =
                portions.par_iter().map(|portion| self.lines(portion, path)).collect();
            for (seen, problems) in read {
                self.take(seen, path);
                problems.into_iter().for_each(|problem| self.problem(problem));
            }
        }
    }

    fn take(&mut self, seen: Vec<Seen>, path: &Path) {
        self.progress.step(seen.len());
        let mut fresh = Vec::with_capacity(seen.len());
        for Seen { id, line, sketch, words } in seen {
            match self.known.get_mut(&id) {
                None => {
                    let place = self.known.len();
                    let stands = Some((path.to_path_buf(), line));
                    self.known.insert(id.clone(), Known { place, stands });
                    self.places.push(place);
                    if self.is_kept == Words::Kept {
                        self.sketches.push(sketch.clone());
                        words.into_iter().for_each(|(term, words)| {
                            self.words.entry(term).or_insert(words);
                        });
                    }
                    fresh.push((id, sketch));
                }
                // What an earlier run grouped stays where it is.
                Some(known) if known.stands.is_none() => {
                    known.stands = Some((path.to_path_buf(), line));
                    self.places.push(known.place);
                }
                Some(known) => {
                    let first = match &known.stands {
                        Some((path, line)) if *line > 0 => format!("{}:{line}", path.display()),
                        Some((path, _)) => format!("one under {}", path.display()),
                        None => "another".to_owned(),
                    };
                    self.problem(same_id(&id, (path.to_path_buf(), line), &first));
                }
            }
        }
        self.stories.add(fresh);
    }

    fn seen(&self, article: &Article, line: usize) -> Seen {
        let words = match self.is_kept {
            Words::Kept => Sketch::words(article),
            Words::Dropped => FxHashMap::default(),
        };
        Seen { id: article.id.clone(), line, sketch: Sketch::of(article), words }
    }

    /// The articles of a portion of lines, and what is wrong with those that are none.
    fn lines(&self, portion: &Portion, path: &Path) -> (Vec<Seen>, Vec<Problem>) {
        let (mut seen, mut problems) = (Vec::new(), Vec::new());
        for (i, bytes) in portion.bytes.split(|byte| *byte == b'\n').enumerate() {
            let number = portion.lines_before + i + 1;
            match record(bytes, number, path) {
                Ok(None) => {}
                Ok(Some(article)) => seen.push(self.seen(&article, number)),
                Err(problem) => problems.push(problem),
            }
        }
        (seen, problems)
    }

    fn problem(&mut self, problem: Problem) {
        self.failed = true;
        if self.problems.len() < PROBLEMS {
            self.problems.push(problem);
        } else {
            self.more_problems += 1;
        }
    }

    /// Tells what was wrong; what was sound is grouped all the same.
    pub(super) fn tell(&mut self) {
        if !self.problems.is_empty() {
            complain(&Error::Problems(std::mem::take(&mut self.problems)));
        }
        if self.more_problems > 0 {
            complain(&Error::Unknown {
                what: format!("{} more like these", count(self.more_problems, "problem")),
            });
        }
    }
}
