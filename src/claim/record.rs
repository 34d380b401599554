//! A claim as one line of JSON and back, complete: what a program reads that has the claim and not its article.
//!
//! With it stands what comparing it takes of its article. `extracted.yaml` is for people and says less; nothing reads it.

use super::{Claim, Kind, Value};
use crate::article::line::{Wrong, wrong_json};
use crate::claim::about::Word;
use crate::mention::Anchor;
use serde::{Deserialize, Serialize};

/// What each line says of its shape; it changes when a reader of the old one would misread the new one.
pub const SCHEMA: &str = "dissensus/claim/1";

/// A claim with what comparing it takes of its article.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The claim.
    pub claim: Claim,
    /// What is known of its article.
    pub source: Source,
}

/// What is known of a claim's article beside its id, which the claim has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Source {
    /// Its reference day.
    pub anchor: Anchor,
    /// The name of its outlet, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Whose telling it is: articles of one origin count as one.
    pub origin: String,
}

#[derive(Serialize)]
struct Written<'a> {
    schema: &'a str,
    source: &'a Source,
    claim: &'a Claim,
}

#[derive(Deserialize)]
struct Given {
    schema: String,
    source: Source,
    claim: Claim,
}

/// As much of a line as says what it is.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    schema: Option<String>,
}

const HELP: &str = "each line is a claim as `dissensus extract --format jsonl` writes it";
const OTHER: &str = "write the lines again with `dissensus extract --format jsonl` of this version";

/// The line of a claim, with its line break.
///
/// # Errors
///
/// None that a claim can give; those of the writer of JSON are handed on.
pub fn write(claim: &Claim, source: &Source) -> serde_json::Result<String> {
    let mut line = serde_json::to_string(&Written { schema: SCHEMA, source, claim })?;
    line.push('\n');
    Ok(line)
}

/// The claim of a line.
///
/// # Errors
///
/// A line that is not JSON, is of another schema, or lacks what a claim has.
pub fn read(line: &str) -> Result<Record, Wrong> {
    let given: Given = match serde_json::from_str(line) {
        Ok(given) => given,
        Err(error) => return Err(other_schema(line).unwrap_or_else(|| wrong_json(line, &error, HELP))),
    };
    if given.schema != SCHEMA {
        return Err(is_other(&given.schema));
    }
    match amiss(&given.claim) {
        Some(message) => Err(Wrong { column: 0, message, help: HELP }),
        None => Ok(Record { claim: given.claim, source: given.source }),
    }
}

/// What is wrong with a line that says itself that it is another sort of line; `None` where it does not.
fn other_schema(line: &str) -> Option<Wrong> {
    let head: Head = serde_json::from_str(line).ok()?;
    match head.schema {
        Some(schema) if schema == SCHEMA => None,
        Some(schema) => Some(is_other(&schema)),
        None => {
            let message = format!("`schema` is missing: a claim's line says {SCHEMA:?}");
            Some(Wrong { column: 0, message, help: HELP })
        }
    }
}

fn is_other(schema: &str) -> Wrong {
    let schema: String = schema.chars().take(80).collect();
    let message = format!("`schema` is {schema:?}, and this program reads {SCHEMA:?}");
    Wrong { column: 0, message, help: OTHER }
}

