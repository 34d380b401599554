//! The report as JSON: the contract that other programs read; docs/json.md describes it.

mod review;

use super::decided;
use super::wording;
use crate::case::origin::{Origin, Why};
use crate::case::{Case, Comparison};
use crate::claim::{Check, Claim, Kind, Value};
use crate::compare::Question;
use crate::lexicon::casualties;
use crate::mention::anchor::Anchor;
use crate::mention::figure::{Hedge, Number};
use crate::selfcheck;
use crate::text::Places;
use rust_decimal::Decimal;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::str::FromStr;

/// The version of the shape; it changes when a reader of the old one would misread the new one.
pub const VERSION: u32 = 1;

/// The reason of a verdict that a person gave against the rules.
pub const RULED: &str = "ruled";

/// The report of a case as one JSON object; always every question; with its own error rate where that was measured.
pub fn report(case: &Case, comparison: &Comparison, selfcheck: Option<&selfcheck::Report>) -> Json {
    let bodies: BTreeMap<&str, Places> =
        case.articles.iter().map(|article| (article.id.as_str(), Places::new(&article.body))).collect();
    let articles: Vec<Json> =
        case.articles.iter().map(|article| article_of(case, comparison, &article.id)).collect();
    let absent = case.absent.iter().map(|absent| article_of(case, comparison, &absent.id));
    let questions = (0..).zip(&comparison.questions);
    let questions = questions.map(|(i, question)| question_of(comparison, i, question, &bodies));
    let unplaced = comparison.unplaced.iter().map(|unplaced| {
        let places = bodies.get(unplaced.article.as_str());
        json!({
            "article": unplaced.article,
            "start": places.map(|places| places.chars(unplaced.span.start)),
            "end": places.map(|places| places.chars(unplaced.span.end)),
            "quote": unplaced.quote,
            "why": unplaced.why,
        })
    });
    let mut report = json!({
        "version": VERSION,
        "case": case.name,
        "title": case.title,
        "articles": articles.into_iter().chain(absent).collect::<Vec<_>>(),
        "questions": questions.collect::<Vec<_>>(),
        "unplaced": unplaced.collect::<Vec<_>>(),
        "review": review::of_case(case, comparison),
        "selfcheck": selfcheck.map(error_rate_of),
        "orphaned": comparison.orphaned.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "unread": case.unread.iter().map(|unread| json!({"path": unread.path.display().to_string(), "why": unread.why})).collect::<Vec<_>>(),
    });
    let notes: Vec<Json> =
        comparison.gathered().splits().iter().map(|split| Json::from(wording::split(split))).collect();
    // Of few cases there is anything to be said.
    if !notes.is_empty() {
        report["notes"] = Json::Array(notes);
    }
    report
}

/// The same of a story, with the story's id and its title.
pub fn report_of_story(
    case: &Case,
    comparison: &Comparison,
    selfcheck: Option<&selfcheck::Report>,
    title: &str,
) -> Json {
    let mut report = report(case, comparison, selfcheck);
    report["story"] = json!({ "id": case.name, "title": if title.is_empty() { None } else { Some(title) } });
    report
}

/// What came of the changes by kind, without each of them.
fn error_rate_of(report: &selfcheck::Report) -> Json {
    json!({
        "seed": report.seed,
        "count": report.count,
        "values": report.values,
        "harmless": report.harmless,
        "tallies": report.tallies,
    })
}

fn article_of(case: &Case, comparison: &Comparison, id: &str) -> Json {
    let read = case.articles.iter().find(|article| article.id == id).map(|article| &article.metadata);
    let metadata =
        read.or_else(|| case.absent.iter().find(|absent| absent.id == id).map(|absent| &absent.metadata));
    let source = comparison.sources.iter().find(|source| source.id == id);
    json!({
        "id": id,
        "source": metadata.and_then(|metadata| metadata.source.clone()),
        "title": metadata.and_then(|metadata| metadata.title.clone()),
        "url": metadata.and_then(|metadata| metadata.url.clone()),
        "published": metadata.and_then(|metadata| metadata.published).map(|day| day.to_string()),
        "anchor": source.map(|source| anchor_of(&source.anchor)),
        "origin": source.map(|source| source.origin.clone()),
        "origin_why": comparison.origins.of(id).map(|origin| origin_why(case, comparison, origin)),
        "text": read.is_some(),
    })
}

