//! Offices of people: "Defence Minister Khawaja Asif" says who holds the defence ministry.
//!
//! What the names room takes for a title is completed ("the minister of defence", "once the board's treasurer"), and read where it
//! does not look: "the mayor of Orlo, Anna Berg". Forms of address and "survivor" are no offices.

use super::Draft;
use super::scene::Scene;
use crate::claim::about::{About, Group};
use crate::claim::{Certainty, Kind, Value};
use crate::lexicon::names::{self, Class};
use crate::lexicon::{offices, words};
use crate::mention::Name;
use crate::mention::name::Sort;
use crate::text::{Span, TokenKind};

/// What a claim of an office measures.
const OFFICE: &str = "office";
/// The most tokens of an office.
const LONGEST: usize = 10;

/// The claim of a person's office; `None` where the text gives none, or only "Mr" and "Dr".
pub(super) fn draft(scene: &Scene, name: &Name) -> Option<Draft> {
    if is_itself_office(scene, name) {
        return None;
    }
    let (office, key) = match name.sort {
        Sort::Person => {
            let office =
                titled(scene, name).or_else(|| behind(scene, name)).or_else(|| before(scene, name))?;
            (office, name.key.clone())
        }
        // "Its chairwoman, Leyla Samar,": who stands there is a person.
        Sort::Unknown => (before(scene, name)?, last_name(scene, name)?),
        _ => return None,
    };
    let text = scene.tokens().text();
    let about = About {
        measure: Some(OFFICE.to_owned()),
        counted: Some(Group {
            written: name.span.of(text).to_owned(),
            key,
            side: None,
            side_inferred: false,
        }),
        ..About::default()
    };
    Some(Draft {
        kind: Kind::Role,
        value: Value::Text(office.of(text).split_whitespace().collect::<Vec<_>>().join(" ")),
        about,
        core: office,
        quote: name.span.join(&office),
        certainty: Certainty::Stated,
        as_of: None,
        superseded: false,
        moved: false,
        rule: "office",
    })
}

/// The key of a name of two or three words that nothing but an office says to be a person's.
fn last_name(scene: &Scene, name: &Name) -> Option<String> {
    let run = scene.tokens_of(name.span);
    (2..=3).contains(&run.len()).then(|| names::plain(scene.tokens().folded(run.end - 1)))
}

/// The title that stands with the name, without forms of address, and with what "of" adds to it behind the name.
fn titled(scene: &Scene, name: &Name) -> Option<Span> {
    let title = name.title?;
    let tokens = scene.tokens();
    let run = scene.tokens_of(title);
    let says = |i: &usize| {
        let class = names::class(tokens.folded(*i));
        // "an inquiry under Judge Tamsin", but an under-secretary
        let is_loose = words::is_closed(tokens.folded(*i)) && tokens.folded(i + 1) != "-";
        tokens.kind(*i) == Some(TokenKind::Word) && class.any(Class::OFFICE.and(Class::MODIFIER)) && !is_loose
    };
    let is_behind = title.start >= name.span.end;
    // "at 5 PM PDT"
    let is_hour = run.start.checked_sub(1).is_some_and(|at| tokens.kind(at) == Some(TokenKind::Digits));
    if is_hour && run.len() == 1 {
        return None;
    }
    let mut first = run.clone().find(says)?;
    let last = whole(scene, run.clone().rev().find(|i| is_office(scene, *i))?);
    if is_behind {
        // "Port Ansel, coastguard spokesman Cmdr. Vela": the title is the next name's.
        let next = last + 1 + usize::from(tokens.folded(last + 1) == ".");
        if is_capital(scene, next)
            || tokens.folded(next) == "-"
            || tokens.folded(first.saturating_sub(1)) == "-"
        {
            return None;
        }
        // "the onetime treasurer", "then the mayor".
        let from = scene.tokens_of(name.span).end;
        if let Some(once) = (from..first).find(|i| offices::is_once_word(tokens.folded(*i))) {
            first = once;
        }
        return Some(tokens.span(first, with_of(scene, last)));
    }
    Some(tokens.span(first, last))
}

/// "Ines Coram, the city's chief prosecutor," and "Conrad Maye, once the board's treasurer,": up to a comma or the end.
fn behind(scene: &Scene, name: &Name) -> Option<Span> {
    let tokens = scene.tokens();
    let comma = scene.tokens_of(name.span).end;
    if tokens.folded(comma) != "," {
        return None;
    }
    // "Maye, 59, once the treasurer": an age stands between.
    let mut first = comma + 1;
    if tokens.kind(first) == Some(TokenKind::Digits) && tokens.folded(first + 1) == "," {
        first += 2;
    }
    if tokens.folded(first) == "now" {
        first += 1;
    }
    let once = offices::is_once_word(tokens.folded(first));
    let from = if once { first + 1 } else { first };
    let is_article = matches!(tokens.folded(from), "a" | "an" | "the" | "its" | "their");
    let begins = if is_article { from + 1 } else { from };
    let mut at = begins;
    while at < begins + 6 && scene.range.contains(&at) && is_joined(scene, at) {
        if is_office(scene, at) && !is_office(scene, at + 1) {
            let last = with_of(scene, whole(scene, at));
            let closed = !scene.range.contains(&(last + 1))
                || matches!(tokens.folded(last + 1), "," | "." | ";" | ")");
            let is_whole = (is_article || once) && closed && !is_capital(scene, last + 2);
            return is_whole.then(|| tokens.span(if once { first } else { begins }, last));
        }
        at += 1;
    }
    None
}

