//! From row to row: which rows are gone through, and which is on the screen.

use super::{Message, Session};
use crate::cli::review::mode::{Mode, Scroll, Typing};
use dissensus::desk::{self, Filter, Scope, Sheet, claim_ids};
use dissensus::report::wording::count;
use std::collections::BTreeSet;

impl Session {
    pub(super) fn claims_shown(&self) -> Vec<String> {
        self.sheet.as_ref().map(|sheet| claim_ids(self.desk.comparison(), sheet.question)).unwrap_or_default()
    }

    /// Takes the rows as they stand after a decision, and keeps the one with these claims on the screen.
    pub(super) fn refresh(&mut self, claims: &[String]) {
        let scroll = self.scroll;
        self.queue.refresh(self.desk.comparison());
        self.list();
        let row = desk::follow(self.desk.comparison(), claims.iter());
        let row = row.or(self.rows.first().copied());
        let same = row.is_some() && row == self.sheet.as_ref().map(|sheet| sheet.question);
        self.show(row);
        if same {
            self.scroll = scroll;
        }
    }

    pub(super) fn list(&mut self) {
        let filter = Filter::of(&self.filter, self.desk.by());
        self.rows = self.queue.shown(self.desk.comparison(), self.scope, &filter);
    }

    pub(super) fn show(&mut self, row: Option<usize>) {
        self.scroll = Scroll::default();
        self.sheet = row.and_then(|row| Sheet::of(&self.desk, row));
    }

    /// Where the row on the screen stands among those gone through, or would stand.
    pub(super) fn at(&self) -> usize {
        let Some(sheet) = &self.sheet else { return 0 };
        let before = self.queue.questions().take_while(|row| *row != sheet.question);
        let listed: BTreeSet<usize> = self.rows.iter().copied().collect();
        before.filter(|row| listed.contains(row)).count()
    }

    pub(super) fn step(&mut self, by: isize) {
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

    pub(super) fn step_open(&mut self, direction: Direction) {
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
                self.message =
                    Some(Message::Done(format!("every row {way} this one{} is seen", self.of_filter())));
            }
        }
    }

    /// The next row that nobody has seen, from the first again behind the last; where all are seen, says so and stays.
    pub(super) fn go_on(&mut self) {
        let at = self.at();
        let next = if self.place().is_some() { at + 1 } else { at };
        match desk::next_open(self.desk.comparison(), &self.rows, next) {
            Some(row) => self.show(Some(row)),
            None => {
                let of = self.of_filter();
                let all = match self.rows.len() {
                    1 => format!("the only row{of} is seen"),
                    rows => format!("all {}{of} are seen", count(rows, "row")),
                };
                if let Some(Message::Done(done)) = &mut self.message {
                    *done = format!("{done}; {all}");
                }
            }
        }
    }

    /// " of this filter", where there is one: other rows may be open still.
    fn of_filter(&self) -> &'static str {
        if self.filter.is_empty() { "" } else { " of this filter" }
    }

    /// Goes through the rows that fit. Where none does, all stays as it was, and what was typed can be put right.
    pub(super) fn set_filter(&mut self, typing: Typing) {
        let text = typing.input.value().trim().to_owned();
        if text.is_empty() {
            self.take_filter_away();
            return;
        }
        if let Some(key) = Filter::unknown(&text) {
            let known: Vec<String> = desk::KEYS.iter().map(|key| format!("{key}:")).collect();
            self.fail(&format!(
                "no such filter: {key}; there are {}; \"{key}:…\" in quotation marks looks for the words",
                known.join(" ")
            ));
            self.mode = Mode::Typing(typing);
            return;
        }
        let filter = Filter::of(&text, self.desk.by());
        let fitting = self.queue.shown(self.desk.comparison(), self.scope, &filter);
        if !fitting.is_empty() {
            self.filter = text;
            self.list();
            if self.place().is_none() {
                self.show(self.rows.first().copied());
            }
            return;
        }
        let alone = self.queue.shown(self.desk.comparison(), Scope::All, &filter).len();
        if alone == 0 {
            self.fail(&format!("no row fits `{text}`"));
            self.mode = Mode::Typing(typing);
            return;
        }
        let alone = count(alone, "row");
        self.fail(&format!("no row fits `{text}`; {alone} that one article alone answers: A shows them"));
        self.left = self.claims_shown();
        self.filter = text;
        self.list();
        self.sheet = None;
    }

    /// All rows again; the one on the screen stays there.
    pub(super) fn take_filter_away(&mut self) {
        let had = !std::mem::take(&mut self.filter).is_empty();
        self.list();
        if had {
            self.message = Some(Message::Done("no filter: all rows again".to_owned()));
        }
        if self.sheet.is_none() {
            let left = std::mem::take(&mut self.left);
            let before = desk::follow(self.desk.comparison(), left.iter());
            self.show(before.or(self.rows.first().copied()));
        }
    }

    pub(super) fn toggle_scope(&mut self) {
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    On,
    Back,
}
