//! Where a byte stands for people and for other programs: line, column, character.

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Answers for one text: bytes to lines and to Unicode scalar values.
///
/// Every 64th character is remembered, so that an answer costs the same wherever it stands; of ASCII nothing has to be.
#[derive(Debug, Clone)]
pub struct Places<'t> {
    text: &'t str,
    lines: Vec<usize>,
    marks: Vec<usize>,
    is_ascii: bool,
    chars_before: usize,
    lines_before: usize,
}

const STEP: usize = 64;

impl<'t> Places<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let mut lines = vec![0];
        lines.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let is_ascii = text.is_ascii();
        let marks = match is_ascii {
            true => Vec::new(),
            false => text.char_indices().step_by(STEP).map(|(at, _)| at).collect(),
        };
        Places { text, lines, marks, is_ascii, chars_before: 0, lines_before: 0 }
    }

    /// The same for a piece of a longer text, that has so many characters and line breaks before the piece.
    pub fn of_piece(text: &'t str, chars_before: usize, lines_before: usize) -> Self {
        Places { chars_before, lines_before, ..Places::new(text) }
    }

    /// How many Unicode scalar values stand before byte `at`; a byte inside a character counts as its start.
    pub fn chars(&self, at: usize) -> usize {
        if self.is_ascii {
            return self.chars_before + at.min(self.text.len());
        }
        let mark = self.marks.partition_point(|byte| *byte <= at).saturating_sub(1);
        let from = self.marks.get(mark).copied().unwrap_or(0);
        let rest = self.text.get(from..).unwrap_or("");
        self.chars_before
            + mark * STEP
            + rest.char_indices().take_while(|(offset, _)| from + offset < at).count()
    }

    /// The line and column of byte `at`.
    pub fn place(&self, at: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= at).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        Place { line: self.lines_before + line, column: self.chars(at) - self.chars(start) + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_characters_and_lines() {
        let text = "Türkiye\nsaid “no”";
        let places = Places::new(text);
        assert_eq!(places.chars(text.find("said").unwrap()), 8);
        assert_eq!(places.chars(text.len()), 17);
        assert_eq!(places.place(text.find("no").unwrap()), Place { line: 2, column: 7 });
    }

    #[test]
    fn a_piece_counts_from_the_start_of_the_whole() {
        let (text, cut) = ("é one\ntwo three", "é one\n".len());
        let (whole, piece) = (Places::new(text), Places::of_piece(&text[cut..], 6, 1));
        assert_eq!(piece.chars(4), whole.chars(cut + 4));
        assert_eq!(piece.place(4), whole.place(cut + 4));
    }

    #[test]
    fn long_texts_count_the_same() {
        for text in ["é1\n".repeat(500), "e1\n".repeat(500)] {
            let places = Places::new(&text);
            for (at, _) in text.char_indices() {
                assert_eq!(places.chars(at), text[..at].chars().count());
            }
            assert_eq!(places.chars(text.len()), 1500);
        }
    }
}
