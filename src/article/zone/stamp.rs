//! Date and time stamps: "Last updated 17:05 15/09/2031", "Sun, 15 Sep 2031", "8:44AM BST 16 Sep 2031".
//!
//! Only how far a stamp reaches is told; what day it names is for the mentions to say.

use crate::lexicon::furniture;

/// A stamp at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Bytes that it takes.
    pub(super) length: usize,
    /// True where it has a day, a month and a year.
    pub(super) full: bool,
    /// True where a word like "published" opens it.
    pub(super) led: bool,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A longer stamp is none.
const LONGEST: usize = 160;

/// Reads the stamp that a text begins with.
pub(super) fn read(text: &str) -> Option<Stamp> {
    // Most lines begin with a word that no stamp begins with.
    let opening = text.trim_start_matches(['(', '|', '•', '·', ' ']);
    let first = opening.bytes().next()?;
    if !first.is_ascii_alphanumeric() || (first.is_ascii_alphabetic() && !opens(word(opening.as_bytes(), 0)))
    {
        return None;
    }
    let bytes = text.as_bytes().get(..text.len().min(LONGEST)).unwrap_or(&[]);
    let mut stamp = Stamp { length: 0, full: false, led: false };
    let mut open = 0usize;
    let mut at = 0;
    loop {
        at = skip(bytes, at, &mut open);
        if let Some((end, full)) = date(bytes, at) {
            stamp.full |= full;
            at = end;
        } else if let Some(end) = time(bytes, at).or_else(|| ago(bytes, at)) {
            at = end;
        } else if let Some(end) = lead(bytes, at) {
            stamp.led = true;
            at = end;
            // A word before a date belongs to it only with the date.
            continue;
        } else {
            break;
        }
        if open > 0 && bytes.get(at) == Some(&b')') {
            open -= 1;
            at += 1;
        }
        stamp.length = at;
    }
    (stamp.length > 0 && text.is_char_boundary(stamp.length)).then_some(stamp)
}

fn opens(first: &str) -> bool {
    let low = first.to_ascii_lowercase();
    month(&low) || weekday(&low) || furniture::stamp().leads.contains(&low)
}

/// Passes over what parts the items of a stamp.
fn skip(bytes: &[u8], mut at: usize, open: &mut usize) -> usize {
    loop {
        let rest = bytes.get(at..).unwrap_or(&[]);
        match rest {
            [b' ' | b'\t' | b',' | b'|' | b'-' | b':' | b';' | b'/', ..] => at += 1,
            [b'(', ..] => {
                *open += 1;
                at += 1;
            }
            [0xc2, 0xa0 | 0xb7, ..] => at += 2,
            // The long dashes and the bullet.
            [0xe2, 0x80, 0x90..=0x95 | 0xa2, ..] => at += 3,
            _ => return at,
        }
    }
}

/// The ASCII letters at `at`.
fn word(bytes: &[u8], at: usize) -> &str {
    let rest = bytes.get(at..).unwrap_or(&[]);
    let length = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    std::str::from_utf8(rest.get(..length).unwrap_or(&[])).unwrap_or("")
}

/// The digits at `at`, as a number with how many they are; up to eight.
fn digits(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let length = bytes.iter().skip(at).take_while(|b| b.is_ascii_digit()).count();
    if !(1..=8).contains(&length) {
        return None;
    }
    let text = std::str::from_utf8(bytes.get(at..at + length)?).ok()?;
    Some((text.parse().ok()?, length))
}

fn month(low: &str) -> bool {
    low == "sept" || low.len() >= 3 && MONTHS.iter().any(|name| low == *name || low == &name[..3])
}

fn weekday(low: &str) -> bool {
    matches!(low, "tues" | "thur" | "thurs" | "weds")
        || low.len() >= 3 && WEEKDAYS.iter().any(|name| low == *name || low == &name[..3])
}

fn is_year(value: u32, length: usize) -> bool {
    length == 4 && (1900..2100).contains(&value)
}

