//! What a name that the lexicon does not have names, by the words in it and around it.

use super::Sort;
use super::run::Finder;
use super::words::Words;
use crate::lexicon::names::Class;
use crate::lexicon::speech::As;
use crate::text::TokenKind;

impl Finder<'_, '_> {
    /// The token after the last word of a class in `from..end`, with what "of" and "for" add to it.
    pub(super) fn heads(&self, from: usize, end: usize, class: Class) -> Option<usize> {
        let words = self.words;
        let last = (from + 1..end).rev().find(|at| words.class(*at).any(class) && words.is_capital(*at));
        let alone = (from..end).any(|at| matches!(words.folded(at), "of" | "for"));
        let first = words.class(from).any(class) && alone;
        match last {
            Some(_) if alone => Some(end),
            // A company's name ends with its word; a body's may go on: "Bank Mandiri", "Radio Kessel".
            Some(_) => Some(end),
            None => first.then_some(end),
        }
    }

    pub(super) fn sort(&self, at: usize, end: usize) -> Sort {
        let words = self.words;
        let first = words.class(at);
        let last = words.class(end - 1);
        let single = end - at == 1;
        if !single && (first.any(Class::PLACE_HEAD) || last.any(Class::PLACE)) {
            return Sort::Place;
        }
        if words.all_capitals_name(at) && (single || end - at == 3 && words.folded(at + 1) == "-") {
            return Sort::Body;
        }
        if !single && words.given(at) {
            return Sort::Person;
        }
        if is_place_around(words, at, end) {
            return Sort::Place;
        }
        // "the Harun rebel group", "Harun militia".
        let body = |i: usize| words.is_word(i) && !words.is_capital(i) && words.class(i).any(Class::BODY);
        if body(end) || words.is_word(end) && body(end + 1) && words.speech(end).is(As::Speaker) {
            return Sort::Body;
        }
        let count = (at..end).filter(|i| words.is_word(*i)).count();
        let article = at.checked_sub(1).is_some_and(|i| words.folded(i) == "the");
        if (2..=4).contains(&count) && !article && is_person_around(words, at, end) {
            return Sort::Person;
        }
        Sort::Unknown
    }
}

/// Where a run stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// First, where any word has a capital: also behind an opening quote or a dateline's colon.
    First,
    /// Where only names have one.
    Inside,
}

/// Where the run at `i` stands in the sentence that begins at `start`.
pub(super) fn stand(words: Words, i: usize, start: usize) -> Stand {
    let opens = i.checked_sub(1).is_some_and(|before| match words.folded(before) {
        "\"" => words.tokens.glued(before) || before == start,
        sign => matches!(sign, ":" | "'" | "("),
    });
    if i == start || opens { Stand::First } else { Stand::Inside }
}

/// "in Kettle", "west of Kettle", "the town of Kettle", "Kettle province".
fn is_place_around(words: Words, at: usize, end: usize) -> bool {
    if let Some(before) = at.checked_sub(1) {
        if words.class(before).any(Class::PLACE_PREPOSITION) {
            return true;
        }
        let noun = before.checked_sub(1).is_some_and(|i| words.class(i).any(Class::PLACE_NOUN));
        if noun && words.folded(before) == "of" {
            return true;
        }
    }
    let after = words.class(end);
    after.any(Class::PLACE_NOUN)
        && !after.any(Class::OFFICE)
        && !words.is_capital(end)
        && !after.any(Class::DIRECTION)
}

/// "Ika Moro said", "said Ika Moro.", "Ika Moro, 36,", "Ika Moro, a nurse".
fn is_person_around(words: Words, at: usize, end: usize) -> bool {
    let said = at.checked_sub(1).is_some_and(|i| words.speech(i).cue.is_some());
    if said || words.speech(end).cue.is_some() {
        return true;
    }
    if words.folded(end) != "," {
        return matches!(words.folded(end), "who" | "whose" | "a" | "an");
    }
    let digits = words.tokens.kind(end + 1) == Some(TokenKind::Digits) && words.folded(end + 2) == ",";
    digits || matches!(words.folded(end + 1), "a" | "an" | "who" | "whose")
}

/// "Vanek, whose team", "Pell, 71,", "Pell, now 71": what is said of a person behind the name.
pub(super) fn described(words: Words, comma: usize) -> bool {
    let digits = |i: usize| words.tokens.kind(i) == Some(TokenKind::Digits);
    words.folded(comma) == ","
        && match words.folded(comma + 1) {
            "who" | "whose" => true,
            "now" => digits(comma + 2),
            // "Moll, speaking on television"; not "Sailors, including".
            word if word.ends_with("ing") => !words.speech(comma + 1).is(As::Stop),
            _ => digits(comma + 1) && words.folded(comma + 2) == ",",
        }
}

/// "said", "had warned", "has repeatedly denied" at `i`.
pub(super) fn says(words: Words, i: usize) -> bool {
    let cue = |i: usize| words.speech(i).cue.is_some();
    cue(i)
        || words.speech(i).is(As::Auxiliary)
            && (cue(i + 1) || words.folded(i + 1).ends_with("ly") && cue(i + 2))
}
