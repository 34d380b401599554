//! What pages put round an article: cues for single lines, the words of date lines, labels, endings.
//!
//! Agencies have their own file ([`super::agencies`]). Where in a text a cue may stand is for the zones to say.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a line is that a rule fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It gives nothing.
    Furniture,
    /// A picture's caption or credit.
    Caption,
    /// Who wrote or sent the article.
    Byline,
}

/// One rule of the data file; the file says what the fields mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// A name that one can say aloud.
    pub name: String,
    /// What its lines are.
    pub kind: Kind,
    /// True where what follows down to the end of the text belongs to it, as a list to its heading.
    #[serde(default)]
    pub heads: bool,
    longest: usize,
    #[serde(default)]
    unended: bool,
    #[serde(default)]
    whole: Vec<String>,
    #[serde(default)]
    opens: Vec<String>,
    #[serde(default)]
    closes: Vec<String>,
    #[serde(default)]
    run_in: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the test runs them"))]
    yes: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the test runs them"))]
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rules: Vec<Rule>,
    stamp: Stamp,
    labels: HashSet<String>,
    credited: HashSet<String>,
    tails: Tails,
}

/// The words of a date line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// Before it: "published", "updated".
    pub leads: HashSet<String>,
    /// Inside it: "at".
    pub links: HashSet<String>,
    /// After a time: "gmt".
    pub zones: HashSet<String>,
}

/// Endings of a page that lost its line breaks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tails {
    /// From the first of these on, all is furniture.
    pub sure: Vec<String>,
    /// They begin it where one of the sure ones follows.
    pub perhaps: Vec<String>,
}

struct Table {
    rules: Vec<Rule>,
    whole: HashMap<String, usize>,
    opens: HashMap<String, Vec<(String, usize)>>,
    closes: HashMap<String, Vec<(String, usize)>>,
    run_in: Vec<(String, usize)>,
    stamp: Stamp,
    labels: HashSet<String>,
    credited: HashSet<String>,
    tails: Tails,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file: File = super::load("furniture.yaml", include_str!("data/furniture.yaml"));
    let mut table = Table {
        rules: file.rules,
        whole: HashMap::new(),
        opens: HashMap::new(),
        closes: HashMap::new(),
        run_in: Vec::new(),
        stamp: file.stamp,
        labels: file.labels,
        credited: file.credited,
        tails: file.tails,
    };
    for (at, rule) in table.rules.iter().enumerate() {
        for cue in &rule.whole {
            table.whole.insert(cue.clone(), at);
        }
        for cue in &rule.opens {
            table.opens.entry(first_word(cue).to_owned()).or_default().push((cue.clone(), at));
        }
        for cue in &rule.closes {
            table.closes.entry(last_word(cue).to_owned()).or_default().push((cue.clone(), at));
        }
        table.run_in.extend(rule.run_in.iter().map(|cue| (cue.clone(), at)));
    }
    table
});

/// The rule that a line fits, if one does. The line is trimmed; `ended` tells that a full stop closes it.
pub fn rule(line: &str, ended: Ended) -> Option<&'static Rule> {
    const LONGEST: usize = 1_800;
    if line.len() > LONGEST {
        return None;
    }
    let table = &*TABLE;
    let fits = |at: usize| {
        let rule = table.rules.get(at)?;
        let stopped = rule.unended && ended == Ended::Yes;
        (!stopped && line.chars().count() <= rule.longest).then_some(rule)
    };
    if line.len() <= 96 {
        let whole = fold(line, 96);
        if let Some(found) = table.whole.get(&whole).and_then(|at| fits(*at)) {
            return Some(found);
        }
    }
    // The first and the last word decide for most lines; only the others are folded.
    if let Some(cues) = table.opens.get(lower(first_word(line), &mut [0; WORD])) {
        let head = fold(line, 96);
        for (cue, at) in cues {
            if head.strip_prefix(cue.as_str()).is_some_and(|rest| parted(cue, rest))
                && let Some(found) = fits(*at)
            {
                return Some(found);
            }
        }
    }
    let mut from = line.len().saturating_sub(64);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    let tail = line.get(from..).unwrap_or("");
    if let Some(cues) = table.closes.get(lower(last_word(tail), &mut [0; WORD])) {
        let tail = fold(tail, 96);
        let tail = tail.trim_end_matches([')', ']', ' ']);
        for (cue, at) in cues {
            let before = tail.strip_suffix(cue.as_str());
            let apart = before.is_some_and(|before| {
                !cue.starts_with(char::is_alphanumeric) || !before.ends_with(char::is_alphanumeric)
            });
            if apart && let Some(found) = fits(*at) {
                return Some(found);
            }
        }
    }
    None
}

