//! Reads JSON lines (`id`, `text`) and prints the figures of each text as JSON lines, in characters: for measuring.
//!
//! The benchmarks hold no zeros in words, no lone multiples and no "several": those are left out here.
#![allow(missing_docs, clippy::unwrap_used)]

use dissensus::lexicon::units;
use dissensus::mention::figure::{self, Dimension, Figure, Hedge};
use dissensus::mention::{Anchor, date};
use dissensus::text::{Places, Tokens};
use serde_json::{Value, json};
use std::io::BufRead;

fn main() {
    for line in std::io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = record["text"].as_str().unwrap();
        let tokens = Tokens::new(text);
        let places = Places::new(text);
        let found = figure::find(&tokens, &date::find(&tokens, &Anchor::UNKNOWN));
        let mentions: Vec<Value> = found.iter().filter_map(|figure| mention(text, &places, figure)).collect();
        println!("{}", json!({ "id": record["id"], "mentions": mentions }));
    }
}

fn mention(text: &str, places: &Places, figure: &Figure) -> Option<Value> {
    let all = std::env::args().any(|argument| argument == "--all");
    if !all && matches!(figure.rule, "none" | "multiple") {
        return None;
    }
    let value = &figure.value;
    let (min, max) = figure.ends();
    // The benchmarks call a vague word exact, and a hedged range approximate.
    let modifier = match value.hedge {
        Some(Hedge::Range) if !value.hedge_words.is_empty() => "~",
        Some(Hedge::Vague) => "=",
        _ => figure.modifier(),
    };
    if !all && value.hedge == Some(Hedge::Vague) && figure.upper.is_some_and(|upper| upper < 12.into()) {
        return None;
    }
    let whole = |x: Option<rust_decimal::Decimal>| -> Option<Value> {
        let x = if figure.rule == "fraction" { x?.checked_div(100.into())? } else { x? };
        serde_json::from_str(&x.normalize().to_string()).ok()
    };
    let (mut unit, mut norm) = (None, None);
    if let Some(found) = &figure.unit {
        let written =
            if found.dimension == Dimension::Age { found.name.clone() } else { found.written.clone() };
        let name = units::currency(&found.name).map_or(found.name.clone(), str::to_string);
        let per = figure.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
        if figure.rule != "fraction" {
            unit = Some(format!("{written}{per}"));
            norm = Some(format!("{name}{per}"));
        }
    }
    if let Some(noun) = &figure.noun {
        let per = figure.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
        unit = Some(format!("{}{per}", noun.span.of(text)));
        norm = Some(format!("{}{per}", noun.head));
    }
    let plain = |x: Option<rust_decimal::Decimal>| {
        x.and_then(|x| serde_json::from_str::<Value>(&x.normalize().to_string()).ok())
    };
    let mut made = json!({
        "lo": plain(value.min), "hi": plain(value.max), "name": figure.unit.as_ref().map(|unit| unit.name.clone()),
        "start": places.chars(figure.hedged.start), "end": places.chars(figure.hedged.end),
        "unit": unit, "modifier": modifier, "kind": figure.kind().name(), "rule": figure.rule,
    });
    if norm.is_some() {
        made["unit_norm"] = json!(norm);
    }
    let range =
        matches!(value.hedge, Some(Hedge::Range | Hedge::Vague)) || figure.dimension == Dimension::Score;
    if range {
        made["min"] = whole(min)?;
        made["max"] = whole(max)?;
    } else {
        made["value"] = whole(min.or(max))?;
    }
    Some(made)
}
