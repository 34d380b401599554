//! Which phrases of an article mean one person: "a 19-year-old man", "the victim", "he" and "Berg" in turn.
//!
//! When unsure two phrases are one person: an article tells of one victim many times, and of two alike seldom without saying
//! "another". Whom name, age or sex part are two.

use super::phrase::{Phrase, Points};
use crate::lexicon::victims::{self, Ages, Flag, Person as Sort};
use rust_decimal::Decimal;

/// By so many years a noun may miss an age.
const ROUNDED: u8 = 3;

/// One person of an article who came to harm.
#[derive(Debug, Clone)]
pub(super) struct Somebody {
    /// The key of the name.
    pub name: Option<String>,
    /// The age in years; a fraction where it was told in months.
    pub age: Option<Decimal>,
    /// The noun first used.
    pub noun: String,
    /// How old they may be by the nouns used.
    ages: Ages,
    /// The sex, as far as it was told.
    sex: Sort,
    /// True for who did it.
    suspect: bool,
    /// True where another did it to them: they never did it to themselves.
    by_another: bool,
    /// The harms told of so far.
    pub harms: Vec<&'static str>,
    /// The last sentence that tells of them.
    last: usize,
}

/// Those who came to harm in one article.
#[derive(Debug, Default)]
pub(super) struct People {
    pub all: Vec<Somebody>,
}

impl People {
    /// The person that a phrase means.
    pub fn meant(&mut self, phrase: &Phrase, sentence: usize) -> Option<usize> {
        let found = match phrase.points {
            // "another man, 26," may have been told of by his age before.
            Points::Another => {
                self.last(|one| phrase.age.is_some() && one.age == phrase.age && one.fits(phrase, sentence))
            }
            // "the second victim" is somebody beside the first.
            Points::Other => {
                let fit: Vec<usize> =
                    (0..self.all.len()).filter(|i| self.all[*i].fits(phrase, sentence)).collect();
                fit.get(1..).and_then(|others| others.iter().copied().max_by_key(|i| self.all[*i].last))
            }
            Points::Implied => {
                let died = self.all.iter().position(|one| one.harms.contains(&"killed"));
                died.or_else(|| self.known(phrase, sentence))
            }
            Points::Doer => self.doer(),
            Points::Self_ => self.oneself(phrase, sentence),
            _ => self.known(phrase, sentence),
        };
        // Whom "he" means was never told: somebody else may be meant.
        if found.is_none() && phrase.points == Points::Pronoun {
            return None;
        }
        let i = found.unwrap_or_else(|| self.add(phrase, sentence));
        self.all[i].learn(phrase, sentence);
        Some(i)
    }

    fn add(&mut self, phrase: &Phrase, sentence: usize) -> usize {
        let suspect = matches!(phrase.points, Points::Self_ | Points::Doer) || phrase.person == Sort::Suspect;
        let noun =
            if phrase.points == Points::Self_ && phrase.noun.is_empty() { "suspect" } else { &phrase.noun };
        self.all.push(Somebody {
            name: None,
            age: None,
            noun: noun.to_string(),
            ages: Ages::ANY,
            sex: Sort::Either,
            suspect,
            by_another: false,
            harms: Vec::new(),
            last: sentence,
        });
        self.all.len() - 1
    }

    /// The last told of whom something holds.
    fn last(&self, is: impl Fn(&Somebody) -> bool) -> Option<usize> {
        (0..self.all.len()).filter(|i| is(&self.all[*i])).max_by_key(|i| (self.all[*i].last, *i))
    }

    /// Who did it to themselves: nobody to whom another did it.
    fn oneself(&self, phrase: &Phrase, sentence: usize) -> Option<usize> {
        if phrase.name.is_some()
            && let Some(i) = self.last(|one| one.name == phrase.name)
        {
            return Some(i);
        }
        let fits = |one: &Somebody| one.fits(phrase, sentence);
        self.last(|one| one.suspect && fits(one)).or_else(|| {
            // Of an article that tells of a victim of another, one more may have come to harm.
            let alone = !self.all.iter().any(|one| one.by_another);
            self.last(|one| alone && fits(one))
        })
    }

