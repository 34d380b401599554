//! `dissensus replay`: a case with its decisions laid over it from the beginning, up to the last or to any one of them.
//!
//! The table is that of `check`, made by the same code; here is only how far the decisions go, and their list.

use super::check::{self, Format};
use super::{out, paths, pool};
use dissensus::case::{Case, Comparison};
use dissensus::report::decided::{self, State, Told};
use dissensus::report::wording::{printable, wrap};
use dissensus::review::standing::day_and_minute;
use dissensus::review::{Log, Ruling};
use dissensus::{Error, Result};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;

/// Lay the decisions over a case from the beginning: the table as it stood after any of them, and their list
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus replay claims/ferry-2031                     what `check` shows, byte for byte
  dissensus replay claims/ferry-2031 --log               all decisions, and whether each holds
  dissensus replay claims/ferry-2031 --until 3           the table as it stood after the third
  dissensus replay claims/ferry-2031 --until 0           before the first: what the rules alone say
  dissensus replay claims/ferry-2031 --until 7c2e        after the decision whose id begins so

Exit codes: 0 done; 2 something could not be read or written; 130 interrupted.")]
pub(crate) struct Args {
    /// The case folder
    case: PathBuf,
    /// Stop after this decision: its number in --log, its id, or the beginning of its id
    #[arg(long, value_name = "DECISION")]
    until: Option<String>,
    /// List the decisions instead: number, id, time, who, what, on which row, and whether it holds
    #[arg(long)]
    log: bool,
    /// How the report is written; if left out, as the ending of --output says (.md, .json), else a table. The list of --log is a
    /// table or json
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write the report to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads work; as many as there are processors if left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let laid = |case: Case| match &args.until {
        Some(asked) => Ok(case.with_log(cut(case.log(), asked)?)),
        None => Ok(case),
    };
    let named = paths::one(&args.case)?;
    if !args.log {
        let as_check = check::Args::of(args.case.clone(), args.format, args.output.clone(), args.threads);
        return check::run_on(&as_check, &laid);
    }
    paths::spare_inputs(args.output.as_deref(), std::slice::from_ref(&named))?;
    let text = pool(args.threads)?.install(|| {
        let case = laid(named.open()?)?;
        let comparison = case.compare()?;
        match check::format(args.format, args.output.as_deref()) {
            // `-o log.md` asks for no document.
            Format::Markdown if args.format.is_none() => Ok(list(&case, &comparison)),
            Format::Table => Ok(list(&case, &comparison)),
            Format::Json => Ok(format!("{:#}\n", data(&case, &comparison))),
            Format::Markdown => {
                let what = "the list of --log is no document: leave --format out, or take --format json";
                Err(Error::Unknown { what: what.to_owned() })
            }
        }
    })?;
    out::deliver(&text, args.output.as_deref())?;
    Ok(ExitCode::SUCCESS)
}

/// The log as far as the decision that was asked for.
fn cut(log: &Log, asked: &str) -> Result<Log> {
    let entries = &log.entries;
    let unknown = |what: String| Error::Unknown { what };
    if let Some(log) = log.until(asked) {
        return Ok(log);
    }
    // A beginning of digits alone is a number: `--log` shows both.
    if let Ok(number) = asked.parse::<usize>()
        && number <= entries.len()
    {
        return Ok(Log { entries: entries.iter().take(number).cloned().collect(), ..log.clone() });
    }
    let begins = |id: &&str| !asked.is_empty() && id.starts_with(asked);
    let ids: Vec<&str> = entries.iter().map(|entry| entry.decision.id.as_str()).filter(begins).collect();
    match ids.as_slice() {
        [id] => log.until(id).ok_or_else(|| unknown(format!("no decision is `{}`", printable(asked)))),
        [] => {
            let has = match entries.len() {
                0 => "the case has none".to_owned(),
                some => format!("their numbers go to {some}, and `dissensus replay CASE --log` lists them"),
            };
            Err(unknown(format!("no decision is `{}`: {has}", printable(asked))))
        }
        several => {
            let shown = several.iter().take(8).map(|id| printable(id)).collect::<Vec<_>>().join(", ");
            let what =
                format!("`{}` begins the ids of {} decisions: {shown}", printable(asked), several.len());
            Err(unknown(format!("{what}; write one out")))
        }
    }
}

