//! Holds the order of the rooms, and what the rooms below the command line leave alone; docs/architecture.md says why.
//!
//! Comments and texts in quotation marks are blanked first: a doc link may point to a room on the right. What the
//! compiler holds by itself (the binary sees only what is `pub`) is not looked at again.
#![allow(clippy::unwrap_used, reason = "a file of the repository that cannot be read is a failed test")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the library; each uses only those before it.
const ROOMS: [&str; 17] = [
    "error",
    "disk",
    "yaml",
    "lexicon",
    "text",
    "article",
    "mention",
    "story",
    "claim",
    "compare",
    "review",
    "case",
    "heap",
    "selfcheck",
    "report",
    "desk",
    "annotate",
];

/// The rooms of the binary; each uses only those before it, and of the library what is pub.
const BINARY: [&str; 2] = ["page", "cli"];

/// What lib.rs hands on from the room of errors.
const HANDED_ON: [&str; 3] = ["Error", "Problem", "Result"];

/// What nothing below the command line does: code, and what it would be.
const LEFT_ALONE: [(&str, &str); 17] = [
    ("println!", "prints"),
    ("print!", "prints"),
    ("eprintln!", "prints"),
    ("eprint!", "prints"),
    ("dbg!", "prints"),
    ("stdout()", "prints"),
    ("stderr()", "prints"),
    ("SystemTime::now", "asks the clock"),
    ("Instant::now", "asks the clock"),
    ("Zoned::now", "asks the clock"),
    ("Timestamp::now", "asks the clock"),
    ("env::var", "asks the environment"),
    ("env::var_os", "asks the environment"),
    ("process::exit", "ends the program"),
    ("process::Command", "starts a program"),
    ("std::net", "uses the network"),
    ("static mut", "keeps state"),
];

/// Code that opens or writes files.
const FILES: [&str; 5] = ["fs::", "std::fs", "File::open", "OpenOptions", "stdin()"];

/// Where files are opened: articles, the files of a case, and the case that holds both.
const OPENS_FILES: [&str; 4] = ["src/article/", "src/disk/", "src/case.rs", "src/heap/"];

#[test]
fn a_room_uses_only_the_rooms_before_it() {
    let mut broken = String::new();
    for file in files() {
        let Some(own) = file.room.and_then(place) else { continue };
        for (line, used) in rooms_used(&file.code, file.depth) {
            if place(used).is_none_or(|used| used > own) {
                let room = ROOMS[own];
                writeln!(broken, "{}:{line}: {room} uses {used}, which is not before it", file.path).unwrap();
            }
        }
    }
    assert!(broken.is_empty(), "the order is {}\n{broken}", ROOMS.join(" < "));
}

#[test]
fn nothing_below_the_command_line_prints_or_asks_the_clock_or_opens_other_files() {
    let mut broken = String::new();
    for file in files().iter().filter(|file| file.room.is_some()) {
        let code = without_tests(&file.code);
        for (what, does) in LEFT_ALONE {
            for line in lines_with(code, what) {
                writeln!(broken, "{}:{line}: `{what}` {does}", file.path).unwrap();
            }
        }
        if OPENS_FILES.iter().any(|place| file.path.starts_with(place)) {
            continue;
        }
        for what in FILES {
            for line in lines_with(code, what) {
                writeln!(broken, "{}:{line}: `{what}` opens a file", file.path).unwrap();
            }
        }
    }
    assert!(broken.is_empty(), "{broken}");
}

#[test]
fn the_binary_is_the_page_and_the_command_line() {
    let main = code(&fs::read_to_string("src/main.rs").unwrap());
    let mut modules: Vec<&str> = main.lines().filter_map(|line| line.trim().strip_prefix("mod ")).collect();
    modules.iter_mut().for_each(|module| *module = module.trim_end_matches(';'));
    modules.sort_by_key(|module| BINARY.iter().position(|known| known == module));
    assert_eq!(modules, BINARY, "src/main.rs: a room of the library is used as `dissensus::…`");
    for file in files().iter().filter(|file| file.room.is_none()) {
        let known = |room: &str| BINARY.iter().position(|known| *known == room);
        let inside = file.path.strip_prefix("src/").unwrap();
        // main.rs uses both.
        let own =
            BINARY.iter().position(|room| inside.starts_with(&format!("{room}/"))).unwrap_or(BINARY.len());
        for (line, used) in rooms_used(&file.code, file.depth) {
            let is_before = known(used).is_some_and(|used| used <= own);
            assert!(
                is_before,
                "{}:{line}: uses {used}: rooms of the library are used as `dissensus::…`",
                file.path
            );
        }
    }
}

