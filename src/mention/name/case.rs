//! How a sentence uses capitals, which tells what a capital there is worth.

use super::words::Words;
use std::collections::HashSet;
use std::ops::Range;

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// Names and the first word.
    Prose,
    /// Nearly every word: a headline.
    Headline,
    /// Whole words in capitals.
    Capitals,
}

/// How the sentence of these tokens uses capitals.
pub(super) fn case(words: Words, range: Range<usize>) -> Case {
    let (mut long, mut capitals, mut whole) = (0usize, 0usize, 0usize);
    for i in range.clone() {
        if !words.is_word(i) || words.folded(i).len() < 4 {
            continue;
        }
        long += 1;
        capitals += usize::from(words.is_capital(i));
        whole += usize::from(words.all_capitals(i));
    }
    let ended = matches!(words.folded(range.end.saturating_sub(1)), "." | "\"" | ")");
    if whole >= 2 && whole * 10 >= long * 7 {
        return Case::Capitals;
    }
    if long >= 3 && capitals * 10 >= long * 7 && !ended {
        return Case::Headline;
    }
    Case::Prose
}

/// Words that are capitalised within sentences of prose: a first word among them is a name there too.
pub(super) fn inner_capitals<'a>(words: Words<'_, 'a>, ranges: &[(Range<usize>, Case)]) -> HashSet<&'a str> {
    let mut inner = HashSet::new();
    for (range, case) in ranges {
        if *case != Case::Prose {
            continue;
        }
        for i in range.clone().skip(1) {
            let opens = matches!(words.folded(i - 1), ":" | "\"" | "'" | "(" | "?" | "!" | "\n");
            if words.is_capital(i) && !opens {
                inner.insert(words.folded(i));
            }
        }
    }
    inner
}