/// What no found claim has, and no reader is ready for.
fn amiss(claim: &Claim) -> Option<String> {
    for (key, id) in [("id", &claim.id), ("article", &claim.article)] {
        if id.trim().is_empty() {
            return Some(format!("`{key}` is empty, which is no name"));
        }
    }
    for (key, span) in [("span", claim.evidence.span), ("sentence", claim.evidence.sentence)] {
        if let Some(span) = span.filter(|span| span.end < span.start) {
            return Some(format!("`{key}` ends at {}, before it starts at {}", span.end, span.start));
        }
    }
    let fits = match &claim.value {
        Value::Figure { .. } => matches!(claim.kind, Kind::Casualties | Kind::Quantity),
        Value::Date(_) => claim.kind == Kind::Date,
        Value::Text(_) => !claim.kind.is_figure(),
    };
    if !fits {
        return Some(format!("`value` is not that of a claim of kind {:?}", claim.kind.word()));
    }
    let about = &claim.about;
    let words = [&about.words, &about.names, &about.places, &about.beside];
    let is_odd = |word: &&Word| !(0.0..=1000.0).contains(&word.weight);
    let odd = words.into_iter().flatten().find(is_odd);
    odd.map(|word| format!("{:?} weighs {}, which is no weight", word.concept, word.weight))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::claim::find;
    use crate::mention::anchor;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn found(body: &str) -> Vec<Record> {
        let article = Article {
            id: "courier".into(),
            path: None,
            metadata: Default::default(),
            body: body.into(),
            lines_before: 0,
            zones: Vec::new(),
        };
        let anchor = Anchor::on(date(2031, 5, 8), anchor::From::Published);
        let source = Source { anchor, outlet: Some("The Courier".into()), origin: "courier".into() };
        let with = |claim| Record { claim, source: source.clone() };
        find::find(&article, &anchor).claims.into_iter().map(with).collect()
    }

    #[track_caller]
    fn comes_back(record: &Record) {
        let line = write(&record.claim, &record.source).unwrap();
        assert_eq!(line.matches('\n').count(), 1);
        let back = read(line.trim_end()).unwrap();
        assert_eq!(&back, record);
        // Decimals are equal whatever their zeros; as written, they are the same.
        assert_eq!(write(&back.claim, &back.source).unwrap(), line);
    }

    #[test]
    fn every_sort_of_claim_comes_back_as_it_was() {
        let records = found(
            "At least 14 sailors drowned and 7.60 million crowns were lost when the ferry Halcyon sank off Skerry Point on 7 May, \
             Minister Ilse Korm told the Harbour Post. Dozens were hurt, up from nine. The accord was not signed, officials of \
             Brennia said. The inquiry was put back from Monday to 2 June 2031. Norrland accused Brennia of shelling Port Ansel.",
        );
        assert!(records.len() > 5, "{}", records.len());
        for record in &records {
            comes_back(record);
        }
    }

    #[track_caller]
    fn is_wrong(line: &str, column: usize, message: &str) {
        let wrong = read(line).unwrap_err();
        assert!(wrong.message.contains(message), "{}", wrong.message);
        assert_eq!(wrong.column, column);
    }

    #[test]
    fn what_is_no_claim_is_told_with_its_place() {
        let record = found("Fourteen sailors drowned.").remove(0);
        let line = write(&record.claim, &record.source).unwrap();
        is_wrong("{\"schema\" 1}", 11, "not a JSON record");
        is_wrong("{\"id\": \"a\", \"text\": \"x\"}", 0, "`schema` is missing");
        is_wrong(&line.replace(SCHEMA, "dissensus/claim/7"), 0, "this program reads");
        is_wrong(&line.replace("\"evidence\"", "\"proof\""), 0, "missing field `evidence`");
        is_wrong(&line.replace("\"article\":\"courier\"", "\"article\":\" \""), 0, "no name");
        is_wrong(&line.replace("\"kind\":\"casualties\"", "\"kind\":\"date\""), 0, "of kind \"date\"");
        let ends = format!("\"end\":{}", record.claim.evidence.span.unwrap().end);
        is_wrong(
            &line.replace("\"start\":0", "\"start\":90").replace(&ends, "\"end\":80"),
            0,
            "before it starts",
        );
    }

    proptest! {
        #[test]
        fn any_text_s_claims_come_back(text in "(?s)[^A-Z]{0,20}([A-Z][a-zé]{2,8} |[0-9]{1,6}[.,]?[0-9]? (dead|injured|ships|km) |\\PC{1,6}|on 5 May |said\\. ){0,30}") {
            for record in found(&text) {
                comes_back(&record);
            }
        }

        #[test]
        fn no_line_panics(line in "\\PC{0,60}", cut in 0usize..400) {
            let _ = read(&line);
            let record = found("Fourteen sailors drowned.").remove(0);
            let good = write(&record.claim, &record.source).unwrap();
            if let Some(part) = good.get(..cut) {
                prop_assert!(read(part).is_err() || part.trim() == good.trim());
            }
        }
    }
}
