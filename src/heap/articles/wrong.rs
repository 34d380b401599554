//! What is wrong with an article of a heap, with its place: a line that is no record, an id that another article has.

use crate::article::line::Wrong;
use crate::error::Problem;
use std::path::{Path, PathBuf};

/// So many problems are told: who has more of them has one mistake in his program.
const PROBLEMS: usize = 20;
/// Of a line that is wrong so many characters are shown.
const EXCERPT: usize = 100;

/// What is wrong with a heap, as far as it is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// In the order in which they were met; of very many the first ones.
    pub told: Vec<Problem>,
    /// How many more there are.
    pub more: usize,
}

impl Problems {
    pub(super) fn add(&mut self, problem: Problem) {
        if self.told.len() < PROBLEMS {
            self.told.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// True where nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }
}

/// A line that is no article; `text` is the line.
pub(super) fn line(path: &Path, number: usize, text: &str, wrong: Wrong) -> Problem {
    // What is shown begins with the line; where the place lies farther on, it is told and not shown.
    let excerpt = if wrong.column > EXCERPT { String::new() } else { text.chars().take(EXCERPT).collect() };
    let help = format!("{}; the line was left out", wrong.help);
    Problem {
        path: path.to_path_buf(),
        line: number,
        column: wrong.column.max(1),
        message: wrong.message,
        help: Some(help),
        excerpt,
        width: 1,
    }
}

/// A line that is no text.
pub(super) fn not_text(path: &Path, number: usize, bytes: &[u8], valid_up_to: usize) -> Problem {
    let before = String::from_utf8_lossy(bytes.get(..valid_up_to).unwrap_or_default());
    let wrong = Wrong {
        column: before.chars().count() + 1,
        message: "the line is not UTF-8".to_owned(),
        help: "write the records as UTF-8",
    };
    line(path, number, &String::from_utf8_lossy(bytes), wrong)
}

/// An article whose id another one has already; `place` is where it stands: its file, and its line, or 0 for a file of its own.
pub(super) fn same_id(id: &str, place: (PathBuf, usize), first: &str) -> Problem {
    let (path, line) = place;
    let help = if line > 0 {
        "it was left out: give each article an id of its own"
    } else {
        "it was left out; an article's id is its file's name without the ending: rename one of the two"
    };
    Problem {
        path,
        line,
        column: usize::from(line > 0),
        message: format!("the article has the id {id:?}, and so has {first}"),
        help: Some(help.to_owned()),
        excerpt: String::new(),
        width: 1,
    }
}

/// An article that is another one by the time it is read again.
pub(super) fn changed(path: &Path, line: usize) -> Problem {
    Problem {
        path: path.to_path_buf(),
        line,
        column: usize::from(line > 0),
        message: "the article changed while its story was looked for".to_owned(),
        help: Some("do it again when nothing writes there".to_owned()),
        excerpt: String::new(),
        width: 1,
    }
}
