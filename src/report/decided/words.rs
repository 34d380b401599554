//! Decisions in a few plain words, the same in every format.

use super::{State, Told};
use crate::case::Comparison;
use crate::claim::Claim;
use crate::claim::identity::looks_found;
use crate::report::asked::row_of;
use crate::report::view::shared;
use crate::report::wording::{self, Shared, clip, count, printable};
use crate::review::standing::day_and_minute;
use crate::review::{Decision, Mark, Ruling, Stale};
use std::collections::BTreeMap;

/// What was done, before "by Ana Marek": "ruled agree", "flagged for another look".
pub fn did(ruling: &Ruling) -> String {
    match ruling {
        Ruling::Verdict { verdict, .. } => format!("ruled {}", verdict.word()),
        Ruling::Flag { .. } => "flagged for another look".into(),
        Ruling::Unflag { .. } => "flag taken down".into(),
        Ruling::Note { .. } => "noted".into(),
        Ruling::Same { .. } => "merged into one row".into(),
        Ruling::Apart { .. } => "split into two rows".into(),
        Ruling::SameOrigin { .. } => "ruled one origin".into(),
        Ruling::Reject { .. } => "rejected".into(),
        Ruling::Amend { .. } => "amended".into(),
        Ruling::Undo { .. } => "taken back".into(),
    }
}

/// Who made it.
pub fn who(decision: &Decision) -> String {
    clip(&decision.by, LONGEST_NAME)
}

/// A longer name is cut: it stands in a column of the table.
const LONGEST_NAME: usize = 40;

/// The day on which it was made, in UTC: "2031-05-09".
pub fn day(decision: &Decision) -> String {
    let at = day_and_minute(decision.at);
    at.split(' ').next().unwrap_or_default().to_string()
}

/// The remark, in quotation marks.
pub fn note_words(decision: &Decision) -> Option<String> {
    decision.note.as_ref().map(|note| format!("“{}”", printable(note)))
}

/// What is other than it was when the decision was made: "joined: cpa 23", "left: meridian 5 (now in row 7)",
/// "changed: ansel-courier 14 → 15".
pub fn changes(comparison: &Comparison, stale: &Stale) -> Vec<String> {
    let of = |i: &usize| {
        let claim = comparison.claims.get(*i)?;
        Some(format!("{} {}", printable(&claim.article), now(comparison, *i)))
    };
    let rewritten = rewritten(comparison, stale);
    let is_new = |i: &&usize| rewritten.iter().all(|(_, place)| place != *i);
    let joined: Vec<String> = stale.joined.iter().filter(is_new).filter_map(of).collect();
    let of_articles = matches!(stale.decision.ruling, Ruling::SameOrigin { .. });
    let of_claim = matches!(stale.decision.ruling, Ruling::Amend { .. });
    let mut left = Vec::new();
    let mut changed: Vec<String> =
        rewritten.iter().map(|(mark, i)| rewritten_words(comparison, mark, *i)).collect();
    for mark in stale.left.iter().filter(|mark| rewritten.iter().all(|(one, _)| one != mark)) {
        let is_there = comparison.claims.iter().any(|claim| claim.id == mark.id);
        if of_articles {
            left.push(format!("{} ({GONE_ARTICLE})", printable(&mark.id)));
        } else if of_claim && is_there {
            changed.push(format!(
                "{} (what was written instead no longer fits its quote)",
                said(comparison, mark)
            ));
        } else {
            left.push(left_words(comparison, mark));
        }
    }
    changed.extend(stale.changed.iter().map(|(mark, i)| match i {
        Some(i) => changed_words(comparison, &stale.decision, mark, *i),
        None => format!("{} (its text is another)", printable(&mark.id)),
    }));
    let all = [("joined", joined), ("left", left), ("changed", changed)];
    let said = all.into_iter().filter(|(_, list)| !list.is_empty());
    said.map(|(word, list)| format!("{word}: {}", list.join(", "))).collect()
}

const GONE_ARTICLE: &str = "its article is gone";

/// The claims whose sentences were written anew: of an article that lost claims of the row and has others in their place. Those that
/// say the same belong together; of the rest, where there are as many then as now, each with its like in the order of the text.
fn rewritten<'s>(comparison: &Comparison, stale: &'s Stale) -> Vec<(&'s Mark, usize)> {
    let gone = |mark: &&Mark| {
        comparison.claims.iter().all(|claim| claim.id != mark.id) && taken_by(comparison, mark).is_none()
    };
    let mut left: BTreeMap<&str, Vec<&Mark>> = BTreeMap::new();
    for mark in stale.left.iter().filter(gone) {
        left.entry(article_of(comparison, mark)).or_default().push(mark);
    }
    let article = |i: usize| comparison.claims.get(i).map_or("", |claim| claim.article.as_str());
    let mut pairs = Vec::new();
    for (own, mut marks) in left {
        let mut joined: Vec<usize> = stale.joined.iter().copied().filter(|i| article(*i) == own).collect();
        marks.retain(|mark| {
            let same = joined.iter().position(|i| now(comparison, *i) == printable(&mark.says));
            if let Some(k) = same {
                pairs.push((*mark, joined.remove(k)));
            }
            same.is_none()
        });
        if marks.len() == joined.len() {
            pairs.extend(marks.into_iter().zip(joined));
        }
    }
    pairs
}

