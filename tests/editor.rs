//! The schemas in a real editor's hands: the YAML language server, driven as an editor drives it.
//!
//! It runs where `yaml-language-server` is on the PATH (`npm install -g yaml-language-server`) and says so where it is not.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests say what must hold"
)]

#[path = "editor/server.rs"]
mod server;

use assert_cmd::Command;
use serde_json::{Value, json};
use server::{Server, start};
use tempfile::TempDir;

const MODELINE: &str = "# yaml-language-server: $schema=.dissensus/claims.schema.json\n";
const CLAIM: &str = "schema: dissensus/claims/1\nclaims:\n  - id: dead-courier\n    article: courier\n    quote: 14 people drowned\n    figure: 14\n";

/// A fresh case and an editor on it; `None` where there is no language server.
fn editor() -> Option<(TempDir, Server)> {
    let folder = tempfile::tempdir().unwrap();
    Command::cargo_bin("dissensus")
        .unwrap()
        .args(["new", "ferry"])
        .current_dir(folder.path())
        .assert()
        .success();
    let server = start(&folder.path().join("ferry"))?;
    Some((folder, server))
}

fn claims(text: &str) -> String {
    format!("{MODELINE}{text}")
}

fn messages(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|one| one["message"].as_str().unwrap()).collect()
}

#[track_caller]
fn marks(server: &mut Server, text: &str, marked: &str) {
    let diagnostics = server.open(text);
    let lines: Vec<&str> = text.lines().collect();
    let covers = |one: &Value| {
        let (start, end) = (&one["range"]["start"], &one["range"]["end"]);
        let line = usize::try_from(start["line"].as_u64().unwrap()).unwrap();
        let from = usize::try_from(start["character"].as_u64().unwrap()).unwrap();
        let to = usize::try_from(end["character"].as_u64().unwrap()).unwrap();
        start["line"] == end["line"] && lines[line].get(from..to).is_some_and(|text| text == marked)
    };
    assert!(diagnostics.iter().any(covers), "{marked:?} is not marked in\n{text}\n{diagnostics:#?}");
}

#[test]
fn an_editor_completes_explains_and_checks() {
    let Some((_folder, mut server)) = editor() else { return };
    new_files_are_sound(&mut server);
    what_is_right_is_not_marked(&mut server);
    slips_are_marked(&mut server);
    keys_are_offered(&mut server);
    keys_are_explained(&mut server);
    server.stop();
}

fn new_files_are_sound(server: &mut Server) {
    for name in ["curated.yaml", "case.yaml"] {
        let diagnostics = server.open_file(name);
        assert!(diagnostics.is_empty(), "{name}: {diagnostics:#?}");
    }
}

fn what_is_right_is_not_marked(server: &mut Server) {
    for value in [
        "figure: 58",
        "figure: 2.5",
        "figure: at least 10",
        "figure: around 2,500 km",
        "figure: 003",
        "figure: {low: 20, high: 25, unit: people}",
        "figure:\n      low: 20\n      best: 22.5",
        "date: 2020-02-29",
        "date: 2016",
        "date: 2016-10",
        "date: 2031~",
        "date: 2020-02-27/..",
        "date: ../2020-02-27",
        "date: 201X",
        "amount: USD 300 million",
        "amount: 300",
        "place: no",
        "role: captain of the Gannet",
        "statement: true",
        "figure: 12:30",
        "figure: 58\n    when: 2031-05\n    as_of: 2031\n    said_on: 2031-05-09",
        "figure: 58\n    note: no\n    question: dead in the accident",
    ] {
        let text = claims(&CLAIM.replace("figure: 14", value));
        let diagnostics = server.open(&text);
        assert!(diagnostics.is_empty(), "{value}: {:?}", messages(&diagnostics));
    }
    let amend = "schema: dissensus/claims/1\nclaims:\n- id: mend\n  amends: courier-casualties-0a1b2c\n  reject: true\n- id: two\n  amends: b-date-0a1b2c\n  date: 2031\n";
    for text in [
        claims(amend),
        claims("schema: dissensus/claims/1\nclaims:\n"),
        claims("schema: dissensus/claims/1\nclaims: []\n"),
    ] {
        let diagnostics = server.open(&text);
        assert!(diagnostics.is_empty(), "{text}: {:?}", messages(&diagnostics));
    }
    let case = "# yaml-language-server: $schema=.dissensus/case.schema.json\ntitle: 58\narticles:\n  003:\n    published: 2031-05-09\n  x:\nvague:\n  dozens: {low: 24, high: 99}\n";
    let diagnostics = server.open(case);
    assert!(diagnostics.is_empty(), "{:?}", messages(&diagnostics));
    let review = "# yaml-language-server: $schema=.dissensus/review.schema.json\nschema: dissensus/review/1\ndecisions:\n  - {id: \"0a0a0a0a\", at: \"2031-05-09T14:03:22.500Z\", by: Ana, flag: raised, row: dead, claims: [{id: a-date-000001, mark: \"00ff00ff00ff00ff\", says: 9 May}]}\n";
    let diagnostics = server.open(review);
    assert!(diagnostics.is_empty(), "{:?}", messages(&diagnostics));
    marks(server, &review.replace("flag: raised", "flag: up"), "up");
    marks(server, &review.replace("by: Ana", "bye: Ana"), "bye");
}

