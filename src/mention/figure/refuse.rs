//! Numbers that are no figures: in names, times of day, telephone numbers, versions, list marks, bare years.

use super::numeral::Numeral;
use crate::lexicon::counted;
use crate::text::{TokenKind, Tokens};

/// The longest run of digits and joints that is looked through at once.
const CHAIN: usize = 24;

/// Where to go on reading when the digits at token `i` can't be a figure whatever follows them.
pub(super) fn digits(tokens: &Tokens, i: usize) -> Option<usize> {
    let end = chain(tokens, i);
    if broken(tokens, i, end) || clock(tokens, i, end) || list_mark(tokens, i) || power(tokens, end) {
        let mut next = run(tokens, end);
        // "0800 555 0127": groups that a space parts.
        let zero = tokens.written(i).starts_with('0') && tokens.written(i).len() > 2;
        while zero && next < i + CHAIN && tokens.kind(next) == Some(TokenKind::Digits) {
            next += 1;
        }
        return Some(next);
    }
    // "the 777-200LR": digits that end in letters after a hyphen.
    if end > i && tokens.folded(i + 1) == "-" && lettered(tokens, end) {
        return Some(run(tokens, end));
    }
    let before = i.checked_sub(1)?;
    let touches = tokens.glued(before);
    match tokens.kind(before) {
        Some(TokenKind::Word) if touches => Some(run(tokens, end)),
        Some(TokenKind::Sign) if touches => {
            let sign = tokens.folded(before);
            let word_before = before.checked_sub(1).is_some_and(|k| {
                tokens.glued(k) && tokens.kind(k) == Some(TokenKind::Word) && !magnified(tokens, k)
            });
            let joined = matches!(sign, "-" | "/" | "_" | "=" | ".") && word_before;
            let minus = sign == "-"
                && before.checked_sub(1).is_some_and(|k| matches!(tokens.folded(k), "minus" | "sub" | "to"));
            // "iLife '11", "the summer of '69".
            let short_year = sign == "'" && tokens.written(i).len() == 2 && !word_before;
            // "Prescott (4)": a shirt, a mark of a list, an age at best.
            let bracketed = sign == "(" && tokens.folded(i + 1) == ")" && tokens.written(i).len() <= 2;
            let other = short_year || bracketed || matches!(sign, "#" | "@" | "^" | "×" | "*");
            // "[12]": a footnote.
            let note = sign == "[" && tokens.folded(i + 1) == "]" && tokens.written(i).len() <= 3;
            if (joined && !minus) || other || note {
                return Some(run(tokens, end));
            }
            month(tokens, i, end)
        }
        _ => month(tokens, i, end),
    }
}

/// The last token of the digits that hyphens, points, slashes and colons join to token `i`.
fn chain(tokens: &Tokens, i: usize) -> usize {
    let mut end = i;
    while end < i + CHAIN
        && matches!(tokens.folded(end + 1), "-" | "." | "/" | ":")
        && tokens.glued(end)
        && tokens.glued(end + 1)
        && tokens.kind(end + 2) == Some(TokenKind::Digits)
    {
        end += 2;
    }
    end
}

/// True for the letters of "5k-20k", which belong to digits of their own.
fn magnified(tokens: &Tokens, word: usize) -> bool {
    word.checked_sub(1).is_some_and(|k| tokens.glued(k) && tokens.kind(k) == Some(TokenKind::Digits))
}

/// "1.99×10": a power of ten, which news hardly needs.
fn power(tokens: &Tokens, end: usize) -> bool {
    tokens.glued(end) && matches!(tokens.folded(end + 1), "×" | "^" | "*")
}

/// Capital letters that are no unit right after digits: "200LR".
fn lettered(tokens: &Tokens, end: usize) -> bool {
    let capital = tokens.get(end + 1).is_some_and(|token| token.capital && token.kind == TokenKind::Word);
    capital && tokens.glued(end) && crate::lexicon::units::after().at(end + 1, |k| tokens.folded(k)).is_none()
}

/// The first token after the digits at `i` and what joins them: where to go on after a name or a year.
pub(super) fn past(tokens: &Tokens, i: usize) -> usize {
    run(tokens, chain(tokens, i))
}

/// The first token after all that sticks to token `end`.
fn run(tokens: &Tokens, end: usize) -> usize {
    let mut at = end;
    while at < end + CHAIN && tokens.glued(at) {
        if matches!(tokens.kind(at + 1), Some(TokenKind::Word | TokenKind::Digits)) {
            at += 1;
        } else if matches!(tokens.folded(at + 1), "," | "." | "-" | "×" | "^" | "/")
            && tokens.glued(at + 1)
            && tokens.kind(at + 2) == Some(TokenKind::Digits)
        {
            at += 2;
        } else {
            break;
        }
    }
    at + 1
}

