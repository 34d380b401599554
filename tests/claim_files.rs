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

/// A case in which every file is wrong in several ways.
fn all_wrong() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("ferry");
    fs::create_dir_all(case.join("articles")).unwrap();
    let courier =
        "---\npublished: soon\nsorce: The Courier\n---\nAt least 14 people drowned off Port Ansel.\n";
    fs::write(case.join("articles/courier.txt"), courier).unwrap();
    fs::write(case.join("articles/post.txt"), "Nine people drowned off Port Ansel, the police said.\n")
        .unwrap();
    fs::write(case.join("articles/voice.txt"), b"Caf\xe9 owners saw it.\n").unwrap();
    let described = "titel: x\narticles:\n  courier:\n    source: a: b\n  post:\n    published: May\n";
    fs::write(case.join("case.yaml"), described).unwrap();
    let claims = "\
schema: dissensus/claims/1
claims:
  - id: slip
    quote: the police: nine
  - id: two wrong
    article: courier
    quote: 14 people drowned
    figure: 41
    saidby: police
    as_of: May
  - id: gone
    article: post
    quote: ten people drowned
    figure: 11
  - id: unread
    article: voice
    quote: nobody can look this up
    statement: it was seen
  - id: unread-found
    amends: voice-casualties-0a1b2c
    figure: 9
  - id: no-such
    amends: post-casualties-ffffff
    figure: 9
";
    fs::write(case.join("curated.yaml"), claims).unwrap();
    let mark = "{id: gone-date-000001, mark: \"00ff00ff00ff00ff\", says: x}";
    let review = format!(
        "schema: dissensus/review/1\ndecisions:\n  - {{id: \"0a0a0a0a\", at: now, by: Ana, flag: up, claims: [{{id: a, mrak: b}}]}}\n  - {{id: \"0a0a0a0b\", at: \"2031-05-09T14:03:22.500Z\", by: Ana, undo: \"0a0a0a0a\"}}\n  - {{id: \"0a0a0a0c\", at: \"2031-05-09T14:03:23.500Z\", by: Ana, undo: \"0a0a0a1a\"}}\n  - {{id: \"0a0a0a0d\", at: \"2031-05-09T14:03:24.500Z\", by: Ana, flag: raised, claims: [{mark}]}}\n"
    );
    fs::write(case.join("review.yaml"), review).unwrap();
    folder
}

#[test]
fn all_problems_of_all_files_are_told_at_once() {
    let folder = all_wrong();
    let (code, out, problems) = run(&["validate", "ferry"], folder.path());
    assert_eq!((code, out.as_str()), (1, ""));
    insta::assert_snapshot!(problems);
}

#[test]
fn programs_get_the_same_as_json() {
    let folder = all_wrong();
    let (_, _, problems) = run(&["validate", "ferry"], folder.path());
    let (code, out, said) = run(&["validate", "ferry", "none", "--format", "json"], folder.path());
    assert_eq!((code, said.as_str()), (2, ""));
    let object: serde_json::Value = serde_json::from_str(&out).unwrap();
    let told = object["problems"].as_array().unwrap();
    assert!(problems.ends_with(&format!("\n{} problems\n", told.len())), "{problems}");
    assert_eq!(object["version"], 1);
    assert_eq!(object["cases"][0]["claims"], 5);
    assert_eq!(object["cases"][0]["stale"], serde_json::Value::Null);
    assert!(object["failures"][0].as_str().unwrap().starts_with("none: cannot be read"));
    assert!(told.iter().any(|one| one["line"] == 9
        && one["column"] == 5
        && one["width"] == 6
        && one["help"] == "did you mean `said_by`?"));

    // Of a sound case: what it holds, and which decisions wait for somebody.
    let sound = folder.path().join("sound");
    fs::create_dir_all(sound.join("articles")).unwrap();
    fs::write(sound.join("articles/post.txt"), "Nine people drowned off Port Ansel.\n").unwrap();
    let mark = "{id: gone-date-000001, mark: \"00ff00ff00ff00ff\", says: x}";
    let review = format!(
        "schema: dissensus/review/1\ndecisions:\n  - {{id: \"0a0a0a0d\", at: \"2031-05-09T14:03:24.500Z\", by: Ana, flag: raised, claims: [{mark}]}}\n"
    );
    fs::write(sound.join("review.yaml"), review).unwrap();
    let (code, out, _) = run(&["validate", "sound", "--format", "json"], folder.path());
    let object: serde_json::Value = serde_json::from_str(&out).unwrap();
    let case = serde_json::json!({"path": "sound", "claims": 0, "decisions": 1, "stale": 1, "problems": 0});
    assert_eq!((code, &object["cases"][0]), (0, &case));
    let (_, out, _) = run(&["validate", "sound"], folder.path());
    assert_eq!(
        out,
        "sound: 0 claims, 1 decision counts, no problems\n  1 decision is stale: dissensus review sound\n"
    );
}

