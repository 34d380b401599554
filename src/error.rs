//! What stops a run, and what is wrong with a file that a person wrote.
//!
//! Findings (disagreements, things that could not be read) are results and live with the report.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// A result with this crate's error.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a run stopped; each variant names the file, and what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("{}: cannot be read: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file or folder could not be written.
    #[error("{}: cannot be written: {source}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another program does not let go of a folder or file that it changes.
    #[error("{}: another program{} has been at work on it for more than {}: let it finish or end it, then do it again; nothing was changed", path.display(), holder.map(|holder| format!(" (process {holder})")).unwrap_or_default(), seconds(*waited))]
    Busy {
        /// The folder or file.
        path: PathBuf,
        /// The number that the system gave to that program, where it is known.
        holder: Option<u32>,
        /// How long it was waited for.
        waited: Duration,
    },
    /// Files that a person wrote have mistakes; all that were found are here.
    #[error("{}", list(.0))]
    Problems(Vec<Problem>),
    /// The articles named hold nothing to compare.
    #[error("{}: {what}", path.display())]
    Nothing {
        /// The file or folder that was named.
        path: PathBuf,
        /// What was looked for, and what to do.
        what: String,
    },
    /// A question or claim that the case does not have was asked for.
    #[error("{what}")]
    Unknown {
        /// What was asked for, what is nearest, and where the names stand.
        what: String,
    },
}

/// One mistake in a file that a person wrote, with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// Line from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// Column in characters from 1; 0 where the whole line is meant.
    pub column: usize,
    /// What was expected and what was there, in lower case, one sentence.
    pub message: String,
    /// What to do, where more than the message can be said.
    pub help: Option<String>,
    /// The line as it stands in the file, for the excerpt; empty where there is none.
    pub excerpt: String,
    /// How many characters from `column` on are meant; at least 1.
    pub width: usize,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
            if self.column > 0 {
                write!(f, ":{}", self.column)?;
            }
        }
        write!(f, ": {}", self.message)?;
        if let Some(help) = &self.help {
            write!(f, " ({help})")?;
        }
        Ok(())
    }
}

fn seconds(time: Duration) -> String {
    if time.as_secs() == 1 { "a second".to_owned() } else { format!("{} seconds", time.as_secs()) }
}

fn list(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
}