/// "the mayor of Orlo, Anna Berg," and "Minister of Defence Anna Berg".
fn before(scene: &Scene, name: &Name) -> Option<Span> {
    let tokens = scene.tokens();
    let end = scene.tokens_of(name.span).start;
    let last = end.checked_sub(1)?;
    let last = if tokens.folded(last) == "," { last.checked_sub(1)? } else { last };
    // "Tallow chief executive Anna Berg".
    if let Some(chief) = last.checked_sub(1)
        && last + 1 == end
        && offices::is_phrase(&[tokens.folded(chief), tokens.folded(last)])
    {
        return Some(tokens.span(chief, last));
    }
    if last + 2 == end && is_office(scene, last) {
        return plain_before(scene, name, last);
    }
    let mut at = last;
    while scene.range.contains(&at) && last - at <= LONGEST {
        let word = tokens.folded(at);
        if matches!(word, "of" | "for") && at > scene.range.start && is_office(scene, at - 1) && at < last {
            let mut first = at - 1;
            while first > scene.range.start && is_modifier(scene, first - 1) {
                first -= 1;
            }
            let is_whole = with_of(scene, at - 1) == last;
            // "the daughter of the mayor of Orlo, Anna Berg," is another person.
            let is_own =
                first.checked_sub(2).is_none_or(|i| tokens.folded(i) != "of" && tokens.folded(i) != "and");
            let is_said = tokens.folded(last + 1) != "," || closes(scene, name);
            return (is_whole && is_own && is_said).then(|| tokens.span(first, last));
        }
        if !is_joined(scene, at) && !matches!(word, "the") {
            return None;
        }
        at = at.checked_sub(1)?;
    }
    None
}

/// "Its chairwoman, Leyla Samar," and "the Tallow owner, Victor Cheng,": a single office before a comma, with whose it is.
fn plain_before(scene: &Scene, name: &Name, last: usize) -> Option<Span> {
    let tokens = scene.tokens();
    let mut first = last;
    while first > scene.range.start && last - first < LONGEST && is_modifier(scene, first - 1) {
        first -= 1;
    }
    let before = first.checked_sub(1).filter(|at| scene.range.contains(at))?;
    let is_one = matches!(tokens.folded(before), "the" | "its" | "our" | "their" | "his" | "her" | "s" | "'")
        || is_capital(scene, before);
    (is_one && closes(scene, name)).then(|| tokens.span(first, last))
}

/// True where a name after a comma is closed by another comma, a stop or a verb, as one in apposition is.
fn closes(scene: &Scene, name: &Name) -> bool {
    let end = scene.tokens_of(name.span).end;
    !scene.range.contains(&end)
        || matches!(scene.tokens().folded(end), "," | "." | ";" | ")" | "said" | "told")
}

/// The last token of "chief executive officer", where the office at `at` is its first.
fn whole(scene: &Scene, at: usize) -> usize {
    let tokens = scene.tokens();
    let word = |i: usize| tokens.folded(i);
    for length in [3, 2] {
        let words: Vec<&str> = (at..at + length).map(word).collect();
        if offices::is_phrase(&words) && scene.range.contains(&(at + length - 1)) {
            return at + length - 1;
        }
    }
    at
}

/// The last token of "of defence", "for the harbour district" behind an office, else the office's own.
fn with_of(scene: &Scene, office: usize) -> usize {
    let tokens = scene.tokens();
    if !matches!(tokens.folded(office + 1), "of" | "for" | "to" | "at") {
        return office;
    }
    let mut last = office + 1;
    let mut end = office;
    while last + 1 < office + LONGEST && scene.range.contains(&(last + 1)) {
        let word = tokens.folded(last + 1);
        let joins = matches!(word, "the" | "of" | "and" | "'" | "s" | "-" | "for");
        if !joins && !is_joined(scene, last + 1) {
            break;
        }
        last += 1;
        if !joins {
            end = last;
        }
    }
    end
}

/// True for a plain word within the name of an office.
fn is_joined(scene: &Scene, at: usize) -> bool {
    let tokens = scene.tokens();
    let word = tokens.folded(at);
    match tokens.kind(at) {
        Some(TokenKind::Word) => {
            !words::is_closed(word)
                && !word.ends_with("ing")
                && crate::lexicon::speech::word(word).cue.is_none()
                || word == "s"
        }
        Some(TokenKind::Sign) => matches!(word, "'" | "-") && at > 0 && tokens.glued(at - 1),
        _ => false,
    }
}

fn is_office(scene: &Scene, at: usize) -> bool {
    let word = scene.tokens().folded(at);
    scene.tokens().kind(at) == Some(TokenKind::Word)
        && names::class(word).any(Class::OFFICE)
        && !offices::is_none(word)
}

fn is_modifier(scene: &Scene, at: usize) -> bool {
    names::class(scene.tokens().folded(at)).any(Class::MODIFIER.and(Class::OFFICE))
        && !words::is_closed(scene.tokens().folded(at))
}

fn is_capital(scene: &Scene, at: usize) -> bool {
    scene.range.contains(&at)
        && scene.tokens().get(at).is_some_and(|token| token.capital && token.kind == TokenKind::Word)
}

/// "Deputy Commissioner", "Chief Executive" are no people's names.
fn is_itself_office(scene: &Scene, name: &Name) -> bool {
    let class = Class::OFFICE.and(Class::MODIFIER).and(Class::BODY);
    scene.tokens_of(name.span).all(|at| names::class(scene.tokens().folded(at)).any(class))
}
