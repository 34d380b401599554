//! `dissensus add`, run as people run it.
#![allow(clippy::unwrap_used, reason = "helpers of tests say what must hold")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const COURIER: &str =
    "The ferry Gannet sank off Port Ansel on Thursday. At least 14 people drowned, the harbour police said.

The wreck lies off Port Ansel at a depth of 60 metres. The owners, Gannet Line, said the bow door was closed.
";
const POST: &str = "The Gannet sank on Thursday. At least 17 people drowned, the coast guard said. Nine lifebelts were found.\n";
const CURATED: &str = "# by hand\nschema: dissensus/claims/1\nclaims:\n\n  - id: door\n    article: 'courier'   # an odd way to write it\n    quote: the bow door was closed\n    statement: \"the door was closed\"\n    question: was the bow door closed?\n";

/// A case with two articles, one article known by metadata alone, and one claim by hand.
fn ferry() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("ferry");
    fs::create_dir_all(case.join("articles")).unwrap();
    for (name, outlet, text) in [("courier", "The Courier", COURIER), ("post", "Harbour Post", POST)] {
        let head = format!("---\nsource: {outlet}\npublished: 2031-05-09\n---\n");
        fs::write(case.join(format!("articles/{name}.md")), head + text).unwrap();
    }
    fs::write(case.join("case.yaml"), "articles:\n  register:\n    source: Shipping Register\n").unwrap();
    fs::write(case.join("curated.yaml"), CURATED).unwrap();
    folder
}

