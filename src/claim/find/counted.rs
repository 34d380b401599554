//! Who or what a figure counts: one key for nouns of equal meaning, and the side that the noun names.

use super::scene::{Scene, side_of};
use crate::claim::about::Group;
use crate::lexicon::{casualties, things, words};
use crate::mention::figure::Dimension;
use crate::mention::name::Sort;
use crate::mention::{Figure, Name};

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

/// The person whose age it is: the name beside it, as in "Anna Berg, 58," and "58-year-old Anna Berg".
fn person_of_age(scene: &Scene, figure: &Figure) -> Option<Group> {
    let run = scene.run(figure);
    let people = scene.names().filter(|name| name.sort == Sort::Person);
    let beside = |name: &&Name| {
        let own = scene.tokens_of(name.span);
        let gap = if own.end <= run.start { own.end..run.start } else { run.end..own.start };
        gap.len() <= 3
    };
    people.filter(beside).min_by_key(|name| scene.distance(&run, scene.tokens_of(name.span).start)).map(
        |name| Group {
            written: name.span.of(scene.tokens().text()).to_string(),
            key: name.key.clone(),
            side: None,
            side_inferred: false,
        },
    )
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
