//! Quotations: where they begin and end, and whose they are where they go on without a cue of their own.

use super::{Act, Attribution};
use crate::text::{Span, TokenKind, Tokens};

/// The longest sentence, in bytes, that another is joined to.
const LONGEST: usize = 2000;

/// The quotations of a text with their marks; one that is not closed ends with its line.
pub(super) fn find(tokens: &Tokens) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for i in 0..tokens.len() {
        if tokens.kind(i) == Some(TokenKind::Break) {
            if let (Some(from), Some(last)) = (open.take(), i.checked_sub(1)) {
                found.push(tokens.span(from, last));
            }
            continue;
        }
        if tokens.folded(i) != "\"" {
            continue;
        }
        let after = tokens.glued(i);
        let before = i > 0 && tokens.glued(i - 1);
        match open {
            Some(from) if before || !after => {
                found.push(tokens.span(from, i));
                open = None;
            }
            _ if after || !before => open = Some(i),
            _ => {}
        }
    }
    if let (Some(from), Some(last)) = (open, tokens.len().checked_sub(1)) {
        found.push(tokens.span(from, last));
    }
    found
}

/// The sentences, where a quotation that ends with its own sign and the "he said" behind it are one.
pub(super) fn rejoined(tokens: &Tokens, sentences: &[Span]) -> Vec<Span> {
    let mut whole: Vec<Span> = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let first = tokens.at(sentence.start);
        let goes_on = first > 0
            && tokens.folded(first - 1) == "\""
            && tokens.get(first).is_some_and(|token| token.kind == TokenKind::Word && !token.capital);
        match whole.last_mut() {
            Some(last) if goes_on && last.len() < LONGEST => *last = last.join(sentence),
            _ => whole.push(*sentence),
        }
    }
    whole
}

/// The quotation that covers byte `at`.
pub(super) fn around(quotes: &[Span], at: usize) -> Option<Span> {
    let after = quotes.partition_point(|quote| quote.start <= at);
    let quote = quotes.get(after.checked_sub(1)?)?;
    (at < quote.end).then_some(*quote)
}

/// Gives quotations that have no cue of their own to the speaker of the sentence before.
pub(super) fn carry_on(sentences: &[Span], quotes: &[Span], found: &mut Vec<Attribution>) {
    found.sort_by_key(|said| said.cue.start);
    let mut more = Vec::new();
    let mut last: Option<Attribution> = None;
    let mut next = 0;
    for sentence in sentences {
        let first = next;
        while found.get(next).is_some_and(|said| said.cue.start < sentence.end) {
            next += 1;
        }
        let own = found.get(first..next).unwrap_or(&[]);
        let outside = own.iter().rev().find(|said| around(quotes, said.cue.start).is_none());
        if let Some(said) = outside {
            last = Some(said.clone());
            continue;
        }
        let Some(quote) = around(quotes, sentence.start) else {
            // Telling between two quotations: the next one needs its own cue.
            if own.is_empty() {
                last = None;
            }
            continue;
        };
        // A scope that begins before the sentence and covers it has it already; so has one that comes after.
        let covered = found.iter().skip(first.saturating_sub(3)).take(8).any(|said| {
            said.scope.contains(&quote)
                || (said.scope.start <= sentence.start && said.scope.end > sentence.start)
        });
        if covered {
            continue;
        }
        if let Some(said) = &last {
            let scope = Span::new(quote.start, quote.end.max(sentence.start));
            if more.last().is_none_or(|other: &Attribution| other.scope != scope) {
                let act =
                    if said.act == Act::Denies || said.act == Act::Accuses { Act::Says } else { said.act };
                more.push(Attribution { scope, act, ..said.clone() });
            }
        }
    }
    found.extend(more);
}
