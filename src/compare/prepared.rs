//! A claim made ready for comparison: its words, names and places as vectors weighted by how rare they are in the case.

use super::set::{self, Interval, VagueWords};
use crate::claim::about::Word;
use crate::claim::{Claim, Kind, Value};
use crate::mention::Anchor;
use crate::mention::figure::{Dimension, Number};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap};

/// What the comparison knows of an article beside its claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The article's id.
    pub id: String,
    /// Its reference day.
    pub anchor: Anchor,
    /// Whose telling it is: articles of one origin count as one.
    pub origin: String,
}

/// A claim with what comparing it takes.
#[derive(Debug)]
pub struct Prepared<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Its article.
    pub source: Option<&'a Source>,
    /// The values that a figure allows, in its own unit; `None` for other kinds.
    pub set: Option<Interval>,
    /// The words around it.
    pub words: Vector,
    /// The names around it.
    pub names: Vector,
    /// The places around it.
    pub places: Vector,
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
}

impl Prepared<'_> {
    /// The key of who vouches for it; `None` where its article does not say.
    pub fn speaker(&self) -> Option<&str> {
        self.claim.said_by.as_ref().map(|speaker| speaker.key.as_str())
    }

    /// True where one repeats the other, exactly or rounded, as a headline and an article's end do.
    pub fn restates(&self, other: &Prepared) -> bool {
        if self.claim.value == other.claim.value {
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

/// The sum of the exact counts of one harm in one sentence, where there are several and none is a part of another.
fn sum(claim: &Claim, claims: &[Claim]) -> Option<Decimal> {
    if claim.kind != Kind::Casualties || claim.evidence.sentence.is_none() {
        return None;
    }
    let beside = claims.iter().filter(|other| {
        other.article == claim.article
            && other.evidence.sentence == claim.evidence.sentence
            && other.kind == claim.kind
            && other.about.measure == claim.about.measure
    });
    let (mut sum, mut count) = (Decimal::ZERO, 0);
    for other in beside {
        let Value::Figure { number, .. } = &other.value else { return None };
        if other.superseded || other.about.is_part || number.min != number.max {
            return None;
        }
        sum = sum.checked_add(number.min?)?;
        count += 1;
    }
    (count > 1).then_some(sum)
}

type Sort<'a> = (&'a str, Kind, Option<Dimension>, Option<&'a str>, Option<&'a str>);

fn sort(claim: &Claim) -> Sort<'_> {
    let dimension = match &claim.value {
        Value::Figure { dimension, .. } => Some(*dimension),
        _ => None,
    };
    let counted = claim.about.counted.as_ref().map(|group| group.key.as_str());
    (claim.article.as_str(), claim.kind, dimension, claim.about.measure.as_deref(), counted)
}

/// How many claims of each sort each article has.
fn sorts(claims: &[Claim]) -> HashMap<Sort<'_>, u32> {
    let mut sorts = HashMap::new();
    for claim in claims {
        *sorts.entry(sort(claim)).or_insert(0) += 1;
    }
    sorts
}

/// The weightiest concepts of a claim, sorted by concept.
#[derive(Debug, Clone, Default)]
pub struct Vector {
    parts: Vec<(u32, f32)>,
    sum: f32,
    near: bool,
}

/// How many concepts of a claim are compared; what stands further off says little.
const MOST: usize = 12;

impl Vector {
    fn new(mut parts: Vec<(u32, f32)>, near: bool) -> Self {
        parts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        parts.truncate(MOST);
        parts.sort_by_key(|(id, _)| *id);
        parts.dedup_by_key(|part| part.0);
        let sum = parts.iter().map(|(_, weight)| weight).sum();
        Vector { parts, sum, near }
    }

    /// True where nothing is known.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// True where something stands near the value itself.
    pub fn is_near(&self) -> bool {
        self.near
    }

