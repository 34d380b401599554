//! The report as JSON: the contract that other programs read; docs/json.md describes it.

mod review;
mod shape;

use super::decided;
use super::wording;
use crate::article::Metadata;
use crate::case::origin::{Origin, Why};
use crate::case::{Case, Comparison};
use crate::claim::{self, Check, Kind};
use crate::compare::{self, Reason};
use crate::lexicon::casualties;
use crate::mention::anchor;
use crate::mention::figure::Hedge;
use crate::selfcheck;
use crate::text::Places;
use rust_decimal::Decimal;
use serde_json::{Number, Value as Json, json};
pub use shape::Report;
use shape::{Anchor, Article, Claim, Machine, OriginWhy, Question, Story, Unplaced, Unread, Value};
use std::collections::BTreeMap;
use std::str::FromStr;

/// The version of the shape; it changes when a reader of the old one would misread the new one.
pub const VERSION: u32 = 1;

/// The reason of a verdict that a person gave against the rules.
pub const RULED: &str = "ruled";

/// The report of a case; always every question; with its own error rate where that was measured.
pub fn report<'a>(
    case: &'a Case,
    comparison: &'a Comparison,
    selfcheck: Option<&selfcheck::Report>,
) -> Report<'a> {
    let bodies: BTreeMap<&str, Places> =
        case.articles.iter().map(|article| (article.id.as_str(), Places::new(&article.body))).collect();
    let questions = (0..).zip(&comparison.questions);
    Report {
        version: VERSION,
        case: &case.name,
        title: case.title.as_deref(),
        articles: articles(case, comparison),
        questions: questions.map(|(i, question)| question_of(comparison, i, question, &bodies)).collect(),
        unplaced: unplaced(comparison, &bodies),
        review: review::of_case(case, comparison),
        selfcheck: selfcheck.map(error_rate_of),
        orphaned: comparison.orphaned.iter().map(ToString::to_string).collect(),
        unread: unread(case),
        notes: comparison.gathered().splits().iter().map(wording::split).collect(),
        story: None,
    }
}

/// The same of a story, with the story's id and its title.
pub fn report_of_story<'a>(
    case: &'a Case,
    comparison: &'a Comparison,
    selfcheck: Option<&selfcheck::Report>,
    title: &'a str,
) -> Report<'a> {
    let title = Some(title).filter(|title| !title.is_empty());
    Report { story: Some(Story { id: &case.name, title }), ..report(case, comparison, selfcheck) }
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

/// The articles that were read, and those of which only claims are there.
fn articles<'a>(case: &'a Case, comparison: &'a Comparison) -> Vec<Article<'a>> {
    let sources: BTreeMap<&str, &compare::Source> =
        comparison.sources.iter().map(|source| (source.id.as_str(), source)).collect();
    let read = case.articles.iter().map(|article| (article.id.as_str(), &article.metadata, true));
    let absent = case.absent.iter().map(|absent| (absent.id.as_str(), &absent.metadata, false));
    let of = |(id, metadata, text): (&'a str, &'a Metadata, bool)| {
        let source = sources.get(id);
        Article {
            id,
            source: metadata.source.as_deref(),
            title: metadata.title.as_deref(),
            url: metadata.url.as_deref(),
            published: metadata.published.map(|day| day.to_string()),
            anchor: source.map(|source| anchor_of(&source.anchor)),
            origin: source.map(|source| source.origin.as_str()),
            origin_why: comparison.origins.of(id).map(|origin| origin_why(case, comparison, origin)),
            text,
        }
    };
    read.chain(absent).map(of).collect()
}

fn origin_why<'a>(case: &'a Case, comparison: &'a Comparison, origin: &'a Origin) -> OriginWhy<'a> {
    let (with, percent) = match &origin.why {
        Why::OneText { with, percent } => (Some(with.as_str()), Some(*percent)),
        Why::OneOutlet(with) => (Some(with.as_str()), None),
        _ => (None, None),
    };
    let decision = decided::of_origin(case, comparison, origin);
    OriginWhy {
        code: origin.code(),
        with,
        percent,
        words: decided::origin_reason(case, comparison, origin),
        decision: decision.map(|decision| decision.id.as_str()),
    }
}

fn anchor_of(anchor: &anchor::Anchor) -> Anchor<'_> {
    Anchor { day: anchor.day.map(|day| day.to_string()), year: anchor.year, from: &anchor.from }
}

