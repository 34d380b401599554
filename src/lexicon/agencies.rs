//! News agencies as credits and datelines write them.

use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    name: String,
    written: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agencies {
    agencies: Vec<Agency>,
    #[serde(rename = "examples")]
    _examples: serde::de::IgnoredAny,
}

static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let list: Agencies = super::load("agencies.yaml", include_str!("data/agencies.yaml"));
    let mut names = HashMap::new();
    for agency in list.agencies {
        // The table lives as long as the program.
        let name: &'static str = agency.name.leak();
        for form in agency.written {
            names.insert(form.to_uppercase(), name);
            names.insert(form, name);
        }
    }
    names
});

/// The name in reports of an agency that is written so: `The Associated Press` is `AP`; `None` for what is no agency.
pub fn named(written: &str) -> Option<&'static str> {
    NAMES.get(written.trim()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::examples::Examples;

    #[test]
    fn agencies_are_found_as_written() {
        assert_eq!(named("The Associated Press"), Some("AP"));
        assert_eq!(named("REUTERS"), Some("Reuters"));
        assert_eq!(named("ap"), None);
        assert_eq!(named("The Courier"), None);
    }

    #[test]
    fn the_examples_of_the_file_hold() {
        let examples = Examples::of("agencies.yaml", include_str!("data/agencies.yaml"));
        let failures = examples.hold(|written| named(written).map(str::to_owned).into_iter().collect());
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn names_are_sorted_and_no_form_stands_twice() {
        let list: Agencies = crate::lexicon::load("agencies.yaml", include_str!("data/agencies.yaml"));
        let list = list.agencies;
        assert!(list.is_sorted_by(|a, b| a.name < b.name));
        let mut forms: Vec<&String> = list.iter().flat_map(|agency| &agency.written).collect();
        let all = forms.len();
        forms.sort();
        forms.dedup();
        assert_eq!(forms.len(), all);
    }
}