/// Passes over "." "," and space after a part of a date.
fn gap(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b',' | b'.' | b'\t')) {
        at += 1;
    }
    at
}

/// The end of a date and whether it has a year; a weekday alone counts as one without.
fn date(bytes: &[u8], at: usize) -> Option<(usize, bool)> {
    let name = word(bytes, at);
    if weekday(&name.to_ascii_lowercase()) {
        let end = at + name.len();
        return date(bytes, gap(bytes, end)).or(Some((end, false)));
    }
    if let Some(found) = numeric(bytes, at) {
        return Some(found);
    }
    let end = if month(&name.to_ascii_lowercase()) {
        // "September 16"
        day(bytes, gap(bytes, at + name.len()))?
    } else {
        // "16 September", "16th of September"
        let after = gap(bytes, day(bytes, at)?);
        let after = if word(bytes, after) == "of" { gap(bytes, after + 2) } else { after };
        let name = word(bytes, after);
        if !month(&name.to_ascii_lowercase()) {
            return None;
        }
        after + name.len()
    };
    let next = gap(bytes, end);
    match digits(bytes, next) {
        Some((value, length)) if is_year(value, length) => Some((next + length, true)),
        _ => Some((end, false)),
    }
}

fn day(bytes: &[u8], at: usize) -> Option<usize> {
    let (value, length) = digits(bytes, at)?;
    if length > 2 || !(1..=31).contains(&value) {
        return None;
    }
    let end = at + length;
    let suffix = word(bytes, end).to_ascii_lowercase();
    match suffix.as_str() {
        "" => Some(end),
        "st" | "nd" | "rd" | "th" => Some(end + suffix.len()),
        _ => None,
    }
}

/// "15/09/2031", "2031-09-15", "15.09.2031".
fn numeric(bytes: &[u8], at: usize) -> Option<(usize, bool)> {
    let (first, a) = digits(bytes, at)?;
    let sign = *bytes.get(at + a)?;
    if !matches!(sign, b'/' | b'-' | b'.') {
        return None;
    }
    let (second, b) = digits(bytes, at + a + 1)?;
    if bytes.get(at + a + 1 + b) != Some(&sign) || b > 2 || second > 31 {
        return None;
    }
    let (third, c) = digits(bytes, at + a + b + 2)?;
    let end = at + a + b + c + 2;
    let year_first = is_year(first, a) && c <= 2 && third <= 31;
    let year_last = a <= 2 && first <= 31 && (is_year(third, c) || (c == 2 && sign == b'/'));
    if !(year_first || year_last) {
        return None;
    }
    // "2031-09-15T10:00"
    let end = if bytes.get(end) == Some(&b'T') && time(bytes, end + 1).is_some() { end + 1 } else { end };
    Some((end, true))
}

/// "12:42 GMT", "9:36 am", "8:44AM BST", "11 pm"; "1735" before a date in figures.
fn time(bytes: &[u8], at: usize) -> Option<usize> {
    let (value, length) = digits(bytes, at)?;
    let mut end = at + length;
    let mut clock = false;
    if length <= 2 && value <= 24 {
        while matches!(bytes.get(end), Some(b':' | b'.'))
            && digits(bytes, end + 1).is_some_and(|(minutes, two)| two == 2 && minutes < 60)
        {
            clock |= bytes.get(end) == Some(&b':');
            end += 3;
        }
        let half = word(bytes, gap(bytes, end)).to_ascii_lowercase();
        if matches!(half.as_str(), "am" | "pm") {
            end = gap(bytes, end) + 2;
            clock = true;
        } else if matches!(half.as_str(), "a" | "p") {
            let from = gap(bytes, end);
            let dotted = bytes.get(from + 1..from + 4).is_some_and(|rest| rest.eq_ignore_ascii_case(b".m."));
            if dotted {
                end = from + 4;
                clock = true;
            }
        }
    } else if length == 4 && value < 2400 && bytes.get(end) == Some(&b' ') {
        clock = numeric(bytes, end + 1).is_some();
    }
    if bytes.get(end) == Some(&b'Z') {
        end += 1;
    }
    if !clock {
        return None;
    }
    let mut after = gap(bytes, end);
    let mut zone = word(bytes, after);
    while !zone.is_empty() && furniture::stamp().zones.contains(&zone.to_ascii_lowercase()) {
        end = after + zone.len();
        after = gap(bytes, end);
        zone = word(bytes, after);
    }
    if matches!(bytes.get(end), Some(b'+')) {
        let offset =
            bytes.iter().skip(end + 1).take(5).take_while(|b| b.is_ascii_digit() || **b == b':').count();
        end += 1 + offset;
    }
    Some(end)
}

