//! Whether a quote bears a value out: every number of the value stands in the quote, in the quote's unit, and no date of
//! the quote speaks against it.

use super::values::Read;
use super::written::WrittenValue;
use crate::claim::Value;
use crate::mention::figure::{self, Number, Unit};
use crate::mention::{Anchor, When, date};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// What the quote lacks of the value, in words for a message; `None` where it bears the value out.
pub(super) fn lacks(read: &Read, written: &WrittenValue, quote: &str, anchor: &Anchor) -> Option<String> {
    let tokens = Tokens::new(quote);
    match (&read.value, written) {
        (_, WrittenValue::Figure(text) | WrittenValue::Amount(text)) if stands_in(&tokens, &text.text) => {
            None
        }
        (Value::Figure { number, unit, .. }, _) => {
            missing_number(number, read.best, &tokens).or_else(|| other_unit(number, unit.as_ref()?, &tokens))
        }
        (Value::Date(when), _) => contradicted(when, &tokens, anchor),
        (Value::Text(text), _) => {
            let words = Tokens::new(text);
            let mut digits = words.iter().filter(|token| token.kind == TokenKind::Digits);
            let missing = digits.find(|token| !stands_in(&tokens, token.span.of(text)))?;
            Some(format!("the quote has no {}", missing.span.of(text)))
        }
    }
}

fn missing_number(number: &Number, best: Option<Decimal>, tokens: &Tokens) -> Option<String> {
    let read = figure::find(tokens, &[]);
    let mut borne: Vec<Decimal> = Vec::new();
    for figure in &read {
        borne.extend(figure.value.min);
        borne.extend(figure.value.max);
    }
    for bound in [number.min, best, number.max].into_iter().flatten() {
        let here = borne.contains(&bound) || stands_in(tokens, &bound.normalize().to_string());
        if !here {
            return Some(format!("the quote has no {}", bound.normalize()));
        }
    }
    None
}

/// The quote's own unit, where it gives the number in another one and nowhere in this.
fn other_unit(number: &Number, unit: &Unit, tokens: &Tokens) -> Option<String> {
    let mut other = None;
    for figure in figure::find(tokens, &[]) {
        let same = figure.value.min == number.min || figure.value.max == number.max;
        match figure.unit {
            Some(told) if same && told.name == unit.name => return None,
            Some(told) if same => other = Some(told.written),
            _ => {}
        }
    }
    other.map(|told| format!("the quote has it in \"{told}\""))
}

/// A date is contradicted by dates of the quote of which none shares a day with it, and by another year.
fn contradicted(when: &When, tokens: &Tokens, anchor: &Anchor) -> Option<String> {
    let mut apart = None;
    for mention in date::find(tokens, anchor) {
        let Some(told) = &mention.when else { continue };
        // "on Saturday" bears out any Saturday, "03/04/2031" both of its days: which is meant, a person knows better.
        let other = mention.other.iter().find_map(|other| other.when.as_ref());
        if shares_a_day(told, when)
            || is_that_weekday(told, when)
            || other.is_some_and(|other| shares_a_day(other, when))
        {
            return None;
        }
        apart.get_or_insert_with(|| format!("the quote says \"{}\"", mention.span.of(tokens.text())));
    }
    if apart.is_some() {
        return apart;
    }
    let mut years = tokens.iter().filter_map(|token| year(token.span.of(tokens.text()))).peekable();
    let first = *years.peek()?;
    let within = |year: i16| {
        when.start.is_none_or(|start| start.year() <= year) && when.end.is_none_or(|end| year <= end.year())
    };
    (!years.any(within)).then(|| format!("the quote says {first}"))
}

fn year(word: &str) -> Option<i16> {
    if word.len() != 4 {
        return None;
    }
    word.parse().ok().filter(|year| (1500..2200).contains(year))
}

fn shares_a_day(a: &When, b: &When) -> bool {
    let begins_in_time = |start: Option<jiff::civil::Date>, end: Option<jiff::civil::Date>| {
        start.zip(end).is_none_or(|(start, end)| start <= end)
    };
    begins_in_time(a.start, b.end) && begins_in_time(b.start, a.end)
}

/// True where a day that was counted from the article's own is another day of the same weekday.
fn is_that_weekday(told: &When, when: &When) -> bool {
    match (told.start, when.start) {
        (Some(x), Some(y)) => {
            told.relative && told.start == told.end && when.start == when.end && x.weekday() == y.weekday()
        }
        _ => false,
    }
}

/// True where the words stand in the quote, in lower case, as whole words and numbers.
fn stands_in(quote: &Tokens, words: &str) -> bool {
    let words = Tokens::new(words);
    if words.is_empty() || words.len() > quote.len() {
        return false;
    }
    let number_goes_on = |sign: usize, digits: usize| {
        matches!(quote.folded(sign), "." | ",") && quote.kind(digits) == Some(TokenKind::Digits)
    };
    for first in 0..=(quote.len() - words.len()) {
        if !(0..words.len()).all(|k| quote.folded(first + k) == words.folded(k)) {
            continue;
        }
        let last = first + words.len() - 1;
        let before = first >= 2
            && number_goes_on(first - 1, first - 2)
            && quote.glued(first - 1)
            && quote.glued(first - 2);
        let after = number_goes_on(last + 1, last + 2) && quote.glued(last) && quote.glued(last + 1);
        if !before && !after {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::values::read;
    use super::*;
    use crate::yaml::tree::{At, Problems, Text};

    #[track_caller]
    fn bears(value: &str, quote: &str, expected: bool) {
        let mut problems = Problems::new(std::path::Path::new("c"), "");
        let text = Text { text: value.to_owned(), at: At::default() };
        let written = if value.contains('-') { WrittenValue::Date(text) } else { WrittenValue::Figure(text) };
        let read = read(&written, &mut problems).unwrap();
        assert_eq!(lacks(&read, &written, quote, &Anchor::UNKNOWN).is_none(), expected, "{value} | {quote}");
    }

    #[test]
    fn every_digit_comes_from_the_quote() {
        bears("58", "58 sailors were rescued", true);
        bears("58", "85 sailors were rescued", false);
        bears("5", "2.5 million were moved", false);
        bears("2", "2.5 million were moved", false);
        bears("2,500", "some 2,500 boats", true);
        bears("2500", "some 2500 boats", true);
        bears("15", "fifteen boats", true);
        bears("at least 10", "10 boats", true);
        bears("at least 10", "at least ten boats", true);
        bears("at least 10", "at least 12 boats", false);
        bears("around 2,500 km", "around 2500 kilometres", true);
        bears("around 2,500 km", "around 2,500 miles", false);
        bears("dozens", "dozens of boats", true);
        bears("dozens", "hundreds of boats", false);
        bears("3 million", "3,000,000 boats", true);
        bears("20 to 25", "between 20 and 25 boats", true);
        bears("5 per cent", "5% of the boats", true);
        bears("USD 300 million", "$300 million", true);
        bears("2020-02-29", "signed in 2020", true);
        bears("2020-02-29", "signed in 2021", false);
        bears("2020-02-29", "signed at the port", true);
        bears("2020-02-29", "signed on 29 February 2020", true);
        bears("2020-02-29", "signed on 28 February 2020", false);
        bears("2020-02-29", "agreed on 27 February 2020 and signed on 29 February 2020", true);
        bears("2020-02-29", "signed in February 2020", true);
        bears("2020-02-29", "signed in March 2020", false);
    }
}
