//! Capitalised runs: where each begins and ends. What a run names is for `cut` and `sort` to say.

use super::Name;
use super::case::{Case, case, inner_capitals};
use super::sort::stand;
use super::words::{Words, classes};
use crate::lexicon::names::{self, Class, Entry, Known};
use crate::text::{Span, Tokens};
use std::collections::HashSet;
use std::ops::Range;

/// The most tokens of one run: no name is as long, and what is looked up in a run must not cost its square.
const LONGEST: usize = 40;

/// The names of a text without what needs other names: titles, shared keys.
pub(super) fn find(tokens: &Tokens, sentences: &[Span]) -> Vec<Name> {
    let classes = classes(tokens);
    let words = Words::new(tokens, &classes);
    let ranges: Vec<(Range<usize>, Case)> = sentences
        .iter()
        .map(|sentence| tokens.within(*sentence))
        .map(|range| (range.clone(), case(words, range)))
        .collect();
    let inner = inner_capitals(words, &ranges);
    let mut finder = Finder { words, inner, found: Vec::new() };
    for (range, case) in ranges {
        finder.sentence(range, case);
    }
    finder.found
}

pub(super) struct Finder<'t, 'a> {
    pub(super) words: Words<'t, 'a>,
    /// Words that are capitalised within sentences of prose.
    pub(super) inner: HashSet<&'a str>,
    pub(super) found: Vec<Name>,
}

impl Finder<'_, '_> {
    fn sentence(&mut self, range: Range<usize>, case: Case) {
        let mut i = range.start;
        while i < range.end {
            if !self.begins(i, case) {
                i += 1;
                continue;
            }
            let end = self.run_end(i, range.end, case);
            let stand = stand(self.words, i, range.start);
            self.cut(i, end, stand, case);
            i = end;
        }
    }

    /// True where a run of name words can begin at `i`.
    fn begins(&self, i: usize, case: Case) -> bool {
        let words = self.words;
        if !words.is_capital(i) {
            // "al-Shams" begins in lower case.
            return matches!(words.folded(i), "al" | "el")
                && words.tokens.glued(i)
                && words.folded(i + 1) == "-"
                && words.is_capital(i + 2);
        }
        match case {
            Case::Prose => true,
            Case::Headline | Case::Capitals => {
                self.known(i, usize::MAX, case).is_some()
                    || (self.inner.contains(words.folded(i)) && !words.common(i))
            }
        }
    }

    /// The token after the last of the run that begins at `i`.
    fn run_end(&self, i: usize, limit: usize, case: Case) -> usize {
        let words = self.words;
        let mut end = i + 1;
        if !words.is_capital(i) {
            end = i + 3;
        }
        let mut body = words.class(i).any(Class::BODY);
        if let Some((len, _)) = self.known(i, limit, case) {
            end = end.max(i + len);
        }
        while end < limit && end - i < LONGEST {
            let Some(next) = self.step(i, end, limit, body) else { break };
            // A headline has no run but of words that are names elsewhere.
            if case != Case::Prose && (next..end + 4).all(|at| at + 1 != next) {
                break;
            }
            if case != Case::Prose
                && !self.inner.contains(words.folded(next - 1))
                && self.known(next - 1, limit, case).is_none()
            {
                break;
            }
            if next - 1 > end && self.known(next - 1, limit, case).is_some_and(|(len, _)| len > 1) && !body {
                end = next;
                continue;
            }
            body |= words.class(next - 1).any(Class::BODY);
            end = next;
        }
        end.min(limit)
    }

