//! review.yaml read: its decisions in the order in which they were made, and which of them still count.
//!
//! The order is that of the times, not of the lines: two people's files give the same after a merge whichever came first.

use super::decision::{Decision, Mark, Row, Ruling};
use super::{REVIEW, SCHEMA, glance};
use crate::compare::Verdict;
use crate::disk::read_appended;
use crate::error::{Problem, Result};
use crate::yaml::fields::{Fields, check_schema, fields, text};
use crate::yaml::tree::{
    At, Content, Entry as Pair, Node, Problems, count_lines, read_up_to as read_tree, shown,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The longest review.yaml that is read, in bytes: it grows for as long as a case is worked on.
pub(super) const LONGEST: usize = crate::disk::read::LARGEST;

/// All keys of a decision, in the order in which they are written.
pub const KEYS: &[&str] = &[
    "id", "at", "by", "verdict", "was", "flag", "same", "apart", "reject", "amend", "undo", "row", "claims",
    "articles", "note",
];

/// The keys under `amend`: those of a claim in curated.yaml that say what it is.
pub const AMEND_KEYS: &[&str] = &[
    "figure",
    "amount",
    "date",
    "place",
    "role",
    "statement",
    "quote",
    "after",
    "said_by",
    "who",
    "by",
    "event",
    "where",
    "when",
    "measure",
    "as_of",
    "said_on",
    "via",
];

/// A decision with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The decision.
    pub decision: Decision,
    /// Where its line begins.
    pub at: At,
}

/// review.yaml as read.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// The file.
    pub path: PathBuf,
    /// Its text, for excerpts.
    pub text: String,
    /// All its decisions, the earliest first.
    pub entries: Vec<Entry>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// A last line that was cut short while it was written: no decision that anybody was told is made. Told, and passed over.
    pub cut: Option<Problem>,
}

impl Log {
    /// The decisions that count: all but those that were undone, and the undoing itself; the earliest first.
    pub fn counting(&self) -> Vec<&Decision> {
        let undone = self.undone();
        let is_undo = |decision: &Decision| matches!(decision.ruling, Ruling::Undo { .. });
        let all = self.entries.iter().map(|entry| &entry.decision);
        all.filter(|decision| !is_undo(decision) && !undone.contains(decision.id.as_str())).collect()
    }

    /// The ids of decisions that were undone; an undo that was undone itself undoes nothing.
    pub fn undone(&self) -> BTreeSet<&str> {
        let place: BTreeMap<&str, usize> =
            self.entries.iter().enumerate().map(|(i, entry)| (entry.decision.id.as_str(), i)).collect();
        let mut undone = BTreeSet::new();
        // The last word on each stands: what a later undo takes back is known before the earlier one is looked at.
        for (i, entry) in self.entries.iter().enumerate().rev() {
            if let Ruling::Undo { of } = &entry.decision.ruling
                && !undone.contains(entry.decision.id.as_str())
                // What was made later, by its time, nobody could take back.
                && place.get(of.as_str()).is_some_and(|of| *of < i)
            {
                undone.insert(of.as_str());
            }
        }
        undone
    }

    /// The last decision of a person that still counts, the one that an undo takes back.
    pub fn last_of(&self, by: &str) -> Option<&Decision> {
        self.counting().into_iter().rev().find(|decision| decision.by == by)
    }

    /// The decision of this id.
    pub fn decision(&self, id: &str) -> Option<&Decision> {
        self.entries.iter().map(|entry| &entry.decision).find(|decision| decision.id == id)
    }

    /// Where the line of this decision begins; `None` for one that is in no file yet.
    pub fn place_of(&self, id: &str) -> Option<At> {
        let entry = self.entries.iter().find(|entry| entry.decision.id == id)?;
        Some(entry.at).filter(|at| *at != At::default())
    }

    /// The log as it was after this decision; `None` where there is none of this id.
    pub fn until(&self, id: &str) -> Option<Log> {
        let last = self.entries.iter().position(|entry| entry.decision.id == id)?;
        Some(Log { entries: self.entries.iter().take(last + 1).cloned().collect(), ..self.clone() })
    }

    /// The log with one more decision, as it will be read once it is written.
    pub fn with(&self, decision: Decision) -> Log {
        let mut log = self.clone();
        log.entries.push(Entry { decision, at: At::default() });
        order(&mut log.entries);
        log
    }
}

/// Reads the review.yaml of a folder; a folder without one has no decisions.
///
/// # Errors
///
/// A file that can't be read, or is no UTF-8.
pub fn read(folder: &Path) -> Result<Log> {
    let path = folder.join(REVIEW);
    Ok(match read_appended(&path, glance::ENTRY)? {
        Some(file) => of(&path, &file.text),
        None => Log { path, ..Log::default() },
    })
}

