//! Figures that count none of the harmed, whatever stands beside them: ages, addresses, the counters of a gallery, wishes, those who did it.

use super::super::counted;
use super::super::scene::Scene;
use crate::lexicon::casualties::{self, Flag};
use crate::lexicon::measures::{self, Of};
use crate::lexicon::words::stem;
use crate::mention::Figure;
use crate::mention::name::Sort;
use crate::text::TokenKind;
use rust_decimal::Decimal;
use std::ops::Range;

/// No age is higher.
const OLDEST: u32 = 110;
/// How far before an age the word may stand that says so: "ages 20, 22 and 31".
const AGES_WITHIN: usize = 8;
/// A house number has three digits or more where nothing else shows that it is one.
const HOUSE: u32 = 100;

/// True for a figure that can't count the harmed of its sentence.
pub(super) fn is_none_of_them(scene: &Scene, figure: &Figure, run: &Range<usize>) -> bool {
    let is_part = |bound: Option<Decimal>| bound.is_some_and(|bound| !bound.is_integer());
    is_part(figure.value.min)
        || !may_count_people(scene, figure)
        || is_age(scene, figure, run)
        || is_place_in_a_row(scene, figure, run)
        || is_wished(scene, figure, run)
        || says_another_thing(scene, figure, run)
}

/// True unless the figure plainly counts things: "14 hotels" are not killed, whatever stands beside.
fn may_count_people(scene: &Scene, figure: &Figure) -> bool {
    match &figure.noun {
        None => true,
        Some(_) => is_people(scene, figure) || names_people(scene, figure),
    }
}

/// True for "9 sailors" and "two deaths", not for "three shootings".
pub(super) fn is_people(scene: &Scene, figure: &Figure) -> bool {
    // "three gunshot wounds" are one person's.
    let harmed = |head: &str| {
        let harm = casualties::harm(&stem(head));
        harm.is_some_and(|(measure, _)| measure != "shot") && !casualties::is(head, Flag::OfOnePerson)
    };
    counted::people(scene, figure).is_some() || figure.noun.as_ref().is_some_and(|noun| harmed(&noun.head))
}

/// "58 Sunnis", "two Britons": a capitalised noun after a count is people more often than things; in capitals throughout it is
/// a credit or a headline's word.
fn names_people(scene: &Scene, figure: &Figure) -> bool {
    let Some(noun) = &figure.noun else { return false };
    let capital = scene
        .tokens_of(noun.span)
        .last()
        .and_then(|i| scene.tokens().get(i))
        .is_some_and(|token| token.capital);
    let shouted = !noun.span.of(scene.tokens().text()).chars().any(char::is_lowercase);
    !shouted && (capital || noun.head.ends_with("ers")) || noun.head.ends_with("men")
}

/// "Anna Berg, 32, was wounded", "two men, ages 20 and 22, were hurt", "a 16 yo in hospital", "both 24".
fn is_age(scene: &Scene, figure: &Figure, run: &Range<usize>) -> bool {
    if figure.value.max.is_none_or(|max| max >= Decimal::from(OLDEST)) {
        return false;
    }
    let tokens = scene.tokens();
    let number = scene.tokens_of(figure.number);
    let behind = |n: usize| tokens.folded(number.end + n);
    // "9 -year-old", "11 and 13 year-old", "15 and under".
    let dash = usize::from(matches!(behind(0), "-" | "‐"));
    let joined =
        if behind(0) == "and" && tokens.kind(number.end + 1) == Some(TokenKind::Digits) { 2 } else { 0 };
    let at = number.end + dash.max(joined);
    let unit = tokens.folded(at);
    let is_old = !unit.starts_with("year") || matches!(tokens.folded(at + 1), "old" | "-" | "of");
    if casualties::is(unit, Flag::OfAge) && is_old
        || behind(0) == "and" && casualties::is(behind(1), Flag::AgeBound)
    {
        return true;
    }
    if figure.noun.is_some() {
        return false;
    }
    let before = |n: usize| run.start.checked_sub(n).map_or("", |i| tokens.folded(i));
    if casualties::is(before(1), Flag::AgeBefore) || before(1) == "both" {
        return true;
    }
    let first = run.start.saturating_sub(AGES_WITHIN).max(scene.range.start);
    let lists = |i: &usize| {
        tokens.kind(*i) == Some(TokenKind::Digits)
            || matches!(tokens.folded(*i), "," | "and" | "to" | "or" | "-" | "–")
    };
    let opener = (first..run.start).rev().find(|i| !lists(i));
    if opener.is_some_and(|i| i + 1 < run.start && casualties::is(tokens.folded(i), Flag::AgeBefore)) {
        return true;
    }
    // "He was 35 when he died".
    if matches!(before(1), "was" | "is" | "were") && behind(0) == "when" {
        return true;
    }
    let opens = matches!(before(1), "," | "(");
    let Some(name) = run.start.checked_sub(2).filter(|_| opens).and_then(|i| tokens.get(i)) else {
        return false;
    };
    let closes = matches!(tokens.folded(run.end), "," | "–" | "—" | ")" | "." | ";");
    // "Tom Harrow, 34 was hurt": a comma is missing.
    let runs_on = casualties::is(tokens.folded(run.end), Flag::SaidOfOne);
    let is_named = || scene.names().any(|one| one.sort == Sort::Person && one.span.end == name.span.end);
    closes && name.capital || runs_on && is_named()
}

