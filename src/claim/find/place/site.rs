//! A place as it is told: its name with the words before it back to a preposition, and the larger places behind it.

use super::happening::is_incident;
use super::is_place;
use crate::claim::find::scene::Scene;
use crate::lexicon::places::{self, Side, Word};
use crate::lexicon::{events, words};
use crate::mention::Name;
use crate::mention::name::Sort;
use crate::text::Span;

/// The most tokens of a place's own phrase before its name: "off the northern coast of".
pub(super) const PHRASE: usize = 9;

/// A place as the text tells it.
pub(super) struct Site {
    pub side: Side,
    /// The noun of its sort: "village".
    pub sort: Option<&'static str>,
    /// The token of the preposition.
    pub preposition: usize,
    /// Its name, and what it lies in: "Kessel", "Orlo province".
    pub parts: Vec<Span>,
    /// From the first part to the last.
    pub span: Span,
}

/// The place that name `i` is, with the words before it back to a preposition; `None` where there is none.
pub(super) fn site(scene: &Scene, names: &[&Name], i: usize) -> Option<Site> {
    let tokens = scene.tokens();
    let name = names.get(i)?;
    let first = scene.tokens_of(name.span).start;
    let mut side = Side::In;
    let mut sort = None;
    let (mut noun, mut described) = (false, 0);
    let mut at = first;
    loop {
        at = at.checked_sub(1).filter(|at| scene.range.contains(at) && first - at <= PHRASE)?;
        if let Some(owner) = names.get(..i)?.iter().find(|other| scene.tokens_of(other.span).contains(&at)) {
            // "the Syrian city of Idlib", "Peru's Orlo province".
            if owner.sort != Sort::Place {
                return None;
            }
            at = scene.tokens_of(owner.span).start;
            continue;
        }
        let word = tokens.folded(at);
        let possessive = word == "s" && at > 0 && tokens.folded(at - 1) == "'";
        if possessive {
            at -= 1;
            continue;
        }
        match places::around(word) {
            Some(Word::Noun(found)) => {
                // "in a village in Orlo" says nothing of Orlo's sort.
                if tokens.folded(at + 1) == "of" || at + 1 == first {
                    // "the first district of Lyon" is a part of it.
                    let named = places::sort(word).filter(|sort| *sort != "district" || name.side.is_none());
                    sort = sort.or(named);
                }
                // "north of Orlo", but in "north Orlo".
                if found != Side::In && tokens.folded(at + 1) == "of" {
                    side = found;
                }
                noun = true;
            }
            Some(Word::Empty) => {}
            Some(Word::Preposition(found)) => {
                let side = if side == Side::In { found } else { side };
                let known = is_known(scene, name, first, side) && !is_other_name(scene, name);
                // "on Orlo" is a topic as often as a place; "around 30" no place at all.
                let on = word == "on" && sort.is_none() && at + 1 == first && !is_ground(scene, name);
                let parts = with_what_it_lies_in(scene, names, i, &mut sort);
                let span = joined(&parts, name.span);
                return (known && !on).then_some(Site { side, sort, preposition: at, parts, span });
            }
            None if matches!(word, "of" | "'") => {}
            // "the fishing town of Orlo": between an article and the noun any word may stand.
            None if noun && described < 3 && scene.is_plain(at) && !words::is_closed(word) => described += 1,
            None => return None,
        }
    }
}

/// True for a name that is a place's for sure: by what it is, or by "near" right before it; "near a Harbour Watch office" is none.
fn is_known(scene: &Scene, name: &Name, first: usize, side: Side) -> bool {
    let tokens = scene.tokens();
    if name.side.is_some() {
        return true;
    }
    let end = scene.tokens_of(name.span).end;
    let before = first.checked_sub(1).map_or("", |at| tokens.folded(at));
    let owned = matches!(tokens.folded(end), "'" | "-") && tokens.glued(end.saturating_sub(1));
    let of_one = matches!(before, "a" | "an" | "his" | "her" | "their" | "its");
    !owned && !of_one && (name.sort == Sort::Place || side != Side::In)
}

