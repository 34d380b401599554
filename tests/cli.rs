//! The commands as a user runs them: what they print, what they write, and how they end.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests say what must hold")]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn dissensus(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("dissensus").unwrap();
    command.args(arguments).env("COLUMNS", "100").env("NO_COLOR", "1");
    command
}

/// What a command prints and its exit code.
#[track_caller]
fn run(arguments: &[&str]) -> (String, i32) {
    let output = dissensus(arguments).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

/// What a command says on standard error and its exit code.
#[track_caller]
fn refused(arguments: &[&str]) -> (String, i32) {
    let output = dissensus(arguments).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

const COURIER: &str = "---\nsource: The Courier\npublished: 2031-05-09\n---\nA tram left the rails in Ostrand on Thursday. Nine people were killed in the accident, police said.\n";
const POST: &str = "---\nsource: Harbour Post\npublished: 2031-05-09\n---\nThe tram accident in Ostrand happened on Thursday. Fourteen people were killed in the accident, the fire brigade said.\n";
const CURATED: &str = "schema: dissensus/claims/1\nclaims:\n  - id: rails-courier\n    article: courier\n    quote: left the rails\n    statement: the tram left the rails\n    question: what the tram did\n";

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// A case in which police and the fire brigade count differently.
fn tram() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        &[
            ("tram/articles/courier.md", COURIER),
            ("tram/articles/post.md", POST),
            ("tram/articles/plan.pdf", "%PDF"),
            ("tram/curated.yaml", CURATED),
        ],
    );
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

#[test]
fn the_table_shows_both_counts_and_who_gives_them() {
    let folder = tram();
    let case = path(&folder, "tram");
    let (table, code) = run(&["check", &case]);
    assert_eq!(code, 0, "{table}");
    assert!(table.starts_with("tram · 2 articles, 2 origins · "), "{table}");
    assert!(table.contains("plan.pdf: not an article"), "{table}");
    let row = table.lines().find(|line| line.contains('≠')).unwrap_or_else(|| panic!("{table}"));
    assert!(row.contains("9 (police)") && row.contains("14 (fire brigade)"), "{row}");
    assert!(table.contains(&format!("dissensus explain {case} 1")), "{table}");
    assert!(!table.contains('\u{1b}'));
}

#[test]
fn findings_end_with_1_where_that_was_asked_for() {
    let folder = tram();
    let case = path(&folder, "tram");
    assert_eq!(run(&["check", &case, "--fail-on", "disputed"]).1, 1);
    assert_eq!(run(&["check", &case, "--fail-on", "conflict"]).1, 0);
    assert_eq!(run(&["check", &case]).1, 0);
}

#[test]
fn what_cannot_be_done_ends_with_2_and_says_what_to_do() {
    let folder = tram();
    let (said, code) = refused(&["check", "no-such-folder"]);
    assert!(code == 2 && said.contains("no-such-folder"), "{said}");
    fs::create_dir(folder.path().join("empty")).unwrap();
    let (said, code) = refused(&["check", &path(&folder, "empty")]);
    assert!(code == 2 && said.contains("no article here"), "{said}");
    let (said, code) = refused(&["explain", &path(&folder, "tram"), "99"]);
    assert!(code == 2 && said.contains("there is no row 99"), "{said}");
    let (said, code) = refused(&["explain", &path(&folder, "tram"), "poeple kiled"]);
    assert!(code == 2 && said.contains("nearest: "), "{said}");
    assert_eq!(refused(&["check"]).1, 2);
    assert_eq!(refused(&["check", &path(&folder, "tram"), "--output", "no-such-folder/report.txt"]).1, 2);
}

#[test]
fn one_case_that_cannot_be_read_does_not_hide_the_others() {
    let folder = tram();
    write(folder.path(), &[("broken/articles/a.txt", "Six died."), ("broken/case.yaml", "titel: x\n")]);
    let output = dissensus(&["check", &path(&folder, "")]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stdout).contains("tram · 2 articles"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("titel"));
}

#[test]
fn explain_shows_the_words_in_their_place() {
    let folder = tram();
    let case = path(&folder, "tram");
    let (told, code) = run(&["explain", &case, "1"]);
    assert_eq!(code, 0);
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("A tram left the rails in Ostrand on Thursday. ›Nine people were killed‹ in the accident, police said."), "{told}");
    assert!(told.contains("courier.md, line 5"), "{told}");
    assert!(
        told.contains("disputed, other-speaker: Different people or bodies vouch for different values."),
        "{told}"
    );
    // Without a row all flagged ones are told; by id and by words the same one.
    let (all, _) = run(&["explain", &case]);
    let id = all.lines().find_map(|line| line.split("; id ").nth(1)).unwrap().to_string();
    assert_eq!(run(&["explain", &case, &id]).0, all);
    assert_eq!(run(&["explain", &case, &id[..id.len() - 3]]).0, all);
    let ids: Vec<&str> = all.lines().filter_map(|line| line.strip_prefix("  id         ")).collect();
    let (pair, _) = run(&["explain", &case, ids[0], ids[1]]);
    assert!(pair.starts_with("Both answer question 1: they stand in one row."), "{pair}");
    let (pair, _) = run(&["explain", &case, ids[0], "rails-courier"]);
    assert!(pair.contains("They stand in two rows") && pair.contains("another kind of claim"), "{pair}");
}

