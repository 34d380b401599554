//! A filter over rows: words that all have to fit.
//!
//! | word | rows that fit |
//! |---|---|
//! | `seen` `unseen` `flagged` `stale` `noted` `changed` | by what people did; `changed`: their verdict is not the machine's |
//! | `mine` | with a decision of whoever asks |
//! | `conflict`, `disputed`, … | of this verdict, the machine's or the one in force |
//! | `values-apart`, `denied`, … | of this reason |
//! | `casualties`, `quantity`, `date`, `place`, `role`, `statement` | of this kind |
//! | `article:cpa` `speaker:marrin` `by:ana` | with a claim of that article, that speaker, a decision of that person, by a part of the name |
//! | `speaker:"Tove Marrin"` | the same by the whole name |
//! | any other word | that have it in the label, a quote, a speaker or the article's id, in any case |
//!
//! `-word` turns a word round, and `"two words"` looks for them as they stand.

use crate::case::Comparison;
use crate::claim::{Claim, Kind};
use crate::compare::{Reason, Verdict};
use crate::review::Decision;

/// What stands before the colon in words such as `article:cpa`.
pub const KEYS: &[&str] = &["article", "speaker", "by"];

/// Words that all have to fit; none lets everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    terms: Vec<Term>,
}

/// One word, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// False where the word has a `-` before it.
    pub(super) holds: bool,
    pub(super) what: What,
}

/// What a word lets through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Seen,
    Unseen,
    Flagged,
    Stale,
    Noted,
    Changed,
    Mine { by: String },
    Verdict(Verdict),
    Reason(Reason),
    Kind(Kind),
    Article(Name),
    Speaker(Name),
    By(Name),
    Words(String),
}

/// A name that is looked for, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    /// All names that have it in them.
    Part(String),
    /// This name alone.
    Whole(String),
}

impl Filter {
    /// Reads a filter of `by`, whose decisions are `mine`; any text is a filter.
    pub fn of(text: &str, by: &str) -> Filter {
        Filter { terms: words(text).iter().map(|word| term(word, by)).collect() }
    }

    /// The first word of a filter with a key that no filter has, such as `autor:ana`; in quotation marks it is looked for as it stands.
    pub fn unknown(text: &str) -> Option<String> {
        let keys = words(text).into_iter().filter_map(|word| {
            let (key, _) = word.keyed()?;
            (!key.is_empty() && key.chars().all(char::is_alphabetic)).then(|| key.to_lowercase())
        });
        keys.into_iter().find(|key| !KEYS.contains(&key.as_str()))
    }

    /// True where it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// True where all its words fit a question, by its place in the comparison.
    pub fn fits(&self, comparison: &Comparison, question: usize) -> bool {
        self.terms.iter().all(|term| term.fits(comparison, question))
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }
}

impl Term {
    pub(super) fn fits(&self, comparison: &Comparison, question: usize) -> bool {
        self.what.fits(comparison, question) == self.holds
    }
}

impl Name {
    fn fits(&self, name: &str) -> bool {
        match self {
            Name::Part(part) => has(name, part),
            Name::Whole(whole) => as_whole(name) == *whole,
        }
    }
}

impl What {
    pub(super) fn fits(&self, comparison: &Comparison, question: usize) -> bool {
        let Some(asked) = comparison.questions.get(question) else { return false };
        let Some(standing) = comparison.review.standings.get(question) else { return false };
        let any_claim = |fits: &dyn Fn(&Claim) -> bool| {
            asked.claims.iter().filter_map(|i| comparison.claims.get(*i)).any(fits)
        };
        match self {
            What::Seen => standing.is_seen(),
            What::Unseen => !standing.is_seen(),
            What::Flagged => standing.flagged.is_some(),
            What::Stale => !standing.stale.is_empty(),
            What::Noted => !standing.notes.is_empty(),
            What::Changed => standing.ruled.as_ref().is_some_and(|ruled| !ruled.is_accepted()),
            What::Verdict(verdict) => asked.verdict == *verdict || asked.reason.verdict() == *verdict,
            What::Reason(reason) => asked.reason == *reason,
            What::Kind(kind) => asked.kind == *kind,
            What::Article(id) => any_claim(&|claim| id.fits(&claim.article)),
            What::Speaker(name) => any_claim(&|claim| is_said_by(claim, name)),
            What::By(name) => decisions(comparison, question).any(|decision| name.fits(&decision.by)),
            What::Mine { by } => decisions(comparison, question).any(|decision| decision.by == *by),
            What::Words(words) => {
                has(&asked.label, words)
                    || any_claim(&|claim| {
                        has(&claim.evidence.quote, words)
                            || has(&claim.article, words)
                            || speaker_has(claim, words)
                    })
            }
        }
    }
}

