//! How common words, names and numbers are in news at large, so that five articles alone can be grouped rightly.
//!
//! A term is a hash, for a hundred of them stand for an article; what the file does not list is rare.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The share of what is not listed.
const RARE: f32 = 0.0005;

/// What sort of thing a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A word in lower case, as its stem.
    Word,
    /// A word with a capital.
    Name,
    /// Two such words side by side.
    Pair,
    /// A number in digits.
    Number,
    /// A number and the word after it: "19-year-old", "4900 block".
    Count,
    /// A day that the text tells, by its weekday or its date.
    Day,
}

impl Sort {
    /// All of them, in the order of their places in lists by sort.
    pub const ALL: [Sort; 6] = [Sort::Word, Sort::Name, Sort::Pair, Sort::Number, Sort::Count, Sort::Day];

    /// The sort of a term.
    pub fn of(term: u32) -> Sort {
        Sort::ALL.get((term & 7) as usize).copied().unwrap_or(Sort::Word)
    }
}

/// The term of a sort and its words.
pub fn term(sort: Sort, words: &[&str]) -> u32 {
    // FNV-1a, the same on every machine and in every version: sketches are kept in files.
    let mut hash: u32 = 0x811c_9dc5;
    let mut take = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    for word in words {
        word.bytes().for_each(&mut take);
        take(b' ');
    }
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    hash ^= hash >> 12;
    (hash & !7) | sort as u32
}

/// The lists of the data file: a share in thousandths, and the terms that have about that share.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: BTreeMap<u16, Vec<String>>,
    names: BTreeMap<u16, Vec<String>>,
    pairs: BTreeMap<u16, Vec<String>>,
    numbers: BTreeMap<u16, Vec<String>>,
    counts: BTreeMap<u16, Vec<String>>,
}

static SHARES: LazyLock<FxHashMap<u32, f32>> = LazyLock::new(|| {
    let file: File = super::load("story_words.yaml", include_str!("data/story_words.yaml"));
    let lists = [
        (Sort::Word, file.words),
        (Sort::Name, file.names),
        (Sort::Pair, file.pairs),
        (Sort::Number, file.numbers),
        (Sort::Count, file.counts),
    ];
    let mut shares = FxHashMap::default();
    for (sort, bands) in lists {
        for (thousandths, terms) in bands {
            for written in terms {
                let words: Vec<&str> = written.split(' ').collect();
                shares.insert(term(sort, &words), f32::from(thousandths) / 1000.0);
            }
        }
    }
    shares
});

/// In what share of the articles of news at large a term stands.
pub fn share(term: u32) -> f32 {
    SHARES.get(&term).copied().unwrap_or(RARE)
}
