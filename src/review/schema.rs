//! The JSON schema (draft-07) of review.yaml, for editors: to read it by, and to mend what a merge broke.
//!
//! It is kept by hand beside the reader; the tests here hold its keys to the reader's keys, and run both over the same examples.
//! Whether a decision still holds, or an undo has something to undo, only `validate` can say.

/// The schema of review.yaml.
pub const REVIEW: &str = include_str!("review.schema.json");

#[cfg(test)]
mod tests {
    use super::super::{check, log};
    use super::*;
    use crate::compare::Verdict;
    use serde_json::Value;
    use std::path::Path;

    fn keys(pointer: &str) -> Vec<String> {
        let schema: Value = serde_json::from_str(REVIEW).unwrap();
        let properties = schema.pointer(pointer).and_then(Value::as_object).unwrap();
        properties.keys().cloned().collect()
    }

    #[test]
    fn the_keys_are_the_readers_own() {
        assert_eq!(keys("/definitions/decision/properties"), log::KEYS);
        assert_eq!(keys("/definitions/decision/properties/amend/properties"), log::AMEND_KEYS);
        let schema: Value = serde_json::from_str(REVIEW).unwrap();
        let verdicts = schema.pointer("/definitions/decision/properties/verdict/enum").unwrap();
        let words: Vec<&str> = Verdict::ALL.iter().map(|verdict| verdict.word()).collect();
        assert_eq!(*verdicts, serde_json::json!(words));
    }

    #[track_caller]
    fn both(file: &str, sound: bool) {
        let schema: Value = serde_json::from_str(REVIEW).unwrap();
        let value: Value = serde_yaml::from_str(file).unwrap();
        let taken = jsonschema::draft7::new(&schema).unwrap().is_valid(&value);
        let read = log::of(Path::new("r"), file);
        let mut problems = read.problems.clone();
        problems.extend(check::problems(&read));
        assert_eq!((taken, problems.is_empty()), (sound, sound), "{file}\n{problems:?}");
    }

    const MARK: &str = "{id: a-1, mark: 00ff00ff00ff00ff, says: 9 May}";

    fn decision(ruling: &str) -> String {
        let ruling = ruling
            .replace("ONE", &format!("[{MARK}]"))
            .replace("TWO", &format!("[{MARK}, {{id: b-2, mark: '0011223344556677'}}]"));
        format!(
            "schema: dissensus/review/1\ndecisions:\n  - {{id: \"0000000a\", at: 2031-05-09T14:03:22.500Z, by: Ana, {ruling}}}\n"
        )
    }

    #[test]
    fn schema_and_reader_take_the_same_decisions() {
        for ruling in [
            "verdict: agree, was: 'conflict, values-apart', row: dead, claims: TWO",
            "flag: raised, claims: ONE",
            "flag: lowered, row: 58, claims: ONE, note: asked the desk",
            "note: asked the desk, row: dead, claims: ONE",
            "same: question, claims: TWO",
            "same: origin, articles: TWO",
            "apart: [b-2], claims: TWO",
            "reject: a-1, claims: ONE",
            "amend: {figure: 58}, claims: ONE",
            "amend: {date: 2031-05-09, said_by: NO}, claims: ONE",
        ] {
            both(&decision(ruling), true);
        }
        both("schema: dissensus/review/1\ndecisions:\n", true);
        both("schema: dissensus/review/1\n", true);
        both("# nothing was ruled\n", true);
    }

    #[test]
    fn schema_and_reader_refuse_the_same_decisions() {
        for ruling in [
            "claims: ONE",
            "verdict: true, claims: ONE",
            "verdict: agree",
            "verdict: agree, flag: raised, claims: ONE",
            "flag: up, claims: ONE",
            "flag: raised, claims: []",
            "flag: raised, claims: a-1",
            "flag: raised, claims: [{id: a-1}]",
            "flag: raised, claims: [{id: a-1, mark: 00FF}]",
            "flag: raised, claims: ONE, speaker: x",
            "note: x",
            "same: origin, claims: TWO",
            "same: origin, articles: ONE",
            "same: question, claims: ONE",
            "apart: b-2, claims: TWO",
            "amend: {}, claims: ONE",
            "amend: {figures: 58}, claims: ONE",
            "amend: {figure: 58}, claims: TWO",
            "reject: a-1",
        ] {
            both(&decision(ruling), false);
        }
        both(&decision("flag: raised, claims: ONE").replace("by: Ana, ", ""), false);
        both(&decision("flag: raised, claims: ONE").replace("2031-05-09T", "9 May, "), false);
        both("schema: dissensus/review/2\ndecisions: []\n", false);
        both("decisions: []\n", false);
        both("schema: dissensus/review/1\ndecisions: {}\n", false);
    }
}
