//! `dissensus validate`: all problems of a case's files at once, and nothing else.

use super::{out, problems};
use dissensus::case::Case;
use dissensus::claim::file;
use dissensus::report::wording::count;
use dissensus::{Error, Problem, Result};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Check the files that people wrote: curated.yaml, case.yaml and what stands above the articles
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus validate claims/ferry-2031
  dissensus validate claims/*/curated.yaml

Exit codes: 0 no problems; 1 problems, each with file, line and column; 2 something could not be read.")]
pub(crate) struct Args {
    /// Case folders, folders of them, or files in a case folder
    #[arg(required = true)]
    cases: Vec<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let mut all = Vec::new();
    for folder in folders(&args.cases)? {
        let (claims, problems) = validate(&folder)?;
        if problems.is_empty() {
            out::print(&format!("{}: {}, no problems\n", folder.display(), count(claims, "claim")))?;
        }
        all.extend(problems);
    }
    if all.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let shown = problems::print(&all);
    let _ = writeln!(std::io::stderr(), "{}", count(shown, "problem"));
    Ok(ExitCode::from(1))
}

/// The case folders that the paths name, each once.
fn folders(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for path in paths {
        let metadata =
            std::fs::metadata(path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let found = if metadata.is_dir() { in_folder(path)? } else { vec![of_file(path)] };
        for folder in found {
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
    }
    Ok(folders)
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let named = super::paths::named(&[folder.to_path_buf()])?;
    let cases = named.into_iter().filter_map(|named| match named {
        super::paths::Named::Folder(folder) => Some(folder),
        super::paths::Named::Articles(_) => None,
    });
    let cases: Vec<PathBuf> = cases.collect();
    if cases.is_empty() {
        let what =
            "no case here: expected `articles`, case.yaml or curated.yaml (`dissensus new` makes a case)";
        return Err(Error::Nothing { path: folder.to_path_buf(), what: what.to_string() });
    }
    Ok(cases)
}

/// The folder of a case's file, also of an article of it.
fn of_file(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let above = parent.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let in_articles = parent.file_name().is_some_and(|name| name == file::ARTICLES);
    if in_articles { above.to_path_buf() } else { parent.to_path_buf() }
}

/// How many claims a case's curated.yaml has, and all problems of its files.
fn validate(folder: &Path) -> Result<(usize, Vec<Problem>)> {
    match Case::read(folder) {
        Ok((case, mut problems)) => {
            let checked = case.checked(&case.extract().claims);
            problems.extend(checked.problems);
            problems.extend(checked.orphaned);
            Ok((case.curated_len(), problems))
        }
        // Without the articles the claims can't be held against them; what is wrong with their writing is still told.
        Err(Error::Problems(mut problems)) => {
            if let Ok(curated) = file::read_curated(folder) {
                problems.extend(curated.problems);
            }
            Ok((0, problems))
        }
        Err(error) => Err(error),
    }
}
