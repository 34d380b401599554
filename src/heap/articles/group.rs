//! A heap whose articles are grouped and not compared: each is read once, and joins the stories of earlier runs or begins one.

use super::Problems;
use super::ids::Ids;
use super::walk::{Again, Input, Seen, walk};
use crate::article::{Article, Unread};
use crate::error::Result;
use crate::story::{Sketch, Stories};
use rustc_hash::FxHashMap;
use std::path::Path;

/// Whether the words of the terms are kept, to tell why articles are grouped as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// They are.
    Kept,
    /// Each is dropped with its article.
    Dropped,
}

/// Articles that were grouped.
#[derive(Debug)]
pub struct Grouped {
    /// The stories, of this run and of those before, settled.
    pub stories: Stories,
    /// The place of each article of this run among those of the stories, in the order of the input.
    pub places: Vec<usize>,
    /// What kept articles from being read.
    pub problems: Problems,
    /// What was passed over.
    pub unread: Vec<Unread>,
    /// How many articles the stories had before this run.
    before: usize,
    /// The sketches of the new articles, where words are kept.
    sketches: Vec<Sketch>,
    /// What terms stand for, where words are kept.
    words: FxHashMap<u32, String>,
}

/// Reads articles and adds them to the stories of earlier runs; `told` hears of each portion how many were read. An article whose id an
/// earlier run had stays where it is. Problems of single articles stop nothing.
///
/// # Errors
///
/// An input that can't be read.
pub fn group(
    inputs: &[Input],
    earlier: Stories,
    words: Words,
    told: &(dyn Fn(usize) + Sync),
) -> Result<Grouped> {
    let known: FxHashMap<String, usize> =
        earlier.ids().iter().enumerate().map(|(place, id)| (id.clone(), place)).collect();
    let mut ids = Ids::default();
    let mut grouped = Grouped {
        before: earlier.ids().len(),
        stories: earlier,
        places: Vec::new(),
        problems: Problems::default(),
        unread: Vec::new(),
        sketches: Vec::new(),
        words: FxHashMap::default(),
    };
    let make = |article: &Article| Made {
        sketch: Sketch::of(article),
        words: if words == Words::Kept { Sketch::words(article) } else { FxHashMap::default() },
    };
    let take = |seen: Vec<Seen<Made>>, name: &Path| {
        let had = ids.len();
        let mut fresh = Vec::with_capacity(seen.len());
        for one in seen {
            match one {
                Seen::Wrong(problem) => grouped.problems.add(problem),
                Seen::Unread(unread) => grouped.unread.push(unread),
                Seen::Article { id, made, place } => match (ids.take(&id, place, name), known.get(&id)) {
                    (Err(problem), _) => grouped.problems.add(problem),
                    (Ok(()), Some(place)) => grouped.places.push(*place),
                    (Ok(()), None) => {
                        grouped.places.push(grouped.stories.ids().len() + fresh.len());
                        if words == Words::Kept {
                            grouped.sketches.push(made.sketch.clone());
                            grouped.take_words(made.words);
                        }
                        fresh.push((id, made.sketch));
                    }
                },
            }
        }
        grouped.stories.add(fresh);
        told(ids.len() - had);
    };
    walk(inputs, Again::No, make, take)?;
    grouped.unread.sort();
    grouped.unread.dedup();
    grouped.stories.settle();
    Ok(grouped)
}

/// What is made of an article.
struct Made {
    sketch: Sketch,
    words: FxHashMap<u32, String>,
}

impl Grouped {
    fn take_words(&mut self, words: FxHashMap<u32, String>) {
        for (term, words) in words {
            self.words.entry(term).or_insert(words);
        }
    }

    /// Of each article of this run the words of the terms that it shares with the rest of its story, the most telling first; none for one
    /// that is alone, for one of an earlier run, and where words were not kept.
    pub fn reasons(&self) -> Vec<Vec<&str>> {
        let reasons = self.stories.reasons(self.before, &self.sketches);
        let of = |place: &usize| {
            let terms = place.checked_sub(self.before).and_then(|at| reasons.get(at));
            let words = terms.into_iter().flatten().filter_map(|term| self.words.get(term));
            words.map(String::as_str).collect()
        };
        self.places.iter().map(of).collect()
    }
}