/// "killed at 7050 Old Mill Road", "image 3 of 9", "1 / 13": a number that tells which one of many.
fn is_place_in_a_row(scene: &Scene, figure: &Figure, run: &Range<usize>) -> bool {
    let tokens = scene.tokens();
    let before = |n: usize| run.start.checked_sub(n).map_or("", |i| tokens.folded(i));
    let digits = |i: Option<usize>| i.and_then(|i| tokens.kind(i)) == Some(TokenKind::Digits);
    let of_many = matches!(before(1), "/" | "of") && digits(run.start.checked_sub(2));
    let in_gallery = before(1) == "/" || casualties::is(before(3), Flag::Counted);
    if of_many && in_gallery || tokens.folded(run.end) == "/" && digits(Some(run.end + 1)) {
        return true;
    }
    let capital = tokens.get(run.end).is_some_and(|token| token.capital);
    let is_house = figure.noun.is_none() && figure.value.min.is_some_and(|min| min >= Decimal::from(HOUSE));
    is_house && capital && matches!(before(1), "at" | "near" | "on" | "of")
}

/// "Nobody should die for a cheque": a wish counts nobody.
fn is_wished(scene: &Scene, figure: &Figure, run: &Range<usize>) -> bool {
    figure.value.max == Some(Decimal::ZERO) && casualties::is(scene.tokens().folded(run.end), Flag::Wish)
}

/// "11 were injured and 19 arrested": a bare figure whose own verb, right behind it, tells of something else; "two separate shootings".
fn says_another_thing(scene: &Scene, figure: &Figure, run: &Range<usize>) -> bool {
    if figure.noun.is_some() || !scene.range.contains(&run.end) {
        return false;
    }
    if casualties::is(scene.tokens().folded(run.end), Flag::Apart) {
        return true;
    }
    let verb = scene.stem(run.end);
    verb.is_some_and(|stem| measures::measure(stem, Of::People).is_some() && casualties::harm(stem).is_none())
}

/// "Three men were charged with murder": those are not the dead.
pub(super) fn is_accused(scene: &Scene, mut between: Range<usize>) -> bool {
    between.any(|i| casualties::is(scene.tokens().folded(i), Flag::Accused))
}

/// "two officers who shot and killed a man", "four men in the death of a girl": the harm of somebody else behind it, whom the figure does
/// not count.
pub(super) fn did_it(scene: &Scene, run: &Range<usize>, cue: usize) -> bool {
    if cue < run.end {
        return false;
    }
    let tokens = scene.tokens();
    // "opened fire on two officers, killing one".
    if casualties::is(tokens.folded(cue), Flag::Doing) {
        return true;
    }
    // To die, to drown has no object.
    if casualties::is(tokens.folded(cue), Flag::OfOneself) {
        return false;
    }
    if casualties::is(tokens.folded(cue), Flag::OfAnother)
        && (cue + 1..cue + 3).any(|i| scene.range.contains(&i) && tokens.folded(i) == "of")
    {
        return true;
    }
    let mut first = cue;
    while first > run.end {
        let harm = scene.stem(first - 1).is_some_and(|stem| casualties::harm(stem).is_some());
        if !harm && tokens.folded(first - 1) != "and" {
            break;
        }
        first -= 1;
    }
    first > run.end && matches!(tokens.folded(first - 1), "who" | "that" | "which")
}

/// "None of the wounded was in danger", "none of their injuries are": who is harmed stands before the verb, and is not counted as none.
pub(super) fn is_of_whom_none(scene: &Scene, figure: &Figure, cue: usize) -> bool {
    let tokens = scene.tokens();
    let of = scene.tokens_of(figure.number).end;
    if figure.value.max != Some(Decimal::ZERO) || tokens.folded(of) != "of" || cue <= of {
        return false;
    }
    let is_verb = |i: &usize| {
        let of_whom = matches!(tokens.folded(i - 1), "who" | "that" | "which");
        !of_whom && matches!(tokens.folded(*i), "is" | "are" | "was" | "were" | "has" | "have" | "had")
    };
    (of + 1..scene.range.end).find(is_verb).is_none_or(|verb| cue < verb)
}
