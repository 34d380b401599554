//! The prompts: what no flag gave is asked, one thing after the other, each answer checked at once.
//!
//! Esc and Ctrl-C leave everything as it was. What is proposed comes from [`super::guess`]; nothing is taken without Enter.

use super::draft::{Draft, flag, on_one_line};
use super::guess::{self, Guess};
use super::refused::{each_place, line, words_before};
use super::{Desk, Stop, refused};
use dissensus::article::Article;
use dissensus::claim::file::append::Appended;
use dissensus::claim::file::near::{Near, nearest};
use dissensus::claim::file::quote::Searched;
use dissensus::report::view::source;
use dissensus::report::wording::{cell, clip, printable, value};
use dissensus::text::Span;
use inquire::validator::{ErrorMessage, Validation};
use inquire::{Confirm, InquireError, Select, Text};
use std::io::Write;
use std::path::Path;

type Asked<T> = Result<T, Stop>;

/// The value keys with what they hold.
const VALUES: &[(&str, &str)] = &[
    ("figure", "a number with its unit: 58, at least 10, around 2,500 km"),
    ("amount", "money: USD 300 million"),
    ("date", "a day, month or year: 2031-05-09, 2031-05, 2031"),
    ("place", "where something happened"),
    ("role", "what office or identity somebody has"),
    ("statement", "what somebody holds to be so"),
];

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
    let found = desk.article(draft.text("article").unwrap_or("")).zip(span(draft, desk));
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

