//! A session of `review` as keys see it: what is on the screen, and what each key makes of it. Knows no terminal.
//!
//! Keys are an interface: [`KEYS`] lists them, the help shows that list, and a test goes through it.

use super::mode::{Choice, Form, Mode, Pick, PickFor, Purpose, Reading, Scroll, Typing};
use dissensus::Result;
use dissensus::compare::Verdict;
use dissensus::report::queue::{
    self, Desk, Filter, News, Outcome, Progress, Queue, Scope, Sheet, claim_ids, in_a_line, ruling,
};
use dissensus::report::wording::count;
use dissensus::review::{Decision, Ruling};
use jiff::Timestamp;
use std::cmp::Reverse;

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
    ("o", "the whole article around a quote"),
    ("u", "undo your last decision; again: the one before"),
    ("U  ctrl-r", "redo what was undone last"),
    ("d", "set the row's stale decisions aside, whoever made them"),
    ("j k  arrows", "next row, row before"),
    ("J K", "next row that nobody has seen, the one before"),
    ("g G", "first row, last row"),
    ("space  PgUp PgDn", "scroll a long row"),
    (
        "/",
        "filter: words, seen, unseen, stale, flagged, conflict, values-apart, date, article:ID, speaker:NAME, by:NAME, -word",
    ),
    ("A", "with the rows that one article alone answers, or without"),
    ("?", "this help"),
    ("q  Esc", "quit; Esc takes a filter away first (ctrl-c: exit code 130)"),
];

/// The verdicts of the digits, from 1.
pub(crate) const VERDICTS: [Verdict; 7] = [
    Verdict::Conflict,
    Verdict::Disputed,
    Verdict::Updated,
    Verdict::Compatible,
    Verdict::Agree,
    Verdict::Unsure,
    Verdict::Single,
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
}

