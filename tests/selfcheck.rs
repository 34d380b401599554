//! `dissensus selfcheck`: what is changed is noticed, the same seed gives the same bytes, and no file changes.
#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;

/// Two articles that agree on a toll and a day, and one that tells of other things.
fn case() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).unwrap();
    let head = "---\npublished: 2031-05-09\n---\n";
    fs::write(
        articles.join("courier.txt"),
        format!("{head}A tram left the rails in Ostrand on 7 May. Police said 134 people were injured in the accident. Trams stopped.\n"),
    )
    .unwrap();
    fs::write(
        articles.join("post.txt"),
        format!("{head}The tram accident in Ostrand injured 134 people, the fire brigade said. A tram left the rails on 7 May.\n"),
    )
    .unwrap();
    folder
}

fn selfcheck(folder: &std::path::Path, seed: &str, threads: &str) -> String {
    let mut command = Command::cargo_bin("dissensus").unwrap();
    let output = command
        .arg("selfcheck")
        .arg(folder)
        .args(["--seed", seed, "--threads", threads, "--format", "json"])
        .assert()
        .success();
    String::from_utf8(output.get_output().stdout.clone()).unwrap()
}

fn tally<'a>(report: &'a Value, kind: &str) -> &'a Value {
    report["tallies"].as_array().unwrap().iter().find(|tally| tally["kind"] == kind).unwrap()
}

#[test]
fn another_figure_and_another_day_are_noticed_and_another_spelling_is_not_flagged() {
    let folder = case();
    let report: Value = serde_json::from_str(&selfcheck(folder.path(), "1", "2")).unwrap();
    let figures = tally(&report, "figure-changed");
    assert!(figures["made"].as_u64().unwrap() >= 2);
    assert_eq!(
        figures["made"].as_u64(),
        [&figures["flagged"], &figures["updated"]].iter().map(|n| n.as_u64()).sum()
    );
    let days = tally(&report, "day-moved");
    assert!(days["made"].as_u64().unwrap() >= 2);
    assert_eq!(days["flagged"], days["made"]);
    let rounded = tally(&report, "rounded");
    assert_eq!((rounded["made"].as_u64(), rounded["flagged"].as_u64()), (Some(2), Some(0)));
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_no_file_changes() {
    let folder = case();
    let before = fs::read_to_string(folder.path().join("articles/courier.txt")).unwrap();
    let one = selfcheck(folder.path(), "7", "1");
    assert_eq!(one, selfcheck(folder.path(), "7", "3"));
    assert_ne!(one, selfcheck(folder.path(), "8", "1"));
    assert_eq!(before, fs::read_to_string(folder.path().join("articles/courier.txt")).unwrap());
}
