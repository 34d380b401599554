//! Articles joined into blocks by the keys of their claims.
//!
//! One key in common joins two articles, unless so many have it that it says nothing by itself: then it takes two of different sorts. A block
//! that grows too big for its pairs to be compared is split: by two keys of different sorts, then by place, event and day, in the end by
//! days. Each of these is counted, and told.

use super::Run;
use crate::compare::keys::{self, Sort};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// What keys and blocks may be at most.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// How many articles may have a key that joins them by itself.
    pub common: usize,
    /// How many claims a block may have.
    pub largest: usize,
}

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds { common: 100, largest: 1000 }
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
    /// How many keys were too common to join articles by themselves.
    pub common: usize,
    /// How many blocks had grown too big and were split by two keys.
    pub split_by_keys: usize,
    /// How many of what came of that were split by place, event and day.
    pub split_by_place: usize,
    /// How many of what came of that were cut between days.
    pub cut: usize,
}

/// Keys with the places of the runs that have them.
#[derive(Debug, Default)]
pub(super) struct Keys(Vec<(u64, u32)>);

impl Keys {
    /// Takes the keys of runs that stand behind `before` others.
    pub(super) fn append(&mut self, before: usize, keys: &[(u64, u32)]) {
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        self.0.extend(keys.iter().map(|(key, run)| (*key, run.saturating_add(before))));
    }
}

/// Runs in blocks: the blocks by their first runs, the runs of each in order.
#[derive(Debug, Default)]
pub(super) struct Lists {
    runs: Vec<u32>,
    ends: Vec<usize>,
}

impl Lists {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, block: usize) -> &[u32] {
        let start = block.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(block).and_then(|end| self.runs.get(start..*end)).unwrap_or_default()
    }

    /// The runs gathered by the first of their block.
    fn of(home: &[u32]) -> Lists {
        let mut sizes = vec![0usize; home.len()];
        home.iter().for_each(|first| sizes[*first as usize] += 1);
        let mut next = 0;
        let mut lists = Lists { runs: vec![0; home.len()], ends: Vec::new() };
        for size in &mut sizes {
            let len = *size;
            *size = next;
            next += len;
            if len > 0 {
                lists.ends.push(next);
            }
        }
        for (run, first) in (0..).zip(home) {
            let at = &mut sizes[*first as usize];
            lists.runs[*at] = run;
            *at += 1;
        }
        lists
    }
}

pub(super) fn join(runs: &[Run], keys: Keys, bounds: &Bounds) -> (Lists, Joined) {
    let mut keys = keys.0;
    let mut home = Homes::of(runs.len());
    let articles = together(&mut home, runs.iter().map(|run| run.article));
    let mut joined =
        Joined { claims: runs.iter().map(|run| run.claims as usize).sum(), articles, ..Joined::default() };
    keys.par_sort_unstable();
    let mut common: Vec<(u32, u64)> = Vec::new();
    for group in keys.chunk_by(|a, b| a.0 == b.0) {
        // Name, event and day together are never too common: an event of which hundreds tell is one all the same.
        let is_common = group.len() > bounds.common && keys::sort_of(group[0].0) != Sort::NameAndDay;
        if is_common {
            joined.common += 1;
            common.extend(group.iter().map(|(key, run)| (*run, *key)));
        } else if let [(_, first), others @ ..] = group {
            others.iter().for_each(|(_, run)| home.union(*first, *run));
        }
    }
    for group in pairs(common).chunk_by(|a, b| a.0 == b.0) {
        group.iter().for_each(|(_, run)| home.union(group[0].1, *run));
    }
    let mut lists = Lists::of(&home.firsts());
    let is_big = |block: &[u32]| claims(runs, block) > bounds.largest && block.len() > 1;
    let big: Vec<Vec<u32>> =
        (0..lists.len()).map(|i| lists.get(i)).filter(|block| is_big(block)).map(<[u32]>::to_vec).collect();
    if !big.is_empty() {
        let mut firsts = home.firsts();
        let mut in_big = vec![false; runs.len()];
        big.iter().flatten().for_each(|run| in_big[*run as usize] = true);
        let mut own: Vec<(u32, u64)> =
            keys.iter().filter(|(_, run)| in_big[*run as usize]).map(|(key, run)| (*run, *key)).collect();
        own.par_sort_unstable();
        for block in big {
            let mut split = Split { runs, keys: &own, bounds, joined: &mut joined };
            for part in split.by_keys(block) {
                part.iter().for_each(|run| firsts[*run as usize] = part[0]);
            }
        }
        lists = Lists::of(&firsts);
    }
    joined.blocks = lists.len();
    joined.largest = (0..lists.len()).map(|i| claims(runs, lists.get(i))).max().unwrap_or(0);
    (lists, joined)
}

