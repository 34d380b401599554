//! Reports held against what was planted.

use super::heap::Heap;
use super::incident::Due;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

#[derive(Deserialize)]
struct Report {
    articles: Vec<Named>,
    questions: Vec<Row>,
}

#[derive(Deserialize)]
struct Named {
    id: String,
}

#[derive(Deserialize)]
struct Row {
    label: String,
    verdict: String,
    reason: String,
    claims: Vec<Claimed>,
}

#[derive(Deserialize)]
struct Claimed {
    article: String,
    start: Option<usize>,
    end: Option<usize>,
    quote: String,
    value: Figure,
}

#[derive(Deserialize)]
struct Figure {
    #[serde(default)]
    min: Option<serde_json::Number>,
    #[serde(default)]
    max: Option<serde_json::Number>,
}

impl Claimed {
    fn is(&self, number: f64) -> bool {
        let near = |bound: &Option<serde_json::Number>| {
            bound
                .as_ref()
                .and_then(|b| b.to_string().parse::<f64>().ok())
                .is_some_and(|b| (b - number).abs() <= number * 1e-9)
        };
        near(&self.value.min) || near(&self.value.max)
    }
}

/// A planted fact: its incident, its place there.
type Planted = (usize, usize);

/// What was counted over all reports.
#[derive(Default)]
pub struct Score {
    stories: Vec<Vec<usize>>,
    claimed: BTreeSet<(usize, usize)>,
    flagged: BTreeSet<Planted>,
    beside: BTreeMap<Planted, String>,
    rows: usize,
    right: usize,
    wrong: Vec<String>,
    unplanned: usize,
}

impl Score {
    /// Takes the report of one story.
    pub fn add(&mut self, heap: &Heap, places: &BTreeMap<&str, usize>, line: &str) {
        let report: Report = serde_json::from_str(line).unwrap();
        self.stories.push(report.articles.iter().map(|article| places[article.id.as_str()]).collect());
        for row in &report.questions {
            // Each fact that the row tells: the values that its claims have of it.
            let mut told: BTreeMap<Planted, BTreeSet<u32>> = BTreeMap::new();
            for claim in &row.claims {
                let at = places[claim.article.as_str()];
                let article = &heap.articles[at];
                for (n, placed) in article.placed.iter().enumerate() {
                    let here = match (placed.span, claim.start, claim.end) {
                        (Some((start, end)), Some(from), Some(to)) => from < end && start < to,
                        (None, None, _) => true,
                        _ => false,
                    };
                    if here && claim.is(placed.number) {
                        self.claimed.insert((at, n));
                        told.entry((article.incident, placed.fact)).or_default().insert(placed.value);
                    }
                }
            }
            let is_flag = matches!(row.verdict.as_str(), "conflict" | "disputed");
            let differing = |due: bool| {
                told.iter().filter(move |((i, f), values)| {
                    values.len() > 1 && heap.incidents[*i].facts[*f].due.is_flag() == due
                })
            };
            for (planted, _) in told.iter().filter(|(_, values)| values.len() > 1) {
                self.beside.insert(*planted, format!("{}, {}", row.verdict, row.reason));
            }
            if !is_flag {
                continue;
            }
            self.rows += 1;
            let found: Vec<Planted> = differing(true).map(|(planted, _)| *planted).collect();
            let explained: Vec<Planted> = differing(false).map(|(planted, _)| *planted).collect();
            self.flagged.extend(found.iter().chain(&explained));
            if found.is_empty() {
                self.unplanned += usize::from(explained.is_empty());
                let mut said = format!("{} | {}, {}", row.label, row.verdict, row.reason);
                for (i, f) in told.keys() {
                    let fact = &heap.incidents[*i].facts[*f];
                    let _ =
                        write!(said, " | {i} {} {} {:?}", heap.incidents[*i].kind, fact.measure, fact.due);
                }
                for claim in &row.claims {
                    let _ = write!(said, "\n      {}: {}", claim.article, claim.quote.replace('\n', " "));
                }
                self.wrong.push(said);
            } else {
                self.right += 1;
            }
        }
    }

