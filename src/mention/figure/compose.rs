//! Puts one figure together: a numeral with its unit becomes a range, takes its hedge and noun, or is refused.

use super::around;
use super::hedge::{self, Found};
use super::named::{self, Context};
use super::noun;
use super::numeral::Form;
use super::quantity::Quantity;
use super::range::{self, Other};
use super::read::Draft;
use super::value::{rule_of, value};
use super::{Change, Dimension, Figure, Noun, Unit};
use super::{measure, senses, shapes};
use crate::lexicon::counted::{self, Flag};
use crate::lexicon::{figure_patterns, numbers};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// A figure in the making: its number, the other end of its range, its hedges, its noun.
struct Parts<'q> {
    quantity: &'q Quantity,
    other: Option<Other>,
    /// The first token of what it is written as, "between" included.
    first: usize,
    before: Option<Found>,
    after: Option<Found>,
    noun: Option<Noun>,
    /// True for a plain "one", which is mostly no number.
    single: bool,
    /// True for "12-page": a word hangs on the number.
    hyphen: bool,
}

impl Parts<'_> {
    /// The quantity whose unit and noun count: the last of a range.
    fn tail(&self) -> &Quantity {
        self.other.as_ref().map_or(self.quantity, |other| &other.quantity)
    }

    fn is_hedged(&self) -> bool {
        self.before.is_some() || self.after.is_some()
    }
}

/// What a figure without unit of its own turns out to be.
struct Sense {
    unit: Option<Unit>,
    dimension: Dimension,
    rule: &'static str,
}

/// The figure that a quantity belongs to; `None` where it is none.
pub(super) fn compose(tokens: &Tokens, quantity: Quantity) -> Option<Draft> {
    if is_model(tokens, &quantity) {
        return None;
    }
    if let Some(draft) = shapes::score(tokens, &quantity) {
        return draft;
    }
    if let Some(draft) = shapes::ratio(tokens, &quantity).or_else(|| shapes::fold(tokens, &quantity)) {
        return Some(draft);
    }
    if is_aside(tokens, &quantity) {
        return None;
    }
    let parts = parts(tokens, &quantity)?;
    if parts.hyphen && senses::coined(tokens, parts.tail()) {
        return None;
    }
    let sense = sense(tokens, &parts)?;
    Some(draft(tokens, parts, sense))
}

/// "Boeing 737-800".
fn is_model(tokens: &Tokens, quantity: &Quantity) -> bool {
    quantity.unit.is_none()
        && tokens.folded(quantity.last + 1) == "-"
        && tokens.glued(quantity.last)
        && named::model(tokens, &quantity.number)
}

/// "at one point", "a one-off", "called 911", "ten o'clock", and what hangs on a word before it: "high-five".
fn is_aside(tokens: &Tokens, quantity: &Quantity) -> bool {
    if around::at(figure_patterns::asides(), tokens, quantity.first, quantity.last).is_some() {
        return true;
    }
    let stuck = || {
        senses::part_of_word(tokens, quantity.first)
            || counted::clocks().at(quantity.last + 1, |k| tokens.folded(k)).is_some()
    };
    quantity.number.form == Form::Words && quantity.unit.is_none() && stuck()
}

fn parts<'q>(tokens: &Tokens, quantity: &'q Quantity) -> Option<Parts<'q>> {
    let other = range::range(tokens, quantity);
    let number = &quantity.number;
    let first = other.as_ref().and_then(|other| other.opener).unwrap_or(quantity.first);
    let single = number.form == Form::Words && number.first == number.last && number.value == Decimal::ONE;
    let mut parts =
        Parts { quantity, other, first, before: None, after: None, noun: None, single, hyphen: false };
    let tail = parts.tail();
    let stuck = tail.number.last;
    if tail.number.form == Form::Digits
        && tail.unit.is_none()
        && tokens.glued(stuck)
        && tokens.kind(stuck + 1) == Some(TokenKind::Word)
    {
        return None;
    }
    let (last, dimension, measured) = (tail.last, tail.dimension(), tail.unit.is_some());
    if number.form != Form::Vague || quantity.unit.is_some() {
        let before = hedge::before(tokens, first, dimension);
        parts.before = before.filter(|found| !(single && tokens.folded(found.last) == "some"));
    }
    parts.after = hedge::after(tokens, last);
    // "200 million-plus": the hyphen belongs to the hedge.
    parts.hyphen =
        !measured && parts.after.is_none() && tokens.folded(stuck + 1) == "-" && tokens.glued(stuck);
    if !measured {
        let from = parts.after.map_or(last, |found| found.last);
        parts.noun = noun::of(tokens, parts.tail(), from, parts.hyphen, single);
    }
    if parts.after.is_none()
        && let Some(noun) = &parts.noun
    {
        parts.after = hedge::after(tokens, tokens.at(noun.span.end.saturating_sub(1)));
    }
    Some(parts)
}

