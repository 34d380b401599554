//! The key of a speaker: a name's, a common noun's, or that of the name that a pronoun or "the minister" means.

use super::Act;
use super::cue::{By, Sentence};
use super::phrase::{Head, Phrase};
use super::text::Text;
use crate::lexicon::names::Class;
use crate::lexicon::speech::{self, As, Manner};
use crate::mention::name::{Form, Name, Sort};
use crate::text::Span;

/// A speaker, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Who {
    pub(super) span: Span,
    pub(super) key: String,
    pub(super) side: Option<String>,
    pub(super) kind: Kind,
    /// The sentence in which it last spoke.
    pub(super) sentence: usize,
}

/// What a speaker can be called later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Person,
    Body,
    Many,
}

/// The act of a cue.
pub(super) fn act(manner: Manner) -> Act {
    match manner {
        Manner::Says => Act::Says,
        Manner::Claims => Act::Claims,
        Manner::Alleges => Act::Alleges,
        Manner::Confirms => Act::Confirms,
        Manner::Denies => Act::Denies,
        Manner::Accuses => Act::Accuses,
    }
}

/// Who a phrase is, given who has spoken before; `None` where nobody speaks, as "we" in a quotation.
pub(super) fn resolve(text: &Text, phrase: &Phrase, sentence: &Sentence, before: &[Who]) -> Option<By> {
    let span = text.span(phrase);
    match phrase.head {
        Head::Name(name) => named(text, name, span, sentence.index).map(By::Who),
        Head::Pronoun(at) => match pronoun(text, at, sentence.index, sentence.range.start, before) {
            Some(who) => Some(By::Who(Who { span, sentence: sentence.index, ..who })),
            None if text.is(at, As::Unsaid) => Some(By::Nobody(Some(span))),
            None => None,
        },
        Head::Noun(at) => Some(By::Who(noun(text, phrase, at, sentence.index, before))),
    }
}

fn named(text: &Text, name: usize, span: Span, sentence: usize) -> Option<Who> {
    let name = text.names.get(name)?;
    let written = name.span.of(text.tokens.text());
    let who = |key: String, side: Option<String>, kind| Some(Who { span, key, side, kind, sentence });
    match (name.sort, name.form) {
        // "Syrians say": people, not their government.
        (Sort::Place, Form::Adjective) => who(written.to_lowercase(), None, Kind::Many),
        (Sort::Place, Form::Seat) => {
            let side = name.side.clone();
            who(side.clone().unwrap_or_else(|| name.key.clone()), side, Kind::Body)
        }
        (Sort::Person, _) => who(name.key.clone(), name.side.clone(), Kind::Person),
        // Who speaks and is no known body is a person, most likely; the last name is the key, as everywhere.
        (Sort::Unknown, _) => {
            let last = name.key.rsplit(' ').next().unwrap_or(&name.key).to_owned();
            who(last, name.side.clone(), Kind::Person)
        }
        _ => who(name.key.clone(), name.side.clone(), Kind::Body),
    }
}

fn pronoun(text: &Text, at: usize, sentence: usize, from: usize, before: &[Who]) -> Option<Who> {
    let word = text.folded(at);
    match word {
        "he" | "she" => {
            let wrong = if word == "she" { Class::MAN } else { Class::WOMAN };
            let fits = |key: &str| !text.gender(key).any(wrong);
            let recent = before
                .iter()
                .rev()
                .take(64)
                .find(|who| who.kind == Kind::Person && who.sentence + 3 >= sentence && fits(&who.key));
            // Somebody named in this sentence before the pronoun is nearer than who spoke sentences ago.
            let mut same: Option<Who> = None;
            for i in from.max(at.saturating_sub(120))..at {
                let Some(name) = text.name(i) else { continue };
                let Some(known) = text.names.get(name) else { continue };
                if could_be_person(text, known) && fits(&known.key) {
                    same = named(text, name, known.span, sentence);
                    break;
                }
            }
            let recent_is_near = recent.is_some_and(|who| who.sentence == sentence);
            if (recent_is_near || same.is_none())
                && let Some(who) = recent
            {
                return Some(who.clone());
            }
            if same.is_some() {
                return same;
            }
            let start = text.tokens.get(at)?.span.start;
            let after = text.names.partition_point(|name| name.span.start < start);
            let last = (after.saturating_sub(12)..after).rev().find(|i| {
                text.names.get(*i).is_some_and(|name| could_be_person(text, name) && fits(&name.key))
            })?;
            named(text, last, text.names.get(last)?.span, sentence)
        }
        "it" => before
            .iter()
            .rev()
            .take(64)
            .find(|who| who.kind == Kind::Body && who.sentence + 2 >= sentence)
            .cloned(),
        "they" => before
            .iter()
            .rev()
            .take(64)
            .find(|who| who.kind != Kind::Person && who.sentence + 2 >= sentence)
            .cloned(),
        _ => None,
    }
}

/// A person, or a name of several words that no rule has sorted.
fn could_be_person(text: &Text, name: &Name) -> bool {
    name.sort == Sort::Person
        || (name.sort == Sort::Unknown && name.span.of(text.tokens.text()).contains(' '))
}

