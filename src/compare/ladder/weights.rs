//! What each level of each field weighs, and from which sum on two claims belong together: read from `weights.yaml`.

use super::{Field, Level};
use crate::claim::Kind;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// From which score on what holds.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// Two claims may answer one question.
    pub link: f32,
    /// A difference between them may be a flag.
    pub strong: f32,
    /// So may one between quantities that do not say themselves what they measure or count.
    pub wordy: f32,
    /// Even claims that name their event differently are held against each other.
    pub sure: f32,
    /// By how much two claims have to be ahead of what else could be meant to be each other's likest.
    pub lead: f32,
}

/// The thresholds of the ladder.
pub fn thresholds() -> Thresholds {
    WEIGHTS.thresholds
}

/// What a level of a field weighs between two claims of a kind; 0 where the data says nothing.
#[inline]
pub(super) fn weight(kind: Kind, field: Field, level: Level) -> f32 {
    TABLE[kind as usize][field as usize][level as usize]
}

/// The weights by kind, field and level.
type Table =
    [[[f32; Level::Different as usize + 1]; Field::Rival as usize + 1]; Kind::Statement as usize + 1];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for (field, levels) in &WEIGHTS.fields {
        for (level, weight) in levels {
            for kind in Kind::ALL {
                table[kind as usize][*field as usize][*level as usize] = match weight {
                    Weight::Same(weight) => *weight,
                    Weight::ByKind(weights) => weights.of(kind).or(weights.other).unwrap_or(0.0),
                };
            }
        }
    }
    table
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    thresholds: Thresholds,
    fields: BTreeMap<Field, BTreeMap<Level, Weight>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Weight {
    Same(f32),
    ByKind(ByKind),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByKind {
    casualties: Option<f32>,
    quantity: Option<f32>,
    date: Option<f32>,
    place: Option<f32>,
    role: Option<f32>,
    statement: Option<f32>,
    /// Every kind that is not named.
    other: Option<f32>,
}

impl ByKind {
    fn of(&self, kind: Kind) -> Option<f32> {
        match kind {
            Kind::Casualties => self.casualties,
            Kind::Quantity => self.quantity,
            Kind::Date => self.date,
            Kind::Place => self.place,
            Kind::Role => self.role,
            Kind::Statement => self.statement,
        }
    }
}

#[expect(clippy::panic, reason = "an embedded file that does not parse is a build that no test has seen")]
static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| match serde_yaml::from_str(include_str!("weights.yaml")) {
        Ok(weights) => weights,
        Err(error) => panic!("src/compare/ladder/weights.yaml: {error}"),
    });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_rise() {
        let Thresholds { link, strong, sure, .. } = thresholds();
        assert!(link < strong && strong < sure);
    }

    #[test]
    fn a_nearer_level_never_weighs_less() {
        let kinds = [Kind::Casualties, Kind::Quantity, Kind::Date, Kind::Place, Kind::Role, Kind::Statement];
        for (field, levels) in &WEIGHTS.fields {
            assert!(levels.len() <= 5, "{field:?} has more than five levels");
            for kind in kinds {
                let weights: Vec<f32> = levels.keys().map(|level| weight(kind, *field, *level)).collect();
                assert!(weights.is_sorted_by(|a, b| a >= b), "{field:?} of {kind:?}: {weights:?}");
            }
        }
    }
}