/// Telephone numbers, versions, dates in digits, "15:48", "24/7", "007".
fn broken(tokens: &Tokens, i: usize, end: usize) -> bool {
    let width = tokens.written(i).len();
    if width > 1
        && tokens.written(i).starts_with('0')
        && tokens.folded(i + 1) != "."
        && i.checked_sub(1).is_none_or(|k| tokens.folded(k) != "." || !tokens.glued(k))
    {
        return true;
    }
    let (mut colons, mut slashes, mut hyphens, mut points) = (0, 0, 0, 0);
    let mut row = 0;
    let mut at = i;
    while at < end {
        match tokens.folded(at + 1) {
            ":" => colons += 1,
            "/" => slashes += 1,
            "-" => hyphens += 1,
            _ => points += 1,
        }
        row = if tokens.folded(at + 1) == "." { row + 1 } else { 0 };
        if row > 1 {
            return true;
        }
        at += 2;
    }
    if colons > 0 || hyphens > 1 || points > 2 {
        return true;
    }
    slashes > 0 && (slashes > 1 || super::numeral::slash(tokens, i).is_none())
}

/// "7.48 am", "11am", "2248 GMT", "9 o'clock".
fn clock(tokens: &Tokens, i: usize, end: usize) -> bool {
    let short = tokens.written(i).len() <= 4 && end <= i + 4;
    short && counted::clocks().at(end + 1, |k| tokens.folded(k)).is_some()
}

/// "3. Soak the rice" at the start of a line.
fn list_mark(tokens: &Tokens, i: usize) -> bool {
    let starts = i.checked_sub(1).is_none_or(|k| tokens.kind(k) == Some(TokenKind::Break));
    let marked = matches!(tokens.folded(i + 1), "." | ")") && tokens.glued(i) && !tokens.glued(i + 1);
    let goes_on = tokens.get(i + 2).is_some_and(|token| token.kind == TokenKind::Word);
    // "either 1) wait", "three factors: 1. The rain": marks within a line.
    let inner = match tokens.folded(i + 1) {
        ")" => !(1..12).any(|k| i.checked_sub(k).is_some_and(|k| tokens.folded(k) == "(")),
        _ => {
            i.checked_sub(1).is_some_and(|k| tokens.folded(k) == ":")
                && tokens.get(i + 2).is_some_and(|token| token.capital)
        }
    };
    (starts || inner) && marked && goes_on && tokens.written(i).len() <= 2
}

/// "March 29", "29 March 2019", "Sept. 20-24".
fn month(tokens: &Tokens, i: usize, end: usize) -> Option<usize> {
    let named =
        |k: usize| tokens.get(k).is_some_and(|token| token.capital) && counted::month(tokens.folded(k));
    let stop = i.checked_sub(1).filter(|k| tokens.folded(*k) == ".").and_then(|k| k.checked_sub(1));
    let before = i.checked_sub(1).is_some_and(named) || stop.is_some_and(named);
    let next = if tokens.folded(end + 1) == "of" { end + 2 } else { end + 1 };
    let after = named(next) && !tokens.glued(end);
    let day = |k: usize| tokens.written(k).parse::<u32>().is_ok_and(|n| (1..=31).contains(&n));
    // "c. 347–30 September 420".
    if after && day(end) && end > i {
        return Some(next + 1);
    }
    let counts = before
        && !after
        && tokens.kind(end + 1) == Some(TokenKind::Word)
        && counted::is_plural(tokens.folded(end + 1));
    if !(before && (day(i) || tokens.written(i).len() == 4) || after && day(i)) || counts {
        return None;
    }
    let mut at = if after { next } else { end };
    if matches!(tokens.folded(at + 1), "-" | "and" | "to") && day(at + 2) && before {
        at += 2;
    }
    let year = if tokens.folded(at + 1) == "," { at + 2 } else { at + 1 };
    if is_year(tokens.written(year)) {
        at = year;
    }
    Some(at + 1)
}

fn is_year(written: &str) -> bool {
    written.len() == 4 && written.parse::<u32>().is_ok_and(|n| (1000..2200).contains(&n))
}

/// What a number without unit, sign or bound may turn out to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// A plural noun follows.
    pub(super) counts: bool,
    /// It is in lower case, or says what became of the counted: "12 dead".
    pub(super) lower: bool,
    /// A hedge stands before or after.
    pub(super) hedged: bool,
}

