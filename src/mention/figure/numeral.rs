//! What a numeral is, and the magnitudes that may follow any of them.
//!
//! Digits are read by `digits`, words by `words`; whether a numeral is a figure at all is left to `refuse`.

use crate::lexicon::{counted, numbers, numbers::Word};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "554,000", "3bn", "2½".
    Digits,
    /// "twenty-three", "half a million".
    Words,
    /// "dozens": the value is its lower end.
    Vague,
    /// "two-thirds", "half of": the value is the share, 0.5.
    Part,
    /// "third", "19th".
    Ordinal,
    /// "nobody".
    Zero,
    /// "doubled".
    Multiple,
}

/// What a letter like `m` after digits means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// After a sign of money: "$5m".
    Money,
    /// Anywhere else: "200m".
    Plain,
}

/// A numeral and its tokens, the last one included.
#[derive(Debug, Clone)]
pub(super) struct Numeral {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) value: Decimal,
    /// One of the last written unit.
    pub(super) step: Decimal,
    /// What a magnitude word multiplied it by; 1 without one.
    pub(super) scale: Decimal,
    pub(super) form: Form,
}

impl Numeral {
    /// True for one run of digits alone, as years and names have it.
    pub(super) fn is_bare(&self) -> bool {
        self.form == Form::Digits && self.first == self.last
    }
}

pub(super) fn numeral(first: usize, last: usize, value: Decimal, form: Form) -> Numeral {
    Numeral { first, last, value, step: Decimal::ONE, scale: Decimal::ONE, form }
}

/// A word stuck to the one before by a hyphen without spaces, or the next word.
pub(super) fn after_hyphen(tokens: &Tokens, last: usize) -> usize {
    if tokens.folded(last + 1) == "-" && tokens.glued(last) && tokens.glued(last + 1) {
        last + 2
    } else {
        last + 1
    }
}

/// Multiplies by "million", "bn", "k" as long as they follow; `None` where the product is too large to hold.
pub(super) fn add_magnitudes(tokens: &Tokens, read: &mut Numeral, setting: Setting) -> Option<()> {
    for _ in 0..3 {
        let Some((by, last)) = magnitude(tokens, read, setting) else { break };
        let by = Decimal::from(by);
        read.value = read.value.checked_mul(by)?;
        read.step = read.step.checked_mul(by)?;
        read.scale = read.scale.checked_mul(by)?;
        read.last = last;
    }
    Some(())
}

fn magnitude(tokens: &Tokens, read: &Numeral, setting: Setting) -> Option<(u64, usize)> {
    let at = after_hyphen(tokens, read.last);
    if tokens.kind(at) != Some(TokenKind::Word) {
        return None;
    }
    let word = tokens.folded(at);
    if let Some(Word::Magnitude(by)) = numbers::word(word) {
        return Some((by, at));
    }
    // "3 dozens".
    if word == "dozens" {
        return Some((12, at));
    }
    if read.form != Form::Digits || read.scale != Decimal::ONE || at != read.last + 1 {
        return None;
    }
    let glued = tokens.glued(read.last);
    if let Some(by) = numbers::letters(word) {
        let known = glued || word.len() > 1;
        return known.then_some((by, at));
    }
    let by = numbers::letters_of_money(word)?;
    let counts = counted::is_plural(tokens.folded(at + 1)) && !tokens.glued(at);
    let capital = tokens.get(at).is_some_and(|token| token.capital);
    let means_it = match setting {
        Setting::Money => glued || capital,
        Setting::Plain => counts && (glued || capital) && word != "t",
    };
    means_it.then_some((by, at))
}

/// "4 lakh 50 thousand", "3 hundred and 21": lower magnitudes that go on with the number.
pub(super) fn add_lower(tokens: &Tokens, read: &mut Numeral) -> Option<()> {
    let hundred = Decimal::ONE_HUNDRED;
    for _ in 0..3 {
        if read.scale < hundred {
            break;
        }
        let and = tokens.folded(read.last + 1) == "and" && read.scale == hundred;
        let at = if and { read.last + 2 } else { read.last + 1 };
        let Some(count) = plain_digits(tokens, at) else { break };
        let scale = match numbers::word(tokens.folded(at + 1)) {
            Some(Word::Magnitude(by)) if by > 12 => Decimal::from(by),
            _ if and => Decimal::ONE,
            _ => break,
        };
        let Some(more) = count.checked_mul(scale) else { break };
        if more >= read.scale {
            break;
        }
        read.value = read.value.checked_add(more)?;
        read.step = scale;
        read.scale = scale;
        read.last = if scale == Decimal::ONE { at } else { at + 1 };
    }
    Some(())
}

/// The value of a run of up to three digits that nothing is stuck to.
fn plain_digits(tokens: &Tokens, at: usize) -> Option<Decimal> {
    let written = tokens.folded(at);
    let sign = matches!(tokens.folded(at + 1), "." | "," | "-" | "/" | ":");
    let goes_on = tokens.glued(at) && sign && tokens.glued(at + 1);
    let plain = tokens.kind(at) == Some(TokenKind::Digits)
        && written.len() <= 3
        && !written.starts_with('0')
        && !goes_on;
    if plain { written.parse().ok() } else { None }
}
