//! `dissensus extract --format jsonl` and `dissensus align` as a person runs them: claims without their articles are compared as with them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use assert_cmd::Command;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn dissensus() -> Command {
    Command::new(env!("CARGO_BIN_EXE_dissensus"))
}

fn printed(command: &mut Command) -> String {
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// A case as it is committed, without what people wrote about its claims.
fn case(name: &str, into: &Path) {
    let from = Path::new("claims").join(name);
    let folder = into.join(name);
    fs::create_dir_all(folder.join("articles")).unwrap();
    fs::copy(from.join("case.yaml"), folder.join("case.yaml")).unwrap();
    for article in fs::read_dir(from.join("articles")).unwrap() {
        let article = article.unwrap();
        fs::copy(article.path(), folder.join("articles").join(article.file_name())).unwrap();
    }
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn claims_without_their_articles_give_the_questions_that_check_gives() {
    let folder = tempfile::tempdir().unwrap();
    case("ferry-2031", folder.path());
    let own = folder.path().join("ferry-2031");
    let claims = printed(dissensus().arg("extract").arg(&own).args(["--format", "jsonl"]));
    let aligned = lines(&printed(dissensus().args(["align", "--quiet"]).write_stdin(claims)));
    let checked: Value =
        serde_json::from_str(&printed(dissensus().arg("check").arg(&own).args(["--format", "json"])))
            .unwrap();
    let expected: Vec<Value> = checked["questions"].as_array().unwrap().iter().map(of_check).collect();
    assert!(expected.len() > 20, "{}", expected.len());
    assert_eq!(aligned, expected);
}

/// A question of `check --format json` as `align` writes it.
fn of_check(question: &Value) -> Value {
    let claims: Vec<&Value> =
        question["claims"].as_array().unwrap().iter().map(|claim| &claim["id"]).collect();
    json!({
        "id": question["id"], "kind": question["kind"], "label": question["label"], "verdict": question["verdict"],
        "reason": question["reason"], "pair": question["between"], "likely": question["likely"], "origins": question["origins"],
        "articles": question["articles"], "claims": claims, "related": question["related"],
    })
}

#[test]
fn claims_of_several_cases_keep_their_ids_apart_and_threads_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    case("ferry-2031", folder.path());
    let (one, other) = (folder.path().join("ferry-2031"), folder.path().join("ferry-again"));
    fs::rename(&one, &other).unwrap();
    case("ferry-2031", folder.path());
    let claims = printed(dissensus().arg("extract").arg(folder.path()).args(["--format", "jsonl"]));
    for line in lines(&claims) {
        let id = line["claim"]["id"].as_str().unwrap();
        assert!(id.starts_with("ferry-2031/") || id.starts_with("ferry-again/"), "{id}");
    }
    let file = folder.path().join("claims.jsonl");
    fs::write(&file, &claims).unwrap();
    let one = printed(dissensus().args(["align", "--quiet", "--threads", "1"]).arg(&file));
    let many = printed(dissensus().args(["align", "--quiet", "--threads", "4"]).arg(&file));
    assert_eq!(one, many);
    let mut ids: Vec<String> = Vec::new();
    for question in lines(&one) {
        ids.extend(question["claims"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()));
    }
    ids.sort();
    assert_eq!(ids.iter().filter(|id| id.starts_with("ferry-again/")).count() * 2, ids.len());
    ids.dedup();
    assert_eq!(ids.len(), claims.lines().count());
}

#[test]
fn a_file_is_written_whole_and_the_summary_says_how_it_went() {
    let folder = tempfile::tempdir().unwrap();
    case("ferry-2031", folder.path());
    let claims = printed(dissensus().arg("extract").arg(folder.path()).args(["--format", "jsonl"]));
    let output = folder.path().join("questions.jsonl");
    // Twice the same claims count once.
    let done = dissensus().args(["align", "-o"]).arg(&output).write_stdin(claims.repeat(2)).output().unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success() && done.stdout.is_empty(), "{told}");
    assert!(told.contains(" in 1 block: ") && told.contains("left out"), "{told}");
    let once = printed(dissensus().args(["align", "--quiet"]).write_stdin(claims));
    assert_eq!(fs::read_to_string(&output).unwrap(), once);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn what_is_no_claim_is_told_with_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    case("ferry-2031", folder.path());
    let claims = printed(dissensus().arg("extract").arg(folder.path()).args(["--format", "jsonl"]));
    let file = folder.path().join("shard.jsonl");
    let output = folder.path().join("questions.jsonl");
    fs::write(&output, "what was there").unwrap();
    let mut second = claims.lines().collect::<Vec<_>>();
    second.insert(1, "{\"id\": \"a\", \"text\": \"Two died.\"}");
    fs::write(&file, second.join("\n")).unwrap();
    let done = dissensus().arg("align").arg(&file).arg("-o").arg(&output).output().unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{told}");
    for part in ["shard.jsonl:2", "`schema` is missing", "extract --format jsonl"] {
        assert!(told.contains(part), "{told}");
    }
    assert_eq!(fs::read_to_string(&output).unwrap(), "what was there");
    let none = dissensus().args(["align", "none.jsonl"]).output().unwrap();
    assert_eq!(none.status.code(), Some(2));
    let over = dissensus().arg("align").arg(&file).arg("-o").arg(&file).output().unwrap();
    assert!(String::from_utf8(over.stderr).unwrap().contains("would be lost"));
}
