//! The phrase that is a cue's speaker, before it or behind it.

use super::cue::{Order, Sentence};
use super::phrase::{Head, Phrase, Text, determiner};
use super::{Act, quote};

use crate::lexicon::speech::{self, Role};
use crate::mention::name::{Form, Sort};
use crate::text::{Span, TokenKind};

/// True for "has not said", "never accepted".
pub(super) fn negated(text: &Text, phrase: &Phrase, i: usize) -> bool {
    (phrase.last + 1..i).rev().take(6).any(|at| matches!(text.folded(at), "not" | "never" | "cannot"))
        || (i >= 2 && text.folded(i - 1) == "t" && text.folded(i - 2) == "'")
}

/// Verbs of documents ("shows", "reads") that people are not the subject of.
pub(super) fn document_only(text: &Text, i: usize, phrase: &Phrase) -> bool {
    let verb = matches!(
        text.folded(i),
        "emerged"
            | "surfaced"
            | "read"
            | "reads"
            | "show"
            | "shows"
            | "showed"
            | "indicate"
            | "indicates"
            | "indicated"
    );
    match phrase.head {
        Head::Noun(at) => verb && !text.role(at).any(Role::DOCUMENT),
        Head::Name(name) => verb && text.names.get(name).is_some_and(|name| name.sort == Sort::Person),
        Head::Pronoun(_) => verb,
    }
}

/// True for phrases whose head is known to speak.
pub(super) fn speaks(text: &Text, phrase: &Phrase) -> bool {
    match phrase.head {
        Head::Pronoun(_) => true,
        Head::Noun(at) => text.role(at).any(Role::SPEAKER),
        Head::Name(name) => text.names.get(name).is_some_and(|name| {
            name.sort != Sort::Place || name.form == Form::Seat || name.side.as_ref() == Some(&name.key)
        }),
    }
}

/// "is said to", "were reported": nobody's, unless "by" follows.
pub(super) fn passive(text: &Text, sentence: &Sentence, i: usize) -> bool {
    let mut at = i;
    while at > sentence.range.start {
        at -= 1;
        let word = text.folded(at);
        if matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being") {
            return true;
        }
        if !word.ends_with("ly") && !matches!(word, "also" | "not" | "first" | "widely") {
            return false;
        }
    }
    false
}

