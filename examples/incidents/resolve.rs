//! What the claims of an incident's articles come to: how many it killed, how many it injured.
//!
//! Each article comes to two figures of its own ([`telling`](super::telling)). How many died, and how many came to harm at all, is what
//! most articles come to; the injured are those who did not die: who was hurt on Monday may be dead on Tuesday.

use super::telling::{Pair, Telling, of_article};
use dissensus::article::Article;
use dissensus::case::{Case, Comparison};
use dissensus::claim::{Basis, Certainty, Claim, Kind, Value};
use dissensus::mention::When;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The figures of an incident.
pub struct Figures {
    /// How many died.
    pub killed: Option<u32>,
    /// How many were hurt and live.
    pub injured: Option<u32>,
    /// The claims that were looked at.
    pub claims: Vec<serde_json::Value>,
}

/// Days by which a harm may be older than the first article on the incident; what is older belongs to another incident.
const RECENT: i32 = 20;
/// Words at the beginning of an article among which it says that it tells of several incidents.
const OPENING: usize = 250;

/// Resolves the casualty claims of a comparison.
pub fn figures(case: &Case, comparison: &Comparison) -> Figures {
    let first = case.articles.iter().filter_map(|article| article.metadata.published).min();
    let mut tellings: BTreeMap<&str, [Telling; 2]> = BTreeMap::new();
    let mut shown = Vec::new();
    for claim in comparison.claims.iter().filter(|claim| claim.kind == Kind::Casualties) {
        shown.push(show(claim));
        let both = tellings.entry(claim.article.as_str()).or_default();
        if !is_of_incident(claim, first) {
            continue;
        }
        let [body, title] = both;
        match claim.evidence.span {
            Some(span) => body.take(claim, span.start),
            None => {
                let article = case.articles.iter().find(|article| article.id == claim.article);
                let headline =
                    article.and_then(|article| article.metadata.title.as_deref()).unwrap_or_default();
                title.take(claim, headline.find(&claim.evidence.quote).unwrap_or(0));
            }
        }
    }
    let mut votes = [BTreeMap::new(), BTreeMap::new()];
    for article in &case.articles {
        let Some([body, title]) = tellings.get_mut(article.id.as_str()) else { continue };
        body.leave_out_late_deaths(title);
        let Some(pair) = of_article(body, title) else { continue };
        let weight = if tells_of_several(article) { ROUND_UP } else { ONE };
        let counts = |measures: &[&str]| body.counts(measures) || title.counts(measures);
        *votes[0].entry(pair.0).or_insert(0) += weight * killed_weight(pair.0, counts(&["killed"]));
        let harmed = pair.0 + pair.1;
        *votes[1].entry(harmed).or_insert(0) +=
            weight * harmed_weight(pair, counts(&["injured", "serious", "shot"]));
    }
    let [killed, harmed] = votes.map(most_told);
    let injured = killed.zip(harmed).map(|(killed, harmed)| harmed.saturating_sub(killed));
    Figures { killed, injured, claims: shown }
}

/// True unless its own article says that it is an earlier figure, none, or one of another time.
fn is_of_incident(claim: &Claim, first: Option<Date>) -> bool {
    let old = |when: &When| match (when.end, first) {
        (Some(end), Some(first)) => first.since(end).is_ok_and(|span| span.get_days() > RECENT),
        _ => false,
    };
    !claim.superseded
        && !matches!(claim.certainty, Certainty::Denied | Certainty::Planned)
        && claim.about.basis != Some(Basis::Period)
        && !claim.about.when.as_ref().is_some_and(old)
}

/// Weights of an article on one incident, and of one on several, whose figures may be another's.
const ONE: u32 = 10;
const ROUND_UP: u32 = 3;

/// Words for incidents, and those before them that say that there were several: "in separate shootings".
const INCIDENTS: [&str; 3] = ["homicides", "incidents", "shootings"];
const SEVERAL: [&str; 12] = [
    "five",
    "four",
    "multiple",
    "of",
    "other",
    "separate",
    "series",
    "several",
    "six",
    "three",
    "two",
    "unrelated",
];

/// True for an article whose headline or beginning says that it tells of several incidents.
fn tells_of_several(article: &Article) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(OPENING)
            .map(str::to_lowercase)
            .collect()
    };
    let title = words(article.metadata.title.as_deref().unwrap_or_default());
    if title.iter().any(|word| INCIDENTS.contains(&word.as_str()) || word == "blotter" || word == "weekend") {
        return true;
    }
    let opening = words(&article.body);
    let says = |word: &String| SEVERAL.contains(&word.as_str()) || word.chars().all(|c| c.is_ascii_digit());
    opening.windows(3).any(|three| match three {
        [before, between, last] if INCIDENTS.contains(&last.as_str()) => says(before) || says(between),
        _ => false,
    })
}

/// Who is named dead weighs more than a count, which may be that of a year, and both more than silence: the first reports have nobody
/// dead yet.
fn killed_weight(killed: u32, is_counted: bool) -> u32 {
    match (killed, is_counted) {
        (_, true) => 8,
        (0, false) => 7,
        _ => 10,
    }
}

/// Who counts the injured knows of them; who tells of the dead alone may leave the injured out.
fn harmed_weight((_, injured): Pair, is_counted: bool) -> u32 {
    match (injured, is_counted) {
        (_, true) => 16,
        (0, false) => 6,
        _ => 10,
    }
}

/// The figure with the most weight; of those with as much, the lowest.
fn most_told(votes: BTreeMap<u32, u32>) -> Option<u32> {
    votes
        .into_iter()
        .max_by_key(|(figure, weight)| (*weight, std::cmp::Reverse(*figure)))
        .map(|(figure, _)| figure)
}

/// A claim as it was looked at.
fn show(claim: &Claim) -> serde_json::Value {
    let about = &claim.about;
    let low = match &claim.value {
        Value::Figure { number, .. } => number.min,
        _ => None,
    };
    serde_json::json!({
        "article": claim.article,
        "measure": about.measure,
        "figure": low.map(|low| low.to_string()),
        "who": about.counted.as_ref().map(|group| group.key.as_str()),
        "when": about.when.as_ref().map(|when| when.edtf.as_str()),
        "written": about.counted.as_ref().map(|group| group.written.as_str()),
        "at": claim.evidence.span.map(|span| span.start),
        "sentence": claim.evidence.sentence.map(|span| span.start),
        "superseded": claim.superseded,
        "certainty": claim.certainty,
        "basis": format!("{:?}", about.basis),
        "part": about.is_part,
        "quote": claim.evidence.quote.split_whitespace().collect::<Vec<_>>().join(" "),
    })
}
