//! Mentions for people: a line each, with the place, the words, what they were read as, and the rule with the parts it took.

use super::{date, said};
use crate::mention::date::{Basis, Parts};
use crate::mention::figure::{Change, Hedge};
use crate::mention::{Attribution, DateMention, Figure, Mentions, Name};
use crate::report::Look;
use crate::report::columns::{finish, lay_out, plain_table};
use crate::report::wording::{clip, day_words, grouped, printable};
use crate::text::{Places, Span};
use comfy_table::{Attribute, Cell};

/// One mention as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it stands: `12:5`, line and column of the file.
    pub place: String,
    /// Its words.
    pub words: String,
    /// What sort of mention it is.
    pub sort: String,
    /// What it was read as.
    pub value: String,
    /// The rule that read it, and the parts that the rule took.
    pub why: String,
}

/// The rows of a text's mentions, in the order of the text.
pub fn rows(places: &Places, text: &str, found: &Mentions) -> Vec<Row> {
    let mut rows: Vec<(usize, Row)> = Vec::new();
    let mut add = |span: Span, (sort, value, why): (String, String, String)| {
        let place = places.place(span.start);
        let words = clip(span.of(text), 80);
        rows.push((
            span.start,
            Row { place: format!("{}:{}", place.line, place.column), words, sort, value, why },
        ));
    };
    for figure in &found.figures {
        add(figure.hedged.join(&figure.span), of_figure(text, figure));
    }
    for found in &found.dates {
        add(found.span, of_date(found));
    }
    for said in &found.speech {
        add(said.scope, of_speech(text, said));
    }
    for name in &found.names {
        add(name.span, of_name(text, name));
    }
    rows.sort_by_key(|(start, _)| *start);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The rows as a table, `width` terminal columns wide.
pub fn render(rows: &[Row], width: usize, look: Look) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut table = plain_table(look);
    let head = ["line", "words", "", "read as", "rule and parts"];
    table.set_header(head.map(|words| Cell::new(words).add_attribute(Attribute::Bold)));
    for row in rows {
        table.add_row([&row.place, &row.words, &row.sort, &row.value, &row.why]);
    }
    lay_out(&mut table, &[6, 20, 8, 16, 20], width);
    finish(&table)
}

/// `rule: part, part`.
fn told(rule: &str, parts: &[String]) -> String {
    if parts.is_empty() { rule.to_owned() } else { format!("{rule}: {}", parts.join(", ")) }
}

fn quoted(words: &str) -> String {
    format!("“{}”", clip(words, 40))
}

fn of_figure(text: &str, figure: &Figure) -> (String, String, String) {
    let number = &figure.value;
    let mut value = match figure.ends() {
        (Some(min), Some(max)) if min == max => grouped(min),
        (Some(min), Some(max)) => format!("{}–{}", grouped(min), grouped(max)),
        (Some(min), None) if number.open_min => format!("> {}", grouped(min)),
        (Some(min), None) => format!("≥ {}", grouped(min)),
        (None, Some(max)) if number.open_max => format!("< {}", grouped(max)),
        (None, Some(max)) => format!("≤ {}", grouped(max)),
        (None, None) => String::new(),
    };
    if number.hedge == Some(Hedge::About) {
        value.insert_str(0, "~ ");
    }
    let mut parts = Vec::new();
    if !number.hedge_words.is_empty() {
        parts.push(format!("{} {}", quoted(&number.hedge_words), hedge_word(number.hedge)));
    }
    let words = figure.number.of(text);
    if words != value && number.hedge != Some(Hedge::Vague) {
        parts.push(format!("{} the number", quoted(words)));
    }
    if let Some(unit) = &figure.unit {
        value.push_str(&format!(" {}", unit.name));
        let says_more = !unit.written.is_empty() && unit.written != unit.name;
        if says_more && figure.rule != "fraction" {
            parts.push(format!("{} the unit", quoted(&unit.written)));
        }
    }
    if let Some(noun) = &figure.noun {
        value.push_str(&format!(" {}", noun.head));
        parts.push(format!("{} counted", quoted(noun.span.of(text))));
    }
    if let Some(per) = &figure.per {
        value.push_str(&format!(" per {per}"));
    }
    let moved = match figure.change {
        Some(Change::Up) => "a rise",
        Some(Change::Down) => "a fall",
        None => "",
    };
    if let Some(word) = figure.change_word.filter(|_| !moved.is_empty()) {
        parts.push(format!("{} {moved}", quoted(word.of(text))));
    }
    (figure.kind().name().to_owned(), value, told(figure.rule, &parts))
}

fn hedge_word(hedge: Option<Hedge>) -> &'static str {
    match hedge {
        Some(Hedge::About) => "near it",
        Some(Hedge::Nearly | Hedge::UpTo | Hedge::LessThan) => "an upper bound",
        Some(Hedge::AtLeast | Hedge::MoreThan) => "a lower bound",
        Some(Hedge::Range) => "a range",
        Some(Hedge::Vague) => "a vague word",
        None => "",
    }
}

fn of_date(found: &DateMention) -> (String, String, String) {
    let mut parts = Vec::new();
    if let Some(days) = found.when.as_ref().and_then(|when| day_words(when, None))
        && days != found.timex
    {
        parts.push(days);
    }
    if let Some(other) = &found.other {
        parts.push(format!("or {}", other.timex));
    }
    parts.extend(bases(found.parts));
    (date::type_word(found.kind).to_owned(), found.timex.clone(), told(found.rule, &parts))
}

/// What the text does not state, with where it comes from: "year counted from the reference day".
fn bases(parts: Parts) -> Vec<String> {
    let mut told: Vec<(Basis, Vec<&str>)> = Vec::new();
    for (name, basis) in [("year", parts.year), ("month", parts.month), ("day", parts.day)] {
        if matches!(basis, Basis::Stated | Basis::NotGiven) {
            continue;
        }
        match told.iter_mut().find(|(other, _)| *other == basis) {
            Some((_, names)) => names.push(name),
            None => told.push((basis, vec![name])),
        }
    }
    let words = |(basis, names): (Basis, Vec<&str>)| match names.len() {
        3 => date::basis_word(basis).to_owned(),
        _ => format!("{} {}", names.join(" and "), date::basis_word(basis)),
    };
    told.into_iter().map(words).collect()
}

fn of_speech(text: &str, found: &Attribution) -> (String, String, String) {
    let mut parts = vec![format!("{} the cue", quoted(found.cue.of(text)))];
    if let Some(named) = found.named()
        && let Some(side) = &named.side
        && *side != named.key
    {
        parts.push(format!("speaks for {side}"));
    }
    for via in &found.via {
        parts.push(format!("by way of {}", printable(via.of(text))));
    }
    let speaker = found.speaker.span().map_or("somebody unnamed".to_owned(), |span| printable(span.of(text)));
    ("speech".to_owned(), format!("{speaker}: {}", said::act_word(found.act)), parts.join(", "))
}

fn of_name(text: &str, name: &Name) -> (String, String, String) {
    let mut parts = Vec::new();
    if let Some(title) = name.title {
        parts.push(format!("{} the title", quoted(title.of(text))));
    }
    if let Some(side) = &name.side
        && *side != name.key
    {
        parts.push(format!("of {side}"));
    }
    (said::sort_word(name.sort).to_owned(), name.key.clone(), parts.join(", "))
}
