//! A heap of invented articles on many incidents, the whole way: what it costs, and how much of what is planted in it is found.
//!
//! `cargo bench --bench heap -- 10000` (or several sizes: the cost of each is held against the one before). `--write FILE` writes the heap and
//! `FILE.gold` alone, `--stories` gives the program each incident as a case of its own, `--mistakes FILE` writes what was missed or wrongly flagged.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    missing_docs,
    reason = "a bench that cannot make its heap has nothing to measure"
)]

#[path = "heap/data.rs"]
mod data;
#[path = "heap/heap.rs"]
mod heap;
#[path = "heap/incident.rs"]
mod incident;
#[path = "heap/names.rs"]
mod names;
#[path = "heap/run.rs"]
mod run;
#[path = "heap/score.rs"]
mod score;
#[path = "heap/write.rs"]
mod write;

use std::collections::BTreeMap;
use std::fs;

const SEED: u64 = 7;

fn main() {
    let mut sizes: Vec<usize> = Vec::new();
    let (mut file, mut mistakes, mut by_incident) = (None, None, false);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--write" => file = args.next(),
            "--mistakes" => mistakes = args.next(),
            "--stories" => by_incident = true,
            // Cargo's own.
            "--bench" => {}
            size => sizes.push(size.parse().unwrap_or_else(|_| panic!("{size} is no number of articles"))),
        }
    }
    if sizes.is_empty() {
        sizes.push(1000);
    }
    let mut before: Option<(usize, f64)> = None;
    for size in sizes {
        let heap = heap::make(size, SEED);
        if let Some(file) = &file {
            fs::write(file, heap.lines()).unwrap();
            fs::write(format!("{file}.gold"), heap.gold()).unwrap();
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let cost = run::check(&heap, folder.path(), by_incident);
        println!("{size} articles on {} incidents", heap.incidents.len());
        println!(
            "{:.1} s, {:.1} CPU s, {:.0} articles a CPU second, at most {} MiB",
            cost.seconds,
            cost.cpu,
            size as f64 / cost.cpu,
            cost.peak / 1024
        );
        if let Some((size_before, cpu_before)) = before {
            println!("{:.1} times the cost of {size_before}", cost.cpu / cpu_before);
        }
        before = Some((size, cost.cpu));
        let places: BTreeMap<&str, usize> =
            heap.articles.iter().enumerate().map(|(n, a)| (a.id.as_str(), n)).collect();
        let mut score = score::Score::default();
        run::lines(&cost.report, |line| score.add(&heap, &places, line));
        print!("{}", score.told(&heap));
        if let Some(mistakes) = &mistakes {
            fs::write(mistakes, score.mistakes(&heap)).unwrap();
        }
    }
}
