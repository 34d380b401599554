//! The harm of one person, where no figure counts it: "a 19-year-old man was shot and killed".
//!
//! Each person of an article is told of once for each harm: by the phrase that first tells of it. The claim says 1 of the measure
//! `killed:one`, a question of its own: that one man died never stands against a toll of two. What somebody might have
//! suffered, what did not happen and what a crowd suffered is left out.

mod person;
mod phrase;

use super::scene::{Scene, Telling};
use super::{Draft, certainty, quantity};
use crate::claim::about::{About, Group};
use crate::claim::{Certainty, Kind, Value};
use crate::lexicon::casualties;
use crate::lexicon::victims::{self, Cue, Stands};
use crate::lexicon::words::stem;
use crate::mention::figure::{Dimension, Number};
use crate::text::{Span, TokenKind, Tokens};
use person::People;
use phrase::{Phrase, Points};
use rust_decimal::Decimal;
use std::ops::Range;

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
            (None, Some(age)) => format!("aged {age}"),
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
            Told::People(phrases) => {
                for phrase in phrases {
                    let same = named
                        .iter()
                        .find(|(run, _)| run.end > phrase.run.start && phrase.run.end > run.start);
                    let person = match same {
                        Some((_, person)) => Some(*person),
                        None => people.meant(&phrase, sentence),
                    };
                    if let Some(person) = person {
                        named.push((phrase.run.clone(), person));
                        push(people, person, phrase.run.clone(), all);
                        before = Some((person, at + len));
                    }
                }
            }
        }
        at += len;
    }
}

/// Of whom a phrase of harm tells.
enum Told {
    Nobody,
    /// The person of the verb before it in its sentence.
    Before,
    People(Vec<Phrase>),
}

fn told_of(telling: &Telling, cue: Range<usize>, what: Cue, range: &Range<usize>, follows: bool) -> Told {
    let tokens = &telling.tokens;
    if is_quantified(telling, &cue) {
        return Told::Nobody;
    }
    match what.stands {
        Stands::EitherSide => either(telling, cue, range, follows),
        Stands::BeforeBe => {
            if tokens.folded(cue.end - 1) == "to"
                && !(cue.end..(cue.end + 8).min(range.end)).any(|i| victims::is_of_hospital(tokens.folded(i)))
            {
                return Told::Nobody;
            }
            passive(telling, &cue, range, follows).unwrap_or_else(|| reduced(telling, &cue, range, follows))
        }
        Stands::Before => {
            if is_negated(tokens, cue.start, range.start) || is_unreal(tokens, cue.start, range.start) {
                return Told::Nobody;
            }
            if tokens.folded(cue.start) == "dead" {
                return match passive(telling, &cue, range, follows) {
                    Some(told) => told,
                    None => direct(telling, &cue, range),
                };
            }
            if is_elided(tokens, cue.start, range.start) && follows {
                return Told::Before;
            }
            let end = verb_start(tokens, cue.start, range.start);
            subjects(telling, end, range, follows)
        }
        Stands::Behind => match objects(telling, cue.end, range) {
            Told::People(mut phrases) => {
                if let Some(first) = phrases.first_mut().filter(|first| first.points == Points::Self_) {
                    *first = suspect(first);
                }
                Told::People(phrases)
            }
            told => told,
        },
        Stands::Owns => owner(telling, &cue, range),
        Stands::Nowhere => implied(telling, &cue, range),
    }
}

/// "was shot", "shot a man", "man shot in Orlo".
fn either(telling: &Telling, cue: Range<usize>, range: &Range<usize>, follows: bool) -> Told {
    let tokens = &telling.tokens;
    if let Some(told) = passive(telling, &cue, range, follows) {
        return told;
    }
    if is_negated(tokens, cue.start, range.start) || is_unreal(tokens, cue.start, range.start) {
        return Told::Nobody;
    }
    let objects = objects(telling, cue.end, range);
    if let Told::People(phrases) = &objects
        && let Some(first) = phrases.first()
    {
        if first.points != Points::Self_ {
            return objects;
        }
        let end = verb_start(tokens, cue.start, range.start);
        return himself(phrase::subject(telling, end, range.start), first);
    }
    reduced(telling, &cue, range, follows)
}