#[test]
fn the_page_prints_nothing_and_opens_no_files() {
    let mut broken = String::new();
    for file in files().iter().filter(|file| file.path.starts_with("src/page/")) {
        let code = without_tests(&file.code);
        let prints = LEFT_ALONE
            .iter()
            .filter(|(_, does)| !does.starts_with("asks the clock") && !does.starts_with("uses the net"));
        for what in prints.map(|(what, _)| *what).chain(FILES) {
            for line in lines_with(code, what) {
                writeln!(broken, "{}:{line}: `{what}` is for other rooms", file.path).unwrap();
            }
        }
    }
    assert!(broken.is_empty(), "{broken}");
}

#[test]
fn every_room_is_known_and_the_page_has_the_same_order() {
    for entry in fs::read_dir("src").unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let known = ROOMS.contains(&stem) || BINARY.contains(&stem) || ["lib", "main"].contains(&stem);
        assert!(known, "{}: say in tests/rooms.rs and docs/architecture.md where it stands", path.display());
    }
    let page = fs::read_to_string("docs/architecture.md").unwrap();
    let order = ROOMS.join(" < ");
    assert!(page.contains(&order), "docs/architecture.md does not have the line `{order}`");
}

/// A source file with all but its code blanked.
struct File {
    path: String,
    /// Its room; `None` for the binary.
    room: Option<&'static str>,
    /// How many modules deep it stands: 1 for a room's own file.
    depth: usize,
    code: String,
}

/// Every file of src but lib.rs, sorted; files of tests too, for they use the rooms as well.
fn files() -> Vec<File> {
    let mut paths = Vec::new();
    gather(Path::new("src"), &mut paths);
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let name = path.to_str().unwrap().replace('\\', "/");
        let inside = name.strip_prefix("src/").unwrap().strip_suffix(".rs").unwrap();
        if inside == "lib" {
            continue;
        }
        let modules: Vec<&str> = inside.split('/').filter(|module| *module != "mod").collect();
        let room = ROOMS.iter().find(|room| **room == modules[0]).copied();
        let depth = if inside == "main" { 0 } else { modules.len() };
        files.push(File { code: code(&fs::read_to_string(&path).unwrap()), path: name, room, depth });
    }
    files
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

/// Where a room stands in the order.
fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}

/// The rooms that code names, each with its line: `crate::text`, `crate::{text, claim::Kind}`, and `super::` past the room.
fn rooms_used(code: &str, depth: usize) -> Vec<(usize, &str)> {
    let mut used = Vec::new();
    for at in starts(code, "crate::") {
        let path = &code[at + "crate::".len()..];
        for name in first_names(path) {
            used.push((line_of(code, at), if HANDED_ON.contains(&name) { "error" } else { name }));
        }
    }
    for at in starts(code, "super::") {
        let mut path = &code[at..];
        let mut up = 0;
        while let Some(rest) = path.strip_prefix("super::") {
            path = rest;
            up += 1;
        }
        // A module of tests inside a file is one deeper, so only names of rooms are taken.
        if depth > 0 && up >= depth {
            let rooms = first_names(path).into_iter().filter(|name| place(name).is_some());
            used.extend(rooms.map(|room| (line_of(code, at), room)));
        }
    }
    used.sort_unstable();
    used
}

