//! Decisions held against what stands now: which hold, which are stale and why, and what each row has from them.
//!
//! A decision holds while the claims it was made on say what they said, and, where it is on a row as a whole, while the row has
//! those claims and no others. What is stale is not applied; a later decision of its sort on the same claims settles it.

use super::decision::{Decision, Mark, Ruling};
use crate::article::Article;
use crate::claim::Claim;
use crate::claim::identity::{fingerprint, hash};
use crate::compare::{Links, Question, Reason, Verdict};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What people's decisions make of a case.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// For each question, in their order, what was decided on it.
    pub standings: Vec<Standing>,
    /// The decisions that do not hold, in the order in which they were made; those that a later one settled too.
    pub stale: Vec<Stale>,
    /// How many decisions count: all that were not undone.
    pub decisions: usize,
    /// Who made them, by name, each with how many.
    pub by: BTreeMap<String, usize>,
}

/// What was decided on a question, as far as it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its verdict, by the last person who ruled on it.
    pub ruled: Option<Ruled>,
    /// The decision that marks it for another look.
    pub flagged: Option<Decision>,
    /// The remarks on it, a ruling's own included, the earliest first.
    pub notes: Vec<Decision>,
    /// The decisions that made its row what it is: merged, split, claims amended.
    pub shaped: Vec<Decision>,
    /// The places in [`Review::stale`] of the decisions that were made on claims of it and hold no longer, and that no later one settled.
    pub stale: Vec<usize>,
}

impl Standing {
    /// True where a person has looked at the row as it stands now, and said so: by a verdict, a flag or a remark.
    pub fn is_seen(&self) -> bool {
        self.ruled.is_some() || self.flagged.is_some() || !self.notes.is_empty()
    }
}

/// A verdict by a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruled {
    /// The decision.
    pub decision: Decision,
    /// What it says.
    pub verdict: Verdict,
    /// What the rules say now.
    pub machine: Verdict,
    /// Why they say it.
    pub reason: Reason,
}

impl Ruled {
    /// True where the person said what the rules say.
    pub fn is_accepted(&self) -> bool {
        self.verdict == self.machine
    }
}

/// A decision that does not hold any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// The decision.
    pub decision: Decision,
    /// The question that has most of its claims, by its place; `None` where none has any.
    pub question: Option<usize>,
    /// Claims that the row has now and had not then, by their places among the claims.
    pub joined: Vec<usize>,
    /// Claims (articles) that were there then and are not now.
    pub left: Vec<Mark>,
    /// Claims that say something else now, each with its place; articles whose text is another have none.
    pub changed: Vec<(Mark, Option<usize>)>,
    /// The later decision that says the opposite of the same claims; `None` where the claims are why it is stale.
    pub overruled_by: Option<String>,
    /// The later decision of its sort on some of its claims that holds: nothing is left to do.
    pub settled_by: Option<String>,
}

/// Finds the stale among the decisions and keeps the others, in the way from claims to rows.
#[derive(Debug)]
pub struct Judge<'d> {
    decisions: Vec<&'d Decision>,
    stale: BTreeMap<usize, Stale>,
}

impl<'d> Judge<'d> {
    /// For the decisions that count, the earliest first.
    pub fn of(decisions: Vec<&'d Decision>) -> Judge<'d> {
        Judge { decisions, stale: BTreeMap::new() }
    }

    /// The claims that are none, and those that were misread with what they say instead: of each claim the last decision that holds.
    pub fn on_claims(&mut self, found: &[Claim]) -> BTreeMap<String, &'d Decision> {
        let present = Present::of(found);
        let mut last = BTreeMap::new();
        for (i, decision) in self.decisions.iter().copied().enumerate() {
            let (Ruling::Reject { claim } | Ruling::Amend { claim, .. }) = &decision.ruling else { continue };
            match present.difference(decision) {
                Some(stale) => {
                    self.stale.insert(i, stale);
                }
                None => {
                    last.insert(claim.id.clone(), decision);
                }
            }
        }
        last
    }

