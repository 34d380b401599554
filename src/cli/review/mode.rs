//! What the screen of `review` is busy with: the rows, a line that is typed, claims that are marked, an article that is read.

use super::session::Key;
use dissensus::case::Comparison;
use dissensus::desk::{Field, Sheet};
use dissensus::report::context::Telling;
use tui_input::{Input, InputRequest};

/// What the keys are for.
#[derive(Debug)]
pub(crate) enum Mode {
    /// Going through the rows.
    Rows,
    /// The list of keys.
    Help(Scroll),
    /// A line is typed: no key acts.
    Typing(Typing),
    /// Claims or articles are marked.
    Pick(Pick),
    /// A row is chosen to merge with.
    Merge(Choice),
    /// A claim is amended.
    Amend(Form),
    /// An article is read.
    Article(Scroll, Reading),
}

/// How far something long is scrolled, in lines; the drawing knows how many there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Scroll {
    pub(crate) top: usize,
    /// How many lines there are room for.
    pub(crate) page: usize,
    /// How many there are.
    pub(crate) lines: usize,
}

impl Scroll {
    pub(crate) fn page_down(&mut self) {
        self.top = (self.top + self.page.saturating_sub(2).max(1)).min(self.last());
    }

    pub(crate) fn page_up(&mut self) {
        self.top = self.top.saturating_sub(self.page.saturating_sub(2).max(1));
    }

    /// The top line of the last page.
    fn last(self) -> usize {
        self.lines.saturating_sub(self.page)
    }

    /// Takes what the drawing found out.
    pub(crate) fn fit(&mut self, lines: usize, page: usize) {
        (self.lines, self.page) = (lines, page);
        self.top = self.top.min(self.last());
    }

    pub(crate) fn press(&mut self, key: &Key) {
        match key {
            Key::Down => self.top = (self.top + 1).min(self.last()),
            Key::Up => self.top = self.top.saturating_sub(1),
            Key::Char(' ') | Key::PageDown => self.page_down(),
            Key::PageUp => self.page_up(),
            Key::Char('g') | Key::Home => self.top = 0,
            Key::Char('G') | Key::End => self.top = self.last(),
            _ => {}
        }
    }
}

/// What a typed line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Filter,
    Note,
}

/// A line that is typed.
#[derive(Debug)]
pub(crate) struct Typing {
    pub(crate) purpose: Purpose,
    pub(crate) input: Input,
}

impl Typing {
    pub(crate) fn new(purpose: Purpose, text: &str) -> Typing {
        Typing { purpose, input: Input::new(text.to_owned()) }
    }

    pub(crate) fn press(&mut self, key: Key) {
        type_into(&mut self.input, key);
    }
}

/// A key in a line: it types, moves or takes away, and does nothing else.
fn type_into(input: &mut Input, key: Key) {
    let request = match key {
        Key::Char(c) if !c.is_control() => InputRequest::InsertChar(c),
        Key::Paste(text) => {
            // A line stays one: line breaks and tabs come in as spaces, other control characters not at all.
            for c in text.chars() {
                let c = if c.is_whitespace() { ' ' } else { c };
                if !c.is_control() {
                    input.handle(InputRequest::InsertChar(c));
                }
            }
            return;
        }
        Key::Left => InputRequest::GoToPrevChar,
        Key::Right => InputRequest::GoToNextChar,
        Key::Home | Key::Ctrl('a') => InputRequest::GoToStart,
        Key::End | Key::Ctrl('e') => InputRequest::GoToEnd,
        Key::Backspace | Key::Ctrl('h') => InputRequest::DeletePrevChar,
        Key::Delete => InputRequest::DeleteNextChar,
        Key::Ctrl('w') => InputRequest::DeletePrevWord,
        Key::Ctrl('u') => InputRequest::DeleteFromStart,
        Key::Ctrl('k') => InputRequest::DeleteTillEnd,
        _ => return,
    };
    input.handle(request);
}

/// What is marked, and for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PickFor {
    /// Claims that leave the row.
    Split,
    /// A claim to amend or reject.
    Amend,
    /// Articles that are one telling.
    Origin,
}

/// One thing that can be marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) marked: bool,
}

/// Things that are marked by number, or by the cursor and space.
#[derive(Debug)]
pub(crate) struct Pick {
    pub(crate) purpose: PickFor,
    pub(crate) items: Vec<Item>,
    pub(crate) cursor: usize,
}

impl Pick {
    pub(crate) fn split(sheet: &Sheet) -> Pick {
        Pick { purpose: PickFor::Split, items: claims(sheet), cursor: 0 }
    }

    pub(crate) fn amend(sheet: &Sheet) -> Pick {
        Pick { purpose: PickFor::Amend, items: claims(sheet), cursor: 0 }
    }

    pub(crate) fn origin(ids: &[String], comparison: &Comparison) -> Pick {
        let item = |id: &String| {
            let origin = comparison.origins.of(id);
            let told = origin.filter(|origin| origin.name != *id);
            let told = told.map(|origin| format!(" (origin {})", origin.name)).unwrap_or_default();
            Item { id: id.clone(), label: format!("{id}{told}"), marked: false }
        };
        Pick { purpose: PickFor::Origin, items: ids.iter().map(item).collect(), cursor: 0 }
    }

    pub(crate) fn at_cursor(&self) -> Option<&Item> {
        self.items.get(self.cursor)
    }

    pub(crate) fn marked(&self) -> Vec<String> {
        self.items.iter().filter(|item| item.marked).map(|item| item.id.clone()).collect()
    }

    /// Moves the cursor to the item of a number; false where there is none.
    pub(crate) fn go_to(&mut self, digit: char) -> bool {
        let place = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
        match place.filter(|place| *place < self.items.len()) {
            Some(place) => {
                self.cursor = place;
                true
            }
            None => false,
        }
    }

