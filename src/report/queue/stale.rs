//! A decision that does not hold any more, in words: what it was, and what has changed since.

use crate::case::Comparison;
use crate::report::view::shared;
use crate::report::wording::{self, printable};
use crate::review::standing::day_and_minute;
use crate::review::{Decision, Ruling, Stale};

/// What was decided, by whom and when: "agree, by Ana, 2031-05-09 14:03 UTC (was conflict, values-apart)".
pub fn decided(decision: &Decision) -> String {
    let what = match &decision.ruling {
        Ruling::Verdict { verdict, .. } => verdict.word().to_owned(),
        Ruling::Flag { .. } => "raised".to_owned(),
        Ruling::Unflag { .. } => "lowered".to_owned(),
        Ruling::Note { .. } => "note".to_owned(),
        Ruling::Same { .. } => "merged".to_owned(),
        Ruling::Apart { leaving, .. } => format!("split, {} leaving", wording::count(leaving.len(), "claim")),
        Ruling::SameOrigin { articles } => {
            let ids: Vec<&str> = articles.iter().map(|mark| mark.id.as_str()).collect();
            format!("one origin: {}", ids.join(", "))
        }
        Ruling::Reject { claim } => format!("no claim: {}", claim.says),
        Ruling::Amend { claim, to } => {
            let to: Vec<String> = to.iter().map(|(key, text)| format!("{key}: {text}")).collect();
            format!("amended: {}, was {}", to.join(", "), claim.says)
        }
        Ruling::Undo { of } => format!("undone: {of}"),
    };
    printable(&format!("{what}, by {}, {}", decision.by, day_and_minute(decision.at)))
}

/// A stale decision in one line, without what changed.
pub fn stale_words(stale: &Stale) -> String {
    match &stale.decision.note {
        Some(note) => format!("{} (\"{}\")", decided(&stale.decision), printable(note)),
        None => decided(&stale.decision),
    }
}

/// What changed since a decision was made, each a line: "joined: cpa: 23 (coastguard)".
pub fn changes(comparison: &Comparison, stale: &Stale) -> Vec<String> {
    let shared = shared(comparison);
    let now = |i: usize| {
        let claim = comparison.claims.get(i)?;
        Some(format!("{}: {}", printable(&claim.article), wording::cell(claim, shared)))
    };
    let mut lines: Vec<String> =
        stale.joined.iter().filter_map(|i| Some(format!("joined: {}", now(*i)?))).collect();
    lines.extend(
        stale.left.iter().map(|mark| format!("left: {}, {}", printable(&mark.says), printable(&mark.id))),
    );
    for (mark, place) in &stale.changed {
        let now = place.and_then(now).unwrap_or_else(|| format!("{} has another text", printable(&mark.id)));
        lines.push(format!("changed: {} is now {now}", printable(&mark.says)));
    }
    if let Some(by) = &stale.overruled_by {
        lines.push(format!("a later decision says the opposite: {by}"));
    }
    lines
}
