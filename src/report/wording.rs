//! Values, speakers and verdicts in a few plain words, the same in every format.
//!
//! A figure keeps its article's own words ("at least 14", "thirty-four"); a day is written one way, so that "Thursday" and
//! "19 October" can be held against each other.

use crate::article::Part;
use crate::claim::{Certainty, Check, Claim, Speaker, Value};
use crate::compare::{Question, Reason};
use crate::mention::date::Precision;
use crate::mention::figure::{self, Dimension, Hedge, Number, Unit};
use crate::mention::{Anchor, When, date};
use crate::text::{Span, Tokens};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// A claim's value. Days of `year` are written without it.
pub fn value(claim: &Claim, year: Option<i16>) -> String {
    match &claim.value {
        Value::Figure { number, unit, .. } => {
            own_words(&claim.evidence.quote, number).unwrap_or_else(|| number_words(number, unit.as_ref()))
        }
        Value::Date(when) => day_words(when, year).unwrap_or_else(|| clip(&claim.evidence.quote, 30)),
        Value::Text(text) => clip(text, 60),
    }
}

/// A claim's value with what a reader of the table must know of it: who vouches for it, that it is an earlier count.
pub fn cell(claim: &Claim, year: Option<i16>, speakers: Speakers) -> String {
    let mut words = value(claim, year);
    if claim.superseded {
        words = format!("was {words}");
    }
    let mut aside: Vec<String> = Vec::new();
    if speakers == Speakers::Named {
        aside.extend(claim.said_by.as_ref().and_then(speaker));
    }
    aside.extend(aside_of(claim).map(str::to_string));
    if aside.is_empty() { words } else { format!("{words} ({})", aside.join(", ")) }
}

/// Whether a cell names who vouches for its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speakers {
    /// It does.
    Named,
    /// It does not: all cells of the row are the same.
    Left,
}

fn aside_of(claim: &Claim) -> Option<&'static str> {
    let nothing = matches!(&claim.value, Value::Figure { number, .. } if number.max == Some(Decimal::ZERO));
    match (claim.evidence.check, claim.certainty, claim.evidence.part) {
        (Check::Orphaned, ..) => Some("quote gone"),
        (Check::Unchecked, ..) => Some("unchecked"),
        (_, Certainty::Denied, _) if !nothing => Some("denied"),
        (_, Certainty::Possible, _) if claim.kind != crate::claim::Kind::Statement => Some("possible"),
        (.., Part::Caption) => Some("caption"),
        _ => None,
    }
}

/// A speaker in a few words; `None` where the text only has a pronoun that nothing resolves.
pub fn speaker(speaker: &Speaker) -> Option<String> {
    let name = printable(&speaker.name);
    let bare = strip_article(&name);
    let is_pronoun =
        matches!(bare.to_lowercase().as_str(), "he" | "she" | "it" | "they" | "who" | "we" | "i");
    if is_pronoun {
        let known = !speaker.key.is_empty() && speaker.key.to_lowercase() != bare.to_lowercase();
        return known.then(|| capitalised(&speaker.key));
    }
    // "Transport Minister Ilse Marrin" is known by its key, "marrin"; the name keeps its capitals.
    let words: Vec<&str> = bare.split_whitespace().collect();
    if let [_, .., last] = words.as_slice()
        && words.len() > 2
        && last.to_lowercase() == speaker.key.to_lowercase()
    {
        return Some((*last).to_string());
    }
    let short = clip(bare, MOST_OF_A_NAME);
    let Some(cut) = short.strip_suffix('…') else { return Some(short) };
    let mut kept: Vec<&str> = cut.split(' ').collect();
    while kept.last().is_some_and(|word| word.chars().all(char::is_lowercase) && word.len() <= 4) {
        kept.pop();
    }
    Some(format!("{}…", kept.join(" ")))
}

const MOST_OF_A_NAME: usize = 32;

fn strip_article(name: &str) -> &str {
    for article in ["the ", "The ", "a ", "A ", "an ", "An "] {
        if let Some(rest) = name.strip_prefix(article) {
            return rest;
        }
    }
    name
}

