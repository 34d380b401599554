//! `dissensus stories`: which articles of a heap tell of one incident.

mod read;

use super::out::{self, Reader};
use super::{into, paths, pool, progress};
use dissensus::disk::write::Beside;
use dissensus::report::wording::count;
use dissensus::story::{Stories, Story};
use dissensus::{Error, Result};
use read::{Heap, Words};
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::fmt::Write;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Standard output is given so much at a time.
const AT_ONCE: usize = 1 << 20;

/// Group a heap of articles by the incident that they tell of: a record with `id` and `cluster` a line
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus stories < articles.jsonl > stories.jsonl     a record with `id` and `text`, and `title` and `date` if known, a line
  dissensus stories articles/                            articles as .txt, .md and .html files
  dissensus stories today.jsonl --state known.stories    goes on where the last run with this file ended
  dissensus stories articles.jsonl --why                 with the words that joined each article to its story
  dissensus stories articles.jsonl --into claims         a case folder for each story of two articles or more

A story has the id of its first article, and keeps it when it grows. Lines come out in the order of the input. With --state an article that
an earlier run had keeps its story, whatever is said of it now.

Exit codes: 0 done; 2 something could not be read or written, and the rest was done.")]
pub(crate) struct Args {
    /// Files of records (.jsonl, .ndjson), files or folders of articles, or - for records on standard input
    #[arg(default_value = "-")]
    paths: Vec<PathBuf>,
    /// What earlier runs knew; it is made where it is not there, and written anew at the end
    #[arg(long, value_name = "FILE", conflicts_with = "into")]
    state: Option<PathBuf>,
    /// Add `why`: the terms that an article shares with the rest of its story, the most telling first
    #[arg(long, conflicts_with = "into")]
    why: bool,
    /// Make a case folder in this folder of each story of two articles or more, in which people can decide
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
    /// With --into: of stories of one article too
    #[arg(long, requires = "into")]
    all: bool,
    /// How many threads work side by side; as many as there are processors if left out
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=512))]
    threads: Option<u16>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    pool(args.threads)?.install(|| match &args.into {
        Some(folder) => {
            let which = if args.all { into::Which::All } else { into::Which::Several };
            into::run(&args.paths, folder, which)
        }
        None => grouped(args),
    })
}

fn grouped(args: &Args) -> Result<ExitCode> {
    let known = args.state.as_deref().map_or_else(|| Ok(Stories::default()), open)?;
    let progress = progress::counting("articles read");
    let words = if args.why { Words::Kept } else { Words::Dropped };
    let mut heap = Heap::new(known, words, &progress);
    for path in &args.paths {
        if let Some(state) = &args.state
            && !paths::is_stdin(path)
            && std::fs::canonicalize(path)
                .ok()
                .is_some_and(|path| std::fs::canonicalize(state).ok() == Some(path))
        {
            let what = "this is read, and would be lost: name another file for --state".to_owned();
            return Err(Error::Nothing { path: path.clone(), what });
        }
        heap.read(path)?;
    }
    heap.tell();
    heap.stories.settle();
    if let Some(path) = &args.state {
        // Before anything is printed: what was told is known to the next run.
        let mut file = Beside::begin(path)?;
        file.write(&heap.stories.to_bytes())?;
        file.finish()?;
    }
    let stories = heap.stories.list();
    let code = if heap.failed { ExitCode::from(2) } else { ExitCode::SUCCESS };
    if print(&heap, &stories, args)? == Reader::Gone {
        return Ok(code);
    }
    note(&heap, &stories);
    Ok(code)
}

fn open(path: &Path) -> Result<Stories> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Stories::default()),
        Err(source) => return Err(Error::Read { path: path.to_path_buf(), source }),
    };
    Stories::from_bytes(&bytes)
        .map_err(|unreadable| Error::Nothing { path: path.to_path_buf(), what: unreadable.to_string() })
}

/// A line for each article of the input.
fn print(heap: &Heap, stories: &[Story], args: &Args) -> Result<Reader> {
    let mut story_of: FxHashMap<usize, &Story> = FxHashMap::default();
    for story in stories {
        story.articles.iter().for_each(|at| {
            story_of.insert(*at, story);
        });
    }
    let reasons = if args.why { heap.stories.reasons(heap.before, &heap.sketches) } else { Vec::new() };
    let mut written = String::new();
    for place in &heap.places {
        let (Some(id), Some(story)) = (heap.stories.ids().get(*place), story_of.get(place)) else { continue };
        let (id, cluster) = (Value::from(id.as_str()), Value::from(story.id.as_str()));
        let _ = write!(written, "{{\"id\":{id},\"cluster\":{cluster}");
        if args.why {
            let terms = place.checked_sub(heap.before).and_then(|at| reasons.get(at));
            let words = terms.into_iter().flatten().filter_map(|term| heap.words.get(term));
            let why: Vec<Value> = words.map(|words| Value::from(words.as_str())).collect();
            let _ = write!(written, ",\"why\":{}", Value::from(why));
        }
        written.push_str("}\n");
        if written.len() > AT_ONCE {
            if out::print(&written)? == Reader::Gone {
                return Ok(Reader::Gone);
            }
            written.clear();
        }
    }
    out::print(&written)
}

/// How many stories there are, and what was looked at in part.
fn note(heap: &Heap, stories: &[Story]) {
    let mut note = format!(
        "{} in {}",
        count(heap.stories.ids().len(), "article"),
        if stories.len() == 1 { "1 story".to_owned() } else { format!("{} stories", stories.len()) }
    );
    let cut = heap.stories.terms_cut();
    if cut > 0 {
        let _ = write!(
            note,
            "; of {}, which are very common here, the nearest articles in time were looked at",
            count(cut, "term")
        );
    }
    progress::note(&note);
}