/// What the figure is, by unit and by the words around it; `None` where it is a name, a year, a pronoun.
fn sense(tokens: &Tokens, parts: &Parts) -> Option<Sense> {
    let (quantity, tail) = (parts.quantity, parts.tail());
    let dimension = tail.dimension();
    let mut made = Sense {
        unit: tail.unit.clone(),
        dimension,
        rule: rule_of(quantity, parts.other.is_some(), dimension),
    };
    if made.unit.is_some() && senses::name_in_words(tokens, &quantity.number) {
        return None;
    }
    if let Some(unit) = &mut made.unit {
        // "aged 8 to 10 years".
        let before = parts.first.checked_sub(1).map_or("", |k| tokens.folded(k));
        if unit.dimension == Dimension::Duration && before == "aged" {
            unit.dimension = Dimension::Age;
            (made.dimension, made.rule) = (Dimension::Age, "age");
        }
        return Some(made);
    }
    let bound = parts.is_hedged();
    let lone = parts.other.is_none() && parts.single && parts.noun.is_none();
    if lone && !senses::lone_one(tokens, &quantity.number, bound) {
        return None;
    }
    if let Some(found) =
        senses::magnitude(tokens, quantity, tail, parts.before.map_or(parts.first, |found| found.first))
    {
        (made.unit, made.dimension, made.rule) = (Some(found), Dimension::Magnitude, "magnitude");
        return Some(made);
    }
    if senses::age(tokens, quantity, tail, parts.before.map_or(parts.first, |found| found.first)) {
        let unit = Unit { written: String::new(), name: "year".to_string(), dimension: Dimension::Age };
        (made.unit, made.dimension, made.rule) = (Some(unit), Dimension::Age, "age");
        return Some(made);
    }
    let state = counted::is(tokens.folded(tail.last + 1), Flag::State);
    let small = |noun: &Noun| noun.span.of(tokens.text()).chars().next().is_some_and(char::is_lowercase);
    let context = Context {
        counts: state || parts.noun.is_some(),
        lower: state || parts.noun.as_ref().is_some_and(small),
        hedged: bound,
    };
    if named::named(tokens, &quantity.number, tail.last, context)
        || senses::name_in_words(tokens, &quantity.number)
    {
        return None;
    }
    if around::at(figure_patterns::multiples(), tokens, quantity.first, tail.last).is_some() {
        (made.dimension, made.rule) = (Dimension::Ratio, "times");
    }
    Some(made)
}

fn draft(tokens: &Tokens, parts: Parts, sense: Sense) -> Draft {
    let Parts { quantity, before, after, first, .. } = parts;
    let tail = parts.tail();
    let hedged_first = before.map_or(first, |found| found.first);
    let beside = after.filter(|found| found.first == tail.last + 1);
    let change = hedge::change(tokens, hedged_first, tail.last, sense.dimension);
    let (change, mover): (Option<Change>, _) = (change.map(|found| found.0), change.map(|found| found.1));
    let upper = (quantity.number.form == Form::Vague)
        .then(|| numbers::vague().at(quantity.number.first, |k| tokens.folded(k)))
        .flatten()
        .map(|(_, vague)| Decimal::from(vague.max));
    let noun = if sense.unit.is_some() { None } else { parts.noun.clone() };
    let mut end = tail.end.max(noun::model_end(tokens, noun.as_ref()));
    let mut per = tail.per.clone();
    if per.is_none() && sense.dimension == Dimension::Count {
        let counted = noun.as_ref().map_or(tail.last, |noun| tokens.at(noun.span.end.saturating_sub(1)));
        if let Some(found) = measure::rate_behind(tokens, counted) {
            (per, end) = (Some(found.0), found.1.max(end));
        }
    }
    let figure = Figure {
        span: tokens.span(quantity.first, tail.last),
        number: tokens.span(quantity.number.first, tail.number.last),
        hedged: tokens.span(hedged_first, beside.map_or(tail.last, |found| found.last)),
        value: value(tokens, quantity, parts.other.as_ref(), before, after),
        upper,
        unit: sense.unit,
        per,
        noun,
        dimension: sense.dimension,
        change,
        change_word: mover.map(|at| tokens.span(at, at)),
        rule: sense.rule,
    };
    Draft { figure, first: quantity.first, last: tail.last, end }
}
