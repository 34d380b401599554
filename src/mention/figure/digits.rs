//! Numerals in digits: groups, decimals, fractions, "19th".

use super::continental;
use super::numeral::{Form, Numeral, Setting, add_lower, add_magnitudes, numeral};
use super::parts::add_part;
use super::power;
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// Digits as they are put together from groups and decimals.
#[derive(Debug, Default)]
pub(super) struct Run {
    mantissa: i128,
    /// How many digits there are; too many make no number.
    length: usize,
}

/// A decimal holds 28 digits of any value.
const MOST: usize = 28;

impl Run {
    /// Adds ASCII digits.
    pub(super) fn push(&mut self, digits: &str) {
        self.length += digits.len();
        if self.length <= MOST {
            for digit in digits.bytes() {
                self.mantissa = self.mantissa * 10 + i128::from(digit.wrapping_sub(b'0'));
            }
        }
    }

    fn value(&self, decimals: u32) -> Option<Decimal> {
        if self.length > MOST {
            return None;
        }
        Decimal::try_from_i128_with_scale(self.mantissa, decimals).ok()
    }
}

/// The numeral whose first digits are token `i`; a decimal point before them belongs to it.
pub(super) fn digits(tokens: &Tokens, i: usize, setting: Setting) -> Option<Numeral> {
    let opening = ascii(tokens, i)?;
    let mut run = Run::default();
    run.push(opening);
    let mut last = i;
    let mut first = i;
    let mut decimals = 0;
    if leading_point(tokens, i) {
        first = i - 1;
        decimals = u32::try_from(opening.len()).ok()?;
    } else if let Some((end, places)) = continental::read(tokens, i, setting, &mut run) {
        last = end;
        decimals = places;
    } else {
        last = groups(tokens, i, &mut run);
        if tokens.folded(last + 1) == "."
            && tokens.glued(last)
            && tokens.glued(last + 1)
            && let Some(part) = ascii(tokens, last + 2)
        {
            run.push(part);
            decimals = u32::try_from(part.len()).ok()?;
            last += 2;
        }
    }
    let mut read = numeral(first, last, run.value(decimals)?, Form::Digits);
    read.step = if decimals == 0 { Decimal::ONE } else { Decimal::try_new(1, decimals).ok()? };
    if let Some((exponent, end)) = power::after(tokens, last) {
        power::raise(&mut read, exponent)?;
        read.last = end;
        return Some(read);
    }
    if decimals == 0 {
        add_fraction(tokens, &mut read);
    }
    add_magnitudes(tokens, &mut read, setting)?;
    add_lower(tokens, &mut read)?;
    add_part(tokens, &mut read)?;
    Some(read)
}

/// A lone fraction sign: "½".
pub(super) fn sign(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let (over, under) = fraction_sign(tokens.folded(i))?;
    let value = Decimal::from(over).checked_div(Decimal::from(under))?;
    let mut read = numeral(i, i, value, Form::Digits);
    read.step = value;
    add_magnitudes(tokens, &mut read, Setting::Plain)?;
    Some(read)
}

pub(super) fn ascii<'t>(tokens: &'t Tokens, i: usize) -> Option<&'t str> {
    let written = tokens.folded(i);
    let digits = tokens.kind(i) == Some(TokenKind::Digits) && written.bytes().all(|b| b.is_ascii_digit());
    digits.then_some(written)
}

/// ".08": a point that touches the digits and nothing before it.
fn leading_point(tokens: &Tokens, i: usize) -> bool {
    let Some(point) = i.checked_sub(1) else { return false };
    let free = point.checked_sub(1).is_none_or(|before| {
        !tokens.glued(before)
            || !matches!(tokens.kind(before), Some(TokenKind::Word | TokenKind::Digits))
                && tokens.folded(before) != "."
    });
    tokens.folded(point) == "." && tokens.glued(point) && free
}

