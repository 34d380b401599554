//! Nationalities of single people: "a 36-year-old Peruvian climber", "the Kenyan-born driver", "the New Zealander, who".
//!
//! The person is the one whose name stands beside it or in the sentence before, or an unnamed one with a noun: "the attacker".
//! Ages tell unnamed people apart. Peoples, sides, ministers and where somebody lives are left out.

use super::place::MOST_NAMES;
use super::scene::Scene;
use super::{Draft, certainty, quantity};
use crate::claim::about::{About, Group, Word};
use crate::claim::{Kind, Value};
use crate::lexicon::{identities, names, words};
use crate::mention::figure::Dimension;
use crate::mention::name::{Form, Sort};
use crate::mention::{Figure, Name};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// The rule that finds them.
pub(super) const RULE: &str = "nationality";
/// What such a claim measures.
pub(super) const MEASURE: &str = "nationality";

/// What the words around a nationality say of one person.
struct Person {
    /// The words of the nationality: "New Zealand-born Australian".
    nation: Span,
    /// All words that speak of the person: "a 36-year-old Australian climber".
    phrase: Range<usize>,
    /// The key of the noun: "climber"; "person" where there is none.
    noun: &'static str,
    /// How the person is brought in.
    article: Article,
}

/// Whether a person was told of before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Article {
    /// "the climber".
    Definite,
    /// "a climber".
    Indefinite,
    /// "Peruvian climber Ika Moro".
    None,
}

/// The nationalities that a sentence tells of single people.
pub(super) fn drafts(scene: &Scene) -> Vec<Draft> {
    let mut made: Vec<Draft> = Vec::new();
    let names: Vec<&Name> = scene.names().filter(|name| scene.span.contains(&name.span)).collect();
    if names.len() > MOST_NAMES {
        return Vec::new();
    }
    for i in 0..names.len() {
        let Some(person) = person(scene, &names, i) else { continue };
        if made.iter().any(|draft| draft.core.overlaps(&person.nation)) {
            continue;
        }
        made.extend(draft(scene, &names, &person));
    }
    made
}

fn draft(scene: &Scene, names: &[&Name], person: &Person) -> Option<Draft> {
    let tokens = scene.tokens();
    let text = tokens.text();
    let named = named(scene, names, person);
    if named.is_none() && person.article == Article::None {
        return None;
    }
    let mut about = About { measure: Some(MEASURE.to_owned()), ..About::default() };
    scene.surround(&mut about, &person.phrase, tokens.span(person.phrase.start, person.phrase.end - 1));
    about.words.retain(|word| !word.concept.starts_with("aged "));
    if let Some(age) = age(scene, person) {
        about.words.insert(
            0,
            Word {
                concept: format!("aged {age}").into(),
                written: format!("aged {age}").into(),
                weight: 1.0,
            },
        );
    }
    let group = |written: String, key: String| Group { written, key, side: None, side_inferred: false };
    about.counted = Some(match named {
        Some(name) => {
            let written = name.span.of(text).to_owned();
            let key = last_name(scene, name);
            about.names.retain(|word| word.concept != name.key);
            about.names.insert(
                0,
                Word { concept: key.as_str().into(), written: written.as_str().into(), weight: 1.0 },
            );
            group(written, key)
        }
        None => {
            let said = tokens.span(person.phrase.start, person.phrase.end - 1);
            about.names.clear();
            group(said.of(text).to_owned(), format!("a {}", person.noun))
        }
    });
    about.event = scene.incident(&person.phrase).map(str::to_owned);
    about.when = quantity::when(scene, &person.phrase);
    let written = person.nation.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let value = identities::people_of(&written).map_or(written, str::to_owned);
    let quote = match named {
        Some(name) if scene.span.contains(&name.span) && near(scene, person, name) => {
            name.span.join(&person.nation)
        }
        _ => tokens.span(person.phrase.start, person.phrase.end - 1),
    };
    Some(Draft {
        kind: Kind::Role,
        value: Value::Text(value),
        about,
        core: person.nation,
        quote,
        certainty: certainty::of(scene, &person.phrase),
        as_of: None,
        superseded: false,
        moved: false,
        rule: RULE,
    })
}

