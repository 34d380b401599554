//! The front matter of an article file: what a person wrote above the text, between two `---` lines.
//!
//! Each key is read on its own, as text, so that one run names every mistake with its line. Nothing here opens
//! a file, and nothing is guessed: an unknown key or a date that is none is a problem, never passed over.

use super::Metadata;
use crate::error::Problem;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;

/// The keys that a front matter may have.
pub const KEYS: [&str; 8] =
    ["source", "title", "url", "published", "modified", "retrieved", "origin", "lang"];

/// A front matter of more bytes is refused before it is parsed.
const LARGEST: usize = 64 * 1024;

/// Openings of lists and mappings in one value; the YAML reader takes seconds over some thousands.
const DEEPEST: usize = 100;

/// A file's text in its two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split<'t> {
    /// What stands between the two `---` lines; `None` for a file without front matter.
    pub front: Option<&'t str>,
    /// What follows the closing line, leading space and all.
    pub body: &'t str,
    /// Lines before the body.
    pub lines_before: usize,
}

/// Parts a text (BOM dropped, LF only) into front matter and body.
///
/// A text that begins with a rule of Markdown and has no `key:` line below it is all body.
///
/// # Errors
///
/// Front matter without its closing line, or larger than 64 KB.
pub fn split<'t>(text: &'t str, path: &Path) -> Result<Split<'t>, Problem> {
    let whole = Split { front: None, body: text, lines_before: 0 };
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next() else { return Ok(whole) };
    if first.trim_end() != "---" {
        return Ok(whole);
    }
    let mut at = first.len();
    let mut opening: Option<Opening> = None;
    let mut gap = false;
    for (count, line) in (2..).zip(lines) {
        if line.trim_end() == "---" {
            let front = text.get(first.len()..at).unwrap_or("");
            if opening == Some(Opening::Prose) {
                return Ok(whole);
            }
            if front.len() > LARGEST {
                let message = format!("front matter of {} KB; at most 64 KB are read", front.len() / 1024);
                return Err(unclosed(path, first, message));
            }
            let body = text.get(at + line.len()..).unwrap_or("");
            return Ok(Split { front: Some(front), body, lines_before: count });
        }
        let written = line.trim_end();
        if opening.is_none() && !written.starts_with('#') {
            if written.is_empty() {
                gap = true;
            } else {
                opening = Some(opens(written, gap));
                if opening == Some(Opening::Prose) {
                    return Ok(whole);
                }
            }
        }
        at += line.len();
    }
    match opening {
        Some(Opening::Known) => {
            let message = "front matter begins here, and no line with --- closes it".to_owned();
            Err(unclosed(path, first, message))
        }
        _ => Ok(whole),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// A key that a front matter has, or nearly.
    Known,
    /// Some other `key:`, right below the rule.
    Key,
    /// No front matter at all.
    Prose,
}

/// What the first written line below a rule says about it.
fn opens(line: &str, gap: bool) -> Opening {
    let Some(key) = key_of(line) else { return Opening::Prose };
    if nearest(key).is_some() {
        return Opening::Known;
    }
    // "---", a blank line, "LIMASSOL: The port …" is a text below a rule.
    if gap { Opening::Prose } else { Opening::Key }
}

/// The key of a line `key: …` or `key:`.
fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let plain = key.trim_matches(['"', '\'']).trim_end();
    let written = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let fits = !plain.is_empty() && plain.chars().all(written);
    (fits && (rest.is_empty() || rest.starts_with([' ', '\t']))).then_some(plain)
}

/// The key that a misspelt one is nearest to, if any is near.
fn nearest(key: &str) -> Option<&'static str> {
    let low = key.to_lowercase();
    let mut best: Option<(&'static str, f64)> = None;
    for known in KEYS {
        let like = strsim::normalized_damerau_levenshtein(&low, known);
        if like >= 0.7 && best.is_none_or(|(_, most)| like > most) {
            best = Some((known, like));
        }
    }
    best.map(|(known, _)| known)
}

