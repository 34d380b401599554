//! The second reading: block by block, side by side, handed on in the order of the blocks.

use super::{Blocks, cannot_read};
use crate::Result;
use crate::claim::{Claim, record};
use crate::compare::set::VagueWords;
use crate::compare::{self, Links, Question, Source};
use borsh::BorshDeserialize;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::ops::ControlFlow;

/// A block with what its claims answer.
#[derive(Debug)]
pub struct Block<'a> {
    /// Its claims, in the order in which they came.
    pub claims: &'a [Claim],
    /// Of each, how many claims came before.
    pub places: &'a [usize],
    /// Its questions, in the order of the table; they point into the claims of the block.
    pub questions: &'a [Question],
}

/// What came of judging.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Judged {
    /// How many questions there are.
    pub questions: usize,
    /// How many of them are disputed or in conflict.
    pub flagged: usize,
    /// How many claims came once more under an id that was there, and were left out.
    pub doubles: usize,
}

/// About how many claims are judged before what came of it is handed on.
const ROUND: usize = 1 << 15;
/// About how many one thread takes at a time.
const TASK: usize = 1 << 10;

impl Blocks {
    /// Judges all blocks side by side. `made` makes of each what is wanted of it, and `given` gets that in the order of the blocks, until it
    /// breaks off.
    ///
    /// # Errors
    ///
    /// Those of `given`; [`crate::error::Error::Read`] where the temporary file can't be read.
    pub fn judge<T: Send>(
        &self,
        own: &VagueWords,
        made: impl Fn(&Block) -> T + Sync,
        mut given: impl FnMut(T) -> Result<ControlFlow<()>>,
    ) -> Result<Judged> {
        let mut judged = Judged::default();
        let mut next = 0;
        while next < self.blocks.len() {
            let (tasks, end) = self.round(next);
            next = end;
            let work = |task: &(usize, usize)| self.task(*task, own, &made);
            let done: Vec<Result<(Vec<T>, Judged)>> = tasks.par_iter().with_max_len(1).map(work).collect();
            for one in done {
                let (all, more) = one?;
                judged.questions += more.questions;
                judged.flagged += more.flagged;
                judged.doubles += more.doubles;
                for made in all {
                    if given(made)?.is_break() {
                        return Ok(judged);
                    }
                }
            }
        }
        Ok(judged)
    }

    /// The next blocks, cut into tasks, and the first block behind them.
    fn round(&self, from: usize) -> (Vec<(usize, usize)>, usize) {
        let mut tasks = Vec::new();
        let (mut all, mut some, mut first, mut next) = (0, 0, from, from);
        while next < self.blocks.len() && all < ROUND {
            let claims: usize = self
                .blocks
                .get(next)
                .iter()
                .filter_map(|run| self.runs.get(*run as usize))
                .map(|run| run.claims as usize)
                .sum();
            (all, some, next) = (all + claims, some + claims, next + 1);
            if some >= TASK {
                tasks.push((first, next));
                (first, some) = (next, 0);
            }
        }
        if first < next {
            tasks.push((first, next));
        }
        (tasks, next)
    }

    fn task<T>(
        &self,
        (from, to): (usize, usize),
        own: &VagueWords,
        made: &impl Fn(&Block) -> T,
    ) -> Result<(Vec<T>, Judged)> {
        let mut room = Room::default();
        let mut judged = Judged::default();
        let mut all = Vec::with_capacity(to - from);
        for block in from..to {
            room.fill(self, block)?;
            judged.doubles += room.doubles;
            let claims = &room.claims;
            let questions = compare::compare(claims, &room.sources, own, &Links::default());
            judged.questions += questions.len();
            judged.flagged += questions.iter().filter(|question| question.verdict.is_flagged()).count();
            all.push(made(&Block { claims, places: &room.places, questions: &questions }));
        }
        Ok((all, judged))
    }
}

/// What a block is read into; the next one takes the room of the last.
#[derive(Default)]
struct Room {
    bytes: Vec<u8>,
    claims: Vec<Claim>,
    places: Vec<usize>,
    sources: Vec<Source>,
    ids: FxHashSet<u64>,
    doubles: usize,
}

impl Room {
    fn fill(&mut self, blocks: &Blocks, block: usize) -> Result<()> {
        self.doubles = 0;
        self.claims.clear();
        self.places.clear();
        self.sources.clear();
        self.ids.clear();
        for run in blocks.blocks.get(block) {
            let Some(run) = blocks.runs.get(*run as usize) else { continue };
            self.bytes.resize(run.bytes as usize, 0);
            blocks.spool.fill(run.at, &mut self.bytes).map_err(cannot_read)?;
            self.read(run.claims as usize, run.first).map_err(cannot_read)?;
        }
        Ok(())
    }

    /// The claims of one article.
    fn read(&mut self, claims: usize, first: usize) -> std::io::Result<()> {
        let mut bytes = self.bytes.as_slice();
        let source = record::Source::deserialize(&mut bytes)?;
        for place in first..first + claims {
            let claim = Claim::deserialize(&mut bytes)?;
            // What is said of an article first counts.
            if place == first && !self.sources.iter().any(|source| source.id == claim.article) {
                let record::Source { anchor, outlet, origin } = source.clone();
                self.sources.push(Source { id: claim.article.clone(), anchor, outlet, origin });
            }
            if self.ids.insert(super::hashed(&claim.id)) {
                self.claims.push(claim);
                self.places.push(place);
            } else {
                self.doubles += 1;
            }
        }
        Ok(())
    }
}
