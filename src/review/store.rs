//! review.yaml appended to: a decision is on disk before anybody is told that it is made.
//!
//! What is written must be read again: a file that is malformed or that git left in conflict is told and not touched, and what
//! comes out of an append is held against the reader before it goes to the disk. A line that a crash cut short was never
//! acknowledged; the next append takes it away.

use super::decision::{Decision, Ruling};
use super::glance::{self, ENTRY};
use super::{REVIEW, SCHEMA, line, log};
use crate::disk::{Appended, append, git, lock, read_appended, write_beside};
use crate::error::{Error, Problem, Result};
use crate::yaml::quoted;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a new file begins with. It stays as it is from version to version: where two people begin a file each, git's union
/// merge keeps it once because it is the same.
pub fn head() -> String {
    format!(
        "\
# What people ruled on this case, a decision a line; their times say in which order (docs/review.md).
# Lines are only ever added: to take one back is a further line (`dissensus review`, key u).
schema: {SCHEMA}
decisions:
"
    )
}

/// The `.gitattributes` of a case: git keeps both people's lines where both added some, whatever line breaks they have.
pub const ATTRIBUTES: &str = "\
# Two people's decisions are both kept when their branches are merged.
review.yaml text merge=union
";

/// Appends decisions to a case's review.yaml; once it returns they are on disk, all of them.
///
/// Times never run backwards within a file, whatever the clocks of its authors say: a decision that is not later than the
/// latest there gets the next millisecond, and with it another id. What comes back is what was written; an undo of an
/// earlier decision of the same call follows its id.
///
/// # Errors
///
/// The folder can't be locked or written, or the file is not one that can be appended to; the file is then as it was before,
/// but for a last line that a crash had cut short.
pub fn add(folder: &Path, decisions: &[Decision]) -> Result<Vec<Decision>> {
    if decisions.is_empty() {
        return Ok(Vec::new());
    }
    let _lock = lock(folder)?;
    let path = folder.join(REVIEW);
    let Some(Appended { text, length }) = read_appended(&path, ENTRY)? else {
        let written = in_time(&path, decisions, None, &|_| false)?;
        let text = head() + &lines(&written);
        hold(&path, &text, &written)?;
        // First, so that no error can follow once the decisions are there.
        git::tell(folder, REVIEW, ATTRIBUTES)?;
        write_beside(&path, &text)?;
        return Ok(written);
    };
    let keep = glance::torn(&text).unwrap_or(text.len());
    let kept = text.get(..keep).unwrap_or(&text);
    let (written, added) = match glance::latest(kept) {
        Some(latest) => plain(&path, kept, decisions, latest)?,
        None => odd(&path, kept, decisions)?,
    };
    if keep + added.len() > log::LONGEST {
        let message =
            format!("with this decision it has more than {} MB, the most that is read", log::LONGEST >> 20);
        return Err(problem(&path, message, "split the case in two; nothing was changed"));
    }
    append(&path, length, keep as u64, &added)?;
    Ok(written)
}

/// The bytes to append to a file in which every line is as the program writes it.
fn plain(
    path: &Path,
    kept: &str,
    decisions: &[Decision],
    latest: Option<Timestamp>,
) -> Result<(Vec<Decision>, String)> {
    let is_taken = |id: &str| kept.contains(&format!("- {{id: {}, at: ", quoted(id)));
    let written = in_time(path, decisions, latest, &is_taken)?;
    let added = lines(&written);
    hold(path, &(head() + &added), &written)?;
    Ok((written, join(kept, &added)))
}

