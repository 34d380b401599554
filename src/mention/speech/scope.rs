//! Which clause is a finite verb's speaker's: what stands before the cue, behind it, or both.

use super::between::skip_ahead;
use super::chain::told;
use super::cue::{By, Found, Order, Sentence};
use super::phrase::Phrase;
use super::text::Text;
use super::{Act, quote};
use crate::lexicon::speech::As;
use crate::text::Span;

/// Where what stands before the cue begins: the sentence, or the quotation that ends in it.
pub(super) fn scope_start(sentence: &Sentence, quotes: &[Span]) -> usize {
    let start = sentence.span.start;
    match quote::around(quotes, start) {
        Some(quote) => start.min(quote.start),
        None => start,
    }
}

/// Where what stands behind the cue ends: the sentence, or the quotation that begins in it.
pub(super) fn scope_end(sentence: &Sentence, quotes: &[Span]) -> usize {
    let end = sentence.span.end;
    match end.checked_sub(1).and_then(|last| quote::around(quotes, last)) {
        Some(quote) if quote.start >= sentence.span.start => end.max(quote.end),
        _ => end,
    }
}

/// A finite verb with its phrase.
pub(super) struct Verb {
    pub(super) at: usize,
    pub(super) act: Act,
    pub(super) phrase: Phrase,
    pub(super) order: Order,
}

/// A finite verb with its scope.
pub(super) fn finite(text: &Text, sentence: &Sentence, quotes: &[Span], verb: &Verb, by: By) -> Found {
    let Verb { at: i, act, phrase, order } = *verb;
    let end = sentence.range.end;
    let mut next = if order == Order::After { phrase.last + 1 } else { i + 1 };
    let mut via = Vec::new();
    if matches!(text.folded(i), "told" | "tells" | "telling" | "tell") && order == Order::Before {
        let told = told(text, i + 1, end);
        next = next.max(told.0);
        via.extend(told.1);
    }
    if text.is(i, As::Warns) && order == Order::Before {
        // "warned the council it would flood"; not "warned the council would sue".
        let (after, _) = told(text, i + 1, end);
        if after > i + 1 && (text.is(after, As::Unsaid) || text.folded(after) == "that") {
            next = after;
        }
    }
    let next = skip_ahead(text, next, end);
    let first = if order == Order::Before { phrase.first } else { i };
    let sides = Sides::of(text, sentence, i, first, next);
    let before = is_before(text, sentence, &sides, act, order);
    let cue_end = text.end(i);
    let scope = if before {
        let goes_on = !sides.ended && sides.goes_on(text, order);
        let stop = if goes_on { scope_end(sentence, quotes) } else { text.start(first) };
        let start = match noun_denied(text, sentence, act, first) {
            Some(comma) => text.start(comma + 1),
            None => scope_start(sentence, quotes),
        };
        Span::new(start, stop.max(text.start(first)))
    } else if sides.ended {
        Span::new(cue_end, cue_end.max(sentence.span.end))
    } else {
        let open = opening(text, next);
        let stop = match relative_end(text, sentence, open, &sides) {
            Some(comma) => text.start(comma),
            None => scope_end(sentence, quotes),
        };
        let start = text.start(open).max(cue_end);
        Span::new(start, stop.max(start))
    };
    Found { cue: i..i + 1, first, by, act, scope, via, behind: !before }
}

/// The comma before "a number the company disputes": the noun alone is denied.
fn noun_denied(text: &Text, sentence: &Sentence, act: Act, first: usize) -> Option<usize> {
    if act != Act::Denies {
        return None;
    }
    let comma = (sentence.range.start..first).rev().take(6).find(|at| text.folded(*at) == ",")?;
    (text.is(comma + 1, As::Determiner) && comma + 1 < first).then_some(comma)
}

/// What stands on both sides of a cue and its speaker.
struct Sides {
    /// The first token of the cue or its speaker.
    first: usize,
    /// The first token of what can be said behind.
    next: usize,
    /// Words before the speaker, at most three counted.
    words: usize,
    /// Nothing is said behind.
    ended: bool,
    /// A quotation is next.
    quote_next: bool,
    /// What is next is no clause of its own.
    tail_is_aside: bool,
    /// A comma or quote stands before the speaker.
    pointed: bool,
    /// The speaker stands in a relative clause, "which police said".
    which: bool,
}

