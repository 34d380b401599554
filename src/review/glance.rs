//! review.yaml at a glance: its lines without parsing them, so that an append costs the same as a look at the file.
//!
//! A glance knows the lines that the program writes. Whatever else people make of the file is for the reader of the log.

use super::log::{AMEND_KEYS, KEYS};
use jiff::Timestamp;

/// What an entry begins with, in a file that the program wrote.
pub(super) const ENTRY: &str = "- {";

/// Where the last line begins that was cut short while it was written: it has no line break and is no whole entry.
/// `None` where the file ends with a line break, or with what a person left without one.
pub(super) fn torn(file: &str) -> Option<usize> {
    let at = file.rfind('\n')? + 1;
    let rest = file.get(at..)?;
    let begun = rest.trim_start_matches(' ');
    let is_cut = begun.starts_with(ENTRY) && !is_whole(begun);
    // After the power failed, a file system may have made room for what it never wrote: zeros.
    let is_begun = ENTRY.starts_with(begun.trim_end_matches('\0'));
    // What has a line break of old systems in it is nothing that the program wrote.
    let is_torn = (is_cut || is_begun) && !rest.trim_end_matches('\r').contains('\r');
    (!rest.is_empty() && is_torn).then_some(at)
}

/// True for an entry in braces that ends where the line ends; its beginnings are not.
fn is_whole(entry: &str) -> bool {
    let Some(inside) = entry.trim_end().strip_prefix("- ") else { return false };
    let bytes = inside.as_bytes();
    let (mut deep, mut i) = (0_usize, 0);
    // A quotation mark opens a text only where a value may begin: not in O'Dell.
    let mut may_open = false;
    while let Some(byte) = bytes.get(i) {
        match byte {
            b'{' | b'[' => deep += 1,
            b'}' | b']' if deep == 1 => return i + 1 == bytes.len() || is_comment(inside, i + 1),
            b'}' | b']' => deep = deep.saturating_sub(1),
            b'"' | b'\'' if may_open => match closing(bytes, i) {
                Some(end) => i = end,
                None => return false,
            },
            b'\0' => return false,
            _ => {}
        }
        may_open = matches!(byte, b'{' | b'[' | b',' | b':') || *byte == b' ' && may_open;
        i += 1;
    }
    false
}

fn is_comment(text: &str, from: usize) -> bool {
    text.get(from..).is_some_and(|rest| rest.starts_with(' ') && rest.trim_start().starts_with('#'))
}

/// Where the text that opens at `from` closes.
fn closing(bytes: &[u8], from: usize) -> Option<usize> {
    let quote = *bytes.get(from)?;
    let mut i = from + 1;
    loop {
        match *bytes.get(i)? {
            b'\\' if quote == b'"' => i += 1,
            // Doubled, a single one stands for itself.
            b'\'' if quote == b'\'' && bytes.get(i + 1) == Some(&quote) => i += 1,
            byte if byte == quote => return Some(i),
            _ => {}
        }
        i += 1;
    }
}

/// The latest time in a file in which all lines are as the program writes them; the outer `None` where they are not.
pub(super) fn latest(file: &str) -> Option<Option<Timestamp>> {
    let mut lines = file.strip_prefix('\u{feff}').unwrap_or(file).lines();
    let (mut has_schema, mut has_list) = (false, false);
    for line in lines.by_ref() {
        match line {
            "decisions:" => {
                has_list = true;
                break;
            }
            _ if line.is_empty() || line.starts_with('#') => {}
            _ if !has_schema && line.strip_prefix("schema: ") == Some(super::SCHEMA) => has_schema = true,
            _ => return None,
        }
    }
    if !has_schema || !has_list {
        return None;
    }
    // In one zone and of one length, texts of times stand in the order of the times.
    let mut latest: Option<&str> = None;
    for line in lines {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let at = at_of(line)?;
        if latest.is_none_or(|latest| latest < at) {
            latest = Some(at);
        }
    }
    latest.map(|at| at.parse().ok()).map_or(Some(None), |at| at.map(Some))
}

/// The time of an entry as the program writes it: `  - {id: 0a1b2c3d, at: "2031-05-09T14:03:22.500Z", …}`.
fn at_of(line: &str) -> Option<&str> {
    let entry = line.strip_prefix("  - ")?;
    let rest = after_value(entry.strip_prefix("{id: ")?, &[])?.strip_prefix(", at: \"")?;
    let at = rest.get(.."2031-05-09T14:03:22.500Z".len())?;
    let is_utc = at.ends_with('Z') && !at.contains('"');
    (is_utc && after_pairs(entry, KEYS) == Some("")).then_some(at)
}

