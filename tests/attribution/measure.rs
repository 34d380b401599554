//! Holds what is found against what an entry expects, and counts by page and by class.

use crate::read::{Entry, Said, bare};
use std::collections::BTreeMap;
use std::ops::Range;

/// One attribution as found.
pub struct Found {
    /// `None` where the text does not name the speaker.
    pub speaker: Option<String>,
    pub class: &'static str,
    pub scope: Range<usize>,
    pub via: Vec<String>,
}

/// How an entry came out.
pub struct Judged {
    /// For each expected attribution whether its speaker, class, scope and chain were found, and all of them in one.
    pub hits: Vec<[bool; 5]>,
    /// How many were found that nothing expects.
    pub spurious: usize,
    /// What is amiss, one line each.
    pub missed: Vec<String>,
}

/// What is found in the entry's text against what it should be.
pub fn judge(entry: &Entry) -> Judged {
    let found = crate::found(&entry.text);
    let mut judged = Judged { hits: Vec::new(), spurious: 0, missed: Vec::new() };
    let shown: Vec<String> = found.iter().map(|one| show(&entry.text, one)).collect();
    for said in &entry.said {
        let near: Vec<&Found> =
            found.iter().filter(|one| said.pieces.iter().any(|piece| overlap(piece, &one.scope))).collect();
        let speaker = near.iter().any(|one| same_speaker(said, one));
        let class = near.iter().any(|one| said.class == one.class && same_speaker(said, one));
        let scope = same_scope(&entry.text, said, &near);
        let chain = near.iter().any(|one| same_speaker(said, one) && same_chain(said, one));
        let fitting: Vec<&Found> = near
            .into_iter()
            .filter(|one| said.class == one.class && same_speaker(said, one) && same_chain(said, one))
            .collect();
        let all = same_scope(&entry.text, said, &fitting);
        judged.hits.push([speaker, class, scope, chain, all]);
        if !all {
            judged.missed.push(format!("expected {}, got {}", said.written, shown.join("; ")));
        }
    }
    for (one, shown) in found.iter().zip(&shown) {
        let expected = entry.said.iter().any(|said| {
            said.pieces.iter().any(|piece| overlap(piece, &one.scope))
                && (same_speaker(said, one) || in_chain(said, one))
        });
        if !expected {
            judged.spurious += 1;
            judged.missed.push(format!("nobody says: {shown}"));
        }
    }
    judged
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn same_speaker(said: &Said, one: &Found) -> bool {
    match &one.speaker {
        None => said.speakers.is_empty(),
        Some(speaker) => said.speakers.contains(&bare(speaker)),
    }
}

/// An outlet of the chain may stand as a speaker of its own besides.
fn in_chain(said: &Said, one: &Found) -> bool {
    one.speaker.as_ref().is_some_and(|speaker| said.via.iter().any(|via| via.contains(&bare(speaker))))
}

fn same_chain(said: &Said, one: &Found) -> bool {
    said.via.len() == one.via.len()
        && said.via.iter().zip(&one.via).all(|(written, found)| written.contains(&bare(found)))
}

/// Each piece has a scope with its first and last word, or one scope goes from the first piece to the last.
fn same_scope(text: &str, said: &Said, found: &[&Found]) -> bool {
    let is = |piece: &Range<usize>| found.iter().any(|one| trim(text, &one.scope) == trim(text, piece));
    let (Some(first), Some(last)) = (said.pieces.first(), said.pieces.last()) else { return false };
    said.pieces.iter().all(is) || is(&(first.start..last.end))
}

/// A range without signs at its ends.
fn trim(text: &str, range: &Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.end - inside.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let end = range.start + inside.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    start..end.max(start)
}

fn show(text: &str, one: &Found) -> String {
    let words = &text[trim(text, &one.scope)];
    let short = match (words.split_once(' '), words.rsplit_once(' ')) {
        (Some((first, _)), Some((_, last))) => format!("{first} ... {last}"),
        _ => words.to_owned(),
    };
    let via: String = if one.via.is_empty() { String::new() } else { format!(" | {}", one.via.join(", ")) };
    format!("{} | {} | {short}{via}", one.speaker.as_deref().unwrap_or("unknown"), one.class)
}

/// The shares by page and by class.
pub fn table(pages: &[(String, Vec<Entry>)]) -> String {
    let mut lines = vec![
        "page                texts  right   attributions  right  speaker  class  scope  chain  spurious"
            .to_owned(),
    ];
    let mut classes: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut total = [0; 9];
    for (name, entries) in pages {
        let mut row = [0; 9];
        for entry in entries {
            let judged = judge(entry);
            row[0] += 1;
            row[1] += usize::from(judged.missed.is_empty());
            row[8] += judged.spurious;
            for (said, hits) in entry.said.iter().zip(&judged.hits) {
                row[2] += 1;
                row[3] += usize::from(hits[4]);
                for part in 0..4 {
                    row[4 + part] += usize::from(hits[part]);
                }
                let who =
                    if said.speakers.is_empty() { "unknown speaker".to_owned() } else { said.class.clone() };
                for class in
                    [Some(who), (!said.via.is_empty()).then(|| "chain".to_owned())].into_iter().flatten()
                {
                    let count = classes.entry(class).or_default();
                    count[0] += usize::from(hits[4]);
                    count[1] += 1;
                }
            }
            if entry.said.is_empty() {
                let count = classes.entry("(nobody)".to_owned()).or_default();
                count[0] += usize::from(judged.missed.is_empty());
                count[1] += 1;
            }
        }
        lines.push(line(name, &row));
        total.iter_mut().zip(row).for_each(|(total, row)| *total += row);
    }
    lines.push(line("all", &total));
    lines.extend(classes.iter().map(|(class, [right, of])| format!("{class:<18}{right:>4} of {of}")));
    lines.join("\n")
}

fn line(name: &str, row: &[usize; 9]) -> String {
    let [texts, right, of, all, speaker, class, scope, chain, spurious] = row;
    format!(
        "{name:<18}{texts:>7}{right:>7}{of:>15}{all:>7}{speaker:>9}{class:>7}{scope:>7}{chain:>7}{spurious:>10}"
    )
}
