//! Places of events: where a thing happened, where the text ties the place to a word for it.
//!
//! "The blast hit a market in Orlo", "the talks, held in Doha", "crashed near the village of Kessel". The nearest word for an
//! event before the place is taken, and nothing may stand between that leads elsewhere: another clause, a hospital, a speaker.
//! Places of wars and protests, which have many, are left out, and so is where somebody spoke.

use super::scene::Scene;
use super::{Draft, certainty, quantity};
use crate::claim::about::{About, Basis};
use crate::claim::{Kind, Value};
use crate::lexicon::places::{self, Between, Side, Stand, Word};
use crate::lexicon::{events, words};
use crate::mention::Name;
use crate::mention::name::{Form, Sort};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// The rule that finds them.
pub(super) const RULE: &str = "place";
/// The most tokens between an event and its place.
const REACH: usize = 14;
/// A sentence with more names is a list or a machine's, and every name of it is looked up for every other.
pub(super) const MOST_NAMES: usize = 60;
/// The most tokens of a place's own phrase before its name: "off the northern coast of".
const PHRASE: usize = 9;

/// A place as the text tells it.
struct Site {
    side: Side,
    /// The noun of its sort: "village".
    sort: Option<&'static str>,
    /// The token of the preposition.
    preposition: usize,
    /// Its name, and what it lies in: "Kessel", "Orlo province".
    parts: Vec<Span>,
    /// From the first part to the last.
    span: Span,
}

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

