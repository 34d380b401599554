//! The end of a body: lists of other stories, tags, comment forms, on their own lines or run together in one.

use super::lines::{self, Line};
use super::{Part, Zone};
use crate::lexicon::furniture;
use crate::text::Span;

/// A page that lost its line breaks is a long line; only in its last stretch is an ending looked for.
const LONG: usize = 800;
const STRETCH: usize = 1_600;

/// The part of every line below the telling whose heading says that what follows is furniture.
pub(super) fn mark(all: &[Line], first: usize, parts: &mut [Option<Part>]) {
    let mut from = all.len();
    while from > first {
        let known = parts.get(from - 1).copied().flatten().is_some();
        let telling = all.get(from - 1).is_some_and(|line| lines::is_telling(line.text));
        if telling && !known {
            break;
        }
        from -= 1;
    }
    let heads = |line: &Line| {
        let ended = if lines::is_ended(line.text) { furniture::Ended::Yes } else { furniture::Ended::No };
        furniture::rule(line.text, ended).is_some_and(|rule| rule.heads)
    };
    let Some(heading) = (from..all.len()).find(|i| all.get(*i).is_some_and(heads)) else { return };
    for part in parts.iter_mut().skip(heading).filter(|part| part.is_none()) {
        *part = Some(Part::Furniture);
    }
}

/// The ending of the last line where it ran together with the telling.
pub(super) fn run_in(line: &Line, zones: &mut Vec<Zone>) {
    if line.text.len() < LONG {
        return;
    }
    let mut from = line.text.len().saturating_sub(STRETCH);
    while !line.text.is_char_boundary(from) {
        from += 1;
    }
    let stretch = line.text.get(from..).unwrap_or("");
    // ASCII lower case keeps the offsets.
    let low = stretch.to_ascii_lowercase();
    let tails = furniture::tails();
    let sure = tails.sure.iter().filter_map(|cue| low.find(cue.as_str())).min();
    let told = sentence_end(&low);
    if let Some(sure) = sure.filter(|at| low.len() - at <= 400) {
        let begins = match low.get(..sure).map(sentence_end) {
            Some(end) if sure - end <= 24 || starts_list(low.get(end..sure).unwrap_or("")) => end,
            _ => sure,
        };
        let begins = begins + (low.len() - begins - low.get(begins..).unwrap_or("").trim_start().len());
        zones.push(Zone { span: Span::new(line.start + from + begins, line.end), part: Part::Furniture });
        return;
    }
    // "Source Harbour TV and agencies" after the last full stop.
    let rest = stretch.get(told..).unwrap_or("");
    let credit = rest.trim_start();
    let named = credit.strip_prefix("Source").is_some_and(|rest| rest.starts_with([' ', ':']));
    if named && credit.len() <= 80 {
        let begins = told + rest.len() - credit.len();
        zones.push(Zone { span: Span::new(line.start + from + begins, line.end), part: Part::Dateline });
    }
}

/// Where the last sentence ends that has words before its full stop.
fn sentence_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    for at in (1..bytes.len()).rev() {
        if !matches!(bytes.get(at), Some(b'.' | b'!' | b'?' | b'"')) {
            continue;
        }
        let before = bytes
            .get(at - 1)
            .is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b')'));
        let after = bytes.get(at + 1).is_none_or(|b| *b == b' ');
        // " ... 15" is a count of shares after the text, not its end.
        let dots = bytes.get(at - 1) == Some(&b'.');
        if before && after && !dots {
            return at + 1;
        }
    }
    0
}

/// True for " ... 15 related …" and " tags …": what may stand between the telling and a sure ending.
fn starts_list(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    furniture::tails()
        .perhaps
        .iter()
        .any(|cue| text.strip_prefix(cue.as_str()).is_some_and(|rest| rest.starts_with([' ', ':'])))
}
