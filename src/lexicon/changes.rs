//! What `selfcheck` puts in place of what: other spellings, words of equal meaning, other units.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// The numbers from one, in words.
    pub numbers: Vec<String>,
    /// Sets of spellings of one word.
    pub spellings: Vec<Vec<String>>,
    /// Sets of words for one harm.
    pub harms: Vec<Vec<String>>,
    /// Sets of units of one sort and of different size.
    pub units: Vec<Vec<String>>,
    /// Words after which "not" stands.
    pub auxiliaries: Vec<String>,
    /// Verbs before a count, each with what follows "did not".
    pub verbs: BTreeMap<String, String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    examples: BTreeMap<String, Vec<String>>,
}

static CHANGES: LazyLock<Changes> =
    LazyLock::new(|| super::load("changes.yaml", include_str!("data/changes.yaml")));

/// The words of the file.
pub fn changes() -> &'static Changes {
    &CHANGES
}

/// The examples of the file, for the room that looks at texts.
#[cfg(test)]
pub(crate) fn examples() -> super::examples::Examples {
    super::examples::Examples::of("changes.yaml", include_str!("data/changes.yaml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_several_words_and_is_sorted_among_sets() {
        assert!(changes().examples.len() == 2);
        let lists = [&changes().spellings, &changes().harms, &changes().units];
        assert!(lists.iter().all(|list| list.iter().all(|set| set.len() > 1)));
        assert!(changes().spellings.is_sorted() && changes().harms.is_sorted());
    }
}
