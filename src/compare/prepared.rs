//! A claim made ready for comparison, with what is known of its article and of the claims beside it.
//!
//! Its words, names and places as weighted vectors are made in [`vector`](super::vector).

use super::around::Around;
use super::blocks::Blocks;
use super::facts::{Facts, Incidents, Numbers};
use super::likeness::Likeness;
use super::rivals::Rivals;
use super::set::{self, Interval, VagueWords};
use super::told::{self, Tellers};
use super::vector::{Rarity, Vector};
use crate::claim::{Claim, Value};
use crate::mention::anchor::{self, Anchor};
use crate::mention::figure::Number;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

/// What the comparison knows of an article beside its claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The article's id.
    pub id: String,
    /// Its reference day.
    pub anchor: Anchor,
    /// The name of its outlet, where it is known.
    pub outlet: Option<String>,
    /// Whose telling it is: articles of one origin count as one.
    pub origin: String,
}

/// A claim with what comparing it takes, and with what people ruled on its row.
#[derive(Debug)]
pub struct Prepared<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Its article.
    pub source: Option<&'a Source>,
    /// What it is compared by.
    pub own: Arc<Own>,
    /// The likest claims of the other articles.
    pub rivals: Arc<Rivals>,
    /// The first of the claims that a person ruled to answer the same question; `None` where nobody did.
    pub joined: Option<usize>,
    /// The claims that a person ruled to answer another question.
    pub apart: BTreeSet<usize>,
}

/// What a claim is compared by: it stays, whatever people rule on rows.
#[derive(Debug)]
pub struct Own {
    /// Its place among the claims of the case.
    pub index: usize,
    /// The number of its article.
    pub article: usize,
    /// The place of its article among the sources.
    pub of_source: Option<usize>,
    /// Whose telling it is: the agency that it was told to, else its article's origin.
    pub origin: Arc<str>,
    /// The first claim, by its place among all, that is the same words of the same origin; its own place where it is no copy.
    pub copy_of: usize,
    /// The values that a figure allows, in its own unit; `None` for other kinds.
    pub set: Option<Interval>,
    /// The words around it.
    pub words: Vector,
    /// The names around it.
    pub names: Vector,
    /// The places around it.
    pub places: Vector,
    /// The other figures and days told with it.
    pub beside: Vector,
    /// The days of its event, both included.
    pub when: Option<(Date, Date)>,
    /// The day as of which it holds: stated, else its article's.
    pub day: Option<Date>,
    /// What it adds up to with the other counts of its harm in its sentence; `None` where it stands alone.
    pub sum: Option<Decimal>,
    /// True where its article counts the same of several sides.
    pub has_other_scope: bool,
    /// True where its article has no other claim of its measure and of what it counts.
    pub is_only_one: bool,
    /// The incidents that its article tells of.
    pub(super) incidents: Incidents,
    /// The rest as numbers, for the many pairs that it is in.
    pub(super) facts: Facts,
}

impl Deref for Prepared<'_> {
    type Target = Own;

    fn deref(&self) -> &Own {
        &self.own
    }
}

impl Prepared<'_> {
    /// The key of who vouches for it; `None` where its article does not say.
    pub fn speaker(&self) -> Option<&str> {
        self.claim.said_by.as_ref().map(|speaker| speaker.key.as_str())
    }

    /// True where its text or its article states its day: one that is inferred orders nothing in time.
    pub fn has_known_day(&self) -> bool {
        let stated = |anchor: &Anchor| !matches!(anchor.from, anchor::From::Inferred | anchor::From::Unknown);
        self.claim.as_of.is_some() || self.source.is_some_and(|source| stated(&source.anchor))
    }

    /// True where one repeats the other, exactly or rounded, as a headline and an article's end do.
    pub fn restates(&self, other: &Prepared) -> bool {
        if self.facts.value == other.facts.value {
            return true;
        }
        let (Value::Figure { number: x, unit: p, .. }, Value::Figure { number: y, unit: q, .. }) =
            (&self.claim.value, &other.claim.value)
        else {
            return false;
        };
        let best = |number: &Number| number.min.or(number.max);
        match (best(x), best(y)) {
            (Some(u), Some(v)) => {
                p.as_ref().map(|p| &p.name) == q.as_ref().map(|q| &q.name)
                    && (u == v || set::is_rounding(u, v))
            }
            _ => false,
        }
    }

    /// True where two dates have a year in common; where either is open, nothing speaks against it.
    pub fn shares_year(&self, other: &Prepared) -> bool {
        let (Value::Date(x), Value::Date(y)) = (&self.claim.value, &other.claim.value) else { return true };
        match (set::days(x), set::days(y)) {
            (Some((p, q)), Some((r, s))) => p.year() <= s.year() && r.year() <= q.year(),
            _ => true,
        }
    }

    /// True where both are one length or sum, written twice in one sentence: "2,000 feet (609 metres)".
    pub fn is_other_writing_of(&self, other: &Prepared) -> bool {
        let (Value::Figure { unit: Some(x), .. }, Value::Figure { unit: Some(y), .. }) =
            (&self.claim.value, &other.claim.value)
        else {
            return false;
        };
        let (Some(a), Some(b)) = (self.claim.evidence.span, other.claim.evidence.span) else { return false };
        let gap =
            if a.start < b.start { b.start.saturating_sub(a.end) } else { a.start.saturating_sub(b.end) };
        x.name != y.name && gap <= 3
    }
}