/// The key of a person's name, also of one that only the words before it tell to be a person's.
fn last_name(scene: &Scene, name: &Name) -> String {
    match name.sort {
        Sort::Person => name.key.clone(),
        _ => names::plain(scene.tokens().folded(scene.tokens_of(name.span).end.saturating_sub(1))),
    }
}

/// The single person whose nationality name `i` begins; `None` where it is no such thing.
fn person(scene: &Scene, names: &[&Name], i: usize) -> Option<Person> {
    let tokens = scene.tokens();
    let name = *names.get(i)?;
    let is_nation = |name: &Name| {
        name.sort == Sort::Place
            && (name.form == Form::Adjective || name.side.as_deref() == Some(name.key.as_str()))
    };
    if !is_nation(name) {
        return None;
    }
    let run = scene.tokens_of(name.span);
    let mut end = run.end;
    let mut last = name;
    let mut born = false;
    // "New Zealand-born Australian", "British-Iranian".
    while tokens.folded(end) == "-" && tokens.glued(end) {
        let (next, is_birth) = match tokens.folded(end + 1) {
            "born" => (end + 2, true),
            _ => (end + 1, false),
        };
        born |= is_birth;
        let start = tokens.get(next).map_or(usize::MAX, |token| token.span.start);
        match names.get(i + 1..)?.iter().find(|other| other.span.start == start && is_nation(other)) {
            Some(other) => {
                last = other;
                end = scene.tokens_of(other.span).end;
            }
            None if is_birth => {
                end = next;
                break;
            }
            None => return None,
        }
    }
    let nation = tokens.span(run.start, end - 1);
    let is_adjective = last.form == Form::Adjective || tokens.folded(end - 1) == "born";
    // The noun behind it: "climber", "ski guide"; or nothing, for "the Peruvian, who".
    let mut noun_at = end;
    while noun_at < end + 3 && identities::is_between(tokens.folded(noun_at)) {
        noun_at += 1;
    }
    let noun = (tokens.kind(noun_at) == Some(TokenKind::Word))
        .then(|| identities::person(tokens.folded(noun_at)))
        .flatten();
    let noun = noun.filter(|_| {
        scene.range.contains(&noun_at) && !tokens.get(noun_at).is_some_and(|token| token.capital)
            || noun_at == end && is_headed(scene, noun_at)
    });
    let (noun, phrase_end) = match noun {
        Some(noun) => (noun, noun_at + 1),
        None => ("person", end),
    };
    let (mut start, mut article) = before(scene, run.start)?;
    let mut noun = noun;
    if let Some((at, other, how)) = apposed(scene, start).filter(|_| article == Article::Indefinite) {
        (start, noun, article) = (at, other, how);
    }
    let has_noun = phrase_end > end;
    let follows = is_followed_by_person(scene, names, phrase_end);
    let is_one = has_noun
        || is_adjective
            && !born_alone(born, last, name)
            && is_alone(scene, names, end, tokens.folded(end - 1));
    if !(is_one && article != Article::None || follows && (has_noun || is_adjective)) {
        return None;
    }
    // "the Peruvian climbers" is no single person, nor "a Peruvian climber's".
    let possessive = tokens.folded(phrase_end) == "'";
    if possessive && article != Article::Definite {
        return None;
    }
    let article = if follows { Article::None } else { article };
    Some(Person { nation, phrase: start..phrase_end, noun, article })
}

/// "The man, a New Zealander" and "the attacker was a Tunisian": the noun for the person who is told of, where it begins, and how it
/// is brought in.
fn apposed(scene: &Scene, start: usize) -> Option<(usize, &'static str, Article)> {
    let tokens = scene.tokens();
    let joint = start.checked_sub(1).filter(|at| matches!(tokens.folded(*at), "," | "is" | "was"))?;
    let at = joint.checked_sub(1).filter(|at| scene.range.contains(at))?;
    let noun = identities::person(tokens.folded(at))?;
    let (first, article) = before(scene, at)?;
    (article != Article::None).then_some((first, noun, article))
}

/// "the Somali-born" alone is nobody yet.
fn born_alone(born: bool, last: &Name, first: &Name) -> bool {
    born && std::ptr::eq(last, first)
}

