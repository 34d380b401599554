//! What work cost: processor time of all threads, and the most memory that was held. Linux only; elsewhere nothing is known.

use std::fs;
use std::time::Duration;

/// Processor time of all threads of this program, in user and system mode, that are still there: those of the pool stay.
pub fn cpu() -> Duration {
    let Ok(threads) = fs::read_dir("/proc/self/task") else { return Duration::ZERO };
    let mut all = 0;
    for thread in threads.flatten() {
        let said = fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default();
        all += said.split(' ').next().and_then(|first| first.parse::<u64>().ok()).unwrap_or(0);
    }
    Duration::from_nanos(all)
}

/// The most memory that was held so far, in MiB.
pub fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).map_or(0, |kib| kib / 1024)
}
