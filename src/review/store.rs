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
# What people ruled on this case, a decision a line, in the order in which they were made (docs/review.md).
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
mod tests {
    use super::super::decision::Row;
    use super::super::{Log, Mark};
    use super::*;
    use crate::compare::Verdict;
    use std::fs;

    const NOON: i64 = 1_936_008_000_000;

    fn row() -> Row {
        let mark =
            |id: &str| Mark {
                id: id.into(), mark: "00ff00ff00ff00ff".into(), says: "14 (“café”)".into()
            };
        Row {
            label: "dead: the “ferry”".into(), claims: vec![mark("a-date-000001"), mark("b-date-000002")]
        }
    }

    fn verdict(ms: i64) -> Decision {
        let at = Timestamp::from_millisecond(NOON + ms).unwrap();
        Decision::new(
            at,
            "Ana",
            Ruling::Verdict { on: row(), verdict: Verdict::Agree, was: "unsure".into() },
            None,
        )
    }

    fn undo(of: &Decision, ms: i64) -> Decision {
        let at = Timestamp::from_millisecond(NOON + ms).unwrap();
        Decision::new(at, "Ana", Ruling::Undo { of: of.id.clone() }, None)
    }

    fn case_with(text: &[u8]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(REVIEW), text).unwrap();
        folder
    }

    fn bytes(folder: &tempfile::TempDir) -> Vec<u8> {
        fs::read(folder.path().join(REVIEW)).unwrap()
    }

    #[track_caller]
    fn log(folder: &tempfile::TempDir) -> Log {
        let log = log::read(folder.path()).unwrap();
        assert_eq!(log.problems, []);
        log
    }

    fn file(decisions: &[Decision]) -> String {
        head() + &lines(decisions)
    }

    /// What a file becomes by one more decision.
    #[track_caller]
    fn with_one_more(text: &str) -> String {
        let folder = case_with(text.as_bytes());
        let before = log(&folder).entries.len();
        add(folder.path(), &[verdict(1_000_000)]).unwrap();
        assert_eq!(log(&folder).entries.len(), before + 1);
        String::from_utf8(bytes(&folder)).unwrap()
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let folder = case_with(text.as_bytes());
        let error = add(folder.path(), &[verdict(1_000_000)]).unwrap_err().to_string();
        assert!(error.contains(expected) && error.contains("review.yaml"), "{error}");
        assert_eq!(bytes(&folder), text.as_bytes());
    }

    #[test]
    fn the_first_decision_makes_the_file_and_further_ones_are_added_lines() {
        let folder = tempfile::tempdir().unwrap();
        add(folder.path(), &[verdict(0)]).unwrap();
        let first = bytes(&folder);
        add(folder.path(), &[verdict(1), verdict(2)]).unwrap();
        assert!(bytes(&folder).starts_with(&first));
        assert_eq!(String::from_utf8(bytes(&folder)).unwrap(), file(&[verdict(0), verdict(1), verdict(2)]));
        // Not in git: nothing is told to it.
        assert!(!folder.path().join(git::ATTRIBUTES).exists());
        assert_eq!(add(folder.path(), &[]).unwrap(), []);
    }

    #[test]
    fn times_never_run_backwards_and_an_undo_follows_its_decision() {
        let folder = tempfile::tempdir().unwrap();
        add(folder.path(), &[verdict(5_000)]).unwrap();
        // A clock that is behind, and one instant for two decisions.
        let late = verdict(0);
        let written = add(folder.path(), &[late.clone(), undo(&late, 0)]).unwrap();
        let at: Vec<i64> = written.iter().map(|one| one.at.as_millisecond() - NOON).collect();
        assert_eq!(at, [5_001, 5_002]);
        assert_ne!(written[0].id, late.id);
        assert_eq!(written[1].ruling, Ruling::Undo { of: written[0].id.clone() });
        let log = log(&folder);
        assert_eq!(
            log.entries.iter().skip(1).map(|entry| &entry.decision).collect::<Vec<_>>(),
            written.iter().collect::<Vec<_>>()
        );
        assert_eq!(log.counting().len(), 1);
    }

    #[test]
    fn the_latest_time_counts_wherever_a_merge_put_its_line() {
        let folder = case_with(file(&[verdict(9_000), verdict(3)]).as_bytes());
        let written = add(folder.path(), &[verdict(10)]).unwrap();
        assert_eq!(written[0].at.as_millisecond() - NOON, 9_001);
    }

    #[test]
    fn an_id_that_another_decision_has_is_not_given_again() {
        let taken = verdict(7).id;
        let other = lines(&[verdict(0)]).replace(&quoted(&verdict(0).id), &quoted(&taken));
        let folder = case_with((head() + &other).as_bytes());
        let written = add(folder.path(), &[verdict(7)]).unwrap();
        assert_eq!(written[0].at.as_millisecond() - NOON, 8);
        assert_eq!(log(&folder).entries.len(), 2);
    }

    #[test]
    fn line_breaks_a_missing_one_at_the_end_and_a_byte_order_mark_stay_as_they_are() {
        let new = lines(&[verdict(1_000_000)]);
        let text = file(&[verdict(0)]);
        assert_eq!(with_one_more(&text), format!("{text}{new}"));
        assert_eq!(with_one_more(text.trim_end()), format!("{text}{new}"));
        assert_eq!(with_one_more(&format!("\u{feff}{text}")), format!("\u{feff}{text}{new}"));
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(with_one_more(&crlf), format!("{crlf}{}", new.replace('\n', "\r\n")));
        assert_eq!(with_one_more(crlf.trim_end()), format!("{crlf}{}", new.replace('\n', "\r\n")));
        assert_eq!(with_one_more(&format!("{text}# seen by Ben")), format!("{text}# seen by Ben\n{new}"));
    }

    #[test]
    fn files_as_people_write_them_are_added_to() {
        let new = lines(&[verdict(1_000_000)]);
        assert_eq!(with_one_more(""), format!("schema: {SCHEMA}\ndecisions:\n{new}"));
        assert_eq!(with_one_more("# ours"), format!("# ours\nschema: {SCHEMA}\ndecisions:\n{new}"));
        let started = format!("schema: {SCHEMA}\n");
        assert_eq!(with_one_more(&started), format!("{started}decisions:\n{new}"));
        let flush = format!("schema: {SCHEMA}\ndecisions:\n{}", lines(&[verdict(0)]).trim_start());
        assert_eq!(with_one_more(&flush), format!("{flush}{}", new.trim_start()));
        let block =
            file(&[]) + "  - id: \"00000001\"\n    at: 2031-05-01T10:00:00Z\n    by: ben\n    undo: abc";
        assert_eq!(with_one_more(&block), format!("{block}\n{new}"));
    }

    #[test]
    fn what_cannot_be_added_to_is_told_and_left() {
        let text = file(&[verdict(0)]);
        let conflict = format!(
            "{text}<<<<<<< HEAD\n{}=======\n{}>>>>>>> ben\n",
            lines(&[verdict(1)]),
            lines(&[verdict(2)])
        );
        refused(&conflict, "review.yaml:6:1: git left a conflict here");
        refused(&text.replace("by: ", "bye: "), "review.yaml:5");
        refused(&format!("{text}  - {{id: a\n"), "review.yaml:");
        refused(&format!("schema: {SCHEMA}\ndecisions: []\n"), "no list to which a line can be added");
        refused(&text.replace("review/1", "review/9"), "expected `dissensus/review/1`");
        refused(&text.replace(":00.000Z", ":00.000"), "expected a time");
        let last = file(&[]) + "  - {id: a, at: \"9999-12-30T22:00:00.999Z\", by: ben, undo: b}\n";
        refused(&last, "no decision can follow it");
    }

    #[test]
    fn a_file_does_not_grow_longer_than_what_is_read() {
        let long = file(&[verdict(0)]) + &"#".repeat(log::LONGEST - 600) + "\n";
        let folder = case_with(long.as_bytes());
        let error = (0..3).find_map(|_| add(folder.path(), &[verdict(1)]).err()).unwrap().to_string();
        assert!(error.contains("review.yaml: with this decision it has more than 64 MB"), "{error}");
        assert!(bytes(&folder).len() <= log::LONGEST);
    }

    #[test]
    fn room_that_the_disk_made_and_nobody_filled_is_taken_away() {
        let text = file(&[verdict(0)]);
        let folder = case_with(format!("{text}  - {{id: a\0\0\0\0").as_bytes());
        assert!(log(&folder).cut.is_some());
        add(folder.path(), &[verdict(1)]).unwrap();
        assert_eq!(bytes(&folder), file(&[verdict(0), verdict(1)]).into_bytes());
    }

    #[test]
    fn bytes_that_are_no_text_are_told_and_left() {
        let latin = [file(&[]).as_bytes(), b"# caf\xe9\n"].concat();
        let folder = case_with(&latin);
        let error = add(folder.path(), &[verdict(0)]).unwrap_err().to_string();
        assert!(error.contains("review.yaml:5:6: this is no UTF-8 text"), "{error}");
        assert_eq!(bytes(&folder), latin);
    }

    #[test]
    fn what_would_not_be_read_again_is_not_written() {
        let folder = case_with(file(&[verdict(0)]).as_bytes());
        let none = Row { label: "no claims".into(), claims: Vec::new() };
        let decision = Decision::new(verdict(1).at, "Ana", Ruling::Flag { on: none }, None);
        let error = add(folder.path(), &[decision]).unwrap_err().to_string();
        assert!(error.contains("could not be read again: `claims` is empty"), "{error}");
        assert_eq!(bytes(&folder), file(&[verdict(0)]).into_bytes());
    }

    #[test]
    fn cut_at_every_byte_of_its_last_line_the_file_is_read_and_goes_on() {
        for (whole, last) in [
            (file(&[verdict(0), verdict(1)]), lines(&[verdict(2)])),
            (
                file(&[verdict(0), verdict(1)]).replace('\n', "\r\n"),
                lines(&[verdict(2)]).replace('\n', "\r\n"),
            ),
        ] {
            for end in 0..=last.len() {
                let text = [whole.as_bytes(), &last.as_bytes()[..end]].concat();
                let folder = case_with(&text);
                let is_there = last.trim_end().len() <= end;
                let read = log(&folder);
                assert_eq!(read.entries.len(), 2 + usize::from(is_there), "{end}");
                assert_eq!(read.cut.is_some(), !is_there && end > 2, "{end}");
                add(folder.path(), &[verdict(9)]).unwrap();
                let added =
                    lines(&[verdict(9)]).replace('\n', if whole.contains('\r') { "\r\n" } else { "\n" });
                let kept = if is_there { last.as_str() } else { "" };
                assert_eq!(
                    String::from_utf8(bytes(&folder)).unwrap(),
                    format!("{whole}{kept}{added}"),
                    "{end}"
                );
                assert!(log(&folder).cut.is_none());
            }
        }
    }
}
