//! `dissensus extract`: the record of what the rules found, beside the articles of a case or on standard output.

use super::out;
use super::paths::{self, Named};
use dissensus::Result;
use dissensus::claim::file::{EXTRACTED, extracted};
use dissensus::report::wording::count;
use std::path::PathBuf;
use std::process::ExitCode;

/// Write what was found in the articles: extracted.yaml of a case, or to standard output for other articles
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus extract claims/ferry-2031       writes claims/ferry-2031/extracted.yaml
  dissensus extract courier.txt             prints the claims of one article

The file is a record for people and for diffs. It is never read: corrections go into curated.yaml.")]
pub(crate) struct Args {
    /// Case folders, folders of them, folders of articles, articles, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    for named in paths::named(&args.paths)? {
        let case = named.open()?;
        let claims = case.extract().claims;
        let text = extracted::write(&claims, &case.articles);
        match &named {
            Named::Folder(folder) => {
                let path = folder.join(EXTRACTED);
                // It may be a link.
                paths::spare_inputs(Some(&path), std::slice::from_ref(&named))?;
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
    }
    Ok(ExitCode::SUCCESS)
}
