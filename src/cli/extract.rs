//! `dissensus extract`: the record of what the rules found, beside the articles of a case or on standard output; or the claims as JSON lines
//! for `align` and other programs, one case after the other, and of a heap of articles story by story.

use super::out::{self, Reader};
use super::paths::{self, Named};
use super::{complain, heaps, progress};
use clap::ValueEnum;
use dissensus::case::Case;
use dissensus::claim::Claim;
use dissensus::claim::file::{EXTRACTED, extracted};
use dissensus::claim::record;
use dissensus::compare::Source;
use dissensus::heap::articles::{Input, Raw};
use dissensus::report::wording::count;
use dissensus::{Error, Result};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// Write what was found in the articles: extracted.yaml of a case, or to standard output for other articles
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus extract claims/ferry-2031       writes claims/ferry-2031/extracted.yaml
  dissensus extract courier.txt             prints the claims of one article
  dissensus extract claims --format jsonl   prints the claims of many cases, a line each, for `dissensus align`
  zcat week.jsonl.gz | dissensus extract - --format jsonl | dissensus align     from articles as JSON lines

The file is a record for people and for diffs. It is never read: corrections go into curated.yaml. As JSON lines, of several cases
the name of the case stands before the ids, so that two articles called 001 stay two.")]
pub(crate) struct Args {
    /// Case folders, folders of them, folders of articles, articles, JSON lines (as claims), or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Yaml)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// extracted.yaml, for people
    Yaml,
    /// A claim a line on standard output, for programs
    Jsonl,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let all = paths::named(&args.paths)?;
    match args.format {
        Format::Yaml => records(&all),
        Format::Jsonl => claims(all),
    }
}

/// The record of each case.
fn records(all: &[Named]) -> Result<ExitCode> {
    let progress = progress::of(all.len(), "cases");
    for named in all {
        let case = named.open()?;
        let claims = case.extract().claims;
        let text = extracted::write(&claims, &case.articles);
        match named {
            Named::Folder(folder) => {
                let path = folder.join(EXTRACTED);
                // It may be a link.
                paths::spare_inputs(Some(&path), std::slice::from_ref(named))?;
                out::deliver(&text, Some(&path))?;
                out::print(&format!(
                    "{}: {} of {}\n",
                    path.display(),
                    count(claims.len(), "claim"),
                    count(case.articles.len(), "article")
                ))?;
            }
            Named::Articles(_) => {
                out::print(&text)?;
            }
        }
        progress.step(1);
    }
    Ok(ExitCode::SUCCESS)
}

/// The claims of all cases, a line each; a heap of articles is read story by story.
fn claims(mut all: Vec<Named>) -> Result<ExitCode> {
    let heap = all.last().map(paths::heap).transpose()?.flatten();
    if heap.is_some() {
        all.pop();
    }
    let is_alone = all.len() + usize::from(heap.is_some()) == 1;
    let prefix = |name: &str| if is_alone { String::new() } else { format!("{name}/") };
    let progress = progress::of(all.len(), "cases");
    for named in all {
        let case = named.open()?;
        if out::print(&lines(&case, &prefix(&case.name))?)? == Reader::Gone {
            return Ok(ExitCode::SUCCESS);
        }
        progress.step(1);
    }
    drop(progress);
    heap.map_or(Ok(ExitCode::SUCCESS), |inputs| heaped(&inputs, &prefix(&heaps::name(&inputs))))
}

/// The claims of a heap's articles: what is a copy of what, and the days of what is undated, come from the articles of its story.
fn heaped(inputs: &[Input], prefix: &str) -> Result<ExitCode> {
    let mut heap = heaps::stories(inputs)?;
    let mut failed = !heap.problems.is_empty();
    let progress = progress::of(heap.len(), "articles read for claims");
    for part in heap.parts() {
        let raw = heap.fetch(part)?;
        let articles: usize = raw.iter().map(Raw::len).sum();
        let found: Vec<Result<String>> =
            raw.into_par_iter().map(|raw| lines(&raw.case()?.case, prefix)).collect();
        for one in found {
            match one {
                Ok(lines) if out::print(&lines)? == Reader::Gone => return Ok(ExitCode::SUCCESS),
                Ok(_) => {}
                Err(error) => {
                    complain(&error);
                    failed = true;
                }
            }
        }
        progress.step(articles);
    }
    drop(progress);
    heaps::unread(&heap.unread).iter().for_each(|line| progress::note(line));
    Ok(if failed { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

/// The claims of a case, a line each, with what comparing them takes of their articles; `prefix` stands before ids.
fn lines(case: &Case, prefix: &str) -> Result<String> {
    let mut lines = String::new();
    let sources = case.sources(&case.origins());
    let by_id: BTreeMap<&str, &Source> = sources.iter().map(|source| (source.id.as_str(), source)).collect();
    for claim in case.extract().claims {
        let Some(source) = by_id.get(claim.article.as_str()) else { continue };
        // The origin of copies is one of them, or an agency, which is the same in every case.
        let of = if by_id.contains_key(source.origin.as_str()) { prefix } else { "" };
        let (outlet, origin) = (source.outlet.clone(), format!("{of}{}", source.origin));
        let source = record::Source { anchor: source.anchor, outlet, origin };
        let claim = Claim {
            id: format!("{prefix}{}", claim.id),
            article: format!("{prefix}{}", claim.article),
            ..claim
        };
        let failed =
            |error: serde_json::Error| Error::Write { path: PathBuf::from("a claim"), source: error.into() };
        lines.push_str(&record::write(&claim, &source).map_err(failed)?);
    }
    Ok(lines)
}
