//! The heap: incidents after one another in time, their articles mixed, as JSON lines; and what is planted in them.

use super::data::{Data, one_of};
use super::incident::{self, Due};
use super::write::{self, Placed};
use fastrand::Rng;
use jiff::ToSpan;
use jiff::civil::date;
use serde::Serialize;

pub struct Article {
    pub id: String,
    pub incident: usize,
    pub title: String,
    pub text: String,
    pub date: String,
    pub source: String,
    pub placed: Vec<Placed>,
}

#[derive(Serialize)]
pub struct Fact {
    pub measure: String,
    pub due: Due,
    /// The value that most give; what else is told is the other side.
    pub value: u32,
}

#[derive(Serialize)]
pub struct Incident {
    pub kind: String,
    pub facts: Vec<Fact>,
}

pub struct Heap {
    /// In the order of their days.
    pub articles: Vec<Article>,
    pub incidents: Vec<Incident>,
}

/// A heap of so many articles, the same from the same seed.
pub fn make(count: usize, seed: u64) -> Heap {
    let data = Data::read();
    let mut rng = Rng::with_seed(seed);
    let mut heap = Heap { articles: Vec::with_capacity(count), incidents: Vec::new() };
    let mut recent: Vec<(usize, String)> = Vec::new();
    while heap.articles.len() < count {
        let number = heap.incidents.len();
        // Thirty incidents a day; one in fifty is of a kind and a town that another was of in the same week.
        let day = date(2031, 1, 1).saturating_add((i64::try_from(number).unwrap() / 30).days());
        let again = (rng.u8(..50) == 0 && !recent.is_empty()).then(|| one_of(&mut rng, &recent).clone());
        let planned = incident::plan(&mut rng, &data, day, again);
        recent.push((planned.kind, planned.town.clone()));
        if recent.len() > 150 {
            recent.remove(0);
        }
        for written in write::write(&mut rng, &data, &planned) {
            heap.articles.push(Article {
                id: String::new(),
                incident: number,
                title: written.title,
                text: written.text,
                date: written.date.to_string(),
                source: written.source,
                placed: written.placed,
            });
        }
        let facts = planned.facts.iter().map(|fact| Fact {
            measure: fact.measure.clone(),
            due: fact.due,
            value: fact.tellings[0].value,
        });
        heap.incidents.push(Incident { kind: data.kinds[planned.kind].kind.clone(), facts: facts.collect() });
    }
    heap.articles.truncate(count);
    rng.shuffle(&mut heap.articles);
    heap.articles.sort_by(|a, b| a.date.cmp(&b.date));
    for (n, article) in heap.articles.iter_mut().enumerate() {
        article.id = format!("h{n:06}");
    }
    heap
}

impl Heap {
    /// The articles as JSON lines.
    pub fn lines(&self) -> String {
        let mut out = String::new();
        for a in &self.articles {
            let line = serde_json::json!({"id": a.id, "title": a.title, "text": a.text, "date": a.date, "source": a.source});
            out.push_str(&line.to_string());
            out.push('\n');
        }
        out
    }

    /// What is planted, a line for each incident.
    pub fn gold(&self) -> String {
        let mut articles = vec![Vec::new(); self.incidents.len()];
        for a in &self.articles {
            let told: Vec<_> =
                a.placed.iter().map(|p| serde_json::json!([p.fact, p.value, p.number, p.span])).collect();
            articles[a.incident].push(serde_json::json!({"id": a.id, "told": told}));
        }
        let lines = self.incidents.iter().zip(articles).map(|(incident, articles)| {
            format!(
                "{}\n",
                serde_json::json!({"kind": incident.kind, "facts": incident.facts, "articles": articles})
            )
        });
        lines.collect()
    }
}
