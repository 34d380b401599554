//! case.yaml: title and notes of a case, metadata that its articles lack, and a newsroom's own vague words.

use crate::article::{Article, Metadata};
use crate::error::Problem;
use crate::yaml::fields::{Fields, fields, nearest, text};
use crate::yaml::tree::{Content, Entry, Node, Problems, Text, read as read_tree, shown};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The keys of case.yaml.
pub const CASE_KEYS: &[&str] = &["title", "notes", "articles", "vague"];

/// What case.yaml may say of an article.
pub const ARTICLE_KEYS: &[&str] =
    &["source", "title", "url", "published", "modified", "retrieved", "origin", "lang"];

/// case.yaml.
#[derive(Debug, Clone, Default)]
pub struct CaseFile {
    /// The file.
    pub path: PathBuf,
    /// Its text, for excerpts.
    pub text: String,
    /// What the case is called.
    pub title: Option<String>,
    /// Remarks for people.
    pub notes: Option<String>,
    /// What it says of articles, in its order.
    pub articles: Vec<Described>,
    /// The newsroom's own vague words in lower case, each with its lowest and, where there is one, highest number.
    pub vague: BTreeMap<String, (Decimal, Option<Decimal>)>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// What case.yaml says of one article.
#[derive(Debug, Clone, Default)]
pub struct Described {
    /// The article's id, where it stands in the file.
    pub id: Option<Text>,
    /// What is said of it.
    pub metadata: Metadata,
    /// Where each of its keys stands.
    keys: BTreeMap<String, Text>,
}

/// An article that is known by its metadata alone: claims about it keep their quotes unchecked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// Its id in case.yaml.
    pub id: String,
    /// What is known about it.
    pub metadata: Metadata,
}

/// What came of laying case.yaml over the articles.
#[derive(Debug, Clone, Default)]
pub struct Completed {
    /// Articles without a file, by id.
    pub absent: Vec<Absent>,
    /// The articles whose `published` comes from case.yaml, for their anchor's provenance.
    pub dated: BTreeSet<String>,
    /// Where case.yaml says other than an article's own file.
    pub problems: Vec<Problem>,
}

/// Reads case.yaml; never fails, what is wrong is in `problems`.
pub fn read(path: &Path, file: &str) -> CaseFile {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let mut problems = Problems::new(path, file);
    let mut case = CaseFile { path: path.to_path_buf(), text: file.to_owned(), ..CaseFile::default() };
    if let Some(root) = read_tree(file, &mut problems)
        && root.content != Content::Empty
        && let Some(top) = fields(&root, "case.yaml", CASE_KEYS, &mut problems)
    {
        case.title = top.text("title", &mut problems).map(|text| text.text);
        case.notes = top.text("notes", &mut problems).map(|text| text.text);
        for entry in entries(&top, "articles", &mut problems) {
            case.articles.push(described(entry, &mut problems));
        }
        for entry in entries(&top, "vague", &mut problems) {
            if let Some(bounds) = vague(entry, &mut problems) {
                case.vague.insert(entry.key.text.to_lowercase(), bounds);
            }
        }
    }
    case.problems = problems.all();
    case.problems.sort();
    case
}

fn entries<'n>(top: &Fields<'n>, key: &str, problems: &mut Problems) -> &'n [Entry] {
    match top.entry(key) {
        Some(Entry { value: Node { content: Content::Map(entries), .. }, .. }) => entries,
        Some(entry) if entry.value.content != Content::Empty => {
            problems.add(
                entry.value.at,
                format!("`{key}` is written as `name:` lines, each with its own keys"),
                "",
            );
            &[]
        }
        _ => &[],
    }
}

fn described(entry: &Entry, problems: &mut Problems) -> Described {
    if entry.value.content == Content::Empty {
        // An id alone makes an article known by metadata alone, even if nothing more is known.
        return Described { id: Some(entry.key.clone()), ..Described::default() };
    }
    let Some(fields) = fields(&entry.value, "an article", ARTICLE_KEYS, problems) else {
        return Described { id: Some(entry.key.clone()), ..Described::default() };
    };
    let mut keys = BTreeMap::new();
    for key in ARTICLE_KEYS {
        if let Some(text) = fields.text(key, problems) {
            keys.insert((*key).to_owned(), text);
        }
    }
    let text = |key: &str| keys.get(key).map(|text| text.text.clone());
    let metadata = Metadata {
        source: text("source"),
        title: text("title"),
        url: text("url"),
        published: date(keys.get("published"), problems),
        modified: date(keys.get("modified"), problems),
        retrieved: date(keys.get("retrieved"), problems),
        origin: text("origin"),
        lang: text("lang"),
    };
    Described { id: Some(entry.key.clone()), metadata, keys }
}

fn date(text: Option<&Text>, problems: &mut Problems) -> Option<Date> {
    let text = text?;
    // `2020-02-29T12:30:00Z` is how pages have it: the day counts.
    let day = text.text.split(['T', ' ']).next().unwrap_or("");
    let read = if day.len() == 10 { day.parse::<Date>().ok() } else { None };
    if read.is_none() {
        problems.add(text.at, format!("`{}` is no day", shown(&text.text)), "write it as 2020-02-29");
    }
    read
}

