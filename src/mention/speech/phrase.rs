//! The noun phrase that ends before a cue: a name with its office, a common noun with its modifiers, a pronoun.

use super::text::Text;
use crate::lexicon::names::Class;
use crate::lexicon::speech::As;
use crate::mention::name::{Form, Sort};
use crate::text::Span;

/// What a phrase's head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// A name, by its index.
    Name(usize),
    /// A common noun, by its token.
    Noun(usize),
    /// A pronoun, by its token.
    Pronoun(usize),
}

/// A noun phrase; token indices, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) head: Head,
}

/// The most tokens that a phrase may have.
pub(super) const LONGEST: usize = 12;

/// What a common noun must be to make a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    /// It is known to speak, or has an article.
    Told,
    /// A plural will do, as at the head of a clause: "onlookers".
    Plural,
}

impl Text<'_, '_> {
    pub(super) fn span(&self, phrase: &Phrase) -> Span {
        self.tokens.span(phrase.first, phrase.last)
    }

    /// The phrase whose last token is `last`, not before `from`.
    pub(super) fn back(&self, last: usize, from: usize) -> Option<Phrase> {
        self.back_as(last, from, Noun::Told)
    }

    /// The phrase whose last token is `last`, not before `from`, with what a common noun must be.
    pub(super) fn back_as(&self, last: usize, from: usize, noun: Noun) -> Option<Phrase> {
        if last < from {
            return None;
        }
        if self.is(last, As::Pronoun) && self.name(last).is_none() {
            return Some(Phrase { first: last, last, head: Head::Pronoun(last) });
        }
        if let Some(name) = self.name(last) {
            let mut first = self.first_of(name, last);
            let title =
                self.names.get(name).and_then(|name| name.title).map(|title| self.tokens.at(title.start));
            if let Some(title) = title.filter(|title| *title < first && first - *title <= 2 * LONGEST) {
                first = title.max(from);
            }
            let mut first = self.extend(first, from);
            let titled = first < self.first_of(name, last);
            if titled
                && first > from
                && first <= from + 2
                && (from..first).all(|at| self.opening_modifier(at))
            {
                // "Vollmer chief executive Greta Holm".
                first = from;
            }
            return Some(Phrase { first, last, head: Head::Name(name) });
        }
        if self.stops(last) || self.is(last, As::Determiner) {
            return None;
        }
        let floor = from.max(last.saturating_sub(2 * LONGEST));
        let mut first = self.left(last, floor);
        // At the head of a clause all that stands before the noun belongs to it: "local disaster management agency".
        let heads = |start: usize| start == from || (start > from && self.folded(start - 1) == ",");
        let start = (first.saturating_sub(3).max(from)..first)
            .find(|start| heads(*start) && !self.is(first, As::Determiner));
        if let Some(start) = start.filter(|start| (*start..first).all(|at| self.opening_modifier(at))) {
            first = start;
        }
        let determined = self.is(first, As::Determiner) || (first..last).any(|i| self.folded(i) == "'");
        let office = self.class(last).any(Class::OFFICE) && first == from;
        let plural = noun == Noun::Plural
            && self.folded(last).len() > 3
            && self.folded(last).ends_with('s')
            && !self.folded(last).ends_with("ss");
        let counted = self.digits(first) && first < last;
        let known = self.is(last, As::Speaker) || self.class(last).any(Class::BODY);
        let speaks = known || (determined && first < last) || office || plural || counted;
        speaks.then_some(Phrase { first, last, head: Head::Noun(last) })
    }

    /// The first token of the noun phrase that ends with `last`.
    fn left(&self, last: usize, from: usize) -> usize {
        // Without an article only words that are known to modify belong to it.
        let mut loose = last;
        let mut tight = last;
        let mut still = true;
        while loose > from && last - loose < LONGEST {
            let at = loose - 1;
            if self.is(at, As::Determiner) {
                return at;
            }
            if let Some(name) = self.name(at) {
                loose = self.first_of(name, at).max(from);
                if still {
                    tight = loose;
                }
                continue;
            }
            if self.folded(at) == "s" && at > from + 1 && self.folded(at - 1) == "'" {
                // "Peru's port authority", "the mayor's office".
                return match self.name(at - 2) {
                    Some(name) => self.extend(self.first_of(name, at - 2), from),
                    None => self.left(at - 2, from),
                };
            }
            if self.folded(at) == "'" && at > from && self.tokens.glued(at - 1) && !self.tokens.glued(at) {
                // "the rebels' radio station".
                return match self.name(at - 1) {
                    Some(name) => self.extend(self.first_of(name, at - 1), from),
                    None if self.folded(at - 1).ends_with('s') => self.left(at - 1, from),
                    None => tight,
                };
            }
            if self.folded(at) == "-" && at > from && self.tokens.glued(at) && self.tokens.glued(at - 1) {
                loose = at - 1;
                if let Some(name) = self.name(loose) {
                    loose = self.first_of(name, loose).max(from);
                }
                if still {
                    tight = loose;
                }
                continue;
            }
            if !self.digits(at) && self.stops(at) {
                break;
            }
            loose = at;
            let class = self.class(at);
            still = still
                && (self.is(at, As::Speaker)
                    || self.is(at, As::Plain)
                    || class.any(Class::MODIFIER.and(Class::OFFICE))
                    || modifier_form(self.folded(at)));
            if still {
                tight = loose;
            }
        }
        tight
    }

