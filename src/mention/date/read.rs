//! A text as the date rules see it: tokens with their calendar meanings, and the small readings that all rules share.

use crate::lexicon::calendar::{self, Unit, Word};
use crate::text::{TokenKind, Tokens};

/// What each token of a text can mean in a calendar, looked up once.
pub(super) fn meanings(tokens: &Tokens) -> Vec<&'static Word> {
    static NONE: Word = Word::NONE;
    let mut words = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        words.push(match token.kind {
            TokenKind::Word | TokenKind::Digits => calendar::word(tokens.folded(i)),
            TokenKind::Sign | TokenKind::Break => &NONE,
        });
    }
    words
}

/// Tokens with their calendar meanings. Nothing before `floor` may be read: an expression before it has it.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) words: &'a [&'static Word],
    pub(super) floor: usize,
    /// How deep in one another patterns may still stand: a date inside a pattern is no pattern with a date again.
    pub(super) depth: u8,
}

impl<'a, 't> Reader<'a, 't> {
    /// A reader of a whole text, given what its tokens mean.
    pub(super) fn new(tokens: &'a Tokens<'t>, words: &'a [&'static Word]) -> Self {
        Reader { tokens, words, floor: 0, depth: 1 }
    }

    /// The same text, read from token `floor` on.
    pub(super) fn from(&self, floor: usize) -> Self {
        Reader { floor, ..*self }
    }

    /// What token `i` can mean; a word without any meaning where it is not of the calendar.
    pub(super) fn word(&self, i: usize) -> &'static Word {
        static NONE: Word = Word::NONE;
        self.words.get(i).copied().unwrap_or(&NONE)
    }

    /// What the token before `i` can mean.
    pub(super) fn word_ahead_of(&self, i: usize) -> &'static Word {
        self.word(i.wrapping_sub(1))
    }

    /// The lower-case form of token `i`.
    pub(super) fn folded(&self, i: usize) -> &'a str {
        self.tokens.folded(i)
    }

    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.tokens.folded(i) == word
    }

    /// True where token `i` and the next stand without a space or a line break between.
    pub(super) fn glued(&self, i: usize) -> bool {
        let parts = |i| self.tokens.kind(i) == Some(TokenKind::Break);
        self.tokens.glued(i) && !parts(i) && !parts(i + 1)
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.capital)
    }

    /// The token before `i` that may still be read.
    pub(super) fn before(&self, i: usize) -> Option<usize> {
        i.checked_sub(1).filter(|before| *before >= self.floor)
    }

    /// The word before `i`, whether or not it may still be read; "" at the start.
    pub(super) fn word_before(&self, i: usize) -> &'a str {
        i.checked_sub(1).map_or("", |before| self.tokens.folded(before))
    }

    /// The digits of token `i`, where they are ASCII and as many as asked for.
    pub(super) fn digits(&self, i: usize, count: std::ops::RangeInclusive<usize>) -> Option<i32> {
        if self.tokens.kind(i) != Some(TokenKind::Digits) {
            return None;
        }
        let written = self.tokens.folded(i);
        if !count.contains(&written.len())
            || written.len() > 9
            || !written.bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        written.parse().ok()
    }

    /// True where the figure at `i` is part of a longer one: "1.5", "2,000", "$30", "12%".
    pub(super) fn part_of_figure(&self, first: usize, last: usize) -> bool {
        let before = first > 0 && self.glued(first - 1);
        if before {
            let sign = self.folded(first - 1);
            let inner = matches!(sign, "." | ",") && first > 1 && self.glued(first - 2);
            let figure = inner && self.tokens.kind(first - 2) == Some(TokenKind::Digits);
            let clock = sign == ":" && first > 1 && self.tokens.kind(first - 2) == Some(TokenKind::Digits);
            if figure
                || clock
                || matches!(sign, "$" | "€" | "£" | "¥" | "₹" | "#" | "+" | "_" | "=" | "&" | "@")
            {
                return true;
            }
            if self.tokens.kind(first - 1) == Some(TokenKind::Word) {
                return true;
            }
        }
        if self.glued(last) {
            let sign = self.folded(last + 1);
            let inner = matches!(sign, "." | ",") && self.glued(last + 1);
            let figure = inner && self.tokens.kind(last + 2) == Some(TokenKind::Digits);
            if figure || matches!(sign, "%" | "°" | "½" | "¼" | "¾" | "=" | "_" | "@" | "€" | "£" | "$")
            {
                return true;
            }
        }
        false
    }

    /// The unit at `i`.
    pub(super) fn unit(&self, i: usize) -> Option<Unit> {
        self.word(i).unit
    }

    /// The token after the part of a day that begins at `i`, and the part: "night", "morning".
    pub(super) fn part(&self, i: usize) -> Option<(&'static str, usize)> {
        self.word(i).part.map(|part| (part, i + 1))
    }
}
