//! Stories as bytes, to go on with in a later run: ids, which story each article is of, the sketches that later articles are held
//! against, and in how many articles each term stood.
//!
//! Numbers are written seven bits to a byte, sorted ones by their distances: about half a kilobyte an article. A sum over all at the
//! end tells a damaged file from a sound one.

use super::{Sketch, Stories};
use std::collections::BTreeMap;
use std::fmt;

/// What the file begins with.
const NAME: &[u8] = b"dissensus stories ";
/// The form of the file and the way terms are made; both are one number, for sketches of two ways are not alike.
const VERSION: &[u8] = b"1\n";

/// Why bytes give no stories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// They are something else.
    NotStories,
    /// Another version of dissensus wrote them.
    OtherVersion,
    /// They are cut short, or changed.
    Damaged,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unreadable::NotStories => {
                "this is no file of stories: name one that --state wrote, or a new one; it was left as it is"
            }
            Unreadable::OtherVersion => {
                "another version of dissensus wrote these stories: go on with that version, or begin a new file; it was left as it is"
            }
            Unreadable::Damaged => {
                "these stories are damaged (cut short, or changed by another program): take a copy of the file, or begin a new one; it was left as it is"
            }
        })
    }
}

impl Stories {
    /// Settles what is not, and writes all that later articles need.
    pub fn to_bytes(&mut self) -> Vec<u8> {
        self.settle();
        let mut out = [NAME, VERSION].concat();
        number(&mut out, self.ids.len() as u64);
        for (at, id) in self.ids.iter().enumerate() {
            number(&mut out, id.len() as u64);
            out.extend_from_slice(id.as_bytes());
            let story = self.story_of.get(at).copied().unwrap_or_default() as usize;
            // The first article of a story is 0 back from itself.
            number(&mut out, at.saturating_sub(story) as u64);
            if let Some(sketch) = self.sketches.get(at) {
                write_sketch(&mut out, sketch);
            }
        }
        let counts: BTreeMap<u32, u32> = self.counts.iter().map(|(term, count)| (*term, *count)).collect();
        number(&mut out, counts.len() as u64);
        let mut before = 0;
        for (term, count) in counts {
            number(&mut out, u64::from(term - before));
            number(&mut out, u64::from(count));
            before = term;
        }
        let sum = sum(&out);
        out.extend_from_slice(&sum.to_le_bytes());
        out
    }

    /// Reads what [`Stories::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// [`Unreadable`], for bytes of any other kind.
    pub fn from_bytes(bytes: &[u8]) -> Result<Stories, Unreadable> {
        let rest = bytes.strip_prefix(NAME).ok_or(Unreadable::NotStories)?;
        let rest = rest.strip_prefix(VERSION).ok_or(Unreadable::OtherVersion)?;
        let (_, last) = rest.split_at_checked(rest.len().saturating_sub(8)).ok_or(Unreadable::Damaged)?;
        let told: [u8; 8] = last.try_into().map_err(|_| Unreadable::Damaged)?;
        let body = bytes.get(..bytes.len() - 8).ok_or(Unreadable::Damaged)?;
        if u64::from_le_bytes(told) != sum(body) {
            return Err(Unreadable::Damaged);
        }
        let mut read = Reader { rest: rest.get(..rest.len() - 8).unwrap_or_default() };
        read.stories().filter(|_| read.rest.is_empty()).ok_or(Unreadable::Damaged)
    }
}

fn write_sketch(out: &mut Vec<u8>, sketch: &Sketch) {
    number(out, sketch.day.map_or(0, |day| 1 + zigzag(day)));
    number(out, sketch.terms.len() as u64);
    let mut before = 0;
    for (term, strength) in sketch.terms.iter().zip(&sketch.strengths) {
        number(out, u64::from(term - before));
        out.push(*strength);
        before = *term;
    }
}

/// Small numbers of either sign as small numbers.
fn zigzag(day: i32) -> u64 {
    let twice = i64::from(day) * 2;
    if day < 0 { twice.unsigned_abs() - 1 } else { twice.unsigned_abs() }
}

fn number(out: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// FNV-1a of 64 bits.
fn sum(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn stories(&mut self) -> Option<Stories> {
        let mut stories = Stories::default();
        for at in 0..self.number()? {
            let length = usize::try_from(self.number()?).ok()?;
            let (id, rest) = self.rest.split_at_checked(length)?;
            self.rest = rest;
            stories.ids.push(std::str::from_utf8(id).ok()?.to_owned());
            let story = u32::try_from(at.checked_sub(self.number()?)?).ok()?;
            stories.story_of.push(story);
            let sketch = self.sketch()?;
            stories.sketches.push(sketch);
        }
        let mut term: u32 = 0;
        for _ in 0..self.number()? {
            term = term.checked_add(u32::try_from(self.number()?).ok()?)?;
            stories.counts.insert(term, u32::try_from(self.number()?).ok()?);
        }
        Some(stories)
    }

    fn sketch(&mut self) -> Option<Sketch> {
        let day = match self.number()? {
            0 => None,
            more => {
                let (half, is_before) = (i64::try_from((more - 1) / 2).ok()?, (more - 1) % 2 == 1);
                Some(i32::try_from(if is_before { -half - 1 } else { half }).ok()?)
            }
        };
        let (mut terms, mut strengths) = (Vec::new(), Vec::new());
        let mut term: u32 = 0;
        for _ in 0..self.number()? {
            term = term.checked_add(u32::try_from(self.number()?).ok()?)?;
            terms.push(term);
            strengths.push(self.byte()?);
        }
        Some(Sketch { day, terms: terms.into(), strengths: strengths.into() })
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}