/// Reads review.yaml; never fails, what is wrong is in `problems`.
pub fn of(path: &Path, file: &str) -> Log {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let mut log = Log { path: path.to_path_buf(), text: file.to_owned(), ..Log::default() };
    let end = glance::torn(file).unwrap_or(file.len());
    let (whole, rest) = (file.get(..end).unwrap_or(file), file.get(end..).unwrap_or(""));
    // Spaces alone are nothing that was lost.
    if !rest.trim().is_empty() {
        log.cut = Some(Problem {
            path: path.to_path_buf(),
            line: count_lines(whole) + 1,
            column: 1,
            message: "the last line was cut short while it was written, and is passed over".to_owned(),
            help: Some("the next decision takes its place".to_owned()),
            excerpt: rest.chars().take(2000).collect(),
            width: 1,
        });
    }
    let mut problems = Problems::new(path, whole);
    if let Some(problem) = conflict(whole) {
        let help = "both sides are decisions: keep the lines of both, those that both have once, and take out git's own \
                    (<<<<<<<, =======, >>>>>>>); with `review.yaml text merge=union` in .gitattributes git does it by itself";
        problems.add(problem, "git left a conflict here", help);
    } else if let Some(root) = read_tree(LONGEST, whole, &mut problems)
        && root.content != Content::Empty
        && let Some(top) = fields(&root, "review.yaml", &["schema", "decisions"], &mut problems)
    {
        check_schema(&top, SCHEMA, &mut problems);
        if let Some(Pair { value: Node { content: Content::List(items), .. }, .. }) = top.entry("decisions") {
            for item in items {
                if let Some(decision) = decision(item, &mut problems) {
                    log.entries.push(Entry { decision, at: item.at });
                }
            }
        } else if let Some(Pair { value, .. }) = top.entry("decisions")
            && value.content != Content::Empty
        {
            problems.add(value.at, "`decisions` is a list: each begins with `- {id:`", "");
        }
    }
    order(&mut log.entries);
    once(&mut log.entries, &mut problems);
    log.problems = problems.all();
    log
}

/// Where git's conflict markers begin.
fn conflict(file: &str) -> Option<At> {
    let is_marker = |line: &str| {
        let begins = ["<<<<<<<", "|||||||", ">>>>>>>"].iter().any(|marker| line.starts_with(marker));
        begins || line.trim_end() == "======="
    };
    let mut at = 0;
    for line in file.split_inclusive('\n') {
        if is_marker(line) {
            return Some(At { line: count_lines(file.get(..at)?) + 1, column: 1, width: 7 });
        }
        at += line.len();
    }
    None
}

fn order(entries: &mut [Entry]) {
    entries.sort_by(|a, b| (a.decision.at, &a.decision.id).cmp(&(b.decision.at, &b.decision.id)));
}

/// An entry that a merge brought twice counts once; one id for two decisions is a mistake.
fn once(entries: &mut Vec<Entry>, problems: &mut Problems) {
    let mut seen: BTreeMap<String, Decision> = BTreeMap::new();
    entries.retain(|entry| match seen.get(&entry.decision.id) {
        Some(first) => {
            if *first != entry.decision {
                let message = format!("`{}` is the id of another decision already", entry.decision.id);
                problems.add(entry.at, message, "an entry is never changed: undo it by a further one");
            }
            false
        }
        None => {
            seen.insert(entry.decision.id.clone(), entry.decision.clone());
            true
        }
    });
}

fn decision(node: &Node, problems: &mut Problems) -> Option<Decision> {
    let fields = fields(node, "a decision", KEYS, problems)?;
    let required = |key: &str, problems: &mut Problems| {
        let found = fields.text(key, problems);
        if found.is_none() && fields.entry(key).is_none() {
            problems.add(
                fields.at,
                format!("`{key}` is missing"),
                "entries are written by `dissensus review`",
            );
        }
        found
    };
    // All of it is looked at before any of it is missed: one look tells every problem.
    let (id, at, by) = (required("id", problems), required("at", problems), required("by", problems));
    let when = at.as_ref().and_then(|at| at.text.parse::<Timestamp>().ok());
    if let (Some(at), None) = (&at, when) {
        let message =
            format!("`at` is `{}`, expected a time such as 2031-05-09T14:03:22.500Z", shown(&at.text));
        problems.add(at.at, message, "");
    }
    let note = fields.text("note", problems).map(|note| note.text);
    let ruling = ruling(&fields, note.is_some(), problems);
    Some(Decision { id: id?.text, at: when?, by: by?.text, ruling: ruling?, note })
}

/// The keys that say what was ruled; one decision has one, or a note alone.
const RULING_KEYS: &[&str] = &["verdict", "flag", "same", "apart", "reject", "amend", "undo"];

