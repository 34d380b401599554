//! The top of a body: headlines, standfirsts, bylines, date lines and captions before the telling begins.

use super::lines::{self, Line};
use super::{Part, Zone, line_part, place, stamp};
use crate::lexicon::furniture;
use crate::text::Span;

/// No more lines than this stand above the telling.
const MOST_LINES: usize = 14;

/// Headlines and standfirsts that are told by their looks alone.
const MOST_HEADLINES: usize = 5;

/// Marks what stands above the telling and gives the index of its first line.
pub(super) fn mark(body: &str, all: &[Line], title: Option<&str>, zones: &mut Vec<Zone>) -> usize {
    let title = title.map(str::trim).filter(|title| title.len() >= 8);
    let gaps = all.iter().skip(1).any(|line| line.apart);
    let wrapped = !gaps && lines::are_wrapped(all);
    let last_telling = all.iter().rposition(|line| lines::is_telling(line.text)).unwrap_or(0);
    let mut headlines = 0;
    let mut i = 0;
    while let Some(line) = all.get(i).filter(|_| i < MOST_LINES) {
        // "date 2031-11-01 The minister meets … — Reuters" is a date line and a caption.
        let mixed = stamped(line.text).is_some_and(|(length, _)| length < line.text.len());
        let part = line_part(line.text, i + 1 == all.len()).filter(|_| !mixed);
        if let Some(part) = part.or_else(|| top_part(line.text)) {
            zones.push(Zone { span: Span::new(line.start, line.end), part });
            i += 1;
            continue;
        }
        let told = is_markdown_heading(line.text)
            || title.is_some_and(|title| resembles(line.text, title))
            || is_repeated(body, line, i);
        let looks =
            i < last_telling && headlines < MOST_HEADLINES && !wrapped && looks_like_headline(all, i, gaps);
        if (told || looks) && place::read(line.text).is_none() {
            headlines += usize::from(!told);
            let cut = trailing_stamp(line.text).map_or(line.end, |at| line.start + at);
            zones.push(Zone { span: Span::new(line.start, cut), part: Part::Title });
            if cut < line.end {
                zones.push(Zone { span: Span::new(cut, line.end), part: Part::Dateline });
            }
            i += 1;
            continue;
        }
        let (end, found) = run_in(line, title, i + 1 == all.len());
        let plain = found.is_empty();
        zones.extend(found);
        if end >= line.end {
            i += 1;
            continue;
        }
        let rest = line.text.get(end - line.start..).unwrap_or("");
        let from = end + rest.len() - rest.trim_start().len();
        if let Some(place) = dateline(all, rest.trim_start()) {
            zones.push(Zone { span: Span::new(from, from + place.length), part: Part::Dateline });
            return i;
        }
        if plain && let Some(count) = standfirst(all, i) {
            for line in all.iter().skip(i).take(count) {
                zones.push(Zone { span: Span::new(line.start, line.end), part: Part::Title });
            }
            i += count;
            continue;
        }
        return i;
    }
    i
}

/// What only the top of a text can have: date lines and bylines.
fn top_part(text: &str) -> Option<Part> {
    (is_stamp(text) || is_byline(text)).then_some(Part::Dateline)
}

/// True for a line that is a date, a time, or both, with no more than "Updated" before it.
fn is_stamp(text: &str) -> bool {
    stamp::read(text).is_some_and(|stamp| {
        text.get(stamp.length..)
            .unwrap_or("")
            .trim_matches([' ', '.', '|', ')', '-', '–', '—', ',', ':'])
            .is_empty()
    })
}

/// "By Jane Roe and John Doe, Harbour Media | 9 May 2031".
pub(super) fn is_byline(text: &str) -> bool {
    const LONGEST: usize = 120;
    const SMALL: [&str; 10] = ["and", "in", "of", "for", "with", "the", "&", "at", "de", "al"];
    if text.len() > LONGEST || lines::is_ended(text) && !text.ends_with("Jr.") {
        return false;
    }
    let Some(rest) = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY ")) else { return false };
    let mut capitals = 0;
    let mut at = 0;
    for word in rest.split(' ') {
        if let Some(rest) = rest.get(at..)
            && capitals > 0
            && stamp::read(rest.trim_start_matches(['|', '-', '–', '—', ' '])).is_some_and(|found| found.full)
        {
            return true;
        }
        at += word.len() + 1;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        if bare.is_empty() || SMALL.contains(&bare) || bare.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        if !bare.starts_with(char::is_uppercase) {
            return false;
        }
        capitals += 1;
    }
    capitals > 0 && !rest.starts_with(|c: char| !c.is_uppercase())
}

fn is_markdown_heading(text: &str) -> bool {
    let marks = text.bytes().take_while(|b| *b == b'#').count();
    (1..=6).contains(&marks) && text.as_bytes().get(marks) == Some(&b' ')
}

/// True for a line that says the title, give or take a few signs, or the title with the outlet's name cut off or added.
fn resembles(line: &str, title: &str) -> bool {
    if line.len() > 2 * title.len() + 20 || line.len() > 400 {
        return false;
    }
    let (a, b) = (furniture::fold(line, 400), furniture::fold(title, 400));
    let cut = |long: &str, short: &str| {
        short.len() >= 20
            && long
                .strip_prefix(short)
                .is_some_and(|rest| rest.trim_start().starts_with(['|', '-', ':']) && rest.len() < 60)
    };
    a == b || cut(&a, &b) || cut(&b, &a) || strsim::normalized_levenshtein(&a, &b) >= 0.85
}

/// True for one of the first lines that stands once more below: a headline or a pulled quote.
fn is_repeated(body: &str, line: &Line, at: usize) -> bool {
    (24..=300).contains(&line.text.len())
        && line.text.split_whitespace().nth(3).is_some()
        && line.text.contains(char::is_alphabetic)
        && at < 4
        && body.get(line.end..).is_some_and(|rest| rest.contains(line.text))
}

