//! How far words stand from one another: in words, with commas, semicolons and sentence ends as steps of their own.
//!
//! So the words of a figure's own clause come first. What is taken from a word is the business of [`scene`](super::scene).

use crate::text::{Span, TokenKind, Tokens};
use std::ops::Range;

/// Past this distance a word says nothing of a figure.
pub(super) const REACH: u32 = 40;

/// For each token, the steps from the start of the text to it, and at the end those of the whole text.
pub(super) struct Steps(Vec<u32>);

impl Steps {
    /// Counts the steps of a text, whose sentences are in order.
    pub(super) fn new(tokens: &Tokens, sentences: &[Span]) -> Self {
        let mut steps = Vec::with_capacity(tokens.len() + 1);
        let mut total: u32 = 0;
        let mut ends = sentences.iter().map(|span| span.end).peekable();
        for (i, token) in tokens.iter().enumerate() {
            steps.push(total);
            let sentence_end = ends.next_if(|end| *end <= token.span.end).is_some();
            let step = match (token.kind, tokens.folded(i)) {
                _ if sentence_end => 12,
                // A line that is broken within a sentence is wrapped.
                (TokenKind::Break, _) => 0,
                (TokenKind::Word, "and" | "but" | "while" | "which" | "who") => 2,
                (TokenKind::Word | TokenKind::Digits, _) => 1,
                (TokenKind::Sign, "," | "(" | ")") => 3,
                (TokenKind::Sign, ";" | ":" | "…") => 6,
                (TokenKind::Sign, "-") if !tokens.glued(i) => 4,
                (TokenKind::Sign, _) => 0,
            };
            total = total.saturating_add(step);
        }
        steps.push(total);
        Steps(steps)
    }

    /// Steps between a run of tokens and a token outside it; 0 beside it.
    pub(super) fn between(&self, run: &Range<usize>, i: usize) -> u32 {
        let at = |i: usize| self.0.get(i).copied().unwrap_or(u32::MAX);
        if i >= run.end {
            at(i).saturating_sub(at(run.end))
        } else if i < run.start {
            at(run.start).saturating_sub(at(i + 1))
        } else {
            0
        }
    }
}

/// What a word counts at a distance: 1 beside the value, less with every step.
pub(super) fn weight(distance: u32) -> f32 {
    // Half at eight steps, a third at sixteen; exact enough for a ranking, and the same on every machine.
    8.0 / (8.0 + distance.min(REACH) as f32)
}
