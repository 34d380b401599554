//! The way from found claims to judged questions in stages, each a value made of those before it and of the decisions of its sort.
//!
//! | stage | what people decide there |
//! |---|---|
//! | `told`: the claims as people read them, and whose telling each is | rejected, amended, one origin |
//! | `gathered`: the rows of the rules | nothing |
//! | `shaped`: the rows that people have of them, judged | merged, split |
//! | the comparison | verdicts, flags, remarks |
//!
//! A stage whose decisions are the same as before is taken as it was. So a verdict is laid over rows that are there, and a claim that is
//! rejected goes the whole way.

use super::by_hand::with_curated;
use super::origin::Origins;
use super::{Case, Comparison, Extraction};
use crate::claim::Claim;
use crate::claim::find::Unplaced;
use crate::compare::{Gathered, Question, Source, question};
use crate::error::{Error, Problem, Result};
use crate::review::judge::{self, Marks, Read, Shape, Tellings};
use crate::review::{Decision, Entry, Log, Review};
use std::sync::Arc;

/// The stages of a case with its decisions.
#[derive(Debug, Clone)]
pub(super) struct Stages {
    pub(super) told: Arc<Told>,
    pub(super) gathered: Arc<Gathered>,
    shaped: Arc<Shaped>,
}

/// The claims as people read them.
#[derive(Debug)]
pub(super) struct Told {
    /// The decisions that made them what they are.
    ruled: Vec<Entry>,
    /// The text of review.yaml, where excerpts of it are told among the orphaned.
    excerpts_of: Option<String>,
    pub(super) claims: Arc<Vec<Claim>>,
    pub(super) marks: Marks,
    sources: Arc<Vec<Source>>,
    origins: Arc<Origins>,
    unplaced: Arc<Vec<Unplaced>>,
    orphaned: Vec<Problem>,
    read: Read,
    tellings: Tellings,
}

/// Rows as people merged and split them, judged by the rules.
#[derive(Debug)]
struct Shaped {
    /// The decisions that made them what they are.
    ruled: Vec<Decision>,
    shape: Shape,
    questions: Vec<Question>,
}

impl Stages {
    /// Goes the way of a case with these decisions; of what is known of the same case with others, what stays is taken.
    pub(super) fn of(
        case: &Case,
        log: &Log,
        extraction: &Extraction,
        known: Option<&Stages>,
    ) -> Result<Stages> {
        let counting = log.counting();
        // What is wrong is told with all else that is wrong.
        let known = known.filter(|known| log.problems.is_empty() && known.told.is_good_for(log));
        let (told, gathered) = match known {
            Some(known) => (known.told.clone(), known.gathered.clone()),
            None => {
                let told = Told::of(case, log, &counting, extraction)?;
                let gathered = Gathered::of(&told.claims, &told.sources, &case.vague);
                (Arc::new(told), Arc::new(gathered))
            }
        };
        let ruled = counting.iter().copied().filter(|decision| judge::is_on_shape(decision));
        let shaped = match known.filter(|known| known.shaped.ruled.iter().eq(ruled.clone())) {
            Some(known) => known.shaped.clone(),
            None => {
                let shape = judge::shape(&counting, &told.marks, &told.read);
                let questions = gathered.questions(&told.claims, &told.sources, &shape.links);
                Arc::new(Shaped { ruled: ruled.cloned().collect(), shape, questions })
            }
        };
        Ok(Stages { told, gathered, shaped })
    }

