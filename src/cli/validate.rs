//! `dissensus validate`: all problems of a case's files at once, and nothing else.

use super::problems;
use dissensus::case::Case;
use dissensus::claim::file;
use dissensus::{Error, Problem, Result};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Check the files that people wrote: curated.yaml and case.yaml
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Case folders, or files in them
    #[arg(required = true)]
    cases: Vec<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let mut all = Vec::new();
    for path in &args.cases {
        let folder = folder(path)?;
        match validate(&folder) {
            Ok((claims, problems)) => {
                if problems.is_empty() {
                    println!("{}: {claims}, no problems", folder.display());
                }
                all.extend(problems);
            }
            // A file that cannot be taken in at all is one more problem: the other cases are still looked at.
            Err(Error::Problems(problems)) => all.extend(problems),
            Err(error) => return Err(error),
        }
    }
    if all.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    problems::print(&all);
    eprintln!("{}", count(all.len(), "problem"));
    Ok(ExitCode::from(1))
}

fn folder(path: &Path) -> Result<PathBuf> {
    let metadata =
        std::fs::metadata(path).map_err(|source| Error::Read { path: path.to_path_buf(), source })?;
    if metadata.is_dir() {
        return Ok(path.to_path_buf());
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    Ok(parent.map_or_else(|| PathBuf::from("."), Path::to_path_buf))
}

/// How many claims a case's curated.yaml has, in words, and all its problems.
fn validate(folder: &Path) -> Result<(String, Vec<Problem>)> {
    let curated = file::read_curated(folder)?;
    let claims = count(curated.claims.len(), "claim");
    let case = match Case::open(folder) {
        Ok(case) => case,
        // Without sound articles quotes cannot be looked for, but the file's own shape can be told.
        Err(Error::Problems(mut problems)) => {
            problems.extend(curated.problems);
            return Ok((claims, problems));
        }
        Err(error) => return Err(error),
    };
    let checked = case.checked(&case.extract().claims);
    let mut problems = checked.problems;
    problems.extend(checked.orphaned);
    Ok((claims, problems))
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
