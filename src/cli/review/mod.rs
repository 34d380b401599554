//! `dissensus review`: a person goes through the rows of a case, most serious first, and rules on each.

mod draw;
mod ink;
mod mode;
mod session;
mod status;
mod terminal;
#[cfg(test)]
mod tests;

use super::out;
use super::{paths, who};
use clap::ValueEnum;
use dissensus::compare::Verdict;
use dissensus::desk::{Desk, Outcome, Renewed, ruling, status};
use dissensus::report::wording::printable;
use dissensus::report::{Look, asked};
use dissensus::review::Ruling;
use dissensus::{Error, Result};
use ink::Ink;
use jiff::Timestamp;
use session::{End, Session};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use terminal::Ended;

/// Go through the rows of a case, most serious first, and rule on each; ? shows the keys
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus review claims/ferry-2031                         on the terminal
  dissensus review claims/ferry-2031 --status                how far it is; with --format json for scripts
  dissensus review claims/ferry-2031 --status --fail-on unseen
  dissensus review claims/ferry-2031 --row helicopters --accept --note 'asked the desk'
  dissensus review claims/ferry-2031 --row 'life rafts (launched)' --verdict agree
  dissensus review claims/ferry-2031 --row cpa-casualties-25129c --merge 'people missing'
  dissensus review claims/ferry-2031 --row helicopters --renew
  dissensus review claims/ferry-2031 --undo

A row is named by words of its label, or by the id of a claim of it. Its number is that of the table as it is at that moment:
a decision may sort the table anew.

Every decision is added to the case's review.yaml, which is never rewritten.
Who decides: --by, else DISSENSUS_REVIEWER, else git's user.name, else the user's name.

Exit codes: 0 done; 1 with --fail-on, where there is such a row; 2 could not do it; 130 interrupted.")]
pub(crate) struct Args {
    /// The case folder
    case: PathBuf,
    /// Who decides
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Say how far the review is, and end
    #[arg(long, conflicts_with = "ruling")]
    status: bool,
    /// How the status is written
    #[arg(long, value_enum, default_value_t = Format::Text, requires = "status")]
    format: Format,
    /// Exit with 1 where a row is like this
    #[arg(long, value_enum, value_name = "WHAT", requires = "status")]
    fail_on: Option<FailOn>,
    #[command(flatten)]
    decide: Decide,
}

/// A decision made from the command line.
#[derive(Debug, clap::Args)]
struct Decide {
    /// The row to decide on: words of its label, an id or its beginning, or its number in the table of this moment
    #[arg(long, value_name = "ROW", conflicts_with = "status")]
    row: Option<String>,
    /// The row's verdict is what the machine says
    #[arg(long, requires = "row", group = "ruling")]
    accept: bool,
    /// The row's verdict is this: conflict, disputed, updated, compatible, agree, unsure or single
    #[arg(long, value_name = "WORD", requires = "row", group = "ruling", value_parser = verdict)]
    verdict: Option<Verdict>,
    /// Flag the row for another look
    #[arg(long, requires = "row", group = "ruling")]
    flag: bool,
    /// Take the row's flag away
    #[arg(long, requires = "row", group = "ruling")]
    unflag: bool,
    /// Rule its stale decisions again, on what stands now
    #[arg(long, requires = "row", group = "ruling", conflicts_with = "note")]
    renew: bool,
    /// The row and this other one ask the same
    #[arg(long, value_name = "ROW", requires = "row", group = "ruling")]
    merge: Option<String>,
    /// These claims of the row, by ids or their beginnings, ask something else
    #[arg(long, value_name = "CLAIM", requires = "row", group = "ruling", num_args = 1..)]
    split: Vec<String>,
    /// These articles are one telling
    #[arg(long, value_name = "ARTICLE", group = "ruling", num_args = 2.., conflicts_with_all = ["status", "row"])]
    same_origin: Vec<String>,
    /// This found claim is none
    #[arg(long, value_name = "CLAIM", group = "ruling", conflicts_with_all = ["status", "row"])]
    reject: Option<String>,
    /// This found claim was misread: it says what --to gives
    #[arg(long, value_name = "CLAIM", group = "ruling", requires = "to", conflicts_with_all = ["status", "row"])]
    amend: Option<String>,
    /// What an amended claim says: keys of curated.yaml, such as `figure: 15`
    #[arg(long, value_name = "KEY: TEXT", requires = "amend", num_args = 1..)]
    to: Vec<String>,
    /// A remark, with a decision or alone
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Undo your last decision, or the one of this id (--status prints ids)
    #[arg(
        long,
        value_name = "DECISION",
        num_args = 0..=1,
        group = "ruling",
        conflicts_with_all = ["status", "row", "note"]
    )]
    undo: Option<Option<String>>,
    /// Do again what you undid last
    #[arg(long, group = "ruling", conflicts_with_all = ["status", "row", "note"])]
    redo: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    /// A row that nobody has seen
    Unseen,
    /// A decision that does not hold any more
    Stale,
    /// A row that waits for another look
    Flagged,
}

