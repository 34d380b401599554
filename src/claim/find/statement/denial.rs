//! Denials: of a statement, of what another said, of what was told before, or of whatever they tell.
//!
//! A request that is denied, a plan that is rejected, are no denials.

use super::line::Line;
use super::seen::{self, Seen};
use super::{Draw, accuse, draft, holds_figure, of, quote, speaker_of, too_short, within, words};
use crate::claim::about::Stance;
use crate::claim::find::Draft;
use crate::claim::find::scene::Scene;
use crate::claim::{Speaker, Value};
use crate::lexicon::statements::{self, Pole};
use crate::mention::speech::{Act, Named};
use crate::mention::{Attribution, Name};
use crate::text::Span;
use std::ops::Range;

/// A denial: of the statements in it, of what another said in it, of what was told before, or of whatever it tells.
pub(super) fn deny(
    scene: &Scene,
    line: &Line,
    said: &Attribution,
    named: &Named,
    scope: Span,
    found: &[Seen],
    made: &[Draft],
) -> Vec<Draft> {
    // "denied any involvement" is a statement of its family.
    if found.iter().any(|seen| line.span(&seen.run).overlaps(&said.cue)) {
        return Vec::new();
    }
    let places = line.places(scope);
    let quote = quote(scene, said, named, scope);
    let shown = format!("denies: {}", words(scene, scope));
    let mut denials = Vec::new();
    let mut is_told = false;
    for statement in found.iter().filter(|seen| places.contains(&seen.run.start)) {
        is_told = true;
        // Where nobody else says it, the statement itself is the denial.
        if scene.speaker_at(line.span(&statement.run)).is_none_or(|inner| inner.cue == said.cue) {
            continue;
        }
        let stance = Stance {
            family: statement.family.clone(),
            pole: statement.pole.turned(),
            holder: None,
            parties: statement.parties.clone(),
            mutual: false,
        };
        let thing = statement.thing.clone();
        denials.push(draft(scene, scope, quote, stance, thing, shown.clone(), Draw::Of(scope)));
    }
    if is_told || holds_figure(scene, scope) || made.iter().any(|draft| draft.core.overlaps(&scope)) {
        return denials;
    }
    // "denied the accusation, calling it baseless"
    let told = scope.of(scene.tokens().text());
    let core = Span::new(scope.start, scope.start + told.find(',').unwrap_or(told.len()));
    if too_short(scene, core) {
        denials.extend(answer(scene, line, line.places(said.cue), &found[..0]).map(|told| {
            let holder = Some(speaker_of(scene, named));
            turned(scene, said.cue, quote, told, holder, shown)
        }));
        return denials;
    }
    let cue = scene.tokens().folded(scene.tokens().at(said.cue.start));
    if !tells_of_claim(scene, scope, statements::is_denying(cue)) {
        return denials;
    }
    let stance = Stance {
        family: "denial".to_string(),
        pole: Pole::Against,
        holder: None,
        parties: Vec::new(),
        mutual: false,
    };
    denials.push(draft(scene, scope, quote, stance, None, shown, Draw::Of(scope)));
    denials
}

/// True where what is denied is told as a claim: "that the plane had faults", "having met her", "the reports of losses".
///
/// A plan that is rejected, a request that is denied, are none. Verbs that mean other things too need a word for it.
fn tells_of_claim(scene: &Scene, scope: Span, denies: bool) -> bool {
    let tokens = scene.tokens();
    let range = scene.tokens_of(scope);
    let points = range.clone().take(4).any(|i| {
        let word = tokens.folded(i);
        word == "that" || statements::is_retort(word)
    });
    let begins = || tokens.folded(range.start).ends_with("ing") || tokens.folded(range.start) == "any";
    points || denies && (begins() || range.clone().any(|i| statements::is_of_clause(tokens.folded(i))))
}

/// "a claim that Harn has denied": the denial of what its sentence or the one before it tells.
pub(super) fn denial_of_it(
    scene: &Scene,
    line: &Line,
    run: &Range<usize>,
    name: Option<&Name>,
    found: &[Seen],
) -> Option<Draft> {
    let name = name?;
    let told = answer(scene, line, run.clone(), found)?;
    let text = scene.tokens().text();
    let holder = Speaker {
        name: name.span.of(text).to_string(),
        key: name.key.clone(),
        side: name.side.clone(),
        act: Act::Denies,
        via: Vec::new(),
    };
    let quote = line.span(run);
    let shown = words(scene, quote);
    Some(turned(scene, quote, quote, told, Some(holder), shown))
}

/// What a denial at a place answers: the last accusation or statement before it, in its sentence or the one before.
fn answer(scene: &Scene, line: &Line, run: Range<usize>, found: &[Seen]) -> Option<Draft> {
    let here = found.iter().rev().find(|seen| seen.run.end <= run.start);
    if let Some(seen) = here {
        return Some(of(scene, line, seen.clone(), seen.pole));
    }
    let at = line.span(&run).start;
    let accusations = |scene: &Scene, before: usize| {
        let line = Line::new(scene);
        let (mut found, _) = seen::read(scene, &line);
        found.retain(|seen| line.span(&seen.run).end <= before);
        let mut made = Vec::new();
        for said in scene.speech().filter(|said| matches!(said.act, Act::Accuses | Act::Alleges)) {
            if let Some(named) = said.named().filter(|_| said.cue.end <= before) {
                accuse(scene, &line, said, named, within(scene, said.scope), &mut found, &mut made);
            }
        }
        let last = found.last().map(|seen| of(scene, &line, seen.clone(), seen.pole));
        last.or_else(|| made.pop())
    };
    accusations(scene, at).or_else(|| accusations(&scene.before()?, usize::MAX))
}

/// The same statement, held the other way round by somebody else.
fn turned(
    scene: &Scene,
    core: Span,
    quote: Span,
    told: Draft,
    holder: Option<Speaker>,
    shown: String,
) -> Draft {
    let mut about = told.about;
    if let Some(stance) = &mut about.stance {
        stance.pole = stance.pole.turned();
        stance.holder = holder;
    }
    let quote = Span::new(quote.start.max(scene.span.start), quote.end.min(scene.span.end));
    Draft { about, core, quote, value: Value::Text(shown), ..told }
}