    pub(crate) fn press(&mut self, key: &Key) {
        match key {
            Key::Char('j') | Key::Down => {
                self.cursor = (self.cursor + 1).min(self.items.len().saturating_sub(1))
            }
            Key::Char('k') | Key::Up => self.cursor = self.cursor.saturating_sub(1),
            Key::Char(' ') => self.mark(),
            Key::Char(digit @ '1'..='9') if self.go_to(*digit) => self.mark(),
            _ => {}
        }
    }

    fn mark(&mut self) {
        if let Some(item) = self.items.get_mut(self.cursor) {
            item.marked = !item.marked;
        }
    }
}

fn claims(sheet: &Sheet) -> Vec<Item> {
    let item = |told: &dissensus::desk::Told| Item {
        id: told.id.clone(),
        label: format!("{}: {} “{}”", told.article, told.says, told.context.quote),
        marked: false,
    };
    sheet.claims.iter().map(item).collect()
}

/// A row chosen from a list that typing narrows.
#[derive(Debug)]
pub(crate) struct Choice {
    pub(crate) input: Input,
    pub(crate) cursor: usize,
    rows: Vec<(usize, String)>,
}

impl Choice {
    pub(crate) fn new(rows: Vec<(usize, String)>) -> Choice {
        Choice { input: Input::default(), cursor: 0, rows }
    }

    /// The rows that have all words that were typed.
    pub(crate) fn fitting(&self) -> Vec<&(usize, String)> {
        let typed = self.input.value().to_lowercase();
        let fits = |line: &str| {
            let line = line.to_lowercase();
            typed.split_whitespace().all(|word| line.contains(word))
        };
        self.rows.iter().filter(|(_, line)| fits(line)).collect()
    }

    pub(crate) fn chosen(&self) -> Option<usize> {
        self.fitting().get(self.cursor).map(|(row, _)| *row)
    }

    pub(crate) fn press(&mut self, key: Key) {
        let last = self.fitting().len().saturating_sub(1);
        match key {
            Key::Down => self.cursor = (self.cursor + 1).min(last),
            Key::Up => self.cursor = self.cursor.saturating_sub(1),
            Key::PageDown => self.cursor = (self.cursor + 10).min(last),
            Key::PageUp => self.cursor = self.cursor.saturating_sub(10),
            key => {
                let before = self.input.value().to_owned();
                type_into(&mut self.input, key);
                if self.input.value() != before {
                    self.cursor = 0;
                }
            }
        }
    }
}

/// The lines of an amendment.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) id: String,
    pub(crate) lines: Vec<(Field, Input)>,
    pub(crate) cursor: usize,
    /// What is wrong with it as it stands.
    pub(crate) wrong: Option<String>,
}

impl Form {
    pub(crate) fn new(id: &str, fields: Vec<Field>) -> Form {
        let lines = fields.into_iter().map(|field| {
            let input = Input::new(field.says.clone());
            (field, input)
        });
        Form { id: id.to_owned(), lines: lines.collect(), cursor: 0, wrong: None }
    }

    /// The keys that say something else than the claim, with their texts.
    pub(crate) fn to(&self) -> Vec<(String, String)> {
        let mut to = Vec::new();
        for (field, input) in &self.lines {
            let text = input.value().trim();
            if !text.is_empty() && text != field.says {
                to.push((field.key.clone(), text.to_owned()));
            }
        }
        to
    }

    pub(crate) fn press(&mut self, key: Key) {
        match key {
            Key::Down => self.cursor = (self.cursor + 1).min(self.lines.len().saturating_sub(1)),
            Key::Up => self.cursor = self.cursor.saturating_sub(1),
            key => {
                if let Some((_, input)) = self.lines.get_mut(self.cursor) {
                    type_into(input, key);
                }
            }
        }
    }
}

/// An article that is read.
#[derive(Debug)]
pub(crate) struct Reading {
    /// The claim, by its place in the row.
    pub(crate) claim: usize,
    pub(crate) telling: Telling,
    /// False until the drawing has brought the quote onto the screen.
    pub(crate) is_placed: bool,
    pub(crate) search: Search,
}

impl Reading {
    pub(crate) fn new(claim: usize, telling: Telling) -> Reading {
        Reading { claim, telling, is_placed: false, search: Search::default() }
    }
}

/// Words that are looked for in an article.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// The line that is typed; `None` while none is.
    pub(crate) typing: Option<Input>,
    pub(crate) words: String,
    /// Which of the hits is on the screen, from 0.
    pub(crate) at: usize,
    /// How many the drawing found.
    pub(crate) hits: usize,
    /// True until the drawing has brought the hit onto the screen.
    pub(crate) is_sought: bool,
}

impl Search {
    /// A key while the line is typed.
    pub(crate) fn press(&mut self, key: Key) {
        let Some(mut input) = self.typing.take() else { return };
        match key {
            Key::Esc => {}
            Key::Enter => {
                let words = input.value().trim().to_lowercase();
                *self = Search { is_sought: !words.is_empty(), words, ..Search::default() };
            }
            key => {
                type_into(&mut input, key);
                self.typing = Some(input);
            }
        }
    }

    /// The next hit, behind the last one the first again.
    pub(crate) fn go_on(&mut self) {
        self.at = if self.at + 1 < self.hits { self.at + 1 } else { 0 };
        self.is_sought = true;
    }

    /// The hit before, before the first one the last.
    pub(crate) fn go_back(&mut self) {
        self.at = self.at.checked_sub(1).unwrap_or(self.hits.saturating_sub(1));
        self.is_sought = true;
    }
}