impl Session {
    /// A session that begins with the first row that nobody has seen.
    pub(crate) fn new(desk: Desk) -> Session {
        let queue = Queue::of(desk.comparison());
        let cut = desk.case().log().cut.as_ref();
        let cut = cut.map(|problem| format!("review.yaml: {}", problem.message));
        let stale = desk.comparison().review.stale.iter();
        let nowhere = stale.filter(|stale| stale.settled_by.is_none() && stale.question.is_none()).count();
        let verb = if nowhere == 1 { "is" } else { "are" };
        let nowhere = (nowhere > 0)
            .then(|| format!("{} {verb} on no row: --status lists them", count(nowhere, "stale decision")));
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
            Mode::Article(scroll, telling) => self.in_article(scroll, telling, &key),
        }
    }

    /// How far the work is.
    pub(crate) fn progress(&self) -> Progress {
        queue::progress(self.desk.comparison(), self.scope)
    }

    /// The place of the row on the screen among those gone through, from 1.
    pub(crate) fn place(&self) -> Option<usize> {
        let shown = self.sheet.as_ref()?.question;
        self.rows.iter().position(|row| *row == shown).map(|place| place + 1)
    }

    /// True where no person has seen a row as it stands now.
    pub(crate) fn is_open(&self, question: usize) -> bool {
        self.desk.comparison().review.standings.get(question).is_some_and(|standing| !standing.is_seen())
    }

    fn in_rows(&mut self, key: &Key, now: Timestamp) {
        let message = self.message.take();
        match key {
            Key::Char('q') => self.end = Some(End::Quit),
            Key::Esc if self.filter.is_empty() => self.end = Some(End::Quit),
            Key::Esc => self.set_filter(String::new()),
            Key::Char('?') => self.mode = Mode::Help(Scroll::default()),
            Key::Char('/') => {
                self.mode = Mode::Typing(Typing::new(Purpose::Filter, &self.filter));
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
            Key::Char('u') => {
                let outcome = self.desk.undo(now);
                self.settle_undo(outcome, "undone", "nothing of yours is left to undo");
            }
            Key::Char('U') | Key::Ctrl('r') => {
                let outcome = self.desk.redo(now);
                self.settle_undo(outcome, "done again", "nothing to redo");
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
            'd' => self.set_aside(now),
            'o' => self.open_article(),
            'm' => self.mode = Mode::Merge(Choice::new(self.candidates(question))),
            _ => match digit.and_then(|digit| VERDICTS.get(digit.checked_sub(1)?)) {
                Some(verdict) => {
                    self.rule(ruling::verdict(self.desk.comparison(), question, *verdict), Next::Open, now);
                }
                None => self.fail(&format!("{key} is no key here; ? shows all keys")),
            },
        }
    }

    fn in_help(&mut self, mut scroll: Scroll, key: &Key) {
        if !matches!(key, Key::Esc | Key::Enter | Key::Char('q' | '?')) {
            scroll.press(key);
            self.mode = Mode::Help(scroll);
        }
    }

    fn in_article(&mut self, mut scroll: Scroll, telling: Reading, key: &Key) {
        match key {
            Key::Esc | Key::Enter | Key::Char('q' | 'o') => {}
            Key::Char('j') | Key::Right => self.turn_to(telling.claim + 1),
            Key::Char('k') | Key::Left => self.turn_to(telling.claim.wrapping_sub(1)),
            key => {
                scroll.press(key);
                self.mode = Mode::Article(scroll, telling);
            }
        }
        // Before the first and behind the last there is none: stay.
    }

    fn open_article(&mut self) {
        let Some(sheet) = &self.sheet else { return };
        let here = |i: &usize| {
            sheet.claims.get(*i).is_some_and(|told| Sheet::telling(&self.desk, told.claim).is_some())
        };
        match (0..sheet.claims.len()).find(here) {
            Some(first) => self.turn_to(first),
            None => self.fail("the text of no article of this row is here"),
        }
    }

    /// Shows the article of the row's claim at this place; the one nearest to it where there is none.
    fn turn_to(&mut self, place: usize) {
        let Some(sheet) = &self.sheet else { return };
        let last = sheet.claims.len().saturating_sub(1);
        let place = if place == usize::MAX { 0 } else { place.min(last) };
        let Some(told) = sheet.claims.get(place) else { return };
        let telling = Sheet::telling(&self.desk, told.claim).unwrap_or_default();
        self.mode = Mode::Article(Scroll::default(), Reading::new(place, telling));
    }

    fn in_line(&mut self, mut typing: Typing, key: Key, now: Timestamp) {
        self.message = None;
        match key {
            Key::Esc => self.message = Some(Message::Done("nothing was changed".to_owned())),
            Key::Enter => {
                let text = typing.input.value().trim().to_owned();
                match typing.purpose {
                    Purpose::Filter => self.set_filter(text),
                    Purpose::Note if text.is_empty() => self.fail("an empty note is none"),
                    Purpose::Note => self.note(typing, text, now),
                }
            }
            key => {
                typing.press(key);
                self.mode = Mode::Typing(typing);
            }
        }
    }

    fn note(&mut self, typing: Typing, text: String, now: Timestamp) {
        let Some(sheet) = &self.sheet else { return };
        let ruling = ruling::note(self.desk.comparison(), sheet.question);
        if self.rule_with(ruling, Some(text), Next::Stay, now) == Written::No {
            // What was typed is not lost.
            self.mode = Mode::Typing(typing);
        }
    }

    fn in_pick(&mut self, mut pick: Pick, key: &Key, now: Timestamp) {
        self.message = None;
        match (key, pick.purpose) {
            (Key::Esc | Key::Char('q'), _) => {
                self.message = Some(Message::Done("nothing was changed".to_owned()));
                return;
            }
            (Key::Char('r'), PickFor::Amend) => return self.reject(pick, now),
            (Key::Enter, PickFor::Amend) => return self.open_form(pick),
            (Key::Char(digit @ '1'..='9'), PickFor::Amend) if pick.go_to(*digit) => {
                return self.open_form(pick);
            }
            // A number that no claim has marks nothing.
            (Key::Char(' ' | '1'..='9'), PickFor::Amend) => {}
            (Key::Enter, _) => return self.picked(pick, now),
            (key, _) => pick.press(key),
        }
        self.mode = Mode::Pick(pick);
    }

    fn picked(&mut self, pick: Pick, now: Timestamp) {
        let Some(sheet) = &self.sheet else { return };
        let marked = pick.marked();
        let (ruling, lacks) = match pick.purpose {
            PickFor::Origin => {
                let articles = self.desk.case().articles.iter().filter(|one| marked.contains(&one.id));
                (ruling::same_origin(&articles.collect::<Vec<_>>()), "mark two articles at least")
            }
            _ => {
                let ruling = ruling::split(self.desk.comparison(), sheet.question, &marked);
                (ruling, "mark the claims that leave: one at least, and not all")
            }
        };
        if ruling.is_none() {
            self.fail(lacks);
            self.mode = Mode::Pick(pick);
            return;
        }
        self.rule(ruling, Next::Stay, now);
    }

    // Where a claim cannot be amended the choice stays: what is typed for the form must not rule on the row.
    fn open_form(&mut self, pick: Pick) {
        let id = pick.at_cursor().map(|item| item.id.clone()).unwrap_or_default();
        self.mode = match self.desk.amendable(&id) {
            Ok(fields) => Mode::Amend(Form::new(&id, fields)),
            Err(error) => {
                self.fail(&in_a_line(&error));
                Mode::Pick(pick)
            }
        };
    }

    fn reject(&mut self, pick: Pick, now: Timestamp) {
        let id = pick.at_cursor().map(|item| item.id.clone()).unwrap_or_default();
        match self.desk.reject(&id) {
            Ok(ruling) => self.rule(Some(ruling), Next::Stay, now),
            Err(error) => {
                self.fail(&in_a_line(&error));
                self.mode = Mode::Pick(pick);
            }
        }
    }

    fn in_form(&mut self, mut form: Form, key: Key, now: Timestamp) {
        self.message = None;
        match key {
            Key::Esc => self.message = Some(Message::Done("nothing was changed".to_owned())),
            Key::Enter => {
                let to = form.to();
                if to.is_empty() {
                    self.message = Some(Message::Done("nothing was changed".to_owned()));
                    return;
                }
                match self.desk.amend(&form.id, to) {
                    Ok(ruling) => {
                        if self.rule_with(Some(ruling), None, Next::Stay, now) == Written::No {
                            self.mode = Mode::Amend(form);
                        }
                    }
                    Err(error) => {
                        form.wrong = Some(in_a_line(&error));
                        self.mode = Mode::Amend(form);
                    }
                }
            }
            key => {
                form.press(key);
                let to = form.to();
                form.wrong = match self.desk.amend(&form.id, to.clone()) {
                    Err(error) if !to.is_empty() => Some(in_a_line(&error)),
                    _ => None,
                };
                self.mode = Mode::Amend(form);
            }
        }
    }

    fn in_merge(&mut self, mut choice: Choice, key: Key, now: Timestamp) {
        self.message = None;
        match key {
            Key::Esc => self.message = Some(Message::Done("nothing was changed".to_owned())),
            Key::Enter => {
                let (Some(sheet), Some(other)) = (&self.sheet, choice.chosen()) else {
                    self.fail("no row fits");
                    self.mode = Mode::Merge(choice);
                    return;
                };
                let ruling = ruling::merge(self.desk.comparison(), sheet.question, other);
                self.rule(ruling, Next::Stay, now);
            }
            key => {
                choice.press(key);
                self.mode = Mode::Merge(choice);
            }
        }
    }

    /// The rows that one can be merged with: those beside it first, then those of its kind by how many words they share.
    fn candidates(&self, question: usize) -> Vec<(usize, String)> {
        let comparison = self.desk.comparison();
        let beside: Vec<usize> =
            self.sheet.iter().flat_map(|sheet| &sheet.beside).map(|beside| beside.question).collect();
        let Some(own) = comparison.questions.get(question) else { return Vec::new() };
        let words: Vec<String> = own.label.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let mut others: Vec<usize> = self.queue.questions().filter(|other| *other != question).collect();
        others.sort_by_cached_key(|other| {
            let Some(asked) = comparison.questions.get(*other) else { return (true, true, Reverse(0)) };
            let label = asked.label.to_lowercase();
            let shared = label.split_whitespace().filter(|word| words.iter().any(|own| own == word)).count();
            (!beside.contains(other), asked.kind != own.kind, Reverse(shared))
        });
        others.into_iter().map(|other| (other, super::draw::line_of(comparison, other))).collect()
    }

    fn pick_origins(&mut self) {
        let Some(sheet) = &self.sheet else { return };
        let ids = sheet.articles(self.desk.case());
        if ids.len() < 2 {
            self.fail("the row has the text of one article only");
            return;
        }
        self.mode = Mode::Pick(Pick::origin(&ids, self.desk.comparison()));
    }

    fn rule(&mut self, ruling: Option<Ruling>, next: Next, now: Timestamp) {
        self.rule_with(ruling, None, next, now);
    }

    /// Makes a decision, and goes on once it is on disk.
    fn rule_with(
        &mut self,
        ruling: Option<Ruling>,
        note: Option<String>,
        next: Next,
        now: Timestamp,
    ) -> Written {
        let Some(ruling) = ruling else {
            self.fail("this cannot be ruled on the row as it stands");
            return Written::No;
        };
        let kept = self.claims_shown();
        match self.desk.decide(ruling, note, now) {
            Ok(Outcome::Made { decision, but, news }) => {
                let done = format!("{}: on disk", told(&decision));
                self.tell(done, but, &news);
                self.refresh(&kept);
                if next == Next::Open {
                    self.go_on();
                }
                Written::Yes
            }
            Ok(Outcome::Held { news }) => {
                self.refresh(&kept);
                let why = news.lines.join("; ");
                self.fail(&format!("{why}: nothing was written, look again"));
                Written::No
            }
            Ok(Outcome::Nothing) => Written::No,
            Err(error) => {
                self.fail(&format!("nothing was written: {}", in_a_line(&error)));
                Written::No
            }
        }
    }

    /// Undoes the decisions on the row that hold no longer, so that nobody has to answer them again.
    fn set_aside(&mut self, now: Timestamp) {
        let Some(sheet) = &self.sheet else { return };
        let stale: Vec<String> = sheet.stale.iter().map(|stale| stale.decision.clone()).collect();
        if stale.is_empty() {
            self.fail("no decision on this row is stale");
            return;
        }
        let kept = self.claims_shown();
        let all = count(stale.len(), "stale decision");
        for id in stale {
            match self.desk.undo_of(&id, now) {
                Ok(Outcome::Made { but, news, .. }) => {
                    self.tell(format!("set aside: {all}, on disk"), but, &news);
                }
                Ok(Outcome::Held { news }) => {
                    self.fail(&format!("{}: nothing was written, look again", news.lines.join("; ")));
                }
                Ok(Outcome::Nothing) => self.fail("it does not count any more"),
                Err(error) => self.fail(&format!("nothing was written: {}", in_a_line(&error))),
            }
            if matches!(self.message, Some(Message::Failed(_))) {
                break;
            }
        }
        self.refresh(&kept);
    }

    fn settle_undo(&mut self, outcome: Result<Outcome>, done: &str, nothing: &str) {
        let kept = self.claims_shown();
        match outcome {
            Ok(Outcome::Made { decision, but, news }) => {
                let subject = self.desk.subject(&decision);
                let undone = match &decision.ruling {
                    Ruling::Undo { of } => self.desk.case().log().decision(of).map(target(&self.desk)),
                    _ => None,
                };
                self.tell(format!("{done}: {}", undone.unwrap_or_default()), but, &news);
                // The row that it was about is the one to look at.
                self.refresh(if subject.is_empty() { &kept } else { &subject });
            }
            Ok(Outcome::Held { news }) => {
                self.refresh(&kept);
                self.fail(&format!("{}: nothing was written, look again", news.lines.join("; ")));
            }
            Ok(Outcome::Nothing) => {
                self.refresh(&kept);
                self.message = Some(Message::Done(nothing.to_owned()));
            }
            Err(error) => self.fail(&format!("nothing was written: {}", in_a_line(&error))),
        }
    }

    fn tell(&mut self, done: String, but: Option<String>, news: &News) {
        let mut parts = news.lines.clone();
        parts.push(done);
        let is_sound = but.is_none();
        parts.extend(but);
        let text = parts.join("; ");
        self.message = Some(if is_sound { Message::Done(text) } else { Message::Failed(text) });
    }

    fn fail(&mut self, why: &str) {
        self.message = Some(Message::Failed(why.to_owned()));
    }

    fn claims_shown(&self) -> Vec<String> {
        self.sheet.as_ref().map(|sheet| claim_ids(self.desk.comparison(), sheet.question)).unwrap_or_default()
    }

    /// Takes the rows as they stand after a decision, and keeps the one with these claims on the screen.
    fn refresh(&mut self, claims: &[String]) {
        let scroll = self.scroll;
        self.queue.refresh(self.desk.comparison());
        self.list();
        let row = queue::follow(self.desk.comparison(), claims.iter());
        let row = row.or(self.rows.first().copied());
        let same = row.is_some() && row == self.sheet.as_ref().map(|sheet| sheet.question);
        self.show(row);
        if same {
            self.scroll = scroll;
        }
    }

    fn list(&mut self) {
        let filter = Filter::of(&self.filter);
        self.rows = self.queue.shown(self.desk.comparison(), self.scope, &filter);
    }

    fn show(&mut self, row: Option<usize>) {
        self.scroll = Scroll::default();
        self.sheet = row.and_then(|row| Sheet::of(&self.desk, row));
    }

    /// Where the row on the screen stands among those gone through, or would stand.
    fn at(&self) -> usize {
        let Some(sheet) = &self.sheet else { return 0 };
        let before = self.queue.questions().take_while(|row| *row != sheet.question);
        before.filter(|row| self.rows.contains(row)).count()
    }

    fn step(&mut self, by: isize) {
        let is_listed = self.place().is_some();
        let at = self.at();
        // From a row that the filter does not let through any more, the next one is the one that took its place.
        let next = if by > 0 && !is_listed { Some(at) } else { at.checked_add_signed(by) };
        match next.and_then(|next| self.rows.get(next)).copied() {
            Some(row) => self.show(Some(row)),
            None => {
                let end = if by > 0 { "this is the last row" } else { "this is the first row" };
                self.message = Some(Message::Done(end.to_owned()));
            }
        }
    }

    fn step_open(&mut self, direction: Direction) {
        let at = self.at();
        let found = match direction {
            Direction::On => {
                let next = if self.place().is_some() { at + 1 } else { at };
                self.rows.iter().skip(next).copied().find(|row| self.is_open(*row))
            }
            Direction::Back => self.rows.iter().take(at).rev().copied().find(|row| self.is_open(*row)),
        };
        match found {
            Some(row) => self.show(Some(row)),
            None => {
                let way = if direction == Direction::On { "after" } else { "before" };
                self.message = Some(Message::Done(format!("every row {way} this one is seen")));
            }
        }
    }

    /// The next row that nobody has seen, from the first again behind the last; where all are seen, says so and stays.
    fn go_on(&mut self) {
        let at = self.at();
        let next = if self.place().is_some() { at + 1 } else { at };
        let (before, after) = self.rows.split_at(next.min(self.rows.len()));
        let open = after.iter().chain(before).copied().find(|row| self.is_open(*row));
        match open {
            Some(row) => self.show(Some(row)),
            None => {
                let all = format!("all {} are seen", count(self.rows.len(), "row"));
                if let Some(Message::Done(done)) = &mut self.message {
                    *done = format!("{done}; {all}");
                }
            }
        }
    }

    fn set_filter(&mut self, text: String) {
        let before = std::mem::replace(&mut self.filter, text);
        self.list();
        if !self.rows.is_empty() {
            let stays = self.place().is_some();
            if !stays {
                self.show(self.rows.first().copied());
            }
            return;
        }
        let alone = self.queue.shown(self.desk.comparison(), Scope::All, &Filter::of(&self.filter)).len();
        let hint = if alone > 0 {
            format!("; {} that one article alone answers: A shows them", count(alone, "row"))
        } else {
            String::new()
        };
        self.fail(&format!("no row fits `{}`{hint}", self.filter));
        if alone == 0 {
            self.filter = before;
            self.list();
        } else {
            self.sheet = None;
        }
    }

    fn toggle_scope(&mut self) {
        self.scope = if self.scope == Scope::All { Scope::Compared } else { Scope::All };
        self.list();
        let text = match self.scope {
            Scope::All => "with the rows that one article alone answers",
            Scope::Compared => "without the rows that one article alone answers",
        };
        self.message = Some(Message::Done(text.to_owned()));
        if self.place().is_none() {
            self.show(self.rows.first().copied());
        }
    }
}

/// Where the screen goes after a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// To the next row that nobody has seen.
    Open,
    /// Nowhere.
    Stay,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    On,
    Back,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Yes,
    No,
}

