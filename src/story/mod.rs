//! Stories: articles grouped by the incident that they tell of, before any claim is looked at.
//!
//! A [`Sketch`] is what one article is grouped by, a pure function of the article; [`Stories`] takes sketches portion by portion and
//! groups them without comparing all pairs. What is grouped depends on the articles and their order alone, not on how they were
//! portioned and not on threads. docs/stories.md says how it goes, and how well.

mod join;
mod near;
mod sketch;
mod state;
#[cfg(test)]
mod tests;
mod weigh;
mod weights;

pub use sketch::Sketch;
pub use state::Unreadable;
pub use weights::Weights;

use join::Group;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use weigh::{Counts, Rarity, Vector};

/// At least so many articles are grouped at once; later ones join the stories that stand.
const AT_ONCE: usize = 20_000;
/// Of a story so many sketches are kept at least, and no more than twice as many: its first articles and its latest.
const KEPT: usize = 6;
/// So many terms tell why an article is in its story.
const REASONS: usize = 8;

/// A story: articles on one incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// The id of its first article; it stays when the story grows.
    pub id: String,
    /// Its articles, by their place in the order in which they came.
    pub articles: Vec<usize>,
    /// The place of the article that is most like the others, whose headline may head the story.
    pub title_of: usize,
}

/// Articles grouped so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stories {
    weights: Weights,
    ids: Vec<String>,
    /// What later articles are held against; of an article that is not kept for that, an empty one.
    sketches: Vec<Sketch>,
    /// The story of each article that has one, by the place of the story's first article.
    story_of: Vec<u32>,
    counts: Counts,
    /// The most terms that were looked at in part at one time.
    terms_cut: usize,
}

impl Stories {
    /// None yet, to be grouped by other weights than the usual ones.
    pub fn with(weights: Weights) -> Self {
        Stories { weights, ..Stories::default() }
    }

    /// Takes the next articles: their ids and sketches.
    pub fn add(&mut self, portion: Vec<(String, Sketch)>) {
        for (id, sketch) in portion {
            self.push(id, sketch);
            // The more stand, the more are taken at once, so that holding new ones against old ones stays cheap.
            if self.ids.len() - self.story_of.len() >= AT_ONCE.max(self.story_of.len() / 2) {
                self.settle();
            }
        }
    }

    /// Groups sketches that are all at hand, with nothing to come; gives the story of each, by the place of the story's first sketch, and
    /// how many terms were looked at in part.
    pub fn of_all(sketches: Vec<Sketch>, weights: Weights) -> (Vec<u32>, usize) {
        let mut stories = Stories::with(weights);
        sketches.into_iter().for_each(|sketch| stories.push(String::new(), sketch));
        stories.grouped()
    }

    fn push(&mut self, id: String, sketch: Sketch) {
        for term in &sketch.terms {
            *self.counts.entry(*term).or_insert(0) += 1;
        }
        self.ids.push(id);
        self.sketches.push(sketch);
    }

    /// The ids of the articles, in the order in which they came.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// Gives each article its story for good; those that come later join it, or begin stories of their own.
    pub fn settle(&mut self) {
        if self.story_of.len() == self.ids.len() {
            return;
        }
        let (story_of, cut) = self.grouped();
        self.story_of = story_of;
        self.terms_cut = self.terms_cut.max(cut);
        let mut articles: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (at, story) in self.story_of.iter().enumerate() {
            let is_kept = self.sketches.get(at).is_some_and(|sketch| *sketch != Sketch::default());
            if is_kept {
                articles.entry(*story).or_default().push(at);
            }
        }
        for kept in articles.values().filter(|kept| kept.len() > 2 * KEPT) {
            for at in kept.iter().take(kept.len() - KEPT).skip(KEPT) {
                if let Some(sketch) = self.sketches.get_mut(*at) {
                    *sketch = Sketch::default();
                }
            }
        }
    }

    /// The stories so far, in the order of their first articles.
    pub fn list(&mut self) -> Vec<Story> {
        let mut stories: Vec<Story> = Vec::new();
        let mut place: FxHashMap<u32, usize> = FxHashMap::default();
        let (story_of, cut) = self.grouped();
        self.terms_cut = self.terms_cut.max(cut);
        for (at, story) in story_of.into_iter().enumerate() {
            let number = *place.entry(story).or_insert_with(|| {
                let id = self.ids.get(at).cloned().unwrap_or_default();
                stories.push(Story { id, articles: Vec::new(), title_of: at });
                stories.len() - 1
            });
            if let Some(story) = stories.get_mut(number) {
                story.articles.push(at);
            }
        }
        let rarity = weigh::rarity(&self.counts, self.ids.len(), &self.weights);
        stories.par_iter_mut().filter(|story| story.articles.len() > 2).for_each(|story| {
            if let Some(central) = self.central(&story.articles, &rarity) {
                story.title_of = central;
            }
        });
        stories
    }

    /// How many terms stood in so many articles that of these only those nearest in time were looked at.
    pub fn terms_cut(&self) -> usize {
        self.terms_cut
    }

