//! Who said what, and names, as JSON.

use crate::mention::speech::Act;
use crate::mention::{Attribution, Name, name};
use crate::text::{Places, Span};
use serde::Serialize;

/// A stretch of a text, in characters.
#[derive(Debug, Clone, Copy, Serialize)]
struct Stretch {
    start: usize,
    end: usize,
}

fn stretch(places: &Places, span: Span) -> Stretch {
    Stretch { start: places.chars(span.start), end: places.chars(span.end) }
}

/// Who said what: `start` and `end` are those of what is said.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Said<'a> {
    mention: &'static str,
    start: usize,
    end: usize,
    act: &'static str,
    cue: Stretch,
    /// The words for the speaker; without a key, of one who is not named.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<Stretch>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'a str>,
    /// From the nearest to the speaker to the farthest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    via: Vec<Stretch>,
}

pub(super) fn said<'a>(places: &Places, said: &'a Attribution) -> Said<'a> {
    let Stretch { start, end } = stretch(places, said.scope);
    Said {
        mention: "speech",
        start,
        end,
        act: act_word(said.act),
        cue: stretch(places, said.cue),
        speaker: said.speaker.span().map(|span| stretch(places, span)),
        key: said.named().map(|named| named.key.as_str()),
        side: said.named().and_then(|named| named.side.as_deref()),
        via: said.via.iter().map(|via| stretch(places, *via)).collect(),
    }
}

pub(super) fn act_word(act: Act) -> &'static str {
    match act {
        Act::Says => "says",
        Act::According => "according to",
        Act::Claims => "claims",
        Act::Alleges => "alleges",
        Act::Confirms => "confirms",
        Act::Denies => "denies",
        Act::Accuses => "accuses",
    }
}

/// A name.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Named<'a> {
    mention: &'static str,
    start: usize,
    end: usize,
    sort: &'static str,
    key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Stretch>,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'a str>,
}

pub(super) fn named<'a>(places: &Places, name: &'a Name) -> Named<'a> {
    let Stretch { start, end } = stretch(places, name.span);
    Named {
        mention: "name",
        start,
        end,
        sort: sort_word(name.sort),
        key: &name.key,
        title: name.title.map(|title| stretch(places, title)),
        side: name.side.as_deref(),
    }
}

pub(super) fn sort_word(sort: name::Sort) -> &'static str {
    match sort {
        name::Sort::Person => "person",
        name::Sort::Place => "place",
        name::Sort::Body => "body",
        name::Sort::Unknown => "unknown",
    }
}
