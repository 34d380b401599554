//! Decisions: made, undone, told; the screen moves on once they are on disk.

use super::{Message, Session};
use dissensus::Result;
use dissensus::desk::{Desk, News, Outcome, in_a_line};
use dissensus::report::wording::{clip, count};
use dissensus::review::{Decision, Ruling};
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
        self.aside = 0;
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
    pub(super) fn set_aside(&mut self, now: Timestamp) {
        let Some(sheet) = &self.sheet else { return };
        let stale: Vec<String> = sheet.stale.iter().map(|stale| stale.decision.clone()).collect();
        if stale.is_empty() {
            self.fail("no decision on this row is stale");
            return;
        }
        let kept = self.claims_shown();
        let all = count(stale.len(), "stale decision");
        let mut aside = 0;
        for id in stale {
            match self.desk.undo_of(&id, now) {
                Ok(Outcome::Made { but, news, .. }) => {
                    aside += 1;
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
        self.aside = aside;
    }

    /// Takes back what was set aside last: to set aside is to undo, which an undo passes over.
    pub(super) fn bring_back(&mut self, now: Timestamp) {
        for _ in 0..std::mem::take(&mut self.aside) {
            let outcome = self.desk.redo(now);
            self.settle_undo(outcome, "back again", "nothing to bring back");
        }
    }

    pub(super) fn settle_undo(&mut self, outcome: Result<Outcome>, done: &str, nothing: &str) {
        self.aside = 0;
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

/// A decision in a few words: "agree: helicopters (search)".
fn told(decision: &Decision) -> String {
    let label = decision.ruling.row().map(|row| format!(" “{}”", clip(&row.label, 40)));
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
