//! Reads a page of texts with what is said in them, each with its line.

use serde::Deserialize;
use std::ops::Range;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    text: String,
    said: Vec<String>,
    gap: Option<String>,
}

/// A text and what is said in it.
pub struct Entry {
    pub line: usize,
    pub text: String,
    pub said: Vec<Said>,
    pub gap: Option<String>,
}

/// One expected attribution.
pub struct Said {
    /// The line as written.
    pub written: String,
    /// What the speaker may be, without an article; empty for a speaker whom the text does not name.
    pub speakers: Vec<String>,
    pub class: String,
    /// Bytes of the text.
    pub pieces: Vec<Range<usize>>,
    /// From the nearest to the farthest, each with what is as good.
    pub via: Vec<Vec<String>>,
}

/// The entries of a page; the n-th has the line of the n-th `- text`.
pub fn entries(name: &str, page: &str) -> Vec<Entry> {
    let written: Vec<Written> = serde_yaml::from_str(page).unwrap_or_else(|why| panic!("{name}: {why}"));
    let lines = page.lines().zip(1..).filter(|(line, _)| line.starts_with("- text:")).map(|(_, line)| line);
    written
        .into_iter()
        .zip(lines)
        .map(|(written, line)| Entry {
            line,
            said: written.said.iter().map(|said| said_in(name, line, &written.text, said)).collect(),
            text: written.text,
            gap: written.gap,
        })
        .collect()
}

fn said_in(name: &str, line: usize, text: &str, written: &str) -> Said {
    let parts: Vec<&str> = written.split(" | ").collect();
    let [speaker, class, words, ..] = parts.as_slice() else { panic!("{name}:{line}: {written}") };
    let pieces = words
        .split(" + ")
        .map(|piece| {
            piece_of(text, piece).unwrap_or_else(|| panic!("{name}:{line}: no {piece:?} in {text:?}"))
        })
        .collect();
    let via = parts.get(3).map_or(Vec::new(), |via| via.split(", ").map(spellings).collect());
    let speakers = if *speaker == "unknown" { Vec::new() } else { spellings(speaker) };
    Said { written: written.to_owned(), speakers, class: (*class).to_owned(), pieces, via }
}

/// "first ... last", or all of the words.
fn piece_of(text: &str, piece: &str) -> Option<Range<usize>> {
    let (first, last) = piece.split_once(" ... ").unwrap_or((piece, piece));
    let start = whole(text, first, 0)?;
    let from = if first == last { start } else { start + first.len() };
    Some(start..whole(text, last, from)? + last.len())
}

/// Where words stand in the text, not inside of others.
fn whole(text: &str, words: &str, from: usize) -> Option<usize> {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text[from..].match_indices(words).map(|(at, _)| at + from).find(|at| {
        !inside(text[..*at].chars().next_back()) && !inside(text[at + words.len()..].chars().next())
    })
}

fn spellings(written: &str) -> Vec<String> {
    let mut all = Vec::new();
    for one in written.split(" / ") {
        let Some((before, rest)) = one.split_once('[') else {
            all.push(bare(one));
            continue;
        };
        let (inside, after) = rest.split_once(']').unwrap();
        all.push(bare(&format!("{before}{inside}{after}")));
        all.push(bare(&format!("{}{after}", before.trim_end())));
    }
    all
}

/// A noun phrase without its article, in lower case.
pub fn bare(phrase: &str) -> String {
    let lower = phrase.to_lowercase();
    let rest = ["the ", "a ", "an "].iter().find_map(|article| lower.strip_prefix(article));
    rest.unwrap_or(&lower).to_owned()
}
