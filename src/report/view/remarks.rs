//! What people said of a row besides its verdict, in few words for the table and whole for the document; and all decisions, each in a line.

use super::shared;
use crate::case::{Case, Comparison};
use crate::report::decided::{self, State, Told, by_and_when, changes, day, did, in_full, note_words, who};
use crate::report::wording::{clip, count, printable};
use crate::review::{Decision, Ruling, Stale};

/// What people said of a row, each a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks {
    /// For the table: a note is cut, and of several only the last is shown; of stale decisions the last two.
    pub short: Vec<String>,
    /// The same in full, with the time.
    pub whole: Vec<String>,
}

/// All that people decided on a case, each decision in a line; empty where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Those that hold, the earliest first.
    pub holding: Vec<String>,
    /// Those that hold no longer, with what was and what is; those that a later one settled too.
    pub stale: Vec<String>,
    /// Of the stale those that nobody settled and that belong to no row any more, in few words.
    pub homeless: Vec<String>,
}

/// A note of this many characters stands in the table as it is.
const LONGEST_NOTE: usize = 60;

/// So many stale decisions of a row stand in the table; `explain` has all.
const MOST_STALE: usize = 2;

pub(super) fn of_row(comparison: &Comparison, row: usize) -> Remarks {
    let mut remarks = Remarks::default();
    let Some(standing) = comparison.review.standings.get(row) else { return remarks };
    for decision in &standing.shaped {
        let short = match &decision.ruling {
            Ruling::Same { .. } => "merged".to_string(),
            Ruling::Apart { .. } => "split".to_string(),
            ruling => did(ruling),
        };
        let what = match &decision.ruling {
            Ruling::Amend { .. } => in_full(comparison, decision).replacen(&short, "", 1),
            _ => String::new(),
        };
        remarks.short.push(format!("{short} by {}{what}", who(decision)));
        remarks.whole.push(format!("{} ({})", in_full(comparison, decision), by_and_when(decision)));
    }
    if let Some(flag) = &standing.flagged {
        remarks.short.push(format!("⚑ flagged by {}", who(flag)));
        remarks.whole.push(format!("⚑ {} by {}", did(&flag.ruling), by_and_when(flag)));
    }
    if let Some((last, earlier)) = standing.notes.split_last() {
        let note = clip(last.note.as_deref().unwrap_or_default(), LONGEST_NOTE);
        let more = match earlier.len() {
            0 => String::new(),
            n => format!(" (and {})", count(n, "earlier note")),
        };
        remarks.short.push(format!("note, {}: “{note}”{more}", who(last)));
    }
    for decision in &standing.notes {
        let note = note_words(decision).unwrap_or_default();
        remarks.whole.push(format!("note, {}: {note}", by_and_when(decision)));
    }
    let stale: Vec<&Stale> = standing.stale.iter().filter_map(|i| comparison.review.stale.get(*i)).collect();
    let more = stale.len().saturating_sub(MOST_STALE);
    for (i, stale) in stale.into_iter().enumerate() {
        let changes = changes(comparison, stale).join("; ");
        let decision = &stale.decision;
        let was = format!("stale: {} by {}", did(&decision.ruling), who(decision));
        // Those that were made last are nearest to what the row is now.
        if i >= more {
            remarks.short.push(format!("{was} on {}; {changes}", day(decision)));
        }
        let note = note_words(decision).map(|note| format!("; note: {note}")).unwrap_or_default();
        remarks.whole.push(format!(
            "stale: {} by {}; {changes}{note}",
            did(&decision.ruling),
            by_and_when(decision)
        ));
    }
    if more > 0 {
        let more = count(more, "more stale decision");
        remarks.short.push(format!("and {more} (explain CASE {})", row + 1));
    }
    remarks
}

pub(super) fn decisions(case: &Case, comparison: &Comparison) -> Decisions {
    let mut decisions = Decisions::default();
    for told in decided::history(case, comparison) {
        let is_undo = matches!(told.decision.ruling, Ruling::Undo { .. });
        match told.state {
            State::Undone(_) => {}
            State::Holds | State::Replaced(_) if is_undo => {}
            State::Holds | State::Replaced(_) => decisions.holding.push(holding(comparison, &told)),
            State::Stale(stale) => {
                decisions.stale.push(stale_line(comparison, &told, stale));
                if stale.question.is_none() && stale.settled_by.is_none() {
                    decisions.homeless.push(homeless(comparison, stale));
                }
            }
        }
    }
    decisions
}

/// "2031-05-09 14:03 UTC, Ana Marek: row 1, helicopters (search): accepted conflict, values apart. Note: “…” (1a2b3c4d)".
fn holding(comparison: &Comparison, told: &Told) -> String {
    let mut line = format!("{}: {}", head(comparison, told), in_full(comparison, told.decision));
    if let State::Replaced(_) = told.state {
        line.push_str(&format!("; {}", decided::state(comparison, told)));
    }
    close(line, told.decision)
}

fn stale_line(comparison: &Comparison, told: &Told, stale: &Stale) -> String {
    let decision = told.decision;
    let mut line = format!("{}: {}", head(comparison, told), in_full(comparison, decision));
    let before: Vec<String> = decision
        .ruling
        .row()
        .map(|row| row.claims.as_slice())
        .unwrap_or_default()
        .iter()
        .map(|mark| decided::said(comparison, mark))
        .collect();
    if !before.is_empty() {
        line.push_str(&format!(". Then: {}", before.join(", ")));
    }
    let now = decided::state(comparison, told);
    let now = now.strip_prefix("stale; ").map(str::to_string).unwrap_or(now);
    line.push_str(&format!(". Now: {now}"));
    if let Some(row) = stale.question {
        line.push_str(&format!(
            "; the row is {}",
            decided::standing(comparison, row, shared(comparison).year)
        ));
    }
    close(line, decision)
}

fn head(comparison: &Comparison, told: &Told) -> String {
    let by = by_and_when(told.decision);
    let now = told.row.and_then(|row| Some((row, comparison.questions.get(row)?)));
    match (now, told.decision.ruling.row()) {
        (Some((row, question)), _) => format!("{by}: row {}, {}", row + 1, printable(&question.label)),
        (None, Some(row)) => format!("{by}: {}", printable(&row.label)),
        (None, None) => by,
    }
}

fn close(mut line: String, decision: &Decision) -> String {
    if let Some(note) = note_words(decision) {
        line.push_str(&format!(". Note: {note}"));
    }
    format!("{line} ({})", printable(&decision.id))
}

/// "helicopters (search): ruled agree by Ana Marek on 2031-05-09; left: meridian 5 (not there any more)".
fn homeless(comparison: &Comparison, stale: &Stale) -> String {
    let decision = &stale.decision;
    let label = decision.ruling.row().map(|row| format!("{}: ", clip(&row.label, LONGEST_NOTE)));
    let mut parts = vec![format!(
        "{}{} by {} on {}",
        label.unwrap_or_default(),
        did(&decision.ruling),
        who(decision),
        day(decision)
    )];
    parts.extend(changes(comparison, stale));
    let note = decision.note.as_ref().map(|note| format!("note: “{}”", clip(note, LONGEST_NOTE)));
    parts.extend(note);
    parts.join("; ")
}
