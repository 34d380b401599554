//! Cues of speech and the nouns that speak.
//!
//! What a cue's speaker and scope are is for the speech mentions to say; nothing here looks at a text.

use super::hash::Words;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How a text reports what somebody said, as the cues' file sorts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Manner {
    /// "said", "told".
    Says,
    /// "claimed".
    Claims,
    /// "confirmed".
    Confirms,
    /// "denied".
    Denies,
    /// "accused".
    Accuses,
}

/// A verb of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// How it reports.
    pub manner: Manner,
    /// True for verbs that also mean other things and need a speaker that is known to speak.
    pub narrow: bool,
}

/// What a word can be around a cue; any number at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Role(u16);

impl Role {
    /// A common noun that speaks.
    pub const SPEAKER: Role = Role(1);
    /// A noun for a person named before.
    pub const PERSON: Role = Role(1 << 1);
    /// A noun for a body named before.
    pub const GROUP: Role = Role(1 << 2);
    /// A modifier that leaves a speaker as unspecific as it was.
    pub const PLAIN: Role = Role(1 << 3);
    /// A word that may stand between the speaker and the verb.
    pub const BETWEEN: Role = Role(1 << 4);
    /// A day of the week.
    pub const DAY: Role = Role(1 << 5);
    /// A word that no noun phrase has inside it.
    pub const STOP: Role = Role(1 << 6);
    /// A document, for which its issuer speaks.
    pub const DOCUMENT: Role = Role(1 << 7);
    /// A noun that stands for the country or body before it.
    pub const STANDS: Role = Role(1 << 8);

    /// True where any of the roles of `other` is among these.
    pub fn any(self, other: Role) -> bool {
        self.0 & other.0 != 0
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    general: Vec<String>,
    narrow: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    says: Vec<String>,
    claims: Vec<String>,
    accuses: Vec<String>,
    denies: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    says: Verbs,
    claims: Verbs,
    confirms: Verbs,
    denies: Verbs,
    accuses: Verbs,
    nouns: Nouns,
    speakers: String,
    same: HashMap<String, String>,
    persons: Vec<String>,
    groups: Vec<String>,
    plain: String,
    between: String,
    days: Vec<String>,
    stops: String,
    documents: String,
    stands: String,
}

struct Lexicon {
    verbs: Words<Cue>,
    nouns: Words<Manner>,
    roles: Words<Role>,
    same: HashMap<String, String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let file: File = super::load("speech.yaml", include_str!("data/speech.yaml"));
    let mut verbs: Words<Cue> = Words::default();
    let lists = [
        (Manner::Says, file.says),
        (Manner::Claims, file.claims),
        (Manner::Confirms, file.confirms),
        (Manner::Denies, file.denies),
        (Manner::Accuses, file.accuses),
    ];
    for (manner, list) in lists {
        verbs.extend(list.narrow.into_iter().map(|form| (form, Cue { manner, narrow: true })));
        verbs.extend(list.general.into_iter().map(|form| (form, Cue { manner, narrow: false })));
    }
    let mut nouns: Words<Manner> = Words::default();
    let lists = [
        (Manner::Says, file.nouns.says),
        (Manner::Claims, file.nouns.claims),
        (Manner::Accuses, file.nouns.accuses),
        (Manner::Denies, file.nouns.denies),
    ];
    for (manner, list) in lists {
        nouns.extend(list.into_iter().map(|noun| (noun, manner)));
    }
    let mut roles: Words<Role> = Words::default();
    let mut add = |word: &str, role: Role| {
        let entry = roles.entry(word.to_owned()).or_default();
        entry.0 |= role.0;
    };
    file.speakers.split_whitespace().for_each(|word| add(word, Role::SPEAKER));
    file.persons.iter().for_each(|word| add(word, Role::PERSON));
    file.groups.iter().for_each(|word| add(word, Role::GROUP));
    file.plain.split_whitespace().for_each(|word| add(word, Role::PLAIN));
    file.between.split_whitespace().for_each(|word| add(word, Role::BETWEEN));
    file.stops.split_whitespace().for_each(|word| add(word, Role::STOP));
    file.documents.split_whitespace().for_each(|word| add(word, Role::DOCUMENT));
    file.stands.split_whitespace().for_each(|word| add(word, Role::STANDS));
    file.days.iter().for_each(|word| add(word, Role::DAY));
    Lexicon { verbs, nouns, roles, same: file.same }
});

/// The cue that a lower-case word is, if it is one.
pub fn verb(word: &str) -> Option<Cue> {
    LEXICON.verbs.get(word).copied()
}

/// How a noun of speech reports: "claim", "statement".
pub fn noun(word: &str) -> Option<Manner> {
    LEXICON.nouns.get(word).copied()
}

/// What a lower-case word can be around a cue.
pub fn role(word: &str) -> Role {
    LEXICON.roles.get(word).copied().unwrap_or_default()
}

/// The one word for a common noun in keys: its singular where that is regular, one for all kinds of spokespeople.
pub fn lemma(word: &str) -> String {
    if let Some(same) = LEXICON.same.get(word) {
        return same.clone();
    }
    if matches!(word, "authorities" | "sides" | "forces" | "figures" | "returns" | "statistics" | "findings")
    {
        return word.to_owned();
    }
    let singular = match word {
        "witnesses" => "witness".to_owned(),
        "fishermen" => "fisherman".to_owned(),
        _ if word.len() > 4 && word.ends_with("ies") => format!("{}y", word.trim_end_matches("ies")),
        _ if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") => {
            word.strip_suffix('s').unwrap_or(word).to_owned()
        }
        _ => word.to_owned(),
    };
    match LEXICON.same.get(&singular) {
        Some(same) => same.clone(),
        None => singular,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_know_their_manner() {
        assert_eq!(verb("insisted").map(|cue| cue.manner), Some(Manner::Claims));
        assert_eq!(verb("put").map(|cue| cue.narrow), Some(true));
        assert_eq!(verb("sailed"), None);
        assert_eq!(noun("allegations"), Some(Manner::Claims));
    }

    #[test]
    fn speakers_have_one_lemma() {
        for (word, one) in [
            ("officials", "official"),
            ("police", "police"),
            ("witnesses", "witness"),
            ("spokeswoman", "spokesperson"),
            ("agencies", "agency"),
            ("organisations", "organization"),
        ] {
            assert_eq!(lemma(word), one);
        }
    }
}
