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

/// Two articles that tell the same of a storm, so that most kinds of changes can be made.
fn storm() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).unwrap();
    let head = "---\npublished: 2031-05-09\n---\n";
    let courier = "A storm hit Ostrand on 7 May. Police said that 134 people were killed in the storm and 58 people were injured in Ostrand. \
        The storm flooded 1,234 houses in Ostrand. The storm in Ostrand cut a power line of 45 kilometres.";
    let post = "The storm in Ostrand killed 134 people and injured 58 people, the fire brigade said. A storm hit Ostrand on 7 May. \
        In Ostrand 1,234 houses were flooded by the storm. A power line of 45 kilometres was cut by the storm in Ostrand.";
    fs::write(articles.join("courier.txt"), format!("{head}{courier}\n")).unwrap();
    fs::write(articles.join("post.txt"), format!("{head}{post}\n")).unwrap();
    folder
}

#[test]
fn harmful_changes_of_all_sorts_are_made_and_each_is_told() {
    let folder = storm();
    let report: Value = serde_json::from_str(&selfcheck(folder.path(), "1", "2")).unwrap();
    for kind in [
        "figure-changed",
        "digit-changed",
        "ten-times",
        "harms-swapped",
        "unit-changed",
        "day-moved",
        "month-changed",
        "negated",
        "denied",
        "rounded",
        "separators",
        "respelled",
        "synonym",
        "reordered",
    ] {
        assert!(tally(&report, kind)["made"].as_u64().unwrap() > 0, "{kind}: {}", tally(&report, kind));
    }
    for line in report["tallies"].as_array().unwrap() {
        let number = |key: &str| line[key].as_u64().unwrap();
        let told = number("flagged") + number("updated") + number("unsure") + number("quiet");
        assert_eq!(number("made"), told, "{line}");
        assert!(number("told_twice") <= number("possible"), "{line}");
    }
    assert_eq!(report["harmless"]["flagged"], 0, "{report:#}");
    // What raised no flag says why, and nothing else does.
    for change in report["changes"].as_array().unwrap() {
        let harmful = !["rounded", "separators", "number-words", "respelled", "synonym", "reordered"]
            .contains(&change["kind"].as_str().unwrap());
        assert_eq!(change["why"].is_null(), !harmful || change["outcome"] == "flagged", "{change}");
    }
}

#[test]
fn the_report_carries_the_own_error_rate_where_it_is_asked_for() {
    let folder = storm();
    let check = |more: &[&str]| {
        let mut command = Command::cargo_bin("dissensus").unwrap();
        let output = command.arg("check").arg(folder.path()).args(more).assert().success();
        String::from_utf8(output.get_output().stdout.clone()).unwrap()
    };
    for format in ["table", "markdown"] {
        assert!(check(&["--selfcheck=5", "--format", format]).contains("own error rate"), "{format}");
        assert!(!check(&["--format", format]).contains("own error rate"), "{format}");
    }
    let report: Value = serde_json::from_str(&check(&["--selfcheck", "--format", "json"])).unwrap();
    assert!(report["selfcheck"]["values"]["made"].as_u64().unwrap() > 0);
    let report: Value = serde_json::from_str(&check(&["--format", "json"])).unwrap();
    assert!(report["selfcheck"].is_null());
}

#[test]
fn odd_texts_are_changed_without_a_panic() {
    let odd = [
        "\u{feff}Nine die\u{301}d on 7\u{a0}May 2031…\r\n\r\n“58 people”\u{202e} were killed, police said",
        "said that 14 died. Said said said 14 14 14,000,000.5.5 on 31 June on on Monday.",
        "A 7.6-magnitude 7.6 quake, 1,234,567,890,123,456,789,012,345,678,901 people killed on 7 May.",
        "没有人 was killed 🌋 9 people were not killed on Friday — said the 9.",
    ];
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    for (i, text) in odd.iter().enumerate() {
        for copy in ["a", "b"] {
            fs::write(folder.path().join(format!("articles/{copy}{i}.txt")), text).unwrap();
        }
    }
    selfcheck(folder.path(), "3", "2");
}
