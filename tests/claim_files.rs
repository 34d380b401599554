//! The commands around the files that people write, run as people run them.
#![allow(clippy::unwrap_used, reason = "helpers of tests say what must hold")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;

fn run(arguments: &[&str], folder: &Path) -> (i32, String, String) {
    let output =
        Command::cargo_bin("dissensus").unwrap().args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_new_case_is_sound_and_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, _) = run(&["new", "ferry"], folder.path());
    assert_eq!(code, 0);
    assert!(out.contains("made ferry/curated.yaml"), "{out}");
    let case = folder.path().join("ferry");
    assert!(case.join("articles").is_dir() && case.join(".dissensus/claims.schema.json").is_file());
    assert_eq!(run(&["validate", "ferry"], folder.path()).0, 0);

    fs::write(case.join("curated.yaml"), "mine").unwrap();
    let (code, out, _) = run(&["new", "ferry"], folder.path());
    assert_eq!(code, 0);
    assert!(out.contains("kept ferry/curated.yaml, which was there"), "{out}");
    assert_eq!(fs::read_to_string(case.join("curated.yaml")).unwrap(), "mine");
}

#[test]
fn the_example_that_a_new_case_carries_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "ferry"], folder.path());
    let case = folder.path().join("ferry");
    fs::write(
        case.join("articles/courier-1.txt"),
        "“At least 14 people drowned,” the police said, at least 14 people drowned.",
    )
    .unwrap();
    let file = fs::read_to_string(case.join("curated.yaml")).unwrap();
    let mut example = String::from("schema: dissensus/claims/1\nclaims:\n");
    for line in file.lines().filter_map(|line| line.strip_prefix("#  ")) {
        // The second example amends a claim that only a real case has.
        if line.contains("not-a-toll") {
            break;
        }
        // What stands after the value, two spaces off, is said about the key.
        let (kept, _) = line.split_once("  ").filter(|(kept, _)| kept.contains(':')).unwrap_or((line, ""));
        let indented = line.strip_prefix("  ").map_or(kept.to_owned(), |rest| {
            format!("  {}", rest.split_once("  ").map_or(rest, |(value, _)| value))
        });
        example.push_str(&format!("{indented}\n"));
    }
    fs::write(case.join("curated.yaml"), &example).unwrap();
    let (code, _, problems) = run(&["validate", "ferry"], folder.path());
    assert_eq!((code, problems.as_str()), (0, ""), "{example}");
}

#[test]
fn problems_come_with_their_place_and_an_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("ferry");
    fs::create_dir_all(case.join("articles")).unwrap();
    fs::write(case.join("articles/courier.txt"), "At least 14 people drowned off Port Ansel.\n").unwrap();
    let file = "schema: dissensus/claims/1\nclaims:\n  - id: a\n    article: courier\n    quote: 14 people drowned\n    \
                figure: 41\n    saidby: police\n  - id: gone\n    article: courier\n    quote: 15 people drowned\n    \
                figure: 15\n";
    fs::write(case.join("curated.yaml"), file).unwrap();
    let (code, out, problems) = run(&["validate", "ferry"], folder.path());
    assert_eq!((code, out.as_str()), (1, ""));
    insta::assert_snapshot!(problems);
}

#[test]
fn what_cannot_be_done_ends_with_2() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, problem) = run(&["validate", "none"], folder.path());
    assert_eq!(code, 2);
    assert!(problem.contains("none: cannot be read"), "{problem}");
    fs::create_dir(folder.path().join("bytes")).unwrap();
    fs::write(folder.path().join("bytes/curated.yaml"), b"schema: a\n  \xff").unwrap();
    let (code, _, problem) = run(&["validate", "bytes"], folder.path());
    assert_eq!(code, 1);
    assert!(
        problem.contains("this is no UTF-8 text") && problem.contains("bytes/curated.yaml:2:3"),
        "{problem}"
    );
}

#[test]
fn schemas_are_json() {
    let folder = tempfile::tempdir().unwrap();
    for of in [&["schema"][..], &["schema", "claims"], &["schema", "case"], &["schema", "review"]] {
        let (code, out, _) = run(of, folder.path());
        let schema: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!((code, schema["$schema"].as_str()), (0, Some("http://json-schema.org/draft-07/schema#")));
    }
}
