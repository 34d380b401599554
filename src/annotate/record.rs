//! One record in, one record out: a line of JSON with `id`, `text` and perhaps `reference`, and the line of its mentions.

use super::{Sort, date, find, quantity, said};
use crate::article::front_matter;
use crate::article::line::{Wrong, wrong_json};
use crate::mention::{Anchor, anchor};
use crate::text::{Places, Tokens};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;

/// A record as it comes in; other keys are passed over.
#[derive(Deserialize)]
struct Given<'a> {
    #[serde(default)]
    id: Value,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    reference: Option<Cow<'a, str>>,
}

const HELP: &str = r#"each line is a record with "id" and "text", and "reference" where its day is known"#;

/// Appends the record of the mentions of one record, with a line break after it.
///
/// `reference` is the day that dates count from where the record has none of its own.
///
/// # Errors
///
/// A line that is not JSON, or lacks its text, or has a reference that is no day.
pub fn record(line: &str, reference: Option<Date>, asked: &[Sort], out: &mut Vec<u8>) -> Result<(), Wrong> {
    let given: Given = serde_json::from_str(line).map_err(|error| wrong_json(line, &error, HELP))?;
    let own = match given.reference.as_deref().map(str::trim).filter(|said| !said.is_empty()) {
        None => None,
        Some(said) => Some(front_matter::day(said).ok_or_else(|| Wrong {
            column: 0,
            message: format!("`reference` is {said:?}, which is no day"),
            help: "write the day as 2031-03-04, or leave `reference` out",
        })?),
    };
    let anchor = anchor_of(own.or(reference));
    write(&given.id, &given.text, &anchor, asked, out);
    Ok(())
}

/// The anchor of a text whose day is known, or is not.
pub(super) fn anchor_of(day: Option<Date>) -> Anchor {
    day.map_or(Anchor::UNKNOWN, |day| Anchor::on(day, anchor::From::Published))
}

fn write(id: &Value, text: &str, anchor: &Anchor, asked: &[Sort], out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"id\":");
    json(id, out);
    out.extend_from_slice(b",\"mentions\":[");
    mentions(&Places::new(text), text, anchor, asked, &mut Comma::none(), out);
    out.extend_from_slice(b"]}\n");
}

/// What stands before the next element of a list.
pub(super) struct Comma(&'static [u8]);

impl Comma {
    /// Nothing before the first one.
    pub(super) fn none() -> Self {
        Comma(b"")
    }
}

/// The mentions of a text as elements of a JSON list, in the order of the text for each sort.
pub(super) fn mentions(
    places: &Places,
    text: &str,
    anchor: &Anchor,
    asked: &[Sort],
    comma: &mut Comma,
    out: &mut Vec<u8>,
) {
    let found = find(&Tokens::new(text), anchor, asked);
    let mut push = |element: &dyn Fn(&mut Vec<u8>)| {
        out.extend_from_slice(comma.0);
        comma.0 = b",";
        element(out);
    };
    for figure in &found.figures {
        push(&|out| json(&quantity::of(text, places, figure), out));
    }
    for found in &found.dates {
        date::each(places, found, &mut |date| push(&|out| json(date, out)));
    }
    for found in &found.speech {
        push(&|out| json(&said::said(places, found), out));
    }
    for name in &found.names {
        push(&|out| json(&said::named(places, name), out));
    }
}

fn json(value: &impl Serialize, out: &mut Vec<u8>) {
    let before = out.len();
    if serde_json::to_writer(&mut *out, value).is_err() {
        // Numbers and strings in memory can always be written; were it otherwise, the list stays valid JSON.
        out.truncate(before);
        out.extend_from_slice(b"null");
    }
}
