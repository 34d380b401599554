//! What the page of `serve` costs on a large case, over HTTP on this machine: `cargo bench --bench page`.
//!
//! The case is invented and the same each time; some hundred decisions are made on it before. Each line is the median and the worst of
//! many requests, a decision being the POST and the GET of the page that follows it. Ends with 1 where a median is above its bound.
//! `DISSENSUS_BENCH_BINARY=FILE` measures another build.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench that cannot make its case has nothing to measure"
)]

#[path = "page/case.rs"]
mod case;
#[path = "page/client.rs"]
mod client;

use client::{Client, Server};
use dissensus::case::{Case, Comparison};
use dissensus::compare::Verdict;
use dissensus::desk::{Scope, claim_ids, is_in, ruling};
use dissensus::review::{Decision, Ruling, store};
use jiff::{SignedDuration, Timestamp};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const SEED: u64 = 2031;
/// How many requests of each sort are measured.
const TIMES: usize = 100;
/// How many decisions are there before, at most.
const DECISIONS: usize = 600;
/// What a large case is.
const ARTICLES: usize = 200;
const ROWS: usize = 5000;

const PAGE: Duration = Duration::from_millis(300);
const KEY: Duration = Duration::from_millis(50);

fn main() -> ExitCode {
    // `cargo test --benches` runs it with no arguments: there is nothing to test.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let folder = tempfile::tempdir().unwrap();
    case::write(folder.path(), SEED).unwrap();
    let rows = prepared(folder.path());
    let started = Instant::now();
    let binary = std::env::var("DISSENSUS_BENCH_BINARY");
    let binary = binary.unwrap_or_else(|_| env!("CARGO_BIN_EXE_dissensus").to_owned());
    let server = Server::start(&binary, folder.path());
    println!("serve answers after {:.1} s\n", started.elapsed().as_secs_f64());
    println!("{:<28} {:>10} {:>10} {:>10} {:>6}", "", "median", "worst", "bound", "times");
    let is_good = measured(&mut Client::of(&server), &rows);
    if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Decides on the case, and tells how large it is; gives the claims of rows on which nothing is decided.
fn prepared(folder: &Path) -> Vec<Vec<String>> {
    let case = Case::open(folder).unwrap();
    let started = Instant::now();
    let extraction = case.extract();
    let found = started.elapsed();
    let comparison = case.compare_found(&extraction).unwrap();
    let all = started.elapsed();
    let compared =
        (0..comparison.questions.len()).filter(|row| is_in(&comparison, *row, Scope::Compared)).count();
    let among_several = comparison.questions.iter().filter(|question| question.articles > 1).count();
    println!(
        "{} articles, {} claims, {} rows, {compared} of them compared, {among_several} in more than one article; found in {:.1} s, compared in {:.1} s",
        case.articles.len(),
        comparison.claims.len(),
        comparison.questions.len(),
        found.as_secs_f64(),
        (all - found).as_secs_f64(),
    );
    assert!(
        case.articles.len() >= ARTICLES && comparison.questions.len() >= ROWS,
        "the case is smaller than what is measured has to be"
    );
    let mut at: Timestamp = "2031-04-01T08:00:00Z".parse().unwrap();
    let mut made = Vec::new();
    let mut rng = fastrand::Rng::with_seed(SEED);
    let mut rows: Vec<usize> = (0..comparison.questions.len()).collect();
    rng.shuffle(&mut rows);
    for (n, pair) in rows.chunks(2).take(DECISIONS).enumerate() {
        let Some((ruling, note)) = decision(&comparison, n, pair) else { continue };
        at += SignedDuration::from_secs(20);
        made.push(Decision::new(at, ["Ana Marek", "Ben Holt"][n % 2], ruling, note));
    }
    store::add(folder, &made).unwrap();
    println!("{} decisions are made on it before", made.len());
    let left = rows.iter().skip(2 * DECISIONS).map(|row| claim_ids(&comparison, *row));
    left.filter(|claims| claims.len() > 1).take(TIMES).collect()
}

fn decision(comparison: &Comparison, n: usize, pair: &[usize]) -> Option<(Ruling, Option<String>)> {
    let row = *pair.first()?;
    let claims = claim_ids(comparison, row);
    let ruling = match n % 12 {
        0 | 1 => ruling::flag(comparison, row),
        2 => return Some((ruling::note(comparison, row)?, Some("ask the desk".to_owned()))),
        3 => ruling::merge(comparison, row, *pair.get(1)?),
        4 => ruling::split(comparison, row, claims.get(1..2)?),
        5 => ruling::verdict(comparison, row, Verdict::Compatible),
        _ => ruling::accept(comparison, row),
    };
    Some((ruling?, None))
}

/// Measures each sort of request, splits and merges on these rows; true where all medians are within their bounds.
fn measured(client: &mut Client, rows: &[Vec<String>]) -> bool {
    let mut is_good = true;
    let mut tell = |what: &str, bound: Duration, mut times: Vec<Duration>| {
        times.sort_unstable();
        let (Some(median), Some(worst)) = (times.get(times.len() / 2), times.last()) else {
            println!("{what:<28} not measured  OVER");
            is_good = false;
            return;
        };
        let is_over = *median > bound;
        is_good &= !is_over;
        let over = if is_over { "  OVER" } else { "" };
        println!(
            "{what:<28} {:>7.1} ms {:>7.1} ms {:>7} ms {:>6}{over}",
            median.as_secs_f64() * 1e3,
            worst.as_secs_f64() * 1e3,
            bound.as_millis(),
            times.len(),
        );
    };
    let timed = |client: &mut Client, act: &dyn Fn(&mut Client)| {
        let started = Instant::now();
        act(client);
        started.elapsed()
    };
    for (what, address) in
        [("page", "/"), ("page of all rows", "/?all=1"), ("page with a filter", "/?filter=harbour+unseen")]
    {
        let times = (0..TIMES).map(|_| timed(client, &|client| client.go(address))).collect();
        tell(what, PAGE, times);
    }
    for (what, address, fields) in [
        ("accept, next row", "/", &[("ruling", "accept")][..]),
        ("accept, next of all rows", "/?all=1", &[("ruling", "accept")]),
        ("another verdict, next row", "/?all=1", &[("ruling", "verdict-compatible")]),
        ("flag", "/?all=1", &[("ruling", "flag")]),
        ("note", "/?all=1", &[("ruling", "note"), ("note", "the desk was asked")]),
        ("undo", "/?all=1", &[("ruling", "undo")]),
    ] {
        client.go(address);
        let times = (0..TIMES).map(|_| timed(client, &|client| client.decide(fields))).collect();
        tell(what, KEY, times);
    }
    // Split, and merged again: two sorts of requests by turns.
    let (mut split, mut merged) = (Vec::new(), Vec::new());
    for row in rows.iter().cycle().take(TIMES) {
        let [first, .., last] = row.as_slice() else { continue };
        client.go(&format!("/?all=1&row={first}"));
        split.push(timed(client, &|client| client.decide(&[("ruling", "split"), ("claim", last)])));
        client.go(&format!("/?all=1&row={last}"));
        let (key, seen) = (format!("seen:{last}"), client.hidden("seen").unwrap_or_default());
        client.go(&format!("/?all=1&row={first}"));
        let fields: [(&str, &str); 3] = [("ruling", "merge"), ("other", last), (&key, &seen)];
        merged.push(timed(client, &|client| client.decide(&fields)));
    }
    tell("split", KEY, split);
    tell("merge", KEY, merged);
    is_good
}
