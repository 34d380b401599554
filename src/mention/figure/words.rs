//! Numerals in words, by their first word: "a hundred", "dozens", "no one", "third"; the rest is for `cardinal` and `parts`.

use super::cardinal::cardinal;
use super::numeral::{Form, Numeral, after_hyphen, numeral};
use super::parts::{add_part, half, hedged, scaled_part};
use crate::lexicon::counted::{self, Flag};
use crate::lexicon::{numbers, numbers::Word};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// The numeral that begins with the word at token `i`.
pub(super) fn words(tokens: &Tokens, i: usize, word: Word) -> Option<Numeral> {
    match word {
        Word::Ones(_) | Word::Tens(_) => cardinal(tokens, i),
        Word::Article => article(tokens, i),
        Word::Part(2) if tokens.folded(i) == "half" => half(tokens, i),
        Word::Opens => opened(tokens, i),
        Word::Ordinal(place) => ordinal(tokens, i, place),
        Word::Multiple(by) => Some(numeral(i, i, Decimal::from(by), Form::Multiple)),
        Word::Part(_) | Word::Magnitude(_) => None,
    }
}

/// "a hundred", "a dozen", "a third of", "a couple", "a half".
fn article(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let next = after_hyphen(tokens, i);
    match numbers::word(tokens.folded(next))? {
        Word::Opens => vague(tokens, i),
        Word::Magnitude(by) => {
            let mut read = numeral(i, next, Decimal::from(by), Form::Words);
            read.step = read.value;
            read.scale = read.value;
            // "a hundred trillionth".
            if let Some(Word::Ordinal(place @ 1000..)) = numbers::word(tokens.folded(next + 1)) {
                let value = by.checked_mul(place)?;
                return Some(numeral(i, next + 1, Decimal::from(value), Form::Ordinal));
            }
            if (100..=1000).contains(&by)
                && let Some(Word::Magnitude(more @ 1000..)) = numbers::word(tokens.folded(next + 1))
            {
                let more = Decimal::from(more);
                read.last = next + 1;
                read.value = read.value.checked_mul(more)?;
                read.step = read.value;
                read.scale = read.value;
            }
            let rest = read.last + 1;
            if tokens.folded(rest) == "and"
                && let Some(Word::Ones(_) | Word::Tens(_)) = numbers::word(tokens.folded(rest + 1))
                && let Some(more) = cardinal(tokens, rest + 1)
                && more.form == Form::Words
                && more.value < read.value
            {
                read.value = read.value.checked_add(more.value)?;
                read.step = Decimal::ONE;
                read.last = more.last;
            }
            add_part(tokens, &mut read)?;
            Some(read)
        }
        Word::Part(2) => half(tokens, next).map(|half| Numeral { first: i, ..half }),
        Word::Part(_) | Word::Ordinal(_) => {
            let under = numbers::part(tokens.folded(next))?;
            // "eleven, or about a quarter, of the boats"; a quarter alone is a coin, a part of town, three months.
            let by = i.checked_sub(1).is_some_and(|k| tokens.folded(k) == "by");
            let hedged = by || hedged(tokens, i);
            let of =
                tokens.folded(next + 1) == "of" || hedged && tokens.kind(next + 1) != Some(TokenKind::Word);
            let value = Decimal::ONE.checked_div(Decimal::from(under))?;
            // "a quarter point", "a quarter mile".
            if under == 4 && counted::is(tokens.folded(after_hyphen(tokens, next)), Flag::HalfUnit) {
                let mut read = numeral(i, next, value, Form::Words);
                read.step = value;
                return Some(read);
            }
            if tokens.folded(next).ends_with('s') || !of {
                return None;
            }
            scaled_part(tokens, numeral(i, next, value, Form::Part))
        }
        _ => None,
    }
}

/// "dozens", "several hundred", "no one".
fn opened(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let word = |k| tokens.folded(k);
    if let Some((length, ())) = numbers::none().at(i, word) {
        return Some(numeral(i, i + length - 1, Decimal::ZERO, Form::Zero));
    }
    vague(tokens, i)
}

fn vague(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let (length, entry) = numbers::vague().at(i, |k| tokens.folded(k))?;
    let last = i + length - 1;
    if !entry.before.is_empty() && !entry.before.iter().any(|word| word == tokens.folded(last + 1)) {
        return None;
    }
    let mut read = numeral(i, last, Decimal::from(entry.min), Form::Vague);
    read.step = read.value;
    Some(read)
}

fn ordinal(tokens: &Tokens, i: usize, place: u64) -> Option<Numeral> {
    // "per second", "a second later", "a split second": time.
    let before = i.checked_sub(1).map_or("", |k| tokens.folded(k));
    if place == 2 && counted::is(before, Flag::OfTime) {
        return None;
    }
    Some(numeral(i, i, Decimal::from(place), Form::Ordinal))
}
