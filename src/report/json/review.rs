//! What people decided, as JSON: on each row, and on the case as a whole.

use super::machine;
use crate::case::{Case, Comparison};
use crate::report::view::{is_compared, shared};
use crate::report::wording::{self, Shared};
use crate::review::{Decision, Mark, Ruled, Ruling, Stale, Standing};
use serde_json::{Value as Json, json};

/// What was decided on a row; `None` where nothing was.
pub(super) fn of_row(comparison: &Comparison, standing: &Standing) -> Option<Json> {
    if *standing == Standing::default() {
        return None;
    }
    let stale = standing.stale.iter().filter_map(|i| comparison.review.stale.get(*i));
    Some(json!({
        "seen": standing.is_seen(),
        "verdict": standing.ruled.as_ref().map(ruled),
        "flagged": standing.flagged.as_ref().map(decision),
        "notes": standing.notes.iter().map(decision).collect::<Vec<_>>(),
        "shaped": standing.shaped.iter().map(decision).collect::<Vec<_>>(),
        "stale": stale.map(|stale| stale.decision.id.as_str()).collect::<Vec<_>>(),
    }))
}

fn ruled(ruled: &Ruled) -> Json {
    json!({
        "decision": ruled.decision.id,
        "by": ruled.decision.by,
        "at": at(&ruled.decision),
        "verdict": ruled.verdict,
        "machine": machine(ruled.reason),
        "note": ruled.decision.note,
    })
}

/// A decision with what it names.
fn decision(decision: &Decision) -> Json {
    let mut object = json!({
        "decision": decision.id,
        "by": decision.by,
        "at": at(decision),
        "ruling": decision.ruling.word(),
        "note": decision.note,
    });
    match &decision.ruling {
        Ruling::Same { on } => object["claims"] = json!(ids(&on.claims)),
        Ruling::Apart { on, leaving } => {
            object["claims"] = json!(ids(&on.claims));
            object["leaving"] = json!(leaving);
        }
        Ruling::Amend { claim, to } => {
            let to = to.iter().map(|(key, text)| (key.clone(), json!(text)));
            object["claims"] = json!([claim.id]);
            object["before"] = json!(claim.says);
            object["to"] = Json::Object(to.collect());
        }
        _ => {}
    }
    object
}

fn ids(marks: &[Mark]) -> Vec<&str> {
    marks.iter().map(|mark| mark.id.as_str()).collect()
}

/// What was decided on the case; `null` where nobody decided anything.
pub(super) fn of_case(case: &Case, comparison: &Comparison) -> Json {
    let (review, cut) = (&comparison.review, case.log().cut.as_ref());
    if review.decisions == 0 && cut.is_none() {
        return Json::Null;
    }
    let rows: Vec<&Standing> = review
        .standings
        .iter()
        .enumerate()
        .filter(|(i, _)| is_compared(comparison, *i))
        .map(|(_, standing)| standing)
        .collect();
    json!({
        "decisions": review.decisions,
        "by": review.by,
        "seen": rows.iter().filter(|standing| standing.is_seen()).count(),
        "of": rows.len(),
        "flagged": review.standings.iter().filter(|standing| standing.flagged.is_some()).count(),
        "rejected": review.beside.iter().filter_map(rejected).collect::<Vec<_>>(),
        "stale": review.stale.iter().map(|one| stale(comparison, one)).collect::<Vec<_>>(),
        "cut": cut.map(ToString::to_string),
    })
}

/// A claim that was found and that a person took out.
fn rejected(decision: &Decision) -> Option<Json> {
    let Ruling::Reject { claim } = &decision.ruling else { return None };
    Some(json!({
        "claim": claim.id,
        "says": claim.says,
        "decision": decision.id,
        "by": decision.by,
        "at": at(decision),
        "note": decision.note,
    }))
}

fn stale(comparison: &Comparison, stale: &Stale) -> Json {
    let question = stale.question.and_then(|i| comparison.questions.get(i));
    let joined =
        stale.joined.iter().map(|i| json!({ "claim": id(comparison, *i), "says": says(comparison, *i) }));
    let key = match stale.decision.ruling {
        Ruling::SameOrigin { .. } => "article",
        _ => "claim",
    };
    let left = stale.left.iter().map(|mark| json!({ key: mark.id, "says": mark.says }));
    let changed = stale.changed.iter().map(
        |(mark, i)| json!({ key: mark.id, "before": mark.says, "after": i.map(|i| says(comparison, i)) }),
    );
    json!({
        "decision": stale.decision.id,
        "by": stale.decision.by,
        "at": at(&stale.decision),
        "ruling": stale.decision.ruling.word(),
        "verdict": match &stale.decision.ruling {
            Ruling::Verdict { verdict, .. } => json!(verdict),
            _ => Json::Null,
        },
        "row": stale.decision.ruling.row().map(|row| row.label.as_str()),
        "question": question.map(|question| question.id.as_str()),
        "joined": joined.collect::<Vec<_>>(),
        "left": left.collect::<Vec<_>>(),
        "changed": changed.collect::<Vec<_>>(),
        "note": stale.decision.note,
        "settled_by": stale.settled_by,
        "overruled_by": stale.overruled_by,
    })
}

fn id(comparison: &Comparison, i: usize) -> Option<&str> {
    comparison.claims.get(i).map(|claim| claim.id.as_str())
}

/// A claim's value as the table shows it.
fn says(comparison: &Comparison, i: usize) -> Option<String> {
    let in_cell = Shared { year: shared(comparison).year, ..Shared::default() };
    comparison.claims.get(i).map(|claim| wording::cell(claim, in_cell))
}

/// RFC 3339, in UTC, to the millisecond.
fn at(decision: &Decision) -> String {
    format!("{:.3}", decision.at)
}
