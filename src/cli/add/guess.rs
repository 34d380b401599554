//! What a quote most likely says, for a person to take or to change: the rules that read articles read it.

use super::Desk;
use dissensus::article::Article;
use dissensus::claim::{Claim, Kind, Value};
use dissensus::mention::figure::Dimension;
use dissensus::mention::{self, Mentions, speech};
use dissensus::text::{Span, Tokens, sentences};

/// What a quote most likely says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Guess<'d> {
    /// The key of its value.
    pub(super) key: Option<&'static str>,
    /// For each key a value that the quote holds.
    pub(super) values: Vec<(&'static str, String)>,
    /// Who vouches for it.
    pub(super) said_by: Option<String>,
    /// The found claim that stands in these words.
    pub(super) claim: Option<&'d Claim>,
}

impl Guess<'_> {
    /// The value under a key.
    pub(super) fn value(&self, key: &str) -> Option<&str> {
        self.values.iter().find(|(known, _)| *known == key).map(|(_, value)| value.as_str())
    }
}

/// Reads a quote in its article.
pub(super) fn of<'d>(desk: &'d Desk, article: &'d Article, quote: Span) -> Guess<'d> {
    let body = article.body.as_str();
    let tokens = Tokens::new(body);
    let mentions = mention::find(&tokens, &sentences(&tokens), desk.anchor(&article.id));
    let common = |claim: &&Claim| {
        let own = claim.evidence.span.unwrap_or(quote);
        own.end.min(quote.end).saturating_sub(own.start.max(quote.start))
    };
    // Of several the first of those that lie deepest in it.
    let claim = desk
        .found_in(&article.id, quote)
        .max_by_key(|claim| (common(claim), std::cmp::Reverse(claim.evidence.span.map(|span| span.start))));
    let mut guess = read(body, quote, &mentions, claim);
    guess.claim = claim;
    let said = claim.and_then(|claim| claim.said_by.as_ref()).map(|speaker| speaker.name.clone());
    let around =
        || speech::speaker_of(&mentions.speech, quote)?.named().map(|named| named.span.of(body).to_owned());
    guess.said_by = said.or_else(around).map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    guess
}

/// The values of a quote, that of the found claim first.
fn read<'d>(body: &str, quote: Span, mentions: &Mentions, claim: Option<&Claim>) -> Guess<'d> {
    let mut guess = Guess::default();
    let figures: Vec<_> = mentions.figures.iter().filter(|figure| quote.contains(&figure.number)).collect();
    let is_the_claims = |figure: &&&mention::Figure| match claim.map(|claim| &claim.value) {
        Some(Value::Figure { number, .. }) => {
            (number.min, number.max) == (figure.value.min, figure.value.max)
        }
        _ => false,
    };
    if let Some(figure) = figures.iter().find(is_the_claims).or_else(|| figures.first()) {
        let hedged = if quote.contains(&figure.hedged) { figure.hedged } else { figure.number };
        let key = if figure.dimension == Dimension::Money { "amount" } else { "figure" };
        let words = hedged.of(body).split_whitespace().collect::<Vec<_>>().join(" ");
        guess.values.push((key, words.clone()));
        if key == "amount" {
            guess.values.push(("figure", words));
        }
        guess.key = Some(key);
    }
    let dates = mentions.dates.iter().filter(|date| quote.overlaps(&date.span));
    if let Some(when) = dates.filter_map(|date| date.when.as_ref()).next() {
        guess.values.push(("date", when.edtf.clone()));
        guess.key = guess.key.or(Some("date"));
    }
    let own = match claim {
        Some(Claim { kind: Kind::Date, value: Value::Date(when), .. }) => Some(("date", when.edtf.clone())),
        Some(Claim { kind: Kind::Place, value: Value::Text(text), .. }) => Some(("place", text.clone())),
        Some(Claim { kind: Kind::Role, value: Value::Text(text), .. }) => Some(("role", text.clone())),
        _ => None,
    };
    if let Some((key, value)) = own {
        // A date by its words is what a person meant; a place or an office only where no figure stands beside it.
        if key == "date" || guess.key.is_none() {
            guess.key = Some(key);
        }
        guess.values.retain(|(known, _)| *known != key);
        guess.values.push((key, value));
    }
    guess.values.push(("statement", quote.of(body).split_whitespace().collect::<Vec<_>>().join(" ")));
    guess.key = guess.key.or(Some("statement"));
    guess
}
