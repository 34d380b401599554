//! A person's value read: a figure as a number with its bounds, a date as days.

use super::days;
use super::days::SHAPES;
use super::written::WrittenValue;
use crate::claim::Value;
use crate::mention::When;
use crate::mention::figure::{self, Dimension, Figure, Hedge, Number, Unit};
use crate::text::Tokens;
use crate::yaml::tree::{Problems, Text, shown};
use rust_decimal::Decimal;

/// A value with what its words say beside it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    pub(super) value: Value,
    /// What is counted, where the figure's own words say so: "58 soldiers".
    pub(super) noun: Option<String>,
    /// The best estimate between two bounds.
    pub(super) best: Option<Decimal>,
}

/// Reads a value; what is wrong is told, and gives `None`.
pub(super) fn read(written: &WrittenValue, problems: &mut Problems) -> Option<Read> {
    match written {
        WrittenValue::Figure(text) => figure_words(text, problems),
        WrittenValue::Amount(text) => amount(text, problems),
        WrittenValue::Bounds { .. } => bounds(written, problems),
        WrittenValue::Date(text) => day(text, problems).map(|when| just(Value::Date(when))),
        WrittenValue::Place(text) | WrittenValue::Role(text) | WrittenValue::Statement(text) => {
            Some(just(Value::Text(text.text.clone())))
        }
    }
}

fn just(value: Value) -> Read {
    Read { value, noun: None, best: None }
}

/// Reads a date key.
pub(super) fn day(text: &Text, problems: &mut Problems) -> Option<When> {
    match days::read(&text.text) {
        Ok(when) => Some(when),
        Err(why) => {
            problems.add(text.at, format!("`{}` {why}", shown(&text.text)), SHAPES);
            None
        }
    }
}

fn figure_words(text: &Text, problems: &mut Problems) -> Option<Read> {
    let help = "write it as the article does: `58`, `at least 10`, `around 2,500 km`, `dozens`, or as `{low: 3, high: 9}`";
    // A bare number is no prose: the finder may take 1994 for a year and 003 for nothing.
    if let Some(number) = plain_number(&text.text) {
        return Some(of_number(exact(number), None));
    }
    let mut found = figures(&text.text);
    let first = found.pop();
    match (first, found.is_empty()) {
        (Some(figure), true) => Some(of_figure(figure, &text.text)),
        (Some(_), false) => {
            problems.add(text.at, format!("`{}` holds several figures", shown(&text.text)), help);
            None
        }
        (None, _) => {
            problems.add(text.at, format!("no figure is read in `{}`", shown(&text.text)), help);
            None
        }
    }
}

fn amount(text: &Text, problems: &mut Problems) -> Option<Read> {
    let mut money: Vec<Figure> =
        figures(&text.text).into_iter().filter(|figure| figure.dimension == Dimension::Money).collect();
    let first = money.pop();
    if let (Some(figure), true) = (first, money.is_empty()) {
        return Some(of_figure(figure, &text.text));
    }
    let help = "write number and currency as `USD 300 million`; a figure of another kind goes under `figure`";
    problems.add(text.at, format!("no one amount of money is read in `{}`", shown(&text.text)), help);
    None
}

fn bounds(written: &WrittenValue, problems: &mut Problems) -> Option<Read> {
    let WrittenValue::Bounds { at, low, best, high, unit } = written else { return None };
    let before = problems.count();
    let mut number = |text: &Option<Text>| {
        let text = text.as_ref()?;
        let read = one_number(&text.text);
        if read.is_none() {
            problems.add(text.at, format!("`{}` is no number", shown(&text.text)), "write it in digits");
        }
        read
    };
    let (min, middle, max) = (number(low), number(best), number(high));
    let ordered = [(low, min), (best, middle), (high, max)];
    let mut last: Option<Decimal> = None;
    for (text, value) in ordered {
        if let (Some(text), Some(value)) = (text, value) {
            if last.is_some_and(|last| value < last) {
                problems.add(
                    text.at,
                    format!("`{}` is below the one before it", shown(&text.text)),
                    "low, best, high",
                );
            }
            last = Some(value);
        }
    }
    if problems.count() > before {
        return None;
    }
    let (min, max) = match (min, max) {
        (None, None) => (middle, middle),
        given => given,
    };
    let hedge = match (min, max) {
        (None, None) => {
            problems.add(*at, "a figure needs `low`, `best` or `high`", "`{low: 3, best: 5, high: 9}`");
            return None;
        }
        (Some(_), None) => Some(Hedge::AtLeast),
        (None, Some(_)) => Some(Hedge::UpTo),
        (Some(min), Some(max)) => (min < max).then_some(Hedge::Range),
    };
    let step = min.or(max).map_or(Decimal::ONE, last_place);
    let number =
        Number { min, max, open_min: false, open_max: false, hedge, hedge_words: String::new(), step };
    let mut read = of_number(number, None);
    read.best = middle;
    if let Some(unit) = unit {
        with_unit(&mut read, &unit.text);
    }
    Some(read)
}

