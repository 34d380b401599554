//! Keys while something else than the rows is on the screen: a line, a choice, a form, an article, the help.

use super::decide::{Next, Written};
use super::{Key, Message, Session};
use crate::cli::review::draw::line_of;
use crate::cli::review::mode::{Choice, Form, Mode, Pick, PickFor, Purpose, Reading, Scroll, Search, Typing};
use dissensus::desk::{Sheet, candidates, in_a_line, ruling};
use jiff::Timestamp;
use tui_input::Input;

impl Session {
    pub(super) fn in_help(&mut self, mut scroll: Scroll, key: &Key) {
        if !matches!(key, Key::Esc | Key::Enter | Key::Char('q' | '?')) {
            scroll.press(key);
            self.mode = Mode::Help(scroll);
        }
    }

    pub(super) fn in_article(&mut self, mut scroll: Scroll, mut telling: Reading, key: Key) {
        self.message = None;
        if telling.search.typing.is_some() {
            telling.search.press(key);
            self.mode = Mode::Article(scroll, telling);
            return;
        }
        match &key {
            // What was looked for is closed first.
            Key::Esc if !telling.search.words.is_empty() => {
                telling.search = Search::default();
                self.mode = Mode::Article(scroll, telling);
            }
            Key::Esc | Key::Char('q' | 'o') => {}
            Key::Char('/') => {
                telling.search.typing = Some(Input::default());
                self.mode = Mode::Article(scroll, telling);
            }
            Key::Char('n' | 'N') if !telling.search.words.is_empty() => {
                if key == Key::Char('n') {
                    telling.search.go_on()
                } else {
                    telling.search.go_back()
                }
                self.mode = Mode::Article(scroll, telling);
            }
            Key::Char('j') | Key::Right => self.turn_to(telling.claim + 1),
            Key::Char('k') | Key::Left => self.turn_to(telling.claim.wrapping_sub(1)),
            key => {
                scroll.press(key);
                self.mode = Mode::Article(scroll, telling);
            }
        }
        // Before the first and behind the last there is none: stay.
    }

    pub(super) fn open_article(&mut self) {
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
    pub(super) fn turn_to(&mut self, place: usize) {
        let Some(sheet) = &self.sheet else { return };
        let last = sheet.claims.len().saturating_sub(1);
        let place = if place == usize::MAX { 0 } else { place.min(last) };
        let Some(told) = sheet.claims.get(place) else { return };
        let telling = Sheet::telling(&self.desk, told.claim).unwrap_or_default();
        self.mode = Mode::Article(Scroll::default(), Reading::new(place, telling));
    }

    pub(super) fn in_line(&mut self, mut typing: Typing, key: Key, now: Timestamp) {
        self.message = None;
        match key {
            Key::Esc => self.message = Some(Message::Done("nothing was changed".to_owned())),
            Key::Enter => {
                let text = typing.input.value().trim().to_owned();
                match typing.purpose {
                    Purpose::Filter => self.set_filter(typing),
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

    pub(super) fn note(&mut self, typing: Typing, text: String, now: Timestamp) {
        let Some(sheet) = &self.sheet else { return };
        let ruling = ruling::note(self.desk.comparison(), sheet.question);
        if self.rule_with(ruling, Some(text), Next::Stay, now) == Written::No {
            // What was typed is not lost.
            self.mode = Mode::Typing(typing);
        }
    }

    pub(super) fn in_pick(&mut self, mut pick: Pick, key: &Key, now: Timestamp) {
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

    pub(super) fn picked(&mut self, pick: Pick, now: Timestamp) {
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
    pub(super) fn open_form(&mut self, pick: Pick) {
        let id = pick.at_cursor().map(|item| item.id.clone()).unwrap_or_default();
        self.mode = match self.desk.amendable(&id) {
            Ok(fields) => Mode::Amend(Form::new(&id, fields)),
            Err(error) => {
                self.fail(&in_a_line(&error));
                Mode::Pick(pick)
            }
        };
    }

    pub(super) fn reject(&mut self, pick: Pick, now: Timestamp) {
        let id = pick.at_cursor().map(|item| item.id.clone()).unwrap_or_default();
        match self.desk.reject(&id) {
            Ok(ruling) => self.rule(Some(ruling), Next::Stay, now),
            Err(error) => {
                self.fail(&in_a_line(&error));
                self.mode = Mode::Pick(pick);
            }
        }
    }

    pub(super) fn in_form(&mut self, mut form: Form, key: Key, now: Timestamp) {
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

    pub(super) fn in_merge(&mut self, mut choice: Choice, key: Key, now: Timestamp) {
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
    pub(super) fn candidates(&self, question: usize) -> Vec<(usize, String)> {
        let comparison = self.desk.comparison();
        let others = candidates(comparison, &self.queue, question);
        others.into_iter().map(|other| (other, line_of(comparison, other))).collect()
    }

    pub(super) fn pick_origins(&mut self) {
        let Some(sheet) = &self.sheet else { return };
        let ids = sheet.articles(self.desk.case());
        if ids.len() < 2 {
            self.fail("the row has the text of one article only");
            return;
        }
        self.mode = Mode::Pick(Pick::origin(&ids, self.desk.comparison()));
    }
}
