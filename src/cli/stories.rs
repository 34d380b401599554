//! `dissensus stories`: which articles of a heap tell of one incident.
//!
//! Input is taken in portions that fit into memory; of each article a sketch is kept, and nothing else.

use super::into::{self, Which};
use super::out::{self, Reader};
use super::pool;
use super::progress;
use dissensus::article::{self, Article, line};
use dissensus::disk::feed::{Cut, Feed, Portion};
use dissensus::story::{Sketch, Stories};
use dissensus::{Error, Problem, Result};
use rayon::prelude::*;
use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Group a heap of articles by the incident that they tell of: a record with `id` and `cluster` a line
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus stories < articles.jsonl > stories.jsonl     a record with `id`, `text`, and perhaps `title` and `date` a line
  dissensus stories articles/                            articles as .txt, .md and .html files
  dissensus stories articles.jsonl --into cases/         each story a case folder, for `explain` and `review`

Exit codes: 0 done; 2 something could not be read or written.")]
pub(crate) struct Args {
    /// Files of records (.jsonl, .ndjson), files or folders of articles, or - for records on standard input
    #[arg(default_value = "-")]
    paths: Vec<PathBuf>,
    /// Make each story of two articles or more a case folder in this one; a story's folder that is there grows, and nothing in it is changed
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
    /// Make the articles that stand alone case folders, too
    #[arg(long, requires = "into")]
    all: bool,
    /// How many threads work side by side; as many as there are processors if left out
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=512))]
    threads: Option<u16>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let pool = pool(args.threads)?;
    match &args.into {
        Some(folder) => {
            let which = if args.all { Which::All } else { Which::Several };
            pool.install(|| into::run(&args.paths, folder, which))
        }
        None => pool.install(|| grouped(args)),
    }
}

fn grouped(args: &Args) -> Result<ExitCode> {
    let mut heap = Heap { progress: Some(progress::counting("articles read")), ..Heap::default() };
    let mut failed = None;
    for path in &args.paths {
        if let Err(error) = heap.read(path) {
            failed = Some(error);
            break;
        }
    }
    let mut clusters: Vec<usize> = vec![0; heap.ids.len()];
    for story in heap.stories.list() {
        for at in &story.articles {
            if let Some(cluster) = clusters.get_mut(*at) {
                *cluster = story.articles.first().copied().unwrap_or(*at);
            }
        }
    }
    let mut written = String::new();
    for (id, cluster) in heap.ids.iter().zip(clusters) {
        let cluster = heap.ids.get(cluster).unwrap_or(id);
        let (id, cluster) = (serde_json::Value::from(id.as_str()), serde_json::Value::from(cluster.as_str()));
        let _ = writeln!(written, "{{\"id\":{id},\"cluster\":{cluster}}}");
        if written.len() > 1 << 20 {
            if out::print(&written)? == Reader::Gone {
                return Ok(ExitCode::SUCCESS);
            }
            written.clear();
        }
    }
    out::print(&written)?;
    // What stood before a line that is wrong is not lost.
    failed.map_or(Ok(ExitCode::SUCCESS), Err)
}

#[derive(Default)]
struct Heap {
    progress: Option<progress::Progress>,
    ids: Vec<String>,
    stories: Stories,
}

impl Heap {
    fn read(&mut self, path: &Path) -> Result<()> {
        let ending =
            path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let failed = |source| Error::Read { path: path.to_path_buf(), source };
        if path.as_os_str() == "-" {
            return self.records(
                Feed::new(Vec::new(), std::io::stdin().lock(), Cut::Lines),
                Path::new("standard input"),
            );
        }
        if matches!(ending.as_str(), "jsonl" | "ndjson") {
            return self.records(Feed::new(Vec::new(), File::open(path).map_err(failed)?, Cut::Lines), path);
        }
        let reading = article::read(&[path])?;
        let sketches: Vec<(String, Sketch)> =
            reading.articles.par_iter().map(|article| (article.id.clone(), Sketch::of(article))).collect();
        self.take(sketches);
        Ok(())
    }

    fn records<R: Read>(&mut self, mut feed: Feed<R>, path: &Path) -> Result<()> {
        loop {
            let failed = |source| Error::Read { path: path.to_path_buf(), source };
            let portions = feed.portions().map_err(failed)?;
            if portions.is_empty() {
                return Ok(());
            }
            let read: Vec<(Vec<(String, Sketch)>, Option<Problem>)> =
                portions.par_iter().map(|portion| lines(portion, path)).collect();
            for (sketches, problem) in read {
                self.take(sketches);
                if let Some(problem) = problem {
                    return Err(Error::Problems(vec![problem]));
                }
            }
        }
    }

    fn take(&mut self, sketches: Vec<(String, Sketch)>) {
        if let Some(progress) = &self.progress {
            progress.step(sketches.len());
        }
        self.ids.extend(sketches.iter().map(|(id, _)| id.clone()));
        self.stories.add(sketches);
    }
}

/// The articles of a portion, up to the first line that is none.
fn lines(portion: &Portion, path: &Path) -> (Vec<(String, Sketch)>, Option<Problem>) {
    let mut read = Vec::new();
    for (i, bytes) in portion.bytes.split(|byte| *byte == b'\n').enumerate() {
        match one(bytes) {
            Ok(None) => {}
            Ok(Some(article)) => read.push((article.id.clone(), Sketch::of(&article))),
            Err((wrong, excerpt)) => {
                let problem = Problem {
                    path: path.to_path_buf(),
                    line: portion.lines_before + i + 1,
                    column: wrong.column,
                    message: wrong.message,
                    help: Some(wrong.help.to_owned()),
                    excerpt: excerpt.chars().take(200).collect(),
                    width: 1,
                };
                return (read, Some(problem));
            }
        }
    }
    (read, None)
}

/// The article of a line; `None` for an empty one.
fn one(bytes: &[u8]) -> std::result::Result<Option<Article>, (line::Wrong, String)> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim(),
        Err(error) => {
            let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
            let wrong = line::Wrong {
                column: before.chars().count() + 1,
                message: "the line is not UTF-8".to_owned(),
                help: "write the records as UTF-8",
            };
            return Err((wrong, before.into_owned()));
        }
    };
    if text.is_empty() {
        return Ok(None);
    }
    line::read(text).map(Some).map_err(|wrong| (wrong, text.to_owned()))
}
