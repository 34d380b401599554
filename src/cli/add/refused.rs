//! What is wrong with a claim that was to be added, in terms of the flags it was given by, with what the article says instead.

use super::desk::Desk;
use super::draft::{Draft, flag};
use dissensus::Problem;
use dissensus::article::Article;
use dissensus::claim::file::append::Appended;
use dissensus::claim::file::near::{Near, nearest};
use dissensus::claim::file::quote::Searched;
use dissensus::claim::file::written::CLAIM_KEYS;
use dissensus::mention::{date, figure};
use dissensus::report::wording::{clip, printable};
use dissensus::text::{Places, Span, Tokens};

/// Words of an article longer than this, in characters, are cut.
const LONGEST: usize = 240;

/// The problems, each with what to do below it.
pub(super) fn told(problems: &[Problem], appended: &Appended, draft: &Draft, desk: &Desk) -> String {
    let mut out = String::new();
    for problem in problems {
        let key = appended.key_of(problem);
        let (head, help) = one(problem, key, draft, desk);
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&printable(&head));
        for line in help {
            out.push_str("\n  ");
            out.push_str(&printable(&line));
        }
    }
    out
}

/// One problem and what to do, a line each.
fn one(problem: &Problem, key: Option<&'static str>, draft: &Draft, desk: &Desk) -> (String, Vec<String>) {
    let message = as_flags(&problem.message);
    let head = match key {
        Some(key) if !message.starts_with("--") => format!("{}: {message}", flag(key)),
        _ => message,
    };
    let help = problem.help.as_deref().map(as_flags);
    let article = desk.article_of(draft);
    match (key, article) {
        (Some(key @ ("quote" | "after")), Some(article)) => {
            let text = draft.text(key).unwrap_or("");
            let spans = Searched::new(&article.body).find(text);
            let help = match spans.as_slice() {
                [] => not_there(text, article, desk),
                [_] => help.into_iter().collect(),
                _ if key == "after" => help.into_iter().collect(),
                several => each_place(article, several),
            };
            (head, help)
        }
        (Some("figure" | "amount" | "date"), Some(article)) => {
            let mut lines: Vec<String> = help.into_iter().collect();
            lines.extend(read_in(draft.text("quote").unwrap_or(""), article, desk));
            (head, lines)
        }
        _ => (head, help.into_iter().collect()),
    }
}

/// Keys of the file as flags: "`same_as`: no claim …" is told as "--same-as: no claim …".
fn as_flags(text: &str) -> String {
    let mut text = text.to_owned();
    for key in CLAIM_KEYS {
        text = text.replace(&format!("`{key}:`"), &flag(key)).replace(&format!("`{key}`"), &flag(key));
    }
    text
}

/// What the article, or another one, says instead of a quote.
pub(super) fn not_there(quote: &str, article: &Article, desk: &Desk) -> Vec<String> {
    let mut help = Vec::new();
    let others = desk.with_quote(quote);
    if !others.is_empty() {
        let flags: Vec<String> = others.iter().map(|id| format!("--article {id}")).collect();
        help.push(format!("these words stand elsewhere: {}", flags.join(" or ")));
        return help;
    }
    let file = article.path.as_ref().map_or(String::new(), |path| format!(" from {}", path.display()));
    match nearest(&article.body, quote) {
        Some(Near::Signs(span)) => {
            help.push(format!(
                "it has other signs there, {}: {}",
                line(article, span),
                span.of(&article.body)
            ));
        }
        Some(Near::Sentence(span)) => {
            help.push(format!("nearest, {}: {}", line(article, span), clip(span.of(&article.body), LONGEST)));
            help.push(format!("copy the words{file}"));
        }
        None => help.push(format!("copy the words{file}: no sentence of it comes near")),
    }
    help
}

/// The places of a quote that stands several times, each with the words before it that tell it from the others.
pub(super) fn each_place(article: &Article, spans: &[Span]) -> Vec<String> {
    let mut help = Vec::new();
    for span in spans.iter().take(6) {
        let place = line(article, *span);
        match words_before(&article.body, *span) {
            Some(words) => help.push(format!("{place}: --after \"{words}\"")),
            None => help.push(format!("{place}: make the quote longer")),
        }
    }
    help
}

/// The shortest run of words right before a quote that is there once and on its line.
pub(super) fn words_before(body: &str, quote: Span) -> Option<String> {
    let searched = Searched::new(body);
    let head = body.get(..quote.start)?;
    let line = head.rsplit('\n').find(|line| !line.trim().is_empty())?;
    let words: Vec<&str> = line.split_whitespace().collect();
    (2..=words.len().min(12)).find_map(|count| {
        let words = words.get(words.len() - count..)?.join(" ");
        (searched.find(&words).len() == 1 && !words.contains('"')).then_some(words)
    })
}

/// Where words stand: "line 7".
pub(super) fn line(article: &Article, span: Span) -> String {
    format!("line {}", article.lines_before + Places::new(&article.body).place(span.start).line)
}

/// What the rules read in a quote, for a value that it does not bear out.
fn read_in(quote: &str, article: &Article, desk: &Desk) -> Option<String> {
    let tokens = Tokens::new(quote);
    let dates = date::find(&tokens, desk.anchor(&article.id));
    let mut read: Vec<String> =
        figure::find(&tokens, &dates).iter().map(|figure| figure.hedged.of(quote).to_owned()).collect();
    read.extend(dates.iter().filter_map(|date| {
        let when = date.when.as_ref()?;
        Some(format!("{} ({})", date.span.of(quote), when.edtf))
    }));
    (!read.is_empty()).then(|| format!("read in the quote: {}", read.join("; ")))
}
