//! What was decided on rows: verdicts, flags and remarks laid over the judged questions, and what is stale.

use super::{Marks, Read, Shape, Tellings, is_on_shape, stale};
use crate::claim::Claim;
use crate::compare::Question;
use crate::review::decision::{Decision, Ruling};
use crate::review::standing::{Review, Ruled, Stale, Standing};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What was decided on the rows of these claims; the verdicts of people are written into the questions, whose reasons stay the
/// rules' own.
pub fn rows(
    decisions: &[&Decision],
    claims: &[Claim],
    present: &Marks,
    stages: (&Read, &Tellings, &Shape),
    questions: &mut [Question],
) -> Review {
    let (read, tellings, shape) = stages;
    let mut home: Vec<Option<usize>> = vec![None; claims.len()];
    for (q, question) in questions.iter().enumerate() {
        for i in &question.claims {
            if let Some(home) = home.get_mut(*i) {
                *home = Some(q);
            }
        }
    }
    let mut judge = Judge { decisions, present, claims, stale: BTreeMap::new() };
    for (i, decision) in decisions.iter().enumerate() {
        let before = [&read.stale, &tellings.stale, &shape.stale];
        let found = before.iter().find_map(|stale| stale.get(&decision.id));
        judge.stale.extend(found.map(|stale| (i, stale.clone())));
    }
    let mut shaped: HashMap<&str, usize> = HashMap::new();
    for (i, decision) in decisions.iter().enumerate() {
        if is_on_shape(decision) && !judge.stale.contains_key(&i) {
            shaped.extend(decision.ruling.claims().iter().map(|mark| (mark.id.as_str(), i)));
        }
    }
    let mut standings: Vec<Standing> = vec![Standing::default(); questions.len()];
    let mut beside = Vec::new();
    let mut places = Vec::with_capacity(decisions.len());
    for (i, decision) in decisions.iter().copied().enumerate() {
        let place = most_of(present, &home, decision);
        places.push(place);
        if let Some(stale) = judge.stale.get_mut(&i) {
            stale.question = place;
            continue;
        }
        if let Ruling::Reject { .. } | Ruling::SameOrigin { .. } = decision.ruling {
            if !read.replaced.contains(&decision.id) {
                beside.push(decision.clone());
            }
            continue;
        }
        let Some((q, question)) = place.and_then(|q| Some((q, questions.get(q)?))) else {
            // An amendment without a row is one in whose place a rejection stands.
            if decision.ruling.row().is_some() {
                let left = decision.ruling.claims().to_vec();
                judge.stale.insert(i, Stale { left, ..stale(decision) });
            }
            continue;
        };
        if is_on_whole_row(&decision.ruling)
            && let Some(found) = present.difference_of_row(decision, q, question, &home)
            && !(is_remark(&decision.ruling) && judge.only_shaped(&found, &shaped, i))
        {
            judge.stale.insert(i, Stale { question: place, ..found });
            continue;
        }
        settle(&mut standings[q], decision, question);
        if let Ruling::Apart { .. } = decision.ruling {
            // Both halves were made by it.
            let all = present.places(decision.ruling.claims());
            let others: BTreeSet<usize> =
                all.iter().filter_map(|i| home.get(*i).copied().flatten()).collect();
            for other in others.into_iter().filter(|other| *other != q) {
                standings[other].shaped.push(decision.clone());
            }
        }
    }
    judge.settle_stale(&places);
    for (standing, question) in standings.iter().zip(questions.iter_mut()) {
        if let Some(ruled) = &standing.ruled {
            question.verdict = ruled.verdict;
        }
    }
    let mut by = BTreeMap::new();
    for decision in decisions {
        *by.entry(decision.by.clone()).or_insert(0) += 1;
    }
    let decisions = decisions.len();
    let stale: Vec<Stale> = judge.stale.into_values().collect();
    for (i, one) in stale.iter().enumerate() {
        if let (None, Some(standing)) =
            (&one.settled_by, one.question.and_then(|question| standings.get_mut(question)))
        {
            standing.stale.push(i);
        }
    }
    Review { standings, beside, stale, decisions, by }
}

/// The decisions, and those of them that do not hold, by their places.
struct Judge<'d> {
    decisions: &'d [&'d Decision],
    present: &'d Marks,
    claims: &'d [Claim],
    stale: BTreeMap<usize, Stale>,
}

