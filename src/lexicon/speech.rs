//! Cues of speech, the nouns that speak, and the small words around them: one look-up for each word of a text.
//!
//! What a cue's speaker and scope are is for the speech mentions to say; nothing here looks at a text.

use super::hash::Words;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// How a text reports what somebody said, as the cues' file sorts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Manner {
    /// "said", "told".
    Says,
    /// "claimed".
    Claims,
    /// "alleged".
    Alleges,
    /// "confirmed".
    Confirms,
    /// "denied".
    Denies,
    /// "accused".
    Accuses,
}

/// What a verb of speech needs beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// Any noun before it speaks.
    General,
    /// It also means other things, and needs a speaker that is known to speak.
    Narrow,
    /// It needs a quotation beside it: "fumed".
    Quoting,
}

/// A verb of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// How it reports.
    pub manner: Manner,
    /// What it needs to be one.
    pub needs: Needs,
}

/// What a word can be around a cue; the names are those of the groups in speech_words.yaml, which explains them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the data file explains each group beside its words")]
pub enum As {
    Accepts,
    Active,
    Addressee,
    Asks,
    AtFigure,
    Auxiliary,
    Be,
    BehindNoun,
    BeforeTime,
    Between,
    Body,
    Clause,
    Content,
    Contrast,
    Day,
    Determiner,
    Document,
    Emerges,
    Group,
    Harmed,
    Heard,
    Hearer,
    Hearsay,
    Holds,
    Introduces,
    Issued,
    Joins,
    Negation,
    Nothing,
    NounToo,
    Occasion,
    OfOnly,
    Opens,
    Outlet,
    Participle,
    Past,
    Person,
    Plain,
    Preposition,
    Pronoun,
    Relative,
    SamePlural,
    Some,
    Shown,
    Speaker,
    Stands,
    State,
    Stop,
    Taken,
    Tells,
    Through,
    Time,
    Unsaid,
    Vague,
    Warns,
    Watch,
    Withheld,
}

/// All that a word can be around a cue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Word {
    /// The verb of speech that it is a form of.
    pub cue: Option<Cue>,
    /// How it reports as a noun: "claim", "statement".
    pub noun: Option<Manner>,
    /// How it reports as an adverb: "allegedly".
    pub adverb: Option<Manner>,
    uses: u64,
}

/// A word that the files do not have.
static NONE: Word = Word { cue: None, noun: None, adverb: None, uses: 0 };

impl Word {
    /// True where the word can be used so.
    pub fn is(&self, as_what: As) -> bool {
        self.uses & (1 << as_what as u64) != 0
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    verbs: BTreeMap<Manner, BTreeMap<Needs, String>>,
    nouns: BTreeMap<Manner, String>,
    adverbs: BTreeMap<Manner, String>,
    #[serde(rename = "examples")]
    _examples: serde::de::IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Around {
    words: BTreeMap<As, String>,
    same: HashMap<String, String>,
    #[serde(rename = "examples")]
    _examples: serde::de::IgnoredAny,
}

struct Lexicon {
    words: Words<Word>,
    same: HashMap<String, String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let cues: Cues = super::load("speech.yaml", include_str!("data/speech.yaml"));
    let around: Around = super::load("speech_words.yaml", include_str!("data/speech_words.yaml"));
    let mut words: Words<Word> = Words::default();
    for (manner, lists) in &cues.verbs {
        for (needs, forms) in lists {
            for form in forms.split_whitespace() {
                words.entry(form.to_owned()).or_default().cue = Some(Cue { manner: *manner, needs: *needs });
            }
        }
    }
    for (manner, nouns) in &cues.nouns {
        for noun in nouns.split_whitespace() {
            words.entry(noun.to_owned()).or_default().noun = Some(*manner);
        }
    }
    for (manner, adverbs) in &cues.adverbs {
        for adverb in adverbs.split_whitespace() {
            words.entry(adverb.to_owned()).or_default().adverb = Some(*manner);
        }
    }
    for (as_what, list) in &around.words {
        for word in list.split_whitespace() {
            words.entry(word.to_owned()).or_default().uses |= 1 << *as_what as u64;
            if *as_what == As::Speaker {
                words.entry(plural(word)).or_default().uses |= 1 << *as_what as u64;
            }
        }
    }
    Lexicon { words, same: around.same }
});

/// The regular plural of a noun; a word that ends in s stays.
fn plural(noun: &str) -> String {
    match noun {
        _ if noun.ends_with('s') => noun.to_owned(),
        _ => match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o'])) {
            Some(stem) => format!("{stem}ies"),
            None => format!("{noun}s"),
        },
    }
}

/// The examples of the files.
#[cfg(test)]
pub(crate) fn examples() -> [super::examples::Examples; 2] {
    use super::examples::Examples;
    [
        Examples::of("speech.yaml", include_str!("data/speech.yaml")),
        Examples::of("speech_words.yaml", include_str!("data/speech_words.yaml")),
    ]
}

/// What a lower-case word can be around a cue.
pub fn word(word: &str) -> &'static Word {
    LEXICON.words.get(word).unwrap_or(&NONE)
}

/// What a token that is no word is around a cue: nothing.
pub fn none() -> &'static Word {
    &NONE
}

/// The one word for a common noun in keys: its singular where that is regular, one for all kinds of spokespeople.
pub fn lemma(noun: &str) -> String {
    if let Some(same) = LEXICON.same.get(noun) {
        return same.clone();
    }
    if word(noun).is(As::SamePlural) {
        return noun.to_owned();
    }
    let singular = match noun {
        _ if noun.len() > 4 && noun.ends_with("ies") => format!("{}y", noun.trim_end_matches("ies")),
        _ if noun.len() > 3 && noun.ends_with('s') && !noun.ends_with("ss") => {
            noun.strip_suffix('s').unwrap_or(noun).to_owned()
        }
        _ => noun.to_owned(),
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
        assert_eq!(word("insisted").cue.map(|cue| cue.manner), Some(Manner::Claims));
        assert_eq!(word("put").cue.map(|cue| cue.needs), Some(Needs::Narrow));
        assert_eq!(word("sailed").cue, None);
        assert_eq!(word("allegations").noun, Some(Manner::Alleges));
        assert!(word("police").is(As::Speaker) && !word("police").is(As::Watch));
    }

    #[test]
    fn no_verb_is_in_two_lists() {
        let cues: Cues = crate::lexicon::load("speech.yaml", include_str!("data/speech.yaml"));
        let mut seen = HashMap::new();
        for (manner, lists) in &cues.verbs {
            for (needs, forms) in lists {
                for form in forms.split_whitespace() {
                    let before = seen.insert(form, (*manner, *needs));
                    assert_eq!(before, None, "speech.yaml: \"{form}\" is also in {manner:?} {needs:?}");
                }
            }
        }
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
