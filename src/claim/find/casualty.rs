//! Casualty counts: which figures of a sentence count the killed, the injured, the missing, and who they are.
//!
//! Each figure goes to the nearest word of harm, counted in steps: "killed 9" and "9 were injured" before "killed in
//! the attack, 9 of …". "Including 5 children", "5 of them" and "5 of whom" take the harm of the figure before.

use super::scene::{Scene, core, side_of};
use super::{Draft, certainty, counted, evidence, quantity, sums};
use crate::claim::about::{About, Group};
use crate::claim::{Kind, Value};
use crate::lexicon::casualties::{self, Strength};
use crate::lexicon::measures::{self, Of};
use crate::mention::Figure;
use crate::mention::figure::Dimension;
use crate::mention::name::Sort;
use crate::mention::speech::Act;
use crate::text::Span;
use rust_decimal::Decimal;
use std::ops::Range;

/// The harm that a figure counts.
pub(super) struct Harm {
    /// `killed`, `injured:serious`.
    measure: String,
    /// The token of the word of harm.
    cue: usize,
    /// Who is harmed; `person` where the text does not say.
    group: Group,
}

/// Beyond these steps a word of harm belongs to something else.
const FAR: u32 = 9;
/// A figure between a figure and a word of harm takes that word for itself, unless it is a part of the first.
const CROSSING: u32 = 7;

/// For each figure of the sentence, the harm that it counts.
pub(super) fn harms(scene: &Scene) -> Vec<Option<Harm>> {
    let mut found: Vec<Option<Harm>> = Vec::with_capacity(scene.figures.len());
    for (i, figure) in scene.figures.iter().enumerate() {
        let harm = harm(scene, i, figure, found.last().and_then(Option::as_ref));
        found.push(harm);
    }
    // "17 pickers and 9 guards were killed": what is joined by a comma or "and" shares the word that closes the list.
    for i in (0..found.len().saturating_sub(1)).rev() {
        if found[i].is_none()
            && found[i + 1].is_some()
            && is_people(scene, scene.figures[i])
            && joined(scene, i)
        {
            let (measure, cue) = match &found[i + 1] {
                Some(next) => (next.measure.clone(), next.cue),
                None => continue,
            };
            let group = group(scene, i, scene.figures[i]);
            found[i] = Some(Harm { measure, cue, group });
        }
    }
    found
}

