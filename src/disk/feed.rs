//! A long input in portions that fit into memory: whole lines of records, or pieces of a text cut between paragraphs.
//!
//! Where a text is cut depends on the text alone, never on how the bytes arrived, so that a pipe gives what a file gives.

use std::io::{ErrorKind, Read};

/// How much is read before portions are given out, where a reader has more.
const BATCH: usize = 1 << 20;
/// How much is asked of a reader at once.
const ROOM: usize = 256 << 10;
/// How long a portion of lines is at least.
const LINES: usize = 32 << 10;
/// How long a piece of a text is at least, before the paragraph ends at which it is cut.
const PIECE: usize = 64 << 10;
/// How long a piece can be, where no paragraph ends.
const LONGEST_PIECE: usize = 256 << 10;
/// How long a line of records can be.
pub const LONGEST_LINE: usize = 64 << 20;

/// How an input is parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// After whole lines.
    Lines,
    /// Between paragraphs; within one only where it is very long.
    Paragraphs,
}

/// A part of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portion {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many line breaks stand before it.
    pub lines_before: usize,
    /// How many characters stand before it.
    pub chars_before: usize,
}

/// Reads an input portion by portion.
#[derive(Debug)]
pub struct Feed<R> {
    input: R,
    cut: Cut,
    /// What was read and not yet given out.
    buffer: Vec<u8>,
    /// What is read into.
    room: Vec<u8>,
    lines: usize,
    chars: usize,
    is_at_end: bool,
}

impl<R: Read> Feed<R> {
    /// A feed of all that `first` and then `input` hold.
    pub fn new(first: Vec<u8>, input: R, cut: Cut) -> Self {
        Feed { input, cut, buffer: first, room: vec![0; ROOM], lines: 0, chars: 0, is_at_end: false }
    }

    /// The next portions, in their order; empty at the end of the input.
    ///
    /// # Errors
    /// What the reader says; [`ErrorKind::InvalidData`] for a line that is too long.
    pub fn portions(&mut self) -> std::io::Result<Vec<Portion>> {
        loop {
            let given = self.cut_off();
            if !given.is_empty() || (self.is_at_end && self.buffer.is_empty()) {
                return Ok(given);
            }
            if self.cut == Cut::Lines && self.buffer.len() > LONGEST_LINE {
                return Err(std::io::Error::new(ErrorKind::InvalidData, "a line of more than 64 MB"));
            }
            self.fill()?;
        }
    }

    /// Reads on: of lines what is there, for somebody may wait for it; of a text a whole batch.
    fn fill(&mut self) -> std::io::Result<()> {
        let aim = self.buffer.len() + BATCH;
        let mut fresh = self.buffer.len();
        while self.buffer.len() < aim && !self.is_at_end {
            let had = self.buffer.len();
            match self.input.read(&mut self.room) {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                read => {
                    let read = read?;
                    self.is_at_end = read == 0;
                    self.buffer.extend_from_slice(self.room.get(..read).unwrap_or_default());
                }
            }
            match self.cut {
                Cut::Lines if self.buffer.get(had..).is_some_and(|new| new.contains(&b'\n')) => break,
                Cut::Lines => {}
                Cut::Paragraphs => fresh = plain_breaks(&mut self.buffer, fresh, self.is_at_end),
            }
        }
        Ok(())
    }

    fn cut_off(&mut self) -> Vec<Portion> {
        let mut given = Vec::new();
        let mut from = 0;
        loop {
            let rest = self.buffer.get(from..).unwrap_or_default();
            let end = match self.cut {
                Cut::Lines => lines_end(rest, self.is_at_end),
                Cut::Paragraphs => piece_end(rest, self.is_at_end),
            };
            let Some(bytes) = end.filter(|end| *end > 0).and_then(|end| rest.get(..end)) else { break };
            from += bytes.len();
            given.push(Portion { bytes: bytes.to_vec(), lines_before: self.lines, chars_before: self.chars });
            self.lines += bytes.iter().filter(|byte| **byte == b'\n').count();
            self.chars += bytes.iter().filter(|byte| !is_inside(**byte)).count();
        }
        self.buffer.drain(..from);
        given
    }
}

/// Makes CRLF and CR to LF from byte `from` on; gives the byte from which to go on when more has come.
fn plain_breaks(buffer: &mut Vec<u8>, from: usize, is_all: bool) -> usize {
    if !buffer.get(from..).is_some_and(|new| new.contains(&b'\r')) {
        return buffer.len();
    }
    let late = buffer.split_off(from);
    let mut bytes = late.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, bytes.peek()) {
            (b'\r', Some(b'\n')) => {}
            (b'\r', None) if !is_all => {
                buffer.push(byte);
                return buffer.len() - 1;
            }
            (b'\r', _) => buffer.push(b'\n'),
            _ => buffer.push(byte),
        }
    }
    buffer.len()
}

