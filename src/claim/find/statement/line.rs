//! One sentence as the patterns of statements read it: its words without quotation marks, and the names at their places.

use super::super::scene::Scene;
use crate::lexicon::patterns::Reading;
use crate::lexicon::speech::{self, As};
use crate::lexicon::statements::{self, Class, Slot, Stands};
use crate::mention::Name;
use crate::mention::name::Form;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// How far from its words the thing of a statement may stand, in words.
const THING: usize = 12;
/// How far before its words the one who holds it may stand.
const SUBJECT: usize = 8;
/// How far before a statement a "not" turns it round.
const NEGATION: usize = 4;
/// How far before a statement an "if" makes it a thought.
const DOUBT: usize = 6;
/// How far behind its words the thing of a statement may stand, where it stands right behind them.
const OBJECT: usize = 6;
/// How many names a list of them may have.
const LIST: usize = 6;

/// A sentence; places in it are counted in its own words, not in the tokens of the text.
pub(super) struct Line<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    /// The tokens that are read.
    at: Vec<usize>,
    /// What a word is read as, where that is not what is written: "was" and "not" for "wasn't".
    read: Vec<Option<String>>,
    /// The classes of each word, one bit for each.
    classes: Vec<u128>,
    /// For each place, the name that begins there, and the place after it.
    names: Vec<Option<(&'a Name, usize)>>,
}

/// Who is meant at some place of a sentence.
#[derive(Clone, Copy)]
pub(super) enum Who<'a> {
    /// A name.
    Named(&'a Name),
    /// A noun for people: "rebels".
    Noun(usize),
}

impl<'s, 'a, 't> Line<'s, 'a, 't> {
    pub(super) fn new(scene: &'s Scene<'a, 't>) -> Self {
        let tokens = scene.tokens();
        let is_read = |i: &usize| {
            tokens.kind(*i) != Some(TokenKind::Break) && !matches!(tokens.folded(*i), "\"" | "“" | "”")
        };
        let mut at: Vec<usize> = Vec::with_capacity(scene.range.len());
        let mut read: Vec<Option<String>> = Vec::with_capacity(scene.range.len());
        for i in scene.range.clone().filter(is_read) {
            // "wasn't" comes as `wasn`, a sign and `t`.
            if tokens.folded(i) == "t" && i > 1 && tokens.glued(i - 1) && tokens.folded(i - 1) == "'" {
                if let (Some(sign), Some(last)) = (at.last_mut(), read.last_mut()) {
                    (*sign, *last) = (i, Some("not".to_string()));
                }
                let verb = read.len().checked_sub(2).and_then(|k| read.get_mut(k));
                if let (Some(verb), Some(stem)) = (verb, tokens.folded(i - 2).strip_suffix('n')) {
                    *verb = Some(if stem == "ca" { "can".to_string() } else { stem.to_string() });
                }
                continue;
            }
            at.push(i);
            read.push(None);
        }
        let mut names = vec![None; at.len()];
        for name in scene.names() {
            let range = scene.tokens_of(name.span);
            let first = at.partition_point(|i| *i < range.start);
            let next = at.partition_point(|i| *i < range.end);
            if let Some(place) = names.get_mut(first) {
                *place = Some((name, next.max(first + 1)));
            }
        }
        let mut line = Line { scene, at, read, classes: Vec::new(), names };
        line.classes = (0..line.len()).map(|i| statements::classes(line.word(i))).collect();
        line
    }

    pub(super) fn len(&self) -> usize {
        self.at.len()
    }

    pub(super) fn has_name(&self, i: usize) -> bool {
        self.names.get(i).is_some_and(Option::is_some)
    }

    /// The tokens of a run of places.
    pub(super) fn tokens(&self, run: &Range<usize>) -> Range<usize> {
        let first = self.at.get(run.start).copied().unwrap_or(self.scene.range.start);
        let last = run.end.checked_sub(1).and_then(|i| self.at.get(i)).map_or(first, |last| last + 1);
        first..last.max(first)
    }

