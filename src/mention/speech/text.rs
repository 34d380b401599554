//! A text as the speech room reads it: its tokens, what each word can be around a cue, and which name it belongs to.

use crate::lexicon::names::{self, Class};
use crate::lexicon::speech::{self, As, Cue, Word};
use crate::mention::name::{Name, Sort};
use crate::text::{TokenKind, Tokens};
use std::collections::HashMap;

/// A text with its names by token.
pub(super) struct Text<'t, 'a> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) names: &'a [Name],
    words: Vec<&'static Word>,
    name_at: Vec<Option<u32>>,
    genders: HashMap<&'a str, Class>,
    watch: Option<usize>,
}

impl<'t, 'a> Text<'t, 'a> {
    pub(super) fn new(tokens: &'a Tokens<'t>, names: &'a [Name]) -> Self {
        let mut name_at = vec![None; tokens.len()];
        let mut token = 0;
        for (i, name) in names.iter().enumerate() {
            while tokens.get(token).is_some_and(|t| t.span.start < name.span.start) {
                token += 1;
            }
            while tokens.get(token).is_some_and(|t| t.span.end <= name.span.end) {
                if let (Some(slot), Ok(i)) = (name_at.get_mut(token), u32::try_from(i)) {
                    *slot = Some(i);
                }
                token += 1;
            }
        }
        let words = (0..tokens.len())
            .map(|i| match tokens.kind(i) {
                Some(TokenKind::Word) => speech::word(tokens.folded(i)),
                _ => speech::none(),
            })
            .collect();
        Text { tokens, names, words, name_at, genders: genders(tokens, names), watch: watch(names) }
    }

    /// What the given names and "Mr" before them tell of a person with this key.
    pub(super) fn gender(&self, key: &str) -> Class {
        self.genders.get(key).copied().unwrap_or_default()
    }

    /// The one body of the text that watches and counts, where there is exactly one.
    pub(super) fn watch(&self) -> Option<&Name> {
        self.names.get(self.watch?)
    }

    /// The index of the name that token `i` belongs to.
    pub(super) fn name(&self, i: usize) -> Option<usize> {
        self.name_at.get(i).copied().flatten().map(|name| name as usize)
    }

    /// The name that token `i` belongs to.
    pub(super) fn name_of(&self, i: usize) -> Option<&'a Name> {
        self.names.get(self.name(i)?)
    }

    pub(super) fn word(&self, i: usize) -> bool {
        self.tokens.kind(i) == Some(TokenKind::Word)
    }

    pub(super) fn digits(&self, i: usize) -> bool {
        self.tokens.kind(i) == Some(TokenKind::Digits)
    }

    pub(super) fn folded(&self, i: usize) -> &str {
        self.tokens.folded(i)
    }

    /// True where token `i` can be used so.
    pub(super) fn is(&self, i: usize, as_what: As) -> bool {
        self.entry(i).is(as_what)
    }

    /// The verb of speech that token `i` is a form of.
    pub(super) fn cue(&self, i: usize) -> Option<Cue> {
        self.entry(i).cue
    }

    /// All that token `i` can be around a cue.
    pub(super) fn entry(&self, i: usize) -> &'static Word {
        self.words.get(i).copied().unwrap_or_else(speech::none)
    }

    /// What token `i` can be in a name.
    pub(super) fn class(&self, i: usize) -> Class {
        names::class(self.folded(i))
    }

    /// True for `'s` at `i`, the possessive's two tokens.
    pub(super) fn possessive(&self, i: usize) -> bool {
        self.folded(i) == "'" && self.folded(i + 1) == "s" && self.tokens.glued(i)
    }

    /// The first token of the name that token `i` belongs to.
    pub(super) fn first_of(&self, name: usize, i: usize) -> usize {
        self.names.get(name).map_or(i, |name| self.tokens.at(name.span.start).min(i))
    }

    /// True for words that a noun phrase cannot have inside.
    pub(super) fn stops(&self, i: usize) -> bool {
        !self.word(i)
            || self.is(i, As::Stop)
            || (self.name(i).is_none() && self.cue(i).is_some() && !self.is(i, As::Speaker))
    }

    /// Where token `i` begins; the end of the text past the last.
    pub(super) fn start(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(self.tokens.text().len(), |token| token.span.start)
    }

    /// Where token `i` ends; 0 past the last.
    pub(super) fn end(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(0, |token| token.span.end)
    }

    /// The token before `i`, not before `from`.
    pub(super) fn before(&self, i: usize, from: usize) -> Option<usize> {
        i.checked_sub(1).filter(|at| *at >= from)
    }
}

fn genders<'a>(tokens: &Tokens, names: &'a [Name]) -> HashMap<&'a str, Class> {
    let mut genders = HashMap::new();
    for name in names.iter().filter(|name| name.sort == Sort::Person) {
        let written = name.span.of(tokens.text());
        let first = written.split([' ', '.']).next().unwrap_or("").to_lowercase();
        let class = names::class(&first);
        let title = name.title.map_or("", |title| title.of(tokens.text()));
        let told = match title {
            "Mr" => Class::MAN,
            "Mrs" | "Ms" | "Miss" => Class::WOMAN,
            _ if first != name.key && class.any(Class::WOMAN) != class.any(Class::MAN) => class,
            _ => continue,
        };
        genders.entry(name.key.as_str()).or_insert(told);
    }
    genders
}

fn watch(names: &[Name]) -> Option<usize> {
    let watches = |key: &str| key.split(' ').any(|word| speech::word(word).is(As::Watch));
    let mut bodies =
        names.iter().enumerate().filter(|(_, name)| name.sort == Sort::Body && watches(&name.key));
    let (first, body) = bodies.next()?;
    bodies.all(|(_, other)| other.key == body.key).then_some(first)
}
