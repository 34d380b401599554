//! Cuts a capitalised run into names: known ones, bodies, a person behind an office.

use super::case::Case;
use super::key::key;
use super::run::Finder;
use super::sort::{Stand, described, says};
use super::{Form, Name, Sort};
use crate::lexicon::names::{Class, Entry, Known};
use crate::lexicon::speech::As;

struct Person {
    /// First token of the office.
    office: usize,
    /// First token of the name.
    from: usize,
}

impl Finder<'_, '_> {
    /// Cuts the run `from..end` into names.
    pub(super) fn cut(&mut self, from: usize, end: usize, stand: Stand, case: Case) {
        let words = self.words;
        let mut at = from;
        let is_office = |i: &usize| words.class(*i).any(Class::OFFICE.and(Class::HONORIFIC));
        let office = (from..end.saturating_sub(1)).rev().find(is_office);
        while at < end {
            if !words.is_word(at) || words.calendar(at) {
                at += 1;
                continue;
            }
            let known = self.known(at, end, case);
            if known.is_none_or(|(len, _)| at + len < end)
                && let Some(person) = self.after_office(at, end, office)
            {
                self.cut_plain(at, person.office, if at == from { stand } else { Stand::Inside }, case);
                self.push(person.from, end, Sort::Person, None);
                return;
            }
            if known.is_none() && words.common(at) && (at == from || case != Case::Prose) {
                at += 1;
                continue;
            }
            at = self.one(at, end, if at == from { stand } else { Stand::Inside }, case);
        }
    }

    /// Cuts what stands before an office: known names only, the rest is the office's own words.
    fn cut_plain(&mut self, from: usize, end: usize, stand: Stand, case: Case) {
        let words = self.words;
        let mut at = from;
        while at < end {
            if words.is_word(at) && (words.is_capital(at) || at == from) && !words.common(at) {
                at = self.one(at, end, if at == from { stand } else { Stand::Inside }, case);
            } else {
                at += 1;
            }
        }
    }

    /// The person after the last office word of a run, if the run is "Defence Minister Lena Brandt".
    fn after_office(&self, from: usize, end: usize, last: Option<usize>) -> Option<Person> {
        let words = self.words;
        let tail = words.class(end - 1);
        let office = Class::OFFICE.and(Class::HONORIFIC);
        if tail.any(Class::BODY.and(Class::COMPANY).and(Class::PLACE)) && end - from > 2 {
            // "General Staff Office", "King Edward Hotel", but "Mr Banks" and "Mr Park".
            return None;
        }
        let last = last.filter(|last| *last >= from)?;
        // "Minister of Health" is no "Minister Of".
        let mut person = last + 1;
        // "Col. Inf. Sani Bello": signs and shortened words of the rank.
        while person + 1 < end
            && (!words.is_word(person)
                || words.folded(person + 1) == "." && words.class(person).any(Class::MODIFIER))
        {
            person += 1;
        }
        if person >= end
            || matches!(words.folded(person), "of" | "for" | "and" | "al")
                && !words.is_capital(person)
                && words.folded(person + 1) != "-"
        {
            return None;
        }
        let mut first = last;
        while first > from {
            let before = first - 1;
            let class = words.class(before);
            let sign = words.folded(before) == "." || words.folded(before) == "-";
            if !sign && !class.any(office.and(Class::MODIFIER)) {
                break;
            }
            first = before;
        }
        Some(Person { office: first, from: person })
    }

