//! What the claims of an incident's articles come to: how many it killed, how many it injured.
//!
//! Each article comes to two figures of its own, and the figures that most articles come to are the incident's.

use dissensus::case::{Case, Comparison};
use dissensus::claim::{Basis, Certainty, Claim, Kind, Value};
use dissensus::mention::When;
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
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
/// Bytes from the beginning of an article in which it tells of its own incident; background comes later.
const LEAD: usize = 600;
/// More than so many are the harm of a year or of a city.
const MOST: u32 = 60;

/// What an article's text, or its headline, says.
#[derive(Default)]
struct Telling {
    /// Per measure the figures told with their places, in the order of the text.
    counts: BTreeMap<&'static str, Vec<(usize, u32)>>,
    /// The people of whom a harm is told, each with the gravest.
    people: BTreeMap<String, &'static str>,
}

/// The gravest first.
const MEASURES: [&str; 3] = ["killed", "injured", "shot"];

/// Resolves the casualty claims of a comparison.
pub fn figures(case: &Case, comparison: &Comparison) -> Figures {
    let first = case.articles.iter().filter_map(|article| article.metadata.published).min();
    let mut tellings: BTreeMap<&str, [Telling; 2]> = BTreeMap::new();
    let mut shown = Vec::new();
    for claim in comparison.claims.iter().filter(|claim| claim.kind == Kind::Casualties) {
        shown.push(show(claim));
        let both = tellings.entry(claim.article.as_str()).or_default();
        let place = usize::from(claim.evidence.span.is_none());
        if is_of_incident(claim, first) {
            take(&mut both[place], claim);
        }
    }
    let mut votes = [BTreeMap::new(), BTreeMap::new()];
    for [body, title] in tellings.values() {
        let Some((killed, injured)) = of_article(body, title) else { continue };
        let counts = |measures: &[&str]| {
            measures
                .iter()
                .any(|measure| body.counts.contains_key(measure) || title.counts.contains_key(measure))
        };
        *votes[0].entry(killed).or_insert(0) += killed_weight(killed, counts(&["killed"]));
        let weight = if counts(&["injured", "serious", "shot"]) { COUNTED } else { TOLD };
        *votes[1].entry(injured).or_insert(0) += weight;
    }
    let [killed, injured] = votes.map(most_told);
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

fn take(telling: &mut Telling, claim: &Claim) {
    let about = &claim.about;
    let Some(measure) = about.measure.as_deref() else { return };
    let (plain, shade) = measure.split_once(':').unwrap_or((measure, ""));
    let plain = match plain {
        "hospitalised" | "treated" => "injured",
        other => other,
    };
    let Some(plain) = MEASURES.into_iter().find(|known| *known == plain) else { return };
    if shade == "one" {
        let key = about.counted.as_ref().map_or_else(String::new, |group| group.key.clone());
        let worst = telling.people.entry(key).or_insert(plain);
        if rank(plain) < rank(worst) {
            *worst = plain;
        }
        return;
    }
    let Value::Figure { number, .. } = &claim.value else { return };
    let Some(count) = number.min.and_then(|value| value.to_u32()).filter(|count| *count <= MOST) else {
        return;
    };
    // "Six victims" says of none that they died, whatever stands beside.
    let quote = claim.evidence.quote.to_lowercase();
    if plain == "killed" && (quote.ends_with("victims") || quote.ends_with("victim")) || shade == "more" {
        return;
    }
    let name = match (plain, shade) {
        (_, "serious") => "serious",
        // "one dead, five others shot": beside the dead.
        ("shot", _) if quote.split_whitespace().any(|word| word.starts_with("other")) => "injured",
        _ => plain,
    };
    let at = claim.evidence.span.map_or(0, |span| span.start);
    telling.counts.entry(name).or_default().push((at, count));
}

fn rank(measure: &str) -> usize {
    MEASURES.iter().position(|known| *known == measure).unwrap_or(MEASURES.len())
}

impl Telling {
    /// The highest count of the lead; else the first.
    fn count(&self, measure: &str) -> Option<u32> {
        let counts = self.counts.get(measure)?;
        let lead = counts.iter().filter(|(at, _)| *at < LEAD).map(|(_, count)| *count);
        lead.max().or_else(|| counts.first().map(|(_, count)| *count))
    }

    fn people(&self, measure: &str) -> u32 {
        u32::try_from(self.people.values().filter(|one| **one == measure).count()).unwrap_or(0)
    }

    fn figures(&self) -> Option<(u32, u32)> {
        if self.counts.is_empty() && self.people.is_empty() {
            return None;
        }
        let killed = self.count("killed").unwrap_or(0).max(self.people("killed"));
        // Who was shot may be one of those who died.
        let shot = self.people("shot").saturating_sub(killed - self.people("killed"));
        let told = self.count("injured").max(self.count("serious"));
        if let Some(shot) = self.count("shot") {
            return Some((killed, told.unwrap_or(0).max(shot.saturating_sub(killed))));
        }
        let injured = match told {
            Some(told) => told,
            // One dead and one shot are the same person more often than not.
            None if killed > 0 && shot == 1 && self.people("injured") == 0 => 0,
            None => self.people("injured") + shot,
        };
        Some((killed, injured))
    }
}

/// The figures of an article: those of its headline, where it counts, before those of its text.
fn of_article(body: &Telling, title: &Telling) -> Option<(u32, u32)> {
    let Some((mut killed, mut injured)) = body.figures() else { return title.figures() };
    let Some((headline, _)) = title.figures() else { return Some((killed, injured)) };
    let count = |measure: &str| {
        title.counts.get(measure).and_then(|counts| counts.iter().map(|(_, count)| *count).max())
    };
    if let Some(count) = count("killed") {
        killed = count;
    } else if killed == 0 {
        killed = headline;
    }
    if let Some(count) = count("injured") {
        injured = count;
    } else if let Some(count) = count("shot") {
        injured = count.saturating_sub(killed);
    }
    Some((killed, injured))
}

/// What an article says of the injured weighs more where it counts them.
const COUNTED: u32 = 16;
const TOLD: u32 = 10;

/// Who is named dead weighs more than a count, which may be that of a year, and both more than silence: the first reports have nobody
/// dead yet.
fn killed_weight(killed: u32, is_counted: bool) -> u32 {
    match (killed, is_counted) {
        (_, true) => 8,
        (0, false) => 7,
        _ => TOLD,
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
