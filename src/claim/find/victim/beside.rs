//! What stands with a noun phrase for one person: a name, an age.

use super::super::scene::Telling;
use crate::mention::Name;
use crate::mention::figure::Dimension;
use crate::mention::name::{Form, Sort};
use crate::text::TokenKind;
use rust_decimal::Decimal;
use std::ops::Range;

/// The person's name that holds token `i`.
fn name_at<'a>(telling: &'a Telling, i: usize) -> Option<&'a Name> {
    let span = telling.tokens.get(i)?.span;
    let names = &telling.mentions.names;
    let first = names.partition_point(|name| name.span.end <= span.start);
    names.get(first).filter(|name| name.span.contains(&span))
}

pub(super) fn person_at<'a>(telling: &'a Telling, i: usize) -> Option<&'a Name> {
    name_at(telling, i).filter(|name| {
        name.sort == Sort::Person
            || name.sort == Sort::Unknown
                && name.form == Form::Plain
                && telling.tokens.within(name.span).len() >= 2
                && age_beside(telling, telling.tokens.within(name.span).end).is_some()
    })
}

/// The age in tokens `range`, in years: "19-year-old", "22-month-old".
pub(super) fn age_in(telling: &Telling, range: Range<usize>) -> Option<Decimal> {
    let first = telling.tokens.get(range.start)?.span.start;
    let end = telling.tokens.get(range.end.checked_sub(1)?)?.span.end;
    let figures = &telling.mentions.figures;
    let from = figures.partition_point(|figure| figure.number.start < first);
    figures[from..]
        .iter()
        .take_while(|figure| figure.number.start < end)
        .find(|figure| figure.dimension == Dimension::Age)
        .and_then(|figure| {
            let in_a_year = match figure.unit.as_ref().map(|unit| unit.name.as_str()) {
                Some("month") => 12,
                Some("week") => 52,
                Some("day") => 365,
                _ => 1,
            };
            figure.value.min.and_then(|age| age.checked_div(in_a_year.into()))
        })
}

/// The age right behind a phrase that ends before token `end`: ", 34,", "(34)".
pub(super) fn age_beside(telling: &Telling, end: usize) -> Option<(Decimal, usize)> {
    let tokens = &telling.tokens;
    if !matches!(tokens.folded(end), "," | "(") || tokens.kind(end + 1) != Some(TokenKind::Digits) {
        return None;
    }
    let age: u32 = tokens.folded(end + 1).parse().ok().filter(|age| *age <= 110)?;
    let close = end + 2;
    let closed = matches!(tokens.folded(close), "," | ")");
    (closed || tokens.folded(close) == ".").then(|| (age.into(), close + usize::from(closed)))
}
