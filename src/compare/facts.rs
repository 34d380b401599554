//! What a claim is compared by, as numbers and signs: equal numbers stand for equal words among the claims made ready together.
//!
//! A pair of claims is compared in a fraction of a microsecond because whatever asks for a word (families, kin, stems) is asked here,
//! once for each word. Vectors of words are made in [`vector`](super::vector), days of recurring events in [`occasion`](super::occasion).

use super::occasion;
use super::prepared::Source;
use super::set;
use crate::claim::{Certainty, Claim, Group, Kind, Stance, Value};
use crate::lexicon::events::{self, Families};
use crate::lexicon::places::Site;
use crate::lexicon::{casualties, measures, places, statements, words};
use crate::mention::figure::Dimension;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// From this weight on an event word stands near a value.
pub(super) const NEAR_EVENT: f32 = 0.4;

/// What two claims are asked for again and again, of one of them.
#[derive(Debug)]
pub(super) struct Facts {
    /// What sort of question it answers.
    pub kind: Kind,
    /// Of what a figure is.
    pub dimension: Option<Dimension>,
    /// Its value, as a number.
    pub value: u32,
    /// What is measured; of dates the event.
    pub measure: Term,
    /// What else could be measured.
    pub other_measures: Box<[u32]>,
    /// The event.
    pub event: Term,
    /// The families of events that stand near the value, its measure among them; none of speeches and counts.
    pub near: Families,
    /// Who or what is counted.
    pub counted: Option<Counted>,
    /// What a statement holds.
    pub stance: Option<Held>,
    /// Where something happened.
    pub site: Option<Arc<Site>>,
    /// The days of its event, as days of the common era.
    pub when: Option<(i32, i32)>,
    /// How the day of a recurring event stands to its article.
    pub occasion: occasion::Signs,
    /// Its place in a list.
    pub order: Option<u8>,
    /// True for what is announced or asked for.
    pub is_planned: bool,
    /// True for a date that a stretch of time begins with.
    pub is_bound: bool,
    /// True for a date that names its thing.
    pub year_names_it: bool,
    /// True for claims of a nationality.
    pub is_nationality: bool,
}

/// A measure or an event.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Term {
    /// Its number; 0 for none.
    pub number: u32,
    /// The lines of kin in which it stands.
    kin: u64,
    /// The families of events that it is.
    family: Families,
    /// The pairs of measures apart of which it is the first, and those of which it is the second.
    apart: (u32, u32),
    /// True for a measure that leaves room for any other.
    pub is_loose: bool,
    /// True for one that follows from the unit alone, or that every article is full of.
    pub says_little: bool,
    /// True for speeches, counts and remembrances, whose day is that of no event.
    pub is_telling: bool,
    /// True for an event that comes round again.
    pub is_recurring: bool,
    /// True for what befalls people.
    is_incident: bool,
    /// True for what the law does about it.
    is_law: bool,
    /// True for the harm itself.
    is_harm: bool,
}

/// The sorts of incident that an article tells of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Incidents {
    family: Families,
    kin: u64,
}

impl Incidents {
    /// Takes what a claim of the article is about.
    pub fn take(&mut self, facts: &Facts) {
        for term in [facts.event, facts.measure] {
            if term.is_incident {
                self.family = self.family.and(term.family);
                self.kin |= term.kin;
            }
        }
    }

    /// True where both tell of incidents, and those of the one are of no sort that the other tells of.
    pub fn are_apart(self, other: Incidents) -> bool {
        let tells = |incidents: Incidents| incidents.family != Families::default();
        tells(self) && tells(other) && !self.family.meet(other.family) && self.kin & other.kin == 0
    }
}

impl Term {
    /// True for a deed and what the law did about it, whose days are two however near they stand in the text.
    pub fn is_deed_and_law(self, other: Term) -> bool {
        let is_deed = |term: Term| term.is_incident || term.is_harm;
        self.is_law && is_deed(other) || is_deed(self) && other.is_law
    }

