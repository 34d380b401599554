//! Reads records as JSON lines (`id`, `text`, `reference`) and writes the dates found in each, for measuring.
//!
//! `cargo run --release --example dates < records.jsonl`

use dissensus::mention::anchor::{Anchor, From};
use dissensus::mention::date::{self, Type};
use dissensus::text::{Places, Tokens};
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
            let kind = match mention.kind {
                Type::Date => "date",
                Type::Time => "time",
                Type::Duration => "duration",
                Type::Set => "set",
            };
            mentions.push(serde_json::json!({
                "start": places.chars(mention.span.start),
                "end": places.chars(mention.span.end),
                "type": kind,
                "value": mention.timex,
                "rule": mention.rule,
            }));
        }
        writeln!(out, "{}", serde_json::json!({"id": record.get("id"), "mentions": mentions}))?;
    }
    Ok(())
}
