//! What each article says on a question, as its cell has it.

use super::Column;
use crate::article::Part;
use crate::case::{Case, Comparison};
use crate::claim::{Check, Claim};
use crate::report::wording::{self, Shared, Speakers, Unchecked, printable};
use std::collections::BTreeSet;

/// Who says what, a line for each value: "ansel-courier, cpa: 1998".
pub fn who_says_what(cells: &[Vec<String>], columns: &[Column]) -> Vec<String> {
    let mut said: Vec<(Vec<&str>, String)> = Vec::new();
    for (column, cell) in columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        let words = cell.join("; ");
        match said.iter_mut().find(|(_, other)| *other == words) {
            Some((ids, _)) => ids.push(&column.id),
            None => said.push((vec![&column.id], words)),
        }
    }
    said.into_iter().map(|(ids, words)| format!("{}: {words}", ids.join(", "))).collect()
}

/// What is said once for a whole case: the one year of all articles whose day is known, and that no quote could be checked.
pub fn shared(comparison: &Comparison) -> Shared {
    let years: BTreeSet<i16> = comparison.sources.iter().filter_map(|source| source.anchor.year).collect();
    let all_unchecked = comparison.claims.iter().all(|claim| claim.evidence.check == Check::Unchecked);
    Shared {
        year: if years.len() == 1 { years.first().copied() } else { None },
        speakers: Speakers::Named,
        unchecked: if all_unchecked { Unchecked::Everywhere } else { Unchecked::Marked },
    }
}

/// The outlet of an article, where its id does not say it already.
pub fn source(case: &Case, id: &str) -> Option<String> {
    let read = case.articles.iter().find(|article| article.id == id).map(|article| &article.metadata);
    let metadata =
        read.or_else(|| case.absent.iter().find(|absent| absent.id == id).map(|absent| &absent.metadata));
    let source = printable(metadata?.source.as_deref()?);
    let letters =
        |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (said, plain) = (letters(&source), letters(id));
    if said == plain || said.strip_prefix("the") == Some(&plain) { None } else { Some(source) }
}

/// What each column's article says in these claims.
pub(super) fn cells(
    claims: &[usize],
    comparison: &Comparison,
    columns: &[Column],
    shared: Shared,
) -> Vec<Vec<String>> {
    let claims: Vec<&Claim> = claims.iter().filter_map(|i| comparison.claims.get(*i)).collect();
    let of = |column: &Column| -> Vec<&Claim> {
        claims.iter().copied().filter(|claim| claim.article == column.id).collect()
    };
    columns.iter().map(|column| cell(&of(column), shared)).collect()
}

/// So many values of one article are taken in at a glance.
const MOST_VALUES: usize = 6;

/// What one article says, each value once: a value that is repeated stands where it is said with a speaker.
fn cell(claims: &[&Claim], shared: Shared) -> Vec<String> {
    let key = |claim: &Claim| claim.said_by.as_ref().map(|speaker| speaker.key.clone());
    let mut kept: Vec<&Claim> = Vec::new();
    for claim in claims {
        let same = |other: &&Claim| other.value == claim.value && other.superseded == claim.superseded;
        let same_speaker = |other: &Claim| {
            shared.speakers == Speakers::Left || key(other) == key(claim) || key(other).is_none()
        };
        let known = claims.iter().filter(|other| same(other) && !std::ptr::eq(**other, *claim));
        let told = kept.iter().any(|other| same(other) && (same_speaker(other) || key(claim).is_none()));
        let told_later = key(claim).is_none() && claim.evidence.part == Part::Title && known.count() > 0;
        if !told && !told_later {
            kept.push(claim);
        }
    }
    let mut words: Vec<String> = kept.iter().map(|claim| wording::cell(claim, shared)).collect();
    words.dedup();
    if words.len() > MOST_VALUES {
        let more = words.len() - MOST_VALUES;
        words.truncate(MOST_VALUES);
        words.push(format!("and {more} more"));
    }
    words
}
