//! A question: the claims that answer it, and how they stand to each other as a whole.

use super::label;
use super::links::are_apart;
use super::prepared::Prepared;
use super::relation;
use super::row::{self, Row};
use super::tie::{is_answered_better, is_one_voice, is_strong, is_written_better};
use super::told;
use super::verdict::{Reason, Verdict};
use crate::claim::Kind;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

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
    /// How it stands to it: "part", "whole", "other measure", "perhaps the same".
    pub how: &'static str,
}

/// Judges a group of claims.
pub fn judge(claims: &[Prepared], group: &[usize]) -> Question {
    let row = Row::of(claims, group);
    let (verdict, reason, pair, likely) = verdict(&row);
    let mut articles: Vec<usize> = group.iter().map(|i| claims[*i].article).collect();
    articles.sort_unstable();
    articles.dedup();
    let first = group.first().map(|i| claims[*i].claim);
    Question {
        id: first.map(|claim| claim.id.clone()).unwrap_or_default(),
        kind: first.map_or(Kind::Statement, |claim| claim.kind),
        label: label::of(claims, &told::without_copies(claims, group)),
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

/// The group, less the claims that nothing firm ties to it: a figure that differs on a weak tie is a question of its own, which
/// [`siblings`] shows with the rest, and no row says "agree" over it.
pub fn settle(claims: &[Prepared], group: Vec<usize>) -> Vec<Vec<usize>> {
    if group.len() < 2 {
        return vec![group];
    }
    let row = Row::of(claims, &group);
    let parts = gathered(&row.distinct, |a, b| tie(&row, a, b) == Tie::Firm);
    // What is unsure to all others says nothing beside those that agree; with its like it is a row that says so.
    let (alone, mut parts): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| part.len() == 1);
    parts.extend(gathered(&alone.concat(), |a, b| tie(&row, a, b) != Tie::Weak));
    let all = told::without_copies(claims, &group);
    if parts.len() == 1 && row.distinct.len() == all.len() {
        drop(row);
        let mut whole = group;
        whole.sort_unstable();
        return vec![whole];
    }
    // Of each claim that stands for its copies, its part.
    let mut part_of: FxHashMap<usize, usize> = FxHashMap::default();
    for (place, part) in parts.iter().enumerate() {
        part_of.extend(part.iter().map(|i| (claims[*i].copy_of, place)));
    }
    if row.distinct.len() < all.len() {
        follow(claims, &all, &mut part_of, &mut parts);
    }
    let mut settled: Vec<Vec<usize>> = vec![Vec::new(); parts.len()];
    for &i in &group {
        if let Some(place) = part_of.get(&claims[i].copy_of) {
            settled[*place].push(i);
        }
    }
    for part in &mut settled {
        part.sort_unstable();
    }
    settled
}

/// In a row of hundreds, the claims that were held against nobody: each goes with those of its answer.
fn follow(
    claims: &[Prepared],
    all: &[usize],
    part_of: &mut FxHashMap<usize, usize>,
    parts: &mut Vec<Vec<usize>>,
) {
    let mut by_answer: BTreeMap<String, usize> = BTreeMap::new();
    for &i in all {
        let answer = row::answer(&claims[i]);
        if let Some(place) = part_of.get(&claims[i].copy_of) {
            by_answer.entry(answer).or_insert(*place);
        } else {
            let place = *by_answer.entry(answer).or_insert(parts.len());
            if place == parts.len() {
                parts.push(Vec::new());
            }
            part_of.insert(claims[i].copy_of, place);
        }
    }
}

/// Shows questions with each other that were one group, and were parted because their ties are weak; `gathered` has for each claim its
/// group and its row, as they were before people merged or split.
pub fn siblings(claims: &[Prepared], questions: &mut [Question], gathered: &[(usize, usize)]) {
    let mut groups: BTreeMap<usize, BTreeMap<usize, BTreeSet<usize>>> = BTreeMap::new();
    let homes = |q: usize, question: &Question| -> Vec<(usize, usize, usize)> {
        let homes = question.claims.iter().filter_map(|i| gathered.get(*i));
        homes.map(|(group, row)| (*group, q, *row)).collect()
    };
    let mut told: Vec<(usize, usize, usize)> =
        questions.iter().enumerate().flat_map(|(q, question)| homes(q, question)).collect();
    told.sort_unstable();
    told.dedup();
    // A group that is one question has nothing beside it.
    for group in told.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        for (group, q, row) in group {
            groups.entry(*group).or_default().entry(*q).or_default().insert(*row);
        }
    }
    // Only rows that were merged out of several groups can meet twice.
    let mut met: Vec<usize> = vec![0; questions.len()];
    for q in groups.values().flat_map(BTreeMap::keys) {
        met[*q] += 1;
    }
    for members in groups.values().filter(|members| members.len() > 1) {
        for (a, own) in members {
            for (b, other) in members {
                // Two halves of one row were split by a person, who said that they are two.
                let split = own.len() == 1 && own == other;
                if a == b || split || are_apart(claims, &questions[*a].claims, &questions[*b].claims) {
                    continue;
                }
                let related = Related { question: questions[*b].id.clone(), how: PERHAPS_THE_SAME };
                let may_be_told = met[*a] > 1 && met[*b] > 1;
                if !may_be_told || !questions[*a].related.contains(&related) {
                    questions[*a].related.push(related);
                }
            }
        }
    }
}

