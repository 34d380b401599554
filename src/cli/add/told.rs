//! What is wrong with a claim, what it lacks and what it does, in lines for a terminal; keys are told as the flags that give them.

use dissensus::claim::file::written::CLAIM_KEYS;
use dissensus::desk::add::{Adding, Draft, Effect, Help, Lack, Move, Now, Wrong};
use dissensus::report::wording::{clip, count, printable};
use std::path::PathBuf;

/// Words of an article longer than this, in characters, are cut.
const LONGEST: usize = 240;

/// The flag of a key.
pub(super) fn flag(key: &str) -> String {
    format!("--{}", key.replace('_', "-"))
}

/// All that is wrong, each with what to do below it.
pub(super) fn wrong(wrong: &[Wrong]) -> String {
    let mut out = String::new();
    for one in wrong {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&printable(&head(one)));
        for help in &one.help {
            out.push_str("\n  ");
            out.push_str(&printable(&line(help)));
        }
    }
    out
}

fn head(wrong: &Wrong) -> String {
    let message = as_flag(&wrong.message);
    match wrong.key {
        Some(key) if !message.starts_with("--") => format!("{}: {message}", flag(key)),
        _ => message,
    }
}

/// The key with which a message begins as a flag: "`same_as`: no claim …" is told as "--same-as: no claim …".
fn as_flag(message: &str) -> String {
    let begins =
        |key: &&&str| message.strip_prefix('`').is_some_and(|rest| rest.starts_with(&format!("{key}`")));
    match CLAIM_KEYS.iter().find(begins) {
        // "`when` stands beside `date`": both are keys.
        Some(key) if message.starts_with(&format!("`{key}` stands ")) => as_flags(message),
        Some(key) => message.replacen(&format!("`{key}`"), &flag(key), 1),
        None => message.to_owned(),
    }
}

/// The keys in what is to be done as flags. What "did you mean" names is no key but an article or a claim.
fn as_flags(help: &str) -> String {
    let mut text = help.to_owned();
    if text.starts_with("did you mean") {
        return text;
    }
    for key in CLAIM_KEYS {
        text = text.replace(&format!("`{key}:`"), &flag(key)).replace(&format!("`{key}`"), &flag(key));
    }
    text
}

/// What to do, in a line.
pub(super) fn line(help: &Help) -> String {
    let from = |path: &Option<PathBuf>| {
        path.as_ref().map_or(String::new(), |path| format!(" from {}", path.display()))
    };
    match help {
        Help::Words(words) => as_flags(words),
        Help::Plain(words) => words.clone(),
        Help::Elsewhere(articles) => {
            let flags: Vec<String> = articles.iter().map(|id| format!("--article {id}")).collect();
            format!("these words stand elsewhere: {}", flags.join(" or "))
        }
        Help::OtherSigns(line, words) => format!("it has other signs there, {line}: {words}"),
        Help::Nearest(line, words) => format!("nearest, {line}: {}", clip(words, LONGEST)),
        Help::Copy(path) => format!("copy the words{}", from(path)),
        Help::NothingNear(path) => format!("copy the words{}: no sentence of it comes near", from(path)),
        Help::Place(line, Some(words)) => format!("{line}: --after \"{words}\""),
        Help::Place(line, None) => format!("{line}: make the quote longer"),
        Help::Read(read) => format!("read in the quote: {read}"),
    }
}

/// What is missing, where nobody can be asked.
pub(super) fn lacks(adding: &Adding, draft: &Draft, missing: &[Lack]) -> String {
    let mut out = match missing {
        [one] => format!("{} is missing", lack(*one)),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(|one| lack(*one)).collect();
            format!("{} and {} are missing", first.join(", "), lack(*last))
        }
        [] => String::new(),
    };
    if !draft.has("article") && !draft.has("amends") {
        let found = draft.text("quote").map(|quote| adding.with_quote(quote)).unwrap_or_default();
        let absent = adding.case.absent.iter().map(|absent| absent.id.as_str());
        let ids = adding.case.articles.iter().map(|article| article.id.as_str()).chain(absent);
        let ids: Vec<&str> = ids.take(12).collect();
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

fn lack(lack: Lack) -> &'static str {
    match lack {
        Lack::Article => "--article",
        Lack::Quote => "--quote",
        Lack::Value => "a value (--figure, --amount, --date, --place, --role or --statement)",
        Lack::Change => "what is to change (a value, --who, --said-by … or --reject)",
    }
}

/// What the claim did, a line for each thing.
pub(super) fn effect(effect: &Effect) -> String {
    let mut lines = Vec::new();
    if let Some(article) = &effect.unchecked {
        lines.push(format!("the text of `{article}` is not here: the quote is taken unchecked"));
    }
    if let Some(gone) = &effect.replaces {
        lines.push(format!("takes the place of {gone}, which says the same"));
        lines.push(format!("  to change a part of that claim and keep the rest: --amends {gone}"));
    }
    for step in &effect.moves {
        moved(&mut lines, step);
    }
    if effect.stale > 0 {
        let (verb, them) = if effect.stale == 1 { ("holds", "it") } else { ("hold", "them") };
        lines.push(format!(
            "{} on what it changed no longer {verb}; `dissensus review` shows {them}",
            count(effect.stale, "decision")
        ));
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn moved(lines: &mut Vec<String>, step: &Move) {
    match step {
        Move::Makes(now) => lines.push(format!("makes {}", row(now))),
        Move::Joins(was, now) => became(lines, "joins", was, now),
        Move::Stays(was, now) => became(lines, "stays in", was, now),
        Move::GoesTo(was, now) => became(lines, "moves to", was, now),
        Move::Unites(rows, now) => {
            let numbers: Vec<String> = rows.iter().map(|row| row.number.to_string()).collect();
            lines.push(format!("joins rows {} into one", numbers.join(" and ")));
            lines.push(format!("  now {}", row(now)));
        }
        Move::Leaves(was, rest) => {
            lines.push(format!("leaves {}", row(was)));
            if rest.is_empty() {
                lines.push("  nothing else answers it: the row is gone".to_owned());
            }
            lines.extend(rest.iter().map(|now| format!("  which is now {}", row(now))));
        }
    }
}

/// "joins row 3: helicopters (search), agree", and what that row is now.
fn became(lines: &mut Vec<String>, verb: &str, was: &Now, now: &Now) {
    lines.push(format!("{verb} {}", row(was)));
    if was != now {
        lines.push(format!("  now {}", row(now)));
    }
}

fn row(now: &Now) -> String {
    format!("row {}: {}, {}", now.number, now.label, now.standing)
}
