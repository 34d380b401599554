//! What somebody asserts against others: accusations, denials, claims and confirmations, with their bent.
//!
//! What somebody merely says is left out: a row for every quotation would bury the rows that matter.

use super::Draft;
use super::scene::Scene;
use crate::claim::about::About;
use crate::claim::{Certainty, Kind, Value};
use crate::mention::Attribution;
use crate::mention::speech::Act;
use crate::text::Span;

/// The shortest statement, in words that say something.
const FEWEST_WORDS: usize = 2;

/// The claim of a statement; `None` where nobody is named for it, or too little is said.
pub(super) fn draft(scene: &Scene, said: &Attribution) -> Option<Draft> {
    if matches!(said.act, Act::Says | Act::According) {
        return None;
    }
    let named = said.named()?;
    let text = scene.tokens().text();
    let scope = Span::new(said.scope.start.max(scene.span.start), said.scope.end.min(scene.span.end));
    let words = scope.of(text).trim_end_matches(|c: char| !c.is_alphanumeric());
    let scope = Span::new(scope.start, scope.start + words.len());
    // A figure has a claim of its own, with its speaker.
    if scene.figures.iter().any(|figure| scope.contains(&figure.number)) {
        return None;
    }
    let mut about = About::default();
    scene.take_all(&mut about, scope);
    if about.words.len() + about.names.len() + about.places.len() < FEWEST_WORDS {
        return None;
    }
    let quote = named.span.join(&said.cue).join(&scope);
    let quote = Span::new(quote.start.max(scene.span.start), quote.end.min(scene.span.end));
    let bent = match said.act {
        Act::Denies => "denies",
        Act::Accuses => "accuses",
        Act::Alleges => "alleges",
        Act::Confirms => "confirms",
        Act::Claims | Act::Says | Act::According => "claims",
    };
    Some(Draft {
        kind: Kind::Statement,
        value: Value::Text(format!("{bent}: {}", words.split_whitespace().collect::<Vec<_>>().join(" "))),
        about,
        core: scope,
        quote,
        certainty: if said.act == Act::Denies { Certainty::Denied } else { Certainty::Stated },
        as_of: None,
        superseded: false,
        moved: false,
        rule: "statement",
    })
}
