//! Articles out of JSON lines: a record a line, as crawlers and databases give them.
//!
//! How lines come out of a file or a pipe is the business of [`disk::feed`](crate::disk::feed); what a record that is no article
//! says, `annotate` reads by itself.

use super::{Article, Metadata, front_matter, zone};
use crate::text::printable::is_unprintable;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;
use std::path::Path;

/// An article as it comes in; other keys are passed over.
#[derive(Deserialize)]
struct Given<'a> {
    id: Value,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    date: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    published: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    source: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    outlet: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    url: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    modified: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    retrieved: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    origin: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    lang: Option<Cow<'a, str>>,
}

/// What is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The column in characters from 1; 0 where the record as a whole is meant.
    pub column: usize,
    /// What was expected and what was there, in lower case.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

/// True for the name of a file of JSON lines.
pub fn is_name(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    matches!(ending.as_deref(), Some("jsonl" | "ndjson"))
}

/// The article of one record: `id` and `text`, and as far as they are known `title`, `published` (or `date`), `source` (or `outlet`),
/// `url`, `modified`, `retrieved`, `origin`, `lang`.
///
/// # Errors
///
/// A line that is not JSON, lacks its id or its text, or has a day that is none.
pub fn read(line: &str) -> Result<Article, Wrong> {
    let given: Given = match serde_json::from_str(line) {
        Ok(given) if line.trim_start().starts_with('{') => given,
        Ok(_) => return Err(of_another_shape(&Value::Array(Vec::new()))),
        Err(error) if error.is_data() => {
            return Err(serde_json::from_str(line)
                .map_or_else(|error| wrong_json(line, &error, HELP), |value| of_another_shape(&value)));
        }
        Err(error) => return Err(wrong_json(line, &error, HELP)),
    };
    let id = match &given.id {
        Value::String(id) if id.contains(is_unprintable) => {
            return Err(Wrong {
                column: 0,
                message: format!("`id` is {id:?}, which has signs that cannot be printed"),
                help: "give each article an id that can stand in a table",
            });
        }
        Value::String(id) if !id.trim().is_empty() => id.clone(),
        Value::Number(id) => id.to_string(),
        other => {
            return Err(Wrong {
                column: 0,
                message: format!("`id` is {other}, which is no name"),
                help: "give each article an id of its own, in quotation marks",
            });
        }
    };
    let metadata = Metadata {
        source: said(given.source).or_else(|| said(given.outlet)),
        title: said(given.title),
        url: said(given.url),
        published: match day("published", given.published)? {
            None => day("date", given.date)?,
            published => published,
        },
        modified: day("modified", given.modified)?,
        retrieved: day("retrieved", given.retrieved)?,
        origin: said(given.origin),
        lang: said(given.lang),
    };
    let body = plain(given.text);
    let zones = zone::find(&body, metadata.title.as_deref());
    Ok(Article { id, path: None, metadata, body, lines_before: 0, zones })
}

const HELP: &str =
    r#"each line is a record with "id" and "text", and "title" and "date" where they are known"#;

/// What is wrong with JSON that is no article.
fn of_another_shape(value: &Value) -> Wrong {
    let wrong = |message: String| Wrong { column: 0, message, help: HELP };
    let Value::Object(record) = value else {
        return wrong(format!("the line is {}, and no record", sort_of(value)));
    };
    for key in ["id", "text"] {
        if !record.contains_key(key) {
            return wrong(format!("the record has no `{key}`"));
        }
    }
    let keys = [
        "text",
        "title",
        "date",
        "published",
        "source",
        "outlet",
        "url",
        "modified",
        "retrieved",
        "origin",
        "lang",
    ];
    let is_odd = |key: &&str| {
        record.get(*key).is_some_and(|value| !value.is_string() && (*key == "text" || !value.is_null()))
    };
    match keys.into_iter().find(is_odd).and_then(|key| Some((key, record.get(key)?))) {
        Some((key, value)) => wrong(format!("`{key}` is {}, and no text in quotation marks", sort_of(value))),
        None => wrong("the record gives a key twice".to_owned()),
    }
}

