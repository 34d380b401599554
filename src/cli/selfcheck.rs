//! `dissensus selfcheck`: how many changes made on purpose a case's comparison notices.

use super::{out, paths, pool};
use clap::ValueEnum;
use dissensus::selfcheck::{self, Report, Tally};
use dissensus::{Error, Result};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Change the articles on purpose, one place at a time, and tell how many changes are noticed
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus selfcheck claims/ferry-2031
  dissensus selfcheck claims/ferry-2031 --seed 7 --count 100 --format json

A harmful change (another figure, another day) of a claim that another article repeats should raise a flag; a harmless one (a rounding
with its hedge, another spelling) should raise none. It needs nothing but the case, and changes no file.")]
pub(crate) struct Args {
    /// The case: its folder, or a folder of articles
    case: PathBuf,
    /// Chooses which places are changed, and to what
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// At most so many changes of each kind
    #[arg(long, default_value_t = 40)]
    count: usize,
    /// How the outcome is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// How many threads work side by side; as many as there are processors if left out
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=512))]
    threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// Every change with what came of it
    Json,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let case = paths::one(&args.case)?.open()?;
    let report = pool(args.threads)?.install(|| selfcheck::run(&case, args.seed, args.count))?;
    let text = match args.format {
        Format::Table => table(&report),
        Format::Json => {
            let written = serde_json::to_string_pretty(&report);
            let written = written
                .map_err(|error| Error::Write { path: PathBuf::from("the outcome"), source: error.into() })?;
            format!("{written}\n")
        }
    };
    out::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn table(report: &Report) -> String {
    if report.changes.is_empty() {
        return "nothing to change: no exact figure and no day of this case is told by two articles in one unflagged row\n".to_owned();
    }
    let mut out = format!("seed {}\n", report.seed);
    for (title, is_harmful) in [("harmful", true), ("harmless", false)] {
        let _ = writeln!(out, "\n{title:<24}{:>8}{:>10}{:>10}{:>10}", "made", "flagged", "updated", "unsure");
        for tally in report.tallies.iter().filter(|tally| tally.kind.is_harmful() == is_harmful) {
            let Tally { kind, made, flagged, updated, unsure } = tally;
            let _ = writeln!(out, "{:<24}{made:>8}{flagged:>10}{updated:>10}{unsure:>10}", kind.phrase());
        }
    }
    out
}
