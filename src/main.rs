//! The command line of dissensus.

mod cli;

use clap::{Parser, Subcommand};
use dissensus::Error;
use std::process::ExitCode;

/// Shows where news articles on the same events agree and where they differ, with the words that prove it
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(cli::check::Args),
    New(cli::new::Args),
    Schema(cli::schema::Args),
    Validate(cli::validate::Args),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check(args) => cli::check::run(&args),
        Command::New(args) => cli::new::run(&args),
        Command::Schema(args) => cli::schema::run(&args),
        Command::Validate(args) => cli::validate::run(&args),
    };
    match done {
        Ok(code) => code,
        Err(Error::Problems(problems)) => {
            cli::problems::print(&problems);
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("dissensus: {error}");
            ExitCode::from(2)
        }
    }
}
