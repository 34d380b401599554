//! An incident planned: its names, its days, who tells of it, and each fact with what each article gives as its figure.
//!
//! What is planned is gold: where a fact differs, it is known why.

use super::data::{Data, Measure};
use super::names;
use fastrand::Rng;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// What two figures of one fact are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Due {
    /// One day, two figures, nobody to whom the difference could be put down.
    Conflict,
    /// Two named speakers, two figures.
    Dispute,
    /// A running count that is higher in later articles.
    Updated,
    /// "At least 14" beside 16.
    Bound,
    /// "About 60" beside 58.
    Rounded,
    /// In one district, and in all.
    Part,
    Agree,
}

impl Due {
    pub fn is_flag(self) -> bool {
        matches!(self, Due::Conflict | Due::Dispute)
    }
}

#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    Exact,
    AtLeast,
    MoreThan,
    About,
    InDistrict,
}

/// What one article gives for a fact.
#[derive(Clone)]
pub struct Telling {
    pub article: usize,
    pub value: u32,
    pub form: Form,
    /// On whose word, by its place among the incident's speakers.
    pub speaker: Option<usize>,
    /// The figure that it takes the place of, where the article names it.
    pub before: Option<u32>,
}

pub struct Fact {
    pub measure: String,
    pub who: String,
    pub due: Due,
    pub tellings: Vec<Telling>,
}

pub struct Planned {
    pub day: Date,
    pub outlet: String,
    /// The article of the same incident of which it is a copy with an agency's credit.
    pub copy_of: Option<usize>,
}

pub struct Incident {
    pub kind: usize,
    pub town: String,
    pub others: Vec<String>,
    pub district: String,
    pub thing: [String; 3],
    pub speakers: Vec<String>,
    pub money: &'static str,
    /// "night", where the articles tell at what time of the day.
    pub time: &'static str,
    /// What happened elsewhere before: a month, a year, a town, a figure.
    pub before: [String; 4],
    pub agency: String,
    pub day: Date,
    pub articles: Vec<Planned>,
    pub facts: Vec<Fact>,
}

/// How many articles an incident has: mostly few, seldom 40.
fn size(rng: &mut Rng) -> usize {
    match rng.u16(..1000) {
        0..300 => 1,
        300..500 => 2,
        500..640 => 3,
        640..740 => 4,
        740..995 => rng.usize(5..13),
        _ => 40,
    }
}

/// Plans one on a day; `again` is a kind and a town that it shares with one before.
pub fn plan(rng: &mut Rng, data: &Data, day: Date, again: Option<(usize, String)>) -> Incident {
    let (kind, town) = again.unwrap_or_else(|| (rng.usize(..data.kinds.len()), names::town(rng)));
    let told = &data.kinds[kind];
    let mut incident = Incident {
        kind,
        town,
        others: (0..3).map(|_| names::town(rng)).collect(),
        district: names::town(rng),
        thing: [names::ship(rng), names::town(rng), names::firm(rng)],
        speakers: vec![told.body.clone(), names::official(rng), names::official(rng)],
        money: names::word(rng, "crowns dollars euros pounds"),
        time: names::word(rng, "morning evening night"),
        before: [
            rng.usize(..12).to_string(),
            (day.year() - rng.i16(1..20)).to_string(),
            names::town(rng),
            rng.u32(3..90).to_string(),
        ],
        agency: format!("{} Press", names::town(rng)),
        day,
        articles: Vec::new(),
        facts: Vec::new(),
    };
    let mut at = day.saturating_add(i64::from(rng.u8(..2)).days());
    for n in 0..size(rng) {
        if rng.u8(..100) < 40 {
            let on = if rng.u8(..10) == 0 { rng.i64(10..40) } else { rng.i64(1..3) };
            at = at.saturating_add(on.days());
        }
        let copied = n > 0 && rng.u8(..100) < 12;
        let copy_of = copied.then(|| rng.usize(..n)).filter(|of| incident.articles[*of].copy_of.is_none());
        let day = copy_of.map_or(at, |of: usize| incident.articles[of].day);
        incident.articles.push(Planned { day, outlet: names::paper(rng), copy_of });
    }
    for name in rng.choose_multiple(0..told.tells.len(), told.tells.len().min(6)) {
        let measure = &data.measures[&told.tells[name]];
        let who = if rng.bool() { "people" } else { &told.who };
        let who = if measure.part && who != "people" && rng.bool() { "people" } else { who };
        let fact = fact(rng, measure, &incident);
        if let Some((due, tellings)) = fact {
            incident.facts.push(Fact {
                measure: told.tells[name].clone(),
                who: who.to_owned(),
                due,
                tellings,
            });
        }
    }
    incident
}

