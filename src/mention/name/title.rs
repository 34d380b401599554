//! Offices before and after people's names, and the side that an office belongs to.

use super::{Name, Sort};
use crate::lexicon::names::{self, Class};
use crate::lexicon::speech::{self, As};
use crate::text::{Span, TokenKind, Tokens};

/// Gives every person the office that stands beside the name, and the country or body before the office.
pub(super) fn add(tokens: &Tokens, names: &mut [Name]) {
    for i in 0..names.len() {
        let Some(name) = names.get(i) else { continue };
        if name.sort == Sort::Place || name.sort == Sort::Body {
            belongs(tokens, names, i);
            continue;
        }
        let first = tokens.at(name.span.start);
        let mut last = first;
        while tokens.get(last + 1).is_some_and(|token| token.span.end <= name.span.end) {
            last += 1;
        }
        let known_side = name.side.clone();
        if let Some(title) = before(tokens, first) {
            let side = known_side
                .or_else(|| side_before(tokens, names, i, title.start))
                .or_else(|| service(tokens, title));
            if let Some(name) = names.get_mut(i) {
                name.title = Some(title);
                name.side = side;
                become_person(tokens, name, first, last);
            }
        } else if let Some((title, side)) = after(tokens, names, i, last)
            && let Some(name) = names.get_mut(i)
        {
            name.title = Some(title);
            name.side = name.side.take().or(side);
            become_person(tokens, name, first, last);
        }
    }
}

/// The service in an office: "coastguard" for the coastguard commander.
fn service(tokens: &Tokens, title: Span) -> Option<String> {
    let named = |i: &usize| names::class(tokens.folded(*i)).any(Class::SERVICE);
    tokens.within(title).find(named).map(|i| tokens.folded(i).to_owned())
}

/// A name beside an office is a person's.
fn become_person(tokens: &Tokens, name: &mut Name, first: usize, last: usize) {
    if name.sort == Sort::Person {
        return;
    }
    name.sort = Sort::Person;
    if let Some(word) = (first..=last).rev().find(|i| tokens.kind(*i) == Some(TokenKind::Word)) {
        name.key = names::plain(tokens.folded(word));
    }
}

/// The office that ends right before token `first`.
fn before(tokens: &Tokens, first: usize) -> Option<Span> {
    let office = Class::OFFICE.and(Class::HONORIFIC);
    let mut last = first.checked_sub(1)?;
    if tokens.folded(last) == "." {
        last = last.checked_sub(1)?;
    }
    if !names::class(tokens.folded(last)).any(office) {
        return None;
    }
    let mut from = last;
    while let Some(at) = from.checked_sub(1) {
        let sign = matches!(tokens.folded(at), "." | "-") && at > 0 && tokens.glued(at - 1);
        let word = if sign { at - 1 } else { at };
        let class = names::class(tokens.folded(word));
        if tokens.kind(word) != Some(TokenKind::Word) || !class.any(office.and(Class::MODIFIER)) {
            break;
        }
        from = word;
    }
    Some(tokens.span(from, last))
}

/// The name right before the office: "Peru's", "Peruvian", "Taliban".
fn side_before(tokens: &Tokens, names: &[Name], i: usize, title: usize) -> Option<String> {
    let before = names.get(..i)?.last()?;
    let mut at = tokens.at(before.span.end);
    if tokens.folded(at) == "." {
        at += 1;
    }
    if tokens.folded(at) == "'" {
        at += 1;
        if tokens.folded(at) == "s" {
            at += 1;
        }
    }
    let adjacent = tokens.get(at).is_some_and(|token| token.span.start == title);
    let titled = before.sort != Sort::Person;
    if adjacent && titled { side_of(before) } else { None }
}

/// The key that a name gives to those who speak for it.
fn side_of(name: &Name) -> Option<String> {
    match name.sort {
        Sort::Place => name.side.clone(),
        _ => Some(name.key.clone()),
    }
}

/// The office in apposition: ", a hospital director,", ", Peru's defence minister,", ", director of the Board".
fn after(tokens: &Tokens, names: &[Name], i: usize, last: usize) -> Option<(Span, Option<String>)> {
    if tokens.folded(last + 1) != "," {
        return None;
    }
    let mut from = last + 2;
    if speech::word(tokens.folded(from)).is(As::Determiner) {
        from += 1;
    }
    let mut side = None;
    let mut at = from;
    while at < from + 8 {
        let kind = tokens.kind(at)?;
        let start = tokens.get(at)?.span.start;
        if let Some(name) = names.get(i + 1..)?.iter().take(3).find(|name| name.span.start == start) {
            if name.sort == Sort::Person {
                return None;
            }
            side = side_of(name);
            at = tokens.at(name.span.end.saturating_sub(1)) + 1;
            if tokens.folded(at) == "'" {
                at += if tokens.folded(at + 1) == "s" { 2 } else { 1 };
            }
            from = at;
            continue;
        }
        let word = tokens.folded(at);
        if kind == TokenKind::Word && names::class(word).any(Class::OFFICE) {
            let goes_on = names::class(tokens.folded(at + 1)).any(Class::OFFICE)
                && tokens.kind(at + 1) == Some(TokenKind::Word);
            if !goes_on {
                if matches!(tokens.folded(at + 1), "of" | "at" | "for" | "with") && side.is_none() {
                    side = side_after(tokens, names, i, at + 2);
                }
                return (at >= from).then(|| (tokens.span(from, at), side));
            }
        }
        let hyphen = word == "-";
        let around = speech::word(word);
        let stop = around.is(As::Stop) || around.is(As::Determiner) || around.cue.is_some();
        if stop || (kind != TokenKind::Word && !hyphen) {
            return None;
        }
        at += 1;
    }
    None
}

fn side_after(tokens: &Tokens, names: &[Name], i: usize, at: usize) -> Option<String> {
    let at = if tokens.folded(at) == "the" { at + 1 } else { at };
    let start = tokens.get(at)?.span.start;
    names.get(i + 1..)?.iter().take(4).find(|name| name.span.start == start).and_then(side_of)
}

/// "Peru's Interior Ministry" and "Japan's Tide Agency" belong to the country before them.
fn belongs(tokens: &Tokens, names: &mut [Name], i: usize) {
    let Some(before) = i.checked_sub(1).and_then(|before| names.get(before)) else { return };
    let Some(name) = names.get(i) else { return };
    if name.sort != Sort::Body || name.side.is_some() || before.sort != Sort::Place {
        return;
    }
    let at = tokens.at(before.span.end);
    let possessive = tokens.folded(at) == "'" && tokens.folded(at + 1) == "s";
    let next = tokens.get(at + 2).is_some_and(|token| token.span.start == name.span.start);
    if !(possessive && next) {
        return;
    }
    let Some(side) = before.side.clone() else { return };
    let last = tokens.at(name.span.end.saturating_sub(1));
    // Bodies that every country has by that name; "Peru's Canal News" keeps its own.
    if before.form == super::Form::Seat || !names::class(tokens.folded(last)).any(Class::GENERIC) {
        return;
    }
    if let Some(name) = names.get_mut(i) {
        name.key = format!("{side} {}", name.key);
        name.side = Some(side);
    }
}
