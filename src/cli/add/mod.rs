//! `dissensus add`: one claim more in a case's curated.yaml, from flags or from prompts.
//!
//! The claim is checked as `check` would check it, in the file as it would be, before anything is written; then the file is read
//! again and changed while no other program changes it.

mod ask;
mod told;

use super::out::print;
use super::paths::{self, Named};
use super::problems;
use clap::builder::ArgPredicate;
use dissensus::case::Case;
use dissensus::desk::add::{Adding, Draft, NotAdded, Wrong};
use dissensus::{Error, Result};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Add a claim by hand to a case: checked against its article, then added below the others in curated.yaml
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus add claims/ferry-2031
      asks for everything, on a terminal
  dissensus add claims/ferry-2031 --article ansel-courier --quote 'some 300 passengers' \\
      --figure 'some 300' --question 'passengers on board'
      a claim; a row of the table that is called so is joined
  dissensus add claims/ferry-2031 --amends cpa-casualties-25 --said-by 'Tove Aldritch'
      corrects a found claim; `dissensus explain` prints ids, and a beginning is enough
  dissensus add claims/ferry-2031 --amends cpa-casualties-25 --reject
      what was found there is no claim

A claim has --article, --quote and one value, an amendment --amends and what is to change; docs/claims.md tells of every key.
Exit codes: 0 added; 2 nothing was added, with the reason; 130 left with Esc or Ctrl-C.")]
pub(crate) struct Args {
    /// The case: its folder
    case: PathBuf,
    /// Print the lines that would be added, and write nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    words: Words,
    #[command(flatten)]
    value: Value,
    #[command(flatten)]
    about: About,
    #[command(flatten)]
    found: Found,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "The claim")]
struct Words {
    /// The article: its file's name without the ending, or an id of case.yaml
    #[arg(long, value_name = "ID")]
    article: Option<String>,
    /// The article's own words that prove the claim
    #[arg(long, value_name = "WORDS")]
    quote: Option<String>,
    /// Words that stand before the quote, where it occurs more than once
    #[arg(long, value_name = "WORDS")]
    after: Option<String>,
    /// A name for the claim, without spaces; made from the question and the article if left out
    #[arg(long)]
    id: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Its value, one of")]
#[group(id = "value", multiple = false)]
struct Value {
    /// A number with its unit: 58, at least 10, around 2,500 km, dozens; or '{low: 20, high: 25, unit: people}'
    #[arg(long, value_name = "NUMBER")]
    figure: Option<String>,
    /// Money: USD 300 million
    #[arg(long, value_name = "MONEY")]
    amount: Option<String>,
    /// A day, month or year, or from one to another: 2031-05-09, 2031-05, 2031, 2031-05-09/2031-05-12
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// Where something happened
    #[arg(long, value_name = "WORDS")]
    place: Option<String>,
    /// What office or identity somebody has
    #[arg(long, value_name = "WORDS")]
    role: Option<String>,
    /// What somebody holds to be so
    #[arg(long, value_name = "WORDS")]
    statement: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What it is about, all optional")]
struct About {
    /// What the claim answers, in plain words; claims of equal words are compared
    #[arg(long, value_name = "WORDS")]
    question: Option<String>,
    /// Who vouches for it
    #[arg(long, value_name = "NAME")]
    said_by: Option<String>,
    /// The outlet or agency through which the article has it
    #[arg(long, value_name = "NAME")]
    via: Option<String>,
    /// The day on which it was said
    #[arg(long, value_name = "DAY")]
    said_on: Option<String>,
    /// The day for which a count holds
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// Who or what is counted
    #[arg(long, value_name = "WORDS")]
    who: Option<String>,
    /// By whom
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The event or thing
    #[arg(long, value_name = "WORDS")]
    event: Option<String>,
    /// Its place
    #[arg(long = "where", value_name = "PLACE")]
    at_place: Option<String>,
    /// Its day; not beside --date
    #[arg(long, value_name = "DAY")]
    when: Option<String>,
    /// What is measured: injured
    #[arg(long, value_name = "WORDS")]
    measure: Option<String>,
    /// A remark for people
    #[arg(long, value_name = "WORDS")]
    note: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Claims that were found, by id or its beginning")]
struct Found {
    /// The found claim that answers the same question
    #[arg(long, value_name = "ID")]
    same_as: Option<String>,
    /// The found claim that this one corrects
    #[arg(long, value_name = "ID")]
    amends: Option<String>,
    /// With --amends: what was found there is no claim
    #[arg(long, requires_if(ArgPredicate::IsPresent, "amends"))]
    reject: bool,
}

/// Why nothing was added.
enum Stop {
    Error(Error),
    /// The claim is not sound, or something is missing: what, and what to do.
    Refused(String),
    /// The person left.
    Left,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Error(error)
    }
}

impl From<Wrong> for Stop {
    fn from(wrong: Wrong) -> Stop {
        Stop::Refused(told::wrong(&[wrong]))
    }
}

impl From<NotAdded> for Stop {
    fn from(not: NotAdded) -> Stop {
        match not {
            NotAdded::Wrong(wrong) => Stop::Refused(told::wrong(&wrong)),
            NotAdded::Error(error) => Stop::Error(error),
        }
    }
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let told = |text: &str, code: u8| {
        // A reader of standard error that has gone away is no reason to end otherwise.
        let _ = writeln!(std::io::stderr(), "{text}");
        Ok(ExitCode::from(code))
    };
    match done(args) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(Stop::Left) => told("nothing was added", 130),
        Err(Stop::Refused(why)) => told(&format!("dissensus: {why}\nnothing was added"), 2),
        Err(Stop::Error(Error::Problems(found))) => {
            problems::print(&found);
            told("nothing was added", 2)
        }
        Err(Stop::Error(error)) => Err(error),
    }
}

fn done(args: &Args) -> std::result::Result<(), Stop> {
    let mut draft = args.draft()?;
    let folder = folder(&args.case)?;
    let case = Case::open(&folder)?;
    let extraction = case.extract();
    let before = case.compare_found(&extraction)?;
    let adding = Adding { folder: &folder, case: &case, extraction: &extraction, before: &before };
    adding.resolve(&mut draft)?;
    adding.join_by_label(&mut draft)?;
    let missing = draft.missing();
    let asked = !missing.is_empty();
    if asked {
        if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
            return Err(Stop::Refused(told::lacks(&adding, &draft, &missing)));
        }
        ask::complete(&mut draft, &adding)?;
    }
    let path = adding.path();
    let planned = adding.appended(&draft)?;
    // Before anything is written: a claim with which the case can't be compared is none to add.
    let effect = told::effect(&adding.effect(&planned)?);
    if args.dry_run {
        let head = format!("would be added to {}, line {}:", path.display(), planned.line);
        print(&format!("{head}\n{}{effect}", planned.lines))?;
        return Ok(());
    }
    if asked {
        ask::confirm(&path, &planned, &effect)?;
    }
    let added = adding.write(&draft)?;
    // Whoever was asked has the lines before their eyes.
    let shown = if asked { String::new() } else { format!(":\n{}{effect}", added.lines) };
    print(&format!("added to {}, line {}{}\n", path.display(), added.line, shown.trim_end()))?;
    Ok(())
}