fn slips_are_marked(server: &mut Server) {
    for (right, wrong, marked) in [
        ("    figure: 14\n", "    figure: 14\n    saidby: police\n", "saidby"),
        ("figure: 14", "date: 9 May 2031", "9 May 2031"),
        ("figure: 14", "figure: [14]", "[14]"),
        ("figure: 14", "figure: {lowest: 14}", "lowest"),
        ("dissensus/claims/1", "dissensus/claims/2", "dissensus/claims/2"),
        ("claims:", "claim:", "claim"),
        ("figure: 14", "figure: 14\n    date: 2031", "date"),
        ("figure: 14", "date: 2031\n    when: 2031", "when"),
    ] {
        marks(server, &claims(&CLAIM.replacen(right, wrong, 1)), marked);
    }
    for (line, key) in [("    quote: 14 people drowned\n", "quote"), ("    figure: 14\n", "figure")] {
        let diagnostics = server.open(&claims(&CLAIM.replace(line, "")));
        assert_eq!(messages(&diagnostics), [format!("Missing property \"{key}\".")]);
    }
}

fn keys_are_offered(server: &mut Server) {
    let text = claims(&format!("{CLAIM}    \n"));
    let offered = server.complete(&text, text.lines().count() - 1, 4);
    let labels: Vec<&str> = offered.iter().map(|item| item["label"].as_str().unwrap()).collect();
    for key in [
        "after", "question", "said_by", "who", "event", "where", "when", "measure", "as_of", "said_on",
        "via", "note", "same_as", "amends",
    ] {
        let item = offered.iter().find(|item| item["label"] == json!(key));
        let item = item.unwrap_or_else(|| panic!("{key} is not offered: {labels:?}"));
        let told = item["documentation"]["value"].as_str().or(item["documentation"].as_str()).unwrap_or("");
        assert!(!told.is_empty(), "{key} is offered without a word: {item:#}");
    }
    assert!(
        !labels.contains(&"id") && !labels.contains(&"article"),
        "what is there is offered again: {labels:?}"
    );
    // A figure is most often one number, and what is offered leaves the cursor behind the key.
    let figure = server.complete(&claims("schema: dissensus/claims/1\nclaims:\n  - id: a\n    \n"), 4, 4);
    let figure = figure.iter().find(|item| item["label"] == json!("figure")).unwrap();
    assert!(figure["insertText"].as_str().unwrap().starts_with("figure: "), "{figure:#}");
    // In a new claim all of them, and at a half-written key those that begin so.
    let text = claims(&format!("{CLAIM}  - \n"));
    let offered = server.complete(&text, text.lines().count() - 1, 4);
    assert!(
        ["id", "article", "quote", "figure"]
            .iter()
            .all(|key| offered.iter().any(|item| item["label"] == json!(key))),
        "{offered:#?}"
    );
}

fn keys_are_explained(server: &mut Server) {
    let text = claims(CLAIM);
    for (key, words) in
        [("figure", "article's own words"), ("quote", "own words that prove"), ("article", "file's name")]
    {
        let line = text.lines().position(|line| line.trim_start().starts_with(&format!("{key}:"))).unwrap();
        let told = server.hover(&text, line, 5);
        assert!(told.contains(words), "{key}: {told}");
    }
}
