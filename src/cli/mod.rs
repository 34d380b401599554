//! The commands, one file each; only here the program prints, and only here it ends.

pub(crate) mod add;
pub(crate) mod align;
pub(crate) mod annotate;
pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod extract;
mod heaps;
pub(crate) mod interrupt;
pub(crate) mod into;
pub(crate) mod new;
mod out;
mod paths;
pub(crate) mod problems;
pub(crate) mod progress;
pub(crate) mod replay;
pub(crate) mod review;
pub(crate) mod schema;
pub(crate) mod selfcheck;
pub(crate) mod serve;
pub(crate) mod stories;
pub(crate) mod validate;
mod who;

use dissensus::text::printable::marked;
use dissensus::{Error, Result};
use std::io::Write;
use std::path::PathBuf;

/// Tells what stopped a run, on standard error.
pub(crate) fn complain(error: &Error) {
    if let Error::Problems(found) = error {
        progress::aside(|| problems::print(found));
        return;
    }
    // A path is data, too.
    let lines = error.to_string().lines().map(marked).collect::<Vec<_>>().join("\n");
    // A reader of standard error that has gone away is no reason to end otherwise.
    progress::aside(|| drop(writeln!(std::io::stderr(), "dissensus: {lines}")));
}

/// The threads that work side by side.
fn pool(threads: Option<u16>) -> Result<rayon::ThreadPool> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.map_or(0, usize::from)).build();
    pool.map_err(|error| Error::Nothing {
        path: PathBuf::from("threads"),
        what: format!("cannot be started: {error}; try --threads 1"),
    })
}