/// The folder of the case.
fn folder(path: &Path) -> std::result::Result<PathBuf, Stop> {
    let nothing = |what: &str| Error::Nothing { path: path.to_path_buf(), what: what.to_owned() };
    if !path.is_dir() {
        return Err(nothing("there is no such folder: name a case, or make one with `dissensus new`").into());
    }
    let Named::Folder(folder) = paths::one(path)? else {
        let what =
            "no case here: expected `articles`, case.yaml or curated.yaml (`dissensus new` makes a case)";
        return Err(nothing(what).into());
    };
    Ok(folder)
}

impl Args {
    /// What was given.
    fn draft(&self) -> std::result::Result<Draft, Wrong> {
        let Args { words, value, about, found, .. } = self;
        let mut draft = Draft::default();
        for (key, given) in [
            ("id", &words.id),
            ("article", &words.article),
            ("quote", &words.quote),
            ("after", &words.after),
            ("figure", &value.figure),
            ("amount", &value.amount),
            ("date", &value.date),
            ("place", &value.place),
            ("role", &value.role),
            ("statement", &value.statement),
            ("question", &about.question),
            ("said_by", &about.said_by),
            ("via", &about.via),
            ("said_on", &about.said_on),
            ("as_of", &about.as_of),
            ("who", &about.who),
            ("by", &about.by),
            ("event", &about.event),
            ("where", &about.at_place),
            ("when", &about.when),
            ("measure", &about.measure),
            ("note", &about.note),
            ("same_as", &found.same_as),
            ("amends", &found.amends),
        ] {
            if let Some(text) = given {
                draft.set(key, text)?;
            }
        }
        if found.reject {
            draft.set("reject", "true")?;
        }
        Ok(draft)
    }
}
