//! The harm of one person, where no figure counts it: "a 19-year-old man was shot and killed".
//!
//! Each person of an article is told of once for each harm: by the phrase that first tells of it. The claim says 1 of the measure
//! `killed:one`, a question of its own: that one man died never stands against a toll of two. What somebody might have
//! suffered, what did not happen and what a crowd suffered is left out.

mod beside;
mod object;
mod person;
mod phrase;
mod several;
mod subject;
mod told;
mod unnamed;
mod unreal;

use super::scene::{Scene, Telling};
use super::{Draft, certainty, quantity};
use crate::claim::about::{About, Group};
use crate::claim::{Certainty, Kind, Value};
use crate::lexicon::casualties;
use crate::lexicon::victims;
use crate::lexicon::words::stem;
use crate::mention::figure::{Dimension, Number};
use crate::text::Span;
use person::People;
use phrase::Points;
use rust_decimal::Decimal;
use std::ops::Range;
use told::{Told, told_of};

/// The rule of these claims.
const RULE: &str = "casualty: one person";

/// A harm of one person, as a text tells it.
pub(super) struct Victim {
    /// The sentence, by its place.
    sentence: usize,
    /// The words for the person.
    who: Range<usize>,
    /// The words of harm.
    cue: Range<usize>,
    /// `killed`, `injured`, `shot`.
    measure: &'static str,
    /// The person, by their place among those of the article.
    person: usize,
}

/// All harms of single people in an article, with the key of each person.
#[derive(Default)]
pub(super) struct Victims {
    all: Vec<Victim>,
    keys: Vec<String>,
}

/// Finds the harms of single people, in the order of the text; `heard` says of a token whether it stands in the telling.
pub(super) fn find(telling: &Telling, heard: impl Fn(Span) -> bool) -> Victims {
    let mut people = People::default();
    let mut all = Vec::new();
    for (sentence, span) in telling.sentences.iter().enumerate() {
        if heard(*span) {
            of_sentence(telling, sentence, telling.tokens.within(*span), &mut people, &mut all);
        }
    }
    let mut keys: Vec<String> = Vec::new();
    for one in &people.all {
        let plain = match (&one.name, one.age) {
            (Some(name), _) => name.clone(),
            (None, Some(age)) => format!("aged {}", age.trunc()),
            (None, None) => one.noun.clone(),
        };
        let same =
            keys.iter().filter(|key| **key == plain || key.starts_with(&format!("{plain} no. "))).count();
        keys.push(if same == 0 { plain } else { format!("{plain} no. {}", same + 1) });
    }
    Victims { all, keys }
}

fn of_sentence(
    telling: &Telling,
    sentence: usize,
    range: Range<usize>,
    people: &mut People,
    all: &mut Vec<Victim>,
) {
    let tokens = &telling.tokens;
    // The subject of the verb before, for "was shot and died".
    let mut before: Option<(usize, usize)> = None;
    // "A child dead after being shot": one phrase is one person, however often a verb comes back to it.
    let mut named: Vec<(Range<usize>, usize)> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let found = victims::cues().all(at, |i| if i < range.end { tokens.folded(i) } else { "" }).find_map(
            |(len, cue)| {
                let phrases = told_of(telling, at..at + len, *cue, &range, before.is_some());
                (!matches!(phrases, Told::Nobody)).then_some((len, *cue, phrases))
            },
        );
        let Some((len, cue, told)) = found else {
            at += 1;
            continue;
        };
        let measure = cue.measure;
        let by_another = matches!(told, Told::Others(_));
        let push = |people: &mut People, person: usize, who: Range<usize>, all: &mut Vec<Victim>| {
            let one = &mut people.all[person];
            if !one.harms.contains(&measure) {
                one.harms.push(measure);
                all.push(Victim { sentence, who, cue: at..at + len, measure, person });
            }
        };
        match told {
            Told::Nobody => {}
            Told::Before => {
                if let Some((person, _)) = before {
                    push(people, person, at..at + len, all);
                    before = Some((person, at + len));
                }
            }
            Told::People(phrases) | Told::Others(phrases) => {
                for phrase in phrases {
                    let same = named
                        .iter()
                        .find(|(run, _)| run.end > phrase.run.start && phrase.run.end > run.start)
                        .filter(|_| phrase.points != Points::Doer);
                    let person = match same {
                        Some((_, person)) => Some(*person),
                        None => people.meant(&phrase, sentence),
                    };
                    if let Some(person) = person {
                        named.push((phrase.run.clone(), person));
                        push(people, person, phrase.run.clone(), all);
                        if by_another && phrase.points != Points::Self_ {
                            people.by_another(person);
                        }
                        // "shot a man and fled": the subject of both is who shot.
                        before = (!by_another).then_some((person, at + len));
                    }
                }
            }
        }
        at += len;
    }
}