/// True for a byte of UTF-8 that does not begin a character.
fn is_inside(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// Where a portion of lines ends: after the first line break past its least length, else after the last one there is.
fn lines_end(rest: &[u8], is_all: bool) -> Option<usize> {
    let is_break = |byte: &u8| *byte == b'\n';
    let after_least =
        rest.get(LINES..).and_then(|late| late.iter().position(is_break)).map(|at| LINES + at + 1);
    let last = || rest.iter().rposition(is_break).map(|at| at + 1);
    if is_all { after_least.or(Some(rest.len())) } else { after_least.or_else(last) }
}

/// Where a piece of a text ends; `None` while more of the text must be seen.
fn piece_end(rest: &[u8], is_all: bool) -> Option<usize> {
    if rest.len() < LONGEST_PIECE && !is_all {
        return None;
    }
    if rest.len() <= PIECE {
        return Some(rest.len());
    }
    let late = rest.get(PIECE..rest.len().min(LONGEST_PIECE)).unwrap_or_default();
    let after = |at: usize| PIECE + at;
    let paragraph = late.windows(2).position(|pair| pair == b"\n\n").map(|at| after(at + 2));
    if let Some(end) = paragraph {
        return Some(end);
    }
    if rest.len() <= LONGEST_PIECE {
        return Some(rest.len());
    }
    let line = late.iter().rposition(|byte| *byte == b'\n').map(|at| after(at + 1));
    let space = || late.iter().rposition(u8::is_ascii_whitespace).map(|at| after(at + 1));
    let character = || {
        let mut end = LONGEST_PIECE;
        while rest.get(end).copied().is_some_and(is_inside) && end > PIECE {
            end -= 1;
        }
        end
    };
    Some(line.or_else(space).unwrap_or_else(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives at most `step` bytes at a time, as a pipe may.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
            let step = self.1.min(self.0.len()).min(room.len());
            room[..step].copy_from_slice(&self.0[..step]);
            self.0 = &self.0[step..];
            Ok(step)
        }
    }

    fn all(text: &[u8], step: usize, cut: Cut) -> Vec<Portion> {
        let mut feed = Feed::new(Vec::new(), Slow(text, step), cut);
        let mut given = Vec::new();
        loop {
            let more = feed.portions().unwrap();
            if more.is_empty() {
                return given;
            }
            given.extend(more);
        }
    }

    #[test]
    fn nothing_is_lost_and_the_places_are_those_of_the_whole() {
        let text = "Zwölf Menschen in 3 Orten.\nMehr.\n\n".repeat(20_000);
        for cut in [Cut::Lines, Cut::Paragraphs] {
            let portions = all(text.as_bytes(), 4096, cut);
            assert!(portions.len() > 3);
            let mut before = String::new();
            for portion in &portions {
                assert_eq!(portion.lines_before, before.matches('\n').count());
                assert_eq!(portion.chars_before, before.chars().count());
                before.push_str(std::str::from_utf8(&portion.bytes).unwrap());
            }
            assert_eq!(before, text);
        }
    }

    #[test]
    fn a_text_is_cut_where_it_would_be_however_it_arrives() {
        let texts = [
            "word ".repeat(200_000),
            "é".repeat(300_000),
            "A line.\n".repeat(90_000),
            "é\n\nf".repeat(150_000),
        ];
        for text in &texts {
            let whole = all(text.as_bytes(), usize::MAX, Cut::Paragraphs);
            assert_eq!(whole, all(text.as_bytes(), 1000, Cut::Paragraphs));
            assert!(whole.iter().all(|piece| std::str::from_utf8(&piece.bytes).is_ok()));
            assert!(whole.iter().all(|piece| piece.bytes.len() <= LONGEST_PIECE));
        }
    }

    #[test]
    fn lines_that_are_there_are_given_before_more_is_read() {
        let mut feed = Feed::new(Vec::new(), Slow(b"one\ntwo\nthr", 8), Cut::Lines);
        assert_eq!(feed.portions().unwrap()[0].bytes, b"one\ntwo\n");
        assert_eq!(feed.portions().unwrap()[0].bytes, b"thr");
        assert!(feed.portions().unwrap().is_empty());
    }

    #[test]
    fn line_breaks_of_all_systems_are_one() {
        let text = "One.\r\n\r\nTwo.\rThree.\n\r".repeat(9_000);
        for step in [7, 1000, usize::MAX] {
            let given: Vec<u8> = all(text.as_bytes(), step, Cut::Paragraphs)
                .into_iter()
                .flat_map(|piece| piece.bytes)
                .collect();
            assert_eq!(given, "One.\n\nTwo.\nThree.\n\n".repeat(9_000).into_bytes());
        }
    }

    #[test]
    fn an_empty_input_has_no_portion() {
        assert!(all(b"", 10, Cut::Lines).is_empty() && all(b"", 10, Cut::Paragraphs).is_empty());
    }
}
