//! How two claims of one question stand to each other: the first rule that fires, with all that were tried.
//!
//! The order of the rules is that of `RULES`; docs/verdicts.md explains each to users. The rules stand beside this file:
//! `statements` is for these alone, `values` looks at the values alone, `voices` at who says it, `time` at when; each uses only those before it.

mod statements;
mod time;
mod values;
mod voices;

use super::prepared::Prepared;
use super::verdict::Reason;
use crate::claim::Check;

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
    let mut tried = Vec::new();
    if a.claim.evidence.check == Check::Orphaned || b.claim.evidence.check == Check::Orphaned {
        return None;
    }
    for (name, rule) in RULES {
        if let Some((reason, likely)) = rule(a, b) {
            return Some(Relation { reason, tried, likely });
        }
        tried.push(*name);
    }
    None
}

/// The reason that a rule gives, and whether it is likely only; `None` where the rule does not fire.
type Fired = Option<(Reason, bool)>;
type Rule = fn(&Prepared, &Prepared) -> Fired;

/// The rules, in the order in which they are tried.
const RULES: &[(&str, Rule)] = &[
    ("statements", statements::statements),
    ("comparable units", values::incomparable),
    ("superseded", time::superseded),
    ("rescheduled", time::rescheduled),
    ("denied", voices::denied),
    ("same value", values::same_value),
    ("a later count of one source", time::later_of_one_line),
    ("one inside the other", values::within),
    ("offices of two sorts", values::offices),
    ("rounded", values::rounded),
    ("parts of a sum", values::sum_of_parts),
    ("overlap", values::overlap),
    ("a round or vague bound", values::soft_bound),
    ("planned or possible", voices::hedged),
    ("one speaker, one occasion", voices::quoted_differently),
    ("a later count", time::later_of_another),
    ("known days", time::date_unknown),
    ("stated scope", voices::scope_unstated),
    ("other speakers", voices::other_speaker),
    ("apart", values::apart),
];

/// A reason that is certain.
fn sure(reason: Reason) -> Fired {
    Some((reason, false))
}
