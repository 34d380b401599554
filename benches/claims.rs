//! What it costs to align and judge a heap of claims, and how well it is done: `cargo bench --bench claims`.
//!
//! An invented world (seeded) of incidents, several a day and several in a town, of which articles are written out of plain sentences; their
//! claims are what `claim::find` finds in them, and of each claim the bench knows which figure of which incident it was written for. Names
//! and places are misspelt, days left out, figures updated, disputed, bounded and rounded.
//!
//! Each size runs in a program of its own. Processor time is that of all threads (`schedstat`), taken around the reading and the judging
//! alone, portion by portion: what the making of the claims costs is not in it. Memory is the most that this program held at any time
//! (`VmHWM`), with the portion of claims just made and with what the score holds of each claim (12 bytes).
//!
//! `-- --claims 10000 --claims 100000` are other sizes; `-- --write FILE --claims N` writes the claims as JSON lines for `dissensus align`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    missing_docs,
    reason = "a bench that cannot make its claims has nothing to measure"
)]

#[path = "claims/cost.rs"]
mod cost;
#[path = "claims/incident.rs"]
mod incident;
#[path = "claims/names.rs"]
mod names;
#[path = "claims/score.rs"]
mod score;
#[path = "claims/telling.rs"]
mod telling;
#[path = "claims/world.rs"]
mod world;

use dissensus::claim::record::{self, Record};
use dissensus::compare::set::VagueWords;
use dissensus::heap::claims::{Block, Bounds, Claims};
use score::{Row, Score};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::process::{Command, ExitCode};
use std::time::Duration;
use world::World;

const SEED: u64 = 2031;
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

/// What a run of a million claims may cost at most, and what it must find: CPU seconds, MiB, F1, and times the cost of a tenth.
const BOUNDS: (f64, u64, f64, f64) = (5.0, 1024, 0.95, 12.0);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |name: &str| {
        let at = |i: &usize| arguments.get(i + 1).cloned();
        let all = arguments.iter().enumerate().filter(|(_, argument)| *argument == name);
        all.filter_map(|(i, _)| at(&i)).collect::<Vec<String>>()
    };
    let sizes: Vec<usize> = after("--claims").iter().map(|size| size.parse().expect("a number")).collect();
    if let Some(path) = after("--write").first() {
        write(path, sizes.first().copied().unwrap_or(SIZES[0]));
        return ExitCode::SUCCESS;
    }
    if let Some(size) = after("--one").first() {
        one(size.parse().expect("a number"), arguments.iter().any(|argument| argument == "--errors"));
        return ExitCode::SUCCESS;
    }
    // `cargo test --benches` runs it with no arguments: there is nothing to test.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    all(if sizes.is_empty() { &SIZES } else { &sizes })
}

