//! A decision as one line of review.yaml.
//!
//! One line each, so that git's union merge of two people's files never mixes two entries, a diff shows a decision as an
//! added line, and a line that was cut short is known by its missing end.

use super::decision::{Decision, Mark, Row, Ruling};
use crate::claim::identity::hash;
use crate::yaml::quoted;
use std::fmt::Write as _;

/// The line, its line break included.
pub fn write(decision: &Decision) -> String {
    format!("  - {{id: {}, {}}}\n", quoted(&decision.id), said(decision))
}

/// Eight hex digits over all that a decision says.
pub(super) fn id_of(decision: &Decision) -> String {
    format!("{:08x}", hash(&said(decision)) & 0xffff_ffff)
}

/// All but the id.
fn said(decision: &Decision) -> String {
    let mut out = format!("at: {}, by: {}", quoted(&stamp(decision.at)), quoted(&decision.by));
    match &decision.ruling {
        Ruling::Verdict { on, verdict, was } => {
            put(&mut out, "verdict", verdict.word());
            put_known(&mut out, "was", was);
            row(&mut out, on);
        }
        Ruling::Flag { on } => {
            put(&mut out, "flag", "raised");
            row(&mut out, on);
        }
        Ruling::Unflag { on } => {
            put(&mut out, "flag", "lowered");
            row(&mut out, on);
        }
        Ruling::Note { on } => row(&mut out, on),
        Ruling::Same { on } => {
            put(&mut out, "same", "question");
            row(&mut out, on);
        }
        Ruling::Apart { on, leaving } => {
            let leaving: Vec<String> = leaving.iter().map(|id| quoted(id)).collect();
            let _ = write!(out, ", apart: [{}]", leaving.join(", "));
            row(&mut out, on);
        }
        Ruling::SameOrigin { articles } => {
            put(&mut out, "same", "origin");
            marks(&mut out, "articles", articles);
        }
        Ruling::Reject { claim } => {
            put(&mut out, "reject", &claim.id);
            marks(&mut out, "claims", std::slice::from_ref(claim));
        }
        Ruling::Amend { claim, to } => {
            let to: Vec<String> = to.iter().map(|(key, text)| format!("{key}: {}", quoted(text))).collect();
            let _ = write!(out, ", amend: {{{}}}", to.join(", "));
            marks(&mut out, "claims", std::slice::from_ref(claim));
        }
        Ruling::Undo { of } => put(&mut out, "undo", of),
    }
    if let Some(note) = &decision.note {
        put(&mut out, "note", note);
    }
    out
}

/// The time as RFC 3339 has it, always with three digits behind the point.
fn stamp(at: jiff::Timestamp) -> String {
    format!("{at:.3}")
}

fn row(out: &mut String, row: &Row) {
    put_known(out, "row", &row.label);
    marks(out, "claims", &row.claims);
}

fn marks(out: &mut String, key: &str, marks: &[Mark]) {
    let each = marks.iter().map(|mark| {
        let mut said = format!("{{id: {}, mark: {}", quoted(&mark.id), quoted(&mark.mark));
        put_known(&mut said, "says", &mark.says);
        said + "}"
    });
    let _ = write!(out, ", {key}: [{}]", each.collect::<Vec<_>>().join(", "));
}

/// A key, where there is something to write: a key without a value is a mistake to whoever reads it.
fn put_known(out: &mut String, key: &str, text: &str) {
    if !text.is_empty() {
        put(out, key, text);
    }
}

fn put(out: &mut String, key: &str, text: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, ", {key}: {}", quoted(text));
}
