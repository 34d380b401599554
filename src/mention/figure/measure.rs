//! What stands beside a numeral: the sign of money before it, the unit after it, and what it is "per".

use super::counted as noun;
use super::digits;
use super::numeral::{Form, Numeral, Setting};
use super::{Dimension, Unit};
use crate::lexicon::counted::{self, Flag};
use crate::lexicon::units::{self, Entry};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// A unit with its tokens, the last one included.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) unit: Unit,
}

fn made(tokens: &Tokens, first: usize, last: usize, entry: &Entry) -> Found {
    let written = tokens.span(first, last).of(tokens.text()).to_string();
    Found { first, last, unit: Unit { written, name: entry.name.clone(), dimension: entry.dimension } }
}

/// The sign or code of money right before token `i`.
pub(super) fn money_before(tokens: &Tokens, i: usize) -> Option<Found> {
    let end = i.checked_sub(1)?;
    let word = |k| tokens.folded(k);
    for (length, entry) in units::before().all(end, word) {
        let first = i - length;
        let fits = match &entry.exact {
            Some(code) => code_fits(tokens, first, end, code),
            None => sign_fits(tokens, first, end),
        };
        if fits {
            return Some(made(tokens, first, end, entry));
        }
    }
    None
}

fn code_fits(tokens: &Tokens, first: usize, end: usize, code: &str) -> bool {
    let letters = code.split(' ').next().unwrap_or("");
    let written = tokens.written(first);
    if code == "PS" || code == "Y =" {
        return written == letters && transliterated(tokens, first, end);
    }
    let free = first.checked_sub(1).is_none_or(|before| {
        !tokens.glued(before) || matches!(tokens.folded(before), "(" | "\"" | "'" | "/")
    });
    let capital = tokens.get(first).is_some_and(|token| token.capital);
    // "Rs" and "Rp" are written so; the codes of three letters in capitals.
    let cased = if letters.len() > 2 { written == letters } else { capital };
    free && cased && (letters.len() > 1 || tokens.glued(end))
}

/// "PS6m", "Y=28,030": signs of money that a feed made plain letters; "PS5" is a device.
fn transliterated(tokens: &Tokens, first: usize, end: usize) -> bool {
    let glued = (first..=end).all(|k| tokens.glued(k));
    let long = tokens.written(end + 1).len() > 2
        || tokens.glued(end + 1) && !tokens.folded(end + 2).starts_with('-');
    let free = first
        .checked_sub(1)
        .is_none_or(|before| !tokens.glued(before) || tokens.kind(before) == Some(TokenKind::Sign));
    glued && long && free
}

fn sign_fits(tokens: &Tokens, first: usize, end: usize) -> bool {
    let glued = (first..end).all(|k| tokens.glued(k));
    // "US $1.3 billion"; "A $5 billion bid" begins with an article.
    let spaced = || {
        let written = tokens.written(first);
        // "hk $ 10": no English word; "gave us $5" has one.
        written.len() > 1 && (written.chars().all(|c| c.is_uppercase()) || written == "hk" || written == "nz")
    };
    glued || spaced()
}

/// The unit right after a numeral, with or without a hyphen between.
pub(super) fn unit_after(tokens: &Tokens, number: &Numeral) -> Option<Found> {
    let last = number.last;
    let hyphen = tokens.folded(last + 1) == "-" && tokens.glued(last) && tokens.glued(last + 1);
    // "£1.5m-£2m": the sign after the hyphen opens the next number.
    if hyphen && tokens.kind(last + 2) != Some(TokenKind::Word) {
        return None;
    }
    let at = if hyphen { last + 2 } else { last + 1 };
    let word = |k| tokens.folded(k);
    for (length, entry) in units::after().all(at, word) {
        let end = at + length - 1;
        if fits(tokens, number, at, end, entry) && !opens_next(tokens, at, end) {
            return Some(made(tokens, at, end, entry));
        }
    }
    None
}

/// "$20 $37", "3 USD50": the sign or code belongs to the number behind it.
fn opens_next(tokens: &Tokens, at: usize, end: usize) -> bool {
    let digits = tokens.kind(end + 1) == Some(TokenKind::Digits);
    let before = at.checked_sub(1).is_some_and(|k| tokens.glued(k));
    let sign = tokens.kind(at) == Some(TokenKind::Sign);
    digits
        && (tokens.glued(end) || sign && !before)
        && units::before().at(end, |k| tokens.folded(k)).is_some()
}

