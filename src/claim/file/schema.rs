//! JSON schemas (draft-07) of curated.yaml and case.yaml, for editors that complete and check while one types.
//!
//! They are kept by hand beside the readers, for what they say best is help for people; the tests here hold their
//! keys to the readers' keys, and run both over the same examples. What needs the articles (is the quote there? does
//! it bear the value out?) only `validate` can say.

/// The schema of curated.yaml.
pub const CLAIMS: &str = include_str!("claims.schema.json");

/// The schema of case.yaml.
pub const CASE: &str = include_str!("case.schema.json");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::file::case_file::{self, ARTICLE_KEYS, CASE_KEYS};
    use crate::claim::file::written::{self, BOUND_KEYS, CLAIM_KEYS};
    use serde_json::Value;
    use std::path::Path;

    fn keys(schema: &str, pointer: &str) -> Vec<String> {
        let schema: Value = serde_json::from_str(schema).unwrap();
        let properties = schema.pointer(pointer).and_then(Value::as_object).unwrap();
        properties.keys().cloned().collect()
    }

    #[test]
    fn the_keys_are_the_readers_own() {
        assert_eq!(keys(CLAIMS, "/definitions/claim/properties"), CLAIM_KEYS);
        assert_eq!(keys(CLAIMS, "/definitions/bounds/properties"), BOUND_KEYS);
        assert_eq!(keys(CASE, "/properties"), CASE_KEYS);
        assert_eq!(keys(CASE, "/properties/articles/additionalProperties/properties"), ARTICLE_KEYS);
    }

    /// Whether the schema takes a file, read as an editor's YAML server reads it: by YAML's own types.
    fn takes(schema: &str, file: &str) -> bool {
        let schema: Value = serde_json::from_str(schema).unwrap();
        let file: Value = serde_yaml::from_str(file).unwrap();
        jsonschema::draft7::new(&schema).unwrap().is_valid(&file)
    }

    const HEAD: &str = "schema: dissensus/claims/1\nclaims:\n";

    #[test]
    fn schema_and_reader_take_the_same_claims() {
        for claim in [
            "{id: a, article: 003, quote: q, figure: 58}",
            "{id: a, article: x, quote: q, figure: at least 10}",
            "{id: a, article: x, quote: q, figure: {low: 3, best: '5', high: 9.5, unit: km}}",
            "{id: a, article: x, quote: q, date: 2020-02-29, question: signing}",
            "{id: a, article: x, quote: q, date: 2020}",
            "{id: 7, article: x, quote: q, date: 2020-02-27/.., note: no}",
            "{id: a, article: x, quote: q, amount: USD 300 million, when: 2020-02}",
            "{id: a, amends: b, reject: true}",
            "{id: a, amends: b, figure: 5}",
        ] {
            let file = format!("{HEAD}  - {claim}\n");
            assert!(takes(CLAIMS, &file), "{claim}");
            assert!(written::read(Path::new("c"), &file).problems.is_empty(), "{claim}");
        }
        assert!(takes(CLAIMS, HEAD));
    }

    #[test]
    fn schema_and_reader_refuse_the_same_claims() {
        for claim in [
            "{id: a, article: x, quote: q, figure: 58, saidby: y}",
            "{id: a, article: x, quote: q, figure: 58, place: y}",
            "{id: a, article: x, quote: q, figure: [5]}",
            "{id: a, article: x, quote: q, figure: {lowest: 5}}",
            "{id: a, article: x, quote: q, figure: 58, question: ' '}",
            "{id: a, article: x, quote: q, figure: 58, note: null}",
            "{id: a, article: x, quote: q, figure: {unit: km}}",
            "{id: a, article: x, quote: q, date: 9 May 2031}",
            "{id: a, article: x, quote: q, date: 2031-05-09, when: 2031}",
            "{id: a, article: x, quote: q}",
            "{id: a, article: x, figure: 5}",
            "{id: a, quote: q, figure: 5}",
            "{article: x, quote: q, figure: 5}",
            "{id: a, article: x, quote: q, figure: 5, reject: true}",
            "5",
        ] {
            let file = format!("{HEAD}  - {claim}\n");
            assert!(!takes(CLAIMS, &file), "{claim}");
            assert!(!problems_of(&file).is_empty(), "{claim}");
        }
        for file in [
            "schema: dissensus/claims/2\nclaims: []\n",
            "claims: []\n",
            "schema: dissensus/claims/1\n",
            "[]\n",
        ] {
            assert!(!takes(CLAIMS, file), "{file}");
            assert!(!problems_of(file).is_empty(), "{file}");
        }
    }

    /// The problems of a file whose one article is known by its metadata alone.
    fn problems_of(file: &str) -> Vec<crate::Problem> {
        let case = case_file::read(Path::new("case.yaml"), "articles:\n  x:\n");
        let absent = case_file::complete(&case, &mut []).absent;
        let anchors = std::collections::BTreeMap::new();
        let known = super::super::Known { articles: &[], absent: &absent, anchors: &anchors, found: &[] };
        super::super::check(&written::read(Path::new("c"), file), &known).problems
    }

    #[test]
    fn schema_and_reader_agree_on_cases() {
        for (file, sound) in [
            (
                "title: a\nnotes: b\narticles:\n  x: {published: 2031-05-09}\n  y:\nvague: {dozens: {low: 12, high: 99}}\n",
                true,
            ),
            ("{}\n", true),
            ("titel: a\n", false),
            ("articles: [x]\n", false),
            ("articles: {x: {published: 9 May}}\n", false),
            ("articles: {x: {publisher: y}}\n", false),
            ("vague: {dozens: {high: 9}}\n", false),
        ] {
            assert_eq!(takes(CASE, file), sound, "{file}");
            assert_eq!(case_file::read(Path::new("c"), file).problems.is_empty(), sound, "{file}");
        }
    }
}
