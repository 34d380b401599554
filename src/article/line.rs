//! Articles out of JSON lines: a record a line, as crawlers and databases give them.
//!
//! How lines come out of a file or a pipe is the business of [`disk::feed`](crate::disk::feed); what a record that is no article
//! says, `annotate` reads by itself.

use super::{Article, Metadata, front_matter, zone};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;

/// An article as it comes in; other keys are passed over.
#[derive(Deserialize)]
struct Given<'a> {
    id: Value,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    title: Option<Cow<'a, str>>,
    #[serde(borrow, default, alias = "published")]
    date: Option<Cow<'a, str>>,
    #[serde(borrow, default, alias = "outlet")]
    source: Option<Cow<'a, str>>,
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

/// The article of one record: `id` and `text`, and as far as they are known `title`, `date` (or `published`), `source` (or `outlet`),
/// `url`, `modified`, `retrieved`, `origin`, `lang`.
///
/// # Errors
///
/// A line that is not JSON, lacks its id or its text, or has a day that is none.
pub fn read(line: &str) -> Result<Article, Wrong> {
    let given: Given = serde_json::from_str(line).map_err(|error| {
        wrong_json(
            line,
            &error,
            r#"each line is a record with "id" and "text", and "title" and "date" where they are known"#,
        )
    })?;
    let id = match &given.id {
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
        source: said(given.source),
        title: said(given.title),
        url: said(given.url),
        published: day("date", given.date)?,
        modified: day("modified", given.modified)?,
        retrieved: day("retrieved", given.retrieved)?,
        origin: said(given.origin),
        lang: said(given.lang),
    };
    let body = plain(given.text);
    let zones = zone::find(&body, metadata.title.as_deref());
    Ok(Article { id, path: None, metadata, body, lines_before: 0, zones })
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
        is_wrong(r#"{"id": "a"}"#, 0, "missing field `text`");
        is_wrong(r#"{"id": " ", "text": "x"}"#, 0, "no name");
        is_wrong(r#"{"id": null, "text": "x"}"#, 0, "no name");
        is_wrong(r#"{"id": "a", "text": "x", "date": "last May"}"#, 0, "which is no day");
    }
}
