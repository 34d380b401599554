//! `dissensus stories`: which articles of a heap tell of one incident.

use super::out::{self, Reader};
use super::{heaps, into, paths, pool, progress};
use dissensus::disk::lock::{PATIENCE, lock_file};
use dissensus::disk::write::Beside;
use dissensus::heap::articles::{Grouped, Words, group};
use dissensus::report::wording::count;
use dissensus::story::{Stories, Story};
use dissensus::{Error, Result};
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
    if let Some(state) = &args.state {
        spare_inputs(&args.paths, state)?;
    }
    // Until the state is written: of two runs at one time the later would undo what the earlier found.
    let lock = args.state.as_deref().map(|state| lock_file(state, PATIENCE)).transpose()?;
    let earlier = args.state.as_deref().map_or_else(|| Ok(Stories::default()), open)?;
    let progress = progress::counting("articles read");
    let words = if args.why { Words::Kept } else { Words::Dropped };
    let mut grouped = group(&paths::loose(&args.paths), earlier, words, &|read| progress.step(read))?;
    drop(progress);
    heaps::tell(&grouped.problems);
    if let Some(path) = &args.state {
        // Before anything is printed: what was told is known to the next run.
        let mut file = Beside::begin(path)?;
        file.write(&grouped.stories.to_bytes())?;
        file.finish()?;
    }
    drop(lock);
    let stories = grouped.stories.list();
    let code = if grouped.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) };
    if print(&grouped, &stories, args)? == Reader::Gone {
        return Ok(code);
    }
    note(&grouped, &stories);
    Ok(code)
}

/// Refuses to write the state over articles.
fn spare_inputs(paths: &[PathBuf], state: &Path) -> Result<()> {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let is_state =
        |path: &&PathBuf| !paths::is_stdin(path) && real(path).is_some_and(|path| real(state) == Some(path));
    match paths.iter().find(is_state) {
        None => Ok(()),
        Some(path) => {
            let what = "this is read, and would be lost: name another file for --state".to_owned();
            Err(Error::Nothing { path: path.clone(), what })
        }
    }
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
fn print(grouped: &Grouped, stories: &[Story], args: &Args) -> Result<Reader> {
    let mut story_of: FxHashMap<usize, &Story> = FxHashMap::default();
    for story in stories {
        story.articles.iter().for_each(|at| {
            story_of.insert(*at, story);
        });
    }
    let reasons = args.why.then(|| grouped.reasons());
    let mut written = String::new();
    for (i, place) in grouped.places.iter().enumerate() {
        let (Some(id), Some(story)) = (grouped.stories.ids().get(*place), story_of.get(place)) else {
            continue;
        };
        let (id, cluster) = (Value::from(id.as_str()), Value::from(story.id.as_str()));
        let _ = write!(written, "{{\"id\":{id},\"cluster\":{cluster}");
        if let Some(reasons) = &reasons {
            let why: Vec<&str> = reasons.get(i).cloned().unwrap_or_default();
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

/// How many stories there are, what was looked at in part, and what was passed over.
fn note(grouped: &Grouped, stories: &[Story]) {
    let articles = count(grouped.stories.ids().len(), "article");
    let stories =
        if stories.len() == 1 { "1 story".to_owned() } else { format!("{} stories", stories.len()) };
    progress::note(&format!("{articles} in {stories}"));
    heaps::common(grouped.stories.terms_cut())
        .iter()
        .chain(&heaps::unread(&grouped.unread))
        .for_each(|line| progress::note(line));
}
