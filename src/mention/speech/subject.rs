//! The phrase that is a finite verb's speaker, before it or behind it.

use super::between::skip_back;
use super::cue::{Order, Sentence};
use super::outer::outer;
use super::phrase::{Head, Noun, Phrase};
use super::text::Text;
use super::{Act, quote};
use crate::lexicon::names::Class;
use crate::lexicon::speech::As;
use crate::mention::name::Form;
use crate::text::Span;

/// How far back the comma is looked for that a speaker's apposition begins with.
const HOLE: usize = 24;

/// True for "has not said", "never accepted", "nobody said".
pub(super) fn negated(text: &Text, phrase: &Phrase, i: usize) -> bool {
    let none = text.is(phrase.first, As::Negation) || text.folded(phrase.first) == "no";
    let between = |at: &usize| {
        [As::Negation, As::Auxiliary, As::Be, As::Between].iter().any(|kind| text.is(*at, *kind))
            || text.folded(*at).ends_with("ly")
    };
    none || (phrase.last + 1..i).rev().take(6).take_while(between).any(|at| text.is(at, As::Negation))
        || (i >= 2 && text.folded(i - 1) == "t" && text.folded(i - 2) == "'")
}

/// Verbs of documents ("shows", "reads") that people are not the subject of.
pub(super) fn document_only(text: &Text, i: usize, phrase: &Phrase) -> bool {
    text.is(i, As::Shown)
        && match phrase.head {
            Head::Noun(at) => !text.is(at, As::Document),
            Head::Name(_) => text.person(phrase),
            Head::Pronoun(_) => true,
        }
}

/// "is said to", "were reported": nobody's, unless "by" follows.
pub(super) fn passive(text: &Text, sentence: &Sentence, i: usize) -> bool {
    let mut at = i;
    while at > sentence.range.start && i - at < 5 {
        at -= 1;
        if text.is(at, As::Be) {
            return true;
        }
        let adverb = text.folded(at).ends_with("ly") || text.is(at, As::Between) || text.is(at, As::Negation);
        if !adverb || text.is(at, As::Auxiliary) {
            return false;
        }
    }
    false
}

/// The speaker of the finite verb at `i`.
pub(super) fn speaker(
    text: &Text,
    sentence: &Sentence,
    quotes: &[Span],
    i: usize,
    act: Act,
) -> Option<(Phrase, Order)> {
    let (from, limit) = (sentence.range.start, sentence.range.end);
    // The subject of a verb in a quotation stands in the quotation.
    let from = match text.tokens.get(i).and_then(|t| quote::around(quotes, t.span.start)) {
        Some(quote) => from.max(text.tokens.at(quote.start)),
        None => from,
    };
    let before = text.before(i, from).map_or("", |at| text.folded(at));
    let opened = matches!(before, "," | "\"" | "?" | "!" | "-" | "'");
    let may_follow = opened && matches!(act, Act::Says | Act::Claims) && text.folded(i) != "told";
    let follows = if may_follow { text.inverted(i, limit) } else { None };
    if let Some(phrase) = follows {
        // "…, said Brandt." cannot be "Oru, a nurse, said Brandt …".
        let next = phrase.last + 1;
        if before != "," || next >= limit || !(text.word(next) || text.folded(next) == "\"") {
            return Some((phrase, Order::After));
        }
    }
    if let Some(phrase) = subject(text, from, i) {
        return Some((phrase, Order::Before));
    }
    if let Some(phrase) = follows {
        return Some((phrase, Order::After));
    }
    if !opened
        && i > from
        && matches!(text.folded(i), "said" | "says" | "read")
        && let Some(phrase) = text.inverted(i, limit)
        && phrase.last + 1 >= limit.saturating_sub(1)
    {
        return Some((phrase, Order::After));
    }
    None
}