    /// Where the run goes on from `end`: the token after its next capital word.
    fn step(&self, start: usize, end: usize, limit: usize, body: bool) -> Option<usize> {
        let words = self.words;
        let within = |at: usize| at < limit && words.is_capital(at) && !words.calendar(at);
        let last = end - 1;
        if within(end) && words.is_word(last) {
            return Some(end + 1);
        }
        if words.tokens.glued(last) && matches!(words.folded(end), "-" | "'") {
            // "O'Brien", "Porto-Novo"; "al-Hadid" after a first name is below.
            if words.tokens.glued(end) && within(end + 1) {
                return Some(end + 2);
            }
            // "Jamaat-e-Watan".
            let particle = words.tokens.glued(end) && words.class(end + 1).any(Class::PARTICLE);
            if particle && words.folded(end + 2) == "-" && within(end + 3) {
                return Some(end + 4);
            }
            return None;
        }
        if words.folded(end) == "." && words.tokens.glued(last) {
            let word = words.folded(last);
            let title = names::class(word).any(Class::HONORIFIC.and(Class::OFFICE).and(Class::MODIFIER));
            let short = word.chars().count() <= 1 || (title && word.len() <= 5) || word == "st";
            return (short && within(end + 1)).then_some(end + 2);
        }
        if words.folded(end) == "&" && within(end + 1) {
            return Some(end + 2);
        }
        if !words.is_word(end) || words.is_capital(end) || !words.is_word(last) {
            return None;
        }
        let word = words.folded(end);
        if names::class(word).any(Class::PARTICLE) {
            let mut at = end + 1;
            if words.class(at).any(Class::ARTICLE) || words.folded(at) == "-" {
                at += 1;
            }
            // "as" and "do" are words of English, and so is "a" before a capital.
            let english = words.class(end).any(Class::ENGLISH);
            if within(at) && (!english || words.folded(end + 1) == "-") {
                return Some(at + 1);
            }
        }
        let place_of = word == "of" && words.class(last).any(Class::PLACE_OF);
        if matches!(word, "of" | "for") && (body || place_of) {
            let at = if words.folded(end + 1) == "the" { end + 2 } else { end + 1 };
            return within(at).then_some(at + 1);
        }
        if word == "and" && within(end + 1) {
            // "Ministry of Health and Welfare", "the Tide and Weather Agency".
            let of = (start..end).any(|at| matches!(words.folded(at), "of" | "for"));
            if body && of && self.known(end + 1, limit, Case::Prose).is_none() {
                return Some(end + 2);
            }
            let article = start.checked_sub(1).is_some_and(|at| words.folded(at) == "the")
                || words.folded(start) == "the";
            let ahead = (end + 1..(end + 5).min(limit))
                .take_while(|at| words.is_capital(*at))
                .skip(1)
                .any(|at| words.class(at).any(Class::BODY));
            if article && ahead && !body && self.known(last, limit, Case::Prose).is_none() {
                return Some(end + 2);
            }
        }
        None
    }

    /// The longest known name at `i` that ends by `limit`, and how many tokens it has.
    pub(super) fn known(&self, i: usize, limit: usize, case: Case) -> Option<(usize, &'static Entry)> {
        let words = self.words;
        let word = words.folded(i);
        let (list, stripped) = match names::starting(word) {
            // "Syrians"; "Syrias" in a text that lost its apostrophes.
            [] => (word.strip_suffix('s').map_or(&[][..], names::starting), true),
            list => (list, false),
        };
        for entry in list {
            let len = entry.rest.len() + 1;
            let country = matches!(entry.known, Known::Country | Known::Adjective);
            if i.saturating_add(len) > limit || (stripped && (len > 1 || entry.capitals || !country)) {
                continue;
            }
            let reads = entry.rest.iter().enumerate().all(|(k, rest)| words.folded(i + 1 + k) == rest);
            // The parts of "U.S." stand without spaces between.
            let joined =
                entry.rest.iter().enumerate().all(|(k, rest)| rest != "." || words.tokens.glued(i + k));
            if !reads || !joined {
                continue;
            }
            let capitals = (i..i + len).all(|at| !words.is_word(at) || words.all_capitals(at));
            if entry.capitals && (!capitals || case == Case::Capitals) {
                continue;
            }
            return Some((len, entry));
        }
        None
    }
}
