//! YAML as a tree in which every key and every value keeps its place, and every scalar its text.
//!
//! No scalar is guessed at: `003`, `58`, `no`, `2020-02-29` and `12:30` are the text that was written. What a
//! claim file has no use for (anchors, aliases, tags, a second document) is a problem, not a feature.

use crate::error::Problem;
use saphyr_parser::{Event, Parser, ScalarStyle, Span, StrInput};
use std::collections::BTreeSet;
use std::path::Path;

/// The longest file that is read, in bytes: a thousand times the usual one.
pub(crate) const LONGEST: usize = 4 << 20;
/// Lists and mappings inside one another; claim files need four.
const DEEPEST: usize = 12;
/// An excerpt is for reading: lines longer than this, in bytes, are not shown.
const LONGEST_EXCERPT: usize = 2000;

/// Where something stands in a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct At {
    /// Line from 1; 0 for the file as a whole.
    pub line: usize,
    /// Column in characters from 1.
    pub column: usize,
    /// Length in characters, on this line alone; at least 1.
    pub width: usize,
}

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What is written, without quotes and escapes.
    pub text: String,
    /// Where.
    pub at: At,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) at: At,
    pub(crate) content: Content,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// A key without a value, an unquoted `~` or `null`, or an empty string.
    Empty,
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key with its value; no two of one mapping have the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: Text,
    pub(crate) value: Node,
}

/// Gathers the problems of one file, each with its excerpt.
#[derive(Debug)]
pub(crate) struct Problems<'t> {
    path: &'t Path,
    lines: Vec<&'t str>,
    pub(crate) found: Vec<Problem>,
}

impl<'t> Problems<'t> {
    pub(crate) fn new(path: &'t Path, text: &'t str) -> Self {
        Problems { path, lines: text.lines().collect(), found: Vec::new() }
    }

    pub(crate) fn add(&mut self, at: At, message: impl Into<String>, help: impl Into<String>) {
        let help = help.into();
        let line = at.line.checked_sub(1).and_then(|i| self.lines.get(i)).copied().unwrap_or("");
        self.found.push(Problem {
            path: self.path.to_path_buf(),
            line: at.line,
            column: at.column,
            message: message.into(),
            help: (!help.is_empty()).then_some(help),
            excerpt: if line.len() <= LONGEST_EXCERPT { line.to_owned() } else { String::new() },
            width: at.width.max(1),
        });
    }
}

/// Reads one document; an empty file, or one of comments alone, is [`Content::Empty`].
///
/// `None` where the text is no YAML, or not YAML of the plain kind that claim files are; the problems say why.
pub(crate) fn read(text: &str, problems: &mut Problems) -> Option<Node> {
    if text.len() > LONGEST {
        let message = format!("the file has {} bytes, more than the {LONGEST} that are read", text.len());
        problems.add(At::default(), message, "split the case");
        return None;
    }
    let mut reader = Reader { parser: Parser::new_from_str(text), problems, ended: false };
    let mut root = None;
    while let Some((event, span)) = reader.next() {
        match event {
            Event::StreamEnd => break,
            Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
            _ if root.is_some() => {
                let help = "keep what follows the second `---` in a file of its own";
                reader.problems.add(reader.at(span), "a second document begins here", help);
                return root;
            }
            event => root = Some(reader.node(event, span, 0)?),
        }
    }
    if reader.ended {
        return None;
    }
    Some(root.unwrap_or(Node { at: At { line: 1, column: 1, width: 1 }, content: Content::Empty }))
}

struct Reader<'t, 'p, 'l> {
    parser: Parser<'t, StrInput<'t>>,
    problems: &'p mut Problems<'l>,
    /// True once the text turned out to be no YAML.
    ended: bool,
}

impl<'t> Reader<'t, '_, '_> {
    fn next(&mut self) -> Option<(Event<'t>, Span)> {
        match self.parser.next_event()? {
            Ok(event) => Some(event),
            Err(error) => {
                let mark = error.marker();
                let at = At { line: mark.line(), column: mark.col() + 1, width: 1 };
                let help = "check the indentation; a text with `: `, ` #` or quotation marks in it goes into quotes, or \
                            under `>-` on lines of its own";
                self.problems.add(at, format!("this is no YAML: {}", error.info()), help);
                self.ended = true;
                None
            }
        }
    }

    /// The node that begins with `event`; `None` where the text ends or is no YAML.
    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Option<Node> {
        let at = self.at(span);
        if depth > DEEPEST {
            self.problems.add(at, format!("more than {DEEPEST} lists and mappings inside one another"), "");
            self.ended = true;
            return None;
        }
        let content = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.plain(at, anchor, tag.is_some());
                let nothing = style == ScalarStyle::Plain && matches!(&*text, "~" | "null");
                if nothing || text.trim().is_empty() {
                    Content::Empty
                } else {
                    Content::Text(text.into_owned())
                }
            }
            Event::SequenceStart(anchor, tag) => {
                self.plain(at, anchor, tag.is_some());
                self.list(depth)?
            }
            Event::MappingStart(anchor, tag) => {
                self.plain(at, anchor, tag.is_some());
                self.map(depth)?
            }
            Event::Alias(_) => {
                self.plain(at, 1, false);
                Content::Empty
            }
            _ => Content::Empty,
        };
        Some(Node { at, content })
    }

    fn list(&mut self, depth: usize) -> Option<Content> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Some(Content::List(items)),
                (event, span) => items.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn map(&mut self, depth: usize) -> Option<Content> {
        let mut entries = Vec::new();
        let mut keys = BTreeSet::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                return Some(Content::Map(entries));
            }
            let key = self.node(event, span, depth + 1)?;
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            let Content::Text(text) = key.content else {
                self.problems.add(key.at, "a key must be a word", "");
                continue;
            };
            if keys.insert(text.clone()) {
                entries.push(Entry { key: Text { text, at: key.at }, value });
            } else {
                self.problems.add(
                    key.at,
                    format!("`{}` stands here twice", shown(&text)),
                    "keep one of them",
                );
            }
        }
    }

    /// Anchors, aliases and tags would make one text mean what another says; a claim is written out.
    fn plain(&mut self, at: At, anchor: usize, tagged: bool) {
        if anchor > 0 {
            let help = "write the value out; a text that begins with `&` or `*` goes into quotes";
            self.problems.add(at, "anchors and aliases (`&`, `*`) are not read", help);
        }
        if tagged {
            let help = "leave the tag out; a text that begins with `!` goes into quotes";
            self.problems.add(at, "tags (`!`) are not read", help);
        }
    }

    fn at(&self, span: Span) -> At {
        let (line, column) = (span.start.line(), span.start.col() + 1);
        let last = if span.end.line() == line {
            span.end.col()
        } else {
            let text = line.checked_sub(1).and_then(|i| self.problems.lines.get(i));
            text.map_or(column, |text| text.chars().count())
        };
        At { line, column, width: (last + 1).saturating_sub(column).max(1) }
    }
}

/// A person's words inside a message: on one line and not too long.
pub(crate) fn shown(text: &str) -> String {
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = words.char_indices().nth(60) {
        words.truncate(cut);
        words.push_str("...");
    }
    words
}
