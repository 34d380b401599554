//! Two reviewers of one case, each on a branch: their files merge, whichever is merged into which, and say the same.
//!
//! Skipped with a line that says so where no git is.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "helpers of tests say what must hold"
)]

use dissensus::case::Case;
use dissensus::compare::Verdict;
use dissensus::review::{Decision, Log, Mark, Row, Ruling, log, store};
use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const COURIER: &str = "---\nsource: The Courier\npublished: 2031-05-09\n---\nA tram left the rails in Ostrand on Thursday. Nine people were killed in the accident, police said. It was built in 1994.\n";
const POST: &str = "---\nsource: Harbour Post\npublished: 2031-05-09\n---\nThe tram accident in Ostrand happened on Thursday. Fourteen people were killed in the accident, the fire brigade said. The tram was built in 1996.\n";

/// Words of the labels of its two rows.
const DEAD: &str = "people killed";
const BUILT: &str = "built";

/// A work tree with the case `tram` in it, on the branch `main`.
struct Tree {
    folder: tempfile::TempDir,
}

impl Tree {
    /// `None` where no git is.
    fn new() -> Option<Tree> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("SKIPPED: merging decisions: no git here");
            return None;
        }
        let tree = Tree { folder: tempfile::tempdir().unwrap() };
        tree.git("init -q -b main");
        tree.write("tram/articles/courier.md", COURIER);
        tree.write("tram/articles/post.md", POST);
        tree.commit("the case");
        Some(tree)
    }

    fn case(&self) -> PathBuf {
        self.folder.path().join("tram")
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn try_git(&self, arguments: &str) -> Output {
        let mut command = Command::new("git");
        command.args(arguments.split(' ')).current_dir(self.folder.path());
        for key in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
            command.env_remove(key);
        }
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Ana").env(format!("GIT_{who}_EMAIL"), "ana@desk.example");
        }
        let none = self.folder.path().join("none");
        command.env("GIT_CONFIG_GLOBAL", &none).env("GIT_CONFIG_SYSTEM", &none).env("GIT_EDITOR", "true");
        command.output().unwrap()
    }

    #[track_caller]
    fn git(&self, arguments: &str) -> String {
        let output = self.try_git(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.success(),
            "git {arguments}: {said}{}",
            String::from_utf8_lossy(&output.stdout)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    fn commit(&self, message: &str) {
        self.git("add -A");
        self.git(&format!("commit -q -m {}", message.replace(' ', "-")));
    }

    /// Decides on the row with these words, at a second of the day.
    #[track_caller]
    fn decide(&self, by: &str, row: &str, verdict: Verdict, second: i64) -> Decision {
        let case = Case::open(&self.case()).unwrap();
        let comparison = case.compare().unwrap();
        let question = comparison.questions.iter().find(|question| question.label.contains(row)).unwrap();
        let claims = question.claims.iter().map(|i| Mark::of(&comparison.claims[*i], "n".into())).collect();
        let on = Row { label: question.label.clone(), claims };
        let ruling = Ruling::Verdict { on, verdict, was: "disputed, other-speaker".into() };
        let at = Timestamp::from_second(1_936_008_000 + second).unwrap();
        store::add(&self.case(), &[Decision::new(at, by, ruling, None)]).unwrap().remove(0)
    }

    #[track_caller]
    fn log(&self) -> Log {
        let log = log::read(&self.case()).unwrap();
        assert_eq!(log.problems, []);
        log
    }

    /// Who decided, the earliest first.
    fn deciders(&self) -> Vec<String> {
        self.log().entries.into_iter().map(|entry| entry.decision.by).collect()
    }

    fn text(&self) -> String {
        fs::read_to_string(self.case().join("review.yaml")).unwrap()
    }

    /// What a command on the case prints, on standard error too.
    fn said(&self, arguments: &[&str]) -> String {
        let mut command = assert_cmd::Command::cargo_bin("dissensus").unwrap();
        command.args(arguments).current_dir(self.folder.path()).env("COLUMNS", "100").env("NO_COLOR", "1");
        let output = command.output().unwrap();
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    }

    fn reports(&self) -> [String; 3] {
        ["table", "markdown", "json"].map(|format| self.said(&["check", "tram", "--format", format]))
    }

    /// Merges the branches of Ana and Ben, hers into his and his into hers, and holds both against each other.
    #[track_caller]
    fn merged_both_ways(&self) {
        let mut results = Vec::new();
        for (mine, other) in [("ana", "ben"), ("ben", "ana")] {
            self.git(&format!("checkout -q -B {mine}-with-{other} {mine}"));
            self.git(&format!("merge -q --no-edit {other}"));
            assert_eq!(self.git("status --porcelain"), "");
            let entries: Vec<Decision> = self.log().entries.into_iter().map(|entry| entry.decision).collect();
            results.push((entries, self.reports()));
        }
        assert_eq!(results[0], results[1]);
    }
}

fn lines_of(path: &Path) -> Vec<String> {
    fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn both_begin_the_file_and_git_keeps_both_without_a_conflict() {
    let Some(tree) = Tree::new() else { return };
    tree.git("checkout -q -b ana");
    tree.decide("Ana", DEAD, Verdict::Agree, 10);
    tree.decide("Ana", BUILT, Verdict::Unsure, 30);
    tree.commit("ana decides");
    tree.git("checkout -q -b ben main");
    tree.decide("Ben", DEAD, Verdict::Compatible, 20);
    tree.commit("ben decides");
    tree.merged_both_ways();
    assert_eq!(tree.deciders(), ["Ana", "Ben", "Ana"]);
    // The later one's verdict on the row of both stands, the other's is in the log.
    let table = tree.said(&["check", "tram"]);
    assert!(table.contains("compatible, ruled by Ben"), "{table}");
    assert_eq!(tree.said(&["replay", "tram"]), table);
    assert!(!tree.said(&["replay", "tram", "--until", "1"]).contains("ruled by Ben"));
}

#[test]
fn both_append_to_the_file_and_git_keeps_both_without_a_conflict() {
    let Some(tree) = Tree::new() else { return };
    tree.decide("Ana", DEAD, Verdict::Agree, 1);
    tree.commit("the first");
    tree.git("checkout -q -b ana");
    tree.decide("Ana", BUILT, Verdict::Agree, 10);
    tree.commit("ana decides");
    tree.git("checkout -q -b ben main");
    for second in 5..8 {
        tree.decide("Ben", DEAD, Verdict::Compatible, second);
    }
    tree.commit("ben decides");
    tree.merged_both_ways();
    assert_eq!(tree.deciders(), ["Ana", "Ben", "Ben", "Ben", "Ana"]);
}

#[test]
fn line_breaks_of_another_system_do_not_come_between() {
    let Some(tree) = Tree::new() else { return };
    tree.decide("Ana", DEAD, Verdict::Agree, 1);
    tree.commit("the first");
    tree.git("checkout -q -b ana");
    let crlf = tree.text().replace('\n', "\r\n");
    tree.write("tram/review.yaml", &crlf);
    tree.decide("Ana", BUILT, Verdict::Agree, 10);
    assert_eq!(tree.text().matches('\n').count(), tree.text().matches("\r\n").count());
    tree.commit("ana decides");
    tree.git("checkout -q -f -b ben main");
    tree.decide("Ben", DEAD, Verdict::Compatible, 5);
    tree.commit("ben decides");
    tree.merged_both_ways();
    assert_eq!(tree.deciders(), ["Ana", "Ben", "Ana"]);
}

#[test]
fn a_line_is_added_to_somebodys_own_attributes() {
    let Some(tree) = Tree::new() else { return };
    tree.write("tram/.gitattributes", "*.pdf binary");
    tree.decide("Ana", DEAD, Verdict::Agree, 10);
    let lines = lines_of(&tree.case().join(".gitattributes"));
    assert_eq!(lines.first().map(String::as_str), Some("*.pdf binary"));
    assert_eq!(lines.last().map(String::as_str), Some("review.yaml text merge=union"));
    let once = lines.len();
    tree.decide("Ana", BUILT, Verdict::Agree, 11);
    assert_eq!(lines_of(&tree.case().join(".gitattributes")).len(), once);
}

#[test]
fn without_the_attribute_the_conflict_can_be_read_and_the_message_says_what_to_do() {
    let Some(tree) = Tree::new() else { return };
    // Who speaks of the file there wants it so.
    tree.write("tram/.gitattributes", "*.pdf binary\n# review.yaml is merged by hand\n");
    tree.commit("own attributes");
    for style in ["merge", "diff3"] {
        tree.git(&format!("config merge.conflictStyle {style}"));
        tree.git("checkout -q -B ana main");
        tree.decide("Ana", DEAD, Verdict::Agree, 10);
        tree.commit("ana decides");
        tree.git("checkout -q -B ben main");
        tree.decide("Ben", DEAD, Verdict::Compatible, 20);
        tree.commit("ben decides");
        assert!(!tree.try_git("merge --no-edit ana").status.success());
        let conflict = tree.text();
        let begins: Vec<&str> = conflict.lines().skip(4).map(|line| &line[..7.min(line.len())]).collect();
        let expected: &[&str] = match style {
            "merge" => &["<<<<<<<", "  - {id", "=======", "  - {id", ">>>>>>>"],
            _ => &["<<<<<<<", "  - {id", "|||||||", "=======", "  - {id", ">>>>>>>"],
        };
        assert!(begins.ends_with(expected) || style == "diff3", "{conflict}");
        let said = tree.said(&["check", "tram"]);
        assert!(said.contains("git left a conflict here"), "{said}");
        for words in ["keep the lines of both", "those that both have once", "merge=union"] {
            assert!(said.split_whitespace().collect::<Vec<_>>().join(" ").contains(words), "{said}");
        }
        // Nothing is appended to it.
        let one = verdict_of_nobody();
        assert!(store::add(&tree.case(), &[one]).unwrap_err().to_string().contains("git left a conflict"));
        assert_eq!(tree.text(), conflict);
        // What the message says, done.
        let is_git = |line: &&str| {
            ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
        };
        let mut kept: Vec<&str> = Vec::new();
        for line in conflict.lines().filter(|line| !is_git(line)) {
            // In git's longer style the head of a file that both began is on both sides.
            if line.starts_with("  - ") || !kept.contains(&line) {
                kept.push(line);
            }
        }
        tree.write("tram/review.yaml", &(kept.join("\n") + "\n"));
        assert_eq!(tree.deciders(), ["Ana", "Ben"]);
        tree.commit("both");
        tree.decide("Ben", DEAD, Verdict::Agree, 1);
        assert_eq!(tree.deciders(), ["Ana", "Ben", "Ben"]);
        tree.git("checkout -q -f main");
    }
}

fn verdict_of_nobody() -> Decision {
    Decision::new(Timestamp::UNIX_EPOCH, "nobody", Ruling::Undo { of: "00000000".into() }, None)
}

#[test]
fn an_entry_that_comes_twice_counts_once() {
    let Some(tree) = Tree::new() else { return };
    tree.decide("Ana", DEAD, Verdict::Agree, 1);
    tree.commit("the first");
    tree.git("checkout -q -b ana");
    tree.decide("Ana", BUILT, Verdict::Agree, 10);
    tree.commit("ana decides");
    tree.git("checkout -q -b ben main");
    tree.decide("Ben", DEAD, Verdict::Compatible, 5);
    tree.commit("ben decides");
    tree.git("cherry-pick ana");
    tree.decide("Ben", BUILT, Verdict::Compatible, 20);
    tree.commit("ben again");
    tree.merged_both_ways();
    assert_eq!(tree.deciders(), ["Ana", "Ben", "Ana", "Ben"]);
    // Also where the line itself stands twice.
    let last = tree.text().lines().last().unwrap().to_owned() + "\n";
    tree.write("tram/review.yaml", &(tree.text() + &last));
    assert_eq!(tree.deciders(), ["Ana", "Ben", "Ana", "Ben"]);
    tree.decide("Ana", DEAD, Verdict::Agree, 30);
    assert_eq!(tree.deciders(), ["Ana", "Ben", "Ana", "Ben", "Ana"]);
}

#[test]
fn a_branch_can_be_rebased() {
    let Some(tree) = Tree::new() else { return };
    tree.decide("Ana", DEAD, Verdict::Agree, 1);
    tree.commit("the first");
    tree.git("checkout -q -b ben");
    for second in [5, 6] {
        tree.decide("Ben", DEAD, Verdict::Compatible, second);
        tree.commit("ben decides");
    }
    tree.git("checkout -q main");
    tree.decide("Ana", BUILT, Verdict::Agree, 10);
    tree.commit("ana decides");
    tree.git("checkout -q ben");
    tree.git("rebase -q main");
    assert_eq!(tree.deciders(), ["Ana", "Ben", "Ben", "Ana"]);
    let rebased = tree.reports();
    tree.git("checkout -q -b merged ben@{1}");
    tree.git("merge -q --no-edit main");
    assert_eq!(tree.reports(), rebased);
}

#[test]
fn whoever_has_seen_a_decision_rules_after_it_whatever_the_clocks_say() {
    let Some(tree) = Tree::new() else { return };
    // Ana's clock is an hour ahead.
    tree.decide("Ana", DEAD, Verdict::Agree, 3600);
    tree.commit("ana decides");
    tree.git("checkout -q -b ben");
    let ben = tree.decide("Ben", DEAD, Verdict::Compatible, 5);
    assert_eq!(ben.at.as_millisecond(), (1_936_008_000 + 3600) * 1000 + 1);
    tree.commit("ben decides");
    tree.git("checkout -q -b ana main");
    tree.decide("Ana", BUILT, Verdict::Agree, 3700);
    tree.commit("ana decides");
    tree.merged_both_ways();
    assert_eq!(tree.deciders(), ["Ana", "Ben", "Ana"]);
    assert!(tree.said(&["check", "tram"]).contains("ruled by Ben"));
}

#[test]
fn git_sees_the_decisions_and_what_merges_them_and_no_lock() {
    let Some(tree) = Tree::new() else { return };
    tree.decide("Ana", DEAD, Verdict::Agree, 1);
    let status = tree.git("status --porcelain -uall");
    assert_eq!(status, "?? tram/.gitattributes\n?? tram/review.yaml\n");
    assert!(
        lines_of(&tree.case().join(".gitattributes")).contains(&"review.yaml text merge=union".to_owned())
    );
    tree.commit("ana decides");
    tree.decide("Ana", BUILT, Verdict::Agree, 2);
    let diff = tree.git("diff --numstat");
    assert_eq!(diff, "1\t0\ttram/review.yaml\n");
    // The schemas are for everybody.
    let made = tree.said(&["new", "tram"]);
    assert!(made.contains("kept tram/.gitattributes"), "{made}");
    assert!(tree.git("status --porcelain -uall").contains("?? tram/.dissensus/claims.schema.json"));
}

#[test]
fn attributes_that_speak_of_the_file_already_are_enough() {
    let Some(tree) = Tree::new() else { return };
    tree.write(".gitattributes", "**/review.yaml merge=union\n");
    tree.decide("Ana", DEAD, Verdict::Agree, 1);
    assert!(!tree.case().join(".gitattributes").exists());
}
