//! Who says what, in sentences of our own: tests/attribution/*.yaml, as news is written, and as many that only look so.
//!
//! An entry is a `text` and what is `said` in it, one line each: `speaker | class | words`, and behind another bar
//! the outlets between, from the nearest to the farthest. The words of a scope are its first and its last ("nine ...
//! burned"), pieces of a quotation are joined by `+`. Of a speaker, `[…]` may be left out and `/` parts what is as
//! good; `unknown` is one whom the text does not name. Nothing else may be found: an entry whose `said` is empty is a
//! counter-example. What is not met yet carries `gap: why`, and its test fails once it is met.

// All of this is test; clippy knows as much of functions marked `#[test]` only.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "attribution/measure.rs"]
mod measure;
#[path = "attribution/read.rs"]
mod read;

use measure::{Found, judge};
use read::{Entry, entries};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attribution")
}

/// The pages in the order of their names.
fn pages() -> Vec<(String, Vec<Entry>)> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".yaml"))
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let entries = entries(&name, &fs::read_to_string(folder().join(&name)).unwrap());
            (name, entries)
        })
        .collect()
}

#[test]
fn every_text_says_what_it_should() {
    let mut failures = Vec::new();
    for (name, entries) in pages() {
        for entry in entries {
            let missed = judge(&entry).missed;
            let place = format!("tests/attribution/{name}:{}: \"{}\"", entry.line, entry.text.trim());
            match (&entry.gap, missed.is_empty()) {
                (None, true) | (Some(_), false) => {}
                (Some(_), true) => {
                    failures.push(format!("{place}\n    this gap has closed: take the mark away"))
                }
                (None, false) => failures.push(format!("{place}\n    {}", missed.join("\n    "))),
            }
        }
    }
    assert!(failures.is_empty(), "{} texts fail\n{}", failures.len(), failures.join("\n"));
}

/// The figures for docs/quality.md: `cargo test --test attribution -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, not a test"]
fn figures() {
    println!("{}", measure::table(&pages()));
}

/// A runner that lets all pass would be worse than none.
#[test]
fn what_is_not_as_expected_is_told() {
    let text = "Nine people died, police said.";
    let told = |said: &str| {
        let page = format!("- text: {text}\n  said: [{said}]\n");
        entries("page", &page).iter().flat_map(|entry| judge(entry).missed).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(told("police | says | Nine ... died"), "");
    for wrong in [
        "police | claims | Nine ... died",
        "people | says | Nine ... died",
        "police | says | people ... died",
        "unknown | says | Nine ... died",
        "police | says | Nine ... died | AFP",
    ] {
        assert!(told(wrong).contains(&format!("expected {wrong}")), "{wrong}");
    }
    assert!(told("").contains("nobody says: police | says | Nine ... died"));
}

/// What is found in a text, as an entry would say it.
fn found(text: &str) -> Vec<Found> {
    use dissensus::mention::speech::{self, Act};
    use dissensus::text::{Tokens, sentences};
    let tokens = Tokens::new(text);
    let sentences = sentences(&tokens);
    let names = dissensus::mention::name::find(&tokens, &sentences);
    speech::find(&tokens, &sentences, &names)
        .into_iter()
        .map(|said| Found {
            speaker: said.speaker.span().map(|span| span.of(text).to_owned()),
            class: match said.act {
                Act::Says => "says",
                Act::According => "according",
                Act::Claims => "claims",
                Act::Alleges => "alleges",
                Act::Confirms => "confirms",
                Act::Denies => "denies",
                Act::Accuses => "accuses",
            },
            scope: said.scope.start..said.scope.end,
            via: said.via.iter().map(|via| via.of(text).to_owned()).collect(),
        })
        .collect()
}
