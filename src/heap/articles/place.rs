//! Where an article of a heap lies, and its bytes read again from there.

use crate::error::{Error, Result};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// Where one article lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// On a line of a file.
    Line {
        /// Which of the sources.
        source: usize,
        /// Its line, from 1.
        line: usize,
        /// The byte at which it begins.
        offset: u64,
        /// How many bytes it has.
        length: usize,
    },
    /// In a file of its own.
    File(PathBuf),
}

/// What holds articles line by line.
#[derive(Debug)]
pub(super) struct Source {
    /// What people call it.
    pub(super) name: PathBuf,
    /// The file, or what came by a pipe, set down.
    pub(super) file: File,
}

/// An article's bytes, and where they stood.
#[derive(Debug)]
pub(super) enum Lying {
    Line { name: PathBuf, line: usize, bytes: Vec<u8> },
    File(PathBuf),
}

/// "heap.jsonl:12", or the file.
pub(super) fn words(place: &Place, names: &[PathBuf]) -> String {
    match place {
        Place::File(path) => path.display().to_string(),
        Place::Line { source, line, .. } => {
            let name = names.get(*source).map_or(Path::new(""), PathBuf::as_path);
            format!("{}:{line}", name.display())
        }
    }
}

/// Reads a line again; files are left to be read side by side.
pub(super) fn fetch(place: &Place, sources: &mut [Source]) -> Result<Lying> {
    match place {
        Place::File(path) => Ok(Lying::File(path.clone())),
        Place::Line { source, line, offset, length } => {
            let Some(source) = sources.get_mut(*source) else { return Ok(Lying::File(PathBuf::new())) };
            let mut bytes = vec![0; *length];
            let read =
                source.file.seek(SeekFrom::Start(*offset)).and_then(|_| source.file.read_exact(&mut bytes));
            read.map_err(|error| Error::Read { path: source.name.clone(), source: error })?;
            Ok(Lying::Line { name: source.name.clone(), line: *line, bytes })
        }
    }
}
