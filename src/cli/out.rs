//! Where output goes: standard output or a file, how wide it is and whether it has colours.

use dissensus::disk::write_beside;
use dissensus::report::Look;
use dissensus::{Error, Result};
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

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
    let mut out = std::io::stdout().lock();
    match out.write_all(text).and_then(|()| out.flush()) {
        Ok(()) => Ok(Reader::There),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Reader::Gone),
        Err(source) => Err(Error::Write { path: PathBuf::from("standard output"), source }),
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
