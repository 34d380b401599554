//! Reads records as JSON lines (`id`, `text`, `reference`) and writes the dates found in each, for measuring.
//!
//! `cargo run --release --example dates < records.jsonl`
//!
//! TIMEX3 has "from 2019 to 2021" as two dates, so a range is written as its ends where each is a date of its own;
//! "18-19 May" is one. `parts` tells what is stated and where the rest comes from; `other` is the second reading of a
//! date in figures whose order nothing settles.

use dissensus::mention::anchor::{Anchor, From};
use dissensus::mention::date::{self, Basis, DateMention, Type};
use dissensus::text::{Places, Span, Tokens};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record.get("text").and_then(|text| text.as_str()).unwrap_or("");
        let day = record.get("reference").and_then(|day| day.as_str()).and_then(|day| day.parse().ok());
        let anchor = day.map_or(Anchor::UNKNOWN, |day| Anchor::on(day, From::Published));
        let tokens = Tokens::new(text);
        let places = Places::new(text);
        let mut mentions = Vec::new();
        for mention in date::find(&tokens, &anchor) {
            let mut write = |span: Span, kind: Type, timex: &str| {
                let mut written = json!({
                    "start": places.chars(span.start),
                    "end": places.chars(span.end),
                    "type": name(kind),
                    "value": timex,
                    "parts": parts(&mention),
                    "rule": mention.rule,
                });
                if let (Some(other), Some(fields)) = (&mention.other, written.as_object_mut()) {
                    fields.insert("other".to_owned(), json!(other.timex));
                }
                mentions.push(written);
            };
            match &mention.ends {
                Some(ends) => ends.iter().for_each(|end| write(end.span, end.kind, &end.timex)),
                None => write(mention.span, mention.kind, &mention.timex),
            }
        }
        writeln!(out, "{}", json!({"id": record.get("id"), "mentions": mentions}))?;
    }
    Ok(())
}

fn name(kind: Type) -> &'static str {
    match kind {
        Type::Date => "date",
        Type::Time => "time",
        Type::Duration => "duration",
        Type::Set => "set",
    }
}

/// The parts that are given, each with its basis.
fn parts(mention: &DateMention) -> Value {
    let parts = mention.parts;
    let mut written = serde_json::Map::new();
    for (name, basis) in [("year", parts.year), ("month", parts.month), ("day", parts.day)] {
        let word = match basis {
            Basis::Stated => "stated",
            Basis::TakenFromText => "taken-from-text",
            Basis::CountedFromAnchor => "counted-from-anchor",
            Basis::NotGiven => continue,
        };
        written.insert(name.to_owned(), word.into());
    }
    Value::Object(written)
}