    /// Emits the one name that begins at `at`, or passes over a word; gives the token after it.
    fn one(&mut self, at: usize, end: usize, stand: Stand, case: Case) -> usize {
        let words = self.words;
        let known = self.known(at, end, case);
        if let Some((len, entry)) = known {
            let whole = at + len >= end;
            let after = if whole { None } else { self.known(at + len, end, case) };
            let country =
                matches!(entry.known, Known::Country | Known::Adjective | Known::Seat | Known::City);
            if let Some((more, national)) = after
                && national.known == Known::National
                && matches!(entry.known, Known::Country | Known::Adjective)
            {
                self.push_side(at, at + len + more, Sort::Body, entry.side.clone());
                return at + len + more;
            }
            if whole || after.is_some() || !country {
                return self.push_known(at, len, entry);
            }
            if let Some(body) = self.heads(at, end, Class::BODY.and(Class::COMPANY)) {
                // A city's paper or company is not its country's.
                let national = matches!(entry.known, Known::Country | Known::Adjective);
                self.push_side(at, body, Sort::Body, if national { entry.side.clone() } else { None });
                return body;
            }
            if let Some(place) = self.heads(at, end, Class::PLACE) {
                self.push_side(at, place, Sort::Place, entry.side.clone());
                return place;
            }
            let next = words.class(at + len);
            let office = Class::OFFICE.and(Class::MODIFIER).and(Class::HONORIFIC).and(Class::COMMON);
            if entry.known == Known::Adjective || next.any(office) || len > 1 || case != Case::Prose {
                return self.push_known(at, len, entry);
            }
            // "Jordan Belway", "London Ferry": one name of its own.
            let sort = if words.given(at) { Sort::Person } else { Sort::Unknown };
            self.push(at, end, sort, None);
            return end;
        }
        let single = end - at == 1;
        let class = words.class(at);
        let office = class.any(Class::OFFICE.and(Class::HONORIFIC).and(Class::MODIFIER));
        if single && (office || class.any(Class::COMMON) || words.speech(at).cue.is_some()) {
            return end;
        }
        if single
            && stand == Stand::First
            && !self.inner.contains(words.folded(at))
            && !words.all_capitals_name(at)
        {
            let said = says(words, at + 1) && !words.speech(at).is(As::Speaker);
            let plural = words.folded(at).ends_with('s') && !words.folded(at).ends_with("ss");
            if !(said || described(words, at + 1)) || plural {
                return end;
            }
        }
        if (at..end).all(|i| {
            !words.is_word(i)
                || words.class(i).any(Class::OFFICE.and(Class::MODIFIER).and(Class::HONORIFIC))
                    && !words.class(i).any(Class::BODY)
        }) {
            return end;
        }
        if let Some(body) = self.heads(at, end, Class::BODY.and(Class::COMPANY)) {
            self.push(at, body, Sort::Body, None);
            return body;
        }
        // "Shiite Iran": a word that begins the sentence and a known name after it are two.
        if stand == Stand::First
            && !single
            && !words.given(at)
            && self.known(at + 1, end, case).is_some()
            && words.is_word(at + 1)
        {
            return at + 1;
        }
        let sort = self.sort(at, end);
        self.push(at, end, sort, None);
        end
    }

    fn push_known(&mut self, at: usize, len: usize, entry: &Entry) -> usize {
        let (sort, form) = match entry.known {
            Known::Country | Known::City => (Sort::Place, Form::Plain),
            Known::Adjective => (Sort::Place, Form::Adjective),
            Known::Seat => (Sort::Place, Form::Seat),
            Known::Body | Known::National => (Sort::Body, Form::Plain),
            Known::Outlet => (Sort::Body, Form::Outlet),
        };
        let mut last = at + len - 1;
        let dotted = entry.rest.iter().any(|rest| rest == ".");
        if dotted && self.words.folded(last + 1) == "." && self.words.tokens.glued(last) {
            last += 1;
        }
        let span = self.words.tokens.span(at, last);
        self.found.push(Name {
            span,
            sort,
            key: entry.key.clone(),
            title: None,
            side: entry.side.clone(),
            form,
        });
        at + len
    }

    fn push(&mut self, at: usize, end: usize, sort: Sort, side: Option<String>) {
        self.push_side(at, end, sort, side);
    }

    fn push_side(&mut self, at: usize, end: usize, sort: Sort, side: Option<String>) {
        let span = self.words.tokens.span(at, end - 1);
        let key = key(self.words, at, end, sort, side.as_deref());
        self.found.push(Name { span, sort, key, title: None, side, form: Form::Plain });
    }
}
