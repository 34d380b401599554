//! `replay`: a case and its decisions give the same bytes as `check`, after any number of them, on any number of threads.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests say what must hold")]

use assert_cmd::Command;
use dissensus::case::{Case, Comparison};
use dissensus::compare::{Question, Verdict};
use dissensus::review::standing::mark_of;
use dissensus::review::{Decision, Mark, Row, Ruling, log, store};
use jiff::Timestamp;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The sample case in a folder of its own, under its own name.
fn ferry() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("ferry-2031");
    fs::create_dir_all(case.join("articles")).unwrap();
    for name in ["case.yaml", "curated.yaml"] {
        fs::copy(format!("claims/ferry-2031/{name}"), case.join(name)).unwrap();
    }
    for entry in fs::read_dir("claims/ferry-2031/articles").unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, case.join("articles").join(path.file_name().unwrap())).unwrap();
    }
    folder
}

/// What a command prints, and what it says on standard error where it fails.
#[track_caller]
fn said(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("dissensus").unwrap();
    command.args(arguments).current_dir(folder).env("COLUMNS", "100").env("NO_COLOR", "1");
    let output = command.output().unwrap();
    let text = if output.status.success() { output.stdout } else { output.stderr };
    String::from_utf8(text).unwrap()
}

fn marks(comparison: &Comparison, places: &[usize]) -> Vec<Mark> {
    let mark = |i: &usize| Mark::of(&comparison.claims[*i], format!("claim {i}"));
    places.iter().map(mark).collect()
}

fn row(comparison: &Comparison, question: &Question) -> Row {
    Row { label: question.label.clone(), claims: marks(comparison, &question.claims) }
}

/// Makes one decision on the case as it stands, `ruling` by what it shows; its id.
fn decide(case: &Path, ruling: impl Fn(&Case, &Comparison) -> Ruling, note: Option<&str>) -> String {
    let opened = Case::open(case).unwrap();
    let comparison = opened.compare().unwrap();
    let at = Timestamp::from_second(1_936_008_000).unwrap();
    let ruling = ruling(&opened, &comparison);
    let by = if note.is_some() { "Ben Okoye" } else { "Ana Marek" };
    let decision = Decision::new(at, by, ruling, note.map(str::to_owned));
    store::add(case, &[decision]).unwrap().remove(0).id
}

fn on(comparison: &Comparison, words: &str) -> Row {
    let question = comparison.questions.iter().find(|question| question.label.contains(words));
    row(comparison, question.unwrap_or_else(|| panic!("no row on {words}")))
}

/// Every sort of decision; the ids in their order.
fn decisions(case: &Path) -> Vec<String> {
    let verdict = |words: &'static str, verdict: Verdict| {
        move |_: &Case, comparison: &Comparison| {
            let was = "conflict, values-apart".to_owned();
            Ruling::Verdict { on: on(comparison, words), verdict, was }
        }
    };
    let mut ids = vec![decide(case, verdict("helicopters", Verdict::Conflict), None)];
    ids.push(decide(case, verdict("life rafts", Verdict::Agree), Some("both are of the same minute")));
    ids.push(decide(case, |_, comparison| Ruling::Flag { on: on(comparison, "people killed") }, None));
    ids.push(decide(
        case,
        |_, comparison| Ruling::Note { on: on(comparison, "passengers") },
        Some("ask the line"),
    ));
    // A split of the row of the dead makes the flag on it stale.
    let apart = |_: &Case, comparison: &Comparison| {
        let on = on(comparison, "people killed");
        Ruling::Apart { leaving: vec![on.claims[0].id.clone()], on }
    };
    ids.push(decide(case, apart, None));
    let same = |_: &Case, comparison: &Comparison| {
        let mut all = on(comparison, "helicopters");
        all.claims.extend(on(comparison, "life rafts").claims);
        Ruling::Same { on: all }
    };
    ids.push(decide(case, same, None));
    let origin = |case: &Case, _: &Comparison| {
        let mark = |i: usize| {
            let article = &case.articles[i];
            Mark { id: article.id.clone(), mark: mark_of(article), says: "outlet".into() }
        };
        Ruling::SameOrigin { articles: vec![mark(0), mark(1)] }
    };
    ids.push(decide(case, origin, None));
    let reject = |_: &Case, comparison: &Comparison| Ruling::Reject {
        claim: on(comparison, "purchase of").claims.remove(0),
    };
    ids.push(decide(case, reject, Some("a slip")));
    let amend = |_: &Case, comparison: &Comparison| Ruling::Amend {
        claim: on(comparison, "crew").claims.remove(0),
        to: vec![("who".into(), "officers".into())],
    };
    ids.push(decide(case, amend, None));
    for of in [5, 9, 4] {
        let of = ids[of].clone();
        ids.push(decide(case, |_, _| Ruling::Undo { of: of.clone() }, None));
    }
    ids
}

#[test]
fn after_any_decision_the_table_is_that_of_a_file_that_ends_there() {
    let folder = ferry();
    let case = folder.path().join("ferry-2031");
    let ids = decisions(&case);
    let whole = fs::read_to_string(case.join("review.yaml")).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    assert_eq!(lines.len(), 4 + ids.len());
    let copy = ferry();
    let mut different = 0;
    let mut last = String::new();
    for made in 0..=ids.len() {
        fs::write(copy.path().join("ferry-2031/review.yaml"), lines[..4 + made].concat()).unwrap();
        let number = made.to_string();
        let until = made.checked_sub(1).map_or(number.as_str(), |i| ids[i].as_str());
        for format in if made % 5 == 0 { &["json", "table", "markdown"][..] } else { &["json", "table"] } {
            let expected = said(copy.path(), &["check", "ferry-2031", "--format", format]);
            let threads = ["1", "2", "8"][made % 3];
            let replayed = |until: &str| {
                said(
                    folder.path(),
                    &["replay", "ferry-2031", "--until", until, "--format", format, "--threads", threads],
                )
            };
            assert_eq!(replayed(until), expected, "after {made}, as {format}");
            if *format == "table" {
                assert_eq!(replayed(&number), expected);
                different += usize::from(expected != last);
                last = expected;
            }
        }
    }
    assert!(different > 8, "{different}: decisions that change nothing test nothing");
    for threads in ["1", "2", "8"] {
        for format in ["table", "markdown", "json"] {
            let check =
                said(folder.path(), &["check", "ferry-2031", "--format", format, "--threads", threads]);
            assert_eq!(said(folder.path(), &["replay", "ferry-2031", "--format", format]), check);
        }
    }
}