/// No first or last word of a cue is longer, in bytes.
const WORD: usize = 24;

/// A word in ASCII lower case, in the room that is lent; "" for one that is too long for any cue.
fn lower<'b>(word: &str, room: &'b mut [u8; WORD]) -> &'b str {
    let Some(filled) = room.get_mut(..word.len()) else { return "" };
    filled.copy_from_slice(word.as_bytes());
    filled.make_ascii_lowercase();
    std::str::from_utf8(filled).unwrap_or("")
}

/// Whether a full stop closes a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// How many bytes a run-in cue takes at the start of `text`, with its kind.
pub fn run_in(text: &str) -> Option<(usize, Kind)> {
    let table = &*TABLE;
    for (cue, at) in &table.run_in {
        if let Some(length) = prefix(text, cue)
            && let Some(rule) = table.rules.get(*at)
        {
            return Some((length, rule.kind));
        }
    }
    None
}

/// Matches a folded cue at the start of a text and gives the bytes it takes there.
fn prefix(text: &str, cue: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    for sign in cue.bytes() {
        if sign == b'#' {
            let digits = bytes.iter().skip(at).take_while(|b| b.is_ascii_digit()).count();
            if digits == 0 {
                return None;
            }
            at += digits;
        } else {
            if !bytes.get(at)?.eq_ignore_ascii_case(&sign) {
                return None;
            }
            at += 1;
        }
    }
    let next = text.get(at..)?.chars().next();
    next.is_none_or(|c| !c.is_alphanumeric()).then_some(at)
}

/// The words of date lines.
pub fn stamp() -> &'static Stamp {
    &TABLE.stamp
}

/// True for a lower-case word that names no place though it stands before a colon.
pub fn is_label(word: &str) -> bool {
    TABLE.labels.contains(word)
}

/// True for a lower-case word that opens a picture's credit in parentheses.
pub fn is_credit_word(word: &str) -> bool {
    TABLE.credited.contains(word)
}

/// Endings of pages that lost their line breaks.
pub fn tails() -> &'static Tails {
    &TABLE.tails
}

/// A line as the cues are written, up to about so many bytes.
pub fn fold(line: &str, most: usize) -> String {
    let mut out = String::with_capacity(most.min(line.len()) + 4);
    for c in line.chars() {
        if out.len() >= most {
            break;
        }
        match c {
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '0'..='9' => {
                if !out.ends_with('#') {
                    out.push('#');
                }
            }
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '\u{201c}' | '\u{201d}' => out.push('"'),
            '\u{2010}'..='\u{2015}' => out.push('-'),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn parted(cue: &str, rest: &str) -> bool {
    !cue.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '#' && c != '©');
    text.split(|c: char| !c.is_alphanumeric() && c != '#' && c != '©').next().unwrap_or("")
}

fn last_word(text: &str) -> &str {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(line: &str) -> Ended {
        if line.ends_with('.') { Ended::Yes } else { Ended::No }
    }

    #[test]
    fn every_rule_keeps_its_examples() {
        for wanted in &TABLE.rules {
            assert!(!wanted.yes.is_empty() && !wanted.no.is_empty(), "{}", wanted.name);
            for line in &wanted.yes {
                let got = rule(line, ended(line)).map(|rule| rule.name.as_str());
                assert_eq!(got, Some(wanted.name.as_str()), "{line}");
            }
            for line in &wanted.no {
                let got = rule(line, ended(line)).map(|rule| rule.name.as_str());
                assert_eq!(got, None, "{line}");
            }
        }
    }

    #[test]
    fn cues_are_folded_and_sorted_and_stand_once() {
        let mut all = HashSet::new();
        for rule in &TABLE.rules {
            for (how, cues) in [("whole", &rule.whole), ("opens", &rule.opens), ("closes", &rule.closes)] {
                for cue in cues {
                    assert_eq!(fold(cue, 200), *cue, "{}", rule.name);
                    assert!(first_word(cue).len() <= WORD && last_word(cue).len() <= WORD, "{cue}");
                    assert!(how == "whole" || !first_word(cue).contains('#'), "{cue}");
                    assert!(all.insert((how, cue.clone())), "{cue} twice");
                }
            }
        }
    }

    #[test]
    fn run_in_cues_end_at_words() {
        assert_eq!(run_in("Get short URL 4711 A source").map(|(length, _)| length), Some(18));
        assert_eq!(run_in("Get short URLs"), None);
        assert_eq!(run_in("4 min readers"), None);
    }
}
