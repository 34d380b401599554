//! Where in curated.yaml a claim is added, and how the claims there are indented.

use crate::claim::file::written::{Curated, SCHEMA};
use crate::error::{Error, Result};
use crate::yaml::tree::{At, Content, Entry, Node, Problems, read as read_tree};
use std::path::Path;

/// A place for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The byte before which the lines go.
    pub(super) at: usize,
    /// The line break that the line above lacks.
    pub(super) joint: &'static str,
    /// Lines that go before the claim: an empty one between claims, the first keys of an empty file.
    pub(super) above: String,
    /// Columns before the dash.
    pub(super) dash: usize,
    /// Columns from the dash to the keys; at least 2.
    pub(super) gap: usize,
    /// How the file breaks its lines.
    pub(super) newline: &'static str,
}

/// The places in which a claim could be added, the best first.
///
/// # Errors
///
/// [`Error::Problems`]: what is wrong with the shape of the file, or a list that takes no lines.
pub(super) fn places(path: &Path, text: &str, read: &Curated) -> Result<Vec<Place>> {
    let mut problems = Problems::new(path, text);
    let root = read_tree(text, &mut problems);
    let malformed = || Error::Problems(read.problems.clone());
    let Some(root) = root else { return Err(malformed()) };
    if root.content == Content::Empty {
        return Ok(vec![in_empty(text)]);
    }
    let Content::Map(entries) = &root.content else { return Err(malformed()) };
    let Some(i) = entries.iter().position(|entry| entry.key.text == "claims") else {
        return Err(malformed());
    };
    let claims = &entries[i];
    let lines = Lines::of(text);
    let margin = entries.iter().map(|entry| entry.key.at.column).min().unwrap_or(1) - 1;
    let style = match &claims.value.content {
        Content::List(items) if lines.sign(claims.value.at) != Some('[') => {
            Style::of(&claims.value, items, &lines)
        }
        Content::Empty if is_bare(claims, &lines) => Style { dash: margin + 2, gap: 2, is_spaced: false },
        Content::List(items) => {
            let help = if items.is_empty() {
                "take the `[]` away: claims are then added below `claims:`"
            } else {
                "write `claims:` alone on its line, and below it each claim on lines of its own, beginning with `- id:`"
            };
            problems.add(claims.value.at, "to a list in `[ ]` no lines can be added", help);
            return Err(Error::Problems(problems.found));
        }
        Content::Empty => {
            let help = "take it away: claims are then added below `claims:`";
            problems.add(claims.value.at, "below this value no claims can be added", help);
            return Err(Error::Problems(problems.found));
        }
        _ => return Err(malformed()),
    };
    let next = entries.get(i + 1).map(|entry| entry.key.at.line);
    let end = next.or_else(|| lines.document_end(claims.key.at.line));
    let mut at = Vec::new();
    if let Some(line) = next {
        at.push(lines.start(lines.before_heading(line, margin)));
    }
    at.push(end.map_or(text.len(), |line| lines.start(line)));
    at.dedup();
    Ok(at.into_iter().map(|at| style.place(text, at)).collect())
}

/// A file of comments alone, or of nothing.
fn in_empty(text: &str) -> Place {
    let newline = newline_before(text, text.len());
    let above = format!("schema: {SCHEMA}{newline}claims:{newline}");
    Place { at: text.len(), joint: missing_break(text, newline), above, dash: 2, gap: 2, newline }
}

/// How the claims of a file stand.
struct Style {
    dash: usize,
    gap: usize,
    /// True where an empty line stands between all of them.
    is_spaced: bool,
}

