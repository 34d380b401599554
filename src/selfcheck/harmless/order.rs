//! The same words in another order: the day goes first, who says it goes last.

use crate::claim::Value;
use crate::lexicon::calendar;
use crate::mention::{Anchor, date, name, speech};
use crate::selfcheck::places::Place;
use crate::selfcheck::{Change, Kind};
use crate::text::{Tokens, sentences};

/// "The bridge fell on Friday." becomes "On Friday, the bridge fell."; "Police said that 14 died." becomes "14 died, police said."
pub(in crate::selfcheck) fn reordered(place: &Place) -> Option<Change> {
    day_first(place).or_else(|| speaker_last(place))
}

fn day_first(place: &Place) -> Option<Change> {
    let Value::Date(_) = place.claim.value else { return None };
    let sentence = place.claim.evidence.sentence?;
    let text = place.body.get(sentence.start..sentence.end)?;
    let tokens = Tokens::new(text);
    let mentions = date::find(&tokens, &Anchor::UNKNOWN);
    let [mention] = mentions.as_slice() else { return None };
    // "On Friday, police said that it fell" would date what police said.
    let sentences = sentences(&tokens);
    if !speech::find(&tokens, &sentences, &name::find(&tokens, &sentences)).is_empty() {
        return None;
    }
    let end = text.get(mention.span.end..)?;
    let before = text.get(..mention.span.start)?;
    let clause = before.strip_suffix(" on ")?;
    // A clause of its own, without quotes or commas that the move would tear.
    if end != "." || clause.contains([',', '"', '“', '”', ':', ';', '(']) || clause.split(' ').count() < 3
    {
        return None;
    }
    let with = format!("On {}, {}.", mention.span.of(text), lowered(clause)?);
    Change::of(Kind::Reordered, place, sentence, with)
}

fn speaker_last(place: &Place) -> Option<Change> {
    let sentence = place.claim.evidence.sentence?;
    let text = place.body.get(sentence.start..sentence.end)?;
    let (speaker, said) = text.strip_suffix('.')?.split_once(" said ")?;
    let said = said.strip_prefix("that ").unwrap_or(said);
    let is_one = |words: &str| !words.contains(['"', '“', '”', ':', ';', '(', '\n']);
    // "said Friday that", "said in a statement": these belong to the speech.
    let first = said.split(|c: char| !c.is_alphanumeric()).next()?.to_lowercase();
    let of_speech = matches!(first.as_str(), "on" | "in" | "at" | "to" | "earlier" | "late" | "that" | "by")
        || calendar::word(&first).weekday.is_some();
    let short = speaker.split(' ').count() <= 6 && !speaker.contains(',') && !said.contains(" said");
    if of_speech || !short || !is_one(speaker) || !is_one(said) {
        return None;
    }
    let mut letters = said.chars();
    let opened: String = letters.next()?.to_uppercase().chain(letters).collect();
    let with = format!("{opened}, {} said.", lowered(speaker)?);
    Change::of(Kind::Reordered, place, sentence, with)
}

/// The words without the capital that only the start of the sentence gives them.
fn lowered(words: &str) -> Option<String> {
    let opener = words.split(' ').next()?;
    let plain = matches!(
        opener,
        "The"
            | "A"
            | "An"
            | "It"
            | "He"
            | "She"
            | "They"
            | "At"
            | "Two"
            | "Three"
            | "Police"
            | "Officials"
            | "Rescuers"
    );
    Some(if plain {
        format!("{}{}", opener.to_lowercase(), words.get(opener.len()..)?)
    } else {
        words.to_owned()
    })
}