#[test]
fn extract_writes_the_record_of_a_case_and_prints_that_of_articles() {
    let folder = tram();
    let (said, code) = run(&["extract", &path(&folder, "tram")]);
    assert!(code == 0 && said.contains("extracted.yaml: "), "{said}");
    let record = fs::read_to_string(folder.path().join("tram/extracted.yaml")).unwrap();
    assert!(record.contains("quote: \"Nine people were killed\""), "{record}");
    let (printed, _) = run(&["extract", &path(&folder, "tram/articles/courier.md")]);
    assert!(
        printed.starts_with("# What `dissensus extract` found")
            && printed.contains("Nine people were killed")
    );
    assert!(!printed.contains("Fourteen"));
}

#[test]
fn validate_tells_all_problems_of_all_files() {
    let folder = tram();
    assert_eq!(run(&["validate", &path(&folder, "tram")]).1, 0);
    write(
        folder.path(),
        &[
            ("tram/case.yaml", "titel: Tram\n"),
            ("tram/curated.yaml", &CURATED.replace("left the rails", "left the road")),
        ],
    );
    let (said, code) = refused(&["validate", &path(&folder, "tram")]);
    assert_eq!(code, 1);
    assert!(
        said.contains("titel") && said.contains("left the road") && said.ends_with("2 problems\n"),
        "{said}"
    );
    // Articles that can't be read do not hide what is wrong with the writing of the claims.
    let broken = CURATED.replace("statement:", "statment:");
    write(
        folder.path(),
        &[("tram/curated.yaml", &broken), ("tram/articles/post.md", "---\npublished: soon\n---\nText.\n")],
    );
    let (said, code) = refused(&["validate", &path(&folder, "tram/curated.yaml")]);
    assert!(
        code == 1 && said.contains("titel") && said.contains("statment") && said.contains("soon"),
        "{said}"
    );
}