/// Reads the groups of "1,234,567", "12,34,567" and "14 000" (thin or plain space) after token `i`; gives the last token.
fn groups(tokens: &Tokens, i: usize, run: &mut Run) -> usize {
    let opening = tokens.folded(i);
    if opening.len() > 3 || opening.starts_with('0') {
        return i;
    }
    let mut parts: [usize; 9] = [0; 9];
    let mut count = 0;
    let mut last = i;
    while count < parts.len()
        && tokens.folded(last + 1) == ","
        && tokens.glued(last)
        && tokens.glued(last + 1)
    {
        let Some(group) = ascii(tokens, last + 2) else { break };
        if let Some(part) = parts.get_mut(count) {
            *part = group.len();
        }
        count += 1;
        last += 2;
    }
    let lengths = parts.get(..count).unwrap_or(&[]);
    let western = lengths.iter().all(|length| *length == 3);
    let indian = opening.len() <= 2
        && lengths.len() > 1
        && lengths.last() == Some(&3)
        && lengths.iter().rev().skip(1).all(|length| *length == 2);
    if count > 0 && (western || indian) {
        for k in 1..=count {
            run.push(tokens.folded(i + 2 * k));
        }
        return last;
    }
    if count > 0 {
        return i;
    }
    spaced(tokens, i, run)
}

fn spaced(tokens: &Tokens, i: usize, run: &mut Run) -> usize {
    let mut last = i;
    let mut plain = false;
    let mut zeros = true;
    while last - i < 6 {
        let Some(group) = ascii(tokens, last + 1).filter(|group| group.len() == 3) else { break };
        let (Some(a), Some(b)) = (tokens.get(last), tokens.get(last + 1)) else { break };
        let gap = tokens.text().get(a.span.end..b.span.start).unwrap_or("");
        if !matches!(gap, " " | "\u{a0}" | "\u{2009}" | "\u{202f}" | "\u{2008}") {
            break;
        }
        plain |= gap == " ";
        zeros &= group == "000";
        last += 1;
    }
    // "12 500" with plain spaces may be two numbers; "14 000" and "1 234 567" are not.
    if plain && !zeros && last - i < 2 {
        return i;
    }
    for k in i + 1..=last {
        run.push(tokens.folded(k));
    }
    last
}

/// True for a sign of a fraction: "½".
pub(super) fn is_fraction(sign: &str) -> bool {
    !sign.is_ascii() && fraction_sign(sign).is_some()
}

fn fraction_sign(sign: &str) -> Option<(u32, u32)> {
    Some(match sign {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅐" => (1, 7),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅑" => (1, 9),
        "⅒" => (1, 10),
        _ => return None,
    })
}

/// "2½", "10 1/2", and "1/2" alone.
fn add_fraction(tokens: &Tokens, read: &mut Numeral) {
    let next = read.last + 1;
    if let Some((over, under)) = fraction_sign(tokens.folded(next)) {
        if let Some(part) = Decimal::from(over).checked_div(Decimal::from(under)) {
            read.value += part;
            read.step = part;
            read.last = next;
        }
        return;
    }
    if let Some((part, last)) = slash(tokens, read.last)
        && read.is_bare()
    {
        read.value = part;
        read.step = part;
        read.last = last;
    } else if let Some((part, last)) = slash(tokens, next)
        && read.is_bare()
    {
        read.value += part;
        read.step = part;
        read.last = last;
    }
}

/// "1/2" at token `i`; dates and "24/7" are not fractions.
pub(super) fn slash(tokens: &Tokens, i: usize) -> Option<(Decimal, usize)> {
    if !matches!(tokens.folded(i + 1), "/" | "⁄") || !tokens.glued(i) || !tokens.glued(i + 1) {
        return None;
    }
    let over: u32 = ascii(tokens, i)?.parse().ok()?;
    let under: u32 = ascii(tokens, i + 2)?.parse().ok()?;
    let chain = tokens.glued(i + 2) && matches!(tokens.folded(i + 3), "/" | "-");
    // "1/40 of the width"; "9/11 of that year" is a day.
    let told = tokens.folded(i + 1) == "⁄" || over == 1 && tokens.folded(i + 3) == "of";
    let usual = matches!(under, 2..=6 | 8 | 10 | 16 | 32 | 64 | 100 | 128);
    if chain || over == 0 || over >= under || !(usual || told && under <= 1000) {
        return None;
    }
    Some((Decimal::from(over).checked_div(Decimal::from(under))?, i + 2))
}

/// "19th": digits with their ending.
pub(super) fn nth(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let ending = matches!(tokens.folded(i + 1), "st" | "nd" | "rd" | "th");
    if !ending || !tokens.glued(i) {
        return None;
    }
    Some(numeral(i, i + 1, ascii(tokens, i)?.parse().ok()?, Form::Ordinal))
}
