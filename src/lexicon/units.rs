//! Units of measure, currencies and what figures are "per"; the words are `data/units.yaml`.
//!
//! Conversions are left to the comparison.

use super::hash::Words;
use super::phrases::{Phrases, Side};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a unit measures; figures of two dimensions never answer one question.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// A bare number or a count of things.
    Count,
    /// Money of one currency.
    Money,
    /// Per cent.
    Percent,
    /// Percentage points.
    PercentagePoint,
    /// Place in an order: "third".
    Ordinal,
    /// An age: "36-year-old".
    Age,
    /// Metres and their like.
    Length,
    /// Square metres, hectares.
    Area,
    /// Litres, barrels.
    Volume,
    /// Kilograms, tonnes.
    Mass,
    /// Seconds to years.
    Duration,
    /// Kilometres an hour, knots.
    Speed,
    /// Degrees.
    Temperature,
    /// Earthquake magnitude.
    Magnitude,
    /// A score: "2-0".
    Score,
    /// A ratio: "one in five" where it isn't read as a percentage.
    Ratio,
    /// Any other unit of the unit file (watts, bytes, hertz …).
    Other,
}

/// A unit that one or more forms stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// One name for all forms: `kilometre`, `USD`.
    pub name: String,
    /// What it measures: its key in the data file, money for currencies.
    pub dimension: Dimension,
    /// True where the form counts only as written, after digits: `m`, `C`.
    pub exact: Option<String>,
    /// True where the form counts only after digits: `sec`, `kb`.
    pub digits: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    measures: BTreeMap<Dimension, Vec<Measure>>,
    currencies: Vec<Currency>,
    per: Vec<String>,
    compounds: Vec<Compound>,
    #[serde(rename = "yes")]
    _yes: IgnoredAny,
    #[serde(rename = "no")]
    _no: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    name: String,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    digits: Vec<String>,
    #[serde(default)]
    exact: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Currency {
    code: String,
    name: String,
    #[serde(default)]
    signs: Vec<String>,
    #[serde(default)]
    codes: Vec<String>,
    #[serde(default)]
    transliterated: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
}

/// Two units that are written one after the other: "5 feet 2 inches".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compound {
    /// The name of the larger unit.
    pub of: String,
    /// How many of the smaller make one of the larger.
    pub by: u32,
    /// The name of the smaller unit.
    pub with: String,
}

struct Read {
    compounds: Vec<Compound>,
    after: Phrases<Entry>,
    before: Phrases<Entry>,
    per: Phrases<()>,
    currencies: Words<String>,
}

static READ: LazyLock<Read> = LazyLock::new(|| {
    let file: File = super::load("units.yaml", include_str!("data/units.yaml"));
    let mut after = Vec::new();
    let mut before = Vec::new();
    for (dimension, measures) in file.measures {
        for measure in measures {
            let entry = |exact| Entry { name: measure.name.clone(), dimension, exact, digits: false };
            for form in &measure.forms {
                after.push((form.clone(), entry(None)));
                after.extend(plural(form).map(|form| (form, entry(None))));
            }
            for form in &measure.digits {
                let entry = Entry { digits: true, ..entry(None) };
                after.extend(plural(form).map(|form| (form, entry.clone())));
                after.push((form.clone(), entry));
            }
            for form in &measure.exact {
                after.push((form.to_lowercase(), entry(Some(form.clone()))));
            }
        }
    }
    let mut currencies = Words::default();
    for currency in file.currencies {
        let entry =
            |exact| Entry { name: currency.code.clone(), dimension: Dimension::Money, exact, digits: false };
        for form in &currency.words {
            let short = form.chars().count() == 1 && form.is_ascii() && form != "$";
            after.push((form.clone(), entry(short.then(|| form.clone()))));
            after.extend(plural(form).map(|form| (form, entry(None))));
        }
        for form in &currency.codes {
            after.push((form.clone(), entry(Some(form.to_uppercase()))));
            before.push((form.clone(), entry(Some(form.to_uppercase()))));
        }
        for form in &currency.transliterated {
            before.push((form.to_lowercase(), entry(Some(form.clone()))));
        }
        for form in &currency.signs {
            before.push((form.clone(), entry(None)));
        }
        currencies.insert(currency.code, currency.name);
    }
    Read {
        compounds: file.compounds,
        after: Phrases::new(after, Side::First),
        before: Phrases::new(before, Side::Last),
        per: Phrases::new(file.per.into_iter().map(|words| (words, ())), Side::First),
        currencies,
    }
});

/// The plain plural of a form that ends in a word of four letters or more; the others are listed.
fn plural(form: &str) -> Option<String> {
    let last = form.rsplit(' ').next()?;
    let regular = last.len() >= 3 && last.bytes().all(|b| b.is_ascii_lowercase()) && !last.ends_with('s');
    regular.then(|| format!("{form}s"))
}

/// The units and currencies that stand after a number, by their first word.
pub fn after() -> &'static Phrases<Entry> {
    &READ.after
}

/// The signs and codes of money that stand before a number, by their last word.
pub fn before() -> &'static Phrases<Entry> {
    &READ.before
}

/// What a figure can be so much per, by its first word.
pub fn per() -> &'static Phrases<()> {
    &READ.per
}

/// The unit that may follow one of this name, with how many of it make one: "5 feet 2 inches".
pub fn compound(name: &str) -> Option<&'static Compound> {
    READ.compounds.iter().find(|compound| compound.of == name)
}

/// The English name of a currency by its code: "Hong Kong dollar" for `HKD`.
pub fn currency(code: &str) -> Option<&'static str> {
    READ.currencies.get(code).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The unit of a form whose words stand apart by one space, as the data file has it.
    fn name(form: &str) -> Option<String> {
        let words: Vec<&str> = form.split(' ').collect();
        let found = after().at(0, |k| words.get(k).copied().unwrap_or(""))?;
        (found.0 == words.len()).then(|| found.1.name.clone())
    }

    #[test]
    fn forms_have_one_name() {
        assert_eq!(name("kilometers").as_deref(), Some("kilometre"));
        assert_eq!(name("sq km").as_deref(), Some("square kilometre"));
        assert_eq!(name("per cent").as_deref(), Some("percent"));
        assert_eq!(name("us dollars").as_deref(), Some("USD"));
        assert_eq!(name("furlongs"), None);
        assert_eq!(currency("HKD"), Some("Hong Kong dollar"));
    }

    #[test]
    fn no_form_means_two_units() {
        let file: File = crate::lexicon::load("units.yaml", include_str!("data/units.yaml"));
        let mut seen = BTreeMap::new();
        let measures = file.measures.values().flatten().map(|measure| (&measure.name, &measure.forms));
        for (name, forms) in measures.chain(file.currencies.iter().map(|money| (&money.code, &money.words))) {
            for form in forms {
                let other = seen.insert(form.clone(), name.clone());
                assert_eq!(other, None, "{form}");
            }
        }
    }
}
