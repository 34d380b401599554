//! What each reason says, in one sentence for people; the rules themselves are in `compare`.

use crate::compare::Reason;

/// A reason in one sentence.
pub fn meaning(reason: Reason) -> &'static str {
    match reason {
        Reason::OneValue => "One article alone answers this, with one value.",
        Reason::WeakMatch => "It is not sure that these answer the same question.",
        Reason::ScopeUnstated => {
            "One side leaves unsaid whom or what it counts, and could mean a part of the other."
        }
        Reason::DateUnknown => "A day that would decide it is not known, or its year is only inferred.",
        Reason::PlaceUnknown => "It is not known whether one of the places lies in the other.",
        Reason::Incomparable => "The units are not comparable by any exact rule.",
        Reason::SameValue => "The values are the same.",
        Reason::SumOfParts => "The parts that one gives add up to the whole that the other gives.",
        Reason::Within => "One lies inside the other: both can be true.",
        Reason::Overlap => "They overlap: both can be true.",
        Reason::Rounded => "One value is the other, rounded.",
        Reason::CoarserDate => "One date is coarser and holds the other.",
        Reason::CoarserPlace => "One place lies in the other, or is told more coarsely.",
        Reason::Hedged => "One is stated as a fact, the other as planned or possible.",
        Reason::Superseded => "An article itself calls one of the values an earlier one.",
        Reason::LaterReport => "A later report has a higher count.",
        Reason::Revised => "A later report of the same source has a lower count.",
        Reason::Rescheduled => "An article says that the date of a plan was moved.",
        Reason::OtherSpeaker => "Different people or bodies vouch for different values.",
        Reason::Denied => "One asserts what another denies.",
        Reason::ValuesApart => {
            "The values cannot both be true, and nothing in the texts explains the difference."
        }
        Reason::QuotedDifferently => "One speaker on one occasion is given two different values.",
        Reason::PartExceedsWhole => "A part is greater than the whole that it belongs to.",
        Reason::SumMismatch => "The parts do not add up to the whole that is given with them.",
    }
}
