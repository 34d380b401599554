//! What the stretches of an article's body are: the telling itself, its headline, or the furniture of the page.
//!
//! Telling that is taken for furniture is a lost claim, so a line is furniture only where a cue says it
//! (`lexicon/data/furniture.yaml`); how a line looks decides at the top and at the end of a text alone.

mod caption;
mod head;
mod lines;
mod place;
mod stamp;
mod tail;

pub(super) use caption::credit;

use crate::lexicon::agencies;
use crate::lexicon::furniture::{self, Ended, Kind};
use crate::text::Span;

/// What a stretch of a body is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The headline, where the body begins with one, and repeated headlines and standfirsts.
    Title,
    /// The telling itself.
    Body,
    /// A picture's caption or credit: its claims are marked as a caption's.
    Caption,
    /// "ISLAMABAD:", "4 May 2031, updated at 9:30 GMT", a byline: may give the anchor, never a claim.
    Dateline,
    /// "Read more", "Also read", share counts, tags, comment forms: gives nothing.
    Furniture,
}

/// A stretch of a body that is not plain telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    /// Where it stands in the body.
    pub span: Span,
    /// What it is.
    pub part: Part,
}

/// Finds the zones of a body, in order and apart from each other; what no zone covers is [`Part::Body`].
pub fn find(body: &str, title: Option<&str>) -> Vec<Zone> {
    let all = lines::of(body);
    let mut zones = Vec::new();
    let first = head::mark(body, &all, title, &mut zones);
    let mut parts: Vec<Option<Part>> = vec![None; all.len()];
    for (i, line) in all.iter().enumerate().skip(first) {
        let begun = i == first && zones.last().is_some_and(|zone| zone.span.end > line.start);
        if begun {
            continue;
        }
        let near_end = i + 4 >= all.len();
        let byline = near_end && head::is_byline(line.text);
        let part = line_part(line.text, i + 1 == all.len());
        if let Some(part) = part.or(byline.then_some(Part::Dateline)) {
            if let Some(slot) = parts.get_mut(i) {
                *slot = Some(part);
            }
        } else {
            within(line, &mut zones);
        }
    }
    if let Some(line) = all.get(first).filter(|line| parts.get(first) == Some(&None) && line.text.len() > 300)
    {
        within(line, &mut zones);
        late_dateline(line, &mut zones);
    }
    tail::mark(&all, first, &mut parts);
    for (line, part) in all.iter().zip(&parts) {
        if let Some(part) = part {
            zones.push(Zone { span: Span::new(line.start, line.end), part: *part });
        }
    }
    if let Some(line) = all.last().filter(|_| parts.last() == Some(&None)) {
        tail::run_in(line, &mut zones);
    }
    ordered(zones)
}

/// Sorts the zones; where two overlap the first stands, and what the second has beyond it.
fn ordered(mut zones: Vec<Zone>) -> Vec<Zone> {
    zones.sort_by_key(|zone| (zone.span.start, zone.span.end));
    let mut out: Vec<Zone> = Vec::with_capacity(zones.len());
    for mut zone in zones {
        if let Some(last) = out.last() {
            zone.span.start = zone.span.start.max(last.span.end);
        }
        if zone.span.start < zone.span.end {
            out.push(zone);
        }
    }
    out
}

/// What a line is that a cue tells, wherever it stands; `last` where no line follows.
fn line_part(text: &str, last: bool) -> Option<Part> {
    // "**Read more:** …", "> Advertisement": Markdown's signs are no part of the words.
    let text = text.trim_start_matches(['*', '_', '>', '-', ' ']);
    let ended = if lines::is_ended(text) { Ended::Yes } else { Ended::No };
    if let Some(rule) = furniture::rule(text, ended) {
        return Some(match rule.kind {
            Kind::Furniture => Part::Furniture,
            Kind::Caption => Part::Caption,
            Kind::Byline => Part::Dateline,
        });
    }
    if is_address(text) {
        return Some(Part::Furniture);
    }
    if caption::is_credited(text, last) {
        return Some(Part::Caption);
    }
    is_credit_line(text).then_some(Part::Dateline)
}

/// True for a web address, a mail address or an account's name alone.
fn is_address(text: &str) -> bool {
    let bare = text.trim_matches(['<', '>', '(', ')']);
    let link = bare.starts_with("http://") || bare.starts_with("https://") || bare.starts_with("www.");
    let mail = bare.len() <= 80 && bare.contains('@') && !bare.contains("@ ");
    (link || mail) && !bare.contains(char::is_whitespace)
}

/// True for an agency's name alone: "(AFP)", "— Reuters", "The Associated Press".
fn is_credit_line(text: &str) -> bool {
    text.len() <= 60
        && (place::credits(text.trim_matches(['(', ')', '[', ']', '—', '–', '-', '.', ' ']))
            || is_signed(text))
}

/// True for "Jane Roe, Associated Press": a name of two to four words in capitals, and an agency.
fn is_signed(text: &str) -> bool {
    let Some((name, agency)) = text.rsplit_once(", ") else { return false };
    let words = name.split(' ').count();
    let capitals = name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (2..=4).contains(&words)
        && capitals
        && name.chars().all(|c| c.is_alphabetic() || " .'’-".contains(c))
        && agencies::named(agency.trim_end_matches('.')).is_some()
}

/// Captions inside a long line.
fn within(line: &lines::Line, zones: &mut Vec<Zone>) {
    if !line.text.as_bytes().contains(&b'(') {
        return;
    }
    for (start, end) in caption::inside(line.text) {
        zones.push(Zone { span: Span::new(line.start + start, line.start + end), part: Part::Caption });
    }
}

/// A dateline with its agency that follows a headline or a standfirst in the same line.
fn late_dateline(line: &lines::Line, zones: &mut Vec<Zone>) {
    const FIRST: usize = 600;
    for (at, _) in line.text.match_indices(". ").take_while(|(at, _)| *at < FIRST) {
        let from = at + 2;
        let Some(place) = line.text.get(from..).and_then(place::read) else { continue };
        if place.agency {
            let start = line.start + from;
            zones.push(Zone { span: Span::new(start, start + place.length), part: Part::Dateline });
            return;
        }
    }
}

/// What the stretch of a body is that begins at byte `at`.
pub fn part_at(zones: &[Zone], at: usize) -> Part {
    let after = zones.partition_point(|zone| zone.span.end <= at);
    zones.get(after).filter(|zone| zone.span.start <= at).map_or(Part::Body, |zone| zone.part)
}
