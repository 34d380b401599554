//! Whether a verb of speech reports what somebody said, or means something else: "the storm claimed nine lives".

use super::Act;
use super::between::skip_ahead;
use super::chain::told;
use super::cue::{Found, Order, Sentence};
use super::form::Around;
use super::phrase::Phrase;
use super::scope::{opening, scope_end, scope_start};
use super::subject::passive;
use super::text::Text;
use super::who;
use crate::lexicon::speech::{As, Cue, Manner, Needs};
use crate::mention::name::Sort;
use crate::text::Span;

/// How many words an object has at most before its noun.
const OBJECT: usize = 7;

/// True where the verb of speech at `i` stands as one.
pub(super) fn reports(text: &Text, sentence: &Sentence, i: usize, cue: Cue) -> bool {
    if text.name(i).is_some() {
        return false;
    }
    let previous = text.before(i, sentence.range.start);
    let before = previous.map_or("", |at| text.folded(at));
    let determined = previous.is_some_and(|at| text.is(at, As::Determiner) && !text.is(at, As::Some));
    if matches!(before, "to" | "as") || (determined && !text.folded(i).ends_with("id")) {
        return false;
    }
    if text.folded(i).ends_with("ing") && before == "s" {
        // "the sheriff's reporting line".
        return false;
    }
    if text.is(i, As::AtFigure) && !(i..(i + 20).min(sentence.range.end)).any(|at| text.folded(at) == "at") {
        return false;
    }
    if text.is(i, As::NounToo) && is_noun(text, i) {
        return false;
    }
    if text.folded(i) == "states" && text.folded(i + 1) != "that" {
        return false;
    }
    if text.is(i, As::Clause) && !before_clause(text, sentence, i) {
        return false;
    }
    if cue.needs == Needs::Quoting && !beside_quotation(text, sentence, i) {
        return false;
    }
    if text.is(i, As::OfOnly) && text.folded(i + 1) != "of" {
        return false;
    }
    // "told the expert to speak up": an order.
    if text.is(i, As::Tells) {
        let (to, _) = told(text, i + 1, sentence.range.end);
        if to > i + 1 && text.folded(to) == "to" {
            return false;
        }
    }
    // "said nothing", "said otherwise".
    if text.is(i + 1, As::Nothing) && !(text.word(i + 2) || text.digits(i + 2) || text.folded(i + 2) == "\"")
    {
        return false;
    }
    let reflexive = matches!(text.folded(i + 1), "itself" | "himself" | "herself" | "themselves");
    !reflexive && (object_is_said(text, i, cue) || passive(text, sentence, i))
}

/// "Local media reports said", "claims were made": a noun that looks like a verb.
fn is_noun(text: &Text, i: usize) -> bool {
    let next_verb = text.cue(i + 1).is_some() && !text.folded(i + 1).ends_with("ing");
    next_verb || text.is(i + 1, As::Auxiliary) || text.is(i + 1, As::BehindNoun)
}

/// "added that", "he found", a quotation: what makes a clause of what "added" and its like have behind them.
fn before_clause(text: &Text, sentence: &Sentence, i: usize) -> bool {
    let plain = matches!(text.folded(i + 1), "that" | "," | "\"" | ":" | "." | "");
    let Some(before) = text.before(i, sentence.range.start) else { return plain };
    let quoted = text.folded(before) == "\"" || (text.folded(before) == "," && text.folded(i) == "added");
    let person = text.name_of(before).is_some_and(|name| name.sort == Sort::Person);
    plain
        || quoted
        || person
        || (text.is(before, As::Document) && !text.is(i, As::Issued))
        || (text.is(before, As::Unsaid) && has_clause(text, i))
}

/// True where a verb stands among the next words: "it added 40 people were hurt", not "it added 40 jobs".
fn has_clause(text: &Text, i: usize) -> bool {
    (i + 2..i + 14).take_while(|at| text.word(*at) || text.digits(*at)).any(|at| {
        [As::Auxiliary, As::Be, As::Past].iter().any(|kind| text.is(at, *kind))
            || text.folded(at).ends_with("ed")
    })
}

/// True where a quotation ends right before the verb, or begins a few words behind it.
fn beside_quotation(text: &Text, sentence: &Sentence, i: usize) -> bool {
    let before = text.before(i, sentence.range.start);
    let ends = before.is_some_and(|at| text.folded(at) == "\"");
    let range = sentence.range.start.max(i.saturating_sub(OBJECT))..(i + 3).min(sentence.range.end);
    ends || range.clone().any(|at| text.folded(at) == "\"")
}

