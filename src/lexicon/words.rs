//! Single words: which say nothing of what a claim is about, and which are forms of one another.

use super::hash::{WordSet, Words};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    closed: Vec<String>,
    empty: Vec<String>,
    irregular: Words<Vec<String>>,
    stems: Words<Vec<String>>,
}

struct Lists {
    closed: WordSet,
    empty: Vec<String>,
    irregular: Words<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    stems: Words<Vec<String>>,
}

static WORDS: LazyLock<Lists> = LazyLock::new(|| {
    let file: File = super::load("words.yaml", include_str!("data/words.yaml"));
    let forms = file.irregular.iter().flat_map(|(base, forms)| forms.iter().map(move |form| (form, base)));
    Lists {
        irregular: forms.map(|(form, base)| (form.clone(), base.clone())).collect(),
        closed: file.closed.into_iter().collect(),
        empty: file.empty,
        stems: file.stems,
    }
});

/// The stems of the empty words, whose irregular forms the lists have to know first.
static EMPTY: LazyLock<WordSet> = LazyLock::new(|| WORDS.empty.iter().map(|word| stem(word)).collect());

/// True for articles, pronouns, prepositions, conjunctions and auxiliaries, in lower case.
pub fn is_closed(word: &str) -> bool {
    WORDS.closed.contains(word)
}

/// True for the stem of an open-class word that says nothing of what a claim is about: "people", "new", "reach".
pub fn is_empty(stem: &str) -> bool {
    EMPTY.contains(stem)
}

/// One form for the forms of a lower-case word: `quake` for "quakes", `evacuat` for "evacuating", "evacuation".
///
/// It is a key to compare by, not always a word. Light on purpose: endings only, irregular forms as data.
pub fn stem(word: &str) -> String {
    if let Some(base) = WORDS.irregular.get(word) {
        return stem_regular(base);
    }
    stem_regular(word)
}

fn stem_regular(word: &str) -> String {
    if !word.is_ascii() || word.len() < 4 {
        return word.to_string();
    }
    let mut base = singular(word);
    if base.len() > 4 && base.ends_with("eed") {
        base.pop();
    }
    for (ending, least) in [("ation", 3), ("ition", 4), ("ution", 4), ("ment", 5), ("ing", 3), ("ed", 3)] {
        let Some(cut) = base.strip_suffix(ending) else { continue };
        if cut.len() < least || !cut.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
            continue;
        }
        base = match ending {
            "ation" => format!("{cut}at"),
            "ition" => format!("{cut}it"),
            "ution" => format!("{cut}ut"),
            _ => undouble(cut).to_string(),
        };
        break;
    }
    if base.len() > 3 && base.ends_with('e') {
        base.pop();
    }
    if base.len() > 3 && base.ends_with('y') {
        base.pop();
        base.push('i');
    }
    base
}

fn singular(word: &str) -> String {
    if let Some(cut) = word.strip_suffix("ies")
        && cut.len() > 1
    {
        return format!("{cut}y");
    }
    for ending in ["sses", "xes", "ches", "shes", "zes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_string();
        }
    }
    let kept = ["ss", "us", "is", "ous"].iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('s') {
        Some(cut) if !kept => cut.to_string(),
        _ => word.to_string(),
    }
}

fn undouble(cut: &str) -> &str {
    let mut last = cut.chars().rev();
    match (last.next(), last.next()) {
        (Some(a), Some(b)) if a == b && !matches!(a, 'l' | 's' | 'z' | 'e' | 'o') => &cut[..cut.len() - 1],
        _ => cut,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_file_hold() {
        for (base, forms) in WORDS.stems.iter() {
            for form in forms {
                assert_eq!(stem(form), stem(base), "{form} is a form of {base}");
            }
        }
    }

    #[test]
    fn unlike_words_stay_apart() {
        for (a, b) in [("ship", "shipment"), ("wing", "win"), ("bus", "bu"), ("red", "r")] {
            assert_ne!(stem(a), stem(b), "{a}, {b}");
        }
    }

    #[test]
    fn odd_words_come_back() {
        assert_eq!(stem(""), "");
        assert_eq!(stem("s"), "s");
        assert_eq!(stem("türkiye"), "türkiye");
    }
}