/// The place that name `i` is, with the words before it back to a preposition; `None` where there is none.
fn site(scene: &Scene, names: &[&Name], i: usize) -> Option<Site> {
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
fn with_what_it_lies_in(
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
        let of = tokens.folded(end) == "of" && places::sort(tokens.folded(end - 1)).is_some();
        let behind = (of || tokens.folded(end) == "in") && larger(end + 1).is_some();
        let from = if behind { end + 1 } else { from };
        let Some(name) = larger(from).filter(|_| after_comma || comma_in || behind) else { break };
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

fn joined(parts: &[Span], first: Span) -> Span {
    parts.iter().fold(first, |all, part| all.join(part))
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

/// The event that the words before a place belong to: its token and its family.
fn event(scene: &Scene, site: &Site) -> Option<(usize, &'static str)> {
    let tokens = scene.tokens();
    let first = scene.range.start.max(site.preposition.saturating_sub(REACH));
    let mut at = site.preposition;
    // "the deadliest in Orlo" tells of Orlo's other ones.
    if at.checked_sub(1).is_some_and(|at| tokens.folded(at).ends_with("iest")) {
        return None;
    }
    let mut held = false;
    // "The blast killed nine in Orlo": where they died is where it was.
    let mut death = None;
    while at > first {
        at -= 1;
        let word = tokens.folded(at);
        if let Some(family) = happening(scene, at) {
            let topic = tokens.folded(site.preposition) == "on" && !is_incident(family);
            if topic {
                return None;
            }
            if family != "death" {
                return Some((at, family));
            }
            death = death.or(Some((at, family)));
            continue;
        }
        if tokens.kind(at) != Some(TokenKind::Word) {
            let joins = match word {
                // "a 6.1-magnitude quake", "the talks, held in Doha", "the blast, on Monday, in Orlo".
                "-" => tokens.glued(at),
                "," => held || in_date(scene, at + 1) || in_date(scene, at.saturating_sub(1)),
                "." => in_mention(scene, at),
                "'" => true,
                _ => tokens.kind(at) == Some(TokenKind::Digits),
            };
            if !joins {
                break;
            }
            continue;
        }
        if !scene.is_plain(at) {
            continue;
        }
        let meant = places::between(word);
        held = meant == Between::Happens && !is_auxiliary(tokens.folded(at.saturating_sub(1)));
        match meant {
            Between::Barrier if is_joined(scene, at) => {}
            Between::Barrier => break,
            Between::Holder if !is_met(scene, at) => break,
            _ if is_other_verb(scene, at) => break,
            _ => {}
        }
    }
    death.map(|death| cause(scene, site, death).unwrap_or(death))
}

/// "Nine people were killed in Orlo when a bomb exploded": the event behind the place, told as what killed them.
fn cause(scene: &Scene, site: &Site, death: (usize, &'static str)) -> Option<(usize, &'static str)> {
    let tokens = scene.tokens();
    let end = scene.tokens_of(site.span).end;
    if scene.stem(death.0) != Some("kill") {
        return None;
    }
    for at in end..(end + 9).min(scene.range.end) {
        if matches!(tokens.folded(at), "," | ";" | ":" | "\"" | "and" | "but") && !in_date(scene, at) {
            return None;
        }
        if let Some(family) = happening(scene, at).filter(|family| is_incident(family) && *family != "death")
        {
            return Some((at, family));
        }
    }
    None
}

/// "the Kabul attack", "the Brenlow warehouse fire": a place that names its event.
fn named_for(scene: &Scene, names: &[&Name], i: usize) -> Option<(Site, (usize, &'static str))> {
    let tokens = scene.tokens();
    let name = names
        .get(i)
        .filter(|name| name.sort == Sort::Place && name.side.as_deref() != Some(name.key.as_str()))?;
    let run = scene.tokens_of(name.span);
    let opens = run.start == scene.range.start;
    let before = run.start.checked_sub(1).map_or("", |at| tokens.folded(at));
    if !(opens || before == "the") {
        return None;
    }
    let plain = |at: usize| {
        tokens.kind(at) == Some(TokenKind::Word)
            && scene.is_plain(at)
            && !words::is_closed(tokens.folded(at))
            && !is_other_verb(scene, at)
    };
    let is_noun = |at: usize| {
        let word = tokens.folded(at);
        let meant = places::between(word);
        plain(at) && places::sort(word).is_none() && meant == Between::Nothing && !word.ends_with("ing")
    };
    let at = match happening(scene, run.end) {
        Some(_) => run.end,
        None if is_noun(run.end) => run.end + 1,
        None => return None,
    };
    let family = happening(scene, at)
        .filter(|_| plain(at) && scene.range.contains(&at) && !tokens.folded(at).ends_with("ed"))?;
    // "Kabul talks" may be those of a government.
    let said = family != "death" && (is_incident(family) || name.form == Form::Plain);
    let site =
        Site { side: Side::In, sort: None, preposition: run.start, parts: vec![name.span], span: name.span };
    said.then_some((site, (at, family)))
}

/// "was held", "were killed": an auxiliary before what happened, and "which was held" after a comma.
fn is_joined(scene: &Scene, at: usize) -> bool {
    let tokens = scene.tokens();
    let next = tokens.folded(at + 1);
    match tokens.folded(at) {
        "is" | "are" | "was" | "were" | "has" | "have" | "had" => {
            // "the epicentre was near Orlo"
            matches!(places::around(next), Some(Word::Preposition(_)))
                || places::leads(next)
                || matches!(places::between(next), Between::Happens | Between::Hits)
                || happening(scene, at + 1).is_some()
        }
        "to" => matches!(
            tokens.folded(at.saturating_sub(1)),
            "close" | "next" | "due" | "set" | "expected" | "scheduled"
        ),
        _ => false,
    }
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "was" | "were" | "be" | "been" | "being" | "is" | "are")
}

/// True for a thing that the event itself met: "a blast at the ministry", "shells hit a hospital".
fn is_met(scene: &Scene, at: usize) -> bool {
    let tokens = scene.tokens();
    let first = at.saturating_sub(4).max(scene.range.start);
    for i in (first..at).rev() {
        match places::between(tokens.folded(i)) {
            Between::Hits => return true,
            Between::At => {
                // "shot four people at a centre"; who dies at a hospital was hurt elsewhere.
                let first = i.saturating_sub(6).max(scene.range.start);
                let mut before = (first..i).rev();
                let stops = |k: usize| {
                    places::between(tokens.folded(k)) == Between::Barrier || tokens.folded(k) == ","
                };
                let event = before.by_ref().take_while(|k| !stops(*k)).find_map(|k| happening(scene, k));
                return event.is_some_and(|family| family != "death" || !places::is_care(tokens.folded(at)));
            }
            Between::Barrier => return false,
            _ => {}
        }
    }
    false
}

/// True for a verb that is neither the event's nor one by which it meets a thing: "was condemned".
fn is_other_verb(scene: &Scene, at: usize) -> bool {
    let tokens = scene.tokens();
    let word = tokens.folded(at);
    if !(word.len() > 4 && word.ends_with("ed")) || places::between(word) != Between::Nothing {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |i| tokens.folded(i));
    let after = tokens.folded(at + 1);
    // "a crowded market", "two parked cars" stand before their noun; "condemned in", "condemned by" do not.
    let before_noun = tokens.kind(at + 1) == Some(TokenKind::Word) && !words::is_closed(after);
    is_auxiliary(before) || !before_noun || at.checked_sub(1).is_some_and(|at| happening(scene, at).is_some())
}

/// "In Orlo, a bomb killed nine": the event behind a place that opens the sentence.
fn event_behind(scene: &Scene, site: &Site) -> Option<(usize, &'static str)> {
    let tokens = scene.tokens();
    let comma = scene.tokens_of(site.span).end;
    if site.preposition != scene.range.start || tokens.folded(comma) != "," {
        return None;
    }
    for at in comma + 1..(comma + 9).min(scene.range.end) {
        let word = tokens.folded(at);
        if let Some(family) = happening(scene, at).filter(|family| is_incident(family)) {
            return Some((at, family));
        }
        let stops = matches!(word, "," | ";" | ":" | "\"" | "who" | "said")
            || !scene.is_plain(at) && !in_date(scene, at);
        if stops {
            return None;
        }
    }
    None
}

/// "a quake struck Papua", "the typhoon hit the island of Cebu": a place that the event met, without a preposition.
fn met(scene: &Scene, names: &[&Name], i: usize) -> Option<(Site, (usize, &'static str))> {
    let tokens = scene.tokens();
    let name = names.get(i).filter(|name| name.sort == Sort::Place && name.form == Form::Plain)?;
    let first = scene.tokens_of(name.span).start;
    let mut at = first.checked_sub(1)?;
    let mut sort = None;
    while scene.range.contains(&at) && first - at <= PHRASE {
        match places::around(tokens.folded(at)) {
            Some(Word::Empty) => {}
            Some(Word::Noun(Side::In)) => sort = sort.or_else(|| places::sort(tokens.folded(at))),
            None if tokens.folded(at) == "of" => {}
            _ => break,
        }
        at = at.checked_sub(1)?;
    }
    let hits = scene.range.contains(&at) && places::between(tokens.folded(at)) == Between::Hits;
    let possessive = tokens.folded(scene.tokens_of(name.span).end) == "'";
    if !hits || possessive {
        return None;
    }
    let parts = with_what_it_lies_in(scene, names, i, &mut sort);
    let span = joined(&parts, name.span);
    let site = Site { side: Side::In, sort, preposition: at, parts, span };
    let end = scene.tokens_of(site.span).end;
    // "struck Orlo's mayor", "hit Orlo defenders": the name belongs to what stands behind it.
    let alone = tokens.kind(end) != Some(TokenKind::Word)
        || words::is_closed(tokens.folded(end))
        || in_date(scene, end);
    if !alone || is_list(scene, names, site.span) {
        return None;
    }
    let found = event(scene, &site).filter(|(_, family)| is_incident(family))?;
    Some((site, found))
}

/// The family of the event that a token tells of, where such events have a place.
fn happening(scene: &Scene, at: usize) -> Option<&'static str> {
    if !scene.is_plain(at) {
        return None;
    }
    let tokens = scene.tokens();
    let stem = scene.stem(at)?;
    let word = tokens.folded(at);
    let before = at.checked_sub(1).map_or("", |i| tokens.folded(i));
    if places::takes(tokens.folded(at + 1)) {
        return None;
    }
    if let Some(family) = places::event_word(word) {
        return Some(family);
    }
    let family = match events::family_of(stem)? {
        // "air strikes in Orlo"; "struck" alone says what it did, and a strike is a walkout.
        "strike" if matches!(before, "air" | "drone" | "missile" | "rocket") => "airstrike",
        "storm" if matches!(word, "stormed" | "storming") => "attack",
        // "Rebels storm hotel".
        "storm" if word == "storm" && before.ends_with('s') || before.ends_with("men") => "attack",
        "blaze" if word == "fire" && tokens.folded(at + 1) == "on" => "shooting",
        "blaze" if word == "fire" => places::fire_behind(before)?,
        // "bus fires", "he was fired".
        "blaze" if matches!(word, "fired" | "firing" | "burned" | "burnt" | "burning") => return None,
        "shooting"
            if matches!(word, "shot" | "shots")
                && matches!(before, "film" | "filmed" | "video" | "footage") =>
        {
            return None;
        }
        "death" if before == "shot" => "shooting",
        family => family,
    };
    places::has_place(family, stem).then_some(family)
}

fn is_incident(family: &str) -> bool {
    events::family(family).is_some_and(|family| family.incident) || family == "death"
}

fn in_date(scene: &Scene, at: usize) -> bool {
    scene.dates.iter().any(|date| contains(scene, date.span, at))
}

fn in_mention(scene: &Scene, at: usize) -> bool {
    in_date(scene, at)
        || scene.figures.iter().any(|figure| contains(scene, figure.span, at))
        || scene.names().any(|name| contains(scene, name.span, at))
}

fn contains(scene: &Scene, span: Span, at: usize) -> bool {
    let run: Range<usize> = scene.tokens_of(span);
    run.contains(&at)
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
