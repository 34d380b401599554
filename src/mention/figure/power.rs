//! Powers of ten after a number: "1e10", "2.48×10−5", "1.3x10^6", "4 × 10⁻⁷".

use super::digits::ascii;
use super::numeral::Numeral;
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// The largest power that a decimal holds.
const LARGEST: i32 = 28;

/// The exponent that stands after token `last`, with its own last token.
pub(super) fn after(tokens: &Tokens, last: usize) -> Option<(i32, usize)> {
    let (exponent, end) = match tokens.folded(last + 1) {
        "e" if tokens.glued(last) && tokens.glued(last + 1) => {
            let (exponent, end) = signed(tokens, last + 2)?;
            // "7e7" is a model as soon as a number.
            let decimals = last.checked_sub(1).is_some_and(|k| tokens.folded(k) == "." && tokens.glued(k));
            if exponent.abs() < 10 && end == last + 2 && tokens.written(last).len() == 1 && !decimals {
                return None;
            }
            (exponent, end)
        }
        "×" | "x" | "*" | "·" if tokens.glued(last) == tokens.glued(last + 1) => ten(tokens, last + 1)?,
        _ => return None,
    };
    // "1e10f": something else.
    let free = !tokens.glued(end) || tokens.kind(end + 1) == Some(TokenKind::Sign);
    (free && exponent.abs() <= LARGEST).then_some((exponent, end))
}

/// "10^6", "10−5" (a power whose small figures were lost), "10⁶" behind the sign at token `sign`.
fn ten(tokens: &Tokens, sign: usize) -> Option<(i32, usize)> {
    let ten = sign + 1;
    if tokens.kind(ten) != Some(TokenKind::Digits) {
        return None;
    }
    if let Some(small) = tokens.written(ten).strip_prefix("10")
        && !small.is_empty()
    {
        return Some((small_figures(small)?, ten));
    }
    if tokens.written(ten) != "10" || !tokens.glued(ten) {
        return None;
    }
    match tokens.folded(ten + 1) {
        "^" => signed(tokens, ten + 2),
        "-" if tokens.folded(sign) == "×" => signed(tokens, ten + 1),
        "⁻" if tokens.glued(ten + 1) => Some((-small_figures(tokens.written(ten + 2))?, ten + 2)),
        _ => None,
    }
}

/// A small whole number with or without its sign, at token `at`.
fn signed(tokens: &Tokens, at: usize) -> Option<(i32, usize)> {
    let (way, digits) = match tokens.folded(at) {
        "-" if tokens.glued(at) => (-1, at + 1),
        "+" if tokens.glued(at) => (1, at + 1),
        _ => (1, at),
    };
    let written = ascii(tokens, digits)?;
    if written.len() > 2 {
        return None;
    }
    Some((way * written.parse::<i32>().ok()?, digits))
}

/// "⁶" as 6.
fn small_figures(written: &str) -> Option<i32> {
    if written.chars().count() > 2 {
        return None;
    }
    let mut made = 0;
    for figure in written.chars() {
        let value =
            ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'].iter().position(|small| *small == figure)?;
        made = made * 10 + i32::try_from(value).ok()?;
    }
    Some(made)
}

/// Multiplies by a power of ten; `None` where the product is too large, or too small to hold exactly.
pub(super) fn raise(read: &mut Numeral, exponent: i32) -> Option<()> {
    let scale = read.value.normalize().scale();
    for _ in 0..exponent {
        read.value = read.value.checked_mul(Decimal::TEN)?;
        read.step = read.step.checked_mul(Decimal::TEN)?;
    }
    if exponent < 0 {
        let places = exponent.unsigned_abs();
        if scale + places > LARGEST.unsigned_abs() {
            return None;
        }
        let by = Decimal::try_new(1, places).ok()?;
        read.value = read.value.checked_mul(by)?;
        read.step = read.step.checked_mul(by)?;
    }
    Some(())
}
