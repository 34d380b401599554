//! Whose telling a claim is: its article's, unless the article has it from an agency or another outlet.
//!
//! Which articles are one telling is known before ([`Source::origin`]). Copies of a claim count as one: a sentence that stands
//! unchanged in two articles of one origin, or a "yesterday" that two of them read from different days.

use super::prepared::{Prepared, Source};
use crate::claim::identity::looks_found;
use crate::claim::{Claim, Kind, Speaker, Value};
use crate::lexicon::agencies;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The articles of a case by id and by outlet, to find whose telling a claim is.
#[derive(Debug)]
pub struct Tellers<'a> {
    by_id: FxHashMap<&'a str, &'a Source>,
    sources: &'a [Source],
    named: OnceCell<Named<'a>>,
}

/// The articles by the names that a text may give them; made when the first text names somebody.
#[derive(Debug, Default)]
struct Named<'a> {
    /// The origin of the articles of each outlet; `None` where they are of several.
    by_outlet: FxHashMap<String, Option<&'a str>>,
    /// The same by the ids of articles, which people name after outlets, and by the origins themselves.
    by_name: FxHashMap<String, &'a str>,
}

impl<'a> Named<'a> {
    fn of(sources: &'a [Source]) -> Named<'a> {
        let mut named = Named::default();
        for source in sources {
            named.by_name.entry(outlet_key(&source.id)).or_insert(&source.origin);
            if source.origin != source.id {
                named.by_name.entry(outlet_key(&source.origin)).or_insert(&source.origin);
            }
            if let Some(outlet) = &source.outlet {
                let origin = Some(source.origin.as_str());
                let known = named.by_outlet.entry(outlet_key(outlet)).or_insert(origin);
                if *known != origin {
                    *known = None;
                }
            }
        }
        named
    }
}

impl<'a> Tellers<'a> {
    /// Makes them ready for look-up.
    pub fn of(sources: &'a [Source]) -> Tellers<'a> {
        let by_id = sources.iter().map(|source| (source.id.as_str(), source)).collect();
        Tellers { by_id, sources, named: OnceCell::new() }
    }

    /// The article of this id.
    pub fn source(&self, article: &str) -> Option<&'a Source> {
        self.by_id.get(article).copied()
    }

    /// The origin of what an article has from a speaker: the agency or the outlet that has it from the speaker first, where the
    /// article says so ("told Reuters", "according to AFP"), else the article's own.
    pub fn origin(&self, article: &str, said_by: Option<&Speaker>) -> String {
        let source = self.source(article);
        let own = source.map_or(article, |source| source.origin.as_str()).to_string();
        let Some(speaker) = said_by else { return own };
        let via = speaker.via.first();
        let written = via.unwrap_or(&speaker.name);
        let other = match agencies::credited(written) {
            Some(agency) => Some(agency.to_string()),
            None => self.outlet(written, via.is_some()),
        };
        match other {
            Some(other) if !source.is_some_and(|source| is_own(written, source)) => other,
            _ => own,
        }
    }

