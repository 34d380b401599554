//! What one article is grouped by: its most telling words, names, numbers and days, as hashes with a strength each.
//!
//! A pure function of the article and of how common words are in news at large; what is common in the heap at hand is for
//! [`super::weigh`] to say.

use super::weights::Weights;
use crate::article::{Article, Part};
use crate::lexicon::story_words::{self, Sort, term};
use crate::lexicon::{calendar, words};
use crate::text::{TokenKind, Tokens};
use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// Strength is kept in sixteenths.
pub(super) const PARTS: f32 = 16.0;

/// What an article is grouped by: compact, whatever its text's length.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sketch {
    /// The day it was published, in days since the first of January 1970.
    pub(super) day: Option<i32>,
    /// Its terms, sorted: a hash of 29 bits and the sort.
    pub(super) terms: Box<[u32]>,
    /// How strong each term is, in sixteenths.
    pub(super) strengths: Box<[u8]>,
}

impl Sketch {
    /// Makes it of an article.
    pub fn of(article: &Article) -> Sketch {
        Sketch::with(article, &Weights::default())
    }

    /// Makes it of an article, by given weights.
    pub fn with(article: &Article, weights: &Weights) -> Sketch {
        let mut counts: FxHashMap<u32, f32> = FxHashMap::default();
        read(article, weights, |term, _, strength| *counts.entry(term).or_insert(0.0) += strength);
        chosen(counts, article.metadata.published, weights)
    }

    /// Makes it of terms that were found otherwise than in a text, each with how much it counts; one that comes again counts more.
    pub fn of_terms(
        terms: impl IntoIterator<Item = (u32, f32)>,
        published: Option<Date>,
        weights: &Weights,
    ) -> Sketch {
        let mut counts: FxHashMap<u32, f32> = FxHashMap::default();
        terms.into_iter().for_each(|(term, strength)| *counts.entry(term).or_insert(0.0) += strength);
        chosen(counts, published, weights)
    }

    /// The terms of an article with their words, for people: "Tessary Bridge", "19-year", "day 03-05".
    pub fn words(article: &Article) -> FxHashMap<u32, String> {
        let mut known = FxHashMap::default();
        read(article, &Weights::default(), |term, words, _| {
            known.entry(term).or_insert_with(|| words.to_owned());
        });
        known
    }
}

/// The most telling terms of those that were counted.
fn chosen(counts: FxHashMap<u32, f32>, day: Option<Date>, weights: &Weights) -> Sketch {
    let mut all: Vec<(u32, f32, f32)> = Vec::with_capacity(counts.len());
    for (term, count) in counts {
        let strength = 1.0 + count.max(1.0).ln();
        let sort = weights.of_sort.get((term & 7) as usize).copied().unwrap_or(0.0);
        let weight = strength * sort * -story_words::share(term).ln();
        if weight > 0.0 {
            all.push((term, strength, weight));
        }
    }
    all.sort_unstable_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    all.truncate(weights.terms);
    all.sort_unstable_by_key(|(term, _, _)| *term);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is clamped to 0 to 255")]
    let strengths = all.iter().map(|(_, strength, _)| (strength * PARTS).round().clamp(0.0, 255.0) as u8);
    Sketch {
        day: day.map(day_number),
        strengths: strengths.collect(),
        terms: all.iter().map(|(term, _, _)| *term).collect(),
    }
}

/// Days since the first of January 1970.
fn day_number(day: Date) -> i32 {
    let first = jiff::civil::date(1970, 1, 1);
    first.until(day).map_or(0, |span| span.get_days())
}