fn ruling(fields: &Fields, has_note: bool, problems: &mut Problems) -> Option<Ruling> {
    let said: Vec<&Pair> = RULING_KEYS.iter().filter_map(|key| fields.entry(key)).collect();
    if let [_, second, ..] = said.as_slice() {
        let message = format!("`{}` is a second ruling", second.key.text);
        problems.add(second.key.at, message, "one entry has one ruling");
        if fields.entry("claims").is_some() {
            row(fields, problems);
        }
        return None;
    }
    let Some(entry) = said.first() else {
        if has_note {
            return Some(Ruling::Note { on: row(fields, problems)? });
        }
        problems.add(
            fields.at,
            "nothing is ruled here",
            format!("expected one of {}", RULING_KEYS.join(", ")),
        );
        return None;
    };
    if entry.key.text == "apart" {
        let (leaving, on) = (ids(entry, problems), row(fields, problems));
        return Some(Ruling::Apart { leaving: leaving?, on: on? });
    }
    if entry.key.text == "amend" {
        let (to, claim) = (amendments(entry, problems), one(fields, problems));
        return Some(Ruling::Amend { to: to?, claim: claim? });
    }
    let Some(said) = text(entry, problems) else {
        if fields.entry("claims").is_some() {
            row(fields, problems);
        }
        return None;
    };
    match (entry.key.text.as_str(), said.text.as_str()) {
        ("verdict", word) => {
            let Some(verdict) = Verdict::of_word(word) else {
                let words: Vec<&str> = Verdict::ALL.iter().map(|verdict| verdict.word()).collect();
                let message = format!("`{}` is no verdict", shown(word));
                problems.add(said.at, message, format!("expected one of {}", words.join(", ")));
                row(fields, problems);
                return None;
            };
            let was = fields.text("was", problems).map(|was| was.text).unwrap_or_default();
            Some(Ruling::Verdict { on: row(fields, problems)?, verdict, was })
        }
        ("flag", "raised") => Some(Ruling::Flag { on: row(fields, problems)? }),
        ("flag", "lowered") => Some(Ruling::Unflag { on: row(fields, problems)? }),
        ("same", "question") => Some(Ruling::Same { on: row(fields, problems)? }),
        ("same", "origin") => Some(Ruling::SameOrigin { articles: marks(fields, "articles", problems)? }),
        ("reject", _) => Some(Ruling::Reject { claim: one(fields, problems)? }),
        ("undo", of) => Some(Ruling::Undo { of: of.to_owned() }),
        (key, word) => {
            let expected = if key == "flag" { "`raised` or `lowered`" } else { "`question` or `origin`" };
            problems.add(said.at, format!("`{key}` is `{}`, expected {expected}", shown(word)), "");
            if fields.entry("claims").is_some() {
                row(fields, problems);
            }
            None
        }
    }
}

fn row(fields: &Fields, problems: &mut Problems) -> Option<Row> {
    let label = fields.text("row", problems).map(|label| label.text).unwrap_or_default();
    Some(Row { label, claims: marks(fields, "claims", problems)? })
}

/// The one claim that a ruling is on.
fn one(fields: &Fields, problems: &mut Problems) -> Option<Mark> {
    let mut marks = marks(fields, "claims", problems)?;
    if marks.len() == 1 {
        return marks.pop();
    }
    problems.add(
        fields.at,
        "`claims` has more than the one claim that this is about",
        "write one entry for each",
    );
    None
}

fn marks(fields: &Fields, key: &str, problems: &mut Problems) -> Option<Vec<Mark>> {
    let Some(entry) = fields.entry(key) else {
        problems.add(fields.at, format!("`{key}` is missing"), "a decision names what it was made on");
        return None;
    };
    let Content::List(items) = &entry.value.content else {
        problems.add(entry.value.at, format!("`{key}` is a list of `{{id, mark, says}}`"), "");
        return None;
    };
    let mut marks = Vec::with_capacity(items.len());
    for item in items {
        let Some(fields) = self::fields(item, "a claim of a decision", &["id", "mark", "says"], problems)
        else {
            continue;
        };
        let (id, mark) = (fields.text("id", problems), fields.text("mark", problems));
        let says = fields.entry("says").and_then(|entry| text(entry, problems));
        let (Some(id), Some(mark)) = (id, mark) else {
            problems.add(item.at, "`id` and `mark` are needed", "");
            continue;
        };
        marks.push(Mark {
            id: id.text,
            mark: mark.text,
            says: says.map(|says| says.text).unwrap_or_default(),
        });
    }
    if marks.len() < items.len() {
        return None;
    }
    if marks.is_empty() {
        problems.add(entry.value.at, format!("`{key}` is empty"), "a decision names what it was made on");
        return None;
    }
    Some(marks)
}

