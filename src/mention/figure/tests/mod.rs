//! What is read as a figure and what is not, one line for each kind of wording.

mod bounds;
mod measures;
mod numbers;
mod refused;

use super::{Figure, find};
use crate::text::Tokens;
use proptest::prelude::*;

pub(super) fn figures(text: &str) -> Vec<Figure> {
    find(&Tokens::new(text), &[])
}

/// "min..max unit", one value where both are the same, then the head of the noun.
pub(super) fn shown(figure: &Figure) -> String {
    let value = &figure.value;
    let end =
        |bound: Option<rust_decimal::Decimal>| bound.map_or(String::new(), |x| x.normalize().to_string());
    let mut out = if value.min == value.max {
        end(value.min)
    } else {
        let (low, high) = (if value.open_min { ">" } else { "" }, if value.open_max { "<" } else { "" });
        format!("{low}{}..{high}{}", end(value.min), end(value.max))
    };
    let unit = figure.unit.iter().map(|unit| &unit.name);
    for part in unit.chain(figure.noun.iter().map(|noun| &noun.head)) {
        out = format!("{out} {part}");
    }
    match &figure.per {
        Some(per) => format!("{out}/{per}"),
        None => out,
    }
}

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    let got: Vec<String> = figures(text).iter().map(shown).collect();
    assert_eq!(got, expected, "{text}");
}

#[track_caller]
fn refuses(text: &str) {
    reads(text, &[]);
}

#[track_caller]
fn only(text: &str) -> Figure {
    let mut found = figures(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

/// Words and signs that meet in figures, to find odd meetings.
fn odd_words() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "1",
        "12",
        "2,500",
        ".5",
        "3.4",
        "½",
        "-",
        "–",
        "$",
        "US$",
        "%",
        "a",
        "one",
        "half",
        "hundred",
        "million",
        "dozens",
        "and",
        "to",
        "between",
        "than",
        "more",
        "at",
        "least",
        "or",
        "km",
        "year",
        "old",
        ",",
        ".",
        "(",
        ")",
        "/",
        ":",
        "'",
        "the",
        "Boeing",
        "737",
        "soldiers",
        "third",
        "of",
        "per",
        "\n",
        "\u{a0}",
        "m",
        "Rs",
        "magnitude",
        "in",
        "five",
        "point",
        "e",
        "×",
        "^",
        "10",
        "'",
        "\"",
        "feet",
        "cents",
        "out",
        "but",
        "less",
        "times",
        "fold",
        "aged",
        "PS",
        "MUSD",
        "lakh",
        "over",
        "up",
        "odd",
        "+",
    ]);
    prop::collection::vec((words, prop::bool::ANY), 0..30).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(word, glued)| if glued { word.to_string() } else { format!("{word} ") })
            .collect()
    })
}

fn holds(text: &str) {
    let mut free = 0;
    for figure in figures(text) {
        for span in
            [figure.span, figure.number, figure.hedged].into_iter().chain(figure.noun.map(|noun| noun.span))
        {
            assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{text:?}");
        }
        assert!(figure.span.start >= free, "{text:?}");
        assert!(figure.span.contains(&figure.number) && figure.hedged.contains(&figure.number), "{text:?}");
        free = figure.span.end;
    }
}

proptest! {
    #[test]
    fn any_text_gives_sound_spans(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn odd_meetings_give_sound_spans(text in odd_words()) {
        holds(&text);
    }
}