    /// True where something is told.
    #[inline]
    pub fn is_told(self) -> bool {
        self.number != 0
    }

    /// True for two events of which one may be called by the other's name.
    #[inline]
    pub fn is_kin(self, other: Term) -> bool {
        self.kin & other.kin != 0
    }
}

impl Term {
    /// True for two measures that never answer one question, though counts of both may be of the same people: the freed and the held.
    #[inline]
    pub fn is_apart(self, other: Term) -> bool {
        self.apart.0 & other.apart.1 | self.apart.1 & other.apart.0 != 0
    }
}

/// Who or what is counted.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    /// Its key, as a number.
    pub key: u32,
    /// The side; 0 for none.
    pub side: u32,
    /// The words before the head of the phrase, as a number; 0 where nobody asks.
    pub phrase: u32,
    /// The person's first name, in lower case; of roles only.
    pub first_name: Option<String>,
    signs: Signs,
}

#[derive(Debug, Clone, Copy, Default)]
struct Signs {
    is_person: bool,
    is_people: bool,
    is_part: bool,
    /// One bit for every letter that the key has.
    letters: u64,
    /// How many characters it has.
    length: u32,
}

impl Counted {
    /// True for "people" and no more.
    pub fn is_person(&self) -> bool {
        self.signs.is_person
    }

    /// True for all words for people.
    pub fn is_people(&self) -> bool {
        self.signs.is_people
    }

    /// True for those that are part of all people.
    pub fn is_part(&self) -> bool {
        self.signs.is_part
    }

    /// False where two keys have too little in common for another spelling: more than 15 in 100 letters.
    #[inline]
    pub fn may_be_spelling_of(&self, other: &Counted) -> bool {
        let (x, y) = (&self.signs, &other.signs);
        // One step more than the measure allows, for what is lost in rounding.
        let most = x.length.max(y.length) * 15 / 100 + 1;
        // A step takes away one letter and brings another.
        x.length.abs_diff(y.length) <= most && (x.letters ^ y.letters).count_ones() <= 2 * most
    }
}

/// What a statement holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    /// Its family, as a number.
    pub family: u32,
    /// The lines of kin in which it stands.
    pub kin: u64,
    /// What the lexicon knows of the family.
    pub known: Option<&'static statements::Family>,
}

/// The words of claims by number.
#[derive(Debug, Default)]
pub(super) struct Numbers<'a> {
    values: FxHashMap<&'a Value, u32>,
    terms: FxHashMap<&'a str, Term>,
    keys: FxHashMap<&'a str, (u32, Signs)>,
    others: FxHashMap<&'a str, u32>,
    phrases: FxHashMap<&'a str, u32>,
    modifiers: FxHashMap<Vec<String>, u32>,
    sites: FxHashMap<&'a str, Option<Arc<Site>>>,
}

impl<'a> Numbers<'a> {
    /// What a claim is compared by.
    pub fn facts(&mut self, claim: &'a Claim, source: Option<&Source>) -> Facts {
        let about = &claim.about;
        let measure = about.measure.as_deref().map(|measure| self.term(measure)).unwrap_or_default();
        let event = about.event.as_deref().map(|event| self.term(event)).unwrap_or_default();
        let other_measures = about.other_measures.iter().map(|other| self.term(other).number).collect();
        let mut near = measure.family;
        for word in about.words.iter().filter(|word| word.weight >= NEAR_EVENT) {
            near = near.and(self.term(&word.concept).family);
        }
        let new = next(self.values.len());
        Facts {
            value: *self.values.entry(&claim.value).or_insert(new),
            kind: claim.kind,
            dimension: match &claim.value {
                Value::Figure { dimension, .. } => Some(*dimension),
                _ => None,
            },
            measure,
            other_measures,
            event,
            near,
            counted: about.counted.as_ref().map(|group| self.counted(claim, group)),
            stance: about.stance.as_ref().map(|stance| self.held(stance)),
            site: match (claim.kind, &claim.value) {
                (Kind::Place, Value::Text(place)) => self.site(place),
                _ => None,
            },
            when: about.when.as_ref().and_then(set::days).map(|(start, end)| (number(start), number(end))),
            occasion: occasion::signs(claim, source),
            order: about.order,
            is_planned: claim.certainty == Certainty::Planned,
            is_bound: about.is_bound,
            year_names_it: about.year_names_it,
            is_nationality: claim.kind == Kind::Role && about.measure.as_deref() == Some("nationality"),
        }
    }

