//! The words of a quote that gave the value: the one mention in it that says what the claim says.
//!
//! Where two say it, or none, nothing is given: an underline under the wrong figure is worse than none.

use crate::claim::file::quote::Searched;
use crate::claim::{Claim, Value};
use crate::mention::{Anchor, DateMention, Figure, When, date, figure};
use crate::text::{Span, Tokens};
use std::collections::BTreeMap;

/// The longest stretch of text in which a value is looked for, in bytes: more than any sentence that a person wrote.
const LONGEST: usize = 4000;

/// The mentions of one text, found sentence by sentence when they are asked for, each once.
pub(super) struct Values<'t> {
    text: &'t str,
    anchor: Anchor,
    found: BTreeMap<Span, Found>,
}

struct Found {
    dates: Vec<DateMention>,
    figures: Vec<Figure>,
}

impl<'t> Values<'t> {
    pub(super) fn of(text: &'t str, anchor: Anchor) -> Values<'t> {
        Values { text, anchor, found: BTreeMap::new() }
    }

    /// Where the value of a claim stands in its quote.
    pub(super) fn find(&mut self, claim: &Claim, quote: Span, sentence: Option<Span>) -> Option<Span> {
        if quote.len() > LONGEST {
            return None;
        }
        match &claim.value {
            Value::Text(text) => self.words(text, quote),
            Value::Figure { number, unit, .. } => {
                let found = self.mentions(quote, sentence);
                let of_unit = |figure: &Figure| {
                    figure.unit.as_ref().map(|unit| &unit.name) == unit.as_ref().map(|unit| &unit.name)
                };
                let same = |figure: &&Figure| {
                    let value = &figure.value;
                    (value.min, value.max, value.open_min, value.open_max)
                        == (number.min, number.max, number.open_min, number.open_max)
                        && of_unit(figure)
                };
                only(found.figures.iter().filter(same).map(|figure| figure.hedged.join(&figure.span)), quote)
            }
            Value::Date(when) => {
                let found = self.mentions(quote, sentence);
                let is = |other: &When| {
                    (other.start, other.end, other.precision) == (when.start, when.end, when.precision)
                };
                let same = |date: &&DateMention| date.only_when().is_some_and(is);
                only(found.dates.iter().filter(same).map(|date| date.span), quote)
            }
        }
    }

    /// A name or an office as written, where it stands once in the quote and is not all of it.
    fn words(&self, value: &str, quote: Span) -> Option<Span> {
        let words = quote.of(self.text);
        let [span] = *Searched::new(words).find(value) else { return None };
        let span = Span::new(quote.start + span.start, quote.start + span.end);
        (span.len() < words.trim().len()).then_some(span)
    }

    /// The mentions of the sentence of a quote, or of the quote alone where that is too long; spans count in the text.
    fn mentions(&mut self, quote: Span, sentence: Option<Span>) -> &Found {
        let whole = sentence.map_or(quote, |sentence| sentence.join(&quote));
        let around = if whole.len() > LONGEST { quote } else { whole };
        self.found.entry(around).or_insert_with(|| {
            let tokens = Tokens::new(around.of(self.text));
            let mut dates = date::find(&tokens, &self.anchor);
            let mut figures = figure::find(&tokens, &dates);
            let moved = |span: Span| Span::new(around.start + span.start, around.start + span.end);
            for date in &mut dates {
                date.span = moved(date.span);
            }
            for figure in &mut figures {
                figure.span = moved(figure.span);
                figure.hedged = moved(figure.hedged);
            }
            Found { dates, figures }
        })
    }
}

/// The only one of these that lies in the quote; the hedge before it may stand outside, and is left there.
fn only(spans: impl Iterator<Item = Span>, quote: Span) -> Option<Span> {
    let mut inside = spans
        .filter(|span| quote.overlaps(span) && span.end <= quote.end)
        .map(|span| Span::new(span.start.max(quote.start), span.end));
    let first = inside.next()?;
    inside.next().is_none().then_some(first)
}
