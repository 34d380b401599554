//! Files that nobody would write: whatever stands in curated.yaml, review.yaml, case.yaml or above an article, reading it costs
//! bounded time and memory, and what is told has its place.
//!
//! The bounds: ten seconds of the processor and 500 MB of address space for three files of 1.5 MB with the same text and an
//! article, as a debug build, with two threads. The system ends the program where it needs more (`ulimit -t`, `ulimit -v`).
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests say what must hold")]

use dissensus::Problem;
use dissensus::article::read::of_text;
use dissensus::claim::file::{case_file, written};
use dissensus::disk::read::text_of;
use dissensus::review::{check, log};
use proptest::prelude::*;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const HEAD: &str = "schema: dissensus/claims/1\nclaims:\n";
/// More than the parser gets in one portion.
const LONG: usize = 3 << 19;
const FILES: [&str; 3] = ["curated.yaml", "review.yaml", "case.yaml"];

/// Runs `validate` within the bounds: its exit code and what it says on standard error.
#[track_caller]
fn validate(folder: &Path, name: &str) -> (i32, String) {
    let program = assert_cmd::cargo::cargo_bin("dissensus");
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -t 10; ulimit -v 500000; exec \"$0\" validate \"$1\" 2> told"])
        .arg(program)
        .arg("case")
        .current_dir(folder)
        .envs([
            ("RAYON_NUM_THREADS", "2"),
            ("MALLOC_ARENA_MAX", "2"),
            ("NO_COLOR", "1"),
            ("RUST_BACKTRACE", "0"),
        ])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    // What waits for a pipe uses no processor.
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > Duration::from_secs(120) {
            child.kill().unwrap();
            panic!("{name}: it waits, and does not end");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let told = String::from_utf8_lossy(&fs::read(folder.join("told")).unwrap()).into_owned();
    let code = status.code().unwrap_or_else(|| panic!("{name}: {status}, it cost too much"));
    assert!(code < 3 && !told.contains("panicked"), "{name}: {code}\n{}", begin(&told));
    assert!(told.len() < 3_000_000, "{name}: {} bytes are told", told.len());
    (code, told)
}

fn begin(told: &str) -> String {
    told.chars().take(2000).collect()
}

/// A case whose three files are this, and whose article has the begin of it as its title.
fn case(bytes: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("case");
    fs::create_dir_all(own.join("articles")).unwrap();
    for name in FILES {
        fs::write(own.join(name), bytes).unwrap();
    }
    let title = bytes.get(..bytes.len().min(60_000)).unwrap();
    let article =
        [b"---\nsource: The Courier\ntitle: ".as_slice(), title, b"\n---\nSix people were killed.\n"]
            .concat();
    fs::write(own.join("articles/courier.md"), article).unwrap();
    folder
}

/// The same text in all three files: each is told of with a place and these words.
#[track_caller]
fn tells(name: &str, bytes: &[u8], words: &str) {
    let folder = case(bytes);
    let (code, told) = validate(folder.path(), name);
    assert_eq!(code, 1, "{name}: {}", begin(&told));
    for file in FILES {
        let place = format!("case/{file}:");
        let placed = told.split(&place).skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        assert!(placed, "{name}: {file} is told without a place\n{}", begin(&told));
    }
    assert!(told.contains(words), "{name}: {words:?} is not told\n{}", begin(&told));
}

/// The same, for what may be sound.
#[track_caller]
fn ends(name: &str, text: &str) {
    let folder = case(text.as_bytes());
    validate(folder.path(), name);
}

fn repeated(what: &str) -> String {
    what.repeat(LONG / what.len())
}

fn numbered(lines: usize, line: fn(usize) -> String) -> String {
    (1..lines).map(line).collect()
}

const DEEP: &str = "inside one another";

