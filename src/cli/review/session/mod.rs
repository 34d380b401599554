//! A session of `review` as keys see it: what is on the screen, and what each key makes of it. Knows no terminal.
//!
//! Keys are an interface: [`KEYS`] lists them, the help shows that list, and a test goes through it.

mod decide;
mod modes;
mod walk;

use super::mode::{Choice, Mode, Pick, Purpose, Scroll, Typing};
use decide::Next;
use dissensus::desk::{self, Desk, Progress, Queue, Scope, Sheet, ruling};
use dissensus::report::wording::{count, printable};
use jiff::Timestamp;
use std::path::Path;
use walk::Direction;

/// A key that was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Key {
    Char(char),
    Ctrl(char),
    Enter,
    Esc,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Backspace,
    Delete,
    /// A text that was pasted.
    Paste(String),
}

/// The keys, as the help lists them.
pub(crate) const KEYS: &[(&str, &str)] = &[
    ("a", "accept the machine's verdict and go on to the next row that nobody has seen"),
    (
        "1-7",
        "another verdict and go on: 1 conflict, 2 disputed, 3 updated, 4 compatible, 5 agree, 6 unsure, 7 single",
    ),
    ("f", "flag the row for another look, or take the flag away; stays"),
    ("n", "a note on the row; stays"),
    ("x", "split: mark the claims that leave the row for one of their own"),
    ("m", "merge: choose another row that asks the same"),
    ("s", "same origin: mark articles that are one telling"),
    ("e", "amend a claim that was misread, or reject (r) what is no claim"),
    ("o", "the whole article around a quote; / searches in it, n N next hit, hit before"),
    ("u", "undo your last decision; again: the one before"),
    ("U  ctrl-r", "redo what was undone last"),
    ("R", "rule the row's stale decisions again, on what stands now"),
    ("d", "set the row's stale decisions aside, whoever made them"),
    ("j k  arrows", "next row, row before"),
    ("J K", "next row that nobody has seen, the one before"),
    ("g G", "first row, last row"),
    ("space  PgUp PgDn", "scroll a long row"),
    (
        "/",
        "filter (an empty line takes it away): words, seen, unseen, stale, flagged, mine, conflict, values-apart, date, article:ID, speaker:NAME, speaker:\"THE WHOLE NAME\", by:NAME, -word",
    ),
    ("A", "with the rows that one article alone answers, or without"),
    ("?", "this help"),
    ("Esc", "close what is open, take a filter away"),
    ("q", "quit (ctrl-c: exit code 130)"),
];

/// How a session ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The person has had enough.
    Quit,
    /// Ctrl-C.
    Interrupted,
}

/// What the screen tells in its last lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Message {
    /// Something was done.
    Done(String),
    /// Something was not done.
    Failed(String),
}

/// A session.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) desk: Desk,
    pub(crate) scope: Scope,
    pub(crate) filter: String,
    pub(crate) mode: Mode,
    pub(crate) message: Option<Message>,
    pub(crate) scroll: Scroll,
    /// The row on the screen; `None` where no row fits.
    pub(crate) sheet: Option<Sheet>,
    /// The rows that are gone through, as places among the questions.
    pub(crate) rows: Vec<usize>,
    pub(crate) end: Option<End>,
    queue: Queue,
    /// The entries by which the key before set decisions aside: an undo brings them back.
    aside: Vec<String>,
    /// The claims of the row that was on the screen before a filter that no row fits.
    left: Vec<String>,
}

impl Session {
    /// A session that begins with the first row that nobody has seen.
    pub(crate) fn new(desk: Desk) -> Session {
        let queue = Queue::of(desk.comparison());
        let cut = desk.case().log().cut.as_ref();
        let cut = cut.map(|problem| format!("review.yaml: {}", problem.message));
        let nowhere = on_no_row(&desk);
        let nowhere = (!nowhere.is_empty()).then(|| nowhere_words(&desk, &nowhere));
        let told: Vec<String> = cut.into_iter().chain(nowhere).collect();
        let message = (!told.is_empty()).then(|| Message::Failed(told.join("; ")));
        let mut session = Session {
            desk,
            scope: Scope::Compared,
            filter: String::new(),
            mode: Mode::Rows,
            message,
            scroll: Scroll::default(),
            sheet: None,
            rows: Vec::new(),
            end: None,
            queue,
            aside: Vec::new(),
            left: Vec::new(),
        };
        session.list();
        let first = session.rows.iter().copied().find(|row| session.is_open(*row));
        session.show(first.or(session.rows.first().copied()));
        session
    }

    /// What a key does; `now` is the time of a decision that it makes.
    pub(crate) fn press(&mut self, key: Key, now: Timestamp) {
        if key == Key::Ctrl('c') {
            self.end = Some(End::Interrupted);
            return;
        }
        match std::mem::replace(&mut self.mode, Mode::Rows) {
            Mode::Rows => self.in_rows(&key, now),
            Mode::Help(scroll) => self.in_help(scroll, &key),
            Mode::Typing(typing) => self.in_line(typing, key, now),
            Mode::Pick(pick) => self.in_pick(pick, &key, now),
            Mode::Merge(choice) => self.in_merge(choice, key, now),
            Mode::Amend(form) => self.in_form(form, key, now),
            Mode::Article(scroll, telling) => self.in_article(scroll, telling, key),
        }
    }

