//! What the server has in its hands: the desk, the order of the rows, and what was said last.

use super::place::Place;
use dissensus::desk::{Desk, Filter, News, Queue, in_a_line};
use std::collections::VecDeque;

/// One case under review by one person, in any number of tabs.
#[derive(Debug)]
pub(super) struct State {
    pub(super) desk: Desk,
    pub(super) queue: Queue,
    /// How many decisions the last setting aside took back: an undo brings them back.
    pub(super) aside: usize,
    /// Why what others changed on disk can't be read; all stays as it was then.
    pub(super) trouble: Option<String>,
    revision: u64,
    nonce: String,
    said: VecDeque<Said>,
    next: u64,
}

/// A message: what was done, or why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    number: u64,
    pub(super) text: String,
    pub(super) is_done: bool,
}

/// So many messages are kept for tabs that come for theirs late.
const KEPT: usize = 64;

impl State {
    /// The state of a server that begins; `nonce` tells it from the one before.
    pub(super) fn new(desk: Desk, nonce: String) -> State {
        let queue = Queue::of(desk.comparison());
        State { desk, queue, aside: 0, trouble: None, revision: 0, nonce, said: VecDeque::new(), next: 1 }
    }

    /// Reads what others changed on disk.
    pub(super) fn look(&mut self) {
        match self.desk.look() {
            Ok(None) => self.trouble = None,
            Ok(Some(news)) => {
                self.trouble = None;
                self.note(&news);
                self.refresh();
            }
            Err(error) => self.trouble = Some(in_a_line(&error)),
        }
    }

    /// Takes the rows as they stand after a change.
    pub(super) fn refresh(&mut self) {
        self.queue.refresh(self.desk.comparison());
        self.revision += 1;
    }

    /// Which state of the case this is, and of which run of the server.
    pub(super) fn revision(&self) -> String {
        let trouble = if self.trouble.is_some() { "!" } else { "" };
        format!("{}-{}{trouble}", self.nonce, self.revision)
    }

    /// The rows that a place goes through, in their order, as places among the questions.
    pub(super) fn rows(&self, place: &Place) -> Vec<usize> {
        self.queue.shown(self.desk.comparison(), place.scope, &Filter::of(&place.filter, self.desk.by()))
    }

    /// Keeps a message, and gives the mark under which an address asks for it.
    pub(super) fn say(&mut self, text: String, is_done: bool) -> String {
        let number = self.next;
        self.next += 1;
        self.said.push_back(Said { number, text, is_done });
        if self.said.len() > KEPT {
            self.said.pop_front();
        }
        format!("{}-{number}", self.nonce)
    }

    /// The message of a mark; `None` for one of another run, or one that is too old.
    pub(super) fn said(&self, mark: &str) -> Option<&Said> {
        let (nonce, number) = mark.split_once('-')?;
        let number: u64 = number.parse().ok()?;
        self.said.iter().find(|said| nonce == self.nonce && said.number == number)
    }

    /// What others changed is said on the next page, whichever it is.
    fn note(&mut self, news: &News) {
        if !news.lines.is_empty() {
            self.say(news.lines.join("; "), true);
        }
    }
}