    /// What belongs together and what does not: what was ruled last on two claims stands.
    pub fn links(&mut self, claims: &[Claim]) -> Links {
        let present = Present::of(claims);
        let mut links = Unions::default();
        let mut holding = Vec::new();
        for (i, decision) in self.decisions.iter().copied().enumerate() {
            if !matches!(decision.ruling, Ruling::Same { .. } | Ruling::Apart { .. }) {
                continue;
            }
            match present.difference(decision) {
                Some(stale) => {
                    self.stale.insert(i, stale);
                }
                None => holding.push((i, decision)),
            }
        }
        // From the last to the first: what an earlier one says against a later one is overruled.
        for (i, decision) in holding.into_iter().rev() {
            let places = present.places(decision.ruling.claims());
            let by = match &decision.ruling {
                Ruling::Apart { leaving, .. } => {
                    let leaves =
                        |k: &&usize| claims.get(**k).is_some_and(|claim| leaving.contains(&claim.id));
                    let (gone, kept): (Vec<&usize>, Vec<&usize>) = places.iter().partition(leaves);
                    links.part(&gone, &kept, &decision.id)
                }
                _ => links.join(&places, &decision.id),
            };
            if let Some(by) = by {
                let stale = Stale { overruled_by: Some(by.clone()), settled_by: Some(by), ..stale(decision) };
                self.stale.insert(i, stale);
            }
        }
        links.links()
    }

    /// The groups of articles that people ruled to be one telling.
    pub fn origins(&mut self, articles: &[Article]) -> Vec<Vec<String>> {
        let marks: HashMap<&str, String> =
            articles.iter().map(|article| (article.id.as_str(), mark_of(article))).collect();
        let mut groups = Vec::new();
        for (i, decision) in self.decisions.iter().copied().enumerate() {
            let Ruling::SameOrigin { articles } = &decision.ruling else { continue };
            let (mut left, mut changed) = (Vec::new(), Vec::new());
            for mark in articles {
                match marks.get(mark.id.as_str()) {
                    None => left.push(mark.clone()),
                    Some(now) if *now != mark.mark => changed.push((mark.clone(), None)),
                    Some(_) => {}
                }
            }
            if left.is_empty() && changed.is_empty() {
                groups.push(articles.iter().map(|mark| mark.id.clone()).collect());
            } else {
                self.stale.insert(i, Stale { left, changed, ..stale(decision) });
            }
        }
        groups
    }

    /// What was decided on the rows; the verdicts of people are written into the questions, whose reasons stay the rules' own.
    pub fn rows(mut self, claims: &[Claim], questions: &mut [Question]) -> Review {
        let present = Present::of(claims);
        let mut home: HashMap<usize, usize> = HashMap::new();
        for (q, question) in questions.iter().enumerate() {
            home.extend(question.claims.iter().map(|i| (*i, q)));
        }
        let mut standings: Vec<Standing> = vec![Standing::default(); questions.len()];
        for (i, decision) in self.decisions.iter().copied().enumerate() {
            let question = most_of(&present, &home, decision);
            if let Some(stale) = self.stale.get_mut(&i) {
                stale.question = question;
                continue;
            }
            let standing = question.and_then(|q| standings.get_mut(q));
            let (Some(standing), Some(q)) = (standing, question) else {
                if decision.ruling.row().is_some() {
                    let left = decision.ruling.claims().to_vec();
                    self.stale.insert(i, Stale { left, ..stale(decision) });
                }
                continue;
            };
            if !matches!(decision.ruling, Ruling::Same { .. } | Ruling::Apart { .. })
                && decision.ruling.row().is_some()
                && let Some(found) = present.difference_of_row(decision, &questions[q])
            {
                self.stale.insert(i, Stale { question, ..found });
                continue;
            }
            settle(standing, decision, &questions[q]);
            if let Ruling::Apart { .. } = decision.ruling {
                // Both halves were made by it.
                let places = present.places(decision.ruling.claims());
                let others: BTreeSet<usize> = places.iter().filter_map(|i| home.get(i)).copied().collect();
                for other in others.into_iter().filter(|other| *other != q) {
                    standings[other].shaped.push(decision.clone());
                }
            }
        }
        self.settle_stale();
        for (standing, question) in standings.iter().zip(questions.iter_mut()) {
            if let Some(ruled) = &standing.ruled {
                question.verdict = ruled.verdict;
            }
        }
        let mut by = BTreeMap::new();
        for decision in &self.decisions {
            *by.entry(decision.by.clone()).or_insert(0) += 1;
        }
        let decisions = self.decisions.len();
        let stale: Vec<Stale> = self.stale.into_values().collect();
        for (i, one) in stale.iter().enumerate() {
            if let (None, Some(standing)) =
                (&one.settled_by, one.question.and_then(|question| standings.get_mut(question)))
            {
                standing.stale.push(i);
            }
        }
        Review { standings, stale, decisions, by }
    }

