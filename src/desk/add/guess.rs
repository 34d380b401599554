//! What a quote most likely says, for a person to take or to change: the rules that read articles read it.

use super::Adding;
use super::draft::on_one_line;
use crate::article::Article;
use crate::claim::{Claim, Kind, Value};
use crate::mention::figure::Dimension;
use crate::mention::{self, Figure, Mentions, Name, name::Sort, speech};
use crate::text::{Span, Tokens, sentences};

/// What a quote most likely says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Guess<'d> {
    /// The key of its value.
    pub key: Option<&'static str>,
    /// For each key a value that the quote holds.
    values: Vec<(&'static str, String)>,
    /// What else it holds.
    others: Vec<(&'static str, String)>,
    /// The found claims that stand in these words, in the order of the text.
    claims: Vec<&'d Claim>,
    /// Who speaks the whole of it.
    speaker: Option<String>,
}

impl<'d> Guess<'d> {
    /// The value under a key.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.values.iter().find(|(known, _)| *known == key).map(|(_, value)| value.as_str())
    }

    /// All that can be read in the quote, the likeliest of each key first.
    pub fn readings(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let values = self.values.iter().map(|(key, text)| (*key, text.as_str()));
        values.chain(self.others.iter().map(|(key, text)| (*key, text.as_str())))
    }

    /// The found claim that has a value of this key.
    pub fn claim(&self, key: &str) -> Option<&'d Claim> {
        self.claims.iter().find(|claim| key_of(claim) == key).copied()
    }

    /// Who vouches for a value of this key.
    pub fn said_by(&self, key: &str) -> Option<String> {
        let said = self.claim(key).and_then(|claim| claim.said_by.as_ref());
        said.map(|speaker| on_one_line(&speaker.name)).or_else(|| self.speaker.clone())
    }
}

impl<'d> Adding<'d> {
    /// Reads a quote in its article.
    pub fn guess(&self, article: &Article, quote: Span) -> Guess<'d> {
        of(self, article, quote)
    }
}

fn of<'d>(adding: &Adding<'d>, article: &Article, quote: Span) -> Guess<'d> {
    let body = article.body.as_str();
    let tokens = Tokens::new(body);
    let mentions = mention::find(&tokens, &sentences(&tokens), adding.anchor(&article.id));
    let mut claims: Vec<&Claim> = adding.found_in(&article.id, quote).collect();
    claims.sort_by_key(|claim| claim.evidence.span.map(|span| span.start));
    let named = speech::speaker_of(&mentions.speech, quote).and_then(|said| said.named());
    let mut guess =
        Guess { speaker: named.map(|named| on_one_line(named.span.of(body))), claims, ..Guess::default() };
    read(&mut guess, body, quote, &mentions);
    guess
}

/// The key under which a claim's value would be written.
pub(super) fn key_of(claim: &Claim) -> &'static str {
    match (claim.kind, &claim.value) {
        (_, Value::Figure { dimension: Dimension::Money, .. }) => "amount",
        (Kind::Casualties | Kind::Quantity, _) => "figure",
        (Kind::Date, _) => "date",
        (Kind::Place, _) => "place",
        (Kind::Role, _) => "role",
        (Kind::Statement, _) => "statement",
    }
}

/// The values of a quote: those of found claims first, for the rules took them for something said.
fn read(guess: &mut Guess, body: &str, quote: Span, mentions: &Mentions) {
    let mut values = Vec::new();
    for key in ["figure", "amount"] {
        let is_money = |figure: &Figure| (figure.dimension == Dimension::Money) == (key == "amount");
        let figures =
            mentions.figures.iter().filter(|figure| quote.contains(&figure.number) && is_money(figure));
        let is_the_claims = |figure: &&Figure| match guess.claim(key).map(|claim| &claim.value) {
            Some(Value::Figure { number, .. }) => {
                (number.min, number.max) == (figure.value.min, figure.value.max)
            }
            _ => false,
        };
        if let Some(figure) = figures.clone().find(is_the_claims).or_else(|| figures.clone().next()) {
            let words = if quote.contains(&figure.hedged) { figure.hedged } else { figure.number };
            values.push((key, on_one_line(words.of(body))));
        }
    }
    let told = guess.claim("date").and_then(|claim| match &claim.value {
        Value::Date(when) => Some(when),
        _ => None,
    });
    let mut dates =
        mentions.dates.iter().filter(|date| quote.overlaps(&date.span)).filter_map(|date| date.when.as_ref());
    if let Some(when) = told.or_else(|| dates.next()) {
        values.push(("date", when.edtf.clone()));
    }
    for key in ["place", "role"] {
        if let Some(Value::Text(text)) = guess.claim(key).map(|claim| &claim.value) {
            values.push((key, on_one_line(text)));
        }
    }
    // A place name in a few words is where something was, and no statement.
    let few = quote.of(body).split_whitespace().count() <= 6;
    let is_there = |name: &Name| name.sort == Sort::Place && quote.contains(&name.span);
    if few && !values.iter().any(|(key, _)| *key == "place") && mentions.names.iter().any(is_there) {
        values.push(("place", on_one_line(quote.of(body))));
    }
    values.push(("statement", on_one_line(quote.of(body))));
    // A date behind a figure is mostly the figure's; but for it a date that is a claim says what happened then.
    let first = values.iter().find(|(key, _)| guess.claim(key).is_some()).or(values.first());
    guess.key = first.map(|(key, _)| *key);
    guess.others = others(body, quote, mentions, &values);
    guess.values = values;
}

/// The other figures and days of a quote, in the order of the text, each once.
fn others(
    body: &str,
    quote: Span,
    mentions: &Mentions,
    first: &[(&'static str, String)],
) -> Vec<(&'static str, String)> {
    let figures = mentions.figures.iter().filter(|figure| quote.contains(&figure.number)).map(|figure| {
        let key = if figure.dimension == Dimension::Money { "amount" } else { "figure" };
        let words = if quote.contains(&figure.hedged) { figure.hedged } else { figure.number };
        (key, on_one_line(words.of(body)))
    });
    let dates = mentions.dates.iter().filter(|date| quote.overlaps(&date.span));
    let dates = dates.filter_map(|date| Some(("date", date.when.as_ref()?.edtf.clone())));
    let mut others: Vec<(&'static str, String)> = Vec::new();
    for reading in figures.chain(dates) {
        if !first.contains(&reading) && !others.contains(&reading) {
            others.push(reading);
        }
    }
    others
}
