//! Puts figures together: numerals with their units become ranges, take hedges and nouns, or are refused.

use super::counted::{self, Count};
use super::hedge::{self, Found};
use super::numeral::{self, Form, Numeral};
use super::quantity::{self, Quantity};
use super::refuse::{self, Context};
use super::{Dimension, Figure, Hedge, Number, Unit};
use crate::lexicon::{counted as words_around, numbers, numbers::Word};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// A figure with its last token and the tokens of its span.
struct Draft {
    figure: Figure,
    first: usize,
    last: usize,
    end: usize,
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
    share_units(tokens, &mut drafts);
    drop_models(tokens, &mut drafts);
    drafts.into_iter().map(|draft| draft.figure).collect()
}

/// Once a text has said "Boeing 737", its bare "737" is the same name.
fn drop_models(tokens: &Tokens, drafts: &mut Vec<Draft>) {
    let mut models: BTreeSet<&str> = BTreeSet::new();
    let suspect = |draft: &Draft| {
        let written = tokens.written(draft.first);
        written.len() == 3
            && bare(&draft.figure)
            && draft.figure.value.hedge.is_none_or(|hedge| hedge == Hedge::Range)
            || written.len() == 3
                && draft.figure.rule == "digits"
                && draft.first == draft.last
                && !draft.figure.noun.as_ref().is_some_and(|noun| words_around::is_plural(&noun.head))
    };
    if !drafts.iter().any(suspect) {
        return;
    }
    for (i, token) in tokens.iter().enumerate().skip(1) {
        if token.kind == TokenKind::Digits && tokens.written(i).len() == 3 && refuse::names_model(tokens, i) {
            models.insert(tokens.written(i));
        }
    }
    drafts.retain(|draft| !(suspect(draft) && models.contains(tokens.written(draft.first))));
}