    /// True for a first word of a sentence that a noun phrase can begin with: "Horrified onlookers".
    fn opening_modifier(&self, i: usize) -> bool {
        let word = self.folded(i);
        let aside = [As::Introduces, As::Day, As::Time, As::BeforeTime, As::Between, As::Determiner];
        !self.stops(i) && !word.ends_with("ly") && !aside.iter().any(|aside| self.is(i, *aside))
    }

    /// Stretches a name to the left over its office and the possessor of the office.
    pub(super) fn extend(&self, name_first: usize, from: usize) -> usize {
        let mut first = name_first;
        while first > from && name_first - first < LONGEST {
            let at = first - 1;
            if self.is(at, As::Determiner) {
                return at;
            }
            if self.folded(at) == "s" && at > from + 1 && self.folded(at - 1) == "'" {
                return match self.name(at - 2) {
                    Some(name) => self.first_of(name, at - 2).max(from),
                    None => first,
                };
            }
            let office = self.class(at).any(Class::OFFICE.and(Class::MODIFIER).and(Class::HONORIFIC))
                || (self.is(at, As::Outlet) && self.cue(at).is_none());
            let dot = self.folded(at) == "." && self.tokens.glued(at.saturating_sub(1));
            let adjective =
                self.class(first).any(Class::OFFICE.and(Class::MODIFIER)) && self.name(at).is_some();
            let compound = first == name_first
                && at > from + 1
                && self.folded(at - 1) == "-"
                && self.tokens.glued(at - 1)
                && self.word(at - 2)
                && self.name(at).is_none()
                && !self.stops(at);
            if compound {
                // "team-mate Ola Dunn", "father-of-two Rob Tarn".
                first = at - 2;
                while first > from + 1 && self.folded(first - 1) == "-" && self.tokens.glued(first - 1) {
                    first -= 2;
                }
            } else if adjective {
                first = self.name(at).map_or(at, |name| self.first_of(name, at)).max(from);
            } else if (office && self.name(at).is_none())
                || (dot && first == name_first)
                || self.is(at, As::Plain) && first < name_first
            {
                first = at;
            } else {
                break;
            }
        }
        // A full stop alone belongs to the sentence before.
        if self.folded(first) == "." { first + 1 } else { first }
    }

    /// True for phrases whose head is known to speak.
    pub(super) fn speaks(&self, phrase: &Phrase) -> bool {
        match phrase.head {
            Head::Pronoun(_) => true,
            Head::Noun(at) => {
                // "the radio station": what kind of thing it is stands before the noun.
                let outlet = at > phrase.first && self.is(at - 1, As::Outlet);
                outlet || self.is(at, As::Speaker) || self.class(at).any(Class::BODY.and(Class::OFFICE))
            }
            Head::Name(name) => self.names.get(name).is_some_and(|name| {
                name.sort != Sort::Place || name.form == Form::Seat || name.side.as_ref() == Some(&name.key)
            }),
        }
    }

    /// True for a phrase whose head is a document.
    pub(super) fn document(&self, phrase: &Phrase) -> bool {
        matches!(phrase.head, Head::Noun(at) if self.is(at, As::Document))
    }

    /// True for a person's name.
    pub(super) fn person(&self, phrase: &Phrase) -> bool {
        matches!(phrase.head, Head::Name(name) if self.names.get(name).is_some_and(|name| name.sort == Sort::Person))
    }

    /// True for what passes on what others say: an agency, a paper, "state media".
    pub(super) fn outlet(&self, phrase: &Phrase) -> bool {
        if let Head::Name(name) = phrase.head
            && self.names.get(name).is_some_and(|name| name.form == Form::Outlet)
        {
            return true;
        }
        !self.person(phrase) && (phrase.first..=phrase.last).any(|i| self.is(i, As::Outlet))
    }
}

/// Words that modify by their form: "monitoring", "seismological", "regional".
fn modifier_form(word: &str) -> bool {
    word.len() > 4
        && (word.ends_with("al") || word.ends_with("ic") || word.ends_with("based") || word.ends_with("ary"))
}