#[test]
fn what_is_no_file_of_a_case_is_told() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "ferry"], folder.path());
    for (name, expected) in [
        (
            "notes.txt",
            "ferry/notes.txt: no file of a case: expected case.yaml, curated.yaml, review.yaml or a file in `articles`",
        ),
        ("reviews.yaml", "did you mean `review.yaml`?"),
        ("extracted.yaml", "there is nothing to check"),
    ] {
        let path = format!("ferry/{name}");
        fs::write(folder.path().join(&path), "x: 1\n").unwrap();
        let (code, _, said) = run(&["validate", &path], folder.path());
        assert!(code == 2 && said.contains(expected), "{said}");
    }
    fs::write(folder.path().join("ferry/articles/a.txt"), "Six people died.\n").unwrap();
    for path in ["ferry/articles/a.txt", "ferry/articles", "ferry/curated.yaml", "ferry", "."] {
        let (code, _, said) = run(&["validate", path], folder.path());
        // The misnamed file from above is a problem of the case.
        assert!(
            code == 1 && said.contains("ferry/reviews.yaml") && said.contains("did you mean `review.yaml`?"),
            "{path}: {said}"
        );
    }
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

#[test]
fn an_article_that_is_taken_out_stops_no_command() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "ferry"], folder.path());
    let case = folder.path().join("ferry");
    fs::write(case.join("articles/courier.txt"), "Six boats were lost, the police said.").unwrap();
    fs::write(case.join("articles/stuff.txt"), "Seven boats were lost, the police said.").unwrap();
    let claim = |id: &str, article: &str, word: &str, figure: u8| {
        format!(
            "  - {{id: {id}, article: {article}, quote: {word} boats, figure: {figure}, question: boats lost}}\n"
        )
    };
    let claims = [claim("a", "courier", "Six", 6), claim("b", "stuff", "Seven", 7)].concat();
    fs::write(case.join("curated.yaml"), format!("schema: dissensus/claims/1\nclaims:\n{claims}")).unwrap();
    assert_eq!(run(&["validate", "ferry"], folder.path()).0, 0);

    fs::remove_file(case.join("articles/stuff.txt")).unwrap();
    for arguments in [&["check", "ferry"][..], &["review", "ferry", "--status"], &["replay", "ferry"]] {
        let (code, out, problems) = run(arguments, folder.path());
        assert_eq!(code, 0, "{arguments:?} {out} {problems}");
    }
    let (_, out, _) = run(&["check", "ferry"], folder.path());
    assert!(out.contains("not compared: ferry/curated.yaml:4:22: the case has no article `stuff`"), "{out}");
    let (_, out, _) = run(&["explain", "ferry", "b"], folder.path());
    assert!(out.contains("the case has this article no more"), "{out}");
    let (code, _, problems) = run(&["validate", "ferry"], folder.path());
    assert_eq!(code, 1);
    assert!(
        problems.contains("the case has no article `stuff`") && problems.contains("1 problem"),
        "{problems}"
    );
}

#[test]
fn a_slip_in_an_articles_id_of_case_yaml_is_told() {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "ferry"], folder.path());
    let case = folder.path().join("ferry");
    for id in ["stuff", "bbc-2", "courier"] {
        fs::write(case.join(format!("articles/{id}.txt")), "Six boats were lost, the police said.").unwrap();
    }
    let validated = |entries: &str| {
        fs::write(case.join("case.yaml"), format!("articles:\n{entries}")).unwrap();
        let (code, _, problems) = run(&["validate", "ferry"], folder.path());
        assert_eq!(code == 0, problems.is_empty(), "{problems}");
        problems
    };
    let told = validated("  stff:\n    published: 2031-05-09\n");
    assert!(told.contains("`stff` has no file") && told.contains("did you mean `stuff`?"), "{told}");
    // `check` goes on: it may be an article known by its metadata alone.
    assert_eq!(run(&["check", "ferry"], folder.path()).0, 0);
    // These are none: nothing is near, the entry says what it is, or it is one more of a count.
    for real in [
        "  register:\n    published: 2031-05-09\n",
        "  stff:\n    source: The Stff\n",
        "  bbc-3:\n    published: 2031-05-09\n",
        "  stuff:\n  stuff-a:\n",
    ] {
        assert_eq!(validated(real), "", "{real}");
    }
    // A claim of it, with words that nobody can look up here.
    let claim = "{id: a, article: stff, quote: Six boats, figure: 6, question: boats lost}";
    fs::write(case.join("curated.yaml"), format!("schema: dissensus/claims/1\nclaims:\n  - {claim}\n"))
        .unwrap();
    assert_eq!(validated("  stff:\n    published: 2031-05-09\n"), "");
}
