//! Places of events: where a thing happened, where the text ties the place to a word for it.
//!
//! "The blast hit a market in Orlo", "the talks, held in Doha", "crashed near the village of Kessel". The nearest word for an
//! event before the place is taken, and nothing may stand between that leads elsewhere: another clause, a hospital, a speaker.
//! Places of wars and protests, which have many, are left out, and so is where somebody spoke.

mod between;
mod event;
mod happening;
mod site;

use super::scene::Scene;
use super::{Draft, certainty, quantity};
use crate::claim::about::{About, Basis};
use crate::claim::{Kind, Value};
use crate::lexicon::places::{self, Side, Stand, Word};
use crate::mention::Name;
use crate::mention::name::{Form, Sort};
use crate::text::Span;
use event::{event, event_behind, met, named_for};
use site::{Site, site};

/// The rule that finds them.
pub(super) const RULE: &str = "place";
/// A sentence with more names is a list or a machine's, and every name of it is looked up for every other.
pub(super) const MOST_NAMES: usize = 60;

/// The claims of where the events of a sentence happened.
pub(super) fn drafts(scene: &Scene) -> Vec<Draft> {
    let mut found: Vec<(Site, usize, &'static str)> = Vec::new();
    let names: Vec<&Name> = scene.names().filter(|name| scene.span.contains(&name.span)).collect();
    if names.len() > MOST_NAMES {
        return Vec::new();
    }
    let mut passed = 0;
    for (i, name) in names.iter().enumerate() {
        if name.span.start < passed || !is_place(name) {
            continue;
        }
        let site = match site(scene, &names, i) {
            Some(site) if is_list(scene, &names, site.span) => {
                passed = end_of_list(scene, &names, i);
                continue;
            }
            Some(site) => {
                event(scene, &site).or_else(|| event_behind(scene, &site)).map(|event| (site, event))
            }
            None => met(scene, &names, i).or_else(|| named_for(scene, &names, i)),
        };
        let Some((site, (at, family))) = site else { continue };
        passed = site.span.end;
        match found.iter_mut().find(|(_, other, _)| *other == at) {
            // "in northern Italy near Bologna": one event has one place, which is told ever more exactly.
            Some(first) if places::stand(&told(scene, &first.0), &told(scene, &site)) == Stand::Part => {
                first.0 = site;
            }
            Some(_) => {}
            None => found.push((site, at, family)),
        }
    }
    found.iter().map(|(site, at, family)| draft(scene, site, *at, family)).collect()
}

/// Where the names end that are listed with name `i`: only commas and "and" stand between them.
fn end_of_list(scene: &Scene, names: &[&Name], i: usize) -> usize {
    let tokens = scene.tokens();
    let mut end = names.get(i).map_or(0, |name| name.span.end);
    for name in names.get(i + 1..).unwrap_or_default() {
        let between = tokens.at(end)..scene.tokens_of(name.span).start;
        let joins = |at: usize| matches!(tokens.folded(at), "," | "and" | "or" | "in" | "near");
        if between.len() > 3 || !between.into_iter().all(joins) {
            break;
        }
        end = name.span.end;
    }
    end
}

fn draft(scene: &Scene, site: &Site, at: usize, family: &'static str) -> Draft {
    let event = scene.tokens().span(at, at);
    let quote = event.join(&site.span);
    let run = scene.tokens_of(site.span);
    // "attacks in Orlo" may be anywhere else as well.
    let several = scene.tokens().folded(at).ends_with('s') && family != "talks";
    let basis = if several { Basis::Period } else { Basis::Incident };
    let mut about = About { measure: Some(family.to_owned()), basis: Some(basis), ..About::default() };
    scene.surround(&mut about, &(at..at + 1), site.span);
    about.when = quantity::when(scene, &(at..at + 1));
    Draft {
        kind: Kind::Place,
        value: Value::Text(told(scene, site)),
        about,
        core: site.span,
        quote,
        certainty: certainty::of(scene, &run),
        as_of: None,
        superseded: false,
        moved: false,
        rule: RULE,
    }
}

/// The place in short: "near Kessel village, Orlo province".
fn told(scene: &Scene, site: &Site) -> String {
    let text = scene.tokens().text();
    let parts: Vec<String> = site
        .parts
        .iter()
        .map(|part| part.of(text).split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let mut told = match site.side {
        Side::In => String::new(),
        Side::Near => "near ".to_owned(),
        Side::Off => "off ".to_owned(),
    };
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            told.push_str(", ");
        }
        told.push_str(part);
        // "the village of Kessel"
        let says = part.split(' ').any(|word| places::sort(&word.to_lowercase()).is_some());
        if let Some(sort) = site.sort.filter(|sort| i == 0 && !says && *sort != "city") {
            told.push(' ');
            told.push_str(sort);
        }
    }
    told
}