#[test]
fn nesting() {
    for (name, open) in [
        ("brackets", "["),
        ("braces", "{"),
        ("dashes", "- "),
        ("question marks", "? "),
        ("keys in braces", "{a: "),
        ("a value before", "[a, "),
        ("a key in brackets", "[? "),
        ("keys and brackets", "a: ["),
        ("both", "[{"),
    ] {
        tells(name, format!("{HEAD}  - {}", repeated(open)).as_bytes(), DEEP);
    }
    for open in ["[\n", "{\n", "{a:\n"] {
        tells(open, format!("{HEAD}  - {}", repeated(open)).as_bytes(), "no YAML");
    }
    let steps = |sign: &str| (0..1500).map(|i| format!("{}{sign}\n", " ".repeat(i))).collect::<String>();
    tells("indented keys", steps("a:").as_bytes(), DEEP);
    tells("indented dashes", steps("-").as_bytes(), DEEP);
}

#[test]
fn lists_that_do_not_end() {
    let long = "longer than is read";
    for (name, item) in [
        ("commas", ","),
        ("values", "a,"),
        ("pairs", "a: b, "),
        ("lists", "[a]: b, "),
        ("texts", "\"\n    - \",a,"),
    ] {
        tells(name, format!("{HEAD}  - [{}", repeated(item)).as_bytes(), long);
    }
    tells("keys", format!("{HEAD}  - {{{}", repeated("a,")).as_bytes(), long);
    tells("many short lists", format!("{HEAD}{}", repeated("  - [[],[],[]]\n")).as_bytes(), "more problems");
    tells("many short claims", format!("{HEAD}{}", repeated("  - {}\n")).as_bytes(), "is missing");
    tells("many words", format!("{HEAD}{}", repeated("  - a\n")).as_bytes(), "from here on");
    for (name, line) in
        [("dashes", "-\n"), ("question marks", "?\n"), ("colons", ":\n"), ("empty keys", "  : a\n")]
    {
        tells(name, repeated(line).as_bytes(), "");
    }
}

#[test]
fn what_yaml_has_and_claims_do_not() {
    let bomb = numbered(40_000, |i| format!("  - &a{i} [*a{}, *a{}]\n", i - 1, i - 1));
    tells("aliases of aliases", format!("{HEAD}{bomb}").as_bytes(), "anchors and aliases");
    let anchors = numbered(80_000, |i| format!("  - &a{i} x\n"));
    tells("anchors", format!("{HEAD}{anchors}").as_bytes(), "more problems from here on");
    tells("tags", format!("{HEAD}{}", repeated("  - !!str x\n")).as_bytes(), "tags (`!`) are not read");
    tells("a merge key", format!("{HEAD}  - {{<<: *a, id: b}}\n").as_bytes(), "write the value out");
    tells("a merge key of a mapping", format!("{HEAD}  - {{<<: {{id: a}}, id: b}}\n").as_bytes(), "");
    tells("one key often", repeated("a: b\n").as_bytes(), "stands here twice");
    tells("many keys", numbered(200_000, |i| format!("{i}: b\n")).as_bytes(), "is no key of");
    let keys = numbered(100_000, |i| format!("    k{i}: b\n"));
    tells("many keys of a claim", format!("{HEAD}  - id: a\n{keys}").as_bytes(), "more problems");
    tells("a second document", format!("{HEAD}---\n{HEAD}").as_bytes(), "a second document");
    tells("many documents", repeated("--- a\n").as_bytes(), "a second document");
    tells("directives", repeated("%YAML 1.2\n").as_bytes(), "leave the lines that begin with `%` out");
    tells("tag directives", numbered(40_000, |i| format!("%TAG !a{i}! tag:x,{i}:\n")).as_bytes(), "");
    tells("a tab", b"schema: dissensus/claims/1\nclaims:\n\t- id: a\n", "indent with spaces");
    tells("a long key", format!("{HEAD}  - {}: 1\n", repeated("k")).as_bytes(), "");
    tells("a long anchor", format!("{HEAD}  - &{}", repeated("a")).as_bytes(), "");
    tells("a long tag", format!("{HEAD}  - !<{}", repeated("a")).as_bytes(), "");
}

