//! The words of an article that come nearest to a quote that is not in it: for a person to copy, never taken by the program.

use crate::text::{Span, TokenKind, Tokens, sentences};
use std::collections::{BTreeMap, BTreeSet};

/// What an article has instead of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Near {
    /// The same words and numbers in their order; only signs between them, or capitals, differ.
    Signs(Span),
    /// The sentence that has most of the words.
    Sentence(Span),
}

/// The nearest words, in bytes of the text; `None` where no sentence has half of the quote's words.
pub fn nearest(text: &str, quote: &str) -> Option<Near> {
    let asked = Tokens::new(quote);
    let wanted: Vec<&str> =
        (0..asked.len()).filter(|i| is_word(&asked, *i)).map(|i| asked.folded(i)).collect();
    if wanted.is_empty() {
        return None;
    }
    let tokens = Tokens::new(text);
    let words: Vec<usize> = (0..tokens.len()).filter(|i| is_word(&tokens, *i)).collect();
    for run in words.windows(wanted.len()) {
        if run.iter().zip(&wanted).all(|(i, word)| tokens.folded(*i) == *word)
            && let (Some(first), Some(last)) = (run.first(), run.last())
        {
            return Some(Near::Signs(tokens.span(*first, *last)));
        }
    }
    sentence(&tokens, &wanted)
}

fn sentence(tokens: &Tokens, wanted: &[&str]) -> Option<Near> {
    let wanted: BTreeSet<&str> = wanted.iter().copied().collect();
    // A word counts for more the fewer sentences have it.
    let sentences = sentences(tokens);
    let mut common: BTreeMap<&str, u32> = BTreeMap::new();
    let has: Vec<BTreeSet<&str>> = sentences
        .iter()
        .map(|span| {
            let words = tokens.within(*span).map(|i| tokens.folded(i));
            words.filter_map(|word| wanted.get(word).copied()).collect()
        })
        .collect();
    for word in has.iter().flatten() {
        *common.entry(word).or_default() += 1;
    }
    let score = |words: &BTreeSet<&str>| {
        words.iter().map(|word| common.get(word).map_or(0, |times| 1000 / times)).sum::<u32>()
    };
    let mut best: Option<(u32, usize)> = None;
    for (i, words) in has.iter().enumerate() {
        let score = score(words);
        if words.len() * 2 >= wanted.len() && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, i));
        }
    }
    best.and_then(|(_, i)| sentences.get(i)).map(|span| Near::Sentence(*span))
}

fn is_word(tokens: &Tokens, i: usize) -> bool {
    matches!(tokens.kind(i), Some(TokenKind::Word | TokenKind::Digits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "The Gannet sank off Port Ansel — at least 14 people drowned. Six boats were sent out by the coast guard.";

    #[track_caller]
    fn has(quote: &str, expected: Option<&str>) {
        let found = nearest(TEXT, quote).map(|near| match near {
            Near::Signs(span) | Near::Sentence(span) => span.of(TEXT),
        });
        assert_eq!(found, expected, "{quote}");
    }

    #[test]
    fn signs_first_and_then_sentences() {
        has("off Port Ansel - At least 14 people", Some("off Port Ansel — at least 14 people"));
        has("off Port Ansel: at least 14", Some("off Port Ansel — at least 14"));
        has("the coastguard sent out six boats", Some("Six boats were sent out by the coast guard."));
        has("nobody was hurt in the collision", None);
        has("…", None);
    }

    proptest! {
        #[test]
        fn what_is_near_can_be_sliced(text in any::<String>(), quote in any::<String>()) {
            if let Some(Near::Signs(span) | Near::Sentence(span)) = nearest(&text, &quote) {
                prop_assert!(!span.of(&text).is_empty());
            }
        }

        #[test]
        fn a_text_is_near_itself(text in "[a-z0-9“” \n.]{1,60}") {
            let near = nearest(&text, &text);
            prop_assert_eq!(near.is_some(), text.contains(|c: char| c.is_alphanumeric()));
        }
    }
}