fn add(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("dissensus").unwrap();
    command.args(["add", "ferry"]).current_dir(folder).env("NO_COLOR", "1");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = add(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn curated(folder: &Path) -> String {
    fs::read_to_string(folder.join("ferry/curated.yaml")).unwrap()
}

#[track_caller]
fn validates(folder: &Path, claims: usize) {
    let output =
        Command::cargo_bin("dissensus").unwrap().args(["validate", "ferry"]).current_dir(folder).output();
    let output = output.unwrap();
    let expected = format!("ferry: {claims} claim{}, no problems\n", if claims == 1 { "" } else { "s" });
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        expected,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Nothing is added, and the reason has all of these words.
#[track_caller]
fn refuses(arguments: &[&str], expected: &[&str]) {
    let folder = ferry();
    let (code, out, error) = run(folder.path(), arguments);
    assert_eq!((code, out.as_str()), (2, ""), "{error}");
    for words in expected {
        assert!(error.contains(words), "{words}\n{error}");
    }
    assert_eq!(curated(folder.path()), CURATED);
    assert!(!folder.path().join("ferry/.dissensus/claims.schema.json").exists());
}

/// A claim that the rules do not find.
const DEPTH: &[&str] = &["--article", "courier", "--quote", "a depth of 60 metres", "--figure", "60 metres"];

#[test]
fn a_claim_is_added_below_the_others_and_told() {
    let folder = ferry();
    let (code, out, error) = run(folder.path(), &[DEPTH, &["--question", "depth of the wreck"]].concat());
    assert_eq!((code, error.as_str()), (0, ""));
    let lines = "  - id: depth-wreck-courier
    article: courier
    quote: a depth of 60 metres
    figure: \"60 metres\"
    question: depth of the wreck
";
    assert!(out.starts_with(&format!("added to ferry/curated.yaml, line 10:\n{lines}")), "{out}");
    assert!(out.contains("row "), "{out}");
    assert_eq!(curated(folder.path()), format!("{CURATED}{lines}"));
    validates(folder.path(), 2);
}

#[test]
fn crlf_stays_crlf_and_nothing_else_changes() {
    let folder = ferry();
    let path = folder.path().join("ferry/curated.yaml");
    let old = format!("\u{feff}{CURATED}  # the end").replace('\n', "\r\n");
    fs::write(&path, &old).unwrap();
    assert_eq!(run(folder.path(), DEPTH).0, 0);
    let new = curated(folder.path());
    let added = new.strip_prefix(&old).unwrap();
    assert!(added.starts_with("\r\n  - id: ") && added.ends_with("\r\n"), "{added:?}");
    assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
    validates(folder.path(), 2);
}

#[test]
fn a_dry_run_prints_the_lines_and_writes_nothing() {
    let folder = ferry();
    let (code, out, _) = run(folder.path(), &[DEPTH, &["--dry-run"]].concat());
    assert_eq!(code, 0);
    assert!(
        out.starts_with("would be added to ferry/curated.yaml, line 10:\n  - id: depth-60-metres-courier\n"),
        "{out}"
    );
    assert_eq!(curated(folder.path()), CURATED);
    assert!(!folder.path().join("ferry/.dissensus").exists());
}

#[test]
fn every_key_has_its_flag() {
    let folder = ferry();
    let arguments = [
        "--article",
        "post",
        "--quote",
        "Nine lifebelts",
        "--after",
        "the coast guard said",
        "--figure",
        "{low: 9, unit: lifebelts}",
        "--question",
        "lifebelts found",
        "--said-by",
        "coast guard",
        "--via",
        "Coastal News",
        "--said-on",
        "2031-05-08",
        "--as-of",
        "2031-05-08",
        "--who",
        "passengers",
        "--by",
        "divers",
        "--event",
        "sinking",
        "--where",
        "Port Ansel",
        "--when",
        "2031-05-08",
        "--measure",
        "bodies",
        "--note",
        "at the quay: \"seen\"",
        "--id",
        "nine",
    ];
    let (code, _, error) = run(folder.path(), &arguments);
    assert_eq!((code, error.as_str()), (0, ""));
    let added = curated(folder.path());
    let added = added.strip_prefix(CURATED).unwrap();
    let expected = "  - id: nine
    article: post
    quote: \"Nine lifebelts\"
    after: the coast guard said
    figure: {low: \"9\", unit: lifebelts}
    question: lifebelts found
    said_by: coast guard
    via: \"Coastal News\"
    said_on: \"2031-05-08\"
    as_of: \"2031-05-08\"
    who: passengers
    by: divers
    event: sinking
    where: \"Port Ansel\"
    when: \"2031-05-08\"
    measure: bodies
    note: >-
      at the quay: \"seen\"
";
    assert_eq!(added, expected);
    validates(folder.path(), 2);
    for (key, value, quote) in [
        ("--amount", "USD 3", "a depth of 60 metres"),
        ("--date", "2031-05-08", "on Thursday"),
        ("--place", "off Port Ansel", "sank off Port Ansel"),
        ("--role", "owners", "The owners"),
        ("--statement", "the door was shut", "the bow door was closed"),
    ] {
        let (code, out, error) =
            run(folder.path(), &["--article", "courier", "--quote", quote, key, value, "--dry-run"]);
        let key = key.trim_start_matches('-');
        assert_eq!(code == 0, key != "amount", "{key} {error}");
        assert!(out.contains(&format!("    {key}: ")) || error.contains("USD 3"), "{out}{error}");
    }
}

#[test]
fn what_is_wrong_is_told_by_its_flag_with_what_to_do() {
    let courier = ["--article", "courier"];
    let with = |more: &[&'static str]| [&courier[..], more].concat();
    refuses(
        &with(&["--quote", "At least 15 people drowned", "--figure", "15"]),
        &[
            "dissensus: --quote: article `courier` does not say",
            "nearest, line 5: At least 14 people drowned, the harbour police said.",
            "nothing was added",
        ],
    );
    refuses(
        &with(&["--quote", "sank off Port Ansel - on Thursday", "--figure", "1"]),
        &["other signs", "sank off Port Ansel on Thursday"],
    );
    refuses(
        &with(&["--quote", "Nine lifebelts", "--figure", "9"]),
        &["these words stand elsewhere: --article post"],
    );
    refuses(
        &with(&["--quote", "off Port Ansel", "--place", "off Port Ansel"]),
        &[
            "--quote: the quote stands 2 times in article `courier`",
            "line 5: --after \"Gannet sank\"",
            "line 7: --after \"wreck lies\"",
        ],
    );
    refuses(
        &with(&["--quote", "At least 14 people", "--figure", "15"]),
        &["--figure: `15` is not what the quote says: the quote has no 15", "read in the quote: At least 14"],
    );
    refuses(&with(&["--quote", "on Thursday", "--date", "9 May"]), &["--date: `9 May` is no date"]);
    refuses(
        &with(&["--quote", "on Thursday", "--date", "2031-05-08", "--when", "2031"]),
        &["--when stands beside --date"],
    );
    refuses(
        &["--article", "curier", "--quote", "x", "--figure", "1"],
        &["--article: the case has no article `curier`", "`courier`"],
    );
    refuses(&[DEPTH, &["--id", "door"]].concat(), &["--id: the id `door` stands on line 5 already"]);
    refuses(&[DEPTH, &["--id", "a b"]].concat(), &["--id: the id `a b` has a space in it"]);
    refuses(
        &[DEPTH, &["--same-as", "post-casualtiez"]].concat(),
        &["--same-as: no claim `post-casualtiez` is found", "nearest: post-"],
    );
    refuses(&[DEPTH, &["--note", " "]].concat(), &["--note has no words"]);
    refuses(&["--amends", "door", "--reject"], &["--amends: `door` is a claim of ferry/curated.yaml itself"]);
}

#[test]
fn what_is_missing_is_named_where_nobody_can_be_asked() {
    refuses(
        &[],
        &[
            "--article, --quote and a value (--figure, --amount,",
            "are missing",
            "the articles: courier, post, register",
        ],
    );
    refuses(
        &["--quote", "Nine lifebelts", "--figure", "9"],
        &["--article is missing", "the quote stands in post"],
    );
    refuses(&["--amends", "post-"], &["--amends: `post-` begins"]);
    refuses(&["--reject"], &["--amends"]);
    refuses(&[DEPTH, &["--date", "2031"]].concat(), &["cannot be used with"]);
}

/// The id of the found claim with these words.
fn found(folder: &Path, words: &str) -> String {
    let output = Command::cargo_bin("dissensus")
        .unwrap()
        .args(["explain", "ferry", words])
        .current_dir(folder)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let mut id =
        text.lines().filter_map(|line| line.trim_start().strip_prefix("id         ")).map(str::to_owned);
    id.next_back().unwrap()
}

#[test]
fn found_claims_are_joined_amended_and_rejected_by_the_ids_that_explain_prints() {
    let folder = ferry();
    let path = folder.path();
    let id = found(path, "1");
    assert!(id.starts_with("post-casualties-"), "{id}");

    // A beginning that no other id has is enough.
    let short = &id[..id.len() - 2];
    let (code, out, error) = run(path, &["--amends", short, "--said-by", "harbour master", "--dry-run"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(out.contains(&format!("    amends: {id}\n    said_by: harbour master\n")), "{out}");
    assert!(out.contains("stays in row 1: people killed"), "{out}");

    let (code, out, _) = run(
        path,
        &["--article", "register", "--quote", "16 lost", "--figure", "16", "--same-as", short, "--dry-run"],
    );
    assert_eq!(code, 0);
    assert!(
        out.contains(
            "the text of `register` is not here: the quote is taken unchecked\njoins row 1: people killed"
        ),
        "{out}"
    );

    // So does the label of its row.
    let label = "people killed (sinking)";
    let (_, out, _) = run(
        path,
        &["--article", "register", "--quote", "16 lost", "--figure", "16", "--question", label, "--dry-run"],
    );
    assert!(out.contains("    question: \"people killed (sinking)\"\n    same_as: "), "{out}");
    assert!(out.contains("joins row 1: people killed (sinking)"), "{out}");

    let (code, out, error) = run(path, &["--amends", short, "--reject"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(
        out.contains(&format!("    amends: {id}\n    reject: true\nleaves row 1: people killed")),
        "{out}"
    );
    let (code, _, error) = run(path, &["--amends", short, "--reject"]);
    assert_eq!(code, 2);
    assert!(error.contains("is amended by `no-claim-post` already"), "{error}");

    // The id of a claim by hand stands for its question.
    let (code, out, _) = run(
        path,
        &["--article", "post", "--quote", "sank on Thursday", "--statement", "open", "--same-as", "door"],
    );
    assert_eq!(code, 0);
    assert!(
        out.contains("question: >-\n") || out.contains("question: \"was the bow door closed?\"\n"),
        "{out}"
    );
    assert!(out.contains("joins row "), "{out}");
    validates(path, 3);
}

#[test]
fn a_claim_that_leaves_its_row_says_what_that_is_now() {
    let folder = ferry();
    let path = folder.path();
    let id = found(path, "1");
    let (_, out, error) =
        run(path, &["--amends", &id, "--figure", "at least 17", "--who", "lifebelts", "--dry-run"]);
    let (left, made) = (out.find("leaves row 1: people killed"), out.find("makes row "));
    assert!(left.is_some() && left < made, "{out}{error}");
    assert!(out.contains("\n  which is now row ") && !out.contains("stays in"), "{out}");
}

#[test]
fn a_case_without_the_file_gets_one_as_new_makes_it() {
    let folder = ferry();
    let path = folder.path().join("ferry/curated.yaml");
    fs::remove_file(&path).unwrap();
    assert_eq!(run(folder.path(), DEPTH).0, 0);
    let text = curated(folder.path());
    assert!(text.starts_with("# yaml-language-server: $schema=.dissensus/claims.schema.json\n"), "{text}");
    assert!(folder.path().join("ferry/.dissensus/claims.schema.json").is_file());
    validates(folder.path(), 1);
}

#[test]
fn a_file_that_takes_no_lines_is_left_alone() {
    let folder = ferry();
    let path = folder.path().join("ferry/curated.yaml");
    for (text, expected) in [
        ("schema: dissensus/claims/1\nclaims: []\n", "ferry/curated.yaml:2:9"),
        (
            "schema: dissensus/claims/1\nclaims:\n  - id: a\n    artikel: b\n",
            "`artikel` is no key of a claim",
        ),
        ("claims:\n", "the line `schema: dissensus/claims/1` is missing"),
    ] {
        fs::write(&path, text).unwrap();
        let (code, _, error) = run(folder.path(), DEPTH);
        assert_eq!(code, 2);
        assert!(error.contains(expected), "{error}");
        assert_eq!(curated(folder.path()), text);
    }
}

#[test]
fn twenty_at_once_lose_nothing() {
    let folder = ferry();
    let program = assert_cmd::cargo::cargo_bin("dissensus");
    let start = |i: usize| {
        let note = format!("number {i}");
        std::process::Command::new(&program)
            .args(["add", "ferry"])
            .args(DEPTH)
            .args(["--question", &note, "--note", &note])
            .current_dir(folder.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap()
    };
    let programs: Vec<_> = (0..20).map(start).collect();
    for mut program in programs {
        assert!(program.wait().unwrap().success());
    }
    let text = curated(folder.path());
    assert!(text.starts_with(CURATED));
    for i in 0..20 {
        assert_eq!(text.lines().filter(|line| line.ends_with(&format!(" number {i}"))).count(), 2, "{text}");
    }
    validates(folder.path(), 21);
    let names: Vec<_> =
        fs::read_dir(folder.path().join("ferry")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().ends_with(".new")), "{names:?}");
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let folder = ferry();
    // A file where the folder of the lock should be stops even those who may write everywhere.
    fs::write(folder.path().join("ferry/.dissensus"), "").unwrap();
    let (code, out, error) = run(folder.path(), DEPTH);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(error.contains("cannot be written"), "{error}");
    assert_eq!(curated(folder.path()), CURATED);
}

#[test]
fn a_case_that_is_not_there_is_told() {
    let folder = ferry();
    fs::create_dir(folder.path().join("empty")).unwrap();
    for (case, expected) in [
        ("nowhere", "there is no such folder"),
        ("empty", "no case here"),
        ("ferry/case.yaml", "no such folder"),
    ] {
        let output = Command::cargo_bin("dissensus")
            .unwrap()
            .args(["add", case])
            .args(DEPTH)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains(expected), "{error}");
    }
}

/// The copy of a folder, its files one by one.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_page_shows_what_is_printed() {
    let page = fs::read_to_string("docs/claims.md").unwrap();
    let section = page.split("\n## ").find(|part| part.starts_with("Adding one")).unwrap();
    let mut blocks = section.split("\n    dissensus add ").skip(1).peekable();
    assert!(blocks.peek().is_some());
    for block in blocks {
        let (command, rest) = block.split_once('\n').unwrap();
        let shown: Vec<&str> = rest
            .lines()
            .map_while(|line| line.strip_prefix("    ").or(line.is_empty().then_some("")))
            .collect();
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new("claims/ferry-2031"), &folder.path().join("claims/ferry-2031"));
        let mut arguments = vec!["add".to_owned()];
        for (i, part) in command.split('\'').enumerate() {
            match i % 2 {
                0 => arguments.extend(part.split_whitespace().map(str::to_owned)),
                _ => arguments.push(part.to_owned()),
            }
        }
        let output = Command::cargo_bin("dissensus")
            .unwrap()
            .args(&arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let printed = [output.stdout, output.stderr].concat();
        assert_eq!(String::from_utf8(printed).unwrap().trim(), shown.join("\n").trim(), "{command}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_without_leave_to_write_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = ferry();
    let case = folder.path().join("ferry");
    fs::set_permissions(&case, fs::Permissions::from_mode(0o555)).unwrap();
    // Some may write everywhere; for them there is nothing to see.
    let may_write = fs::write(case.join("probe"), "").is_ok();
    let (code, out, error) = run(folder.path(), DEPTH);
    fs::set_permissions(&case, fs::Permissions::from_mode(0o755)).unwrap();
    if !may_write {
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(error.contains("cannot be written"), "{error}");
        assert_eq!(curated(folder.path()), CURATED);
    }
}
