//! Parts of a whole in words: "two-thirds", "half of", "a quarter of a million", "twenty and three fifths".

use super::digits;
use super::numeral::{Form, Numeral, Setting, add_magnitudes, after_hyphen, numeral};
use crate::lexicon::counted::{self, Flag};
use crate::lexicon::{hedges, numbers, numbers::Word, units};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// "two-thirds", "one fifth", "three quarters of".
pub(super) fn part_of(tokens: &Tokens, read: &Numeral) -> Option<Numeral> {
    let at = after_hyphen(tokens, read.last);
    // "five - eighths", as texts put together from tokens have it.
    let spaced = at == read.last + 1 && tokens.written(at) == "-" && !tokens.glued(at);
    let at = if spaced { at + 1 } else { at };
    let word = tokens.folded(at);
    let under = numbers::part(word)?;
    let plural = word.ends_with('s');
    let hyphen = at == read.last + 2;
    if read.value > Decimal::from(99)
        || read.value.is_zero()
        || (plural == (read.value == Decimal::ONE) && !hyphen)
    {
        return None;
    }
    // "three quarters of growth" are periods as often as shares.
    let of = tokens.folded(at + 1) == "of" || tokens.folded(at + 1) == "the";
    let period = tokens.kind(at + 2) == Some(TokenKind::Digits)
        || read.first.checked_sub(1).is_some_and(|k| {
            matches!(numbers::word(tokens.folded(k)), Some(Word::Ordinal(_))) || tokens.folded(k) == "last"
        });
    if under == 4
        && (!hyphen && !of || period || !plural && read.value > Decimal::ONE || read.value > Decimal::from(3))
    {
        return None;
    }
    let value = read.value.checked_div(Decimal::from(under))?;
    scaled_part(tokens, numeral(read.first, at, value, Form::Part))
}

/// "a quarter of a million": a number, not a share.
pub(super) fn scaled_part(tokens: &Tokens, mut part: Numeral) -> Option<Numeral> {
    let at = part.last + 1;
    if tokens.folded(at) == "of"
        && tokens.folded(at + 1) == "a"
        && let Some(Word::Magnitude(by)) = numbers::word(tokens.folded(at + 2))
    {
        part.last = at + 2;
        part.value = part.value.checked_mul(Decimal::from(by))?;
        part.step = part.value;
        part.form = Form::Words;
    }
    let article = matches!(tokens.folded(at + 1), "a" | "an");
    if tokens.folded(at) == "of" && article && units::after().at(at + 2, |k| tokens.folded(k)).is_some() {
        // "a quarter of a mile" measures.
        part.last = at + 1;
        part.step = part.value;
        part.form = Form::Words;
    }
    Some(part)
}

/// "half a million", "half an hour", "half of", "half the".
pub(super) fn half(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let value = Decimal::new(5, 1);
    let hyphen = after_hyphen(tokens, i) == i + 2;
    let next = after_hyphen(tokens, i);
    let noun = if matches!(tokens.folded(next), "a" | "an") { after_hyphen(tokens, next) } else { next };
    if let Some(Word::Magnitude(by)) = numbers::word(tokens.folded(noun)) {
        let mut read = numeral(i, noun, value.checked_mul(Decimal::from(by))?, Form::Words);
        read.scale = Decimal::from(by);
        read.step = Decimal::from(by).checked_div(Decimal::TEN)?;
        return Some(read);
    }
    if counted::is(tokens.folded(noun), Flag::HalfUnit) && !(tokens.folded(noun) == "point" && noun == next) {
        let last = if noun > next { next } else { i };
        let mut read = numeral(i, last, value, Form::Words);
        read.step = value;
        return Some(read);
    }
    let before = i.checked_sub(1).map_or("", |k| tokens.folded(k));
    // "the first half of", "the second half".
    let place = before == "-"
        || counted::is(before, Flag::HalfName)
        || matches!(numbers::word(before), Some(Word::Ordinal(_)));
    if hyphen || place {
        return None;
    }
    let shared = tokens.folded(next) == "of" || counted::is(tokens.folded(next), Flag::Owner);
    // "a half", which no half of a match is called at the end of a clause.
    let alone = matches!(before, "a" | "by") && tokens.kind(next) != Some(TokenKind::Word);
    if shared || alone || before == "to" || hedged(tokens, i) {
        return scaled_part(tokens, numeral(i, i, value, Form::Part));
    }
    None
}

/// "3 million and a half", "two and a half million", "five billion and three quarters", "twenty and three fifths".
pub(super) fn add_part(tokens: &Tokens, read: &mut Numeral) -> Option<()> {
    let Some((part, last)) = part_after(tokens, after_hyphen(tokens, read.last)) else { return Some(()) };
    let next = match numbers::word(tokens.folded(last + 1)) {
        // "one billion and three quarters million".
        Some(Word::Magnitude(by)) if Decimal::from(by) < read.scale => Some((Decimal::from(by), last + 1)),
        _ => None,
    };
    let (scale, last) = next.unwrap_or((read.scale, last));
    let part = scale.checked_mul(part)?;
    read.value = read.value.checked_add(part)?;
    read.step = part;
    read.last = last;
    if read.scale == Decimal::ONE {
        add_magnitudes(tokens, read, Setting::Plain)?;
    }
    Some(())
}

/// The part of a whole behind the "and" at token `at`, as "and a half" has it, with its last token.
pub(super) fn part_after(tokens: &Tokens, at: usize) -> Option<(Decimal, usize)> {
    if tokens.folded(at) != "and" {
        return None;
    }
    // "6 and 2/3".
    if let Some((part, last)) = digits::slash(tokens, at + 1) {
        return (tokens.folded(last + 1) != "of").then_some((part, last));
    }
    // "two-and-a-half".
    let first = after_hyphen(tokens, at);
    let over = match numbers::word(tokens.folded(first))? {
        Word::Article => 1,
        Word::Ones(over) => over,
        _ => return None,
    };
    let last = after_hyphen(tokens, first);
    let under = numbers::part(tokens.folded(last))?;
    let plural = tokens.folded(last).ends_with('s');
    // "three million and a third of the crop": a share of something else.
    if plural == (over == 1) || over >= under || tokens.folded(last + 1) == "of" {
        return None;
    }
    Some((Decimal::from(over).checked_div(Decimal::from(under))?, last))
}

/// True where a hedge ends right before token `first`.
pub(super) fn hedged(tokens: &Tokens, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|end| hedges::before().at(end, |k| tokens.folded(k)).is_some())
}