fn rewritten_words(comparison: &Comparison, mark: &Mark, i: usize) -> String {
    let (was, is) = (printable(&mark.says), now(comparison, i));
    let article = comparison.claims.get(i).map(|claim| printable(&claim.article)).unwrap_or_default();
    if was == is {
        return format!("{article} {is} (its sentence was written anew)");
    }
    format!("{article} {was} → {is}")
}

/// A claim that says something else: what it said and says, and who amended it since.
fn changed_words(comparison: &Comparison, decision: &Decision, mark: &Mark, i: usize) -> String {
    let (was, is) = (printable(&mark.says), now(comparison, i));
    let article = comparison.claims.get(i).map(|claim| printable(&claim.article)).unwrap_or_default();
    let by = amended_by(comparison, mark).filter(|by| by.at >= decision.at);
    let by = by.map(|by| format!("amended by {}", who(by)));
    match (was == is, by) {
        (true, Some(by)) => format!("{article} {is} ({by})"),
        (true, None) => format!("{article} {is} (read otherwise: how certain, by whom or as of when)"),
        (false, Some(by)) => format!("{article} {was} → {is} ({by})"),
        (false, None) => format!("{article} {was} → {is}"),
    }
}

/// The last amendment of a claim that holds.
fn amended_by<'c>(comparison: &'c Comparison, mark: &Mark) -> Option<&'c Decision> {
    let shaped = comparison.review.standings.iter().flat_map(|standing| &standing.shaped);
    shaped
        .filter(|by| matches!(&by.ruling, Ruling::Amend { claim, .. } if claim.id == mark.id))
        .max_by_key(|by| by.at)
}

/// A claim that was there with where it is now: "meridian 5 (now in row 7)", "meridian 5 (rejected by Ben)".
fn left_words(comparison: &Comparison, mark: &Mark) -> String {
    let place = comparison.claims.iter().position(|claim| claim.id == mark.id);
    let row = place.and_then(|i| row_of(comparison, i));
    let is_here = comparison.sources.iter().any(|source| source.id == article_of(comparison, mark));
    let is_known = looks_found(&mark.id) || place.is_some();
    let is = match (place, row) {
        _ if is_known && !is_here => GONE_ARTICLE.to_string(),
        (_, Some(row)) => format!("now in row {}", row + 1),
        (Some(_), None) => "now in no row".to_string(),
        (None, _) => taken_by(comparison, mark).unwrap_or_else(|| "not there any more".to_string()),
    };
    format!("{} ({is})", said(comparison, mark))
}

/// What people did to a claim that is not among the claims any more: "rejected by Ben", "amended in curated.yaml: toll, in row 7".
fn taken_by(comparison: &Comparison, mark: &Mark) -> Option<String> {
    let rejects = |by: &&Decision| matches!(&by.ruling, Ruling::Reject { claim } if claim.id == mark.id);
    if let Some(by) = comparison.review.beside.iter().rev().find(rejects) {
        return Some(format!("rejected by {}", who(by)));
    }
    let amends = |claim: &&Claim| {
        claim.by_hand.as_ref().is_some_and(|by_hand| by_hand.amends.as_deref() == Some(mark.id.as_str()))
    };
    let (i, own) = comparison.claims.iter().enumerate().find(|(_, claim)| amends(claim))?;
    let row = row_of(comparison, i).map(|row| format!(", in row {}", row + 1)).unwrap_or_default();
    Some(format!("amended in curated.yaml: {}{row}", printable(&own.id)))
}

/// A claim as a decision met it, with its article: "meridian 5".
pub fn said(comparison: &Comparison, mark: &Mark) -> String {
    printable(&format!("{} {}", article_of(comparison, mark), mark.says))
}

/// The article of a claim, which need not be there any more: the id of a found claim begins with it.
fn article_of<'m>(comparison: &'m Comparison, mark: &'m Mark) -> &'m str {
    if looks_found(&mark.id) {
        return mark.id.rsplitn(3, '-').last().unwrap_or(&mark.id);
    }
    let by_hand = comparison.claims.iter().find(|claim| claim.id == mark.id);
    by_hand.map_or(&mark.id, |claim| &claim.article)
}