fn unplaced<'a>(comparison: &'a Comparison, bodies: &BTreeMap<&str, Places>) -> Vec<Unplaced<'a>> {
    let of = |unplaced: &'a claim::find::Unplaced| {
        let places = bodies.get(unplaced.article.as_str());
        Unplaced {
            article: &unplaced.article,
            start: places.map(|places| places.chars(unplaced.span.start)),
            end: places.map(|places| places.chars(unplaced.span.end)),
            quote: &unplaced.quote,
            why: unplaced.why,
        }
    };
    comparison.unplaced.iter().map(of).collect()
}

fn unread(case: &Case) -> Vec<Unread<'_>> {
    case.unread.iter().map(|one| Unread { path: one.path.display().to_string(), why: &one.why }).collect()
}

fn question_of<'a>(
    comparison: &'a Comparison,
    i: usize,
    question: &'a compare::Question,
    bodies: &BTreeMap<&str, Places>,
) -> Question<'a> {
    let claims = question.claims.iter().filter_map(|i| comparison.claims.get(*i));
    let id = |i: usize| comparison.claims.get(i).map(|claim| claim.id.as_str());
    Question {
        id: &question.id,
        kind: question.kind,
        label: &question.label,
        verdict: question.verdict,
        reason: if decided::is_ruled_otherwise(question) { RULED } else { question.reason.code() },
        machine: machine(question.reason),
        review: comparison.review.standings.get(i).and_then(|standing| review::of_row(comparison, standing)),
        likely: question.likely,
        between: question.pair.map(|(a, b)| [id(a), id(b)]),
        articles: question.articles,
        origins: question.origins,
        related: &question.related,
        claims: claims.map(|claim| claim_of(claim, bodies)).collect(),
    }
}

/// What the rules say of a row.
fn machine(reason: Reason) -> Machine {
    Machine { verdict: reason.verdict(), reason }
}

fn claim_of<'a>(claim: &'a claim::Claim, bodies: &BTreeMap<&str, Places>) -> Claim<'a> {
    let places = bodies.get(claim.article.as_str()).filter(|_| claim.evidence.check == Check::Verbatim);
    let offset = |at: usize| places.map(|places| places.chars(at));
    let speaker = claim.said_by.as_ref();
    Claim {
        id: &claim.id,
        article: &claim.article,
        start: claim.evidence.span.and_then(|span| offset(span.start)),
        end: claim.evidence.span.and_then(|span| offset(span.end)),
        quote: &claim.evidence.quote,
        check: claim.evidence.check,
        said_by: speaker.map(|speaker| speaker.name.as_str()),
        via: speaker.map(|speaker| speaker.via.as_slice()).unwrap_or_default(),
        value: value_of(claim),
        measure: claim.about.measure.as_deref(),
        who: claim.about.counted.as_ref().map(|group| group.written.as_str()),
        side: claim.about.counted.as_ref().and_then(|group| group.side.as_deref()),
        certainty: claim.certainty,
        superseded: claim.superseded,
        rule: &claim.rule,
    }
}

fn value_of(claim: &claim::Claim) -> Value<'_> {
    match &claim.value {
        claim::Value::Figure { number, unit, dimension } => {
            // A count of people is of persons; of any other count `who` says what it is of.
            let counts_people =
                claim.about.counted.as_ref().is_some_and(|group| casualties::is_group(&group.key));
            let person = counts_people || claim.kind == Kind::Casualties;
            // "dozens" is open upwards in the report, whatever the comparison makes of it.
            let is_vague = number.hedge == Some(Hedge::Vague) && number.min != number.max;
            let open = if number.open_min { Some("min") } else { None };
            Value::Figure {
                min: exact(number.min),
                max: exact(if is_vague { None } else { number.max }),
                open: if number.open_max { Some("max") } else { open },
                hedge: Some(number.hedge_words.as_str()).filter(|words| !words.is_empty()),
                unit: unit.as_ref().map(|unit| unit.name.as_str()).or(person.then_some("person")),
                dimension: format!("{dimension:?}").to_lowercase(),
            }
        }
        claim::Value::Date(when) => Value::Date {
            start: when.start.map(|day| day.to_string()),
            end: when.end.map(|day| day.to_string()),
            edtf: &when.edtf,
            year_inferred: when.year_inferred,
        },
        claim::Value::Text(text) => Value::Text { text },
    }
}

/// A figure as it was written, never by way of a float.
fn exact(value: Option<Decimal>) -> Option<Number> {
    value.and_then(|value| Number::from_str(&value.normalize().to_string()).ok())
}
