//! What the claims of one article are grouped by: the names, places, words, days and figures that they tell, as terms of a story's sketch.
//!
//! A claim's own text is not read again: what it is about was found once. A figure counts with its measure, for two articles that tell of
//! 14 dead and 33 hurt tell of one event more likely than two that tell of 14 and of 9; which claims then answer one question is never
//! a matter of their values.

use super::bones::bones;
use crate::claim::{Claim, Value};
use crate::compare::set;
use crate::lexicon::story_words::{Sort, term};
use crate::mention::When;

/// Adds the terms of a claim.
pub(super) fn of(claim: &Claim, terms: &mut Vec<u32>) {
    let about = &claim.about;
    for name in about.names.iter().chain(&about.places) {
        of_name(&name.concept, terms);
    }
    let event = about.event.as_deref();
    let measure = about.measure.as_deref();
    let counted = about.counted.as_ref().map(|group| group.key.as_str());
    terms.extend(event.into_iter().chain(counted).map(|word| term(Sort::Word, &[word])));
    terms.extend(about.words.iter().map(|word| term(Sort::Word, &[&word.concept])));
    terms.extend(about.when.as_ref().and_then(of_day));
    match &claim.value {
        Value::Figure { number, .. } => {
            if let Some(number) = number.min.or(number.max) {
                let number = number.normalize().to_string();
                terms.push(term(Sort::Count, &[&number, measure.or(counted).unwrap_or_default()]));
            }
        }
        Value::Date(when) => terms.extend(of_day(when)),
        Value::Text(_) => {}
    }
}

/// A name by each of its words, and by the bones of these, that outlast most slips of the pen.
fn of_name(name: &str, terms: &mut Vec<u32>) {
    for word in name.split(' ').filter(|word| word.chars().nth(1).is_some()) {
        terms.push(term(Sort::Name, &[word]));
        terms.extend(bones(word).map(|bones| term(Sort::Pair, &["bones", &bones])));
    }
}

/// The day that a time is, where it is one.
fn of_day(when: &When) -> Option<u32> {
    let (from, to) = set::days(when)?;
    (from == to).then(|| term(Sort::Day, &[&from.to_string()]))
}
