//! Which claims are compared with one another at all: those of one kind and dimension, in blocks of bounded size.
//!
//! No block is made by a value. A block that is too big is split by what its claims are about (names, places, words, days of the event), the
//! rarest first, and what was split is told: so the cost grows with the number of claims, and nothing is cut silently.

use super::prepared::Prepared;
use crate::claim::{Kind, Value};
use crate::mention::figure::Dimension;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How many claims are compared with one another at most; above any case of news articles on one event.
pub(super) const LARGEST: usize = 2000;

/// A block that was split because it was too big: claims of different parts were not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// What kind of claims it has.
    pub kind: Kind,
    /// What harm or what dimension all of them are of, where they are figures.
    pub what: Option<String>,
    /// How many claims it has.
    pub claims: usize,
    /// Into how many parts it was split.
    pub parts: usize,
}

/// The claims of a case in blocks.
#[derive(Debug)]
pub(super) struct Blocks {
    /// The claims that are compared with one another, each list sorted; each claim is in one.
    pub claims: Vec<Vec<usize>>,
    /// For each block the units that begin in it: claims that are one whatever else holds.
    pub units: Vec<Vec<Vec<usize>>>,
    /// What was split.
    pub splits: Vec<Split>,
}

impl Blocks {
    /// Makes the blocks of claims.
    pub fn of(claims: &[Prepared]) -> Blocks {
        let home = homes(claims);
        let mut places: FxHashMap<(Kind, Option<Dimension>, u32), usize> = FxHashMap::default();
        let mut whole: Vec<Vec<usize>> = Vec::new();
        for (i, one) in claims.iter().enumerate() {
            let place = *places.entry(key(one)).or_insert(whole.len());
            if place == whole.len() {
                whole.push(Vec::new());
            }
            whole[place].push(i);
        }
        let mut blocks =
            Blocks { claims: Vec::with_capacity(whole.len()), units: Vec::new(), splits: Vec::new() };
        for members in whole {
            if members.len() <= LARGEST {
                blocks.claims.push(members);
                continue;
            }
            let (first, all) = (&claims[members[0]], members.len());
            let parts = split(claims, &members, &home);
            blocks.splits.push(Split {
                kind: first.facts.kind,
                what: match (&first.claim.value, first.facts.kind) {
                    (Value::Figure { .. }, Kind::Casualties) => first.claim.about.measure.clone(),
                    (Value::Figure { dimension, .. }, _) => Some(format!("{dimension:?}").to_lowercase()),
                    _ => None,
                },
                claims: all,
                parts: parts.len(),
            });
            blocks.claims.extend(parts);
        }
        let mut block_of: Vec<usize> = vec![0; claims.len()];
        for (block, members) in blocks.claims.iter().enumerate() {
            for i in members {
                block_of[*i] = block;
            }
        }
        blocks.units = vec![Vec::new(); blocks.claims.len()];
        let mut place: Vec<usize> = vec![0; claims.len()];
        for i in 0..claims.len() {
            // The root of a unit is its first claim.
            let first = root(&home, i);
            let units = &mut blocks.units[block_of[first]];
            if first == i {
                place[i] = units.len();
                units.push(vec![i]);
            } else {
                units[place[first]].push(i);
            }
        }
        blocks
    }
}

/// What must be equal for two claims to be compared at all; never the value.
fn key(p: &Prepared) -> (Kind, Option<Dimension>, u32) {
    match p.facts.kind {
        Kind::Casualties if p.facts.dimension.is_some() => {
            (Kind::Casualties, None, p.facts.measure.number + 1)
        }
        kind => (kind, p.facts.dimension, 0),
    }
}

/// For each claim the one with which it is one, followed to its end: what a person put beside it, by `same_as` or by equal words for
/// the question, and the first of which it is a copy.
fn homes(claims: &[Prepared]) -> Vec<usize> {
    let mut home: Vec<usize> = (0..claims.len()).collect();
    for (i, prepared) in claims.iter().enumerate() {
        // Copies of one telling are one claim.
        union(&mut home, prepared.copy_of, i);
    }
    if claims.iter().all(|prepared| prepared.claim.by_hand.is_none()) {
        return home;
    }
    let by_id: FxHashMap<&str, usize> =
        claims.iter().enumerate().map(|(i, p)| (p.claim.id.as_str(), i)).collect();
    let amended: FxHashMap<&str, usize> = claims
        .iter()
        .enumerate()
        .filter_map(|(i, p)| Some((p.claim.by_hand.as_ref()?.amends.as_deref()?, i)))
        .collect();
    let mut by_question: BTreeMap<String, usize> = BTreeMap::new();
    for (i, prepared) in claims.iter().enumerate() {
        let Some(by_hand) = &prepared.claim.by_hand else { continue };
        if let Some(question) = &by_hand.question {
            let words = question.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            let first = *by_question.entry(words).or_insert(i);
            union(&mut home, first, i);
        }
        if let Some(id) = by_hand.same_as.as_deref()
            && let Some(other) = by_id.get(id).or_else(|| amended.get(id))
        {
            union(&mut home, *other, i);
        }
    }
    home
}