/// A decision in a few words: "agree: helicopters (search)".
fn told(decision: &Decision) -> String {
    let label =
        decision.ruling.row().map(|row| format!(" “{}”", dissensus::report::wording::clip(&row.label, 40)));
    let what = match &decision.ruling {
        Ruling::Verdict { verdict, .. } => verdict.word().to_owned(),
        Ruling::Flag { .. } => "flagged".to_owned(),
        Ruling::Unflag { .. } => "flag taken away".to_owned(),
        Ruling::Note { .. } => "note".to_owned(),
        Ruling::Same { .. } => "merged".to_owned(),
        Ruling::Apart { .. } => "split".to_owned(),
        Ruling::SameOrigin { articles } => {
            let ids: Vec<&str> = articles.iter().map(|mark| mark.id.as_str()).collect();
            format!("one origin: {}", ids.join(", "))
        }
        Ruling::Reject { claim } => format!("no claim: {}", claim.says),
        Ruling::Amend { claim, .. } => format!("amended: {}", claim.says),
        Ruling::Undo { .. } => "undone".to_owned(),
    };
    format!("{what}{}", label.unwrap_or_default())
}

/// Tells what an undo was about: the decision itself, also behind an undo of an undo.
fn target(desk: &Desk) -> impl Fn(&Decision) -> String + '_ {
    move |decision| match &decision.ruling {
        Ruling::Undo { of } => desk.case().log().decision(of).map(told).unwrap_or_default(),
        _ => told(decision),
    }
}
