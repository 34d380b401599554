//! Decisions held against what stands now: which hold, and which are stale and why.
//!
//! A decision holds while the claims it was made on say what they said, and, where it is on a row as a whole, while the row has
//! those claims and no others. What is stale is not applied; a later decision of its sort in its place settles it. A merge or a split
//! is not undone by what people did to its claims: a rejected claim leaves it, an amended one stays in it.

use super::decision::{Decision, Mark, Ruling};
use super::standing::{Review, Ruled, Stale, Standing, mark_of};
use super::unions::Unions;
use crate::article::Article;
use crate::claim::Claim;
use crate::claim::identity::fingerprint;
use crate::compare::{Links, Question};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Finds the stale among the decisions and keeps the others, in the way from claims to rows.
#[derive(Debug)]
pub struct Judge<'d> {
    decisions: Vec<&'d Decision>,
    stale: BTreeMap<usize, Stale>,
    /// What the claims said, as marks, that people amended: as they were found, and after each amendment.
    said: HashMap<String, BTreeSet<String>>,
    /// The claims that people rejected.
    rejected: BTreeSet<String>,
    /// The rejections in whose place a later ruling on the claim stands.
    replaced: BTreeSet<usize>,
}

impl<'d> Judge<'d> {
    /// For the decisions that count, the earliest first.
    pub fn of(decisions: Vec<&'d Decision>) -> Judge<'d> {
        Judge {
            decisions,
            stale: BTreeMap::new(),
            said: HashMap::new(),
            rejected: BTreeSet::new(),
            replaced: BTreeSet::new(),
        }
    }

    /// The claims as people read them: without those that they rejected, and those that they amended as `read` says, one amendment
    /// over the other. One that `read` can't apply any more is stale.
    pub fn claims(
        &mut self,
        mut found: Vec<Claim>,
        mut read: impl FnMut(&Claim, &Decision) -> Option<Claim>,
    ) -> Vec<Claim> {
        let present = Present::of(&found);
        let mut amended: HashMap<&str, Claim> = HashMap::new();
        let mut rejected: HashMap<&str, usize> = HashMap::new();
        for (i, decision) in self.decisions.iter().copied().enumerate() {
            let (Ruling::Reject { claim: mark } | Ruling::Amend { claim: mark, .. }) = &decision.ruling
            else {
                continue;
            };
            let by_people =
                |mark: &Mark| self.said.get(&mark.id).is_some_and(|said| said.contains(&mark.mark));
            if let Some(stale) = present.difference(decision, by_people) {
                self.stale.insert(i, stale);
                continue;
            }
            if let Ruling::Amend { .. } = decision.ruling {
                let found = present.claim(&mark.id);
                let base = amended.get(mark.id.as_str()).or(found);
                let Some(claim) = base.and_then(|claim| read(claim, decision)) else {
                    self.stale.insert(i, Stale { left: vec![mark.clone()], ..stale(decision) });
                    continue;
                };
                let said = self.said.entry(mark.id.clone()).or_default();
                said.extend(found.map(fingerprint));
                said.insert(fingerprint(&claim));
                amended.insert(&mark.id, claim);
                // Whoever amends a rejected claim takes it for one.
                self.replaced.extend(rejected.remove(mark.id.as_str()));
            } else {
                self.replaced.extend(rejected.insert(&mark.id, i));
            }
        }
        self.rejected = rejected.into_keys().map(str::to_owned).collect();
        drop(present);
        found.retain_mut(|claim| {
            if let Some(amended) = amended.remove(claim.id.as_str()) {
                *claim = amended;
            }
            !self.rejected.contains(&claim.id)
        });
        found
    }

    /// What belongs together and what does not: what was ruled last on two claims stands.
    pub fn links(&mut self, claims: &[Claim]) -> Links {
        let present = Present::of(claims);
        let mut unions = Unions::default();
        let mut holding = Vec::new();
        for (i, decision) in self.decisions.iter().copied().enumerate() {
            if !matches!(decision.ruling, Ruling::Same { .. } | Ruling::Apart { .. }) {
                continue;
            }
            // What people themselves made of a claim since, or had made of it then, is no change of the text.
            let by_people = |mark: &Mark| {
                self.rejected.contains(&mark.id)
                    || self.said.get(&mark.id).is_some_and(|said| said.contains(&mark.mark))
            };
            match present.difference(decision, by_people) {
                Some(stale) => {
                    self.stale.insert(i, stale);
                }
                None => holding.push((i, decision)),
            }
        }
        // From the last to the first: what an earlier one says against a later one is overruled.
        for (i, decision) in holding.into_iter().rev() {
            let by = match &decision.ruling {
                Ruling::Apart { leaving, on } => {
                    let leaves = |mark: &&Mark| leaving.contains(&mark.id);
                    let (gone, kept): (Vec<&Mark>, Vec<&Mark>) = on.claims.iter().partition(leaves);
                    unions.part(&present.places(gone), &present.places(kept), &decision.id)
                }
                ruling => unions.join(&present.places(ruling.claims()), &decision.id),
            };
            if let Some(by) = by {
                let stale = Stale { overruled_by: Some(by.clone()), settled_by: Some(by), ..stale(decision) };
                self.stale.insert(i, stale);
            }
        }
        unions.links()
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
        let mut shaped: HashMap<&str, usize> = HashMap::new();
        for (i, decision) in self.decisions.iter().enumerate() {
            let is_shape = matches!(decision.ruling, Ruling::Same { .. } | Ruling::Apart { .. });
            if is_shape && !self.stale.contains_key(&i) {
                shaped.extend(decision.ruling.claims().iter().map(|mark| (mark.id.as_str(), i)));
            }
        }
        let mut standings: Vec<Standing> = vec![Standing::default(); questions.len()];
        let mut beside = Vec::new();
        let mut places = Vec::with_capacity(self.decisions.len());
        for (i, decision) in self.decisions.iter().copied().enumerate() {
            let place = most_of(&present, &home, decision);
            places.push(place);
            if let Some(stale) = self.stale.get_mut(&i) {
                stale.question = place;
                continue;
            }
            if let Ruling::Reject { .. } | Ruling::SameOrigin { .. } = decision.ruling {
                if !self.replaced.contains(&i) {
                    beside.push(decision.clone());
                }
                continue;
            }
            let Some((q, question)) = place.and_then(|q| Some((q, questions.get(q)?))) else {
                // An amendment without a row is one in whose place a rejection stands.
                if decision.ruling.row().is_some() {
                    let left = decision.ruling.claims().to_vec();
                    self.stale.insert(i, Stale { left, ..stale(decision) });
                }
                continue;
            };
            if is_on_whole_row(&decision.ruling)
                && let Some(found) = present.difference_of_row(decision, q, question, &home)
                && !(is_remark(&decision.ruling) && present.only_shaped(&found, &shaped, i))
            {
                self.stale.insert(i, Stale { question: place, ..found });
                continue;
            }
            settle(&mut standings[q], decision, question);
            if let Ruling::Apart { .. } = decision.ruling {
                // Both halves were made by it.
                let all = present.places(decision.ruling.claims());
                let others: BTreeSet<usize> = all.iter().filter_map(|i| home.get(i)).copied().collect();
                for other in others.into_iter().filter(|other| *other != q) {
                    standings[other].shaped.push(decision.clone());
                }
            }
        }
        self.settle_stale(&present, &places);
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
        Review { standings, beside, stale, decisions, by }
    }

    /// Marks the stale decisions in whose place a later one of their sort stands. A verdict, a flag or a remark is settled on the row
    /// where it would be shown, `places` has it for each decision; all else by a ruling on all of its claims, or articles, that are left.
    fn settle_stale(&mut self, present: &Present, places: &[Option<usize>]) {
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
                    Ruling::Same { .. } | Ruling::Apart { .. } => present.claim(id).is_some(),
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

/// The claims of now, by their ids, each with its mark.
struct Present<'c> {
    claims: &'c [Claim],
    by_id: HashMap<&'c str, (usize, String)>,
}

impl<'c> Present<'c> {
    fn of(claims: &'c [Claim]) -> Present<'c> {
        let marked = claims.iter().enumerate().map(|(i, claim)| (claim.id.as_str(), (i, fingerprint(claim))));
        Present { claims, by_id: marked.collect() }
    }

    fn claim(&self, id: &str) -> Option<&'c Claim> {
        self.by_id.get(id).and_then(|(i, _)| self.claims.get(*i))
    }

    /// The places of those marks whose claims are there.
    fn places<'m>(&self, marks: impl IntoIterator<Item = &'m Mark>) -> Vec<usize> {
        marks.into_iter().filter_map(|mark| self.by_id.get(mark.id.as_str())).map(|(i, _)| *i).collect()
    }

    /// What became of the claims of a decision, but for those that are `excused`; `None` where all are there and say what they said.
    fn difference(&self, decision: &Decision, excused: impl Fn(&Mark) -> bool) -> Option<Stale> {
        let (mut left, mut changed) = (Vec::new(), Vec::new());
        for mark in decision.ruling.claims().iter().filter(|mark| !excused(mark)) {
            match self.by_id.get(mark.id.as_str()) {
                None => left.push(mark.clone()),
                Some((i, now)) if *now != mark.mark => changed.push((mark.clone(), Some(*i))),
                Some(_) => {}
            }
        }
        (!left.is_empty() || !changed.is_empty()).then(|| Stale { left, changed, ..stale(decision) })
    }

    /// True where nothing but later merges and splits by people made a row another one: no claim of it says anything else. `shaped` has
    /// for each claim the last ruling that merged or split it.
    fn only_shaped(&self, found: &Stale, shaped: &HashMap<&str, usize>, i: usize) -> bool {
        let later = |id: &str| shaped.get(id).is_some_and(|last| *last > i);
        let stands = |mark: &Mark| self.by_id.get(mark.id.as_str()).is_some_and(|(_, now)| *now == mark.mark);
        found.changed.is_empty()
            && found.left.iter().all(|mark| stands(mark) && later(&mark.id))
            && found.joined.iter().all(|i| self.claims.get(*i).is_some_and(|claim| later(&claim.id)))
    }

    /// The same for a decision on a row as a whole, the `q`th: it has those claims and no others.
    fn difference_of_row(
        &self,
        decision: &Decision,
        q: usize,
        question: &Question,
        home: &HashMap<usize, usize>,
    ) -> Option<Stale> {
        let marks = decision.ruling.claims();
        let (mut left, mut changed, mut stayed) = (Vec::new(), Vec::new(), BTreeSet::new());
        for mark in marks {
            match self.by_id.get(mark.id.as_str()).filter(|(i, _)| home.get(i) == Some(&q)) {
                None => left.push(mark.clone()),
                Some((i, now)) => {
                    stayed.insert(*i);
                    if *now != mark.mark {
                        changed.push((mark.clone(), Some(*i)));
                    }
                }
            }
        }
        let joined: Vec<usize> = question.claims.iter().filter(|i| !stayed.contains(i)).copied().collect();
        let same = joined.is_empty() && left.is_empty() && changed.is_empty();
        (!same).then(|| Stale { joined, left, changed, ..stale(decision) })
    }
}