/// The speaker of a finite verb.
pub(super) fn speaker(
    text: &Text,
    sentence: &Sentence,
    quotes: &[Span],
    i: usize,
    act: Act,
) -> Option<(Phrase, Order)> {
    let from = sentence.range.start;
    // The subject of a verb in a quotation stands in the quotation.
    let from = match text.tokens.get(i).and_then(|t| quote::around(quotes, t.span.start)) {
        Some(quote) => from.max(text.tokens.at(quote.start)),
        None => from,
    };
    let before = i.checked_sub(1).filter(|at| *at >= from).map_or("", |at| text.folded(at));
    let opened = matches!(before, "," | "\"" | "?" | "!" | "-");
    let may_follow = opened && matches!(act, Act::Says | Act::Claims) && text.folded(i) != "told";
    let follows = if may_follow { inverted(text, sentence, i) } else { None };
    if let Some(phrase) = follows {
        // "…, said Brandt." cannot be "Oru, a nurse, said Brandt …".
        let next = phrase.last + 1;
        if before != "," || next >= sentence.range.end || !text.word(next) {
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
        && let Some(phrase) = inverted(text, sentence, i)
        && phrase.last + 1 >= sentence.range.end.saturating_sub(1)
    {
        return Some((phrase, Order::After));
    }
    None
}

/// "said the port's spokesman": the phrase behind the cue, where no verb follows it.
pub(super) fn inverted(text: &Text, sentence: &Sentence, i: usize) -> Option<Phrase> {
    let phrase = text.forward(i + 1, sentence.range.end)?;
    let said = matches!(text.folded(i), "said" | "says");
    let any_noun = said && matches!(phrase.head, Head::Noun(_));
    if !any_noun && !speaks(text, &phrase) {
        return None;
    }
    let next = phrase.last + 1;
    if next >= sentence.range.end || !text.word(next) {
        return Some(phrase);
    }
    let word = text.folded(next);
    // "read a statement issued late on Sunday".
    if document(text, &phrase) && matches!(word, "issued" | "released" | "published") {
        return Some(phrase);
    }
    let verb = speech::verb(word).is_some() && !word.ends_with("ing");
    let auxiliary = matches!(
        word,
        "had"
            | "has"
            | "have"
            | "was"
            | "were"
            | "is"
            | "are"
            | "will"
            | "would"
            | "could"
            | "did"
            | "may"
            | "might"
            | "should"
            | "can"
    );
    let goes_on = text.role(next).any(Role::STOP) || text.role(next).any(Role::DAY) || word.ends_with("ing");
    (goes_on && !verb && !auxiliary && !matches!(word, "that")).then_some(phrase)
}

pub(super) fn document(text: &Text, phrase: &Phrase) -> bool {
    matches!(phrase.head, Head::Noun(at) if text.role(at).any(Role::DOCUMENT))
}

/// The phrase before a finite verb that is its subject.
pub(super) fn subject(text: &Text, from: usize, i: usize) -> Option<Phrase> {
    let mut last = skip_between(text, from, i)?;
    if text.folded(last) == "," {
        // "Lena Brandt, of the port's police, said"; "Peru, however, denied".
        let opening = (from..last).rev().take(24).find(|at| text.folded(*at) == ",");
        let stray = |text: &Text| {
            // "Lena Brandt a nurse, said": the first comma was lost.
            let phrase = text.back(last.checked_sub(1).filter(|at| *at >= from)?, from)?;
            let outer = outer(text, phrase, from);
            (outer != phrase).then_some(outer)
        };
        let Some(opening) = opening else { return stray(text) };
        let inner = opening + 1;
        let word = text.folded(inner);
        let class = text.role(inner);
        let hole = text.name(inner).is_some()
            || class.any(Role::STOP)
            || class.any(Role::BETWEEN)
            || determiner(word)
            || word.ends_with("ing")
            || text.tokens.kind(inner) == Some(TokenKind::Digits)
            || class.any(Role::SPEAKER)
            || class.any(Role::PERSON)
            || crate::lexicon::names::class(word)
                .any(crate::lexicon::names::Class::OFFICE.and(crate::lexicon::names::Class::MODIFIER));
        let phrase = opening.checked_sub(1).and_then(|before| text.back(before, from));
        return match phrase {
            Some(phrase) if (hole && speaks(text, &phrase)) || matches!(word, "which" | "who" | "whose") => {
                Some(outer(text, phrase, from))
            }
            _ => stray(text),
        };
    }
    if text.folded(last) == ")" {
        let opening = (from..last).rev().take(12).find(|at| text.folded(*at) == "(")?;
        last = opening.checked_sub(1).filter(|at| *at >= from)?;
    }
    let phrase = text.back(last, from);
    if let Some(phrase) = phrase {
        if let Head::Pronoun(at) = phrase.head
            && matches!(text.folded(at), "who" | "which")
        {
            let mut antecedent = at.checked_sub(1).filter(|at| *at >= from)?;
            if text.folded(antecedent) == "," {
                antecedent = antecedent.checked_sub(1)?;
            }
            return text
                .back(antecedent, from)
                .filter(|phrase| speaks(text, phrase))
                .map(|phrase| outer(text, phrase, from));
        }
        let outer = outer(text, phrase, from);
        if outer != phrase || speaks(text, &phrase) {
            return Some(outer);
        }
        if let Some(head) = relative(text, from, last) {
            return Some(head);
        }
        return Some(phrase);
    }
    relative(text, from, last)
}

/// "The watch which relies on divers in the lake said": what stands before "which".
pub(super) fn relative(text: &Text, from: usize, last: usize) -> Option<Phrase> {
    let which =
        (from..last).rev().take(30).find(|at| matches!(text.folded(*at), "which" | "who" | "whose"))?;
    let mut before = which.checked_sub(1).filter(|at| *at >= from)?;
    if text.folded(before) == "," {
        before = before.checked_sub(1).filter(|at| *at >= from)?;
    }
    text.back(before, from).filter(|phrase| speaks(text, phrase)).map(|phrase| outer(text, phrase, from))
}

/// Skips what stands between a speaker and the verb, and gives the token before it.
pub(super) fn skip_between(text: &Text, from: usize, i: usize) -> Option<usize> {
    let mut at = i.checked_sub(1).filter(|at| *at >= from)?;
    for _ in 0..10 {
        let word = text.folded(at);
        let role = text.role(at);
        let adverb =
            word.ends_with("ly") && word.len() > 4 && text.name(at).is_none() && !role.any(Role::SPEAKER);
        let time = role.any(Role::DAY)
            || matches!(word, "week" | "month" | "year" | "night" | "morning" | "evening" | "afternoon");
        let mut next = at;
        if time {
            next = at.checked_sub(1)?;
            while next > from
                && matches!(
                    text.folded(next),
                    "on" | "late" | "early" | "last" | "this" | "earlier" | "of" | "later"
                )
            {
                next = next.checked_sub(1)?;
            }
        } else if adverb || (role.any(Role::BETWEEN) && text.name(at).is_none()) {
            next = at.checked_sub(1)?;
        } else if matches!(
            word,
            "statement"
                | "interview"
                | "briefing"
                | "conference"
                | "report"
                | "speech"
                | "letter"
                | "tweet"
                | "telegram"
                | "update"
        ) && let Some(within) =
            (from..at).rev().take(5).find(|k| matches!(text.folded(*k), "in" | "at" | "during"))
            && within > from
        {
            next = within.checked_sub(1)?;
        } else if word == "," && at > from && at + 1 < i && text.role(at + 1).any(Role::BETWEEN) {
            // ", however," is passed over with both of its commas.
            next = at.checked_sub(1)?;
        } else if word == ","
            && at > from
            && text.role(at - 1).any(Role::BETWEEN)
            && text.name(at - 1).is_none()
            && text.folded(at.saturating_sub(2)) == ","
        {
            next = at.saturating_sub(3);
        }
        if next == at {
            break;
        }
        at = next;
        if at < from {
            return None;
        }
    }
    (at >= from).then_some(at)
}

/// "a spokesman for the port": the noun before "for", where it speaks; "a statement from the port": the port.
pub(super) fn outer(text: &Text, phrase: Phrase, from: usize) -> Phrase {
    let mut now = phrase;
    for _ in 0..3 {
        let Some(before) = now.first.checked_sub(1).filter(|at| *at > from) else { break };
        if !matches!(text.folded(before), "of" | "for" | "from" | "in" | "at" | "with" | "by" | "on" | "near")
        {
            break;
        }
        let mut last = before - 1;
        if text.folded(last) == "," {
            let Some(at) = last.checked_sub(1).filter(|at| *at >= from) else { break };
            last = at;
        }
        let Some(next) = text.back(last, from) else { break };
        let preposition = text.folded(before);
        let speaks_next = match next.head {
            Head::Noun(at) => {
                let document = text.role(at).any(Role::DOCUMENT);
                if document
                    && matches!(preposition, "from" | "by" | "of")
                    && matches!(now.head, Head::Name(_))
                {
                    // The document's issuer speaks; the phrase shown is the whole.
                    return Phrase { first: next.first, ..now };
                }
                text.role(at).any(Role::SPEAKER)
            }
            Head::Name(name) => text.names.get(name).is_some_and(|name| name.sort != Sort::Place),
            Head::Pronoun(_) => false,
        };
        if !speaks_next {
            break;
        }
        now = Phrase { last: phrase.last, ..next };
    }
    if let Head::Noun(_) = now.head
        && determiner(text.folded(now.first))
        && let Some(before) = now.first.checked_sub(1).filter(|at| *at >= from)
        && let Some(name) = text.name(before)
        && text.names.get(name).is_some_and(|name| name.sort == Sort::Person)
        && let Some(person) = text.back(before, from)
    {
        // "Lena Brandt a nurse said", in a text that lost its commas.
        return Phrase { last: phrase.last, ..person };
    }
    now
}

/// "figures from the port", "a statement issued by the port": the port.
pub(super) fn issuer(text: &Text, phrase: Phrase, limit: usize) -> Phrase {
    let mut next = phrase.last + 1;
    if matches!(
        text.folded(next),
        "issued" | "released" | "published" | "compiled" | "provided" | "made" | "collected" | "put"
    ) {
        next += 1;
    }
    if document(text, &phrase)
        && matches!(text.folded(next), "from" | "by" | "of")
        && let Some(inner) = text.forward(next + 1, limit)
        && speaks(text, &inner)
    {
        return Phrase { first: phrase.first, ..inner };
    }
    phrase
}

/// The first phrase of a sentence that can speak and stands behind no preposition.
pub(super) fn main_subject(text: &Text, from: usize, limit: usize) -> Option<Phrase> {
    let mut at = from;
    while at < limit {
        let before = at.checked_sub(1).filter(|at| *at >= from).map_or("", |at| text.folded(at));
        let governed = matches!(
            before,
            "in" | "of"
                | "on"
                | "at"
                | "with"
                | "from"
                | "by"
                | "for"
                | "to"
                | "after"
                | "against"
                | "near"
                | "between"
                | "the"
                | "a"
                | "an"
                | "and"
        );
        if !governed
            && text.word(at)
            && let Some(phrase) = text.forward(at, limit)
        {
            let fits = speaks(text, &phrase)
                && !matches!(phrase.head, Head::Name(name) if text.names.get(name).is_some_and(|name| name.form == Form::Adjective));
            if fits {
                return Some(phrase);
            }
            at = phrase.last + 1;
            continue;
        }
        at += 1;
    }
    None
}
