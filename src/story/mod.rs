//! Stories: articles grouped by the incident that they tell of, before any claim is looked at.
//!
//! A [`Sketch`] is what one article is grouped by, a pure function of the article; [`Stories`] takes sketches portion by portion and
//! groups them without comparing all pairs.

use crate::article::Article;

/// What an article is grouped by: compact, whatever its text's length.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sketch {}

impl Sketch {
    /// Makes it of an article.
    pub fn of(_article: &Article) -> Sketch {
        Sketch {}
    }
}

/// A story: articles on one incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// The id of its first article; it stays when the story grows.
    pub id: String,
    /// Its articles, by their place in the order in which they came.
    pub articles: Vec<usize>,
}

/// Articles grouped so far.
#[derive(Debug, Default)]
pub struct Stories {
    ids: Vec<String>,
}

impl Stories {
    /// Takes the next articles: their ids and sketches.
    pub fn add(&mut self, portion: Vec<(String, Sketch)>) {
        self.ids.extend(portion.into_iter().map(|(id, _)| id));
    }

    /// The stories so far, in the order of their first articles.
    pub fn list(&self) -> Vec<Story> {
        self.ids.iter().enumerate().map(|(i, id)| Story { id: id.clone(), articles: vec![i] }).collect()
    }
}