/// "30 MUSD", "120 MEUR": a code with an M for millions, as company reports write it.
pub(super) fn millions_after(tokens: &Tokens, last: usize) -> Option<Found> {
    let written = tokens.written(last + 1);
    let code = written.strip_prefix('M').filter(|code| code.len() == 3)?;
    units::currency(code)?;
    let unit = Unit { written: written.to_string(), name: code.to_string(), dimension: Dimension::Money };
    Some(Found { first: last + 1, last: last + 1, unit })
}

fn fits(tokens: &Tokens, number: &Numeral, at: usize, end: usize, entry: &Entry) -> bool {
    let hyphen = at == number.last + 2;
    let glued = at == number.last + 1 && tokens.glued(number.last);
    if let Some(form) = &entry.exact {
        let short = form.chars().count() == 1 && !matches!(form.as_str(), "m" | "W" | "C" | "L");
        // "5 in Lindmar", "1-in-100".
        let sure = if form == "in" { glued } else { glued || hyphen || !short };
        return number.form == Form::Digits && tokens.written(at) == form && sure;
    }
    if entry.digits && number.form != Form::Digits {
        return false;
    }
    let dimension = entry.dimension;
    match tokens.folded(at) {
        // "two second chances"; "a 30 second film" is a length of time.
        "second" if dimension == Dimension::Duration => {
            hyphen
                || number.form == Form::Digits
                || number.value == Decimal::ONE
                || tokens.folded(number.last) == "a"
        }
        // "three won", "5 won the race".
        "won" => number.value >= Decimal::ONE_HUNDRED,
        "pound" | "pounds" if dimension == Dimension::Money && end == at => true,
        // "at one point".
        "point" => number.value != Decimal::ONE || number.form == Form::Digits,
        _ => true,
    }
}

/// Pounds of weight and of money share their name: a small or hyphened number of them is a weight.
pub(super) fn settle_pounds(tokens: &Tokens, number: &Numeral, found: &mut Found) {
    let pounds = matches!(tokens.folded(found.first), "pound" | "pounds") && found.first == found.last;
    if !pounds || number.value >= Decimal::from(10_000) || number.scale > Decimal::ONE_HUNDRED {
        return;
    }
    found.unit.name = "pound".to_string();
    found.unit.dimension = Dimension::Mass;
}

/// What the figure that ends at token `last` is per, with its own last token: "per share", "a day", "/year".
pub(super) fn per_after(tokens: &Tokens, last: usize) -> Option<(String, usize)> {
    let mut at = last + 1;
    let hyphen = |k: usize| tokens.folded(k) == "-" && k > 0 && tokens.glued(k - 1) && tokens.glued(k);
    if hyphen(at) {
        at += 1;
    }
    let joint = tokens.folded(at);
    if joint != "/" && !counted::is(joint, Flag::Rate) {
        return None;
    }
    let mut noun = at + 1;
    if hyphen(noun) {
        noun += 1;
    }
    if joint == "per" && tokens.kind(noun) == Some(TokenKind::Digits) {
        return of_so_many(tokens, noun);
    }
    let (length, ()) = units::per().at(noun, |k| tokens.folded(k)).or_else(|| {
        let word = joint == "per" && tokens.kind(noun) == Some(TokenKind::Word);
        word.then_some((1, &()))
    })?;
    let end = noun + length - 1;
    // "$6 billion a year earlier": a time, not a rate.
    if joint != "per" && counted::is(tokens.folded(end + 1), Flag::TimeBehind) {
        return None;
    }
    Some((tokens.span(noun, end).of(tokens.text()).to_lowercase(), end))
}

/// What a count that ends at token `last` is per, with its own last token: "15 deaths per 100,000 people".
pub(super) fn rate_behind(tokens: &Tokens, last: usize) -> Option<(String, usize)> {
    if tokens.folded(last + 1) == "per" { per_after(tokens, last) } else { None }
}

/// "per 100,000 people": the number, with what it counts.
fn of_so_many(tokens: &Tokens, at: usize) -> Option<(String, usize)> {
    let number = digits::digits(tokens, at, Setting::Plain)?;
    let noun = noun::noun(tokens, number.last + 1, noun::Count::Many);
    let end = match (unit_after(tokens, &number), noun) {
        (Some(unit), _) => unit.last,
        (None, Some(noun)) => tokens.within(noun.span).end.saturating_sub(1),
        (None, None) => number.last,
    };
    Some((tokens.span(at, end).of(tokens.text()).to_lowercase(), end))
}
