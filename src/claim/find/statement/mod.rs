//! Statements that newspapers disagree on: who broke a truce, how talks ended, what caused a crash, who accuses whom.
//!
//! They are found by the families of the lexicon, as accusations, and as denials. What somebody merely says is left out: a row
//! for every quotation would bury the rows that matter.

mod denial;
mod line;
mod seen;
#[cfg(test)]
mod tests;

use super::Draft;
use super::scene::{Scene, side_of};
use crate::claim::about::{About, Stance};
use crate::claim::{Certainty, Kind, Speaker, Value};
use crate::lexicon::statements::{self, Party, Pole};
use crate::mention::speech::{Act, Named};
use crate::mention::{Attribution, Name};
use crate::text::Span;
use denial::{denial_of_it, deny};
use line::Line;
use seen::{Seen, Turn};
use std::ops::Range;

/// The shortest accusation or denial, in words that say something.
const FEWEST_WORDS: usize = 2;

/// How many that speak in one sentence are looked at.
const MOST: usize = 16;

/// All statements of a sentence.
pub(super) fn drafts(scene: &Scene) -> Vec<Draft> {
    let line = Line::new(scene);
    let (mut found, turns) = seen::read(scene, &line);
    let mut made = Vec::new();
    for turn in &turns {
        match turn {
            Turn::Mutual(run) => made.extend(mutual(scene, &line, run, &mut found)),
            Turn::Denial(run, name) => made.extend(denial_of_it(scene, &line, run, *name, &found)),
        }
    }
    for said in scene.speech().take(MOST) {
        let Some(named) = said.named() else { continue };
        let scope = within(scene, said.scope);
        match said.act {
            Act::Accuses | Act::Alleges => accuse(scene, &line, said, named, scope, &mut found, &mut made),
            Act::Denies => made.extend(deny(scene, &line, said, named, scope, &found, &made)),
            _ => {}
        }
    }
    for statement in found {
        let core = line.span(&statement.run);
        let denied = scene.speaker_at(core).is_some_and(|said| said.act == Act::Denies);
        // "dismissed the plan as a sham" judges the plan.
        let as_such = scene.tokens().folded(scene.tokens().at(core.start)) == "as";
        let pole = if denied && !as_such { statement.pole.turned() } else { statement.pole };
        made.push(of(scene, &line, statement, pole));
    }
    made
}

/// A statement of a family.
fn of(scene: &Scene, line: &Line, seen: Seen, pole: Pole) -> Draft {
    let quote = line.span(&seen.quote);
    let superseded = is_of_before(scene, line, &seen);
    let stance =
        Stance { family: seen.family, pole, holder: seen.holder, parties: seen.parties, mutual: false };
    let shown = words(scene, quote);
    Draft { superseded, ..draft(scene, line.span(&seen.run), quote, stance, seen.thing, shown, Draw::Around) }
}

/// True where what can change is told as of before: "the talks had collapsed", "the earlier truce failed".
fn is_of_before(scene: &Scene, line: &Line, seen: &Seen) -> bool {
    if !statements::family(&seen.family).is_some_and(|family| family.changes) {
        return false;
    }
    // "said that both had agreed" is how what was said is told, of whatever time.
    let core = line.span(&seen.run);
    let told = scene.speaker_at(core).is_some_and(|said| said.cue.start < core.start);
    line.is_of_before(&seen.run) && !told
}

/// From where the words come that tell what a statement is about.
enum Draw {
    /// The nearest first.
    Around,
    /// All of a stretch.
    Of(Span),
}

fn draft(
    scene: &Scene,
    core: Span,
    quote: Span,
    stance: Stance,
    thing: Option<String>,
    shown: String,
    draw: Draw,
) -> Draft {
    let mut about = About { measure: Some(stance.family.clone()), event: thing, ..About::default() };
    match draw {
        Draw::Around => scene.surround(&mut about, &scene.tokens_of(core), core),
        Draw::Of(stretch) => scene.take_all(&mut about, stretch),
    }
    if statements::family(&stance.family).is_some_and(|family| family.set) {
        // The names that are its value say nothing of what it is about.
        about.names.retain(|name| !stance.parties.iter().any(|party| *party == name.concept));
        about.places.retain(|name| !stance.parties.iter().any(|party| *party == name.concept));
    }
    about.stance = Some(stance);
    Draft {
        kind: Kind::Statement,
        value: Value::Text(shown),
        about,
        core,
        quote,
        certainty: Certainty::Stated,
        as_of: None,
        superseded: false,
        moved: false,
        rule: "statement",
    }
}