/// What follows the `{key: value, …}` that a text begins with, where it is spaced and quoted as the program does it.
fn after_pairs<'t>(text: &'t str, keys: &[&str]) -> Option<&'t str> {
    let mut rest = text.strip_prefix('{')?;
    loop {
        let key = rest.get(..rest.bytes().position(|byte| byte == b':')?)?;
        let value = rest.get(key.len()..)?.strip_prefix(": ")?;
        if !keys.contains(&key) {
            return None;
        }
        let inner = if key == "amend" { AMEND_KEYS } else { &["id", "mark", "says"] };
        rest = after_value(value, inner)?;
        match rest.strip_prefix(", ") {
            Some(more) => rest = more,
            None => return rest.strip_prefix('}'),
        }
    }
}

fn after_value<'t>(text: &'t str, keys: &[&str]) -> Option<&'t str> {
    match text.as_bytes().first()? {
        b'"' => text.get(closing(text.as_bytes(), 0)? + 1..),
        b'{' => after_pairs(text, keys),
        b'[' => {
            let mut rest = text.get(1..)?;
            loop {
                rest = after_value(rest, keys)?;
                match rest.strip_prefix(", ") {
                    Some(more) => rest = more,
                    None => return rest.strip_prefix(']'),
                }
            }
        }
        first if first.is_ascii_lowercase() => {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'_');
            text.get(text.bytes().position(|byte| !is_plain(byte))?..)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# made\nschema: dissensus/review/1\ndecisions:\n";

    #[test]
    fn an_entry_is_whole_only_to_its_last_brace() {
        for entry in [
            r#"- {id: a, at: "2031", note: "}", claims: [{id: b, says: "\"}]"}]}"#,
            r"- {id: a, by: O'Dell, note: 'it''s }', says: {a: '}'}}",
            r#"- {id: "é}", by: 'x'}"#,
        ] {
            assert!(is_whole(entry), "{entry}");
            assert!(is_whole(&format!("{entry} # seen")), "{entry}");
            assert!(!is_whole(&format!("{entry}}}")), "{entry}");
            for (end, _) in entry.char_indices() {
                assert!(!is_whole(&entry[..end]), "{}", &entry[..end]);
            }
        }
    }

    #[test]
    fn what_was_cut_short_is_told_from_what_a_person_left() {
        for (rest, is_torn) in [
            ("", false),
            ("  ", true),
            ("  -", true),
            ("  - ", true),
            ("  - {", true),
            ("  - {id: a, claims: [{id: b}", true),
            ("  - {id: a}", false),
            ("  - {id: a}\r", false),
            ("  - {id: a}\0\0", true),
            ("\0\0\0", true),
            ("  - {id: a\0\0", true),
            ("  - {id: a\r", true),
            ("  -\0", true),
            ("\r\0", false),
            ("undo: x\0", false),
            ("  - {id: a\r  - {id: b", false),
            ("  - {id: a} # seen", false),
            ("    note: by hand", false),
            ("# seen", false),
            ("- id: a", false),
        ] {
            assert_eq!(torn(&format!("{FILE}{rest}")), is_torn.then_some(FILE.len()), "{rest:?}");
        }
        assert_eq!(torn("decisions:"), None);
    }

    #[test]
    fn the_latest_time_is_that_of_any_line_and_odd_files_are_for_the_reader() {
        let line = |at: &str| format!("  - {{id: a, at: \"{at}\", by: ana}}\n");
        let (early, late) = ("2031-05-09T14:03:22.500Z", "2031-05-10T00:00:00.000Z");
        let of = |text: &str| latest(text).map(|at| at.map(|at| format!("{at:.3}")));
        assert_eq!(of(FILE), Some(None));
        assert_eq!(of(&format!("\u{feff}{FILE}")), Some(None));
        let both = format!(
            "{FILE}{}# by ben\n\n{}",
            line(late),
            line(early).replace("ana", "[{id: a, says: \"“\\\"}\"}, {id: b-1}]")
        );
        assert_eq!(of(&both), Some(Some(late.to_owned())));
        assert_eq!(of(&both.replace('\n', "\r\n")), Some(Some(late.to_owned())));
        for odd in [
            "",
            "schema: dissensus/review/1\n",
            "decisions:\n",
            "schema: dissensus/review/2\ndecisions:\n",
            "schema: dissensus/review/1\ndecisions: []\n",
            &format!("{FILE}<<<<<<< HEAD\n"),
            &format!("{FILE}  - {{id: a, at: \"2031-05-09\"}}\n"),
            &format!("{FILE}  - {{id: a, at: \"2031-05-09T14:03:22.500Z\"\n"),
            &format!("{FILE}- {{id: a, at: \"2031-05-09T14:03:22.500Z\"}}\n"),
            &format!("{FILE}  - id: a\n"),
            &both.replace("by:", "bye:"),
            &both.replace("ana}", "ana b: c}"),
            &both.replace("ana}", "\"ana}"),
            &both.replace("ana}", "{id: a, mrk: b}}"),
            &both.replace("ana}", "Ana}"),
        ] {
            assert_eq!(of(odd), None, "{odd}");
        }
    }
}