/// Runs each size in a program of its own, and says whether the bounds hold.
fn all(sizes: &[usize]) -> ExitCode {
    let mut costs: HashMap<usize, f64> = HashMap::new();
    let mut is_good = true;
    for size in sizes {
        let program = std::env::current_exe().unwrap();
        let done = Command::new(program).args(["--one", &size.to_string()]).output().unwrap();
        let said = String::from_utf8(done.stdout).unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let (table, numbers) = said.split_once("= ").expect("the numbers of a run");
        println!("{table}");
        let numbers: Vec<f64> = numbers.split_whitespace().map(|number| number.parse().unwrap()).collect();
        costs.insert(*size, numbers[0]);
        let (cpu, memory, f1, _) = BOUNDS;
        is_good &=
            numbers[2] >= f1 && (*size != 1_000_000 || numbers[0] <= cpu && numbers[1] <= memory as f64);
    }
    if let (Some(large), Some(small)) = (costs.get(&1_000_000), costs.get(&100_000)) {
        println!("1,000,000 claims cost {:.1} times what 100,000 cost", large / small);
        is_good &= large / small <= BOUNDS.3;
    }
    if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Claims as they come, portion by portion: about so many at a time.
const PORTION: usize = 8192;

fn portions(size: usize, mut each: impl FnMut(Vec<world::Known>)) -> World {
    let mut world = World::new(SEED);
    let (mut given, mut waiting) = (0, Vec::new());
    while given < size {
        waiting.append(&mut world.day());
        if waiting.len() >= PORTION || given + waiting.len() >= size {
            waiting.truncate(size - given);
            given += waiting.len();
            each(std::mem::take(&mut waiting));
        }
    }
    world
}

fn one(size: usize, errors: bool) {
    let mut claims = Claims::new(Bounds::default()).unwrap();
    let (mut gold, mut article) = (Vec::with_capacity(size), Vec::with_capacity(size));
    let mut texts: Vec<String> = Vec::new();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut reading = Duration::ZERO;
    let world = portions(size, |known| {
        let (records, questions): (Vec<Record>, Vec<u32>) = known.into_iter().unzip();
        for record in &records {
            let next = u32::try_from(numbers.len()).unwrap();
            article.push(*numbers.entry(record.claim.article.clone()).or_insert(next));
            if errors {
                texts.push(format!(
                    "{} | {} | {:?}",
                    record.claim.article, record.claim.evidence.quote, record.claim.about
                ));
            }
        }
        gold.extend(questions);
        let before = cost::cpu();
        claims.add(&records).unwrap();
        reading += cost::cpu() - before;
    });
    let before = cost::cpu();
    let blocks = claims.joined().unwrap();
    let joining = cost::cpu() - before;
    let mut rows: Vec<Row> = Vec::new();
    let made = |block: &Block| {
        let row = |question: &dissensus::compare::Question| Row {
            claims: question.claims.iter().map(|i| block.places[*i]).collect(),
            is_flagged: question.verdict.is_flagged(),
        };
        block.questions.iter().map(row).collect::<Vec<Row>>()
    };
    let judged = blocks.judge(&VagueWords::new(), made, |mut some| {
        rows.append(&mut some);
        Ok(ControlFlow::Continue(()))
    });
    let judging = cost::cpu() - before - joining;
    let memory = cost::peak();
    let (joined, judged) = (blocks.joined(), judged.unwrap());
    let odd = odd(&gold, &numbers);
    let score = score::of(&rows, &gold, &article, &odd);
    let all = reading + joining + judging;
    let each = |cost: Duration| cost.as_secs_f64() * 1e6 / size as f64;
    println!("{size} claims of {} articles; {joined:?}; {judged:?}", world.articles);
    println!(
        "  {:.2} CPU s, {memory} MiB; a claim {:.2} µs: read {:.2}, joined {:.2}, judged {:.2}",
        all.as_secs_f64(),
        each(all),
        each(reading),
        each(joining),
        each(judging)
    );
    tell(&score);
    if errors {
        score::tell_errors(&rows, &gold, &texts);
        score::tell_false_flags(&rows, &gold, &article, &odd, &texts, |asked| world::sort(SEED, asked));
    }
    println!("= {} {memory} {}", all.as_secs_f64(), score.f1);
}

/// For each planted question the number of the article that differs, and of one of its day that does not.
fn odd(gold: &[u32], numbers: &HashMap<String, u32>) -> HashMap<u32, [u32; 2]> {
    let mut odd = HashMap::new();
    for question in gold.iter().filter(|question| **question != world::NOT_SCORED) {
        if !odd.contains_key(question)
            && let Some(ids) = world::odd_ones(SEED, *question)
            && let [Some(one), Some(other)] = ids.map(|id| numbers.get(&id).copied())
        {
            odd.insert(*question, [one, other]);
        }
    }
    odd
}

fn tell(score: &Score) {
    println!(
        "  {} claims scored: pairs precision {:.1}, recall {:.1}, F1 {:.1}",
        score.scored,
        score.precision * 100.0,
        score.recall * 100.0,
        score.f1 * 100.0
    );
    println!(
        "  {} of {} planted disagreements found ({:.1} %); {} of {} flags false ({:.1} %)",
        score.found,
        score.planted,
        score.found as f64 * 100.0 / score.planted.max(1) as f64,
        score.false_flags,
        score.flagged,
        score.false_flags as f64 * 100.0 / score.flagged.max(1) as f64
    );
}

fn write(path: &str, size: usize) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    portions(size, |known| {
        for (record, _) in known {
            file.write_all(record::write(&record.claim, &record.source).unwrap().as_bytes()).unwrap();
        }
    });
    file.flush().unwrap();
}
