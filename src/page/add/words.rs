//! The words of the form: its fields, what is wrong with them, and what a claim does, without a name of a key or a flag.

use dissensus::claim::file::written::CLAIM_KEYS;
use dissensus::desk::add::{Beside, Effect, Help, Misfit, Move, Now, Wrong};
use dissensus::report::wording::{clip, count, printable};

/// Words of an article longer than this, in characters, are cut.
const LONGEST: usize = 240;

/// What each key is called beside its field, and what it holds.
const FIELDS: &[(&str, &str, &str)] = &[
    ("article", "Article", ""),
    ("quote", "Quote", "the article's own words, as few as prove it"),
    ("after", "Words before the quote", "where the quote occurs more than once"),
    ("figure", "Figure", "a number with its unit: 58, at least 10, around 2,500 km"),
    ("amount", "Amount", "money: USD 300 million"),
    ("date", "Date", "2031-05-09, 2031-05, 2031, or from one to another: 2031-05-09/2031-05-12"),
    ("place", "Place", "where something happened"),
    ("role", "Role", "what office or identity somebody has"),
    ("statement", "Statement", "what somebody holds to be so"),
    (
        "question",
        "Question",
        "in plain words; the words of a row join that row, and without any the rules decide",
    ),
    ("same_as", "Answers the same as", "the id of a found claim, or how it begins"),
    ("said_by", "Said by", "who vouches for it, as the article calls them"),
    ("via", "Through", "the outlet or agency through which the article has it"),
    ("said_on", "Said on", "the day on which it was said: 2031-05-09"),
    ("as_of", "As of", "the day for which a count holds: 2031-05-09"),
    ("who", "Who or what is counted", "crew members"),
    ("by", "By whom", ""),
    ("event", "Event or thing", ""),
    ("where", "Its place", ""),
    ("when", "Its day", "2031-05-09; not beside a date"),
    ("measure", "What is measured", "injured"),
    ("note", "Note", "a remark for people"),
    ("joins", "The row on the screen", ""),
];

/// What a key is called on the page.
pub(in crate::page) fn name(key: &str) -> &str {
    FIELDS.iter().find(|(known, ..)| *known == key).map_or(key, |(_, name, _)| name)
}

/// What a key holds; empty where its name says it.
pub(in crate::page) fn hint(key: &str) -> &'static str {
    FIELDS.iter().find(|(known, ..)| *known == key).map_or("", |(.., hint)| hint)
}

/// What is wrong, for a place that says nothing of the field: "Figure: …".
pub(in crate::page) fn wrong(wrong: &Wrong) -> String {
    let message = message(wrong);
    match wrong.key {
        Some(key) if key != "id" && !begins_with_a_name(&message) => format!("{}: {message}", name(key)),
        _ => message,
    }
}

/// "“Its day” stands beside “Date”" says itself which fields it is about.
fn begins_with_a_name(message: &str) -> bool {
    let rest = message.strip_prefix('“');
    FIELDS.iter().any(|(_, name, _)| {
        rest.and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| rest.starts_with('”'))
    })
}

/// What is wrong, beside its field.
pub(in crate::page) fn message(wrong: &Wrong) -> String {
    let own = wrong.key.map(|key| format!("`{key}`: ")).unwrap_or_default();
    let text = wrong.message.strip_prefix(&own).filter(|_| !own.is_empty()).unwrap_or(&wrong.message);
    printable(&fields_for_keys(text))
}

/// What to do, in a line; `None` for what the form offers itself.
pub(in crate::page) fn help(help: &Help) -> Option<String> {
    let words = match help {
        Help::Words(words) => fields_for_keys(words),
        Help::Plain(words) => words.clone(),
        Help::Elsewhere(articles) => format!("these words stand in another article: {}", articles.join(", ")),
        Help::OtherSigns(line, words) => format!("it has other signs there, {line}: {words}"),
        Help::Nearest(line, words) => format!("nearest, {line}: {}", clip(words, LONGEST)),
        Help::NothingNear(_) => "copy the words from the article: no sentence of it comes near".to_owned(),
        // The places are there to choose from, and the nearest words to be taken.
        Help::Place(..) | Help::Copy(_) => return None,
        Help::Read(read) => format!("read in the quote: {read}"),
    };
    Some(printable(&words))
}

