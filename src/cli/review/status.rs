//! `review --status`: how far the review is, for people in a few lines and for scripts as JSON.

use super::super::out;
use dissensus::desk::{Entry, Progress, Status};
use dissensus::report::wording::{count, printable};
use dissensus::{Error, Result};
use std::path::PathBuf;

/// How far the work is, in a few words: "12 of 31 seen, 9 ruled, 4 flagged".
pub(super) fn line(progress: &Progress) -> String {
    let Progress { rows, seen, ruled, flagged, stale } = progress;
    let stale = if *stale > 0 { format!(", {stale} stale") } else { String::new() };
    format!("{seen} of {rows} seen, {ruled} ruled, {flagged} flagged{stale}")
}

/// The status as text.
pub(super) fn text(status: &Status) -> String {
    let mut out = format!(
        "{}: {} seen, {} ruled, {} unseen, {} flagged, {} stale\n",
        count(status.rows, "row"),
        status.seen,
        status.ruled,
        status.unseen,
        status.flagged.len(),
        count(status.stale.len(), "decision"),
    );
    if status.alone > 0 {
        out.push_str(&format!("{} more that one article alone answers\n", status.alone));
    }
    let by: Vec<String> =
        status.by.iter().map(|(name, number)| format!("{} {number}", printable(name))).collect();
    let by = if by.is_empty() { String::new() } else { format!(": {}", by.join(", ")) };
    out.push_str(&format!("{}{by}\n", count(status.decisions, "decision")));
    list(&mut out, "flagged", &status.flagged);
    list(&mut out, "stale", &status.stale);
    out
}

fn list(out: &mut String, name: &str, entries: &[Entry]) {
    if entries.is_empty() {
        return;
    }
    out.push_str(&format!("\n{name}\n"));
    for entry in entries {
        let id = entry.id.as_deref().map_or("(no claim of it is left)".to_owned(), printable);
        out.push_str(&format!("  {id}  {}\n    {}  {}\n", entry.label, entry.decision, entry.decided));
        for change in &entry.changes {
            out.push_str(&format!("      {change}\n"));
        }
    }
}

pub(super) fn json(status: &Status) -> Result<()> {
    let text = serde_json::to_string_pretty(status)
        .map_err(|error| Error::Write { path: PathBuf::from("the status"), source: error.into() })?;
    out::print(&format!("{text}\n"))?;
    Ok(())
}
