//! The shape of the report: what docs/json.md describes, field by field and in its order.

use crate::claim::{Certainty, Check, Kind};
use crate::compare::{Reason, Related, Verdict};
use serde::Serialize;
use serde_json::{Number, Value as Json};

/// A whole report.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    pub(super) version: u32,
    pub(super) case: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) articles: Vec<Article<'a>>,
    pub(super) questions: Vec<Question<'a>>,
    pub(super) unplaced: Vec<Unplaced<'a>>,
    pub(super) review: Json,
    pub(super) selfcheck: Option<Json>,
    pub(super) orphaned: Vec<String>,
    pub(super) unread: Vec<Unread<'a>>,
    /// Of few cases there is anything to be said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) story: Option<Story<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Story<'a> {
    pub(super) id: &'a str,
    pub(super) title: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct Article<'a> {
    pub(super) id: &'a str,
    pub(super) source: Option<&'a str>,
    pub(super) title: Option<&'a str>,
    pub(super) url: Option<&'a str>,
    pub(super) published: Option<String>,
    pub(super) anchor: Option<Anchor<'a>>,
    pub(super) origin: Option<&'a str>,
    pub(super) origin_why: Option<OriginWhy<'a>>,
    /// False where only the claims of the article are there.
    pub(super) text: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Anchor<'a> {
    pub(super) day: Option<String>,
    pub(super) year: Option<i16>,
    pub(super) from: &'a crate::mention::anchor::From,
}

#[derive(Debug, Serialize)]
pub(super) struct OriginWhy<'a> {
    pub(super) code: &'static str,
    pub(super) with: Option<&'a str>,
    pub(super) percent: Option<u8>,
    pub(super) words: String,
    pub(super) decision: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct Question<'a> {
    pub(super) id: &'a str,
    pub(super) kind: Kind,
    pub(super) label: &'a str,
    pub(super) verdict: Verdict,
    pub(super) reason: &'static str,
    pub(super) machine: Machine,
    pub(super) review: Option<Json>,
    pub(super) likely: bool,
    pub(super) between: Option<[Option<&'a str>; 2]>,
    pub(super) articles: usize,
    pub(super) origins: usize,
    pub(super) related: &'a [Related],
    pub(super) claims: Vec<Claim<'a>>,
}

/// What the rules say of a row.
#[derive(Debug, Serialize)]
pub(super) struct Machine {
    pub(super) verdict: Verdict,
    pub(super) reason: Reason,
}

#[derive(Debug, Serialize)]
pub(super) struct Claim<'a> {
    pub(super) id: &'a str,
    pub(super) article: &'a str,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
    pub(super) quote: &'a str,
    pub(super) check: Check,
    pub(super) said_by: Option<&'a str>,
    pub(super) via: &'a [String],
    pub(super) value: Value<'a>,
    pub(super) measure: Option<&'a str>,
    pub(super) who: Option<&'a str>,
    pub(super) side: Option<&'a str>,
    pub(super) certainty: Certainty,
    pub(super) superseded: bool,
    pub(super) rule: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Value<'a> {
    Figure {
        min: Option<Number>,
        max: Option<Number>,
        #[serde(skip_serializing_if = "Option::is_none")]
        open: Option<&'static str>,
        hedge: Option<&'a str>,
        unit: Option<&'a str>,
        dimension: String,
    },
    Date {
        start: Option<String>,
        end: Option<String>,
        edtf: &'a str,
        year_inferred: bool,
    },
    Text {
        text: &'a str,
    },
}

#[derive(Debug, Serialize)]
pub(super) struct Unplaced<'a> {
    pub(super) article: &'a str,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
    pub(super) quote: &'a str,
    pub(super) why: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Unread<'a> {
    pub(super) path: String,
    pub(super) why: &'a str,
}