/// The phrase before a finite verb that is its subject.
pub(super) fn subject(text: &Text, from: usize, i: usize) -> Option<Phrase> {
    if let Some(then) = text.before(i, from + 1)
        && text.folded(then) == "then"
        && text.folded(then - 1) == ","
    {
        return coordinated(text, from, then);
    }
    let mut last = skip_back(text, from, i)?;
    if matches!(text.folded(last), "and" | "then") || (text.folded(last) == "but" && last + 1 == i) {
        return coordinated(text, from, last);
    }
    if text.folded(last) == "," {
        return before_hole(text, from, last);
    }
    if text.folded(last) == ")" {
        let opening = (from..last).rev().take(12).find(|at| text.folded(*at) == "(")?;
        last = text.before(opening, from)?;
    }
    // "A report released on Monday said".
    let participle = last + 1 < i
        && text.name(last).is_none()
        && (text.folded(last).ends_with("ed") || text.is(last, As::Participle))
        && !text.is(last, As::Speaker);
    if participle && let Some(phrase) = text.before(last, from).and_then(|noun| text.back(noun, from)) {
        return Some(outer(text, phrase, from));
    }
    let Some(phrase) = text.back(last, from) else {
        return relative(text, from, last)
            .or_else(|| at_clause_head(text, from, last))
            .or_else(|| held(text, from, last));
    };
    if let Head::Pronoun(at) = phrase.head
        && text.is(at, As::Relative)
    {
        let mut antecedent = text.before(at, from)?;
        if text.folded(antecedent) == "," {
            antecedent = text.before(antecedent, from)?;
        }
        return text
            .back(antecedent, from)
            .filter(|phrase| text.speaks(phrase))
            .map(|phrase| outer(text, phrase, from));
    }
    let outer = joined(text, outer(text, phrase, from), from);
    if outer != phrase || text.speaks(&phrase) {
        return Some(outer);
    }
    relative(text, from, last).or(Some(phrase))
}

/// "witnesses and police said": two that speak as one, known by the second.
fn joined(text: &Text, phrase: Phrase, from: usize) -> Phrase {
    let and = text.before(phrase.first, from + 1).filter(|at| text.folded(*at) == "and");
    let Some(other) = and.and_then(|and| text.back(and - 1, from)) else { return phrase };
    let heads = text.before(other.first, from).is_none_or(|at| opens_clause(text, at));
    if heads && text.speaks(&other) { Phrase { first: other.first, ..phrase } } else { phrase }
}

/// "Lena Brandt, of the port's police, said"; "Peru, however, denied": the phrase before the pair of commas that ends
/// with `last`.
fn before_hole(text: &Text, from: usize, last: usize) -> Option<Phrase> {
    let stray = || {
        // "Lena Brandt a nurse, said": the first comma was lost.
        let phrase = text.back(text.before(last, from)?, from)?;
        let outer = outer(text, phrase, from);
        (outer != phrase).then_some(outer)
    };
    let mut opening = (from..last).rev().take(HOLE).find(|at| matches!(text.folded(*at), "," | "\""));
    // "Lena Brandt, the mayor of Durrow, a town of 40,000, said": the first of several commas.
    if let Some(at) = opening
        && text.folded(at) == ","
        && let Some(outer) = (from..at).rev().take(HOLE / 2).find(|at| matches!(text.folded(*at), "," | "\""))
        && text.folded(outer) == ","
        && text
            .before(outer, from)
            .and_then(|before| text.back(before, from))
            .is_some_and(|phrase| text.person(&phrase))
        && text
            .before(at, from)
            .and_then(|before| text.back(before, from))
            .is_none_or(|phrase| !text.person(&phrase))
    {
        opening = Some(outer);
    }
    let Some(opening) = opening.filter(|at| text.folded(*at) == ",") else { return stray() };
    let inner = opening + 1;
    let Some(phrase) = text.before(opening, from).and_then(|before| text.back(before, from)) else {
        return stray();
    };
    let phrase = outer(text, phrase, from);
    let whose =
        text.is(inner, As::Relative) || (text.is(inner, As::Preposition) && text.is(inner + 1, As::Relative));
    let heads = text.is(phrase.first, As::Determiner)
        && text.before(phrase.first, from).is_none_or(|at| opens_clause(text, at));
    if whose || ((heads || text.speaks(&phrase)) && aside(text, inner)) {
        return Some(phrase);
    }
    stray()
}

