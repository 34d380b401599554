//! The quote, and which of its places is meant.

use super::proposed::Fitting;
use super::{Asked, answer, set};
use crate::cli::add::Stop;
use crate::cli::add::told;
use dissensus::article::Article;
use dissensus::claim::file::near::{Near, nearest};
use dissensus::claim::file::quote::Searched;
use dissensus::desk::add::{Adding, Draft, Help, line, on_one_line, words_before};
use dissensus::report::wording::{clip, printable};
use dissensus::text::Span;
use inquire::{Select, Text};
use std::io::Write;

/// Asks until the quote is one; what came nearest to the last answer is proposed with the next.
pub(super) fn quote(draft: &mut Draft, adding: &Adding) -> Asked<()> {
    let article = adding.article_of(draft);
    // The article's own sentences with the words typed so far, to be taken with Tab and cut down.
    let body = article.map_or("", |article| article.body.as_str());
    let sentences: Vec<String> = body
        .lines()
        .flat_map(|line| line.split_inclusive(". "))
        .map(printable)
        .filter(|one| !one.is_empty())
        .collect();
    let mut near = Vec::new();
    loop {
        let fitting = Fitting { known: sentences.clone(), first: near.clone(), most: 4 };
        let prompt = Text::new("Quote")
            .with_help_message(
                "the article's own words, as few as prove it: paste them, or type some and take the sentence with Tab",
            )
            .with_autocomplete(fitting);
        let text = on_one_line(&answer(prompt.prompt())?);
        if text.is_empty() {
            continue;
        }
        let Some(article) = article else { return set(draft, "quote", &text) };
        let title = article.metadata.title.as_deref().unwrap_or("");
        if !Searched::new(&article.body).find(&text).is_empty()
            || !Searched::new(title).find(&text).is_empty()
        {
            return set(draft, "quote", &text);
        }
        let help: Vec<String> = adding.not_there(&text, article).iter().map(told::line).collect();
        let help = help.join("\n  ");
        let _ = writeln!(std::io::stderr(), "  the article does not say that\n  {help}");
        near = match nearest(&article.body, &text) {
            Some(Near::Signs(span) | Near::Sentence(span)) => vec![printable(span.of(&article.body))],
            None => Vec::new(),
        };
    }
}

/// Of several places of the quote the one that is meant.
pub(super) fn which(draft: &mut Draft, adding: &Adding) -> Asked<()> {
    let Some(article) = adding.article_of(draft) else { return Ok(()) };
    let spans = Searched::new(&article.body).find(draft.text("quote").unwrap_or(""));
    if spans.len() < 2 {
        return Ok(());
    }
    let shown: Vec<String> = spans.iter().map(|span| around(article, *span)).collect();
    let chosen =
        answer(Select::new("The quote stands there more than once. Which is meant?", shown).raw_prompt())?;
    let span = spans.get(chosen.index).copied().unwrap_or(Span::new(0, 0));
    match words_before(&article.body, span) {
        Some(words) => set(draft, "after", &words),
        None => {
            let place = |span: &Span| {
                told::line(&Help::Place(line(article, *span), words_before(&article.body, *span)))
            };
            let places: Vec<String> = spans.iter().take(6).map(place).collect();
            let places = places.join("\n  ");
            Err(Stop::Refused(format!(
                "no words before it tell this place from the others: take a longer quote\n  {places}"
            )))
        }
    }
}

fn around(article: &Article, span: Span) -> String {
    let body = &article.body;
    let before = body.get(..span.start).unwrap_or("").rsplit('\n').next().unwrap_or("");
    let after = body.get(span.end..).unwrap_or("").split('\n').next().unwrap_or("");
    let skipped = before.chars().count().saturating_sub(40);
    let before: String = before.chars().skip(skipped).collect();
    let gap = if after.starts_with(' ') { " " } else { "" };
    printable(&format!("{}: …{before}[{}]{gap}{}", line(article, span), span.of(body), clip(after, 40)))
}