/// False for what verbs of speech do to things: "claimed nine lives", "denied them entry", "rejected a bid".
fn object_is_said(text: &Text, i: usize, cue: Cue) -> bool {
    let object = || {
        (i + 1..i + OBJECT).take_while(|at| {
            !text.is(*at, As::Stop) && (text.word(*at) || text.digits(*at) || text.folded(*at) == "'")
        })
    };
    let ends = |at: usize| !text.word(at + 1) || text.is(at + 1, As::Stop);
    match cue.manner {
        Manner::Claims => {
            let own = matches!(text.folded(i + 1), "its" | "his" | "her" | "their") && !has_clause(text, i);
            // "claimed the ball": a thing, where no figure and no verb is next.
            let thing = text.folded(i).starts_with("claim")
                && text.is(i + 1, As::Determiner)
                && !has_clause(text, i)
                && !object().any(|at| text.digits(at));
            !own && !thing && !object().any(|at| text.is(at, As::Taken) && ends(at))
        }
        Manner::Denies | Manner::Confirms if cue.needs == Needs::Narrow => {
            let clause =
                matches!(text.folded(i + 1), "that" | "\"" | ":" | "," | "." | "it" | "having" | "any");
            clause
                || text.is(i, As::Accepts)
                    && i > 0
                    && (i.saturating_sub(4)..i).any(|at| text.is(at, As::Negation))
                || object().any(|at| text.is(at, As::Content) || text.entry(at).noun.is_some())
        }
        Manner::Denies => !object().any(|at| text.is(at, As::Withheld) && ends(at)),
        _ => true,
    }
}

/// True where a verb that also means other things reports: its speaker is known to speak, or a clause or a quotation is next.
///
/// Behind what is said it needs the comma: "the welders it has promised" are said by nobody.
pub(super) fn is_evident(text: &Text, sentence: &Sentence, i: usize, phrase: &Phrase, order: Order) -> bool {
    let next = skip_ahead(text, i + 1, sentence.range.end);
    let clause = matches!(text.folded(next), "that" | "\"" | ":");
    if order == Order::After || clause || text.is(i, As::OfOnly) {
        return true;
    }
    if text.cue(i).is_some_and(|cue| matches!(cue.manner, Manner::Denies | Manner::Confirms)) {
        // Its object is something said, or it would be no cue.
        return text.speaks(phrase) || text.is(phrase.first, As::Determiner);
    }
    let before = text.before(phrase.first, sentence.range.start);
    let apposed = (sentence.range.start..phrase.first)
        .rev()
        .take(6)
        .any(|at| text.folded(at) == "," && text.is(at + 1, As::Determiner));
    let pointed = apposed || before.is_some_and(|at| matches!(text.folded(at), "," | "\"" | "?" | "!" | "-"));
    let ended =
        !text.word(next) && !text.digits(next) && text.folded(next) != "," && !text.is(next, As::Opens);
    if ended && before.is_some() {
        return pointed;
    }
    let blamed = text.cue(i).is_some_and(|cue| cue.manner == Manner::Accuses)
        && (i..i + 12).any(|at| matches!(text.folded(at), "for" | "of"));
    text.speaks(phrase)
        || blamed
        || (pointed
            && text.is(next, As::Preposition)
            && before.is_some_and(|at| at > sentence.range.start + 2))
}

/// "If the minister says yes": what is only supposed.
pub(super) fn is_supposed(text: &Text, sentence: &Sentence, phrase: &Phrase) -> bool {
    text.before(phrase.first, sentence.range.start)
        .is_some_and(|at| matches!(text.folded(at), "if" | "unless" | "whether"))
}

/// "It was reported by the port that", "was accused by regulators of hiding".
pub(super) fn passive_agent(text: &Text, around: &Around, i: usize, act: Act) -> Option<Found> {
    let sentence = around.sentence;
    if text.folded(i + 1) != "by" || text.is(i, As::Active) {
        return None;
    }
    let phrase = text.forward(i + 2, sentence.range.end)?;
    if !text.speaks(&phrase) && text.folded(phrase.last + 1) != "that" {
        return None;
    }
    let by = who::resolve(text, &phrase, sentence, around.spoken)?;
    let next = skip_ahead(text, phrase.last + 1, sentence.range.end);
    let behind =
        text.folded(next) == "that" || (act == Act::Accuses && matches!(text.folded(next), "of" | "for"));
    let scope = if behind {
        let open = if act == Act::Accuses { next + 1 } else { opening(text, next) };
        Span::new(text.start(open).min(sentence.span.end), scope_end(sentence, around.quotes))
    } else {
        let start = scope_start(sentence, around.quotes);
        let mut last = i.saturating_sub(1);
        while last > sentence.range.start
            && [As::Be, As::Between, As::Auxiliary].iter().any(|kind| text.is(last, *kind))
        {
            last -= 1;
        }
        Span::new(start, text.end(last).max(start))
    };
    Some(Found { cue: i..i + 2, first: phrase.first, by, act, scope, via: Vec::new(), behind })
}