    /// Marks the stale decisions that a later one of their sort on some of the same claims, or articles, replaces.
    fn settle_stale(&mut self) {
        let mut settled: Vec<(usize, String)> = Vec::new();
        for (i, one) in &self.stale {
            let touched = touched(&one.decision);
            let later = self.decisions.iter().enumerate().skip(i + 1).find(|(k, decision)| {
                !self.stale.contains_key(k)
                    && sort(&decision.ruling) == sort(&one.decision.ruling)
                    && self::touched(decision).iter().any(|id| touched.contains(id))
            });
            settled.extend(later.map(|(_, decision)| (*i, decision.id.clone())));
        }
        for (i, by) in settled {
            if let Some(one) = self.stale.get_mut(&i) {
                one.settled_by.get_or_insert(by);
            }
        }
    }
}

/// The mark of an article: its text, and nothing else of it.
pub fn mark_of(article: &Article) -> String {
    format!("{:016x}", hash(&article.body))
}

/// What a decision is about: a later one of the same sort takes its place.
fn sort(ruling: &Ruling) -> u8 {
    match ruling {
        Ruling::Verdict { .. } => 0,
        Ruling::Flag { .. } | Ruling::Unflag { .. } => 1,
        Ruling::Note { .. } => 2,
        Ruling::Same { .. } | Ruling::Apart { .. } => 3,
        Ruling::SameOrigin { .. } => 4,
        Ruling::Reject { .. } | Ruling::Amend { .. } => 5,
        Ruling::Undo { .. } => 6,
    }
}

fn touched(decision: &Decision) -> Vec<&str> {
    match &decision.ruling {
        Ruling::SameOrigin { articles } => articles.iter().map(|mark| mark.id.as_str()).collect(),
        ruling => ruling.claims().iter().map(|mark| mark.id.as_str()).collect(),
    }
}

fn stale(decision: &Decision) -> Stale {
    Stale {
        decision: decision.clone(),
        question: None,
        joined: Vec::new(),
        left: Vec::new(),
        changed: Vec::new(),
        overruled_by: None,
        settled_by: None,
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
fn most_of(present: &Present, home: &HashMap<usize, usize>, decision: &Decision) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for place in present.places(decision.ruling.claims()) {
        if let Some(question) = home.get(&place) {
            *counts.entry(*question).or_insert(0) += 1;
        }
    }
    counts.into_iter().max_by_key(|(question, count)| (*count, std::cmp::Reverse(*question))).map(|(q, _)| q)
}

/// The claims of now, by their ids.
struct Present<'c> {
    claims: &'c [Claim],
    by_id: HashMap<&'c str, usize>,
}

