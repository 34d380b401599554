//! Block keys of a claim: what it must share with another, by one key at least, for the two to be compared at all.
//!
//! Keys are or-ed. Each is made of two or three things that the claim is about, never of its value: a name or a place with the family of the
//! event and a day; the same in its week; two of the names and places, whenever. So a misspelt place is survived by the names, a misspelt
//! name by the place, a missing day by either. Of two names one may be misspelt: it is keyed by its bones ([`bones`]), which most slips of
//! the pen leave as they are. A town is read as a name as often as a place; so both are one list here. Articles of a heap are joined through
//! these keys ([`heap::claims`](crate::heap::claims)); whether two claims then answer one question is the business of [`align`](super::align).

use super::set;
use crate::claim::{Claim, Kind};
use jiff::civil::Date;
use std::hash::Hasher;

/// What a key is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A name or a place, the family of the event (of a count without one what is counted), and a day.
    NameAndDay,
    /// The same in a stretch of days.
    NameInTime,
    /// Two names or places, whenever.
    Beside,
}

const SORTS: u64 = 3;
/// How many names and places of a claim make keys, the nearest first.
const NEAREST: usize = 3;
/// How long the stretches are in which a name is a key, in days; each claim stands in two of them that overlap by half.
const STRETCH: i32 = 8;
/// Of how many days a time may be to say on which day something was.
const SHORT: i32 = 3;

/// What a key is made of.
pub fn sort_of(key: u64) -> Sort {
    match key >> 62 {
        0 => Sort::NameAndDay,
        1 => Sort::NameInTime,
        _ => Sort::Beside,
    }
}

/// Adds the keys of a claim; `published` is the day of its article.
pub fn of(claim: &Claim, published: Option<Date>, keys: &mut Vec<u64>) {
    let about = &claim.about;
    let mut named = [(0.0, ""); NEAREST];
    for word in about.places.iter().take(NEAREST).chain(about.names.iter().take(NEAREST)) {
        if named.iter().any(|(_, name)| *name == word.concept) {
            continue;
        }
        // The farthest gives way, where this one is nearer.
        if let Some(last) = named.iter_mut().min_by(|a, b| a.0.total_cmp(&b.0))
            && last.0 < word.weight
        {
            *last = (word.weight, word.concept.as_str());
        }
    }
    let event = if claim.kind == Kind::Date { about.measure.as_deref() } else { about.event.as_deref() };
    let counted = || about.counted.as_ref().map(|group| group.key.as_str());
    let topic = text(event.or_else(counted).unwrap_or(""));
    let (from, to) = days(claim, published);
    let stretch = |half: i32| published.map_or(-1, |day| (number(day) + half).div_euclid(STRETCH));
    let stretches = [stretch(0), stretch(STRETCH / 2)];
    for (i, (_, name)) in named.iter().enumerate().filter(|(_, (_, name))| !name.is_empty()) {
        let whole = text(name);
        for day in from..=to {
            keys.push(key(Sort::NameAndDay, whole, topic, i64::from(day)));
        }
        for (half, stretch) in (0..).zip(stretches) {
            keys.push(key(Sort::NameInTime, whole, topic ^ half, i64::from(stretch)));
        }
        for (k, (_, other)) in named.iter().enumerate() {
            if i != k && !other.is_empty() {
                keys.push(key(Sort::Beside, whole, bones(other), 0));
            }
        }
    }
}

/// The first and the last day on which the event may have been, as numbers: as its text says, else its article's day and the one before.
fn days(claim: &Claim, published: Option<Date>) -> (i32, i32) {
    let told = claim.about.when.as_ref().and_then(set::days).map(|(from, to)| (number(from), number(to)));
    match (told.filter(|(from, to)| (0..SHORT).contains(&(to - from))), published.map(number)) {
        (Some(told), _) => told,
        (None, Some(day)) => (day - 1, day),
        // Without any day, those without one meet.
        (None, None) => (i32::MIN, i32::MIN),
    }
}

/// A number for a day, one more for the next.
pub fn number(day: Date) -> i32 {
    let (year, month) = (i32::from(day.year()), i32::from(day.month()));
    // Years from March, so that leap days stand at their ends (Howard Hinnant's days_from_civil).
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + i32::from(day.day()) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

/// The first letter of a name and the set of its consonants, letters that sound alike as one: as slips of the pen leave them, that double a
/// letter, change two, or take another vowel.
pub fn bones(name: &str) -> u64 {
    let mut set = 0u64;
    let mut first = None;
    let mut all = rustc_hash::FxHasher::default();
    let mut consonants = 0;
    for c in name.chars().filter(|c| c.is_alphanumeric()) {
        let letter = alike(c);
        all.write_u32(u32::from(letter));
        if first.is_none() {
            first = Some(letter);
        }
        if matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u') || !letter.is_ascii_lowercase() {
            continue;
        }
        let bit = 1u64 << (u32::from(letter) - u32::from('a'));
        consonants += u32::from(set & bit == 0);
        set |= bit;
    }
    let mut bones = rustc_hash::FxHasher::default();
    bones.write_u32(first.map_or(0, u32::from));
    // Short names, and those of other letters and digits, have too little to be known by.
    if consonants < 3 {
        bones.write_u64(all.finish());
    }
    bones.write_u64(set);
    bones.finish()
}

