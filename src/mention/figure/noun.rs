//! Which noun belongs to a figure: "58 soldiers", "dozens of buses", "a 12-page report", "a 12 page report".
//!
//! Where the noun phrase itself begins and ends is for `counted` to say.

use super::Noun;
use super::counted::{self, Count};
use super::numeral::Form;
use super::quantity::Quantity;
use crate::lexicon::counted::{Flag, is};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// The noun that the number of `tail` counts; `after` is the last token of its hedge, or its own.
pub(super) fn of(tokens: &Tokens, tail: &Quantity, after: usize, hyphen: bool, single: bool) -> Option<Noun> {
    let last = tail.number.last;
    if hyphen {
        // "a 12-page report", "four-cylinder": the word after the hyphen.
        let word = last + 2;
        let joined = tokens.kind(word) == Some(TokenKind::Word) && tokens.glued(last + 1);
        return joined.then(|| Noun { span: tokens.span(word, word), head: tokens.folded(word).to_string() });
    }
    let mut from = after + 1;
    if tail.number.form == Form::Vague && tokens.folded(from) == "of"
        || tail.number.scale > Decimal::ONE && tokens.folded(from) == "of"
    {
        from += 1;
        for _ in 0..3 {
            if !is(tokens.folded(from), Flag::Owner) {
                break;
            }
            from += 1;
        }
    }
    let count = if single { Count::One } else { Count::Many };
    counted::noun(tokens, from, count).or_else(|| adjective(tokens, tail, from))
}

/// "a 12 page document": the singular that a number stands before as in "12-page".
fn adjective(tokens: &Tokens, tail: &Quantity, from: usize) -> Option<Noun> {
    let before = tail.first.checked_sub(1).map_or("", |k| tokens.folded(k));
    let word = tokens.folded(from);
    let fits = matches!(before, "a" | "the" | "an") && is(word, Flag::Sized);
    (fits && tail.number.form != Form::Vague)
        .then(|| Noun { span: tokens.span(from, from), head: word.to_string() })
}

/// The last token of a noun that holds a model's number: "two new 737 jets" is read to its end.
pub(super) fn model_end(tokens: &Tokens, noun: Option<&Noun>) -> usize {
    let Some(noun) = noun else { return 0 };
    let inside = tokens.within(noun.span);
    let model = inside.clone().any(|k| {
        tokens.kind(k) == Some(TokenKind::Digits)
            && tokens.written(k).len() == 3
            && tokens.folded(k + 1) != "-"
    });
    if model { inside.end.saturating_sub(1) } else { 0 }
}