fn unclosed(path: &Path, line: &str, message: String) -> Problem {
    Problem {
        path: path.to_owned(),
        line: 1,
        column: 1,
        message,
        help: Some("end the front matter with a line of three dashes, above the text".to_owned()),
        excerpt: line.trim_end().to_owned(),
        width: 3,
    }
}

/// Reads the keys of a front matter that begins on line 2 of its file: what they say, and every mistake, in the order of the file.
pub fn parse(front: &str, path: &Path) -> (Metadata, Vec<Problem>) {
    let mut metadata = Metadata::default();
    let mut problems = Vec::new();
    let mut seen: Vec<(String, usize)> = Vec::new();
    for chunk in chunks(front) {
        match read_chunk(&chunk, path) {
            Ok((key, value)) => {
                if let Some((_, line)) = seen.iter().find(|(other, _)| *other == key) {
                    let message = format!("{key} is given twice; the first is on line {line}");
                    problems.push(problem(path, &chunk, 1, message, Some("keep one of them".to_owned())));
                    continue;
                }
                if let Err((message, help)) = set(&mut metadata, &key, &value) {
                    problems.push(problem(path, &chunk, value_column(&chunk), message, Some(help)));
                }
                seen.push((key, chunk.line));
            }
            Err(found) => problems.push(found),
        }
    }
    (metadata, problems)
}

/// One key with all the lines of its value.
struct Chunk<'t> {
    text: &'t str,
    line: usize,
}

fn chunks(front: &str) -> Vec<Chunk<'_>> {
    let mut starts = Vec::new();
    let mut at = 0;
    for (i, line) in front.split_inclusive('\n').enumerate() {
        // Indented lines, blank ones and the dashes of a list go with the key above them.
        let goes_on = line.starts_with([' ', '\t', '-', '#']) || line.trim().is_empty();
        if !goes_on || (starts.is_empty() && !line.trim().is_empty() && !line.starts_with('#')) {
            starts.push((at, i + 2));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([front.len()]);
    let pairs = starts.iter().zip(ends);
    pairs.map(|((from, line), to)| Chunk { text: front.get(*from..to).unwrap_or(""), line: *line }).collect()
}

fn first_line<'t>(chunk: &Chunk<'t>) -> &'t str {
    chunk.text.lines().next().unwrap_or("").trim_end()
}

fn value_column(chunk: &Chunk) -> usize {
    let line = first_line(chunk);
    let Some((key, value)) = line.split_once(':') else { return 1 };
    let space = value.chars().take_while(|c| c.is_whitespace()).count();
    if value.trim().is_empty() { 1 } else { key.chars().count() + 2 + space }
}

fn problem(path: &Path, chunk: &Chunk, column: usize, message: String, help: Option<String>) -> Problem {
    let excerpt = first_line(chunk).to_owned();
    let width = excerpt.chars().count().saturating_sub(column.max(1) - 1).max(1);
    Problem { path: path.to_owned(), line: chunk.line, column, message, help, excerpt, width }
}

