//! Runs the examples of the data files that figures are read by; one that fails is told with file and line.

use super::tests::{figures, shown};
use crate::lexicon::examples::place;
use serde_yaml::Value;
use std::fmt::Write;

const FILES: [(&str, &str); 5] = [
    ("counted.yaml", include_str!("../../lexicon/data/counted.yaml")),
    ("figure_patterns.yaml", include_str!("../../lexicon/data/figure_patterns.yaml")),
    ("hedges.yaml", include_str!("../../lexicon/data/hedges.yaml")),
    ("numbers.yaml", include_str!("../../lexicon/data/numbers.yaml")),
    ("units.yaml", include_str!("../../lexicon/data/units.yaml")),
];

/// The figures of a text as examples have them: "12 boats; 3..5 km".
fn read(text: &str) -> String {
    figures(text).iter().map(shown).collect::<Vec<_>>().join("; ")
}

/// Holds the examples under `yes` and `no`, wherever they stand in the file; gives how many there are.
fn hold(file: &str, text: &str, value: &Value, broken: &mut String) -> usize {
    let Value::Mapping(map) = value else { return 0 };
    let mut count = 0;
    for (key, inner) in map {
        let expected: Vec<(&str, &str)> = match (key.as_str(), inner) {
            (Some("yes"), Value::Mapping(examples)) => examples
                .iter()
                .map(|(example, reading)| (example.as_str().unwrap(), reading.as_str().unwrap()))
                .collect(),
            (Some("no"), Value::Sequence(examples)) => {
                examples.iter().map(|example| (example.as_str().unwrap(), "")).collect()
            }
            _ => {
                count += hold(file, text, inner, broken);
                continue;
            }
        };
        for (example, expected) in expected {
            let got = read(example);
            count += 1;
            if got != expected {
                let place = place(file, text, example);
                writeln!(broken, "{place}: \"{example}\": expected {expected:?}, got {got:?}").unwrap();
            }
        }
    }
    count
}

#[test]
fn the_examples_of_the_files_hold() {
    let mut broken = String::new();
    for (file, text) in FILES {
        let value: Value = serde_yaml::from_str(text).unwrap();
        let count = hold(file, text, &value, &mut broken);
        assert!(count > 0, "src/lexicon/data/{file}: no examples");
    }
    assert!(broken.is_empty(), "\n{broken}");
}