    /// Precision and recall of pairs of articles in one story.
    fn grouping(&self, heap: &Heap) -> (f64, f64) {
        let pairs = |sizes: &mut dyn Iterator<Item = usize>| {
            sizes.map(|n| n * n.saturating_sub(1) / 2).sum::<usize>() as f64
        };
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        let mut both: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (n, story) in self.stories.iter().enumerate() {
            for article in story {
                *sizes.entry(heap.articles[*article].incident).or_default() += 1;
                *both.entry((n, heap.articles[*article].incident)).or_default() += 1;
            }
        }
        let together = pairs(&mut both.into_values());
        (
            together / pairs(&mut self.stories.iter().map(Vec::len)).max(1.0),
            together / pairs(&mut sizes.into_values()).max(1.0),
        )
    }

    /// The figures as lines.
    pub fn told(&self, heap: &Heap) -> String {
        let mut out = String::new();
        let (p, r) = self.grouping(heap);
        let _ = writeln!(
            out,
            "stories {} of {} incidents, pairs P {p:.3} R {r:.3} F1 {:.3}",
            self.stories.len(),
            heap.incidents.len(),
            2.0 * p * r / (p + r).max(1e-9)
        );
        let told: usize = heap.articles.iter().map(|a| a.placed.len()).sum();
        let _ = writeln!(out, "planted figures read as claims {}", share(self.claimed.len(), told));
        for due in [Due::Conflict, Due::Dispute, Due::Updated, Due::Bound, Due::Rounded, Due::Part] {
            let planted =
                differing(heap).into_iter().filter(|(i, f)| heap.incidents[*i].facts[*f].due == due);
            let planted: Vec<Planted> = planted.collect();
            let flagged = planted.iter().filter(|one| self.flagged.contains(*one)).count();
            let beside = planted.iter().filter(|one| self.beside.contains_key(*one)).count();
            let _ = writeln!(
                out,
                "{due:?} (due: {}): flagged {}, in one row {}",
                if due.is_flag() { "flag" } else { "no flag" },
                share(flagged, planted.len()),
                share(beside, planted.len())
            );
        }
        let wrong = self.rows - self.right;
        let _ = writeln!(
            out,
            "flags {}, right {}, false {wrong}: {:.1} in 100 incidents ({} on nothing planted to differ)",
            self.rows,
            share(self.right, self.rows),
            100.0 * wrong as f64 / heap.incidents.len() as f64,
            self.unplanned
        );
        out
    }

    /// Planted disagreements that were missed and rows flagged wrongly, to be read.
    pub fn mistakes(&self, heap: &Heap) -> String {
        let mut out = String::new();
        for (i, f) in differing(heap) {
            let fact = &heap.incidents[i].facts[f];
            if !fact.due.is_flag() || self.flagged.contains(&(i, f)) {
                continue;
            }
            let beside = self.beside.get(&(i, f)).map_or("not in one row", String::as_str);
            let _ = writeln!(
                out,
                "MISSED {i} {} {} {:?} ({beside})",
                heap.incidents[i].kind, fact.measure, fact.due
            );
            for (at, article) in heap.articles.iter().enumerate().filter(|(_, a)| a.incident == i) {
                for (n, placed) in article.placed.iter().enumerate().filter(|(_, p)| p.fact == f) {
                    let claimed = if self.claimed.contains(&(at, n)) { "claim" } else { "no claim" };
                    let said =
                        placed.span.map_or(article.title.as_str(), |(start, end)| &article.text[start..end]);
                    let _ = writeln!(out, "      {} {} {claimed}: {said}", article.id, placed.value);
                }
            }
        }
        for wrong in &self.wrong {
            let _ = writeln!(out, "FALSE {wrong}");
        }
        out
    }
}

/// The facts that the articles of the heap tell with different values.
fn differing(heap: &Heap) -> Vec<Planted> {
    let mut told: BTreeMap<Planted, BTreeSet<u32>> = BTreeMap::new();
    for article in &heap.articles {
        for placed in &article.placed {
            told.entry((article.incident, placed.fact)).or_default().insert(placed.value);
        }
    }
    told.into_iter().filter(|(_, values)| values.len() > 1).map(|(planted, _)| planted).collect()
}

fn share(part: usize, of: usize) -> String {
    format!("{part} of {of} ({:.1} %)", 100.0 * part as f64 / of.max(1) as f64)
}
