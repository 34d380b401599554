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
    let mut levels = Vec::with_capacity(8);
    match weigh(a, b, &mut levels) {
        Ok(score) => Likeness { score, levels, veto: None },
        Err(veto) => {
            let score = levels.iter().fold(0.0, |sum, (.., weight)| sum + weight);
            Likeness { score, levels, veto: Some(veto) }
        }
    }
}

/// How like two claims are, where they can answer one question: what [`compare`] says, without its levels.
pub fn score(a: &Prepared, b: &Prepared) -> Option<f32> {
    weigh(a, b, &mut Unrecorded).ok()
}

/// The same of two claims by themselves.
pub(super) fn alone(a: &Prepared, b: &Prepared) -> Option<f32> {
    weigh_alone(a, b, &mut Unrecorded).ok()
}

/// What it weighs by how much two claims are ahead of what else could be meant; nothing where nothing was compared.
pub(super) fn of_lead(kind: Kind, lead: f32) -> (Level, f32) {
    let level = match lead {
        lead if lead >= thresholds().lead => Level::Exact,
        lead if lead < 0.0 => Level::Different,
        _ => Level::Similar,
    };
    (level, weights::weight(kind, Field::Rival, level))
}

fn weigh(a: &Prepared, b: &Prepared, levels: &mut impl Sink) -> Result<f32, Veto> {
    let score = weigh_alone(a, b, levels)?;
    let Some(lead) = rivals::lead(a, b, score) else { return Ok(score) };
    let (level, weight) = of_lead(a.facts.kind, lead);
    levels.take(Field::Rival, level, weight);
    Ok(score + weight)
}

/// Who is told the levels while a score is summed.
trait Sink {
    /// A field's level and what it weighs.
    fn take(&mut self, field: Field, level: Level, weight: f32);
}

impl Sink for Vec<(Field, Level, f32)> {
    fn take(&mut self, field: Field, level: Level, weight: f32) {
        self.push((field, level, weight));
    }
}

/// Nobody: for the many pairs of which only the score is asked.
struct Unrecorded;

impl Sink for Unrecorded {
    #[inline]
    fn take(&mut self, _: Field, _: Level, _: f32) {}
}

/// The sum of two claims' levels as it grows.
struct Scale<'l, S> {
    kind: Kind,
    score: f32,
    levels: &'l mut S,
}

impl<S: Sink> Scale<'_, S> {
    #[inline]
    fn put(&mut self, field: Field, step: Step) -> Step {
        let level = step?;
        if let Some(level) = level {
            let weight = weights::weight(self.kind, field, level);
            self.levels.take(field, level, weight);
            self.score += weight;
        }
        Ok(level)
    }
}

/// The fields in the order in which they are compared; the first veto ends it.
fn weigh_alone<S: Sink>(a: &Prepared, b: &Prepared, levels: &mut S) -> Result<f32, Veto> {
    if let Some(veto) = veto::plain(a, b) {
        return Err(veto);
    }
    let mut scale = Scale { kind: a.facts.kind, score: 0.0, levels };
    if scale.kind == Kind::Statement {
        return statements::weigh(a, b, scale);
    }
    scale.put(Field::Measure, what::measure(a, b))?;
    scale.put(Field::Event, what::event(a, b))?;
    scale.put(Field::Activity, what::activity(a, b))?;
    scale.put(Field::Counted, what::counted(a, b))?;
    scale.put(Field::Names, around::names(a, b))?;
    scale.put(Field::Places, around::places(a, b))?;
    scale.put(Field::Words, around::words(a, b))?;
    scale.put(Field::Beside, around::beside(a, b))?;
    let when = scale.put(Field::When, around::when(a, b))?;
    scale.put(Field::Order, around::order(a, b))?;
    scale.put(Field::Certainty, around::certainty(a, b))?;
    let article = scale.put(Field::Article, around::article(a, b))?;
    scale.put(Field::OnlyOne, around::only_one(a, b))?;
    if article == Some(Level::Different) && is_told_apart(scale.kind, scale.score, when) {
        return Err(Veto::SameArticle);
    }
    Ok(scale.score)
}

/// What one field says of two claims, nothing where neither of them does; or why they can't answer one question.
type Step = Result<Option<Level>, Veto>;

/// True where one article tells of two things: of two tolls by their days; of others unless all is alike.
fn is_told_apart(kind: Kind, score: f32, when: Option<Level>) -> bool {
    if kind == Kind::Casualties { when == Some(Level::Different) } else { score < thresholds().strong }
}
