//! Claims: what one source states about one thing, in its own words; found by rule or written by hand.
//!
//! Both are the same type, so that the comparison knows no difference but [`Claim::by_hand`].

pub mod about;
pub mod file;
pub mod find;
pub mod identity;
pub mod record;

pub use about::{About, Basis, Group, Stance};

use crate::article::Part;
use crate::mention::When;
use crate::mention::figure::{Dimension, Number, Unit};
use crate::mention::speech::Act;
use crate::text::Span;
use rust_decimal::Decimal;

/// What sort of question a claim answers.
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
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// How many were killed, injured, missing, taken to hospital.
    Casualties,
    /// Any other figure: counts, amounts, lengths, shares, ages.
    Quantity,
    /// When something happened or is to happen.
    Date,
    /// Where something happened.
    Place,
    /// What office or identity somebody has.
    Role,
    /// What somebody holds to be so.
    Statement,
}

/// What a claim says.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Casualties and quantities.
    Figure {
        /// The number with its bounds.
        number: Number,
        /// What it is measured in; `None` for counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<Unit>,
        /// Which dimension it has.
        dimension: Dimension,
    },
    /// Dates.
    Date(When),
    /// Places, roles and statements.
    Text(String),
}

/// How a quote stands to its article's text.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// It stands there word for word.
    Verbatim,
    /// The article is known by its metadata alone; nothing could be checked.
    Unchecked,
    /// The article has changed and no longer has these words: listed on every run, not compared.
    Orphaned,
}

/// The words that prove a claim.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
pub struct Evidence {
    /// The words, a slice of the article's body (of its headline, where `span` is `None` and `part` is the title).
    pub quote: String,
    /// Where they stand in the body, in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The sentence around them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Span>,
    /// Whether they stand in the telling, the headline or a caption.
    pub part: Part,
    /// Whether the words were found in the text.
    pub check: Check,
}

/// Somebody who vouches for a claim.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
pub struct Speaker {
    /// As written: "Defence Minister Khawaja Asif".
    pub name: String,
    /// One lower-case key for all ways to write it.
    pub key: String,
    /// The country or body that the speaker speaks for, as a key; `None` where the text does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// How the article reports it.
    pub act: Act,
    /// The outlets and agencies through which the article has it, from the nearest to the speaker to the farthest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub via: Vec<String>,
}

/// How certain a claim is of its own content.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Stated as a fact.
    Stated,
    /// Announced, planned, expected.
    Planned,
    /// "may", "could", "feared".
    Possible,
    /// "reportedly", "is said to": somebody says it whom the article does not name.
    Reported,
    /// Said not to be so.
    Denied,
}

/// What a person added about a claim in curated.yaml.
#[derive(
    Debug,
    Clone,
    Default,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(default)]
pub struct ByHand {
    /// The question in plain words; equal words join curated claims.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The id of a found claim that answers the same question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    /// The id of a found claim that this one corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<String>,
    /// True with `amends`: what was found there is no claim.
    pub reject: bool,
    /// A remark for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The days on which it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_on: Option<When>,
    /// The best estimate, where a figure was written with bounds around one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<Decimal>,
}

/// One source states one value about one thing.
#[derive(
    Debug,
    Clone,
    PartialEq,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
pub struct Claim {
    /// `<article>-<kind>-<6 hex>` for found claims, a person's own word for others; unique in its case.
    pub id: String,
    /// The id of its article.
    pub article: String,
    /// What sort of question it answers.
    pub kind: Kind,
    /// What it says.
    pub value: Value,
    /// The words that prove it.
    pub evidence: Evidence,
    /// What its value is about.
    pub about: About,
    /// Who vouches for it; `None` where the text does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_by: Option<Speaker>,
    /// The days for which the count holds, where the text says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<When>,
    /// How certain it is of itself.
    pub certainty: Certainty,
    /// True where its own article calls the figure an earlier one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub superseded: bool,
    /// True where its article says that a plan was moved: the date is the new one, or with `superseded` the old.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub moved: bool,
    /// The rule that found it; "by hand" for curated claims.
    pub rule: String,
    /// What a person added; `None` for found claims.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_hand: Option<ByHand>,
}

impl Claim {
    /// A claim that is stated as a fact, with nothing known around its value.
    pub fn plain(id: &str, article: &str, kind: Kind, value: Value, evidence: Evidence) -> Claim {
        Claim {
            id: id.to_owned(),
            article: article.to_owned(),
            kind,
            value,
            evidence,
            about: About::default(),
            said_by: None,
            as_of: None,
            certainty: Certainty::Stated,
            superseded: false,
            moved: false,
            rule: String::new(),
            by_hand: None,
        }
    }
}
