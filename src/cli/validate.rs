//! `dissensus validate`: all problems of all files of a case at once, and nothing else.

use super::{out, problems};
use clap::ValueEnum;
use dissensus::case::{Attempt, Case};
use dissensus::claim::file::case_file::misspelt;
use dissensus::claim::file::{ARTICLES, CASE, CURATED, EXTRACTED, read_case};
use dissensus::report::decided;
use dissensus::report::wording::count;
use dissensus::review::REVIEW;
use dissensus::{Error, Problem, Result};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Check the files that people wrote: curated.yaml, review.yaml, case.yaml and what stands above the articles
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus validate claims/ferry-2031
  dissensus validate claims
  dissensus validate claims/*/curated.yaml --format json

Exit codes: 0 no problems; 1 problems, each with file, line and column; 2 something could not be read.")]
pub(crate) struct Args {
    /// Case folders, folders of them, or files of a case: its whole case is checked
    #[arg(required = true)]
    cases: Vec<PathBuf>,
    /// How the problems are told
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Each with its line, for people
    Text,
    /// One object, for programs
    Json,
}

/// What came of it.
#[derive(Debug, Default)]
struct Told {
    cases: Vec<Checked>,
    problems: Vec<Problem>,
    failures: Vec<Error>,
}

/// One case.
#[derive(Debug)]
struct Checked {
    folder: PathBuf,
    claims: usize,
    /// How many decisions count: all that were not taken back.
    decisions: usize,
    /// The same in words, with those that were taken back; empty where there is none of either.
    counted: String,
    /// How many decisions hold no longer and wait for somebody; `None` where problems keep the case from being compared.
    stale: Option<usize>,
    problems: usize,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let mut told = Told::default();
    for folder in folders(&args.cases, &mut told.failures) {
        check(&folder, &mut told);
    }
    told.problems.sort();
    told.problems.dedup();
    match args.format {
        Format::Text => as_text(&told)?,
        Format::Json => as_json(&told)?,
    }
    Ok(ExitCode::from(match (told.failures.is_empty(), told.problems.is_empty()) {
        (false, _) => 2,
        (true, false) => 1,
        (true, true) => 0,
    }))
}

/// The case folders that the paths name, each once; what names none is a failure.
fn folders(paths: &[PathBuf], failures: &mut Vec<Error>) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for path in paths {
        match of_path(path) {
            Ok(found) => {
                for folder in found {
                    if !folders.contains(&folder) {
                        folders.push(folder);
                    }
                }
            }
            Err(failure) => failures.push(failure),
        }
    }
    folders
}

fn of_path(path: &Path) -> Result<Vec<PathBuf>> {
    let about = std::fs::metadata(path).map_err(|source| Error::Read { path: path.to_path_buf(), source })?;
    if !about.is_dir() {
        return of_file(path).map(|folder| vec![folder]);
    }
    let named = super::paths::named(&[path.to_path_buf()])?;
    let cases = named.into_iter().filter_map(|named| match named {
        super::paths::Named::Folder(folder) => Some(folder),
        super::paths::Named::Articles(_) => None,
    });
    let cases: Vec<PathBuf> = cases.collect();
    if !cases.is_empty() {
        return Ok(cases);
    }
    let above = folder_of(path);
    if path.file_name().is_some_and(|name| name == ARTICLES) && Case::is_case(&above) {
        return Ok(vec![above]);
    }
    let what = "no case here: expected `articles`, case.yaml or curated.yaml (`dissensus new` makes a case)";
    Err(Error::Nothing { path: path.to_path_buf(), what: what.to_owned() })
}

/// The folder of a case's file, also of an article of it.
fn of_file(path: &Path) -> Result<PathBuf> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let parent = folder_of(path);
    if [CASE, CURATED, REVIEW].contains(&name.as_str()) {
        return Ok(parent);
    }
    let in_articles = parent.canonicalize().is_ok_and(|parent| parent.ends_with(ARTICLES));
    if in_articles {
        return Ok(folder_of(&parent));
    }
    let what = if name == EXTRACTED {
        "`dissensus extract` writes this file and nobody reads it back: there is nothing to check".to_owned()
    } else {
        let meant = meant(&name).map(|own| format!("; did you mean `{own}`?")).unwrap_or_default();
        format!("no file of a case: expected {CASE}, {CURATED}, {REVIEW} or a file in `{ARTICLES}`{meant}")
    };
    Err(Error::Nothing { path: path.to_path_buf(), what })
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
        Some(parent) => parent.to_path_buf(),
        None => path.join(".."),
    }
}

/// The name of a case's file that is all but this one.
fn meant(name: &str) -> Option<&'static str> {
    let folded = name.to_lowercase();
    let stem = folded.rsplit_once('.').map_or(folded.as_str(), |(stem, _)| stem);
    let like = |own: &str| {
        let own = own.strip_suffix(".yaml").unwrap_or(own);
        strsim::jaro_winkler(stem, own)
    };
    [CASE, CURATED, REVIEW].into_iter().find(|own| like(own) >= 0.85)
}

fn check(folder: &Path, told: &mut Told) {
    let Attempt { case, mut problems, failures } = match Case::attempt(folder) {
        Ok(attempt) => attempt,
        Err(failure) => {
            told.failures.push(failure);
            return;
        }
    };
    problems.extend(misnamed(folder));
    let extraction = case.extract();
    let checked = case.checked(&extraction.claims);
    if let Ok(described) = read_case(folder) {
        let cited: BTreeSet<&str> = checked.claims.iter().map(|claim| claim.article.as_str()).collect();
        problems.extend(misspelt(&described, &case.articles, &cited));
    }
    problems.extend(checked.problems);
    problems.extend(checked.orphaned);
    problems.extend(checked.doubted);
    problems.extend(case.review_problems(&extraction.claims));
    problems.extend(case.log().cut.clone());
    let decisions = case.log().counting().len();
    let counted = if case.log().entries.is_empty() { String::new() } else { decided::counted(case.log()) };
    let stale = if decisions == 0 {
        Some(0)
    } else if problems.is_empty() && failures.is_empty() {
        let waits = |comparison: dissensus::case::Comparison| {
            comparison.review.stale.iter().filter(|stale| decided::is_open(stale)).count()
        };
        case.compare_found(&extraction).ok().map(waits)
    } else {
        None
    };
    problems.sort();
    problems.dedup();
    told.cases.push(Checked {
        folder: folder.to_path_buf(),
        claims: case.curated_len(),
        decisions,
        counted,
        stale,
        problems: problems.len(),
    });
    told.problems.extend(problems);
    told.failures.extend(failures);
}

/// Files that nobody reads because their names are not quite those of a case's files.
fn misnamed(folder: &Path) -> Vec<Problem> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut problems = Vec::new();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let is_yaml = matches!(ending.as_deref(), Some("yaml" | "yml"));
        let Some(own) = meant(&name).filter(|own| is_yaml && *own != name && !folder.join(own).exists())
        else {
            continue;
        };
        problems.push(Problem {
            message: "the file is not read: no file of a case has this name".to_owned(),
            help: Some(format!("did you mean `{own}`?")),
            path,
            line: 0,
            column: 0,
            excerpt: String::new(),
            width: 1,
        });
    }
    problems
}

fn as_text(told: &Told) -> Result<()> {
    for case in told.cases.iter().filter(|case| case.problems == 0) {
        let mut counted = vec![count(case.claims, "claim")];
        if !case.counted.is_empty() {
            counted.push(case.counted.clone());
        }
        out::print(&format!("{}: {}, no problems\n", case.folder.display(), counted.join(", ")))?;
        let (stale, folder) = (case.stale.unwrap_or(0), case.folder.display());
        if stale > 0 {
            let is = if stale == 1 { "is" } else { "are" };
            out::print(&format!("  {} {is} stale: dissensus review {folder}\n", count(stale, "decision")))?;
        }
    }
    if !told.problems.is_empty() {
        let shown = problems::print(&told.problems);
        let _ = writeln!(std::io::stderr(), "{}", count(shown, "problem"));
    }
    told.failures.iter().for_each(super::complain);
    Ok(())
}

fn as_json(told: &Told) -> Result<()> {
    let cases = told.cases.iter().map(|case| {
        json!({
            "path": case.folder.display().to_string(),
            "claims": case.claims,
            "decisions": case.decisions,
            "stale": case.stale,
            "problems": case.problems,
        })
    });
    let object = json!({
        "version": 1,
        "cases": cases.collect::<Vec<Value>>(),
        "problems": told.problems.iter().map(problem_as_json).collect::<Vec<Value>>(),
        "failures": told.failures.iter().map(ToString::to_string).collect::<Vec<String>>(),
    });
    out::print(&format!("{object:#}\n"))?;
    Ok(())
}

fn problem_as_json(problem: &Problem) -> Value {
    let placed = |number: usize| (number > 0).then_some(number);
    json!({
        "path": problem.path.display().to_string(),
        "line": placed(problem.line),
        "column": placed(problem.column),
        "width": placed(problem.line).map(|_| problem.width),
        "message": problem.message,
        "help": problem.help,
        "excerpt": (!problem.excerpt.is_empty()).then_some(&problem.excerpt),
    })
}
