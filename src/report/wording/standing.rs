//! What the rules say of a row and why, in one line; who ruled otherwise is for [`crate::report::decided`].

use super::{count, speaker, value};
use crate::claim::{Claim, Value};
use crate::compare::{Question, Reason};
use std::collections::BTreeSet;

/// The verdict of the rules and why, without its sign: "conflict, values apart: 9 against 15".
pub fn standing(question: &Question, claims: &[Claim], year: Option<i16>) -> String {
    let word = question.reason.verdict().word();
    let reason = question.reason.code().replace('-', " ");
    let pair = question.pair.and_then(|(a, b)| Some((claims.get(a)?, claims.get(b)?)));
    let likely = if question.likely { " (likely)" } else { "" };
    // A difference between copies of one telling is a slip or a newer version sooner than two sources at odds.
    let copies = if question.origins == 1 && question.articles > 1 { ", 1 origin" } else { "" };
    let detail = pair.and_then(|(a, b)| detail(question, a, b, claims, year));
    match (question.reason, detail) {
        (Reason::OneValue, _) => word.to_string(),
        (Reason::SameValue, _) => format!("{word}, {}", count(question.origins, "origin")),
        (Reason::OtherSpeaker, Some(detail)) => format!("{word}: {detail}{copies}"),
        (_, Some(detail)) => format!("{word}, {reason}: {detail}{likely}{copies}"),
        (_, None) => format!("{word}, {reason}{likely}{copies}"),
    }
}

fn detail(question: &Question, a: &Claim, b: &Claim, claims: &[Claim], year: Option<i16>) -> Option<String> {
    let name = |claim: &Claim| claim.said_by.as_ref().and_then(speaker);
    match question.reason {
        Reason::ValuesApart => apart(a, b, year),
        Reason::QuotedDifferently => {
            let values = apart(a, b, year)?;
            Some(name(a).map_or(values.clone(), |name| format!("{name}, {values}")))
        }
        Reason::PartExceedsWhole => Some(format!("{} of {}", value(a, year), value(b, year))),
        Reason::OtherSpeaker | Reason::Denied => {
            let (x, y) = (name(a)?, name(b)?);
            if x == y { None } else { Some(format!("{x}, {y}")) }
        }
        Reason::Rescheduled | Reason::Superseded => {
            let names = |claim: &&Claim| claim.moved || claim.superseded;
            let of_row = question.claims.iter().filter_map(|i| claims.get(*i));
            let articles: BTreeSet<&str> = of_row.filter(names).map(|claim| claim.article.as_str()).collect();
            let listed = articles.into_iter().collect::<Vec<_>>().join(", ");
            if listed.is_empty() { None } else { Some(format!("named in {listed}")) }
        }
        _ => None,
    }
}

fn apart(a: &Claim, b: &Claim, year: Option<i16>) -> Option<String> {
    match (&a.value, &b.value) {
        (Value::Text(_), _) | (_, Value::Text(_)) => None,
        _ => Some(format!("{} against {}", value(a, year), value(b, year))),
    }
}