#[test]
fn output_goes_to_a_file_whole() {
    let folder = tram();
    let (case, file) = (path(&folder, "tram"), path(&folder, "report.md"));
    let (printed, code) = run(&["check", &case, "--format", "markdown", "-o", &file]);
    assert_eq!((printed.as_str(), code), ("", 0));
    let written = fs::read_to_string(&file).unwrap();
    assert_eq!(written, run(&["check", &case, "--format", "markdown"]).0);
    assert!(written.contains("**Nine people were killed**"), "{written}");
    // The ending says the format, where nothing else does.
    let of = |name: &str, arguments: &[&str]| {
        let file = path(&folder, name);
        run(&[&["check", &case, "-o", &file][..], arguments].concat());
        let text = fs::read_to_string(&file).unwrap();
        fs::remove_file(&file).unwrap();
        text
    };
    assert_eq!(of("b.MD", &[]), written);
    assert_eq!(of("b.json", &[]), run(&["check", &case, "--format", "json"]).0);
    assert_eq!(of("b.json", &["--format", "markdown"]), written);
    assert_eq!(of("b.txt", &[]), of("b.md", &["--format", "table"]));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn rows_are_narrowed_and_widened() {
    let folder = tram();
    let case = path(&folder, "tram");
    let (flagged, _) = run(&["check", &case, "--only", "flagged"]);
    let (all, _) = run(&["check", &case, "--all"]);
    let (usual, _) = run(&["check", &case]);
    assert!(!flagged.contains("what the tram did") && !usual.contains("what the tram did"));
    assert!(all.contains("what the tram did") && all.contains("single"), "{all}");
    let json = |arguments: &[&str]| run(&[&["check", &case, "--format", "json"], arguments].concat()).0;
    assert_eq!(json(&["--only", "flagged"]), json(&["--all"]));
}

#[test]
fn articles_of_no_case_are_one_case() {
    let folder = tram();
    let (courier, post) = (path(&folder, "tram/articles/courier.md"), path(&folder, "tram/articles/post.md"));
    let (table, code) = run(&["check", &courier, &post]);
    assert!(code == 0 && table.starts_with("articles · 2 articles"), "{table}");
    assert!(table.contains("put the articles into one folder"), "{table}");
    let output =
        dissensus(&["check", "-"]).write_stdin("Six people were killed on Monday.").output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}

/// The casebook of the project itself.
fn casebook() -> String {
    format!("{}/claims", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn threads_and_runs_change_no_byte() {
    for format in ["table", "markdown", "json"] {
        let report = |threads: &str| {
            let (report, code) =
                run(&["check", &casebook(), "--all", "--unplaced", "--format", format, "--threads", threads]);
            assert_eq!(code, 0);
            report
        };
        let once = report("1");
        assert!(once.len() > 1000);
        assert_eq!(once, report("4"), "{format}");
        assert_eq!(once, report("4"), "{format}");
    }
}

#[test]
fn several_cases_are_one_json_object_a_line() {
    let (report, _) = run(&["check", &casebook(), "--format", "json"]);
    let names: Vec<String> = report
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["case"].as_str().unwrap().to_string())
        .collect();
    let mut sorted = names.clone();
    sorted.sort();
    assert!(names.len() > 1 && names == sorted, "{names:?}");
}

#[test]
fn every_quote_is_the_slice_of_its_article() {
    for entry in fs::read_dir(casebook()).unwrap() {
        let folder = entry.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        let (report, _) = run(&["check", &folder.display().to_string(), "--format", "json"]);
        let report: Value = serde_json::from_str(&report).unwrap();
        let case = dissensus::case::Case::open(&folder).unwrap();
        let claims = report["questions"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|question| question["claims"].as_array().unwrap());
        for claim in claims.chain(report["unplaced"].as_array().unwrap()) {
            let offset = |key: &str| claim[key].as_u64().and_then(|at| usize::try_from(at).ok());
            let (Some(start), Some(end)) = (offset("start"), offset("end")) else { continue };
            let article = case.articles.iter().find(|article| article.id == claim["article"]).unwrap();
            let slice: String = article.body.chars().skip(start).take(end - start).collect();
            assert_eq!(slice, claim["quote"].as_str().unwrap(), "{claim}");
        }
    }
}

#[test]
fn help_has_examples() {
    for command in ["check", "explain", "extract", "validate"] {
        let (help, code) = run(&[command, "--help"]);
        assert!(code == 0 && help.contains("Examples:\n  dissensus "), "{help}");
    }
    let (said, code) = refused(&[]);
    assert!(code == 2 && said.contains("Usage: dissensus [OPTIONS] <COMMAND>"), "{said}");
}

#[test]
fn rows_are_asked_for_by_a_pattern() {
    let folder = tram();
    let case = path(&folder, "tram");
    let (asked, code) = run(&["check", &case, "--match", "KILLED"]);
    assert!(code == 0 && asked.contains("people killed"), "{asked}");
    let (other, _) = run(&["check", &case, "--match", "lifeboats?"]);
    assert!(other.contains("No row fits `lifeboats?`"), "{other}");
    let (none, _) = run(&["check", &case, "--match", "lifeboats?", "--only", "flagged"]);
    assert!(none.contains("No flagged row fits `lifeboats?`."), "{none}");
    assert!(run(&["check", &case, "--only", "stale"]).0.contains("No row has a stale decision."));
    assert!(!other.contains("people killed"), "{other}");
    let (error, code) = refused(&["check", &case, "--match", "(killed"]);
    assert!(code == 2 && error.contains("unclosed group"), "{error}");
}

#[test]
fn no_report_is_written_over_what_people_wrote() {
    let folder = tram();
    let case = folder.path().join("tram");
    fs::write(case.join("curated.yaml"), CURATED).unwrap();
    let case_path = case.to_str().unwrap();
    for file in ["curated.yaml", "articles/post.md"] {
        let file = case.join(file);
        let before = fs::read_to_string(&file).unwrap();
        for command in ["check", "replay"] {
            let (told, code) = refused(&[command, case_path, "-o", file.to_str().unwrap()]);
            assert_eq!(code, 2);
            assert!(told.contains("would be lost: name another file"), "{told}");
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), before);
    }
    let post = case.join("articles/post.md");
    let post = post.to_str().unwrap();
    assert_eq!(refused(&["check", post, "-o", post]).1, 2);
    assert_eq!(run(&["check", case_path, "-o", case.join("report.md").to_str().unwrap()]).1, 0);
}

#[test]
fn nobody_rules_without_a_name() {
    let folder = tram();
    let case = folder.path().join("tram");
    let (told, code) = refused(&["review", case.to_str().unwrap(), "--by", " ", "--row", "1", "--accept"]);
    assert_eq!((told.as_str(), code), ("dissensus: --by is empty: give a name, or leave it out\n", 2));
    assert!(!case.join("review.yaml").exists());
}
