//! Merges and splits gathered into links, from the last ruling to the first: of an earlier one, what goes against a later one is
//! left out.

use crate::compare::Links;
use std::collections::{BTreeMap, HashMap};

/// What was gathered so far; claims are meant by their places.
#[derive(Debug, Default)]
pub(super) struct Unions {
    /// The group of each claim that was joined to others.
    home: HashMap<usize, usize>,
    /// The claims of each group, with the last ruling that joined some of them.
    groups: BTreeMap<usize, (Vec<usize>, String)>,
    /// For each claim those that do not belong with it, with the ruling that says so.
    apart: BTreeMap<usize, BTreeMap<usize, String>>,
}

impl Unions {
    /// Joins these claims, but for those that a later ruling parted; that ruling, where it leaves nothing to join.
    pub(super) fn join(&mut self, places: &[usize], by: &str) -> Option<String> {
        let mut firsts: Vec<usize> = Vec::new();
        let mut against = None;
        for place in places {
            let met = firsts.iter().find(|first| match self.parted(**first, *place) {
                None => true,
                Some(later) => {
                    against = Some(later.to_owned());
                    false
                }
            });
            match met.copied() {
                Some(first) => self.unite(first, *place, by),
                None => firsts.push(*place),
            }
        }
        against.filter(|_| firsts.len() == places.len())
    }

    /// Parts these claims from those, but for those that a later ruling joined; that ruling, where it leaves nothing to part.
    pub(super) fn part(&mut self, gone: &[usize], kept: &[usize], by: &str) -> Option<String> {
        let mut against = None;
        let mut parted = false;
        for a in gone {
            for b in kept {
                let home = self.home.get(a).filter(|home| self.home.get(b) == Some(*home));
                if let Some((_, later)) = home.and_then(|home| self.groups.get(home)) {
                    against = Some(later.clone());
                    continue;
                }
                parted = true;
                for (one, other) in [(a, b), (b, a)] {
                    let others = self.apart.entry(*one).or_default();
                    others.entry(*other).or_insert_with(|| by.to_owned());
                }
            }
        }
        against.filter(|_| !parted)
    }

    /// The ruling that parts the groups of two claims.
    fn parted(&self, a: usize, b: usize) -> Option<&str> {
        let (one, other) = (self.group(a), self.group(b));
        let found = one
            .iter()
            .filter_map(|i| self.apart.get(i))
            .find_map(|apart| other.iter().find_map(|k| apart.get(k)));
        found.map(String::as_str)
    }

    fn group(&self, place: usize) -> Vec<usize> {
        let group = self.home.get(&place).and_then(|home| self.groups.get(home));
        group.map_or_else(|| vec![place], |(members, _)| members.clone())
    }

    fn unite(&mut self, a: usize, b: usize, by: &str) {
        let (one, other) = (self.group(a), self.group(b));
        let into = self.home.get(&a).copied().unwrap_or(a);
        let from = self.home.get(&b).copied().unwrap_or(b);
        let mut whole = one;
        if from != into {
            whole.extend(&other);
        }
        self.groups.remove(&from);
        for i in &other {
            self.home.insert(*i, into);
        }
        self.home.insert(a, into);
        self.groups.insert(into, (whole, by.to_owned()));
    }

    /// What was gathered.
    pub(super) fn links(self) -> Links {
        let same = self.groups.into_values().map(|(mut members, _)| {
            members.sort_unstable();
            members
        });
        let apart = self.apart.iter().flat_map(|(a, others)| others.keys().map(move |b| (*a, *b)));
        Links { same: same.collect(), apart: apart.filter(|(a, b)| a < b).collect() }
    }
}
