//! `dissensus add`: one claim more in a case's curated.yaml, from flags or from prompts.
//!
//! The claim is checked as `check` would check it, in the file as it would be, before anything is written; then the file is read
//! again and changed while no other program changes it.

mod ask;
mod draft;
mod guess;
mod ids;
mod outcome;
mod refused;

use super::out::print;
use super::paths::{self, Named};
use super::{new, problems};
use clap::builder::ArgPredicate;
use dissensus::article::Article;
use dissensus::case::{Case, Comparison, Extraction};
use dissensus::claim::Claim;
use dissensus::claim::file::append::{Appended, append};
use dissensus::claim::file::quote::Searched;
use dissensus::claim::file::{CURATED, schema, written};
use dissensus::disk::{self, lock::OWN_FOLDER};
use dissensus::mention::Anchor;
use dissensus::report::asked::row_of;
use dissensus::{Error, Result};
use draft::{Draft, flag};
use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Add a claim by hand to a case: checked against its article, then added below the others in curated.yaml
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus add claims/ferry-2031
      asks for everything, on a terminal
  dissensus add claims/ferry-2031 --article cpa --quote 'Eleven people were still missing' --figure 11 --question 'people missing'
      a claim that the rules did not find
  dissensus add claims/ferry-2031 --amends cpa-casualties-1b --who 'crew members'
      corrects a found claim; `dissensus explain` prints its id, of which a beginning is enough
  dissensus add claims/ferry-2031 --amends cpa-casualties-1b --reject
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
    let mut draft = args.draft().map_err(Stop::Refused)?;
    let desk = Desk::open(&args.case)?;
    desk.resolve(&mut draft).map_err(Stop::Refused)?;
    let missing = draft.missing();
    let asked = !missing.is_empty();
    if asked {
        if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
            return Err(Stop::Refused(desk.lacks(&draft, &missing)));
        }
        ask::complete(&mut draft, &desk)?;
    }
    let path = desk.path();
    if args.dry_run || asked {
        let appended = desk.appended(&draft)?;
        if args.dry_run {
            let outcome = outcome::of(&desk, &appended)?;
            let head = format!("would be added to {}, line {}:", path.display(), appended.line);
            print(&format!("{head}\n{}{outcome}", appended.lines))?;
            return Ok(());
        }
        ask::confirm(&path, &appended)?;
    }
    let appended = desk.write(&draft)?;
    let outcome = outcome::of(&desk, &appended)?;
    print(&format!("added to {}, line {}:\n{}{outcome}", path.display(), appended.line, appended.lines))?;
    Ok(())
}

