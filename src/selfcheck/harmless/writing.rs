//! The same in another writing: "about" a round figure, digits or words, commas, spellings, words of equal meaning.

use crate::compare::set;
use crate::lexicon::changes;
use crate::selfcheck::harmful::grouped;
use crate::selfcheck::places::{Place, exact, is_in_digits};
use crate::selfcheck::{Change, Kind, words};
use crate::text::Span;
use rust_decimal::Decimal;

/// "58" becomes "about 60", "1,234" "about 1,200".
pub(in crate::selfcheck) fn rounded(place: &Place) -> Option<Change> {
    let found = exact(place.claim, place.body)?;
    let value = found.value;
    if value < Decimal::from(20) || !is_in_digits(found.at.of(place.body)) {
        return None;
    }
    let round = [1, 2]
        .into_iter()
        .filter_map(|digits| value.round_sf(digits))
        .find(|round| *round != value && set::is_rounding(value, *round))?;
    // "the about 1,200 people" and "a about 60-year-old" are no English.
    let before = place.body.get(..found.at.start)?.trim_end();
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next()?.to_lowercase();
    let determined =
        matches!(last.as_str(), "the" | "another" | "these" | "those" | "all" | "a" | "other" | "aged");
    let bound = before.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '.' | ';'))
        || place.body.get(found.at.end..)?.starts_with('-');
    if determined || bound {
        return None;
    }
    let round = if round >= Decimal::ONE_THOUSAND { grouped(round) } else { round.normalize().to_string() };
    Change::of(Kind::Rounded, place, found.at, format!("about {round}"))
}

/// "1,234" becomes "1234" and the other way.
pub(in crate::selfcheck) fn separators(place: &Place) -> Option<Change> {
    let found = exact(place.claim, place.body)?;
    let written = found.at.of(place.body);
    if !is_in_digits(written) || !found.value.is_integer() || found.value < Decimal::ONE_THOUSAND {
        return None;
    }
    let with = if written.contains(',') { written.replace(',', "") } else { grouped(found.value) };
    Change::of(Kind::Separators, place, found.at, with)
}

/// "nine" becomes "9" and the other way.
pub(in crate::selfcheck) fn number_words(place: &Place) -> Option<Change> {
    let found = exact(place.claim, place.body)?;
    let word = usize::try_from(found.value).ok()?.checked_sub(1)?;
    let word = changes::changes().numbers.get(word).filter(|_| found.value.is_integer())?;
    let with = if is_in_digits(found.at.of(place.body)) {
        word.clone()
    } else {
        found.value.normalize().to_string()
    };
    Change::of(Kind::NumberWords, place, found.at, with)
}

/// A word of the sentence in its other spelling: a unit, a name, an English word in the other English.
pub(in crate::selfcheck) fn respelled(place: &Place, random: &mut fastrand::Rng) -> Option<Change> {
    another_word(Kind::Respelled, place, &changes::changes().spellings, random)
}

/// A verb of harm by another one.
pub(in crate::selfcheck) fn synonym(place: &Place, random: &mut fastrand::Rng) -> Option<Change> {
    another_word(Kind::Synonym, place, &changes::changes().harms, random)
}

fn another_word(
    kind: Kind,
    place: &Place,
    sets: &[Vec<String>],
    random: &mut fastrand::Rng,
) -> Option<Change> {
    let sentence = place.claim.evidence.sentence?;
    let text = place.body.get(sentence.start..sentence.end)?;
    let (span, set) = words::first(text, sets)?;
    let with = words::other(set, span.of(text), random)?.to_owned();
    let at = Span::new(sentence.start + span.start, sentence.start + span.end);
    Change::of(kind, place, at, with)
}
