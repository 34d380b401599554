//! The quotes of a case's claims in one article: those of a row with the words that gave the value, those of other rows.

use super::value::Values;
use super::{Of, Quote};
use crate::article::{Article, Part};
use crate::case::Comparison;
use crate::claim::{Check, Claim};
use crate::mention::Anchor;
use crate::text::Span;
use std::collections::BTreeMap;

/// The quotes in an article's body, in the order of the text; `row` is a row's claims by their places in the comparison, in its order.
pub fn quotes(comparison: &Comparison, article: &Article, row: &[usize]) -> Vec<Quote> {
    let own: BTreeMap<usize, usize> = row.iter().enumerate().map(|(own, place)| (*place, own)).collect();
    let mut quotes = Vec::new();
    for (place, claim) in comparison.claims.iter().enumerate() {
        if claim.article != article.id || claim.evidence.check != Check::Verbatim {
            continue;
        }
        let Some(span) = claim.evidence.span.filter(|span| !span.of(&article.body).is_empty()) else {
            continue;
        };
        let of = own.get(&place).map_or(Of::Other(place), |own| Of::Row(*own));
        quotes.push(Quote { span, of, value: None });
    }
    quotes.sort_by_key(|quote| (quote.span, quote.of));
    quotes
}

impl Quote {
    /// Finds the words that gave the values of the row's claims, of those quotes that lie in the windows.
    pub fn with_values(
        quotes: &mut [Quote],
        comparison: &Comparison,
        article: &Article,
        (row, windows): (&[usize], &[Span]),
        anchor: Anchor,
    ) {
        let mut values = Values::of(&article.body, anchor);
        for quote in quotes {
            let next = windows.partition_point(|window| window.end <= quote.span.start);
            if !windows.get(next).is_some_and(|window| window.overlaps(&quote.span)) {
                continue;
            }
            let Of::Row(own) = quote.of else { continue };
            let Some(claim) = row.get(own).and_then(|place| comparison.claims.get(*place)) else { continue };
            quote.value = values.find(claim, quote.span, claim.evidence.sentence);
        }
    }
}

/// The quotes of claims that were found in the headline alone, and stand there once.
pub fn headline(comparison: &Comparison, article: &Article, row: &[usize], anchor: Anchor) -> Vec<Quote> {
    let Some(title) = article.metadata.title.as_deref() else { return Vec::new() };
    let mut values = Values::of(title, anchor);
    let mut quotes = Vec::new();
    let is_headline = |claim: &&Claim| {
        let evidence = &claim.evidence;
        claim.article == article.id
            && evidence.span.is_none()
            && evidence.part == Part::Title
            && evidence.check == Check::Verbatim
    };
    for (own, place) in row.iter().enumerate() {
        let Some(claim) = comparison.claims.get(*place).filter(is_headline) else { continue };
        let mut places = title.match_indices(claim.evidence.quote.as_str());
        let (Some((at, words)), None) = (places.next(), places.next()) else { continue };
        let span = Span::new(at, at + words.len());
        let value = values.find(claim, span, Some(Span::new(0, title.len())));
        quotes.push(Quote { span, of: Of::Row(own), value });
    }
    quotes.retain(|quote| !quote.span.is_empty());
    quotes
}