/// Shows the lines and asks whether they are meant.
pub(super) fn confirm(path: &Path, appended: &Appended) -> Asked<()> {
    let _ = write!(std::io::stderr(), "\n{}\n", appended.lines);
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

/// Asks until the quote is one; what came nearest to the last answer is proposed with the next.
fn quote(draft: &mut Draft, desk: &Desk) -> Asked<()> {
    let article = desk.article(draft.text("article").unwrap_or(""));
    // The article's own sentences with the words typed so far, to be taken with Tab and cut down.
    let lines: Vec<&str> = article.map(|article| article.body.lines().collect()).unwrap_or_default();
    let mut near = Vec::new();
    loop {
        let (lines, proposed) = (lines.clone(), near.clone());
        let sentences = move |typed: &str| {
            let typed = typed.to_lowercase();
            let words: Vec<&str> = typed.split_whitespace().collect();
            if words.is_empty() {
                return Ok(proposed.clone());
            }
            let has = |sentence: &&str| {
                let folded = sentence.to_lowercase();
                !sentence.is_empty() && words.iter().all(|word| folded.contains(word))
            };
            let all = lines.iter().flat_map(|line| line.split_inclusive(". ")).map(str::trim);
            Ok(all.filter(has).take(4).map(str::to_owned).collect())
        };
        let prompt = Text::new("Quote")
            .with_help_message(
                "the article's own words, as few as prove it: paste them, or type some and take the sentence with ↓ and Tab",
            )
            .with_autocomplete(sentences);
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
        let help = refused::not_there(&text, article, desk).join("\n  ");
        let _ = writeln!(std::io::stderr(), "  the article does not say that\n  {help}");
        near = match nearest(&article.body, &text) {
            Some(Near::Signs(span) | Near::Sentence(span)) => vec![printable(span.of(&article.body))],
            None => Vec::new(),
        };
    }
}

/// Of several places of the quote the one that is meant.
fn which(draft: &mut Draft, desk: &Desk) -> Asked<()> {
    let Some(article) = desk.article(draft.text("article").unwrap_or("")) else { return Ok(()) };
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
            let places = each_place(article, &spans).join("\n  ");
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

/// Where the quote stands.
fn span(draft: &Draft, desk: &Desk) -> Option<Span> {
    let article = desk.article(draft.text("article")?)?;
    let searched = Searched::new(&article.body);
    let spans = searched.find(draft.text("quote")?);
    let Some(after) = draft.text("after") else { return spans.first().copied() };
    let before = searched.find(after);
    spans.into_iter().find(|span| before.iter().any(|words| words.end <= span.start))
}

fn value_of(draft: &mut Draft, desk: &Desk, guess: &Guess) -> Asked<()> {
    let shown: Vec<String> = VALUES
        .iter()
        .map(|(key, what)| match guess.value(key).filter(|_| guess.key == Some(*key)) {
            Some(value) => format!("{key:<10} {}  (read in the quote)", clip(value, 50)),
            None => format!("{key:<10} {what}"),
        })
        .collect();
    let cursor = VALUES.iter().position(|(key, _)| guess.key == Some(*key)).unwrap_or(0);
    let key =
        answer(Select::new("What does it give?", shown).with_starting_cursor(cursor).raw_prompt())?.index;
    let Some((key, what)) = VALUES.get(key).copied() else { return Ok(()) };
    one_value(draft, desk, key, what, guess.value(key).unwrap_or(""))
}

/// A claim that the rules found already is most often better corrected than written anew.
fn tell_found(draft: &Draft, desk: &Desk, guess: &Guess) {
    let found =
        draft.value_key().filter(|key| guess.value(key) == draft.text(key)).and_then(|key| guess.claim(key));
    let Some(found) = found else { return };
    let row = desk.row_of(&found.id).map_or(String::new(), |row| format!(", row {}", row + 1));
    let _ = writeln!(
        std::io::stderr(),
        "  the rules found this already: {}{row}; --amends changes a part of it",
        found.id
    );
}

fn one_value(draft: &mut Draft, desk: &Desk, key: &'static str, what: &str, proposed: &str) -> Asked<()> {
    let tried = draft.clone();
    let is_sound = move |text: &str| {
        let mut tried = tried.clone();
        if let Err(why) = tried.set(key, text) {
            return Ok(wrong(&why));
        }
        Ok(match desk.appended(&tried) {
            Err(Stop::Refused(why)) => wrong(why.trim_start_matches(&format!("{}: ", flag(key)))),
            _ => Validation::Valid,
        })
    };
    let label = title(key);
    let mut prompt = Text::new(&label).with_help_message(what).with_validator(is_sound);
    if !proposed.is_empty() {
        prompt = prompt.with_default(proposed);
    }
    let text = answer(prompt.prompt())?;
    set(draft, key, &text)
}

fn said_by(draft: &mut Draft, desk: &Desk, guess: &Guess) -> Asked<()> {
    let proposed = guess.said_by(draft.value_key().or(guess.key).unwrap_or(""));
    let mut names: Vec<String> = desk
        .before
        .claims
        .iter()
        .filter_map(|claim| claim.said_by.as_ref())
        .map(|speaker| printable(&speaker.name))
        .collect();
    names.sort();
    names.dedup();
    let text =
        optional("Said by", "who vouches for it, as the article calls them", proposed.as_deref(), names)?;
    text.map_or(Ok(()), |text| set(draft, "said_by", &text))
}

/// A text that may be left out: Enter takes what is proposed, and nothing where nothing is.
fn optional(label: &str, what: &str, proposed: Option<&str>, known: Vec<String>) -> Asked<Option<String>> {
    let how = match proposed {
        Some(_) => format!("{what}; Enter takes the proposed, - leaves it out, ↓ and Tab complete"),
        None => format!("{what}; Enter leaves it out, ↓ and Tab complete"),
    };
    let mut prompt =
        Text::new(label).with_help_message(&how).with_autocomplete(fitting(known)).with_page_size(6);
    if let Some(proposed) = proposed {
        prompt = prompt.with_default(proposed);
    }
    let text = on_one_line(&answer(prompt.prompt())?);
    Ok((!text.is_empty() && text != "-").then_some(text))
}

fn question(draft: &mut Draft, desk: &Desk, guess: &Guess) -> Asked<()> {
    let labels: Vec<String> =
        desk.before.questions.iter().map(|question| printable(&question.label)).collect();
    let claim = draft.value_key().and_then(|key| guess.claim(key));
    let own = claim.and_then(|claim| desk.row_of(&claim.id));
    let proposed = own.and_then(|i| labels.get(i)).map(String::as_str);
    let mut shown = labels.clone();
    shown.sort_by_key(|label| label.to_lowercase());
    shown.dedup();
    let what = "what it answers, in plain words; a row of the table joins that row";
    let Some(text) = optional("Question", what, proposed, shown)? else { return Ok(()) };
    let rows: Vec<usize> = labels
        .iter()
        .enumerate()
        .filter(|(_, label)| label.eq_ignore_ascii_case(&text))
        .map(|(i, _)| i)
        .collect();
    let row = match rows.as_slice() {
        [] => return set(draft, "question", &text),
        [one] => *one,
        _ if proposed == Some(&text) => own.unwrap_or(0),
        several => several.get(same_label(desk, several)?).copied().unwrap_or(0),
    };
    desk.join(draft, row).map_err(Stop::Refused)
}

/// Two rows may have one label: which is meant, by what their articles say.
fn same_label(desk: &Desk, rows: &[usize]) -> Asked<usize> {
    let shown = rows.iter().filter_map(|i| Some((i, desk.before.questions.get(*i)?))).map(|(i, question)| {
        let claims = question.claims.iter().filter_map(|i| desk.before.claims.get(*i));
        let said: Vec<String> =
            claims.map(|claim| format!("{}: {}", claim.article, value(claim, None))).collect();
        clip(&format!("row {}: {}", i + 1, said.join("; ")), 90)
    });
    Ok(answer(Select::new("Several rows are called so. Which?", shown.collect()).raw_prompt())?.index)
}

fn amendment(draft: &mut Draft, desk: &Desk) -> Asked<()> {
    let amends = draft.text("amends").unwrap_or("");
    let Some(claim) = desk.extraction.claims.iter().find(|claim| claim.id == amends) else { return Ok(()) };
    let shared = dissensus::report::view::shared(&desk.before);
    let _ = writeln!(
        std::io::stderr(),
        "{}: {}\n  {}",
        claim.id,
        cell(claim, shared),
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
            set(draft, "article", &claim.article)?;
            quote(draft, desk)?;
            which(draft, desk)?;
            let found = desk.article(&claim.article).zip(span(draft, desk));
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

/// Those of the words that have all that was typed.
fn fitting(known: Vec<String>) -> impl Fn(&str) -> Result<Vec<String>, inquire::CustomUserError> + Clone {
    move |typed: &str| {
        let typed = typed.to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |one: &&String| words.iter().all(|word| one.to_lowercase().contains(word));
        Ok(known.iter().filter(fits).take(40).cloned().collect())
    }
}

fn wrong(why: &str) -> Validation {
    Validation::Invalid(ErrorMessage::Custom(on_one_line(&why.replace("\n  ", "; "))))
}

fn title(key: &str) -> String {
    let mut letters = key.replace('_', " ");
    if let Some(first) = letters.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    letters
}
