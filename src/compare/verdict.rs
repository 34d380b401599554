//! The verdicts and their reasons: how the claims of a question stand to each other, and by which rule.

use serde::Serialize;

/// How claims stand to each other, the least serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// One claim, or equal claims of one article.
    Single,
    /// No pair of the row is sure.
    Unsure,
    /// The same.
    Agree,
    /// Different, and all can be true.
    Compatible,
    /// Different because the world or the count moved on.
    Updated,
    /// Different because those who are quoted differ.
    Disputed,
    /// Different, and cannot all be true.
    Conflict,
}

impl Verdict {
    /// All of them, the least serious first.
    pub const ALL: [Verdict; 7] = [
        Verdict::Single,
        Verdict::Unsure,
        Verdict::Agree,
        Verdict::Compatible,
        Verdict::Updated,
        Verdict::Disputed,
        Verdict::Conflict,
    ];

    /// The verdict of a word.
    pub fn of_word(word: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.word() == word)
    }

    /// True for what a fact-checker should look at first.
    pub fn is_flagged(self) -> bool {
        matches!(self, Verdict::Disputed | Verdict::Conflict)
    }

    /// The word of the table and of the JSON report.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Single => "single",
            Verdict::Unsure => "unsure",
            Verdict::Agree => "agree",
            Verdict::Compatible => "compatible",
            Verdict::Updated => "updated",
            Verdict::Disputed => "disputed",
            Verdict::Conflict => "conflict",
        }
    }

    /// The sign that stands before the word in the table, never without it.
    pub fn sign(self) -> char {
        match self {
            Verdict::Single => '·',
            Verdict::Unsure => '?',
            Verdict::Agree => '=',
            Verdict::Compatible => '≈',
            Verdict::Updated => '→',
            Verdict::Disputed => '≠',
            Verdict::Conflict => '✗',
        }
    }
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $verdict:ident;)*) => {
        /// Why claims stand as they do: the name of the rule that fired.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason { $($(#[$doc])* $name,)* }

        impl Reason {
            /// All reasons.
            pub const ALL: &'static [Reason] = &[$(Reason::$name,)*];

            /// The code of the JSON report and of the documentation.
            pub fn code(self) -> &'static str {
                match self { $(Reason::$name => $code,)* }
            }

            /// The verdict that the reason gives.
            pub fn verdict(self) -> Verdict {
                match self { $(Reason::$name => Verdict::$verdict,)* }
            }
        }
    };
}

reasons! {
    /// One claim, or equal claims of one article.
    OneValue = "one-value", Single;
    /// The same words belong together too weakly to be held against each other.
    WeakMatch = "weak-match", Unsure;
    /// One side leaves unsaid whom or what it counts, and the other could mean a part of it.
    ScopeUnstated = "scope-unstated", Unsure;
    /// A day that would decide it is not known, or rests on an inferred year.
    DateUnknown = "date-unknown", Unsure;
    /// Two places of which it is not known whether one lies in the other.
    PlaceUnknown = "place-unknown", Unsure;
    /// Two units that no exact rule converts.
    Incomparable = "incomparable", Unsure;
    /// Equal values.
    SameValue = "same-value", Agree;
    /// The parts that one gives add up to the whole that the other gives.
    SumOfParts = "sum-of-parts", Agree;
    /// One value lies inside the other's bounds.
    Within = "within", Compatible;
    /// The bounds overlap.
    Overlap = "overlap", Compatible;
    /// One is the other, rounded.
    Rounded = "rounded", Compatible;
    /// One date is coarser and holds the other.
    CoarserDate = "coarser-date", Compatible;
    /// One place lies in the other, or is told more coarsely.
    CoarserPlace = "coarser-place", Compatible;
    /// One is stated, the other planned or possible.
    Hedged = "hedged", Compatible;
    /// Its own article calls the figure an earlier one.
    Superseded = "superseded", Updated;
    /// A later count, and a higher one.
    LaterReport = "later-report", Updated;
    /// A later count of the same source, and a lower one.
    Revised = "revised", Updated;
    /// The date of a plan was moved.
    Rescheduled = "rescheduled", Updated;
    /// Different people vouch for different values.
    OtherSpeaker = "other-speaker", Disputed;
    /// One asserts what another denies.
    Denied = "denied", Disputed;
    /// Values that cannot both be true.
    ValuesApart = "values-apart", Conflict;
    /// One speaker on one occasion, two values.
    QuotedDifferently = "quoted-differently", Conflict;
    /// A part is greater than its whole.
    PartExceedsWhole = "part-exceeds-whole", Conflict;
    /// Parts do not add up to the whole that is given with them.
    SumMismatch = "sum-mismatch", Conflict;
}

impl Serialize for Reason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
