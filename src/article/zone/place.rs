//! Datelines with a place: "LIMASSOL:", "PORT ANSEL, May 9 (AFP) —", "Kabul, Afghanistan (AP) –", "(Reuters) -".
//!
//! A lower-case place needs an agency or a day beside it: "Analysis:" and "Jane Roe: yes" are none.

use super::stamp;
use crate::lexicon::{agencies, furniture};

/// How long a dateline may be, in bytes.
const LONGEST: usize = 140;

/// A dateline at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Bytes that it takes, its colon or dash included.
    pub(super) length: usize,
    /// True where an agency is named in it.
    pub(super) agency: bool,
    /// True where nothing but a place in capitals and a colon tells it: speakers of transcripts look the same.
    pub(super) bare: bool,
}

/// What parts the dateline from the telling.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Close {
    Colon,
    Dash,
    Missing,
}

/// Reads the dateline that a text begins with.
pub(super) fn read(text: &str) -> Option<Place> {
    let first = text.chars().next()?;
    if !(first.is_uppercase() || first == '(' || first == '[') {
        return None;
    }
    let text = clip(text, LONGEST);
    let (names, after) = place_words(text);
    let (agency, paren, after) = parenthesis(text, after);
    let (close, end) = closing(text, after);
    let next = text.get(end..)?.trim_start().chars().next()?;
    let opens = next.is_uppercase() || next.is_ascii_digit() || matches!(next, '"' | '“' | '‘' | '\'');
    if !opens {
        return None;
    }
    let found = Place { length: end, agency, bare: false };
    if names.count == 0 {
        return (agency && close == Close::Dash).then_some(found);
    }
    if names.count == 1 && close != Close::Missing && !paren && names.agency {
        return Some(Place { agency: true, ..found });
    }
    if names.label || names.count > 7 || (names.capitals && names.before_comma > 4) {
        return None;
    }
    if !text.chars().any(char::is_lowercase) {
        // A headline in capitals.
        return None;
    }
    let fits = if names.capitals {
        agency || (close != Close::Missing && (names.letters >= 4 || names.day))
    } else {
        agency || (names.day && close != Close::Missing)
    };
    let bare = close == Close::Colon && !agency && !names.day;
    fits.then_some(Place { bare, ..found })
}

/// The words before the parenthesis or the dash.
#[derive(Default)]
struct Names {
    count: usize,
    letters: usize,
    before_comma: usize,
    /// All letters up to the first comma are capitals.
    capitals: bool,
    label: bool,
    day: bool,
    /// The first word is an agency's name.
    agency: bool,
}

fn place_words(text: &str) -> (Names, usize) {
    let mut names = Names { capitals: true, ..Names::default() };
    let mut at = 0;
    let mut comma = false;
    loop {
        let rest = text.get(at..).unwrap_or("");
        let gap = rest.len() - rest.trim_start_matches([' ', ',', '/', '\u{a0}']).len();
        comma |= rest.get(..gap).is_some_and(|gap| gap.contains(','));
        let from = at + gap;
        let rest = text.get(from..).unwrap_or("");
        if names.count > 0
            && let Some(day) = stamp::read(rest)
            && !day.led
            && day.length < 30
        {
            names.day = true;
            at = from + day.length;
            continue;
        }
        let word = rest.split(|c: char| !(c.is_alphabetic() || "'’.-".contains(c))).next().unwrap_or("");
        let word = word.trim_end_matches('-');
        if !word.starts_with(char::is_uppercase) || names.count > 7 {
            return (names, at);
        }
        names.count += 1;
        if names.count == 1 {
            let low = word.to_lowercase();
            names.label = furniture::is_label(&low) || furniture::stamp().leads.contains(&low);
            names.agency = agencies::named(word).is_some();
        }
        if !comma {
            names.before_comma += 1;
            names.letters += word.chars().filter(|c| c.is_alphabetic()).count();
            names.capitals &= word.chars().all(|c| !c.is_lowercase());
        }
        at = from + word.len();
    }
}

