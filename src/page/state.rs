//! What the server has in its hands: the desk, the order of the rows, what was said last, and where claims were that are gone.

mod gone;

use super::place::{Panel, Place};
use dissensus::claim::file::{ARTICLES, CASE, CURATED};
use dissensus::desk::{Desk, Filter, Queue, in_a_line};
use dissensus::disk::{Stamps, stamps};
use dissensus::review::REVIEW;
use gone::Gone;
use std::collections::{BTreeSet, VecDeque};

/// One case under review by one person, in any number of tabs.
#[derive(Debug)]
pub(super) struct State {
    pub(super) desk: Desk,
    pub(super) queue: Queue,
    /// The entries of review.yaml by which decisions were set aside last: an undo brings them back.
    pub(super) aside: Vec<String>,
    /// Why what others changed on disk can't be read; all stays as it was then.
    pub(super) trouble: Option<String>,
    /// The files as they were when they could not be read: only others are tried again.
    unread: Option<Stamps>,
    /// What others changed, until a page says it.
    news: Vec<String>,
    /// Where claims were that are gone: links and open tabs still have them.
    gone: Gone,
    /// False while a request is at work, and where one broke off in the midst of it.
    is_whole: bool,
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
    /// What was open and typed, where it is too long for an address.
    panel: Option<Panel>,
    is_shown: bool,
}

/// So many messages are kept for tabs that come for theirs late.
const KEPT: usize = 64;

/// The longest address that an answer leads to, in bytes. Servers and browsers take twice as much.
const LONGEST_ADDRESS: usize = 24 * 1024;

impl State {
    /// The state of a server that begins; `nonce` tells it from the one before.
    pub(super) fn new(desk: Desk, nonce: String) -> State {
        let queue = Queue::of(desk.comparison());
        State {
            desk,
            queue,
            aside: Vec::new(),
            trouble: None,
            unread: None,
            news: Vec::new(),
            gone: Gone::default(),
            is_whole: true,
            revision: 0,
            nonce,
            said: VecDeque::new(),
            next: 1,
        }
    }

    /// Does the work of one request. Where the one before broke off in the midst, what it left is put in order first.
    pub(super) fn during<T>(&mut self, work: impl FnOnce(&mut State) -> T) -> T {
        if !self.is_whole {
            self.refresh();
        }
        self.is_whole = false;
        let done = work(self);
        self.is_whole = true;
        done
    }

    /// Reads what others changed on disk.
    pub(super) fn look(&mut self) {
        if let Some(unread) = &self.unread
            && *unread == self.stamps()
        {
            return;
        }
        // Before the look, so that what changes during it is looked at again.
        let now = self.stamps();
        match self.desk.look() {
            Ok(None) => (self.trouble, self.unread) = (None, None),
            Ok(Some(news)) => {
                (self.trouble, self.unread) = (None, None);
                self.news.extend(news.lines);
                self.refresh();
            }
            Err(error) => (self.trouble, self.unread) = (Some(in_a_line(&error)), Some(now)),
        }
    }

    /// Takes the rows as they stand after a change.
    pub(super) fn refresh(&mut self) {
        self.gone.keep(&self.queue, self.desk.comparison());
        self.queue.refresh(self.desk.comparison());
        self.revision += 1;
    }

    /// The row that has a claim, as a place among the questions; for a claim that is gone, the row that has the most of those which
    /// stood with it.
    pub(super) fn row_of(&self, claim: &str) -> Option<usize> {
        self.gone.row_of(self.desk.comparison(), claim)
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

    /// How many of these rows stand before a row in the queue, this one with them: where the next one is, also after a row that is
    /// not among them.
    pub(super) fn after(&self, rows: &[usize], row: usize) -> usize {
        let rows: BTreeSet<usize> = rows.iter().copied().collect();
        let before = self.queue.questions().take_while(|one| *one != row).filter(|one| rows.contains(one));
        before.count() + usize::from(rows.contains(&row))
    }

    /// The last entry of this person in review.yaml, which an undo answers; "none" where there is none. It is another one after a
    /// decision in another tab, or by another server.
    pub(super) fn last(&self) -> &str {
        let mut own = self.desk.case().log().entries.iter().map(|entry| &entry.decision).rev();
        own.find(|decision| decision.by == self.desk.by()).map_or("none", |decision| &decision.id)
    }

    /// What others changed since it was told last.
    pub(super) fn take_news(&mut self) -> Vec<String> {
        std::mem::take(&mut self.news)
    }

    /// Keeps a message, and gives the mark under which an address asks for it.
    pub(super) fn say(&mut self, text: String, is_done: bool) -> String {
        let number = self.next;
        self.next += 1;
        self.said.push_back(Said { number, text, is_done, panel: None, is_shown: false });
        if self.said.len() > KEPT {
            self.said.pop_front();
        }
        format!("{}-{number}", self.nonce)
    }

    /// The message of a mark; `None` for one of another run, or one that is too old.
    pub(super) fn said(&self, mark: &str) -> Option<&Said> {
        let number = self.number(mark)?;
        self.said.iter().find(|said| said.number == number)
    }

    /// The place as it is shown: with what was typed, where its address could not hold it, and with what others changed, where
    /// nothing else is to be said. That is said once, on the first page after it.
    pub(super) fn shown(&mut self, mut place: Place) -> Place {
        let number = place.said.as_deref().and_then(|mark| self.number(mark));
        let asked = number.and_then(|number| self.said.iter_mut().find(|said| said.number == number));
        let is_first = asked.is_some_and(|said| {
            place.panel = place.panel.take().or_else(|| said.panel.clone());
            !std::mem::replace(&mut said.is_shown, true)
        });
        if !is_first && !self.news.is_empty() {
            let text = self.take_news().join("; ");
            place.said = Some(self.say(text, true));
        }
        place
    }

    /// The address of a place. What is open is kept here where it is too long for an address; the place has a message then.
    pub(super) fn href(&mut self, place: &Place) -> String {
        let href = place.href();
        if href.len() <= LONGEST_ADDRESS {
            return href;
        }
        let number = place.said.as_deref().and_then(|mark| self.number(mark));
        let Some(said) = number.and_then(|number| self.said.iter_mut().find(|said| said.number == number))
        else {
            return place.at(None).href();
        };
        said.panel.clone_from(&place.panel);
        let short = Place { panel: None, ..place.clone() }.href();
        // The filter and the row of a form can be anything.
        if short.len() <= LONGEST_ADDRESS { short } else { "/".to_owned() }
    }

    fn number(&self, mark: &str) -> Option<u64> {
        let (nonce, number) = mark.split_once('-')?;
        number.parse().ok().filter(|_| nonce == self.nonce)
    }

    fn stamps(&self) -> Stamps {
        stamps(self.desk.folder(), &[ARTICLES, CASE, CURATED, REVIEW])
    }
}