    /// The origin of the articles of an outlet that is no agency; `None` where the words name no outlet.
    fn outlet(&self, written: &str, is_told_to: bool) -> Option<String> {
        let key = outlet_key(written);
        let named = self.named.get_or_init(|| Named::of(self.sources));
        match (named.by_outlet.get(&key), named.by_name.get(&key)) {
            (Some(Some(origin)), _) => Some((*origin).to_string()),
            (None, Some(origin)) if is_told_to => Some((*origin).to_string()),
            // "told the Post": an outlet, if none that is here.
            _ if is_told_to => Some(key),
            // "the union said" is no outlet, though an article may be called so.
            _ => None,
        }
    }
}

/// For each claim the first of the case that is the same words of one origin: itself, where it is nobody's copy.
pub(super) fn copies(claims: &[Claim], origins: &[Arc<str>]) -> Vec<usize> {
    // The first claim of a sentence; of claims whose words differ though the end of their ids is one, the next of them.
    let mut first: FxHashMap<(&str, Kind, &str), usize> =
        FxHashMap::with_capacity_and_hasher(claims.len(), FxBuildHasher);
    let mut next: FxHashMap<usize, usize> = FxHashMap::default();
    let mut first_day: FxHashMap<(&str, String, usize), usize> = FxHashMap::default();
    let mut nth: FxHashMap<(&str, String), usize> = FxHashMap::default();
    let mut copies = Vec::with_capacity(claims.len());
    for (i, (claim, origin)) in claims.iter().zip(origins).enumerate() {
        if claim.by_hand.is_some() || !looks_found(&claim.id) {
            copies.push(i);
            continue;
        }
        // The end of an id stands for the words of the sentence.
        let sentence = claim.id.rsplit('-').next().unwrap_or("");
        let mut of = *first.entry((origin, claim.kind, sentence)).or_insert(i);
        while of != i && !are_same_words(&claims[of].evidence.quote, &claim.evidence.quote) {
            of = *next.entry(of).or_insert(i);
        }
        if matches!(&claim.value, Value::Date(when) if when.relative) {
            let words = claim.evidence.quote.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            let nth = nth.entry((&claim.article, words.clone())).or_insert(0);
            *nth += 1;
            of = of.min(*first_day.entry((origin, words, *nth)).or_insert(i));
        }
        copies.push(of);
    }
    copies
}

/// True for the same words, in any case of letters and however they are set apart.
fn are_same_words(a: &str, b: &str) -> bool {
    let is_same = |(x, y): (&str, &str)| x == y || x.to_lowercase() == y.to_lowercase();
    a == b
        || a.split_whitespace().count() == b.split_whitespace().count()
            && a.split_whitespace().zip(b.split_whitespace()).all(is_same)
}

/// The claims of a group without those that are copies of others of them; the first of each stays.
pub(super) fn without_copies(claims: &[Prepared], group: &[usize]) -> Vec<usize> {
    if group.iter().all(|i| claims[*i].copy_of == *i) {
        return group.to_vec();
    }
    let mut seen: FxHashSet<usize> = FxHashSet::default();
    group.iter().copied().filter(|i| seen.insert(claims[*i].copy_of)).collect()
}

/// How many origins stand behind claims. An article that has a figure from an agency and gives it once more without a word of
/// where it comes from has it from that agency.
pub(super) fn count(claims: &[Prepared], group: &[usize]) -> usize {
    if group.len() < 2 {
        return group.len();
    }
    let mut named: BTreeSet<&str> = BTreeSet::new();
    let mut from_others: BTreeSet<&str> = BTreeSet::new();
    let own =
        |i: usize| claims[i].source.map_or(claims[i].claim.article.as_str(), |source| source.origin.as_str());
    for &i in group {
        if *claims[i].origin != *own(i) {
            named.insert(&claims[i].origin);
            from_others.insert(&claims[i].claim.article);
        }
    }
    for &i in group {
        let claim = claims[i].claim;
        if claim.said_by.is_some() || !from_others.contains(claim.article.as_str()) {
            named.insert(&claims[i].origin);
        }
    }
    named.len()
}

/// One key for all ways to write an outlet: an agency's name, else the words in lower case without "the".
pub fn outlet_key(written: &str) -> String {
    if let Some(agency) = agencies::outlet(written) {
        return agency.to_string();
    }
    let low = written.trim().to_lowercase();
    low.strip_prefix("the ").unwrap_or(&low).to_string()
}

/// True where an article speaks of its own outlet: "told the Post" in the Harbour Post.
fn is_own(written: &str, own: &Source) -> bool {
    let key = outlet_key(written);
    let words =
        |name: &str| name.to_lowercase().split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    let asked: Vec<String> = words(&key);
    if asked.is_empty() {
        return false;
    }
    let is_part = |all: &[String], part: &[String]| {
        !part.is_empty() && all.windows(part.len()).any(|some| some == part)
    };
    let outlet = own.outlet.as_deref().unwrap_or("");
    let (id, outlet_words) = (words(&own.id), words(outlet));
    let named = outlet_key(outlet) == key || is_part(&outlet_words, &asked) || is_part(&id, &asked);
    // Without an outlet's name, the file's is taken for its short form: "meridian" for Meridian TV.
    named || outlet_words.is_empty() && is_part(&asked, &id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::Anchor;
    use crate::mention::speech::Act;

    fn source(id: &str, outlet: Option<&str>, origin: &str) -> Source {
        Source {
            id: id.into(),
            anchor: Anchor::UNKNOWN,
            outlet: outlet.map(str::to_owned),
            origin: origin.into(),
        }
    }

    #[track_caller]
    fn is_of(article: &str, said_by: Option<(&str, Option<&str>)>, expected: &str) {
        let sources = [
            source("post", Some("The Harbour Post"), "post"),
            source("wire", Some("Reuters"), "Reuters"),
            source("one", Some("Meridian"), "AFP"),
            source("two", Some("Meridian"), "two"),
            source("cable", Some("Calder Press Agency"), "CPA"),
        ];
        let speaker = said_by.map(|(name, via)| Speaker {
            name: name.into(),
            key: name.to_lowercase(),
            side: None,
            act: Act::Says,
            via: via.into_iter().map(str::to_owned).collect(),
        });
        assert_eq!(Tellers::of(&sources).origin(article, speaker.as_ref()), expected);
    }

    #[test]
    fn a_claim_is_of_the_agency_that_has_it_first() {
        is_of("post", None, "post");
        is_of("post", Some(("the minister", None)), "post");
        is_of("post", Some(("the minister", Some("Reuters"))), "Reuters");
        is_of("post", Some(("the minister", Some("the AFP news agency"))), "AFP");
        is_of("post", Some(("Reuters", None)), "Reuters");
        is_of("wire", Some(("the minister", Some("Reuters"))), "Reuters");
        is_of("one", Some(("the minister", None)), "AFP");
        is_of("nobody", None, "nobody");
        is_of("post", Some(("the minister", Some("CPA"))), "CPA");
        is_of("post", Some(("the official Xinhua news agency", None)), "Xinhua");
    }

    #[test]
    fn a_claim_is_of_the_outlet_that_has_it_first() {
        is_of("post", Some(("the minister", Some("the Harbour Post"))), "post");
        is_of("post", Some(("the minister", Some("the Post"))), "post");
        is_of("one", Some(("the minister", Some("The Harbour Post"))), "post");
        is_of("one", Some(("the minister", Some("the Post"))), "post");
        is_of("one", Some(("the minister", Some("the Ansel Times"))), "ansel times");
        is_of("one", Some(("the post", None)), "AFP");
        // An outlet whose articles are of two origins.
        is_of("post", Some(("the minister", Some("Meridian"))), "meridian");
    }
}