    /// What the two share, of the one that has less: 0 for nothing, 1 where all of it is in the other.
    pub fn share(&self, other: &Vector) -> f32 {
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

/// Makes the claims of a case ready; `own` are the newsroom's own vague words.
pub fn prepare<'a>(claims: &'a [Claim], sources: &'a [Source], own: &VagueWords) -> Vec<Prepared<'a>> {
    let by_id: HashMap<&str, &Source> = sources.iter().map(|source| (source.id.as_str(), source)).collect();
    let rarity = Rarity::of(claims);
    let sides = sides(claims);
    let sorts = sorts(claims);
    claims
        .iter()
        .map(|claim| {
            let source = by_id.get(claim.article.as_str()).copied();
            let stated = claim.as_of.as_ref().and_then(|when| when.end);
            Prepared {
                claim,
                source,
                set: match &claim.value {
                    Value::Figure { number, .. } => Some(Interval::of(number, own)),
                    _ => None,
                },
                words: rarity.vector(&claim.about.words),
                names: rarity.vector(&claim.about.names),
                places: rarity.vector(&claim.about.places),
                when: claim.about.when.as_ref().and_then(set::days),
                day: stated.or_else(|| source.and_then(|source| source.anchor.day)),
                sum: sum(claim, claims),
                has_other_scope: scope(claim)
                    .and_then(|scope| sides.get(&scope))
                    .is_some_and(|sides| sides.len() > 1),
                is_only_one: sorts.get(&sort(claim)) == Some(&1),
            }
        })
        .collect()
}

type Scope<'a> = (&'a str, &'a str, &'a str);

fn scope(claim: &Claim) -> Option<Scope<'_>> {
    let (measure, counted) = (claim.about.measure.as_deref()?, claim.about.counted.as_ref()?);
    Some((claim.article.as_str(), measure, counted.key.as_str()))
}

/// For each article, measure and group, the sides of which it gives counts.
fn sides(claims: &[Claim]) -> HashMap<Scope<'_>, BTreeSet<&str>> {
    let mut sides: HashMap<Scope, BTreeSet<&str>> = HashMap::new();
    for claim in claims {
        let side = claim.about.counted.as_ref().and_then(|group| group.side.as_deref());
        if let (Some(scope), Some(side)) = (scope(claim), side) {
            sides.entry(scope).or_default().insert(side);
        }
    }
    sides
}

/// How rare each concept is among the claims of a case.
struct Rarity<'a> {
    /// One number for each concept, and for all spellings of a name.
    ids: HashMap<&'a str, u32>,
    seen: Vec<u32>,
    claims: usize,
}

impl<'a> Rarity<'a> {
    fn of(claims: &'a [Claim]) -> Self {
        let mut rarity = Rarity { ids: HashMap::new(), seen: Vec::new(), claims: claims.len() };
        let mut names = Spellings::default();
        for claim in claims {
            let about = &claim.about;
            let words = about.words.iter().map(|word| (word, false));
            let named = about.names.iter().chain(&about.places).map(|word| (word, true));
            for (word, is_name) in words.chain(named) {
                let concept = word.concept.as_str();
                let id = match rarity.ids.get(concept) {
                    Some(id) => *id,
                    None => rarity.add(concept, is_name.then_some(&mut names)),
                };
                if let Some(seen) = rarity.seen.get_mut(id as usize) {
                    *seen += 1;
                }
            }
        }
        rarity
    }

    /// A number for a new concept: that of another spelling, where it is a name and has one.
    fn add(&mut self, concept: &'a str, names: Option<&mut Spellings>) -> u32 {
        let mut id = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
        if let Some(names) = names {
            let letters: Vec<char> = concept.chars().filter(|c| c.is_alphanumeric()).collect();
            id = names.number(&letters).unwrap_or(id);
            names.add(letters, id);
        }
        if id as usize == self.seen.len() {
            self.seen.push(0);
        }
        self.ids.insert(concept, id);
        id
    }

    fn vector(&self, words: &[Word]) -> Vector {
        let mut parts: Vec<(u32, f32)> = Vec::with_capacity(words.len());
        for word in words {
            let Some(id) = self.ids.get(word.concept.as_str()) else { continue };
            let seen = self.seen.get(*id as usize).copied().unwrap_or(1).max(1);
            let rare = (1.0 + self.claims as f32 / seen as f32).ln();
            parts.push((*id, word.weight * rare));
        }
        let near = words.iter().any(|word| word.weight >= 0.35);
        Vector::new(parts, near)
    }
}

/// The names of a case by their letters, to find other spellings of one.
#[derive(Default)]
struct Spellings {
    /// For each first letter, the names that begin with it: their letters and their number.
    known: HashMap<char, Vec<(Vec<char>, u32)>>,
}

impl Spellings {
    /// The number of a name that this is another spelling of: "Fuaa" and "Foua", "Hewlett-Packard" and "Hewlett Packard".
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

/// True for kinds whose values are figures.
pub fn is_figure(kind: Kind) -> bool {
    matches!(kind, Kind::Casualties | Kind::Quantity)
}
