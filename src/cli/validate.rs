//! `dissensus validate`: all problems of a case's files at once, and nothing else.

use super::problems;
use dissensus::article::{self, Article};
use dissensus::claim::Claim;
use dissensus::claim::file::{self, ARTICLES, Known};
use dissensus::mention::Anchor;
use dissensus::mention::anchor::From;
use dissensus::{Error, Problem, Result};
use std::collections::{BTreeMap, BTreeSet};
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
    let case = file::read_case(folder)?;
    let curated = file::read_curated(folder)?;
    let place = folder.join(ARTICLES);
    let mut articles: Vec<Article> =
        if place.is_dir() { article::read(&[place.as_path()])?.articles } else { Vec::new() };
    let completed = file::complete(&case, &mut articles);
    let anchors = anchors(&articles, &completed.dated);
    let found = found(&articles, &anchors);
    let known = Known { articles: &articles, absent: &completed.absent, anchors: &anchors, found: &found };
    let checked = file::check(&curated, &known);
    let mut problems = case.problems;
    problems.extend(completed.problems);
    problems.extend(checked.problems);
    problems.extend(checked.orphaned);
    Ok((count(curated.claims.len(), "claim"), problems))
}

/// Published days alone, until the case's own way of finding anchors is called here.
fn anchors(articles: &[Article], dated: &BTreeSet<String>) -> BTreeMap<String, Anchor> {
    let mut anchors = BTreeMap::new();
    for article in articles {
        if let Some(day) = article.metadata.published {
            let from = if dated.contains(&article.id) { From::CaseFile } else { From::Published };
            anchors.insert(article.id.clone(), Anchor::on(day, from));
        }
    }
    anchors
}

/// The claims found by rule, which `same_as` and `amends` name; the claim finder is to be called here.
fn found(_articles: &[Article], _anchors: &BTreeMap<String, Anchor>) -> Vec<Claim> {
    Vec::new()
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