    fn term(&mut self, name: &'a str) -> Term {
        if let Some(term) = self.terms.get(name) {
            return *term;
        }
        let is_telling = matches!(name, "saying" | "count" | "aftermath");
        let marks = events::marks(name);
        let term = Term {
            number: next(self.terms.len()),
            kin: marks.kin,
            family: if is_telling { Families::default() } else { marks.family },
            apart: measures::apart(name),
            is_loose: measures::is_loose(name),
            says_little: matches!(
                name,
                "age" | "magnitude" | "temperature" | "saying" | "treated" | "hospitalised"
            ),
            is_telling,
            is_recurring: marks.recurring,
            is_incident: marks.incident,
            is_law: marks.law,
            is_harm: matches!(name, "death" | "injury"),
        };
        self.terms.insert(name, term);
        term
    }

    fn counted(&mut self, claim: &Claim, group: &'a Group) -> Counted {
        let is_person = claim.kind == Kind::Role || claim.about.measure.as_deref() == Some("age");
        let new = next(self.keys.len());
        let (key, signs) = *self.keys.entry(&group.key).or_insert_with(|| (new, signs(&group.key)));
        let new = next(self.others.len());
        let side = group.side.as_deref().map_or(0, |side| *self.others.entry(side).or_insert(new));
        Counted {
            key,
            side,
            phrase: if claim.kind == Kind::Quantity { self.phrase(&group.written) } else { 0 },
            first_name: if is_person { first_name(&group.written) } else { None },
            signs,
        }
    }

    fn phrase(&mut self, written: &'a str) -> u32 {
        if let Some(number) = self.phrases.get(written) {
            return *number;
        }
        let new = next(self.modifiers.len());
        let number = *self.modifiers.entry(modifiers(written)).or_insert(new);
        self.phrases.insert(written, number);
        number
    }

    fn held(&mut self, stance: &'a Stance) -> Held {
        let new = next(self.others.len());
        Held {
            family: *self.others.entry(&stance.family).or_insert(new),
            kin: statements::kin(&stance.family),
            known: statements::family(&stance.family),
        }
    }

    fn site(&mut self, place: &'a str) -> Option<Arc<Site>> {
        self.sites.entry(place).or_insert_with(|| places::site(place).map(Arc::new)).clone()
    }
}

fn next(known: usize) -> u32 {
    u32::try_from(known + 1).unwrap_or(u32::MAX)
}

/// A day as a number, so that days between two are a difference.
fn number(day: Date) -> i32 {
    (day - Date::ZERO).get_days()
}

fn signs(key: &str) -> Signs {
    let is_person = key == "person";
    let is_part = casualties::is_part(key);
    let mut letters = 0;
    let mut length = 0;
    for letter in key.chars() {
        letters |= 1 << (u32::from(letter) % 64);
        length += 1;
    }
    Signs {
        is_person,
        is_people: is_person || is_part || casualties::people(key).is_some(),
        is_part,
        letters,
        length,
    }
}

/// "Sara" of "Sara Khan"; a surname alone may be anybody's.
fn first_name(written: &str) -> Option<String> {
    let (first, _) = written.split_once(char::is_whitespace)?;
    Some(first.trim_end_matches('.').to_lowercase())
}

/// The words of a noun phrase before its head: "office" of "office buildings".
fn modifiers(phrase: &str) -> Vec<String> {
    let mut words: Vec<String> = phrase
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(words::stem)
        .collect();
    words.pop();
    words
}
