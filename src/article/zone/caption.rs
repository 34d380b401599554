//! Picture captions: own paragraphs with a label or a credit, and sentences before a credit in parentheses.
//!
//! A caption's claims are kept and marked, so a doubtful one costs little; an article's own credit at the end is
//! none of a picture's.

use super::{place, stamp};
use crate::lexicon::{abbreviations, agencies, furniture};

/// A longer paragraph is telling with a credit below it.
const LONGEST: usize = 500;

/// True for a paragraph that names an agency at its end ("… February 20, 2031. — Reuters") and has a full date or is
/// not the last of its text.
pub(super) fn is_credited(text: &str, last: bool) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    if let Some(inner) = closing_parenthesis(text)
        && opens_credit(inner)
    {
        return true;
    }
    let Some(before) = credit(text) else { return false };
    let telling = before.split_whitespace().nth(3).is_some();
    telling && (!last || stamp::has_full_date(before))
}

/// What stands in the parentheses that close a text.
fn closing_parenthesis(text: &str) -> Option<&str> {
    let (_, inner) = text.trim_end_matches('.').strip_suffix(')')?.rsplit_once('(')?;
    (inner.len() <= 100).then_some(inner)
}

/// "Photo: Harbour TV", "Courtesy of the family", "Source: Port Police".
fn opens_credit(inner: &str) -> bool {
    let word = inner.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    word.len() <= 12 && furniture::is_credit_word(&word.to_lowercase())
}

/// What stands before a credit that closes a text: "— Reuters", "(AFP)", "[Jane Roe/AP]", "| Xinhua".
pub(crate) fn credit(text: &str) -> Option<&str> {
    let text = text.trim_end().trim_end_matches('.');
    let (inner, before) = if let Some(open) = text.strip_suffix(')') {
        open.rsplit_once('(').map(|(before, inner)| (inner, before))?
    } else if let Some(open) = text.strip_suffix(']') {
        open.rsplit_once('[').map(|(before, inner)| (inner, before))?
    } else {
        let (at, sign) =
            text.char_indices().rev().take(48).find(|(_, c)| matches!(c, '—' | '–' | '-' | '|'))?;
        let before = text.get(..at)?;
        // "stop-Reuters" and "Al-Reuters" are words.
        if sign == '-' && !before.ends_with(char::is_whitespace) {
            return None;
        }
        (text.get(at + sign.len_utf8()..)?, before)
    };
    let inner = inner.trim();
    let named =
        place::credits(inner) || inner.rsplit('/').next().is_some_and(|name| agencies::named(name).is_some());
    (named && inner.len() <= 60).then(|| before.trim_end())
}

/// Sentences before a credit in parentheses within a long line, as byte ranges of the line with the credit.
pub(super) fn inside(line: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut done = 0;
    for (open, _) in line.match_indices(". (") {
        let from = open + 3;
        // A bounded look ahead keeps the cost of a line of nothing but brackets linear.
        let Some(length) = line.as_bytes().iter().skip(from).take(48).position(|b| *b == b')') else {
            continue;
        };
        let inner = line.get(from..from + length).unwrap_or("");
        let end = from + length + 1;
        let after = line.get(end..).unwrap_or("");
        let goes_on = after
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase() || c == '"' || c == '“'));
        if !goes_on || !is_picture_credit(inner) {
            continue;
        }
        let start = sentence_start(line, open, done);
        if end - start <= LONGEST {
            found.push((start, end));
            done = end;
        }
    }
    found
}

fn is_picture_credit(inner: &str) -> bool {
    let low = inner.to_lowercase();
    place::credits(inner)
        || inner.rsplit('/').next().is_some_and(|name| agencies::named(name).is_some())
        || low.ends_with(" and agencies")
        || low.ends_with("getty images")
        || opens_credit(inner)
}

/// Where the sentence begins that the full stop at `stop` ends; not before `floor`.
fn sentence_start(line: &str, stop: usize, floor: usize) -> usize {
    let mut floor = floor.max(stop.saturating_sub(LONGEST));
    while !line.is_char_boundary(floor) {
        floor += 1;
    }
    let head = line.get(floor..stop).unwrap_or("");
    for (at, sign) in head.char_indices().rev() {
        if !matches!(sign, '.' | '!' | '?') {
            continue;
        }
        let rest = head.get(at + 1..).unwrap_or("");
        let next = rest.strip_prefix(' ').and_then(|rest| rest.chars().next());
        if !next.is_some_and(|c| c.is_uppercase() || matches!(c, '"' | '“')) {
            continue;
        }
        let word = head.get(..at).unwrap_or("").rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let short = word.chars().count() == 1 || abbreviations::kind(&word.to_lowercase()).is_some();
        if !short {
            return floor + at + 2;
        }
    }
    floor + (head.len() - head.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_close_captions() {
        assert!(is_credited("The minister meets Jane Roe in Port Ansel May 9, 2031. — Reuters", true));
        assert!(is_credited("Divers bring a raft ashore at Port Ansel. (AFP)", false));
        assert!(is_credited("Divers bring a raft ashore [Jane Roe/AP]", false));
        assert!(is_credited("A raft on the beach (Photo: Harbour TV)", true));
        assert!(is_credited("Jane Roe and her son. (Courtesy of the family)", true));
        assert!(!is_credited("Divers went down again on Friday. (AFP)", true));
        assert!(!is_credited("Nine died, a minister told Reuters.", false));
        assert!(!is_credited("The talks — which Reuters", false));
        assert!(!is_credited("It is run by a firm (the Harbour Line).", false));
    }

    #[test]
    fn captions_inside_a_line() {
        let line = "Nine died. Gen. Roe waits on the pier at Port Ansel. (Harbour TV and Agencies) The port was shut.";
        let found: Vec<&str> = inside(line).iter().map(|(start, end)| &line[*start..*end]).collect();
        assert_eq!(found, ["Gen. Roe waits on the pier at Port Ansel. (Harbour TV and Agencies)"]);
        assert!(inside("Nine died. (The port was shut.) Divers went down.").is_empty());
        assert!(inside("Nine died. (Reuters) - The port was shut.").is_empty());
    }
}