/// An accusation; where it says something of a family it is that, with the one accused.
fn accuse(
    scene: &Scene,
    line: &Line,
    said: &Attribution,
    named: &Named,
    scope: Span,
    found: &mut [Seen],
    made: &mut Vec<Draft>,
) {
    // "a man accused of arson" accuses nobody.
    let first = scene.tokens().at(scope.start);
    if scene.tokens().folded(first) == "of" {
        return;
    }
    let accused = accused(scene, scope, named);
    let places = line.places(scope);
    let mut is_of_a_family = false;
    for statement in found.iter_mut().filter(|seen| places.contains(&seen.run.start)) {
        is_of_a_family = true;
        let of_somebody =
            statements::family(&statement.family).is_some_and(|family| family.party != Party::None);
        if let Some(accused) = accused.filter(|_| of_somebody) {
            statement.parties = vec![side_of(accused).to_string()];
        }
    }
    if is_of_a_family || holds_figure(scene, scope) || too_short(scene, scope) {
        return;
    }
    // An allegation against nobody is a report like any other.
    if said.act == Act::Alleges && accused.is_none() {
        return;
    }
    let tokens = scene.tokens_of(scope);
    let incident = scene.incident(&tokens).map(str::to_string);
    let blames =
        incident.is_some() && statements::is_blame(scene.tokens().folded(scene.tokens().at(said.cue.start)));
    let stance = Stance {
        family: if blames { "responsibility" } else { "accusation" }.to_string(),
        pole: Pole::For,
        holder: None,
        parties: accused.iter().map(|name| side_of(name).to_string()).collect(),
        mutual: false,
    };
    let shown = format!("accuses: {}", words(scene, scope));
    let draw = if blames { Draw::Around } else { Draw::Of(scope) };
    made.push(draft(scene, scope, quote(scene, said, named, scope), stance, incident, shown, draw));
}

/// "each insists that the other asked first": two claims of one sentence, one for each side.
fn mutual(scene: &Scene, line: &Line, run: &Range<usize>, found: &mut Vec<Seen>) -> Vec<Draft> {
    let after = found.iter().position(|seen| seen.run.start >= run.end);
    let seen = after.map(|place| found.remove(place));
    let family = seen.as_ref().map_or("accusation".to_string(), |seen| seen.family.clone());
    let pole = seen.as_ref().map_or(Pole::For, |seen| seen.pole);
    let thing = seen.as_ref().and_then(|seen| seen.thing.clone());
    let end = seen.map_or(run.end, |seen| seen.quote.end.max(run.end));
    let core = line.span(run);
    let quote = line.span(&(run.start..end));
    ["one side", "the other side"]
        .into_iter()
        .map(|name| {
            let holder = Speaker {
                name: name.to_string(),
                key: name.to_string(),
                side: None,
                act: Act::Accuses,
                via: Vec::new(),
            };
            let stance = Stance {
                family: family.clone(),
                pole,
                holder: Some(holder),
                parties: Vec::new(),
                mutual: true,
            };
            draft(scene, core, quote, stance, thing.clone(), words(scene, quote), Draw::Around)
        })
        .collect()
}

/// How far behind the verb the accused may stand, in tokens.
const ACCUSED: usize = 5;

/// Who is accused: the first name of what is said that is not the speaker's own.
fn accused<'a>(scene: &Scene<'a, '_>, scope: Span, named: &Named) -> Option<&'a Name> {
    let last = scene.tokens_of(scope).start + ACCUSED;
    scene.names().filter(|name| scene.tokens_of(name.span).start < last).find(|name| {
        scope.contains(&name.span) && name.key != named.key && Some(side_of(name)) != named.side.as_deref()
    })
}

fn speaker_of(scene: &Scene, named: &Named) -> Speaker {
    Speaker {
        name: named.span.of(scene.tokens().text()).to_string(),
        key: named.key.clone(),
        side: named.side.clone(),
        act: Act::Denies,
        via: Vec::new(),
    }
}

/// What is said, inside the sentence and without the signs behind it.
fn within(scene: &Scene, scope: Span) -> Span {
    let scope = Span::new(scope.start.max(scene.span.start), scope.end.min(scene.span.end));
    let kept = scope.of(scene.tokens().text()).trim_end_matches(|c: char| !c.is_alphanumeric());
    Span::new(scope.start, scope.start + kept.len())
}

fn quote(scene: &Scene, said: &Attribution, named: &Named, scope: Span) -> Span {
    let quote = named.span.join(&said.cue).join(&scope);
    Span::new(quote.start.max(scene.span.start), quote.end.min(scene.span.end))
}

/// A figure has a claim of its own, with its speaker.
fn holds_figure(scene: &Scene, scope: Span) -> bool {
    scene.figures.iter().any(|figure| scope.contains(&figure.number))
}

fn too_short(scene: &Scene, scope: Span) -> bool {
    let mut about = About::default();
    scene.take_all(&mut about, scope);
    about.words.retain(|word| !statements::is_retort(&word.written));
    about.words.len() + about.names.len() + about.places.len() < FEWEST_WORDS
}

/// The words of a stretch, with single spaces.
fn words(scene: &Scene, span: Span) -> String {
    span.of(scene.tokens().text()).split_whitespace().collect::<Vec<_>>().join(" ")
}