    /// Lays over them what people decided on rows.
    pub(super) fn comparison(self, log: &Log) -> Result<Comparison> {
        let Stages { told, shaped, .. } = &self;
        let mut questions = shaped.questions.clone();
        let stages = (&told.read, &told.tellings, &shaped.shape);
        let mut review = judge::rows(&log.counting(), &told.claims, &told.marks, stages, &mut questions);
        let questions = in_order(questions, &mut review);
        let mut homes = vec![None; told.claims.len()];
        for (q, question) in questions.iter().enumerate() {
            for i in &question.claims {
                if let Some(home) = homes.get_mut(*i) {
                    *home = Some(q);
                }
            }
        }
        Ok(Comparison {
            claims: told.claims.clone(),
            sources: told.sources.clone(),
            origins: told.origins.clone(),
            questions,
            unplaced: told.unplaced.clone(),
            orphaned: told.orphaned.clone(),
            links: shaped.shape.links.clone(),
            review,
            homes,
            stages: self,
        })
    }
}

impl Told {
    fn of(case: &Case, log: &Log, counting: &[&Decision], extraction: &Extraction) -> Result<Told> {
        let checked = case.checked(&extraction.claims);
        let mut problems = checked.problems;
        problems.extend(log.problems.iter().cloned());
        let mut orphaned = checked.orphaned;
        let by_hand = orphaned.len();
        let claims = with_curated(extraction.claims.clone(), checked.claims);
        let mut read = judge::claims(counting, claims, |claim, decision| {
            let (amended, wrong) = case.amended(log, claim, decision);
            // What is only tried out stands in no file yet, and is told before it is written. What was sound once and fits its
            // article no longer is stale.
            if log.place_of(&decision.id).is_none() {
                problems.extend(wrong);
            } else {
                orphaned.extend(wrong);
            }
            amended
        });
        if !problems.is_empty() {
            return Err(Error::Problems(problems));
        }
        let tellings = judge::tellings(counting, &case.articles);
        let mut origins = case.origins();
        for group in &tellings.groups {
            origins.join(&group.iter().map(String::as_str).collect::<Vec<_>>());
        }
        let claims = Arc::new(std::mem::take(&mut read.claims));
        Ok(Told {
            ruled: ruled(log).cloned().collect(),
            excerpts_of: (orphaned.len() > by_hand).then(|| log.text.clone()),
            marks: Marks::of(&claims),
            claims,
            sources: Arc::new(case.sources(&origins)),
            origins: Arc::new(origins),
            unplaced: Arc::new(extraction.unplaced.clone()),
            orphaned,
            read,
            tellings,
        })
    }

    /// True where these decisions make the same of the claims.
    fn is_good_for(&self, log: &Log) -> bool {
        match &self.excerpts_of {
            // Places in the file are told.
            Some(text) => *text == log.text && self.ruled.iter().eq(ruled(log)),
            None => {
                self.ruled.iter().map(|entry| &entry.decision).eq(ruled(log).map(|entry| &entry.decision))
            }
        }
    }

    /// True where no person decided anything on what claims say or whose they are.
    pub(super) fn is_untouched(&self) -> bool {
        self.ruled.is_empty()
    }
}

/// The decisions on claims and tellings that count.
fn ruled(log: &Log) -> impl Iterator<Item = &Entry> {
    let undone = log.undone();
    let entries = log
        .entries
        .iter()
        .filter(|entry| judge::is_on_claim(&entry.decision) || judge::is_on_articles(&entry.decision));
    entries.filter(move |entry| !undone.contains(entry.decision.id.as_str()))
}

/// Questions in the order of the table, by the verdicts that people gave them; what was decided on each goes with it.
fn in_order(questions: Vec<Question>, review: &mut Review) -> Vec<Question> {
    let standings = std::mem::take(&mut review.standings);
    let mut rows: Vec<_> = questions.into_iter().zip(standings).enumerate().collect();
    rows.sort_by_cached_key(|(_, (question, _))| question::order(question));
    let mut place = vec![0; rows.len()];
    for (new, (old, _)) in rows.iter().enumerate() {
        place[*old] = new;
    }
    for stale in &mut review.stale {
        stale.question = stale.question.map(|old| place[old]);
    }
    let (questions, standings) = rows.into_iter().map(|(_, row)| row).unzip();
    review.standings = standings;
    questions
}
