//! `dissensus stories … --into FOLDER`: stories as case folders, in which people can decide.

use super::out::{self, Reader};
use super::{complain, heaps, paths, progress};
use dissensus::disk::Written;
use dissensus::heap::articles::{Folder, Grouping, Grown, Input, Raw, Told, grow};
use dissensus::report::wording::{count, printable};
use dissensus::{Error, Result};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Which stories get a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Those of two articles or more.
    Several,
    /// All.
    All,
}

/// Puts the stories of the paths into case folders; runs in the pool of its caller.
pub(super) fn run(named: &[PathBuf], folder: &Path, which: Which) -> Result<ExitCode> {
    let inputs = inputs(named, folder)?;
    let mut into = Folder::open(folder)?;
    let mut heap = heaps::read(&inputs, &Grouping::Stories)?;
    let mut failed = !heap.problems.is_empty();
    let mut sums = Sums::default();
    let progress = progress::of(heap.len(), "articles looked at");
    for part in heap.parts() {
        let raw = heap.fetch(part)?;
        progress.step(raw.iter().map(Raw::len).sum());
        let (wanted, alone): (Vec<Raw>, Vec<Raw>) =
            raw.into_iter().partition(|raw| raw.len() > 1 || which == Which::All);
        sums.alone += alone.len();
        let told: Vec<Result<Told>> = wanted.into_par_iter().map(Raw::case).collect();
        let placed: Vec<Result<(PathBuf, Told)>> =
            told.into_iter().map(|told| told.map(|told| (into.of(&told.case), told))).collect();
        let grown: Vec<Result<Grown>> =
            placed.into_par_iter().map(|placed| placed.and_then(|(path, told)| grow(&path, &told))).collect();
        for one in grown {
            match one {
                Ok(grown) => {
                    sums.add(&grown);
                    if out::print(&line(&grown))? == Reader::Gone {
                        return Ok(ExitCode::SUCCESS);
                    }
                }
                // A disk that is full is full for all.
                Err(error @ Error::Write { .. }) => return Err(error),
                Err(error) => {
                    complain(&error);
                    failed = true;
                }
            }
        }
    }
    drop(progress);
    for line in sums.lines(folder).iter().chain(&heaps::unread(&heap.unread)) {
        progress::note(line);
    }
    Ok(if failed { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

/// What the paths hold, all of it loose: what is a case already needs no folder.
fn inputs(paths: &[PathBuf], folder: &Path) -> Result<Vec<Input>> {
    let refused =
        |path: &Path, what: &str| Error::Nothing { path: path.to_path_buf(), what: what.to_owned() };
    for path in paths {
        if dissensus::case::Case::is_case(path) {
            return Err(refused(path, "this is a case already: check, explain and review take it as it is"));
        }
        let real = std::fs::canonicalize(folder);
        if path.is_dir()
            && real.is_ok_and(|folder| std::fs::canonicalize(path).is_ok_and(|path| path == folder))
        {
            return Err(refused(folder, "the articles lie here: name another folder for the stories"));
        }
    }
    Ok(paths::loose(paths))
}

/// "stories/courier-12: made, 3 articles"; nothing for a folder that had them all.
fn line(grown: &Grown) -> String {
    if grown.added == 0 && grown.kept == 0 {
        return String::new();
    }
    let path = printable(&grown.path.display().to_string());
    let mut said = match grown.made {
        Written::Made => format!("{path}: made, {}", count(grown.added, "article")),
        Written::Kept => format!("{path}: {} added", count(grown.added, "article")),
    };
    if grown.kept > 0 {
        said.push_str(&format!(", {}", left(grown.kept)));
    }
    said + "\n"
}

/// What is said of articles whose files have something else.
fn left(kept: usize) -> String {
    let them = if kept == 1 {
        "1 lies there with another text and was"
    } else {
        &format!("{kept} lie there with another text and were")
    };
    format!("{them} left as it stands (changed by hand or in the heap, or two articles of one id)")
}

/// What came of all stories.
#[derive(Default)]
struct Sums {
    made: usize,
    grown: usize,
    same: usize,
    articles: usize,
    kept: usize,
    alone: usize,
}

impl Sums {
    fn add(&mut self, grown: &Grown) {
        self.articles += grown.added;
        self.kept += grown.kept;
        match (grown.made, grown.added) {
            (Written::Made, _) => self.made += 1,
            (Written::Kept, 0) => self.same += 1,
            (Written::Kept, _) => self.grown += 1,
        }
    }

    fn lines(&self, folder: &Path) -> Vec<String> {
        let Sums { made, grown, same, articles, kept, alone } = self;
        let mut lines = vec![format!(
            "{} written; folders: {made} made, {grown} grown, {same} as before",
            count(*articles, "article"),
        )];
        if *kept > 0 {
            lines.push(format!("of those that came again {}", left(*kept)));
        }
        if *alone > 0 {
            let them = if *alone == 1 {
                "stands alone and has no folder (--all makes it one)"
            } else {
                "stand alone and have no folder (--all makes them one)"
            };
            lines.push(format!("{} {them}", count(*alone, "article")));
        }
        if made + grown + same > 0 {
            lines.push(format!(
                "all tables: dissensus check {}",
                dissensus::report::wording::shell(&folder.display().to_string())
            ));
        }
        lines
    }
}
