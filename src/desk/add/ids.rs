//! Ids: the found claim that a person means, and a name for the new one.

use super::{Draft, Help, Wrong};
use crate::claim::Claim;
use crate::claim::identity::looks_found;
use crate::report::wording::clip;
use std::collections::BTreeSet;

/// The found claim with this id, or with the only id that begins so.
///
/// `Err` says what is nearest; it is about `key`.
pub(super) fn found<'c>(claims: &'c [Claim], key: &'static str, asked: &str) -> Result<&'c Claim, Wrong> {
    if let Some(claim) = claims.iter().find(|claim| claim.id == asked) {
        return Ok(claim);
    }
    let begun: Vec<&Claim> = claims.iter().filter(|claim| claim.id.starts_with(asked)).collect();
    match begun.as_slice() {
        [one] => Ok(one),
        [] => {
            let mut scored: Vec<(f64, &str)> = claims
                .iter()
                .map(|claim| (strsim::jaro_winkler(asked, &claim.id), claim.id.as_str()))
                .collect();
            scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
            let near: Vec<&str> =
                scored.iter().filter(|(score, _)| *score > 0.7).take(3).map(|(_, id)| *id).collect();
            let near =
                if near.is_empty() { String::new() } else { format!("; nearest: {}", near.join(", ")) };
            Err(Wrong::new(key, format!("no claim `{asked}` is found in the articles{near}")))
        }
        several => {
            let one = |claim: &&Claim| format!("{}  {}", claim.id, clip(&claim.evidence.quote, 60));
            let more = (several.len() > 12).then(|| "…".to_owned());
            let help = several.iter().take(12).map(one).chain(more).map(Help::Plain).collect();
            let message = format!("`{asked}` begins {} ids:", several.len());
            Err(Wrong { key: Some(key), message, help })
        }
    }
}

/// Words that say nothing of what is asked.
const PALE: &[&str] = &[
    "a", "after", "an", "and", "are", "as", "at", "by", "did", "do", "does", "for", "from", "had", "has",
    "have", "how", "in", "is", "it", "its", "many", "much", "of", "on", "or", "said", "that", "the", "there",
    "this", "to", "was", "were", "what", "when", "where", "which", "who", "whom", "with",
];

/// A name for the claim that no claim of the file has: words of its question, else of its quote, and its article.
pub(super) fn made(draft: &Draft, article: Option<&str>, taken: &BTreeSet<String>) -> String {
    let words = ["question", "quote", "statement", "place", "role", "said_by", "who", "measure"];
    let text = words.iter().find_map(|key| draft.text(key)).unwrap_or(if draft.has("reject") {
        "no claim"
    } else {
        "corrected"
    });
    let mut words: Vec<String> =
        words_of(text).into_iter().filter(|word| !PALE.contains(&word.as_str())).collect();
    if words.is_empty() {
        words = vec![draft.value_key().unwrap_or("claim").to_owned()];
    }
    words.truncate(3);
    // Of an article's name as much as tells it from others at a glance.
    words.extend(article.map(words_of).unwrap_or_default().into_iter().take(3));
    let name: String = words.join("-").chars().take(60).collect();
    // A name of the shape that found claims have would be taken for one; a number behind it is no such shape.
    let free = |name: &String| !taken.contains(name) && !looks_found(name);
    std::iter::once(name.clone()).chain((2..).map(|n| format!("{name}-{n}"))).find(free).unwrap_or(name)
}

fn words_of(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn names(keys: &[(&'static str, &str)], article: &str, taken: &[&str], expected: &str) {
        let mut draft = Draft::default();
        for (key, text) in keys {
            draft.set(key, text).unwrap();
        }
        let taken = taken.iter().map(|id| (*id).to_owned()).collect();
        assert_eq!(made(&draft, Some(article), &taken), expected);
    }

    #[test]
    fn names_are_made_of_the_question_and_the_article() {
        let dead = ("question", "How many people died in the ferry accident?");
        names(&[dead, ("quote", "14 dead")], "courier-1", &[], "people-died-ferry-courier-1");
        names(&[dead], "courier-1", &["people-died-ferry-courier-1"], "people-died-ferry-courier-1-2");
        names(&[("quote", "At least 14 dead")], "003", &[], "least-14-dead-003");
        names(&[("quote", "“…”"), ("date", "2031")], "003", &[], "date-003");
        names(&[("reject", "true")], "003", &[], "no-claim-003");
        names(&[("quote", "x casualties facade")], "", &[], "x-casualties-facade-2");
    }
}