/// Reads the terms of an article one by one, with their words and how much each counts for.
fn read(article: &Article, weights: &Weights, mut take: impl FnMut(u32, &str, f32)) {
    let published = article.metadata.published;
    if let Some(title) = &article.metadata.title {
        let tokens = Tokens::new(title);
        read_tokens(&tokens, |_| 1.0, published, &mut take);
    }
    let mut end = article.body.len().min(weights.reach);
    while !article.body.is_char_boundary(end) {
        end -= 1;
    }
    let tokens = Tokens::new(article.body.get(..end).unwrap_or_default());
    let mut zones = article.zones.iter().peekable();
    let lead = weights.lead_length;
    read_tokens(
        &tokens,
        |at| {
            while zones.next_if(|zone| zone.span.end <= at).is_some() {}
            let part = zones.peek().filter(|zone| zone.span.start <= at).map(|zone| zone.part);
            match part {
                Some(Part::Furniture) => 0.0,
                _ if at < lead => weights.lead,
                _ => 1.0,
            }
        },
        published,
        &mut take,
    );
}

fn read_tokens(
    tokens: &Tokens,
    mut strength_at: impl FnMut(usize) -> f32,
    published: Option<Date>,
    take: &mut impl FnMut(u32, &str, f32),
) {
    let mut name_before: Option<usize> = None;
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        let strength = strength_at(token.span.start);
        let word = tokens.folded(i);
        match token.kind {
            _ if strength <= 0.0 => name_before = None,
            TokenKind::Sign if word == "." || word == "'" => {}
            TokenKind::Sign | TokenKind::Break => name_before = None,
            TokenKind::Digits => {
                name_before = None;
                let last = digits(tokens, i);
                let written = tokens.span(i, last).of(tokens.text());
                take(term(Sort::Number, &[written]), written, strength);
                if let Some(next) = noun_after(tokens, last) {
                    let counted = words::stem(tokens.folded(next));
                    let shown = tokens.span(i, next).of(tokens.text());
                    take(term(Sort::Count, &[written, &counted]), shown, strength);
                }
                i = last;
            }
            TokenKind::Word => {
                if let Some(day) = day_told(tokens, i, published) {
                    let (month, of_month) = (day.0.to_string(), day.1.to_string());
                    let shown = format!("day {:02}-{:02}", day.0, day.1);
                    take(term(Sort::Day, &[&month, &of_month]), &shown, strength);
                }
                if word.len() < 2 {
                    // An initial, or what an apostrophe cut off.
                } else if token.capital {
                    take(term(Sort::Name, &[word]), tokens.written(i), strength);
                    if let Some(before) = name_before {
                        let shown = tokens.span(before, i).of(tokens.text());
                        take(term(Sort::Pair, &[tokens.folded(before), word]), shown, strength);
                    }
                    name_before = Some(i);
                } else {
                    name_before = None;
                    let stem = words::stem(word);
                    take(term(Sort::Word, &[&stem]), word, strength);
                }
            }
        }
        i += 1;
    }
}

/// The last token of a number that begins at `i`: "1,200" and "7.5" are three tokens.
fn digits(tokens: &Tokens, i: usize) -> usize {
    let mut last = i;
    while tokens.glued(last)
        && matches!(tokens.folded(last + 1), "," | ".")
        && tokens.glued(last + 1)
        && tokens.kind(last + 2) == Some(TokenKind::Digits)
    {
        last += 2;
    }
    last
}

/// The word that a number counts: "19-year-old", "4900 block".
fn noun_after(tokens: &Tokens, last: usize) -> Option<usize> {
    let next = if tokens.folded(last + 1) == "-" { last + 2 } else { last + 1 };
    (tokens.kind(next) == Some(TokenKind::Word)).then_some(next)
}

/// The month and day that word `i` tells of: "March 5", "Sunday" before the day of publication.
///
/// The year is left out, for texts mostly do.
fn day_told(tokens: &Tokens, i: usize, published: Option<Date>) -> Option<(i8, i8)> {
    if !tokens.get(i)?.capital {
        return None;
    }
    let meaning = calendar::word(tokens.folded(i));
    if let Some(month) = meaning.month {
        let at = if tokens.folded(i + 1) == "." { i + 2 } else { i + 1 };
        let day: i8 = tokens.folded(at).parse().ok()?;
        return (1..=31).contains(&day).then_some((month, day));
    }
    let published = published?;
    let back = (published.weekday().to_monday_one_offset() - meaning.weekday?).rem_euclid(7);
    let day = published.checked_sub(i64::from(back).days()).ok()?;
    Some((day.month(), day.day()))
}
