//! A question: the claims that answer it, and how they stand to each other as a whole.

use super::label;
use super::ladder::{self, STRONG, SURE};
use super::prepared::Prepared;
use super::relation::{self, Relation};
use super::verdict::{Reason, Verdict};
use crate::article::Part;
use crate::claim::{Check, Kind, Value};
use crate::lexicon::events;
use crate::mention::date::Precision;
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

/// True where two claims of a group belong together whatever their values, or their values can stand beside each other.
fn is_firm(claims: &[Prepared], group: &[usize], a: usize, b: usize) -> bool {
    let earlier = claims[a].claim.superseded != claims[b].claim.superseded;
    if earlier || is_written_better(claims, group, a, b) {
        return true;
    }
    relation::relate(&claims[a], &claims[b]).is_none_or(|relation| {
        !relation.reason.verdict().is_flagged()
            || !is_one_voice(&claims[a], &claims[b])
                && !is_answered_better(claims, group, a, b)
                && is_strong(claims, group, a, b)
    })
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
    let one_telling = comparable.iter().all(|i| is_one_telling(&claims[*i], &claims[comparable[0]]));
    match (worst, weak) {
        (Some((Verdict::Agree, ..)), _) if one_telling => (Verdict::Single, Reason::OneValue, None, false),
        (Some((verdict, reason, pair, likely)), _) => (verdict, reason, Some(pair), likely),
        (None, Some((reason, pair))) => (Verdict::Unsure, reason, Some(pair), false),
        (None, None) => (Verdict::Single, Reason::OneValue, None, false),
    }
}

/// True for two claims of one article that it does not give to two speakers: an article that has two figures of its own tells of
/// two things more often than it contradicts itself.
fn is_one_voice(a: &Prepared, b: &Prepared) -> bool {
    let headline = |p: &Prepared| p.claim.evidence.part == Part::Title;
    if headline(a) != headline(b) {
        return false;
    }
    a.claim.article == b.claim.article
        && (a.speaker().is_none() || b.speaker().is_none() || a.speaker() == b.speaker())
}

/// True where the article of one claim has another in the row that does not differ from the other claim: the day of the second
/// crash is not held against an article that tells of the first as well.
fn is_answered_better(claims: &[Prepared], group: &[usize], a: usize, b: usize) -> bool {
    let better = |own: usize, other: usize| {
        group.iter().any(|&k| {
            let beside = k != own && claims[k].claim.article == claims[own].claim.article;
            beside
                && is_one_voice(&claims[k], &claims[own])
                && !claims[k].restates(&claims[own])
                && relation::relate(&claims[k], &claims[other]).is_some_and(|relation| {
                    matches!(relation.reason.verdict(), Verdict::Agree | Verdict::Compatible)
                })
        })
    };
    better(a, b) || better(b, a)
}

/// True for "75 km (50 miles)": one value written twice is not held against itself, nor its miles against another's kilometres
/// where its own kilometres are there.
fn is_written_better(claims: &[Prepared], group: &[usize], a: usize, b: usize) -> bool {
    let unit = |i: usize| match &claims[i].claim.value {
        Value::Figure { unit, .. } => unit.as_ref().map(|unit| unit.name.as_str()),
        _ => None,
    };
    if unit(a) == unit(b) {
        return false;
    }
    let rewritten = |own: usize, other: usize| {
        let twin = |k: &&usize| {
            claims[own].is_other_writing_of(&claims[**k])
                && claims[own].claim.article == claims[**k].claim.article
        };
        group.iter().filter(twin).any(|k| *k == other || unit(*k) == unit(other))
    };
    rewritten(a, b) || rewritten(b, a)
}

/// True where two claims belong together firmly enough for a difference to be held against them: on their own likeness, or
/// on that of both to the rest of the row. What a person joined is firm.
fn is_strong(claims: &[Prepared], group: &[usize], a: usize, b: usize) -> bool {
    let by_hand = |i: usize| claims[i].claim.by_hand.is_some();
    if by_hand(a) || by_hand(b) {
        return true;
    }
    let score = |i: usize, k: usize| {
        let found = ladder::compare(&claims[i], &claims[k]);
        if found.veto.is_some() { 0.0 } else { found.score }
    };
    if is_otherwise_fine(&claims[a], &claims[b]) && score(a, b) < SURE {
        return false;
    }
    // A gap of more than five times speaks for two things sooner than for one thing told wrongly.
    if is_far_apart(&claims[a], &claims[b]) && score(a, b) < SURE {
        return false;
    }
    // Days of one event only differ where both name the same event, and name it beside the day.
    if claims[a].claim.kind == Kind::Date && !are_of_one_event(&claims[a], &claims[b]) {
        return false;
    }
    if claims[a].claim.kind == Kind::Date
        && claims[a].claim.about.measure != claims[b].claim.about.measure
        && score(a, b) < SURE
    {
        return false;
    }
    if score(a, b) >= STRONG {
        return true;
    }
    let average = |i: usize| {
        let others: Vec<usize> = group.iter().copied().filter(|k| *k != i).collect();
        others.iter().map(|k| score(i, *k)).sum::<f32>() / others.len().max(1) as f32
    };
    group.len() > 2 && average(a) >= STRONG && average(b) >= STRONG
}

/// True where one figure is more than five times the other.
fn is_far_apart(a: &Prepared, b: &Prepared) -> bool {
    let end = |p: &Prepared| match &p.claim.value {
        Value::Figure { number, .. } => number.min.or(number.max),
        _ => None,
    };
    match (end(a), end(b)) {
        (Some(x), Some(y)) => {
            let five = rust_decimal::Decimal::from(5);
            let (small, large) = (x.abs().min(y.abs()), x.abs().max(y.abs()));
            small.checked_mul(five).is_some_and(|most| large > most)
        }
        _ => false,
    }
}

/// True where one date is a day and the other a month or a year: they speak of two things sooner than two days do.
fn is_otherwise_fine(a: &Prepared, b: &Prepared) -> bool {
    let fine = |p: &Prepared| match &p.claim.value {
        Value::Date(when) => Some(when.precision.max(Precision::Days)),
        _ => None,
    };
    fine(a) != fine(b)
}

/// True for two dates of one event: both name it, or one word for it, within a few words of the day.
fn are_of_one_event(a: &Prepared, b: &Prepared) -> bool {
    if let (Some(x), Some(y)) = (&a.claim.about.measure, &b.claim.about.measure)
        && x != y
        && !events::are_kin(x, y)
    {
        return false;
    }
    let beside = |p: &Prepared, concept: &str| {
        p.claim.about.words.iter().any(|word| word.concept == concept && word.weight >= 0.5)
    };
    a.claim.about.words.iter().any(|word| word.weight >= 0.5 && beside(b, &word.concept))
}

/// True for claims of one article, or of articles that run one origin's text: copies of one telling count as one.
fn is_one_telling(a: &Prepared, b: &Prepared) -> bool {
    a.claim.article == b.claim.article || a.source.zip(b.source).is_some_and(|(x, y)| x.origin == y.origin)
}

/// The relations of all pairs of a question, for `explain`.
pub fn relations(claims: &[Prepared], question: &Question) -> Vec<(usize, usize, Relation)> {
    let mut all = Vec::new();
    for (x, &a) in question.claims.iter().enumerate() {
        for &b in &question.claims[x + 1..] {
            if let Some(relation) = relation::relate(&claims[a], &claims[b]) {
                all.push((a, b, relation));
            }
        }
    }
    all
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
