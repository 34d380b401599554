//! YAML as a tree in which every key and every value keeps its place, and every scalar its text.
//!
//! No scalar is guessed at: `003`, `58`, `no`, `2020-02-29` and `12:30` are the text that was written. What a
//! claim file has no use for (anchors, aliases, tags, a second document) is a problem, not a feature.

use super::bounds::{Left, Portions};
pub(crate) use super::problems::Problems;
use super::slip;
use saphyr_parser::{BufferedInput, Event, Parser, ScalarStyle, Span};
use std::collections::BTreeSet;

/// The longest file of claims that is read, in bytes: a thousand times the usual one.
pub(crate) const LONGEST: usize = 4 << 20;
/// Lists and mappings inside one another; claim files need four.
const DEEPEST: usize = 12;

/// Where something stands in a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct At {
    /// Line from 1; 0 for the file as a whole.
    pub line: usize,
    /// Column in characters from 1.
    pub column: usize,
    /// Length in characters, at least 1; what is longer than its line ends with the line.
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

/// Reads one document; an empty file, or one of comments alone, is [`Content::Empty`].
///
/// `None` where the text is no YAML, or not YAML of the plain kind that claim files are; the problems say why.
pub(crate) fn read(text: &str, problems: &mut Problems) -> Option<Node> {
    read_up_to(LONGEST, text, problems)
}

/// The same for a text of at most so many bytes.
///
/// What is kept for it is at most some sixty bytes for each eight of `longest`, beside the texts themselves.
pub(crate) fn read_up_to(longest: usize, text: &str, problems: &mut Problems) -> Option<Node> {
    if text.len() > longest {
        let message = format!("the file has more than {} MB, the most that is read", longest >> 20);
        problems.add(At::default(), message, "split the case in two");
        return None;
    }
    let portion = Left::whole();
    let parser = Parser::new_from_iter(Portions::of(text, &portion));
    let mut reader = Reader { parser, portion: &portion, problems, ended: false, left: longest / 8 };
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
    parser: Parser<'t, BufferedInput<Portions<'t>>>,
    portion: &'t Left,
    problems: &'p mut Problems<'l>,
    /// True once the text turned out to be no YAML, or not worth reading on.
    ended: bool,
    /// How many more values are kept.
    left: usize,
}

impl<'t> Reader<'t, '_, '_> {
    fn next(&mut self) -> Option<(Event<'t>, Span)> {
        let given = self.parser.next_event()?;
        if self.portion.is_used_up() {
            let at = match &given {
                Ok((_, span)) => span.start,
                Err(error) => *error.marker(),
            };
            let at = At { line: at.line(), column: at.col() + 1, width: 1 };
            let help = "a claim or a decision is shorter, and so is a quote: look what got in here";
            self.problems.add(at, "what begins here is longer than is read", help);
            self.ended = true;
            return None;
        }
        self.portion.renew();
        match given {
            Ok(event) => Some(event),
            Err(error) => {
                let mark = error.marker();
                let at = At { line: mark.line(), column: mark.col() + 1, width: 1 };
                let (message, help) = slip::told(error.info());
                self.problems.add(at, message, help);
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
        let Some(left) = self.left.checked_sub(1) else {
            self.problems.add(
                at,
                "the file has more values than are read, from here on",
                "split the case in two",
            );
            self.ended = true;
            return None;
        };
        self.left = left;
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
        // What goes on over further lines is meant to the end of its first; where that is, is seen when it is told.
        let last = if span.end.line() == line { span.end.col() } else { usize::MAX - 1 };
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
