//! Digits that are no figures whatever follows: times of day, telephone numbers, versions, list marks, days of months.

use crate::lexicon::counted::{self, Flag};
use crate::text::{TokenKind, Tokens};

/// The longest run of digits and joints that is looked through at once.
const CHAIN: usize = 24;

/// Where to go on reading when the digits at token `i` can't be a figure whatever follows them.
pub(super) fn digits(tokens: &Tokens, i: usize) -> Option<usize> {
    let end = chain(tokens, i);
    if let Some(next) = dialled(tokens, i).or_else(|| lettered_bracket(tokens, i)) {
        return Some(next);
    }
    if super::continental::is_number(tokens, i) {
        return None;
    }
    if broken(tokens, i, end) || clock(tokens, i, end) || list_mark(tokens, i) || power(tokens, end) {
        let mut next = run(tokens, end);
        // "0800 555 0127": groups that a space parts.
        let zero = tokens.written(i).starts_with('0') && tokens.written(i).len() > 2;
        let group = |k| {
            tokens.kind(k) == Some(TokenKind::Digits)
                || tokens.folded(k) == ")" && tokens.folded(i.wrapping_sub(1)) == "("
        };
        while zero && next < i + CHAIN && group(next) {
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
            let magnitude = before.checked_sub(1).is_some_and(|k| tokens.folded(k) == "magnitude");
            let joined = matches!(sign, "-" | "/" | "_" | "=" | ".") && word_before && !magnitude;
            let minus = sign == "-"
                && before.checked_sub(1).is_some_and(|k| matches!(tokens.folded(k), "minus" | "sub" | "to"));
            // "iLife '11", "the summer of '69".
            let short_year = sign == "'" && tokens.written(i).len() == 2 && !word_before;
            // "Prescott (4)": a shirt, a mark of a list, an age at best.
            let bracketed = sign == "("
                && tokens.folded(i + 1) == ")"
                && tokens.written(i).len() <= 2
                && !super::senses::bracketed_age(tokens, i, i);
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

/// "401(k)": a letter in brackets that touches the digits.
fn lettered_bracket(tokens: &Tokens, i: usize) -> Option<usize> {
    let touches = (i..i + 3).all(|k| tokens.glued(k));
    let letter = tokens.kind(i + 2) == Some(TokenKind::Word) && tokens.written(i + 2).len() == 1;
    (touches && letter && tokens.folded(i + 1) == "(" && tokens.folded(i + 3) == ")").then_some(i + 4)
}

/// "+44 20 7946 0958", "555-0123": telephone numbers that other shapes don't show; gives the token after them.
fn dialled(tokens: &Tokens, i: usize) -> Option<usize> {
    let plus = i.checked_sub(1).is_some_and(|k| tokens.folded(k) == "+" && tokens.glued(k));
    let mut at = i + 1;
    if plus && tokens.written(i).len() <= 3 {
        while at < i + CHAIN
            && (tokens.kind(at) == Some(TokenKind::Digits) || matches!(tokens.folded(at), "-" | "(" | ")"))
        {
            at += 1;
        }
        return (at >= i + 3).then_some(at);
    }
    let zero =
        tokens.folded(at) == "-" && tokens.glued(i) && tokens.glued(at) && tokens.written(at + 1).len() == 4;
    (zero && tokens.written(at + 1).starts_with('0')).then_some(at + 2)
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

/// "1.1^23", "3*4": sums, where no power of ten is written.
fn power(tokens: &Tokens, end: usize) -> bool {
    tokens.glued(end)
        && matches!(tokens.folded(end + 1), "×" | "^" | "*")
        && super::power::after(tokens, end).is_none()
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
            // "1.1^-23".
            && (tokens.kind(at + 2) == Some(TokenKind::Digits)
                || tokens.folded(at + 1) == "^" && tokens.folded(at + 2) == "-")
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
    slashes > 0 && (slashes > 1 || super::digits::slash(tokens, i).is_none())
}

/// "7.48 am", "11am", "2248 GMT", "9 o'clock".
fn clock(tokens: &Tokens, i: usize, end: usize) -> bool {
    let short = tokens.written(i).len() <= 4 && end <= i + 4;
    // "2.1 pm" is no time.
    let minutes = tokens.folded(i + 1) != "." || end == i || tokens.written(i + 2).len() == 2;
    short && minutes && counted::clocks().at(end + 1, |k| tokens.folded(k)).is_some()
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
    let named = |k: usize| {
        tokens.get(k).is_some_and(|token| token.capital) && counted::is(tokens.folded(k), Flag::Month)
    };
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

pub(super) fn is_year(written: &str) -> bool {
    written.len() == 4 && written.parse::<u32>().is_ok_and(|n| (1000..2200).contains(&n))
}
