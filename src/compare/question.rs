//! A question: the claims that answer it, and how they stand to each other as a whole.

use super::label;
use super::prepared::Prepared;
use super::relation;
use super::tie::{is_answered_better, is_firm, is_one_telling, is_one_voice, is_strong, is_written_better};
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
    let origins: BTreeSet<&str> = group
        .iter()
        .map(|i| claims[*i].source.map_or(claims[*i].claim.article.as_str(), |source| source.origin.as_str()))
        .collect();
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
        origins: origins.len(),
        articles: articles.len(),
        related: Vec::new(),
    }
}

/// The group, less the claims that nothing firm ties to it: a figure that differs on a weak tie is a question of its own, and no
/// row says "agree" over it. A group without any firm tie stays whole, and unsure.
pub fn settle(claims: &[Prepared], group: Vec<usize>) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for &i in &group {
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
    let current = comparable.iter().filter(|i| !claims[**i].claim.superseded).count();
    let mut worst: Option<(Verdict, Reason, (usize, usize), bool)> = None;
    let mut weak: Option<(Reason, (usize, usize))> = None;
    for (x, &a) in comparable.iter().enumerate() {
        for &b in &comparable[x + 1..] {
            // An earlier count says something only where no two current ones do.
            let earlier = claims[a].claim.superseded || claims[b].claim.superseded;
            let is_statement = claims[a].claim.kind == Kind::Statement;
            if earlier && current > 1 && !is_statement || is_written_better(claims, &comparable, a, b) {
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
    let one_telling = comparable.iter().all(|i| is_one_telling(&claims[*i], &claims[comparable[0]]));
    match (worst, weak) {
        // Statements at odds agree in nothing, though nobody can tell which came first.
        (Some((Verdict::Agree, ..)), Some((reason, pair))) if claims[pair.0].claim.kind == Kind::Statement => {
            (Verdict::Unsure, reason, Some(pair), false)
        }
        (Some((Verdict::Agree, ..)), _) if one_telling => (Verdict::Single, Reason::OneValue, None, false),
        (Some((verdict, reason, pair, likely)), _) => (verdict, reason, Some(pair), likely),
        (None, Some((reason, pair))) => (Verdict::Unsure, reason, Some(pair), false),
        (None, None) => (Verdict::Single, Reason::OneValue, None, false),
    }
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
