//! The statements of one sentence by the families of the lexicon: their words, which way they go, and of whom they are said.

use super::super::scene::{Scene, concept, side_of};
use super::line::{Line, Who};
use crate::claim::Speaker;
use crate::claim::about::COMMON;
use crate::lexicon::events;
use crate::lexicon::patterns::Reading;
use crate::lexicon::speech;
use crate::lexicon::statements::{self, Class, Party, Pole, Slot, Told, Way};
use crate::lexicon::words;
use crate::mention::Name;
use crate::mention::speech::Act;
use crate::text::Span;
use std::ops::Range;

/// A statement as its sentence makes it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seen {
    /// The name of its family.
    pub family: String,
    /// Which way it goes.
    pub pole: Pole,
    /// The places of its own words.
    pub run: Range<usize>,
    /// The places of its quote.
    pub quote: Range<usize>,
    /// The concept of the thing that it is about.
    pub thing: Option<String>,
    /// Who holds so, where the text says it by the statement itself.
    pub holder: Option<Speaker>,
    /// Of whom it is said, or the names that are its value, by their keys.
    pub parties: Vec<String>,
}

/// A pattern that is no statement by itself.
pub(super) enum Turn<'a> {
    /// A denial of what was told before, and who denies it.
    Denial(Range<usize>, Option<&'a Name>),
    /// Two sides that say the same of each other.
    Mutual(Range<usize>),
}

/// How many statements of a sentence are looked at: no sentence that somebody wrote has more.
const MOST: usize = 64;

/// The longest quote, in words.
const LONGEST: usize = 24;

/// Reads the statements of a sentence, in its order, and what turns them round or doubles them.
pub(super) fn read<'a>(scene: &Scene<'a, '_>, line: &Line<'_, 'a, '_>) -> (Vec<Seen>, Vec<Turn<'a>>) {
    let (mut found, mut turns): (Vec<Seen>, Vec<Turn>) = (Vec::new(), Vec::new());
    let patterns = statements::patterns();
    let (mut i, mut tried) = (0, 0);
    while i < line.len() && tried < MOST {
        // "Bridge Support Fund" supports nobody.
        if line.is_in_name(i) && !line.has_name(i) {
            i += 1;
            continue;
        }
        let classes = Class::all_of(line.classes(i)).map(Slot::Class);
        let names = line.has_name(i).then_some([Slot::Name, Slot::Names]);
        let slots = classes.chain(names.into_iter().flatten());
        // The longest that is borne out by what stands around it.
        let ways = patterns.all_at(line, slots, i);
        let mut next = i + 1;
        for way in ways {
            let run = i..way.next.max(i + 1);
            let end = run.end;
            let names: Vec<&Name> = way.taken.into_iter().flatten().collect();
            match way.meaning {
                Way::Nothing => {}
                Way::Denies => {
                    tried += MOST / 8;
                    turns.push(Turn::Denial(run, names.first().copied()));
                }
                Way::Mutual => {
                    tried += MOST / 8;
                    turns.push(Turn::Mutual(run));
                }
                says => {
                    tried += 1;
                    let Some(statement) = seen(scene, line, says, run, &names) else { continue };
                    let again = |other: &Seen| {
                        (&other.family, other.pole, &other.holder, &other.parties)
                            == (&statement.family, statement.pole, &statement.holder, &statement.parties)
                    };
                    if !found.iter().any(again) {
                        found.push(statement);
                    }
                }
            }
            next = end;
            break;
        }
        i = next;
    }
    (found, turns)
}

fn seen(scene: &Scene, line: &Line, way: &Way, run: Range<usize>, names: &[&Name]) -> Option<Seen> {
    let Way::Says { family, pole, told, thing, beside, incident, turns } = way else { return None };
    let sort = statements::family(family)?;
    let is_asked = run.start > 0 && line.word(run.start - 1) == "who" && sort.party != Party::None;
    if is_asked || line.is_supposed(run.start) && !sort.supposed {
        return None;
    }
    if run.start > 0 && statements::is_noun(line.word(run.start - 1), line.word(run.start)) {
        return None;
    }
    let mut quote = run.clone();
    let place = match thing {
        Some((class, stands)) => Some(line.thing(&run, *class, *stands)?),
        None => None,
    };
    if beside.as_ref().is_some_and(|class| !line.back(run.start, 8).any(|i| line.is(i, *class))) {
        return None;
    }
    if *incident && !tells_of_incident(line, &run) {
        return None;
    }
    if let Some(place) = place {
        quote = reach(&quote, place);
    }
    let core = line.span(&run);
    let holder = match told {
        Told::Anyone => None,
        Told::Speaker => {
            scene.speaker_at(core).and_then(|said| said.named())?;
            None
        }
        Told::Charge => {
            let said =
                scene.speaker_at(core).filter(|said| !matches!(said.act, Act::Says | Act::According))?;
            said.named()?;
            None
        }
        Told::Holder => {
            let (party, at) = line.subject(run.start)?;
            quote = reach(&quote, at);
            Some(speaker(scene, line, party))
        }
        Told::By => {
            let (party, at) = line.object(run.end, 3)?;
            quote = reach(&quote, at);
            Some(speaker(scene, line, party))
        }
    };
    // What somebody is told to say is theirs, whoever they say it of.
    let is_voiced = scene.speaker_at(core).is_some_and(|said| said.named().is_some());
    let holder = holder.filter(|_| *told == Told::By || !is_voiced).or_else(|| denier(scene, core));
    let mut parties: Vec<String> = Vec::new();
    if sort.set {
        parties = names.iter().map(|name| side_of(name).to_string()).collect();
    } else if sort.answer {
        parties.extend(place.map(|place| answer(line.word(place))));
    } else if sort.party != Party::None {
        match party(line, &run) {
            Some((Who::Named(name), at)) => {
                quote = reach(&quote, at);
                parties.push(side_of(name).to_string());
            }
            Some((Who::Noun(noun), at)) => {
                quote = reach(&quote, at);
                parties.push(format!("{COMMON}{}", speech::lemma(line.word(noun))));
            }
            // "each said that the other had violated the truce"
            None if line.back(run.start, 4).any(|i| line.word(i) == "other") => {}
            None if sort.party == Party::Needed => return None,
            None => {}
        }
    }
    parties.sort();
    parties.dedup();
    let inside = *turns && line.negations(&run) % 2 == 1;
    let pole = if line.is_negated(run.start) != inside { pole.turned() } else { *pole };
    let thing = match place.and_then(|place| line.stem(place)).filter(|_| !sort.answer) {
        Some(stem) => Some(concept(stem).to_string()),
        None => event(scene, line, &run, sort.answer || sort.party != Party::None),
    };
    let quote = spoken_out(line, quote);
    Some(Seen { family: (*family).to_string(), pole, run, quote, thing, holder, parties })
}