impl Sides {
    fn of(text: &Text, sentence: &Sentence, i: usize, first: usize, next: usize) -> Sides {
        let range = &sentence.range;
        let clause = range.start..first;
        let words = clause.clone().filter(|at| text.word(*at) || text.digits(*at)).take(3).count();
        let ended = (next..range.end).all(|at| !text.word(at) && !text.digits(at));
        let tail = text.folded(next);
        let quote_next = tail == "\"" || (matches!(tail, ":" | ",") && text.folded(next + 1) == "\"");
        // "says Brekk, leaning forward, "nobody counted"".
        let quote_next = quote_next
            || (tail == ","
                && (next + 1..range.end.min(next + 10)).any(|at| {
                    text.folded(at) == "," && text.folded(at + 1) == "\"" && text.tokens.glued(at + 1)
                }));
        let tail_is_aside = (tail == "," && !quote_next)
            || tail == ";"
            || tail.ends_with("ing")
            || (text.is(next, As::Stop) && !subordinate(text, next));
        let last = text.before(first, range.start);
        let pointed = last.is_some_and(|at| matches!(text.folded(at), "," | "\"" | "-" | "?" | "!" | "'"));
        let which = last.is_some_and(|at| matches!(text.folded(at), "which" | "that" | "what"))
            || matches!(text.folded(first), "who" | "which");
        let which = which && first < i;
        Sides { first, next, words, ended, quote_next, tail_is_aside, pointed, which }
    }

    /// True where what is said goes on behind the speaker: "Nine sailors, police said, were hurt".
    fn goes_on(&self, text: &Text, order: Order) -> bool {
        if self.quote_next {
            return true;
        }
        let comma = text.folded(self.next) == ",";
        let joins = comma && text.is(self.next + 1, As::Joins);
        let verb = self.next + 1 + usize::from(joins);
        let verbal = [As::Past, As::Auxiliary, As::Be].iter().any(|kind| text.is(verb, *kind))
            || text.folded(verb).ends_with("ed");
        match order {
            // "The flour, said Kubat, ran out"; but "said Kubat, the baker".
            Order::After => comma && verbal,
            // "Fire crews were called, she said, and found nobody", but "…, she said, and more rain is forecast".
            Order::Before if joins => verbal || text.folded(verb) == "then",
            // "Nine died, police said after the match"; but a text may have lost its commas.
            Order::Before => self.tail_is_aside && (comma || text.folded(self.next) == ";" || !self.pointed),
        }
    }
}

/// True where what is said stands before the cue.
fn is_before(text: &Text, sentence: &Sentence, sides: &Sides, act: Act, order: Order) -> bool {
    let start = sentence.range.start;
    let last = text.before(sides.first, start).map_or("", |at| text.folded(at));
    let tail = text.folded(sides.next);
    let introduced = introduces(text, start) && last != "\"";
    match order {
        Order::After => sides.words > 0,
        _ if sides.ended => sides.words > 0,
        _ if sides.which || (tail == ":" && last != "\"") => false,
        _ if matches!(act, Act::Accuses | Act::Denies | Act::Confirms) => {
            sides.pointed && sides.words >= 3 && (sides.tail_is_aside || sides.quote_next) && last == "\""
        }
        _ if sides.pointed && tail == "," && sides.words > 1 && !introduced => true,
        _ if sides.words < 3 && last != "\"" => false,
        _ if introduced && sides.pointed => false,
        _ if sides.pointed => sides.tail_is_aside || sides.quote_next || last == "\"",
        // A text that lost its commas: "Nine died the watch said with two missing".
        _ => sides.tail_is_aside && last_can_end(text, sides.first) && tail != "that",
    }
}

/// The comma that ends a relative clause, "which police said was empty, burned".
fn relative_end(text: &Text, sentence: &Sentence, open: usize, sides: &Sides) -> Option<usize> {
    if !sides.which {
        return None;
    }
    (open + 1..sentence.range.end).take(40).find(|at| text.folded(*at) == "," && text.word(at + 1))
}

/// Passes over the comma, colon or "that" before what is said.
pub(super) fn opening(text: &Text, i: usize) -> usize {
    let at = if matches!(text.folded(i), "," | ":") { i + 1 } else { i };
    // "denied that, but conceded": what is denied was told before.
    let alone = text.folded(at + 1) == "," && text.is(at + 2, As::Joins);
    if text.folded(at) != "that" || alone || text.folded(at + 1) == "." {
        return at;
    }
    if text.folded(at + 1) == "," { at + 2 } else { at + 1 }
}

/// Words after a cue that begin what is said, though a clause could end before them.
fn subordinate(text: &Text, i: usize) -> bool {
    text.is(i, As::Opens) || (text.folded(i) == "in" && text.digits(i + 1))
}

/// True where a clause can end before token `first`: the word before joins nothing.
fn last_can_end(text: &Text, first: usize) -> bool {
    let Some(last) = first.checked_sub(1) else { return false };
    !text.is(last, As::Stop) && !matches!(text.folded(last), "the" | "a" | "an" | ":" | ";")
}

/// "After the storm, police said": words that begin a clause that nobody is quoted for.
pub(super) fn introduces(text: &Text, i: usize) -> bool {
    text.is(i, As::Introduces) || (text.word(i) && text.folded(i).ends_with("ing"))
}
