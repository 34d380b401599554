//! Texts written as YAML values.

use std::fmt::Write;

/// A text as a YAML value: plain where no reader could take it for anything else, otherwise in double quotes.
pub fn quoted(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b'_'))
        && !text.contains("  ");
    if plain && !SPECIAL.contains(&text.to_ascii_lowercase().as_str()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || is_unsafe(c) => {
                // What is unsafe lies below U+10000.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Signs that YAML takes for line breaks, refuses, or that turn the direction of what follows.
fn is_unsafe(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Words that some YAML reader takes for a truth value, nothing, or no number.
const SPECIAL: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn what_could_be_misread_is_quoted() {
        for (text, expected) in [
            ("taliban", "taliban"),
            ("un-record", "un-record"),
            ("NO", "\"NO\""),
            ("no", "\"no\""),
            ("2020-02-29", "\"2020-02-29\""),
            ("003", "\"003\""),
            ("12:30", "\"12:30\""),
            ("e5", "e5"),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            ("", "\"\""),
            ("“six”\n\"boats\"", "\"“six”\\n\\\"boats\\\"\""),
            ("a\u{2028}b\u{85}", "\"a\\u2028b\\u0085\""),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in any::<String>()) {
            let file = format!("key: {}\n", quoted(&text));
            let read: BTreeMap<String, String> = serde_yaml::from_str(&file).unwrap();
            prop_assert_eq!(read.get("key"), Some(&text));
        }
    }
}
