//! Stale decisions ruled again on what stands now, each as an entry of its own.

use super::{Desk, News, Outcome};
use crate::desk::{row_of, ruling, words};
use crate::error::{Error, Result};
use crate::review::{Decision, Mark, Row, Ruling, Stale};
use jiff::Timestamp;
use std::collections::BTreeSet;

use super::in_a_line;

/// What became of the stale decisions of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renewed {
    /// The new decisions, each with its line of words.
    pub made: Vec<(Decision, String)>,
    /// Which were not renewed, and why.
    pub not: Vec<String>,
    /// What others changed before.
    pub news: News,
}

impl Renewed {
    /// "verdict agree, note, merge".
    pub fn sorts(&self) -> String {
        let sorts = self.made.iter().map(|(decision, _)| words::sort_words(&decision.ruling));
        sorts.collect::<Vec<_>>().join(", ")
    }
}

impl Desk {
    /// What [`Desk::renew`] would rule on a row: "verdict agree, note, merge"; empty where nothing is stale that can be renewed.
    pub fn renewable(&self, question: usize) -> String {
        let of = self.stale_of(question);
        let fits = of.iter().filter_map(|stale| self.anew(stale).ok());
        fits.map(|ruling| words::sort_words(&ruling)).collect::<Vec<_>>().join(", ")
    }

    /// Rules the stale decisions of a row again on what stands now: first what makes rows, then what is said of them. Each is on disk
    /// when this returns; the first that can't be written ends it.
    pub fn renew(&mut self, question: usize, now: Timestamp) -> Renewed {
        let stale: Vec<Stale> = self.stale_of(question).into_iter().cloned().collect();
        let mut renewed = Renewed::default();
        for old in stale {
            let name = words::sort_words(&old.decision.ruling);
            // What was renewed before may have made it hold again.
            let all = &self.comparison.review.stale;
            let Some(old) = all.iter().find(|one| one.decision.id == old.decision.id) else { continue };
            let ruling = match self.anew(old) {
                Ok(ruling) => ruling,
                Err(error) => {
                    renewed.not.push(format!("{name}: {}", in_a_line(&error)));
                    continue;
                }
            };
            let note = old.decision.note.clone();
            match self.decide(ruling, note, now) {
                Ok(Outcome::Made { decision, but, news, words }) => {
                    renewed.news.lines.extend(news.lines);
                    renewed.not.extend(but.map(|but| format!("{name}: {but}")));
                    renewed.made.push((*decision, words));
                }
                Ok(Outcome::Held { news }) => {
                    renewed.not.push(format!("{}: look again", news.lines.join("; ")));
                    break;
                }
                Ok(Outcome::Already { .. } | Outcome::Nothing) => {}
                Err(error) => {
                    renewed.not.push(in_a_line(&error));
                    break;
                }
            }
        }
        renewed
    }

    /// The decisions of a row that hold no longer, those first that make rows what they are.
    fn stale_of(&self, question: usize) -> Vec<&Stale> {
        let review = &self.comparison.review;
        let places = review.standings.get(question).map(|standing| standing.stale.as_slice());
        let stale = places.unwrap_or_default().iter().filter_map(|i| review.stale.get(*i));
        let mut stale: Vec<&Stale> = stale.collect();
        stale.sort_by_key(|stale| match stale.decision.ruling {
            Ruling::Reject { .. } | Ruling::Amend { .. } => 0,
            Ruling::Same { .. } | Ruling::Apart { .. } => 1,
            _ => 2,
        });
        // Of several verdicts, and of several flags, the last word counts.
        let last = |of: fn(&Ruling) -> bool| stale.iter().rposition(|stale| of(&stale.decision.ruling));
        let (verdict, flag) = (last(is_verdict), last(is_flag));
        let counts = |place: usize, ruling: &Ruling| match ruling {
            ruling if is_verdict(ruling) => Some(place) == verdict,
            ruling if is_flag(ruling) => Some(place) == flag,
            _ => true,
        };
        let all = stale.iter().enumerate();
        all.filter(|(place, stale)| counts(*place, &stale.decision.ruling)).map(|(_, stale)| *stale).collect()
    }

    /// The same ruling on what stands now.
    fn anew(&self, stale: &Stale) -> Result<Ruling> {
        let comparison = &self.comparison;
        let row = || stale.question.ok_or_else(gone);
        let ruling = match &stale.decision.ruling {
            Ruling::Verdict { verdict, .. } => ruling::verdict(comparison, row()?, *verdict),
            Ruling::Flag { .. } => ruling::flag(comparison, row()?),
            Ruling::Unflag { .. } => ruling::unflag(comparison, row()?),
            Ruling::Note { .. } => ruling::note(comparison, row()?),
            Ruling::Same { on } => self.same_anew(on),
            Ruling::Apart { on, leaving } => self.apart_anew(on, leaving),
            Ruling::Reject { claim } => return self.reject(&claim.id),
            Ruling::Amend { claim, to } => return self.amend(&claim.id, to.clone()),
            Ruling::SameOrigin { .. } | Ruling::Undo { .. } => None,
        };
        ruling.ok_or_else(gone)
    }

    /// A merge of all rows that have claims of the old one.
    fn same_anew(&self, old: &Row) -> Option<Ruling> {
        let here = |mark: &&Mark| row_of(&self.comparison, &mark.id).is_some();
        let left: Vec<&Mark> = old.claims.iter().filter(here).collect();
        let on = self.rows_of(old, words::rows_with(&self.comparison, left.iter().copied()))?;
        (left.len() > 1).then_some(Ruling::Same { on })
    }

    /// A split with those that still are there. Where they stand in rows of their own already, all of such a row leave.
    fn apart_anew(&self, old: &Row, leaving: &[String]) -> Option<Ruling> {
        let leaves = |mark: &&Mark| leaving.contains(&mark.id);
        let (gone, kept): (Vec<&Mark>, Vec<&Mark>) = old.claims.iter().partition(leaves);
        let from = words::rows_with(&self.comparison, kept.into_iter());
        let to = words::rows_with(&self.comparison, gone.into_iter());
        if from.is_empty() || to.is_empty() {
            return None;
        }
        let on = self.rows_of(old, from.union(&to).copied().collect())?;
        let alone: Vec<String> = to
            .difference(&from)
            .filter_map(|row| ruling::row(&self.comparison, *row))
            .flat_map(|row| row.claims)
            .map(|mark| mark.id)
            .collect();
        let is_gone = |id: &String| leaving.contains(id) || alone.contains(id);
        let leaving: Vec<String> = on.claims.iter().map(|mark| mark.id.clone()).filter(is_gone).collect();
        (leaving.len() < on.claims.len()).then_some(Ruling::Apart { on, leaving })
    }

    /// Several rows as one, under the label of the old one.
    fn rows_of(&self, old: &Row, rows: BTreeSet<usize>) -> Option<Row> {
        let mut all = rows.into_iter().filter_map(|row| ruling::row(&self.comparison, row));
        let first = all.next()?;
        let claims = all.fold(first.claims, |mut claims, row| {
            claims.extend(row.claims);
            claims
        });
        Some(Row { label: if old.label.is_empty() { first.label } else { old.label.clone() }, claims })
    }
}

fn is_verdict(ruling: &Ruling) -> bool {
    matches!(ruling, Ruling::Verdict { .. })
}

fn is_flag(ruling: &Ruling) -> bool {
    matches!(ruling, Ruling::Flag { .. } | Ruling::Unflag { .. })
}

fn gone() -> Error {
    Error::Unknown { what: "too little is left of it".to_owned() }
}
