//! Why two claims do not stand in one row, and why a difference within a row is not held against them: phrases.

use crate::compare::apart::Doubt;
use crate::compare::tie::Weakness;

/// What speaks against a flag between two claims of a row.
pub(super) fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::OneVoice => {
            "one article gives both on no two speakers' words: it tells of two things sooner than it contradicts itself"
        }
        Doubt::AnsweredBetter => {
            "the article of one of them also gives a value that fits the other's, so the second value is not held against it"
        }
        Doubt::Weak(weakness) => self::weakness(weakness),
        Doubt::None => "other claims of the row tie each of them to a part of its own",
    }
}

fn weakness(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::EventUnnamed => "the two days do not both have the same event named beside them",
        Weakness::OtherwiseFine => {
            "one date is a day and the other a month or a year, and they share too little to be held against each other"
        }
        Weakness::FarApart => {
            "one figure is more than five times the other, and they share too little to be one thing told wrongly"
        }
        Weakness::OtherEventWord => {
            "the days are those of events with different words, and share too little to be one event"
        }
        Weakness::TooLittle => "they have too little in common for a flag",
        #[allow(unreachable_patterns)]
        _ => "their tie is too weak for a flag",
    }
}
