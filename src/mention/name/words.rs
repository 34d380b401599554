//! A text as the names room reads it: its tokens with what each word can be in a name, looked up once.

use crate::lexicon::names::{self, Class};
use crate::lexicon::speech::{self, Word};
use crate::text::{TokenKind, Tokens};

/// Tokens with their classes.
#[derive(Clone, Copy)]
pub(super) struct Words<'t, 'a> {
    pub(super) tokens: &'a Tokens<'t>,
    classes: &'a [Class],
}

/// What each token can be in a name; nothing for signs and digits.
pub(super) fn classes(tokens: &Tokens) -> Vec<Class> {
    (0..tokens.len())
        .map(|i| match tokens.kind(i) {
            Some(TokenKind::Word) => names::class(tokens.folded(i)),
            _ => Class::default(),
        })
        .collect()
}

impl<'t, 'a> Words<'t, 'a> {
    pub(super) fn new(tokens: &'a Tokens<'t>, classes: &'a [Class]) -> Self {
        Words { tokens, classes }
    }

    pub(super) fn folded(self, i: usize) -> &'a str {
        self.tokens.folded(i)
    }

    /// What token `i` can be in a name.
    pub(super) fn class(self, i: usize) -> Class {
        self.classes.get(i).copied().unwrap_or_default()
    }

    /// What token `i` can be around a cue of speech.
    pub(super) fn speech(self, i: usize) -> &'static Word {
        speech::word(self.folded(i))
    }

    pub(super) fn is_word(self, i: usize) -> bool {
        self.tokens.kind(i) == Some(TokenKind::Word)
    }

    pub(super) fn is_capital(self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.capital && token.kind == TokenKind::Word)
    }

    pub(super) fn all_capitals(self, i: usize) -> bool {
        self.is_word(i) && self.tokens.written(i).chars().all(|c| !c.is_lowercase())
    }

    /// "EDS", "LRB": a name in capitals, two letters or more.
    pub(super) fn all_capitals_name(self, i: usize) -> bool {
        self.all_capitals(i) && (2..=6).contains(&self.folded(i).chars().count())
            || self.all_capitals(i)
                && self.folded(i + 1) == "-"
                && self.tokens.glued(i)
                && self.all_capitals(i + 2)
    }

    /// A word that begins sentences, or a month or weekday, and so no name.
    pub(super) fn common(self, i: usize) -> bool {
        self.class(i).any(Class::COMMON)
    }

    /// Months and weekdays end a run; short ones where a stop or a figure is next.
    pub(super) fn calendar(self, i: usize) -> bool {
        let class = self.class(i);
        class.any(Class::CALENDAR)
            || class.any(Class::CALENDAR_SHORT)
                && (self.folded(i + 1) == "." || self.tokens.kind(i + 1) == Some(TokenKind::Digits))
    }

    /// A given name.
    pub(super) fn given(self, i: usize) -> bool {
        self.class(i).any(Class::WOMAN.and(Class::MAN))
    }
}