fn noun(text: &Text, phrase: &Phrase, at: usize, sentence: usize, before: &[Who]) -> Who {
    let span = text.span(phrase);
    let lemma = speech::lemma(text.folded(at));
    let definite = matches!(text.folded(phrase.first), "the" | "its");
    let kind = kind(text, at);
    let known = if definite {
        named_before(text, phrase, at, kind, &lemma, sentence, before)
    } else {
        watcher(text, at, &lemma)
    };
    if let Some((key, side)) = known {
        return Who { span, key, side, kind, sentence };
    }
    let (key, side) = own_key(text, phrase, at);
    if let Some(side) = side.as_ref().filter(|_| text.is(at, As::Stands) || text.is(at, As::Document)) {
        return Who { span, key: side.clone(), side: Some(side.clone()), kind: Kind::Body, sentence };
    }
    let mut key = key;
    push(&mut key, &lemma);
    Who { span, key, side, kind, sentence }
}

fn kind(text: &Text, at: usize) -> Kind {
    let word = text.folded(at);
    let plural = word.ends_with('s');
    match () {
        () if text.is(at, As::Person) || text.class(at).any(Class::OFFICE) => {
            if plural {
                Kind::Many
            } else {
                Kind::Person
            }
        }
        () if word == "police" || (plural && !text.is(at, As::Group)) => Kind::Many,
        () => Kind::Body,
    }
}

type Known = (String, Option<String>);

/// "the minister", "the group": who was named or spoke before.
fn named_before(
    text: &Text,
    phrase: &Phrase,
    at: usize,
    kind: Kind,
    lemma: &str,
    sentence: usize,
    before: &[Who],
) -> Option<Known> {
    let start = text.start(phrase.first);
    let earlier = text.names.partition_point(|name| name.span.start < start);
    if kind == Kind::Person {
        let window = text.names.get(earlier.saturating_sub(200)..earlier).unwrap_or(&[]);
        let titled = window.iter().rev().find(|name| {
            name.sort == Sort::Person
                && name.title.is_some_and(|title| ends_with(title.of(text.tokens.text()), lemma))
        });
        if let Some(name) = titled {
            return Some((name.key.clone(), name.side.clone()));
        }
    }
    if text.is(at, As::Group) && kind == Kind::Body {
        let contains = |key: &str| key.split(' ').any(|part| speech::lemma(part) == lemma);
        let window = text.names.get(earlier.saturating_sub(60)..earlier).unwrap_or(&[]);
        let body = window.iter().rev().find(|name| name.sort == Sort::Body && contains(&name.key));
        let inside = (phrase.first..at).rev().find_map(|i| text.name_of(i));
        let own = inside.is_some_and(|name| name.sort == Sort::Body);
        let spoke =
            before.iter().rev().take(64).find(|who| {
                who.kind == Kind::Body && who.sentence + 4 >= sentence && who.key != "government"
            });
        if let (Some(name), false) = (body, own) {
            return Some((name.key.clone(), name.side.clone()));
        }
        let loose = speech::word(lemma).is(As::Body);
        if let (Some(who), true, false) = (spoke, loose, own) {
            return Some((who.key.clone(), who.side.clone()));
        }
    }
    before
        .iter()
        .rev()
        .take(64)
        .find(|who| who.sentence + 4 >= sentence && who.key != lemma && who.key.ends_with(lemma))
        .map(|who| (who.key.clone(), who.side.clone()))
}

/// "a monitoring group said", and the next sentence names it.
fn watcher(text: &Text, at: usize, lemma: &str) -> Option<Known> {
    let watches = match lemma {
        "monitor" | "watchdog" => true,
        "group" => text.folded(at.saturating_sub(1)) == "monitoring",
        _ => false,
    };
    let body = if watches { text.watch() } else { None };
    body.map(|body| (body.key.clone(), body.side.clone()))
}

/// The key of a phrase by its own words before the noun, and the side of the name among them.
fn own_key(text: &Text, phrase: &Phrase, at: usize) -> Known {
    let mut side = None;
    let mut key = String::new();
    let mut passed: Option<usize> = None;
    for i in phrase.first..at {
        if let Some(index) = text.name(i) {
            if passed == Some(index) {
                continue;
            }
            passed = Some(index);
            let Some(name) = text.names.get(index) else { continue };
            if text.folded(i + 1) == "-" || text.folded(i + 2) == "based" {
                continue;
            }
            side = Some(match name.sort {
                Sort::Place => name.side.clone().unwrap_or_else(|| name.key.clone()),
                _ => name.key.clone(),
            });
            let country =
                name.sort != Sort::Place || name.form != Form::Plain || name.side.as_ref() == Some(&name.key);
            if country && text.folded(at) != "police" {
                push(&mut key, side.as_deref().unwrap_or(""));
            }
            continue;
        }
        let folded = text.folded(i);
        let skip = text.is(i, As::Determiner)
            || text.is(i, As::Plain)
            || !text.word(i)
            || matches!(folded, "s" | "year" | "old" | "month");
        if !skip && !folded.ends_with("based") {
            push(&mut key, folded);
        }
    }
    (key, side)
}

fn push(key: &mut String, word: &str) {
    if !key.is_empty() && !word.is_empty() {
        key.push(' ');
    }
    key.push_str(word);
}

fn ends_with(title: &str, lemma: &str) -> bool {
    let last = title.rsplit([' ', '-', '.']).find(|word| !word.is_empty()).unwrap_or("").to_lowercase();
    speech::lemma(&last) == lemma
}
