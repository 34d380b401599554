//! The claims of a case whose words can be changed, and which of them another article tells as well.

use crate::case::{Case, Comparison};
use crate::claim::{Claim, Value};
use crate::compare::{Question, Verdict};
use crate::mention::figure::Dimension;
use crate::mention::name::Form;
use crate::mention::{figure, name};
use crate::text::{Span, Tokens, sentences};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A claim that stands in a text of the case.
pub(super) struct Place<'a> {
    /// The claim.
    pub(super) claim: &'a Claim,
    /// The body of its article.
    pub(super) body: &'a str,
    /// Where its words stand in the body.
    pub(super) quote: Span,
    /// Another article's claim with the same value, in one row with it that has no flag.
    pub(super) told_by: Option<&'a Claim>,
    /// The other claims of its sentence.
    pub(super) beside: Vec<&'a Claim>,
    /// The sides of the case, each with the ways in which its articles write it.
    pub(super) sides: &'a Sides,
}

/// The sides whose people are counted, each with the ways in which the articles write it.
pub(super) type Sides = BTreeMap<String, Vec<(Form, String)>>;

/// The claims that stand in a text, by article and place.
pub(super) fn places<'a>(case: &'a Case, comparison: &'a Comparison, sides: &'a Sides) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    for question in &comparison.questions {
        for claim in claims(comparison, question) {
            let article = case.articles.iter().find(|article| article.id == claim.article);
            let (Some(article), Some(quote)) = (article, claim.evidence.span) else { continue };
            // Of a row with a flag nobody can say what a change would have done to it.
            let calm = matches!(question.verdict, Verdict::Agree | Verdict::Compatible);
            // "The two towns" points back to those told of before: another number there is no other count.
            let counts = |claim: &Claim| !claim.about.points_back;
            let told_by = claims(comparison, question)
                .filter(|other| counts(claim) && counts(other))
                .find(|other| other.article != claim.article && is_said_again(&claim.value, &other.value));
            let in_sentence = |other: &&Claim| {
                other.id != claim.id
                    && other.article == claim.article
                    && other.evidence.sentence.is_some()
                    && other.evidence.sentence == claim.evidence.sentence
            };
            places.push(Place {
                claim,
                body: &article.body,
                quote,
                told_by: told_by.filter(|_| calm),
                beside: comparison.claims.iter().filter(in_sentence).collect(),
                sides,
            });
        }
    }
    places.sort_by_key(|place| (&place.claim.article, place.quote, &place.claim.id));
    places
}

fn claims<'a>(comparison: &'a Comparison, question: &'a Question) -> impl Iterator<Item = &'a Claim> {
    question.claims.iter().filter_map(|i| comparison.claims.get(*i))
}

/// True where both give one value, hedges aside.
fn is_said_again(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Figure { number: x, .. }, Value::Figure { number: y, .. }) => {
            x.min == x.max && (x.min, x.max) == (y.min, y.max)
        }
        (Value::Date(x), Value::Date(y)) => x.start.is_some() && (x.start, x.end) == (y.start, y.end),
        _ => false,
    }
}

/// The sides whose people are counted in a case, as its articles write them.
pub(super) fn sides(case: &Case, comparison: &Comparison) -> Sides {
    let counted = comparison.claims.iter().filter_map(|claim| claim.about.counted.as_ref());
    let sides: BTreeSet<&str> = counted.filter_map(|group| group.side.as_deref()).collect();
    let mut written = Sides::new();
    for article in &case.articles {
        let tokens = Tokens::new(&article.body);
        for name in name::find(&tokens, &sentences(&tokens)) {
            let Some(side) = name.side.filter(|side| sides.contains(side.as_str())) else { continue };
            let ways = written.entry(side).or_default();
            let way = (name.form, name.span.of(&article.body).to_owned());
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
    }
    written
}

/// The one exact number of a claim, as it stands in the text.
pub(super) struct Exact {
    /// Where it stands in the body.
    pub(super) at: Span,
    /// What it says.
    pub(super) value: Decimal,
    /// Its dimension.
    pub(super) dimension: Dimension,
}

/// The figure of a claim, where it is one exact number without a magnitude, in digits or in one word.
pub(super) fn exact(claim: &Claim, body: &str) -> Option<Exact> {
    let Value::Figure { number, dimension, .. } = &claim.value else { return None };
    if number.hedge.is_some() || number.min != number.max {
        return None;
    }
    let value = number.min?;
    let quote = claim.evidence.span?;
    let text = body.get(quote.start..quote.end)?;
    let found = figure::find(&Tokens::new(text), &[]);
    let figure =
        found.iter().find(|figure| figure.value.min == Some(value) && figure.value.max == Some(value))?;
    let words = figure.number.of(text);
    let in_one_word = words.chars().all(char::is_alphabetic);
    let at = Span::new(quote.start + figure.number.start, quote.start + figure.number.end);
    (is_in_digits(words) || in_one_word).then_some(Exact { at, value, dimension: *dimension })
}

/// True for "1,234" and "7.6".
pub(super) fn is_in_digits(words: &str) -> bool {
    words.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
}
