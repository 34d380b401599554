//! How many were killed and injured in each incident, resolved from the program's own claims.
//!
//! `cargo run --release --example incidents -- DOCS.jsonl --key incident`: articles as JSON lines, grouped by a key of theirs, or
//! with `--clusters FILE` by lines of `{"id", "cluster"}`. Each incident is made a case and compared; a line of
//! `{"incident", "killed", "injured", "claims"}` says what its articles come to. Figures that no claim gives are 0 where any harm is told of
//! the incident, and null where none is.

use dissensus::article::{Article, line};
use dissensus::case::Case;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::error::Error;

mod resolve;
mod telling;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (mut docs, mut key, mut clusters) = (None, "incident".to_owned(), None);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--key" => key = args.next().ok_or("--key: name a key of the articles")?,
            "--clusters" => clusters = Some(args.next().ok_or("--clusters: name a file")?),
            _ => docs = Some(arg),
        }
    }
    let docs = docs.ok_or("usage: incidents DOCS.jsonl [--key KEY | --clusters FILE]")?;
    let homes = clusters.map(|path| homes(&path)).transpose()?;
    let mut incidents: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for text in std::fs::read_to_string(&docs)?.lines().filter(|text| !text.trim().is_empty()) {
        let article =
            line::read(text).map_err(|wrong| format!("{docs}: {}: {}", wrong.message, wrong.help))?;
        let home = match &homes {
            Some(homes) => homes.get(&article.id).cloned(),
            None => serde_json::from_str::<serde_json::Value>(text)?.get(&key).map(plain),
        };
        incidents
            .entry(home.ok_or_else(|| format!("{}: no `{key}`", article.id))?)
            .or_default()
            .push(article);
    }
    let incidents: Vec<(String, Vec<Article>)> = incidents.into_iter().collect();
    let lines: Vec<String> = incidents
        .into_par_iter()
        .map(|(incident, articles)| {
            let case = Case::of_read(incident.clone(), articles);
            let comparison = case.compare().map_err(|error| error.to_string())?;
            let figures = resolve::figures(&case, &comparison);
            Ok(serde_json::json!({
                "incident": incident,
                "killed": figures.killed,
                "injured": figures.injured,
                "claims": figures.claims,
            })
            .to_string())
        })
        .collect::<Result<_, String>>()?;
    for line in lines {
        println!("{line}");
    }
    Ok(())
}

/// The incident of each article, out of lines of `{"id", "cluster"}`.
fn homes(path: &str) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut homes = BTreeMap::new();
    for text in std::fs::read_to_string(path)?.lines().filter(|text| !text.trim().is_empty()) {
        let record: serde_json::Value = serde_json::from_str(text)?;
        homes.insert(plain(&record["id"]), plain(&record["cluster"]));
    }
    Ok(homes)
}

fn plain(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