/// "shot himself": the one who did it, whom another phrase of the sentence may name.
fn himself(subject: Option<Phrase>, own: &Phrase) -> Told {
    let named = subject.filter(|subject| !matches!(subject.points, Points::Pronoun | Points::Self_));
    let mut phrase = named.unwrap_or_else(|| suspect(own));
    phrase.person = victims::Person::Suspect;
    Told::People(vec![phrase])
}

fn suspect(own: &Phrase) -> Phrase {
    Phrase {
        points: Points::Known,
        noun: "suspect".to_string(),
        person: victims::Person::Suspect,
        ..own.clone()
    }
}

/// A form of "be" before it, and before that the subject; `None` without a form of "be".
fn passive(telling: &Telling, cue: &Range<usize>, range: &Range<usize>, follows: bool) -> Option<Told> {
    let tokens = &telling.tokens;
    let mut be = cue.start;
    while be > range.start && is_adverb(tokens.folded(be - 1)) {
        be -= 1;
    }
    let is_be = |word: &str| {
        matches!(word, "was" | "were" | "is" | "are" | "been" | "being" | "be" | "got" | "gets" | "getting")
    };
    if be == range.start || !is_be(tokens.folded(be - 1)) {
        return None;
    }
    if is_negated(tokens, cue.start, range.start) || is_unreal(tokens, be, range.start) {
        return Some(Told::Nobody);
    }
    let many = matches!(tokens.folded(be - 1), "were" | "are");
    let end = verb_start(tokens, be - 1, range.start);
    if follows && is_elided(tokens, end, range.start) {
        return Some(Told::Before);
    }
    if many {
        return Some(list_before(telling, end, range.start));
    }
    Some(subjects(telling, end, range, follows))
}

/// The words of a verb before token `at` that its subject stands before: "has been", "had later".
fn verb_start(tokens: &Tokens, at: usize, first: usize) -> usize {
    let mut start = at;
    while start > first {
        let word = tokens.folded(start - 1);
        let is_verb = matches!(
            word,
            "has"
                | "had"
                | "have"
                | "been"
                | "was"
                | "is"
                | "were"
                | "are"
                | "remains"
                | "remained"
                | "listed"
                | "being"
                | "suffered"
                | "sustained"
                | "suffering"
                | "from"
                | "with"
                | "of"
                | "a"
                | "an"
                | "apparent"
                | "multiple"
                | "single"
                | "in"
                | "and"
                | "to"
                | "the"
                | "after"
                | "reported"
                | "reportedly"
        ) || is_adverb(word);
        // What belongs to a verb alone is passed over; a subject never ends with one of these.
        if !is_verb || matches!(word, "and") {
            break;
        }
        start -= 1;
    }
    start
}

fn subjects(telling: &Telling, end: usize, range: &Range<usize>, follows: bool) -> Told {
    if follows && is_elided(&telling.tokens, end, range.start) {
        return Told::Before;
    }
    match phrase::subject(telling, end, range.start) {
        Some(phrase) => Told::People(vec![phrase]),
        None if follows && telling.tokens.folded(end.saturating_sub(1)) == "," => Told::Before,
        None => Told::Nobody,
    }
}

/// "Man shot in Orlo", "a woman wounded by a stray bullet": a participle right behind its person.
fn reduced(telling: &Telling, cue: &Range<usize>, range: &Range<usize>, follows: bool) -> Told {
    let tokens = &telling.tokens;
    let goes_on = cue.end >= range.end
        || tokens.kind(cue.end) != Some(TokenKind::Word)
        || matches!(
            tokens.folded(cue.end),
            "in" | "by"
                | "during"
                | "outside"
                | "near"
                | "on"
                | "while"
                | "multiple"
                | "several"
                | "after"
                | "inside"
                | "dead"
                | "when"
                | "and"
                | "twice"
                | "as"
                | "along"
                | "early"
                | "late"
                | "overnight"
                | "behind"
                | "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
        )
        || tokens.folded(cue.end) == "at" && tokens.folded(cue.end - 1) != "shot";
    if !goes_on && tokens.folded(cue.end - 1) != "to" {
        return Told::Nobody;
    }
    // "shot in the leg and wounded"
    if follows && is_elided(tokens, cue.start, range.start) {
        return Told::Before;
    }
    direct(telling, cue, range)
}

