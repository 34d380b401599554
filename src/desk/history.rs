//! What people decided on a row, the earliest first, and what became of it.

use super::work::Desk;
use crate::report::decided::{by_and_when, history_of_row, in_full, in_short, note_words, state};
use crate::report::wording::printable;
use crate::review::Ruling;
use std::collections::BTreeSet;

/// A decision of the past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Its id.
    pub id: String,
    /// What was decided, with all that it names: "split into two rows: post 14 from courier 9".
    pub did: String,
    /// The same without the claims, where they are many: "split: 8 claims from 9".
    pub short: Option<String>,
    /// The remark that came with it, in quotation marks.
    pub note: Option<String>,
    /// Who made it and when: "Ana Marek, 2031-05-09 14:03 UTC".
    pub by: String,
    /// What became of it: "holds", "replaced by Ben, …".
    pub became: String,
    /// True while nobody took it back, so that somebody can.
    pub counts: bool,
    /// True for what takes another one back, and is no decision itself.
    pub is_undo: bool,
}

/// All decisions on claims of a row, the earliest first; those that were taken back, and the taking back, among them.
pub fn history(desk: &Desk, question: usize) -> Vec<Past> {
    let comparison = desk.comparison();
    let of_row = history_of_row(desk.case(), comparison, question);
    if of_row.is_empty() {
        return Vec::new();
    }
    let counting: BTreeSet<&str> =
        desk.case().log().counting().into_iter().map(|decision| decision.id.as_str()).collect();
    let past = of_row.iter().map(|told| Past {
        id: printable(&told.decision.id),
        did: in_full(comparison, told.decision),
        short: in_short(told.decision),
        note: note_words(told.decision),
        by: by_and_when(told.decision),
        became: state(comparison, told),
        counts: counting.contains(told.decision.id.as_str()),
        is_undo: matches!(told.decision.ruling, Ruling::Undo { .. }),
    });
    past.collect()
}
