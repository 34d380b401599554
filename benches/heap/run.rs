//! The program run over a heap, and what it cost.

use super::heap::Heap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub struct Cost {
    pub seconds: f64,
    /// User and system time of the program.
    pub cpu: f64,
    /// Its largest resident size in KiB.
    pub peak: usize,
    /// Its report, a line for each story.
    pub report: PathBuf,
}

/// Runs `check` over the heap as one file, or over each incident as a folder.
pub fn check(heap: &Heap, folder: &Path, by_incident: bool) -> Cost {
    let report = folder.join("report.jsonl");
    let mut command = Command::new(env!("CARGO_BIN_EXE_dissensus"));
    command.args(["check", "--format", "json"]);
    if by_incident {
        for incident in folders(heap, folder) {
            command.arg(incident);
        }
    } else {
        let file = folder.join("heap.jsonl");
        fs::write(&file, heap.lines()).unwrap();
        command.arg(file);
    }
    let before = children();
    let start = Instant::now();
    let mut child = command.stdout(File::create(&report).unwrap()).stderr(Stdio::inherit()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let ended = loop {
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        let told = fs::read_to_string(&status).unwrap_or_default();
        let high = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = peak.max(high.and_then(|kib| kib.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0));
        std::thread::sleep(Duration::from_millis(10));
    };
    assert!(ended.success(), "check ended with {ended}");
    Cost { seconds: start.elapsed().as_secs_f64(), cpu: children() - before, peak, report }
}

fn folders(heap: &Heap, folder: &Path) -> Vec<PathBuf> {
    let folders: Vec<PathBuf> = (0..heap.incidents.len()).map(|n| folder.join(format!("i{n:05}"))).collect();
    for article in &heap.articles {
        let folder = folders[article.incident].join("articles");
        fs::create_dir_all(&folder).unwrap();
        let head = format!(
            "---\nsource: {}\ntitle: {:?}\npublished: {}\n---\n",
            article.source, article.title, article.date
        );
        fs::write(folder.join(format!("{}.md", article.id)), head + &article.text).unwrap();
    }
    folders.into_iter().filter(|folder| folder.exists()).collect()
}

/// CPU seconds of the programs that this one ran and that have ended.
fn children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let after: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    // Fields 16 and 17 of proc(5), in hundredths of a second; the name with its bracket is the second.
    let ticks: u64 = after[13].parse::<u64>().unwrap() + after[14].parse::<u64>().unwrap();
    ticks as f64 / 100.0
}

/// Takes the report line by line.
pub fn lines(report: &Path, mut take: impl FnMut(&str)) {
    for line in BufReader::new(File::open(report).unwrap()).lines() {
        take(&line.unwrap());
    }
}
