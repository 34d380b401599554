//! Decisions held against each other: an undo of nothing, a mark that no program wrote, a split that leaves nothing.
//!
//! The shape of the file is looked at by [`super::log`], and whether a decision still holds by [`super::standing`]: one that
//! names claims which are gone is stale, and that is no mistake.

use super::decision::{Mark, Ruling};
use super::log::{Entry, Log};
use crate::error::Problem;
use crate::yaml::fields::nearest;
use crate::yaml::tree::{At, Problems, shown};
use std::collections::BTreeSet;

/// Of so many decisions the one with the nearest id is named.
const FEW: usize = 5000;

/// What is wrong with the decisions of a log beside its shape.
pub fn problems(log: &Log) -> Vec<Problem> {
    let mut problems = Problems::new(&log.path, &log.text);
    let mut starts: Vec<usize> = log.entries.iter().map(|entry| entry.at.line).collect();
    starts.sort_unstable();
    let mut ids: BTreeSet<&str> = log.entries.iter().map(|entry| entry.decision.id.as_str()).collect();
    if !log.problems.is_empty() {
        ids.extend(log.text.lines().filter_map(written_id));
    }
    // The entries stand in the order of their times.
    let mut later: BTreeSet<&str> = log.entries.iter().map(|entry| entry.decision.id.as_str()).collect();
    for entry in &log.entries {
        let end = starts.partition_point(|start| *start <= entry.at.line);
        let end = starts.get(end).copied().unwrap_or(usize::MAX);
        of_entry(entry, end, &ids, &later, &mut problems);
        later.remove(entry.decision.id.as_str());
    }
    problems.all()
}

/// The id on an entry's line: one with problems of its own can be undone all the same.
fn written_id(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("- {id:")?;
    Some(rest.split([',', '}']).next()?.trim().trim_matches(['"', '\'']))
}

/// `end` is the line on which the next entry begins; `later` has its own id and those of all entries behind it.
fn of_entry(
    entry: &Entry,
    end: usize,
    ids: &BTreeSet<&str>,
    later: &BTreeSet<&str>,
    problems: &mut Problems,
) {
    let ruling = &entry.decision.ruling;
    let marks: &[Mark] = match ruling {
        Ruling::SameOrigin { articles } => articles,
        other => other.claims(),
    };
    for mark in marks {
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if mark.mark.len() != 16 || !mark.mark.bytes().all(is_hex) {
            let at = place(entry, end, "mark", &mark.mark, problems);
            let message = format!("the mark `{}` is not 16 hex digits", shown(&mark.mark));
            problems.add(
                at,
                message,
                "`dissensus review` writes marks: undo this entry and decide again there",
            );
        }
    }
    match ruling {
        Ruling::Undo { of } if !ids.contains(of.as_str()) => {
            let at = place(entry, end, "undo", of, problems);
            let others = ids.iter().copied().filter(|id| *id != entry.decision.id);
            // Among very many ids some is always near, and it tells nothing.
            let near = if ids.len() <= FEW { nearest(of, others) } else { None };
            let help = near.unwrap_or_else(|| "the id of an entry of this file is expected".to_owned());
            problems.add(at, format!("`undo`: there is no decision `{}`", shown(of)), help);
        }
        Ruling::Undo { of } if later.contains(of.as_str()) => {
            let at = place(entry, end, "undo", of, problems);
            let message = format!("`undo`: the decision `{}` is not earlier than this one", shown(of));
            problems.add(at, message, "times say the order: an entry takes back one that was made before it");
        }
        Ruling::Apart { on, leaving } => {
            let row: BTreeSet<&str> = on.claims.iter().map(|mark| mark.id.as_str()).collect();
            let gone: BTreeSet<&str> = leaving.iter().map(String::as_str).collect();
            for id in leaving.iter().filter(|id| !row.contains(id.as_str())) {
                let at = place(entry, end, "apart", id, problems);
                let help = nearest(id, row.iter().copied())
                    .unwrap_or_else(|| "claims leave a row that they are in".to_owned());
                problems.add(at, format!("`apart`: `{}` is none of the row's `claims`", shown(id)), help);
            }
            if row.is_subset(&gone) {
                let at = place(entry, end, "apart", "", problems);
                problems.add(at, "`apart` names all claims of the row", "name those that leave it");
            }
        }
        Ruling::Same { on } if on.claims.len() < 2 => {
            let at = place(entry, end, "same", "question", problems);
            problems.add(
                at,
                "one claim alone is the same as no other",
                "name all claims of the rows that are one",
            );
        }
        Ruling::SameOrigin { articles } if articles.len() < 2 => {
            let at = place(entry, end, "same", "origin", problems);
            problems.add(
                at,
                "one article alone is the same as no other",
                "name the articles that are one telling",
            );
        }
        _ => {}
    }
}

