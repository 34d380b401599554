//! Stories: articles grouped by the incident that they tell of, before any claim is looked at.
//!
//! A [`Sketch`] is what one article is grouped by, a pure function of the article; [`Stories`] takes sketches portion by portion and
//! groups them without comparing all pairs.

mod join;
mod near;
pub mod sketch;
mod weigh;
pub mod weights;

pub use sketch::Sketch;
pub use weights::Weights;

/// A story: articles on one incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// The id of its first article; it stays when the story grows.
    pub id: String,
    /// Its articles, by their place in the order in which they came.
    pub articles: Vec<usize>,
    /// The article that is most like the others: its headline heads the story.
    pub title_of: usize,
}

/// Articles grouped so far.
#[derive(Debug, Default)]
pub struct Stories {
    weights: Weights,
    ids: Vec<String>,
    sketches: Vec<Sketch>,
}

impl Stories {
    /// None yet, grouped by given weights.
    pub fn with(weights: Weights) -> Self {
        Stories { weights, ..Stories::default() }
    }

    /// Takes the next articles: their ids and sketches.
    pub fn add(&mut self, portion: Vec<(String, Sketch)>) {
        for (id, sketch) in portion {
            self.ids.push(id);
            self.sketches.push(sketch);
        }
    }

    /// The stories so far, in the order of their first articles.
    pub fn list(&self) -> Vec<Story> {
        let vectors = weigh::all(&self.sketches, &self.weights);
        let edges = near::edges(&vectors, &self.weights);
        let groups = join::groups(vectors, edges, &self.weights);
        let mut stories: Vec<Story> = groups
            .into_iter()
            .map(|articles| {
                let first = articles.first().copied().unwrap_or_default();
                let id = self.ids.get(first).cloned().unwrap_or_default();
                Story { id, title_of: first, articles }
            })
            .collect();
        stories.sort_by_key(|story| story.articles.first().copied());
        stories
    }
}
