//! Reads records as JSON lines (`id`, `text`, `reference`) and writes the dates found in each, for measuring.
//!
//! `cargo run --release --example dates < records.jsonl`

use dissensus::mention::anchor::{Anchor, From};
use dissensus::mention::date::{self, Type};
use dissensus::text::{Places, Span, Tokens};
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let text = record.get("text").and_then(|text| text.as_str()).unwrap_or("");
        let day = record.get("reference").and_then(|day| day.as_str()).and_then(|day| day.parse().ok());
        let anchor = day.map_or(Anchor::UNKNOWN, |day| Anchor::on(day, From::Published));
        let tokens = Tokens::new(text);
        let places = Places::new(text);
        let mut mentions = Vec::new();
        for mention in date::find(&tokens, &anchor) {
            let mut write = |span: Span, kind: Type, timex: &str| {
                mentions.push(serde_json::json!({
                    "start": places.chars(span.start),
                    "end": places.chars(span.end),
                    "type": name(kind),
                    "value": timex,
                    "rule": mention.rule,
                }));
            };
            // TIMEX3 has "from 2019 to 2021" as two dates; a range whose ends share words ("18-19 May") is one.
            match &mention.ends {
                Some(ends) => ends.iter().for_each(|end| write(end.span, end.kind, &end.timex)),
                None => write(mention.span, mention.kind, &mention.timex),
            }
        }
        writeln!(out, "{}", serde_json::json!({"id": record.get("id"), "mentions": mentions}))?;
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
