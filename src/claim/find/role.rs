//! Offices of people: "Defence Minister Khawaja Asif" says who holds the defence ministry.

use super::Draft;
use super::scene::Scene;
use crate::claim::about::{About, Group};
use crate::claim::{Certainty, Kind, Value};
use crate::lexicon::names::{self, Class};
use crate::lexicon::words;
use crate::mention::Name;
use crate::mention::name::Sort;
use crate::text::{Span, TokenKind};

/// The claim of a person's office; `None` where the text gives none, or only "Mr" and "Dr".
pub(super) fn draft(scene: &Scene, name: &Name) -> Option<Draft> {
    let title = name.title.filter(|_| name.sort == Sort::Person)?;
    let office = office(scene, title)?;
    let text = scene.tokens().text();
    let about = About {
        measure: Some(OFFICE.to_owned()),
        counted: Some(Group {
            written: name.span.of(text).to_owned(),
            key: name.key.clone(),
            side: None,
            side_inferred: false,
        }),
        ..About::default()
    };
    Some(Draft {
        kind: Kind::Role,
        value: Value::Text(office.of(text).split_whitespace().collect::<Vec<_>>().join(" ")),
        about,
        core: office,
        quote: name.span.join(&title),
        certainty: Certainty::Stated,
        as_of: None,
        superseded: false,
        moved: false,
        rule: "office",
    })
}

/// What a claim of an office measures.
const OFFICE: &str = "office";

/// The title without the forms of address before it.
fn office(scene: &Scene, title: Span) -> Option<Span> {
    let tokens = scene.tokens();
    let run = scene.tokens_of(title);
    let says = |i: &usize| {
        let class = names::class(tokens.folded(*i));
        // "an inquiry under Judge Tamsin", but an under-secretary
        let is_loose = words::is_closed(tokens.folded(*i)) && tokens.folded(i + 1) != "-";
        tokens.kind(*i) == Some(TokenKind::Word) && class.any(Class::OFFICE.and(Class::MODIFIER)) && !is_loose
    };
    let first = run.clone().find(says)?;
    let is_office = run.clone().any(|i| names::class(tokens.folded(i)).any(Class::OFFICE));
    is_office.then(|| tokens.span(first, run.end - 1))
}
