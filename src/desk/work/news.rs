//! What others changed on disk while a case is under review.

use crate::report::wording::{count, printable};
use crate::review::{Log, Ruling};
use std::collections::{BTreeMap, BTreeSet};

/// What others changed on disk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// In plain words, each a line.
    pub lines: Vec<String>,
    /// The claims and articles on which others decided.
    pub(super) touched: BTreeSet<String>,
}

impl News {
    /// What one log has that the other had not.
    pub(super) fn read(&mut self, old: &Log, new: &Log) {
        let known: BTreeSet<&str> = old.entries.iter().map(|entry| entry.decision.id.as_str()).collect();
        let mut by: BTreeMap<&str, usize> = BTreeMap::new();
        for decision in new.entries.iter().map(|entry| &entry.decision) {
            if known.contains(decision.id.as_str()) {
                continue;
            }
            *by.entry(decision.by.as_str()).or_insert(0) += 1;
            let target = match &decision.ruling {
                Ruling::Undo { of } => new.decision(of).unwrap_or(decision),
                _ => decision,
            };
            self.touched.extend(target.ruling.claims().iter().map(|mark| mark.id.clone()));
            if let Ruling::SameOrigin { articles } = &target.ruling {
                self.touched.extend(articles.iter().map(|mark| mark.id.clone()));
            }
        }
        for (name, number) in by {
            self.lines.push(format!(
                "{} by {} came in meanwhile",
                count(number, "decision"),
                printable(name)
            ));
        }
        let gone = known.iter().filter(|id| new.decision(id).is_none()).count();
        if gone > 0 {
            self.lines.push(format!("{} of review.yaml went away meanwhile", count(gone, "decision")));
        }
    }
}