#[test]
fn texts_that_do_not_end() {
    let close = "close it";
    tells("a double quote", format!("{HEAD}  - id: \"a\n    b: c\n").as_bytes(), close);
    tells("a single quote", format!("{HEAD}  - id: 'a\n    b: c\n").as_bytes(), close);
    for (name, text) in
        [("a long line", repeated("x")), ("many lines", repeated("      x\n")), ("escapes", repeated("\\n"))]
    {
        tells(name, format!("{HEAD}  - id: \"{text}").as_bytes(), "");
    }
    tells(
        "quotes",
        format!("{HEAD}  - id: {}", repeated("\"")).as_bytes(),
        "behind the closing quotation mark",
    );
    tells("single quotes", format!("{HEAD}  - id: {}", repeated("'")).as_bytes(), "");
    for sign in [">-", "|", "|9", ">2-"] {
        ends(sign, &format!("{HEAD}  - id: {sign}\n    a\n  b\n   c\n"));
        ends(sign, &format!("{HEAD}  - id: {sign}\n{}", repeated("      q q q\n")));
    }
    let falling: String = (1..1500).rev().map(|i| format!("{}a\n", " ".repeat(i))).collect();
    ends("a block that moves left", &format!("{HEAD}  - id: |\n{falling}"));
    ends("three megabytes of text", &format!("{HEAD}  - id: a\n    quote: {}\n", "q ".repeat(LONG)));
    ends("a long comment", &format!("{HEAD}# {}", repeated("x")));
}

#[test]
fn nothing_at_all_and_much_of_it() {
    for text in ["\n", "\r", "\r\n", " ", "\t", "#\n", "\u{feff}", " \n", "-", "%", "@", "]", "a\n"] {
        ends(text, &repeated(text));
    }
    let late = format!("{HEAD}{}  - x: 1\n", "\n".repeat(LONG));
    ends("a claim behind many empty lines", &late);
    let lone = format!("{HEAD}  - id: a\n    bogus: 1\n").replace('\n', "\r");
    tells("lone CR", lone.as_bytes(), "bogus");
    tells("CRLF", lone.replace('\r', "\r\n").as_bytes(), "bogus");
}

#[test]
fn other_encodings() {
    let text = format!("{HEAD}  - id: café\n");
    let utf16 = |text: &str, to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    for (name, bytes) in [
        ("UTF-16 LE", utf16(&text, u16::to_le_bytes)),
        ("UTF-16 BE", utf16(&text, u16::to_be_bytes)),
        ("UTF-16 LE with its mark", utf16(&format!("\u{feff}{text}"), u16::to_le_bytes)),
        ("UTF-16 BE with its mark", utf16(&format!("\u{feff}{text}"), u16::to_be_bytes)),
    ] {
        tells(name, &bytes, "the file is UTF-16");
        tells(name, &bytes, "save the file as UTF-8");
    }
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    tells("Latin-1", &latin, "curated.yaml:3:12");
    tells("Latin-1", &latin, "save the file as UTF-8");
    tells("cut in a sign", &text.as_bytes()[..text.len() - 2], "the byte 0xC3");
    tells("no text at all", &[0xff].repeat(LONG), "save the file as UTF-8");
    tells("NUL", format!("{HEAD}  - id: a\0b\n").as_bytes(), "a control sign stands here");
    tells("NULs", &[0].repeat(LONG), "curated.yaml:1:1");
}

