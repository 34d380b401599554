//! Claims in the order in which their articles come out, found by `claim::find`, with the question that each answers.
//!
//! Incidents begin each day and their articles come out over four days, so that those of one incident stand among those of many others.

use super::incident::{Incident, Slot, Way};
use super::telling::{self, Telling};
use dissensus::claim::record::{Record, Source};
use dissensus::claim::{Claim, Value, find};
use dissensus::mention::anchor::{self, Anchor};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// How many incidents there are each day.
const A_DAY: usize = 40;
/// What a claim answers that is no figure and no day: it is aligned, and not scored.
pub const NOT_SCORED: u32 = u32::MAX;

/// A claim and the question that it answers.
pub type Known = (Record, u32);

/// A world of incidents, of which the claims are given out day by day.
#[derive(Debug)]
pub struct World {
    seed: u64,
    day: Date,
    next: usize,
    /// The articles that come out on the days from `day` on.
    coming: BTreeMap<Date, Vec<(usize, usize)>>,
    pub articles: usize,
}

impl World {
    pub fn new(seed: u64) -> World {
        World { seed, day: date(2031, 1, 1), next: 0, coming: BTreeMap::new(), articles: 0 }
    }

    /// The claims of the articles that come out on the next day.
    pub fn day(&mut self) -> Vec<Known> {
        for n in self.next..self.next + A_DAY {
            let incident = Incident::of(self.seed, n, self.day);
            for k in 0..incident.articles {
                self.coming.entry(incident.published(k)).or_default().push((n, k));
            }
        }
        self.next += A_DAY;
        let mut out = self.coming.remove(&self.day).unwrap_or_default();
        fastrand::Rng::with_seed(self.seed ^ self.next as u64).shuffle(&mut out);
        self.day = self.day.checked_add(1.days()).unwrap_or(self.day);
        self.articles += out.len();
        let (seed, day_of) = (self.seed, |n: usize| day_of(n));
        let known: Vec<Vec<Known>> = out
            .par_iter()
            .map(|(n, k)| {
                let incident = Incident::of(seed, *n, day_of(*n));
                claims(*n, telling::of(seed, *n, &incident, *k))
            })
            .collect();
        known.into_iter().flatten().collect()
    }
}

fn day_of(n: usize) -> Date {
    let days = i64::try_from(n / A_DAY).unwrap_or(0);
    date(2031, 1, 1).checked_add(days.days()).unwrap_or(date(2031, 1, 1))
}

fn claims(n: usize, telling: Telling) -> Vec<Known> {
    let article = &telling.article;
    let anchor =
        article.metadata.published.map_or(Anchor::UNKNOWN, |day| Anchor::on(day, anchor::From::Published));
    let source = Source { anchor, outlet: article.metadata.source.clone(), origin: telling.origin.clone() };
    let found = find::find(article, &anchor).claims;
    let known = found.into_iter().map(|claim| {
        let gold = question(n, &telling, &claim);
        (Record { claim, source: source.clone() }, gold)
    });
    known.collect()
}

/// The question of which the text put a figure or a day where the claim has its own.
fn question(n: usize, telling: &Telling, claim: &Claim) -> u32 {
    let Some(span) = claim.evidence.span.filter(|_| claim.kind.is_figure()) else { return NOT_SCORED };
    let is_day = matches!(claim.value, Value::Date(_));
    let mut inside = telling.put.iter().filter(|(at, slot, number)| {
        let fits = (*number == 0) == is_day;
        let says = match &claim.value {
            Value::Figure { number: said, .. } => {
                let scale = if *slot == Slot::Damage { 1_000_000 } else { 1 };
                let own = Some((u64::from(*number) * scale).into());
                said.min == own || said.max == own
            }
            _ => true,
        };
        fits && says && span.start <= *at && *at < span.end
    });
    // The year of an earlier incident and its dead are two questions.
    let number = |slot: Slot| u32::from(slot as u8) + if is_day && slot == Slot::Before { 1 } else { 0 };
    match (inside.next(), inside.next()) {
        (Some((_, slot, _)), None) => u32::try_from(n).unwrap_or(0) * Slot::MOST + number(*slot),
        _ => NOT_SCORED,
    }
}

/// Of a question on which articles were made to differ, the article that has another figure, and one of the same day that has not.
pub fn odd_ones(seed: u64, gold: u32) -> Option<[String; 2]> {
    let n = (gold / Slot::MOST) as usize;
    let incident = Incident::of(seed, n, day_of(n));
    let slot = (gold % Slot::MOST) as usize;
    if incident.ways.get(slot) != Some(&Way::Disputed) {
        return None;
    }
    Some([incident.odd, 3 - incident.odd].map(|k| telling::id(seed, n, k)))
}

/// What questions of one row are: of which figure and how it differs between articles; of several, what they have in common.
pub fn sort(seed: u64, questions: &[u32]) -> String {
    let incident = |gold: &u32| (*gold / Slot::MOST) as usize;
    let slot = |gold: &u32| gold % Slot::MOST;
    match questions {
        [one] => {
            let n = incident(one);
            let ways = Incident::of(seed, n, day_of(n)).ways;
            format!("slot {}, {:?}", slot(one), ways.get(slot(one) as usize))
        }
        [one, .., other] => {
            let [a, b] = [one, other].map(|gold| Incident::of(seed, incident(gold), day_of(incident(gold))));
            let days = (a.day - b.day).get_days().abs();
            let is_one = incident(one) == incident(other);
            let same = format!(
                "{}, {}, {}",
                if a.place == b.place { "one town" } else { "two towns" },
                if a.sort.event == b.sort.event { "one sort" } else { "two sorts" },
                match days {
                    0 => "one day",
                    1..=3 => "days apart",
                    _ => "long apart",
                },
            );
            format!(
                "{} questions of {}",
                questions.len(),
                if is_one { "one incident".to_owned() } else { same }
            )
        }
        [] => String::new(),
    }
}
