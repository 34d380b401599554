//! Noun phrases beside a cue: a name with its office, a common noun with its modifiers, a pronoun.

use crate::lexicon::names::{self, Class};
use crate::lexicon::speech::{self, Role};
use crate::mention::name::{Form, Name, Sort};
use crate::text::{Span, TokenKind, Tokens};
use std::collections::HashMap;

/// A text with its names by token.
pub(super) struct Text<'t, 'a> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) names: &'a [Name],
    name_at: Vec<Option<u32>>,
    genders: HashMap<&'a str, Class>,
    watch: Option<usize>,
}

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
const LONGEST: usize = 12;

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
        Text { tokens, names, name_at, genders: genders(tokens, names), watch: watch(names) }
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

    pub(super) fn word(&self, i: usize) -> bool {
        self.tokens.kind(i) == Some(TokenKind::Word)
    }

    pub(super) fn folded(&self, i: usize) -> &str {
        self.tokens.folded(i)
    }

    pub(super) fn role(&self, i: usize) -> Role {
        speech::role(self.folded(i))
    }

    pub(super) fn span(&self, phrase: &Phrase) -> Span {
        self.tokens.span(phrase.first, phrase.last)
    }

    fn first_of(&self, name: usize, i: usize) -> usize {
        let mut first = i;
        while first > 0 && self.name(first - 1) == Some(name) {
            first -= 1;
        }
        first
    }

    /// True for words that a noun phrase cannot have inside.
    fn stops(&self, i: usize) -> bool {
        !self.word(i)
            || self.role(i).any(Role::STOP)
            || (self.name(i).is_none()
                && speech::verb(self.folded(i)).is_some_and(|_| !self.role(i).any(Role::SPEAKER)))
    }

    /// The phrase whose last token is `last`, not before `from`.
    pub(super) fn back(&self, last: usize, from: usize) -> Option<Phrase> {
        if last < from {
            return None;
        }
        let folded = self.folded(last);
        if matches!(folded, "he" | "she" | "it" | "they" | "i" | "we" | "you" | "who" | "which") {
            return Some(Phrase { first: last, last, head: Head::Pronoun(last) });
        }
        if let Some(name) = self.name(last) {
            let mut first = self.first_of(name, last);
            let title =
                self.names.get(name).and_then(|name| name.title).map(|title| self.tokens.at(title.start));
            if let Some(title) = title.filter(|title| *title < first) {
                first = title.max(from);
            }
            let first = self.extend(first, from);
            return Some(Phrase { first, last, head: Head::Name(name) });
        }
        if self.stops(last) || determiner(folded) {
            return None;
        }
        let speaker = self.role(last).any(Role::SPEAKER);
        let first = self.left(last, from);
        let determined = determiner(self.folded(first)) || self.possessive_inside(first, last);
        let office = names::class(folded).any(Class::OFFICE);
        (speaker || (determined && first < last) || (office && first == from)).then_some(Phrase {
            first,
            last,
            head: Head::Noun(last),
        })
    }

    fn possessive_inside(&self, first: usize, last: usize) -> bool {
        (first..last).any(|i| self.folded(i) == "'")
    }

    /// The first token of the noun phrase that ends with `last`.
    fn left(&self, last: usize, from: usize) -> usize {
        // Without an article only words that are known to modify belong to it.
        let mut loose = last;
        let mut tight = last;
        let mut still = true;
        while loose > from && last - loose < LONGEST {
            let at = loose - 1;
            if determiner(self.folded(at)) {
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
            let digits = self.tokens.kind(at) == Some(TokenKind::Digits);
            if !digits && self.stops(at) {
                break;
            }
            loose = at;
            let role = self.role(at);
            let class = names::class(self.folded(at));
            still = still
                && (role.any(Role::SPEAKER)
                    || self.plain(at)
                    || class.any(Class::MODIFIER.and(Class::OFFICE))
                    || modifier_form(self.folded(at)));
            if still {
                tight = loose;
            }
        }
        tight
    }

    fn plain(&self, i: usize) -> bool {
        self.role(i).any(Role::PLAIN)
    }

    /// Stretches a name to the left over its office and the possessor of the office.
    fn extend(&self, name_first: usize, from: usize) -> usize {
        let mut first = name_first;
        while first > from && name_first - first < LONGEST {
            let at = first - 1;
            let folded = self.folded(at);
            if determiner(folded) {
                return at;
            }
            if folded == "s" && at > from + 1 && self.folded(at - 1) == "'" {
                return match self.name(at - 2) {
                    Some(name) => self.first_of(name, at - 2).max(from),
                    None => first,
                };
            }
            let class = names::class(folded);
            let office = class.any(Class::OFFICE.and(Class::MODIFIER).and(Class::HONORIFIC));
            let dot = folded == "." && self.tokens.glued(at.saturating_sub(1));
            let adjective = names::class(self.folded(first)).any(Class::OFFICE.and(Class::MODIFIER))
                && self.name(at).is_some();
            if adjective {
                first = self.name(at).map_or(at, |name| self.first_of(name, at)).max(from);
            } else if (office && self.name(at).is_none())
                || (dot && first == name_first)
                || self.plain(at) && first < name_first
            {
                first = at;
            } else {
                break;
            }
        }
        // A full stop alone belongs to the sentence before.
        if self.folded(first) == "." { first + 1 } else { first }
    }

    /// The phrase that begins at `first` and ends before `limit`.
    pub(super) fn forward(&self, first: usize, limit: usize) -> Option<Phrase> {
        let mut i = first;
        let folded = self.folded(first);
        if matches!(folded, "he" | "she" | "it" | "they") {
            return Some(Phrase { first, last: first, head: Head::Pronoun(first) });
        }
        let determined = determiner(folded);
        if determined {
            i += 1;
        }
        let mut last = None;
        while i < limit && i - first < LONGEST {
            if let Some(name) = self.name(i) {
                let mut end = i;
                while end + 1 < limit && self.name(end + 1) == Some(name) {
                    end += 1;
                }
                let whole = Phrase { first, last: end, head: Head::Name(name) };
                if self.names.get(name).is_some_and(|name| name.sort == Sort::Person) {
                    return Some(whole);
                }
                if self.folded(end + 1) == "'" && self.folded(end + 2) == "s" {
                    i = end + 3;
                    continue;
                }
                let hyphen = self.folded(end + 1) == "-" && self.tokens.glued(end);
                let goes_on = hyphen || (end + 1 < limit && self.continues(end + 1));
                if !goes_on {
                    return Some(whole);
                }
                last = None;
                i = if hyphen { end + 2 } else { end + 1 };
                continue;
            }
            if self.folded(i) == "-" && self.tokens.glued(i) && i > first {
                i += 1;
                continue;
            }
            if self.folded(i) == "'" && self.folded(i + 1) == "s" {
                i += 2;
                continue;
            }
            if self.folded(i) == "."
                && names::class(self.folded(i.saturating_sub(1)))
                    .any(Class::OFFICE.and(Class::HONORIFIC).and(Class::MODIFIER))
                && i + 1 < limit
                && self.name(i + 1).is_some()
            {
                i += 1;
                continue;
            }
            let digits = self.tokens.kind(i) == Some(TokenKind::Digits);
            if digits && i == first {
                i += 1;
                continue;
            }
            if self.stops(i) && (!self.plain(i) || determiner(self.folded(i))) {
                break;
            }
            last = Some(i);
            let noun = self.role(i).any(Role::SPEAKER);
            if noun && !self.continues(i + 1) {
                break;
            }
            i += 1;
        }
        let head = last?;
        (determined || self.role(head).any(Role::SPEAKER)).then_some(Phrase {
            first,
            last: head,
            head: Head::Noun(head),
        })
    }

    /// True where a noun phrase goes on at `i` behind a noun or name: another noun that speaks, an office, a name.
    fn continues(&self, i: usize) -> bool {
        if !self.word(i) {
            return false;
        }
        let class = names::class(self.folded(i));
        let noun = self.role(i).any(Role::SPEAKER) || class.any(Class::OFFICE.and(Class::MODIFIER));
        let verb = speech::verb(self.folded(i)).is_some() && !noun;
        !verb
            && (noun
                || self.name(i).is_some_and(|name| {
                    self.names.get(name).is_some_and(|n| n.sort == Sort::Person || n.form == Form::Plain)
                }))
    }
}

/// Articles and their like, which begin a phrase.
pub(super) fn determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "another"
            | "one"
            | "some"
            | "several"
            | "many"
            | "this"
            | "these"
            | "those"
            | "most"
            | "other"
    )
}

/// Words that modify by their form: "monitoring", "seismological", "regional".
fn modifier_form(word: &str) -> bool {
    word.len() > 4
        && (word.ends_with("al") || word.ends_with("ic") || word.ends_with("based") || word.ends_with("ary"))
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
    let watches = |key: &str| {
        key.split(' ').any(|word| {
            matches!(word, "observatory" | "monitor" | "monitoring" | "watch" | "watchdog" | "rights")
        })
    };
    let mut bodies =
        names.iter().enumerate().filter(|(_, name)| name.sort == Sort::Body && watches(&name.key));
    let (first, body) = bodies.next()?;
    bodies.all(|(_, other)| other.key == body.key).then_some(first)
}