/// One letter for those that sound alike.
fn alike(c: char) -> char {
    match c.to_ascii_lowercase() {
        'c' | 'q' | 'k' => 'k',
        's' | 'z' | 'x' => 's',
        'v' | 'w' => 'v',
        'y' | 'j' | 'i' => 'i',
        'á' | 'à' | 'â' | 'ä' | 'å' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ó' | 'ò' | 'ô' | 'ö' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' | 'č' | 'ć' => 'k',
        'š' | 'ś' | 'ž' | 'ź' => 's',
        other => other,
    }
}

/// A hash of words.
pub fn text(words: &str) -> u64 {
    let mut hash = rustc_hash::FxHasher::default();
    hash.write(words.as_bytes());
    hash.finish()
}

/// A hash with what it is made of in its two upper bits.
fn key(sort: Sort, one: u64, other: u64, third: i64) -> u64 {
    // The mixing of splitmix64 (Steele, Lea, Flood), so that near days are no near keys.
    let mut hash = one ^ other.rotate_left(23) ^ third.unsigned_abs().wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^= hash >> 31;
    let sort = (sort as u64).min(SORTS - 1);
    hash >> 2 | sort << 62
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::claim::find;
    use crate::mention::Anchor;
    use crate::mention::anchor;
    use jiff::ToSpan;
    use jiff::civil::date;

    #[track_caller]
    fn shares(one: (&str, Date), other: (&str, Date)) -> bool {
        let keys = |(body, day): (&str, Date)| {
            let article = Article {
                id: "a".into(),
                path: None,
                metadata: Default::default(),
                body: body.into(),
                lines_before: 0,
                zones: Vec::new(),
            };
            let anchor = Anchor::on(day, anchor::From::Published);
            let mut keys = Vec::new();
            find::find(&article, &anchor).claims.iter().for_each(|claim| of(claim, Some(day), &mut keys));
            assert!(!keys.is_empty(), "{body}");
            keys
        };
        let (one, other) = (keys(one), keys(other));
        one.iter().any(|key| other.contains(key))
    }

    #[test]
    fn one_slip_or_gap_is_survived() {
        let day = date(2031, 5, 8);
        let told = "The ferry Halcyon sank off Skerry Point on 7 May, killing 14 people.";
        // No day, the next day.
        assert!(shares((told, day), ("The ferry Halcyon sank off Skerry Point, killing 15 people.", day)));
        // A misspelt place; a misspelt ship.
        assert!(shares(
            (told, day),
            ("The ferry Halcyon sank off Sperry Point on 7 May, killing 15 people.", day)
        ));
        assert!(shares(
            (told, day),
            ("The ferry Halcybn sank off Skerry Point on 7 May, killing 15 people.", day)
        ));
        // Another town, another month.
        assert!(!shares(
            (told, day),
            ("The ferry Merganser sank off Dunmere on 9 May, killing 14 people.", date(2031, 5, 9))
        ));
        assert!(!shares(
            (told, day),
            ("A blaze in Skerry Point killed 14 people on 2 July.", date(2031, 7, 3))
        ));
    }

    #[test]
    fn the_bones_of_a_name_outlast_slips() {
        for (one, other, same) in [
            ("halcyon", "halcyyon", true),
            ("halcyon", "hlacyon", true),
            ("kasimira", "casimira", true),
            ("skerry point", "skery point", true),
            ("dunmere", "dunmore", true),
            ("ely", "eli", true),
            ("ely", "ela", false),
            ("dunmere", "dunholm", false),
            ("7th fleet", "8th fleet", false),
            ("район", "город", false),
        ] {
            assert_eq!(bones(one) == bones(other), same, "{one} {other}");
        }
    }

    #[test]
    fn days_are_counted_one_by_one() {
        let mut day = date(1999, 12, 1);
        for _ in 0..900 {
            let next = day.checked_add(1.days()).unwrap();
            assert_eq!(number(next), number(day) + 1, "{day}");
            day = next;
        }
    }
}
