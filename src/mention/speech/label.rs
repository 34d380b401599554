//! A speaker before a colon: "Police: nine dead in mill fire", "Mara Voss: We had 40 beds".

use super::Act;
use super::cue::Found;
use super::form::Around;
use super::phrase::{Head, Phrase};
use super::scope::scope_end;
use super::text::Text;
use super::who;
use crate::lexicon::speech::As;
use crate::mention::name::Sort;
use crate::text::{Span, TokenKind};

/// The fewest words that are taken for something said.
const SAID: usize = 3;

/// The speaker that a line begins with.
pub(super) fn find(text: &Text, around: &Around) -> Option<Found> {
    let range = &around.sentence.range;
    let opens_line = range.start == 0
        || text.tokens.kind(range.start - 1) == Some(TokenKind::Break)
        || text.tokens.kind(range.start) == Some(TokenKind::Break);
    let colon = (range.start..range.end).take(8).find(|at| text.folded(*at) == ":")?;
    if !opens_line || text.tokens.glued(colon) {
        return None;
    }
    let first = (range.start..colon).find(|at| text.word(*at))?;
    let phrase = text.forward(first, colon)?;
    let words = (colon + 1..range.end).filter(|at| text.word(*at)).take(SAID).count();
    let plain =
        (colon + 1..range.end).filter(|at| text.word(*at) && text.name(*at).is_none()).take(SAID).count();
    if phrase.last + 1 != colon || words < SAID || plain < 2 || !is_speaker(text, &phrase) {
        return None;
    }
    let by = who::resolve(text, &phrase, around.sentence, around.spoken)?;
    let start = text.start(colon + 1).min(around.sentence.span.end);
    let scope = Span::new(start, scope_end(around.sentence, around.quotes));
    Some(Found {
        cue: colon..colon + 1,
        first: phrase.first,
        by,
        act: Act::Says,
        scope,
        via: Vec::new(),
        behind: true,
    })
}

/// People and bodies; not "Source: …", "Owner: …", which are entries of a list.
fn is_speaker(text: &Text, phrase: &Phrase) -> bool {
    match phrase.head {
        Head::Pronoun(_) => false,
        Head::Noun(at) => text.speaks(phrase) && !text.document(phrase) && !text.is(at, As::Vague),
        Head::Name(name) => text.names.get(name).is_some_and(|name| match name.sort {
            Sort::Person | Sort::Body => true,
            Sort::Unknown => name.key.contains(' ') || matches!(text.folded(phrase.last + 2), "\"" | "'"),
            Sort::Place => false,
        }),
    }
}
