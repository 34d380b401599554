//! Articles gathered into tellings; two that name different agencies are never joined.

use super::copies::Copy;
use std::collections::BTreeMap;

/// How many members of each of two groups are asked before the groups are joined.
const ASKED: usize = 4;

/// Articles by their places in a list, each in one group.
#[derive(Debug)]
pub(super) struct Groups {
    /// The group of each article.
    of: Vec<usize>,
    /// The articles of each group, as they came; none where it went into another.
    members: Vec<Vec<usize>>,
    /// What each group's articles say of their origin, as one key.
    keys: Vec<Option<String>>,
}

impl Groups {
    /// Every article alone; `keys` are what they say of their origin.
    pub(super) fn new(keys: impl Iterator<Item = Option<String>>) -> Groups {
        let keys: Vec<Option<String>> = keys.collect();
        let count = keys.len();
        Groups { of: (0..count).collect(), members: (0..count).map(|i| vec![i]).collect(), keys }
    }

    /// Joins the groups that name one origin.
    pub(super) fn join_keys(&mut self) {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for i in 0..self.of.len() {
            let Some(key) = self.keys[self.of[i]].clone() else { continue };
            let first = *first.entry(key).or_insert(i);
            self.join(i, first);
        }
    }

    /// The articles in the group of article `i`, as they came.
    pub(super) fn members(&self, i: usize) -> &[usize] {
        &self.members[self.of[i]]
    }

    /// The groups.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[usize]> {
        self.members.iter().map(Vec::as_slice).filter(|one| !one.is_empty())
    }

    /// True where nothing names article `i`'s origin and no other article is with it.
    pub(super) fn is_alone(&self, i: usize) -> bool {
        self.members(i).len() == 1 && self.keys[self.of[i]].is_none()
    }

    /// Joins the groups of two articles, unless they name two origins.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (x, y) = (self.of[a], self.of[b]);
        let names_two = self.keys[x].is_some() && self.keys[y].is_some() && self.keys[x] != self.keys[y];
        if x == y || names_two {
            return;
        }
        let (into, from) = if self.members[x].len() >= self.members[y].len() { (x, y) } else { (y, x) };
        let moved = std::mem::take(&mut self.members[from]);
        for i in &moved {
            self.of[*i] = into;
        }
        self.members[into].extend(moved);
        if self.keys[into].is_none() {
            self.keys[into] = self.keys[from].take();
        }
    }

    /// Joins the articles that run one text. A round-up that carries two texts makes them none: of the articles of two groups,
    /// more than half must run one text pair by pair.
    pub(super) fn join_copies(&mut self, copies: &[Copy], is_copy: impl Fn(usize, usize) -> bool) {
        for copy in copies {
            if self.of[copy.a] == self.of[copy.b] {
                continue;
            }
            let (ours, theirs) = (self.members(copy.a), self.members(copy.b));
            let (mut pairs, mut one) = (0, 0);
            for a in ours.iter().take(ASKED) {
                for b in theirs.iter().take(ASKED) {
                    pairs += 1;
                    one += usize::from(is_copy(*a, *b));
                }
            }
            if one * 2 > pairs {
                self.join(copy.a, copy.b);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(keys: &[Option<&str>], copies: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let mut groups = Groups::new(keys.iter().map(|key| key.map(str::to_owned)));
        let list: Vec<Copy> = copies.iter().map(|(a, b)| Copy { a: *a, b: *b, percent: 90 }).collect();
        groups.join_copies(&list, |a, b| copies.contains(&(a.min(b), a.max(b))));
        groups.join_keys();
        let mut found: Vec<Vec<usize>> = groups.iter().map(<[usize]>::to_vec).collect();
        for one in &mut found {
            one.sort_unstable();
        }
        found.sort();
        found
    }

    #[test]
    fn copies_and_equal_keys_are_one_group() {
        assert_eq!(groups(&[None, None, None], &[(0, 2)]), [vec![0, 2], vec![1]]);
        assert_eq!(groups(&[Some("AP"), None, Some("AP")], &[(1, 2)]), [[0, 1, 2]]);
        assert_eq!(groups(&[], &[]), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn two_agencies_stay_two() {
        assert_eq!(groups(&[Some("AP"), None, Some("AFP")], &[(0, 1), (1, 2)]), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_round_up_of_two_texts_makes_them_none() {
        assert_eq!(groups(&[None, None, None], &[(0, 1), (0, 2)]), [vec![0, 1], vec![2]]);
        assert_eq!(groups(&[None, None, None], &[(0, 1), (0, 2), (1, 2)]), [[0, 1, 2]]);
    }
}