impl Victims {
    /// The claims of one sentence.
    pub fn drafts<'a>(&'a self, scene: &'a Scene, sentence: usize) -> impl Iterator<Item = Draft> + 'a {
        let from = self.all.partition_point(|victim| victim.sentence < sentence);
        self.all[from..]
            .iter()
            .take_while(move |victim| victim.sentence == sentence)
            .filter_map(|victim| self.draft(scene, victim))
    }

    fn draft(&self, scene: &Scene, victim: &Victim) -> Option<Draft> {
        let tokens = scene.tokens();
        let core = tokens.span(victim.who.start, victim.who.end - 1);
        let cue = tokens.span(victim.cue.start, victim.cue.end - 1);
        let certainty = certainty::of(scene, &victim.who);
        if matches!(certainty, Certainty::Denied | Certainty::Planned) {
            return None;
        }
        let mut about =
            About { measure: Some(format!("{}:one", victim.measure)), is_part: true, ..About::default() };
        scene.surround(&mut about, &victim.who, core);
        about.words.retain(|word| casualties::harm(&stem(&word.written)).is_none());
        about.event = scene.incident(&victim.who).map(str::to_string);
        about.when = quantity::when(scene, &victim.who);
        about.basis = Some(crate::claim::Basis::Incident);
        about.counted = Some(Group {
            written: core.of(tokens.text()).trim_end_matches([',', ' ']).to_string(),
            key: self.keys.get(victim.person)?.clone(),
            side: None,
            side_inferred: false,
        });
        Some(Draft {
            kind: Kind::Casualties,
            value: Value::Figure { number: one(), unit: None, dimension: Dimension::Count },
            about,
            core: core.join(&cue),
            quote: core.join(&cue),
            certainty,
            as_of: None,
            superseded: false,
            moved: false,
            rule: RULE,
        })
    }
}

fn one() -> Number {
    Number {
        min: Some(Decimal::ONE),
        max: Some(Decimal::ONE),
        open_min: false,
        open_max: false,
        hedge: None,
        hedge_words: String::new(),
        step: Decimal::ONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::examples::Examples;
    use crate::mention::Anchor;
    use proptest::prelude::*;

    /// The people harmed in a text, as "measure key".
    fn harmed(text: &str) -> Vec<String> {
        let telling = Telling::new(text, &Anchor::UNKNOWN);
        let victims = find(&telling, |_| true);
        victims.all.iter().map(|one| format!("{} {}", one.measure, victims.keys[one.person])).collect()
    }

    #[test]
    fn examples_of_the_data_hold() {
        let examples = Examples::of("victims.yaml", include_str!("../../../lexicon/data/victims.yaml"));
        let failures = examples.hold(harmed);
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[track_caller]
    fn people(text: &str, expected: usize) {
        let telling = Telling::new(text, &Anchor::UNKNOWN);
        let victims = find(&telling, |_| true);
        assert_eq!(victims.keys.len(), expected, "{text}: {:?}", harmed(text));
    }

    #[test]
    fn one_person_told_of_in_many_ways_is_one() {
        people(
            "A 34-year-old man was shot on Elm Street. The victim was taken to a hospital, where he died. Police identified the man as Tom Harrow, 34.",
            1,
        );
        people("Ana Lund, 29, was found dead. Lund was shot in the head.", 1);
        people("A man was shot. Another man was wounded.", 2);
        people("A man and a woman were killed in Orlo.", 2);
        people("He killed his wife and then shot himself.", 1);
        people("Two men were killed in Orlo.", 0);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,120}") {
            harmed(&text);
        }

        #[test]
        fn any_words_are_read(words in proptest::collection::vec(prop::sample::select(vec![
            "a", "man", "was", "shot", "and", "killed", ",", "34", "his", "wife", "who", "died", ".", "himself", "Anna", "Berg", "were", "old", "-", "19", "year", "the", "body", "of", "s", "'",
        ]), 0..30)) {
            harmed(&words.join(" "));
        }
    }
}
