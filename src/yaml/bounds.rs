//! What a text may cost: its signs are handed to the parser in portions.
//!
//! The parser reads a list in brackets to its end before it gives anything of it, and keeps some two hundred bytes for each
//! sign of it. So it gets no more signs than a portion has until it has given something; a text that needs more ends there.
//! How deep values lie, and how many they are, is counted where they are kept.

use std::cell::Cell;
use std::str::Chars;

/// The signs between one value and the next: a decision on a row of ten thousand claims, a text of two hundred pages.
pub(super) const PORTION: usize = 1 << 20;

/// The signs of a text, a portion at a time.
#[derive(Debug)]
pub(super) struct Portions<'t> {
    signs: Chars<'t>,
    left: &'t Left,
}

/// How much of the portion is left.
#[derive(Debug)]
pub(super) struct Left(Cell<usize>);

impl Left {
    pub(super) fn whole() -> Left {
        Left(Cell::new(PORTION))
    }

    /// Something was given: the next portion begins.
    pub(super) fn renew(&self) {
        self.0.set(PORTION);
    }

    /// True where the text ended for the parser and not by itself.
    pub(super) fn is_used_up(&self) -> bool {
        self.0.get() == 0
    }
}

impl<'t> Portions<'t> {
    pub(super) fn of(text: &'t str, left: &'t Left) -> Portions<'t> {
        Portions { signs: text.chars(), left }
    }
}

impl Iterator for Portions<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let left = self.left.0.get().checked_sub(1)?;
        self.left.0.set(left);
        self.signs.next()
    }
}
