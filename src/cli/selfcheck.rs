//! `dissensus selfcheck`: how many changes made on purpose a case's comparison notices.

use super::{heaps, out, pool, progress};
use clap::ValueEnum;
use dissensus::report::wording::error_rate;
use dissensus::selfcheck::{self, Report, Tally};
use dissensus::{Error, Result};
use std::fmt::Write as _;
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
    #[arg(long, default_value_t = 40, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..))]
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
    let case = heaps::one_case(&args.case)?;
    let progress = progress::of(0, "changes");
    let told = |all: usize| {
        progress.all(all);
        progress.step(1);
    };
    let report = pool(args.threads)?.install(|| selfcheck::run(&case, args.seed, args.count, &told));
    drop(progress);
    let report = report?;
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
        return format!("{}\n", error_rate(report));
    }
    let mut out = format!("seed {}, at most {} changes of each kind\n", report.seed, report.count);
    for (title, is_harmful) in [("harmful", true), ("harmless", false)] {
        let _ = writeln!(
            out,
            "\n{title:<28}{:>9}{:>12}{:>7}{:>9}{:>9}{:>8}{:>7}",
            "possible", "told twice", "made", "flagged", "updated", "unsure", "quiet"
        );
        for line in report.tallies.iter().filter(|line| line.harmful == is_harmful && line.tally.possible > 0)
        {
            row(&mut out, line.kind.phrase(), &line.tally);
        }
    }
    let unnoticed = report.unnoticed();
    if !unnoticed.is_empty() {
        let _ = writeln!(out, "\nharmful and not flagged, since");
        for (why, number) in unnoticed {
            let _ = writeln!(out, "{number:>6}  {}", why.phrase());
        }
    }
    let _ = writeln!(out, "\n{}", error_rate(report));
    out
}

fn row(out: &mut String, name: &str, tally: &Tally) {
    let Tally { possible, told_twice, made, flagged, updated, unsure, quiet } = tally;
    let _ = writeln!(
        out,
        "{name:<28}{possible:>9}{told_twice:>12}{made:>7}{flagged:>9}{updated:>9}{unsure:>8}{quiet:>7}"
    );
}
