//! Why two claims can't answer one question whatever else they share.
//!
//! Here stand the vetoes with their phrases, and those that are seen before any field is compared; the others are
//! given by the fields themselves.

use crate::compare::occasion;
use crate::compare::prepared::Prepared;

/// Why two claims can't answer one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Veto {
    /// Figures and dates, casualties and amounts.
    OtherKind,
    /// Lengths and sums of money.
    OtherDimension,
    /// Killed and injured; a price and a debt.
    OtherMeasure,
    /// Soldiers and civilians; bridges and hotels.
    OtherPopulation,
    /// Children among people: a part and its whole.
    PartAndWhole,
    /// Losses of two sides.
    OtherSide,
    /// Two events, by their dates.
    OtherTime,
    /// The first and the second of a list.
    OtherOrder,
    /// A day, and a day since which something went on.
    DayAndBound,
    /// Two rounds, hearings, votes.
    OtherOccasion,
    /// Two figures of one sentence.
    SameSentence,
    /// Two figures of one article, told of different things.
    SameArticle,
    /// The day of an event and the day that somebody spoke of it.
    EventAndSpeech,
    /// A person ruled that it is no such claim.
    ByHand,
}

impl Veto {
    /// A phrase for `explain`.
    pub fn phrase(self) -> &'static str {
        match self {
            Veto::OtherKind => "another kind of claim",
            Veto::OtherDimension => "another dimension",
            Veto::OtherMeasure => "another measure",
            Veto::OtherPopulation => "another population",
            Veto::PartAndWhole => "a part and its whole",
            Veto::OtherSide => "another side",
            Veto::OtherTime => "another time",
            Veto::OtherOrder => "another place in the list",
            Veto::SameArticle => "two values of one article",
            Veto::DayAndBound => "a day and the bound of a stretch",
            Veto::OtherOccasion => "another occasion",
            Veto::SameSentence => "two values of one sentence",
            Veto::EventAndSpeech => "an event and a speech about it",
            Veto::ByHand => "parted by hand",
        }
    }
}

/// The veto that holds before any field is looked at: another kind or dimension, one sentence, another occasion.
pub(super) fn plain(a: &Prepared, b: &Prepared) -> Option<Veto> {
    let (x, y) = (&a.facts, &b.facts);
    if x.kind != y.kind {
        return Some(Veto::OtherKind);
    }
    if x.dimension != y.dimension {
        return Some(Veto::OtherDimension);
    }
    if a.article == b.article && is_one_sentence(a, b) {
        return Some(Veto::SameSentence);
    }
    occasion::is_other(a, b).then_some(Veto::OtherOccasion)
}

/// True for two figures that one sentence gives on one word; not for an earlier count, and not for one length in two units.
fn is_one_sentence(a: &Prepared, b: &Prepared) -> bool {
    let (x, y) = (a.claim, b.claim);
    x.evidence.sentence.is_some()
        && x.evidence.sentence == y.evidence.sentence
        && !x.superseded
        && !y.superseded
        && !a.is_other_writing_of(b)
        && a.speaker() == b.speaker()
}