/// How questions stand to each other that may be one.
pub const PERHAPS_THE_SAME: &str = "perhaps the same";

/// Claims gathered into parts in which each is tied to another one.
fn gathered(claims: &[usize], are_tied: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for &i in claims {
        let is_joined: Vec<bool> = parts.iter().map(|part| part.iter().any(|k| are_tied(i, *k))).collect();
        let mut joined: Vec<usize> = Vec::new();
        let mut kept = 0;
        for place in 0..parts.len() {
            if is_joined[place] {
                let part = std::mem::take(&mut parts[place]);
                if joined.is_empty() { joined = part } else { joined.extend(part) }
            } else {
                parts.swap(kept, place);
                kept += 1;
            }
        }
        parts.truncate(kept);
        joined.push(i);
        parts.push(joined);
    }
    parts
}

/// How two claims of a group belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// Whatever their values, or their values can stand beside each other, or differ aloud.
    Firm,
    /// What would decide it is not told.
    Unsure,
    /// Too weakly to hold a difference against anybody.
    Weak,
}

fn tie(row: &Row, a: usize, b: usize) -> Tie {
    let claims = row.claims;
    let (a, b) = row.side_by_side(a, b);
    if claims[a].claim.superseded != claims[b].claim.superseded {
        return Tie::Firm;
    }
    match said(row, a, b) {
        Pair::Silent => Tie::Firm,
        Pair::Excused | Pair::Says((_, Reason::WeakMatch, ..)) => Tie::Weak,
        Pair::Says((Verdict::Unsure, ..)) => Tie::Unsure,
        Pair::Says(_) => Tie::Firm,
    }
}

/// A verdict, its reason, the pair that gave it, and whether it is likely only.
pub type Judged = (Verdict, Reason, Option<(usize, usize)>, bool);

/// The most serious of what the pairs of a row say, the first of equals. What an article says twice in its own voice decides
/// only where no two articles, and no two voices, say anything.
fn verdict(row: &Row) -> Judged {
    // Copies of one telling count as one claim.
    let (claims, distinct) = (row.claims, &row.distinct);
    let current = distinct.iter().filter(|i| !claims[**i].claim.superseded).count();
    let mut most: Option<(bool, Judged)> = None;
    let mut at_odds: Option<Judged> = None;
    for (x, &a) in distinct.iter().enumerate() {
        for &b in &distinct[x + 1..] {
            let (a, b) = row.side_by_side(a, b);
            let (a, b) = row.of_one_day(a, b);
            // An earlier count says something only where no two current ones do.
            let earlier = claims[a].claim.superseded || claims[b].claim.superseded;
            if earlier && current > 1 && claims[a].claim.kind != Kind::Statement {
                continue;
            }
            let Pair::Says(said) = said(row, a, b) else { continue };
            if said.0 == Verdict::Unsure && claims[a].claim.kind == Kind::Statement {
                at_odds.get_or_insert(said);
            }
            let between = claims[a].article != claims[b].article
                || said.0 != Verdict::Agree && !is_one_voice(&claims[a], &claims[b])
                || relation::is_converted_wrongly(&claims[a], &claims[b]);
            if most.as_ref().is_none_or(|(rank, (verdict, ..))| (between, said.0) > (*rank, *verdict)) {
                most = Some((between, said));
            }
        }
    }
    match most {
        // Statements at odds agree in nothing, though nobody can tell which came first.
        Some((_, judged)) if judged.0 == Verdict::Agree && at_odds.is_some() => at_odds.unwrap_or(judged),
        Some((true, judged)) => judged,
        // An article that says the same twice is one answer.
        Some((false, judged)) if judged.0 > Verdict::Agree => judged,
        _ => match copy(claims, row.group) {
            Some(pair) => (Verdict::Agree, Reason::SameValue, Some(pair), false),
            None => (Verdict::Single, Reason::OneValue, None, false),
        },
    }
}

/// Two articles' copies of one claim that say the same; a "yesterday" that they read from two days says nothing.
fn copy(claims: &[Prepared], group: &[usize]) -> Option<(usize, usize)> {
    let first = *group.first()?;
    let one = &claims[first];
    let is_copy = |i: &&usize| {
        let other = &claims[**i];
        other.copy_of == one.copy_of && other.article != one.article && other.claim.value == one.claim.value
    };
    Some((first, *group.iter().find(is_copy)?))
}

/// What two claims of a row say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// There is nothing to compare, or it is one value written twice.
    Silent,
    /// They differ, and the row itself explains why that is held against nobody.
    Excused,
    /// The verdict that they would give alone; a flag on a loose tie is none, but unsure.
    Says(Judged),
}

