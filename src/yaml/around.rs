//! Reading on behind a slip: the claim, decision or article in which a text stops being YAML is left out, so that what is
//! wrong with the others is told in the same go.
//!
//! What is left out is only what begins on a line of its own, as items do. The file has problems in any case: nobody goes on
//! with what was read around a slip.

use super::problems::{Problems, count_lines};
use super::tree::{Node, Outcome};
use std::ops::Range;

/// So many slips of a file are read around.
const MOST: usize = 50;
/// So many bytes are read once more, all together.
const BUDGET: usize = 4 << 20;

/// Reads a text by `attempt`, which tells its problems, around the items in which it is no YAML.
pub(super) fn read(
    text: &str,
    problems: &mut Problems,
    attempt: impl Fn(&str, &mut Problems) -> Outcome,
) -> Option<Node> {
    let before = problems.end();
    let mut line = match attempt(text, problems) {
        Outcome::Done(root) => return root,
        Outcome::Slip(line) => line,
    };
    // Of what was told before the slip only the slip stays: the rest comes again.
    let mut slips = Vec::from_iter(problems.forget(before).pop());
    // Where lines end with CR alone the lines counted here are not those of YAML.
    let items = if count_lines(text) == text.lines().count() { items(text) } else { Vec::new() };
    let mut text = text.to_owned();
    let mut left = BUDGET;
    let mut root = None;
    'slips: for _ in 0..MOST {
        let Some(own) = items.iter().position(|item| item.contains(&line)) else { break };
        // A slip is sometimes noticed an item later than it was made.
        let first = own.saturating_sub(1);
        for out in [own..own + 1, first..own, first..own + 1] {
            let Some(rest) = left.checked_sub(text.len()) else { break 'slips };
            left = rest;
            let lines = items.get(out).map(<[_]>::to_vec).unwrap_or_default();
            let without = blanked(&text, &lines);
            match attempt(&without, problems) {
                Outcome::Done(read) => {
                    root = read;
                    break 'slips;
                }
                Outcome::Slip(next) => {
                    let slip = problems.forget(before).pop();
                    let behind = items.get(own + 1).map_or(usize::MAX, |next| next.end);
                    if next >= behind {
                        slips.extend(slip);
                        (text, line) = (without, next);
                        continue 'slips;
                    }
                }
            }
        }
        break;
    }
    problems.restore(slips);
    root
}

/// The lines of each item, from 1: a list's items where there is a list, else what is indented least.
fn items(text: &str) -> Vec<Range<usize>> {
    let written = |line: &str| {
        let content = line.trim_start_matches(' ');
        let is_said = !content.trim().is_empty() && !content.starts_with('#');
        is_said.then(|| (line.len() - content.len(), content.starts_with("- ")))
    };
    let lines: Vec<Option<(usize, bool)>> = text.split_inclusive('\n').map(written).collect();
    let dash = lines.iter().flatten().find(|(_, is_item)| *is_item).map(|(indent, _)| *indent);
    let least = lines.iter().flatten().map(|(indent, _)| *indent).filter(|indent| *indent > 0).min();
    let Some(own) = dash.or(least) else { return Vec::new() };
    let mut items: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    for (number, line) in (1..).zip(&lines) {
        let Some((indent, is_item)) = line else { continue };
        let begins = *indent == own && (*is_item || dash.is_none());
        if begins || *indent == 0 {
            items.extend(open.map(|from| from..number));
            open = begins.then_some(number);
        }
    }
    items.extend(open.map(|from| from..lines.len() + 1));
    items
}

/// The text with these lines empty.
fn blanked(text: &str, out: &[Range<usize>]) -> String {
    let mut without = String::with_capacity(text.len());
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let is_out = out.iter().any(|lines| lines.contains(&number));
        without.push_str(if is_out { "\n" } else { line });
    }
    without
}

#[cfg(test)]
mod tests {
    use super::super::tree;
    use super::*;
    use std::path::Path;

    #[track_caller]
    fn tells(text: &str, expected: &[&str]) {
        let mut problems = Problems::new(Path::new("c"), text);
        let root = tree::read(text, &mut problems);
        let told: Vec<String> = problems.all().iter().map(ToString::to_string).collect();
        let begins = |told: &String, expected: &&str| told.starts_with(*expected);
        assert!(
            told.len() == expected.len() && told.iter().zip(expected).all(|(a, b)| begins(a, b)),
            "{told:#?}"
        );
        assert!(root.is_some(), "{told:#?}");
    }

    #[test]
    fn slips_in_several_items_are_told_at_once() {
        let text = "claims:\n  - id: a\n    quote: Minister: we go\n  - id: b\n    b: 1\n    b: 2\n  - id: c\n    quote: \"six\n  - id: d\n    d: 1\n    d: 2\n  - id: @e\n";
        tells(
            text,
            &[
                "c:3:20: this is no YAML: a second `: `",
                "c:8:12: this is no YAML: the quotation mark",
                "c:12:9: this is no YAML: unexpected character",
                "c:6:5: `b` stands here twice",
                "c:11:5: `d` stands here twice",
            ],
        );
    }

    #[test]
    fn lists_at_the_margin_and_mappings_have_items_too() {
        tells(
            "claims:\n- id: [a\n- id: b\n  x: 1\n  x: 2\n",
            &["c:3:5: this is no YAML", "c:5:3: `x` stands here twice"],
        );
        tells(
            "articles:\n  a:\n    source: a: b\n  b:\n    x: 1\n    x: 2\n",
            &["c:3:14: this is no YAML", "c:6:5: `x` stands"],
        );
    }

    #[test]
    fn what_is_no_item_ends_the_reading() {
        let text = "schema: a: b\nclaims:\n  - id: a\n";
        let mut problems = Problems::new(Path::new("c"), text);
        assert!(tree::read(text, &mut problems).is_none());
        assert_eq!(problems.all().len(), 1);
    }
}