/// "3 hours ago".
fn ago(bytes: &[u8], at: usize) -> Option<usize> {
    let (_, length) = digits(bytes, at)?;
    let unit_at = gap(bytes, at + length);
    let unit = word(bytes, unit_at);
    let known = ["min", "mins", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks"];
    let ago_at = gap(bytes, unit_at + unit.len());
    (known.iter().any(|name| unit.eq_ignore_ascii_case(name))
        && word(bytes, ago_at).eq_ignore_ascii_case("ago"))
    .then_some(ago_at + 3)
}

fn lead(bytes: &[u8], at: usize) -> Option<usize> {
    let name = word(bytes, at).to_ascii_lowercase();
    let words = furniture::stamp();
    (words.leads.contains(&name) || words.links.contains(&name)).then_some(at + name.len())
}

/// True where a day, a month and a year stand together somewhere in a text.
pub(super) fn has_full_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let starts = |at: &usize| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        bytes.get(*at).is_some_and(u8::is_ascii_alphanumeric)
            && !before.is_some_and(u8::is_ascii_alphanumeric)
    };
    (0..bytes.len()).filter(starts).any(|at| {
        let stretch = bytes.get(..bytes.len().min(at + 40)).unwrap_or(&[]);
        date(stretch, at).is_some_and(|(_, full)| full)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn takes(text: &str, expected: &str) {
        let length = read(text).map_or(0, |stamp| stamp.length);
        assert_eq!(&text[..length], expected);
    }

    #[track_caller]
    fn whole(text: &str) {
        takes(text, text);
        assert!(read(text).unwrap().full, "{text}");
    }

    #[test]
    fn stamps_of_their_own_line() {
        whole("16 September 2031 Last updated at 11:05 GMT");
        whole("Sun, 15 Sep 2031");
        whole("14:25 Sun Sep 15 2031");
        whole("Last updated 17:05 15/09/2031");
        whole("8:44AM BST 16 Sep 2031");
        whole("September 16, 2031 9:36 a.m.");
        whole("Published: 2031-09-16T10:00:00Z");
        whole("Published April 15, 2031 | Updated April 16, 2031 at 7:05 pm");
        whole("1735 15.04.2031(updated 2033 15.04.2031)");
        takes("Updated 3 hours ago", "Updated 3 hours ago");
    }

    #[test]
    fn a_stamp_ends_where_the_telling_begins() {
        takes("date 2031-11-01 The ferry sank", "date 2031-11-01");
        takes("Sun Apr 16 2031 112 people died", "Sun Apr 16 2031");
        takes("20.04.2031(updated 1618 20.04.2031) Get short", "20.04.2031(updated 1618 20.04.2031)");
        takes("Published April 15 2031 At least 126", "Published April 15 2031");
    }

    #[test]
    fn telling_is_no_stamp() {
        takes("The ferry sank", "");
        takes("14 people died", "");
        takes("3.5 million people", "");
        takes("May and June were dry", "");
        takes("On the pier", "");
        assert!(!read("On May 9 the ferry").unwrap().full);
        takes("", "");
    }

    #[test]
    fn full_dates_inside_a_text() {
        assert!(has_full_date("in Port Ansel on May 9, 2031. — Reuters"));
        assert!(has_full_date("on 9 May 2031"));
        assert!(!has_full_date("on 9 May"));
        assert!(!has_full_date("dropped to 1900"));
    }
}