fn harm(scene: &Scene, i: usize, figure: &Figure, before: Option<&Harm>) -> Option<Harm> {
    if figure.dimension != Dimension::Count || !may_count_people(scene, figure) {
        return None;
    }
    let run = scene.run(figure);
    if is_age(scene, figure, &run)
        || is_wished(scene, figure, &run)
        || says_another_thing(scene, figure, &run)
    {
        return None;
    }
    if let Some(before) = before
        && (is_part_of_before(scene, &run) || figure.noun.is_none() && certainty::is_superseded(scene, &run))
    {
        let measure = match grave_after(scene, &run) {
            Some(gravity) if before.measure == "injured" => format!("injured:{gravity}"),
            _ => before.measure.clone(),
        };
        return Some(Harm { measure, cue: before.cue, group: group(scene, i, figure) });
    }
    if let Some((cue, measure)) = in_condition(scene, &run) {
        return Some(Harm { measure: measure.to_string(), cue, group: group(scene, i, figure) });
    }
    let mut best: Option<(u32, usize, &'static str)> = None;
    for at in scene.range.clone() {
        let Some((measure, strength)) = scene.stem(at).and_then(casualties::harm) else { continue };
        if measure == "shot" && !(is_hit(scene, at) && is_counted_beside(scene, figure, &run, at)) {
            continue;
        }
        if is_of_whom_none(scene, figure, at) || at > run.end && is_accused(scene, run.end..at) {
            continue;
        }
        let limit = match strength {
            Strength::Plain if is_toll(scene, at) && stands_at(scene, &run) && at < run.start => u32::MAX,
            Strength::Plain if is_toll(scene, at) => FAR + 8,
            // "17 pickers from the farms above Orlo were killed".
            Strength::Plain if is_passive(scene, at) && at > run.end => FAR + 10,
            Strength::Plain => FAR,
            Strength::Weak if weak_holds(scene, &run, at) => FAR,
            Strength::Weak => continue,
        };
        // No cost is less than the way, and most words of a long sentence are too far off.
        let most = best.map_or(limit, |(least, _, _)| limit.min(least));
        let cost = match scene.distance(&run, at) {
            _ if run.contains(&at) => 0,
            way if way > most => continue,
            _ => cost(scene, i, &run, at),
        };
        if cost <= limit && best.is_none_or(|(least, _, _)| cost < least) {
            best = Some((cost, at, measure));
        }
    }
    let Some((_, cue, measure)) = best else { return lost(scene, i, figure, &run) };
    if measure == "killed" && adds(scene, &run) {
        return Some(Harm { measure: "killed:more".to_string(), cue, group: group(scene, i, figure) });
    }
    let measure = match gravity(scene, cue) {
        Some(gravity) if measure == "injured" => format!("{measure}:{gravity}"),
        _ => measure.to_string(),
    };
    Some(Harm { measure, cue, group: group(scene, i, figure) })
}

/// "two others in critical condition", "three were listed in fair condition": of the injured is a condition told.
fn in_condition(scene: &Scene, run: &Range<usize>) -> Option<(usize, &'static str)> {
    let tokens = scene.tokens();
    let near = (run.end..run.end + 5)
        .take_while(|i| scene.range.contains(i) && !matches!(tokens.folded(*i), "," | "and" | ";"));
    let at = near.into_iter().find(|i| tokens.folded(*i) == "in")?;
    let measure = match tokens.folded(at + 1) {
        "critical" | "serious" | "grave" => "injured:serious",
        "stable" | "fair" | "good" | "satisfactory" => "injured",
        _ => return None,
    };
    let condition = (at + 2..at + 5).find(|i| tokens.folded(*i) == "condition")?;
    scene.range.contains(&condition).then_some((condition, measure))
}

/// "Three men were charged with murder": those are not the dead.
fn is_accused(scene: &Scene, mut between: Range<usize>) -> bool {
    between.any(|i| {
        matches!(
            scene.tokens().folded(i),
            "charged"
                | "arrested"
                | "custody"
                | "accused"
                | "convicted"
                | "suspected"
                | "indicted"
                | "sought"
                | "wanted"
                | "detained"
        )
    })
}

/// "None of the wounded was in danger", "none of their injuries are": who is harmed stands before the verb, and is not counted as none.
fn is_of_whom_none(scene: &Scene, figure: &Figure, cue: usize) -> bool {
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

/// True for a whole count with its noun, or right beside the verb: "two shot", "2 were shot", "shot two"; "Berg, 59, had shot" is an age.
fn is_counted_beside(scene: &Scene, figure: &Figure, run: &Range<usize>, at: usize) -> bool {
    if figure.value.min.is_some_and(|min| !min.is_integer()) {
        return false;
    }
    let be = |i: usize| {
        matches!(
            scene.tokens().folded(i),
            "was" | "were" | "been" | "are" | "being" | "got" | "get" | "have" | "had" | "also"
        )
    };
    figure.noun.is_some()
        || at + 1 == run.start
        || at >= run.end && (run.end..at).all(be) && scene.tokens().folded(run.start.saturating_sub(1)) != ","
}

/// "were shot", "shot two men", "3 shot in Orlo": people are hit; "a shot", "shots fired", "shot at" tell of none.
fn is_hit(scene: &Scene, at: usize) -> bool {
    let tokens = scene.tokens();
    let before = at.checked_sub(1).map_or("", |i| tokens.folded(i));
    let behind = tokens.folded(at + 1);
    let is_noun =
        matches!(before, "a" | "the" | "one" | "single" | "first" | "of" | "gun" | "that" | "his" | "her");
    // "shot dead", "shot and killed", "fatally shot" tell of another harm in the next word.
    let is_graver = matches!(behind, "dead" | "to")
        || before == "fatally"
        || behind == "and" && scene.stem(at + 2).and_then(casualties::harm).is_some();
    tokens.folded(at) == "shot"
        && !is_noun
        && !is_graver
        && !matches!(behind, "at" | "clock" | "put" | "fired")
}

/// "Anna Berg, 32, was wounded": a bare figure between a name and a comma is an age.
fn is_age(scene: &Scene, figure: &Figure, run: &Range<usize>) -> bool {
    let tokens = scene.tokens();
    let closes = matches!(tokens.folded(run.end), "," | "–" | "—" | ")" | "." | ";");
    let named = run.start >= 2
        && matches!(tokens.folded(run.start - 1), "," | "(")
        && tokens.get(run.start - 2).is_some_and(|token| token.capital);
    figure.noun.is_none() && closes && named && figure.value.max.is_some_and(|max| max < Decimal::from(110))
}

/// "Nobody should die for a cheque": a wish counts nobody.
fn is_wished(scene: &Scene, figure: &Figure, run: &Range<usize>) -> bool {
    let modal =
        matches!(scene.tokens().folded(run.end), "should" | "must" | "ought" | "deserves" | "wants" | "need");
    modal && figure.value.max == Some(Decimal::ZERO)
}

/// "11 were injured and 19 arrested": a bare figure whose own verb, right behind it, tells of something else.
fn says_another_thing(scene: &Scene, figure: &Figure, run: &Range<usize>) -> bool {
    let verb = scene.stem(run.end).filter(|_| figure.noun.is_none() && scene.range.contains(&run.end));
    verb.is_some_and(|stem| measures::measure(stem, Of::People).is_some() && casualties::harm(stem).is_none())
}

/// "the army lost 58 soldiers": of those who stand on a side, to lose them is to have them killed.
fn lost(scene: &Scene, i: usize, figure: &Figure, run: &Range<usize>) -> Option<Harm> {
    let group = group(scene, i, figure);
    let cue = run.start.checked_sub(1).filter(|at| scene.range.contains(at))?;
    let loses = matches!(scene.tokens().folded(cue), "lost" | "lose" | "loses" | "losing");
    (loses && casualties::is_sided(&group.key)).then(|| Harm { measure: "killed".to_string(), cue, group })
}

/// "five of them seriously": how grave, told behind the figure.
fn grave_after(scene: &Scene, run: &Range<usize>) -> Option<&'static str> {
    (run.end..run.end + 4)
        .filter(|i| scene.range.contains(i))
        .find_map(|i| casualties::gravity(scene.tokens().folded(i)))
}

/// Steps from a figure to a word of harm, with other figures between as obstacles.
fn cost(scene: &Scene, own: usize, run: &Range<usize>, cue: usize) -> u32 {
    let between = if cue < run.start { cue..run.start } else { run.end..cue };
    let mut cost = scene.distance(run, cue);
    let bridge =
        between.clone().any(|i| matches!(scene.tokens().folded(i), "among" | "including" | "included"));
    if !bridge {
        let counts = |figure: &&Figure| figure.dimension == Dimension::Count && is_people(scene, figure);
        let others = scene.figures.iter().enumerate().filter(|(k, figure)| *k != own && counts(figure));
        let crossed =
            others.filter(|(_, figure)| between.contains(&scene.tokens_of(figure.number).start)).count();
        cost += CROSSING * u32::try_from(crossed).unwrap_or(u32::MAX / CROSSING);
    }
    // "90 migrants, of whom 31 drowned": the word belongs to those of whom it is said.
    if cue >= run.end && between.clone().any(|i| scene.tokens().folded(i) == "whom") {
        cost += 2 * CROSSING;
    }
    // "one of two people hurt when four gunmen stormed the branch": another clause has its own people.
    let opens_clause =
        |i: usize| matches!(scene.tokens().folded(i), "when" | "after" | "as" | "before" | "while");
    let has_noun = scene.figures.get(own).is_some_and(|figure| figure.noun.is_some());
    if has_noun && cue < run.start && between.clone().any(opens_clause) {
        cost += FAR;
    }
    // "… were killed and 250 others injured": an "and" between parts them.
    if cue < run.start && between.clone().any(|i| matches!(scene.tokens().folded(i), "and" | "while" | "but"))
    {
        cost += 3;
    }
    cost
}

fn is_part_of_before(scene: &Scene, run: &Range<usize>) -> bool {
    let tokens = scene.tokens();
    let after = |words: &[&str]| tokens.reads(run.end, words);
    let including = (run.start.saturating_sub(3)..run.start)
        .any(|i| i >= scene.range.start && matches!(tokens.folded(i), "including" | "among" | "includes"));
    including && !after(&["injured"]) && !after(&["wounded"])
        || after(&["of", "them"])
        || after(&["of", "whom"])
}

/// "nine more bodies", "another nine", "a further nine": a figure that adds to a count and is none itself.
fn adds(scene: &Scene, run: &Range<usize>) -> bool {
    let before = (run.start.saturating_sub(2)..run.start + 1)
        .any(|i| matches!(scene.tokens().folded(i), "another" | "further" | "additional"));
    before
        || run.clone().skip(1).any(|i| {
            matches!(scene.tokens().folded(i), "more" | "further") && scene.tokens().folded(i + 1) != "than"
        })
}

/// "were killed", "was wounded": what stands before it is its subject, however long.
fn is_passive(scene: &Scene, cue: usize) -> bool {
    let before = |n: usize| cue.checked_sub(n).map_or("", |i| scene.tokens().folded(i));
    let be = |word: &str| matches!(word, "was" | "were" | "been" | "are");
    be(before(1)) || be(before(2))
}

/// "has climbed to some 31", "stands at 9", "reached 40": a figure that a toll further off has come to.
fn stands_at(scene: &Scene, run: &Range<usize>) -> bool {
    let before = run.start.checked_sub(1).map_or("", |i| scene.tokens().folded(i));
    matches!(before, "to" | "at" | "is" | "was" | "reached" | "reaches" | "passed" | "past" | "of")
}

/// "25 children were among the dead": a part of those told of before.
fn is_among(scene: &Scene, run: &Range<usize>) -> bool {
    (run.end..run.end + 4).any(|i| scene.range.contains(&i) && scene.tokens().reads(i, &["among", "the"]))
}

/// "the number of victims is 9", "9 victims", "claimed 9 lives", "9 bodies": the weak words count only so.
fn weak_holds(scene: &Scene, run: &Range<usize>, cue: usize) -> bool {
    let tokens = scene.tokens();
    if run.contains(&cue) {
        let claims = |i: usize| {
            matches!(scene.stem(i), Some("claim" | "cost" | "lost" | "los" | "loss" | "tak" | "recover"))
        };
        let noun = scene.stem(cue) == Some("life") || scene.stem(cue) == Some("lif");
        // "Six victims were taken to a hospital": a victim of whom another harm is told need not be dead.
        if scene.stem(cue) == Some("victim") && tells_of_living(scene) {
            return false;
        }
        return !noun || (run.start.saturating_sub(4)..run.start).any(claims);
    }
    // "23 are in hospital", "taken to a hospital".
    if scene.stem(cue) == Some("hospital") {
        let before = |n: usize| cue.checked_sub(n).map_or("", |i| scene.tokens().folded(i));
        let leads = |word: &str| matches!(word, "in" | "to");
        return cue >= run.end && (leads(before(1)) || matches!(before(1), "a" | "the") && leads(before(2)));
    }
    // "14 people lost their lives".
    let lost = |i: usize| matches!(scene.tokens().folded(i), "lost" | "lose" | "losing");
    if cue >= run.end && (run.end..cue).any(lost) && cue - run.end <= 3 {
        return true;
    }
    cue < run.start
        && cue >= 2
        && tokens.folded(cue - 1) == "of"
        && matches!(tokens.folded(cue - 2), "number" | "count" | "total")
}

/// True where a sentence tells of people who are hurt, shot or in hospital.
fn tells_of_living(scene: &Scene) -> bool {
    scene.range.clone().any(|i| {
        let harm = scene.stem(i).and_then(casualties::harm);
        harm.is_some_and(|(measure, _)| measure != "killed")
            || matches!(
                scene.tokens().folded(i),
                "shooting"
                    | "gunshot"
                    | "gunfire"
                    | "condition"
                    | "conditions"
                    | "hospitals"
                    | "survived"
                    | "recovering"
                    | "male"
                    | "female"
            )
    })
}

fn is_toll(scene: &Scene, cue: usize) -> bool {
    matches!(scene.stem(cue), Some("toll"))
}

fn gravity(scene: &Scene, cue: usize) -> Option<&'static str> {
    (cue.saturating_sub(2)..cue + 2)
        .filter(|i| scene.range.contains(i))
        .find_map(|i| casualties::gravity(scene.tokens().folded(i)))
}