/// Where `word` stands behind `key` in an entry; where the entry begins, if it is not found.
fn place(entry: &Entry, end: usize, key: &str, word: &str, problems: &mut Problems) -> At {
    if problems.is_full() {
        return entry.at;
    }
    // What a person broke over lines is found on some line; entries as they are written have one.
    for number in entry.at.line..end.min(entry.at.line + 200) {
        let line = problems.line(number);
        let mut from = 0;
        while let Some(found) = line.get(from..).and_then(|rest| rest.find(key)) {
            let behind = from + found + key.len();
            let rest = line.get(behind..).unwrap_or("");
            from = behind;
            if word.is_empty() {
                let column = line.get(..behind - key.len()).map_or(1, |before| before.chars().count() + 1);
                return At { line: number, column, width: key.len() };
            }
            let Some(value) = rest.strip_prefix(':') else { continue };
            let close = value.find(['}', ',']).filter(|_| key != "apart").unwrap_or(value.len());
            let Some(start) = value.get(..close).and_then(|value| value.find(word)) else { continue };
            let start = behind + 1 + start;
            let column = line.get(..start).map_or(1, |before| before.chars().count() + 1);
            return At { line: number, column, width: word.chars().count().max(1) };
        }
    }
    entry.at
}

#[cfg(test)]
mod tests {
    use super::super::log;
    use std::path::Path;

    const ROW: &str = "row: dead, claims: [{id: a-1, mark: 00ff00ff00ff00ff, says: x}, {id: b-2, mark: 00ff00ff00ff00ff, says: y}]";

    #[track_caller]
    fn tells(entries: &[&str], expected: &[&str]) {
        let mut file = "schema: dissensus/review/1\ndecisions:\n".to_owned();
        for (i, entry) in entries.iter().enumerate() {
            let (id, at) = (format!("0000000{i}"), format!("2031-05-09T14:03:0{i}.000Z"));
            file.push_str(&format!("  - {{id: \"{id}\", at: \"{at}\", by: Ana, {entry}}}\n"));
        }
        let log = log::of(Path::new("r"), &file);
        assert_eq!(log.problems, []);
        let told: Vec<String> = super::problems(&log).iter().map(ToString::to_string).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn sound_decisions_tell_nothing() {
        tells(&[&format!("flag: raised, {ROW}"), "undo: \"00000000\"", &format!("apart: [b-2], {ROW}")], &[]);
        tells(&[&format!("same: question, {ROW}")], &[]);
    }

    #[test]
    fn an_undo_of_nothing_names_the_nearest() {
        tells(
            &[&format!("flag: raised, {ROW}"), "undo: \"00000009\""],
            &["r:4:70: `undo`: there is no decision `00000009` (did you mean `00000000`?)"],
        );
    }

    #[test]
    fn marks_and_splits_are_looked_at() {
        let wrong = ROW.replacen("00ff00ff00ff00ff, says: y", "00FF, says: y", 1);
        tells(
            &[&format!("flag: raised, {wrong}")],
            &[
                "r:3:157: the mark `00FF` is not 16 hex digits (`dissensus review` writes marks: undo this entry and decide \
               again there)",
            ],
        );
        tells(
            &[&format!("apart: [b-3], {ROW}")],
            &["r:3:71: `apart`: `b-3` is none of the row's `claims` (did you mean `b-2`?)"],
        );
        tells(
            &[&format!("apart: [a-1, b-2], {ROW}")],
            &["r:3:63: `apart` names all claims of the row (name those that leave it)"],
        );
    }
}
