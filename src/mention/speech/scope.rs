//! Which clause is the speaker's: what stands before the cue, behind it, or both.

use super::cue::{Found, Order, Sentence};
use super::phrase::{Phrase, Text, determiner};
use super::who::Who;
use super::{Act, quote};

use crate::lexicon::speech::{self, Role};
use crate::mention::name::{Form, Sort};
use crate::text::{Span, TokenKind};

pub(super) fn end_of(text: &Text, token: usize) -> usize {
    text.tokens.get(token).map_or(0, |token| token.span.end)
}

pub(super) fn start_of(text: &Text, token: usize) -> usize {
    text.tokens.get(token).map_or(text.tokens.text().len(), |token| token.span.start)
}

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

#[expect(clippy::too_many_arguments, reason = "the parts of one cue; a struct would be made for one call")]
pub(super) fn finite(
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
        // "told Reuters by phone from the harbour that nine died".
        let that =
            (next..(next + 16).min(end)).find(|at| matches!(text.folded(*at), "that" | "," | "\"" | ";"));
        if let Some(that) = that.filter(|at| text.folded(*at) == "that") {
            next = that;
        }
    }
    let next = skip_adverbials(text, next, end);
    let first = if order == Order::Before { phrase.first } else { i };
    let clause = sentence.range.start..first;
    let words = clause
        .clone()
        .filter(|at| text.word(*at) || text.tokens.kind(*at) == Some(TokenKind::Digits))
        .take(3)
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
    let scope = if before && which {
        Span::new(scope_start(sentence, quotes), cue_end)
    } else if before {
        let tail_end = if !ended && (quote_next || tail_is_aside) {
            scope_end(sentence, quotes)
        } else {
            start_of(text, first)
        };
        Span::new(scope_start(sentence, quotes), tail_end.max(start_of(text, first)))
    } else if ended {
        Span::new(cue_end, cue_end.max(sentence.span.end))
    } else {
        Span::new(start_of(text, opening(text, next)).max(cue_end), scope_end(sentence, quotes))
    };
    Found { cue: i..i + 1, first, who, act, scope, via, behind: !before }
}

/// Passes over the comma or colon before what is said.
pub(super) fn opening(text: &Text, i: usize) -> usize {
    if matches!(text.folded(i), "," | ":") { i + 1 } else { i }
}

/// Words after a cue that begin what is said, though a clause could end before them.
pub(super) fn subordinate(text: &Text, i: usize) -> bool {
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
}

/// True where a clause can end before token `first`: the word before joins nothing.
pub(super) fn last_can_end(text: &Text, first: usize) -> bool {
    let Some(last) = first.checked_sub(1) else { return false };
    !text.role(last).any(Role::STOP) && !matches!(text.folded(last), "the" | "a" | "an" | ":" | ";")
}

/// "After the storm, police said": words that begin a clause that nobody is quoted for.
pub(super) fn introduces(text: &Text, i: usize) -> bool {
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
pub(super) fn told(text: &Text, i: usize, limit: usize) -> (usize, Option<Span>) {
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
pub(super) fn skip_adverbials(text: &Text, from: usize, limit: usize) -> usize {
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

/// Ends a scope where a coordinate clause has its own speaker: "Peru said nine died, but Chile said six".
pub(super) fn cut(text: &Text, sentence: &Sentence, found: &mut [Found]) {
    for k in 1..found.len() {
        let Some(later) = found.get(k) else { continue };
        let Some(before) = later.first.checked_sub(1).filter(|at| *at > sentence.range.start) else {
            continue;
        };
        let relative = !later.behind && matches!(text.folded(before), "that" | "which");
        if relative
            && let Some(comma) =
                (sentence.range.start..before).rev().take(8).find(|at| text.folded(*at) == ",")
        {
            // "…, a claim that Peru denied" is Peru's, not the first speaker's.
            let end = start_of(text, comma);
            if let Some(earlier) = found.get_mut(k - 1)
                && earlier.behind
                && earlier.scope.start < end
                && earlier.scope.end > end
            {
                earlier.scope = Span::new(earlier.scope.start, end);
            }
            continue;
        }
        if !later.behind {
            // "Rebels claimed 40 dead, the paper reported": the claim is within the report.
            let end = start_of(text, later.first);
            if let Some(earlier) = found.get_mut(k - 1)
                && earlier.behind
                && earlier.scope.start < end
                && earlier.scope.end > end
            {
                earlier.scope = Span::new(earlier.scope.start, end);
            }
            continue;
        }
        let contrast = text.folded(before) == ","
            && matches!(text.folded(sentence.range.start), "while" | "although" | "whereas" | "though");
        let joint = contrast
            || matches!(
                text.folded(before),
                "but" | "while" | "whereas" | ";" | "although" | "though" | "and"
            );
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