fn origin_why(case: &Case, comparison: &Comparison, origin: &Origin) -> Json {
    let (with, percent) = match &origin.why {
        Why::OneText { with, percent } => (Some(with.as_str()), Some(*percent)),
        Why::OneOutlet(with) => (Some(with.as_str()), None),
        _ => (None, None),
    };
    let decision = decided::of_origin(case, comparison, origin);
    json!({
        "code": origin.code(),
        "with": with,
        "percent": percent,
        "words": decided::origin_reason(case, comparison, origin),
        "decision": decision.map(|decision| &decision.id),
    })
}

fn anchor_of(anchor: &Anchor) -> Json {
    json!({
        "day": anchor.day.map(|day| day.to_string()),
        "year": anchor.year,
        "from": anchor.from,
    })
}

fn question_of(
    comparison: &Comparison,
    i: usize,
    question: &Question,
    bodies: &BTreeMap<&str, Places>,
) -> Json {
    let claims = question.claims.iter().filter_map(|i| comparison.claims.get(*i));
    let id = |i: usize| comparison.claims.get(i).map(|claim| claim.id.clone());
    json!({
        "id": question.id,
        "kind": question.kind,
        "label": question.label,
        "verdict": question.verdict,
        "reason": if decided::is_ruled_otherwise(question) { RULED } else { question.reason.code() },
        "machine": review::machine(question.reason),
        "review": comparison.review.standings.get(i).and_then(|standing| review::of_row(comparison, standing)),
        "likely": question.likely,
        "between": question.pair.map(|(a, b)| [id(a), id(b)]),
        "articles": question.articles,
        "origins": question.origins,
        "related": question.related,
        "claims": claims.map(|claim| claim_of(claim, bodies)).collect::<Vec<_>>(),
    })
}

fn claim_of(claim: &Claim, bodies: &BTreeMap<&str, Places>) -> Json {
    let places = bodies.get(claim.article.as_str()).filter(|_| claim.evidence.check == Check::Verbatim);
    let offset = |at: usize| places.map(|places| places.chars(at));
    let speaker = claim.said_by.as_ref();
    json!({
        "id": claim.id,
        "article": claim.article,
        "start": claim.evidence.span.and_then(|span| offset(span.start)),
        "end": claim.evidence.span.and_then(|span| offset(span.end)),
        "quote": claim.evidence.quote,
        "check": claim.evidence.check,
        "said_by": speaker.map(|speaker| speaker.name.clone()),
        "via": speaker.map(|speaker| speaker.via.clone()).unwrap_or_default(),
        "value": value_of(claim),
        "measure": claim.about.measure,
        "who": claim.about.counted.as_ref().map(|group| group.written.clone()),
        "side": claim.about.counted.as_ref().and_then(|group| group.side.clone()),
        "certainty": claim.certainty,
        "superseded": claim.superseded,
        "rule": claim.rule,
    })
}

fn value_of(claim: &Claim) -> Json {
    match &claim.value {
        Value::Figure { number, unit, dimension } => {
            let mut object = number_of(number);
            // A count of people is of persons; of any other count `who` says what it is of.
            let counts_people =
                claim.about.counted.as_ref().is_some_and(|group| casualties::is_group(&group.key));
            let person = counts_people || claim.kind == Kind::Casualties;
            let unit =
                unit.as_ref().map(|unit| unit.name.clone()).or_else(|| person.then(|| "person".to_string()));
            object.insert("unit".into(), json!(unit));
            object.insert("dimension".into(), json!(format!("{dimension:?}").to_lowercase()));
            Json::Object(object)
        }
        Value::Date(when) => json!({
            "start": when.start.map(|day| day.to_string()),
            "end": when.end.map(|day| day.to_string()),
            "edtf": when.edtf,
            "year_inferred": when.year_inferred,
        }),
        Value::Text(text) => json!({ "text": text }),
    }
}

fn number_of(number: &Number) -> Map<String, Json> {
    let mut object = Map::new();
    // "dozens" is open upwards in the report, whatever the comparison makes of it.
    let max = if number.hedge == Some(Hedge::Vague) && number.min != number.max { None } else { number.max };
    object.insert("min".into(), exact(number.min));
    object.insert("max".into(), exact(max));
    if number.open_min {
        object.insert("open".into(), json!("min"));
    }
    if number.open_max {
        object.insert("open".into(), json!("max"));
    }
    let hedge = if number.hedge_words.is_empty() { Json::Null } else { json!(number.hedge_words) };
    object.insert("hedge".into(), hedge);
    object
}

/// A figure as it was written, never by way of a float.
fn exact(value: Option<Decimal>) -> Json {
    let number = value.and_then(|value| serde_json::Number::from_str(&value.normalize().to_string()).ok());
    number.map_or(Json::Null, Json::Number)
}
