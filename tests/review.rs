//! `dissensus review` as scripts use it: how far it is, decisions without a screen, and what it says where there is no terminal.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests say what must hold")]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const COURIER: &str = "---\nsource: The Courier\npublished: 2031-05-09\n---\nA tram left the rails in Ostrand on Thursday. Nine people were killed in the accident, police said. The tram was built in 1998.\n";
const POST: &str = "---\nsource: Harbour Post\npublished: 2031-05-09\n---\nThe tram accident in Ostrand happened on Thursday. Fourteen people were killed in the accident, the fire brigade said. The tram was built in 1998.\n";

fn tram() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("articles/courier.md"), COURIER).unwrap();
    fs::write(folder.path().join("articles/post.md"), POST).unwrap();
    folder
}

fn review(case: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("dissensus").unwrap();
    command.arg("review").arg(case).args(arguments).env_remove("DISSENSUS_REVIEWER");
    command
}

/// What it prints, what it complains of, and its exit code.
fn run(case: &Path, arguments: &[&str]) -> (String, String, i32) {
    let output = review(case, arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

/// The same of a run that must succeed.
#[track_caller]
fn done(case: &Path, arguments: &[&str]) -> String {
    let (out, complaint, code) = run(case, arguments);
    assert_eq!((complaint.as_str(), code), ("", 0), "{arguments:?}");
    out
}

fn status(case: &Path) -> Value {
    serde_json::from_str(&done(case, &["--status", "--format", "json"])).unwrap()
}

#[test]
fn without_a_terminal_it_names_what_scripts_use() {
    let case = tram();
    let (out, complaint, code) = run(case.path(), &[]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(complaint.contains("needs a terminal") && complaint.contains("--status"), "{complaint}");
}

#[test]
fn the_status_counts_and_fails_on_what_it_is_told_to() {
    let case = tram();
    let before = status(case.path());
    assert_eq!((before["seen"].as_u64(), before["stale"].as_array().unwrap().len()), (Some(0), 0));
    let fails = |what: &str| run(case.path(), &["--status", "--fail-on", what]).2;
    assert_eq!((fails("unseen"), fails("stale"), fails("flagged")), (1, 0, 0));
    done(case.path(), &["--by", "Ana", "--row", "killed", "--flag"]);
    assert_eq!((fails("unseen"), fails("stale"), fails("flagged")), (1, 0, 1));
    let text = done(case.path(), &["--status"]);
    assert!(
        text.contains("1 seen, 0 ruled") && text.contains("1 flagged") && text.contains("Ana 1"),
        "{text}"
    );
    assert!(text.contains("people killed (accident)"), "{text}");
}

#[test]
fn a_stale_decision_is_listed_with_what_changed() {
    let case = tram();
    done(case.path(), &["--by", "Ana", "--row", "built", "--accept"]);
    fs::write(case.path().join("articles/post.md"), POST.replace("1998", "1999")).unwrap();
    let status = status(case.path());
    let stale = &status["stale"][0];
    assert!(stale["id"].is_string() && stale["label"].as_str().unwrap().contains("built"), "{stale}");
    assert!(!stale["changes"].as_array().unwrap().is_empty(), "{stale}");
    assert_eq!(run(case.path(), &["--status", "--fail-on", "stale"]).2, 1);
    // Whoever knows its id takes it back.
    let id = stale["decision"].as_str().unwrap();
    done(case.path(), &["--by", "Ben", "--undo", id]);
    assert_eq!(run(case.path(), &["--status", "--fail-on", "stale"]).2, 0);
}

#[test]
fn every_decision_can_be_made_without_a_screen() {
    let case = tram();
    let by = |arguments: &[&str]| done(case.path(), &[&["--by", "Ana"], arguments].concat());
    by(&["--row", "killed", "--verdict", "agree", "--note", "asked the desk"]);
    by(&["--row", "killed", "--note", "and again"]);
    by(&["--row", "killed", "--flag"]);
    assert_eq!(status(case.path())["flagged"].as_array().unwrap().len(), 1);
    by(&["--row", "killed", "--unflag"]);
    let report = Command::cargo_bin("dissensus")
        .unwrap()
        .args(["check", "--format", "json"])
        .arg(case.path())
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    let questions = report["questions"].as_array().unwrap();
    let killed = questions.iter().find(|one| one["label"].as_str().unwrap().contains("killed")).unwrap();
    assert_eq!(killed["verdict"], "agree");
    let claim = |place: usize| killed["claims"][place]["id"].as_str().unwrap().to_owned();
    by(&["--row", "killed", "--split", &claim(1)]);
    by(&["--undo"]);
    by(&["--redo"]);
    by(&["--undo"]);
    by(&["--row", "killed", "--merge", "built"]);
    by(&["--undo"]);
    by(&["--same-origin", "courier", "post"]);
    by(&["--amend", &claim(0), "--to", "said_by: the mayor"]);
    by(&["--reject", &claim(1)]);
    let lines = fs::read_to_string(case.path().join("review.yaml")).unwrap();
    assert_eq!(lines.lines().filter(|line| line.starts_with("  - {id: ")).count(), 13);
}

#[test]
fn each_decision_says_on_which_row_and_what_stood_there() {
    let case = tram();
    let by = |name: &str, arguments: &[&str]| {
        let out = done(case.path(), &[&["--by", name], arguments].concat());
        let (id, words) =
            out.trim_end().split_once("  ").map_or(("", out.as_str()), |(id, words)| (id, words));
        (id.to_owned(), words.to_owned())
    };
    let (first, words) = by("Ana", &["--row", "killed", "--verdict", "updated"]);
    assert_eq!(words, "people killed (accident): ruled updated; the rules say disputed");
    assert_eq!(first.len(), 8);
    let (_, words) = by("Ben", &["--row", "killed", "--accept", "--note", "asked them"]);
    assert_eq!(
        words,
        "people killed (accident): accepted disputed; replaces Ana's updated; with the note “asked them”"
    );
    let (_, words) = by("Ana", &["--row", "killed", "--accept"]);
    assert_eq!(words.trim_end(), "people killed (accident): already accepted by Ben; nothing was written");
    let (second, words) = by("Ben", &["--undo"]);
    assert!(
        words.starts_with("taken back: your ")
            && words.ends_with(", people killed (accident): accepted disputed “asked them”"),
        "{words}"
    );
    let (_, words) = by("Ben", &["--redo"]);
    assert!(words.starts_with("done again: your "), "{words}");
    assert!(!words.contains(&second), "{words}");
    let (_, words) = by("Ben", &["--undo", &first]);
    assert_eq!(words, format!("taken back: Ana's {first}, people killed (accident): ruled updated"));
    let (_, words) = by("Ana", &["--row", "killed", "--merge", "built"]);
    assert!(
        words.starts_with("people killed (accident): merged with date: built")
            && words.ends_with("; 4 claims now"),
        "{words}"
    );
    by("Ana", &["--undo"]);
    let report = Command::cargo_bin("dissensus")
        .unwrap()
        .args(["check", "--format", "json"])
        .arg(case.path())
        .output();
    let report: Value = serde_json::from_slice(&report.unwrap().stdout).unwrap();
    let questions = report["questions"].as_array().unwrap();
    let killed = questions.iter().find(|one| one["label"].as_str().unwrap().contains("killed")).unwrap();
    let post = killed["claims"][1]["id"].as_str().unwrap();
    let (_, words) = by("Ana", &["--row", "killed", "--split", post]);
    assert_eq!(words, "people killed (accident): split: post 14 (fire brigade) from courier 9 (police)");
    by("Ana", &["--undo"]);
    let (_, words) = by("Ana", &["--reject", post]);
    assert_eq!(
        words,
        "people killed (accident): rejected: post 14 (fire brigade) is no claim; 1 decision no longer holds"
    );
    let (_, words) = by("Ana", &["--same-origin", "courier", "post"]);
    assert_eq!(words, "one telling: courier, post");
    assert_eq!(status(case.path())["ruled"].as_u64(), Some(0));
}

#[test]
fn stale_decisions_are_renewed_by_a_script() {
    let case = tram();
    done(case.path(), &["--by", "Ana", "--row", "built", "--accept", "--note", "in the register"]);
    let (_, complaint, code) = run(case.path(), &["--by", "Ana", "--row", "built", "--renew"]);
    assert_eq!(code, 2);
    assert!(complaint.contains("no decision on this row is stale"), "{complaint}");
    fs::write(case.path().join("articles/post.md"), POST.replace("1998", "1999")).unwrap();
    let row = status(case.path())["stale"][0]["id"].as_str().unwrap().to_owned();
    let out = done(case.path(), &["--by", "Ben", "--row", &row, "--renew"]);
    assert!(
        out.contains("ruled agree; the rules say") && out.contains("with the note “in the register”"),
        "{out}"
    );
    let after = status(case.path());
    assert_eq!((after["stale"].as_array().unwrap().len(), after["by"]["Ben"].as_u64()), (0, Some(1)));
}

#[test]
fn what_cannot_be_decided_is_refused_and_nothing_is_written() {
    let case = tram();
    for (arguments, words) in [
        (&["--row", "killed"][..], "say what to decide"),
        (&["--row", "gazebo", "--accept"], "no question is called `gazebo`"),
        (&["--row", "killed", "--verdict", "wrong"], "expected one of conflict"),
        (&["--note", "to what?"], "name the row"),
        (&["--undo"], "nothing of Ana's is left"),
        (&["--undo", "00000000"], "no decision `00000000` counts"),
        (&["--redo"], "nothing of Ana's is left"),
        (&["--same-origin", "courier", "gazette"], "no text of an article `gazette`"),
        (&["--reject", "gazette-date-000000"], "no claim is called"),
        (&["--row", "killed", "--merge", "killed"], "cannot be ruled"),
        (&["--row", "killed", "--accept", "--flag"], "cannot be used with"),
    ] {
        let (out, complaint, code) = run(case.path(), &[&["--by", "Ana"], arguments].concat());
        assert_eq!((out.as_str(), code), ("", 2), "{arguments:?}");
        assert!(complaint.contains(words), "{arguments:?}: {complaint}");
    }
    assert!(!case.path().join("review.yaml").exists());
}

#[test]
fn an_amendment_that_the_quote_does_not_bear_out_is_refused() {
    let case = tram();
    let status = Command::cargo_bin("dissensus")
        .unwrap()
        .args(["check", "--format", "json"])
        .arg(case.path())
        .output();
    let report: Value = serde_json::from_slice(&status.unwrap().stdout).unwrap();
    let id = report["questions"][0]["claims"][0]["id"].as_str().unwrap().to_owned();
    let (_, complaint, code) = run(case.path(), &["--by", "Ana", "--amend", &id, "--to", "figure: 99"]);
    assert_eq!(code, 2);
    assert!(complaint.contains("the quote has no 99"), "{complaint}");
    let (_, complaint, _) = run(case.path(), &["--by", "Ana", "--amend", &id, "--to", "colour: red"]);
    assert!(complaint.contains("expected KEY: TEXT"), "{complaint}");
}

#[test]
fn the_reviewer_is_named_or_found() {
    let case = tram();
    let named = |command: &mut Command| {
        command.args(["--row", "built", "--note", "x"]).assert().success();
        let log = dissensus::review::log::read(case.path()).unwrap();
        log.entries.last().unwrap().decision.by.clone()
    };
    let home = tempfile::tempdir().unwrap();
    let bare = || {
        let mut command = review(case.path(), &[]);
        command
            .env("HOME", home.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("USER", "carla")
            .current_dir(home.path());
        command
    };
    assert_eq!(named(bare().args(["--by", " Ana\n Ruiz "]).env("DISSENSUS_REVIEWER", "Ben")), "Ana Ruiz");
    assert_eq!(named(bare().env("DISSENSUS_REVIEWER", "Ben")), "Ben");
    assert_eq!(named(&mut bare()), "carla");
    fs::write(home.path().join(".gitconfig"), "[user]\n  name = Dora Git\n").unwrap();
    assert_eq!(named(&mut bare()), "Dora Git");
}

#[test]
fn articles_without_a_case_have_no_place_for_decisions() {
    let case = tram();
    let (_, complaint, code) = run(&case.path().join("articles/courier.md"), &["--status"]);
    assert_eq!(code, 2);
    assert!(complaint.contains("no case here"), "{complaint}");
}