/// What two claims of a group say of it, by the rules and by what the rest of the group excuses.
pub fn of_pair(claims: &[Prepared], group: &[usize], a: usize, b: usize) -> Pair {
    said(&Row::of(claims, group), a, b)
}

fn said(row: &Row, a: usize, b: usize) -> Pair {
    let claims = row.claims;
    let Some((reason, likely)) = relation::reason(&claims[a], &claims[b]) else { return Pair::Silent };
    if relation::is_converted_wrongly(&claims[a], &claims[b]) {
        return Pair::Says((Verdict::Conflict, Reason::ValuesApart, Some((a, b)), false));
    }
    if is_written_better(row, a, b) {
        return Pair::Silent;
    }
    let verdict = reason.verdict();
    if !matches!(verdict, Verdict::Agree | Verdict::Updated)
        && let Some(reason) = named_as_earlier(row, a, b)
    {
        return Pair::Says((reason.verdict(), reason, Some((a, b)), false));
    }
    if verdict.is_flagged() && (is_one_voice(&claims[a], &claims[b]) || is_answered_better(row, a, b)) {
        return Pair::Excused;
    }
    // Neither a flag nor what is likely only may rest on a loose tie.
    if (verdict.is_flagged() || likely) && !is_strong(row, a, b) {
        return Pair::Says((Verdict::Unsure, Reason::WeakMatch, Some((a, b)), false));
    }
    Pair::Says((verdict, reason, Some((a, b)), likely))
}

/// Why two current claims of two articles differ, where the article of one names what the other has as the earlier value: "13, up
/// from nine" explains another article's nine, and an older one's "at least eight".
fn named_as_earlier(row: &Row, a: usize, b: usize) -> Option<Reason> {
    let claims = row.claims;
    let named = |at: usize, old: usize| {
        let (new, old) = (&claims[at], &claims[old]);
        if new.claim.superseded || old.claim.superseded || new.article == old.article {
            return None;
        }
        let is_older = new.has_known_day() && old.has_known_day() && old.day < new.day;
        // Claims stand in the order of the text: those of one sentence are neighbours.
        let beside = |k: &usize| is_one_sentence(&claims[*k], new);
        let before = (0..at).rev().take_while(beside);
        let after = (at + 1..claims.len()).take_while(beside);
        let told = before.chain(after).chain(row.earlier.iter().copied());
        let mut earlier = told.map(|k| &claims[k]).filter(|earlier| {
            let own = earlier.article == new.article && earlier.claim.kind == new.claim.kind;
            earlier.claim.superseded && own
        });
        let earlier = earlier.find(|earlier| match relation::of_values(earlier, old) {
            Some(Verdict::Agree) => true,
            Some(Verdict::Compatible) => is_older,
            _ => false,
        })?;
        Some(if earlier.claim.moved { Reason::Rescheduled } else { Reason::Superseded })
    };
    named(a, b).or_else(|| named(b, a)).or_else(|| named_by_a_third(row, a, b))
}

/// The same where a third article of the row names one of the two as the earlier value of the other: "126, updating a toll of 112"
/// explains it for every article.
fn named_by_a_third(row: &Row, a: usize, b: usize) -> Option<Reason> {
    let claims = row.claims;
    if row.earlier.is_empty()
        || claims[a].claim.superseded
        || claims[b].claim.superseded
        || claims[a].article == claims[b].article
    {
        return None;
    }
    let says = |own: &Prepared, other: usize| {
        matches!(relation::of_values(own, &claims[other]), Some(Verdict::Agree | Verdict::Compatible))
    };
    let tells = |earlier: &Prepared, now: &Prepared| {
        let one_article = !now.claim.superseded && says(earlier, a) != says(earlier, b);
        let (old, new) = if says(earlier, a) { (a, b) } else { (b, a) };
        one_article && relation::of_values(earlier, &claims[old]) == Some(Verdict::Agree) && says(now, new)
    };
    let mut earlier = row.earlier.iter().map(|i| &claims[*i]);
    let beside = |earlier: &Prepared| row.of_article(earlier.article).map(|i| &claims[i]);
    let earlier = earlier.find(|earlier| beside(earlier).any(|now| tells(earlier, now)))?;
    Some(if earlier.claim.moved { Reason::Rescheduled } else { Reason::Superseded })
}

fn is_one_sentence(a: &Prepared, b: &Prepared) -> bool {
    a.article == b.article
        && a.claim.evidence.sentence.is_some()
        && a.claim.evidence.sentence == b.claim.evidence.sentence
}

/// The order of the rows: what several articles answer before what one does; figures and dates above statements, places and
/// offices; flagged first, the most serious, then by kind and the earliest claim.
pub fn order(question: &Question) -> impl Ord + use<> {
    (
        question.verdict == Verdict::Single,
        !question.kind.is_figure(),
        !question.verdict.is_flagged(),
        std::cmp::Reverse(question.verdict),
        question.kind,
        question.claims.first().copied(),
    )
}
