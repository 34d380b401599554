//! The words, names and places of a claim as vectors, weighted by how near they stand and how rare they are in the case.
//!
//! Spellings of one name are one concept. What a share of two vectors weighs is the business of [`ladder`](super::ladder).

use crate::claim::about::Word;
use crate::claim::{Claim, Kind};
use rustc_hash::{FxBuildHasher, FxHashMap};
use smallvec::SmallVec;

/// The weightiest concepts of a claim, sorted by concept.
#[derive(Debug, Clone, Default)]
pub struct Vector {
    parts: SmallVec<[(u32, f32); 4]>,
    /// A bit for each concept, which few others have: two vectors whose bits do not meet have nothing in common.
    bits: u64,
    sum: f32,
    near: bool,
}

/// How many concepts of a claim are compared; what stands further off says little.
const MOST: usize = 12;

impl Vector {
    fn new(mut parts: SmallVec<[(u32, f32); 4]>, near: bool) -> Self {
        parts.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        parts.truncate(MOST);
        parts.sort_by_key(|(id, _)| *id);
        parts.dedup_by_key(|part| part.0);
        let sum = parts.iter().fold(0.0, |sum, (_, weight)| sum + weight);
        let bits = parts.iter().fold(0, |bits, (id, _)| bits | 1 << (id % 64));
        Vector { parts, bits, sum, near }
    }

    /// True where nothing is known.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// True where something stands near the value itself.
    #[inline]
    pub fn is_near(&self) -> bool {
        self.near
    }

    /// Its concepts by number.
    pub(super) fn concepts(&self) -> impl Iterator<Item = u32> {
        self.parts.iter().map(|(id, _)| *id)
    }

    /// What the two share, of the one that has less: 0 for nothing, 1 where all of it is in the other.
    #[inline]
    pub fn share(&self, other: &Vector) -> f32 {
        if self.bits & other.bits == 0 { 0.0 } else { self.met(other) }
    }

    fn met(&self, other: &Vector) -> f32 {
        let (mut i, mut k, mut shared) = (0, 0, 0.0);
        while let (Some(a), Some(b)) = (self.parts.get(i), other.parts.get(k)) {
            match a.0.cmp(&b.0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => k += 1,
                std::cmp::Ordering::Equal => {
                    shared += (a.1 * b.1).sqrt();
                    i += 1;
                    k += 1;
                }
            }
        }
        let least = self.sum.min(other.sum);
        if least > 0.0 { (shared / least).min(1.0) } else { 0.0 }
    }
}

/// How rare each concept is among the claims of a case.
pub(super) struct Rarity {
    /// What each concept counts for, by its number.
    rare: Vec<f32>,
    /// The numbers of the concepts of all claims, one behind the other: of each its words, what stands beside it, its names, its places.
    concepts: Vec<u32>,
}

/// The vectors of one claim.
pub(super) struct Vectors {
    pub words: Vector,
    pub beside: Vector,
    pub names: Vector,
    pub places: Vector,
}

impl Rarity {
    /// Counts the concepts of all claims; spellings of one name count as one. `copies` gives for each claim the one whose copy
    /// it is, or itself: copies count as one, so that a text that five articles run is no less rare for it.
    pub(super) fn of(claims: &[Claim], copies: &[usize]) -> Self {
        // A place or a nationality is told of what figures and days are told of: it makes no word commoner.
        let counts = |i: usize| {
            let is_beside = |claim: &Claim| {
                claim.kind == Kind::Place || claim.about.measure.as_deref() == Some("nationality")
            };
            copies.get(i) == Some(&i) && claims.get(i).is_some_and(|claim| !is_beside(claim))
        };
        let all = (0..claims.len()).filter(|i| counts(*i)).count();
        let mut known = Known::of(claims.len());
        let mut concepts: Vec<u32> = Vec::with_capacity(claims.len() * 12);
        for (i, claim) in claims.iter().enumerate() {
            let about = &claim.about;
            let words = about.words.iter().chain(&about.beside).map(|word| (word, false));
            let named = about.names.iter().chain(&about.places).map(|word| (word, true));
            let seen = u32::from(counts(i));
            for (word, is_name) in words.chain(named) {
                concepts.push(known.number(&word.concept, is_name, seen));
            }
        }
        let rare = known.seen.iter().map(|seen| (1.0 + all as f32 / (*seen).max(1) as f32).ln()).collect();
        Rarity { rare, concepts }
    }

