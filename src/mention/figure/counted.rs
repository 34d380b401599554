//! The counted noun after a number: "58 soldiers", "four Afghan civilians", "one person".
//!
//! No grammar is parsed: the phrase runs over the words up to its first plural, and ends before any word of the
//! closed list. What follows "of" is read for vague words alone ("dozens of buses").

use super::Noun;
use crate::lexicon::counted::{self, Flag};
use crate::lexicon::numbers;
use crate::text::{TokenKind, Tokens};

/// The longest noun phrase in words; a text without stops must not cost more.
const LONGEST: usize = 7;

/// How many are counted, for the form of the noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// "one person".
    One,
    /// "58 soldiers".
    Many,
}

/// The noun phrase that begins at token `from`.
pub(super) fn noun(tokens: &Tokens, from: usize, count: Count) -> Option<Noun> {
    let mut first = from;
    // "50 more people", "eight other people": the head counts, the word belongs to the phrase.
    while first < from + LONGEST && counted::is(tokens.folded(first), Flag::Adding) {
        first += 1;
    }
    let mut at = first;
    let mut head: Option<(usize, usize)> = None;
    for length in 0..LONGEST {
        let Some(end) = compound(tokens, at).or_else(|| model(tokens, at, length + first - from)) else {
            break;
        };
        let word = tokens.folded(end);
        if tokens.folded(at) == "and" && length > 0 && between_names(tokens, at) {
            at += 1;
            continue;
        }
        // "two would-be robbers", "three US vessels".
        let stops = end == at && counted::is(word, Flag::Stop) && tokens.written(at) != "US";
        if stops
            || end > at
                && length == 0
                && counted::is(word, Flag::Stop)
                && !followed_by_plural(tokens, end + 1)
        {
            break;
        }
        let plural = counted::is_plural(word) && (end > at || !starts_name(tokens, at, length));
        match count {
            Count::Many if plural => {
                head = Some((end, length));
                if !(counted::is(word, Flag::Modifier)
                    && joins(tokens, end)
                    && followed_by_plural(tokens, end + 1))
                {
                    break;
                }
            }
            Count::Many => {}
            Count::One => {
                if length > 0 && (past(word) || length > 3) {
                    break;
                }
                head = Some((end, length));
            }
        }
        if !joins(tokens, end) {
            break;
        }
        at = end + 1;
    }
    // "261 other got hurt", "eight other".
    let other = matches!(tokens.folded(first), "other").then_some((first, 0));
    let (end, _) = head.or(other)?;
    Some(Noun { span: tokens.span(from, end), head: tokens.folded(end).to_string() })
}

/// The last token of the word at `at` with all that hyphens join to it: "three-storey".
fn compound(tokens: &Tokens, at: usize) -> Option<usize> {
    match tokens.kind(at)? {
        TokenKind::Word => {}
        TokenKind::Digits => {}
        _ => return None,
    }
    if let Some(end) = initials(tokens, at) {
        return Some(end);
    }
    let mut end = at;
    if tokens.kind(at) == Some(TokenKind::Digits)
        && tokens.folded(at + 1) == "."
        && tokens.glued(at)
        && tokens.glued(at + 1)
    {
        end += 2;
    }
    let opened = end;
    while end < at + 8
        && tokens.folded(end + 1) == "-"
        && tokens.glued(end)
        && tokens.glued(end + 1)
        && tokens.kind(end + 2) == Some(TokenKind::Word)
    {
        end += 2;
    }
    if end == opened {
        if tokens.kind(at) == Some(TokenKind::Digits) {
            return None;
        }
        // A number of its own begins: "five hundred two".
        if at > 0
            && matches!(
                numbers::word(tokens.folded(at)),
                Some(numbers::Word::Ones(_) | numbers::Word::Tens(_) | numbers::Word::Opens)
            )
        {
            return None;
        }
    }
    Some(end)
}

/// "U.S.": letters with full stops.
fn initials(tokens: &Tokens, at: usize) -> Option<usize> {
    let mut end = None;
    let mut k = at;
    while k < at + 8
        && tokens.written(k).len() == 1
        && tokens.get(k).is_some_and(|token| token.capital)
        && tokens.folded(k + 1) == "."
        && tokens.glued(k)
    {
        end = Some(k + 1);
        k += 2;
        if !tokens.glued(k - 1) {
            break;
        }
    }
    end
}

/// "two new 737 jets": a number inside the phrase of another is a model.
fn model(tokens: &Tokens, at: usize, length: usize) -> Option<usize> {
    let digits = tokens.kind(at) == Some(TokenKind::Digits) && tokens.written(at).len() == 3;
    (digits && length > 0 && tokens.kind(at + 1) == Some(TokenKind::Word)).then_some(at)
}

/// "460 Kia and Hyundai vehicles".
fn between_names(tokens: &Tokens, at: usize) -> bool {
    let capital =
        |k: usize| tokens.get(k).is_some_and(|token| token.capital && token.kind == TokenKind::Word);
    capital(at - 1) && capital(at + 1) && tokens.kind(at + 2) == Some(TokenKind::Word)
}

fn joins(tokens: &Tokens, end: usize) -> bool {
    (tokens.kind(end + 1) == Some(TokenKind::Digits) || tokens.kind(end + 1) == Some(TokenKind::Word))
        && !tokens.glued(end)
}

fn followed_by_plural(tokens: &Tokens, at: usize) -> bool {
    compound(tokens, at).is_some_and(|end| counted::is_plural(tokens.folded(end)))
}

/// "20 Rolls" is no count of rolls when it is the first capital of a name that goes on.
fn starts_name(tokens: &Tokens, at: usize, length: usize) -> bool {
    let capital = |k: usize| tokens.get(k).is_some_and(|token| token.capital);
    length == 0 && capital(at) && capital(at + 1) && counted::is_plural(tokens.folded(at + 1))
}

fn past(word: &str) -> bool {
    word.len() > 3 && (word.ends_with("ed") || word.ends_with("ing"))
}