/// True where what begins at `i` is said of the phrase before it: an age, an office, a participle, "however".
fn aside(text: &Text, i: usize) -> bool {
    let word = text.folded(i);
    text.name(i).is_some()
        || text.digits(i)
        || [As::Stop, As::Between, As::Determiner, As::Speaker, As::Person]
            .iter()
            .any(|kind| text.is(i, *kind))
        || word.ends_with("ing")
        || word.ends_with("ed")
        || word.ends_with("wn")
        || text.class(i).any(Class::OFFICE.and(Class::MODIFIER))
}

/// "The envoy met the president and said": the subject of the clause that "and" goes on with.
fn coordinated(text: &Text, from: usize, and: usize) -> Option<Phrase> {
    let start = (from..and)
        .rev()
        .take(40)
        .find(|at| {
            let that = text.folded(*at) == "that" && text.folded(at + 1) != ",";
            that || matches!(text.folded(*at), ";" | ":" | "\"" | "but" | "while")
        })
        .map_or(from.max(and.saturating_sub(40)), |at| at + 1);
    main_subject(text, start, and)
}

/// A plural noun at the head of a clause: "cops claim", "but unions say".
fn at_clause_head(text: &Text, from: usize, last: usize) -> Option<Phrase> {
    let some = text.is(last, As::Plain) && text.is(last, As::Some);
    let phrase = match text.back_as(last, from, Noun::Plural) {
        None if some => Phrase { first: last, last, head: Head::Noun(last) },
        phrase => phrase?,
    };
    let opens = match text.before(phrase.first, from) {
        None => true,
        Some(before) => opens_clause(text, before),
    };
    opens.then_some(phrase)
}

/// "Nurses at two clinics": what holds a plural that does not speak itself.
fn held(text: &Text, from: usize, last: usize) -> Option<Phrase> {
    let phrase = text.back_as(last, from, Noun::Plural)?;
    let outer = outer(text, phrase, from);
    (outer != phrase).then_some(outer)
}

/// True for a token behind which a clause can begin.
pub(super) fn opens_clause(text: &Text, i: usize) -> bool {
    !text.word(i) && !text.digits(i) || text.is(i, As::Joins) || text.folded(i) == "that"
}

/// "The watch which relies on divers in the lake said": what stands before "which".
fn relative(text: &Text, from: usize, last: usize) -> Option<Phrase> {
    let which =
        (from..last).rev().take(30).find(|at| text.is(*at, As::Relative) || text.folded(*at) == "\"")?;
    let mut before = text.before(which, from)?;
    if text.folded(before) == "," {
        before = text.before(before, from)?;
    }
    text.back(before, from).filter(|phrase| text.speaks(phrase)).map(|phrase| outer(text, phrase, from))
}

/// The first phrase of a clause that can speak and stands behind no preposition.
pub(super) fn main_subject(text: &Text, from: usize, limit: usize) -> Option<Phrase> {
    let mut at = from;
    while at < limit {
        let before = text.before(at, from);
        let governed = before.is_some_and(|at| {
            [As::Preposition, As::Determiner].iter().any(|kind| text.is(at, *kind))
                || matches!(text.folded(at), "to" | "and")
        });
        if !governed
            && text.word(at)
            && let Some(phrase) = text.forward(at, limit)
        {
            let people = matches!(phrase.head, Head::Name(name) if text.names.get(name).is_some_and(|name| name.form == Form::Adjective));
            if text.speaks(&phrase) && !people {
                return Some(phrase);
            }
            at = phrase.last + 1;
            continue;
        }
        at += 1;
    }
    None
}