pub(super) fn root(home: &[usize], mut i: usize) -> usize {
    while home[i] != i {
        i = home[i];
    }
    i
}

pub(super) fn union(home: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(home, a), root(home, b));
    home[a.max(b)] = a.min(b);
}

/// Splits a block: claims that share what few others have stay together as long as they are few enough. What has nothing in common
/// with others fills the parts up, in the order of the claims.
fn split(claims: &[Prepared], members: &[usize], home: &[usize]) -> Vec<Vec<usize>> {
    let item_of = items(members, home);
    let mut sizes: Vec<usize> = Vec::new();
    for item in &item_of {
        sizes.resize(sizes.len().max(item + 1), 0);
        sizes[*item] += 1;
    }
    let mut shared: Vec<(Sign, usize)> = Vec::new();
    for (i, item) in members.iter().zip(&item_of) {
        shared.extend(signs(&claims[*i]).map(|sign| (sign, *item)));
    }
    shared.sort_unstable();
    shared.dedup();
    let mut runs: Vec<&[(Sign, usize)]> =
        shared.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1).collect();
    // Stable: the signs stand in their order.
    runs.sort_by_key(|run| run.len());
    let mut joined: Vec<usize> = (0..sizes.len()).collect();
    for run in runs {
        let mut into = root(&joined, run[0].1);
        for (_, item) in run {
            let other = root(&joined, *item);
            if other != into && sizes[into] + sizes[other] <= LARGEST {
                let all = sizes[into] + sizes[other];
                // The smaller goes under the larger, so that no way to a root is long.
                let (under, over) = if sizes[other] > sizes[into] { (into, other) } else { (other, into) };
                joined[under] = over;
                sizes[over] = all;
                into = over;
            }
        }
    }
    let mut clusters: FxHashMap<usize, usize> = FxHashMap::default();
    let mut lists: Vec<Vec<usize>> = Vec::new();
    for (i, item) in members.iter().zip(&item_of) {
        let place = *clusters.entry(root(&joined, *item)).or_insert(lists.len());
        if place == lists.len() {
            lists.push(Vec::new());
        }
        lists[place].push(*i);
    }
    packed(lists)
}

/// For each claim of a block the place of its unit among the block's units.
fn items(members: &[usize], home: &[usize]) -> Vec<usize> {
    let mut places: FxHashMap<usize, usize> = FxHashMap::default();
    let place = |i: &usize| {
        let next = places.len();
        *places.entry(root(home, *i)).or_insert(next)
    };
    members.iter().map(place).collect()
}

/// Lists put together as far as they fit, in order; a unit of thousands of copies is cut, which are one row whatever they are compared with.
fn packed(lists: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for list in lists {
        for some in list.chunks(LARGEST) {
            match parts.last_mut() {
                Some(part) if part.len() + some.len() <= LARGEST => part.extend(some),
                _ => parts.push(some.to_vec()),
            }
        }
    }
    for part in &mut parts {
        part.sort_unstable();
    }
    parts
}

/// Something that a claim is about, apart from its value, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Word(u32),
    Day(i32),
    Counted(u32),
    Event(u32),
}

fn signs(p: &Prepared) -> impl Iterator<Item = Sign> {
    let words = p.names.concepts().chain(p.places.concepts()).chain(p.words.concepts()).map(Sign::Word);
    let days = p.facts.when.map(|(start, _)| Sign::Day(start));
    let counted = p.facts.counted.as_ref().map(|counted| Sign::Counted(counted.key));
    let event = p.facts.event.is_told().then_some(Sign::Event(p.facts.event.number));
    words.chain(days).chain(counted).chain(event)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_fill_parts_and_are_never_lost() {
        let lists: Vec<Vec<usize>> =
            vec![(0..1500).collect(), (1500..2400).collect(), (2400..2500).collect()];
        let parts = packed(lists);
        assert_eq!(parts.iter().map(Vec::len).collect::<Vec<_>>(), [1500, 1000]);
        let copies: Vec<Vec<usize>> = packed(vec![(0..4500).collect()]);
        assert_eq!(copies.iter().map(Vec::len).collect::<Vec<_>>(), [2000, 2000, 500]);
    }
}