/// An agency in parentheses (or another word in them): whether it is one, whether there are any, and where they end.
fn parenthesis(text: &str, at: usize) -> (bool, bool, usize) {
    let rest = text.get(at..).unwrap_or("");
    let trimmed = rest.trim_start();
    let close = match trimmed.chars().next() {
        Some('(') => ')',
        Some('[') => ']',
        _ => return (false, false, at),
    };
    let inner = trimmed.get(1..).unwrap_or("");
    let Some(end) = inner.find(close).filter(|end| *end <= 40) else { return (false, false, at) };
    let after = at + (rest.len() - trimmed.len()) + end + 2;
    (credits(inner.get(..end).unwrap_or("")), true, after)
}

/// True where every name in a credit such as "AFP/Reuters" or "Xinhua and Agencies" is an agency's.
pub(super) fn credits(text: &str) -> bool {
    let mut named = 0;
    for part in text.split(['/', ',']).flat_map(|part| part.split(" and ")) {
        let part = part.trim();
        if agencies::named(part).is_some() {
            named += 1;
        } else if !matches!(part.to_lowercase().as_str(), "agencies" | "agency" | "web desk" | "news desk") {
            return false;
        }
    }
    named > 0
}

fn closing(text: &str, at: usize) -> (Close, usize) {
    let rest = text.get(at..).unwrap_or("");
    let trimmed = rest.trim_start();
    let from = at + rest.len() - trimmed.len();
    if let Some(after) = trimmed.strip_prefix(':') {
        // A clock's colon is glued to what follows.
        return if after.starts_with(char::is_whitespace) {
            (Close::Colon, from + 1)
        } else {
            (Close::Missing, at)
        };
    }
    for dash in ["--", "—", "–"] {
        if trimmed.starts_with(dash) {
            return (Close::Dash, from + dash.len());
        }
    }
    // A hyphen joins words, unless space stands on both sides.
    let lone = trimmed.strip_prefix('-').is_some_and(|after| after.starts_with(' '));
    if lone && from > at { (Close::Dash, from + 1) } else { (Close::Missing, at) }
}

fn clip(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn takes(text: &str, expected: &str) {
        let length = read(text).map_or(0, |place| place.length);
        assert_eq!(&text[..length], expected);
    }

    #[test]
    fn places_in_capitals() {
        takes("LIMASSOL: The port was shut.", "LIMASSOL:");
        takes("PORT ANSEL – The port was shut.", "PORT ANSEL –");
        takes("PORT ANSEL, May 9 (AFP) - Nine died.", "PORT ANSEL, May 9 (AFP) -");
        takes("PORT-AU-PRINCE, Haiti (AP) — Nine died.", "PORT-AU-PRINCE, Haiti (AP) —");
        takes("ANSEL/LIMASSOL, 9 May 2031: Nine died.", "ANSEL/LIMASSOL, 9 May 2031:");
        takes("LIMASSOL (Sputnik) Over 14 people died.", "LIMASSOL (Sputnik)");
        takes("LIMASSOL (Harbour Wire) — Nine died.", "LIMASSOL (Harbour Wire) —");
    }

    #[test]
    fn other_places_need_an_agency_or_a_day() {
        takes("Limassol, Cyprus (AP) – Nine died.", "Limassol, Cyprus (AP) –");
        takes("Port Ansel, May 9: Nine died.", "Port Ansel, May 9:");
        takes("(Reuters) - Nine died.", "(Reuters) -");
        takes("AFP - Nine died.", "AFP -");
        takes("Analysis: Nine died.", "");
        takes("Jane Roe: Nine died.", "");
        takes("Port Ansel – Nine died.", "");
    }

    #[test]
    fn telling_is_no_dateline() {
        takes("THOUSANDS of people left.", "");
        takes("UPDATE: The port was shut.", "");
        takes("The Courier (Reuters) said so.", "");
        takes("NATO said – again – that nine died.", "");
        takes("Reuters said nine died.", "");
        takes("On May 9 - Nine died.", "");
        takes("POSTED: Nine died.", "");
        takes("NINE DEAD AS FERRY SINKS – Nine died.", "");
        takes("A", "");
        takes("", "");
    }
}
