//! A heap of claims whose articles are not at hand: read once to be joined into blocks, and once more, block by block, to be judged.
//!
//! A block holds the claims of one event: articles are grouped by what their claims tell (`terms`) as stories are grouped by what their
//! texts tell ([`story`](crate::story)), all measures of an event together, so that parts and wholes see each other. What is held between the
//! two readings is the terms of each article and a place in a temporary file; what is judged at one time is a few blocks. A block is judged by a pure function of its claims, so
//! that blocks can be judged side by side, on one machine or on many.

mod bones;
mod join;
mod judge;
mod spool;
mod terms;
#[cfg(test)]
mod tests;

pub use join::{Bounds, Joined};
pub use judge::{Block, Judged};

use crate::claim::record::Record;
use crate::{Error, Result};
use borsh::BorshSerialize;
use jiff::civil::Date;
use join::Terms;
use rayon::prelude::*;
use spool::Spool;
use std::hash::Hasher;
use std::path::PathBuf;

/// Claims as they come in.
#[derive(Debug)]
pub struct Claims {
    bounds: Bounds,
    spool: Spool,
    runs: Vec<Run>,
    terms: Terms,
    /// How many claims have come.
    len: usize,
}

/// Claims of one article that came one after the other.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Where they stand in the temporary file.
    at: u64,
    bytes: u32,
    claims: u32,
    /// How many claims came before.
    first: usize,
    /// A hash of the article's id.
    article: u64,
    /// The day of the article.
    day: Option<Date>,
}

/// How many claims are made ready by one thread at a time.
const PART: usize = 512;

impl Claims {
    /// None yet; the temporary file lies where the system keeps its own, and is gone when this is.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] where no temporary file can be made.
    pub fn new(bounds: Bounds) -> Result<Claims> {
        let spool = Spool::new().map_err(cannot_write)?;
        Ok(Claims { bounds, spool, runs: Vec::new(), terms: Terms::default(), len: 0 })
    }

    /// Takes the next claims. Those of one article cost least where they stand together.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] where the temporary file can't be written.
    pub fn add(&mut self, records: &[Record]) -> Result<()> {
        let parts: Vec<&[Record]> = parts(records);
        let made: Vec<std::io::Result<Part>> = parts.into_par_iter().map(Part::of).collect();
        for part in made {
            let mut part = part.map_err(cannot_write)?;
            let at = self.spool.append(&part.bytes).map_err(cannot_write)?;
            for run in &mut part.runs {
                run.at += at;
                run.first += self.len;
            }
            self.len += part.claims;
            self.runs.append(&mut part.runs);
            self.terms.append(&part.terms);
        }
        Ok(())
    }

    /// Joins what came into blocks.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] where the temporary file can't be written.
    pub fn joined(self) -> Result<Blocks> {
        let spool = self.spool.finish().map_err(cannot_write)?;
        let (blocks, joined) = join::join(&self.runs, &self.terms, &self.bounds);
        Ok(Blocks { spool, runs: self.runs, blocks, joined })
    }
}

/// Claims joined into blocks, to be judged.
#[derive(Debug)]
pub struct Blocks {
    spool: spool::Read,
    runs: Vec<Run>,
    blocks: join::Lists,
    joined: Joined,
}

impl Blocks {
    /// How claims were joined.
    pub fn joined(&self) -> &Joined {
        &self.joined
    }
}

/// Records cut between articles into parts for the threads; an article that has more is cut as well.
fn parts(records: &[Record]) -> Vec<&[Record]> {
    let mut parts = Vec::with_capacity(records.len() / PART + 1);
    let mut rest = records;
    while !rest.is_empty() {
        let mut end = PART.min(rest.len());
        while end < rest.len() && end < 2 * PART && rest[end].claim.article == rest[end - 1].claim.article {
            end += 1;
        }
        let (part, more) = rest.split_at(end);
        parts.push(part);
        rest = more;
    }
    parts
}

/// Some claims made ready.
struct Part {
    bytes: Vec<u8>,
    runs: Vec<Run>,
    terms: Terms,
    claims: usize,
}

impl Part {
    fn of(records: &[Record]) -> std::io::Result<Part> {
        let mut part = Part {
            bytes: Vec::with_capacity(records.len() * 1024),
            runs: Vec::new(),
            terms: Terms::default(),
            claims: records.len(),
        };
        let mut own: Vec<u32> = Vec::new();
        let mut first = 0;
        for run in records.chunk_by(|a, b| a.claim.article == b.claim.article && a.source == b.source) {
            let at = part.bytes.len();
            let Some(head) = run.first() else { continue };
            head.source.serialize(&mut part.bytes)?;
            let day = head.source.anchor.day;
            for record in run {
                record.claim.serialize(&mut part.bytes)?;
                terms::of(&record.claim, &mut own);
            }
            part.terms.push(&mut own);
            part.runs.push(Run {
                at: at as u64,
                bytes: u32::try_from(part.bytes.len() - at).unwrap_or(u32::MAX),
                claims: u32::try_from(run.len()).unwrap_or(u32::MAX),
                first,
                article: hashed(&head.claim.article),
                day,
            });
            first += run.len();
        }
        Ok(part)
    }
}

/// A hash of an id.
fn hashed(id: &str) -> u64 {
    let mut hash = rustc_hash::FxHasher::default();
    hash.write(id.as_bytes());
    hash.finish()
}

fn cannot_write(source: std::io::Error) -> Error {
    Error::Write { path: PathBuf::from("a temporary file for claims"), source }
}

fn cannot_read(source: std::io::Error) -> Error {
    Error::Read { path: PathBuf::from("a temporary file for claims"), source }
}
