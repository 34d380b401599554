//! What a curated claim is about, from the keys that a person gave and, where they are silent, from the question.
//!
//! The one place where claims written by hand meet the rules that read articles: those rules are to be called
//! from [`about_of`] and [`kind_of_figure`], and nowhere else in this folder.

use super::written::WrittenClaim;
use crate::claim::about::Word;
use crate::claim::{About, Group, Kind};
use crate::mention::When;
use crate::text::{TokenKind, Tokens};

/// What is known of a claim when its "about" is read; every text as its person wrote it.
#[derive(Debug, Clone, Copy)]
pub struct Given<'c> {
    /// The question in plain words.
    pub question: Option<&'c str>,
    /// The words that prove the claim.
    pub quote: &'c str,
    /// Who or what is counted.
    pub who: Option<&'c str>,
    /// By whom.
    pub by: Option<&'c str>,
    /// The event or thing.
    pub event: Option<&'c str>,
    /// The place.
    pub place: Option<&'c str>,
    /// When the event was.
    pub when: Option<&'c When>,
    /// What is measured.
    pub measure: Option<&'c str>,
}

impl<'c> Given<'c> {
    /// What a written claim gives, its `when` read and its figure's own noun for a missing `who`.
    pub fn of(
        claim: &'c WrittenClaim,
        quote: &'c str,
        noun: Option<&'c str>,
        when: Option<&'c When>,
    ) -> Self {
        let text = |text: &'c Option<super::Text>| text.as_ref().map(|text| text.text.as_str());
        Given {
            question: text(&claim.question),
            quote,
            who: text(&claim.who).or(noun),
            by: text(&claim.by),
            event: text(&claim.event),
            place: text(&claim.place),
            when,
            measure: text(&claim.measure),
        }
    }
}

/// What the claim's value is about. Keys are the lower-case words until the claim finder's own keys are called here.
pub fn about_of(given: &Given) -> About {
    let counted = given.who.map(|who| Group {
        written: who.to_owned(),
        key: folded(who).pop().unwrap_or_default(),
        side: None,
        side_inferred: false,
    });
    let source = given.event.or(given.question).unwrap_or(given.quote);
    let mut words: Vec<Word> = Vec::new();
    for concept in folded(source) {
        if concept.chars().count() > 3 && !words.iter().any(|word| word.concept == concept) {
            words.push(Word { concept, weight: 1.0 });
        }
    }
    About {
        measure: given.measure.map(key),
        counted,
        by: given.by.map(key),
        words,
        places: given.place.map(key).into_iter().collect(),
        when: given.when.cloned(),
        question: given.question.map(str::to_owned),
        ..About::default()
    }
}

/// Casualties where measure, question or quote speak of people harmed, otherwise a quantity.
pub fn kind_of_figure(given: &Given) -> Kind {
    // The measure is the last word where a person gave one: "price" in a text about deaths is a price.
    let source = match (given.measure, given.question) {
        (Some(measure), _) => measure.to_owned(),
        (None, question) => format!("{} {}", question.unwrap_or_default(), given.quote),
    };
    let harmed = folded(&source).iter().any(|word| HARMED.binary_search(&word.as_str()).is_ok());
    if harmed { Kind::Casualties } else { Kind::Quantity }
}

/// Sorted. To be replaced by the casualty lexicon's own look-up.
const HARMED: &[&str] = &[
    "casualties",
    "casualty",
    "dead",
    "death",
    "deaths",
    "died",
    "dying",
    "fatalities",
    "fatality",
    "hospitalised",
    "hospitalized",
    "hurt",
    "injured",
    "injuries",
    "kill",
    "killed",
    "killing",
    "lives",
    "martyred",
    "missing",
    "perished",
    "slain",
    "unaccounted",
    "wounded",
];

fn folded(text: &str) -> Vec<String> {
    let tokens = Tokens::new(text);
    let words = (0..tokens.len()).filter(|i| tokens.kind(*i) == Some(TokenKind::Word));
    words.map(|i| tokens.folded(i).to_owned()).collect()
}

fn key(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        assert!(HARMED.is_sorted());
    }
}
