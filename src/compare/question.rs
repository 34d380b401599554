//! A question: the claims that answer it, and how they stand to each other as a whole.

use super::label;
use super::prepared::Prepared;
use super::relation;
use super::tie::{is_answered_better, is_firm, is_one_voice, is_strong, is_written_better};
use super::told;
use super::verdict::{Reason, Verdict};
use crate::claim::{Check, Kind};
use std::collections::BTreeSet;

/// What equivalent claims answer, with its verdict: one row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The id of its earliest claim.
    pub id: String,
    /// What sort it is.
    pub kind: Kind,
    /// What it asks, in plain words.
    pub label: String,
    /// The most serious relation between any two of its claims.
    pub verdict: Verdict,
    /// The rule that gave it.
    pub reason: Reason,
    /// The two claims that gave it, as indices into the claims of the case; `None` where it rests on all.
    pub pair: Option<(usize, usize)>,
    /// True where the reason is likely and not certain.
    pub likely: bool,
    /// Its claims, as indices, in the order of the articles and of the text.
    pub claims: Vec<usize>,
    /// How many independent origins stand behind it.
    pub origins: usize,
    /// How many outlets.
    pub articles: usize,
    /// Questions that this one stands beside: its whole, its parts, the other harms of the event.
    pub related: Vec<Related>,
}

/// A question that stands beside another.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Related {
    /// The id of the other question.
    pub question: String,
    /// How it stands to it: "part", "whole", "other measure".
    pub how: &'static str,
}

/// Judges a group of claims.
pub fn judge(claims: &[Prepared], group: &[usize]) -> Question {
    let (verdict, reason, pair, likely) = verdict(claims, group);
    let articles: BTreeSet<&str> = group.iter().map(|i| claims[*i].claim.article.as_str()).collect();
    let first = group.first().map(|i| claims[*i].claim);
    Question {
        id: first.map(|claim| claim.id.clone()).unwrap_or_default(),
        kind: first.map_or(Kind::Statement, |claim| claim.kind),
        label: label::of(claims, group),
        verdict,
        reason,
        pair,
        likely,
        claims: group.to_vec(),
        origins: told::count(claims, group),
        articles: articles.len(),
        related: Vec::new(),
    }
}

/// The group, less the claims that nothing firm ties to it: a figure that differs on a weak tie is a question of its own, and no
/// row says "agree" over it. A group without any firm tie stays whole, and unsure.
pub fn settle(claims: &[Prepared], group: Vec<usize>) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let distinct = told::without_copies(claims, &group);
    for &i in &distinct {
        let tied = |part: &Vec<usize>| part.iter().any(|k| is_firm(claims, &group, i, *k));
        let (mut joined, apart): (Vec<_>, Vec<_>) = parts.into_iter().partition(tied);
        joined.push(vec![i]);
        parts = apart;
        parts.push(joined.concat());
    }
    if parts.iter().all(|part| part.len() == 1) {
        return vec![group];
    }
    for part in &mut parts {
        let firsts: BTreeSet<usize> = part.iter().map(|i| claims[*i].copy_of).collect();
        *part = group.iter().copied().filter(|i| firsts.contains(&claims[*i].copy_of)).collect();
        part.sort_unstable();
    }
    parts
}

type Judged = (Verdict, Reason, Option<(usize, usize)>, bool);

fn verdict(claims: &[Prepared], group: &[usize]) -> Judged {
    let comparable: Vec<usize> =
        group.iter().copied().filter(|i| claims[*i].claim.evidence.check != Check::Orphaned).collect();
    if comparable.len() < 2 {
        return (Verdict::Single, Reason::OneValue, None, false);
    }
    // Copies of one telling count as one claim.
    let distinct = told::without_copies(claims, &comparable);
    let current = distinct.iter().filter(|i| !claims[**i].claim.superseded).count();
    let mut worst: Option<(Verdict, Reason, (usize, usize), bool)> = None;
    let mut weak: Option<(Reason, (usize, usize))> = None;
    for (x, &a) in distinct.iter().enumerate() {
        for &b in &distinct[x + 1..] {
            // An earlier count says something only where no two current ones do.
            let earlier = claims[a].claim.superseded || claims[b].claim.superseded;
            if earlier && current > 1 || is_written_better(claims, &comparable, a, b) {
                continue;
            }
            let Some(relation) = relation::relate(&claims[a], &claims[b]) else { continue };
            let verdict = relation.reason.verdict();
            let excused = || is_one_voice(&claims[a], &claims[b]) || is_answered_better(claims, group, a, b);
            if verdict.is_flagged() && excused() {
                continue;
            }
            if verdict == Verdict::Unsure {
                weak.get_or_insert((relation.reason, (a, b)));
                continue;
            }
            if verdict.is_flagged() && !is_strong(claims, group, a, b) {
                weak.get_or_insert((Reason::WeakMatch, (a, b)));
                continue;
            }
            if worst.as_ref().is_none_or(|(most, ..)| verdict > *most) {
                worst = Some((verdict, relation.reason, (a, b), relation.likely));
            }
        }
    }
    let first = &claims[comparable[0]].claim.article;
    let of_one_article = comparable.iter().all(|i| claims[*i].claim.article == *first);
    match (worst, weak) {
        (Some((Verdict::Agree, ..)), _) if of_one_article => (Verdict::Single, Reason::OneValue, None, false),
        (Some((verdict, reason, pair, likely)), _) => (verdict, reason, Some(pair), likely),
        (None, Some((reason, pair))) => (Verdict::Unsure, reason, Some(pair), false),
        (None, None) => match copy(claims, &comparable) {
            Some(pair) => (Verdict::Agree, Reason::SameValue, Some(pair), false),
            None => (Verdict::Single, Reason::OneValue, None, false),
        },
    }
}

/// Two articles' copies of one claim that say the same; a "yesterday" that they read from two days says nothing.
fn copy(claims: &[Prepared], group: &[usize]) -> Option<(usize, usize)> {
    let first = *group.first()?;
    let (a, b) = (&claims[first], |i: usize| &claims[i]);
    let is_copy = |i: &&usize| {
        b(**i).copy_of == a.copy_of
            && b(**i).claim.article != a.claim.article
            && b(**i).claim.value == a.claim.value
    };
    Some((first, *group.iter().find(is_copy)?))
}

/// The order of the rows: flagged first; statements below figures; the most serious, then kind, then the earliest claim.
pub fn order(question: &Question) -> impl Ord + use<> {
    let figure = matches!(question.kind, Kind::Casualties | Kind::Quantity | Kind::Date);
    (
        !(question.verdict.is_flagged() && figure),
        !question.verdict.is_flagged(),
        std::cmp::Reverse(question.verdict),
        question.kind,
        question.claims.first().copied(),
    )
}
