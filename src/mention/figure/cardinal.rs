//! Cardinal numbers in words: "two hundred and five", "one hundred and fifth", "two point five million".

use super::numeral::{Form, Numeral, Setting, add_magnitudes, after_hyphen, numeral};
use super::parts::{add_part, part_after, part_of};
use crate::lexicon::{numbers, numbers::Word};
use crate::text::Tokens;
use rust_decimal::Decimal;

/// What may come next inside a number in words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    Start,
    Ones,
    Tens,
    Hundred,
    Magnitude,
}

/// The number that begins with the word at token `i`, up to its last word; a part or an ordinal where it ends in one.
pub(super) fn cardinal(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let (mut total, mut group) = (0u64, 0u64);
    let mut tail = Tail::Start;
    let mut last = i;
    let mut at = i;
    let mut step = 1u64;
    let mut lowest = u64::MAX;
    while at < i + 24 {
        match numbers::word(tokens.folded(at)) {
            Some(Word::Ones(v)) if tail != Tail::Ones && (tail != Tail::Tens || (1..10).contains(&v)) => {
                group += u64::from(v);
                tail = Tail::Ones;
                step = 1;
            }
            Some(Word::Tens(v)) if !matches!(tail, Tail::Ones | Tail::Tens) => {
                group += u64::from(v);
                tail = Tail::Tens;
                step = 1;
            }
            Some(Word::Ordinal(place)) if ends_in(tokens, at, place, tail) => {
                let value = if place < 100 {
                    total.checked_add(group)?.checked_add(place)?
                } else {
                    total.checked_add(group.checked_mul(place)?)?
                };
                return Some(numeral(i, at, Decimal::from(value), Form::Ordinal));
            }
            Some(Word::Magnitude(100)) if group > 0 && group < 100 && tail != Tail::Hundred => {
                group *= 100;
                tail = Tail::Hundred;
                step = 100;
            }
            Some(word) if group > 0 && (word == Word::Magnitude(12) || tokens.folded(at) == "dozens") => {
                // "three hundred and two dozen" are 324.
                group = (group % 100).checked_mul(12)?.checked_add(group - group % 100)?;
                last = at;
                step = 12;
                break;
            }
            Some(Word::Magnitude(by)) if group > 0 && by > 100 && by < lowest => {
                step = if tail == Tail::Hundred { by.checked_mul(100)? } else { by };
                total = total.checked_add(group.checked_mul(by)?)?;
                group = 0;
                lowest = by;
                tail = Tail::Magnitude;
            }
            _ => break,
        }
        last = at;
        at = after_hyphen(tokens, at);
        if tail == Tail::Tens && at == last + 1 && spaced_hyphen(tokens, at) {
            at += 1;
        }
        let joins = matches!(tail, Tail::Hundred | Tail::Magnitude)
            && tokens.folded(at) == "and"
            && part_after(tokens, at).is_none();
        let next = numbers::word(tokens.folded(at + 1));
        if joins && matches!(next, Some(Word::Ones(_) | Word::Tens(_) | Word::Ordinal(_))) {
            at += 1;
        }
    }
    let value = total.checked_add(group)?;
    // "nineteen eighty-four" is a year.
    if (10..=20).contains(&value) && matches!(numbers::word(tokens.folded(last + 1)), Some(Word::Tens(_))) {
        return None;
    }
    let mut read = numeral(i, last, Decimal::from(value), Form::Words);
    read.step = Decimal::from(step);
    if let Some(spelled) = decimals(tokens, &read) {
        return Some(spelled);
    }
    if let Some(part) = part_of(tokens, &read) {
        return Some(part);
    }
    if lowest != u64::MAX && group == 0 {
        read.scale = Decimal::from(lowest);
    }
    add_part(tokens, &mut read)?;
    Some(read)
}

/// True where an ordinal ends the number in words before it: "thirty-first", "hundred and fifth", "two hundredth".
fn ends_in(tokens: &Tokens, at: usize, place: u64, tail: Tail) -> bool {
    let before = at.checked_sub(1).map_or("", |k| tokens.folded(k));
    match tail {
        Tail::Tens if place < 10 => true,
        Tail::Hundred | Tail::Magnitude if place < 100 => matches!(before, "and" | "-"),
        // "one hundredth of" is a part.
        Tail::Ones | Tail::Tens | Tail::Hundred => place >= 100 && tokens.folded(at + 1) != "of",
        Tail::Magnitude | Tail::Start => false,
    }
}

/// "fifty - two": a hyphen with a space on both sides, as texts put together from tokens have it.
fn spaced_hyphen(tokens: &Tokens, at: usize) -> bool {
    tokens.written(at) == "-"
        && !tokens.glued(at)
        && matches!(numbers::word(tokens.folded(at + 1)), Some(Word::Ones(1..=9)))
}

/// "two point five million", "nine point nought four".
fn decimals(tokens: &Tokens, read: &Numeral) -> Option<Numeral> {
    if tokens.folded(read.last + 1) != "point" {
        return None;
    }
    let mut made = read.clone();
    let mut at = read.last + 2;
    let (mut part, mut places) = (0i64, 0u32);
    while places < 6 {
        let value = match numbers::word(tokens.folded(at)) {
            Some(Word::Ones(v)) => v,
            Some(Word::Tens(v)) if places == 0 => v,
            _ => break,
        };
        let wide = value > 9;
        part = part.checked_mul(if wide { 100 } else { 10 })?.checked_add(i64::from(value))?;
        places += if wide { 2 } else { 1 };
        made.last = at;
        at += 1;
        if !wide {
            continue;
        }
        let ones = after_hyphen(tokens, made.last);
        if let (0, Some(Word::Ones(v @ 1..=9))) = (value % 10, numbers::word(tokens.folded(ones))) {
            part = part.checked_add(i64::from(v))?;
            made.last = ones;
        }
        break;
    }
    if places == 0 {
        return None;
    }
    made.value = made.value.checked_add(Decimal::try_new(part, places).ok()?)?;
    made.step = Decimal::try_new(1, places).ok()?;
    add_magnitudes(tokens, &mut made, Setting::Plain)?;
    Some(made)
}
