//! Goes through a text once and finds its figures; what one figure is made of is put together by `compose`.

use super::bounds;
use super::compose;
use super::lists;
use super::numeral::Form;
use super::quantity;
use super::refuse;
use super::shapes;
use super::{Dimension, Figure};
use super::{digits, words};
use crate::lexicon::counted::{self, Flag};
use crate::lexicon::{numbers, numbers::Word};
use crate::text::{TokenKind, Tokens};

/// A figure with its last token and the tokens of its span.
pub(super) struct Draft {
    pub(super) figure: Figure,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) end: usize,
}

/// All figures of a text, in its order; none overlap.
pub(super) fn all(tokens: &Tokens) -> Vec<Figure> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut i = 0;
    let mut free = 0;
    let mut prose = 0;
    while i < tokens.len() {
        let Some(start) = start(tokens, i) else {
            i += 1;
            continue;
        };
        if i >= prose && start != Start::Word(Word::Article) {
            let (numbers, end) = row(tokens, i);
            if numbers > ROW {
                i = end;
                continue;
            }
            prose = end;
        }
        let (draft, next) = at(tokens, i, start);
        if let Some(draft) = draft
            && draft.first >= free
        {
            free = draft.last + 1;
            drafts.push(draft);
        }
        i = next.max(i + 1);
    }
    let mut drafts = bounds::join(tokens, drafts);
    lists::share_units(tokens, &mut drafts);
    lists::drop_models(tokens, &mut drafts);
    drafts.into_iter().map(|draft| draft.figure).collect()
}

/// More numbers than this with nothing but joints between them are a table, of which no figure can be told.
const ROW: usize = 32;

/// How many numbers stand from token `i` to the next word that neither is one nor joins two, and where that is.
fn row(tokens: &Tokens, i: usize) -> (usize, usize) {
    let mut numbers = 0;
    let mut at = i;
    while let Some(kind) = tokens.kind(at) {
        match start(tokens, at) {
            Some(Start::Digits | Start::Sign) => numbers += 1,
            Some(Start::Word(word)) if word != Word::Article => numbers += 1,
            _ if kind == TokenKind::Word && !counted::is(tokens.folded(at), Flag::Joint) => break,
            _ => {}
        }
        at += 1;
    }
    (numbers, at)
}

/// What a figure can begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Digits,
    Word(Word),
    /// A fraction sign.
    Sign,
}

/// What begins at token `i`; most tokens begin nothing.
fn start(tokens: &Tokens, i: usize) -> Option<Start> {
    match tokens.kind(i)? {
        TokenKind::Digits => Some(Start::Digits),
        TokenKind::Word => numbers::word(tokens.folded(i)).map(Start::Word),
        TokenKind::Sign => digits::is_fraction(tokens.folded(i)).then_some(Start::Sign),
        TokenKind::Break => None,
    }
}

/// The figure at token `i`, and where to go on reading.
fn at(tokens: &Tokens, i: usize, start: Start) -> (Option<Draft>, usize) {
    let quantity = match start {
        Start::Digits => {
            if let Some(place) = digits::nth(tokens, i) {
                let next = place.last + 1;
                return (shapes::ordinal(tokens, place), next);
            }
            if super::measure::money_before(tokens, i).is_none()
                && let Some(next) = refuse::digits(tokens, i)
            {
                return (None, next);
            }
            quantity::at_digits(tokens, i)
        }
        Start::Word(word) => {
            let Some(number) = words::words(tokens, i, word) else {
                return (None, passed(tokens, i, word));
            };
            let next = number.last + 1;
            match number.form {
                Form::Ordinal => return (shapes::ordinal(tokens, number), next),
                Form::Zero => return (Some(shapes::simple(tokens, number, Dimension::Count, "none")), next),
                // "double-deck".
                Form::Multiple if tokens.folded(next) == "-" && tokens.glued(number.last) => {
                    return (None, next);
                }
                Form::Multiple => {
                    let draft = shapes::simple(tokens, number, Dimension::Ratio, "multiple");
                    return (Some(shapes::hedged(tokens, draft)), next);
                }
                _ => Some(quantity::of(tokens, number)),
            }
        }
        Start::Sign => digits::sign(tokens, i).map(|number| quantity::of(tokens, number)),
    };
    let Some(quantity) = quantity else { return (None, i + 1) };
    let next = if quantity.number.form == Form::Digits {
        refuse::past(tokens, i).max(quantity.number.last + 1)
    } else {
        quantity.number.last + 1
    };
    match compose::compose(tokens, quantity) {
        Some(draft) => {
            let next = draft.end + 1;
            (Some(draft), next)
        }
        None => (None, next),
    }
}

/// Where to go on after number words that make no number: "nineteen eighty-four" is passed whole.
fn passed(tokens: &Tokens, i: usize, word: Word) -> usize {
    let year = matches!(word, Word::Ones(10..=20) | Word::Tens(20))
        && matches!(numbers::word(tokens.folded(i + 1)), Some(Word::Tens(_)));
    if !year {
        return i + 1;
    }
    if tokens.folded(i + 2) == "-" { i + 4 } else { i + 2 }
}
