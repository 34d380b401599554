//! A claim written as lines of YAML: short texts behind their key, long ones and those in quotation marks below it.

use super::Said;
use super::place::Place;
use crate::yaml::quoted;

/// Lines longer than this, in characters, are folded.
const WIDEST: usize = 100;

/// The claim for this place.
pub(super) fn written(claim: &[(&str, Said)], place: &Place) -> String {
    block(claim, place.dash, place.gap).replace('\n', place.newline)
}

/// The claim as a person would add it by hand.
pub(super) fn plain(claim: &[(&str, Said)]) -> String {
    block(claim, 2, 2)
}

fn block(claim: &[(&str, Said)], dash: usize, gap: usize) -> String {
    let mut out = String::new();
    let margin = dash + gap;
    for (i, (key, said)) in claim.iter().enumerate() {
        match i {
            0 => out.push_str(&format!("{:dash$}-{:width$}", "", "", width = gap - 1)),
            _ => out.push_str(&format!("{:margin$}", "")),
        }
        out.push_str(key);
        out.push(':');
        match said {
            Said::Bounds(bounds) => {
                let bounds: Vec<String> =
                    bounds.iter().map(|(key, text)| format!("{key}: {}", quoted(text))).collect();
                out.push_str(&format!(" {{{}}}\n", bounds.join(", ")));
            }
            // A truth value for every other reader too, and no text.
            Said::Text(text) if *key == "reject" && text == "true" => out.push_str(" true\n"),
            Said::Text(text) => value(&mut out, text, margin, key.len()),
        }
    }
    out
}

fn value(out: &mut String, text: &str, margin: usize, key: usize) {
    let quoted = quoted(text);
    let is_escaped = quoted.contains('\\');
    if !can_fold(text) || !is_escaped && margin + key + 2 + quoted.chars().count() <= WIDEST {
        out.push(' ');
        out.push_str(&quoted);
        out.push('\n');
        return;
    }
    out.push_str(" >-");
    let mut room = 0;
    for word in text.split(' ') {
        let long = word.chars().count();
        if room < long + 1 {
            out.push_str(&format!("\n{:width$}", "", width = margin + 2));
            room = WIDEST.saturating_sub(margin + 2 + long);
        } else {
            out.push(' ');
            room -= long + 1;
        }
        out.push_str(word);
    }
    out.push('\n');
}

/// True for a text that comes back the same from a folded block: words with one space between, and no sign that YAML refuses.
fn can_fold(text: &str) -> bool {
    let plain = quoted(&text.replace(['"', '\\'], "'"));
    !plain.contains('\\')
        && !text.is_empty()
        && text.split(' ').all(|word| !word.is_empty() && !word.starts_with(char::is_whitespace))
}