fn read_chunk(chunk: &Chunk, path: &Path) -> Result<(String, String), Problem> {
    let line = first_line(chunk);
    let Some(key) = key_of(line) else {
        let message = "expected a line of the form key: text".to_owned();
        let help = format!("the keys are {}; a text over several lines is indented", KEYS.join(", "));
        return Err(problem(path, chunk, 1, message, Some(help)));
    };
    if !KEYS.contains(&key) {
        let help = match nearest(key) {
            Some(known) => format!("did you mean {known}?"),
            None => format!("the keys are {}", KEYS.join(", ")),
        };
        let mut found = problem(path, chunk, 1, format!("{key} is no key of a front matter"), Some(help));
        found.width = key.chars().count();
        return Err(found);
    }
    let quote = || Some(format!("write it on one line, in double quotes where it has signs: {key}: \"…\""));
    let column = value_column(chunk);
    let openings = chunk.text.matches(['[', '{']).count()
        + chunk.text.matches("- ").count()
        + chunk.text.matches("? ").count();
    let value = line.split_once(':').map_or("", |(_, value)| value.trim_start());
    if value.starts_with(['[', '{']) || openings > DEEPEST {
        let message = format!("{key} is one text, and a list or a mapping stands here");
        return Err(problem(path, chunk, column, message, quote()));
    }
    match serde_yaml::from_str::<BTreeMap<String, String>>(chunk.text) {
        Ok(read) => {
            let value = read.into_iter().next().map(|(_, value)| value).unwrap_or_default();
            Ok((key.to_owned(), value))
        }
        Err(error) => {
            let written = error.to_string();
            if written.contains("invalid type") {
                let message = format!("{key} is one text, and a list or a mapping stands here");
                return Err(problem(path, chunk, column, message, quote()));
            }
            let cause = written.split(" at line ").next().unwrap_or("").to_owned();
            let mut found = problem(path, chunk, column, format!("{key} is not YAML: {cause}"), quote());
            if let Some(place) = error.location() {
                let lines = chunk.text.lines().count().max(1);
                let inner = place.line().clamp(1, lines);
                found.line += inner - 1;
                found.excerpt = chunk.text.lines().nth(inner - 1).unwrap_or("").trim_end().to_owned();
                found.column = place.column().clamp(1, found.excerpt.chars().count() + 1);
                found.width = 1;
            }
            Err(found)
        }
    }
}

fn set(metadata: &mut Metadata, key: &str, value: &str) -> Result<(), (String, String)> {
    let text = value.trim();
    if text.is_empty() {
        // `url:` with nothing after it is a form that was not filled in.
        return Ok(());
    }
    let date = || {
        day(text).map(Some).ok_or_else(|| {
            let help = format!("write year-month-day, as in {key}: 2031-05-09; a time may follow");
            (format!("{key} is a date, and {text:?} is none"), help)
        })
    };
    match key {
        "published" => metadata.published = date()?,
        "modified" => metadata.modified = date()?,
        "retrieved" => metadata.retrieved = date()?,
        "source" => metadata.source = Some(text.to_owned()),
        "title" => metadata.title = Some(text.to_owned()),
        "url" => metadata.url = Some(text.to_owned()),
        "origin" => metadata.origin = Some(text.to_owned()),
        "lang" => metadata.lang = Some(text.to_owned()),
        _ => {}
    }
    Ok(())
}

