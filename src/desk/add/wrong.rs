//! What is wrong with a claim that was to be added, with what the article says instead; keys stand in backticks, as in the file.

use super::{Adding, Draft, line, words_before};
use crate::article::Article;
use crate::claim::file::append::Appended;
use crate::claim::file::near::{Near, nearest};
use crate::claim::file::quote::Searched;
use crate::error::{Error, Problem};
use crate::mention::{date, figure};
use crate::text::{Span, Tokens};
use std::path::PathBuf;

/// Why nothing was added.
#[derive(Debug)]
pub enum NotAdded {
    /// The claim is not sound.
    Wrong(Vec<Wrong>),
    /// A file that can't be read or written, or has problems of its own.
    Error(Error),
}

impl From<Error> for NotAdded {
    fn from(error: Error) -> NotAdded {
        NotAdded::Error(error)
    }
}

impl From<Wrong> for NotAdded {
    fn from(wrong: Wrong) -> NotAdded {
        NotAdded::Wrong(vec![wrong])
    }
}

/// One thing that is wrong with a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The key that it is about; `None` where it is about none that was given.
    pub key: Option<&'static str>,
    /// What is wrong; it may begin with a key: "`when` stands beside `date`".
    pub message: String,
    /// What to do, a line each.
    pub help: Vec<Help>,
}

/// What to do about something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Help {
    /// Words with keys in backticks.
    Words(String),
    /// Words as they are.
    Plain(String),
    /// The articles that have the quote, by their ids.
    Elsewhere(Vec<String>),
    /// The article's words that differ from the quote in signs alone, and their line.
    OtherSigns(String, String),
    /// The sentence of the article that comes nearest to the quote, and its line.
    Nearest(String, String),
    /// The quote is to be copied from the article's file.
    Copy(Option<PathBuf>),
    /// No sentence of the article comes near the quote; its file.
    NothingNear(Option<PathBuf>),
    /// Where the quote stands, of several places: "line 7"; and words before it that stand once.
    Place(String, Option<String>),
    /// What the rules read in the quote.
    Read(String),
}

impl Wrong {
    /// Something wrong with a key, without help.
    pub(super) fn new(key: &'static str, message: String) -> Wrong {
        Wrong { key: Some(key), message, help: Vec::new() }
    }
}

/// The problems of a new claim.
pub(super) fn of(problems: &[Problem], appended: &Appended, draft: &Draft, adding: &Adding) -> Vec<Wrong> {
    problems.iter().map(|problem| one(problem, appended.key_of(problem), draft, adding)).collect()
}

fn one(problem: &Problem, key: Option<&'static str>, draft: &Draft, adding: &Adding) -> Wrong {
    let own = || problem.help.iter().map(|help| Help::Words(help.clone())).collect::<Vec<Help>>();
    let help = match (key, adding.article_of(draft)) {
        (Some(key @ ("quote" | "after")), Some(article)) => {
            let text = draft.text(key).unwrap_or("");
            match Searched::new(&article.body).find(text).as_slice() {
                [] => adding.not_there(text, article),
                [_] => own(),
                _ if key == "after" => own(),
                several => {
                    let place =
                        |span: &Span| Help::Place(line(article, *span), words_before(&article.body, *span));
                    several.iter().take(6).map(place).collect()
                }
            }
        }
        (Some("figure" | "amount" | "date"), Some(article)) => {
            let read = read_in(draft.text("quote").unwrap_or(""), article, adding).map(Help::Read);
            own().into_iter().chain(read).collect()
        }
        _ => own(),
    };
    Wrong { key, message: problem.message.clone(), help }
}

impl Adding<'_> {
    /// What the article, or another one, says instead of a quote.
    pub fn not_there(&self, quote: &str, article: &Article) -> Vec<Help> {
        let others = self.with_quote(quote);
        if !others.is_empty() {
            return vec![Help::Elsewhere(others.into_iter().map(str::to_owned).collect())];
        }
        let words = |span: Span| (line(article, span), span.of(&article.body).to_owned());
        match nearest(&article.body, quote) {
            Some(Near::Signs(span)) => {
                let (line, words) = words(span);
                vec![Help::OtherSigns(line, words)]
            }
            Some(Near::Sentence(span)) => {
                let (line, words) = words(span);
                vec![Help::Nearest(line, words), Help::Copy(article.path.clone())]
            }
            None => vec![Help::NothingNear(article.path.clone())],
        }
    }
}

/// What the rules read in a quote, for a value that it does not bear out.
fn read_in(quote: &str, article: &Article, adding: &Adding) -> Option<String> {
    let tokens = Tokens::new(quote);
    let dates = date::find(&tokens, adding.anchor(&article.id));
    let mut read: Vec<String> =
        figure::find(&tokens, &dates).iter().map(|figure| figure.hedged.of(quote).to_owned()).collect();
    read.extend(dates.iter().filter_map(|date| {
        let when = date.when.as_ref()?;
        Some(format!("{} ({})", date.span.of(quote), when.edtf))
    }));
    (!read.is_empty()).then(|| read.join("; "))
}