/// True unless the figure plainly counts things: "14 hotels" are not killed, whatever stands beside.
fn may_count_people(scene: &Scene, figure: &Figure) -> bool {
    match &figure.noun {
        None => true,
        Some(_) => is_people(scene, figure) || names_people(scene, figure),
    }
}

fn is_people(scene: &Scene, figure: &Figure) -> bool {
    let harmed = |head: &str| casualties::harm(&crate::lexicon::words::stem(head)).is_some();
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

fn joined(scene: &Scene, i: usize) -> bool {
    let (Some(a), Some(b)) = (scene.figures.get(i), scene.figures.get(i + 1)) else { return false };
    let from = scene.run(a).end;
    let to = scene.run(b).start;
    from <= to && (from..to).all(|k| matches!(scene.tokens().folded(k), "," | "and" | "or"))
}

/// Who a figure counts: its noun, or what "9 of the dead were …" says they were.
fn group(scene: &Scene, i: usize, figure: &Figure) -> Group {
    let anyone = || Group {
        written: "people".to_string(),
        key: "person".to_string(),
        side: None,
        side_inferred: false,
    };
    let mut group = counted::group(scene, figure).unwrap_or_else(anyone);
    // "two deaths" counts people by their harm.
    if casualties::harm(&group.key).is_some() && counted::people(scene, figure).is_none() {
        group.key = "person".to_string();
    }
    // "four of its drivers", "9 of the dead were sailors", "six of whom were pupils".
    if group.key == "person"
        && let Some((word, people)) = said_to_be(scene, i, figure)
    {
        group.key = people.to_string();
        group.written = word;
    }
    group
}

fn said_to_be(scene: &Scene, i: usize, figure: &Figure) -> Option<(String, &'static str)> {
    let tokens = scene.tokens();
    let run = scene.run(figure);
    let next = scene.figures.get(i + 1).map_or(scene.range.end, |next| scene.tokens_of(next.hedged).start);
    let end = next.min(run.end + 8).max(run.end);
    let of = (run.end..end.min(run.end + 2)).any(|k| tokens.folded(k) == "of");
    if !of {
        return None;
    }
    let people =
        |k: usize| scene.stem(k).and_then(casualties::people).filter(|people| people.key != "person");
    // "four of its drivers were among the dead" names them before the verb, "9 of the dead were sailors" after it.
    let verb =
        (run.end..end).find(|k| matches!(tokens.folded(*k), "were" | "was" | "are" | "is")).unwrap_or(end);
    let (k, people) = (run.end..verb).chain(verb..end).find_map(|k| Some((k, people(k)?)))?;
    Some((tokens.written(k).to_string(), people.key))
}

/// The claim of figure `i`, which counts `harm`.
pub(super) fn draft(scene: &Scene, i: usize, figure: &Figure, harm: &Harm) -> Draft {
    let run = scene.run(figure);
    let core = core(figure);
    let mut about = About { measure: Some(harm.measure.clone()), ..About::default() };
    scene.surround(&mut about, &run, core);
    // The words of harm are compared as the measure.
    about.words.retain(|word| casualties::harm(&crate::lexicon::words::stem(&word.written)).is_none());
    about.event = scene.incident(&run).map(str::to_string);
    about.when = quantity::when(scene, &run);
    about.basis = Some(certainty::basis(scene, &run));
    let mut counted = harm.group.clone();
    if counted.side.is_none() && casualties::is_sided(&counted.key) {
        counted.side = inferred_side(scene, core);
        counted.side_inferred = counted.side.is_some();
    }
    about.counted = Some(counted);
    about.by = by(scene, &run);
    about.parts = sums::of_parts(scene, i, figure);
    about.is_part =
        is_part_of_before(scene, &run) || is_among(scene, &run) || certainty::is_of_a_part(scene, &run);
    let quote = evidence::with_cue(scene, core, &run, Some(harm.cue));
    Draft {
        kind: Kind::Casualties,
        value: Value::Figure { number: figure.value.clone(), unit: None, dimension: Dimension::Count },
        about,
        core,
        quote,
        certainty: certainty::of(scene, &run),
        as_of: quantity::as_of(scene, &run),
        superseded: certainty::is_superseded(scene, &run),
        moved: false,
        rule: "casualty: figure beside a word of harm",
    }
}

/// The side of people whose side the text leaves unsaid: the speaker's own, where the speaker confirms; else the last
/// country or body named before the figure that isn't the speaker's.
fn inferred_side(scene: &Scene, core: Span) -> Option<String> {
    let speech = scene.speaker_at(core);
    let speaker_side = speech
        .and_then(|speech| speech.named())
        .map(|named| named.side.clone().unwrap_or_else(|| named.key.clone()));
    if speech.is_some_and(|speech| speech.act == Act::Confirms) {
        return speaker_side;
    }
    let before = scene
        .names()
        .filter(|name| name.span.end <= core.start && matches!(name.sort, Sort::Place | Sort::Body));
    before
        .filter(|name| Some(side_of(name)) != speaker_side.as_deref())
        .last()
        .map(|name| side_of(name).to_string())
}

/// Who harmed them: the name in "killed by X".
fn by(scene: &Scene, run: &Range<usize>) -> Option<String> {
    let tokens = scene.tokens();
    for name in scene.names() {
        let first = scene.tokens_of(name.span).start;
        let by = first.checked_sub(1).is_some_and(|i| tokens.folded(i) == "by");
        if by && first >= run.end && scene.distance(run, first) < 10 {
            return Some(side_of(name).to_string());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::find::Telling;
    use crate::mention::Anchor;

    /// The measures of the casualty counts of a text.
    fn counted(text: &str) -> Vec<String> {
        let telling = Telling::new(text, &Anchor::UNKNOWN);
        let scenes = telling.scenes().flat_map(|scene| harms(&scene));
        scenes.flatten().map(|harm| harm.measure).collect()
    }

    #[test]
    fn none_of_those_who_were_harmed_are_no_count_of_none() {
        assert_eq!(counted("None of the passengers was injured."), ["injured"]);
        assert_eq!(counted("None of the wounded was in danger."), [""; 0]);
        assert_eq!(counted("None of their injuries are grave."), [""; 0]);
        assert_eq!(counted("None of those who were injured has left."), [""; 0]);
    }
}
