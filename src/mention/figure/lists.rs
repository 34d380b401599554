//! What figures of one text lend each other: the unit of a list, the bound of an equivalent, a model's name.

use super::around;
use super::read::Draft;
use super::{Dimension, Figure, Hedge};
use crate::lexicon::{counted, figure_patterns};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Once a text has said "Boeing 737", its bare "737" is the same name; so are the models of a maker that it names.
pub(super) fn drop_models(tokens: &Tokens, drafts: &mut Vec<Draft>) {
    let suspect = |draft: &Draft| {
        let written = tokens.written(draft.first);
        written.len() == 3
            && bare(&draft.figure)
            && draft.figure.value.hedge.is_none_or(|hedge| hedge == Hedge::Range)
            || written.len() == 3
                && draft.figure.rule == "digits"
                && draft.first == draft.last
                && !draft.figure.noun.as_ref().is_some_and(|noun| counted::is_plural(&noun.head))
    };
    let suspects = drafts.iter().filter(|draft| suspect(draft));
    let makers: BTreeSet<&str> =
        suspects.clone().filter_map(|draft| figure_patterns::maker(tokens.written(draft.first))).collect();
    if suspects.count() == 0 {
        return;
    }
    let mut models: BTreeSet<&str> = BTreeSet::new();
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for (i, token) in tokens.iter().enumerate() {
        let written = tokens.written(i);
        if token.kind == TokenKind::Digits && written.len() == 3 && around::names_model(tokens, i) {
            models.insert(written);
        }
        if token.capital
            && let Some(maker) = makers.get(tokens.folded(i))
        {
            named.insert(maker);
        }
    }
    let is_model = |written: &str| {
        models.contains(written) || figure_patterns::maker(written).is_some_and(|maker| named.contains(maker))
    };
    drafts.retain(|draft| !(suspect(draft) && is_model(tokens.written(draft.first))));
}

/// "7.6 and 7.4 magnitude", "a 7- or 8-inch screen": the unit of a list stands after its last number.
pub(super) fn share_units(tokens: &Tokens, drafts: &mut [Draft]) {
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
        if b.figure.span.start < b.figure.number.start
            || (b.figure.rule == "fraction" || b.figure.rule == "age" && tokens.folded(a.last + 1) != "-")
        {
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
    magnitudes(tokens, drafts);
    ages(tokens, drafts);
    sets(tokens, drafts);
}

/// "won 6-4, 3-6, 7-6": what looks like a range behind a score is one more.
fn sets(tokens: &Tokens, drafts: &mut [Draft]) {
    for k in 1..drafts.len() {
        let Some([a, b]) = drafts.get_mut(k - 1..=k) else { continue };
        let range = b.figure.rule == "range" && bare(&b.figure) && b.figure.value.hedge_words.is_empty();
        if a.figure.rule == "score" && range && listed(tokens, a.last, b.first) == Some(Joint::Comma) {
            b.figure.value.hedge = None;
            b.figure.dimension = Dimension::Score;
            b.figure.rule = "score";
        }
    }
}

/// "magnitude 7.6 and 7.4": the unit of a list stands before its first number.
fn magnitudes(tokens: &Tokens, drafts: &mut [Draft]) {
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

/// "aged 12, 15 and 17".
fn ages(tokens: &Tokens, drafts: &mut [Draft]) {
    let mut aged = false;
    for k in 1..drafts.len() {
        let Some([a, b]) = drafts.get_mut(k - 1..=k) else { continue };
        let opens = a.first.checked_sub(1).is_some_and(|at| tokens.folded(at) == "aged");
        aged = a.figure.rule == "age" && (aged || opens);
        let years = b.figure.value.step == Decimal::ONE
            && b.figure.value.min.is_some_and(|min| min > Decimal::ZERO && min <= Decimal::from(115));
        let goes_on = match listed(tokens, a.end, b.first) {
            Some(Joint::Word) => true,
            Some(Joint::Comma) => matches!(tokens.folded(b.last + 1), "," | "and" | "or"),
            None => false,
        };
        if aged && years && goes_on && bare(&b.figure) {
            b.figure.unit = a.figure.unit.clone();
            b.figure.dimension = Dimension::Age;
            b.figure.rule = "age";
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
