//! Decisions: made, undone, told; the screen moves on once they are on disk.

use super::{Message, Session, nowhere_words, on_no_row};
use crate::cli::review::mode::Scroll;
use dissensus::Result;
use dissensus::desk::{News, Outcome, in_a_line};
use dissensus::review::Ruling;
use jiff::Timestamp;

impl Session {
    pub(super) fn rule(&mut self, ruling: Option<Ruling>, next: Next, now: Timestamp) {
        self.rule_with(ruling, None, next, now);
    }

    /// Makes a decision, and goes on once it is on disk.
    pub(super) fn rule_with(
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
        let makes_rows = !matches!(
            ruling,
            Ruling::Verdict { .. } | Ruling::Flag { .. } | Ruling::Unflag { .. } | Ruling::Note { .. }
        );
        self.aside.clear();
        match self.desk.decide(ruling, note, now) {
            Ok(Outcome::Made { but, news, words, .. }) => {
                self.tell(format!("{words}: on disk"), but, &news);
                self.refresh(&kept);
                if makes_rows {
                    // Another row than before: it is read from its top.
                    self.scroll = Scroll::default();
                }
                if next == Next::Open {
                    self.go_on();
                }
                Written::Yes
            }
            Ok(Outcome::Already { words, news }) => {
                self.tell(format!("{words}; nothing written"), None, &news);
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

    /// Rules the decisions on the row that hold no longer again, on what stands now.
    pub(super) fn renew(&mut self, now: Timestamp) {
        let Some(sheet) = &self.sheet else { return };
        if sheet.stale.is_empty() {
            self.fail("no decision on this row is stale");
            return;
        }
        let question = sheet.question;
        let kept = self.claims_shown();
        self.aside.clear();
        let renewed = self.desk.renew(question, now);
        let sorts = renewed.sorts();
        let done = if sorts.is_empty() {
            "nothing was renewed".to_owned()
        } else {
            format!("renewed: {sorts}: on disk")
        };
        let but = (!renewed.not.is_empty()).then(|| format!("not renewed: {}", renewed.not.join("; ")));
        self.tell(done, but, &renewed.news);
        self.refresh(&kept);
        self.scroll = Scroll::default();
    }

    /// Undoes the decisions on the row that hold no longer, so that nobody has to answer them again.
    pub(super) fn set_aside(&mut self, now: Timestamp) {
        let Some(sheet) = &self.sheet else { return };
        if sheet.stale.is_empty() {
            let nowhere = on_no_row(&self.desk);
            let more = if nowhere.is_empty() {
                String::new()
            } else {
                format!("; {}", nowhere_words(&self.desk, &nowhere))
            };
            self.fail(&format!("no decision on this row is stale{more}"));
            return;
        }
        let question = sheet.question;
        let kept = self.claims_shown();
        let aside = self.desk.set_aside(question, now);
        self.tell(aside.words_of_aside(), None, &aside.news);
        if aside.failed.is_some() {
            self.fail(&aside.words_of_aside());
        }
        self.refresh(&kept);
        self.aside = aside.made;
    }

    /// Takes back what was set aside last.
    pub(super) fn bring_back(&mut self, now: Timestamp) {
        let entries = std::mem::take(&mut self.aside);
        let back = self.desk.bring_back(entries, now);
        self.tell(back.words_of_back(), back.failed.clone(), &back.news);
        self.refresh(&back.subject);
        self.scroll = Scroll::default();
    }

    pub(super) fn settle_undo(&mut self, outcome: Result<Outcome>, nothing: &str) {
        self.aside.clear();
        let kept = self.claims_shown();
        match outcome {
            Ok(Outcome::Made { decision, but, news, words }) => {
                let subject = self.desk.subject(&decision);
                self.tell(words, but, &news);
                // The row that it was about is the one to look at, from its top.
                self.refresh(if subject.is_empty() { &kept } else { &subject });
                self.scroll = Scroll::default();
            }
            Ok(Outcome::Held { news }) => {
                self.refresh(&kept);
                self.fail(&format!("{}: nothing was written, look again", news.lines.join("; ")));
            }
            Ok(Outcome::Nothing | Outcome::Already { .. }) => {
                self.refresh(&kept);
                self.message = Some(Message::Done(nothing.to_owned()));
            }
            Err(error) => self.fail(&format!("nothing was written: {}", in_a_line(&error))),
        }
    }

    pub(super) fn tell(&mut self, done: String, but: Option<String>, news: &News) {
        let mut parts = news.lines.clone();
        parts.push(done);
        let is_sound = but.is_none();
        parts.extend(but);
        let text = parts.join("; ");
        self.message = Some(if is_sound { Message::Done(text) } else { Message::Failed(text) });
    }

    pub(super) fn fail(&mut self, why: &str) {
        self.message = Some(Message::Failed(why.to_owned()));
    }
}

/// Where the screen goes after a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// To the next row that nobody has seen.
    Open,
    /// Nowhere.
    Stay,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    Yes,
    No,
}
