//! The key of a speaker: a name's, a common noun's, or that of the name that a pronoun or "the minister" means.

use super::Act;
use super::phrase::{Head, Phrase, Text, determiner};
use crate::lexicon::names::{self, Class};
use crate::lexicon::speech::{self, Manner, Role};
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
        Manner::Confirms => Act::Confirms,
        Manner::Denies => Act::Denies,
        Manner::Accuses => Act::Accuses,
    }
}

/// Who a phrase is, given who has spoken before; `None` where nobody certain.
pub(super) fn resolve(
    text: &Text,
    phrase: &Phrase,
    sentence: usize,
    from: usize,
    before: &[Who],
) -> Option<Who> {
    let span = text.span(phrase);
    match phrase.head {
        Head::Name(name) => named(text, name, span, sentence),
        Head::Pronoun(at) => {
            pronoun(text, at, sentence, from, before).map(|who| Who { span, sentence, ..who })
        }
        Head::Noun(at) => Some(noun(text, phrase, at, sentence, before)),
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
    let word = text.folded(at);
    let role = text.role(at);
    let lemma = speech::lemma(word);
    let definite = text.folded(phrase.first) == "the" || text.folded(phrase.first) == "its";
    let start = text.tokens.get(phrase.first).map_or(0, |token| token.span.start);
    let earlier = text.names.partition_point(|name| name.span.start < start);
    let name_inside = (phrase.first..at).rev().find_map(|i| text.name(i)).and_then(|i| text.names.get(i));
    let kind = match () {
        () if role.any(Role::PERSON) || names::class(word).any(Class::OFFICE) => Kind::Person,
        () if word == "police" || (word.ends_with('s') && !role.any(Role::GROUP)) => Kind::Many,
        () => Kind::Body,
    };
    let kind = if word.ends_with('s') && kind == Kind::Person { Kind::Many } else { kind };
    if definite && kind == Kind::Person {
        let window = text.names.get(..earlier).unwrap_or(&[]);
        let titled = window.iter().rev().take(200).find(|name| {
            name.sort == Sort::Person
                && name.title.is_some_and(|title| ends_with(title.of(text.tokens.text()), &lemma))
        });
        if let Some(name) = titled {
            return Who { span, key: name.key.clone(), side: name.side.clone(), kind, sentence };
        }
    }
    if definite && role.any(Role::GROUP) && kind == Kind::Body {
        let contains = |key: &str| key.split(' ').any(|part| speech::lemma(part) == lemma);
        let window = text.names.get(earlier.saturating_sub(60)..earlier).unwrap_or(&[]);
        let body = window.iter().rev().find(|name| name.sort == Sort::Body && contains(&name.key));
        let own = name_inside.is_some_and(|name| name.sort == Sort::Body);
        let spoke = before.iter().rev().take(64).find(|who| {
            who.kind == Kind::Body
                && who.sentence + 4 >= sentence
                && !matches!(who.key.as_str(), "government")
        });
        if let (Some(name), false) = (body, own) {
            return Who { span, key: name.key.clone(), side: name.side.clone(), kind, sentence };
        }
        let loose = matches!(
            lemma.as_str(),
            "group"
                | "agency"
                | "organization"
                | "monitor"
                | "watchdog"
                | "firm"
                | "company"
                | "charity"
                | "network"
                | "paper"
                | "newspaper"
                | "broadcaster"
                | "outlet"
                | "body"
                | "institute"
        );
        if let (Some(who), true, false) = (spoke, loose, own) {
            return Who { span, kind, sentence, ..who.clone() };
        }
    }
    if !definite
        && matches!(lemma.as_str(), "group" | "monitor" | "watchdog")
        && (lemma != "group" || text.folded(at.saturating_sub(1)) == "monitoring")
    {
        // "a monitoring group said", and the next sentence names it.
        if let Some(body) = text.watch() {
            return Who { span, key: body.key.clone(), side: body.side.clone(), kind, sentence };
        }
    }
    if definite
        && let Some(who) = before
            .iter()
            .rev()
            .take(64)
            .find(|who| who.sentence + 4 >= sentence && who.key != lemma && who.key.ends_with(&lemma))
    {
        return Who { span, kind, sentence, ..who.clone() };
    }
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
            let based = text.folded(i + 1) == "-";
            if based || text.tokens.folded(i + 2) == "based" {
                continue;
            }
            side = Some(match name.sort {
                Sort::Place => name.side.clone().unwrap_or_else(|| name.key.clone()),
                _ => name.key.clone(),
            });
            let country =
                name.sort != Sort::Place || name.form != Form::Plain || name.side.as_ref() == Some(&name.key);
            if country && word != "police" {
                push(&mut key, side.as_deref().unwrap_or(""));
            }
            continue;
        }
        let folded = text.folded(i);
        let skip = determiner(folded)
            || text.role(i).any(Role::PLAIN)
            || !text.word(i)
            || matches!(folded, "s" | "based" | "year" | "old" | "month");
        if !skip && !folded.ends_with("based") {
            push(&mut key, folded);
        }
    }
    if let Some(side) = side.as_ref().filter(|_| role.any(Role::STANDS) || role.any(Role::DOCUMENT)) {
        return Who { span, key: side.clone(), side: Some(side.clone()), kind: Kind::Body, sentence };
    }
    push(&mut key, &lemma);
    Who { span, key, side, kind, sentence }
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
