//! The prompts: what no flag gave is asked, one thing after the other, each answer checked at once.
//!
//! Esc and Ctrl-C leave everything as it was. What is proposed comes from [`super::guess`]; nothing is taken without Enter.

use super::Stop;
use super::desk::Desk;
use super::draft::Draft;
use super::guess::{self, Guess};
use about::{one_value, question, said_by, tell_found, value_of};
use dissensus::claim::file::append::Appended;
use dissensus::report::view::{shared, source};
use dissensus::report::wording::{cell, printable};
use inquire::{Confirm, InquireError, Select};
use quote::{quote, span, which};
use std::io::Write;
use std::path::Path;

mod about;
mod proposed;
mod quote;

type Asked<T> = Result<T, Stop>;

/// Asks for what a draft lacks.
pub(super) fn complete(draft: &mut Draft, desk: &Desk) -> Asked<()> {
    if draft.has("amends") {
        return amendment(draft, desk);
    }
    if !draft.has("article") {
        article(draft, desk)?;
    }
    if !draft.has("quote") {
        quote(draft, desk)?;
    }
    if !draft.has("after") {
        which(draft, desk)?;
    }
    let found = desk.article_of(draft).zip(span(draft, desk));
    let guess = found.map_or_else(Guess::default, |(article, span)| guess::of(desk, article, span));
    if draft.value_key().is_none() {
        value_of(draft, desk, &guess)?;
        tell_found(draft, desk, &guess);
    }
    if !draft.has("said_by") {
        said_by(draft, desk, &guess)?;
    }
    if !draft.has("question") && !draft.has("same_as") {
        question(draft, desk, &guess)?;
    }
    Ok(())
}

/// Shows the lines and what they would do, and asks whether they are meant.
pub(super) fn confirm(path: &Path, planned: &Appended, outcome: &str) -> Asked<()> {
    let _ = write!(std::io::stderr(), "\n{}{outcome}\n", planned.lines);
    let asks = format!("Add these lines to {}?", path.display());
    if answer(Confirm::new(&asks).with_default(true).prompt())? { Ok(()) } else { Err(Stop::Left) }
}

fn answer<T>(given: Result<T, InquireError>) -> Asked<T> {
    given.map_err(|error| match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => Stop::Left,
        other => Stop::Refused(format!("the terminal takes no answers: {other}")),
    })
}

fn set(draft: &mut Draft, key: &'static str, text: &str) -> Asked<()> {
    draft.set(key, text).map_err(Stop::Refused)
}

fn article(draft: &mut Draft, desk: &Desk) -> Asked<()> {
    let ids = desk.case.articles.iter().map(|article| (article.id.as_str(), ""));
    let ids = ids.chain(
        desk.case.absent.iter().map(|absent| (absent.id.as_str(), "no text here: quotes stay unchecked")),
    );
    let ids: Vec<(&str, &str)> = ids.collect();
    if ids.is_empty() {
        return Err(Stop::Refused(
            "the case has no articles: put them into its folder `articles`".to_owned(),
        ));
    }
    let named = |(id, remark): &(&str, &str)| {
        let words = [source(&desk.case, id).unwrap_or_default(), (*remark).to_owned()];
        let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
        printable(&format!("{id}  {}", words.join(", ")))
    };
    let shown: Vec<String> = ids.iter().map(named).collect();
    let given = answer(Select::new("Article", shown).with_page_size(12).raw_prompt())?;
    let id = ids.get(given.index).map_or("", |(id, _)| *id);
    set(draft, "article", id)
}

fn amendment(draft: &mut Draft, desk: &Desk) -> Asked<()> {
    let amends = draft.text("amends").unwrap_or("");
    let Some(claim) = desk.extraction.claims.iter().find(|claim| claim.id == amends) else { return Ok(()) };
    let _ = writeln!(
        std::io::stderr(),
        "{}: {}\n  {}",
        claim.id,
        cell(claim, shared(&desk.before)),
        printable(&claim.evidence.quote)
    );
    let choices = [
        ("value", "its value"),
        ("quote", "its words and its value"),
        ("said_by", "who says it"),
        ("who", "who or what is counted"),
        ("question", "what it answers"),
        ("reject", "it is no claim"),
    ];
    let shown: Vec<&str> = choices.iter().map(|(_, words)| *words).collect();
    let chosen = answer(Select::new("What is wrong?", shown).raw_prompt())?.index;
    let found = desk.article(&claim.article).zip(claim.evidence.span);
    let guess = found.map_or_else(Guess::default, |(article, span)| guess::of(desk, article, span));
    match choices.get(chosen).map(|(key, _)| *key) {
        Some("value") => value_of(draft, desk, &guess),
        Some("quote") => {
            quote(draft, desk)?;
            which(draft, desk)?;
            let found = desk.article_of(draft).zip(span(draft, desk));
            let guess = found.map_or_else(Guess::default, |(article, span)| guess::of(desk, article, span));
            value_of(draft, desk, &guess)
        }
        Some("said_by") => said_by(draft, desk, &guess),
        Some("question") => question(draft, desk, &Guess::default()),
        Some("who") => one_value(draft, desk, "who", "who or what is counted: crew members", ""),
        _ => set(draft, "reject", "true"),
    }
    .and_then(|()| if draft.missing().is_empty() { Ok(()) } else { Err(Stop::Left) })
}
