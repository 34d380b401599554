//! Names of found claims that survive new rules and shifted offsets, and a mark of what a claim says.
//!
//! A decision of a reviewer hangs on both: the id says which claim, the fingerprint whether it still says the same.
//! The hash is FNV-1a of 64 bits (Fowler, Noll, Vo), written out here so that no library can change stored names.

use super::{Claim, Kind, Value};
use crate::mention::When;
use crate::mention::figure::Number;
use crate::text::{TokenKind, Tokens};
use std::collections::{BTreeMap, BTreeSet};

impl Kind {
    /// All kinds, in the order of their declaration.
    pub const ALL: [Kind; 6] =
        [Kind::Casualties, Kind::Quantity, Kind::Date, Kind::Place, Kind::Role, Kind::Statement];

    /// True for figures and dates: what can be measured, and stands above what is said, where and who somebody is.
    pub fn is_figure(self) -> bool {
        matches!(self, Kind::Casualties | Kind::Quantity | Kind::Date)
    }

    /// The word for it in ids, files and reports.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Casualties => "casualties",
            Kind::Quantity => "quantity",
            Kind::Date => "date",
            Kind::Place => "place",
            Kind::Role => "role",
            Kind::Statement => "statement",
        }
    }
}

/// Hands out the ids of one article's found claims; no two are equal.
///
/// An id is `<article>-<kind>-<6 hex>` of a hash over the words of its sentence, the figure as written, and how
/// many claims with the same sentence and figure came before. Claims must come in the order of the text.
#[derive(Debug, Clone)]
pub struct Ids {
    article: String,
    seen: BTreeMap<(Kind, u64), u64>,
    given: BTreeSet<String>,
}

impl Ids {
    /// For the article of this id, which may hold any characters.
    pub fn new(article: &str) -> Self {
        Ids { article: article.to_owned(), seen: BTreeMap::new(), given: BTreeSet::new() }
    }

    /// The id of the next claim: its kind, its sentence, and its value's own words ("at least 14", "9 May").
    pub fn next(&mut self, kind: Kind, sentence: &str, written: &str) -> String {
        let said = hash_words(hash_words(START, sentence), written);
        let occurrence = self.seen.entry((kind, said)).or_insert(0);
        let mut hash = add(said, &occurrence.to_le_bytes());
        *occurrence += 1;
        loop {
            // FNV mixes its upper bits best; folding them in uses all 64.
            let folded = (hash ^ (hash >> 24) ^ (hash >> 48)) & 0xff_ffff;
            let id = format!("{}-{}-{folded:06x}", self.article, kind.word());
            if self.given.insert(id.clone()) {
                return id;
            }
            // Two sentences of one article in one of 16 million places: the later one takes the next place.
            hash = add(hash, b"again");
        }
    }
}

/// True for a name of the shape that found claims have: it would be taken for one.
pub fn looks_found(id: &str) -> bool {
    let Some((rest, hex)) = id.rsplit_once('-') else { return false };
    let Some((article, kind)) = rest.rsplit_once('-') else { return false };
    let six = hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    six && !article.is_empty() && Kind::ALL.iter().any(|known| known.word() == kind)
}

/// The article that an id of a found claim names; `None` for ids of another shape.
pub fn article_of(id: &str) -> Option<&str> {
    let (article, _) = id.rsplit_once('-').filter(|_| looks_found(id))?.0.rsplit_once('-')?;
    Some(article)
}

/// What a claim says and on whose word, as 16 hex digits: kind, value, unit, certainty, superseded or moved, speaker.
///
/// Claims whose fingerprints are equal say the same in the eyes of a decision; the quote and its place are left out.
pub fn fingerprint(claim: &Claim) -> String {
    let mut said = vec![claim.kind.word().to_owned()];
    match &claim.value {
        Value::Figure { number, unit, dimension } => {
            said.push(number_mark(number));
            said.push(unit.as_ref().map_or(String::new(), |unit| unit.name.clone()));
            said.push(format!("{dimension:?}"));
        }
        Value::Date(when) => said.push(when_mark(when)),
        Value::Text(text) => said.push(text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")),
    }
    said.push(format!("{:?}", claim.certainty));
    said.push(claim.superseded.to_string());
    said.push(claim.moved.to_string());
    said.push(claim.said_by.as_ref().map_or(String::new(), |speaker| speaker.key.clone()));
    said.push(claim.as_of.as_ref().map_or(String::new(), when_mark));
    let mut hash = START;
    for part in said {
        hash = add(add(hash, part.as_bytes()), &[0]);
    }
    format!("{hash:016x}")
}

fn number_mark(number: &Number) -> String {
    let bound =
        |bound: Option<rust_decimal::Decimal>| bound.map_or(String::new(), |b| b.normalize().to_string());
    let hedge = number.hedge.map_or(String::new(), |hedge| format!("{hedge:?}"));
    let (open_min, open_max) = (number.open_min, number.open_max);
    format!("{} {} {open_min} {open_max} {hedge}", bound(number.min), bound(number.max))
}

fn when_mark(when: &When) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map_or(String::new(), |day| day.to_string());
    format!("{} {}", day(when.start), day(when.end))
}

const START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The hash of a text by itself: for marks that are stored in files.
pub fn hash(text: &str) -> u64 {
    add(START, text.as_bytes())
}

fn add(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}

/// Lower-case words and digits alone: new spaces, quotes or dashes in a text rename no claim.
fn hash_words(mut hash: u64, text: &str) -> u64 {
    let tokens = Tokens::new(text);
    for (i, token) in tokens.iter().enumerate() {
        if matches!(token.kind, TokenKind::Word | TokenKind::Digits) {
            hash = add(add(hash, tokens.folded(i).as_bytes()), b" ");
        }
    }
    add(hash, &[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_stored_in_files_and_stay_what_they_are() {
        let mut ids = Ids::new("003");
        let id = ids.next(Kind::Casualties, "At least 14 sailors drowned.", "at least 14");
        assert_eq!(id, "003-casualties-2d6f4a");
        assert!(looks_found(&id));
    }

    #[test]
    fn signs_and_case_rename_nothing_and_words_do() {
        let one = |text: &str, figure: &str| Ids::new("a").next(Kind::Quantity, text, figure);
        assert_eq!(one("Six boats, he said.", "six"), one("six  boats “he” said", "Six"));
        assert_ne!(one("Six boats, he said.", "six"), one("Six ships, he said.", "six"));
        assert_ne!(one("Six boats or 7, he said.", "six"), one("Six boats or 7, he said.", "7"));
    }

    #[test]
    fn the_same_words_twice_are_two_claims() {
        let mut ids = Ids::new("port ansel: day 2");
        let first = ids.next(Kind::Date, "It sank on 9 May.", "9 May");
        let second = ids.next(Kind::Date, "It sank on 9 May.", "9 May");
        assert_ne!(first, second);
        assert!(looks_found(&first) && first.starts_with("port ansel: day 2-date-"));
    }

    #[test]
    fn no_two_ids_of_an_article_are_equal() {
        let mut ids = Ids::new("a");
        let mut all = BTreeSet::new();
        for i in 0..20_000 {
            assert!(all.insert(ids.next(Kind::Quantity, &format!("There were {i} boats."), &i.to_string())));
        }
    }

    #[test]
    fn names_of_people_do_not_look_found() {
        for id in [
            "doha-accord-signed",
            "a-date-12345",
            "a-date-12345g",
            "date-123456",
            "a-dates-123456",
            "A-date-12AB56",
        ] {
            assert!(!looks_found(id), "{id}");
        }
    }
}
