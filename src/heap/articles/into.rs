//! Stories as case folders, in which people can decide: each article a file with what is known about it above its text.
//!
//! A folder that is there grows: files are added and none is changed.

use super::case::Told;
use super::name::{self, Names};
use crate::article::{Article, Metadata};
use crate::case::Case;
use crate::claim::file::{ARTICLES, CASE};
use crate::disk::{Written, refused, write_new};
use crate::error::{Error, Result};
use crate::yaml::quoted;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Of what is known about an article no more characters are written: a front matter of more than 64 KB is not read.
const LONGEST: usize = 4000;

/// Where stories are put.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    names: Names,
    /// Which folder has a file of this name among its articles; of several the first.
    homes: HashMap<String, PathBuf>,
    /// The folders that have their story in this run.
    given: HashSet<PathBuf>,
}

/// What became of one story's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grown {
    /// The folder.
    pub path: PathBuf,
    /// Whether it was made, or was there.
    pub made: Written,
    /// How many articles were added.
    pub added: usize,
    /// How many are there with another text or other metadata, and were left so.
    pub kept: usize,
}

impl Folder {
    /// The folder for stories, made where there is none.
    ///
    /// # Errors
    ///
    /// [`Error::Nothing`] for a folder that is a case itself; [`Error::Write`] where it can't be made.
    pub fn open(path: &Path) -> Result<Folder> {
        if Case::is_case(path) {
            let what = "this is one case: name a folder for all stories, which get a folder each in it";
            return Err(Error::Nothing { path: path.to_path_buf(), what: what.to_owned() });
        }
        fs::create_dir_all(path).map_err(|source| refused(path, source))?;
        let there = names_in(path)?;
        let mut homes = HashMap::new();
        for folder in there.iter().map(|name| path.join(name)) {
            for article in names_in(&folder.join(ARTICLES)).unwrap_or_default() {
                if let Some(name) = article.strip_suffix(".txt") {
                    homes.entry(name.to_owned()).or_insert_with(|| folder.clone());
                }
            }
        }
        Ok(Folder {
            path: path.to_path_buf(),
            names: Names::new(there.into_iter()),
            homes,
            given: HashSet::new(),
        })
    }

    /// The folder of a story: its own where it has one, the one that has articles of it already, else a new one. No other story of this
    /// run gets it.
    pub fn of(&mut self, story: &Case) -> PathBuf {
        let own = self.path.join(self.names.take(&story.name));
        let path = match own.exists() {
            true if is_of(&own, &story.name) => own,
            // A case that a person made and that happens to have the name is no story's.
            true => self.home(story).unwrap_or_else(|| self.path.join(self.names.another(&story.name))),
            false => self.home(story).unwrap_or(own),
        };
        self.given.insert(path.clone());
        path
    }

    /// Where articles of the story lie, since earlier articles came to be read before the one that the folder is called by.
    fn home(&self, story: &Case) -> Option<PathBuf> {
        let mut names = story.articles.iter().flat_map(|article| name::both(&article.id));
        names.find_map(|name| self.homes.get(&name)).filter(|home| !self.given.contains(*home)).cloned()
    }
}

/// True for a folder that was made for the story, which then has its first article, or that has no article.
fn is_of(path: &Path, story: &str) -> bool {
    let articles = path.join(ARTICLES);
    let is_empty = names_in(&articles).is_ok_and(|names| names.is_empty());
    is_empty || name::both(story).iter().any(|name| articles.join(format!("{name}.txt")).exists())
}

/// Puts a story into its folder.
///
/// # Errors
///
/// [`Error::Write`]; what was written until then is whole.
pub fn grow(path: &Path, told: &Told) -> Result<Grown> {
    let articles = path.join(ARTICLES);
    let made = if path.exists() { Written::Kept } else { Written::Made };
    fs::create_dir_all(&articles).map_err(|source| refused(&articles, source))?;
    // A folder that was left when it had no article yet has no title either.
    let is_fresh = made == Written::Made || names_in(&articles)?.is_empty();
    if is_fresh && !told.title.is_empty() {
        write_new(&path.join(CASE), &format!("title: {}\n", quoted(&told.title)))?;
    }
    let there = names_in(&articles)?.into_iter();
    let mut names = Names::new(there.filter_map(|name| name.strip_suffix(".txt").map(str::to_owned)));
    let mut grown = Grown { path: path.to_path_buf(), made, added: 0, kept: 0 };
    // The first article first: by it a folder that was left half filled is known again.
    let (first, others): (Vec<&Article>, Vec<&Article>) =
        told.case.articles.iter().partition(|article| article.id == told.case.name);
    for article in first.into_iter().chain(others) {
        let name = names.take(&article.id);
        let file = articles.join(format!("{name}.txt"));
        let text = text_of(article, &name);
        match write_new(&file, &text)? {
            Written::Made => grown.added += 1,
            Written::Kept if fs::read(&file).is_ok_and(|there| there == text.as_bytes()) => {}
            Written::Kept => grown.kept += 1,
        }
    }
    Ok(grown)
}

fn names_in(folder: &Path) -> Result<Vec<String>> {
    let failed = |source| Error::Read { path: folder.to_path_buf(), source };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// An article as a file of its own: read again, it is the same but for its id, which is the file's name.
fn text_of(article: &Article, name: &str) -> String {
    let Metadata { source, title, url, published, modified, retrieved, origin, lang } = &article.metadata;
    let day = |day: &Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let keys = [
        ("source", source.clone()),
        ("title", title.clone()),
        ("url", url.clone()),
        ("published", day(published)),
        ("modified", day(modified)),
        ("retrieved", day(retrieved)),
        ("origin", origin.clone()),
        ("lang", lang.clone()),
    ];
    let mut out = String::with_capacity(article.body.len() + 300);
    out.push_str("---\n");
    if name != article.id {
        // A comment, in which no sign of the id ends the line.
        out.push_str(&format!("# the article's id was {}\n", quoted(&article.id)));
    }
    for (key, text) in keys {
        let Some(text) = text else { continue };
        let is_day = matches!(key, "published" | "modified" | "retrieved");
        let text = if is_day { text } else { quoted(&text.chars().take(LONGEST).collect::<String>()) };
        out.push_str(&format!("{key}: {text}\n"));
    }
    out.push_str("---\n");
    out.push_str(&article.body);
    out
}
