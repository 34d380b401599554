//! The problems of one file, gathered with their places and excerpts.
//!
//! Their number is bounded: a file that is wrong on every line is told so, and costs no more than its own length.

use super::tree::At;
use crate::error::Problem;
use std::path::Path;

/// So many problems of a file are told one by one; of the others, how many there are.
pub(crate) const MOST: usize = 1000;
/// Longer lines, in bytes, are shown in part.
const LONGEST_EXCERPT: usize = 2000;
/// So many long lines, in bytes, are shown whole all together: a decision on a long row is one line.
const LONG_EXCERPTS: usize = 1 << 20;
/// A place in the text is kept for each so many lines.
const STEP: usize = 512;

/// Gathers the problems of one file, each with its excerpt.
#[derive(Debug)]
pub(crate) struct Problems<'t> {
    path: &'t Path,
    text: &'t str,
    /// The byte at which every so many lines begin; made when first asked for.
    index: Option<Index>,
    pub(crate) found: Vec<Problem>,
    /// How many were found and not kept, and where the first of them is.
    more: usize,
    first_more: At,
    excerpts: usize,
}

#[derive(Debug)]
struct Index {
    starts: Vec<usize>,
    lines: usize,
}

impl<'t> Problems<'t> {
    pub(crate) fn new(path: &'t Path, text: &'t str) -> Self {
        Problems {
            path,
            text,
            index: None,
            found: Vec::new(),
            more: 0,
            first_more: At::default(),
            excerpts: 0,
        }
    }

    pub(crate) fn add(&mut self, at: At, message: impl Into<String>, help: impl Into<String>) {
        if self.is_full() {
            if self.more == 0 {
                self.first_more = self.placed(at).0;
            }
            self.more += 1;
            return;
        }
        let (at, line) = self.placed(at);
        let shown = line.len() <= LONGEST_EXCERPT || self.excerpts + line.len() <= LONG_EXCERPTS;
        if shown && line.len() > LONGEST_EXCERPT {
            self.excerpts += line.len();
        }
        let help = help.into();
        self.found.push(Problem {
            path: self.path.to_path_buf(),
            line: at.line,
            column: at.column,
            message: message.into(),
            help: (!help.is_empty()).then_some(help),
            excerpt: if shown { line.to_owned() } else { String::new() },
            width: at.width,
        });
    }

    /// True where further problems are counted and not told: what it takes to word them can be saved.
    pub(crate) fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    /// How many there are, told or not.
    pub(crate) fn count(&self) -> usize {
        self.found.len() + self.more
    }

    /// All of them, with one that says how many more there are.
    pub(crate) fn all(self) -> Vec<Problem> {
        let mut found = self.found;
        if self.more > 0 {
            let s = if self.more == 1 { "" } else { "s" };
            found.push(Problem {
                path: self.path.to_path_buf(),
                line: self.first_more.line,
                column: self.first_more.column,
                message: format!("{} more problem{s} from here on", self.more),
                help: Some("mend those that are told first".to_owned()),
                excerpt: String::new(),
                width: 1,
            });
        }
        found
    }

    /// A line, counted from 1; "" where there is none.
    pub(crate) fn line(&mut self, number: usize) -> &'t str {
        let text = self.text;
        let index = self.index.get_or_insert_with(|| Index::of(text));
        let Some(number) = number.checked_sub(1).filter(|number| *number < index.lines) else { return "" };
        let from = index.starts.get(number / STEP).copied().unwrap_or(0);
        text.get(from..).and_then(|rest| lines(rest).nth(number % STEP)).unwrap_or("")
    }

    /// The place, moved into the file where it lies behind its end, and its line.
    fn placed(&mut self, at: At) -> (At, &'t str) {
        if at.line == 0 {
            return (At { width: 1, ..at }, "");
        }
        let text = self.text;
        let last = self.index.get_or_insert_with(|| Index::of(text)).lines.max(1);
        let is_behind = at.line > last;
        let line = self.line(at.line.min(last));
        let end = line.chars().count() + 1;
        let column = if is_behind { end } else { at.column.clamp(1, end) };
        let width = at.width.min(end - column).max(1);
        (At { line: at.line.min(last), column, width }, line)
    }
}

impl Index {
    fn of(text: &str) -> Index {
        let mut index = Index { starts: Vec::new(), lines: 0 };
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            if index.lines % STEP == 0 {
                index.starts.push(at);
            }
            index.lines += 1;
            at += length(rest);
        }
        index
    }
}

/// The lines of a text as YAML has them: they end with LF, CRLF or CR.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (line, more) = rest.split_at_checked(length(rest)).filter(|(line, _)| !line.is_empty())?;
        rest = more;
        Some(line.trim_end_matches(['\n', '\r']))
    })
}

/// The bytes of the first line, its end included.
fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        Some(at) if bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n') => at + 2,
        Some(at) => at + 1,
        None => bytes.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize, column: usize, width: usize) -> At {
        At { line, column, width }
    }

    #[test]
    fn lines_end_as_yaml_ends_them() {
        let mut problems = Problems::new(Path::new("c"), "one\r\ntwo\rthree\n\nfive");
        for (number, expected) in
            [(0, ""), (1, "one"), (2, "two"), (3, "three"), (4, ""), (5, "five"), (6, "")]
        {
            assert_eq!(problems.line(number), expected, "{number}");
        }
        let text: String = (1..5000).map(|i| format!("{i}\n")).collect();
        let mut problems = Problems::new(Path::new("c"), &text);
        for i in [1, 512, 513, 1024, 4999] {
            assert_eq!(problems.line(i), i.to_string());
        }
    }

    #[test]
    fn places_lie_in_the_file() {
        let mut problems = Problems::new(Path::new("c"), "one\ntwó");
        problems.add(at(2, 2, 40), "", "");
        problems.add(at(3, 1, 1), "", "");
        problems.add(at(1, 9, 1), "", "");
        let places: Vec<_> = problems.all().iter().map(|p| (p.line, p.column, p.width)).collect();
        assert_eq!(places, [(2, 2, 2), (2, 4, 1), (1, 4, 1)]);
    }

    #[test]
    fn their_number_is_bounded() {
        let mut problems = Problems::new(Path::new("c"), "one");
        (0..MOST + 7).for_each(|_| problems.add(at(1, 1, 1), "wrong", ""));
        let all = problems.all();
        assert_eq!(all.len(), MOST + 1);
        assert!(all.last().unwrap().message.starts_with("7 more problems"));
    }
}
