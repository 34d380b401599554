//! A decision: what a person ruled, who and when, and the claims as they stood then.

use crate::claim::Claim;
use crate::claim::identity::fingerprint;
use crate::compare::Verdict;
use jiff::Timestamp;

/// A claim, or an article, as a decision met it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Its id.
    pub id: String,
    /// What it said then, as 16 hex digits: a claim's fingerprint, or a hash of an article's body.
    pub mark: String,
    /// The same for eyes: "14 (coastguard)"; an article's outlet.
    pub says: String,
}

impl Mark {
    /// The mark of a claim; `says` is how a report shows its value.
    pub fn of(claim: &Claim, says: String) -> Mark {
        Mark { id: claim.id.clone(), mark: fingerprint(claim), says }
    }
}

/// A question as a decision met it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What it asked, in plain words.
    pub label: String,
    /// Its claims, in the order of the row; the first one's id is the question's.
    pub claims: Vec<Mark>,
}

/// What was ruled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// The row's verdict: the machine's accepted, or another.
    Verdict {
        /// The row.
        on: Row,
        /// What it is from now on.
        verdict: Verdict,
        /// What the machine said, as it is shown: "conflict, values-apart".
        was: String,
    },
    /// The row is marked for another look, by whoever comes next.
    Flag {
        /// The row.
        on: Row,
    },
    /// The mark for another look is taken away.
    Unflag {
        /// The row.
        on: Row,
    },
    /// A remark alone; it stands in [`Decision::note`].
    Note {
        /// The row.
        on: Row,
    },
    /// All these claims answer one question.
    Same {
        /// All claims of the rows that were merged, under the label of the first.
        on: Row,
    },
    /// Some claims of a row answer another question than the others.
    Apart {
        /// The row.
        on: Row,
        /// The ids of those that leave it.
        leaving: Vec<String>,
    },
    /// These articles are one telling.
    SameOrigin {
        /// The articles.
        articles: Vec<Mark>,
    },
    /// What was found there is no claim.
    Reject {
        /// The claim as it was found, or as an amendment left it.
        claim: Mark,
    },
    /// What was found there was misread; laid over what earlier amendments of it say.
    Amend {
        /// The claim as it was found, or as an earlier amendment left it.
        claim: Mark,
        /// What it says instead: keys of curated.yaml with their texts, the value's key first.
        to: Vec<(String, String)>,
    },
    /// An earlier decision no longer counts; undoing an undo makes it count again.
    Undo {
        /// The id of that decision.
        of: String,
    },
}

impl Ruling {
    /// The claims it rests on, as they were; empty for one on articles or on a decision.
    pub fn claims(&self) -> &[Mark] {
        match self {
            Ruling::Verdict { on, .. }
            | Ruling::Flag { on }
            | Ruling::Unflag { on }
            | Ruling::Note { on }
            | Ruling::Same { on }
            | Ruling::Apart { on, .. } => &on.claims,
            Ruling::Reject { claim } | Ruling::Amend { claim, .. } => std::slice::from_ref(claim),
            Ruling::SameOrigin { .. } | Ruling::Undo { .. } => &[],
        }
    }

    /// The row it was made on, where it was made on one.
    pub fn row(&self) -> Option<&Row> {
        match self {
            Ruling::Verdict { on, .. }
            | Ruling::Flag { on }
            | Ruling::Unflag { on }
            | Ruling::Note { on }
            | Ruling::Same { on }
            | Ruling::Apart { on, .. } => Some(on),
            Ruling::Reject { .. }
            | Ruling::Amend { .. }
            | Ruling::SameOrigin { .. }
            | Ruling::Undo { .. } => None,
        }
    }

    /// The word for it in files and reports.
    pub fn word(&self) -> &'static str {
        match self {
            Ruling::Verdict { .. } => "verdict",
            Ruling::Flag { .. } => "flag",
            Ruling::Unflag { .. } => "unflag",
            Ruling::Note { .. } => "note",
            Ruling::Same { .. } => "same",
            Ruling::Apart { .. } => "apart",
            Ruling::SameOrigin { .. } => "same-origin",
            Ruling::Reject { .. } => "reject",
            Ruling::Amend { .. } => "amend",
            Ruling::Undo { .. } => "undo",
        }
    }
}

/// One entry of review.yaml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Eight hex digits of a hash over all the rest; unique in its file.
    pub id: String,
    /// When it was made, in UTC, to the millisecond.
    pub at: Timestamp,
    /// Who made it.
    pub by: String,
    /// What was ruled.
    pub ruling: Ruling,
    /// A remark for people.
    pub note: Option<String>,
}

impl Decision {
    /// A decision with its id; the time is cut to the millisecond, and a remark without words is none.
    pub fn new(at: Timestamp, by: &str, ruling: Ruling, note: Option<String>) -> Decision {
        let at = Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at);
        let note = note.filter(|note| !note.trim().is_empty());
        let mut decision = Decision { id: String::new(), at, by: by.to_owned(), ruling, note };
        decision.id = super::line::id_of(&decision);
        decision
    }
}
