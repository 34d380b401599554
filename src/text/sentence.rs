//! Sentences of a text, found over its tokens.
//!
//! A full stop, question or exclamation mark ends a sentence where the next one plausibly begins; the
//! abbreviations that it does not end are data (`lexicon/data/abbreviations.yaml`). A line break ends one too;
//! those of a text that is wrapped at a fixed width are no tokens.

use super::{Span, TokenKind, Tokens};
use crate::lexicon::abbreviations;

/// The sentences in the order of the text, without the space between; none is empty.
pub fn sentences(tokens: &Tokens) -> Vec<Span> {
    let mut found = Vec::new();
    let mut first: Option<usize> = None;
    let mut i = 0;
    while i < tokens.len() {
        if tokens.kind(i) == Some(TokenKind::Break) {
            close(tokens, &mut found, &mut first, i);
            i += 1;
            continue;
        }
        let from = *first.get_or_insert(i);
        if is_cut(tokens, from, i) {
            close(tokens, &mut found, &mut first, i + 1);
            i += 1;
            continue;
        }
        if ends_sentence(tokens, i) {
            let mut last = i;
            // "… over.” The" and "... (Reuters)": closing signs belong to the sentence that they close.
            while matches!(tokens.folded(last + 1), "\"" | "'" | ")" | "]" | "." | "!" | "?")
                && tokens.glued(last)
            {
                last += 1;
            }
            close(tokens, &mut found, &mut first, last + 1);
            i = last + 1;
            continue;
        }
        i += 1;
    }
    close(tokens, &mut found, &mut first, tokens.len());
    found
}

/// How many tokens no sentence has that somebody wrote to be read. What a sentence says of a figure is looked for in all of it, for each
/// of its figures: so a text of a megabyte without a full stop is cut where it is only a list or a fault.
const LONG: usize = 600;

/// True where a sentence that goes on without an end is cut behind token `i`: at a comma, else between words, at last anywhere.
fn is_cut(tokens: &Tokens, from: usize, i: usize) -> bool {
    match i - from {
        0..LONG => false,
        length if length < LONG + 50 => tokens.folded(i) == "," && !tokens.glued(i),
        length => !tokens.glued(i) || length >= 2 * LONG,
    }
}

fn close(tokens: &Tokens, found: &mut Vec<Span>, first: &mut Option<usize>, end: usize) {
    if let Some(from) = first.take()
        && end > from
    {
        found.push(tokens.span(from, end - 1));
    }
}

fn ends_sentence(tokens: &Tokens, i: usize) -> bool {
    match tokens.folded(i) {
        "!" | "?" | "…" => !tokens.glued(i) || closes(tokens, i + 1),
        "." => {
            if tokens.glued(i) && !closes(tokens, i + 1) {
                // "3.5", "U.S", "www.example"; "word.Next" of a page that lost its spaces is a boundary.
                return lost_space(tokens, i);
            }
            let mut next = i + 1;
            while closes(tokens, next) {
                next += 1;
            }
            match tokens.get(next) {
                None => true,
                Some(token) if token.kind == TokenKind::Break => true,
                Some(token) => {
                    let opens = token.capital || token.kind != TokenKind::Word;
                    opens && !is_abbreviation(tokens, i)
                }
            }
        }
        _ => false,
    }
}

fn closes(tokens: &Tokens, i: usize) -> bool {
    matches!(tokens.folded(i), "\"" | "'" | ")" | "]") && i > 0 && tokens.glued(i - 1)
}

fn lost_space(tokens: &Tokens, dot: usize) -> bool {
    let before = dot.checked_sub(1).and_then(|i| tokens.get(i));
    let after = tokens.get(dot + 1);
    match (before, after) {
        (Some(a), Some(b)) => {
            let word = |token: &super::Token| token.kind == TokenKind::Word && token.span.len() > 2;
            let address = tokens.glued(dot + 1) && tokens.folded(dot + 2) == "." && tokens.glued(dot + 2);
            word(a) && !a.capital && word(b) && b.capital && tokens.glued(dot - 1) && !address
        }
        _ => false,
    }
}

/// True where the full stop at `dot` belongs to the word before it: "Dr.", "U.S.", an initial.
fn is_abbreviation(tokens: &Tokens, dot: usize) -> bool {
    let Some(before) = dot.checked_sub(1) else { return false };
    if !tokens.glued(before) || tokens.kind(before) != Some(TokenKind::Word) {
        return false;
    }
    let word = tokens.folded(before);
    let lone_letter = word.chars().count() == 1 && tokens.get(before).is_some_and(|token| token.capital);
    if lone_letter {
        // "J. Smith" and "U.S. forces" go on; "by Group B. The" is rare enough to be left joined.
        return true;
    }
    match abbreviations::kind(word) {
        Some(abbreviations::Kind::Always) => true,
        Some(abbreviations::Kind::BeforeFigure) => tokens.kind(dot + 1) == Some(TokenKind::Digits),
        // "a.m.", "Inc." close a sentence as often as not; the next capital decides it.
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_cut() {
        let read = |text: &str| sentences(&Tokens::new(text));
        let said = "the ferry sank, and two boats came ".repeat(40);
        assert_eq!(read(&said).len(), 1, "320 tokens are one sentence");
        let long = "the ferry sank, and two boats came ".repeat(1000);
        let found = read(&long);
        assert!(found.len() > 10 && found.iter().all(|span| span.of(&long).ends_with([',', 'e'])));
        assert!(read(&"10-".repeat(5000)).len() > 5);
        assert!(read(&"10 ".repeat(5000)).len() > 5);
    }

    #[track_caller]
    fn splits(text: &str, expected: &[&str]) {
        let tokens = Tokens::new(text);
        let got: Vec<&str> = sentences(&tokens).iter().map(|span| span.of(text)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn full_stops_end_sentences() {
        splits("It sank. Nobody died.", &["It sank.", "Nobody died."]);
        splits("“It sank.” She left.", &["“It sank.”", "She left."]);
        splits("It sank at 3.5 knots. 14 died.", &["It sank at 3.5 knots.", "14 died."]);
        splits("who sank it?", &["who sank it?"]);
    }

    #[test]
    fn abbreviations_do_not() {
        splits("Dr. Oduya said so.", &["Dr. Oduya said so."]);
        splits("U.S. forces left.", &["U.S. forces left."]);
        splits("It struck Jan. 4. No one died.", &["It struck Jan. 4.", "No one died."]);
        splits("J. Smith left at 7 p.m. on Monday.", &["J. Smith left at 7 p.m. on Monday."]);
    }

    #[test]
    fn lines_end_sentences_unless_the_text_is_wrapped() {
        splits("Ferry sinks off Port Ansel\n\nNine dead", &["Ferry sinks off Port Ansel", "Nine dead"]);
        splits("Ferry sinks off Port Ansel\nNine dead", &["Ferry sinks off Port Ansel", "Nine dead"]);
        let wrapped = "The ferry left the harbour at noon with some three hundred\npeople on board and sank an hour \
                       later in calm seas, a\nspokeswoman for the port told the paper on the evening of\nthe day it \
                       happened.";
        splits(wrapped, &[wrapped]);
    }

    #[test]
    fn a_lost_space_is_a_boundary() {
        splits("The ferry sank.Nobody died.", &["The ferry sank.", "Nobody died."]);
        splits("Read www.Example.org now.", &["Read www.Example.org now."]);
    }
}
