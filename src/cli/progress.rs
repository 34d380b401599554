//! How far long work is, on the terminal of a person who waits; nothing where standard error goes elsewhere, or with `--quiet`.
//!
//! A command begins it with one line and steps it; what is printed meanwhile goes through [`aside`], which takes the line away for that
//! long, so that no report is torn.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Work that is done sooner is not told of.
const PATIENCE: Duration = Duration::from_millis(600);
/// So often the line is drawn.
const TICK: Duration = Duration::from_millis(120);

static QUIET: AtomicBool = AtomicBool::new(false);
/// The line that stands on the terminal.
static SHOWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// No progress and no notes from now on.
pub(crate) fn be_quiet() {
    QUIET.store(true, Ordering::Relaxed);
}

/// Work that is going on; it is over when this is dropped.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// What ends the drawing, where there is any.
    _drawn: Option<Sender<()>>,
}

/// Begins to tell of work on so many things, `what` in the plural: "cases", "articles compared".
pub(crate) fn of(all: usize, what: &str) -> Progress {
    begin(
        ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::hidden()),
        "{pos} of {len} ",
        what,
    )
}

/// Begins to tell of work whose end is not known: how many things were done.
pub(crate) fn counting(what: &str) -> Progress {
    begin(ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()), "{pos} ", what)
}

/// Begins to tell that something is being done: "reading the case".
pub(crate) fn doing(what: &str) -> Progress {
    begin(ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()), "", what)
}

fn begin(bar: ProgressBar, numbers: &str, what: &str) -> Progress {
    if QUIET.load(Ordering::Relaxed) || !std::io::stderr().is_terminal() {
        return Progress { bar, _drawn: None };
    }
    if let Ok(style) = ProgressStyle::with_template(&format!("{{spinner}} {numbers}{{msg}} ({{elapsed}})")) {
        bar.set_style(style);
    }
    bar.set_message(what.to_owned());
    let (drawn, ended) = mpsc::channel::<()>();
    let line = bar.clone();
    std::thread::spawn(move || {
        if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        let mut shown = shown();
        // Where it was cleared meanwhile, it is over.
        if line.is_finished() {
            return;
        }
        line.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        *shown = Some(line.clone());
        drop(shown);
        while ended.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
            line.tick();
        }
    });
    Progress { bar, _drawn: Some(drawn) }
}

impl Progress {
    /// So many more are done.
    pub(crate) fn step(&self, done: usize) {
        self.bar.inc(done as u64);
    }

    /// How many there are became known, or is known better.
    pub(crate) fn all(&self, all: usize) {
        self.bar.set_length(all as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let mut shown = shown();
        self.bar.finish_and_clear();
        *shown = None;
    }
}

fn shown() -> MutexGuard<'static, Option<ProgressBar>> {
    SHOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Prints with the line out of the way.
pub(crate) fn aside<T>(print: impl FnOnce() -> T) -> T {
    let shown = shown().clone();
    match shown {
        Some(bar) => bar.suspend(print),
        None => print(),
    }
}

/// Takes the line away for good, before the program ends.
pub(crate) fn clear() {
    if let Ok(Some(bar)) = SHOWN.try_lock().map(|mut shown| shown.take()) {
        bar.finish_and_clear();
    }
}

/// Tells something that is no error and belongs to no report.
pub(crate) fn note(text: &str) {
    if !QUIET.load(Ordering::Relaxed) {
        // A reader of standard error that has gone away is no reason to end otherwise.
        aside(|| drop(writeln!(std::io::stderr(), "{text}")));
    }
}
