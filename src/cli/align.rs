//! `dissensus align`: claims without their articles, out of JSON lines, aligned and judged; a question a line.

use super::out::{self, Reader};
use super::pool;
use super::progress::{self, Progress};
use dissensus::claim::record::{self, Record};
use dissensus::compare::set::VagueWords;
use dissensus::disk::Beside;
use dissensus::disk::feed::{Cut, Feed, Portion};
use dissensus::heap::claims::{Block, Bounds, Claims, Joined, Judged};
use dissensus::report::wording::count;
use dissensus::{Error, Problem, Result};
use rayon::prelude::*;
use serde::Serialize;
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Compare claims whose articles are not at hand: claims a line in, questions a line out
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus extract claims --format jsonl > claims.jsonl     the claims of many cases, a line each
  dissensus align claims.jsonl                               what they answer, a question a line
  cat shard-*.jsonl | dissensus align -o questions.jsonl     out of standard input, into a file

Claims meet by what they are about: the place, the day and the event, and the names around them. Ids of articles must differ; a claim
that comes twice counts once. How many blocks the claims were joined to, and which were split, is told on standard error.

Exit codes: 0 done; 2 something could not be read or written; 130 interrupted.")]
pub(crate) struct Args {
    /// Files of claims as `extract --format jsonl` writes them, or - for standard input
    #[arg(default_value = "-")]
    files: Vec<PathBuf>,
    /// Write the questions to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads work; as many as there are processors if left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    spare_inputs(args)?;
    let pool = pool(args.threads)?;
    pool.install(|| align(args))
}

fn align(args: &Args) -> Result<ExitCode> {
    let progress = progress::counting("claims read");
    let mut claims = Claims::new(Bounds::default())?;
    for path in &args.files {
        if path.as_os_str() == "-" {
            read(std::io::stdin().lock(), Path::new("standard input"), &mut claims, &progress)?;
        } else {
            let file = File::open(path).map_err(|source| cannot_read(path, source))?;
            read(file, path, &mut claims, &progress)?;
        }
    }
    drop(progress);
    let blocks = claims.joined()?;
    let progress = progress::of(blocks.joined().blocks, "blocks compared");
    let mut output = Output::of(args.output.as_deref())?;
    let judged = blocks.judge(&VagueWords::new(), lines, |lines| {
        progress.step(1);
        output.put(&lines?)
    })?;
    output.finish()?;
    drop(progress);
    progress::note(&summary(blocks.joined(), &judged));
    Ok(ExitCode::SUCCESS)
}

/// Reads claims portion by portion; lines are read side by side.
fn read(input: impl Read, path: &Path, claims: &mut Claims, progress: &Progress) -> Result<()> {
    let mut feed = Feed::new(Vec::new(), input, Cut::Lines);
    loop {
        let portions = feed.portions().map_err(|source| cannot_read(path, source))?;
        if portions.is_empty() {
            return Ok(());
        }
        let read: Vec<Result<Vec<Record>>> =
            portions.par_iter().map(|portion| records(portion, path)).collect();
        let mut some = Vec::new();
        for one in read {
            some.append(&mut one?);
        }
        progress.step(some.len());
        claims.add(&some)?;
    }
}

fn records(portion: &Portion, path: &Path) -> Result<Vec<Record>> {
    let mut records = Vec::new();
    for (i, bytes) in portion.bytes.split(|byte| *byte == b'\n').enumerate() {
        let problem = |column, message, help: &str, excerpt: &str| {
            Error::Problems(vec![Problem {
                path: path.to_path_buf(),
                line: portion.lines_before + i + 1,
                column,
                message,
                help: Some(help.to_owned()),
                excerpt: excerpt.chars().take(200).collect(),
                width: 1,
            }])
        };
        let line = std::str::from_utf8(bytes).map_err(|error| {
            let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
            problem(
                before.chars().count() + 1,
                "the line is not UTF-8".to_owned(),
                "write the claims as UTF-8",
                &before,
            )
        })?;
        let line = line.trim_start_matches('\u{feff}').trim();
        if !line.is_empty() {
            let read = record::read(line);
            records.push(read.map_err(|wrong| problem(wrong.column, wrong.message, wrong.help, line))?);
        }
    }
    Ok(records)
}

