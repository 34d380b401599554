//! How like two claims are in what they are about: for each field the first level that holds, and what it weighs.
//!
//! Weights are few, set by hand and shown by `explain`. A veto ends it: no soft evidence outweighs another measure,
//! another population, another unit or another event. `what` and `around` have a function for each field, `veto` what ends
//! it before any field is looked at.

mod around;
mod statements;
mod veto;
mod what;

pub(in crate::compare) use statements::{are_of_each_other, voice};
pub use veto::Veto;

use super::prepared::Prepared;
use crate::claim::Kind;

/// A field of what claims are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Killed, injured, price; for dates the family of the event.
    Measure,
    /// The family of the event that a figure belongs to.
    Event,
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
}

/// How two claims compare in one field; the first that holds is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The same.
    Exact,
    /// Other words for the same, or one contains the other.
    Alias,
    /// Much in common.
    Similar,
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

/// From this score on two claims may answer one question.
pub const LINK: f32 = 0.36;
/// From this score on a difference between them may be a flag.
pub const STRONG: f32 = 0.42;
/// From this score on even claims that name their event differently are held against each other.
pub const SURE: f32 = 0.80;

/// Compares two claims of one case.
pub fn compare(a: &Prepared, b: &Prepared) -> Likeness {
    let mut likeness = Likeness { levels: Vec::with_capacity(8), score: 0.0, veto: None };
    if let Some(veto) = veto::plain(a, b) {
        likeness.veto = Some(veto);
        return likeness;
    }
    let mut in_one_article = false;
    let steps = if a.claim.kind == Kind::Statement { &statements::STEPS[..] } else { &STEPS[..] };
    for step in steps {
        match step(a, b) {
            Ok((field, level, weight)) => {
                in_one_article |= field == Field::Article && level == Level::Different;
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

/// What one field says of two claims, or why they can't answer one question.
type Step = Result<(Field, Level, f32), Veto>;

/// The fields in the order in which they are compared, which is that of [`Field`]; the first veto ends it.
const STEPS: [fn(&Prepared, &Prepared) -> Step; 12] = [
    what::measure,
    what::event,
    what::counted,
    around::names,
    around::places,
    around::words,
    around::beside,
    around::when,
    around::order,
    around::certainty,
    around::article,
    around::only_one,
];

/// True where one article tells of two things: of two tolls by their days; of others unless all is alike.
fn is_told_apart(likeness: &Likeness, kind: Kind) -> bool {
    if kind != Kind::Casualties {
        return likeness.score < STRONG;
    }
    likeness.levels.iter().any(|(field, level, _)| *field == Field::When && *level == Level::Different)
}
