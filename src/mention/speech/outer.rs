//! The noun phrase that a nearer one belongs to: "a spokesman for the port", "a woman who fled with the soldiers".

use super::phrase::{Head, Noun, Phrase};
use super::subject::opens_clause;
use super::text::Text;
use crate::lexicon::speech::As;
use crate::mention::name::Sort;

/// "a spokesman for the port", "a woman who fled with the soldiers": the phrase that the found one belongs to.
pub(super) fn outer(text: &Text, phrase: Phrase, from: usize) -> Phrase {
    let mut best = phrase;
    let mut now = phrase;
    for _ in 0..4 {
        let Some(before) = text.before(now.first, from + 1) else { break };
        let Some(last) = holder(text, before, from) else { break };
        let loose = || text.back_as(last, from, Noun::Plural).filter(|next| next.first == from);
        let next = text.back(last, from).or_else(loose);
        let Some(next) = next.filter(|next| !matches!(next.head, Head::Pronoun(_))) else {
            // "a person with knowledge of the inquiry": over a bare noun to what holds it.
            if text.word(last) && text.before(last, from + 1).is_some_and(|at| text.is(at, As::Holds)) {
                now = Phrase { first: last, ..now };
                continue;
            }
            break;
        };
        let preposition = text.folded(before);
        if text.document(&next)
            && matches!(preposition, "from" | "by" | "of")
            && matches!(now.head, Head::Name(_))
        {
            // The document's issuer speaks; the phrase shown is the whole.
            return Phrase { first: next.first, ..now };
        }
        let governed = text.before(next.first, from).is_some_and(|at| text.is(at, As::Preposition));
        let speaks = text.speaks(&next) && !place(text, &next);
        // A common noun that is not known to speak does so at the head of its clause: "the brother of the minister".
        let heads = matches!(next.head, Head::Noun(_))
            && (text.is(next.first, As::Determiner) || next.first == from)
            && text.before(next.first, from).is_none_or(|at| opens_clause(text, at));
        if speaks || heads {
            best = Phrase { last: phrase.last, ..next };
        } else if !governed && !place(text, &next) {
            break;
        }
        now = next;
    }
    if let Head::Noun(_) = best.head
        && text.is(best.first, As::Determiner)
        && let Some(before) = text.before(best.first, from)
        && let Some(name) = text.name_of(before)
        && name.sort == Sort::Person
        && let Some(person) = text.back(before, from)
    {
        // "Lena Brandt a nurse said", in a text that lost its commas.
        return Phrase { last: phrase.last, ..person };
    }
    best
}

fn place(text: &Text, phrase: &Phrase) -> bool {
    matches!(phrase.head, Head::Name(name) if text.names.get(name).is_some_and(|name| name.sort == Sort::Place))
}

/// The last token of the phrase that holds what stands behind `before`: over "of", "familiar with", "who fled with".
fn holder(text: &Text, before: usize, from: usize) -> Option<usize> {
    let own = text.is(before, As::Holds);
    if own {
        let mut last = text.before(before, from)?;
        if text.is(last, As::Holds) {
            // "close to", "familiar with".
            last = text.before(last, from)?;
        }
        if text.folded(last) == "," {
            last = text.before(last, from)?;
        }
        let participle = text.word(last)
            && text.name(last).is_none()
            && (text.folded(last).ends_with("ed")
                || text.folded(last).ends_with("ing")
                || text.is(last, As::Participle))
            && !text.is(last, As::Speaker);
        if !participle && text.cue(last).is_none() {
            let verb = clause_verb(text, last, from);
            return Some(verb.unwrap_or(last));
        }
        if participle && let Some(noun) = text.before(last, from) {
            return Some(clause_verb(text, last, from).unwrap_or(noun));
        }
        return None;
    }
    clause_verb(text, before, from)
}

/// The token before "who" or "that", where these stand a few words before `at` with no comma between.
fn clause_verb(text: &Text, at: usize, from: usize) -> Option<usize> {
    let who = (from..=at)
        .rev()
        .take(6)
        .take_while(|k| text.word(*k) || text.digits(*k))
        .find(|k| text.is(*k, As::Relative) || text.folded(*k) == "that")?;
    if text.folded(who) == "that" && text.before(who, from).is_some_and(|k| text.cue(k).is_some()) {
        return None;
    }
    text.before(who, from).filter(|k| text.word(*k))
}