    /// The text of a run of places.
    pub(super) fn span(&self, run: &Range<usize>) -> Span {
        let tokens = self.tokens(run);
        self.scene.tokens().span(tokens.start, tokens.end.saturating_sub(1).max(tokens.start))
    }

    /// The places of a stretch of text.
    pub(super) fn places(&self, span: Span) -> Range<usize> {
        let tokens = self.scene.tokens_of(span);
        self.at.partition_point(|i| *i < tokens.start)..self.at.partition_point(|i| *i < tokens.end)
    }

    /// True for a word or a number.
    pub(super) fn is_word(&self, i: usize) -> bool {
        let kind = self.at.get(i).and_then(|token| self.scene.tokens().kind(*token));
        matches!(kind, Some(TokenKind::Word | TokenKind::Digits))
            || matches!(self.word(i), "'" | "-" | "$" | "%") && self.is_glued(i)
    }

    /// True for an apostrophe, and for what hangs on one: the "s" of "Orlo's".
    pub(super) fn is_tail(&self, i: usize) -> bool {
        let is_sign = |i: usize| matches!(self.word(i), "'" | "-");
        is_sign(i) || i > 0 && is_sign(i - 1) && self.is_glued(i - 1)
    }

    /// The stem of the word at a place.
    pub(super) fn stem(&self, i: usize) -> Option<&'a str> {
        self.at.get(i).and_then(|token| self.scene.stem(*token))
    }

    /// The classes of the word at a place, one bit for each.
    pub(super) fn classes(&self, i: usize) -> u128 {
        self.classes.get(i).copied().unwrap_or(0)
    }

    /// True for a word of a class.
    pub(super) fn is(&self, i: usize, class: Class) -> bool {
        class.is_in(self.classes(i))
    }

    /// True where a "not" or "never" stands close before a place.
    pub(super) fn is_negated(&self, start: usize) -> bool {
        self.is_behind(start, NEGATION, statements::is_negation)
    }

    /// How many words of a run are a "not".
    pub(super) fn negations(&self, run: &Range<usize>) -> usize {
        run.clone().filter(|i| statements::is_not(self.word(*i))).count()
    }

    /// True where a "would" or "if" stands close before a place.
    pub(super) fn is_supposed(&self, start: usize) -> bool {
        self.is_behind(start, DOUBT, statements::is_supposing)
    }

    fn is_behind(&self, start: usize, most: usize, is_meant: fn(&str) -> bool) -> bool {
        for i in (start.saturating_sub(most)..start).rev() {
            let word = self.word(i);
            if matches!(word, "," | ";" | ":" | "-" | "and" | "but") && !self.is_glued(i) {
                return false;
            }
            // "not only" denies nothing, and "as if" supposes nothing.
            let is_other = matches!(self.word(i + 1), "only" | "just" | "doubt")
                || i > 0 && word == "if" && self.word(i - 1) == "as";
            if is_meant(word) && !is_other {
                return true;
            }
        }
        false
    }

    fn is_glued(&self, i: usize) -> bool {
        self.at.get(i).is_some_and(|token| self.scene.tokens().glued(*token))
    }

    /// True where a "had" or an "earlier" stands close before a run.
    pub(super) fn is_of_before(&self, run: &Range<usize>) -> bool {
        self.back(run.start, 3).any(|i| self.word(i) == "had")
            || self.back(run.start, SUBJECT).any(|i| statements::is_of_before(self.word(i)))
    }

    /// The nearest word of a class in the clause of a run.
    pub(super) fn thing(&self, run: &Range<usize>, class: Class, stands: Stands) -> Option<usize> {
        if stands == Stands::Behind {
            return self.ahead(run.end, OBJECT).find(|i| self.is(*i, class));
        }
        let before = self.back(run.start, THING).find(|i| self.is(*i, class));
        let mut after =
            self.ahead(run.end, THING).take_while(|i| stands == Stands::Clause || self.word(*i) != ",");
        let after = after.find(|i| self.is(*i, class));
        match (before, after) {
            (Some(before), Some(after)) if after - run.end < run.start - 1 - before => Some(after),
            (Some(before), _) => Some(before),
            (None, after) => after,
        }
    }

    /// The places before `start`, the nearest first, to the clause's begin.
    pub(super) fn back(&self, start: usize, most: usize) -> impl Iterator<Item = usize> + '_ {
        (start.saturating_sub(most)..start).rev().take_while(|i| !self.ends_clause(*i))
    }

    /// The places from `end` on, to the clause's end.
    pub(super) fn ahead(&self, end: usize, most: usize) -> impl Iterator<Item = usize> + '_ {
        (end..self.len().min(end + most)).take_while(|i| !self.ends_clause(*i))
    }

    fn ends_clause(&self, i: usize) -> bool {
        let word = self.word(i);
        word == ";" || statements::is_clause_end(word)
    }

    /// Who is named last before a place, or called by a noun for people.
    pub(super) fn subject(&self, start: usize) -> Option<(Who<'a>, usize)> {
        for i in self.back(start, SUBJECT) {
            if let Some(Some((name, next))) = self.names.get(i)
                && *next <= start
                && name.form != Form::Outlet
            {
                return Some((Who::Named(name), i));
            }
            if self.is_people(i) && !self.is_in_name(i) {
                return Some((Who::Noun(i), i));
            }
        }
        None
    }

    /// Who is named at a place or right behind its "the".
    pub(super) fn object(&self, end: usize, most: usize) -> Option<(Who<'a>, usize)> {
        for i in self.ahead(end, most) {
            if let Some(Some((name, _))) = self.names.get(i)
                && name.form != Form::Outlet
            {
                return Some((Who::Named(name), i));
            }
            if self.is_people(i) {
                return Some((Who::Noun(i), i));
            }
        }
        None
    }

    fn is_people(&self, i: usize) -> bool {
        let word = speech::word(self.word(i));
        word.is(As::Speaker) || statements::is_people(self.word(i))
    }

    /// True for a word of a name.
    pub(super) fn is_in_name(&self, i: usize) -> bool {
        (i.saturating_sub(4)..=i)
            .any(|k| self.names.get(k).is_some_and(|name| name.is_some_and(|(_, next)| next > i)))
    }

    /// The names that begin at a place, joined by "and" and commas, and the place after them.
    fn list(&self, i: usize) -> Option<(Vec<&'a Name>, usize)> {
        let (first, mut next) = (*self.names.get(i)?)?;
        let mut found = vec![first];
        while found.len() < LIST {
            let joint = match self.word(next) {
                "," if self.word(next + 1) == "and" => 2,
                "and" | "," | "&" => 1,
                _ => break,
            };
            let the = usize::from(self.word(next + joint) == "the");
            let Some(Some((name, after))) = self.names.get(next + joint + the) else { break };
            found.push(name);
            next = *after;
        }
        Some((found, next))
    }
}

impl<'a> Reading<Slot> for Line<'_, 'a, '_> {
    type Taken = Vec<&'a Name>;

    fn word(&self, i: usize) -> &str {
        if let Some(Some(read)) = self.read.get(i) {
            return read;
        }
        self.at.get(i).map_or("", |token| self.scene.tokens().folded(*token))
    }

    fn take(&self, slot: Slot, i: usize) -> Option<(Vec<&'a Name>, usize)> {
        match slot {
            Slot::Class(class) => self.is(i, class).then(|| (Vec::new(), i + 1)),
            Slot::Name => {
                let (name, next) = (*self.names.get(i)?)?;
                Some((vec![name], next))
            }
            Slot::Names => self.list(i),
        }
    }
}