/// True for a bare run of digits that is a year or a part of a name; `last` is the last token of its range.
pub(super) fn named(tokens: &Tokens, number: &Numeral, last: usize, context: Context) -> bool {
    let Some(before) = number.first.checked_sub(1) else { return year(tokens, number, context) };
    let word = tokens.folded(before);
    let token = tokens.get(before);
    let capital =
        token.is_some_and(|token| token.kind == TokenKind::Word) && has_capital(tokens.written(before));
    if let Some((length, ())) = counted::names().at(before, |k| tokens.folded(k)) {
        let first = before + 1 - length;
        let opens = first.checked_sub(1).is_none_or(|k| matches!(tokens.folded(k), "." | "\n"));
        let named = has_capital(tokens.written(first)) || tokens.kind(first) == Some(TokenKind::Sign);
        let written = number.is_bare() || tokens.get(number.first).is_some_and(|token| token.capital);
        if named && written && !(opens && context.counts) {
            return true;
        }
        if !named && number.first == number.last && !context.counts && !context.hedged {
            return true;
        }
    }
    // "the number one airline".
    let alone = number.first == number.last;
    if word == "number" && alone || word == "no" && alone && !context.counts {
        return true;
    }
    if !number.is_bare() {
        return false;
    }
    if year(tokens, number, context) {
        return true;
    }
    let plain = number.value < rust_decimal::Decimal::from(10_000);
    let verb =
        counted::harms(word) || crate::lexicon::numbers::ahead(word).is_some() || counted::scores(word);
    let counts = context.counts || context.lower;
    if !counts && !context.hedged && designated(tokens, number) {
        return true;
    }
    if !counts && !context.hedged && titled(tokens, last) {
        return true;
    }
    if !capital || !plain || verb || counted::stops(word) || context.hedged {
        return false;
    }
    // "the Trent 900 engines" has a name before the number; "In Harran 250 others" has a place.
    let outer = before.checked_sub(1);
    let phrase =
        outer.is_some_and(|k| matches!(tokens.folded(k), "the" | "a" | "an" | "its" | "their" | "-" | "s"));
    !counts || phrase && context.lower && number.value >= rust_decimal::Decimal::ONE_HUNDRED
}

/// "the 486 chip", "a 747": a model, where no plural follows; "the 345 were found" counts.
fn designated(tokens: &Tokens, number: &Numeral) -> bool {
    let before = number.first.checked_sub(1).map_or("", |k| tokens.folded(k));
    let next = tokens.folded(number.last + 1);
    let many = matches!(
        next,
        "were"
            | "are"
            | "have"
            | "had"
            | "who"
            | "that"
            | "of"
            | "from"
            | "in"
            | "or"
            | "and"
            | "will"
            | "would"
            | "to"
            | "-"
            | "mark"
            | "threshold"
            | "limit"
            | "+"
    ) || next.len() > 3 && next.ends_with("ed");
    tokens.written(number.first).len() >= 3
        && matches!(before, "the" | "a" | "an" | "its" | "new" | "their")
        && !many
}

/// True for a word with a capital anywhere: "iPhone".
fn has_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

/// "10 Downing Street", "the 787 Dreamliner": a capital follows that is no day, month or small word.
fn titled(tokens: &Tokens, last: usize) -> bool {
    let next = last + 1;
    let Some(token) = tokens.get(next) else { return false };
    token.kind == TokenKind::Word
        && token.capital
        && !tokens.glued(last)
        && !counted::stops(tokens.folded(next))
}

/// "in 2021", "the 2004 tsunami"; "2,021 people" and "2200 left" are counts.
fn year(tokens: &Tokens, number: &Numeral, context: Context) -> bool {
    if !number.is_bare() || !is_year(tokens.written(number.first)) {
        return false;
    }
    let value = number.value;
    let before = number.first.checked_sub(1).map_or("", |k| tokens.folded(k));
    let dated = matches!(
        before,
        "in" | "since"
            | "by"
            | "of"
            | "until"
            | "till"
            | "from"
            | "during"
            | "before"
            | "after"
            | "early"
            | "late"
            | "mid"
            | "the"
            | "to"
            | "and"
            | "for"
            | "s"
            | "summer"
            | "winter"
            | "spring"
            | "autumn"
            | "fall"
            | "("
            | "this"
            | "through"
            | "between"
            | "year"
            | "its"
            | "his"
            | "-"
    );
    let recent = value >= rust_decimal::Decimal::from(1900) && value < rust_decimal::Decimal::from(2150);
    if recent {
        let named =
            number.first.checked_sub(1).is_some_and(|k| tokens.get(k).is_some_and(|token| token.capital))
                && !counted::stops(before);
        return dated || named || !(context.counts || context.hedged);
    }
    let long_ago = matches!(before, "in" | "since" | "until" | "during" | "early" | "late");
    let bracketed = before == "(" && tokens.folded(number.last + 1) == ")";
    (long_ago || bracketed)
        && !context.counts
        && !context.hedged
        && value < rust_decimal::Decimal::from(1900)
        && value >= rust_decimal::Decimal::from(if bracketed { 1000 } else { 1500 })
}

/// "Boeing 737-800": the first digits of a name that a hyphen carries on.
pub(super) fn model(tokens: &Tokens, number: &Numeral) -> bool {
    let Some(before) = number.first.checked_sub(1).filter(|_| number.is_bare()) else { return false };
    let word = tokens.folded(before);
    let named =
        counted::names().at(before, |k| tokens.folded(k)).is_some() && has_capital(tokens.written(before));
    let letters = tokens.written(before);
    let code = letters.len() > 1
        && letters.chars().all(|c| c.is_uppercase())
        && !counted::stops(word)
        && !counted::scores(word);
    named || code && tokens.kind(before) == Some(TokenKind::Word)
}

/// True where a word that names things stands before the digits at token `i`: "Boeing 737".
pub(super) fn names_model(tokens: &Tokens, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    has_capital(tokens.written(before)) && counted::names().at(before, |k| tokens.folded(k)).is_some()
}