/// Makes the claims of a case ready; `own` are the newsroom's own vague words.
pub fn prepare<'a>(claims: &'a [Claim], sources: &'a [Source], own: &VagueWords) -> Vec<Prepared<'a>> {
    let mut prepared = ready(claims, sources, own);
    let blocks = Blocks::of(&prepared);
    Likeness::of(&mut prepared, &blocks);
    prepared
}

/// The same before claims are held against one another: nobody has rivals.
pub(super) fn ready<'a>(claims: &'a [Claim], sources: &'a [Source], own: &VagueWords) -> Vec<Prepared<'a>> {
    let (origins, articles) = origins(claims, sources);
    let copies = told::copies(claims, &origins);
    let rarity = Rarity::of(claims, &copies);
    let mut numbers = Numbers::default();
    let facts: Vec<Facts> = claims
        .iter()
        .zip(&articles)
        .map(|(claim, (_, of_source))| numbers.facts(claim, of_source.and_then(|place| sources.get(place))))
        .collect();
    drop(numbers);
    let around = Around::of(claims, &articles, &facts);
    let none_yet = Arc::new(Rivals::default());
    let told_of = origins.into_iter().zip(copies).zip(rarity.vectors(claims)).zip(facts);
    let mut prepared = Vec::with_capacity(claims.len());
    for (index, (((origin, copy_of), vectors), facts)) in told_of.enumerate() {
        let (claim, (article, of_source)) = (&claims[index], articles[index]);
        let source = of_source.and_then(|place| sources.get(place));
        let stated = claim.as_of.as_ref().and_then(|when| when.end);
        let own = Own {
            index,
            article,
            of_source,
            origin,
            copy_of,
            set: match &claim.value {
                Value::Figure { number, .. } => Some(Interval::of(number, own)),
                _ => None,
            },
            words: vectors.words,
            names: vectors.names,
            places: vectors.places,
            beside: vectors.beside,
            when: claim.about.when.as_ref().and_then(set::days),
            day: stated.or_else(|| source.and_then(|source| source.anchor.day)),
            sum: around.sum(article, claim, &facts),
            has_other_scope: around.has_other_scope(article, &facts),
            is_only_one: around.is_only_one(article, &facts),
            incidents: around.incidents(article),
            facts,
        };
        prepared.push(Prepared {
            claim,
            source,
            own: Arc::new(own),
            rivals: none_yet.clone(),
            joined: None,
            apart: BTreeSet::new(),
        });
    }
    prepared
}

/// The number of a claim's article, and the place of that among the sources.
type Place = (usize, Option<usize>);

/// Of each claim whose telling it is, the number of its article, and the place of that among the sources.
fn origins(claims: &[Claim], sources: &[Source]) -> (Vec<Arc<str>>, Vec<Place>) {
    let tellers = Tellers::of(sources);
    let place: FxHashMap<&str, usize> =
        sources.iter().enumerate().map(|(i, source)| (source.id.as_str(), i)).collect();
    let mut articles: FxHashMap<&str, usize> = FxHashMap::default();
    let mut known: Vec<(Arc<str>, Option<usize>)> = Vec::new();
    let mut origins = Vec::with_capacity(claims.len());
    let mut places = Vec::with_capacity(claims.len());
    // An article names the same few speakers again and again.
    let mut spoken: FxHashMap<(usize, &str, Option<&str>), Arc<str>> = FxHashMap::default();
    for claim in claims {
        let article = *articles.entry(claim.article.as_str()).or_insert(known.len());
        if article == known.len() {
            known.push((
                tellers.origin(&claim.article, None).into(),
                place.get(claim.article.as_str()).copied(),
            ));
        }
        let (own, of_source) = &known[article];
        origins.push(match &claim.said_by {
            None => own.clone(),
            Some(speaker) => spoken
                .entry((article, &speaker.name, speaker.via.first().map(String::as_str)))
                .or_insert_with(|| match tellers.origin(&claim.article, Some(speaker)) {
                    origin if *origin == **own => own.clone(),
                    origin => origin.into(),
                })
                .clone(),
        });
        places.push((article, *of_source));
    }
    (origins, places)
}
