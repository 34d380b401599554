//! The noun phrase that begins behind a cue: "said the port's spokesman", "according to two local officials".

use super::phrase::{Head, LONGEST, Phrase};
use super::text::Text;
use crate::lexicon::names::Class;
use crate::lexicon::speech::{As, Needs};
use crate::mention::name::{Form, Sort};

impl Text<'_, '_> {
    /// The phrase that begins at `first` and ends before `limit`.
    pub(super) fn forward(&self, first: usize, limit: usize) -> Option<Phrase> {
        if self.is(first, As::Unsaid) {
            return Some(Phrase { first, last: first, head: Head::Pronoun(first) });
        }
        let determined = self.is(first, As::Determiner);
        let mut i = first + usize::from(determined);
        let mut last = None;
        while i < limit && i - first < LONGEST {
            if let Some(name) = self.name(i) {
                let mut end = i;
                while end + 1 < limit && self.name(end + 1) == Some(name) {
                    end += 1;
                }
                if self.possessive(end + 1) {
                    i = end + 3;
                    continue;
                }
                let whole = Phrase { first, last: end, head: Head::Name(name) };
                if self.names.get(name).is_some_and(|name| name.sort == Sort::Person) {
                    return Some(whole);
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
            if self.possessive(i) {
                last = None;
                i += 2;
                continue;
            }
            if self.folded(i) == "."
                && self
                    .class(i.saturating_sub(1))
                    .any(Class::OFFICE.and(Class::HONORIFIC).and(Class::MODIFIER))
                && i + 1 < limit
                && self.name(i + 1).is_some()
            {
                i += 1;
                continue;
            }
            if self.digits(i) && i == first {
                i += 1;
                continue;
            }
            if self.folded(i).ends_with("ed") && self.folded(i + 1) == "by" {
                // "a draft plan obtained by the Ledger".
                break;
            }
            let plain = self.is(i, As::Plain) && !self.is(i, As::Determiner) && self.folded(i) != "that";
            if self.stops(i) && !plain {
                break;
            }
            last = Some(i);
            if self.is(i, As::Speaker) && !self.continues(i + 1) && !self.possessive(i + 1) {
                break;
            }
            i += 1;
        }
        let head = last?;
        let office = self.class(head).any(Class::OFFICE);
        (determined || office || self.is(head, As::Speaker)).then_some(Phrase {
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
        if self.is(i, As::Speaker) || self.class(i).any(Class::OFFICE.and(Class::MODIFIER)) {
            return true;
        }
        self.cue(i).is_none()
            && self.name_of(i).is_some_and(|name| name.sort == Sort::Person || name.form == Form::Plain)
    }

    /// The phrase behind "said" and its like, where no verb follows it: "said the port's spokesman".
    pub(super) fn inverted(&self, i: usize, limit: usize) -> Option<Phrase> {
        let phrase = self.forward(i + 1, limit)?;
        let general = self.cue(i).is_some_and(|cue| cue.needs == Needs::General);
        let any_noun = general && matches!(phrase.head, Head::Noun(_));
        if !any_noun && !self.speaks(&phrase) {
            return None;
        }
        let next = phrase.last + 1;
        if next >= limit || !self.word(next) {
            return Some(phrase);
        }
        // "read a statement issued late on Sunday".
        if self.document(&phrase) && self.is(next, As::Issued) {
            return Some(phrase);
        }
        // "said a source quoted by the daily".
        if self.folded(next).ends_with("ed") && self.folded(next + 1) == "by" {
            return Some(phrase);
        }
        let participle = self.folded(next).ends_with("ing");
        let goes_on = self.is(next, As::Stop) || self.is(next, As::Day) || participle;
        let verb = (self.cue(next).is_some() && !participle) || self.is(next, As::Auxiliary);
        (goes_on && !verb && self.folded(next) != "that").then_some(phrase)
    }

    /// "figures from the port", "a statement issued by the port": the port.
    pub(super) fn issuer(&self, phrase: Phrase, limit: usize) -> Phrase {
        let mut next = phrase.last + 1;
        if self.is(next, As::Issued) {
            next += 1;
        }
        if self.document(&phrase)
            && matches!(self.folded(next), "from" | "by" | "of")
            && let Some(inner) = self.forward(next + 1, limit)
            && self.speaks(&inner)
        {
            return Phrase { first: phrase.first, ..inner };
        }
        phrase
    }
}