/// The figure at token `i`, and where to go on reading.
fn at(tokens: &Tokens, i: usize) -> (Option<Draft>, usize) {
    let quantity = match tokens.kind(i) {
        Some(TokenKind::Digits) => {
            if let Some(place) = numeral::nth(tokens, i) {
                let next = place.last + 1;
                return (ordinal(tokens, place), next);
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
            let Some(number) = numeral::words(tokens, i, word) else {
                return (None, passed(tokens, i, word));
            };
            let next = number.last + 1;
            match number.form {
                Form::Ordinal => return (ordinal(tokens, number), next),
                Form::Zero => return (Some(simple(tokens, number, Dimension::Count, "none")), next),
                Form::Multiple => return (Some(simple(tokens, number, Dimension::Ratio, "multiple")), next),
                _ => Some(quantity::of(tokens, number)),
            }
        }
        Some(TokenKind::Sign) => numeral::sign(tokens, i).map(|number| quantity::of(tokens, number)),
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

fn ordinal(tokens: &Tokens, number: Numeral) -> Option<Draft> {
    let month = |k: Option<usize>| {
        k.is_some_and(|k| {
            tokens.get(k).is_some_and(|token| token.capital) && words_around::month(tokens.folded(k))
        })
    };
    let of = usize::from(tokens.folded(number.last + 1) == "of");
    // "first-team players", "a third-floor flat".
    if tokens.folded(number.last + 1) == "-" && tokens.glued(number.last) && tokens.glued(number.last + 1) {
        return None;
    }
    if month(number.first.checked_sub(1)) || month(Some(number.last + 1 + of)) {
        return None;
    }
    Some(simple(tokens, number, Dimension::Ordinal, "ordinal"))
}

/// A figure without unit, hedge or noun.
fn simple(tokens: &Tokens, number: Numeral, dimension: Dimension, rule: &'static str) -> Draft {
    let span = tokens.span(number.first, number.last);
    let value = Number {
        min: Some(number.value),
        max: Some(number.value),
        open_min: false,
        open_max: false,
        hedge: None,
        hedge_words: String::new(),
        step: number.step,
    };
    let figure = Figure {
        span,
        number: span,
        hedged: span,
        value,
        unit: None,
        per: None,
        noun: None,
        dimension,
        change: None,
        rule,
    };
    Draft { figure, first: number.first, last: number.last, end: number.last }
}

/// The other end of a range, the range's own words included.
struct Other {
    quantity: Quantity,
    low: Decimal,
    high: Decimal,
    /// True for "between 12 and 15" and "from 12 to 15": the word belongs to the hedge.
    opener: Option<usize>,
}

fn finish(tokens: &Tokens, quantity: Quantity) -> Option<Draft> {
    if quantity.unit.is_none()
        && tokens.folded(quantity.last + 1) == "-"
        && tokens.glued(quantity.last)
        && refuse::model(tokens, &quantity.number)
    {
        return None;
    }
    if let Some(draft) = score(tokens, &quantity) {
        return draft;
    }
    if let Some(draft) = ratio(tokens, &quantity) {
        return Some(draft);
    }
    // "high-five", "ten o'clock".
    if quantity.number.form == Form::Words
        && quantity.unit.is_none()
        && (part_of_word(tokens, quantity.first)
            || words_around::clocks().at(quantity.last + 1, |k| tokens.folded(k)).is_some())
    {
        return None;
    }
    let other = range(tokens, &quantity);
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
    if hyphen && coined(tokens, tail, single) {
        return None;
    }
    let mut unit = tail.unit.clone();
    let mut rule = rule_of(&quantity, other.is_some(), dimension);
    let bound = before.is_some() || after.is_some();
    let context = Context { counts: state || noun.is_some(), lower, hedged: bound };
    if unit.is_none() {
        if other.is_none() && single && noun.is_none() && !lone_one(tokens, number, bound) {
            return None;
        }
        if let Some(found) = magnitude(tokens, &quantity, tail, first) {
            dimension = Dimension::Magnitude;
            unit = Some(found);
            rule = "magnitude";
        } else if age(tokens, &quantity, tail, before.map_or(first, |found| found.first)) {
            dimension = Dimension::Age;
            unit = Some(Unit { written: String::new(), name: "year".to_string(), dimension });
            rule = "age";
        } else if refuse::named(tokens, number, tail.last, context) || name_in_words(tokens, number) {
            return None;
        }
    }
    let noun = if unit.is_some() { None } else { noun };
    if noun.as_ref().is_some_and(|noun| noun.head == "times") && compares(tokens, tail.last + 2) {
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

/// "high-five": a number word that a hyphen ties to the word before.
fn part_of_word(tokens: &Tokens, first: usize) -> bool {
    let Some(outer) = first.checked_sub(2) else { return false };
    tokens.folded(outer + 1) == "-"
        && tokens.glued(outer)
        && tokens.glued(outer + 1)
        && tokens.kind(outer) == Some(TokenKind::Word)
}

/// "486-based", "a one-time bonus", "model 70-A21": no counts.
fn coined(tokens: &Tokens, tail: &Quantity, single: bool) -> bool {
    let word = tail.number.last + 2;
    let based = tokens.folded(word).ends_with("ed") && tokens.folded(word).len() > 3;
    let code = tokens.glued(word) && tokens.kind(word + 1) == Some(TokenKind::Digits);
    let aside = single
        && matches!(tokens.folded(word), "time" | "off" | "on" | "way" | "sided" | "to" | "size" | "stop");
    based || code || aside
}

/// True where "four times" goes on as "as many", "more", "the number": a ratio, not a count.
fn compares(tokens: &Tokens, at: usize) -> bool {
    matches!(
        tokens.folded(at),
        "as" | "the"
            | "more"
            | "higher"
            | "larger"
            | "greater"
            | "bigger"
            | "faster"
            | "less"
            | "its"
            | "their"
            | "what"
            | "that"
            | "longer"
            | "lower"
    )
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

/// "12 to 15", "20-25", "between $19 and $22 million", "two or three".
fn range(tokens: &Tokens, a: &Quantity) -> Option<Other> {
    if !matches!(a.number.form, Form::Digits | Form::Words | Form::Part) {
        return None;
    }
    let joint = a.last + 1;
    let glued = tokens.glued(a.last);
    let before = a.first.checked_sub(1).map_or("", |k| tokens.folded(k));
    let between = before == "between" || before == "from" && tokens.folded(joint) == "to";
    let start = match tokens.folded(joint) {
        "-" if glued && tokens.folded(joint + 1) == "to" && tokens.folded(joint + 2) == "-" => joint + 3,
        // "8- to 16-metre".
        "-" if glued && tokens.folded(joint + 1) == "to" => joint + 2,
        "-" | "~" if glued == tokens.glued(joint) => joint + 1,
        "to" => joint + 1,
        "and" if before == "between" => joint + 1,
        "or" if a.unit.is_none() => joint + 1,
        _ => return None,
    };
    let mut b = quantity::forward(tokens, start)?;
    if tokens.folded(joint) == "or" {
        let small = a.number.value < Decimal::from(20) && a.number.form == b.number.form;
        if !small || b.number.value != a.number.value + Decimal::ONE || b.first != start {
            return None;
        }
    }
    if matches!(a.number.form, Form::Part) != matches!(b.number.form, Form::Part) {
        return None;
    }
    let both = match (&a.unit, &b.unit) {
        (None, None) => false,
        (None, Some(_)) => false,
        (Some(x), Some(y)) if x.name == y.name && a.per.is_none() => true,
        // "$500 to 600", "£10-15".
        (Some(x), None) if x.dimension == Dimension::Money && a.first < a.number.first => {
            b.unit = a.unit.clone();
            false
        }
        _ => return None,
    };
    if tokens.folded(joint) == "to" && moved(tokens, a, both || b.unit.is_none()) {
        return None;
    }
    let mut low = a.number.value;
    let high = b.number.value;
    let shared = a.number.scale == Decimal::ONE && b.number.scale >= Decimal::ONE_THOUSAND;
    if shared
        && let Some(mantissa) = high.checked_div(b.number.scale)
        && low < mantissa
    {
        low = low.checked_mul(b.number.scale)?;
    }
    let falls = low >= high;
    if falls && !(between && low > high) {
        return None;
    }
    let four = |number: &Numeral| number.is_bare() && tokens.written(number.first).len() == 4;
    let recent = low >= Decimal::from(1900)
        || counted::noun(tokens, b.last + 1, Count::Many).is_none() && low >= Decimal::from(1000);
    let year = four(&a.number)
        && four(&b.number)
        && a.unit.is_none()
        && b.unit.is_none()
        && recent
        && high < Decimal::from(2150);
    if year {
        return None;
    }
    let opener = between.then(|| a.first - 1);
    Some(Other { quantity: b, low: low.min(high), high: low.max(high), opener })
}

/// "rose from 20 to 70", "fell 7% to 3%": two figures, not a range.
fn moved(tokens: &Tokens, a: &Quantity, both: bool) -> bool {
    let mut at = a.first;
    for _ in 0..6 {
        let Some(before) = at.checked_sub(1) else { return false };
        let word = tokens.folded(before);
        if matches!(word, "." | "\n" | ";") {
            return false;
        }
        if numbers::ahead(word).is_some() {
            let from = tokens.folded(a.first.saturating_sub(1)) == "from";
            let beside = before + 2 >= a.first;
            return from || beside && both;
        }
        at = before;
    }
    false
}

/// "2-0", "a 9-2 lead", "a vote of 52-35".
fn score(tokens: &Tokens, a: &Quantity) -> Option<Option<Draft>> {
    let joint = a.last + 1;
    let plain = a.number.is_bare() && a.unit.is_none() && tokens.written(a.last).len() <= 3;
    if !plain || tokens.folded(joint) != "-" || !tokens.glued(a.last) || !tokens.glued(joint) {
        return None;
    }
    if tokens.kind(joint + 1) != Some(TokenKind::Digits) || tokens.written(joint + 1).len() > 3 {
        return None;
    }
    let b: Decimal = tokens.written(joint + 1).parse().ok()?;
    let next = joint + 2;
    let unitless =
        !tokens.glued(joint + 1) || matches!(tokens.folded(next), "." | "," | ")" | "\"" | "'" | ";");
    let told = (1..=4)
        .any(|k| a.first.checked_sub(k).is_some_and(|k| words_around::scores(tokens.folded(k))))
        || (0..2).any(|k| words_around::scores(tokens.folded(next + k)));
    if !unitless || tokens.folded(next) == "percent" || (a.number.value < b && !told) {
        return None;
    }
    if a.number.value == b && !told {
        return Some(None);
    }
    let mut number = a.number.clone();
    number.last = joint + 1;
    let mut draft = simple(tokens, number, Dimension::Score, "score");
    draft.figure.value.min = Some(a.number.value.min(b));
    draft.figure.value.max = Some(a.number.value.max(b));
    Some(Some(draft))
}

/// "one in five", "2 out of 3".
fn ratio(tokens: &Tokens, a: &Quantity) -> Option<Draft> {
    let joint = a.last + 1;
    if a.unit.is_some()
        || !matches!(a.number.form, Form::Digits | Form::Words)
        || a.number.scale != Decimal::ONE
    {
        return None;
    }
    let start = if tokens.reads(joint, &["out", "of"]) || tokens.reads(joint, &["out", "of", "every"]) {
        joint + 2
    } else if tokens.folded(joint) == "in" {
        joint + 1
    } else {
        return None;
    };
    let start = if tokens.folded(start) == "every" { start + 1 } else { start };
    let b = quantity::forward(tokens, start)?;
    let one_in = a.number.value == Decimal::ONE || tokens.folded(joint) == "out";
    let small =
        a.number.value < b.number.value && b.unit.is_none() && b.number.value <= Decimal::ONE_THOUSAND;
    if !one_in && a.number.value > Decimal::TEN || !small || a.number.value <= Decimal::ZERO {
        return None;
    }
    // "two in 12 villages" counts twice; "one in five" and "3 in 10" divide.
    let ten = [2, 3, 4, 5, 6, 8, 10, 20, 100, 1000].map(Decimal::from).contains(&b.number.value);
    if !one_in && !ten {
        return None;
    }
    let mut number = a.number.clone();
    number.value = a.number.value.checked_div(b.number.value)?;
    number.step = number.value;
    number.last = b.number.last;
    Some(simple(tokens, number, Dimension::Ratio, "ratio"))
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

/// "killed one", "at least one", "one dead": a bare "one" that counts.
fn lone_one(tokens: &Tokens, number: &Numeral, bound: bool) -> bool {
    let before = number.first.checked_sub(1).map_or("", |k| tokens.folded(k));
    let next = tokens.folded(number.last + 1);
    let counted = words_around::state(next);
    // "at least one of the best" is the pronoun again, "at least one was" is not.
    counted || next != "of" && (bound || words_around::harms(before))
}

/// "magnitude 7.6", "measuring 7.6", "the 7.6 quake".
fn magnitude(tokens: &Tokens, a: &Quantity, tail: &Quantity, first: usize) -> Option<Unit> {
    let fits = |number: &Numeral| {
        number.value > Decimal::ZERO && number.value < Decimal::TEN && number.form == Form::Digits
    };
    if !fits(&a.number) || !fits(&tail.number) {
        return None;
    }
    let decimal = a.number.step < Decimal::ONE;
    let mut before = first.checked_sub(1)?;
    while matches!(tokens.folded(before), "of" | "about" | "at" | "a" | "-") && before > 0 {
        before -= 1;
    }
    let word = tokens.folded(before);
    let quake = words_around::quake(tokens.folded(tail.last + 1));
    let named = matches!(word, "magnitude" | "magnitudes");
    let measured =
        words_around::measuring(word) && decimal && tokens.kind(tail.last + 1) != Some(TokenKind::Word)
            || words_around::measuring(word) && decimal && words_around::stops(tokens.folded(tail.last + 1));
    if !(named || measured || quake && decimal) {
        return None;
    }
    let written = if named { tokens.written(before).to_string() } else { String::new() };
    Some(Unit { written, name: "magnitude".to_string(), dimension: Dimension::Magnitude })
}

/// "aged 36", "Robert Roe, 32,", "a man, 35,".
fn age(tokens: &Tokens, a: &Quantity, tail: &Quantity, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let years = |number: &Numeral| {
        number.value > Decimal::ZERO && number.value <= Decimal::from(115) && number.step == Decimal::ONE
    };
    if !years(&a.number) || !years(&tail.number) {
        return false;
    }
    let word = tokens.folded(before);
    let of =
        word == "of" && before.checked_sub(1).is_some_and(|k| matches!(tokens.folded(k), "age" | "ages"));
    if matches!(word, "aged" | "age") || of {
        return true;
    }
    let alone = a.number.is_bare() && a.number.last == tail.number.last;
    let closes = matches!(tokens.folded(tail.last + 1), "," | "." | ";") && tokens.glued(tail.last);
    let Some(name) = before.checked_sub(1).filter(|_| word == "," && alone && closes) else { return false };
    let token = tokens.get(name);
    let capital = token.is_some_and(|token| token.capital && token.kind == TokenKind::Word)
        && !words_around::month(tokens.folded(name));
    let given = name
        .checked_sub(1)
        .and_then(|k| tokens.get(k))
        .is_some_and(|token| token.capital && token.kind == TokenKind::Word);
    let list = tokens.folded(tail.last + 1) == "," && tokens.kind(tail.last + 2) == Some(TokenKind::Digits);
    !list
        && (capital
            && (given || tokens.folded(tail.last + 1) == ",")
            && !words_around::stops(tokens.folded(name))
            || words_around::person(tokens.folded(name)))
}

/// "the Big Three", "Group of Seven", "Six Nations": number words that are part of a name.
fn name_in_words(tokens: &Tokens, number: &Numeral) -> bool {
    let capital =
        |k: usize| tokens.get(k).is_some_and(|token| token.capital && token.kind == TokenKind::Word);
    if number.form != Form::Words || !capital(number.first) {
        return false;
    }
    let Some(before) = number.first.checked_sub(1) else { return false };
    let running = tokens.kind(before) == Some(TokenKind::Word)
        && !tokens.get(before).is_some_and(|token| token.capital);
    running && (capital(number.last + 1) || tokens.folded(before) == "the")
}

/// "7.6 and 7.4 magnitude", "a 7- or 8-inch screen": the unit of a list stands after its last number.
fn share_units(tokens: &Tokens, drafts: &mut [Draft]) {
    let mut shared = false;
    for k in (1..drafts.len()).rev() {
        let Some([a, b]) = drafts.get_mut(k - 1..=k) else { continue };
        let joint = listed(tokens, a.last, b.first);
        // "5.4, 6.1 and 6.7 inches": a comma alone joins only what goes on to an "and".
        let joined = joint == Some(Joint::Word) || joint == Some(Joint::Comma) && shared;
        shared = false;
        if !bare(&a.figure) || b.figure.unit.is_none() || !joined {
            continue;
        }
        // A sign before the number is not shared backwards: "in 5 and $10".
        if b.figure.span.start < b.figure.number.start || matches!(b.figure.rule, "fraction" | "age") {
            continue;
        }
        if b.figure.rule == "magnitude" && a.figure.value.step == Decimal::ONE {
            continue;
        }
        a.figure.unit = b.figure.unit.clone();
        a.figure.dimension = b.figure.dimension;
        a.figure.rule = b.figure.rule;
        shared = true;
    }
    suspended(tokens, drafts);
    equivalents(tokens, drafts);
    for k in 1..drafts.len() {
        let Some([a, b]) = drafts.get_mut(k - 1..=k) else { continue };
        let magnitude = a.figure.dimension == Dimension::Magnitude && b.figure.value.step < Decimal::ONE;
        if magnitude && bare(&b.figure) && listed(tokens, a.end, b.first).is_some() {
            b.figure.unit = a.figure.unit.clone();
            b.figure.dimension = Dimension::Magnitude;
            b.figure.rule = "magnitude";
        }
    }
}

/// "four-, five- and six-cylinder engines": the noun of hanging hyphens.
fn suspended(tokens: &Tokens, drafts: &mut [Draft]) {
    for k in (1..drafts.len()).rev() {
        let Some([a, b]) = drafts.get_mut(k - 1..=k) else { continue };
        let hangs = tokens.folded(a.last + 1) == "-" && tokens.glued(a.last) && !tokens.glued(a.last + 1)
            || tokens.folded(a.last + 2) == "," && tokens.folded(a.last + 1) == "-";
        if hangs && bare(&a.figure) && b.figure.noun.is_some() && listed(tokens, a.last, b.first).is_some() {
            a.figure.noun = b.figure.noun.clone();
        }
    }
}

/// "more than 100 kilometres (60 miles)": the bound holds for both ways to say it.
fn equivalents(tokens: &Tokens, drafts: &mut [Draft]) {
    for k in 1..drafts.len() {
        let Some([a, b]) = drafts.get_mut(k - 1..=k) else { continue };
        let (x, y) = (&a.figure, &b.figure);
        let same = match (&x.unit, &y.unit) {
            (Some(one), Some(two)) => {
                one.name != two.name
                    && (one.dimension == two.dimension
                        || one.dimension != Dimension::Money && two.dimension == Dimension::Other)
            }
            _ => false,
        };
        let beside = tokens.folded(a.last + 1) == "(" && b.first == a.last + 2;
        if !same
            || !beside
            || y.value.hedge.is_some()
            || matches!(x.value.hedge, None | Some(Hedge::Range | Hedge::Vague))
        {
            continue;
        }
        let (min, max) = (y.value.min, y.value.max);
        let value = &mut b.figure.value;
        value.min = a.figure.value.min.and(min);
        value.max = a.figure.value.max.and(max);
        value.open_min = a.figure.value.open_min;
        value.open_max = a.figure.value.open_max;
        value.hedge = a.figure.value.hedge;
        value.hedge_words.clone_from(&a.figure.value.hedge_words);
    }
}

fn bare(figure: &Figure) -> bool {
    figure.unit.is_none()
        && figure.noun.is_none()
        && figure.dimension == Dimension::Count
        && matches!(figure.rule, "digits" | "words" | "range")
}

/// What stands between two numbers of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// "and", "or", "to".
    Word,
    /// A comma alone.
    Comma,
}

/// The joint between two tokens, where nothing else stands there.
fn listed(tokens: &Tokens, last: usize, first: usize) -> Option<Joint> {
    let between = last + 1..first;
    if between.is_empty() || between.len() > 4 {
        return None;
    }
    let mut joint = None;
    for k in between {
        match tokens.folded(k) {
            "and" | "or" | "to" => joint = Some(Joint::Word),
            "," if !tokens.glued(k) => joint = joint.or(Some(Joint::Comma)),
            "," | "-" => {}
            _ => return None,
        }
    }
    joint
}
