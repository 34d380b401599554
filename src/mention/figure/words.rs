//! Numerals in words: "two hundred and five", "half a million", "two-thirds", "dozens", "third".

use super::numeral::{Form, Numeral, Setting, add_magnitudes, add_part, after_hyphen, numeral, part_after};
use crate::lexicon::counted::{self, Flag};
use crate::lexicon::{hedges, numbers, numbers::Word};
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

/// What may come next inside a number in words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    Start,
    Ones,
    Tens,
    Hundred,
    Magnitude,
}

fn cardinal(tokens: &Tokens, i: usize) -> Option<Numeral> {
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

/// "two-thirds", "one fifth", "three quarters of".
fn part_of(tokens: &Tokens, read: &Numeral) -> Option<Numeral> {
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
fn scaled_part(tokens: &Tokens, mut part: Numeral) -> Option<Numeral> {
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
    Some(part)
}

/// "a hundred", "a dozen", "a third of", "a couple", "a half".
fn article(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let next = after_hyphen(tokens, i);
    let opens = matches!(tokens.folded(next), "couple" | "handful" | "few");
    if opens && let Some(vague) = vague(tokens, i) {
        return Some(vague);
    }
    match numbers::word(tokens.folded(next))? {
        Word::Magnitude(by) => {
            let mut read = numeral(i, next, Decimal::from(by), Form::Words);
            read.step = read.value;
            read.scale = read.value;
            // "a hundred trillionth".
            if let Some(Word::Ordinal(place @ 1000..)) = numbers::word(tokens.folded(next + 1)) {
                let value = by.checked_mul(place)?;
                return Some(numeral(i, next + 1, Decimal::from(value), Form::Ordinal));
            }
            if by == 100
                && let Some(Word::Magnitude(more)) = numbers::word(tokens.folded(next + 1))
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
            // "or about a quarter, of its 3,200 dealers"; a quarter alone is a coin, a part of town, three months.
            let hedged = hedged(tokens, i);
            let of =
                tokens.folded(next + 1) == "of" || hedged && tokens.kind(next + 1) != Some(TokenKind::Word);
            if tokens.folded(next).ends_with('s') || !of {
                return None;
            }
            let value = Decimal::ONE.checked_div(Decimal::from(under))?;
            scaled_part(tokens, numeral(i, next, value, Form::Part))
        }
        _ => None,
    }
}

/// "half a million", "half an hour", "half of", "half the".
fn half(tokens: &Tokens, i: usize) -> Option<Numeral> {
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
    if counted::is(tokens.folded(noun), Flag::HalfUnit) && !(tokens.folded(noun) == "point" && noun == next)
    {
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
    if shared || before == "to" || hedged(tokens, i) {
        return scaled_part(tokens, numeral(i, i, value, Form::Part));
    }
    None
}

/// True where a hedge ends right before token `first`.
fn hedged(tokens: &Tokens, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|end| hedges::before().at(end, |k| tokens.folded(k)).is_some())
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
    if place == 2 && matches!(before, "per" | "split" | "every" | "each") {
        return None;
    }
    Some(numeral(i, i, Decimal::from(place), Form::Ordinal))
}