/// The day of an ISO day or of an ISO date-time, as it is written there: no time zone is applied.
pub fn day(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(10)?;
    if !day.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() }) {
        return None;
    }
    let date: Date = day.parse().ok()?;
    if rest.is_empty() {
        return Some(date);
    }
    let time = rest.strip_prefix(['T', 't', ' '])?.trim_start().as_bytes();
    let clock = time.len() >= 5 && time.get(2) == Some(&b':') && time.iter().take(2).all(u8::is_ascii_digit);
    let signs = time.iter().all(|b| b.is_ascii_alphanumeric() || b" :.+-/[]".contains(b));
    (clock && signs).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Metadata, Vec<Problem>> {
        let path = Path::new("a.txt");
        let split = split(text, path).map_err(|problem| vec![problem])?;
        let (metadata, problems) = split.front.map(|front| parse(front, path)).unwrap_or_default();
        if problems.is_empty() { Ok(metadata) } else { Err(problems) }
    }

    #[track_caller]
    fn wrong(text: &str, expected: &[(usize, usize, &str)]) {
        let problems = read(text).unwrap_err();
        let got: Vec<_> = problems.iter().map(|p| (p.line, p.column, p.message.as_str())).collect();
        let same = got.len() == expected.len()
            && got.iter().zip(expected).all(|(g, e)| g.0 == e.0 && g.1 == e.1 && g.2.contains(e.2));
        assert!(same, "{got:?}");
        for problem in &problems {
            assert!(
                problem.help.is_some() && !problem.excerpt.is_empty() && problem.width > 0,
                "{problem:?}"
            );
        }
    }

    #[track_caller]
    fn no_front(text: &str) {
        let split = split(text, Path::new("a.txt")).unwrap();
        assert_eq!((split.front, split.body, split.lines_before), (None, text, 0));
    }

    #[test]
    fn scalars_are_read_as_their_text() {
        let text = "---\nsource: no\ntitle: 'Ferry: nine dead'\npublished: 2031-05-09T22:10:00+03:00\n# seen\n\
                    modified: \"2031-05-10\"\nurl:\nlang: 012\n---\n Body";
        let metadata = read(text).unwrap();
        assert_eq!(metadata.source.as_deref(), Some("no"));
        assert_eq!(metadata.title.as_deref(), Some("Ferry: nine dead"));
        assert_eq!(metadata.published, Some(jiff::civil::date(2031, 5, 9)));
        assert_eq!(metadata.modified, Some(jiff::civil::date(2031, 5, 10)));
        assert_eq!(metadata.url, None);
        assert_eq!(metadata.lang.as_deref(), Some("012"));
    }

    #[test]
    fn the_body_is_exactly_what_follows() {
        let text = "---\nsource: A\n---\n\n  Body\n---\nmore";
        let split = split(text, Path::new("a.txt")).unwrap();
        assert_eq!((split.body, split.lines_before), ("\n  Body\n---\nmore", 3));
    }

    #[test]
    fn titles_over_several_lines() {
        let metadata = read("---\ntitle: >-\n  Ferry sinks\n  off Ansel\nsource: A\n---\n").unwrap();
        assert_eq!(metadata.title.as_deref(), Some("Ferry sinks off Ansel"));
    }

    #[test]
    fn a_rule_of_markdown_is_no_front_matter() {
        no_front("---\nThe ferry sank.\n---\nMore.");
        no_front("---\n\nLIMASSOL: The ferry sank.\n\n---\nMore.");
        no_front("---\nLIMASSOL: The ferry sank.\nMore.");
        no_front("----\nsource: A\n---\n");
        no_front("Text\n---\nsource: A\n---\n");
        no_front("---");
    }

    #[test]
    fn every_mistake_has_its_place() {
        wrong("---\nsource: A\nBody", &[(1, 1, "no line with ---")]);
        wrong(
            "---\nsorce: A\npublished: yesterday\ntitle: Minister: we go\norigin: [a]\n---\nBody",
            &[(2, 1, "sorce"), (3, 12, "yesterday"), (4, 16, "not YAML"), (5, 9, "one text")],
        );
        wrong("---\nsource: A\nsource: B\n---\n", &[(3, 1, "twice; the first is on line 2")]);
        wrong("---\nsource:\n  name: A\n---\n", &[(2, 1, "one text")]);
        wrong("---\npublished: 2031-02-30\n---\n", &[(2, 12, "is a date")]);
        wrong("---\nauthor: A\n---\n", &[(2, 1, "author is no key")]);
        wrong("---\nsource: A\nhello\n---\n", &[(3, 1, "expected a line")]);
    }

    #[test]
    fn the_nearest_key_is_named() {
        let problems = read("---\nPublishd: 2031-05-09\n---\n").unwrap_err();
        assert_eq!(problems[0].help.as_deref(), Some("did you mean published?"));
    }

    #[test]
    fn deep_and_large_front_matter_is_refused_fast() {
        let started = std::time::Instant::now();
        for open in ["[", "{", "- ", "? "] {
            let text = format!("---\nsource:\n  {}\n---\n", open.repeat(30_000 / open.len()));
            assert!(read(&text).is_err());
        }
        let text = format!("---\nsource: A\ntitle: {}\n---\n", "x".repeat(70_000));
        assert!(read(&text).is_err());
        assert!(started.elapsed().as_millis() < 500);
    }
}