/// Who tells a fact and how; `None` where nobody does.
fn fact(rng: &mut Rng, measure: &Measure, incident: &Incident) -> Option<(Due, Vec<Telling>)> {
    let tellers: Vec<usize> = (0..incident.articles.len())
        .filter(|n| incident.articles[*n].copy_of.is_none() && rng.u8(..100) < 65)
        .collect();
    let truth = skewed(rng, measure.low, measure.high);
    let plain = |article: usize, value: u32| Telling {
        article,
        value,
        form: Form::Exact,
        speaker: None,
        before: None,
    };
    let mut tellings: Vec<Telling> = tellers.iter().map(|n| plain(*n, truth)).collect();
    for telling in &mut tellings {
        telling.speaker = (rng.u8(..100) < 40).then(|| if rng.u8(..3) == 0 { 1 } else { 0 });
    }
    let (first, last) = (*tellers.first()?, *tellers.last()?);
    let day = |n: usize| incident.articles[n].day;
    let off = 1 + skewed(rng, 0, (truth / 4).max(1));
    let one = rng.usize(..tellings.len());
    let due = match rng.u8(..100) {
        _ if tellings.len() < 2 => Due::Agree,
        0..14 => {
            let on_its_day = tellers.iter().filter(|n| day(**n) == day(tellers[one])).count() > 1;
            if !on_its_day {
                Due::Agree
            } else {
                for telling in tellings.iter_mut().filter(|telling| day(telling.article) == day(tellers[one]))
                {
                    telling.speaker = None;
                }
                tellings[one].value = apart(truth, off, rng);
                Due::Conflict
            }
        }
        14..26 if !measure.grows || day(tellers[0]) == day(tellers[1]) => {
            let other = apart(truth, off, rng);
            for (n, telling) in tellings.iter_mut().enumerate() {
                // The first two tell one side each.
                let second = if n < 2 { n == 1 } else { rng.bool() };
                (telling.value, telling.speaker) =
                    if second { (other, Some(2)) } else { (truth, Some(usize::from(one.is_multiple_of(2)))) };
            }
            Due::Dispute
        }
        26..44 if measure.grows && day(first) < day(last) => {
            let cut = tellers.iter().map(|n| day(*n)).filter(|d| *d > day(first)).min()?;
            for telling in tellings.iter_mut().filter(|telling| day(telling.article) >= cut) {
                telling.value = truth + off;
                telling.before = (rng.u8(..5) == 0).then_some(truth);
            }
            Due::Updated
        }
        44..56 => {
            let more = truth > 24 && rng.bool();
            tellings[one].form = if more { Form::MoreThan } else { Form::AtLeast };
            tellings[one].value = if more { (truth - 1) / 10 * 10 } else { truth - off.min(truth / 5) };
            Due::Bound
        }
        56..68 if truth > 20 => {
            let unit = 10_u32.pow(truth.ilog10().max(1) - u32::from(truth >= 1000 || truth >= 100));
            tellings[one].form = Form::About;
            tellings[one].value = (truth + unit / 2) / unit * unit;
            Due::Rounded
        }
        68..76 if measure.part && truth > 5 => {
            tellings[one].form = Form::InDistrict;
            tellings[one].value = truth / 2;
            Due::Part
        }
        _ => Due::Agree,
    };
    Some((due, tellings))
}

/// Small figures are more frequent than large ones.
fn skewed(rng: &mut Rng, low: u32, high: u32) -> u32 {
    let part = rng.f64() * rng.f64();
    low + (f64::from(high - low) * part) as u32
}

fn apart(truth: u32, off: u32, rng: &mut Rng) -> u32 {
    if truth > off + 1 && rng.bool() { truth - off } else { truth + off }
}
