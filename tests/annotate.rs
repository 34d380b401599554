//! `dissensus annotate` as a user runs it: records in and out, texts for people, input that is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use assert_cmd::Command;
use serde_json::Value;
use std::fmt::Write;
use std::fs;

fn annotate(arguments: &[&str], input: &str) -> Command {
    let mut command = Command::cargo_bin("dissensus").unwrap();
    command.arg("annotate").args(arguments).env("COLUMNS", "110").write_stdin(input);
    command
}

fn output(arguments: &[&str], input: &str) -> String {
    let output = annotate(arguments, input).assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

fn records(output: &str) -> Vec<Value> {
    output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The mentions' own words, by the characters of the text.
fn words(text: &str, record: &Value) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let place = |mention: &Value, end: &str| usize::try_from(mention[end].as_u64().unwrap()).unwrap();
    let slice = |mention: &Value| {
        characters[place(mention, "start")..place(mention, "end")].iter().collect::<String>()
    };
    record["mentions"].as_array().unwrap().iter().map(slice).collect()
}

const TEXT: &str = "Zürich’s mayor said at least 14 people died on Tuesday, twice as many as in 2028.";

#[test]
fn a_record_gives_a_record_with_offsets_in_characters() {
    let record = serde_json::json!({ "id": "a", "text": TEXT, "reference": "2031-03-14", "more": [1] });
    let found = records(&output(&[], &record.to_string()));
    assert_eq!(found[0]["id"], "a");
    assert_eq!(words(TEXT, &found[0]), ["at least 14", "twice", "Tuesday", "2028"]);
    let mentions = found[0]["mentions"].as_array().unwrap();
    assert_eq!(mentions[0]["modifier"], ">=");
    assert_eq!(mentions[0]["value"], 14);
    assert_eq!(mentions[0]["hedge"], "at least");
    assert_eq!(mentions[1]["mention"], "loose");
    assert_eq!(mentions[2]["value"], "2031-03-11");
    assert_eq!(mentions[2]["type"], "date");
}

#[test]
fn what_is_asked_for_is_given() {
    let record = serde_json::json!({ "id": 7, "text": TEXT }).to_string();
    let sorts = |arguments: &[&str]| -> Vec<String> {
        let found = records(&output(arguments, &record));
        assert_eq!(found[0]["id"], 7);
        let mentions = found[0]["mentions"].as_array().unwrap();
        mentions.iter().map(|mention| mention["mention"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(sorts(&["--only", "quantities"]), ["quantity"]);
    assert_eq!(sorts(&["--only", "dates"]), ["date", "date"]);
    assert_eq!(sorts(&["--only", "speech,loose"]), ["loose", "speech"]);
    let named = "{\"text\":\"Transport Minister Ilse Marrin went to Port Ansel.\"}";
    let found = records(&output(&["--only", "names"], named));
    assert_eq!(found[0]["id"], Value::Null);
    assert_eq!(found[0]["mentions"][0]["key"], "marrin");
}

#[test]
fn a_day_beside_the_records_is_for_those_that_have_none() {
    let input = "{\"id\":1,\"text\":\"It sank on Friday.\"}\n{\"id\":2,\"text\":\"It sank on Friday.\",\"reference\":\"2030-01-07\"}\n";
    let found = records(&output(&["--reference", "2031-03-14"], input));
    assert_eq!(found[0]["mentions"][0]["value"], "2031-03-14");
    assert_eq!(found[1]["mentions"][0]["value"], "2030-01-04");
}

#[test]
fn the_order_stays_and_the_bytes_are_the_same_on_any_number_of_threads() {
    let mut input = String::new();
    for i in 0..4000 {
        let text =
            format!("{i} people fled on {} May, {} more than in {}.", i % 28 + 1, i * 3, 1990 + i % 40);
        input.push_str(&serde_json::json!({ "id": i, "text": text, "reference": "2031-05-30" }).to_string());
        input.push_str(if i % 7 == 0 { "\r\n\n" } else { "\n" });
    }
    let one = output(&["--threads", "1"], &input);
    assert_eq!(records(&one).len(), 4000);
    assert!(records(&one).iter().enumerate().all(|(i, record)| record["id"] == i));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("records.jsonl");
    fs::write(&file, &input).unwrap();
    assert_eq!(one, output(&["--threads", "3"], &input));
    assert_eq!(one, output(&[file.to_str().unwrap()], ""));
}

#[track_caller]
fn is_refused(input: &str, before: usize, message: &str) {
    let done = annotate(&[], input).assert().code(2);
    let printed = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert_eq!(records(&printed).len(), before, "the records before the wrong one are kept");
    let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(told.contains(message), "{told}");
}

#[test]
fn a_wrong_record_is_told_with_its_line_and_those_before_it_are_kept() {
    let good = "{\"id\":1,\"text\":\"5 died\"}\n";
    is_refused(&format!("{good}{good}{{\"id\":3}}\n{good}"), 2, "standard input:3: missing field `text`");
    is_refused(&format!("{good}\n{{\"id\": 3, \"text\": }}"), 1, "standard input:3:19");
    is_refused(&format!("{good}[1]\n"), 1, "standard input:2");
    is_refused(
        "{\"text\":\"x\",\"reference\":\"last May\"}",
        0,
        "`reference` is \"last May\", which is no day",
    );
}

#[test]
fn an_article_is_read_for_people() {
    insta::assert_snapshot!(output(&["claims/ferry-2031/articles/cpa.txt"], ""));
}

#[test]
fn an_article_s_offsets_count_in_its_telling() {
    let body = "“Nobody knows,” he said. 1,200 people fled in May.\r\n\r\nThe bill: €3.5m.\r\n";
    let file = format!("\u{feff}---\r\ntitle: Flood\r\npublished: 2031-05-30\r\n---\r\n{body}");
    let found = records(&output(&["--format", "json", "--only", "quantities,dates"], &file));
    assert_eq!(found[0]["id"], "standard input");
    assert_eq!(words(&body.replace("\r\n", "\n"), &found[0]), ["Nobody", "1,200", "€3.5m", "May"]);
    let table = output(&["--only", "quantities"], &file);
    assert!(table.contains("dates count from 2031-05-30, as given"), "{table}");
    assert!(table.contains("\n7:11 "), "the line is that of the file: {table}");
}

#[test]
fn a_long_text_keeps_its_lines_and_offsets() {
    let mut text = String::from("---\npublished: 2031-05-30\n---\n");
    for i in 0..20_000 {
        writeln!(text, "Straße {i} lost {} houses.\n", i + 3000).unwrap();
    }
    let body = text.split_once("---\n---\n").map_or(text.as_str(), |(_, body)| body);
    let body = body.split_once("\n---\n").map_or(body, |(_, body)| body);
    let found = records(&output(&["--format", "json", "--only", "quantities"], &text));
    let all = words(body, &found[0]);
    for i in [0, 5, 19_999] {
        assert!(all.contains(&format!("{}", i + 3000)), "{i}");
    }
    let table = output(&["--only", "quantities"], &text);
    assert!(table.contains(&format!("{}:", 19_999 * 2 + 4)), "the last line");
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(
        output(&[], ""),
        "standard input\nday unknown: weekdays and the like stay open; --reference gives the day\n\nnothing was read here\n\n"
    );
    assert_eq!(output(&["--format", "json"], "Silence."), "{\"id\":\"standard input\",\"mentions\":[]}\n");
}

#[test]
fn a_path_that_is_not_there_is_told() {
    let done = annotate(&["no/such/file.txt"], "").assert().code(2);
    let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(told.contains("no/such/file.txt") && told.contains("there is no such file"), "{told}");
    annotate(&["no/such/records.jsonl"], "").assert().code(2);
}

#[test]
fn a_saved_page_on_standard_input_is_a_page() {
    let page = "<!DOCTYPE html><html><head><title>Flood at Orlo</title></head><body><article><h1>Flood at Orlo</h1><p>Nine people died when the dam at Orlo broke on Tuesday, the mayor said, and 25 were taken to hospital.</p><p>The water stood for four days before it went back into the river, and the school is still shut.</p></article></body></html>";
    let told = output(&["--only", "quantities"], page);
    assert!(told.contains("9 people") && !told.contains('<'), "{told}");
}

#[test]
fn a_file_that_is_neither_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("numbers.csv");
    fs::write(&file, "1,2").unwrap();
    let done = annotate(&[file.to_str().unwrap()], "").assert().code(2);
    let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(told.contains(".jsonl and .ndjson files as records"), "{told}");
}