fn vague(entry: &Entry, problems: &mut Problems) -> Option<(Decimal, Option<Decimal>)> {
    let fields = fields(&entry.value, "a vague word", &["low", "high"], problems)?;
    let mut number = |key: &str| {
        let text = text(fields.entry(key)?, problems)?;
        let read = text.text.replace(',', "").parse::<Decimal>().ok();
        if read.is_none() {
            problems.add(text.at, format!("`{}` is no number", shown(&text.text)), "write it in digits");
        }
        read
    };
    let (low, high) = (number("low"), number("high"));
    let Some(low) = low else {
        if fields.entry("low").is_none() {
            problems.add(entry.key.at, "`low` is missing", "`dozens: {low: 12, high: 120}`");
        }
        return None;
    };
    if high.is_some_and(|high| high < low) {
        problems.add(entry.key.at, "`low` is above `high`", "`dozens: {low: 12, high: 120}`");
        return None;
    }
    Some((low, high))
}

/// Fills what the articles' own files lack; what a file says itself is never replaced.
pub fn complete(case: &CaseFile, articles: &mut [Article]) -> Completed {
    let mut done = Completed::default();
    let mut problems = Problems::new(&case.path, &case.text);
    for described in &case.articles {
        let Some(id) = &described.id else { continue };
        let Some(place) = articles.iter().position(|article| article.id == id.text) else {
            if let Some(article) = meant(&id.text, articles) {
                let help = format!(
                    "did you mean `{}`? an article's id is its file's name without the ending",
                    article.id
                );
                problems.add(id.at, format!("no article has the id `{}`", shown(&id.text)), help);
                continue;
            }
            done.absent.push(Absent { id: id.text.clone(), metadata: described.metadata.clone() });
            continue;
        };
        let Some(article) = articles.get_mut(place) else { continue };
        if article.metadata.published.is_none() && described.metadata.published.is_some() {
            done.dated.insert(article.id.clone());
        }
        for key in fill(&mut article.metadata, &described.metadata) {
            let at = described.keys.get(key).map_or(id.at, |text| text.at);
            let message = format!("article `{}` says another `{key}` itself", shown(&id.text));
            problems.add(
                at,
                message,
                "case.yaml gives only what an article lacks: correct the article's front matter",
            );
        }
    }
    done.absent.sort_by(|a, b| a.id.cmp(&b.id));
    done.problems = problems.all();
    done
}

/// Articles without a file whose ids are nearly those of files: most likely slips of the pen. An entry that says where the article
/// comes from, or whose claims somebody wrote (`cited`), is an article known by its metadata alone; and so is one that the files count
/// up to: "bbc-3" beside "bbc-2".
pub fn misspelt(case: &CaseFile, articles: &[Article], cited: &BTreeSet<&str>) -> Vec<Problem> {
    let mut problems = Problems::new(&case.path, &case.text);
    let named: BTreeSet<&str> =
        case.articles.iter().filter_map(|described| Some(described.id.as_ref()?.text.as_str())).collect();
    for described in &case.articles {
        let Some(id) = &described.id else { continue };
        let about = &described.metadata;
        let is_real = about.source.is_some()
            || about.title.is_some()
            || about.url.is_some()
            || cited.contains(id.text.as_str());
        let is_file = articles.iter().any(|article| article.id == id.text);
        // What is wrong but for case and ending is told already.
        if is_real || is_file || meant(&id.text, articles).is_some() {
            continue;
        }
        // A file that has an entry of its own is not the one that is meant.
        let open = articles.iter().map(|article| article.id.as_str()).filter(|own| !named.contains(own));
        let like = open.filter(|own| without_digits(own) != without_digits(&id.text));
        if let Some(help) = nearest(&id.text, like) {
            problems.add(id.at, format!("`{}` has no file", shown(&id.text)), help);
        }
    }
    problems.all()
}

fn without_digits(id: &str) -> String {
    id.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// The article whose id or file name this is but for case and ending: most likely the one that is meant.
fn meant<'a>(id: &str, articles: &'a [Article]) -> Option<&'a Article> {
    let folded = id.to_lowercase();
    articles.iter().find(|article| {
        let file =
            article.path.as_deref().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or("");
        article.id.to_lowercase() == folded || file.to_lowercase() == folded
    })
}

/// Fills the gaps of `into`, and names the keys under which the two differ.
fn fill(into: &mut Metadata, from: &Metadata) -> Vec<&'static str> {
    let mut differ = Vec::new();
    let pairs = [
        ("source", &mut into.source, &from.source),
        ("title", &mut into.title, &from.title),
        ("url", &mut into.url, &from.url),
        ("origin", &mut into.origin, &from.origin),
        ("lang", &mut into.lang, &from.lang),
    ];
    for (key, own, given) in pairs {
        if !fill_one(own, given) {
            differ.push(key);
        }
    }
    let days = [
        ("published", &mut into.published, &from.published),
        ("modified", &mut into.modified, &from.modified),
        ("retrieved", &mut into.retrieved, &from.retrieved),
    ];
    for (key, own, given) in days {
        if !fill_one(own, given) {
            differ.push(key);
        }
    }
    differ
}

/// False where both have a value, and not the same.
fn fill_one<T: Clone + PartialEq>(own: &mut Option<T>, given: &Option<T>) -> bool {
    match (&own, given) {
        (Some(own), Some(given)) => own == given,
        (None, Some(given)) => {
            *own = Some(given.clone());
            true
        }
        (_, None) => true,
    }
}