/// The first name of a path, or of each path in braces.
fn first_names(path: &str) -> Vec<&str> {
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut names = Vec::new();
    let (mut deep, mut fresh) = (1, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => deep += 1,
            '}' => deep -= 1,
            ',' if deep == 1 => fresh = true,
            _ if fresh && deep == 1 && is_name(c) => {
                names.push(name(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
        if deep == 0 {
            break;
        }
    }
    names
}

fn name(path: &str) -> &str {
    let end = path.find(|c: char| !is_name(c)).unwrap_or(path.len());
    &path[..end]
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where a path begins in code: not in the midst of a longer one.
fn starts(code: &str, path: &str) -> Vec<usize> {
    let begins = |at: &usize| code[..*at].chars().next_back().is_none_or(|c| !is_name(c) && c != ':');
    code.match_indices(path).map(|(at, _)| at).filter(begins).collect()
}

fn lines_with(code: &str, what: &str) -> Vec<usize> {
    let begins = |at: &usize| code[..*at].chars().next_back().is_none_or(|c| !is_name(c));
    code.match_indices(what).map(|(at, _)| at).filter(begins).map(|at| line_of(code, at)).collect()
}

fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// Code down to its module of tests, which stands last; a file named tests.rs has none.
fn without_tests(code: &str) -> &str {
    let end = code.find("#[cfg(test)]\nmod ").unwrap_or(code.len());
    let only_tests = code.contains("#[test]") && end == code.len();
    if only_tests { "" } else { &code[..end] }
}

/// A source text with comments, characters and texts blanked, every line in its place.
fn code(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = String::with_capacity(source.len());
    let mut i = 0;
    while i < chars.len() {
        let end = match at(i) {
            '/' if at(i + 1) == '/' => until(&chars, i, "\n") - 1,
            '/' if at(i + 1) == '*' => until(&chars, i + 2, "*/"),
            'r' if is_raw(&chars, i) => {
                let signs = chars[i + 1..].iter().take_while(|c| **c == '#').count();
                until(&chars, i + 2 + signs, &format!("\"{}", "#".repeat(signs)))
            }
            '"' => quoted(&chars, i, '"'),
            '\'' if at(i + 1) == '\\' || at(i + 2) == '\'' => quoted(&chars, i, '\''),
            _ => i,
        };
        if end == i {
            out.push(at(i));
            i += 1;
            continue;
        }
        out.extend(chars[i..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
        i = end;
    }
    out
}

fn is_raw(chars: &[char], i: usize) -> bool {
    let before = i.checked_sub(1).map_or(' ', |before| chars[before]);
    let after = chars[i + 1..].iter().find(|c| **c != '#');
    (!is_name(before) || before == 'b') && after == Some(&'"')
}

/// One past the end of `closing`, looked for from `i` on.
fn until(chars: &[char], i: usize, closing: &str) -> usize {
    let closing: Vec<char> = closing.chars().collect();
    let found = (i..chars.len()).find(|k| chars[*k..].starts_with(&closing));
    found.map_or(chars.len() + usize::from(closing == ['\n']), |k| k + closing.len())
}

/// One past the sign that closes the text or character that opens at `i`.
fn quoted(chars: &[char], i: usize, sign: char) -> usize {
    let mut k = i + 1;
    while k < chars.len() && chars[k] != sign {
        k += if chars[k] == '\\' { 2 } else { 1 };
    }
    (k + 1).min(chars.len())
}

#[test]
fn code_is_what_is_neither_comment_nor_text() {
    let source = "use crate::text; // crate::report\nlet a = \"crate::cli \\\" \"; let b = '\"'; /* crate::x\n*/ crate::claim::f::<'a>(r#\"crate::y\"\"#)";
    assert_eq!(rooms_used(&code(source), 2), [(1, "text"), (3, "claim")]);
    assert_eq!(code(source).lines().count(), source.lines().count());
    assert_eq!(code("x // end"), "x       ");
}

#[test]
fn grouped_and_climbing_paths_are_seen() {
    let source = "use crate::{\n  report::json, Error,\n  text::{Span, Tokens},\n};\nsuper::super::cli::f(); super::claim()";
    assert_eq!(rooms_used(source, 9), [(1, "error"), (1, "report"), (1, "text")]);
    assert_eq!(rooms_used("super::super::report::f(); super::report()", 2), [(1, "report")]);
    assert_eq!(lines_with("a\neprintln!(); x.println!()", "println!"), [2]);
}
