//! The telling of an article as runs of words, to be held against another's: what is quoted, and what the page puts round the
//! telling, are left out.
//!
//! Words in quotation marks are common property: two articles that quote one statement at length are no copies. Indirect
//! speech is telling like any other.

use crate::article::{Article, Part, zone};
use crate::text::{TokenKind, Tokens};

/// How many words a run has. Below five, stock phrases ("the death toll has risen to") meet by chance; above, a text in which
/// every sentence was touched shares nothing.
pub(super) const RUN: usize = 5;

/// An article's own words, and each run of [`RUN`] of them that stand together.
#[derive(Debug, Clone, Default)]
pub(super) struct Runs {
    /// How many words of its own it has.
    pub(super) words: usize,
    /// Each run as a hash, with the place of its first word among the words; sorted.
    pub(super) runs: Vec<(u64, u32)>,
}

/// The runs of an article's telling.
pub(super) fn of(article: &Article) -> Runs {
    let tokens = Tokens::new(&article.body);
    let quoted = quoted(&tokens);
    let mut made = Runs::default();
    let mut last: Vec<u64> = Vec::with_capacity(RUN);
    for (i, token) in tokens.iter().enumerate() {
        if !matches!(token.kind, TokenKind::Word | TokenKind::Digits) {
            continue;
        }
        let told = zone::part_at(&article.zones, token.span.start) == Part::Body;
        if !told || quoted.get(i) == Some(&true) {
            last.clear();
            continue;
        }
        if last.len() == RUN {
            last.remove(0);
        }
        last.push(hash(tokens.folded(i)));
        made.words += 1;
        if last.len() == RUN {
            let run = last.iter().fold(SEED, |run, word| (run.rotate_left(7) ^ word).wrapping_mul(FACTOR));
            made.runs.push((run, u32::try_from(made.words - RUN).unwrap_or(u32::MAX)));
        }
    }
    made.runs.sort_unstable();
    made
}

/// How many words of `a` stand in `b` as well, in runs that both have.
pub(super) fn shared(a: &Runs, b: &Runs) -> usize {
    let mut meets: Vec<u32> = Vec::new();
    let mut others = b.runs.iter().peekable();
    for (run, at) in &a.runs {
        while others.next_if(|(other, _)| other < run).is_some() {}
        if others.peek().is_some_and(|(other, _)| other == run) {
            meets.push(*at);
        }
    }
    meets.sort_unstable();
    let (mut words, mut done) = (0, 0);
    for at in meets {
        let (from, to) = ((at as usize).max(done), at as usize + RUN);
        words += to.saturating_sub(from);
        done = done.max(to);
    }
    words
}

/// For each token, whether it stands in quotation marks. A quotation that is not closed ends with its line, as the paragraphs of a
/// long one do.
fn quoted(tokens: &Tokens) -> Vec<bool> {
    let mut marked = vec![false; tokens.len()];
    // Where a quotation begun, and whether its mark is a single one.
    let mut open: Option<(usize, bool)> = None;
    for i in 0..tokens.len() {
        if tokens.kind(i) == Some(TokenKind::Break) {
            // A single mark without its fellow was an apostrophe.
            if let Some((from, false)) = open {
                mark(&mut marked, from, i);
            }
            open = None;
            continue;
        }
        let single = match tokens.folded(i) {
            "\"" => false,
            "'" => true,
            _ => continue,
        };
        let after = tokens.glued(i);
        let before = i > 0 && tokens.glued(i - 1);
        match open {
            Some((from, own)) if own == single && (before || !after) && !is_apostrophe(tokens, i, single) => {
                mark(&mut marked, from, i);
                open = None;
            }
            None if after && (!before || !single) && !is_apostrophe(tokens, i, single) => {
                open = Some((i, single));
            }
            _ => {}
        }
    }
    if let Some((from, false)) = open {
        mark(&mut marked, from, tokens.len());
    }
    marked
}

fn mark(marked: &mut [bool], from: usize, to: usize) {
    if let Some(within) = marked.get_mut(from..to) {
        within.fill(true);
    }
}

/// True for the single mark of "didn't" and of "the '90s".
fn is_apostrophe(tokens: &Tokens, i: usize, single: bool) -> bool {
    let glued_to = |kind| tokens.glued(i) && tokens.kind(i + 1) == Some(kind);
    let begins = i == 0 || !tokens.glued(i - 1);
    single && (glued_to(TokenKind::Digits) || !begins && glued_to(TokenKind::Word))
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The same for the same word on every machine and in every run (FNV-1a).
fn hash(word: &str) -> u64 {
    word.bytes().fold(SEED, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Metadata;

    fn article(body: &str) -> Article {
        let zones = zone::find(body, None);
        Article {
            id: "a".into(),
            path: None,
            metadata: Metadata::default(),
            body: body.into(),
            lines_before: 0,
            zones,
        }
    }

    #[track_caller]
    fn shares(a: &str, b: &str, expected: usize) {
        let (a, b) = (of(&article(a)), of(&article(b)));
        assert_eq!((shared(&a, &b), shared(&b, &a)), (expected, expected), "{a:?} {b:?}");
    }

    #[test]
    fn runs_of_five_words_are_shared() {
        let text = "The ferry Halcyon sank off the outer pier on Friday with eighteen people on board.";
        shares(text, text, 15);
        // One figure changed: the run of two words behind it is too short to count.
        shares(text, &text.replace("eighteen", "sixteen"), 11);
        shares(text, "The ferry sank near the pier, and all on board were saved by fishermen from Ansel.", 0);
        shares("four words are few", "four words are few", 0);
        shares("", "", 0);
    }

    #[test]
    fn quotations_are_common_property() {
        let said = "\"We heard the hull scrape along the rocks and then the lights went out,\"";
        shares(
            &format!("{said} said Jane Roe, a cook."),
            &format!("A cook who was on board told it so: {said} she said."),
            0,
        );
        let single = said.replace('"', "'");
        shares(
            &format!("{single} said Jane Roe, a cook who didn't swim."),
            &format!("A cook told it so: {single} she said."),
            0,
        );
        // An apostrophe opens no quotation.
        let plain = "The crews' boats and the owners' boats searched the bay until dark fell.";
        shares(plain, plain, 13);
        // The paragraphs of one quotation each open it and do not close it.
        let long = "“We heard the hull scrape along the rocks that night.\n\n“Then the lights went out on the lower deck.”";
        shares(long, long, 0);
    }

    proptest::proptest! {
        #[test]
        fn any_text_shares_all_of_itself(text in "([a-z]{1,4}|[0-9]|[ .,'\"“”‘’\n-]|\\PC){0,60}") {
            let runs = of(&article(&text));
            proptest::prop_assert!(shared(&runs, &runs) <= runs.words);
            if !runs.runs.is_empty() {
                proptest::prop_assert!(shared(&runs, &runs) >= RUN);
            }
        }
    }
}
