//! What a claim's value is about: the part of a claim that decides which question it answers.

use super::Speaker;
use crate::lexicon::statements::Pole;
use crate::mention::When;
use compact_str::CompactString;
use rust_decimal::Decimal;

/// Over what a figure counts.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// One incident: the usual case.
    Incident,
    /// A stretch of time: "in August", "since April", "last year".
    Period,
    /// All there ever was: "since the war began".
    Cumulative,
    /// One day: a price at the close, a daily count.
    OfADay,
}

/// Who or what is counted.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
pub struct Group {
    /// As written: "Afghan civilians".
    pub written: String,
    /// One key for all words of equal meaning: "civilian", "soldier", "person", "bridge".
    pub key: String,
    /// The side they belong to, as a country or body key: "afghanistan".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// True where the side is not in the words and was read from the target or the speaker.
    pub side_inferred: bool,
}

/// What a value is about.
#[derive(
    Debug,
    Clone,
    Default,
    PartialEq,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(default)]
pub struct About {
    /// What is measured: "killed", "injured", "price", "revenue", "age"; for dates the family of the event, "talks".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// What else its words could say is measured, sorted: "losses on loans of 19 billion" measures losses, or loans.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_measures: Vec<String>,
    /// The family of the event that the value belongs to: "earthquake", "siege"; `None` for dates, whose measure it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Who or what is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<Group>,
    /// By whom: "taliban".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The words for the event or thing, as concepts (families of the lexicon, or stems), nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Word>,
    /// The names of people and bodies around it, by their keys, nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Word>,
    /// The places around it, by their keys, nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Word>,
    /// The other figures and days that are told with it, as "134 injured" and "2031-05-07": two sentences that share them tell of
    /// one thing. Never its own value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Word>,
    /// When the event was, from the text; for date claims never their own value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Over what a figure counts; `None` for dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Its place in an order that the text names or shows: 1 for "the first quake", or for 7.6 in "7.6 and 7.4".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<u8>,
    /// What the parts add up to that the text lists with it: 74 for "80 on board: 60 passengers and 14 crew".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Decimal>,
    /// True for a count of some of those that a count before it gives ("of them", "among the dead"), or of one place alone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_part: bool,
    /// True for a small count that points back to what was told and asserts no number: "the two towns", but not "the two towns of".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub points_back: bool,
    /// True for a date that is part of the name of its thing: "the 2021 accord", "the 2023 crackdown".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub year_names_it: bool,
    /// True for a date that a stretch of time begins with: "since January", "after 12 May".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_bound: bool,
    /// The plain words of a curated claim's question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// What a statement holds of its topic; `None` for other claims and for statements by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
}

impl About {
    /// What a person gave, with what was found of the same claim behind it: the words that were found still say which event it was.
    pub fn laid_over(self, found: About) -> About {
        let mut all = found;
        for (into, first) in
            [(&mut all.words, self.words), (&mut all.names, self.names), (&mut all.places, self.places)]
        {
            into.retain(|word| !first.iter().any(|other| other.concept == word.concept));
            into.splice(0..0, first);
        }
        all.counted = self.counted.or(all.counted);
        all.measure = self.measure.or(all.measure);
        all.by = self.by.or(all.by);
        all.when = self.when.or(all.when);
        all.question = self.question.or(all.question);
        all
    }
}

/// What stands before the key of a party that has no name: many can be called rebels.
pub const COMMON: &str = "the ";

/// What a statement holds of its topic.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
pub struct Stance {
    /// Its family in the lexicon: "outcome", "breach"; "accusation" and "denial" for those that are in none.
    pub family: String,
    /// Which way it goes.
    pub pole: Pole,
    /// Who holds so, where the text tells it otherwise than by speech: "Sweden recognises".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Speaker>,
    /// The keys of those of whom it is said, or of the names that are its value; sorted. A noun, "rebels", stands behind
    /// [`COMMON`].
    pub parties: Vec<String>,
    /// True where its sentence says the same of two sides: "each accused the other".
    pub mutual: bool,
}

/// A word or a name that says what a claim is about.
#[derive(
    Debug,
    Clone,
    PartialEq,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(from = "(CompactString, CompactString, f32)", into = "(CompactString, CompactString, f32)")]
pub struct Word {
    /// Its family in the lexicon, else its stem; the key of a name.
    pub concept: CompactString,
    /// The nearest word of it as written, in lower case; a name as it stands.
    pub written: CompactString,
    /// How much it counts, from its distance to the value: 1 beside it, less further off.
    pub weight: f32,
}

impl From<(CompactString, CompactString, f32)> for Word {
    fn from((concept, written, weight): (CompactString, CompactString, f32)) -> Word {
        Word { concept, written, weight }
    }
}

impl From<Word> for (CompactString, CompactString, f32) {
    fn from(word: Word) -> (CompactString, CompactString, f32) {
        (word.concept, word.written, word.weight)
    }
}
