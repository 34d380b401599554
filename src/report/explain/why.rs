//! Why two claims do not stand in one row, and why a difference within a row is not held against them: phrases.

use crate::compare::apart::Doubt;
use crate::compare::ladder::thresholds;
use crate::compare::tie::Weakness;

/// What speaks against a flag between two claims of a row.
pub(super) fn doubt(doubt: Doubt) -> String {
    let words = match doubt {
        Doubt::OneVoice => {
            "one article gives both on no two speakers' words: it tells of two things sooner than it contradicts itself"
        }
        Doubt::AnsweredBetter => {
            "the article of one of them also gives a value that fits the other's, so the second value is not held against it"
        }
        Doubt::Weak(weakness) => return self::weakness(weakness),
        Doubt::None => "other claims of the row tie each of them to a part of its own",
    };
    words.to_string()
}

fn weakness(weakness: Weakness) -> String {
    let words = match weakness {
        Weakness::EventUnnamed => "the two days do not both have the same event named beside them",
        Weakness::OtherwiseFine => {
            "one date is a day and the other a month or a year, which may be two things"
        }
        Weakness::FarApart => {
            "one figure is more than five times the other, which may be two things sooner than one told wrongly"
        }
        Weakness::OtherEventWord => {
            "the events of the two days are told with different words, and may be two"
        }
        Weakness::OtherYear => "the two days are of two years, which may be two events",
        Weakness::OtherIncident => "their articles tell of incidents of two sorts, which may be two events",
        Weakness::WordsAlone => {
            return format!(
                "they do not both say what is measured or counted, and the words around them are all there is: that takes a sum of {:.2}",
                thresholds().wordy
            );
        }
        Weakness::PerhapsTwo => "the texts may tell of two events, or of two people",
        Weakness::TooLittle => "they have too little in common for a flag",
    };
    let is_doubt = !matches!(weakness, Weakness::TooLittle | Weakness::OtherIncident);
    if is_doubt {
        format!("{words}: that takes a sum of {:.2}", thresholds().sure)
    } else {
        words.to_string()
    }
}
