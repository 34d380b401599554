//! An incident's articles written: headline, lead, facts in sentences, what stands around them, page furniture, an agency's copies.
//!
//! Where each planted figure came to stand is written down beside the text.

use super::data::{Data, capital, fill, one_of};
use super::incident::{Form, Incident, Telling};
use super::names;
use fastrand::Rng;
use jiff::ToSpan;
use jiff::civil::Date;

/// A planted figure in an article.
#[derive(Clone)]
pub struct Placed {
    pub fact: usize,
    /// What the figure stands for as it is written.
    pub number: f64,
    /// The value of the fact that it is a telling of, as planned.
    pub value: u32,
    /// Its sentence in characters of the text; `None` in the headline.
    pub span: Option<(usize, usize)>,
}

pub struct Written {
    pub title: String,
    pub text: String,
    pub source: String,
    pub date: Date,
    pub placed: Vec<Placed>,
}

/// A sentence, and which facts it tells with which figure.
#[derive(Clone)]
struct Sentence {
    text: String,
    told: Vec<(usize, f64, u32)>,
}

struct Writer<'a> {
    rng: &'a mut Rng,
    data: &'a Data,
    incident: &'a Incident,
    date: Date,
    outlet: &'a str,
}

/// All articles of an incident, in the order of the plan.
pub fn write(rng: &mut Rng, data: &Data, incident: &Incident) -> Vec<Written> {
    let mut bodies: Vec<Vec<Vec<Sentence>>> = Vec::new();
    let mut written = Vec::new();
    for (n, planned) in incident.articles.iter().enumerate() {
        let mut writer = Writer { rng, data, incident, date: planned.day, outlet: &planned.outlet };
        let tellings: Vec<(usize, &Telling)> = incident
            .facts
            .iter()
            .enumerate()
            .flat_map(|(f, fact)| {
                fact.tellings
                    .iter()
                    .filter(|t| t.article == planned.copy_of.unwrap_or(n))
                    .map(move |t| (f, t))
            })
            .collect();
        let paragraphs = match planned.copy_of {
            Some(of) => {
                let mut same = bodies[of].clone();
                let cut = writer.rng.usize(..same.len().div_ceil(3) + 1).min(same.len() - 1);
                same.truncate(same.len() - cut);
                same
            }
            None => writer.body(&tellings),
        };
        let title = writer.headline(&tellings);
        let credit = match planned.copy_of {
            Some(_) if writer.rng.bool() => Some(format!(
                "{}, {} ({}) - ",
                incident.town.to_uppercase(),
                month_day(planned.day),
                incident.agency
            )),
            Some(_) => None,
            None if incident.articles.iter().any(|other| other.copy_of == Some(n)) => Some(format!(
                "{}, {} ({}) - ",
                incident.town.to_uppercase(),
                month_day(planned.day),
                incident.agency
            )),
            None => None,
        };
        written.push(writer.put_together(&title, credit, &paragraphs, planned.copy_of.is_some()));
        bodies.push(paragraphs);
    }
    written
}