/// True for a noun with a capital in a headline or before a name: "Australian Ski Mountaineer".
fn is_headed(scene: &Scene, at: usize) -> bool {
    scene.tokens().get(at).is_some_and(|token| !token.capital)
}

/// Where the words for a person begin, and how the person is brought in; `None` where several are, or another thing is.
fn before(scene: &Scene, first: usize) -> Option<(usize, Article)> {
    let tokens = scene.tokens();
    let mut start = first;
    while let Some(at) = start.checked_sub(1).filter(|at| scene.range.contains(at) && first - at <= 8) {
        let word = tokens.folded(at);
        let in_age = scene
            .figures
            .iter()
            .any(|figure| figure.dimension == Dimension::Age && scene.tokens_of(figure.span).contains(&at));
        match word {
            "a" | "an" => return Some((at, Article::Indefinite)),
            "the" | "that" | "this" => return Some((at, Article::Definite)),
            "another" | "one" | "two" | "no" | "every" | "each" | "other" => return None,
            "-" | "," if tokens.glued(at) || in_age => {}
            _ if in_age || tokens.kind(at) == Some(TokenKind::Word) && identities::is_between(word) => {}
            _ => break,
        }
        start = at;
    }
    Some((start, Article::None))
}

/// True where a people's name stands for one person: "the Peruvian, who", "a Peruvian was"; not "the Peruvian coast".
fn is_alone(scene: &Scene, names: &[&Name], end: usize, word: &str) -> bool {
    let tokens = scene.tokens();
    if identities::is_plural(word) || word.ends_with('s') && !word.ends_with("ss") {
        return false;
    }
    let next = tokens.folded(end);
    let starts = |at: usize| {
        tokens.get(at).is_some_and(|token| names.iter().any(|name| name.span.start == token.span.start))
    };
    match tokens.kind(end) {
        _ if !scene.range.contains(&end) => true,
        Some(TokenKind::Word) if matches!(next, "and" | "or") => false,
        Some(TokenKind::Word) => {
            words::is_closed(next) && next != "s"
                || matches!(next, "living" | "aged" | "named" | "identified" | "died" | "fell")
        }
        Some(TokenKind::Sign) if next == "," => !starts(end + 1),
        Some(TokenKind::Sign) => matches!(next, "." | ";" | ")" | "'"),
        _ => false,
    }
}

/// True where the person's name stands right behind: "Peruvian climber Ika Moro".
fn is_followed_by_person(scene: &Scene, names: &[&Name], end: usize) -> bool {
    behind(scene, names, end).is_some()
}

fn behind<'a>(scene: &Scene, names: &[&'a Name], end: usize) -> Option<&'a Name> {
    let start = scene.tokens().get(end)?.span.start;
    // Nothing but the noun before it says that "Mara Vell" is a person.
    let is_person = |name: &Name| {
        name.sort == Sort::Person
            || name.sort == Sort::Unknown
                && (2..=3).contains(&scene.tokens_of(name.span).len())
                && end
                    .checked_sub(1)
                    .is_some_and(|at| identities::person(scene.tokens().folded(at)).is_some())
    };
    let name = names.iter().find(|name| name.span.start == start && is_person(name))?;
    // "Peruvian President Moro" is told as an office.
    name.title
        .is_none_or(|title| title.start >= name.span.start || scene.tokens_of(title).start + 1 >= end)
        .then_some(*name)
}