impl Args {
    /// What was given.
    fn draft(&self) -> std::result::Result<Draft, String> {
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

/// A case as it was before the claim.
struct Desk {
    folder: PathBuf,
    case: Case,
    extraction: Extraction,
    before: Comparison,
}

impl Desk {
    fn open(path: &Path) -> std::result::Result<Desk, Stop> {
        let nothing = |what: &str| Error::Nothing { path: path.to_path_buf(), what: what.to_owned() };
        if !path.is_dir() {
            return Err(
                nothing("there is no such folder: name a case, or make one with `dissensus new`").into()
            );
        }
        let Named::Folder(folder) = paths::one(path)? else {
            let what =
                "no case here: expected `articles`, case.yaml or curated.yaml (`dissensus new` makes a case)";
            return Err(nothing(what).into());
        };
        let case = Case::open(&folder)?;
        let extraction = case.extract();
        let before = case.compare_found(&extraction)?;
        Ok(Desk { folder, case, extraction, before })
    }

    fn path(&self) -> PathBuf {
        self.folder.join(CURATED)
    }

    fn article(&self, id: &str) -> Option<&Article> {
        self.case.articles.iter().find(|article| article.id == id)
    }

    fn anchor(&self, id: &str) -> &Anchor {
        self.case.anchors.get(id).unwrap_or(&Anchor::UNKNOWN)
    }

    /// The articles that have these words.
    fn with_quote(&self, quote: &str) -> Vec<&str> {
        let has = |article: &&Article| !Searched::new(&article.body).find(quote).is_empty();
        self.case.articles.iter().filter(has).map(|article| article.id.as_str()).collect()
    }

    /// Puts whole ids for those that were given by their beginnings, and the question of a claim by hand for its id.
    fn resolve(&self, draft: &mut Draft) -> std::result::Result<(), String> {
        for key in ["amends", "same_as"] {
            let Some(asked) = draft.text(key).map(str::to_owned) else { continue };
            let by_hand = self
                .before
                .claims
                .iter()
                .find(|claim| claim.id == asked)
                .and_then(|claim| claim.by_hand.as_ref());
            let id = match by_hand {
                Some(by_hand) => match (&by_hand.amends, &by_hand.question) {
                    (Some(found), _) => found.clone(),
                    (None, Some(question)) if key == "same_as" && !draft.has("question") => {
                        draft.unset(key);
                        draft.set("question", question)?;
                        continue;
                    }
                    _ => {
                        let file = self.path();
                        return Err(format!(
                            "{}: `{asked}` is a claim of {} itself: edit it there",
                            flag(key),
                            file.display()
                        ));
                    }
                },
                None => ids::found(&self.extraction.claims, &asked)
                    .map_err(|why| format!("{}: {why}", flag(key)))?
                    .id
                    .clone(),
            };
            draft.set(key, &id)?;
        }
        Ok(())
    }

    /// What is missing, where nobody can be asked.
    fn lacks(&self, draft: &Draft, missing: &[&str]) -> String {
        let mut out = match missing {
            [one] => format!("{one} is missing"),
            [first, last] => format!("{first} and {last} are missing"),
            _ => format!("{} are missing", missing.join(", ")),
        };
        if !draft.has("article") && !draft.has("amends") {
            let found = draft.text("quote").map(|quote| self.with_quote(quote)).unwrap_or_default();
            let ids: Vec<&str> =
                self.case.articles.iter().map(|article| article.id.as_str()).take(12).collect();
            match found.as_slice() {
                [] => out.push_str(&format!("\n  the articles: {}", ids.join(", "))),
                found => out.push_str(&format!("\n  the quote stands in {}", found.join(", "))),
            }
        }
        out.push_str(
            "\n  on a terminal, `dissensus add` asks for what is missing; see also `dissensus add --help`",
        );
        out
    }

    /// The file as it would be, sound.
    fn appended(&self, draft: &Draft) -> std::result::Result<Appended, Stop> {
        let path = self.path();
        let text = disk::read_text(&path)?;
        let text = text.as_deref().unwrap_or(new::CURATED_FILE);
        let mut draft = draft.clone();
        if !draft.has("id") {
            let claims = written::read(&path, text).claims;
            let taken: BTreeSet<String> =
                claims.into_iter().filter_map(|claim| Some(claim.id?.text)).collect();
            let amended = draft
                .text("amends")
                .and_then(|id| self.extraction.claims.iter().find(|claim| claim.id == id));
            let article = draft.text("article").or(amended.map(|claim| claim.article.as_str()));
            let id = ids::made(&draft, article, &taken);
            draft.set("id", &id).map_err(Stop::Refused)?;
        }
        let appended = append(&path, text, &draft.keys())?;
        let checked = self.checked(&appended);
        let (own, others): (Vec<_>, Vec<_>) =
            checked.problems.into_iter().partition(|problem| appended.is_of_it(problem));
        let orphaned = checked.orphaned.into_iter().filter(|problem| appended.is_of_it(problem));
        let own: Vec<_> = own.into_iter().chain(orphaned).collect();
        if !own.is_empty() {
            return Err(Stop::Refused(refused::told(&own, &appended, &draft, self)));
        }
        if !others.is_empty() {
            return Err(Error::Problems(others).into());
        }
        Ok(appended)
    }

    fn checked(&self, appended: &Appended) -> dissensus::claim::file::Checked {
        self.case.with_curated(&self.path(), &appended.text).checked(&self.extraction.claims)
    }

    /// Adds the claim, while no other program changes the case; the file may have grown since it was read.
    fn write(&self, draft: &Draft) -> std::result::Result<Appended, Stop> {
        let _lock = disk::lock(&self.folder)?;
        let path = self.path();
        let appended = self.appended(draft)?;
        if !path.exists() {
            disk::write_new(&self.folder.join(OWN_FOLDER).join("claims.schema.json"), schema::CLAIMS)?;
        }
        disk::write_beside(&path, &appended.text)?;
        Ok(appended)
    }

    /// The row of the table in which a claim stood, as its place among the questions.
    fn row_of(&self, id: &str) -> Option<usize> {
        let place = self.before.claims.iter().position(|claim| claim.id == id)?;
        row_of(&self.before, place)
    }

    /// Puts the claim into a row: by the question that a person gave the row, else beside a found claim of it.
    fn join(&self, draft: &mut Draft, row: usize) -> std::result::Result<(), String> {
        let Some(question) = self.before.questions.get(row) else { return Ok(()) };
        let claims: Vec<&Claim> = question.claims.iter().filter_map(|i| self.before.claims.get(*i)).collect();
        if let Some(words) = claims.iter().find_map(|claim| claim.by_hand.as_ref()?.question.as_ref()) {
            return draft.set("question", words);
        }
        // A found claim of the same article may give way to the new one; one of another article stays.
        let article = draft.text("article").unwrap_or("");
        let Some(other) = claims.iter().find(|claim| claim.by_hand.is_none() && claim.article != article)
        else {
            return draft.set("question", &question.label);
        };
        draft.set("same_as", &other.id)?;
        let kind = self.appended(draft).ok().and_then(|appended| {
            let id = appended.claim.id.as_ref().map(|id| id.text.clone())?;
            self.checked(&appended).claims.into_iter().find(|claim| claim.id == id).map(|claim| claim.kind)
        });
        // Claims of two kinds are never compared; the words of the row tell which is meant.
        if kind.is_some_and(|kind| kind != question.kind) {
            draft.set("question", &question.label)?;
        }
        Ok(())
    }

    /// The found claims of an article whose words overlap a stretch of it.
    fn found_in<'d>(
        &'d self,
        article: &'d str,
        span: dissensus::text::Span,
    ) -> impl Iterator<Item = &'d Claim> {
        let overlaps = move |claim: &&Claim| claim.evidence.span.is_some_and(|own| own.overlaps(&span));
        self.extraction.claims.iter().filter(move |claim| claim.article == article).filter(overlaps)
    }
}