impl Judge<'_> {
    /// True where nothing but later merges and splits by people made a row another one: no claim of it says anything else. `shaped` has
    /// for each claim the last ruling that merged or split it.
    fn only_shaped(&self, found: &Stale, shaped: &HashMap<&str, usize>, i: usize) -> bool {
        let later = |id: &str| shaped.get(id).is_some_and(|last| *last > i);
        found.changed.is_empty()
            && found.left.iter().all(|mark| self.present.stands(mark) && later(&mark.id))
            && found.joined.iter().all(|i| self.claims.get(*i).is_some_and(|claim| later(&claim.id)))
    }

    /// Marks the stale decisions in whose place a later one of their sort stands. A verdict, a flag or a remark is settled on the row
    /// where it would be shown, `places` has it for each decision; all else by a ruling on all of its claims, or articles, that are left.
    fn settle_stale(&mut self, places: &[Option<usize>]) {
        let mut on_rows: HashMap<(Sort, usize), usize> = HashMap::new();
        let mut on_claims: HashMap<(Sort, &str), Vec<usize>> = HashMap::new();
        for (i, decision) in self.decisions.iter().enumerate().filter(|(i, _)| !self.stale.contains_key(i)) {
            let sort = sort(&decision.ruling);
            if !is_on_whole_row(&decision.ruling) {
                for id in touched(decision) {
                    on_claims.entry((sort, id)).or_default().push(i);
                }
            } else if let Some(place) = places[i] {
                on_rows.insert((sort, place), i);
            }
        }
        let mut stale_on_rows: HashMap<(Sort, usize), usize> = HashMap::new();
        for (i, one) in self.stale.iter().filter(|(_, one)| is_on_whole_row(&one.decision.ruling)) {
            if let Some(place) = one.question {
                stale_on_rows.insert((sort(&one.decision.ruling), place), *i);
            }
        }
        let mut settled: Vec<(usize, String)> = Vec::new();
        for (i, one) in self.stale.iter().filter(|(_, one)| one.settled_by.is_none()) {
            let sort = sort(&one.decision.ruling);
            let by = if is_on_whole_row(&one.decision.ruling) {
                let place = one.question.map(|place| (sort, place));
                let holding = place.and_then(|place| on_rows.get(&place)).copied().filter(|k| k > i);
                // A ruling in whose place another one stood is past, whatever became of that.
                let later = place.filter(|_| sort != Sort::Note).and_then(|place| stale_on_rows.get(&place));
                let shares = |k: &usize| {
                    let own = touched(&one.decision);
                    k > i && touched(self.decisions[*k]).iter().any(|id| own.contains(id))
                };
                holding.or_else(|| later.copied().filter(shares))
            } else {
                let gone: BTreeSet<&str> = one.left.iter().map(|mark| mark.id.as_str()).collect();
                let is_left = |id: &&str| match one.decision.ruling {
                    Ruling::Same { .. } | Ruling::Apart { .. } => self.present.place(id).is_some(),
                    Ruling::SameOrigin { .. } => !gone.contains(id),
                    _ => true,
                };
                let rest: Vec<&str> = touched(&one.decision).into_iter().filter(is_left).collect();
                let later = rest.first().and_then(|id| on_claims.get(&(sort, *id)));
                later.into_iter().flatten().copied().find(|k| {
                    let all = touched(self.decisions[*k]);
                    k > i && rest.iter().all(|id| all.contains(id))
                })
            };
            settled.extend(by.map(|by| (*i, self.decisions[by].id.clone())));
        }
        for (i, by) in settled {
            if let Some(one) = self.stale.get_mut(&i) {
                one.settled_by = Some(by);
            }
        }
    }
}

/// True for what is said of a row whatever its verdict: it goes with the row when people merge and split it.
fn is_remark(ruling: &Ruling) -> bool {
    matches!(ruling, Ruling::Flag { .. } | Ruling::Unflag { .. } | Ruling::Note { .. })
}

/// What a decision is about: a later one of the same sort takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    Verdict,
    Flag,
    Note,
    Shape,
    Origin,
    Claim,
    Undo,
}

fn sort(ruling: &Ruling) -> Sort {
    match ruling {
        Ruling::Verdict { .. } => Sort::Verdict,
        Ruling::Flag { .. } | Ruling::Unflag { .. } => Sort::Flag,
        Ruling::Note { .. } => Sort::Note,
        Ruling::Same { .. } | Ruling::Apart { .. } => Sort::Shape,
        Ruling::SameOrigin { .. } => Sort::Origin,
        Ruling::Reject { .. } | Ruling::Amend { .. } => Sort::Claim,
        Ruling::Undo { .. } => Sort::Undo,
    }
}

/// True for what was ruled on a row with all of its claims.
fn is_on_whole_row(ruling: &Ruling) -> bool {
    matches!(sort(ruling), Sort::Verdict | Sort::Flag | Sort::Note)
}

fn touched(decision: &Decision) -> Vec<&str> {
    match &decision.ruling {
        Ruling::SameOrigin { articles } => articles.iter().map(|mark| mark.id.as_str()).collect(),
        ruling => ruling.claims().iter().map(|mark| mark.id.as_str()).collect(),
    }
}

/// Writes a decision that holds into its row.
fn settle(standing: &mut Standing, decision: &Decision, question: &Question) {
    match &decision.ruling {
        Ruling::Verdict { verdict, .. } => {
            let (machine, reason) = (question.reason.verdict(), question.reason);
            standing.ruled = Some(Ruled { decision: decision.clone(), verdict: *verdict, machine, reason });
        }
        Ruling::Flag { .. } => standing.flagged = Some(decision.clone()),
        Ruling::Unflag { .. } => standing.flagged = None,
        Ruling::Same { .. } | Ruling::Apart { .. } | Ruling::Amend { .. } => {
            standing.shaped.push(decision.clone());
        }
        Ruling::Note { .. } | Ruling::SameOrigin { .. } | Ruling::Reject { .. } | Ruling::Undo { .. } => {}
    }
    if decision.note.is_some() {
        standing.notes.push(decision.clone());
    }
}

/// The question that has most of a decision's claims, the first of equals.
fn most_of(present: &Marks, home: &[Option<usize>], decision: &Decision) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for place in present.places(decision.ruling.claims()) {
        if let Some(question) = home.get(place).copied().flatten() {
            *counts.entry(question).or_insert(0) += 1;
        }
    }
    counts.into_iter().max_by_key(|(question, count)| (*count, std::cmp::Reverse(*question))).map(|(q, _)| q)
}