/// The name of the person: behind the words, before them ("Ika Moro, a Peruvian", "Moro is a Peruvian"), or that of the one
/// person of the sentence before ("The Peruvian, who").
fn named<'a>(scene: &'a Scene, names: &[&'a Name], person: &Person) -> Option<&'a Name> {
    let tokens = scene.tokens();
    if let Some(name) = behind(scene, names, person.phrase.end) {
        return Some(name);
    }
    let mut at = person.phrase.start.checked_sub(1)?;
    if scene.range.contains(&at) {
        let copula = matches!(tokens.folded(at), "is" | "was");
        let comma = tokens.folded(at) == ",";
        if copula || comma {
            // "Ika Moro, 36, a Peruvian"
            while at > scene.range.start
                && (tokens.folded(at) == ","
                    || copula && tokens.folded(at) == tokens.folded(person.phrase.start - 1)
                    || scene.figures.iter().any(|figure| {
                        figure.dimension == Dimension::Age && scene.tokens_of(figure.span).contains(&at)
                    }))
            {
                at -= 1;
            }
            if let Some(name) = names.iter().find(|name| scene.tokens_of(name.span).contains(&at)) {
                return (name.sort == Sort::Person).then_some(*name);
            }
        }
        // "Ika Moro's body": another person of the sentence may be meant.
        if names
            .iter()
            .any(|name| name.sort == Sort::Person && scene.tokens_of(name.span).end <= person.phrase.start)
        {
            return None;
        }
    }
    if person.article != Article::Definite {
        return None;
    }
    one_of(scene.names_before())
}

/// The one person among names; `None` where there are two.
fn one_of<'a>(names: impl Iterator<Item = &'a Name>) -> Option<&'a Name> {
    let mut found: Option<&Name> = None;
    for name in names.filter(|name| name.sort == Sort::Person) {
        if found.is_some_and(|other| other.key != name.key) {
            return None;
        }
        found = found.or(Some(name));
    }
    found
}

fn near(scene: &Scene, person: &Person, name: &Name) -> bool {
    let run = scene.tokens_of(name.span);
    run.start <= person.phrase.end + 1 && person.phrase.start <= run.end + 8
}

/// The age that is told of the person: in the words themselves, beside them, or in the sentence around.
fn age(scene: &Scene, person: &Person) -> Option<rust_decimal::Decimal> {
    let ages: Vec<_> = scene.figures.iter().filter(|figure| figure.dimension == Dimension::Age).collect();
    let own = ages.iter().find(|figure| {
        let run = scene.tokens_of(figure.span);
        run.start < person.phrase.end && person.phrase.start < run.end
    });
    if let Some(figure) = own {
        return figure.value.min;
    }
    match ages.as_slice() {
        [figure] => figure.value.min,
        [] => age_around(scene, person),
        _ => None,
    }
}

/// "A 36-year-old man died. The climber, …" and "a Peruvian climber died. The 36-year-old had …".
fn age_around(scene: &Scene, person: &Person) -> Option<rust_decimal::Decimal> {
    let tokens = scene.tokens();
    let is_age = |figure: &&&Figure| figure.dimension == Dimension::Age;
    let (before, behind) = scene.figures_around();
    if person.article == Article::Definite {
        let ages: Vec<_> = before.iter().filter(is_age).collect();
        if let [figure] = ages.as_slice() {
            return figure.value.min;
        }
    }
    let figure = behind.iter().find(is_age)?;
    let start = scene.tokens_of(figure.span).start;
    let before = tokens.folded(start.checked_sub(1)?);
    // "The 36-year-old", or "Ika Moro, 36, slipped" right behind "a Peruvian climber died".
    let opens = before == "the" && start <= scene.range.end + 2
        || before == "," && start <= scene.range.end + 5 && person.article == Article::Indefinite;
    figure.value.min.filter(|_| opens)
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
                let Value::Text(nation) = &draft.value else { continue };
                let who = draft.about.counted.as_ref().map_or("", |group| group.key.as_str());
                found.push(format!("{who}: {nation}"));
            }
        }
        found
    }

    #[test]
    fn the_examples_of_the_file_hold() {
        let failures = identities::examples().hold(found);
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
                "Chilean|New Zealand|-|born|a|the|climber|man|Ika Moro|36-year-old|36|,|\\.|was|who|'s|British|and|ski", 0..40)
        ) {
            check(&words.join(" "))?;
            check(&words.concat())?;
        }
    }

    fn check(text: &str) -> Result<(), TestCaseError> {
        let telling = Telling::new(text, &Anchor::UNKNOWN);
        for scene in telling.scenes() {
            for draft in drafts(&scene) {
                prop_assert!(draft.quote.overlaps(&draft.core));
                prop_assert!(text.get(draft.quote.start..draft.quote.end).is_some());
            }
        }
        Ok(())
    }
}