fn claims(runs: &[Run], block: &[u32]) -> usize {
    block.iter().filter_map(|run| runs.get(*run as usize)).map(|run| run.claims as usize).sum()
}

/// Joins what has one mark; gives how many marks there are.
fn together(home: &mut Homes, marks: impl Iterator<Item = u64>) -> usize {
    let mut first: FxHashMap<u64, u32> = FxHashMap::default();
    for (i, mark) in (0..).zip(marks) {
        let first = *first.entry(mark).or_insert(i);
        home.union(first, i);
    }
    first.len()
}

/// How many keys of a run make pairs: an article that names half the world is no bridge between all of it.
const PAIRED: usize = 24;

/// Two keys of different sorts of one run as one key, of every run; sorted.
fn pairs(mut keys: Vec<(u32, u64)>) -> Vec<(u64, u32)> {
    keys.sort_unstable();
    let mut pairs = Vec::new();
    for own in keys.chunk_by(|a, b| a.0 == b.0) {
        // Keys stand by their sorts; of each sort some.
        let mut some: Vec<u64> = Vec::new();
        for sort in own.chunk_by(|a, b| keys::sort_of(a.1) == keys::sort_of(b.1)) {
            some.extend(sort.iter().take(PAIRED / 3).map(|(_, key)| key));
        }
        for (i, one) in some.iter().enumerate() {
            for other in some.get(i + 1..).unwrap_or_default() {
                if keys::sort_of(*one) != keys::sort_of(*other) {
                    pairs.push((one.rotate_left(17) ^ other.wrapping_mul(0x9e37_79b9_7f4a_7c15), own[0].0));
                }
            }
        }
    }
    pairs.par_sort_unstable();
    pairs
}

/// Splits blocks that are too big.
struct Split<'a> {
    runs: &'a [Run],
    /// The keys of the runs of such blocks, by run.
    keys: &'a [(u32, u64)],
    bounds: &'a Bounds,
    joined: &'a mut Joined,
}

