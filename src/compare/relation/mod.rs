//! How two claims of one question stand to each other: the first rule that fires, with all that were tried.
//!
//! The order of the rules is that of `RULES`; docs/verdicts.md explains each to users. The rules stand beside this file:
//! `statements` is for these alone, `values` looks at the values alone, `voices` at who says it, `time` at when; each uses only those before it.

mod places;
mod roles;
mod statements;
mod time;
mod values;
mod voices;

pub(super) use places::stand as place_stand;
pub(super) use roles::{is_nationality, stand as nationality_stand};
pub(super) use voices::is_of_one_sex;

use super::prepared::Prepared;
use super::verdict::{Reason, Verdict};
use crate::claim::Check;
use rust_decimal::Decimal;

/// How two claims stand to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Why; gives the verdict.
    pub reason: Reason,
    /// The rules that were tried before and did not fire, in order.
    pub tried: Vec<&'static str>,
    /// True where the reason is likely and not certain.
    pub likely: bool,
}

/// Relates two claims of one question; `None` where one of them has nothing to compare.
pub fn relate(a: &Prepared, b: &Prepared) -> Option<Relation> {
    let (place, reason, likely) = fired(a, b)?;
    Some(Relation { reason, tried: RULES.iter().take(place).map(|(name, _)| *name).collect(), likely })
}

/// The same without the rules that were tried: the reason, and whether it is likely only.
pub(super) fn reason(a: &Prepared, b: &Prepared) -> Option<(Reason, bool)> {
    fired(a, b).map(|(_, reason, likely)| (reason, likely))
}

/// The first rule that fires, by its place.
fn fired(a: &Prepared, b: &Prepared) -> Option<(usize, Reason, bool)> {
    if a.claim.evidence.check == Check::Orphaned || b.claim.evidence.check == Check::Orphaned {
        return None;
    }
    let mut rules = RULES.iter().enumerate();
    rules.find_map(|(place, (_, rule))| rule(a, b).map(|(reason, likely)| (place, reason, likely)))
}

/// How the values of two claims stand by themselves, whoever says so and when; `None` where they exclude each other.
pub(super) fn of_values(a: &Prepared, b: &Prepared) -> Option<Verdict> {
    let rules: [Rule; 5] =
        [values::same_value, values::within, values::rounded, values::overlap, values::soft_bound];
    if values::incomparable(a, b).is_some() {
        return None;
    }
    rules.iter().find_map(|rule| rule(a, b)).map(|(reason, _)| reason.verdict())
}

/// True for "22 miles (49 kilometres)": one length of one article, written twice, of which neither is the other converted. Where one
/// is many times the other they are a sum ("six feet two inches").
pub(super) fn is_converted_wrongly(a: &Prepared, b: &Prepared) -> bool {
    let written_twice = a.claim.article == b.claim.article && a.is_other_writing_of(b);
    written_twice
        && values::ratio(a, b).is_some_and(|ratio| ratio < Decimal::from(3))
        && of_values(a, b).is_none()
        && of_values(b, a).is_none()
}

/// The reason that a rule gives, and whether it is likely only; `None` where the rule does not fire.
type Fired = Option<(Reason, bool)>;
type Rule = fn(&Prepared, &Prepared) -> Fired;

/// The rules, in the order in which they are tried.
const RULES: &[(&str, Rule)] = &[
    ("comparable units", values::incomparable),
    ("statements", statements::statements),
    ("rescheduled", time::rescheduled),
    ("superseded", time::superseded),
    ("denied", voices::denied),
    ("places", places::places),
    ("nationalities", roles::nationalities),
    ("same value", values::same_value),
    ("a later count of one source", time::later_of_one_line),
    ("one inside the other", values::within),
    ("offices of two sorts", values::offices),
    ("rounded", values::rounded),
    ("parts of a sum", values::sum_of_parts),
    ("overlap", values::overlap),
    ("a round or vague bound", values::soft_bound),
    ("planned or possible", voices::hedged),
    ("men among people", voices::one_sex),
    ("one speaker, one occasion", voices::quoted_differently),
    ("a later count", time::later_of_another),
    ("known days", time::date_unknown),
    ("stated scope", voices::scope_unstated),
    ("none against some", voices::none_against_some),
    ("other speakers", voices::other_speaker),
    ("apart", values::apart),
];

/// A reason that is certain.
fn sure(reason: Reason) -> Fired {
    Some((reason, false))
}