fn now(comparison: &Comparison, i: usize) -> String {
    let in_cell = Shared { year: shared(comparison).year, ..Shared::default() };
    comparison.claims.get(i).map(|claim| wording::cell(claim, in_cell)).unwrap_or_default()
}

/// The verdict of a row and why: the rules' own, and who accepted it or ruled otherwise.
/// Days of `year` are written without it.
pub fn standing(comparison: &Comparison, row: usize, year: Option<i16>) -> String {
    let Some(question) = comparison.questions.get(row) else { return String::new() };
    let rules = wording::standing(question, &comparison.claims, year);
    match comparison.review.standings.get(row).and_then(|standing| standing.ruled.as_ref()) {
        None => rules,
        Some(ruled) if ruled.is_accepted() => format!("{rules} · accepted, {}", who(&ruled.decision)),
        Some(ruled) => {
            format!("{}, ruled by {}; the rules say {rules}", ruled.verdict.word(), who(&ruled.decision))
        }
    }
}

/// What was ruled, with all that it names: "split into two rows: meridian 5 from ansel-courier 3".
pub fn in_full(comparison: &Comparison, decision: &Decision) -> String {
    let said = |mark: &Mark| said(comparison, mark);
    let listed = |marks: &[&Mark]| marks.iter().map(|mark| said(mark)).collect::<Vec<_>>().join(", ");
    let did = did(&decision.ruling);
    match &decision.ruling {
        Ruling::Verdict { verdict, was, .. } => {
            // Files keep the code, "values-apart".
            let was = printable(was).replace('-', " ");
            match was.split([',', ':']).next() {
                Some(word) if word == verdict.word() => format!("accepted {was}"),
                Some("") | None => did,
                Some(_) => format!("{did}; the rules said {was}"),
            }
        }
        Ruling::Same { on } => format!("{did}: {}", listed(&on.claims.iter().collect::<Vec<_>>())),
        Ruling::Apart { on, leaving } => {
            let (gone, kept): (Vec<&Mark>, Vec<&Mark>) =
                on.claims.iter().partition(|mark| leaving.contains(&mark.id));
            format!("{did}: {} from {}", listed(&gone), listed(&kept))
        }
        Ruling::SameOrigin { articles } => {
            let ids: Vec<String> = articles.iter().map(|mark| printable(&mark.id)).collect();
            format!("{did}: {}", ids.join(", "))
        }
        Ruling::Reject { claim } => format!("{did} as no claim: {}", said(claim)),
        Ruling::Amend { claim, to } => {
            let to: Vec<String> = to
                .iter()
                .map(|(key, text)| format!("{}: {}", key.replace('_', " "), printable(text)))
                .collect();
            format!("{did}: {}, now {}", said(claim), to.join(", "))
        }
        Ruling::Undo { of } => format!("took back decision {}", printable(of)),
        Ruling::Flag { .. } | Ruling::Unflag { .. } | Ruling::Note { .. } => did,
    }
}

/// A merge or a split of many claims in a few words: "split: 8 claims from 9"; `None` for what names few, and for all else.
pub fn in_short(decision: &Decision) -> Option<String> {
    /// So many claims are listed wherever the decision is told.
    const FEW: usize = 4;
    match &decision.ruling {
        Ruling::Same { on } if on.claims.len() > FEW => Some(format!("merged: {} claims", on.claims.len())),
        Ruling::Apart { on, leaving } if on.claims.len() > FEW => {
            let gone = on.claims.iter().filter(|mark| leaving.contains(&mark.id)).count();
            Some(format!("split: {} from {}", count(gone, "claim"), on.claims.len() - gone))
        }
        _ => None,
    }
}

/// Whether a decision holds, and why not.
pub fn state(comparison: &Comparison, told: &Told) -> String {
    match told.state {
        State::Holds => "holds".into(),
        State::Replaced(by) => format!("replaced by {}", by_whom(by)),
        State::Undone(by) => format!("taken back by {}", by_whom(by)),
        State::Stale(stale) => {
            let of = |id: &String| format!("decision {}", printable(id));
            if let Some(by) = &stale.overruled_by {
                return format!("overruled by {}", of(by));
            }
            let settled = stale.settled_by.as_ref().map(|by| format!("settled since by {}", of(by)));
            let mut parts = vec![settled.unwrap_or_else(|| "stale".to_string())];
            parts.extend(changes(comparison, stale));
            parts.join("; ")
        }
    }
}

/// "Ana Marek, 2031-05-09 14:03 UTC".
pub fn by_and_when(decision: &Decision) -> String {
    format!("{}, {}", who(decision), day_and_minute(decision.at))
}

fn by_whom(decision: &Decision) -> String {
    format!("{}, {} ({})", who(decision), day_and_minute(decision.at), printable(&decision.id))
}
