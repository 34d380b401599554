//! Who or what a figure counts: one key for nouns of equal meaning, and the side that the noun names.

use super::scene::{Scene, side_of};
use crate::claim::about::Group;
use crate::lexicon::{casualties, things, words};
use crate::mention::figure::Dimension;
use crate::mention::name::Sort;
use crate::mention::{Figure, Name};
use crate::text::TokenKind;
use std::ops::Range;

/// The group that a figure's noun names; `None` for a figure without a noun.
pub(super) fn group(scene: &Scene, figure: &Figure) -> Option<Group> {
    if figure.dimension == Dimension::Age {
        return person_of_age(scene, figure);
    }
    let Some(noun) = figure.noun.as_ref() else { return group_before(scene, figure) };
    let side =
        scene.names().find(|name| noun.span.overlaps(&name.span)).map(|name| side_of(name).to_string());
    let key = match people(scene, figure) {
        Some(people) => people.key.to_string(),
        None => {
            let stem = words::stem(&noun.head);
            things::key(&stem).map_or(stem.clone(), str::to_string)
        }
    };
    Some(Group { written: noun.span.of(scene.tokens().text()).to_string(), key, side, side_inferred: false })
}

/// The person whose age it is: the name in front of it, as in "Anna Berg, 58," and "Anna Berg, a 58-year-old teacher", or behind it, as in
/// "58-year-old Anna Berg".
fn person_of_age(scene: &Scene, figure: &Figure) -> Option<Group> {
    let run = scene.run(figure);
    let name = name_behind(scene, figure, &run).or_else(|| name_before(scene, &run))?;
    // A name that nothing is known of is keyed as a whole, a person's by the surname.
    let key = name.key.rsplit(' ').next().unwrap_or(&name.key);
    Some(Group {
        written: name.span.of(scene.tokens().text()).to_string(),
        key: key.to_string(),
        side: None,
        side_inferred: false,
    })
}

/// "58-year-old Anna Berg", "58-year-old bus driver Anna Berg"; "a 20-year-old Orlo man" has no name.
fn name_behind<'a>(scene: &Scene<'a, '_>, figure: &Figure, run: &Range<usize>) -> Option<&'a Name> {
    let tokens = scene.tokens();
    // "…, 54, Bo Arn, 22": a bare number belongs to the name in front of it.
    if !figure.span.of(tokens.text()).ends_with("old") {
        return None;
    }
    let is_noun = |i: usize| {
        tokens.kind(i) == Some(TokenKind::Word) && !is_capital(tokens.written(i)) && tokens.folded(i) != "and"
    };
    scene.names().filter(|name| may_be_person(name, tokens.text())).find(|name| {
        let own = scene.tokens_of(name.span);
        let stands_for_another = scene.stem(own.end).is_some_and(|stem| casualties::people(stem).is_some());
        own.start >= run.end
            && own.start - run.end <= 2
            && (run.end..own.start).all(is_noun)
            && !stands_for_another
    })
}

/// "Anna Berg, 58", "Anna Berg (58)", "Anna Berg, aged 58", "Anna Berg, a 58-year-old".
fn name_before<'a>(scene: &Scene<'a, '_>, run: &Range<usize>) -> Option<&'a Name> {
    let tokens = scene.tokens();
    let is_apposed = |gap: Range<usize>| {
        let words = ["a", "an", "the", "age", "aged", "now", "then", "is", "was"];
        let is_sign = |i: usize| matches!(tokens.written(i), "," | "(" | "-");
        !gap.is_empty()
            && gap.len() <= 3
            && gap.clone().all(|i| is_sign(i) || words.contains(&tokens.folded(i)))
    };
    let mut people = scene.names().filter(|name| may_be_person(name, tokens.text()));
    people.find(|name| {
        let own = scene.tokens_of(name.span);
        own.end <= run.start && is_apposed(own.end..run.start)
    })
}

/// True for a person's name, and for two capitalised words and more that nothing is known of: who has an age is a person.
fn may_be_person(name: &Name, text: &str) -> bool {
    match name.sort {
        Sort::Person => true,
        Sort::Unknown => name.span.of(text).split_whitespace().filter(|word| is_capital(word)).count() > 1,
        _ => false,
    }
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// What is told in words may be pointed back to: "the two towns".
const POINTED_BACK_TO: u8 = 10;

/// True for "the two towns" and "these six men", who were told of before; "the two towns of Orlo and Tarn" are told of here.
pub(super) fn points_back(scene: &Scene, figure: &Figure) -> bool {
    let tokens = scene.tokens();
    let run = scene.run(figure);
    let number = &figure.value;
    let is_small = number.min == number.max && number.max.is_some_and(|max| max <= POINTED_BACK_TO.into());
    let before =
        run.start.checked_sub(1).filter(|i| scene.range.contains(i)).map_or("", |i| tokens.folded(i));
    let told_here = matches!(tokens.folded(run.end), "of" | "who" | "that" | "which");
    is_small && figure.noun.is_some() && matches!(before, "the" | "these" | "those") && !told_here
}

/// "a crew of 18": the group that the figure tells the size of.
fn group_before(scene: &Scene, figure: &Figure) -> Option<Group> {
    let tokens = scene.tokens();
    let of = scene.run(figure).start.checked_sub(1)?;
    let noun = of.checked_sub(1)?;
    let people = scene.stem(noun).and_then(casualties::people).filter(|people| people.key != "person")?;
    (tokens.folded(of) == "of" && scene.range.contains(&noun)).then(|| Group {
        written: tokens.written(noun).to_string(),
        key: people.key.to_string(),
        side: None,
        side_inferred: false,
    })
}

/// The people that a figure's noun speaks of: by its head, and for "crew members" by the word before it.
pub(super) fn people(scene: &Scene, figure: &Figure) -> Option<casualties::People> {
    let noun = figure.noun.as_ref()?;
    let stem = words::stem(&noun.head);
    if let Some(people) = casualties::people(&stem) {
        return Some(people);
    }
    if stem != "member" {
        return None;
    }
    scene.tokens_of(noun.span).rev().filter_map(|i| scene.stem(i)).find_map(casualties::people)
}