/// The list for people.
fn list(case: &Case, comparison: &Comparison) -> String {
    let told = decided::history(case, comparison);
    if told.is_empty() {
        return format!("{} · no decisions\n", printable(&case.name));
    }
    let became = decided::became(&told);
    let counted = decided::counted(case.log());
    // What was taken back stands last: "3 decisions count: 2 hold, 1 stale; 4 taken back".
    let (counted, taken_back) = counted.split_once(", ").unwrap_or((&counted, ""));
    let mut text = format!("{} · {counted}", printable(&case.name));
    for (between, more) in [(": ", became.as_str()), ("; ", taken_back)] {
        if !more.is_empty() {
            text.push_str(between);
            text.push_str(more);
        }
    }
    text.push('\n');
    if let Some(cut) = &case.log().cut {
        text.push_str(&format!("not counted: {}\n", printable(&cut.to_string())));
    }
    let digits = told.len().to_string().len();
    let name = |one: &Told| decided::who(one.decision);
    let widest = told.iter().map(|one| name(one).chars().count()).max().unwrap_or(0);
    let (width, indent) = (out::width(), digits + 2);
    let space = " ".repeat(indent);
    for (i, one) in told.iter().enumerate() {
        let (id, at) = (printable(&one.decision.id), day_and_minute(one.decision.at));
        let what = what(&told, one, comparison);
        text.push('\n');
        wrap(
            &mut text,
            &format!("{:>digits$}  {id}  {at}  {:<widest$}  {what}", i + 1, name(one)),
            width,
            indent,
        );
        let place = place(one, comparison).map(|place| format!("{place} · ")).unwrap_or_default();
        wrap(&mut text, &format!("{space}{place}{}", decided::state(comparison, one)), width, indent);
        if let Some(note) = decided::note_words(one.decision) {
            wrap(&mut text, &format!("{space}{note}"), width, indent);
        }
    }
    text
}

/// What was ruled; of an undo, with the number of what it takes back.
fn what(told: &[Told], one: &Told, comparison: &Comparison) -> String {
    let Ruling::Undo { of } = &one.decision.ruling else {
        return decided::in_full(comparison, one.decision);
    };
    match told.iter().position(|other| other.decision.id == *of) {
        Some(i) => format!("takes back {} ({})", i + 1, printable(of)),
        None => format!("takes back {}, which is not there", printable(of)),
    }
}

/// The row that it is on: its number and words now, and the words of then where they were others.
fn place(one: &Told, comparison: &Comparison) -> Option<String> {
    let then = one.decision.ruling.row().map(|row| printable(&row.label));
    let now = one.row.and_then(|row| Some((row + 1, printable(&comparison.questions.get(row)?.label))));
    match (now, then) {
        (Some((number, label)), Some(then)) if then != label => {
            Some(format!("row {number}, {label} (then: {then})"))
        }
        (Some((number, label)), _) => Some(format!("row {number}, {label}")),
        (None, Some(then)) => Some(format!("{then}, in no row now")),
        (None, None) => None,
    }
}

/// The list for programs.
fn data(case: &Case, comparison: &Comparison) -> Value {
    let told = decided::history(case, comparison);
    let decisions: Vec<Value> =
        told.iter().enumerate().map(|(i, one)| entry(i + 1, one, &told, comparison)).collect();
    json!({"version": 1, "case": case.name, "decisions": decisions})
}

fn entry(number: usize, one: &Told, told: &[Told], comparison: &Comparison) -> Value {
    let decision = one.decision;
    let (state, other) = match one.state {
        State::Holds => ("holds", None),
        State::Replaced(by) => ("replaced", Some(&by.id)),
        State::Stale(stale) => {
            let state = if decided::is_open(stale) { "stale" } else { "settled" };
            (state, stale.overruled_by.as_ref().or(stale.settled_by.as_ref()))
        }
        State::Undone(by) => ("undone", Some(&by.id)),
    };
    let question = one.row.and_then(|row| Some((row + 1, comparison.questions.get(row)?)));
    let row = question.map(
        |(number, question)| json!({"number": number, "question": question.id, "label": question.label}),
    );
    let claims: Vec<&str> = decision.ruling.claims().iter().map(|mark| mark.id.as_str()).collect();
    let undoes = match &decision.ruling {
        Ruling::Undo { of } => Some(of),
        _ => None,
    };
    json!({
        "number": number,
        "id": decision.id,
        "at": format!("{:.3}", decision.at),
        "by": decision.by,
        "ruling": decision.ruling.word(),
        "what": what(told, one, comparison),
        "label": decision.ruling.row().map(|row| &row.label),
        "claims": claims,
        "undoes": undoes,
        "note": decision.note,
        "row": row,
        "state": state,
        "because_of": other,
        "why": decided::state(comparison, one),
    })
}
