//! Exact conversions between units.

use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lines: Vec<BTreeMap<String, serde_yaml::Number>>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    yes: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are data for the tests"))]
    no: Vec<String>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("conversions.yaml", include_str!("data/conversions.yaml")));

/// For each unit, its line and how many of the line's first unit it is.
static UNITS: LazyLock<HashMap<&'static str, (usize, Decimal)>> = LazyLock::new(|| {
    let mut units = HashMap::new();
    for (line, found) in FILE.lines.iter().enumerate() {
        for (unit, factor) in found {
            if let Ok(factor) = Decimal::from_str(&factor.to_string()) {
                units.insert(unit.as_str(), (line, factor));
            }
        }
    }
    units
});

/// By what a figure in the unit `from` is multiplied to stand in `to`; `None` where no exact rule converts.
pub fn factor(from: &str, to: &str) -> Option<Decimal> {
    if from == to {
        return Some(Decimal::ONE);
    }
    let (a, x) = UNITS.get(from)?;
    let (b, y) = UNITS.get(to)?;
    if a == b { x.checked_div(*y) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_factor_is_read() {
        assert_eq!(UNITS.len(), FILE.lines.iter().map(BTreeMap::len).sum::<usize>());
    }

    #[test]
    fn the_examples_of_the_file_hold() {
        for example in &FILE.yes {
            let (left, right) = example.split_once(" = ").unwrap();
            let ((x, from), (y, to)) = (left.split_once(' ').unwrap(), right.split_once(' ').unwrap());
            let got = Decimal::from_str(x).unwrap() * factor(from, to).unwrap();
            assert_eq!(got.normalize(), Decimal::from_str(y).unwrap().normalize(), "{example}");
        }
        for example in &FILE.no {
            let (from, to) = example.split_once(" to ").unwrap();
            assert_eq!(factor(from, to), None, "{example}");
        }
    }
}
