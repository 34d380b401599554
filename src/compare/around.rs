//! What else the articles of claims tell, as far as one claim of them is compared by it: how many claims of its sort there are, the other
//! sides that are counted, what the counts of a sentence add up to, the incidents that its article tells of.
//!
//! Measures and groups are told apart by their numbers among the claims made ready together, articles by theirs.

use super::facts::{Facts, Incidents};
use crate::claim::{Claim, Kind, Value};
use crate::mention::figure::Dimension;
use crate::text::Span;
use rust_decimal::Decimal;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::BTreeSet;

/// What is told beside each claim.
pub(super) struct Around {
    /// How many claims of each sort each article has.
    sorts: FxHashMap<Sort, u32>,
    /// For each article, measure and group, the side of which it gives a count first, and whether it does of another.
    sides: FxHashMap<Scope, (u32, bool)>,
    /// The sum of the exact counts of each harm in each sentence, where there are several and none is a part of another.
    sums: FxHashMap<Told, Decimal>,
    /// By the number of the article, the incidents that it tells of.
    incidents: Vec<Incidents>,
}

/// An article, a kind, a dimension, a measure, what is counted.
type Sort = (usize, Kind, Option<Dimension>, u32, u32);
/// An article, a measure, what is counted.
type Scope = (usize, u32, u32);
/// An article, a sentence of it, and a harm that is counted there.
type Told = (usize, Span, u32);

impl Around {
    /// Looks at claims with the numbers of their articles.
    pub fn of(claims: &[Claim], articles: &[(usize, Option<usize>)], facts: &[Facts]) -> Around {
        let mut around = Around {
            sorts: FxHashMap::with_capacity_and_hasher(claims.len(), FxBuildHasher),
            sides: FxHashMap::default(),
            sums: FxHashMap::default(),
            incidents: vec![
                Incidents::default();
                articles.iter().map(|(article, _)| article + 1).max().unwrap_or(0)
            ],
        };
        let mut counts: Vec<(Told, usize)> = Vec::new();
        let mut places: BTreeSet<(usize, u32, &str)> = BTreeSet::new();
        for (i, ((claim, facts), (article, _))) in claims.iter().zip(facts).zip(articles).enumerate() {
            if let Some((scope, side)) =
                scope(*article, facts).zip(facts.counted.as_ref().map(|group| group.side))
                && side != 0
            {
                let (first, is_several) = around.sides.entry(scope).or_insert((side, false));
                *is_several |= *first != side;
            }
            if let Some(incidents) = around.incidents.get_mut(*article) {
                incidents.take(facts);
            }
            counts.extend(told(*article, claim, facts).map(|told| (told, i)));
            // A place that an article names again is no second one.
            if let (Kind::Place, Value::Text(place)) = (claim.kind, &claim.value)
                && !places.insert((*article, facts.measure.number, place))
            {
                continue;
            }
            *around.sorts.entry(sort(*article, facts)).or_insert(0) += 1;
        }
        counts.sort_unstable();
        for some in counts.chunk_by(|a, b| a.0 == b.0).filter(|some| some.len() > 1) {
            let counted: Vec<&Claim> = some.iter().filter_map(|(_, i)| claims.get(*i)).collect();
            if let (Some((told, _)), Some(sum)) = (some.first(), sum(&counted)) {
                around.sums.insert(*told, sum);
            }
        }
        around
    }

    /// True where its article has no other claim of its measure and of what it counts.
    pub fn is_only_one(&self, article: usize, facts: &Facts) -> bool {
        self.sorts.get(&sort(article, facts)) == Some(&1)
    }

    /// True where its article counts the same of several sides.
    pub fn has_other_scope(&self, article: usize, facts: &Facts) -> bool {
        let sides = scope(article, facts).and_then(|scope| self.sides.get(&scope));
        sides.is_some_and(|(_, is_several)| *is_several)
    }

    /// The incidents that an article tells of.
    pub fn incidents(&self, article: usize) -> Incidents {
        self.incidents.get(article).copied().unwrap_or_default()
    }

    /// What it adds up to with the other counts of its harm in its sentence; `None` where it stands alone.
    pub fn sum(&self, article: usize, claim: &Claim, facts: &Facts) -> Option<Decimal> {
        self.sums.get(&told(article, claim, facts)?).copied()
    }
}

fn sort(article: usize, facts: &Facts) -> Sort {
    let counted = facts.counted.as_ref().map_or(0, |counted| counted.key);
    (article, facts.kind, facts.dimension, facts.measure.number, counted)
}

fn scope(article: usize, facts: &Facts) -> Option<Scope> {
    let counted = facts.counted.as_ref().filter(|_| facts.measure.is_told())?;
    Some((article, facts.measure.number, counted.key))
}

fn told(article: usize, claim: &Claim, facts: &Facts) -> Option<Told> {
    let sentence = claim.evidence.sentence.filter(|_| claim.kind == Kind::Casualties)?;
    Some((article, sentence, facts.measure.number))
}

fn sum(claims: &[&Claim]) -> Option<Decimal> {
    // "58 say the rebels, 23 says the army" are two answers and no parts.
    let mut speakers = claims.iter().map(|claim| claim.said_by.as_ref().map(|speaker| &speaker.key));
    let first = speakers.next()?;
    if speakers.any(|speaker| speaker != first) {
        return None;
    }
    let mut sum = Decimal::ZERO;
    for claim in claims {
        let Value::Figure { number, .. } = &claim.value else { return None };
        if claim.superseded || claim.about.is_part || number.min != number.max {
            return None;
        }
        sum = sum.checked_add(number.min?)?;
    }
    Some(sum)
}