impl Style {
    fn of(list: &Node, items: &[Node], lines: &Lines) -> Style {
        // Where the dashes stand below `claims` itself, the list is told to begin behind the first of them.
        let dash =
            (1..=list.at.line).rev().find_map(|number| lines.dash(number)).unwrap_or(list.at.column - 1);
        // As the last claim has it that is written in lines.
        let gaps = items.iter().rev().filter_map(|item| {
            let block = lines.sign(item.at) != Some('{') && lines.dash(item.at.line) == Some(dash);
            (item.at.column - 1).checked_sub(dash).filter(|gap| block && *gap >= 2)
        });
        let spaced = items.iter().skip(1).filter(|item| lines.is_spaced(item.at.line)).count();
        Style {
            dash,
            gap: gaps.take(1).last().unwrap_or(2),
            is_spaced: items.len() > 1 && spaced + 1 == items.len(),
        }
    }

    fn place(&self, text: &str, at: usize) -> Place {
        let newline = newline_before(text, at);
        let head = text.get(..at).unwrap_or(text);
        let joint = missing_break(head, newline);
        let last = head.trim_end_matches(['\r', '\n']);
        let is_apart = breaks(&head[last.len()..]) + breaks(joint) > 1;
        let above = if self.is_spaced && !is_apart { newline.to_owned() } else { String::new() };
        Place { at, joint, above, dash: self.dash, gap: self.gap, newline }
    }
}

/// True where nothing but a comment stands behind the key.
fn is_bare(entry: &Entry, lines: &Lines) -> bool {
    let key = entry.key.at;
    let line = lines.line(key.line);
    let rest: String = line.chars().skip(key.column - 1 + key.width).collect();
    let rest = rest.trim_start().strip_prefix(':').map(str::trim);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
}

fn breaks(text: &str) -> usize {
    text.matches('\n').count()
}

fn newline_before(text: &str, at: usize) -> &'static str {
    let above = text.get(..at).unwrap_or(text);
    match above.rfind('\n') {
        Some(end) if above[..end].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// The line break that the last line lacks.
fn missing_break(above: &str, newline: &'static str) -> &'static str {
    if above.is_empty() || above.ends_with('\n') { "" } else { newline }
}

/// The lines of a text, counted from 1, with where each begins.
struct Lines<'t> {
    lines: Vec<&'t str>,
    starts: Vec<usize>,
    length: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Lines<'t> {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        Lines { lines: text.lines().collect(), starts, length: text.len() }
    }

    fn line(&self, number: usize) -> &'t str {
        number.checked_sub(1).and_then(|i| self.lines.get(i)).copied().unwrap_or("")
    }

    fn start(&self, number: usize) -> usize {
        number.checked_sub(1).and_then(|i| self.starts.get(i)).copied().unwrap_or(self.length)
    }

    /// The character at a place.
    fn sign(&self, at: At) -> Option<char> {
        self.line(at.line).chars().nth(at.column.checked_sub(1)?)
    }

    /// The column, from 0, of the dash with which a line begins.
    fn dash(&self, number: usize) -> Option<usize> {
        let line = self.line(number);
        let words = line.trim_start_matches(' ');
        words.starts_with('-').then_some(line.len() - words.len())
    }

    fn is_blank(&self, number: usize) -> bool {
        self.line(number).trim().is_empty()
    }

    /// True where an empty line stands above a line, or above the comments above it.
    fn is_spaced(&self, number: usize) -> bool {
        let mut above = number.saturating_sub(1);
        while above > 0 && self.line(above).trim_start().starts_with('#') {
            above -= 1;
        }
        above > 0 && self.is_blank(above)
    }

    /// The line that ends the document after line `from`: `...`, or a `---` with nothing below it.
    fn document_end(&self, from: usize) -> Option<usize> {
        (from..=self.lines.len()).find(|number| {
            let line = self.line(*number);
            ["...", "---"].iter().any(|mark| {
                line.strip_prefix(mark)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r']))
            })
        })
    }

    /// The first of the empty lines and comments above a key, which belong to it and not to the last claim.
    fn before_heading(&self, key: usize, margin: usize) -> usize {
        let belongs = |number: usize| {
            let line = self.line(number);
            let words = line.trim_start_matches(' ');
            self.is_blank(number) || words.starts_with('#') && line.len() - words.len() <= margin
        };
        let mut first = key;
        while first > 1 && belongs(first - 1) {
            first -= 1;
        }
        first
    }
}
