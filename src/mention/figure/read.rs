//! Puts figures together: numerals with their units become ranges, take hedges and nouns, or are refused.

use super::counted::{self, Count};
use super::hedge::{self, Found};
use super::lists;
use super::named::{self, Context};
use super::numeral::Form;
use super::quantity::{self, Quantity};
use super::range::{self, Other};
use super::refuse;
use super::senses;
use super::shapes;
use super::{Dimension, Figure, Hedge, Number, Unit};
use super::{digits, words};
use crate::lexicon::{counted as words_around, numbers, numbers::Word};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

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
    while i < tokens.len() {
        let (draft, next) = at(tokens, i);
        if let Some(draft) = draft
            && draft.first >= free
        {
            free = draft.last + 1;
            drafts.push(draft);
        }
        i = next.max(i + 1);
    }
    lists::share_units(tokens, &mut drafts);
    lists::drop_models(tokens, &mut drafts);
    drafts.into_iter().map(|draft| draft.figure).collect()
}

/// The figure at token `i`, and where to go on reading.
fn at(tokens: &Tokens, i: usize) -> (Option<Draft>, usize) {
    let quantity = match tokens.kind(i) {
        Some(TokenKind::Digits) => {
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
        Some(TokenKind::Word) => {
            let Some(word) = numbers::word(tokens.folded(i)) else { return (None, i + 1) };
            let Some(number) = words::words(tokens, i, word) else {
                return (None, passed(tokens, i, word));
            };
            let next = number.last + 1;
            match number.form {
                Form::Ordinal => return (shapes::ordinal(tokens, number), next),
                Form::Zero => return (Some(shapes::simple(tokens, number, Dimension::Count, "none")), next),
                Form::Multiple => {
                    return (Some(shapes::simple(tokens, number, Dimension::Ratio, "multiple")), next);
                }
                _ => Some(quantity::of(tokens, number)),
            }
        }
        Some(TokenKind::Sign) => digits::sign(tokens, i).map(|number| quantity::of(tokens, number)),
        _ => None,
    };
    let Some(quantity) = quantity else { return (None, i + 1) };
    let next = if quantity.number.form == Form::Digits {
        refuse::past(tokens, i).max(quantity.number.last + 1)
    } else {
        quantity.number.last + 1
    };
    match finish(tokens, quantity) {
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

fn finish(tokens: &Tokens, quantity: Quantity) -> Option<Draft> {
    if quantity.unit.is_none()
        && tokens.folded(quantity.last + 1) == "-"
        && tokens.glued(quantity.last)
        && named::model(tokens, &quantity.number)
    {
        return None;
    }
    if let Some(draft) = shapes::score(tokens, &quantity) {
        return draft;
    }
    if let Some(draft) = shapes::ratio(tokens, &quantity) {
        return Some(draft);
    }
    // "high-five", "ten o'clock".
    if quantity.number.form == Form::Words
        && quantity.unit.is_none()
        && (senses::part_of_word(tokens, quantity.first)
            || words_around::clocks().at(quantity.last + 1, |k| tokens.folded(k)).is_some())
    {
        return None;
    }
    let other = range::range(tokens, &quantity);
    let number = &quantity.number;
    let tail = other.as_ref().map_or(&quantity, |other| &other.quantity);
    let opener = other.as_ref().and_then(|other| other.opener);
    let mut dimension = tail.dimension();
    let stuck = tail.number.last;
    if tail.number.form == Form::Digits
        && tail.unit.is_none()
        && tokens.glued(stuck)
        && tokens.kind(stuck + 1) == Some(TokenKind::Word)
    {
        return None;
    }
    let first = opener.unwrap_or(quantity.first);
    let before = if number.form == Form::Vague && quantity.unit.is_none() {
        None
    } else {
        hedge::before(tokens, first, dimension)
    };
    let single = number.form == Form::Words && number.first == number.last && number.value == Decimal::ONE;
    let before = before.filter(|found| !(single && tokens.folded(found.last) == "some"));
    let mut after = hedge::after(tokens, tail.last);
    let hyphen =
        tokens.folded(tail.number.last + 1) == "-" && tokens.glued(tail.number.last) && tail.unit.is_none();
    // "200 million-plus": the hyphen belongs to the hedge.
    let hyphen = hyphen && after.is_none();
    let noun = if tail.unit.is_some() {
        None
    } else {
        noun(tokens, tail, after.map_or(tail.last, |found| found.last), hyphen, single)
    };
    let state = words_around::state(tokens.folded(tail.last + 1));
    let lower = state
        || noun
            .as_ref()
            .is_some_and(|noun| noun.span.of(tokens.text()).chars().next().is_some_and(char::is_lowercase));
    if after.is_none()
        && let Some(noun) = &noun
    {
        after = hedge::after(tokens, tokens.at(noun.span.end.saturating_sub(1)));
    }
    if hyphen && senses::coined(tokens, tail, single) {
        return None;
    }
    let mut unit = tail.unit.clone();
    let mut rule = rule_of(&quantity, other.is_some(), dimension);
    let bound = before.is_some() || after.is_some();
    let context = Context { counts: state || noun.is_some(), lower, hedged: bound };
    if unit.is_none() {
        if other.is_none() && single && noun.is_none() && !senses::lone_one(tokens, number, bound) {
            return None;
        }
        if let Some(found) = senses::magnitude(tokens, &quantity, tail, first) {
            dimension = Dimension::Magnitude;
            unit = Some(found);
            rule = "magnitude";
        } else if senses::age(tokens, &quantity, tail, before.map_or(first, |found| found.first)) {
            dimension = Dimension::Age;
            unit = Some(Unit { written: String::new(), name: "year".to_string(), dimension });
            rule = "age";
        } else if named::named(tokens, number, tail.last, context) || senses::name_in_words(tokens, number) {
            return None;
        }
    }
    let noun = if unit.is_some() { None } else { noun };
    if noun.as_ref().is_some_and(|noun| noun.head == "times") && senses::compares(tokens, tail.last + 2) {
        dimension = Dimension::Ratio;
        rule = "times";
    }
    let value = value(tokens, &quantity, other.as_ref(), before, after);
    let number_span = tokens.span(number.first, tail.number.last);
    let span = tokens.span(quantity.first, tail.last);
    let hedged_first = before.map_or(first, |found| found.first);
    let hedged = tokens.span(
        hedged_first,
        after.filter(|found| found.first == tail.last + 1).map_or(tail.last, |found| found.last),
    );
    let change = hedge::change(tokens, hedged_first, tail.last, dimension);
    let figure = Figure {
        span,
        number: number_span,
        hedged,
        value,
        unit,
        per: tail.per.clone(),
        noun,
        dimension,
        change,
        rule,
    };
    let end = tail.end.max(model_end(tokens, figure.noun.as_ref()));
    Some(Draft { figure, first: quantity.first, last: tail.last, end })
}

/// The last token of a noun that holds a model's number: "two new 737 jets" is read to its end.
fn model_end(tokens: &Tokens, noun: Option<&super::Noun>) -> usize {
    let Some(noun) = noun else { return 0 };
    let inside = tokens.within(noun.span);
    let model = inside.clone().any(|k| {
        tokens.kind(k) == Some(TokenKind::Digits)
            && tokens.written(k).len() == 3
            && tokens.folded(k + 1) != "-"
    });
    if model { inside.end.saturating_sub(1) } else { 0 }
}

fn rule_of(quantity: &Quantity, ranged: bool, dimension: Dimension) -> &'static str {
    match (quantity.number.form, dimension) {
        (Form::Part, _) => "fraction",
        (Form::Vague, _) => "vague",
        _ if ranged => "range",
        (_, Dimension::Money) => "money",
        (_, Dimension::Percent | Dimension::PercentagePoint) => "percent",
        (_, Dimension::Age) => "age",
        (_, Dimension::Duration) => "duration",
        (_, Dimension::Magnitude) => "magnitude",
        (Form::Words, Dimension::Count) => "words",
        (_, Dimension::Count) => "digits",
        _ => "measure",
    }
}

fn value(
    tokens: &Tokens,
    quantity: &Quantity,
    other: Option<&Other>,
    before: Option<Found>,
    after: Option<Found>,
) -> Number {
    let mut words = hedge::words(tokens, before, after);
    let single = quantity.number.value;
    let mut made = Number {
        min: Some(single),
        max: Some(single),
        open_min: false,
        open_max: false,
        hedge: None,
        hedge_words: String::new(),
        step: quantity.number.step,
    };
    if let Some(other) = other {
        made.min = Some(other.low);
        made.max = Some(other.high);
        made.step = made.step.min(other.quantity.number.step);
        made.hedge = Some(Hedge::Range);
        made.hedge_words = words;
        return made;
    }
    if quantity.number.form == Form::Vague {
        let vague = tokens.span(quantity.number.first, quantity.number.last).of(tokens.text());
        words = if words.is_empty() { vague.to_string() } else { format!("{words} {vague}") };
        made.max = None;
        made.hedge = Some(Hedge::Vague);
        made.hedge_words = words;
        return made;
    }
    let hedge = before.or(after).map(|found| found.hedge);
    match hedge {
        Some(Hedge::AtLeast) => made.max = None,
        Some(Hedge::MoreThan) => (made.max, made.open_min) = (None, true),
        Some(Hedge::UpTo) => made.min = None,
        Some(Hedge::LessThan) => (made.min, made.open_max) = (None, true),
        _ => {}
    }
    made.hedge = hedge;
    made.hedge_words = words;
    made
}

fn noun(tokens: &Tokens, tail: &Quantity, after: usize, hyphen: bool, single: bool) -> Option<super::Noun> {
    let last = tail.number.last;
    if hyphen {
        // "a 12-page report", "four-cylinder": the word after the hyphen.
        let word = last + 2;
        let joined = tokens.kind(word) == Some(TokenKind::Word) && tokens.glued(last + 1);
        return joined
            .then(|| super::Noun { span: tokens.span(word, word), head: tokens.folded(word).to_string() });
    }
    let mut from = after + 1;
    if tail.number.form == Form::Vague && tokens.folded(from) == "of"
        || tail.number.scale > Decimal::ONE && tokens.folded(from) == "of"
    {
        from += 1;
        while matches!(
            tokens.folded(from),
            "the" | "its" | "their" | "his" | "her" | "our" | "other" | "these" | "those"
        ) {
            from += 1;
        }
    }
    let count = if single { Count::One } else { Count::Many };
    counted::noun(tokens, from, count).or_else(|| adjective(tokens, tail, from))
}

/// "a 12 page document": the singular that a number stands before as in "12-page".
fn adjective(tokens: &Tokens, tail: &Quantity, from: usize) -> Option<super::Noun> {
    let before = tail.first.checked_sub(1).map_or("", |k| tokens.folded(k));
    let word = tokens.folded(from);
    let fits = matches!(before, "a" | "the" | "an")
        && matches!(
            word,
            "page"
                | "point"
                | "game"
                | "seat"
                | "room"
                | "bed"
                | "man"
                | "member"
                | "vote"
                | "goal"
                | "story"
                | "storey"
        );
    (fits && tail.number.form != Form::Vague)
        .then(|| super::Noun { span: tokens.span(from, from), head: word.to_string() })
}
