//! Changes after which an article says what it said: a rounding with its hedge, another spelling, the day at the front.

use super::change::{Aligned, Change, Kind};
use super::harmful::exact;
use crate::claim::Value;
use crate::compare::set;
use crate::mention::{Anchor, date, name, speech};
use crate::text::{Span, Tokens, sentences};
use rust_decimal::Decimal;

/// "1,234" becomes "about 1,200".
pub(super) fn rounded(aligned: &Aligned) -> Option<Change> {
    let (span, value) = exact(aligned)?;
    if value < Decimal::from(20) {
        return None;
    }
    let round = value.round_sf(2)?;
    (round != value && set::is_rounding(value, round)).then_some(())?;
    // "the 1,234 people" would become no English.
    let before = aligned.body.get(..span.start)?.trim_end();
    let fits = !before.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '.' | ';'))
        && !["the", "another", "these", "those", "all", "a"]
            .iter()
            .any(|word| before.to_lowercase().ends_with(&format!(" {word}")));
    fits.then(|| Change::within(Kind::Rounded, aligned, span, format!("about {}", round.normalize())))?
}

/// Two spellings of one word; either becomes the other.
const SPELLINGS: [(&str, &str); 8] = [
    ("kilometres", "kilometers"),
    ("metres", "meters"),
    ("litres", "liters"),
    ("tonnes", "metric tons"),
    ("per cent", "percent"),
    ("miles per hour", "mph"),
    ("centre", "center"),
    ("defence", "defense"),
];

/// The words for small numbers, from one.
const SMALL: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Digits become words or words digits, else a word of the quote takes its other spelling.
pub(super) fn respelled(aligned: &Aligned) -> Option<Change> {
    if let Some((span, value)) = exact(aligned)
        && let Some(word) = usize::try_from(value).ok().and_then(|n| SMALL.get(n.checked_sub(1)?))
    {
        let written = span.of(aligned.body);
        let with = if written.chars().all(|c| c.is_ascii_digit()) {
            (*word).to_owned()
        } else {
            value.normalize().to_string()
        };
        return Change::within(Kind::Respelled, aligned, span, with);
    }
    let quote = aligned.claim.evidence.span?;
    let text = quote.of(aligned.body);
    for (one, other) in SPELLINGS {
        for (from, to) in [(one, other), (other, one)] {
            if let Some(at) = text.find(from) {
                let span = Span::new(quote.start + at, quote.start + at + from.len());
                return Change::within(Kind::Respelled, aligned, span, (*to).to_owned());
            }
        }
    }
    None
}

/// "The bridge fell on Friday." becomes "On Friday, the bridge fell."
pub(super) fn reordered(aligned: &Aligned) -> Option<Change> {
    let Value::Date(_) = aligned.claim.value else { return None };
    let sentence = aligned.claim.evidence.sentence?;
    let text = sentence.of(aligned.body);
    let tokens = Tokens::new(text);
    let mentions = date::find(&tokens, &Anchor::UNKNOWN);
    let [mention] = mentions.as_slice() else { return None };
    // "On Friday, police said that it fell" would date what police said.
    let sentences = sentences(&tokens);
    if !speech::find(&tokens, &sentences, &name::find(&tokens, &sentences)).is_empty() {
        return None;
    }
    let end = text.get(mention.span.end..)?;
    let before = text.get(..mention.span.start)?;
    let clause = before.strip_suffix(" on ")?;
    // A clause of its own, without quotes or commas that the move would tear.
    if end != "." || clause.contains([',', '"', '“', '”', ':', ';', '(']) || clause.split(' ').count() < 3
    {
        return None;
    }
    let opener = clause.split(' ').next()?;
    let lowered =
        if matches!(opener, "The" | "A" | "An" | "It" | "He" | "She" | "They" | "At" | "Two" | "Three") {
            format!("{}{}", opener.to_lowercase(), clause.get(opener.len()..)?)
        } else {
            clause.to_owned()
        };
    let day = mention.span.of(text);
    let with = format!("On {day}, {lowered}.");
    let claim = Span::new(sentence.start, sentence.start + with.len());
    Some(Change::moving(Kind::Reordered, aligned, sentence, with, claim))
}