impl Writer<'_> {
    fn fill(&mut self, template: &str, given: &[(&str, &str)]) -> String {
        let Writer { data, incident, date, outlet, .. } = *self;
        let kind = &data.kinds[incident.kind];
        fill(self.rng, template, &mut |rng, slot| {
            if let Some((_, word)) = given.iter().find(|(name, _)| *name == slot) {
                return (*word).to_owned();
            }
            match slot {
                "town" => incident.town.clone(),
                "district" => incident.district.clone(),
                "other" => one_of(rng, &incident.others).clone(),
                "ship" => incident.thing[0].clone(),
                "venue" | "storm" => incident.thing[1].clone(),
                "org" => incident.thing[2].clone(),
                "who" => kind.who.clone(),
                "body" => kind.body.clone(),
                "event" => kind.event.clone(),
                "what" => kind.what.clone(),
                "did" => kind.did.clone(),
                "where" => kind.r#where.clone(),
                "where_town" => "in {town}".to_owned(),
                "why" => one_of(rng, &kind.why.split('|').collect::<Vec<_>>()).to_string(),
                "why_unclear" => one_of(rng, &data.colour.why_unclear).clone(),
                "money" => incident.money.to_owned(),
                "official" => incident.speakers[1].clone(),
                "person" => names::person(rng),
                "outlet" => outlet.to_owned(),
                "today" => day_said(rng, date, date, "morning"),
                "when" => day_said(rng, incident.day, date, incident.time),
                "month" => MONTHS[incident.before[0].parse::<usize>().unwrap()].to_owned(),
                "past" => incident.before[1].clone(),
                "elsewhere" => incident.before[2].clone(),
                "n" => incident.before[3].clone(),
                other => panic!("no word for {{{other}}}"),
            }
        })
    }

    /// A fact as a clause without its speaker, and the figure that it gives.
    fn clause(&mut self, fact: usize, telling: &Telling) -> (String, f64) {
        let planned = &self.incident.facts[fact];
        let measure = &self.data.measures[&planned.measure];
        let (said, number) = figure(self.rng, telling, measure.tenths);
        let template = match telling.form {
            // The first way of saying it is a plain clause.
            Form::InDistrict => format!("in {{district}} alone, {}", measure.said[0]),
            _ => one_of(self.rng, &measure.said).clone(),
        };
        let template = match telling.before {
            Some(before) => format!("{template}, up from {before}"),
            None => template,
        };
        (self.fill(&template, &[("n", &said), ("who", &planned.who)]), number * measure.times)
    }

    fn fact(&mut self, fact: usize, telling: &Telling) -> Sentence {
        let (clause, number) = self.clause(fact, telling);
        let told = vec![(fact, number, telling.value)];
        let Some(speaker) = telling.speaker else {
            return Sentence { text: clause, told };
        };
        let says = one_of(self.rng, &self.data.colour.says).clone();
        let text =
            self.fill(&says, &[("fact", &clause), ("speaker", &self.incident.speakers[speaker].clone())]);
        Sentence { text, told }
    }

    fn line(&mut self, pick: impl Fn(&Data) -> &Vec<String>) -> String {
        let template = one_of(self.rng, pick(self.data)).clone();
        self.fill(&template, &[])
    }

    fn body(&mut self, tellings: &[(usize, &Telling)]) -> Vec<Vec<Sentence>> {
        let days = (self.date - self.incident.day).get_days();
        let mut lead = Sentence {
            text: self.line(|d| if days > 8 { &d.colour.later } else { &d.colour.leads }),
            told: Vec::new(),
        };
        let mut facts: Vec<Sentence> =
            tellings.iter().map(|(fact, telling)| self.fact(*fact, telling)).collect();
        self.rng.shuffle(&mut facts);
        let is_bare = |n: usize| {
            tellings
                .iter()
                .any(|(f, t)| facts[n].told[0].0 == *f && t.speaker.is_none() && t.before.is_none())
        };
        // A lead often has the first figure, and two figures often share a sentence.
        if !facts.is_empty() && is_bare(0) && self.rng.bool() {
            let first = facts.remove(0);
            lead = Sentence { text: format!("{}, and {}", lead.text, first.text), told: first.told };
        } else if facts.len() > 2 && is_bare(0) && is_bare(1) && self.rng.bool() {
            let first = facts.remove(0);
            facts[0].text = format!("{} and {}", first.text, facts[0].text);
            facts[0].told.extend(first.told);
        }
        let mut rest = facts;
        let data = self.data;
        let count = self.rng.usize(4..10);
        for template in self.rng.choose_multiple(&data.colour.colour, count) {
            rest.push(Sentence { text: self.fill(template, &[]), told: Vec::new() });
        }
        if self.rng.u8(..100) < 40 {
            rest.push(Sentence { text: self.line(|d| &d.colour.before), told: Vec::new() });
        }
        self.rng.shuffle(&mut rest);
        let mut paragraphs = vec![vec![lead]];
        while !rest.is_empty() {
            let take = self.rng.usize(1..4).min(rest.len());
            paragraphs.push(rest.drain(..take).collect());
        }
        paragraphs
    }

    fn headline(&mut self, tellings: &[(usize, &Telling)]) -> Sentence {
        let bare: Vec<_> = tellings
            .iter()
            .filter(|(_, t)| t.speaker.is_none() && t.before.is_none() && t.form != Form::InDistrict)
            .collect();
        let mut heads: Vec<&String> = self.data.colour.heads.iter().collect();
        if bare.is_empty() {
            heads.retain(|head| !head.contains("{fact}"));
        }
        let template = (*one_of(self.rng, &heads)).clone();
        if !template.contains("{fact}") {
            return Sentence { text: self.fill(&template, &[]), told: Vec::new() };
        }
        let (fact, telling) = **one_of(self.rng, &bare);
        let (clause, number) = self.clause(fact, telling);
        Sentence {
            text: self.fill(&template, &[("fact", &clause)]),
            told: vec![(fact, number, telling.value)],
        }
    }

    fn put_together(
        &mut self,
        title: &Sentence,
        credit: Option<String>,
        paragraphs: &[Vec<Sentence>],
        is_copy: bool,
    ) -> Written {
        let place = |told: &[(usize, f64, u32)], span| {
            told.iter()
                .map(move |&(fact, number, value)| Placed { fact, number, value, span })
                .collect::<Vec<_>>()
        };
        let mut placed = place(&title.told, None);
        let mut text = credit.clone().unwrap_or_default();
        for paragraph in paragraphs {
            for (n, sentence) in paragraph.iter().enumerate() {
                text.push_str(if n == 0 { "" } else { " " });
                let start = text.len();
                text.push_str(&capital(&sentence.text));
                text.push_str(if sentence.text.ends_with('"') { "" } else { "." });
                placed.extend(place(&sentence.told, Some((start, text.len()))));
            }
            text.push_str("\n\n");
        }
        if is_copy && credit.is_none() {
            text.push_str(&format!("({})\n\n", self.incident.agency));
        }
        for _ in 0..self.rng.u8(..4).saturating_sub(1) {
            text.push_str(&self.line(|d| &d.colour.page));
            text.push_str("\n\n");
        }
        assert!(text.is_ascii(), "places are counted in bytes and characters at once");
        Written {
            title: capital(&title.text),
            text: text.trim_end().to_owned(),
            source: self.outlet.to_owned(),
            date: self.date,
            placed,
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn month_day(day: Date) -> String {
    format!("{} {}", MONTHS[usize::try_from(day.month() - 1).unwrap()], day.day())
}

/// A day as an article of another day names it.
fn day_said(rng: &mut Rng, day: Date, from: Date, time: &str) -> String {
    let weekday = DAYS[usize::try_from(day.weekday().to_monday_zero_offset()).unwrap()];
    let on = match rng.u8(..6) {
        0 if day.saturating_add(6.days()) > from && time == "morning" => format!("early on {weekday}"),
        1 if day.saturating_add(6.days()) > from => format!("on {weekday} {time}"),
        2 | 3 => format!("on {} {}", day.day(), MONTHS[usize::try_from(day.month() - 1).unwrap()]),
        _ if day.saturating_add(6.days()) > from => format!("on {weekday}"),
        _ => format!("on {}", month_day(day)),
    };
    if day == from && rng.u8(..8) == 0 { "today".to_owned() } else { on }
}

const WORDS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A figure as it is written, and its number.
fn figure(rng: &mut Rng, telling: &Telling, tenths: bool) -> (String, f64) {
    let value = telling.value;
    if tenths {
        return (format!("{}.{}", value / 10, value % 10), f64::from(value) / 10.0);
    }
    let plain = match value {
        0..=12 if rng.u8(..3) > 0 => WORDS[value as usize].to_owned(),
        1000.. => format!("{},{:03}", value / 1000, value % 1000),
        _ => value.to_string(),
    };
    let said = match telling.form {
        Form::Exact | Form::InDistrict => plain,
        Form::AtLeast => format!("{} {plain}", one_of(rng, &["at least", "no fewer than", "at least"])),
        Form::MoreThan => format!("{} {plain}", one_of(rng, &["more than", "over"])),
        Form::About => format!("{} {plain}", one_of(rng, &["about", "some", "around", "roughly"])),
    };
    (said, f64::from(value))
}
