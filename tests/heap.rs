//! A heap of articles on many events: grouped into stories, each compared and headed by itself, streamed, and ended when a person asks.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests say what must hold")]

use assert_cmd::Command;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Two incidents that have nothing in common, each told by three, and a story that one article tells.
const ARTICLES: [(&str, &str, &str, &str); 7] = [
    (
        "tram-courier",
        "Tram derails in Ostrand, nine killed",
        "2031-05-09",
        "OSTRAND: A tram left the rails at Kellermarkt in Ostrand on Thursday evening. Nine people were killed in the tram accident and 23 were injured, police said. The tram had come down the Kellermarkt hill too fast, the Ostrand transport company said. Driver Milan Orsic was taken to hospital.",
    ),
    (
        "flood-post",
        "Flood in Vessel valley leaves four dead",
        "2031-05-10",
        "VESSEL: Four people died when the river Arn burst its banks at Vessel on Friday night, the governor said. The flood destroyed 120 houses in the Vessel valley. Rain had fallen on the Arn mountains for six days, and the dam at Lower Vessel overflowed.",
    ),
    (
        "tram-post",
        "Ostrand tram accident: fourteen dead",
        "2031-05-09",
        "OSTRAND: Fourteen people were killed when a tram derailed at Kellermarkt in Ostrand on Thursday evening, the fire brigade said. 23 people were injured in the tram accident. Tram driver Milan Orsic survived, the Ostrand transport company said.",
    ),
    (
        "shares",
        "Shares of Lumen Optics rise",
        "2031-05-11",
        "Shares of Lumen Optics rose by 7 percent on Monday after the maker of lenses raised its forecast for the year. Analysts had expected less.",
    ),
    (
        "tram-herald",
        "Nine killed as tram derails in Ostrand",
        "2031-05-10",
        "OSTRAND: Nine people were killed when a tram derailed in Ostrand on Thursday, police said. The tram accident happened at Kellermarkt. 23 people were injured, and tram driver Milan Orsic is in hospital, the Ostrand transport company said.",
    ),
    (
        "flood-herald",
        "Vessel valley flood: four dead, dam overflows",
        "2031-05-11",
        "VESSEL: Four people died in the flood in the Vessel valley on Friday night, the governor said, and 300 houses were destroyed when the river Arn burst its banks. The dam at Lower Vessel overflowed after six days of rain on the Arn mountains.",
    ),
    (
        "flood-courier",
        "River Arn floods Vessel valley",
        "2031-05-10",
        "VESSEL: The river Arn burst its banks on Friday night and flooded the Vessel valley. Four people died, the governor said. The flood destroyed 120 houses below the dam at Lower Vessel, which overflowed.",
    ),
];

fn record(article: &(&str, &str, &str, &str)) -> String {
    let (id, title, date, text) = article;
    json!({ "id": id, "title": title, "date": date, "source": format!("The {id}"), "text": text }).to_string()
}

