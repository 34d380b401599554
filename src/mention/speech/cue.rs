//! Cues in their sentences: which phrase is the speaker, and which clause is theirs.

use super::phrase::{Head, Phrase, Text, determiner};
use super::quote;
use super::who::{self, Kind, Who};
use super::{Act, Attribution};
use crate::lexicon::speech::{self, Role};
use crate::mention::name::{Form, Sort};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Where a speaker stands to the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// "police said".
    Before,
    /// "said police".
    After,
    /// "claiming", "adding": the speaker stands elsewhere in the sentence.
    Apart,
}

struct Sentence {
    index: usize,
    range: Range<usize>,
    span: Span,
}

/// A cue with its speaker, before its scope is settled.
struct Found {
    cue: Range<usize>,
    first: usize,
    who: Who,
    act: Act,
    scope: Span,
    via: Option<Span>,
    /// True where the scope lies behind the cue and a later coordinate clause may cut it.
    behind: bool,
}

/// The attributions of a text by its cues, sentence after sentence.
pub(super) fn find(text: &Text, sentences: &[Span], quotes: &[Span]) -> Vec<Attribution> {
    let mut spoken: Vec<Who> = Vec::new();
    let mut all = Vec::new();
    for (index, span) in sentences.iter().enumerate() {
        let sentence = Sentence { index, range: text.tokens.within(*span), span: *span };
        let mut found: Vec<Found> = Vec::new();
        let mut i = sentence.range.start;
        while i < sentence.range.end {
            let step = at(text, &sentence, quotes, i, &spoken, &found);
            if let Some(one) = step {
                i = one.cue.end.max(i + 1);
                spoken.push(one.who.clone());
                found.push(one);
            } else {
                i += 1;
            }
        }
        cut(text, &sentence, &mut found);
        cite(text, &sentence, &mut found, &spoken);
        for one in found {
            all.push(Attribution {
                cue: text.tokens.span(one.cue.start, one.cue.end.saturating_sub(1)),
                speaker: one.who.span,
                key: one.who.key,
                side: one.who.side,
                act: one.act,
                scope: one.scope,
                via: one.via,
            });
        }
        // Only the last few are ever asked for.
        if spoken.len() > 64 {
            spoken.drain(..32);
        }
    }
    all
}

fn at(
    text: &Text,
    sentence: &Sentence,
    quotes: &[Span],
    i: usize,
    spoken: &[Who],
    found: &[Found],
) -> Option<Found> {
    if !text.word(i) {
        return None;
    }
    let word = text.folded(i);
    match word {
        "according" if text.folded(i + 1) == "to" => return according(text, sentence, quotes, i, spoken),
        "quoted" => return quoted(text, sentence, quotes, i, spoken),
        _ => {}
    }
    if let Some(manner) = speech::noun(word)
        && let Some(one) = noun(text, sentence, i, who::act(manner), spoken)
    {
        return Some(one);
    }
    let cue = speech::verb(word)?;
    if text.name(i).is_some() {
        return None;
    }
    let act = who::act(cue.manner);
    let previous = i.checked_sub(1).filter(|at| *at >= sentence.range.start).map_or("", |at| text.folded(at));
    if matches!(previous, "to" | "as") || (determiner(previous) && !word.ends_with("id")) {
        return None;
    }
    if word.ends_with("ing") {
        return participle(text, sentence, quotes, i, act, spoken, found);
    }
    if passive(text, sentence, i) {
        // "was reported by the port": the port's; without "by" nobody's.
        let by = text.folded(i + 1) == "by";
        let phrase = if by { text.forward(i + 2, sentence.range.end)? } else { return None };
        let who = who::resolve(text, &phrase, sentence.index, sentence.range.start, spoken)?;
        let scope = Span::new(scope_start(text, sentence, quotes, i), end_of(text, i.saturating_sub(1)));
        return Some(Found { cue: i..i + 2, first: phrase.first, who, act, scope, via: None, behind: false });
    }
    if matches!(word, "put" | "puts")
        && !(i..(i + 10).min(sentence.range.end)).any(|at| text.folded(at) == "at")
    {
        return None;
    }
    if matches!(word, "added" | "found" | "posted" | "issued") {
        let plain = matches!(text.folded(i + 1), "that" | "," | "\"" | ":" | "." | "");
        let pronoun = matches!(previous, "he" | "she" | "it" | "they");
        let in_quote = previous == "\"" || (previous == "," && word == "added");
        let person =
            i > 0 && text.name(i - 1).and_then(|n| text.names.get(n)).is_some_and(|n| n.sort == Sort::Person);
        if !plain && !pronoun && !in_quote && !person {
            return None;
        }
    }
    let (phrase, order) = speaker(text, sentence, quotes, i)?;
    if cue.narrow && !speaks(text, &phrase) {
        return None;
    }
    if document_only(text, i, &phrase) {
        return None;
    }
    let who = who::resolve(text, &phrase, sentence.index, sentence.range.start, spoken)?;
    Some(finite(text, sentence, quotes, i, act, phrase, order, who))
}

