//! The event that a place belongs to: before it in its clause, behind one that opens the sentence, or named for it.

use super::between::{is_auxiliary, is_joined, is_met, is_other_verb};
use super::happening::{happening, in_date, in_mention, is_incident};
use super::is_list;
use super::site::{PHRASE, Site, joined, with_what_it_lies_in};
use crate::claim::find::scene::Scene;
use crate::lexicon::places::{self, Between, Side, Word};
use crate::lexicon::words;
use crate::mention::Name;
use crate::mention::name::{Form, Sort};
use crate::text::TokenKind;

/// The most tokens between an event and its place.
const REACH: usize = 14;

/// The event that the words before a place belong to: its token and its family.
pub(super) fn event(scene: &Scene, site: &Site) -> Option<(usize, &'static str)> {
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

/// "In Orlo, a bomb killed nine": the event behind a place that opens the sentence.
pub(super) fn event_behind(scene: &Scene, site: &Site) -> Option<(usize, &'static str)> {
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
pub(super) fn met(scene: &Scene, names: &[&Name], i: usize) -> Option<(Site, (usize, &'static str))> {
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

/// "the Kabul attack", "the Brenlow warehouse fire": a place that names its event.
pub(super) fn named_for(scene: &Scene, names: &[&Name], i: usize) -> Option<(Site, (usize, &'static str))> {
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
