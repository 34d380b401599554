//! A row as it is judged: its claims with what is asked of all of them for every pair, found once.
//!
//! Every pair of a row is held against each other, so the row costs the square of its claims; a row of hundreds is judged by a bounded
//! number of them, some for each answer that it has.

use super::ladder;
use super::prepared::Prepared;
use super::told;
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

/// How many claims of a row are held against each other at most; copies count as one.
pub(super) const MOST: usize = 400;

/// A row with what its pairs ask of the rest of it.
pub(super) struct Row<'r, 'a> {
    /// All claims of the case.
    pub claims: &'r [Prepared<'a>],
    /// The places of the row's claims.
    pub group: &'r [usize],
    /// The same without copies; of a row of hundreds some for each answer.
    pub distinct: Vec<usize>,
    /// Those that their own article calls earlier.
    pub earlier: Vec<usize>,
    /// True where some are copies of others.
    has_copies: bool,
    /// With their articles, sorted by these.
    by_article: OnceCell<Vec<(usize, usize)>>,
    /// With what they are copies of, sorted by these.
    by_copy: OnceCell<Vec<(usize, usize)>>,
    /// How like a claim is to the others on average.
    averages: RefCell<FxHashMap<usize, f32>>,
}

impl<'r, 'a> Row<'r, 'a> {
    /// Makes a row of claims.
    pub fn of(claims: &'r [Prepared<'a>], group: &'r [usize]) -> Row<'r, 'a> {
        let mut distinct = told::without_copies(claims, group);
        let has_copies = distinct.len() < group.len();
        if distinct.len() > MOST {
            distinct = answers(claims, &distinct)
                .into_iter()
                .filter(|(_, is_one)| *is_one)
                .map(|(i, _)| i)
                .collect();
        }
        Row {
            claims,
            group,
            distinct,
            earlier: group.iter().copied().filter(|i| claims[*i].claim.superseded).collect(),
            has_copies,
            by_article: OnceCell::new(),
            by_copy: OnceCell::new(),
            averages: RefCell::default(),
        }
    }

    /// The claims of the row that stand in an article, in order.
    pub fn of_article(&self, article: usize) -> impl Iterator<Item = usize> {
        let all = self.by_article.get_or_init(|| sorted(self.group, |i| self.claims[i].article));
        run(all, article)
    }

    /// The claims of the row that are the same words of one origin as one of them, itself among them, in order.
    pub fn copies(&self, of: usize) -> impl Iterator<Item = usize> + Clone {
        let all = self.by_copy.get_or_init(|| sorted(self.group, |i| self.claims[i].copy_of));
        run(all, self.claims[of].copy_of)
    }

    /// Two claims as one article has them side by side, where the article of either has a copy of the other: what a text says twice
    /// is its own business, whichever of its copies the two were read in.
    pub fn side_by_side(&self, a: usize, b: usize) -> (usize, usize) {
        let (x, y) = (&self.claims[a], &self.claims[b]);
        if !self.has_copies || x.article == y.article || x.origin != y.origin {
            return (a, b);
        }
        let copy = |of: usize, beside: usize| {
            self.copies(of).find(|i| self.claims[*i].article == self.claims[beside].article)
        };
        match (copy(b, a), copy(a, b)) {
            (Some(b), _) => (a, b),
            (None, Some(a)) => (a, b),
            (None, None) => (a, b),
        }
    }

    /// Two claims as copies of them have them on one day, where there are such copies: what changed in a copy of today is no later
    /// count than what the other copies of today say.
    pub fn of_one_day(&self, a: usize, b: usize) -> (usize, usize) {
        if !self.has_copies || self.claims[a].origin != self.claims[b].origin {
            return (a, b);
        }
        let day = |i: usize| self.claims[i].day;
        let others = self.copies(b);
        for x in self.copies(a).filter(|x| day(*x).is_some()) {
            if let Some(y) = others.clone().find(|y| day(*y) == day(x)) {
                return (x, y);
            }
        }
        (a, b)
    }

    /// True where an article has a claim's words as well.
    pub fn has_copy(&self, of: usize, article: usize) -> bool {
        self.copies(of).any(|i| self.claims[i].article == article)
    }

    /// How like two claims are; 0 for what can't answer one question.
    pub fn score(&self, a: usize, b: usize) -> f32 {
        ladder::score(&self.claims[a], &self.claims[b]).unwrap_or(0.0)
    }

    /// How like a claim is to the others of the row, on average.
    pub fn average(&self, i: usize) -> f32 {
        if let Some(known) = self.averages.borrow().get(&i) {
            return *known;
        }
        let others = self.distinct.iter().filter(|k| **k != i);
        let (mut sum, mut all) = (0.0, 0usize);
        for k in others {
            sum += self.score(i, *k);
            all += 1;
        }
        let average = sum / all.max(1) as f32;
        self.averages.borrow_mut().insert(i, average);
        average
    }
}

fn sorted(group: &[usize], key: impl Fn(usize) -> usize) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = group.iter().map(|i| (key(*i), *i)).collect();
    all.sort_by_key(|(key, _)| *key);
    all
}

fn run(all: &[(usize, usize)], key: usize) -> impl Iterator<Item = usize> + Clone {
    let begin = all.partition_point(|(own, _)| *own < key);
    all.iter().skip(begin).take_while(move |(own, _)| *own == key).map(|(_, i)| *i)
}

/// The claims of a row of hundreds, each with whether it is one of the [`MOST`] that are held against each other: of every answer
/// the first, then the second, and so on.
pub(super) fn answers(claims: &[Prepared], distinct: &[usize]) -> Vec<(usize, bool)> {
    let mut nth: BTreeMap<String, usize> = BTreeMap::new();
    let turns: Vec<usize> = distinct
        .iter()
        .map(|i| {
            let turn = nth.entry(answer(&claims[*i])).or_insert(0);
            *turn += 1;
            *turn
        })
        .collect();
    let mut order: Vec<usize> = (0..distinct.len()).collect();
    order.sort_by_key(|place| (turns[*place], *place));
    let mut is_one = vec![false; distinct.len()];
    for place in order.into_iter().take(MOST) {
        is_one[place] = true;
    }
    distinct.iter().copied().zip(is_one).collect()
}

/// What a claim answers, how firmly and on whose word: claims that have it in common are held against others alike.
pub(super) fn answer(p: &Prepared) -> String {
    let claim = p.claim;
    let counted = claim.about.counted.as_ref().map(|group| (&group.key, &group.side));
    format!("{:?} {:?} {:?} {} {counted:?}", claim.value, p.speaker(), claim.certainty, claim.superseded)
}
