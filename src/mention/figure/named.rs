//! Numbers that are names or years: "Boeing 737", "Group of 20", "the 486 chip", "in 2021".

use super::around;
use super::numeral::{Form, Numeral};
use super::refuse::is_year;
use crate::lexicon::counted::{self, Flag};
use crate::lexicon::figure_patterns::Name;
use crate::text::{TokenKind, Tokens};

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
    let capital = token.is_some_and(|token| token.kind == TokenKind::Word)
        && around::has_capital(tokens.written(before));
    if let Some((first, kind)) = around::name(tokens, number.first, number.last) {
        let opens = kind == Name::Label
            && first.checked_sub(1).is_none_or(|k| matches!(tokens.folded(k), "." | "\n"));
        let named = around::is_named(tokens, first);
        // "Rule 12.3"; "Nasdaq 1,299.59" is a level.
        let decimal =
            kind == Name::Label && number.form == Form::Digits && number.step < rust_decimal::Decimal::ONE;
        let written =
            decimal || number.is_bare() || tokens.get(number.first).is_some_and(|token| token.capital);
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
    let verb = counted::is(word, Flag::Harm)
        || crate::lexicon::hedges::ahead(word).is_some()
        || counted::is(word, Flag::Score);
    let counts = context.counts || context.lower;
    if !counts && !context.hedged && designated(tokens, number) {
        return true;
    }
    if !counts && !context.hedged && titled(tokens, last) {
        return true;
    }
    if !capital || !plain || verb || counted::is(word, Flag::Stop) || context.hedged {
        return false;
    }
    // "the Trent 900 engines" has a name before the number; "In Harran 250 others" has a place.
    let outer = before.checked_sub(1);
    let phrase = outer.is_some_and(|k| {
        matches!(tokens.folded(k), "-" | "s") || counted::is(tokens.folded(k), Flag::BeforeModel)
    });
    !counts || phrase && context.lower && number.value >= rust_decimal::Decimal::ONE_HUNDRED
}

/// "the 486 chip", "a 747": a model, where no plural follows; "the 345 were found" counts.
fn designated(tokens: &Tokens, number: &Numeral) -> bool {
    let before = number.first.checked_sub(1).map_or("", |k| tokens.folded(k));
    let next = tokens.folded(number.last + 1);
    let many = matches!(next, "-" | "+")
        || counted::is(next, Flag::GoesOn)
        || next.len() > 3 && next.ends_with("ed");
    tokens.written(number.first).len() >= 3 && counted::is(before, Flag::BeforeModel) && !many
}

/// "10 Downing Street", "the 787 Dreamliner": a capital follows that is no day, month or small word.
fn titled(tokens: &Tokens, last: usize) -> bool {
    let next = last + 1;
    let Some(token) = tokens.get(next) else { return false };
    token.kind == TokenKind::Word
        && token.capital
        && !tokens.glued(last)
        && !counted::is(tokens.folded(next), Flag::Stop)
}

/// "in 2021", "the 2004 tsunami"; "2,021 people" and "2200 left" are counts.
fn year(tokens: &Tokens, number: &Numeral, context: Context) -> bool {
    if !number.is_bare() || !is_year(tokens.written(number.first)) {
        return false;
    }
    let value = number.value;
    let before = number.first.checked_sub(1).map_or("", |k| tokens.folded(k));
    let dated = matches!(before, "(" | "-") || counted::is(before, Flag::Dated);
    let recent = value >= rust_decimal::Decimal::from(1900) && value < rust_decimal::Decimal::from(2150);
    if recent {
        let named =
            number.first.checked_sub(1).is_some_and(|k| tokens.get(k).is_some_and(|token| token.capital))
                && !counted::is(before, Flag::Stop);
        // "predicting 1990 Harbour Gas earnings": no count of people of that name.
        let titled = context.counts && !context.lower && !context.hedged;
        return dated || named || titled || !(context.counts || context.hedged);
    }
    let long_ago = counted::is(before, Flag::LongAgo);
    // "in 1687 and 1689", "Lindmar, 1859".
    let outer = number.first.checked_sub(2);
    let beside =
        outer.is_some_and(|k| tokens.kind(k) != Some(TokenKind::Digits) || is_year(tokens.written(k)));
    let listed = matches!(before, "and" | "," | "or") && beside && !context.counts && !context.hedged;
    if listed && value >= rust_decimal::Decimal::from(1500) && value < rust_decimal::Decimal::from(1900) {
        return true;
    }
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
    let named = around::names_model(tokens, number.first);
    let letters = tokens.written(before);
    let code = letters.len() > 1
        && letters.chars().all(|c| c.is_uppercase())
        && !counted::is(word, Flag::Stop)
        && !counted::is(word, Flag::Score);
    named || code && tokens.kind(before) == Some(TokenKind::Word)
}