    /// Why the articles from place `first` on are in their stories: the terms that each shares with the rest of its story, the most
    /// telling first; none for an article that is alone. The sketches are theirs; [`Sketch::words`] gives the words of terms.
    pub fn reasons(&self, first: usize, sketches: &[Sketch]) -> Vec<Vec<u32>> {
        let rarity = weigh::rarity(&self.counts, self.ids.len(), &self.weights);
        let mut sums: FxHashMap<u32, Vector> = FxHashMap::default();
        let (story_of, _) = self.grouped();
        let mut sizes: FxHashMap<u32, usize> = FxHashMap::default();
        for (story, sketch) in story_of.iter().zip(&self.sketches) {
            *sizes.entry(*story).or_insert(0) += 1;
            let vector = weigh::vector(sketch, &rarity);
            let sum = sums.entry(*story).or_default();
            *sum = weigh::sum(std::mem::take(sum), vector);
        }
        let of = |(at, sketch): (usize, &Sketch)| -> Vec<u32> {
            let Some(story) = story_of.get(first + at).filter(|story| sizes.get(story) > Some(&1)) else {
                return Vec::new();
            };
            let Some(sum) = sums.get(story) else { return Vec::new() };
            let own = weigh::vector(sketch, &rarity);
            let is_in_sum = self.sketches.get(first + at).is_some_and(|kept| kept == sketch);
            let mut shared: Vec<(u32, f32)> = weigh::shared(&own, sum).collect();
            for (term, x) in &mut shared {
                let own = own.terms.iter().find(|(t, _)| t == term).map_or(0.0, |(_, y)| y * y);
                *x -= if is_in_sum { own } else { 0.0 };
            }
            shared.retain(|(_, x)| *x > 1e-6);
            shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            shared.truncate(REASONS);
            shared.into_iter().map(|(term, _)| term).collect()
        };
        sketches.par_iter().enumerate().map(of).collect()
    }

    /// The article most like the others of its story.
    fn central(&self, articles: &[usize], rarity: &Rarity) -> Option<usize> {
        let vectors = self.vectors(articles, rarity);
        let sum = vectors.iter().map(|(_, vector)| vector.clone()).reduce(weigh::sum)?;
        let mut best: Option<(f32, usize)> = None;
        for (at, vector) in &vectors {
            let alike = weigh::product(vector, &sum, f32::INFINITY);
            if best.is_none_or(|(most, _)| alike > most) {
                best = Some((alike, *at));
            }
        }
        best.map(|(_, at)| at)
    }

    fn vectors(&self, articles: &[usize], rarity: &Rarity) -> Vec<(usize, Vector)> {
        let sketch = |at: &usize| self.sketches.get(*at).map(|sketch| (*at, weigh::vector(sketch, rarity)));
        articles.iter().filter_map(sketch).collect()
    }

    /// The story of every article, by the place of its first article; and how many terms were cut.
    fn grouped(&self) -> (Vec<u32>, usize) {
        let mut story_of = self.story_of.clone();
        let settled = story_of.len();
        if settled == self.ids.len() {
            return (story_of, 0);
        }
        let rarity = weigh::rarity(&self.counts, self.ids.len(), &self.weights);
        let is_held = |at: &usize| {
            *at >= settled || self.sketches.get(*at).is_some_and(|sketch| *sketch != Sketch::default())
        };
        let held: Vec<usize> = (0..self.ids.len()).filter(is_held).collect();
        let first = held.partition_point(|at| *at < settled);
        let vector =
            |at: &usize| weigh::vector(self.sketches.get(*at).unwrap_or(&Sketch::default()), &rarity);
        let vectors: Vec<Vector> = held.par_iter().map(vector).collect();
        let (mut edges, cut) = near::edges(&vectors, first, &self.weights);
        let mut groups: Vec<Group> = Vec::new();
        let mut group_of: Vec<u32> = Vec::with_capacity(held.len());
        let mut of_story: FxHashMap<u32, u32> = FxHashMap::default();
        for (at, vector) in held.iter().zip(vectors) {
            let next = u32::try_from(groups.len()).unwrap_or(u32::MAX);
            let story = story_of.get(*at).copied();
            let number = story.map_or(next, |story| *of_story.entry(story).or_insert(next));
            group_of.push(number);
            let new = u32::try_from(*at).ok().filter(|_| story.is_none());
            let articles = new.into_iter().collect();
            let one = Group { articles, story, summed: 1, sum: vector, ..Group::default() };
            match groups.get_mut(number as usize) {
                Some(group) => group.take(one, &self.weights),
                None => groups.push(one),
            }
        }
        for edge in &mut edges {
            edge.from = group_of.get(edge.from as usize).copied().unwrap_or(edge.from);
            edge.to = group_of.get(edge.to as usize).copied().unwrap_or(edge.to);
        }
        story_of.resize(self.ids.len(), 0);
        for group in join::join(groups, &edges, &self.weights) {
            let story = group.story.or_else(|| group.articles.iter().copied().min()).unwrap_or_default();
            for at in group.articles {
                if let Some(slot) = story_of.get_mut(at as usize) {
                    *slot = story;
                }
            }
        }
        (story_of, cut)
    }
}