    /// How far the work is.
    pub(crate) fn progress(&self) -> Progress {
        desk::progress(self.desk.comparison(), self.scope)
    }

    /// The commands that set aside what is stale and on no row.
    pub(crate) fn undo_commands(&self, case: &Path) -> Vec<String> {
        let case = printable(&case.display().to_string());
        on_no_row(&self.desk).iter().map(|id| format!("dissensus review {case} --undo {id}")).collect()
    }

    /// The place of the row on the screen among those gone through, from 1.
    pub(crate) fn place(&self) -> Option<usize> {
        let shown = self.sheet.as_ref()?.question;
        self.rows.iter().position(|row| *row == shown).map(|place| place + 1)
    }

    /// True where no person has seen a row as it stands now.
    pub(crate) fn is_open(&self, question: usize) -> bool {
        desk::is_open(self.desk.comparison(), question)
    }

    fn in_rows(&mut self, key: &Key, now: Timestamp) {
        let message = self.message.take();
        match key {
            Key::Char('q') => self.end = Some(End::Quit),
            Key::Esc if !self.filter.is_empty() => self.take_filter_away(),
            Key::Char('?') => self.mode = Mode::Help(Scroll::default()),
            Key::Char('/') => {
                self.mode = Mode::Typing(Typing::new(Purpose::Filter, ""));
            }
            Key::Char('A') => self.toggle_scope(),
            Key::Char('j') | Key::Down | Key::Right => self.step(1),
            Key::Char('k') | Key::Up | Key::Left => self.step(-1),
            Key::Char('J') => self.step_open(Direction::On),
            Key::Char('K') => self.step_open(Direction::Back),
            Key::Char('g') | Key::Home => self.show(self.rows.first().copied()),
            Key::Char('G') | Key::End => self.show(self.rows.last().copied()),
            Key::Char(' ') | Key::PageDown => self.scroll.page_down(),
            Key::PageUp => self.scroll.page_up(),
            Key::Char('u') if !self.aside.is_empty() => self.bring_back(now),
            Key::Char('u') => {
                let outcome = self.desk.undo(now);
                self.settle_undo(outcome, "nothing of yours is left to undo");
            }
            Key::Char('U') | Key::Ctrl('r') => {
                let outcome = self.desk.redo(now);
                self.settle_undo(outcome, "nothing to redo");
            }
            Key::Char(c) => self.on_row(*c, now),
            Key::Paste(_) => self.fail("a paste does nothing here: n writes a note, / filters"),
            _ => self.message = message,
        }
    }

    /// A key that is about the row on the screen.
    fn on_row(&mut self, key: char, now: Timestamp) {
        let Some(sheet) = &self.sheet else {
            self.fail("no row is on the screen");
            return;
        };
        let question = sheet.question;
        let digit = key.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
        match key {
            'a' => self.rule(ruling::accept(self.desk.comparison(), question), Next::Open, now),
            'f' => self.rule(ruling::toggle_flag(self.desk.comparison(), question), Next::Stay, now),
            'n' => self.mode = Mode::Typing(Typing::new(Purpose::Note, "")),
            'x' if sheet.claims.len() < 2 => self.fail("a row of one claim cannot be split"),
            'x' => self.mode = Mode::Pick(Pick::split(sheet)),
            's' => self.pick_origins(),
            'e' => self.mode = Mode::Pick(Pick::amend(sheet)),
            'R' => self.renew(now),
            'd' => self.set_aside(now),
            'o' => self.open_article(),
            'm' => self.mode = Mode::Merge(Choice::new(self.candidates(question))),
            _ => match digit.and_then(|digit| ruling::VERDICTS.get(digit.checked_sub(1)?)) {
                Some(verdict) => {
                    self.rule(ruling::verdict(self.desk.comparison(), question, *verdict), Next::Open, now);
                }
                None => self.fail(&format!("{key} is no key here; ? shows all keys")),
            },
        }
    }
}

/// The ids of the stale decisions that no row is left of.
fn on_no_row(desk: &Desk) -> Vec<String> {
    desk::homeless(desk.comparison()).iter().map(|gone| printable(&gone.decision)).collect()
}

/// "1 stale decision is on no row; set aside with: dissensus review ferry-2031 --undo 17ce05a2".
fn nowhere_words(desk: &Desk, ids: &[String]) -> String {
    let verb = if ids.len() == 1 { "is" } else { "are" };
    let case = printable(&desk.folder().display().to_string());
    let first = ids.first().map(String::as_str).unwrap_or_default();
    let others = if ids.len() > 1 {
        format!(" (and {})", ids.get(1..).unwrap_or_default().join(", "))
    } else {
        String::new()
    };
    format!(
        "{} {verb} on no row; set aside with: dissensus review {case} --undo {first}{others}",
        count(ids.len(), "stale decision")
    )
}