impl Split<'_> {
    fn keys_of(&self, run: u32) -> &[(u32, u64)] {
        let from = self.keys.partition_point(|(other, _)| *other < run);
        let to = self.keys.partition_point(|(other, _)| *other <= run);
        self.keys.get(from..to).unwrap_or_default()
    }

    fn is_big(&self, block: &[u32]) -> bool {
        block.len() > 1 && claims(self.runs, block) > self.bounds.largest
    }

    /// Those that have two keys of different sorts in common stay together.
    fn by_keys(&mut self, block: Vec<u32>) -> Vec<Vec<u32>> {
        let own: Vec<(u32, u64)> = block.iter().flat_map(|run| self.keys_of(*run)).copied().collect();
        let pairs = pairs(own);
        let marks = pairs.chunk_by(|a, b| a.0 == b.0).map(|group| group.iter().map(|(_, run)| *run));
        let (mut parts, alone): (Vec<_>, Vec<_>) =
            self.parted(&block, marks).into_iter().partition(|part| part.len() > 1);
        // Those that name nobody have no second sort of key: they are left to the next step.
        let mut rest = alone.concat();
        if !rest.is_empty() {
            rest.sort_unstable();
            parts.push(rest);
        }
        self.joined.split_by_keys += usize::from(parts.len() > 1);
        let mut split = Vec::new();
        for part in parts {
            if self.is_big(&part) {
                split.extend(self.by_place(part));
            } else {
                split.push(part);
            }
        }
        split
    }

    /// Those that have one place, event and day in common stay together: of each run's the one that most others have.
    fn by_place(&mut self, block: Vec<u32>) -> Vec<Vec<u32>> {
        let mut times: FxHashMap<u64, usize> = FxHashMap::default();
        let is_place = |key: &u64| keys::sort_of(*key) == Sort::NameAndDay;
        let of = |run: u32| self.keys_of(run).iter().map(|(_, key)| *key).filter(is_place);
        block.iter().flat_map(|run| of(*run)).for_each(|key| *times.entry(key).or_default() += 1);
        let most = |run: u32| of(run).max_by_key(|key| (times.get(key).copied(), std::cmp::Reverse(*key)));
        let mut marks: Vec<(Option<u64>, u32)> = block.iter().map(|run| (most(*run), *run)).collect();
        marks.sort_unstable();
        let marks =
            marks.chunk_by(|a, b| a.0.is_some() && a.0 == b.0).map(|group| group.iter().map(|(_, run)| *run));
        let parts = self.parted(&block, marks);
        self.joined.split_by_place += usize::from(parts.len() > 1);
        parts
            .into_iter()
            .flat_map(|part| if self.is_big(&part) { self.by_day(part) } else { vec![part] })
            .collect()
    }

    /// Cut between days where there are days, and never within an article.
    fn by_day(&mut self, block: Vec<u32>) -> Vec<Vec<u32>> {
        let mut parts = self.parted(&block, std::iter::empty::<std::iter::Empty<u32>>());
        parts.sort_by_key(|part| self.runs.get(part[0] as usize).map(|run| (run.day, run.first)));
        let mut cut: Vec<Vec<u32>> = Vec::new();
        let mut len = 0;
        for part in parts {
            let own = claims(self.runs, &part);
            match cut.last_mut().filter(|_| len + own <= self.bounds.largest) {
                Some(last) => {
                    len += own;
                    last.extend(part);
                }
                None => {
                    len = own;
                    cut.push(part);
                }
            }
        }
        self.joined.cut += usize::from(cut.len() > 1);
        cut.iter_mut().for_each(|part| part.sort_unstable());
        cut
    }

    /// A block in parts: articles stay whole, and so do those that have a mark in common.
    fn parted<G: Iterator<Item = u32>>(
        &self,
        block: &[u32],
        marks: impl Iterator<Item = G>,
    ) -> Vec<Vec<u32>> {
        let place: FxHashMap<u32, u32> = block.iter().copied().zip(0..).collect();
        let mut home = Homes::of(block.len());
        together(
            &mut home,
            block.iter().map(|run| self.runs.get(*run as usize).map_or(0, |run| run.article)),
        );
        for group in marks {
            let mut places = group.filter_map(|run| place.get(&run));
            if let Some(first) = places.next() {
                places.for_each(|other| home.union(*first, *other));
            }
        }
        let lists = Lists::of(&home.firsts());
        let runs =
            |i: usize| lists.get(i).iter().filter_map(|place| block.get(*place as usize)).copied().collect();
        (0..lists.len()).map(runs).collect()
    }
}

/// For each place the first of those that it was joined with, once followed to its end.
struct Homes(Vec<u32>);

impl Homes {
    fn of(len: usize) -> Homes {
        Homes((0..u32::try_from(len).unwrap_or(u32::MAX)).collect())
    }

    fn root(&mut self, mut i: u32) -> u32 {
        while self.0[i as usize] != i {
            let above = self.0[self.0[i as usize] as usize];
            self.0[i as usize] = above;
            i = above;
        }
        i
    }

    fn union(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }

    fn firsts(&mut self) -> Vec<u32> {
        (0..u32::try_from(self.0.len()).unwrap_or(u32::MAX)).map(|i| self.root(i)).collect()
    }
}