fn direct(telling: &Telling, cue: &Range<usize>, range: &Range<usize>) -> Told {
    let mut end = cue.start;
    while end > range.start && is_adverb(telling.tokens.folded(end - 1)) {
        end -= 1;
    }
    // "Berg accidentally shot", "the officer shot": who does it.
    let shoots = telling.tokens.folded(cue.start) == "shot" && cue.len() == 1;
    match phrase::ending(telling, end, range.start)
        .filter(|phrase| !shoots || phrase.points != Points::Known && end == cue.start)
    {
        // "the man who shot", "he shot": who does it.
        Some(phrase)
            if phrase.points != Points::Pronoun
                && phrase.person != victims::Person::Suspect
                && !matches!(telling.tokens.folded(end - 1), "who" | "that") =>
        {
            Told::People(vec![phrase])
        }
        _ => Told::Nobody,
    }
}

/// "a man and a woman" before `end`: each of them; nobody where a phrase for many closes the list.
fn list_before(telling: &Telling, end: usize, first: usize) -> Told {
    let tokens = &telling.tokens;
    let mut phrases = Vec::new();
    let mut end = end;
    while let Some(phrase) = phrase::ending(telling, end, first) {
        end = phrase.run.start;
        phrases.push(phrase);
        let joint = |i: usize| matches!(tokens.folded(i), "and" | "," | "&");
        let was = end;
        while end > first && joint(end - 1) {
            end -= 1;
        }
        if was == end {
            break;
        }
        // ", 34, and": the comma belongs to the phrase before.
        if tokens.folded(end) == "," && tokens.kind(end.saturating_sub(1)) == Some(TokenKind::Digits) {
            end += 1;
        }
    }
    if phrases.len() < 2 {
        return Told::Nobody;
    }
    phrases.reverse();
    Told::People(phrases)
}

/// "his wife and a neighbor" from `start` on.
fn objects(telling: &Telling, start: usize, range: &Range<usize>) -> Told {
    let tokens = &telling.tokens;
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut start = start;
    while let Some(phrase) = phrase::beginning(telling, start, range.end) {
        start = phrase.run.end;
        phrases.push(phrase);
        let mut next = start;
        while matches!(tokens.folded(next), "," | "and" | "&" | "then") && next < range.end {
            next += 1;
        }
        if next == start && !matches!(tokens.folded(next.saturating_sub(1)), ",") {
            break;
        }
        start = next;
    }
    // "shot him and he fell", "killed a man, the officer said": what follows is another clause's subject.
    if phrases.len() > 1 {
        let is_clause = |phrase: &Phrase| {
            tokens.kind(phrase.run.end) == Some(TokenKind::Word)
                && matches!(
                    tokens.folded(phrase.run.end),
                    "said"
                        | "was"
                        | "had"
                        | "is"
                        | "fled"
                        | "told"
                        | "says"
                        | "has"
                        | "then"
                        | "later"
                        | "died"
                )
        };
        let first_pronoun =
            phrases.iter().skip(1).position(|phrase| phrase.points == Points::Pronoun || is_clause(phrase));
        if let Some(k) = first_pronoun {
            phrases.truncate(k + 1);
        }
    }
    // "killed his wife and then himself"
    for phrase in phrases.iter_mut().skip(1).filter(|phrase| phrase.points == Points::Self_) {
        *phrase = suspect(phrase);
    }
    if phrases.is_empty() { Told::Nobody } else { Told::People(phrases) }
}