    /// Who did it and died: where two died, one of them.
    fn doer(&self) -> Option<usize> {
        let died = |one: &Somebody| one.harms.contains(&"killed");
        let several = self.all.iter().filter(|one| died(one)).count() > 1;
        self.last(|one| one.suspect).or_else(|| self.last(|one| several && died(one) && !one.by_another))
    }

    fn known(&self, phrase: &Phrase, sentence: usize) -> Option<usize> {
        let fits = |one: &Somebody| one.fits(phrase, sentence);
        if phrase.name.is_some()
            && let Some(i) = self.last(|one| one.name == phrase.name)
        {
            return Some(i);
        }
        if phrase.age.is_some()
            && let Some(i) = self.last(|one| one.age == phrase.age && fits(one))
        {
            return Some(i);
        }
        if phrase.person == Sort::Suspect {
            return self.last(|one| one.suspect && fits(one));
        }
        // "His wife" may be the woman of before, and never his brother.
        let is_kin = |noun: &str| victims::is(noun, Flag::Kin);
        if is_kin(&phrase.noun) {
            let same = self.last(|one| one.noun == phrase.noun && fits(one));
            return same.or_else(|| self.last(|one| !is_kin(&one.noun) && !one.suspect && fits(one)));
        }
        let is_other = phrase.noun == "victim";
        // Who alone came to harm, and by their own hand, is who is named later.
        let is_only = self.all.len() == 1;
        self.last(|one| !one.suspect && fits(one)).or_else(|| {
            self.last(|one| one.suspect && !is_other && (phrase.name.is_none() || is_only) && fits(one))
        })
    }

    /// Another did it to the person at `i`.
    pub fn by_another(&mut self, i: usize) {
        if let Some(one) = self.all.get_mut(i) {
            one.by_another = true;
        }
    }
}

impl Somebody {
    /// True where a phrase may mean this person, by name, age and sex.
    fn fits(&self, phrase: &Phrase, sentence: usize) -> bool {
        let name = self.name.is_none() || phrase.name.is_none() || self.name == phrase.name;
        let age = match (self.age, phrase.age) {
            (Some(one), Some(other)) => is_same_age(one, other),
            // Of a 17-year-old it is said "the man" and "the boy".
            (Some(_), None) => !self.ages.widened(ROUNDED).and(ages_of(phrase)).is_empty(),
            (None, Some(_)) => !self.ages.and(ages_of(phrase).widened(ROUNDED)).is_empty(),
            (None, None) => !self.ages.and(ages_of(phrase)).is_empty(),
        };
        let sex = self.sex == phrase.person
            || self.sex == Sort::Either
            || matches!(phrase.person, Sort::Either | Sort::Suspect);
        // "A man was killed and a man was hurt" tells of two.
        let same_age = self.age.is_some() && self.age == phrase.age;
        let same_clause = phrase.points == Points::New && self.last == sentence && !same_age;
        // "The driver was shot, his passenger was wounded".
        let is_owner = phrase.points == Points::Own && self.last == sentence && self.noun != phrase.noun;
        name && age && sex && !same_clause && !is_owner
    }

    /// Keeps what a phrase says of this person.
    fn learn(&mut self, phrase: &Phrase, sentence: usize) {
        self.last = sentence;
        if self.name.is_none() {
            self.name.clone_from(&phrase.name);
        }
        self.age = self.age.or(phrase.age);
        let ages = ages_of(phrase);
        let both = self.ages.and(ages);
        if phrase.age.is_some() {
            self.ages = ages;
        } else if !both.is_empty() {
            self.ages = both;
        }
        if self.sex == Sort::Either && phrase.person != Sort::Suspect {
            self.sex = phrase.person;
        }
        if self.noun.is_empty() {
            self.noun.clone_from(&phrase.noun);
        }
    }
}

/// How old somebody is by a phrase: its age, else what its noun says.
fn ages_of(phrase: &Phrase) -> Ages {
    let age = phrase.age.map(|age| age.trunc()).and_then(|age| u8::try_from(age).ok());
    age.map_or_else(|| victims::ages(&phrase.noun), |age| Ages { from: age, to: age })
}

/// True for equal ages; what was told in months may be rounded.
fn is_same_age(one: Decimal, other: Decimal) -> bool {
    let is_rounded = !one.is_integer() || !other.is_integer();
    one == other || is_rounded && (one - other).abs() < Decimal::ONE
}
