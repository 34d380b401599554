//! Amounts of money whose currency the text has named before: "raised $5 million, of which 3.2 million is spent".
//!
//! Only a large round figure that counts nothing, in a sentence that speaks of money, and only in the currency that the
//! article uses most.

use crate::lexicon::measures::{self, Of};
use crate::lexicon::words::stem;
use crate::mention::Figure;
use crate::mention::figure::{Dimension, Unit};
use crate::text::{Span, TokenKind, Tokens};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The rule of figures that are money by the currency of their article.
const RULE: &str = "currency of the article";
/// How many tokens on either side may say that a figure is money.
const REACH: usize = 10;

/// Gives the article's currency to bare amounts of money.
pub(super) fn complete(figures: &mut [Figure], tokens: &Tokens, sentences: &[Span]) {
    let Some(currency) = most_used(figures) else { return };
    for figure in figures.iter_mut().filter(|figure| is_bare_magnitude(figure, tokens)) {
        if speaks_of_money(figure, tokens, sentences) {
            figure.unit = Some(currency.clone());
            figure.dimension = Dimension::Money;
            figure.rule = RULE;
        }
    }
}

/// The currency of most amounts, of equals the first by its code; `None` for an article without amounts.
fn most_used(figures: &[Figure]) -> Option<Unit> {
    let mut uses: BTreeMap<&str, (usize, &Unit)> = BTreeMap::new();
    for unit in
        figures.iter().filter(|figure| figure.dimension == Dimension::Money).filter_map(|f| f.unit.as_ref())
    {
        uses.entry(unit.name.as_str()).or_insert((0, unit)).0 += 1;
    }
    uses.into_values().min_by_key(|(times, _)| Reverse(*times)).map(|(_, unit)| unit.clone())
}

/// True for "3.2 million", "22bn" with nothing after it that is counted.
fn is_bare_magnitude(figure: &Figure, tokens: &Tokens) -> bool {
    let named = figure.number.of(tokens.text()).chars().any(char::is_alphabetic);
    figure.dimension == Dimension::Count
        && figure.unit.is_none()
        && figure.noun.is_none()
        && named
        && figure.value.step >= Decimal::from(1000)
}

/// True where a word near by tells what an amount of money is for, and none that people are counted.
fn speaks_of_money(figure: &Figure, tokens: &Tokens, sentences: &[Span]) -> bool {
    let sentence = sentences.partition_point(|span| span.end <= figure.span.start);
    let Some(sentence) = sentences.get(sentence) else { return false };
    let (all, own) = (tokens.within(*sentence), tokens.within(figure.span));
    let near = own.start.saturating_sub(REACH).max(all.start)..(own.end + REACH).min(all.end);
    let stems = near.filter(|i| tokens.kind(*i) == Some(TokenKind::Word)).map(|i| stem(tokens.folded(i)));
    let mut money = false;
    for stem in stems {
        if measures::measure(&stem, Of::People).is_some() {
            return false;
        }
        money |= measures::measure(&stem, Of::Money).is_some();
    }
    money
}
