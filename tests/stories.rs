//! `dissensus stories` as a user runs it: records in and out, a heap in two parts, input that is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use assert_cmd::Command;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn stories(arguments: &[&str], input: &str) -> Command {
    let mut command = Command::cargo_bin("dissensus").unwrap();
    command.arg("stories").args(arguments).env("COLUMNS", "110").write_stdin(input.to_owned());
    command
}

fn output(arguments: &[&str], input: &str) -> String {
    String::from_utf8(stories(arguments, input).assert().success().get_output().stdout.clone()).unwrap()
}

/// "bar-2 bar": an article and its story, a line each.
fn told(output: &str) -> Vec<String> {
    let one = |line: &str| {
        let record: Value = serde_json::from_str(line).unwrap();
        format!("{} {}", record["id"].as_str().unwrap(), record["cluster"].as_str().unwrap())
    };
    output.lines().map(one).collect()
}

fn records() -> Vec<String> {
    let bridge = "The bridge over the Salde at Vennrook gave way under a gravel lorry on Tuesday; its driver, Ruben Askil, \
                  was pulled out of the river alive, the Vennrook fire brigade said.";
    let court = "Ruben Askil, whose lorry fell into the Salde when the bridge at Vennrook gave way, sued the Vennrook \
                 council for 90,000 crowns, his lawyer said.";
    let cattle = "A herd of 70 cattle blocked the railway between Ostmark and Dell on Wednesday for four hours after a \
                  fence was cut, the line's operator Nordbane said.";
    [
        ("bridge", "2031-04-02", "Lorry falls as Vennrook bridge gives way", bridge),
        ("cattle", "2031-04-03", "Cattle stop trains between Ostmark and Dell", cattle),
        ("bridge-2", "2031-04-03", "Driver Ruben Askil alive after Vennrook bridge fall", bridge),
        ("court", "2031-04-25", "Ruben Askil sues over Vennrook bridge", court),
    ]
    .iter()
    .map(|(id, date, title, text)| json!({"id": id, "date": date, "title": title, "text": text}).to_string())
    .collect()
}

#[test]
fn a_record_gives_a_record_in_the_order_of_the_input() {
    let found = output(&[], &records().join("\n"));
    assert_eq!(found.lines().next().unwrap(), r#"{"id":"bridge","cluster":"bridge"}"#);
    assert_eq!(told(&found), ["bridge bridge", "cattle cattle", "bridge-2 bridge", "court bridge"]);
}

#[test]
fn threads_make_no_difference() {
    let input = records().join("\n");
    assert_eq!(output(&["--threads", "1"], &input), output(&["--threads", "4"], &input));
}

#[test]
fn why_names_the_words_that_join() {
    let found = output(&["--why"], &records().join("\n"));
    let lines: Vec<Value> = found.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let why = lines[3]["why"].to_string();
    assert!(why.contains("Askil") || why.contains("Vennrook"), "{why}");
    assert_eq!(lines[1]["why"], json!([]));
}

#[test]
fn a_heap_in_two_parts_keeps_its_stories() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("known.stories");
    let state = state.to_str().unwrap();
    let all = records();
    let first = output(&["--state", state], &all[..2].join("\n"));
    assert_eq!(told(&first), ["bridge bridge", "cattle cattle"]);
    let second = output(&["--state", state, "--why"], &all[2..].join("\n"));
    assert_eq!(told(&second), ["bridge-2 bridge", "court bridge"]);
    assert!(second.contains("Vennrook"), "{second}");
    // What is told again stays where it is.
    let before = fs::read(state).unwrap();
    assert_eq!(told(&output(&["--state", state], &all.join("\n"))).len(), 4);
    assert_eq!(fs::read(state).unwrap(), before);
}

#[test]
fn a_state_that_is_none_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("known.stories");
    for (bytes, said) in [
        ("id,cluster\n", "no file of stories"),
        ("dissensus stories 99\nx", "another version"),
        ("dissensus stories 1\nx", "damaged"),
    ] {
        fs::write(&state, bytes).unwrap();
        let run = stories(&["--state", state.to_str().unwrap()], &records()[0]).assert().code(2);
        let told = String::from_utf8(run.get_output().stderr.clone()).unwrap();
        assert!(told.contains(said) && told.contains("known.stories"), "{told}");
        assert_eq!(fs::read_to_string(&state).unwrap(), bytes);
    }
}

#[test]
fn articles_are_never_overwritten_by_the_state() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("articles.jsonl");
    fs::write(&file, records().join("\n")).unwrap();
    let file = file.to_str().unwrap();
    let run = stories(&[file, "--state", file], "").assert().code(2);
    assert!(String::from_utf8_lossy(&run.get_output().stderr).contains("articles.jsonl"));
    assert_eq!(fs::read_to_string(Path::new(file)).unwrap(), records().join("\n"));
}

#[test]
fn two_runs_with_one_state_wait_for_one_another() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("known.stories");
    let held = dissensus::disk::lock::lock_file(&state, std::time::Duration::ZERO).unwrap();
    let run = stories(&["--state", state.to_str().unwrap()], &records()[0]).assert().code(2);
    let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(told.contains("known.stories: another program"), "{told}");
    assert!(!state.exists());
    drop(held);
    output(&["--state", state.to_str().unwrap()], &records()[0]);
    assert!(state.exists());
}

#[test]
fn a_record_without_a_text_is_told() {
    let run = stories(&[], "{\"id\": \"none\", \"text\": \" \"}").assert().success();
    assert_eq!(String::from_utf8_lossy(&run.get_output().stdout), "");
    let told = String::from_utf8_lossy(&run.get_output().stderr);
    assert!(told.contains("not read: standard input:1: empty"), "{told}");
}

#[test]
fn a_line_that_is_wrong_is_told_with_its_place_and_the_rest_is_grouped() {
    let mut lines = records();
    lines.insert(1, r#"{"id": "x" "text": "y"}"#.to_owned());
    lines.push(lines[0].clone());
    let run = stories(&[], &lines.join("\n")).assert().code(2);
    let output = run.get_output();
    assert_eq!(told(&String::from_utf8_lossy(&output.stdout)).len(), 4);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("standard input:2:12"), "{said}");
    assert!(said.contains("left out"), "{said}");
    assert!(said.contains(r#"the id "bridge""#) && said.contains("standard input:1"), "{said}");
    assert!(said.contains("standard input:6"), "{said}");
}

#[test]
fn no_input_gives_no_output() {
    assert_eq!(output(&[], ""), "");
}

#[test]
fn a_folder_of_articles_on_one_event_is_one_story() {
    let found = told(&output(&["claims/ferry-2031"], ""));
    assert!(found.len() > 3);
    let story = |line: &String| line.split(' ').nth(1).unwrap().to_owned();
    assert!(found.iter().all(|line| story(line) == story(&found[0])), "{found:?}");
}