/// The same for a file that people made or changed: what it holds is known by reading it, and how to add to it by trying.
fn odd(path: &Path, kept: &str, decisions: &[Decision]) -> Result<(Vec<Decision>, String)> {
    let before = log::of(path, kept);
    if !before.problems.is_empty() {
        return Err(Error::Problems(before.problems));
    }
    let latest = before.entries.iter().map(|entry| entry.decision.at).max();
    let written = in_time(path, decisions, latest, &|id| before.decision(id).is_some())?;
    let entries = lines(&written);
    let (list, schema) = ("decisions:\n", format!("schema: {SCHEMA}\n"));
    for begins in ["", list, &format!("{schema}{list}")] {
        for indent in [2, 0, 4] {
            let indented: String =
                entries.lines().map(|line| " ".repeat(indent) + line.trim_start() + "\n").collect();
            let added = join(kept, &(begins.to_owned() + &indented));
            let after = log::of(path, &(kept.to_owned() + &added));
            if after.problems.is_empty() && after.entries.len() == before.entries.len() + written.len() {
                return Ok((written, added));
            }
        }
    }
    let message = "its decisions are no list to which a line can be added".to_owned();
    Err(problem(
        path,
        message,
        "let `decisions:` stand last, each decision below it on a line that begins with `  - {`",
    ))
}

fn lines(decisions: &[Decision]) -> String {
    decisions.iter().map(line::write).collect()
}

/// What is added behind a text, with its line breaks, and the one that it lacks.
fn join(kept: &str, added: &str) -> String {
    let is_crlf =
        kept.rfind('\n').is_some_and(|at| kept.get(..at).is_some_and(|before| before.ends_with('\r')));
    let gap = match kept {
        "" => "",
        _ if kept.ends_with('\n') => "",
        // The crash came between the two signs.
        _ if is_crlf && !kept.ends_with('\r') => "\r\n",
        _ => "\n",
    };
    gap.to_owned() + &if is_crlf { added.replace('\n', "\r\n") } else { added.to_owned() }
}

/// The decisions with times after `latest`, each after the one before, and with ids that no other has.
fn in_time(
    path: &Path,
    decisions: &[Decision],
    latest: Option<Timestamp>,
    is_taken: &dyn Fn(&str) -> bool,
) -> Result<Vec<Decision>> {
    let mut latest = latest;
    let mut renamed: BTreeMap<&str, String> = BTreeMap::new();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut written = Vec::with_capacity(decisions.len());
    for decision in decisions {
        let mut ruling = decision.ruling.clone();
        if let Ruling::Undo { of } = &mut ruling
            && let Some(id) = renamed.get(of.as_str())
        {
            id.clone_into(of);
        }
        let mut new = Decision::new(decision.at, &decision.by, ruling, decision.note.clone());
        while latest.is_some_and(|latest| new.at <= latest) || is_taken(&new.id) || ids.contains(&new.id) {
            let after = latest.map_or(new.at, |latest| latest.max(new.at));
            let at = after.checked_add(SignedDuration::from_millis(1)).map_err(|_| {
                let message =
                    format!("the time of an entry, {after}, is the last there is: no decision can follow it");
                problem(path, message, "correct its `at`")
            })?;
            new = Decision::new(at, &decision.by, new.ruling, new.note);
        }
        latest = Some(new.at);
        ids.insert(new.id.clone());
        renamed.insert(&decision.id, new.id.clone());
        written.push(new);
    }
    Ok(written)
}

/// Holds what is to be written against the reader: what it would not read again is not written.
fn hold(path: &Path, text: &str, written: &[Decision]) -> Result<()> {
    let read = log::of(path, text);
    let ids = read.entries.iter().map(|entry| &entry.decision.id);
    if read.problems.is_empty() && ids.eq(written.iter().map(|decision| &decision.id)) {
        return Ok(());
    }
    let why =
        read.problems.first().map_or("it is not read as it was made", |problem| problem.message.as_str());
    Err(problem(
        path,
        format!("a decision was not written, for it could not be read again: {why}"),
        "nothing was changed",
    ))
}

fn problem(path: &Path, message: String, help: &str) -> Error {
    Error::Problems(vec![Problem {
        path: path.to_path_buf(),
        line: 0,
        column: 0,
        message,
        help: Some(help.to_owned()),
        excerpt: String::new(),
        width: 1,
    }])
}

#[cfg(test)]
mod tests;