fn ids(entry: &Pair, problems: &mut Problems) -> Option<Vec<String>> {
    let Content::List(items) = &entry.value.content else {
        problems.add(entry.value.at, "`apart` is a list of the ids that leave the row", "");
        return None;
    };
    let mut ids = Vec::with_capacity(items.len());
    for item in items {
        match &item.content {
            Content::Text(text) => ids.push(text.clone()),
            _ => problems.add(item.at, "the id of a claim is expected here", ""),
        }
    }
    (ids.len() == items.len()).then_some(ids)
}

fn amendments(entry: &Pair, problems: &mut Problems) -> Option<Vec<(String, String)>> {
    let given = fields(&entry.value, "an amendment", AMEND_KEYS, problems)?;
    let before = problems.count();
    let mut to = Vec::new();
    for key in AMEND_KEYS {
        if let Some(said) = given.text(key, problems) {
            to.push(((*key).to_owned(), said.text));
        }
    }
    if to.is_empty() && problems.count() == before {
        problems.add(entry.key.at, "`amend` says nothing", format!("give one of {}", AMEND_KEYS.join(", ")));
    }
    (problems.count() == before).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    fn row() -> Row {
        let mark =
            |id: &str, says: &str| Mark { id: id.into(), mark: "00ff00ff00ff00ff".into(), says: says.into() };
        Row {
            label: "dead: the “ferry”".into(),
            claims: vec![mark("a-date-000001", "9 May"), mark("b-date-000002", "12")],
        }
    }

    fn decisions() -> Vec<Decision> {
        let claim = || row().claims[0].clone();
        let rulings = vec![
            Ruling::Verdict { on: row(), verdict: Verdict::Agree, was: "conflict, values-apart".into() },
            Ruling::Flag { on: row() },
            Ruling::Unflag { on: row() },
            Ruling::Note { on: row() },
            Ruling::Same { on: row() },
            Ruling::Apart { on: row(), leaving: vec!["b-date-000002".into()] },
            Ruling::SameOrigin { articles: row().claims },
            Ruling::Reject { claim: claim() },
            Ruling::Amend { claim: claim(), to: vec![("date".into(), "2031-05-10".into())] },
            Ruling::Undo { of: "00000000".into() },
        ];
        let at = |i: usize| Timestamp::from_millisecond(1_900_000_000_000 + i as i64).unwrap();
        let note = |i: usize| (i == 0 || i == 3).then(|| "asked the desk: {yes}, #2\nnext line".to_owned());
        rulings
            .into_iter()
            .enumerate()
            .map(|(i, ruling)| Decision::new(at(i), "Ana O'Dell", ruling, note(i)))
            .collect()
    }

    fn file(decisions: &[Decision]) -> String {
        super::super::store::head() + &decisions.iter().map(line::write).collect::<String>()
    }

    #[test]
    fn what_is_written_is_read() {
        let decisions = decisions();
        let log = of(Path::new("review.yaml"), &file(&decisions));
        assert_eq!(log.problems, []);
        let read: Vec<Decision> = log.entries.into_iter().map(|entry| entry.decision).collect();
        assert_eq!(read, decisions);
    }

    #[test]
    fn undoing_an_undo_makes_a_decision_count_again() {
        let first = decisions().remove(0);
        let undo = |of: &Decision, ms: i64| {
            let at = Timestamp::from_millisecond(1_900_000_001_000 + ms).unwrap();
            Decision::new(at, "Ana", Ruling::Undo { of: of.id.clone() }, None)
        };
        let once = undo(&first, 0);
        let twice = undo(&once, 1);
        let count = |decisions: &[Decision]| of(Path::new("r"), &file(decisions)).counting().len();
        assert_eq!(count(std::slice::from_ref(&first)), 1);
        assert_eq!(count(&[first.clone(), once.clone()]), 0);
        assert_eq!(count(&[first, once, twice]), 1);
    }

    #[test]
    fn a_line_that_was_cut_short_is_told_and_passed_over() {
        let whole = file(&decisions());
        let cut = whole.trim_end().strip_suffix("}").unwrap();
        let log = of(Path::new("r"), &cut[..cut.len() - 3]);
        assert_eq!((log.entries.len(), log.problems.len()), (decisions().len() - 1, 0));
        assert!(log.cut.is_some());
    }

    #[test]
    fn a_conflict_of_git_is_named() {
        let text = format!("{}<<<<<<< HEAD\n=======\n>>>>>>> ben\n", file(&decisions()));
        let log = of(Path::new("r"), &text);
        assert!(log.problems[0].message.contains("git left a conflict"), "{:?}", log.problems);
    }
}