/// Verbs of documents ("shows", "reads") that people are not the subject of.
fn document_only(text: &Text, i: usize, phrase: &Phrase) -> bool {
    let verb = matches!(
        text.folded(i),
        "read" | "reads" | "show" | "shows" | "showed" | "indicate" | "indicates" | "indicated"
    );
    match phrase.head {
        Head::Noun(at) => verb && !text.role(at).any(Role::DOCUMENT),
        Head::Name(name) => verb && text.names.get(name).is_some_and(|name| name.sort == Sort::Person),
        Head::Pronoun(_) => verb,
    }
}

/// True for phrases whose head is known to speak.
fn speaks(text: &Text, phrase: &Phrase) -> bool {
    match phrase.head {
        Head::Pronoun(_) => true,
        Head::Noun(at) => text.role(at).any(Role::SPEAKER),
        Head::Name(name) => text.names.get(name).is_some_and(|name| {
            name.sort != Sort::Place || name.form == Form::Seat || name.side.as_ref() == Some(&name.key)
        }),
    }
}

/// "is said to", "were reported": nobody's, unless "by" follows.
fn passive(text: &Text, sentence: &Sentence, i: usize) -> bool {
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
fn speaker(text: &Text, sentence: &Sentence, quotes: &[Span], i: usize) -> Option<(Phrase, Order)> {
    let from = sentence.range.start;
    // The subject of a verb in a quotation stands in the quotation.
    let from = match text.tokens.get(i).and_then(|t| quote::around(quotes, t.span.start)) {
        Some(quote) => from.max(text.tokens.at(quote.start)),
        None => from,
    };
    let before = i.checked_sub(1).filter(|at| *at >= from).map_or("", |at| text.folded(at));
    let opened = matches!(before, "," | "\"" | "?" | "!" | "-");
    if opened && let Some(phrase) = inverted(text, sentence, i) {
        return Some((phrase, Order::After));
    }
    if let Some(phrase) = subject(text, from, i) {
        return Some((phrase, Order::Before));
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
fn inverted(text: &Text, sentence: &Sentence, i: usize) -> Option<Phrase> {
    let phrase = text.forward(i + 1, sentence.range.end)?;
    let next = phrase.last + 1;
    if next >= sentence.range.end || !text.word(next) {
        return Some(phrase);
    }
    let word = text.folded(next);
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

/// The phrase before a finite verb that is its subject.
fn subject(text: &Text, from: usize, i: usize) -> Option<Phrase> {
    let mut last = skip_between(text, from, i)?;
    if text.folded(last) == "," {
        // "Lena Brandt, of the port's police, said"; "Peru, however, denied".
        let opening = (from..last).rev().take(24).find(|at| text.folded(*at) == ",")?;
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
        let before = opening.checked_sub(1)?;
        let phrase = text.back(before, from)?;
        return (hole && speaks(text, &phrase)).then(|| outer(text, phrase, from));
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
fn relative(text: &Text, from: usize, last: usize) -> Option<Phrase> {
    let which =
        (from..last).rev().take(30).find(|at| matches!(text.folded(*at), "which" | "who" | "whose"))?;
    let mut before = which.checked_sub(1).filter(|at| *at >= from)?;
    if text.folded(before) == "," {
        before = before.checked_sub(1).filter(|at| *at >= from)?;
    }
    text.back(before, from).filter(|phrase| speaks(text, phrase)).map(|phrase| outer(text, phrase, from))
}

/// Skips what stands between a speaker and the verb, and gives the token before it.
fn skip_between(text: &Text, from: usize, i: usize) -> Option<usize> {
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
fn outer(text: &Text, phrase: Phrase, from: usize) -> Phrase {
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
    now
}

fn end_of(text: &Text, token: usize) -> usize {
    text.tokens.get(token).map_or(0, |token| token.span.end)
}

fn start_of(text: &Text, token: usize) -> usize {
    text.tokens.get(token).map_or(text.tokens.text().len(), |token| token.span.start)
}

/// Where what stands before the cue begins: the sentence, or the quotation that ends in it.
fn scope_start(text: &Text, sentence: &Sentence, quotes: &[Span], i: usize) -> usize {
    let start = sentence.span.start;
    let _ = i;
    let _ = text;
    match quote::around(quotes, start) {
        Some(quote) => start.min(quote.start),
        None => start,
    }
}

/// Where what stands behind the cue ends: the sentence, or the quotation that begins in it.
fn scope_end(sentence: &Sentence, quotes: &[Span]) -> usize {
    let end = sentence.span.end;
    match end.checked_sub(1).and_then(|last| quote::around(quotes, last)) {
        Some(quote) if quote.start >= sentence.span.start => end.max(quote.end),
        _ => end,
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one cue; a struct would be made for one call")]
fn finite(
    text: &Text,
    sentence: &Sentence,
    quotes: &[Span],
    i: usize,
    act: Act,
    phrase: Phrase,
    order: Order,
    who: Who,
) -> Found {
    let end = sentence.range.end;
    let mut next = if order == Order::After { phrase.last + 1 } else { i + 1 };
    let mut via = None;
    if matches!(text.folded(i), "told" | "tells" | "telling") {
        let told = told(text, i + 1, end);
        next = next.max(told.0);
        via = told.1;
    }
    let next = skip_adverbials(text, next, end);
    let first = if order == Order::Before { phrase.first } else { i };
    let clause = sentence.range.start..first;
    let words = clause
        .clone()
        .filter(|at| text.word(*at) || text.tokens.kind(*at) == Some(TokenKind::Digits))
        .count();
    let last = clause.end.checked_sub(1).filter(|at| *at >= clause.start).map_or("", |at| text.folded(at));
    let left = end.saturating_sub(next);
    let ended =
        left == 0 || (next..end).all(|at| !text.word(at) && text.tokens.kind(at) != Some(TokenKind::Digits));
    let tail = text.folded(next);
    let quote_next = tail == "\"" || (matches!(tail, ":" | ",") && text.folded(next + 1) == "\"");
    let tail_is_aside = (tail == "," && !quote_next)
        || tail == ";"
        || tail.ends_with("ing")
        || (text.role(next).any(Role::STOP) && !subordinate(text, next));
    let pointed = matches!(last, "," | "\"" | "-" | "?" | "!");
    let introduced = introduces(text, sentence.range.start) && !matches!(last, "\"");
    let which = matches!(last, "which" | "that" | "what") || matches!(text.folded(first), "who" | "which");
    let before = match order {
        Order::After => words > 0,
        _ if ended => words > 0,
        _ if which => false,
        _ if act == Act::Accuses || act == Act::Denies || act == Act::Confirms => {
            pointed && words >= 3 && tail_is_aside && last == "\""
        }
        _ if words < 3 && last != "\"" => false,
        _ if introduced && pointed => false,
        _ if pointed => tail_is_aside || quote_next || last == "\"",
        // A text that lost its commas: "Nine died the watch said with two missing".
        _ => tail_is_aside && last_can_end(text, clause.end) && !matches!(tail, "that"),
    };
    let cue_end = end_of(text, i);
    let scope = if before {
        let tail_end = if !ended && (quote_next || tail_is_aside) {
            scope_end(sentence, quotes)
        } else {
            start_of(text, first)
        };
        Span::new(scope_start(text, sentence, quotes, i), tail_end.max(start_of(text, first)))
    } else if ended {
        Span::new(cue_end, cue_end.max(sentence.span.end))
    } else {
        Span::new(start_of(text, next).max(cue_end), scope_end(sentence, quotes))
    };
    Found { cue: i..i + 1, first, who, act, scope, via, behind: !before }
}

/// Words after a cue that begin what is said, though a clause could end before them.
fn subordinate(text: &Text, i: usize) -> bool {
    matches!(
        text.folded(i),
        "that"
            | "there"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "i"
            | "you"
            | "if"
            | "what"
            | "when"
            | "how"
            | "why"
            | "more"
            | "at"
            | "about"
            | "between"
            | "up"
            | "over"
            | "under"
            | "around"
            | "nearly"
            | "no"
            | "each"
            | "us"
            | "me"
            | "him"
    ) || (text.folded(i) == "in" && text.tokens.kind(i + 1) == Some(TokenKind::Digits))
        || (text.folded(i) == "for" && false)
}

/// True where a clause can end before token `first`: the word before joins nothing.
fn last_can_end(text: &Text, first: usize) -> bool {
    let Some(last) = first.checked_sub(1) else { return false };
    !text.role(last).any(Role::STOP) && !matches!(text.folded(last), "the" | "a" | "an" | ":" | ";")
}

/// "After the storm, police said": words that begin a clause that nobody is quoted for.
fn introduces(text: &Text, i: usize) -> bool {
    let word = text.folded(i);
    matches!(
        word,
        "after"
            | "as"
            | "in"
            | "on"
            | "while"
            | "when"
            | "at"
            | "despite"
            | "however"
            | "meanwhile"
            | "following"
            | "by"
            | "before"
            | "since"
            | "although"
            | "though"
            | "earlier"
            | "later"
            | "but"
            | "and"
            | "for"
            | "during"
            | "from"
            | "with"
            | "amid"
            | "under"
            | "until"
            | "last"
            | "also"
    ) || (word.ends_with("ing") && text.word(i))
}

/// "told Reuters", "told a briefing that": where what is told begins, and the outlet that was told.
fn told(text: &Text, i: usize, limit: usize) -> (usize, Option<Span>) {
    if i >= limit {
        return (limit, None);
    }
    if matches!(
        text.folded(i),
        "him" | "her" | "them" | "us" | "me" | "reporters" | "journalists" | "media" | "lawmakers"
    ) {
        return (i + 1, None);
    }
    let mut at = i;
    let mut last_name = None;
    while at < limit && at < i + 10 {
        if let Some(name) = text.name(at) {
            last_name = Some(name);
            at += 1;
            continue;
        }
        let word = text.folded(at);
        if word == "'" && text.folded(at + 1) == "s" {
            at += 2;
            continue;
        }
        let inside = text.word(at)
            && !text.role(at).any(Role::STOP)
            && !determiner(word)
            && speech::verb(word).is_none();
        let begins = determiner(word) && at == i;
        let after_name = last_name.is_some()
            && !text.role(at).any(Role::SPEAKER)
            && !matches!(word, "channel" | "agency" | "tv" | "television" | "newspaper" | "news" | "radio");
        if !(inside || begins) || after_name {
            break;
        }
        at += 1;
    }
    // Without a name and with many words it is no addressee but what is told.
    if last_name.is_none() && at > i + 5 {
        return (i, None);
    }
    let via = last_name
        .and_then(|name| text.names.get(name))
        .filter(|name| name.form == Form::Outlet || (name.sort == Sort::Body) || name.sort == Sort::Unknown);
    (at, via.map(|name| name.span))
}

/// Skips "on Sunday", "in a statement", "by telephone" behind a cue.
fn skip_adverbials(text: &Text, from: usize, limit: usize) -> usize {
    let mut at = from;
    for _ in 0..4 {
        let word = text.folded(at);
        let next = if text.role(at).any(Role::DAY)
            || matches!(word, "yesterday" | "today" | "tonight" | "late" | "early" | "later" | "earlier")
        {
            at + 1
        } else if matches!(word, "on" | "late" | "early" | "last") && text.role(at + 1).any(Role::DAY) {
            at + 2
        } else if matches!(word, "in" | "at" | "during" | "on" | "via" | "by" | "from") {
            let Some(end) = (at + 1..(at + 7).min(limit)).find(|k| {
                matches!(
                    text.folded(*k),
                    "statement"
                        | "interview"
                        | "briefing"
                        | "conference"
                        | "report"
                        | "speech"
                        | "letter"
                        | "tweet"
                        | "post"
                        | "telephone"
                        | "phone"
                        | "email"
                        | "radio"
                        | "television"
                        | "twitter"
                        | "telegram"
                        | "facebook"
                        | "state"
                        | "release"
                        | "update"
                        | "announcement"
                )
            }) else {
                break;
            };
            end + 1
        } else {
            break;
        };
        at = next;
    }
    at.min(limit)
}

fn according(text: &Text, sentence: &Sentence, quotes: &[Span], i: usize, spoken: &[Who]) -> Option<Found> {
    let phrase = text.forward(i + 2, sentence.range.end)?;
    // "according to figures from the port": the port.
    let mut phrase = phrase;
    if let Head::Noun(at) = phrase.head
        && text.role(at).any(Role::DOCUMENT)
        && matches!(text.folded(phrase.last + 1), "from" | "by" | "of")
        && let Some(inner) = text.forward(phrase.last + 2, sentence.range.end)
        && matches!(inner.head, Head::Name(_))
    {
        phrase = Phrase { first: phrase.first, ..inner };
    }
    let who = who::resolve(text, &phrase, sentence.index, sentence.range.start, spoken)?;
    let lead = (sentence.range.start..i).filter(|at| text.word(*at)).count();
    let opened =
        lead == 0 || (lead < 3 && matches!(text.folded(i - 1), "and" | "but" | "while" | "," | "However"));
    let clause = (sentence.range.start..i).rev().find(|at| matches!(text.folded(*at), ";"));
    let scope = if opened || matches!(text.folded(i - 1), ";" | "and" | "but" | "while") {
        let mut next = phrase.last + 1;
        if text.folded(next) == "," {
            next += 1;
        }
        Span::new(start_of(text, next).min(sentence.span.end), scope_end(sentence, quotes))
    } else {
        let start =
            clause.map_or_else(|| scope_start(text, sentence, quotes, i), |at| start_of(text, at + 1));
        Span::new(start, start_of(text, i))
    };
    Some(Found { cue: i..i + 2, first: i, who, act: Act::Says, scope, via: None, behind: opened })
}

/// "was quoted by AFP as saying", "AFP quoted police as saying".
fn quoted(text: &Text, sentence: &Sentence, quotes: &[Span], i: usize, spoken: &[Who]) -> Option<Found> {
    let from = sentence.range.start;
    let end = sentence.range.end;
    let saying = (i..(i + 14).min(end)).find(|at| text.folded(*at) == "saying")?;
    let (phrase, via) = if passive(text, sentence, i) {
        let phrase = subject(text, from, i)?;
        let via = (text.folded(i + 1) == "by").then(|| text.forward(i + 2, saying)).flatten();
        (phrase, via)
    } else {
        (text.forward(i + 1, saying)?, subject(text, from, i))
    };
    let via = via.and_then(|phrase| match phrase.head {
        Head::Name(name) => text.names.get(name).map(|name| name.span),
        _ => None,
    });
    let who = who::resolve(text, &phrase, sentence.index, from, spoken)?;
    let ended = (saying + 1..end).all(|at| !text.word(at));
    let first = phrase.first.min(i);
    let scope = if ended {
        Span::new(scope_start(text, sentence, quotes, i), start_of(text, first))
    } else {
        Span::new(start_of(text, saying + 1), scope_end(sentence, quotes))
    };
    Some(Found { cue: i..saying + 1, first, who, act: Act::Says, scope, via, behind: !ended })
}

/// "Kabul's claim that", "allegations by the port that".
fn noun(text: &Text, sentence: &Sentence, i: usize, act: Act, spoken: &[Who]) -> Option<Found> {
    let that = matches!(text.folded(i + 1), "that" | "of");
    let by = matches!(text.folded(i + 1), "by" | "from");
    let from = sentence.range.start;
    let (phrase, next) = if that && i >= from + 3 && text.folded(i - 1) == "s" && text.folded(i - 2) == "'" {
        (text.back(i - 3, from)?, i + 2)
    } else if by {
        let phrase = text.forward(i + 2, sentence.range.end)?;
        if !matches!(text.folded(phrase.last + 1), "that" | "of") {
            return None;
        }
        (phrase, phrase.last + 2)
    } else {
        return None;
    };
    if !speaks(text, &phrase) {
        return None;
    }
    let who = who::resolve(text, &phrase, sentence.index, from, spoken)?;
    let scope = Span::new(start_of(text, next).min(sentence.span.end), sentence.span.end);
    Some(Found { cue: i..i + 1, first: phrase.first.min(i), who, act, scope, via: None, behind: true })
}

/// "…, claiming to have": the speaker of the same sentence, or the subject of its main clause.
fn participle(
    text: &Text,
    sentence: &Sentence,
    quotes: &[Span],
    i: usize,
    act: Act,
    spoken: &[Who],
    found: &[Found],
) -> Option<Found> {
    let from = sentence.range.start;
    let (who, order) = if let Some(one) = found.last() {
        (one.who.clone(), Order::Apart)
    } else if i == from {
        // "Citing", "Speaking" at the head: the subject comes behind the comma.
        return None;
    } else {
        let phrase = main_subject(text, from, i)?;
        (who::resolve(text, &phrase, sentence.index, from, spoken)?, Order::Apart)
    };
    let _ = order;
    let mut next = i + 1;
    if text.folded(i) == "telling" {
        next = told(text, next, sentence.range.end).0;
    }
    let scope = Span::new(start_of(text, next).min(sentence.span.end), scope_end(sentence, quotes));
    if scope.is_empty() {
        return None;
    }
    Some(Found { cue: i..i + 1, first: i, who, act, scope, via: None, behind: true })
}

/// The first phrase of a sentence that can speak and stands behind no preposition.
fn main_subject(text: &Text, from: usize, limit: usize) -> Option<Phrase> {
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

/// Ends a scope where a coordinate clause has its own speaker: "Peru said nine died, but Chile said six".
fn cut(text: &Text, sentence: &Sentence, found: &mut [Found]) {
    for k in 1..found.len() {
        let Some(later) = found.get(k) else { continue };
        let Some(before) = later.first.checked_sub(1).filter(|at| *at > sentence.range.start) else {
            continue;
        };
        let joint =
            matches!(text.folded(before), "but" | "while" | "whereas" | ";" | "although" | "though" | "and");
        if !joint || !later.behind {
            continue;
        }
        let end = start_of(text, before);
        if let Some(earlier) = found.get_mut(k - 1)
            && earlier.behind
            && earlier.scope.start < end
            && earlier.scope.end > end
        {
            earlier.scope = Span::new(earlier.scope.start, end);
        }
    }
}

/// "the AP reported, citing police": police by way of the AP.
fn cite(text: &Text, sentence: &Sentence, found: &mut [Found], spoken: &[Who]) {
    let Some(citing) = sentence.range.clone().find(|at| text.folded(*at) == "citing" && text.word(*at))
    else {
        return;
    };
    let Some(phrase) = text.forward(citing + 1, sentence.range.end) else { return };
    let specific = match phrase.head {
        Head::Name(_) => true,
        Head::Noun(at) => !matches!(
            speech::lemma(text.folded(at)).as_str(),
            "source" | "people" | "person" | "report" | "record" | "document" | "data"
        ),
        Head::Pronoun(_) => false,
    };
    if !specific {
        return;
    }
    let Some(who) = who::resolve(text, &phrase, sentence.index, sentence.range.start, spoken) else { return };
    let near = found.iter_mut().rev().find(|one| one.first < citing).or(None);
    if let Some(one) = near
        && one.who.kind != Kind::Person
    {
        one.via = Some(one.who.span);
        one.who = who;
    }
}