/// Keys in backticks as the names of their fields.
fn fields_for_keys(text: &str) -> String {
    let mut text = text.to_owned();
    for key in CLAIM_KEYS {
        let name = format!("“{}”", name(key));
        text = text.replace(&format!("`{key}:`"), &name).replace(&format!("`{key}`"), &name);
    }
    // What else stands in backticks is an id, or what was typed.
    let mut parts = text.split('`');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.zip(["“", "”"].iter().cycle()).fold(first, |text, (part, sign)| text + sign + part)
}

/// What a claim does to the rows, a line each.
pub(in crate::page) fn effect(effect: &Effect) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(article) = &effect.unchecked {
        lines.push(format!("the text of {article} is not here: the quote is taken unchecked"));
    }
    if let Some(gone) = &effect.replaces {
        lines.push(format!("takes the place of the claim {gone} that the rules found, which says the same"));
    }
    lines.extend(effect.moves.iter().map(moved));
    if effect.stale > 0 {
        let verb = if effect.stale == 1 { "holds" } else { "hold" };
        lines.push(format!("{} on what it changes {verb} no longer", count(effect.stale, "decision")));
    }
    lines
}

/// Why a claim can't stand in a row.
pub(in crate::page) fn misfit(misfit: Misfit) -> String {
    match misfit {
        Misfit::Kind(row, claim) => {
            format!("it is about {}, and this claim gives {}", many(row), one(claim))
        }
        Misfit::Dimension => "its figures measure something else than this one".to_owned(),
    }
}

/// What the claims of a row give.
fn many(key: &str) -> &str {
    match key {
        "figure" => "figures",
        "amount" => "amounts of money",
        "date" => "dates",
        "place" => "places",
        "role" => "roles",
        _ => "statements",
    }
}

/// What a claim gives.
fn one(key: &str) -> &str {
    match key {
        "figure" => "a figure",
        "amount" => "an amount of money",
        "date" => "a date",
        "place" => "a place",
        "role" => "a role",
        _ => "a statement",
    }
}

/// A claim that stands beside: its article and what it says, and its quote in short.
pub(in crate::page) fn beside(claim: &Beside) -> (String, String) {
    let says = printable(&format!("{}: {}", claim.article, claim.says));
    (says, clip(&printable(&claim.quote), 90))
}

/// Those that a claim stands beside, for a line; `None` where it stands alone.
pub(in crate::page) fn among(all: &[Beside]) -> Option<String> {
    let few: Vec<String> = all
        .iter()
        .take(3)
        .map(|claim| {
            let (says, quote) = beside(claim);
            format!("{says} (“{quote}”)")
        })
        .collect();
    let more = all.len() - few.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!all.is_empty()).then(|| format!("it stands with {}{more}", few.join(", ")))
}

fn moved(step: &Move) -> String {
    let became = |verb: &str, was: &Now, now: &Now| {
        if was.standing == now.standing && was.label == now.label {
            return format!("{verb} the row {}", row(was));
        }
        let label = if was.label == now.label { String::new() } else { format!("“{}”: ", now.label) };
        format!("{verb} the row {}; then {label}{}", row(was), now.standing)
    };
    match step {
        Move::Makes(now) => format!("makes a row of its own: {}", row(now)),
        Move::Joins(was, now) => became("joins", was, now),
        Move::Stays(was, now) => became("stays in", was, now),
        Move::GoesTo(was, now) => became("goes to", was, now),
        Move::Unites(rows, now) => {
            let labels: Vec<String> = rows.iter().map(|row| format!("“{}”", row.label)).collect();
            format!("makes one row of {}; then {}", labels.join(" and "), row(now))
        }
        Move::Leaves(was, rest) if rest.is_empty() => {
            format!("leaves the row {}, which is gone then", row(was))
        }
        Move::Leaves(was, rest) => {
            let rest: Vec<String> = rest.iter().map(row).collect();
            format!("leaves the row {}; then {}", row(was), rest.join(" and "))
        }
    }
}

fn row(row: &Now) -> String {
    format!("“{}”: {}", row.label, row.standing)
}