fn lines() -> String {
    ARTICLES.iter().map(|article| record(article) + "\n").collect()
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The heap as a folder of loose files, and as a file of JSON lines.
fn heap() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (id, title, date, text) in ARTICLES {
        let file = format!("---\nsource: The {id}\ntitle: \"{title}\"\npublished: {date}\n---\n{text}");
        write(&folder.path().join(format!("loose/{id}.txt")), &file);
    }
    write(&folder.path().join("week.jsonl"), &lines());
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

struct Ran {
    out: String,
    told: String,
    code: i32,
}

fn ran(arguments: &[&str], input: &str) -> Ran {
    let mut command = Command::cargo_bin("dissensus").unwrap();
    command.args(arguments).env("COLUMNS", "120").env("NO_COLOR", "1").write_stdin(input.to_owned());
    let output = command.output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        told: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// What a command that has nothing to complain of prints.
#[track_caller]
fn run(arguments: &[&str]) -> String {
    let Ran { out, told, code } = ran(arguments, "");
    assert_eq!(code, 0, "{told}");
    out
}

fn stories_of(jsonl: &str) -> Vec<Value> {
    jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_story_is_headed_with_its_own_title() {
    let folder = heap();
    let table = run(&["check", &path(&folder, "loose")]);
    let headed: Vec<&str> = table
        .lines()
        .zip(table.lines().skip(1))
        .filter(|(_, rule)| !rule.is_empty() && rule.chars().all(|c| c == '═'))
        .map(|(title, _)| title)
        .collect();
    assert!(headed.len() == 2 && headed[0].contains("Vessel") && headed[1].contains("Ostrand"), "{table}");
    assert!(table.contains("10–11 May 2031 · story flood-courier · 3 articles, 3 origins"), "{table}");
    assert!(table.contains("9–10 May 2031 · story tram-courier · 3 articles, 3 origins"), "{table}");
    let row = table.lines().find(|line| line.contains("people killed")).unwrap_or_else(|| panic!("{table}"));
    assert!(!table.contains("Lumen"), "{table}");
    assert!(table.contains("7 articles in 3 stories · "), "{table}");
    assert!(table.contains("1 article stands alone (--all shows it)"), "{table}");
    assert!(
        table.contains(&format!("dissensus stories {} --into FOLDER", path(&folder, "loose"))),
        "{row}\n{table}"
    );
    let all = run(&["check", &path(&folder, "loose"), "--all"]);
    assert!(all.contains("Shares of Lumen Optics rise\n═") && !all.contains("stands alone"), "{all}");
    let document = run(&["check", &path(&folder, "loose"), "--format", "markdown"]);
    let titles: Vec<&str> = document.lines().filter(|line| line.starts_with("# ")).collect();
    assert!(titles.len() == 2 && titles[1].contains("Ostrand"), "{document}");
    assert!(document.contains("- 9–10 May 2031 · story tram-courier · 3 articles"), "{document}");
    assert!(document.contains("- 1 article stands alone"), "{document}");
}

#[test]
fn narrowed_rows_leave_out_stories_without_any() {
    let folder = heap();
    let table = run(&["check", &path(&folder, "week.jsonl"), "--match", "houses"]);
    assert!(table.contains("story flood-post") && !table.contains("story tram"), "{table}");
    assert!(table.contains("1 story has no such row"), "{table}");
}

#[test]
fn a_pipe_gives_what_the_file_gives_whatever_the_threads() {
    let folder = heap();
    for format in ["table", "markdown", "json"] {
        let arguments = ["check", "-", "--all", "--unplaced", "--format", format];
        let piped = ran(&[&arguments[..], &["--threads", "1"]].concat(), &lines());
        assert_eq!(piped.code, 0, "{}", piped.told);
        for threads in ["2", "5"] {
            let file = path(&folder, "week.jsonl");
            let read =
                run(&["check", &file, "--all", "--unplaced", "--format", format, "--threads", threads]);
            // How the heap is named for a person to go on with is all that may differ.
            let own = |text: &str| {
                text.replace(&file, "FILE").split_whitespace().map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(own(&read), own(&piped.out));
        }
    }
}

#[test]
fn a_story_a_line_for_programs() {
    let folder = heap();
    let stories = stories_of(&run(&["check", &path(&folder, "week.jsonl"), "--format", "json"]));
    let heads: Vec<(&str, usize)> = stories
        .iter()
        .map(|story| (story["story"]["id"].as_str().unwrap(), story["articles"].as_array().unwrap().len()))
        .collect();
    assert_eq!(heads, [("tram-courier", 3), ("flood-post", 3), ("shares", 1)]);
    assert_eq!(stories[2]["story"]["title"], "Shares of Lumen Optics rise");
    assert!(stories.iter().all(|story| story["case"] == story["story"]["id"] && story["version"] == 1));
    // Nothing was lost by the way of files either, which come by their ids.
    let mut of_files = stories_of(&run(&["check", &path(&folder, "loose"), "--format", "json"]));
    of_files.sort_by_key(|story| std::cmp::Reverse(story["articles"][0]["id"].as_str().unwrap().to_owned()));
    let questions = |stories: &[Value], at: usize| stories[at]["questions"].clone();
    assert_eq!(questions(&of_files, 0), questions(&stories, 0));
}

#[test]
fn one_story_is_a_case_as_before() {
    let folder = heap();
    fs::create_dir(folder.path().join("one")).unwrap();
    for name in ["tram-courier", "tram-post", "tram-herald"] {
        let file = format!("{name}.txt");
        fs::copy(folder.path().join("loose").join(&file), folder.path().join("one").join(&file)).unwrap();
    }
    let table = run(&["check", &path(&folder, "one")]);
    assert!(table.starts_with("one · 3 articles, 3 origins"), "{table}");
    assert!(table.contains(&format!("dissensus explain {} 1", path(&folder, "one"))), "{table}");
    let report: Value =
        serde_json::from_str(&run(&["check", &path(&folder, "one"), "--format", "json"])).unwrap();
    assert!(report["case"] == "one" && report.get("story").is_none());
    // One that stands apart is no second incident of several articles.
    fs::copy(folder.path().join("loose/flood-post.txt"), folder.path().join("one/flood-post.txt")).unwrap();
    let table = run(&["check", &path(&folder, "one")]);
    assert!(table.starts_with("one · 4 articles, 4 origins"), "{table}");
    fs::copy(folder.path().join("loose/flood-herald.txt"), folder.path().join("one/flood-herald.txt"))
        .unwrap();
    let table = run(&["check", &path(&folder, "one")]);
    assert!(table.contains("5 articles in 2 stories"), "{table}");
    // Files that are named belong together, whatever they tell of.
    let named = run(&["check", &path(&folder, "loose/shares.txt"), &path(&folder, "loose/tram-post.txt")]);
    assert!(named.starts_with("articles · 2 articles"), "{named}");
    let together = run(&["check", &path(&folder, "loose"), "--together"]);
    assert!(together.starts_with("loose · 7 articles"), "{together}");
    assert_eq!(
        together,
        run(&["check", &path(&folder, "week.jsonl"), "--together"]).replace("week · 7", "loose · 7").replace(
            "To see why, put the articles into one folder: dissensus explain FOLDER 1",
            &format!(
                "dissensus explain {} 1     why, with the quotes, their lines, and a sentence either side",
                path(&folder, "loose")
            ),
        )
    );
}

#[test]
fn what_looks_into_one_case_takes_no_folder_of_several() {
    let folder = heap();
    for command in ["explain", "selfcheck"] {
        let ran = ran(&[command, &path(&folder, "loose")], "");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(
            ran.told.contains("articles on 3 stories lie here") && ran.told.contains("--into"),
            "{}",
            ran.told
        );
    }
}

#[test]
fn claims_are_found_in_json_lines_story_by_story() {
    let folder = heap();
    let claims = run(&["extract", &path(&folder, "week.jsonl"), "--format", "jsonl"]);
    let piped = ran(&["extract", "-", "--format", "jsonl"], &lines());
    assert_eq!((piped.out.as_str(), piped.code), (claims.as_str(), 0));
    let tells = |id: &str| {
        let claims = stories_of(&claims);
        claims
            .iter()
            .any(|line| line["claim"]["article"] == id && line["claim"]["about"]["measure"] == "killed")
    };
    assert!(["tram-courier", "tram-post", "flood-post"].into_iter().all(tells), "{claims}");
    let questions = ran(&["align"], &claims).out;
    assert!(stories_of(&questions).iter().any(|question| question["verdict"] == "conflict"), "{questions}");
    // An article of a case and one of a heap may have one id.
    let both = run(&["extract", "claims/ferry-2031", &path(&folder, "week.jsonl"), "--format", "jsonl"]);
    assert!(
        both.contains(r#""article":"week/tram-post""#) && both.contains(r#""article":"ferry-2031/"#),
        "{both}"
    );
}

#[test]
fn an_article_alone_is_counted_and_shown_where_that_is_asked() {
    let one = record(&ARTICLES[3]);
    let counted = ran(&["check", "-"], &one);
    assert_eq!(counted.code, 0);
    assert_eq!(counted.out, "1 article in 1 story · 0 questions\n1 article stands alone (--all shows it)\n");
    assert!(ran(&["check", "-", "--all"], &one).out.contains("Lumen"));
    // Two voices in one article are a flag all the same.
    let apart = json!({ "id": "a", "text": "Nine people were killed in the fire in Ostrand, police said. Fourteen people were killed in the fire in Ostrand, the fire brigade said." });
    let flagged = ran(&["check", "-", "--fail-on", "disputed"], &apart.to_string());
    assert_eq!(flagged.code, 1, "{}", flagged.out);
    assert!(
        flagged.out.contains("1 article stands alone, with a flagged row of its own (--all shows it)"),
        "{}",
        flagged.out
    );
}

#[test]
fn what_is_sound_is_reported_in_spite_of_what_is_not() {
    let mut text = lines();
    text.push_str("{\"id\": \"cut\", \"text\": \"Six peo\n\n");
    text.push_str("{\"id\": \"late\", \"text\": \"Six people died.\", \"date\": \"soon\"}\n");
    let _ = writeln!(text, "{}", record(&ARTICLES[2]));
    let Ran { out, told, code } = ran(&["check", "-"], &text);
    assert_eq!(code, 2, "{told}");
    assert!(
        out.contains("story tram-courier · 3 articles") && out.contains("7 articles in 3 stories"),
        "{out}"
    );
    assert!(told.contains("standard input:8:"), "{told}");
    assert!(told.contains("not a JSON record") && told.contains("the line was left out"), "{told}");
    assert!(told.contains("standard input:10:1") && told.contains("which is no day"), "{told}");
    assert!(
        told.contains(
            "standard input:11:1: the article has the id \"tram-post\", and so has standard input:3"
        ),
        "{told}"
    );
    let Ran { out, told, code } = ran(&["check", "-"], "{\"id\": 1}\n");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(told.contains("the record has no `text`"), "{told}");
    // A byte that is no UTF-8.
    let folder = heap();
    let mut bytes = fs::read(folder.path().join("week.jsonl")).unwrap();
    bytes.extend(b"{\"id\": \"caf\xe9\"}\n");
    fs::write(folder.path().join("week.jsonl"), bytes).unwrap();
    let Ran { told, code, .. } = ran(&["check", &path(&folder, "week.jsonl")], "");
    assert!(code == 2 && told.contains("week.jsonl:8:12") && told.contains("not UTF-8"), "{told}");
}

#[test]
fn nothing_is_read_where_nothing_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("empty.jsonl"), "\n\n").unwrap();
    for named in ["empty.jsonl", "none.jsonl", "."] {
        let Ran { out, told, code } =
            ran(&["check", &path(&folder, named), "-o", &path(&folder, "report.json")], "");
        assert_eq!((code, out.as_str()), (2, ""), "{named}");
        assert!(told.contains("no article here") || told.contains("there is no such file"), "{told}");
    }
    assert!(!folder.path().join("report.json").exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn no_report_lies_among_the_articles() {
    let folder = heap();
    let report = path(&folder, "loose/report.md");
    let Ran { told, code, .. } = ran(&["check", &path(&folder, "loose"), "-o", &report], "");
    assert!(code == 2 && told.contains("would be read as one of them"), "{told}");
    assert!(!Path::new(&report).exists());
}

#[test]
fn quiet_is_about_notes_alone() {
    let folder = heap();
    let json = |more: &[&str]| {
        ran(&[&["check", &path(&folder, "week.jsonl"), "--format", "json"], more].concat(), "")
    };
    let (told, quiet) = (json(&[]), json(&["--quiet"]));
    assert!(told.told.contains("7 articles in 3 stories"), "{}", told.told);
    assert_eq!((quiet.told.as_str(), quiet.out), ("", told.out));
    assert!(!ran(&["--quiet", "check", &path(&folder, "none.jsonl")], "").told.is_empty());
}

#[test]
fn a_report_is_in_its_file_whole() {
    let folder = heap();
    let (file, week) = (path(&folder, "report.json"), path(&folder, "week.jsonl"));
    assert_eq!(run(&["check", &week, "-o", &file]), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), run(&["check", &week, "--format", "json"]));
    let before = fs::read_to_string(&week).unwrap();
    let refused = ran(&["check", &week, "-o", &week], "");
    assert!(refused.code == 2 && refused.told.contains("would be lost"), "{}", refused.told);
    assert_eq!(fs::read_to_string(&week).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

/// Starts a long run on a pipe that stays open, sends it a signal when it has begun, and gives its code; nothing may be left.
#[cfg(unix)]
#[track_caller]
fn interrupted(signal: &str) -> Option<i32> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};
    let folder = tempfile::tempdir().unwrap();
    let spool = tempfile::tempdir().unwrap();
    let binary = assert_cmd::cargo::cargo_bin("dissensus");
    let mut child = Command::new(binary)
        .args(["check", "-", "-o", "out.json"])
        .current_dir(folder.path())
        .env("TMPDIR", spool.path())
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    pipe.write_all(lines().as_bytes()).unwrap();
    pipe.flush().unwrap();
    let begun = Instant::now();
    // It is at work when the file is begun, beside its place.
    while fs::read_dir(folder.path()).unwrap().count() == 0 {
        assert!(begun.elapsed() < Duration::from_secs(60) && child.try_wait().unwrap().is_none());
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(!folder.path().join("out.json").exists());
    assert!(
        Command::new("kill")
            .args([&format!("-{signal}"), &child.id().to_string()])
            .status()
            .unwrap()
            .success()
    );
    let code = child.wait().unwrap().code();
    drop(pipe);
    for left in [&folder, &spool] {
        let names: Vec<_> =
            fs::read_dir(left.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(names.is_empty(), "{names:?} is left");
    }
    code
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_nothing_half_done() {
    assert_eq!(interrupted("INT"), Some(130));
    assert_eq!(interrupted("TERM"), Some(143));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_ends_the_run_quietly() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let folder = heap();
    // Towns that have nothing in common, so that there are many lines.
    let town = |i: usize| -> String {
        let syllables = ["ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu"];
        [i / 100, i / 10 % 10, i % 10].map(|digit| syllables[digit]).concat()
    };
    let text: String = (0..400)
        .map(|i| {
            let text =
                format!("X{0}: Fire killed {1} people at the {0}mill in X{0}, {0}man said.", town(i), i + 2);
            json!({ "id": town(i), "text": text }).to_string() + "\n"
        })
        .collect();
    write(&folder.path().join("many.jsonl"), &text);
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("dissensus"))
        .args(["check", &path(&folder, "many.jsonl"), "--format", "json", "--quiet"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with('{'));
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

/// The files below a folder with their texts, by name.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(inner, text)| (format!("{name}/{inner}"), text)));
        } else {
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn stories_become_case_folders_that_grow() {
    let folder = heap();
    let into = path(&folder, "stories");
    let made = run(&["stories", &path(&folder, "week.jsonl"), "--into", &into]);
    assert!(made.contains("tram-courier: made, 3 articles"), "{made}");
    let names: Vec<String> = files(Path::new(&into)).into_iter().map(|(name, _)| name).collect();
    let articles = |story: &str, names: [&str; 3]| -> Vec<String> {
        let mut files: Vec<String> =
            names.iter().map(|name| format!("{story}/articles/{name}.txt")).collect();
        files.push(format!("{story}/case.yaml"));
        files
    };
    let mut expected = articles("flood-post", ["flood-courier", "flood-herald", "flood-post"]);
    expected.extend(articles("tram-courier", ["tram-courier", "tram-herald", "tram-post"]));
    assert_eq!(names, expected);
    // The case says what the story said.
    let story = &stories_of(&run(&["check", &path(&folder, "week.jsonl"), "--format", "json"]))[0];
    let case: Value =
        serde_json::from_str(&run(&["check", &format!("{into}/tram-courier"), "--format", "json"])).unwrap();
    assert_eq!(case["questions"], story["questions"]);
    assert_eq!((&case["articles"], &case["title"]), (&story["articles"], &story["story"]["title"]));
    assert!(run(&["explain", &format!("{into}/tram-courier"), "1"]).contains("people"));
    // What a person changed stays, what came anew is added, what is known is not told again.
    let file = folder.path().join("stories/tram-courier/articles/tram-post.txt");
    let by_hand = fs::read_to_string(&file).unwrap().replace("Fourteen", "Forty");
    fs::write(&file, &by_hand).unwrap();
    fs::write(folder.path().join("stories/tram-courier/case.yaml"), "title: Our tram\n").unwrap();
    let more = json!({ "id": "Tram-Courier", "title": "Tram derails in Ostrand: ten killed", "date": "2031-05-10", "text": ARTICLES[4].3 });
    write(&folder.path().join("next.jsonl"), &format!("{}{more}\n", lines()));
    let grown = run(&["stories", &path(&folder, "next.jsonl"), "--into", &into]);
    assert_eq!(grown.lines().count(), 1, "{grown}");
    assert!(
        grown.contains(
            "tram-courier: 1 article added, 1 lies there with another text and was left as it stands"
        ),
        "{grown}"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), by_hand);
    assert_eq!(
        fs::read_to_string(folder.path().join("stories/tram-courier/case.yaml")).unwrap(),
        "title: Our tram\n"
    );
    // Its name would be another article's where large letters are not told from small ones.
    let names: Vec<String> =
        files(Path::new(&into)).into_iter().map(|(name, _)| name.to_lowercase()).collect();
    let apart: std::collections::BTreeSet<&String> = names.iter().collect();
    assert!(names.len() == 9 && apart.len() == 9, "{names:?}");
}

#[test]
fn a_story_whose_first_article_comes_later_keeps_its_folder() {
    let folder = heap();
    let into = path(&folder, "stories");
    let some: String = ARTICLES[2..].iter().map(|article| record(article) + "\n").collect();
    write(&folder.path().join("some.jsonl"), &some);
    run(&["stories", &path(&folder, "some.jsonl"), "--into", &into]);
    let before: Vec<String> = files(Path::new(&into)).into_iter().map(|(name, _)| name).collect();
    assert!(before.contains(&"tram-post/articles/tram-herald.txt".to_owned()), "{before:?}");
    let again = run(&["stories", &path(&folder, "week.jsonl"), "--into", &into]);
    assert!(again.contains("tram-post: 1 article added"), "{again}");
    let after: Vec<String> = files(Path::new(&into)).into_iter().map(|(name, _)| name).collect();
    assert!(after.contains(&"tram-post/articles/tram-courier.txt".to_owned()), "{after:?}");
    assert!(!after.iter().any(|name| name.starts_with("tram-courier/")), "{after:?}");
}

#[test]
fn a_folder_that_was_left_half_made_becomes_a_case() {
    let folder = heap();
    let into = path(&folder, "stories");
    fs::create_dir_all(folder.path().join("stories/tram-courier/articles")).unwrap();
    run(&["stories", &path(&folder, "week.jsonl"), "--into", &into]);
    assert!(folder.path().join("stories/tram-courier/case.yaml").exists());
}

#[test]
fn a_file_that_is_not_there_keeps_no_other_from_being_read() {
    let folder = heap();
    let (week, missing) = (path(&folder, "week.jsonl"), path(&folder, "monday.jsonl"));
    let whole = run(&["check", &week, "--format", "json"]);
    let both = ran(&["check", &week, &missing, "--format", "json"], "");
    assert_eq!((both.code, both.out.as_str()), (2, whole.as_str()));
    assert!(both.told.contains("monday.jsonl: cannot be read: there is no such file"), "{}", both.told);
    let grouped = ran(&["stories", &missing, &week], "");
    assert_eq!((grouped.code, grouped.out.lines().count()), (2, ARTICLES.len()));
    assert_eq!(ran(&["check", &missing], "").code, 2);
}

#[test]
fn records_behind_a_line_that_is_none_are_records() {
    let with_head = format!("# export of Monday\n{}", lines());
    let ran = ran(&["check", "-", "--format", "json"], &with_head);
    assert_eq!((ran.code, stories_of(&ran.out).len()), (2, 3), "{}", ran.told);
    assert!(ran.told.contains("standard input:1"), "{}", ran.told);
}

#[test]
fn no_id_and_no_name_reaches_the_terminal_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let odd = "Tram \u{1b}[31mred";
    for name in ["a", "b", odd] {
        write(&folder.path().join(format!("loose/{name}.txt")), ARTICLES[0].3);
    }
    let table = ran(&["check", &path(&folder, "loose")], "");
    assert!(!format!("{}{}", table.out, table.told).contains('\u{1b}'), "{}{}", table.out, table.told);
    assert!(table.out.contains("its name has signs that cannot be printed"), "{}", table.out);
    let record = json!({ "id": odd, "text": ARTICLES[0].3 }).to_string();
    let lines = ran(&["check", "-"], &format!("{record}\n{}", lines()));
    assert_eq!(lines.code, 2);
    assert!(!format!("{}{}", lines.out, lines.told).contains('\u{1b}'), "{}", lines.told);
    assert!(!ran(&["check", &path(&folder, odd)], "").told.contains('\u{1b}'));
}

#[test]
fn an_id_is_no_path() {
    let folder = heap();
    let odd = ["../../escape", "/etc/passwd", "a\u{e9}\u{301}b", "CON", "x|y: z", "--- #"];
    let long = "x".repeat(300);
    let text: String = odd
        .iter()
        .chain([&long.as_str()])
        .enumerate()
        .map(|(i, id)| {
            json!({ "id": id, "title": format!("Tram: \"{i}\"\n---"), "text": ARTICLES[0].3 }).to_string()
                + "\n"
        })
        .collect();
    write(&folder.path().join("odd.jsonl"), &text);
    let into = path(&folder, "deep/stories");
    run(&["stories", &path(&folder, "odd.jsonl"), "--into", &into, "--all"]);
    let made = files(Path::new(&into));
    assert_eq!(made.iter().filter(|(name, _)| name.ends_with(".txt")).count(), 7, "{made:?}");
    assert!(!folder.path().join("escape").exists() && !folder.path().join("deep/escape").exists());
    // Each is read again as it was.
    let cases = ran(&["check", &into, "--format", "json"], "");
    assert_eq!((cases.code, cases.told.as_str()), (0, ""));
    // Where the articles lie, and into a case, no stories are put.
    for refused in ["loose", "deep/stories/_.._escape"] {
        let into = path(&folder, refused);
        if refused != "loose" {
            fs::create_dir_all(folder.path().join(refused).join("articles")).unwrap();
        }
        let Ran { told, code, .. } = ran(&["stories", &path(&folder, "loose"), "--into", &into], "");
        assert_eq!(code, 2, "{told}");
    }
}
