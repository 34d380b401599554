//! Where output goes: standard output or a file, how wide it is and whether it has colours.

use super::progress;
use dissensus::disk::{Beside, write_beside};
use dissensus::report::Look;
use dissensus::{Error, Result};
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How wide a table is where no terminal says so.
const WIDTH: usize = 100;

/// Whether anybody still reads standard output: `| head` ends before we do, and that is no error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    There,
    Gone,
}

/// Prints to standard output.
pub(crate) fn print(text: &str) -> Result<Reader> {
    print_bytes(text.as_bytes())
}

/// Prints to standard output what is text already.
pub(crate) fn print_bytes(text: &[u8]) -> Result<Reader> {
    let _printing = PRINTING.lock().unwrap_or_else(PoisonError::into_inner);
    let write = || {
        let mut out = std::io::stdout().lock();
        out.write_all(text).and_then(|()| out.flush())
    };
    // What goes elsewhere leaves the terminal as it is.
    let written = if std::io::stdout().is_terminal() { progress::aside(write) } else { write() };
    match written {
        Ok(()) => Ok(Reader::There),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Reader::Gone),
        Err(source) => Err(Error::Write { path: PathBuf::from("standard output"), source }),
    }
}

/// Held while a text is printed, so that an interrupt cuts none in two.
static PRINTING: Mutex<()> = Mutex::new(());

/// Waits for what is being printed, but not for a reader that does not read on; nothing is printed while what it gives is held.
pub(super) fn after_printing() -> Option<MutexGuard<'static, ()>> {
    for _ in 0..25 {
        if let Ok(printed) = PRINTING.try_lock() {
            return Some(printed);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    None
}

/// Where a report goes that comes piece by piece.
pub(crate) enum Sink {
    Out,
    /// There whole, or not at all.
    File(Beside),
}

impl Sink {
    pub(crate) fn to(file: Option<&Path>) -> Result<Sink> {
        file.map_or(Ok(Sink::Out), |path| Beside::begin(path).map(Sink::File))
    }

    pub(crate) fn put(&mut self, text: &str) -> Result<Reader> {
        match self {
            Sink::Out => print(text),
            Sink::File(file) => file.write(text.as_bytes()).map(|()| Reader::There),
        }
    }

    /// The end of the report.
    pub(crate) fn finish(self) -> Result<()> {
        match self {
            Sink::Out => Ok(()),
            Sink::File(file) => file.finish(),
        }
    }
}

/// Prints, or writes the file whole.
pub(crate) fn deliver(text: &str, file: Option<&Path>) -> Result<Reader> {
    match file {
        Some(path) => write_beside(path, text).map(|()| Reader::There),
        None => print(text),
    }
}

/// The width of the terminal: `COLUMNS` where it is set, else the terminal's own, else 100.
pub(crate) fn width() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse::<usize>().ok());
    let own = || terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
    set.filter(|columns| *columns > 0).or_else(own).unwrap_or(WIDTH)
}

/// Colours where standard output is a terminal and nobody asked for none (no-color.org).
pub(crate) fn look() -> Look {
    look_of(&std::io::stdout())
}

/// The same for any stream.
pub(crate) fn look_of(stream: &impl IsTerminal) -> Look {
    let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    if !unwanted && stream.is_terminal() { Look::Coloured } else { Look::Plain }
}
