//! `dissensus check`: the main job, from articles to the discrepancy table.
//!
//! Many cases are read side by side, a few at a time, and printed in their order; of a heap of articles each story is such a case.

mod layout;
mod one;
mod stories;

use super::out::{Reader, Sink};
use super::paths::{self, Named};
use super::{complain, pool, progress};
use clap::ValueEnum;
use dissensus::Result;
use dissensus::case::Case;
use dissensus::compare::Verdict;
use dissensus::heap::articles::Input;
use layout::Layout;
use one::Compared;
use rayon::prelude::*;
use regex::{Regex, RegexBuilder};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Compare articles on the same events: a table of what they agree on and where they differ
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus check claims/ferry-2031                      a case folder
  dissensus check courier.txt meridian.html              articles from anywhere
  dissensus check claims --only flagged                  every case of a folder, conflicts and disputes alone
  dissensus check claims/ferry-2031 --only unseen        what nobody has ruled on yet (docs/review.md)
  dissensus check claims/ferry-2031 --match 'dead|killed'   what is said of the dead
  dissensus check claims/ferry-2031 --selfcheck          with the program's own error rate on this case
  dissensus check claims/ferry-2031 --format json        for other programs (docs/json.md)
  dissensus check claims/ferry-2031 -o report.md         a document
  dissensus check downloads/                             a folder of articles on many events: a table for each story
  dissensus check week.jsonl -o week.md                  JSON lines, a record with `id` and `text` each (docs/articles.md)
  zcat week.jsonl.gz | dissensus check - --format json   the same from a pipe, a story a line

Named article files are one case. A folder of loose articles and JSON lines are put together by what they tell of first, unless --together
says that all tell of one thing.

Exit codes: 0 done; 1 a verdict at or above --fail-on; 2 something could not be read or written; 130 interrupted.")]
pub(crate) struct Args {
    /// Case folders, folders of them, folders of articles, articles, JSON lines, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How the report is written; if left out, as the ending of --output says (.md, .json), else a table
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write the report to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show these questions only; JSON always has all
    #[arg(long, value_enum, conflicts_with = "all")]
    only: Option<Only>,
    /// Show the questions that one article alone answers, too, and the stories that have one article alone
    #[arg(long)]
    all: bool,
    /// Take all loose articles as one case; else they are grouped into stories
    #[arg(long)]
    together: bool,
    /// Show the questions whose label or quotes have this pattern (a regular expression, any case); JSON always has all
    #[arg(long = "match", value_name = "PATTERN", value_parser = pattern)]
    matching: Option<Regex>,
    /// List the figures and dates that were read and placed in no question
    #[arg(long)]
    unplaced: bool,
    /// Say how many changes made on purpose are noticed: at most N of each kind (`dissensus selfcheck`, seed 1)
    #[arg(long, value_name = "N", num_args = 0..=1, require_equals = true, default_missing_value = "40")]
    selfcheck: Option<usize>,
    /// Exit with 1 where a question is judged this or worse
    #[arg(long, value_enum, value_name = "VERDICT")]
    fail_on: Option<FailOn>,
    /// How many threads work; as many as there are processors if left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl Args {
    /// For one case, with nothing else asked for.
    pub(super) fn of(
        case: PathBuf,
        format: Option<Format>,
        output: Option<PathBuf>,
        threads: Option<u16>,
    ) -> Args {
        Args {
            paths: vec![case],
            format,
            output,
            only: None,
            all: false,
            together: false,
            matching: None,
            unplaced: false,
            selfcheck: None,
            fail_on: None,
            threads,
        }
    }
}