/// The family of the event that a statement names itself, "a good deal", else of the nearest; of who did it, the nearest incident.
fn event(scene: &Scene, line: &Line, run: &Range<usize>, is_incident: bool) -> Option<String> {
    let own = run.clone().rev().find_map(|i| line.stem(i).and_then(events::family_of));
    let tokens = line.tokens(run);
    let near = || if is_incident { scene.incident(&tokens) } else { scene.event(&tokens) };
    own.filter(|family| *family != "saying" && *family != "charge").or_else(near).map(str::to_string)
}

/// "the rebels denied any involvement": the verb is a part of the statement, and its subject holds it.
fn denier(scene: &Scene, core: Span) -> Option<Speaker> {
    let said = scene.speech().find(|said| said.cue.overlaps(&core))?;
    Some(super::speaker_of(scene, said.named()?))
}

/// One key for the forms of a word that is an answer: "speed" and "speeding" are one cause.
fn answer(word: &str) -> String {
    words::stem(word.strip_suffix("ing").filter(|cut| cut.len() > 3).unwrap_or(word))
}

/// How far a quote is carried on to the end of its phrase, in words.
const ON: usize = 7;

/// A quote carried back to the begin of its phrase and on to its end, so that it can be read by itself.
fn spoken_out(line: &Line, quote: Range<usize>) -> Range<usize> {
    let is_inside = |i: &usize| line.is_word(*i) && !statements::is_clause_end(line.word(*i));
    let back = (quote.start.saturating_sub(4)..quote.start).rev().take_while(is_inside);
    let mut start = back.last().unwrap_or(quote.start);
    // "'s claim" and "of the claim" begin in the middle of something.
    while start < quote.start && (line.is_tail(start) || statements::is_joint(line.word(start))) {
        start += 1;
    }
    let on = (quote.end..line.len().min(quote.end + ON)).take_while(is_inside);
    let mut end = on.last().map_or(quote.end, |last| last + 1);
    while end > quote.end && (words::is_closed(line.word(end - 1)) || !line.is_word(end - 1)) {
        end -= 1;
    }
    if end - start > LONGEST { quote } else { start..end }
}

/// A quote that holds a place as well, unless it would grow too long.
fn reach(quote: &Range<usize>, at: usize) -> Range<usize> {
    let wider = quote.start.min(at)..quote.end.max(at + 1);
    if wider.len() > LONGEST { quote.clone() } else { wider }
}

/// True where an accident, an attack or a death stands beside a statement, in its own clause.
fn tells_of_incident(line: &Line, run: &Range<usize>) -> bool {
    line.back(run.start, 9).chain(line.ahead(run.end, 4)).any(|i| {
        let family = line.stem(i).and_then(events::family_of);
        family == Some("death") || family.and_then(events::family).is_some_and(|family| family.incident)
    })
}

/// Of whom a statement is said: who stands behind its "by" or "of", else before it, else behind it.
fn party<'a>(line: &Line<'_, 'a, '_>, run: &Range<usize>) -> Option<(Who<'a>, usize)> {
    if matches!(line.word(run.end - 1), "by" | "of") {
        return line.object(run.end, 4);
    }
    if let Some(by) = line.ahead(run.end, 6).find(|i| line.word(*i) == "by")
        && let Some(found) = line.object(by + 1, 3)
    {
        return Some(found);
    }
    line.subject(run.start).or_else(|| line.object(run.end, 4))
}

/// Somebody as a speaker, though the text has no word of speech for it.
pub(super) fn speaker(scene: &Scene, line: &Line, who: Who) -> Speaker {
    let text = scene.tokens().text();
    let (name, key, side) = match who {
        Who::Named(name) => (name.span.of(text).to_string(), name.key.clone(), name.side.clone()),
        Who::Noun(i) => (line.span(&(i..i + 1)).of(text).to_string(), speech::lemma(line.word(i)), None),
    };
    Speaker { name, key, side, act: Act::Says, via: Vec::new() }
}