/// The unit as the finder reads it after a number; what is no unit is what is counted ("people").
fn with_unit(read: &mut Read, words: &str) {
    let counted = format!("2 {words}");
    let unit = figures(&counted).into_iter().next().and_then(|figure| figure.unit);
    match (unit, &mut read.value) {
        (Some(found), Value::Figure { unit, dimension, .. }) => {
            *dimension = found.dimension;
            *unit = Some(found);
        }
        _ => read.noun = Some(words.to_owned()),
    }
}

fn of_figure(figure: Figure, text: &str) -> Read {
    let noun = figure.noun.map(|noun| noun.span.of(text).to_owned());
    let value = Value::Figure { number: figure.value, unit: figure.unit, dimension: figure.dimension };
    Read { value, noun, best: None }
}

fn of_number(number: Number, unit: Option<Unit>) -> Read {
    let dimension = unit.as_ref().map_or(Dimension::Count, |unit| unit.dimension);
    just(Value::Figure { number, unit, dimension })
}

fn exact(number: Decimal) -> Number {
    Number {
        min: Some(number),
        max: Some(number),
        open_min: false,
        open_max: false,
        hedge: None,
        hedge_words: String::new(),
        step: last_place(number),
    }
}

fn last_place(number: Decimal) -> Decimal {
    Decimal::try_new(1, number.scale()).unwrap_or(Decimal::ONE)
}

fn figures(words: &str) -> Vec<Figure> {
    figure::find(&Tokens::new(words), &[])
}

fn one_number(words: &str) -> Option<Decimal> {
    if let Some(number) = plain_number(words) {
        return Some(number);
    }
    match figures(words).as_slice() {
        [one] if one.value.min == one.value.max => one.value.min,
        _ => None,
    }
}

/// A number in digits, with `,` or a thin or narrow space between thousands and `.` before decimals.
fn plain_number(text: &str) -> Option<Decimal> {
    let mut digits = String::new();
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    for (i, group) in whole.split([',', '\u{2009}', '\u{202f}', '\u{a0}']).enumerate() {
        let sound =
            group.bytes().all(|b| b.is_ascii_digit()) && !group.is_empty() && (i == 0 || group.len() == 3);
        if !sound || (i > 0 && digits.len() > 3 && i == 1) {
            return None;
        }
        digits.push_str(group);
    }
    if let Some(decimals) = decimals {
        if decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.push('.');
        digits.push_str(decimals);
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn number(text: &str, expected: Option<&str>) {
        assert_eq!(plain_number(text).map(|n| n.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn bare_numbers_are_read_as_written() {
        number("58", Some("58"));
        number("003", Some("3"));
        number("2,500", Some("2500"));
        number("1,234,567.50", Some("1234567.50"));
        number("25,00", None);
        number("1234,567", None);
        number("12:30", None);
        number("", None);
        number("5.", None);
        number("-5", None);
        number("99999999999999999999999999999999999", None);
    }

    #[track_caller]
    fn figure(words: &str) -> Read {
        let mut problems = Problems::new(std::path::Path::new("c"), "");
        figure_words(&Text { text: words.to_owned(), at: crate::yaml::tree::At::default() }, &mut problems)
            .unwrap()
    }

    #[test]
    fn figures_are_read_as_in_articles() {
        let parts = |words: &str| {
            let Read { value: Value::Figure { number, unit, dimension }, noun, .. } = figure(words) else {
                panic!()
            };
            (
                number.min.map(|n| n.to_string()),
                number.max.map(|n| n.to_string()),
                unit.map(|u| u.name),
                dimension,
                noun,
            )
        };
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(parts("at least 10"), (text("10"), None, None, Dimension::Count, None));
        assert_eq!(
            parts("around 2,500 km"),
            (text("2500"), text("2500"), text("kilometre"), Dimension::Length, None)
        );
        assert_eq!(parts("dozens").0, text("12"));
        assert_eq!(parts("1994"), (text("1994"), text("1994"), None, Dimension::Count, None));
        assert_eq!(parts("58 border guards").4, text("border guards"));
        assert_eq!(parts("USD 300 million").2, text("USD"));
    }
}
