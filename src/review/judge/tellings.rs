//! Articles that people ruled to be one telling.

use super::{AllStale, is_on_articles, stale};
use crate::article::Article;
use crate::review::decision::{Decision, Ruling};
use crate::review::standing::{Stale, mark_of};
use std::collections::HashMap;

/// Which articles are one telling by a person's ruling, and what became of those rulings.
#[derive(Debug, Clone, Default)]
pub struct Tellings {
    /// The ids of articles that are one telling.
    pub groups: Vec<Vec<String>>,
    pub(super) stale: AllStale,
}

/// The groups of articles that people ruled to be one telling.
pub fn tellings(decisions: &[&Decision], articles: &[Article]) -> Tellings {
    let mut tellings = Tellings::default();
    let own: Vec<&Decision> = decisions.iter().copied().filter(|decision| is_on_articles(decision)).collect();
    if own.is_empty() {
        return tellings;
    }
    let marks: HashMap<&str, String> =
        articles.iter().map(|article| (article.id.as_str(), mark_of(article))).collect();
    for decision in own {
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
            tellings.groups.push(articles.iter().map(|mark| mark.id.clone()).collect());
        } else {
            tellings.stale.insert(decision.id.clone(), Stale { left, changed, ..stale(decision) });
        }
    }
    tellings
}
