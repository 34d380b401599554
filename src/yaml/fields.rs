//! Known keys of a mapping: what is unknown is named with the nearest known one, what is empty is a problem.

use super::tree::{At, Content, Entry, Node, Problems, Text, shown};

/// Words that people try first, and what is meant here.
const TRIED_FIRST: &[(&str, &str)] = &[
    ("excerpt", "quote"),
    ("location", "where"),
    ("name", "id"),
    ("number", "figure"),
    ("source", "article"),
    ("speaker", "said_by"),
    ("text", "quote"),
    ("value", "figure"),
];

/// The entries of a mapping with known keys; every other key is a problem.
#[derive(Debug)]
pub(crate) struct Fields<'n> {
    pub(crate) at: At,
    entries: Vec<&'n Entry>,
}

/// Opens `node` as a mapping with these keys; `what` names it in messages ("a claim").
pub(crate) fn fields<'n>(
    node: &'n Node,
    what: &str,
    known: &[&str],
    problems: &mut Problems,
) -> Option<Fields<'n>> {
    let Content::Map(entries) = &node.content else {
        problems.add(node.at, format!("{what} is written as `key: value` lines"), "");
        return None;
    };
    let mut kept = Vec::new();
    for entry in entries {
        let key = entry.key.text.as_str();
        if known.contains(&key) {
            kept.push(entry);
            continue;
        }
        let help = if key == "unit" && known.contains(&"figure") {
            "write the unit with the figure, `figure: 2,500 km`".to_owned()
        } else {
            match TRIED_FIRST.iter().find(|(tried, meant)| *tried == key && known.contains(meant)) {
                Some((_, meant)) => format!("did you mean `{meant}`?"),
                None => nearest(key, known.iter().copied())
                    .unwrap_or_else(|| format!("{what} has the keys {}", known.join(", "))),
            }
        };
        problems.add(entry.key.at, format!("`{}` is no key of {what}", shown(key)), help);
    }
    Some(Fields { at: node.at, entries: kept })
}

impl<'n> Fields<'n> {
    /// The entry of `key`, if it is there.
    pub(crate) fn entry(&self, key: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|entry| entry.key.text == key).copied()
    }

    /// The text under `key`; a list, a mapping or nothing there is a problem.
    pub(crate) fn text(&self, key: &str, problems: &mut Problems) -> Option<Text> {
        text(self.entry(key)?, problems)
    }
}

/// The text of an entry.
pub(crate) fn text(entry: &Entry, problems: &mut Problems) -> Option<Text> {
    let key = &entry.key;
    match &entry.value.content {
        Content::Text(text) => Some(Text { text: text.trim().to_owned(), at: entry.value.at }),
        Content::Empty => {
            let message = format!("`{}` has no value", shown(&key.text));
            problems.add(key.at, message, "give one, or leave the key out");
            None
        }
        Content::List(_) | Content::Map(_) => {
            problems.add(entry.value.at, format!("`{}` takes one text", shown(&key.text)), "");
            None
        }
    }
}

/// Holds the line `schema: …` of a file against the only shape that is read.
pub(crate) fn check_schema(top: &Fields, expected: &str, problems: &mut Problems) {
    let Some(entry) = top.entry("schema") else {
        let message = format!("the line `schema: {expected}` is missing");
        problems.add(top.at, message, "put it first: it says which shape the file has");
        return;
    };
    if let Some(schema) = text(entry, problems)
        && schema.text != expected
    {
        let message = format!("`schema` is `{}`, expected `{expected}`", shown(&schema.text));
        problems.add(schema.at, message, "this program reads no other shape");
    }
}

/// "did you mean `x`?" for the known name nearest to `name`, where one is near.
pub(crate) fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
    if name.len() > 100 {
        return None;
    }
    let folded = name.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in known {
        let likeness = strsim::jaro_winkler(&folded, &candidate.to_lowercase());
        if likeness >= 0.8 && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| format!("did you mean `{candidate}`?"))
}
