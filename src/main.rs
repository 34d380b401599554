//! The command line of dissensus.

mod cli;
mod page;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Shows where news articles on the same events agree and where they differ, with the words that prove it
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
#[command(after_help = "\
Start with a few articles on the same event, saved as .txt, .md or .html:
  dissensus check courier.txt meridian.html harbour-post.md")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Say nothing on standard error but what went wrong: no progress, no notes
    #[arg(long, global = true)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(cli::check::Args),
    Explain(cli::explain::Args),
    Review(cli::review::Args),
    Serve(cli::serve::Args),
    Extract(cli::extract::Args),
    Align(cli::align::Args),
    Annotate(cli::annotate::Args),
    Add(Box<cli::add::Args>),
    Replay(cli::replay::Args),
    Validate(cli::validate::Args),
    New(cli::new::Args),
    Schema(cli::schema::Args),
    Selfcheck(cli::selfcheck::Args),
    Stories(cli::stories::Args),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if arguments.quiet {
        cli::progress::be_quiet();
    }
    // A screen, prompts and a server end in their own ways.
    if !matches!(arguments.command, Command::Review(_) | Command::Serve(_) | Command::Add(_)) {
        cli::interrupt::watch();
    }
    let done = match arguments.command {
        Command::Check(args) => cli::check::run(&args),
        Command::Explain(args) => cli::explain::run(&args),
        Command::Review(args) => cli::review::run(&args),
        Command::Serve(args) => cli::serve::run(&args),
        Command::Extract(args) => cli::extract::run(&args),
        Command::Align(args) => cli::align::run(&args),
        Command::Annotate(args) => cli::annotate::run(&args),
        Command::Add(args) => cli::add::run(&args),
        Command::Replay(args) => cli::replay::run(&args),
        Command::Validate(args) => cli::validate::run(&args),
        Command::New(args) => cli::new::run(&args),
        Command::Schema(args) => cli::schema::run(&args),
        Command::Selfcheck(args) => cli::selfcheck::run(&args),
        Command::Stories(args) => cli::stories::run(&args),
    };
    done.unwrap_or_else(|error| {
        cli::complain(&error);
        ExitCode::from(2)
    })
}