fn capitalised(key: &str) -> String {
    let words = key.split(' ').map(|word| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The words of a quote that state its figure, with hedge and unit; `None` where they can't be told from others.
///
/// "Thirty-four" becomes 34, for it has to be held against other figures at a glance; "dozens", "no" and "half an hour"
/// say more than digits would and stay.
fn own_words(quote: &str, number: &Number) -> Option<String> {
    let tokens = Tokens::new(quote);
    let dates = date::find(&tokens, &Anchor::UNKNOWN);
    let figures = figure::find(&tokens, &dates);
    let same =
        figures.iter().find(|figure| figure.value.min == number.min && figure.value.max == number.max)?;
    let before = Span::new(same.hedged.start, same.number.start).of(quote);
    let figure = same.number.of(quote);
    let after = Span::new(same.number.end, same.hedged.end).of(quote);
    let whole = |end: Option<Decimal>| end.is_none_or(|end| end.is_integer() && end > Decimal::ZERO);
    let is_spelled = !figure.contains(|c: char| c.is_ascii_digit())
        && number.hedge != Some(Hedge::Vague)
        && whole(number.min)
        && whole(number.max)
        && !matches!(same.dimension, Dimension::Ordinal | Dimension::Ratio | Dimension::Score)
        // "Half of its sales": the unit is in the figure's own word.
        && (same.unit.is_none() || after.contains(char::is_alphabetic));
    let figure = if is_spelled { digits(number) } else { figure.to_string() };
    let words = printable(&format!("{before}{figure}{after}"));
    // The first word of a sentence stands in the middle of a cell.
    let mut letters = words.chars();
    let first = letters.next()?;
    let plain = first.is_uppercase() && letters.next().is_some_and(char::is_lowercase);
    if plain { Some(first.to_lowercase().chain(words.chars().skip(1)).collect()) } else { Some(words) }
}

fn digits(number: &Number) -> String {
    match (number.min, number.max) {
        (Some(min), Some(max)) if min == max => grouped(min),
        (Some(min), Some(max)) => format!("{} to {}", grouped(min), grouped(max)),
        (Some(one), None) | (None, Some(one)) => grouped(one),
        (None, None) => String::new(),
    }
}

fn number_words(number: &Number, unit: Option<&Unit>) -> String {
    let figure = if number.hedge == Some(Hedge::Vague) { String::new() } else { digits(number) };
    let unit = unit.map_or("", |unit| unit.written.as_str());
    let is_sign = !unit.is_empty() && !unit.chars().any(char::is_alphanumeric);
    let figure = if is_sign { format!("{unit}{figure}") } else { format!("{figure} {unit}") };
    let hedge = if number.hedge == Some(Hedge::Range) {
        String::new()
    } else {
        printable(&number.hedge_words).to_lowercase()
    };
    format!("{hedge} {}", figure.trim()).trim().to_string()
}

/// A figure with commas between thousands.
pub fn grouped(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    let rest = rest.map(|rest| format!(".{rest}")).unwrap_or_default();
    format!("{sign}{out}{rest}")
}

/// Days in one short writing: "9 May", "18–19 Oct 2025", "2016"; `None` where the days are not known.
pub fn day_words(when: &When, year: Option<i16>) -> Option<String> {
    match (when.start, when.end) {
        (None, None) => None,
        (Some(start), None) => Some(format!("from {}", day(start, year))),
        (None, Some(end)) => Some(format!("until {}", day(end, year))),
        (Some(start), Some(end)) => Some(run(start, end, when.precision, year)),
    }
}

fn run(start: Date, end: Date, precision: Precision, year: Option<i16>) -> String {
    let of_year =
        |date: Date| if Some(date.year()) == year { String::new() } else { format!(" {}", date.year()) };
    if precision == Precision::Decade {
        return format!("{}–{}", start.year(), end.year());
    }
    let whole_months = start.day() == 1 && end == end.last_of_month();
    let one_year = start.year() == end.year();
    if precision == Precision::Year && one_year {
        return start.year().to_string();
    }
    if precision == Precision::Year {
        return format!("{}–{}", start.year(), end.year());
    }
    if precision == Precision::Month && whole_months {
        return match (one_year, start.month() == end.month()) {
            (true, true) => format!("{}{}", month(start), of_year(end)),
            (true, false) => format!("{}–{}{}", month(start), month(end), of_year(end)),
            (false, _) => format!("{} {} – {} {}", month(start), start.year(), month(end), end.year()),
        };
    }
    if start == end {
        return day(start, year);
    }
    if one_year && start.month() == end.month() {
        return format!("{}–{} {}{}", start.day(), end.day(), month(end), of_year(end));
    }
    let first = if one_year { format!("{} {}", start.day(), month(start)) } else { day(start, None) };
    format!("{first} – {}", day(end, if one_year { year } else { None }))
}

fn day(date: Date, year: Option<i16>) -> String {
    let of_year = if Some(date.year()) == year { String::new() } else { format!(" {}", date.year()) };
    format!("{} {}{of_year}", date.day(), month(date))
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or("")
}

/// The verdict and why, without its sign: "conflict, values apart: 9 against 15".
pub fn standing(question: &Question, claims: &[Claim], year: Option<i16>) -> String {
    let word = question.verdict.word();
    let reason = question.reason.code().replace('-', " ");
    let pair = question.pair.and_then(|(a, b)| Some((claims.get(a)?, claims.get(b)?)));
    let likely = if question.likely { " (likely)" } else { "" };
    let detail = pair.and_then(|(a, b)| detail(question, a, b, claims, year));
    match (question.reason, detail) {
        (Reason::OneValue, _) => word.to_string(),
        (Reason::SameValue, _) => format!("{word}, {}", count(question.origins, "origin")),
        (Reason::OtherSpeaker, Some(detail)) => format!("{word}: {detail}"),
        (_, Some(detail)) => format!("{word}, {reason}: {detail}{likely}"),
        (_, None) => format!("{word}, {reason}{likely}"),
    }
}

fn detail(question: &Question, a: &Claim, b: &Claim, claims: &[Claim], year: Option<i16>) -> Option<String> {
    let name = |claim: &Claim| claim.said_by.as_ref().and_then(speaker);
    match question.reason {
        Reason::ValuesApart => apart(a, b, year),
        Reason::QuotedDifferently => {
            let values = apart(a, b, year)?;
            Some(name(a).map_or(values.clone(), |name| format!("{name}, {values}")))
        }
        Reason::PartExceedsWhole => Some(format!("{} of {}", value(a, year), value(b, year))),
        Reason::OtherSpeaker | Reason::Denied => {
            let (x, y) = (name(a)?, name(b)?);
            if x == y { None } else { Some(format!("{x}, {y}")) }
        }
        Reason::Rescheduled | Reason::Superseded => {
            let names = |claim: &&Claim| claim.moved || claim.superseded;
            let of_row = question.claims.iter().filter_map(|i| claims.get(*i));
            let articles: BTreeSet<&str> = of_row.filter(names).map(|claim| claim.article.as_str()).collect();
            let listed = articles.into_iter().collect::<Vec<_>>().join(", ");
            if listed.is_empty() { None } else { Some(format!("named in {listed}")) }
        }
        _ => None,
    }
}

fn apart(a: &Claim, b: &Claim, year: Option<i16>) -> Option<String> {
    match (&a.value, &b.value) {
        (Value::Text(_), _) | (_, Value::Text(_)) => None,
        _ => Some(format!("{} against {}", value(a, year), value(b, year))),
    }
}

/// A number with its noun: "1 origin", "2 origins".
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A text on one line, in which nothing can move the cursor, ring or turn the direction of what follows.
pub fn printable(text: &str) -> String {
    let shown = |c: char| if is_unsafe(c) { '\u{fffd}' } else { c };
    let words = text.split_whitespace().map(|word| word.chars().map(shown).collect::<String>());
    words.collect::<Vec<_>>().join(" ")
}

fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

/// At most so many characters, cut between words, with an ellipsis where something was left out.
pub fn clip(text: &str, most: usize) -> String {
    let text = printable(text);
    if text.chars().count() <= most {
        return text;
    }
    let head: String = text.chars().take(most.saturating_sub(1)).collect();
    let cut = match head.rsplit_once(' ') {
        Some((words, _)) if words.chars().count() * 2 > most => words,
        _ => head.as_str(),
    };
    format!("{}…", cut.trim_end())
}

/// Adds a line, wrapped between words to `width` characters; what follows the first line is indented.
pub fn wrap(out: &mut String, line: &str, width: usize, indent: usize) {
    let mut room = width;
    let mut at_start = true;
    for (i, word) in line.split(' ').enumerate() {
        let long = word.chars().count();
        if i > 0 && room < long + 1 && !at_start {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            room = width.saturating_sub(indent);
        } else if i > 0 {
            out.push(' ');
            room = room.saturating_sub(1);
        }
        // The spaces that a line begins with stay together.
        at_start = at_start && word.is_empty();
        out.push_str(word);
        room = room.saturating_sub(long);
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::speech::Act;

    /// The first figure of a quote, as a cell shows it.
    #[track_caller]
    fn shows(quote: &str, expected: &str) {
        let tokens = Tokens::new(quote);
        let figures = figure::find(&tokens, &date::find(&tokens, &Anchor::UNKNOWN));
        let found = own_words(quote, &figures[0].value).unwrap();
        assert_eq!(found, expected, "{quote}");
    }

    #[test]
    fn figures_keep_their_words_but_are_shown_in_digits() {
        shows("Thirty-four people were injured", "34");
        shows("At least six boats", "at least 6");
        shows("waves of three to five metres", "3 to 5 metres");
        shows("some 2 million dollars", "some 2 million dollars");
        shows("paid $43,885,310", "$43,885,310");
        shows("dozens were hurt", "dozens");
    }

    #[test]
    fn figures_without_words_are_written_out() {
        let number = |min: &str, max: Option<&str>, hedge: Option<Hedge>, words: &str| Number {
            min: min.parse().ok(),
            max: max.and_then(|max| max.parse().ok()),
            open_min: false,
            open_max: false,
            hedge,
            hedge_words: words.to_string(),
            step: Decimal::ONE,
        };
        assert_eq!(number_words(&number("1234567.5", Some("1234567.5"), None, ""), None), "1,234,567.5");
        assert_eq!(number_words(&number("14", None, Some(Hedge::AtLeast), "At least"), None), "at least 14");
        assert_eq!(number_words(&number("-3", Some("5"), Some(Hedge::Range), "to"), None), "-3 to 5");
        assert_eq!(number_words(&number("12", None, Some(Hedge::Vague), "dozens"), None), "dozens");
    }

    #[track_caller]
    fn days(text: &str, expected: &str) {
        let found = date::find(&Tokens::new(text), &Anchor::UNKNOWN);
        let when = found.iter().find_map(|mention| mention.when.as_ref()).unwrap();
        assert_eq!(day_words(when, Some(2031)).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn days_are_short_and_leave_out_the_year_of_the_case() {
        days("on 9 May 2031", "9 May");
        days("on 9 May 2030", "9 May 2030");
        days("from October 18 to 19, 2025", "18–19 Oct 2025");
        days("in March 2031", "Mar");
        days("in 1994", "1994");
    }

    #[track_caller]
    fn named(name: &str, key: &str, expected: Option<&str>) {
        let who =
            Speaker { name: name.to_string(), key: key.to_string(), side: None, act: Act::Says, via: None };
        assert_eq!(speaker(&who).as_deref(), expected, "{name}");
    }

    #[test]
    fn speakers_are_short_and_pronouns_are_nobody() {
        named("the coastguard", "coastguard", Some("coastguard"));
        named("Transport Minister Ilse Marrin", "marrin", Some("Marrin"));
        named("Tove Aldritch", "aldritch", Some("Tove Aldritch"));
        named("She", "marrin", Some("Marrin"));
        named("she", "she", None);
        named("the Standing Committee on the Safety of Ferries", "committee", Some("Standing Committee…"));
    }

    #[test]
    fn lines_wrap_between_words() {
        let mut out = String::new();
        wrap(&mut out, "  value  one two three", 12, 4);
        assert_eq!(out, "  value  one\n    two\n    three\n");
        assert_eq!(clip("one two three", 8), "one two…");
        assert_eq!(printable("a\u{1b}[31m\nb\u{202e}c"), "a\u{fffd}[31m b\u{fffd}c");
    }
}
