//! Stale decisions of a row set aside, so that nobody has to answer them again, and brought back.
//!
//! To set aside is to undo. An undo by the key passes over undos, so what was set aside is brought back by the ids of its undos.

use super::{Desk, News, Outcome, in_a_line};
use crate::report::wording::count;
use crate::review::Ruling;
use jiff::Timestamp;

/// What became of decisions that were set aside or brought back, one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aside {
    /// The ids of the entries that were written.
    pub made: Vec<String>,
    /// How many were asked for.
    pub asked: usize,
    /// Why one did not go, which ended it.
    pub failed: Option<String>,
    /// The claims that the last of them is about.
    pub subject: Vec<String>,
    /// What others changed before.
    pub news: News,
}

impl Aside {
    /// What a person reads after [`Desk::set_aside`].
    pub fn words_of_aside(&self) -> String {
        let all = count(self.asked, "stale decision");
        match &self.failed {
            Some(why) => format!("{} of {all} set aside: {why}", self.made.len()),
            None if self.asked == 0 => "no decision on this row is stale".to_owned(),
            None => format!(
                "set aside: {all}, on disk; undo brings {} back",
                if self.asked == 1 { "it" } else { "them" }
            ),
        }
    }

    /// What a person reads after [`Desk::bring_back`], but for why it ended early.
    pub fn words_of_back(&self) -> String {
        let verb = if self.made.len() == 1 { "is" } else { "are" };
        format!("{} {verb} back: on disk", count(self.made.len(), "stale decision"))
    }
}

impl Desk {
    /// Undoes the decisions on a row that hold no longer. Each is on disk when this returns; the first that can't be written ends it.
    pub fn set_aside(&mut self, question: usize, now: Timestamp) -> Aside {
        let review = &self.comparison.review;
        let places = review.standings.get(question).map(|standing| standing.stale.as_slice());
        let stale = places.unwrap_or_default().iter().filter_map(|i| review.stale.get(*i));
        let ids: Vec<String> = stale.map(|stale| stale.decision.id.clone()).collect();
        self.one_by_one(ids, |desk, of| desk.undo_of(of, now))
    }

    /// Takes back what was set aside by these entries, the last of them first. What can't be brought back now can be by a redo.
    pub fn bring_back(&mut self, entries: Vec<String>, now: Timestamp) -> Aside {
        let last_first: Vec<String> = entries.into_iter().rev().collect();
        self.one_by_one(last_first, |desk, of| {
            let of = of.to_owned();
            desk.decide(Ruling::Undo { of }, None, now)
        })
    }

    fn one_by_one(
        &mut self,
        ids: Vec<String>,
        answer: impl Fn(&mut Desk, &str) -> crate::Result<Outcome>,
    ) -> Aside {
        let mut aside = Aside { asked: ids.len(), ..Aside::default() };
        for id in &ids {
            match answer(self, id) {
                Ok(Outcome::Made { decision, but, news, .. }) => {
                    aside.subject = self.subject(&decision);
                    aside.made.push(decision.id);
                    aside.news.lines.extend(news.lines);
                    aside.failed = but;
                }
                Ok(Outcome::Held { news }) => {
                    aside.failed = Some(format!("{}: look again", news.lines.join("; ")));
                }
                Ok(Outcome::Nothing | Outcome::Already { .. }) => {
                    aside.failed = Some("it does not count any more".to_owned());
                }
                Err(error) => aside.failed = Some(in_a_line(&error)),
            }
            if aside.failed.is_some() {
                break;
            }
        }
        aside
    }
}