fn verdict(word: &str) -> std::result::Result<Verdict, String> {
    Verdict::of_word(word).ok_or_else(|| {
        let words: Vec<&str> = Verdict::ALL.iter().rev().map(|verdict| verdict.word()).collect();
        format!("expected one of {}", words.join(", "))
    })
}

impl Decide {
    fn is_asked(&self) -> bool {
        self.row.is_some()
            || self.note.is_some()
            || self.undo.is_some()
            || self.redo
            || self.reject.is_some()
            || self.amend.is_some()
            || !self.same_origin.is_empty()
    }
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let folder = paths::folder(&args.case)?;
    if args.status {
        return show_status(args, &folder);
    }
    let is_on_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if !args.decide.is_asked() && !is_on_terminal {
        let what = "review needs a terminal to show the rows on; for scripts there are --status and --row"
            .to_owned();
        return Err(Error::Unknown { what });
    }
    let desk = Desk::open(&folder, &who::reviewer(args.by.as_deref(), &folder)?)?;
    if args.decide.is_asked() {
        return decide(desk, &args.decide);
    }
    let ink = if out::look() == Look::Coloured { Ink::Coloured } else { Ink::Plain };
    let mut session = Session::new(desk);
    let ended = terminal::run(&mut session, ink)?;
    let mut text = format!("{}\n", status::line(&session.progress()));
    let undo = session.undo_commands(&args.case);
    if !undo.is_empty() {
        text.push_str("stale and on no row, set aside with\n");
        undo.iter().for_each(|command| text.push_str(&format!("  {command}\n")));
    }
    out::print(&text)?;
    Ok(match ended {
        Ended::By(End::Quit) => ExitCode::SUCCESS,
        Ended::By(End::Interrupted) => ExitCode::from(130),
        Ended::Signal(number) => ExitCode::from(128_u8.saturating_add(number)),
    })
}

