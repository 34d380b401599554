//! `dissensus explain`: why a question has its verdict, or why two claims do or do not stand in one row.

use super::{out, paths};
use dissensus::Result;
use dissensus::report::{asked, explain};
use std::path::PathBuf;
use std::process::ExitCode;

/// Show why a row has its verdict: every quote in its place, and how each two claims were compared
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus explain claims/ferry-2031                    every conflict and dispute
  dissensus explain claims/ferry-2031 1                  the first row of the table
  dissensus explain claims/ferry-2031 life rafts         the row whose label has these words
  dissensus explain claims/ferry-2031 cpa-casualties-1b  the row of a claim, by its id or the beginning of it
  dissensus explain claims/ferry-2031 CLAIM CLAIM        why two claims do or do not stand in one row")]
pub(crate) struct Args {
    /// The case: its folder, or a folder of articles
    case: PathBuf,
    /// A row's number, an id or its beginning, or words of the label; or the ids of two claims
    #[arg(value_name = "QUESTION | CLAIM CLAIM")]
    asked: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let case = paths::one(&args.case)?.open()?;
    let comparison = case.compare()?;
    let (look, width) = (out::look(), out::width());
    let one = |index: usize| explain::question(&case, &comparison, index, width, look);
    let text = match args.asked.as_slice() {
        [] => {
            let flagged =
                (0..).zip(&comparison.questions).filter(|(_, question)| question.verdict.is_flagged());
            let told: Vec<String> = flagged.map(|(index, _)| one(index)).collect();
            if told.is_empty() {
                "No conflict and no dispute here; name a row to see why it stands as it does.\n".to_string()
            } else {
                told.join("\n\n")
            }
        }
        [first, second] => match (asked::claim(&comparison, first), asked::claim(&comparison, second)) {
            (Ok(a), Ok(b)) => explain::pair(&case, &comparison, a, b, width, look),
            (Ok(_), Err(error)) | (Err(error), Ok(_)) => return Err(error),
            (Err(_), Err(_)) => one(asked::question(&comparison, &args.asked.join(" "))?),
        },
        words => one(asked::question(&comparison, &words.join(" "))?),
    };
    out::print(&text)?;
    Ok(ExitCode::SUCCESS)
}
