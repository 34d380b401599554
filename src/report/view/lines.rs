//! Where words stand for people: the line of their article's file.

use crate::article::Article;
use crate::case::Case;
use crate::report::wording::printable;
use crate::text::Places;
use std::collections::{BTreeMap, BTreeSet};

/// Where words stand, in lines of their articles' files.
pub struct Lines<'c> {
    articles: BTreeMap<&'c str, (&'c Article, Places<'c>)>,
}

impl<'c> Lines<'c> {
    /// Reads the articles of a case once.
    pub fn of(case: &'c Case) -> Self {
        let places = |article: &'c Article| (article.id.as_str(), (article, Places::new(&article.body)));
        Lines { articles: case.articles.iter().map(places).collect() }
    }

    /// Reads those of these ids.
    pub fn among(case: &'c Case, ids: &BTreeSet<&str>) -> Self {
        let asked = case.articles.iter().filter(|article| ids.contains(article.id.as_str()));
        let places = |article: &'c Article| (article.id.as_str(), (article, Places::new(&article.body)));
        Lines { articles: asked.map(places).collect() }
    }

    /// Where byte `at` of the article's body stands: "line 7" of its file; of a web page, of the text that was read from it.
    pub fn line(&self, id: &str, at: usize) -> Option<String> {
        let (article, places) = self.articles.get(id)?;
        let line = places.place(at).line + article.lines_before;
        let extension = article.path.as_ref().and_then(|path| path.extension());
        let is_page =
            extension.is_some_and(|extension| extension.to_string_lossy().to_lowercase().starts_with("htm"));
        Some(if is_page { format!("line {line} of the page's text") } else { format!("line {line}") })
    }

    pub(super) fn article(&self, id: &str) -> Option<&'c Article> {
        self.articles.get(id).map(|(article, _)| *article)
    }

    pub(super) fn source(&self, id: &str) -> Option<String> {
        self.articles.get(id).and_then(|(article, _)| article.metadata.source.as_deref()).map(printable)
    }
}
