//! `dissensus explain`: why a question has its verdict, why two claims or rows are not one, whether a decision holds.

use super::{heaps, out, progress};
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
  dissensus explain claims/ferry-2031 CLAIM CLAIM        why two claims do or do not stand in one row
  dissensus explain claims/ferry-2031 3 5                the same of two rows, by the claims that are most alike
  dissensus explain claims/ferry-2031 DECISION           a decision of review.yaml, by its id: does it hold, and why not")]
pub(crate) struct Args {
    /// The case: its folder, or a folder of articles
    case: PathBuf,
    /// A row's number, an id or its beginning, or words of the label; the ids of two claims, or two rows; the id of a decision
    #[arg(value_name = "QUESTION | CLAIM CLAIM | ROW ROW | DECISION")]
    asked: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let reading = progress::doing("reading the case");
    let case = heaps::one_case(&args.case)?;
    let comparison = case.compare()?;
    drop(reading);
    let (look, width) = (out::look(), out::width());
    let one = |index: usize| explain::question(&case, &comparison, index, width, look);
    let text = match args.asked.as_slice() {
        [] => {
            let marked = |index: usize| {
                comparison.review.standings.get(index).is_some_and(|standing| standing.flagged.is_some())
            };
            let flagged = (0..)
                .zip(&comparison.questions)
                .filter(|(index, question)| question.verdict.is_flagged() || marked(*index));
            let told: Vec<String> = flagged.map(|(index, _)| one(index)).collect();
            if told.is_empty() {
                "No conflict and no dispute here; name a row to see why it stands as it does.\n".to_string()
            } else {
                told.join("\n\n")
            }
        }
        [first, second] if is_number(first) && is_number(second) => {
            let (x, y) = (asked::question(&comparison, first)?, asked::question(&comparison, second)?);
            if x == y { one(x) } else { explain::rows(&case, &comparison, x, y, width, look) }
        }
        [first, second] => match (asked::claim(&comparison, first), asked::claim(&comparison, second)) {
            (Ok(a), Ok(b)) => explain::pair(&case, &comparison, a, b, width, look),
            (Ok(_), Err(error)) | (Err(error), Ok(_)) => return Err(error),
            (Err(_), Err(_)) => one(asked::question(&comparison, &args.asked.join(" "))?),
        },
        [id] if let Some(told) = explain::decision(&case, &comparison, id, width, look) => told,
        words => one(asked::question(&comparison, &words.join(" "))?),
    };
    out::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn is_number(asked: &str) -> bool {
    asked.parse::<usize>().is_ok()
}