/// True for a name that is no place's: "Cyclone Amina", "the Tessan capital", "the Tessan city of Orlo".
fn is_other_name(scene: &Scene, name: &Name) -> bool {
    let run = scene.tokens_of(name.span);
    let mut stems = run.clone().filter_map(|at| scene.stem(at));
    let tokens = scene.tokens();
    let of_nation =
        matches!(places::sort(tokens.folded(run.end)), Some("city" | "town" | "village" | "island"))
            && tokens.folded(run.end + 1) == "of";
    tokens.folded(run.end) == "capital"
        || of_nation
        || stems.any(|stem| events::family_of(stem).is_some_and(is_incident))
}

/// True for mountains, islands and rivers: what one is on.
fn is_ground(scene: &Scene, name: &Name) -> bool {
    let run = scene.tokens_of(name.span);
    run.len() > 1 && name.sort == Sort::Place
}

/// The name with the noun of its sort behind it and the larger places after commas: "Kessel village, Orlo province, Peru".
pub(super) fn with_what_it_lies_in(
    scene: &Scene,
    names: &[&Name],
    i: usize,
    sort: &mut Option<&'static str>,
) -> Vec<Span> {
    let tokens = scene.tokens();
    let mut span = names.get(i).map_or(scene.span, |name| name.span);
    let mut end = scene.tokens_of(span).end;
    let named = places::sort(tokens.folded(end)).filter(|_| scene.range.contains(&end));
    // "in the Orlo town" is a town in Orlo.
    let first = scene.tokens_of(span).start;
    let of_town = matches!(named, Some("town" | "village" | "city"))
        && first.checked_sub(1).is_some_and(|at| matches!(tokens.folded(at), "the" | "a"));
    if let Some(named) = named.filter(|_| !of_town) {
        *sort = sort.or(Some(named));
        span = span.join(&tokens.span(end, end));
        end += 1;
    }
    let mut parts = vec![span];
    let larger = |from: usize| {
        let start = tokens.get(from)?.span.start;
        names.get(i + 1..)?.iter().find(|name| name.span.start == start && is_place(name))
    };
    for _ in 0..2 {
        let after_comma = tokens.folded(end) == "," && larger(end + 1).is_some();
        let from = if after_comma { end + 1 } else { end + 2 };
        // "in Kessel in Orlo province": the second is what the first lies in.
        // So are ", in Orlo province" and "the Rashid district of Orlo".
        let comma_in =
            tokens.folded(end) == "," && tokens.folded(end + 1) == "in" && larger(end + 2).is_some();
        // "Kessel, a town in Orlo province".
        let told_what = tokens.folded(end) == ","
            && matches!(tokens.folded(end + 1), "a" | "an" | "the")
            && places::sort(tokens.folded(end + 2)).is_some()
            && matches!(tokens.folded(end + 3), "in" | "of" | "on")
            && larger(end + 4).is_some();
        let of = tokens.folded(end) == "of" && places::sort(tokens.folded(end - 1)).is_some();
        let behind = (of || tokens.folded(end) == "in") && larger(end + 1).is_some();
        let from = if behind { end + 1 } else { from };
        let from = if told_what { end + 4 } else { from };
        let Some(name) = larger(from).filter(|_| after_comma || comma_in || behind || told_what) else {
            break;
        };
        let mut last = scene.tokens_of(name.span).end;
        let named = places::sort(tokens.folded(last)).is_some();
        // Of two names between commas the second is the larger place where it is known to be one.
        let is_larger = named || name.side.is_some() || of;
        let closes = !matches!(tokens.folded(last + usize::from(named)), "and" | "or" | "&" | "'");
        if !is_larger || !closes {
            break;
        }
        if named {
            last += 1;
        }
        parts.push(tokens.span(from, last - 1));
        end = last;
    }
    parts
}

pub(super) fn joined(parts: &[Span], first: Span) -> Span {
    parts.iter().fold(first, |all, part| all.join(part))
}
