//! The prompts: what no flag gave is asked, one thing after the other, each answer checked at once.
//!
//! Esc and Ctrl-C leave everything as it was. What is proposed comes from [`Guess`]; nothing is taken without Enter.

use super::Stop;
use about::{one_value, question, said_by, tell_found, value_of};
use dissensus::claim::file::append::Appended;
use dissensus::desk::add::{Adding, Draft, Guess};
use dissensus::report::view::{shared, source};
use dissensus::report::wording::{cell, printable};
use inquire::{Confirm, InquireError, Select};
use quote::{quote, which};
use std::io::Write;
use std::path::Path;

mod about;
mod proposed;
mod quote;

type Asked<T> = Result<T, Stop>;

/// Asks for what a draft lacks.
pub(super) fn complete(draft: &mut Draft, adding: &Adding) -> Asked<()> {
    if draft.has("amends") {
        return amendment(draft, adding);
    }
    if !draft.has("article") {
        article(draft, adding)?;
    }
    if !draft.has("quote") {
        quote(draft, adding)?;
    }
    if !draft.has("after") {
        which(draft, adding)?;
    }
    let found = adding.article_of(draft).zip(adding.span(draft));
    let guess = found.map_or_else(Guess::default, |(article, span)| adding.guess(article, span));
    if draft.value_key().is_none() {
        value_of(draft, adding, &guess)?;
        tell_found(draft, adding, &guess);
    }
    if !draft.has("said_by") {
        said_by(draft, adding, &guess)?;
    }
    if !draft.has("question") && !draft.has("same_as") {
        question(draft, adding, &guess)?;
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
    Ok(draft.set(key, text)?)
}

fn article(draft: &mut Draft, adding: &Adding) -> Asked<()> {
    let ids = adding.case.articles.iter().map(|article| (article.id.as_str(), ""));
    let ids = ids.chain(
        adding.case.absent.iter().map(|absent| (absent.id.as_str(), "no text here: quotes stay unchecked")),
    );
    let ids: Vec<(&str, &str)> = ids.collect();
    if ids.is_empty() {
        return Err(Stop::Refused(
            "the case has no articles: put them into its folder `articles`".to_owned(),
        ));
    }
    let named = |(id, remark): &(&str, &str)| {
        let words = [source(adding.case, id).unwrap_or_default(), (*remark).to_owned()];
        let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
        printable(&format!("{id}  {}", words.join(", ")))
    };
    let shown: Vec<String> = ids.iter().map(named).collect();
    let given = answer(Select::new("Article", shown).with_page_size(12).raw_prompt())?;
    let id = ids.get(given.index).map_or("", |(id, _)| *id);
    set(draft, "article", id)
}

fn amendment(draft: &mut Draft, adding: &Adding) -> Asked<()> {
    let amends = draft.text("amends").unwrap_or("");
    let Some(claim) = adding.extraction.claims.iter().find(|claim| claim.id == amends) else { return Ok(()) };
    let _ = writeln!(
        std::io::stderr(),
        "{}: {}\n  {}",
        claim.id,
        cell(claim, shared(adding.before)),
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
    let found = adding.article(&claim.article).zip(claim.evidence.span);
    let guess = found.map_or_else(Guess::default, |(article, span)| adding.guess(article, span));
    match choices.get(chosen).map(|(key, _)| *key) {
        Some("value") => value_of(draft, adding, &guess),
        Some("quote") => {
            quote(draft, adding)?;
            which(draft, adding)?;
            let found = adding.article_of(draft).zip(adding.span(draft));
            let guess = found.map_or_else(Guess::default, |(article, span)| adding.guess(article, span));
            value_of(draft, adding, &guess)
        }
        Some("said_by") => said_by(draft, adding, &guess),
        Some("question") => question(draft, adding, &Guess::default()),
        Some("who") => one_value(draft, adding, "who", "who or what is counted: crew members", ""),
        _ => set(draft, "reject", "true"),
    }
    .and_then(|()| if draft.missing().is_empty() { Ok(()) } else { Err(Stop::Left) })
}
