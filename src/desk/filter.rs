//! A filter over rows: words that all have to fit.
//!
//! | word | rows that fit |
//! |---|---|
//! | `seen` `unseen` `flagged` `stale` `noted` `changed` | by what people did; `changed`: their verdict is not the machine's |
//! | `conflict`, `disputed`, … | of this verdict, the machine's or the one in force |
//! | `values-apart`, `denied`, … | of this reason |
//! | `casualties`, `quantity`, `date`, `place`, `role`, `statement` | of this kind |
//! | `article:cpa` `speaker:marrin` `by:ana` | with a claim of that article, that speaker, a decision of that person |
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

#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    /// False where the word has a `-` before it.
    holds: bool,
    what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    Seen,
    Unseen,
    Flagged,
    Stale,
    Noted,
    Changed,
    Verdict(Verdict),
    Reason(Reason),
    Kind(Kind),
    Article(String),
    Speaker(String),
    By(String),
    Words(String),
}

impl Filter {
    /// Reads a filter; any text is one.
    pub fn of(text: &str) -> Filter {
        Filter { terms: words(text).into_iter().filter_map(term).collect() }
    }

    /// The first word of a filter with a key that no filter has, such as `autor:ana`; in quotation marks it is looked for as it stands.
    pub fn unknown(text: &str) -> Option<String> {
        let bare = words(text).into_iter().filter(|(_, quoted)| !quoted).map(|(word, _)| word);
        let mut keys = bare.filter_map(|word| {
            let (key, _) = word.split_once(':')?;
            let key = key.strip_prefix('-').unwrap_or(key).to_lowercase();
            (!key.is_empty() && key.chars().all(char::is_alphabetic)).then_some(key)
        });
        keys.find(|key| !KEYS.contains(&key.as_str()))
    }

    /// True where it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// True where all its words fit a question, by its place in the comparison.
    pub fn fits(&self, comparison: &Comparison, question: usize) -> bool {
        self.terms.iter().all(|term| term.what.fits(comparison, question) == term.holds)
    }
}

impl What {
    fn fits(&self, comparison: &Comparison, question: usize) -> bool {
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
            What::Article(id) => any_claim(&|claim| has(&claim.article, id)),
            What::Speaker(name) => any_claim(&|claim| speaker_has(claim, name)),
            What::By(name) => decisions(comparison, question).any(|decision| has(&decision.by, name)),
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

fn speaker_has(claim: &Claim, words: &str) -> bool {
    claim.said_by.as_ref().is_some_and(|speaker| has(&speaker.name, words) || has(&speaker.key, words))
}

fn has(text: &str, lower: &str) -> bool {
    text.to_lowercase().contains(lower)
}

/// The words of a filter, each with whether it was quoted; a quotation mark that is not closed reaches to the end.
fn words(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut word = String::new();
    let (mut inside, mut quoted) = (false, false);
    for c in text.chars() {
        match c {
            '"' => {
                inside = !inside;
                quoted = true;
            }
            c if c.is_whitespace() && !inside => {
                found.push((std::mem::take(&mut word), quoted));
                quoted = false;
            }
            c => word.push(c),
        }
    }
    found.push((word, quoted));
    found
}

fn term((word, quoted): (String, bool)) -> Option<Term> {
    let word = word.to_lowercase();
    let (holds, word) = match word.strip_prefix('-') {
        Some(rest) if !rest.is_empty() => (false, rest),
        _ => (true, word.as_str()),
    };
    let keyed = word.split_once(':').filter(|(_, rest)| !rest.is_empty());
    let what = match (word, keyed) {
        ("", _) => return None,
        (_, Some(("article", id))) => What::Article(id.to_owned()),
        (_, Some(("speaker", name))) => What::Speaker(name.to_owned()),
        (_, Some(("by", name))) => What::By(name.to_owned()),
        (word, _) if quoted => What::Words(word.to_owned()),
        ("seen", _) => What::Seen,
        ("unseen", _) => What::Unseen,
        ("flagged", _) => What::Flagged,
        ("stale", _) => What::Stale,
        ("noted", _) => What::Noted,
        ("changed", _) => What::Changed,
        (word, _) => named(word),
    };
    Some(Term { holds, what })
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
