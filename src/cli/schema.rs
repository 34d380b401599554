//! `dissensus schema`: the JSON schemas of the files that people write, for their editors.

use clap::ValueEnum;
use dissensus::Result;
use dissensus::claim::file::schema;
use std::process::ExitCode;

/// Print the JSON schema of a file that people write
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Which file
    #[arg(value_enum, default_value = "claims")]
    of: Of,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Of {
    /// curated.yaml
    Claims,
    /// case.yaml
    Case,
    /// review.yaml
    Review,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let text = match args.of {
        Of::Claims => schema::CLAIMS,
        Of::Case => schema::CASE,
        Of::Review => dissensus::review::schema::REVIEW,
    };
    super::out::print(text)?;
    Ok(ExitCode::SUCCESS)
}