fn show_status(args: &Args, folder: &Path) -> Result<ExitCode> {
    // Whoever asks how far it is decides nothing.
    let desk = Desk::open(folder, "")?;
    let status = status(desk.comparison());
    match args.format {
        Format::Text => {
            out::print(&status::text(&status))?;
        }
        Format::Json => status::json(&status)?,
    }
    let fails = match args.fail_on {
        None => false,
        Some(FailOn::Unseen) => status.unseen > 0,
        Some(FailOn::Stale) => !status.stale.is_empty(),
        Some(FailOn::Flagged) => !status.flagged.is_empty(),
    };
    Ok(if fails { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Makes the one decision that the command line asks for.
fn decide(mut desk: Desk, asked: &Decide) -> Result<ExitCode> {
    let now = Timestamp::now();
    let outcome = if let Some(undo) = &asked.undo {
        match undo {
            Some(id) => desk.undo_of(id, now)?,
            None => desk.undo(now)?,
        }
    } else if asked.redo {
        desk.redo(now)?
    } else if let (true, Some(row)) = (asked.renew, &asked.row) {
        let question = asked::question(desk.comparison(), row)?;
        return renewed(&desk.renew(question, now));
    } else {
        let ruling = ruling_of(&desk, asked)?;
        desk.decide(ruling, asked.note.clone(), now)?
    };
    let mut lines = Vec::new();
    match outcome {
        Outcome::Made { decision, but, news, words } => {
            lines.extend(news.lines);
            lines.push(format!("{}  {words}", decision.id));
            lines.extend(but);
        }
        Outcome::Already { words, news } => {
            lines.extend(news.lines);
            lines.push(format!("{words}; nothing was written"));
        }
        Outcome::Held { news } => {
            return Err(unknown(format!("{}: nothing was written", news.lines.join("; "))));
        }
        Outcome::Nothing => {
            return Err(unknown(match &asked.undo {
                Some(Some(id)) => format!("no decision `{}` counts", printable(id)),
                _ => format!("nothing of {}'s is left for that", desk.by()),
            }));
        }
    }
    out::print(&format!("{}\n", lines.join("\n")))?;
    Ok(ExitCode::SUCCESS)
}

/// Tells what was renewed, each decision in a line; what could not be is an error.
fn renewed(renewed: &Renewed) -> Result<ExitCode> {
    let made = renewed.made.iter().map(|(decision, words)| format!("{}  {words}", decision.id));
    let lines: Vec<String> = renewed.news.lines.iter().cloned().chain(made).collect();
    if !lines.is_empty() {
        out::print(&format!("{}\n", lines.join("\n")))?;
    }
    if !renewed.not.is_empty() {
        return Err(unknown(format!("not renewed: {}", renewed.not.join("; "))));
    }
    if renewed.made.is_empty() {
        return Err(unknown("no decision on this row is stale".to_owned()));
    }
    Ok(ExitCode::SUCCESS)
}

fn ruling_of(desk: &Desk, decide: &Decide) -> Result<Ruling> {
    let comparison = desk.comparison();
    let claim = |id: &str| {
        let place = asked::claim(comparison, id)?;
        Ok::<String, Error>(comparison.claims.get(place).map(|claim| claim.id.clone()).unwrap_or_default())
    };
    if let Some(id) = &decide.reject {
        return desk.reject(&claim(id)?);
    }
    if let Some(id) = &decide.amend {
        return desk.amend(&claim(id)?, pairs(&decide.to)?);
    }
    if !decide.same_origin.is_empty() {
        return same_origin(desk, &decide.same_origin);
    }
    let Some(row) = &decide.row else { return Err(unknown("name the row: --row ROW".to_owned())) };
    let question = asked::question(comparison, row)?;
    let ruling = if let Some(verdict) = decide.verdict {
        ruling::verdict(comparison, question, verdict)
    } else if decide.accept {
        ruling::accept(comparison, question)
    } else if decide.flag {
        ruling::flag(comparison, question)
    } else if decide.unflag {
        ruling::unflag(comparison, question)
    } else if let Some(other) = &decide.merge {
        ruling::merge(comparison, question, asked::question(comparison, other)?)
    } else if !decide.split.is_empty() {
        let leaving = decide.split.iter().map(|id| claim(id)).collect::<Result<Vec<String>>>()?;
        ruling::split(comparison, question, &leaving)
    } else if decide.note.is_some() {
        ruling::note(comparison, question)
    } else {
        return Err(unknown(
            "say what to decide: --accept, --verdict WORD, --flag, --note TEXT …".to_owned(),
        ));
    };
    ruling.ok_or_else(|| unknown("this cannot be ruled on the row as it stands".to_owned()))
}

fn same_origin(desk: &Desk, ids: &[String]) -> Result<Ruling> {
    let all = &desk.case().articles;
    for id in ids {
        if !all.iter().any(|article| article.id == *id) {
            return Err(unknown(format!("the case has no text of an article `{id}`")));
        }
    }
    let articles: Vec<_> = all.iter().filter(|article| ids.contains(&article.id)).collect();
    ruling::same_origin(&articles).ok_or_else(|| unknown("name two articles at least".to_owned()))
}

/// "figure: 15" as a key and its text.
fn pairs(lines: &[String]) -> Result<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    for line in lines {
        let pair = line.split_once(':').map(|(key, text)| (key.trim(), text.trim()));
        match pair.filter(|(key, text)| dissensus::review::log::AMEND_KEYS.contains(key) && !text.is_empty())
        {
            Some((key, text)) => pairs.push((key.to_owned(), text.to_owned())),
            None => {
                let keys = dissensus::review::log::AMEND_KEYS.join(", ");
                return Err(unknown(format!("`{line}`: expected KEY: TEXT, with one of the keys {keys}")));
            }
        }
    }
    Ok(pairs)
}

fn unknown(what: String) -> Error {
    Error::Unknown { what }
}