/// The format that was asked for, else the one that the ending of the file's name says.
pub(super) fn format(asked: Option<Format>, output: Option<&Path>) -> Format {
    let ending = output.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    match (asked, ending.as_deref()) {
        (Some(asked), _) => asked,
        (None, Some("md" | "markdown")) => Format::Markdown,
        (None, Some("json" | "jsonl")) => Format::Json,
        (None, _) => Format::Table,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For the terminal
    Table,
    /// A document, with the words behind every flag
    Markdown,
    /// For programs; of several cases or stories, each on a line
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Only {
    /// Conflicts and disputes, and what a person flagged for another look
    Flagged,
    /// What no person has seen as it stands now
    Unseen,
    /// What a person decided on, and has changed since
    Stale,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    /// Disputed or conflict
    Disputed,
    /// Conflict
    Conflict,
}

fn pattern(text: &str) -> std::result::Result<Regex, String> {
    RegexBuilder::new(text)
        .case_insensitive(true)
        .size_limit(1 << 20)
        .build()
        .map_err(|error| error.to_string())
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    run_on(args, &Ok)
}

/// The same for cases as `made` makes them of those that were read.
pub(super) fn run_on(args: &Args, made: &Made) -> Result<ExitCode> {
    let mut named = paths::named(&args.paths)?;
    paths::spare_inputs(args.output.as_deref(), &named)?;
    // Loose articles are the last.
    let heap = named.last().map(paths::heap).transpose()?.flatten();
    if heap.is_some() {
        named.pop();
    }
    let pool = pool(args.threads)?;
    let mut run = Run {
        args,
        made,
        sink: Sink::to(args.output.as_deref())?,
        printed: false,
        worst: Verdict::Single,
        failed: false,
    };
    // All work is done by the pool, so that --threads bounds it.
    let reader = pool.install(|| run.all(&named, heap.as_deref()))?;
    if reader == Reader::Gone {
        return Ok(ExitCode::SUCCESS);
    }
    let code = code(args, run.worst, run.failed);
    run.sink.finish()?;
    Ok(code)
}

/// What makes the case that is compared of the one that was read.
pub(super) type Made<'m> = dyn Fn(Case) -> Result<Case> + Sync + 'm;

/// A run, as far as it has come.
struct Run<'a> {
    args: &'a Args,
    made: &'a Made<'a>,
    sink: Sink,
    /// Whether a report stands there already.
    printed: bool,
    worst: Verdict,
    failed: bool,
}

impl Run<'_> {
    fn all(&mut self, named: &[Named], heap: Option<&[Input]>) -> Result<Reader> {
        if self.cases(named, heap.is_some())? == Reader::Gone {
            return Ok(Reader::Gone);
        }
        heap.map_or(Ok(Reader::There), |inputs| stories::run(self, inputs, named.is_empty()))
    }

    fn cases(&mut self, named: &[Named], more_follow: bool) -> Result<Reader> {
        let layout = Layout::of(self.args, named.len() == 1 && !more_follow);
        let progress = match named.len() {
            0 => return Ok(Reader::There),
            1 => progress::doing("reading and comparing"),
            all => progress::of(all, "cases"),
        };
        let (args, made) = (self.args, self.made);
        // So many at a time: enough to keep all threads at work, few enough to bound what is held.
        let step = rayon::current_num_threads() * 4;
        for some in named.chunks(step.max(1)) {
            let of = |one: &Named| {
                let compared = Compared::of(made(one.open()?)?, args)?;
                let text = compared.write(args, &layout, one.path().as_deref(), None)?.text;
                Ok((text, compared.worst()))
            };
            let done: Vec<Result<(String, Verdict)>> = some.par_iter().map(of).collect();
            for one in done {
                match one {
                    Ok((text, worst)) => {
                        self.worst = self.worst.max(worst);
                        if self.put(&text, &layout)? == Reader::Gone {
                            return Ok(Reader::Gone);
                        }
                    }
                    Err(error) if named.len() == 1 && !more_follow => return Err(error),
                    // One case that can't be read does not keep the others from being.
                    Err(error) => {
                        complain(&error);
                        self.failed = true;
                    }
                }
            }
            progress.step(some.len());
        }
        Ok(Reader::There)
    }

    /// Adds to the report, with what stands between two.
    fn put(&mut self, text: &str, layout: &Layout) -> Result<Reader> {
        let gap = if self.printed { layout.gap } else { "" };
        self.printed = true;
        self.sink.put(&format!("{gap}{text}"))
    }
}

fn code(args: &Args, worst: Verdict, failed: bool) -> ExitCode {
    let least = args.fail_on.map(|fail_on| match fail_on {
        FailOn::Disputed => Verdict::Disputed,
        FailOn::Conflict => Verdict::Conflict,
    });
    match least {
        _ if failed => ExitCode::from(2),
        Some(least) if worst >= least => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    }
}
