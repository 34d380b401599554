//! Expressions of time that are patterns of words: "the week before last", "two days after {date}"; they are
//! `data/date_patterns.yaml`, which also says what its kinds mean.
//!
//! What a slot can be, and which days a kind means, is for `mention::date` to say.

use super::calendar::{Unit, for_good};
use super::patterns::Patterns;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::LazyLock;

/// What may stand in a pattern beside words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// "three", "a", "several".
    Number,
    /// "week", "years".
    Unit,
    /// "third".
    Ordinal,
    /// "1984".
    Year,
    /// "Monday".
    Weekday,
    /// "morning".
    Part,
    /// "last", "next".
    Way,
    /// Any date.
    Date,
}

impl FromStr for Slot {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Ok(match name {
            "number" => Slot::Number,
            "unit" => Slot::Unit,
            "ordinal" => Slot::Ordinal,
            "year" => Slot::Year,
            "weekday" => Slot::Weekday,
            "part" => Slot::Part,
            "way" => Slot::Way,
            "date" => Slot::Date,
            _ => {
                return Err(format!(
                    "there is no slot `{name}`: expected number, unit, ordinal, year, weekday, part, way or date"
                ));
            }
        })
    }
}

/// What a pattern means; the head of the data file says it in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "told at the head of the data file, in one place")]
pub enum Kind {
    Unit,
    UnitWay,
    Counted,
    Ahead,
    Beyond,
    Nth,
    Firsts,
    Weekday,
    Week,
    Same,
    LastDay,
    Part,
    PartOf,
    Period,
    Turn,
    Date,
    Year,
    Every,
    Reference,
    Length,
    Set,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    write: String,
    rule: String,
    kind: Kind,
    #[serde(default)]
    shift: i32,
    from: Option<String>,
    unit: Option<Unit>,
    coarser: Option<Unit>,
    value: Option<String>,
    after: Option<String>,
    #[serde(default)]
    skip: usize,
    #[serde(default)]
    drop: usize,
    #[serde(default)]
    yes: BTreeMap<String, String>,
    #[serde(default)]
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    patterns: Vec<Line>,
}

/// A pattern's meaning, with what the data file adds to its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// What it means.
    pub kind: Kind,
    /// The name of the rule.
    pub rule: &'static str,
    /// How many, and which way.
    pub shift: i32,
    /// True where it is counted from the date that the text named last.
    pub from_text: bool,
    /// True where it is the article's day if the text named no day.
    pub or_anchor: bool,
    /// The unit, where the words have none.
    pub unit: Option<Unit>,
    /// The unit has to be coarser than this.
    pub coarser: Option<Unit>,
    /// A TIMEX3 value.
    pub value: Option<&'static str>,
    /// The word that has to stand before the pattern, and belongs to it.
    pub after: Option<&'static str>,
    /// How many tokens at its beginning are not of the expression.
    pub skip: usize,
    /// How many tokens at its end are not of the expression.
    pub drop: usize,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| super::load("date_patterns.yaml", include_str!("data/date_patterns.yaml")));

/// The file as it is embedded, to tell the line of an example.
pub const TEXT: &str = include_str!("data/date_patterns.yaml");

static PATTERNS: LazyLock<Patterns<Slot, Meaning>> = LazyLock::new(|| {
    let meaning = |line: &Line| Meaning {
        kind: line.kind,
        rule: for_good(&line.rule),
        shift: line.shift,
        from_text: line.from.is_some(),
        or_anchor: line.from.as_deref() == Some("text-or-anchor"),
        unit: line.unit,
        coarser: line.coarser,
        value: line.value.as_deref().map(for_good),
        after: line.after.as_deref().map(for_good),
        skip: line.skip,
        drop: line.drop,
    };
    super::checked(
        "date_patterns.yaml",
        Patterns::new(FILE.patterns.iter().map(|line| (line.write.clone(), meaning(line)))),
    )
});

/// The patterns, by their first word or slot.
pub fn patterns() -> &'static Patterns<Slot, Meaning> {
    &PATTERNS
}

/// The words that a pattern can begin with.
pub(super) fn first_words() -> BTreeSet<&'static str> {
    PATTERNS.first_words().collect()
}

/// The rule of each pattern with its examples: sentences with the expressions in brackets and their TIMEX3 values,
/// parted by `; `, and sentences in which the rule reads nothing.
pub fn examples() -> impl Iterator<Item = (&'static str, &'static BTreeMap<String, String>, &'static [String])>
{
    FILE.patterns.iter().map(|line| (line.rule.as_str(), &line.yes, line.no.as_slice()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_has_an_example_and_known_words() {
        for line in &FILE.patterns {
            assert!(!line.yes.is_empty(), "`{}` has no `yes`", line.write);
            assert!(
                line.from.as_deref().is_none_or(|from| matches!(from, "text" | "text-or-anchor")),
                "`{}`: from",
                line.write
            );
        }
    }
}