impl<'c> Present<'c> {
    fn of(claims: &'c [Claim]) -> Present<'c> {
        let by_id = claims.iter().enumerate().map(|(i, claim)| (claim.id.as_str(), i)).collect();
        Present { claims, by_id }
    }

    /// The places of those marks whose claims are there.
    fn places(&self, marks: &[Mark]) -> Vec<usize> {
        marks.iter().filter_map(|mark| self.by_id.get(mark.id.as_str()).copied()).collect()
    }

    /// What became of the claims of a decision; `None` where all are there and say what they said.
    fn difference(&self, decision: &Decision) -> Option<Stale> {
        let (mut left, mut changed) = (Vec::new(), Vec::new());
        for mark in decision.ruling.claims() {
            match self.by_id.get(mark.id.as_str()) {
                None => left.push(mark.clone()),
                Some(i) if self.claims.get(*i).is_none_or(|claim| fingerprint(claim) != mark.mark) => {
                    changed.push((mark.clone(), Some(*i)));
                }
                Some(_) => {}
            }
        }
        (!left.is_empty() || !changed.is_empty()).then(|| Stale { left, changed, ..stale(decision) })
    }

    /// The same for a decision on a row as a whole: it has those claims and no others.
    fn difference_of_row(&self, decision: &Decision, question: &Question) -> Option<Stale> {
        let marks = decision.ruling.claims();
        let (mut left, mut changed) = (Vec::new(), Vec::new());
        for mark in marks {
            match self.by_id.get(mark.id.as_str()).filter(|i| question.claims.contains(i)) {
                None => left.push(mark.clone()),
                Some(i) if self.claims.get(*i).is_none_or(|claim| fingerprint(claim) != mark.mark) => {
                    changed.push((mark.clone(), Some(*i)));
                }
                Some(_) => {}
            }
        }
        let is_new = |i: &&usize| {
            self.claims.get(**i).is_some_and(|claim| marks.iter().all(|mark| mark.id != claim.id))
        };
        let joined: Vec<usize> = question.claims.iter().filter(is_new).copied().collect();
        let same = joined.is_empty() && left.is_empty() && changed.is_empty();
        (!same).then(|| Stale { joined, left, changed, ..stale(decision) })
    }
}

/// Links gathered from the last ruling to the first; of an earlier one, what goes against a later one is left out.
#[derive(Debug, Default)]
struct Unions {
    /// Groups that belong together, each with the last ruling that says so.
    same: Vec<(BTreeSet<usize>, String)>,
    /// Pairs that do not, each with its ruling; the smaller place first.
    apart: BTreeMap<(usize, usize), String>,
}

impl Unions {
    /// Joins these claims, but for those that a later ruling parted; that ruling, where it leaves nothing to join.
    fn join(&mut self, places: &[usize], by: &str) -> Option<String> {
        let mut firsts: Vec<usize> = Vec::new();
        let mut against = None;
        for place in places {
            let met = firsts.iter().find(|first| match self.parted(**first, *place) {
                None => true,
                Some(later) => {
                    against = Some(later.to_owned());
                    false
                }
            });
            match met.copied() {
                Some(first) => self.unite(first, *place, by),
                None => firsts.push(*place),
            }
        }
        against.filter(|_| firsts.len() == places.len())
    }

    /// The ruling that parts the groups of two claims.
    fn parted(&self, a: usize, b: usize) -> Option<&str> {
        let (one, other) = (self.group(a), self.group(b));
        let between = |(x, y): &(usize, usize)| {
            one.contains(x) && other.contains(y) || one.contains(y) && other.contains(x)
        };
        self.apart.iter().find(|(pair, _)| between(pair)).map(|(_, by)| by.as_str())
    }

    fn group(&self, place: usize) -> BTreeSet<usize> {
        let group = self.same.iter().find(|(group, _)| group.contains(&place));
        group.map_or_else(|| BTreeSet::from([place]), |(group, _)| group.clone())
    }

    fn unite(&mut self, a: usize, b: usize, by: &str) {
        let mut whole = self.group(a);
        whole.extend(self.group(b));
        self.same.retain(|(group, _)| group.is_disjoint(&whole));
        self.same.push((whole, by.to_owned()));
    }

    /// Parts these claims from those, but for those that a later ruling joined; that ruling, where it leaves nothing to part.
    fn part(&mut self, gone: &[&usize], kept: &[&usize], by: &str) -> Option<String> {
        let mut against = None;
        let mut parted = 0;
        for a in gone {
            for b in kept {
                let joined = self.same.iter().find(|(group, _)| group.contains(a) && group.contains(b));
                if let Some((_, later)) = joined {
                    against = Some(later.clone());
                } else {
                    self.apart.entry((**a.min(b), **a.max(b))).or_insert_with(|| by.to_owned());
                    parted += 1;
                }
            }
        }
        against.filter(|_| parted == 0)
    }

    fn links(self) -> Links {
        Links {
            same: self.same.into_iter().map(|(group, _)| group.into_iter().collect()).collect(),
            apart: self.apart.into_keys().collect(),
        }
    }
}

/// The time of a decision, for people: the day and the minute, in UTC.
pub fn day_and_minute(at: Timestamp) -> String {
    let at = at.to_zoned(jiff::tz::TimeZone::UTC);
    format!("{}-{:02}-{:02} {:02}:{:02} UTC", at.year(), at.month(), at.day(), at.hour(), at.minute())
}