/// A question as it is written.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    kind: &'a dissensus::claim::Kind,
    label: &'a str,
    verdict: &'a dissensus::compare::Verdict,
    reason: &'a dissensus::compare::Reason,
    pair: Option<[&'a str; 2]>,
    likely: bool,
    origins: usize,
    articles: usize,
    claims: Vec<&'a str>,
    related: &'a [dissensus::compare::Related],
}

/// The lines of a block's questions.
fn lines(block: &Block) -> Result<Vec<u8>> {
    let id = |i: usize| block.claims.get(i).map_or("", |claim| claim.id.as_str());
    let mut lines = Vec::new();
    for question in block.questions {
        let line = Line {
            id: &question.id,
            kind: &question.kind,
            label: &question.label,
            verdict: &question.verdict,
            reason: &question.reason,
            pair: question.pair.map(|(a, b)| [id(a), id(b)]),
            likely: question.likely,
            origins: question.origins,
            articles: question.articles,
            claims: question.claims.iter().map(|i| id(*i)).collect(),
            related: &question.related,
        };
        let failed = |error: serde_json::Error| Error::Write {
            path: PathBuf::from("a question"),
            source: error.into(),
        };
        serde_json::to_writer(&mut lines, &line).map_err(failed)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// What the run did, for a person: what was split is never left out.
fn summary(joined: &Joined, judged: &Judged) -> String {
    let mut said = format!(
        "{} of {} in {}: {}, {} disputed or in conflict",
        count(joined.claims, "claim"),
        count(joined.articles, "article"),
        count(joined.blocks, "block"),
        count(judged.questions, "question"),
        judged.flagged
    );
    let mut tell = |number: usize, what: &str| {
        if number > 0 {
            said.push_str(&format!("\n{number} {what}"));
        }
    };
    tell(judged.doubles, "times a claim came again under an id that was there: left out");
    tell(
        joined.common,
        "names or words stood in so many articles that those nearest in time alone were looked at",
    );
    tell(
        joined.cut,
        "times too many claims were joined, and were cut between days: claims of one question may stand in two",
    );
    said
}

/// Where the questions go: standard output, or a file that is moved to its place when all are there.
enum Output {
    Print,
    File(Box<Beside>),
}

impl Output {
    fn of(path: Option<&Path>) -> Result<Output> {
        path.map_or(Ok(Output::Print), |path| Ok(Output::File(Box::new(Beside::begin(path)?))))
    }

    /// Writes on; breaks off where nobody reads any more.
    fn put(&mut self, lines: &[u8]) -> Result<ControlFlow<()>> {
        match self {
            Output::Print if out::print_bytes(lines)? == Reader::Gone => Ok(ControlFlow::Break(())),
            Output::Print => Ok(ControlFlow::Continue(())),
            Output::File(file) => file.write(lines).map(ControlFlow::Continue),
        }
    }

    fn finish(self) -> Result<()> {
        match self {
            Output::Print => Ok(()),
            Output::File(file) => file.finish(),
        }
    }
}

/// Refuses to write over a file of claims that is read.
fn spare_inputs(args: &Args) -> Result<()> {
    let Some(output) = &args.output else { return Ok(()) };
    let Ok(target) = std::fs::canonicalize(output) else { return Ok(()) };
    if args.files.iter().any(|file| std::fs::canonicalize(file).is_ok_and(|file| file == target)) {
        let what = "these claims are read, and would be lost: name another file to write".to_owned();
        return Err(Error::Nothing { path: output.clone(), what });
    }
    Ok(())
}

fn cannot_read(path: &Path, source: std::io::Error) -> Error {
    Error::Read { path: path.to_path_buf(), source }
}
