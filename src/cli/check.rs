//! `dissensus check`: the main job, from articles to the discrepancy table.

use dissensus::case::Case;
use dissensus::report::json;
use dissensus::{Error, Result};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Compare articles on the same events and print the table of what they agree on and where they differ
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Case folders, folders of articles, articles, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How the report is written
    #[arg(long, default_value = "json")]
    format: String,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    for case in cases(&args.paths)? {
        let comparison = case.compare()?;
        let report = json::report(&case, &comparison);
        let written = serde_json::to_string_pretty(&report).unwrap_or_default();
        writeln!(out, "{written}")
            .map_err(|source| Error::Write { path: PathBuf::from("standard output"), source })?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The cases that the paths name: each case folder is one, and all other articles together are one.
fn cases(paths: &[PathBuf]) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    let mut loose: Vec<&Path> = Vec::new();
    for path in paths {
        if Case::is_case(path) {
            cases.push(Case::open(path)?);
        } else {
            loose.push(path);
        }
    }
    if !loose.is_empty() {
        cases.push(Case::of_articles(&loose)?);
    }
    Ok(cases)
}
