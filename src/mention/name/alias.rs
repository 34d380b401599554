//! One key for the names of one text that mean the same: last names, initials, "the Observatory".

use super::{Form, Name, Sort};
use crate::lexicon::names::{self, Class};
use crate::text::{TokenKind, Tokens};
use std::collections::HashMap;

/// Gives names of one text that mean the same one key.
pub(super) fn join(tokens: &Tokens, names: &mut [Name]) {
    initials(tokens, names);
    people(tokens, names);
    parts(tokens, names);
}

/// "Lakeside Rescue Board (LRB)", and "LRB" beside a body of these initials without the brackets.
fn initials(tokens: &Tokens, names: &mut [Name]) {
    let mut keys: HashMap<String, String> = HashMap::new();
    let mut spelled: HashMap<String, String> = HashMap::new();
    for (i, name) in names.iter().enumerate() {
        if name.sort == Sort::Person || name.form != Form::Plain {
            continue;
        }
        let text = tokens.text();
        let written = name.span.of(text);
        if !written.contains([' ', '-']) {
            continue;
        }
        let words =
            written.split([' ', '-']).filter(|word| word.chars().next().is_some_and(char::is_uppercase));
        let first: String =
            words.clone().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect();
        if words.count() >= 2 && first.len() <= 8 && !is_known(name) {
            spelled.entry(first).or_insert_with(|| name.key.clone());
        }
        let Some(next) = names.get(i + 1) else { continue };
        let at = tokens.at(name.span.end);
        let bracket =
            tokens.folded(at) == "(" && tokens.get(at + 1).is_some_and(|t| t.span.start == next.span.start);
        let closed = tokens.folded(tokens.at(next.span.end)) == ")";
        if bracket && closed && is_acronym(next.span.of(text)) && next.key != name.key {
            if is_known(name) {
                keys.insert(next.key.clone(), name.key.clone());
            } else {
                keys.insert(name.key.clone(), next.key.clone());
            }
        }
    }
    for name in names.iter() {
        if is_acronym(name.span.of(tokens.text()))
            && name.form == Form::Plain
            && !is_known(name)
            && let Some(full) = spelled.get(&name.key)
        {
            keys.entry(full.clone()).or_insert_with(|| name.key.clone());
        }
    }
    if keys.is_empty() {
        return;
    }
    for name in names.iter_mut() {
        if name.sort == Sort::Person {
            continue;
        }
        if let Some(key) = keys.get(&name.key) {
            name.key.clone_from(key);
            name.sort = Sort::Body;
        }
    }
}

/// True for names whose key comes from the lexicon.
fn is_known(name: &Name) -> bool {
    name.key
        .split(' ')
        .next()
        .is_some_and(|first| names::starting(first).iter().any(|entry| entry.key == name.key))
}

fn is_acronym(written: &str) -> bool {
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    (2..=8).contains(&letters) && written.chars().all(|c| c.is_uppercase() || c == '-' || c == '.')
}

/// A last name alone is the person who was named in full; so are the office's side and the sort.
fn people(tokens: &Tokens, names: &mut [Name]) {
    let mut sides: HashMap<String, Option<String>> = HashMap::new();
    for name in names.iter() {
        if name.sort == Sort::Person {
            let side = sides.entry(name.key.clone()).or_default();
            if side.is_none() {
                side.clone_from(&name.side);
            }
        }
    }
    if sides.is_empty() {
        return;
    }
    for name in names.iter_mut() {
        let word = name.span.of(tokens.text());
        let single = !word.contains(char::is_whitespace);
        let may = match name.sort {
            Sort::Person => true,
            Sort::Unknown => single || last_word(tokens, name).is_some_and(|last| sides.contains_key(&last)),
            // "Michael Jordan … Jordan".
            Sort::Place => single && name.form == Form::Plain,
            Sort::Body => false,
        };
        if !may {
            continue;
        }
        let key = match name.sort {
            Sort::Unknown => last_word(tokens, name).unwrap_or_default(),
            _ => name.key.clone(),
        };
        if let Some(side) = sides.get(&key) {
            let was_place = name.sort == Sort::Place;
            name.sort = Sort::Person;
            name.key = key;
            if name.side.is_none() || was_place {
                name.side.clone_from(side);
            }
        }
    }
}

fn last_word(tokens: &Tokens, name: &Name) -> Option<String> {
    let range = tokens.within(name.span);
    range.rev().find(|i| tokens.kind(*i) == Some(TokenKind::Word)).map(|i| names::plain(tokens.folded(i)))
}

/// "the Observatory", "the Journal": one word of a body that was named before.
fn parts(tokens: &Tokens, names: &mut [Name]) {
    let mut heads: HashMap<String, (String, Option<String>)> = HashMap::new();
    for name in names.iter_mut() {
        if !matches!(name.sort, Sort::Body | Sort::Unknown) {
            continue;
        }
        let range = tokens.within(name.span);
        if range.len() > 1 {
            if name.sort != Sort::Body {
                continue;
            }
            let last = range.end.saturating_sub(1);
            for i in range {
                let head = names::class(tokens.folded(i)).any(Class::BODY.and(Class::COMPANY));
                if head || i == last {
                    heads.insert(tokens.folded(i).to_owned(), (name.key.clone(), name.side.clone()));
                }
            }
            continue;
        }
        let article = range.start.checked_sub(1).is_some_and(|before| tokens.folded(before) == "the");
        if article
            && name.form == Form::Plain
            && let Some((key, side)) = heads.get(tokens.folded(range.start))
            && !is_known(name)
        {
            name.key.clone_from(key);
            name.side.clone_from(side);
            name.sort = Sort::Body;
        }
    }
}