    /// The vectors of the claims, in order: nearness to the value times rarity in the case.
    pub(super) fn vectors(&self, claims: &[Claim]) -> impl Iterator<Item = Vectors> {
        let mut concepts = self.concepts.as_slice();
        claims.iter().map(move |claim| {
            let about = &claim.about;
            let mut vector = |words: &[Word]| {
                let (own, rest) = concepts.split_at_checked(words.len()).unwrap_or((&[], &[]));
                concepts = rest;
                self.vector(own, words)
            };
            Vectors {
                words: vector(&about.words),
                beside: vector(&about.beside),
                names: vector(&about.names),
                places: vector(&about.places),
            }
        })
    }

    fn vector(&self, concepts: &[u32], words: &[Word]) -> Vector {
        let rare = |concept: &u32| self.rare.get(*concept as usize).copied().unwrap_or_default();
        let parts = concepts.iter().zip(words).map(|(concept, word)| (*concept, word.weight * rare(concept)));
        let near = words.iter().any(|word| word.weight >= 0.35);
        Vector::new(parts.collect(), near)
    }
}

/// The concepts that were met.
struct Known<'a> {
    /// One number for each concept, and for all spellings of a name.
    ids: FxHashMap<&'a str, u32>,
    /// How many claims have each.
    seen: Vec<u32>,
    names: Spellings,
}

impl<'a> Known<'a> {
    /// None yet; room for those of so many claims.
    fn of(claims: usize) -> Known<'a> {
        let ids = FxHashMap::with_capacity_and_hasher(claims * 4, FxBuildHasher);
        Known { ids, seen: Vec::with_capacity(claims * 4), names: Spellings::default() }
    }

    /// The number of a concept, which is seen so many times more.
    fn number(&mut self, concept: &'a str, is_name: bool, seen: u32) -> u32 {
        let id = match self.ids.get(concept) {
            Some(id) => *id,
            None => self.add(concept, is_name),
        };
        if let Some(all) = self.seen.get_mut(id as usize) {
            *all += seen;
        }
        id
    }

    /// A number for a new concept: that of another spelling, where it is a name and has one.
    fn add(&mut self, concept: &'a str, is_name: bool) -> u32 {
        let mut id = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
        if is_name {
            let letters: Vec<char> = concept.chars().filter(|c| c.is_alphanumeric()).collect();
            id = self.names.number(&letters).unwrap_or(id);
            self.names.add(letters, id);
        }
        if id as usize == self.seen.len() {
            self.seen.push(0);
        }
        self.ids.insert(concept, id);
        id
    }
}

/// The names of a case by their letters, to find other spellings of one.
#[derive(Default)]
struct Spellings {
    /// For each first letter, the names that begin with it: their letters and their number.
    known: FxHashMap<char, Vec<(Vec<char>, u32)>>,
}

impl Spellings {
    /// The number of a name that this is another spelling of: "Kyiv" and "Kiev", "Rolls-Royce" and "Rolls Royce".
    fn number(&self, letters: &[char]) -> Option<u32> {
        let alike = self.known.get(letters.first()?)?;
        alike.iter().find(|(known, _)| is_spelling_of(known, letters)).map(|(_, number)| *number)
    }

    fn add(&mut self, letters: Vec<char>, number: u32) {
        if let Some(first) = letters.first() {
            self.known.entry(*first).or_default().push((letters, number));
        }
    }
}

/// True for two spellings of one name that begin with one letter.
fn is_spelling_of(a: &[char], b: &[char]) -> bool {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short < 3 || long - short > 2 {
        return false;
    }
    if a == b {
        return true;
    }
    let most = match short {
        7.. if a.last() == b.last() => 2,
        4.. => 1,
        _ => return false,
    };
    if long - short > most {
        return false;
    }
    let text = |letters: &[char]| letters.iter().collect::<String>();
    strsim::osa_distance(&text(a), &text(b)) <= most
}
