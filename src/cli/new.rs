//! `dissensus new`: an empty case folder; what is there already is never overwritten.

use super::out::print;
use dissensus::Result;
use dissensus::claim::file::{ARTICLES, CASE, CURATED, EMPTY, schema};
use dissensus::disk::{Written, git, own_folder, refused, write_new};
use dissensus::review::store;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Make a case folder: articles/, case.yaml, curated.yaml with an example, the schemas for editors, and what git needs
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder to make
    case: PathBuf,
}

const CASE_FILE: &str = include_str!("new/case.yaml");

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    make_folder(&args.case.join(ARTICLES))?;
    own_folder(&args.case)?;
    let files = [
        (CASE, CASE_FILE),
        (CURATED, EMPTY),
        (".dissensus/claims.schema.json", schema::CLAIMS),
        (".dissensus/case.schema.json", schema::CASE),
        (".dissensus/review.schema.json", dissensus::review::schema::REVIEW),
        (git::ATTRIBUTES, store::ATTRIBUTES),
    ];
    for (name, text) in files {
        let path = args.case.join(name);
        match write_new(&path, text)? {
            Written::Made => print(&format!("made {}\n", path.display()))?,
            Written::Kept => print(&format!("kept {}, which was there\n", path.display()))?,
        };
    }
    let (articles, case) = (args.case.join(ARTICLES), &args.case);
    print(&format!(
        "\nPut the articles into {}, then: dissensus check {}\n",
        articles.display(),
        case.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn make_folder(path: &Path) -> Result<()> {
    std::fs::create_dir_all(path).map_err(|source| refused(path, source))
}