/// "charged with murder", "the fatal shooting": somebody died, whom the words do not name.
fn implied(telling: &Telling, cue: &Range<usize>, range: &Range<usize>) -> Told {
    let tokens = &telling.tokens;
    let from = cue.start.saturating_sub(4).max(range.start);
    let is_attempt =
        (from..cue.start).any(|i| matches!(tokens.folded(i), "attempted" | "attempt" | "conspiracy"));
    let is_office = matches!(
        tokens.folded(cue.end),
        "unit"
            | "detectives"
            | "detective"
            | "bureau"
            | "section"
            | "squad"
            | "investigators"
            | "division"
            | "rate"
            | "rates"
            | "team"
    );
    if is_attempt
        || is_office
        || is_negated(tokens, cue.start, range.start)
        || is_unreal(tokens, cue.start, range.start)
    {
        return Told::Nobody;
    }
    Told::People(vec![Phrase {
        run: cue.clone(),
        points: Points::Implied,
        noun: "victim".to_string(),
        person: victims::Person::Either,
        name: None,
        age: None,
    }])
}

/// "her death", "Anna Berg's murder".
fn owner(telling: &Telling, cue: &Range<usize>, range: &Range<usize>) -> Told {
    let tokens = &telling.tokens;
    let before = cue.start.saturating_sub(1);
    if before <= range.start {
        return Told::Nobody;
    }
    if matches!(tokens.folded(before), "his" | "her") {
        let person =
            if tokens.folded(before) == "his" { victims::Person::Male } else { victims::Person::Female };
        let phrase = Phrase {
            run: before..before + 1,
            points: Points::Pronoun,
            noun: String::new(),
            person,
            name: None,
            age: None,
        };
        return Told::People(vec![phrase]);
    }
    if tokens.folded(before) != "s" || before < range.start + 2 {
        return Told::Nobody;
    }
    match phrase::ending(telling, before - 1, range.start) {
        Some(phrase) if phrase.points != Points::Pronoun => Told::People(vec![phrase]),
        _ => Told::Nobody,
    }
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") && word.len() > 4 && word != "family"
        || matches!(
            word,
            "also"
                | "later"
                | "then"
                | "both"
                | "since"
                | "still"
                | "soon"
                | "now"
                | "just"
                | "first"
                | "himself"
                | "themselves"
        )
}

/// "and" or a comma before the verb: its subject is that of the verb before.
fn is_elided(tokens: &Tokens, at: usize, first: usize) -> bool {
    let mut i = at;
    while i > first && (is_adverb(tokens.folded(i - 1)) || tokens.folded(i - 1) == "where") {
        i -= 1;
    }
    i > first && matches!(tokens.folded(i - 1), "and" | "but" | "before" | "to" | "with" | "from" | "of")
}

fn is_negated(tokens: &Tokens, at: usize, first: usize) -> bool {
    let from = at.saturating_sub(4).max(first);
    (from..at).any(|i| {
        matches!(
            tokens.folded(i),
            "not"
                | "never"
                | "n't"
                | "t"
                | "nearly"
                | "almost"
                | "neither"
                | "nor"
                | "without"
                | "nobody"
                | "unless"
        )
    })
}

/// "could have been killed", "to be shot", "if he died": what may come or might have been.
fn is_unreal(tokens: &Tokens, at: usize, first: usize) -> bool {
    let from = at.saturating_sub(4).max(first);
    (from..at).any(|i| {
        matches!(
            tokens.folded(i),
            "could"
                | "would"
                | "might"
                | "should"
                | "if"
                | "wanted"
                | "threatened"
                | "will"
                | "whether"
                | "can"
        )
    }) || (from..at)
        .any(|i| tokens.folded(i) == "to" && matches!(tokens.folded(i + 1), "be" | "have" | "get"))
}

/// "two shot", "three were killed": what a figure counts is no lone person's.
fn is_quantified(telling: &Telling, cue: &Range<usize>) -> bool {
    let tokens = &telling.tokens;
    let word = tokens.folded(cue.start.saturating_sub(1));
    cue.start > 0
        && tokens.kind(cue.start - 1) == Some(TokenKind::Word)
        && word.ends_with('s')
        && victims::person(word).is_none()
        && casualties::people(&stem(word)).is_some()
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
