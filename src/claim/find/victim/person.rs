//! Which phrases of an article mean one person: "a 19-year-old man", "the victim", "he" and "Berg" in turn.
//!
//! When unsure two phrases are one person: an article tells of one victim many times, and of two alike seldom without saying
//! "another".

use super::phrase::{Phrase, Points};
use crate::lexicon::victims::{self, Flag, Person as Sort};
use rust_decimal::Decimal;

/// One person of an article who came to harm.
#[derive(Debug, Clone)]
pub(super) struct Somebody {
    /// The key of the name.
    pub name: Option<String>,
    /// The age.
    pub age: Option<Decimal>,
    /// The noun first used.
    pub noun: String,
    /// The sex, as far as it was told; [`Sort::Suspect`] for who did it.
    sex: Sort,
    suspect: bool,
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
    /// The person that a phrase means; `before` is the person of the clause before it in its sentence, for "himself".
    pub fn meant(&mut self, phrase: &Phrase, sentence: usize) -> Option<usize> {
        let found = match phrase.points {
            Points::Another => None,
            // "the second victim" is somebody beside the first.
            Points::Other => {
                let fit: Vec<usize> =
                    (0..self.all.len()).filter(|i| self.fits(*i, phrase, sentence)).collect();
                fit.get(1..).and_then(|others| others.iter().copied().max_by_key(|i| self.all[*i].last))
            }
            Points::Implied => {
                let died = self.all.iter().position(|one| one.harms.contains(&"killed"));
                died.or_else(|| self.known(phrase, sentence))
            }
            Points::Self_ => return None,
            _ => self.known(phrase, sentence),
        };
        // Whom "he" means was never told: somebody else may be meant.
        if found.is_none() && phrase.points == Points::Pronoun {
            return None;
        }
        let i = match found {
            Some(i) => i,
            None => {
                self.all.push(Somebody {
                    name: None,
                    age: None,
                    noun: phrase.noun.clone(),
                    sex: Sort::Either,
                    suspect: phrase.person == Sort::Suspect,
                    harms: Vec::new(),
                    last: sentence,
                });
                self.all.len() - 1
            }
        };
        let one = &mut self.all[i];
        one.last = sentence;
        if one.name.is_none() {
            one.name.clone_from(&phrase.name);
        }
        one.age = one.age.or(phrase.age);
        if one.sex == Sort::Either && phrase.person != Sort::Suspect {
            one.sex = phrase.person;
        }
        if one.noun.is_empty() {
            one.noun.clone_from(&phrase.noun);
        }
        Some(i)
    }

    /// True where a phrase may mean the person at `i`, by name, age and sex.
    fn fits(&self, i: usize, phrase: &Phrase, sentence: usize) -> bool {
        let one = &self.all[i];
        let differs = |a: bool, b: bool, same: bool| a && b && !same;
        let name = !differs(one.name.is_some(), phrase.name.is_some(), one.name == phrase.name);
        let age = !differs(one.age.is_some(), phrase.age.is_some(), one.age == phrase.age);
        let sex = one.sex == phrase.person
            || one.sex == Sort::Either
            || matches!(phrase.person, Sort::Either | Sort::Suspect);
        // "A man was killed and a man was hurt" tells of two.
        let same_age = one.age.is_some() && one.age == phrase.age;
        let same_clause = phrase.points == Points::New && one.last == sentence && !same_age;
        name && age && sex && !same_clause
    }

    fn known(&self, phrase: &Phrase, sentence: usize) -> Option<usize> {
        let last = |is: &dyn Fn(usize) -> bool| {
            (0..self.all.len()).filter(|i| is(*i)).max_by_key(|i| (self.all[*i].last, *i))
        };
        let fits = |i: usize| self.fits(i, phrase, sentence);
        if phrase.name.is_some()
            && let Some(i) = last(&|i| self.all[i].name == phrase.name)
        {
            return Some(i);
        }
        if phrase.age.is_some()
            && let Some(i) = last(&|i| self.all[i].age == phrase.age && fits(i))
        {
            return Some(i);
        }
        if phrase.person == Sort::Suspect {
            return last(&|i| self.all[i].suspect && fits(i));
        }
        // "His wife" may be the woman of before, and never his brother.
        if victims::is(&phrase.noun, Flag::Kin) {
            let same = last(&|i| self.all[i].noun == phrase.noun && fits(i));
            return same.or_else(|| {
                last(&|i| !victims::is(&self.all[i].noun, Flag::Kin) && !self.all[i].suspect && fits(i))
            });
        }
        let is_other = phrase.noun == "victim";
        last(&|i| !self.all[i].suspect && fits(i))
            .or_else(|| last(&|i| self.all[i].suspect && !is_other && phrase.name.is_none() && fits(i)))
    }
}
