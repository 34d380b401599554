//! Articles joined into blocks, by what their claims tell: as stories are grouped, by average linkage over rare terms.
//!
//! A chain of single likenesses joins nothing, which matters more here than anywhere: a block is compared as one event. A block that grows too
//! big for its pairs to be compared is cut between days, and that is counted and told.

use super::Run;
use crate::story::{Sketch, Stories, Weights};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// What blocks may be at most, and how articles are grouped.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// How many claims a block may have.
    pub largest: usize,
    /// What articles are grouped by.
    pub weights: Weights,
}

impl Default for Bounds {
    fn default() -> Bounds {
        // What claims share is more of all that they tell than what whole texts share, so more is asked of two groups. Figures with
        // their measures tell incidents of one kind in one town apart. A sort of term here is a word, a name, the bones of a name, none,
        // a figure with its measure, a day.
        let weights = Weights {
            of_sort: [0.7, 2.5, 0.5, 0.5, 2.0, 2.5],
            alike: 0.22,
            one_term: 0.16,
            cohesion_pairs: 8.0,
            keys: 8,
            looked_at: 32,
            compared: 8,
            ..Weights::default()
        };
        Bounds { largest: 1000, weights }
    }
}

/// How claims were joined.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined {
    /// How many claims came.
    pub claims: usize,
    /// How many articles they are of.
    pub articles: usize,
    /// How many blocks they were joined to.
    pub blocks: usize,
    /// How many claims the largest of them has.
    pub largest: usize,
    /// How many terms were so common that of the articles that have them those nearest in time alone were looked at.
    pub common: usize,
    /// How many blocks had grown too big and were cut between days.
    pub cut: usize,
}

/// Terms of runs, one run's behind the other's.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// Terms with how often they stand in the claims of their run.
    all: Vec<(u32, u16)>,
    ends: Vec<usize>,
}

impl Terms {
    /// Takes the terms of the claims of the next run, and empties the list.
    pub(super) fn push(&mut self, own: &mut Vec<u32>) {
        own.sort_unstable();
        let counted = own.chunk_by(|a, b| a == b).filter_map(|same| Some((*same.first()?, same.len())));
        self.all.extend(counted.map(|(term, count)| (term, u16::try_from(count).unwrap_or(u16::MAX))));
        self.ends.push(self.all.len());
        own.clear();
    }

    /// Takes those of the runs that come next.
    pub(super) fn append(&mut self, other: &Terms) {
        let before = self.all.len();
        self.all.extend(&other.all);
        self.ends.extend(other.ends.iter().map(|end| before + end));
    }

    fn get(&self, run: u32) -> &[(u32, u16)] {
        let run = run as usize;
        let start = run.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(run).and_then(|end| self.all.get(start..*end)).unwrap_or_default()
    }
}

/// Runs in lists: the lists by their first runs, the runs of each in order.
#[derive(Debug, Default)]
pub(super) struct Lists {
    runs: Vec<u32>,
    ends: Vec<usize>,
}

impl Lists {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, list: usize) -> &[u32] {
        let start = list.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(list).and_then(|end| self.runs.get(start..*end)).unwrap_or_default()
    }

    fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.len()).map(|list| self.get(list))
    }

    fn push(&mut self, runs: impl IntoIterator<Item = u32>) {
        self.runs.extend(runs);
        self.ends.push(self.runs.len());
    }

    /// Lists of what has one mark, in the order in which marks come first.
    fn of(marks: impl Iterator<Item = (u64, u32)>) -> Lists {
        let mut place: FxHashMap<u64, u32> = FxHashMap::default();
        let mut all: Vec<(u32, u32)> = Vec::new();
        for (mark, run) in marks {
            let next = u32::try_from(place.len()).unwrap_or(u32::MAX);
            all.push((*place.entry(mark).or_insert(next), run));
        }
        all.sort_unstable();
        let mut lists = Lists::default();
        all.chunk_by(|a, b| a.0 == b.0).for_each(|same| lists.push(same.iter().map(|(_, run)| *run)));
        lists
    }
}

/// Joins runs into blocks, in the order of their first runs.
pub(super) fn join(runs: &[Run], terms: &Terms, bounds: &Bounds) -> (Lists, Joined) {
    let articles = Lists::of((0..).zip(runs).map(|(i, run)| (run.article, i)));
    let sketch = |article: usize| {
        let own = articles.get(article);
        let day = own.iter().find_map(|run| runs.get(*run as usize)?.day);
        match own {
            [run] => Sketch::of_terms(terms.get(*run), day, &bounds.weights),
            // The claims of the article stood apart.
            own => {
                let all: Vec<(u32, u16)> = own.iter().flat_map(|run| terms.get(*run)).copied().collect();
                Sketch::of_terms(&all, day, &bounds.weights)
            }
        }
    };
    let sketches = (0..articles.len()).into_par_iter().map(sketch).collect();
    let (story_of, common) = Stories::of_all(sketches, bounds.weights.clone());
    let together = articles
        .iter()
        .zip(&story_of)
        .flat_map(|(own, story)| own.iter().map(|run| (u64::from(*story), *run)));
    let mut blocks = Lists::of(together);
    let claims = |list: &[u32]| -> usize {
        list.iter().filter_map(|run| runs.get(*run as usize)).map(|run| run.claims as usize).sum()
    };
    let mut joined = Joined {
        claims: runs.iter().map(|run| run.claims as usize).sum(),
        articles: articles.len(),
        common,
        ..Joined::default()
    };
    if blocks.iter().any(|block| claims(block) > bounds.largest) {
        let mut cut = Lists::default();
        for block in blocks.iter() {
            let parts = by_day(runs, block, bounds.largest);
            joined.cut += usize::from(parts.len() > 1);
            parts.into_iter().for_each(|part| cut.push(part));
        }
        blocks = cut;
    }
    joined.blocks = blocks.len();
    joined.largest = blocks.iter().map(claims).max().unwrap_or(0);
    (blocks, joined)
}

/// A block cut between days where there are days, and never within an article.
fn by_day(runs: &[Run], block: &[u32], largest: usize) -> Vec<Vec<u32>> {
    let run = |i: u32| runs.get(i as usize);
    let articles = Lists::of(block.iter().filter_map(|i| Some((run(*i)?.article, *i))));
    let mut own: Vec<&[u32]> = articles.iter().collect();
    own.sort_by_key(|own| own.first().and_then(|i| run(*i)).map(|run| (run.day, run.first)));
    let mut parts: Vec<Vec<u32>> = Vec::new();
    let mut len = 0;
    for article in own {
        let claims: usize = article.iter().filter_map(|i| run(*i)).map(|run| run.claims as usize).sum();
        match parts.last_mut().filter(|_| len + claims <= largest) {
            Some(last) => {
                len += claims;
                last.extend(article);
            }
            None => {
                len = claims;
                parts.push(article.to_vec());
            }
        }
    }
    parts.iter_mut().for_each(|part| part.sort_unstable());
    parts.sort_unstable();
    parts
}