fn sort_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a record",
    }
}

/// What is wrong with a line that is not the record that it should be; `help` says what that is.
pub fn wrong_json(line: &str, error: &serde_json::Error, help: &'static str) -> Wrong {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let column = line.get(..error.column().saturating_sub(1)).map_or(0, |before| before.chars().count() + 1);
    let is_data = error.is_data();
    Wrong {
        column: if is_data { 0 } else { column },
        message: if is_data { said.to_owned() } else { format!("not a JSON record: {said}") },
        help,
    }
}

fn said(text: Option<Cow<str>>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn day(key: &str, text: Option<Cow<str>>) -> Result<Option<Date>, Wrong> {
    let Some(text) = said(text) else { return Ok(None) };
    front_matter::day(&text).map(Some).ok_or_else(|| Wrong {
        column: 0,
        message: format!("`{key}` is {text:?}, which is no day"),
        help: "write the day as 2031-03-04, or leave it out",
    })
}

/// The text that offsets count in: as files are read, without BOM and with LF for CRLF and CR.
fn plain(text: Cow<str>) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_record_is_an_article_as_its_file_would_be() {
        let article = read(
            r#"{"id": "a7", "title": " Tram derails ", "date": "2031-03-04T10:00:00Z", "outlet": "Courier", "text": "One.\r\nTwo.", "x": 1}"#,
        )
        .unwrap();
        assert_eq!((article.id.as_str(), article.body.as_str()), ("a7", "One.\nTwo."));
        assert_eq!(article.metadata.title.as_deref(), Some("Tram derails"));
        assert_eq!(article.metadata.source.as_deref(), Some("Courier"));
        assert_eq!(article.metadata.published, Some(date(2031, 3, 4)));
        let both = read(
            r#"{"id": "b", "text": "x", "date": "2031-03-05", "published": "2031-03-04", "outlet": "Courier", "source": ""}"#,
        )
        .unwrap();
        assert_eq!(both.metadata.published, Some(date(2031, 3, 4)));
        assert_eq!(both.metadata.source.as_deref(), Some("Courier"));
        assert_eq!(read(r#"{"id": 12, "text": "One."}"#).unwrap().id, "12");
    }

    #[test]
    fn what_is_no_article_is_told_with_its_place() {
        #[track_caller]
        fn is_wrong(line: &str, column: usize, message: &str) {
            let wrong = read(line).unwrap_err();
            assert_eq!(wrong.column, column);
            assert!(wrong.message.contains(message), "{}", wrong.message);
        }
        is_wrong(r#"{"id": "a" "text": "x"}"#, 12, "not a JSON record");
        is_wrong(r#"{"id": "a"}"#, 0, "has no `text`");
        is_wrong(r#"["a", "x"]"#, 0, "a list, and no record");
        is_wrong(
            r#"["a", "x", null, null, null, null, null, null, null, null, null, null]"#,
            0,
            "a list, and no record",
        );
        is_wrong(r#"{"id": "a", "text": "x", "date": 20310304}"#, 0, "`date` is a number");
        is_wrong(r#"{"id": "a", "text": null}"#, 0, "`text` is null");
        is_wrong(r#"{"id": "a", "text": "x", "text": "y"}"#, 0, "a key twice");
        is_wrong("{\"id\": \"a\\u001b[31m\", \"text\": \"x\"}", 0, "cannot be printed");
        is_wrong(r#"{"id": " ", "text": "x"}"#, 0, "no name");
        is_wrong(r#"{"id": null, "text": "x"}"#, 0, "no name");
        is_wrong(r#"{"id": "a", "text": "x", "date": "last May"}"#, 0, "which is no day");
    }
}