#[test]
fn what_is_no_file() {
    // A gigabyte on one line that takes no room on the disk.
    let folder = case(b"");
    let own = folder.path().join("case");
    for name in FILES.iter().chain(&["articles/courier.md"]) {
        File::create(own.join(name)).unwrap().set_len(1 << 30).unwrap();
    }
    let (code, told) = validate(folder.path(), "a gigabyte");
    assert_eq!(code, 1, "{told}");
    for words in [
        "curated.yaml: the file has more than 4 MB",
        "review.yaml: the file has more than 64 MB",
        "case.yaml: the file",
        "courier.md: the file",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }

    // Devices without an end, pipes that nobody writes to, folders, links to nothing.
    let folder = case(b"");
    let own = folder.path().join("case");
    for name in FILES {
        fs::remove_file(own.join(name)).unwrap();
    }
    std::os::unix::fs::symlink("/dev/zero", own.join("curated.yaml")).unwrap();
    std::os::unix::fs::symlink("nowhere", own.join("case.yaml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", own.join("articles/zero.txt")).unwrap();
    let made =
        Command::new("mkfifo").arg(own.join("review.yaml")).arg(own.join("articles/pipe.txt")).status();
    assert!(made.unwrap().success());
    let (code, told) = validate(folder.path(), "devices and pipes");
    assert_eq!(code, 2, "{told}");
    for words in [
        "curated.yaml: cannot be read: it is a pipe or a device",
        "review.yaml: cannot be read: it is a pipe",
        "case.yaml: cannot be read: it is a link that leads nowhere",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }

    let folder = case(b"");
    let own = folder.path().join("case");
    fs::remove_file(own.join("curated.yaml")).unwrap();
    fs::create_dir(own.join("curated.yaml")).unwrap();
    let (code, told) = validate(folder.path(), "a folder");
    assert!(
        code == 2 && told.contains("curated.yaml: cannot be read: it is a folder, expected a file"),
        "{told}"
    );
}

/// Every problem lies in the file, and its excerpt is the line it names.
fn lie_in(text: &str, problems: &[Problem]) {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    for problem in problems.iter().filter(|problem| problem.line > 0) {
        let line = lines.get(problem.line - 1).unwrap_or_else(|| panic!("{problem} in {text:?}"));
        let end = line.chars().count() + 1;
        assert!((1..=end).contains(&problem.column) && problem.width > 0, "{problem} in {text:?}");
        assert!(problem.column + problem.width <= end.max(problem.column + 1), "{problem:?} in {text:?}");
        assert!(
            problem.excerpt.is_empty()
                || problem.excerpt == line.trim_end_matches('\u{feff}')
                || problem.excerpt.trim_end() == line.trim_end(),
            "{problem:?} in {text:?}"
        );
    }
}

fn read_all(bytes: &[u8]) {
    let path = Path::new("a");
    let lossy = String::from_utf8_lossy(bytes).into_owned();
    match text_of(bytes.to_vec(), path) {
        Ok(text) => {
            lie_in(&text, &written::read(path, &text).problems);
            lie_in(&text, &case_file::read(path, &text).problems);
            let log = log::of(path, &text);
            lie_in(&text, &log.problems);
            lie_in(&text, &check::problems(&log));
            lie_in(&text, log.cut.as_slice());
        }
        Err(problem) => {
            assert!(problem.line > 0 && problem.column > 0 && problem.help.is_some(), "{lossy:?}")
        }
    }
    let article = [b"---\nsource: ".as_slice(), bytes, b"\n---\nText.\n"].concat();
    if let Err(problems) = of_text("a", path, article.clone()) {
        assert!(!problems.is_empty());
        if let Ok(text) = String::from_utf8(article) {
            lie_in(&text, &problems);
        }
    }
}

/// Bits of the three files, in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scraps = vec![
        "schema: dissensus/claims/1\n",
        "schema: dissensus/review/1\n",
        "claims:\n",
        "decisions:\n",
        "articles:\n",
        "vague:\n",
        "  - id: a\n",
        "    figure: {low: 3",
        "    quote: ",
        "    date: 2031",
        "  - {id: \"0a\", at: 2031-05-09T14:03:22Z, by: Ana, ",
        "flag: raised, ",
        "undo: x",
        "apart: [b], ",
        "claims: [{id: a, mark: 00ff}",
        "]}\n",
        "}",
        "\"",
        "'",
        ">-\n",
        "|\n",
        "\t",
        "\r",
        "\r\n",
        "\n",
        "    ",
        "é",
        "日本",
        "\u{feff}",
        "\u{2028}",
        "\0",
        "&a ",
        "*a ",
        "!x ",
        "%YAML 1.2\n",
        "---\n",
        "...\n",
        "- ",
        "? ",
        ": ",
        "#",
        "<<: ",
        "<<<<<<< HEAD\n",
        "\u{85}",
        "x: {low: 5}\n",
        "published: soon\n",
        "[",
        "{",
        ",",
    ];
    prop::collection::vec(prop::sample::select(scraps), 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_all(&bytes);
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        read_all(text.as_bytes());
    }

    #[test]
    fn any_bits_of_files_are_read(text in scraps()) {
        read_all(text.as_bytes());
    }
}
