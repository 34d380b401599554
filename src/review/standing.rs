//! What people's decisions make of a case: what each row has from them, and which do not hold any more and why.
//!
//! How they are held against the claims is in [`judge`](super::judge).

use super::decision::{Decision, Mark, Ruling};
use crate::article::Article;
use crate::claim::identity::hash;
use crate::compare::{Reason, Verdict};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// What people's decisions make of a case.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// For each question, in their order, what was decided on it.
    pub standings: Vec<Standing>,
    /// The decisions that hold and are on no row: claims that are none, articles that are one telling; the earliest first.
    pub beside: Vec<Decision>,
    /// The decisions that do not hold, in the order in which they were made; those that a later one settled too.
    pub stale: Vec<Stale>,
    /// How many decisions count: all that were not undone.
    pub decisions: usize,
    /// Who made them, by name, each with how many.
    pub by: BTreeMap<String, usize>,
}

/// What was decided on a question, as far as it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its verdict, by the last person who ruled on it.
    pub ruled: Option<Ruled>,
    /// The decision that marks it for another look.
    pub flagged: Option<Decision>,
    /// The remarks on it, a ruling's own included, the earliest first.
    pub notes: Vec<Decision>,
    /// The decisions that made its row what it is: merged, split, claims amended.
    pub shaped: Vec<Decision>,
    /// The places in [`Review::stale`] of the decisions that were made on claims of it and hold no longer, and that no later one settled.
    pub stale: Vec<usize>,
}

impl Standing {
    /// True where a person has looked at the row as it stands now, and said so: by a verdict, a flag or a remark.
    pub fn is_seen(&self) -> bool {
        // A remark on a merge, a split or an amendment was made on a row that was another then.
        let on_row = |note: &Decision| {
            matches!(
                note.ruling,
                Ruling::Note { .. } | Ruling::Verdict { .. } | Ruling::Flag { .. } | Ruling::Unflag { .. }
            )
        };
        self.ruled.is_some() || self.flagged.is_some() || self.notes.iter().any(on_row)
    }
}

/// A verdict by a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruled {
    /// The decision.
    pub decision: Decision,
    /// What it says.
    pub verdict: Verdict,
    /// What the rules say now.
    pub machine: Verdict,
    /// Why they say it.
    pub reason: Reason,
}

impl Ruled {
    /// True where the person said what the rules say.
    pub fn is_accepted(&self) -> bool {
        self.verdict == self.machine
    }
}

/// A decision that does not hold any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// The decision.
    pub decision: Decision,
    /// The question that has most of its claims, by its place; `None` where none has any.
    pub question: Option<usize>,
    /// Claims that the row has now and had not then, by their places among the claims.
    pub joined: Vec<usize>,
    /// Claims (articles) that were there then and are not now.
    pub left: Vec<Mark>,
    /// Claims that say something else now, each with its place; articles whose text is another have none.
    pub changed: Vec<(Mark, Option<usize>)>,
    /// The later decision that says the opposite of the same claims; `None` where the claims are why it is stale.
    pub overruled_by: Option<String>,
    /// The later decision of its sort that holds and stands where it stood: on the row that has most of its claims, or on all of its
    /// claims (articles) that are left. Nothing is left to do.
    pub settled_by: Option<String>,
}

/// The mark of an article: its text, and nothing else of it.
pub fn mark_of(article: &Article) -> String {
    format!("{:016x}", hash(&article.body))
}

/// The time of a decision, for people: the day and the minute, in UTC.
pub fn day_and_minute(at: Timestamp) -> String {
    let at = at.to_zoned(jiff::tz::TimeZone::UTC);
    format!("{}-{:02}-{:02} {:02}:{:02} UTC", at.year(), at.month(), at.day(), at.hour(), at.minute())
}