#[test]
fn the_log_lists_what_was_decided_and_what_became_of_it() {
    let folder = ferry();
    let case = folder.path().join("ferry-2031");
    assert_eq!(said(folder.path(), &["replay", "ferry-2031", "--log"]), "ferry-2031 · no decisions\n");
    let ids = decisions(&case);
    let list = said(folder.path(), &["replay", "ferry-2031", "--log"]);
    assert_eq!(list, said(folder.path(), &["replay", "ferry-2031", "--log", "--threads", "8"]));
    for (i, id) in ids.iter().enumerate() {
        assert!(list.contains(&format!("{:>2}  {id}  2031-05-08 ", i + 1)), "{list}");
    }
    assert!(list.contains("“both are of the same minute”"), "{list}");
    let data: Value =
        serde_json::from_str(&said(folder.path(), &["replay", "ferry-2031", "--log", "--format", "json"]))
            .unwrap();
    let states: Vec<&str> =
        data["decisions"].as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap()).collect();
    // 10 takes 6 back, 11 takes 10 back: 6 holds again; 12 takes 5, the split, back.
    assert_eq!(states[9], "undone", "{list}");
    assert_eq!((states[5], states[2], states[4]), ("holds", "holds", "undone"), "{list}");
    assert_eq!(data["decisions"][9]["undoes"], ids[5].as_str());
    let head = list.lines().next().unwrap();
    assert!(head.contains(" decisions count: ") && head.ends_with(" taken back"), "{head}");
    let (counting, _) = head.trim_start_matches("ferry-2031 · ").split_once(" decisions count").unwrap();
    let (_, taken_back) = head.rsplit_once("; ").unwrap();
    let validated = said(folder.path(), &["validate", "ferry-2031"]);
    assert!(
        validated.contains(&format!("{counting} decisions count, {taken_back}, no problems")),
        "{validated}"
    );
    let became = head.split_once(": ").unwrap().1.split_once("; ").unwrap().0;
    let sum: usize =
        became.split(", ").map(|part| part.split(' ').next().unwrap().parse::<usize>().unwrap()).sum();
    assert_eq!(sum.to_string(), counting, "{head}");
    // As it stood after the split.
    let then = said(folder.path(), &["replay", "ferry-2031", "--log", "--format", "json", "--until", "5"]);
    let then: Value = serde_json::from_str(&then).unwrap();
    assert_eq!(then["decisions"].as_array().unwrap().len(), 5);
    // The flag went with its row.
    assert_eq!(then["decisions"][2]["state"], "holds");
    let file = folder.path().join("log.json");
    said(folder.path(), &["replay", "ferry-2031", "--log", "-o", "log.json"]);
    assert_eq!(serde_json::from_str::<Value>(&fs::read_to_string(file).unwrap()).unwrap(), data);
}

#[test]
fn a_decision_is_named_by_its_number_its_id_or_the_beginning_of_one() {
    let folder = ferry();
    let case = folder.path().join("ferry-2031");
    let text = store::head()
        + "  - {id: a1111111, at: \"2031-05-09T10:00:00.000Z\", by: ana, undo: \"00000000\"}\n"
        + "  - {id: a1222222, at: \"2031-05-09T11:00:00.000Z\", by: ana, undo: \"00000000\"}\n"
        + "  - {id: \"30000000\", at: \"2031-05-09T12:00:00.000Z\", by: ana, undo: \"00000000\"}\n";
    fs::write(case.join("review.yaml"), text).unwrap();
    let count = |until: &str| {
        let text =
            said(folder.path(), &["replay", "ferry-2031", "--log", "--format", "json", "--until", until]);
        match serde_json::from_str::<Value>(&text) {
            Ok(data) => data["decisions"].as_array().unwrap().len().to_string(),
            Err(_) => text,
        }
    };
    for (until, expected) in
        [("0", "0"), ("2", "2"), ("a11", "1"), ("a12", "2"), ("30000000", "3"), ("3", "3"), ("300", "3")]
    {
        assert_eq!(count(until), expected, "{until}");
    }
    assert!(count("a1").contains("`a1` begins the ids of 2 decisions: a1111111, a1222222; write one out"));
    assert!(count("9").contains("no decision is `9`: their numbers go to 3, and"), "{}", count("9"));
    assert!(count("").contains("no decision is ``"), "{}", count(""));
    let error = said(folder.path(), &["replay", "ferry-2031", "--log", "--format", "markdown"]);
    assert!(error.contains("the list of --log is no document"), "{error}");
    // Lines in another order than the times, as a merge leaves them: the times count.
    let text = fs::read_to_string(case.join("review.yaml")).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.swap(4, 6);
    fs::write(case.join("review.yaml"), lines.join("\n") + "\n").unwrap();
    assert_eq!(count("a11"), "1");
    assert_eq!(log::read(&case).unwrap().entries[0].decision.id, "a1111111");
}