fn looks_like_headline(all: &[Line], i: usize, gaps: bool) -> bool {
    let Some(line) = all.get(i) else { return false };
    if !lines::is_headline(line.text) || starts_dateline(line.text) {
        return false;
    }
    if !gaps {
        // Each line is a paragraph; one that the next goes on from is none.
        return all.get(i + 1).is_some_and(|next| !next.text.starts_with(char::is_lowercase));
    }
    // A paragraph cut at a fixed width ends in a full stop; a headline over two lines does not.
    let block = all.iter().skip(i + 1).take_while(|next| !next.apart);
    block.clone().count() <= 3
        && block
            .clone()
            .all(|next| lines::is_headline(next.text) || is_stamp(next.text) || is_byline(next.text))
}

/// Where the date line begins that closes a headline's line: "Ferry sinks Posted: Friday, May 9, 2031 6:39 AM EDT".
fn trailing_stamp(text: &str) -> Option<usize> {
    const STRETCH: usize = 160;
    let starts = text.match_indices(' ').filter(|(at, _)| text.len() - at <= STRETCH);
    for (at, _) in starts {
        let rest = text.get(at + 1..)?;
        let whole =
            stamp::read(rest).is_some_and(|stamp| stamp.full && stamp.led && stamp.length == rest.len());
        if whole {
            return Some(at + 1);
        }
    }
    None
}

fn starts_dateline(text: &str) -> bool {
    place::read(text).is_some()
}

/// How many lines from `i` on stand above a dateline or a byline, as standfirsts and summaries do.
fn standfirst(all: &[Line], i: usize) -> Option<usize> {
    const LONGEST: usize = 200;
    for (count, line) in all.iter().skip(i).take(4).enumerate() {
        if count > 0 {
            let above_place = dateline(all, line.text).is_some();
            let above_stamp = count <= 2 && (is_stamp(line.text) || is_byline(line.text));
            if above_place || above_stamp {
                return Some(count);
            }
        }
        if line.text.len() > LONGEST {
            return None;
        }
    }
    None
}

/// The dateline that a paragraph begins with, unless the text is a transcript of speakers in capitals.
fn dateline(all: &[Line], text: &str) -> Option<place::Place> {
    let found = place::read(text)?;
    let speakers = |line: &&Line| place::read(line.text).is_some_and(|place| place.bare);
    if found.bare && all.iter().take(40).filter(speakers).count() > 2 {
        return None;
    }
    Some(found)
}

/// What runs in at the start of a line that goes on with the telling, and where the telling begins.
fn run_in(line: &Line, title: Option<&str>, last: bool) -> (usize, Vec<Zone>) {
    let mut zones = Vec::new();
    let mut at = 0;
    let mut titled = false;
    loop {
        let rest = line.text.get(at..).unwrap_or("");
        let trimmed = rest.trim_start();
        let from = at + rest.len() - trimmed.len();
        let mut take = |length: usize, part: Part| {
            zones.push(Zone { span: Span::new(line.start + from, line.start + from + length), part });
            at = from + length;
        };
        if trimmed.is_empty() {
            return (line.end, zones);
        }
        if let Some((length, part)) = stamped(trimmed) {
            take(length, part);
        } else if let Some(length) = title.and_then(|title| titles(trimmed, title)).filter(|_| !titled) {
            titled = true;
            take(length, Part::Title);
        } else if titled && let Some(length) = before_stamp(trimmed) {
            take(length, Part::Furniture);
        } else if from > 0
            && let Some(part) = line_part(trimmed, last)
        {
            take(trimmed.len(), part);
        } else {
            return (line.start + at, zones);
        }
    }
}

/// A full date stamp or a cue that the telling goes on after.
fn stamped(text: &str) -> Option<(usize, Part)> {
    if let Some((length, _)) = furniture::run_in(text) {
        return Some((length, Part::Furniture));
    }
    let stamp = stamp::read(text).filter(|stamp| stamp.full)?;
    let rest = text.get(stamp.length..)?;
    let next = rest.trim_start().chars().next();
    // "16 September 2031 was a Tuesday" is telling.
    let parted = rest.starts_with(char::is_whitespace)
        && next.is_some_and(|c| !c.is_lowercase() && !matches!(c, ',' | ';'));
    parted.then_some((stamp.length, Part::Dateline))
}

/// The bytes that the title takes at the start of a text, where another sentence follows it.
fn titles(text: &str, title: &str) -> Option<usize> {
    let mut written = text.char_indices();
    for wanted in title.chars() {
        let (_, got) = written.next()?;
        if got != wanted && !got.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let length = written.next().map_or(text.len(), |(at, _)| at);
    let rest = text.get(length..)?;
    let (stop, rest) = match rest.strip_prefix(['.', ':', '!', '?']) {
        Some(after) => (1, after),
        None => (0, rest),
    };
    let next = rest.trim_start().chars().next();
    let parted = rest.starts_with(char::is_whitespace)
        && next.is_some_and(|c| c.is_uppercase() || !c.is_alphabetic() && !",;-–—".contains(c));
    (rest.is_empty() || parted).then_some(length + stop)
}

/// The bytes of a few words (a credit, a section's name) between a title and the stamp below it.
fn before_stamp(text: &str) -> Option<usize> {
    const LONGEST: usize = 80;
    for (at, _) in text.match_indices(' ').take_while(|(at, _)| *at <= LONGEST) {
        let before = text.get(..at)?;
        if before.ends_with('.') {
            return None;
        }
        if stamped(text.get(at + 1..)?).is_some() {
            return Some(at);
        }
    }
    None
}
