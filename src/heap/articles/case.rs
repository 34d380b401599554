//! The second reading of a heap: the articles of one story, made a case.

use super::place::Lying;
use super::{record, title, wrong};
use crate::article::{self, Article};
use crate::case::Case;
use crate::error::{Error, Problem, Result};
use jiff::civil::Date;
use rayon::prelude::*;
use std::path::Path;

/// A story whose articles were read and are not yet articles.
#[derive(Debug)]
pub struct Raw {
    /// The story's id.
    pub id: String,
    lying: Vec<Lying>,
    /// Which of its articles is most like the others.
    central: usize,
}

/// A story made a case.
#[derive(Debug)]
pub struct Told {
    /// Its articles as a case, by the story's id.
    pub case: Case,
    /// Its headline.
    pub title: String,
    /// The days from which to which its articles were published, as far as they are known.
    pub days: Option<(Date, Date)>,
}

impl Raw {
    pub(super) fn new(id: String, lying: Vec<Lying>, central: usize) -> Raw {
        Raw { id, lying, central }
    }

    /// How many articles the story has.
    pub fn len(&self) -> usize {
        self.lying.len()
    }

    /// True for a story without articles, which none is.
    pub fn is_empty(&self) -> bool {
        self.lying.is_empty()
    }

    /// Makes the case: a pure function of the articles.
    ///
    /// # Errors
    ///
    /// [`Error::Problems`] where an article is not what it was when its story was found.
    pub fn case(self) -> Result<Told> {
        let read: Vec<std::result::Result<Article, Problem>> =
            self.lying.into_par_iter().map(article).collect();
        let mut articles = Vec::with_capacity(read.len());
        let mut problems = Vec::new();
        for one in read {
            match one {
                Ok(article) => articles.push(article),
                Err(problem) => problems.push(problem),
            }
        }
        if !problems.is_empty() {
            return Err(Error::Problems(problems));
        }
        let title = title::of(&articles, self.central);
        let case = Case::of_read(self.id, articles);
        let days = case.stated_days();
        Ok(Told { case, title, days })
    }
}

fn article(lying: Lying) -> std::result::Result<Article, Problem> {
    match lying {
        Lying::Line { name, line: number, bytes } => {
            let article = record(&bytes, number, &name).ok().flatten();
            article.ok_or_else(|| wrong::changed(&name, number))
        }
        Lying::File(path) => file(&path).ok_or_else(|| wrong::changed(&path, 0)),
    }
}

fn file(path: &Path) -> Option<Article> {
    article::attempt(&[path]).ok()?.reading.articles.pop()
}