/// True for a name of a place as such: an adjective names a people, an outlet nothing.
fn is_place(name: &Name) -> bool {
    matches!(name.form, Form::Plain | Form::Seat) && matches!(name.sort, Sort::Place | Sort::Unknown)
}

/// True where a place is one of several: "in Orlo and Kessel", "in Orlo, Kessel and Brack".
fn is_list(scene: &Scene, names: &[&Name], span: Span) -> bool {
    let tokens = scene.tokens();
    let end = scene.tokens_of(span).end;
    let starts = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            names.iter().any(|name| name.span.start == token.span.start && is_place(name))
        })
    };
    let joined = matches!(tokens.folded(end), "," | "and" | "or");
    let skip =
        |at: usize| if matches!(tokens.folded(at), "and" | "or" | "in" | "near") { at + 1 } else { at };
    let next = skip(skip(end + 1));
    let listed = tokens.folded(end) == "," && {
        // "in Orlo, Kessel said": a comma alone joins two places only before "and".
        let after =
            names.iter().find(|name| tokens.get(next).is_some_and(|t| t.span.start == name.span.start));
        let close = after.map(|name| scene.tokens_of(name.span).end);
        next > end + 1 || close.is_some_and(|close| matches!(tokens.folded(close), "and" | "or"))
    };
    // "Eight died in Orlo, seven in Kessel".
    let counted = joined && {
        let from = if tokens.folded(end + 1) == "and" { end + 2 } else { end + 1 };
        let figure = scene.figures.iter().map(|figure| scene.run(figure)).find(|run| run.start == from);
        figure.is_some_and(|run| {
            (run.end..run.end + 2)
                .any(|at| matches!(places::around(tokens.folded(at)), Some(Word::Preposition(_))))
        })
    };
    if counted {
        return true;
    }
    let before = scene.tokens_of(span).start.checked_sub(1);
    let last =
        before.is_some_and(|at| matches!(tokens.folded(at), "and" | "or") && scene.range.contains(&at));
    last || joined && starts(next) && (listed || matches!(tokens.folded(end), "and" | "or"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::find::Telling;
    use crate::mention::Anchor;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<String> {
        let telling = Telling::new(text, &Anchor::UNKNOWN);
        let mut found = Vec::new();
        for scene in telling.scenes() {
            for draft in drafts(&scene) {
                let Value::Text(place) = &draft.value else { continue };
                found.push(format!("{}: {place}", draft.about.measure.as_deref().unwrap_or("")));
            }
        }
        found
    }

    #[test]
    fn the_examples_of_the_file_hold() {
        let failures = places::examples().hold(found);
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    proptest! {
        #[test]
        fn any_text_gives_slices(text in "(?s).{0,200}") {
            check(&text)?;
        }

        #[test]
        fn any_words_give_slices(
            words in proptest::collection::vec(
                "Orlo|Peru|Lyon|in|near|off|of|the|coast|village|blast|killed|was|held|at|on|,|\\.|and|'s|6|hospital|district|-", 0..40)
        ) {
            check(&words.join(" "))?;
            check(&words.concat())?;
        }
    }

    fn check(text: &str) -> Result<(), TestCaseError> {
        let telling = Telling::new(text, &Anchor::UNKNOWN);
        for scene in telling.scenes() {
            for draft in drafts(&scene) {
                prop_assert!(scene.span.contains(&draft.quote) && draft.quote.contains(&draft.core));
                prop_assert!(text.get(draft.quote.start..draft.quote.end).is_some());
            }
        }
        Ok(())
    }
}
