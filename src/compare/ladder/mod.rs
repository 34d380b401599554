//! How like two claims are in what they are about: for each field the first level that holds, and what it weighs.
//!
//! What a level weighs stands in `weights.yaml` and is shown by `explain`. A veto ends it: no soft evidence outweighs another
//! measure, another population, another unit or another event. `what` and `around` have a function for each field, `veto`
//! what ends it before any field is looked at.

mod around;
pub(super) mod identity;
mod statements;
mod veto;
mod weights;
mod what;

pub(in crate::compare) use statements::{are_of_each_other, voice};
pub use veto::Veto;
pub use weights::{Thresholds, thresholds};

use super::prepared::Prepared;
use super::rivals;
use crate::claim::Kind;
use serde::{Deserialize, Serialize};

/// A field of what claims are about, in the order in which they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Killed, injured, price; for dates the family of the event.
    Measure,
    /// The family of the event that a figure belongs to.
    Event,
    /// The same, where nothing else says what is measured: "for two years".
    Activity,
    /// Who or what is counted.
    Counted,
    /// The names beside the value.
    Names,
    /// The places beside the value.
    Places,
    /// The other words around the value.
    Words,
    /// The other figures and days that are told with the value.
    Beside,
    /// When the event was.
    When,
    /// First, second: the place in a list.
    Order,
    /// Whether both are stated, or one is planned or asked for.
    Certainty,
    /// Whether both stand in one article.
    Article,
    /// Whether each is the only one of its sort in its article.
    OnlyOne,
    /// Whether no other claim of either article is as like.
    Rival,
}

/// How two claims compare in one field, the nearest first; the first that holds is taken, and no field has more than five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The same.
    Exact,
    /// Other words for the same, or of one family.
    Alias,
    /// One contains the other.
    Contained,
    /// Much in common.
    Similar,
    /// Something in common, or the same of what says little.
    Slight,
    /// One side says nothing.
    Missing,
    /// Nothing in common.
    Different,
}

/// How two claims compare.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// The level of each field and what it weighs, in the order of [`Field`].
    pub levels: Vec<(Field, Level, f32)>,
    /// The sum of the weights.
    pub score: f32,
    /// Why they can't answer one question, if so.
    pub veto: Option<Veto>,
}

/// Compares two claims of one case, and each with what else could be meant in the other's article.
pub fn compare(a: &Prepared, b: &Prepared) -> Likeness {
    let mut likeness = alone(a, b);
    let lead = if likeness.veto.is_none() { rivals::lead(a, b, likeness.score) } else { None };
    let level = match lead {
        Some(lead) if lead >= thresholds().lead => Level::Exact,
        Some(lead) if lead < 0.0 => Level::Different,
        Some(_) => Level::Similar,
        None => return likeness,
    };
    let weight = weights::weight(a.claim.kind, Field::Rival, level);
    likeness.levels.push((Field::Rival, level, weight));
    likeness.score += weight;
    likeness
}

/// Compares two claims by themselves.
pub(super) fn alone(a: &Prepared, b: &Prepared) -> Likeness {
    let mut likeness = Likeness { levels: Vec::with_capacity(8), score: 0.0, veto: None };
    if let Some(veto) = veto::plain(a, b) {
        likeness.veto = Some(veto);
        return likeness;
    }
    let mut in_one_article = false;
    let steps = if a.claim.kind == Kind::Statement { &statements::STEPS[..] } else { &STEPS[..] };
    for &(field, step) in steps {
        match step(a, b) {
            Ok(None) => {}
            Ok(Some(level)) => {
                in_one_article |= field == Field::Article && level == Level::Different;
                let weight = weights::weight(a.claim.kind, field, level);
                likeness.levels.push((field, level, weight));
                likeness.score += weight;
            }
            Err(veto) => {
                likeness.veto = Some(veto);
                return likeness;
            }
        }
    }
    if in_one_article && is_told_apart(&likeness, a.claim.kind) {
        likeness.veto = Some(Veto::SameArticle);
    }
    likeness
}

/// What one field says of two claims, nothing where neither of them does; or why they can't answer one question.
type Step = Result<Option<Level>, Veto>;

/// How one field of two claims is compared.
type Compare = fn(&Prepared, &Prepared) -> Step;

/// The fields in the order in which they are compared; the first veto ends it.
const STEPS: [(Field, Compare); 13] = [
    (Field::Measure, what::measure),
    (Field::Event, what::event),
    (Field::Activity, what::activity),
    (Field::Counted, what::counted),
    (Field::Names, around::names),
    (Field::Places, around::places),
    (Field::Words, around::words),
    (Field::Beside, around::beside),
    (Field::When, around::when),
    (Field::Order, around::order),
    (Field::Certainty, around::certainty),
    (Field::Article, around::article),
    (Field::OnlyOne, around::only_one),
];

/// True where one article tells of two things: of two tolls by their days; of others unless all is alike.
fn is_told_apart(likeness: &Likeness, kind: Kind) -> bool {
    if kind != Kind::Casualties {
        return likeness.score < thresholds().strong;
    }
    likeness.levels.iter().any(|(field, level, _)| *field == Field::When && *level == Level::Different)
}
