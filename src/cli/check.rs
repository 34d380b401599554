//! `dissensus check`: the main job, from articles to the discrepancy table.
//!
//! Many cases are read side by side, a few at a time, and printed in their order.

use super::out::{self, Reader};
use super::paths::{self, Named};
use super::{complain, pool};
use clap::ValueEnum;
use dissensus::case::Case;
use dissensus::compare::Verdict;
use dissensus::report::table::With;
use dissensus::report::wording::{error_rate, printable};
use dissensus::report::{Look, Rows, View, json, markdown, table};
use dissensus::selfcheck;
use dissensus::{Error, Result};
use rayon::prelude::*;
use regex::{Regex, RegexBuilder};
use std::io::{IsTerminal, Write};
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

Exit codes: 0 done; 1 a verdict at or above --fail-on; 2 something could not be read or written; 130 interrupted.")]
pub(crate) struct Args {
    /// Case folders, folders of them, folders of articles, articles, or - for standard input
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
    /// Show the questions that one article alone answers, too
    #[arg(long)]
    all: bool,
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
    /// For programs; of several cases, each on a line
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

/// What became of one case.
struct Done {
    text: String,
    worst: Verdict,
}

/// From so many cases on, a terminal is told how far the work is.
const LONG_WORK: usize = 50;

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    run_on(args, &Ok)
}

/// The same for cases as `made` makes them of those that were read.
pub(super) fn run_on(args: &Args, made: &(dyn Fn(Case) -> Result<Case> + Sync)) -> Result<ExitCode> {
    let named = paths::named(&args.paths)?;
    paths::spare_inputs(args.output.as_deref(), &named)?;
    let pool = pool(args.threads)?;
    let layout = Layout::of(args, named.len());
    let mut file = String::new();
    let mut worst = Verdict::Single;
    let mut failed = false;
    let progress = named.len() > LONG_WORK && std::io::stderr().is_terminal() && !layout.is_on_terminal;
    // So many at a time: enough to keep all threads at work, few enough to bound what is held.
    let step = pool.current_num_threads() * 4;
    for (i, some) in named.chunks(step.max(1)).enumerate() {
        let done: Vec<Result<Done>> =
            pool.install(|| some.par_iter().map(|one| check(one, args, &layout, made)).collect());
        for (k, one) in done.into_iter().enumerate() {
            match one {
                Ok(done) => {
                    worst = worst.max(done.worst);
                    let gap = if i + k > 0 { layout.gap } else { "" };
                    if args.output.is_some() {
                        file.push_str(gap);
                        file.push_str(&done.text);
                    } else if out::print(&format!("{gap}{}", done.text))? == Reader::Gone {
                        return Ok(ExitCode::SUCCESS);
                    }
                }
                Err(error) if named.len() == 1 => return Err(error),
                // One case that can't be read does not keep the others from being.
                Err(error) => {
                    complain(&error);
                    failed = true;
                }
            }
        }
        if progress {
            let _ =
                write!(std::io::stderr(), "\r{} of {} cases", named.len().min((i + 1) * step), named.len());
        }
    }
    if progress {
        let _ = writeln!(std::io::stderr());
    }
    if let Some(path) = &args.output {
        out::deliver(&file, Some(path))?;
    }
    Ok(code(args, worst, failed))
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

/// How reports look, the same for all cases of a run.
struct Layout {
    width: usize,
    look: Look,
    rows: Rows,
    with: With,
    format: Format,
    is_on_terminal: bool,
    /// One case's JSON is laid out for eyes, of several each has a line.
    is_alone: bool,
    /// What stands between two reports.
    gap: &'static str,
}

impl Layout {
    fn of(args: &Args, cases: usize) -> Layout {
        let to_file = args.output.is_some();
        let format = format(args.format, args.output.as_deref());
        Layout {
            format,
            width: out::width(),
            look: if to_file { Look::Plain } else { out::look() },
            rows: match args.only {
                Some(Only::Flagged) => Rows::Flagged,
                Some(Only::Unseen) => Rows::Unseen,
                Some(Only::Stale) => Rows::Stale,
                None if args.all => Rows::All,
                None => Rows::Compared,
            },
            with: if args.unplaced { With::Unplaced } else { With::RowsAlone },
            is_on_terminal: !to_file && std::io::stdout().is_terminal(),
            is_alone: cases == 1,
            gap: match format {
                Format::Table => "\n\n",
                Format::Markdown => "\n",
                Format::Json => "",
            },
        }
    }
}

/// What is said where no row has the pattern.
fn fitting(rows: Rows, pattern: &str) -> String {
    let pattern = printable(pattern);
    match rows {
        Rows::Flagged => format!("No flagged row fits `{pattern}`."),
        Rows::Unseen => format!("No unseen row fits `{pattern}`."),
        Rows::Stale => format!("No row with a stale decision fits `{pattern}`."),
        Rows::Compared => {
            format!("No row fits `{pattern}`; --all looks through what one article alone answers, too.")
        }
        Rows::All => format!("No row fits `{pattern}`."),
    }
}

/// The seed of the changes that `--selfcheck` makes.
const SEED: u64 = 1;

fn check(
    named: &Named,
    args: &Args,
    layout: &Layout,
    made: &(dyn Fn(Case) -> Result<Case> + Sync),
) -> Result<Done> {
    let case = made(named.open()?)?;
    let comparison = case.compare()?;
    let checked = args.selfcheck.map(|most| selfcheck::run(&case, SEED, most, &|_| ())).transpose()?;
    let view = || {
        let is_asked = |label: &str| args.matching.as_ref().is_none_or(|pattern| pattern.is_match(label));
        let mut view = View::of(&case, &comparison, layout.rows, &is_asked, named.path().as_deref());
        view.head.extend(checked.as_ref().map(error_rate));
        if let Some(pattern) = &args.matching {
            view.nothing = fitting(layout.rows, pattern.as_str());
        }
        view
    };
    let text = match layout.format {
        Format::Table => table::render(&view(), layout.width, layout.look, layout.with),
        Format::Markdown => markdown::render(&view(), layout.with),
        Format::Json => {
            let report = json::report(&case, &comparison, checked.as_ref());
            let written = if layout.is_alone {
                serde_json::to_string_pretty(&report)
            } else {
                serde_json::to_string(&report)
            };
            let written = written
                .map_err(|error| Error::Write { path: PathBuf::from("the report"), source: error.into() })?;
            format!("{written}\n")
        }
    };
    let worst = comparison.questions.iter().map(|question| question.verdict).max().unwrap_or(Verdict::Single);
    Ok(Done { text, worst })
}