/// All that people decided on a row, what is stale as well.
fn decisions(comparison: &Comparison, question: usize) -> impl Iterator<Item = &Decision> {
    let review = &comparison.review;
    review.standings.get(question).into_iter().flat_map(move |standing| {
        let ruled = standing.ruled.iter().map(|ruled| &ruled.decision);
        let stale = standing.stale.iter().filter_map(|i| review.stale.get(*i)).map(|stale| &stale.decision);
        ruled.chain(&standing.flagged).chain(&standing.notes).chain(&standing.shaped).chain(stale)
    })
}

fn is_said_by(claim: &Claim, name: &Name) -> bool {
    claim.said_by.as_ref().is_some_and(|speaker| name.fits(&speaker.name) || name.fits(&speaker.key))
}

fn speaker_has(claim: &Claim, words: &str) -> bool {
    claim.said_by.as_ref().is_some_and(|speaker| has(&speaker.name, words) || has(&speaker.key, words))
}

/// A name as it is compared where all of it counts: in lower case, and without the quotation marks that no filter can have in a name.
pub(super) fn as_whole(name: &str) -> String {
    name.to_lowercase().replace('"', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has(text: &str, lower: &str) -> bool {
    text.to_lowercase().contains(lower)
}

/// A word of a filter.
pub(super) struct Word {
    /// As it was typed; a quotation mark that was left open is closed.
    pub(super) typed: String,
    /// False for one that begins with a `-`.
    holds: bool,
    /// What it says, without the `-` and without quotation marks.
    text: String,
    /// Where in `text` the first quotation mark stood, in bytes.
    quoted: Option<usize>,
}

impl Word {
    /// What stands before and behind a colon that is not inside of quotation marks.
    fn keyed(&self) -> Option<(&str, &str)> {
        let (key, rest) = self.text.split_once(':')?;
        self.quoted.is_none_or(|quoted| key.len() < quoted).then_some((key, rest))
    }

    /// True where all behind the colon is quoted.
    fn is_whole(&self, key: &str) -> bool {
        self.quoted == Some(key.len() + 1)
    }
}

/// The words of a filter; a quotation mark that is not closed reaches to the end.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut typed = String::new();
    let mut inside = false;
    for c in text.chars() {
        if c.is_whitespace() && !inside {
            found.extend(word(std::mem::take(&mut typed)));
            continue;
        }
        inside ^= c == '"';
        typed.push(c);
    }
    if inside {
        typed.push('"');
    }
    found.extend(word(typed));
    found
}

fn word(typed: String) -> Option<Word> {
    // A lone `-`, or one in quotation marks, is looked for as it stands.
    let (holds, rest) = match typed.strip_prefix('-') {
        Some(rest) if !rest.is_empty() => (false, rest),
        _ => (true, typed.as_str()),
    };
    let (text, quoted) = (rest.replace('"', ""), rest.find('"'));
    (!text.is_empty()).then_some(Word { holds, text, quoted, typed })
}

pub(super) fn term(word: &Word, by: &str) -> Term {
    let keyed = word.keyed().filter(|(_, rest)| !rest.is_empty());
    let lower = word.text.to_lowercase();
    let name = |key: &str, rest: &str| {
        if word.is_whole(key) { Name::Whole(as_whole(rest)) } else { Name::Part(rest.to_lowercase()) }
    };
    let what = match keyed.map(|(key, rest)| (key.to_lowercase(), name(key, rest))) {
        Some((key, name)) if key == "article" => What::Article(name),
        Some((key, name)) if key == "speaker" => What::Speaker(name),
        Some((key, name)) if key == "by" => What::By(name),
        _ if word.quoted.is_some() => What::Words(lower),
        _ => match lower.as_str() {
            "seen" => What::Seen,
            "unseen" => What::Unseen,
            "flagged" => What::Flagged,
            "stale" => What::Stale,
            "noted" => What::Noted,
            "changed" => What::Changed,
            "mine" => What::Mine { by: by.to_owned() },
            word => named(word),
        },
    };
    Term { holds: word.holds, what }
}

fn named(word: &str) -> What {
    if let Some(verdict) = Verdict::of_word(word) {
        return What::Verdict(verdict);
    }
    if let Some(reason) = Reason::ALL.iter().find(|reason| reason.code() == word) {
        return What::Reason(*reason);
    }
    match Kind::ALL.into_iter().find(|kind| kind.word() == word) {
        Some(kind) => What::Kind(kind),
        None => What::Words(word.to_owned()),
    }
}
