//! A figure as a cell shows it: its article's own words, spelled numbers in digits.

use super::plain::printable;
use crate::mention::figure::{self, Dimension, Hedge, Number, Unit};
use crate::mention::{Anchor, date};
use crate::text::{Span, Tokens};
use rust_decimal::Decimal;

/// The words of a quote that state its figure, with hedge and unit; `None` where they can't be told from others.
///
/// "Thirty-four" becomes 34, for it has to be held against other figures at a glance; "dozens", "no" and "half an hour"
/// say more than digits would and stay.
pub(super) fn own_words(quote: &str, number: &Number) -> Option<String> {
    let tokens = Tokens::new(quote);
    let dates = date::find(&tokens, &Anchor::UNKNOWN);
    let figures = figure::find(&tokens, &dates);
    let same =
        figures.iter().find(|figure| figure.value.min == number.min && figure.value.max == number.max)?;
    let before = Span::new(same.hedged.start, same.number.start).of(quote);
    let figure = same.number.of(quote);
    let after = Span::new(same.number.end, same.hedged.end).of(quote);
    let whole = |end: Option<Decimal>| end.is_none_or(|end| end.is_integer() && end > Decimal::ZERO);
    let is_spelled = !figure.contains(|c: char| c.is_ascii_digit())
        && number.hedge != Some(Hedge::Vague)
        && whole(number.min)
        && whole(number.max)
        && !matches!(same.dimension, Dimension::Ordinal | Dimension::Ratio | Dimension::Score)
        // "Half of its sales": the unit is in the figure's own word.
        && (same.unit.is_none() || after.contains(char::is_alphabetic));
    let figure = if is_spelled { digits(number) } else { figure.to_string() };
    let words = printable(&format!("{before}{figure}{after}"));
    // The first word of a sentence stands in the middle of a cell.
    let mut letters = words.chars();
    let first = letters.next()?;
    let plain = first.is_uppercase() && letters.next().is_some_and(char::is_lowercase);
    if plain { Some(first.to_lowercase().chain(words.chars().skip(1)).collect()) } else { Some(words) }
}

fn digits(number: &Number) -> String {
    match (number.min, number.max) {
        (Some(min), Some(max)) if min == max => grouped(min),
        (Some(min), Some(max)) => format!("{} to {}", grouped(min), grouped(max)),
        (Some(one), None) | (None, Some(one)) => grouped(one),
        (None, None) => String::new(),
    }
}

pub(super) fn number_words(number: &Number, unit: Option<&Unit>) -> String {
    let figure = if number.hedge == Some(Hedge::Vague) { String::new() } else { digits(number) };
    let unit = unit.map_or("", |unit| unit.written.as_str());
    let is_sign = !unit.is_empty() && !unit.chars().any(char::is_alphanumeric);
    let figure = if is_sign { format!("{unit}{figure}") } else { format!("{figure} {unit}") };
    let hedge = if number.hedge == Some(Hedge::Range) {
        String::new()
    } else {
        printable(&number.hedge_words).to_lowercase()
    };
    format!("{hedge} {}", figure.trim()).trim().to_string()
}

/// A figure with commas between thousands.
pub fn grouped(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    let rest = rest.map(|rest| format!(".{rest}")).unwrap_or_default();
    format!("{sign}{out}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first figure of a quote, as a cell shows it.
    #[track_caller]
    fn shows(quote: &str, expected: &str) {
        let tokens = Tokens::new(quote);
        let figures = figure::find(&tokens, &date::find(&tokens, &Anchor::UNKNOWN));
        let found = own_words(quote, &figures[0].value).unwrap();
        assert_eq!(found, expected, "{quote}");
    }

    #[test]
    fn figures_keep_their_words_but_are_shown_in_digits() {
        shows("Thirty-four people were injured", "34");
        shows("At least six boats", "at least 6");
        shows("waves of three to five metres", "3 to 5 metres");
        shows("some 2 million dollars", "some 2 million dollars");
        shows("paid $43,885,310", "$43,885,310");
        shows("dozens were hurt", "dozens");
    }

    #[test]
    fn figures_without_words_are_written_out() {
        let number = |min: &str, max: Option<&str>, hedge: Option<Hedge>, words: &str| Number {
            min: min.parse().ok(),
            max: max.and_then(|max| max.parse().ok()),
            open_min: false,
            open_max: false,
            hedge,
            hedge_words: words.to_string(),
            step: Decimal::ONE,
        };
        assert_eq!(number_words(&number("1234567.5", Some("1234567.5"), None, ""), None), "1,234,567.5");
        assert_eq!(number_words(&number("14", None, Some(Hedge::AtLeast), "At least"), None), "at least 14");
        assert_eq!(number_words(&number("-3", Some("5"), Some(Hedge::Range), "to"), None), "-3 to 5");
        assert_eq!(number_words(&number("12", None, Some(Hedge::Vague), "dozens"), None), "dozens");
    }
}
